"""The organisation's passport and its past: documents, accounts, earlier awards."""

from dataclasses import asdict, dataclass
from datetime import date

from almoner.analyse.organisations import access
from almoner.analyse.organisations.actions import refuse
from almoner.analyse.organisations.models import RETURN_STATES, EarlierAward, Organisation
from almoner.analyse.organisations.passport import (
    DOCUMENT_KINDS,
    NEEDS_EXPIRY,
    NEEDS_REVIEW,
    OTHER,
    AccountsYear,
    Document,
)
from almoner.ground.accounts.roles import STAFF
from almoner.ground.core.calendar import london_date
from almoner.ground.core.refusals import Refused
from almoner.ground.files.store import Checked
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action


@dataclass(frozen=True)
class Paper:
    """A document as somebody hands it in."""

    kind: str
    title: str
    reviewed_on: date | None = None
    expires_on: date | None = None


@dataclass(frozen=True)
class YearFigures:
    """One year's accounts in whole pence; cash may be below nothing."""

    year_end: date
    income_pence: int
    expenditure_pence: int
    cash_pence: int
    free_reserves_pence: int = 0
    was_examined: bool = False


@dataclass(frozen=True)
class PastAward:
    reference: str
    title: str
    fund_code: str
    amount_pence: int
    decided_on: date
    ends_on: date | None = None
    promised: str = ""
    delivered: str = ""
    return_state: str = "not_due"


@action("organisations.keep_document", clause="9.1", may=access.may_keep_document)
def keep_document(act: Act, organisation: Organisation, *, paper: Paper, file: Checked) -> Document:
    """Keep a document once for every bid; it takes the place of the one of its kind in use."""
    refuse(wrong_paper(paper, london_date(act.at)))
    older = (
        [] if paper.kind == OTHER else list(organisation.documents.filter(kind=paper.kind, replaced_by=None))
    )
    stored = act.add(file.row(by=act.by, at=act.at))
    made = act.add(
        Document(organisation=organisation, file=stored, kept_by=act.by, kept_at=act.at, **asdict(paper))
    )
    for document in older:
        document.replaced_by = made
        act.save(document)
    act.note(document=paper.kind, replaced=len(older))
    return made


def wrong_paper(paper: Paper, today: date) -> dict[str, list[str]]:
    checks = (
        ("kind", paper.kind in dict(DOCUMENT_KINDS), "Choose what kind of document it is."),
        ("title", bool(paper.title.strip()), "Enter a title."),
        (
            "expires_on",
            not paper.expires_on or paper.expires_on >= today,
            "This document has run out already.",
        ),
        ("reviewed_on", not paper.reviewed_on or paper.reviewed_on <= today, "This day is yet to come."),
        ("expires_on", paper.expires_on or paper.kind not in NEEDS_EXPIRY, "Enter the day insurance ends."),
        (
            "reviewed_on",
            paper.reviewed_on or paper.kind not in NEEDS_REVIEW,
            "Enter the day of its last review.",
        ),
    )
    return {field: [sentence] for field, fine, sentence in checks if not fine}


@action("organisations.record_accounts", clause="9.1", may=access.may_record_accounts)
def record_accounts(
    act: Act, organisation: Organisation, *, figures: YearFigures, document: Document | None = None
) -> AccountsYear:
    """Figures of a year, once; figures that staff entered are not the members' to change (9.1 a)."""
    refuse(wrong_figures(figures, london_date(act.at)))
    if document and document.organisation_id != organisation.pk:
        raise Refused("This document belongs to another organisation.")
    year = organisation.accounts_years.filter(year_end=figures.year_end).first()
    if year and act.role not in STAFF and year.entered_by_staff:
        sentence = "The office entered this year's figures. Write to the office if they are wrong."
        raise Refused(sentence, {"year_end": [sentence]})
    row = year or AccountsYear(organisation=organisation)
    entered = {"entered_by": act.by, "entered_at": act.at, "entered_by_staff": act.role in STAFF}
    for name, value in (asdict(figures) | entered | {"document": document}).items():
        setattr(row, name, value)
    act.note(year_end=figures.year_end.isoformat(), corrected=year is not None)
    return act.save(row) if year else act.add(row)


def wrong_figures(figures: YearFigures, today: date) -> dict[str, list[str]]:
    checks = (
        ("year_end", figures.year_end <= today, "The year must have ended."),
        ("income_pence", figures.income_pence >= 0, "Income cannot be below nothing."),
        ("expenditure_pence", figures.expenditure_pence >= 0, "Spending cannot be below nothing."),
    )
    return {field: [sentence] for field, fine, sentence in checks if not fine}


@action("organisations.record_earlier_award", clause="4.8", may=access.may_record_earlier)
def record_earlier_award(act: Act, organisation: Organisation, *, award: PastAward) -> EarlierAward:
    """Money the organisation had before this system, so that it is seen when it asks again (4.8)."""
    if EarlierAward.objects.filter(reference=award.reference).exists():
        sentence = "An award with this reference is written down already."
        raise Refused(sentence, {"reference": [sentence]})
    if award.amount_pence <= 0:
        raise Refused("Enter the sum.", {"amount_pence": ["Enter a sum above nothing."]})
    if award.ends_on and award.ends_on < award.decided_on:
        raise Refused("It ends before it was decided.", {"ends_on": ["Choose a later day."]})
    return act.add(EarlierAward(organisation=organisation, **asdict(award)))


@action("organisations.record_return_standing", clause="4.8", may=access.may_record_return)
def record_return_standing(act: Act, award: EarlierAward, *, state: str, delivered: str = "") -> EarlierAward:
    """Whether the award was reported on: an overdue or rejected report stands in the way of another (4.8)."""
    if state not in dict(RETURN_STATES):
        raise Refused("Choose how the report stands.", {"state": ["Choose how the report stands."]})
    act.note(returned=f"{award.return_state}:{state}")
    award.return_state = state
    award.delivered = delivered.strip() or award.delivered
    return act.save(award)
