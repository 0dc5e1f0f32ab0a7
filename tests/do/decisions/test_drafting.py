"""Writing a sheet: by officers only, with a number of its own, and no longer once it is settled."""

from datetime import date

import pytest

from almoner.do.decisions import actions
from almoner.do.decisions.content import DEFAULT_SECTIONS
from almoner.do.decisions.models import Decision, DecisionLine, Section
from almoner.do.decisions.signing import findings
from almoner.ground.core.refusals import NotAllowed, Refused
from tests.builders import NOW, a_person
from tests.do.decisions.sheets import a_draft, an_open_sheet, reasons_for, signed_by, the_three
from tests.plan.funds.incomes import a_year
from tests.record import letters, line_of, protected

pytestmark = pytest.mark.django_db


def drafted(**values) -> Decision:
    once = {"by": values.pop("by", None) or a_person("officer"), "at": NOW}
    return actions.draft(None, **once, **({"title": "Ad-hoc awards 2026/27"} | values))


def test_a_sheet_starts_with_the_next_number_and_the_usual_sections():
    first, second = drafted(), drafted()

    made = Section.objects.filter(decision=second)
    assert (first.reference, second.reference, second.status) == ("001-26", "002-26", "draft")
    assert [one.heading for one in made] == list(DEFAULT_SECTIONS)
    assert line_of("decisions.draft")["rows"] == protected(second, *made)
    assert letters() == []


def test_the_number_is_of_the_year_of_its_date():
    drafted()

    assert drafted(dated=date(2027, 1, 4)).reference == "001-27"


def test_a_number_is_given_once():
    drafted(reference="043-26")

    with pytest.raises(Refused, match="already a decision 043-26"):
        drafted(reference="043-26")


def test_a_sheet_needs_a_title():
    with pytest.raises(Refused) as no:
        drafted(title=" ")

    assert no.value.by_field == {"title": ["Enter a title."]}


@pytest.mark.parametrize("role", ["finance", "chief_finance", "decision_maker", "auditor", "administrator"])
def test_others_write_no_sheets(role):
    with pytest.raises(NotAllowed):
        drafted(by=a_person(role))


def test_a_sheet_of_no_round_is_not_filled_from_one():
    sheet = drafted()

    with pytest.raises(Refused, match="belongs to no round"):
        actions.compose(sheet, by=sheet.author, at=NOW)


def test_a_field_that_is_not_the_writers_is_refused():
    sheet = drafted()

    with pytest.raises(Refused, match="cannot be edited here: status"):
        actions.revise(sheet, by=sheet.author, at=NOW, values={"status": "published"})
    with pytest.raises(Refused, match="cannot be edited here: is_agreed"):
        actions.set_line(sheet, by=sheet.author, at=NOW, is_agreed=False)


def test_a_line_is_taken_out():
    sheet = a_draft(100, 200)

    actions.drop_line(sheet, by=sheet.author, at=NOW, line=sheet.lines.first())

    assert list(DecisionLine.objects.values_list("position", "amount_pence")) == [(2, 200)]


def test_a_line_of_another_sheet_is_not_touched():
    sheet, other = a_draft(100), drafted()

    with pytest.raises(DecisionLine.DoesNotExist):
        actions.drop_line(other, by=other.author, at=NOW, line=sheet.lines.get())


def test_taking_back_voids_the_signatures():
    three, author = the_three(), a_person("officer")
    sheet = signed_by(an_open_sheet(200_001, author=author), three.monitoring)

    sheet = actions.take_back(sheet, by=author, at=NOW)

    assert (sheet.status, sheet.digest) == ("draft", "")
    assert [one.voided_at for one in sheet.signatures.all()] == [NOW]


def test_only_an_open_sheet_is_taken_back():
    author = a_person("officer")

    with pytest.raises(Refused, match="It is not open for signature: it is being written"):
        actions.take_back(a_draft(200_001, author=author), by=author, at=NOW)
    signed = signed_by(an_open_sheet(200_001, author=author), *the_three().in_order())
    with pytest.raises(Refused, match="It is not open for signature: it is signed"):
        actions.take_back(signed, by=author, at=NOW)


def test_a_sheet_is_dropped_with_a_reason_and_keeps_its_number():
    sheet = drafted()

    with pytest.raises(Refused, match="Say why"):
        actions.drop(sheet, by=sheet.author, at=NOW, reason=" ")
    sheet = actions.drop(sheet, by=sheet.author, at=NOW, reason="Made twice.")

    assert (sheet.status, drafted().reference) == ("dropped", "002-26")


def test_an_open_sheet_is_not_dropped():
    sheet = an_open_sheet(200_001)

    with pytest.raises(Refused):
        actions.drop(sheet, by=sheet.author, at=NOW, reason="Made twice.")


def test_r4_21_2_reading_a_description_leaves_the_signatures_standing():
    three, author = the_three(), a_person("officer")
    sheet = a_draft(200_001, author=author)
    actions.set_line(sheet, by=author, at=NOW, line=sheet.lines.get(), description_was_checked=False)
    sheet = an_open_again(sheet)
    sheet = signed_by(sheet, three.monitoring)

    sheet = actions.check_descriptions(sheet, by=author, at=NOW, lines=list(sheet.lines.all()))

    assert (sheet.status, sheet.lines.get().description_was_checked) == ("signing", True)
    assert [one.voided_at for one in sheet.signatures.all()] == [None]
    assert line_of("decisions.check_descriptions")["facts"] == {"checked": 1}


def an_open_again(sheet: Decision) -> Decision:
    sheet = Decision.objects.get(pk=sheet.pk)
    return actions.open_for_signature(sheet, by=sheet.author, at=NOW, reasons=reasons_for(sheet))


def test_a_stranger_reads_no_descriptions():
    with pytest.raises(NotAllowed):
        actions.check_descriptions(a_draft(100), by=a_person("auditor"), at=NOW, lines=[])


@pytest.mark.parametrize(
    ("permitted", "stops"), [(("crime_prevention",), False), (("victim_support",), True)]
)
def test_3_8_a_line_of_restricted_money_serves_a_purpose_that_its_year_permits(permitted, stops):
    sheet = a_draft(500_000)
    a_year(100_000_000, is_restricted=True, permitted=permitted)

    found = {one.rule: one.blocks for one in findings(sheet, at=NOW)}

    assert found["R3.8-1"] is stops
