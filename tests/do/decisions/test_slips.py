"""The real slips of published sheets: each stops the sheet before anybody is asked to sign it."""

from datetime import date

import pytest

from almoner.do.decisions import actions
from almoner.do.decisions.models import Decision
from almoner.ground.core.refusals import Refused
from almoner.ground.workflow.models import Letter
from tests.builders import NOW, kept
from tests.do.decisions.sheets import a_draft, reasons_for, the_three

pytestmark = pytest.mark.django_db


def opened(sheet: Decision) -> list[str]:
    """What stops it; nothing when it was opened."""
    try:
        actions.open_for_signature(sheet, by=sheet.author, at=NOW, reasons=reasons_for(sheet))
    except Refused as no:
        assert Decision.objects.get(pk=sheet.pk).status == "draft"
        assert not Letter.objects.filter(template="decisions/please_sign").exists()
        return no.reasons
    return []


def revised(sheet: Decision, sections: dict[int, str] | None = None, **values) -> Decision:
    return actions.revise(sheet, by=sheet.author, at=NOW, values=values, sections=sections)


@pytest.fixture
def sheet() -> Decision:
    the_three()
    return a_draft(200_001)


def test_a_sheet_without_a_slip_is_opened(sheet):
    assert opened(sheet) == []
    assert Letter.objects.filter(template="decisions/please_sign").count() == 3


@pytest.mark.parametrize(
    ("values", "because"),
    [
        ({"title": "Ad-hoc awards 2025/26"}, "The title names 2025/26, but the money is of 2026/27."),
        ({"area_affected": " "}, "Left blank: area affected."),
        ({"enquiries_to": ""}, "Left blank: enquiries."),
        ({"dated": None}, "Left blank: date."),
        ({"dated": date(2025, 12, 10)}, "The reference 001-26 is of another year than its date"),
        ({"strategic_links": ""}, "The section “Strategic links” is blank."),
        ({"csp_regard": ""}, "Nothing says how the priorities of the Community Safety Partnerships"),
    ],
)
def test_1_10_a_slip_at_the_head_is_refused(sheet, values, because):
    assert [one for one in opened(revised(sheet, **values)) if one.startswith(because)] != []


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("Awards totalling £2,000.", "The text says £2,000, but the lines make £2,000.01."),
        ("Awards as listed.", "The text states no total. The lines make £2,000.01."),
    ],
)
def test_1_10_a_total_that_does_not_add_up_is_refused(sheet, text, because):
    found = opened(revised(sheet, sections={2: text}))

    assert [one for one in found if one.startswith(because)] == found
    assert len(found) == 1


@pytest.mark.parametrize(
    ("change", "because"),
    [
        ({"statutory_basis": ""}, "Lines with no statutory basis"),
        ({"purpose": ""}, "Lines with no purpose"),
        ({"priority": None}, "Lines with no priority of the plan in force"),
        ({"description": ""}, "Not ready for the register"),
    ],
)
def test_a_line_that_lacks_something_is_refused(sheet, change, because):
    actions.set_line(sheet, by=sheet.author, at=NOW, line=sheet.lines.get(), **change)

    assert [one for one in opened(Decision.objects.get(pk=sheet.pk)) if one.startswith(because)] != []


def test_1_6_a_line_beyond_the_money_is_refused(sheet):
    line = sheet.lines.get()
    line.amount_pence = 100_000_001
    kept(line)
    sheet = revised(sheet, sections={2: "Awards totalling £1,000,000.01."})

    assert [one[:27] for one in opened(sheet)] == ["The money does not reach: C"]


def test_r1_10_6_small_sums_to_one_recipient_need_a_reason():
    the_three()
    sheet = a_draft(150_000, 150_000)
    first, second = sheet.lines.all()
    actions.set_line(sheet, by=sheet.author, at=NOW, line=second, organisation=first.organisation)
    sheet = Decision.objects.get(pk=sheet.pk)
    others = {rule: text for rule, text in reasons_for(sheet).items() if rule != "R1.10-6"}

    with pytest.raises(Refused, match="Small lines to one recipient pass £2,000"):
        actions.open_for_signature(sheet, by=sheet.author, at=NOW, reasons=others)

    sheet = actions.open_for_signature(
        sheet, by=sheet.author, at=NOW, reasons=others | {"R1.10-6": "Two separate events."}
    )
    given = sheet.reasons_given.get(rule="R1.10-6")
    assert (sheet.status, given.reason, given.by) == ("signing", "Two separate events.", sheet.author)
