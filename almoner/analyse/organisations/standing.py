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
    """`words` and `colour` are a status tag's; `detail` gives the day or the clause, if there is one."""

    words: str
    colour: str
    detail: str = ""


def standing_of(document: Document, day: date) -> Standing:
    ends = document.expires_on
    if ends and ends < day:
        return Standing("Run out", "red", f"Ran out on {written(ends)}")
    if document.kind in NEEDS_REVIEW and is_past_review(document, day):
        return Standing("Review due", "orange", f"It is reviewed every {months_of_review(day)} months (4.22)")
    if ends and ends - day <= SOON:
        return Standing("Runs out soon", "yellow", f"Runs out on {written(ends)}")
    return Standing("In use", "green", f"In use until {written(ends)}" if ends else "")


def is_past_review(document: Document, day: date) -> bool:
    """A safeguarding policy is reviewed at least so often as the terms say (4.22)."""
    return document.reviewed_on is None or add_months(document.reviewed_on, months_of_review(day)) < day


def months_of_review(day: date) -> int:
    return terms_on(day, settings.POLICY_FOLDER).policy_review_months


def missing_kinds(documents: list[Document]) -> list[tuple[str, str]]:
    """Kinds that most bids ask for and nobody has kept yet."""
    kept = {document.kind for document in documents}
    return [(kind, words) for kind, words in DOCUMENT_KINDS if kind in EXPECTED and kind not in kept]


def written(day: date) -> str:
    return f"{day:%-d %B %Y}"
