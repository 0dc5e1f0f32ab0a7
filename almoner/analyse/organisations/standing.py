"""How a document stands on a day, in words: the applicant and the office read the same."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings

from almoner.analyse.organisations.passport import DOCUMENT_KINDS, NEEDS_REVIEW, Document
from almoner.policy.days import add_months
from almoner.policy.terms import terms_on

SOON = timedelta(days=60)
EXPECTED = ("governing", "accounts", "safeguarding", "insurance")


@dataclass(frozen=True)
class Standing:
    """`colour` is that of a status tag; the words say everything."""

    words: str
    colour: str


NOT_KEPT = Standing("Not kept yet", "grey")
IN_USE = Standing("In use", "green")


def standing_of(document: Document, day: date) -> Standing:
    if document.expires_on and document.expires_on < day:
        return Standing(f"Ran out on {written(document.expires_on)}", "red")
    if document.kind in NEEDS_REVIEW and is_past_review(document, day):
        return Standing("Its review is due (4.22)", "orange")
    if document.expires_on and document.expires_on - day <= SOON:
        return Standing(f"Runs out on {written(document.expires_on)}", "yellow")
    if document.expires_on:
        return Standing(f"In use until {written(document.expires_on)}", "green")
    return IN_USE


def is_past_review(document: Document, day: date) -> bool:
    """A safeguarding policy is reviewed at least so often as the terms say (4.22)."""
    months = terms_on(day, settings.POLICY_FOLDER).policy_review_months
    return document.reviewed_on is None or add_months(document.reviewed_on, months) < day


def missing_kinds(documents: list[Document]) -> list[tuple[str, str]]:
    """Kinds that most bids ask for and nobody has kept yet."""
    kept = {document.kind for document in documents}
    return [(kind, words) for kind, words in DOCUMENT_KINDS if kind in EXPECTED and kind not in kept]


def written(day: date) -> str:
    return f"{day:%-d %B %Y}"
