"""Checks a to d before money is promised (9.1)."""

import pytest

from almoner.do.diligence import actions
from almoner.do.diligence.models import Case, Check
from almoner.ground.core.refusals import NotAllowed, Refused
from tests.builders import a_document, a_member, a_person, an_organisation
from tests.do.diligence.cases import (
    ANSWERS,
    CHECKING,
    NOTES,
    a_case,
    a_sound_organisation,
    accounts,
    record_all,
)
from tests.record import last_line, protected

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return {"by": a_person("officer"), "at": CHECKING}


@pytest.fixture
def finance():
    return {"by": a_person("finance"), "at": CHECKING}


def fresh(case: Case) -> Case:
    return Case.objects.get(pk=case.pk)


def test_9_1_a_case_is_opened_once_for_each_subject(officer):
    organisation = a_sound_organisation()
    case = actions.open_case(
        organisation, **officer, subject="26R2-007", amount_pence=480_000, documents=["insurance"]
    )
    line = last_line()

    assert (case.status, case.opened_at, case.documents) == ("open", CHECKING, ["insurance"])
    assert (line["action"], line["clause"], line["rows"]) == ("diligence.open_case", "9.1", protected(case))
    with pytest.raises(Refused, match="open already"):
        actions.open_case(organisation, **officer, subject="26R2-007", amount_pence=1)
    with pytest.raises(NotAllowed):
        actions.open_case(organisation, by=a_person("monitoring"), at=CHECKING, subject="x", amount_pence=1)


def test_9_1_with_all_checks_passed_the_case_is_concluded(officer):
    case = a_case()
    record_all(case)

    actions.conclude(case, **officer, overall="pass")

    case = fresh(case)
    assert (case.status, case.overall, case.concluded_by, case.concluded_at) == (
        "passed", "pass", officer["by"], CHECKING,
    )  # fmt: skip
    assert last_line()["facts"] == {
        "case": "26R2-001", "moved": "open:passed", "overall": "pass", "raised": [],
    }  # fmt: skip


def test_9_1_a_pass_needs_every_check(officer, finance):
    case = a_case()
    with pytest.raises(Refused) as none:
        actions.conclude(case, **officer, overall="pass")
    record_all(case, c="fail")
    with pytest.raises(Refused, match="This check failed"):
        actions.conclude(case, **officer, overall="pass")

    assert (len(none.value.reasons), fresh(case).status) == (4, "open")


def test_9_1_a_pass_with_a_condition_needs_its_words(officer):
    case = a_case()
    record_all(case, b="condition")
    with pytest.raises(Refused, match="Write the condition"):
        actions.conclude(case, **officer, overall="condition", condition=" ")

    actions.conclude(case, **officer, overall="condition", condition="Insurance before the first payment.")

    assert (fresh(case).overall, fresh(case).condition) == (
        "condition",
        "Insurance before the first payment.",
    )


def test_9_1_a_failure_needs_no_more_checks(officer):
    case = a_case()

    actions.conclude(case, **officer, overall="fail")

    assert (fresh(case).status, fresh(case).overall) == ("failed", "fail")


def test_9_1a_1_no_cash_is_no_pass_unless_the_chief_finance_officer_accepts_it(officer, finance):
    organisation = an_organisation()
    accounts(organisation, cash_pence=0)
    a_document(organisation, "data_protection")
    case = a_case(organisation)
    record_all(case)
    with pytest.raises(Refused, match="cash position"):
        actions.conclude(case, **officer, overall="pass")
    accepted = {"item": "a", "result": "pass", "note": NOTES["a"]}
    because = ANSWERS["a"] | {"finance_chief_accepts_because": "A grant of the county came late."}
    with pytest.raises(NotAllowed, match="Only the Chief Finance Officer"):
        actions.record_check(case, **finance, **accepted, answers=because)

    chief = a_person("chief_finance")
    actions.record_check(case, by=chief, at=CHECKING, **accepted, answers=because)
    actions.conclude(case, **officer, overall="pass")

    assert fresh(case).status == "passed"


def test_9_1_a_should_that_is_not_met_is_spoken_to_in_the_note_of_its_check(officer):
    case = a_case(amount_pence=8_400_000)
    record_all(case)
    row = case.checks.get(item="a")
    actions.record_check(case, by=row.checker, at=CHECKING, item="a", result="pass", answers=ANSWERS["a"])
    with pytest.raises(Refused, match="in the note of check a"):
        actions.conclude(case, **officer, overall="pass")
    actions.record_check(
        case,
        by=row.checker,
        at=CHECKING,
        item="a",
        result="pass",
        note="Paid by quarter.",
        answers=ANSWERS["a"],
    )

    actions.conclude(case, **officer, overall="pass")

    assert last_line()["facts"]["raised"] == ["R9.1a-2-share"]


