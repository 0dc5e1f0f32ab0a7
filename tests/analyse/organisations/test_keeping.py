import dataclasses
from datetime import date, timedelta

import pytest

from almoner.analyse.organisations.keeping import (
    Paper,
    PastAward,
    YearFigures,
    keep_document,
    record_accounts,
    record_earlier_award,
    record_return_standing,
)
from almoner.analyse.organisations.models import EarlierAward
from almoner.analyse.organisations.passport import AccountsYear
from almoner.analyse.organisations.queries import documents_in_use, earlier_awards, latest_accounts
from almoner.ground.core.refusals import NotAllowed, Refused
from almoner.ground.files.store import Checked
from tests.builders import NOW, TODAY, a_document, a_member, a_person, an_organisation
from tests.record import last_line, protected

pytestmark = pytest.mark.django_db
PDF = Checked(sha256="a" * 64, size=1_200, kind="pdf", name="rules.pdf", scan="clean")
RULES = Paper(kind="governing", title="Our constitution")
YEAR = YearFigures(
    year_end=date(2026, 3, 31),
    income_pence=8_400_000,
    expenditure_pence=8_000_000,
    cash_pence=1_520_000,
    free_reserves_pence=2_000_000,
    was_examined=True,
)
AWARD = PastAward(
    reference="22R1-007",
    title="Boxing for all",
    fund_code="CSDF",
    amount_pence=900_000,
    decided_on=date(2022, 11, 1),
    promised="Sixty young people",
    delivered="Fifty-eight",
)


@pytest.fixture
def organisation():
    return an_organisation("Harbour Trust")


@pytest.mark.parametrize("kind", ["lead", "colleague"])
def test_a_member_keeps_a_document_and_it_replaces_the_one_before(organisation, kind):
    person = a_member(organisation, kind).person
    older = a_document(organisation, "governing", kept_at=NOW - timedelta(days=400))
    other = a_document(organisation, "equality")

    made = keep_document(organisation, by=person, at=NOW, paper=RULES, file=PDF)

    older.refresh_from_db()
    line = last_line()
    assert (made.kept_by, made.kept_at, older.replaced_by) == (person, NOW, made)
    assert (made.file.name, made.file.uploaded_by, made.file.at) == ("rules.pdf", person, NOW)
    assert list(documents_in_use(organisation, TODAY)) == [other, made]
    assert list(documents_in_use(organisation, TODAY - timedelta(days=1))) == [older]
    assert (line["role"], line["facts"]) == (kind, {"document": "governing", "replaced": 1})
    assert line["rows"] == protected(made.file, made, older)


def test_documents_of_other_kinds_stand_side_by_side(organisation):
    person = a_member(organisation).person
    paper = Paper(kind="other", title="Letter of support")

    for _ in range(2):
        keep_document(organisation, by=person, at=NOW, paper=paper, file=PDF)

    assert documents_in_use(organisation, TODAY).count() == 2


def test_a_helper_or_stranger_may_not_keep_documents(organisation):
    for person in (a_member(organisation, "helper").person, a_person(), a_person("auditor")):
        with pytest.raises(NotAllowed):
            keep_document(organisation, by=person, at=NOW, paper=RULES, file=PDF)


@pytest.mark.parametrize(
    ("paper", "field"),
    [
        (Paper(kind="poem", title="Ode"), "kind"),
        (Paper(kind="governing", title="  "), "title"),
        (Paper(kind="insurance", title="Liability"), "expires_on"),
        (Paper(kind="insurance", title="Liability", expires_on=TODAY - timedelta(days=1)), "expires_on"),
        (Paper(kind="safeguarding", title="Policy"), "reviewed_on"),
        (Paper(kind="safeguarding", title="Policy", reviewed_on=TODAY + timedelta(days=1)), "reviewed_on"),
    ],
)
def test_a_document_that_cannot_serve_is_refused_at_its_field(organisation, paper, field):
    with pytest.raises(Refused) as refused:
        keep_document(organisation, by=a_member(organisation).person, at=NOW, paper=paper, file=PDF)
    assert list(refused.value.by_field) == [field]


def test_insurance_that_ends_today_and_a_policy_reviewed_today_are_kept(organisation):
    person = a_member(organisation).person
    papers = (
        Paper(kind="insurance", title="Liability", expires_on=TODAY),
        Paper(kind="safeguarding", title="Policy", reviewed_on=TODAY),
    )

    kept = [keep_document(organisation, by=person, at=NOW, paper=paper, file=PDF) for paper in papers]

    assert [one.kind for one in kept] == ["insurance", "safeguarding"]


