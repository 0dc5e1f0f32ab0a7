"""A case of due diligence with sound accounts and papers, made by the product's own actions."""

from datetime import UTC, date, datetime

from almoner.analyse.organisations.models import Organisation
from almoner.analyse.organisations.passport import AccountsYear
from almoner.do.diligence import actions
from almoner.do.diligence.models import Case
from tests.builders import NOW, a_document, a_person, an_organisation, kept

CHECKING = datetime(2026, 12, 10, 12, tzinfo=UTC)
NOTES = {
    "a": "The accounts are sound.",
    "b": "All papers seen.",
    "c": "The panel scored delivery 4 of 5.",
    "d": "Nothing to ask.",
}
ANSWERS = {
    "a": {"irregularities": False, "overdue_at_regulator": False},
    "b": {"register_active": True, "unrelated_trustees": 5},
}


def accounts(organisation: Organisation, **values) -> AccountsYear:
    defaults = {
        "year_end": date(2026, 3, 31),
        "income_pence": 8_400_000,
        "expenditure_pence": 8_000_000,
        "cash_pence": 2_600_000,
        "free_reserves_pence": 2_400_000,
        "entered_by": a_person("finance"),
        "entered_at": NOW,
    }
    return kept(AccountsYear(organisation=organisation, **(defaults | values)))


def a_sound_organisation() -> Organisation:
    made = an_organisation()
    accounts(made)
    for kind in ("data_protection", "governing"):
        a_document(made, kind)
    return made


def a_case(organisation: Organisation | None = None, subject: str = "26R2-001", **values) -> Case:
    officer = a_person("officer")
    usual = {"subject": subject, "amount_pence": 480_000}
    return actions.open_case(
        organisation or a_sound_organisation(), by=officer, at=CHECKING, **(usual | values)
    )


def record_all(case: Case, **results: str) -> None:
    """All four checks by the right people; `a="fail"` gives one another result."""
    finance, officer = a_person("finance"), a_person("officer")
    paper = case.organisation.documents.first()
    for item in "abcd":
        actions.record_check(
            case,
            by=finance if item == "a" else officer,
            at=CHECKING,
            item=item,
            result=results.get(item, "pass"),
            note=NOTES[item],
            answers=ANSWERS.get(item, {}),
            document=paper if item == "b" else None,
        )