def test_9_1_the_papers_of_the_band_are_asked_for(officer):
    case = a_case(documents=["insurance", "governing"])

    found = {one.rule: one.because for one in actions.findings(case, at=CHECKING)}

    assert found["R9.1b-2"] == "Not seen, or out of date: insurance."


@pytest.mark.parametrize(
    ("role", "item", "may"),
    [
        ("finance", "a", True),
        ("chief_finance", "a", True),
        ("officer", "a", False),
        ("officer", "b", True),
        ("finance", "b", False),
        ("monitoring", "c", False),
        ("officer", "d", True),
        ("auditor", "d", False),
    ],
)
def test_9_1_each_check_belongs_to_its_role(role, item, may):
    case = a_case()
    person = a_person(role)
    if may:
        row = actions.record_check(case, by=person, at=CHECKING, item=item, result="pass", note="Seen.")
        assert (row.checker, row.checked_at, row.note) == (person, CHECKING, "Seen.")
        assert last_line()["facts"] == {"case": "26R2-001", "item": item, "result": "pass"}
    else:
        with pytest.raises(NotAllowed):
            actions.record_check(case, by=person, at=CHECKING, item=item, result="pass")
        assert Check.objects.count() == 0


def test_9_1_3_who_acts_for_the_applicant_does_not_check_it():
    case = a_case()
    connected = a_person("officer")
    a_member(case.organisation, person=connected)
    with pytest.raises(NotAllowed, match="connected with this organisation"):
        actions.record_check(case, by=connected, at=CHECKING, item="b", result="pass")


def test_a_check_recorded_again_replaces_the_first(officer):
    case = a_case()
    for result in ("fail", "pass"):
        actions.record_check(case, **officer, item="c", result=result, note="Seen.")

    assert list(case.checks.values_list("item", "result")) == [("c", "pass")]


@pytest.mark.parametrize(
    "values",
    [
        {"item": "x", "result": "pass"},
        {"item": "b", "result": "splendid"},
        {"item": "b", "result": "pass", "answers": {"shoe_size": 9}},
    ],
)
def test_a_check_that_makes_no_sense_is_refused(officer, values):
    case = a_case()
    with pytest.raises(Refused):
        actions.record_check(case, **officer, **values)


def test_a_paper_of_somebody_else_is_no_evidence(officer):
    case = a_case()
    with pytest.raises(Refused, match="another organisation"):
        actions.record_check(case, **officer, item="b", result="pass", document=a_document(an_organisation()))


def test_9_1d_a_statement_is_put_to_a_partner_and_settled(officer):
    case = a_case()
    row = actions.ask_about(case, **officer, claim=" 71 reports a year ", asked="Police")
    open_still = {one.rule: one.because for one in actions.findings(case, at=CHECKING)}
    actions.settle_statement(row, **officer, reply=" It was 68. ", verdict="contradicted")
    wrong = {one.rule: one.because for one in actions.findings(case, at=CHECKING)}

    row.refresh_from_db()
    assert (row.claim, row.reply, row.verdict) == ("71 reports a year", "It was 68.", "contradicted")
    assert "71 reports a year" in open_still["R9.1d-1"]
    assert "contradicts" in wrong["R9.1d-2"]
    for bad in ({"reply": "x", "verdict": "open"}, {"reply": " ", "verdict": "confirmed"}):
        with pytest.raises(Refused):
            actions.settle_statement(row, **officer, **bad)
    with pytest.raises(Refused) as bare:
        actions.ask_about(case, **officer, claim=" ", asked="")
    assert sorted(bare.value.by_field) == ["asked", "claim"]


def test_concluded_checks_change_only_after_they_are_opened_again_with_a_reason(officer):
    case = a_case()
    actions.conclude(case, **officer, overall="fail")
    with pytest.raises(Refused, match="Reopen them first"):
        actions.record_check(case, **officer, item="b", result="pass")
    with pytest.raises(Refused, match="Say why"):
        actions.reopen(case, **officer, reason=" ")

    actions.reopen(case, **officer, reason="New accounts came.")

    case = fresh(case)
    assert (case.status, case.overall, case.concluded_at, case.concluded_by) == ("open", "", None, None)
    assert (last_line()["action"], bool(last_line()["reason"])) == ("diligence.reopen", True)
    with pytest.raises(Refused):
        actions.reopen(case, **officer, reason="Again.")