@pytest.mark.parametrize("role", ["officer", "finance", "chief_finance"])
def test_staff_record_a_year_of_accounts(organisation, role):
    person, document = a_person(role), a_document(organisation, "accounts")

    year = record_accounts(organisation, by=person, at=NOW, figures=YEAR, document=document)

    assert latest_accounts(organisation, TODAY) == year
    assert (year.cash_pence, year.document, year.entered_by, year.entered_by_staff) == (
        1_520_000,
        document,
        person,
        True,
    )
    assert last_line()["facts"] == {"year_end": "2026-03-31", "corrected": False}
    assert last_line()["rows"] == protected(year)


def test_a_member_records_and_corrects_figures_until_the_office_has(organisation):
    member, finance = a_member(organisation).person, a_person("finance")
    below = dataclasses.replace(YEAR, cash_pence=-260_000)

    record_accounts(organisation, by=member, at=NOW, figures=YEAR)
    record_accounts(organisation, by=member, at=NOW, figures=below)
    assert (AccountsYear.objects.get().cash_pence, last_line()["facts"]["corrected"]) == (-260_000, True)
    record_accounts(organisation, by=finance, at=NOW, figures=YEAR)

    with pytest.raises(Refused) as refused:
        record_accounts(organisation, by=member, at=NOW, figures=below)
    assert (list(refused.value.by_field), AccountsYear.objects.get().cash_pence) == (["year_end"], 1_520_000)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"year_end": TODAY + timedelta(days=1)}, "year_end"),
        ({"income_pence": -1}, "income_pence"),
        ({"expenditure_pence": -1}, "expenditure_pence"),
    ],
)
def test_figures_that_cannot_be_are_refused_at_their_field(organisation, wrong, field):
    with pytest.raises(Refused) as refused:
        record_accounts(
            organisation, by=a_person("finance"), at=NOW, figures=dataclasses.replace(YEAR, **wrong)
        )
    assert list(refused.value.by_field) == [field]


def test_another_organisations_document_is_no_evidence(organisation):
    document = a_document(an_organisation())
    with pytest.raises(Refused):
        record_accounts(organisation, by=a_person("finance"), at=NOW, figures=YEAR, document=document)


def test_strangers_and_auditors_may_not_record_accounts(organisation):
    for person in (a_person(), a_person("auditor"), a_person("monitoring")):
        with pytest.raises(NotAllowed):
            record_accounts(organisation, by=person, at=NOW, figures=YEAR)


def test_4_8_an_officer_writes_down_an_earlier_award(organisation):
    award = record_earlier_award(organisation, by=a_person("officer"), at=NOW, award=AWARD)

    assert list(earlier_awards(organisation)) == [award]
    assert (award.amount_pence, award.promised, award.return_state) == (
        900_000,
        "Sixty young people",
        "not_due",
    )
    assert (last_line()["clause"], last_line()["rows"]) == ("4.8", protected(award))


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({}, "reference"), ({"amount_pence": 0}, "amount_pence"), ({"ends_on": date(2022, 10, 31)}, "ends_on")],
)
def test_an_earlier_award_that_cannot_be_is_refused(organisation, wrong, field):
    officer = a_person("officer")
    if not wrong:
        record_earlier_award(an_organisation(), by=officer, at=NOW, award=AWARD)

    with pytest.raises(Refused) as refused:
        record_earlier_award(organisation, by=officer, at=NOW, award=dataclasses.replace(AWARD, **wrong))
    assert list(refused.value.by_field) == [field]


def test_4_8_how_the_report_stands_is_written_down(organisation):
    officer = a_person("officer")
    award = record_earlier_award(organisation, by=officer, at=NOW, award=AWARD)

    record_return_standing(award, by=officer, at=NOW, state="overdue")

    award.refresh_from_db()
    assert (award.return_state, award.delivered) == ("overdue", "Fifty-eight")
    assert (last_line()["facts"], last_line()["rows"]) == ({"returned": "not_due:overdue"}, protected(award))
    with pytest.raises(Refused):
        record_return_standing(award, by=officer, at=NOW, state="lost")


def test_only_an_officer_writes_down_the_past(organisation):
    member = a_member(organisation).person
    award = record_earlier_award(organisation, by=a_person("officer"), at=NOW, award=AWARD)

    for person in (member, a_person("auditor")):
        with pytest.raises(NotAllowed):
            record_return_standing(award, by=person, at=NOW, state="accepted")
        with pytest.raises(NotAllowed):
            record_earlier_award(organisation, by=person, at=NOW, award=AWARD)
    assert EarlierAward.objects.get().return_state == "not_due"
