"""Subsidy control on a sheet: judged, written, confirmed, given, entered (2.1 g)."""

from datetime import timedelta

import pytest

from almoner.do.agreements import actions as agreements
from almoner.do.agreements.models import Agreement
from almoner.do.decisions import actions
from almoner.do.decisions.content import digest_of
from almoner.do.decisions.signing import findings
from almoner.do.decisions.subsidies import Subsidy
from almoner.do.decisions.subsidising import Judged
from almoner.do.decisions.subsidy_facts import asked_of, recipients, to_be_entered
from almoner.ground.core.refusals import NotAllowed, Refused
from almoner.ground.workflow.models import Letter
from tests.builders import NOW, TODAY, a_member, a_person
from tests.do.agreements.awards import a_wording
from tests.do.decisions.sheets import a_draft, reasons_for, signed_by, the_three

pytestmark = pytest.mark.django_db
NONE = Judged("none", "Nothing is sold with it.")
MINIMAL = Judged("minimal", "It sells lessons.", True, True, True, True)


@pytest.fixture
def officer():
    return a_person("officer")


def judged(sheet, officer, said=MINIMAL, lines=None):
    lines = lines or list(sheet.lines.all())
    return actions.judge_subsidies(sheet, by=officer, at=NOW, judged=said, lines=lines)


def asked(officer, pence=300_000):
    """A sheet of one line of minimal assistance, its recipient written to."""
    sheet = judged(a_draft(pence, author=officer), officer)
    return actions.notify_minimal(Subsidy.objects.get(line__decision=sheet), by=officer, at=NOW)


def confirmed(officer, pence=300_000, declared=0):
    row = asked(officer, pence)
    return actions.declare_minimal(row, by=officer, at=NOW, declared_pence=declared, how="Email of today")


def published(sheet, officer):
    a_wording()
    sheet = actions.open_for_signature(sheet, by=officer, at=NOW, reasons=reasons_for(sheet))
    return agreements.announce(signed_by(sheet, *the_three().in_order()), by=officer, at=NOW)


def stops(sheet):
    return [one.rule for one in findings(sheet, at=NOW) if one.blocks]


def test_2_1_g_thirty_lines_are_answered_with_one_reason(officer):
    sheet = a_draft(*range(300_000, 330_000, 1_000), author=officer)
    actions.set_line(sheet, by=officer, at=NOW, line=sheet.lines.first(), amount_pence=400_000)
    assert Subsidy.objects.count() == 30

    sheet = judged(sheet, officer, Judged("none", "All are free to those they serve."))

    assert set(Subsidy.objects.values_list("outcome", "reason")) == {
        ("none", "All are free to those they serve.")
    }


def test_2_1_g_without_lines_only_the_unanswered_are_answered(officer):
    sheet = a_draft(300_000, 400_000, author=officer)
    first = sheet.lines.first()
    judged(sheet, officer, MINIMAL, [first])
    with pytest.raises(Refused, match="at least one line"):
        actions.judge_subsidies(sheet, by=officer, at=NOW, judged=NONE)

    actions.drop_line(sheet, by=officer, at=NOW, line=first)

    assert list(Subsidy.objects.values_list("outcome", flat=True)) == ["none"]


@pytest.mark.parametrize(
    ("said", "field"),
    [
        (Judged("none", "Why not.", True, True, True, True), "outcome"),
        (Judged("minimal", "Lessons.", True, False, True, True), "outcome"),
        (Judged("gift", "Lessons."), "outcome"),
        (Judged("none", " "), "reason"),
    ],
)
def test_2_1_g_an_answer_must_fit_its_limbs_and_have_a_reason(officer, said, field):
    with pytest.raises(Refused) as refused:
        judged(a_draft(300_000, author=officer), officer, said)

    assert list(refused.value.by_field) == [field]


def test_2_1_g_unanswered_a_line_stops_the_sheet_and_an_answer_is_part_of_what_is_signed(officer):
    sheet = a_draft(300_000, author=officer)
    line, before = sheet.lines.get(), digest_of(sheet)
    judged(sheet, officer, Judged("none", "Another reason."))
    assert digest_of(sheet) != before

    organisation = a_draft(1, author=officer, reference="900-26").lines.get().organisation
    sheet = actions.set_line(sheet, by=officer, at=NOW, line=line, organisation=organisation)

    assert (Subsidy.objects.filter(line=line).exists(), "R2.1g-4-subsidy" in stops(sheet)) == (False, True)


def test_2_1_g_an_answer_while_signing_makes_signatures_void(officer):
    sheet = a_draft(300_000, author=officer)
    sheet = actions.open_for_signature(sheet, by=officer, at=NOW, reasons=reasons_for(sheet))
    sheet = signed_by(sheet, the_three().monitoring)

    sheet = judged(sheet, officer, Judged("none", "Another reason."))

    assert (sheet.status, sheet.signatures.get().voided_at) == ("draft", NOW)


def test_2_1_g_minimal_assistance_is_written_about_confirmed_and_then_given(officer):
    sheet = judged(a_draft(300_000, author=officer), officer)
    assert "R2.1g-4-confirmed" in stops(sheet)
    row = actions.notify_minimal(Subsidy.objects.get(), by=officer, at=NOW)
    letter = Letter.objects.get(template="decisions/minimal_notice")
    assert (row.notified_pence, letter.values["amount"], letter.values["limit"]) == (
        300_000, "£3,000", "£315,000",
    )  # fmt: skip
    with pytest.raises(Refused, match="where it is written"):
        actions.declare_minimal(row, by=officer, at=NOW, declared_pence=0)
    actions.declare_minimal(row, by=officer, at=NOW, declared_pence=0, how="Email of today")
    assert stops(sheet) == []

    published(sheet, officer)

    row.refresh_from_db()
    given = Letter.objects.get(template="decisions/minimal_given")
    assert (row.given_on, row.given_pence, row.entry_due) == (TODAY, 300_000, None)
    assert given.values["amount"] == "£3,000"
    assert [(one.pence, one.many) for one in recipients(TODAY)] == [(300_000, 1)]


@pytest.mark.parametrize(("declared", "rules"), [(31_200_000, []), (31_200_001, ["R2.1g-4-limit"])])
def test_2_1_g_the_declared_total_and_this_award_stay_within_the_limit(officer, declared, rules):
    row = confirmed(officer, 300_000, declared)

    assert stops(row.line.decision) == rules


def test_2_1_g_the_offices_own_records_count_where_the_recipient_says_less(officer):
    first = confirmed(officer, 31_400_000)
    published(first.line.decision, officer)
    second = confirmed(officer, 200_000)
    sheet, line = second.line.decision, second.line
    sheet = actions.set_line(sheet, by=officer, at=NOW, line=line, organisation=first.line.organisation)
    judged(sheet, officer)
    row = actions.notify_minimal(Subsidy.objects.get(line=line), by=officer, at=NOW)
    actions.declare_minimal(row, by=officer, at=NOW, declared_pence=0, how="Email")

    assert "R2.1g-4-limit" in stops(sheet)


def test_2_1_g_the_recipients_lead_confirms_and_nobody_else_of_it(officer):
    row = asked(officer)
    lead, colleague = a_person(), a_person()
    a_member(row.line.organisation, person=lead)
    a_member(row.line.organisation, "colleague", person=colleague)
    with pytest.raises(NotAllowed):
        actions.declare_minimal(row, by=colleague, at=NOW, declared_pence=5)
    assert list(asked_of(lead)) == [row]

    row = actions.declare_minimal(row, by=lead, at=NOW, declared_pence=5)

    assert (row.declared_pence, row.declared_by, list(asked_of(lead))) == (5, lead, [])


def test_2_1_g_before_the_letter_and_after_the_opening_nothing_is_declared(officer):
    sheet = judged(a_draft(300_000, author=officer), officer)
    row = Subsidy.objects.get()
    with pytest.raises(Refused, match="Write to the recipient first"):
        actions.declare_minimal(row, by=officer, at=NOW, declared_pence=0, how="Email")
    row = actions.notify_minimal(row, by=officer, at=NOW)
    with pytest.raises(Refused, match="nothing or more"):
        actions.declare_minimal(row, by=officer, at=NOW, declared_pence=-1, how="Email")
    row = actions.declare_minimal(row, by=officer, at=NOW, declared_pence=0, how="Email")
    actions.open_for_signature(sheet, by=officer, at=NOW, reasons=reasons_for(sheet))
    with pytest.raises(Refused, match="while the sheet is being written"):
        actions.notify_minimal(row, by=officer, at=NOW)


def test_2_1_g_above_100_000_pounds_an_entry_is_due_and_recorded(officer):
    row = confirmed(officer, 10_000_001)
    published(row.line.decision, officer)
    row.refresh_from_db()
    assert (str(row.entry_due), list(to_be_entered())) == ("2027-03-10", [row])

    wrong = ((TODAY, " ", "reference"), (TODAY + timedelta(days=1), "SC1", "entered_on"))
    for day, reference, field in wrong:
        with pytest.raises(Refused) as refused:
            actions.enter_subsidy(row, by=officer, at=NOW, entered_on=day, reference=reference)
        assert list(refused.value.by_field) == [field]
    row = actions.enter_subsidy(row, by=officer, at=NOW, entered_on=TODAY, reference="SC10001")

    assert (row.entry_reference, list(to_be_entered())) == ("SC10001", [])


def test_2_1_g_up_to_100_000_pounds_no_entry_is_due(officer):
    row = confirmed(officer, 10_000_000)
    published(row.line.decision, officer)
    row.refresh_from_db()

    assert row.entry_due is None
    with pytest.raises(Refused, match="needs no entry"):
        actions.enter_subsidy(row, by=officer, at=NOW, entered_on=TODAY, reference="SC1")


def test_2_1_g_an_offer_that_lapses_no_longer_counts(officer):
    row = confirmed(officer)
    published(row.line.decision, officer)
    agreement = Agreement.objects.get()

    agreements.lapse(agreement, by=None, at=NOW + timedelta(days=40))

    row.refresh_from_db()
    assert (row.gave_up_at is None, recipients(TODAY)) == (False, [])
