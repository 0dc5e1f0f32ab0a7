"""What changed since a sheet was last put to signature, and who alone approves small sums."""

import pytest

from almoner.do.decisions import actions
from almoner.do.decisions.changes import Change, changes_for
from almoner.do.decisions.content import digest_of
from almoner.do.decisions.models import Decision, OpenedText
from almoner.do.decisions.queries import standing_signatures
from almoner.ground.core.refusals import Refused
from almoner.ground.office.models import CommissioningBody
from tests.builders import LONG_AGO, NOW, a_person, kept
from tests.do.decisions.sheets import an_open_sheet, reasons_for, signed_by, the_three

pytestmark = pytest.mark.django_db


def test_nothing_changed_when_it_is_opened_first():
    three, sheet = the_three(), an_open_sheet(200_001)

    assert changes_for(three.monitoring, sheet) == []
    assert [(one.digest, one.opened_at) for one in OpenedText.objects.all()] == [(digest_of(sheet), NOW)]


def test_an_edit_shows_what_it_said_before_and_says_now():
    three, author = the_three(), a_person("officer")
    sheet = signed_by(an_open_sheet(200_001, author=author), three.monitoring)
    once = {"by": author, "at": NOW}
    line = sheet.lines.get()

    sheet = actions.revise(sheet, **once, values={"area_affected": "Tendring"}, sections={3: "New words."})
    sheet = actions.set_line(sheet, **once, line=line, amount_pence=250_000)
    text = "That the commissioner approves awards totalling £2,500.00."
    sheet = actions.revise(sheet, **once, values={}, sections={2: text})
    sheet = actions.open_for_signature(sheet, **once, reasons=reasons_for(sheet))

    assert changes_for(three.monitoring, sheet) == [
        Change("Area affected", "The whole county", "Tendring"),
        Change("2. Recommendations", "That the commissioner approves awards totalling £2,000.01.", text),
        Change("3. Background to the proposal", "", "New words."),
        Change("Line 1, Night bus: amount", "£2,000.01", "£2,500"),
    ]


def test_each_sees_the_change_since_their_own_signature():
    three, author = the_three(), a_person("officer")
    once = {"by": author, "at": NOW}
    sheet = signed_by(an_open_sheet(200_001, author=author), three.monitoring)
    for words in ("Tendring", "Harlow"):
        sheet = actions.revise(sheet, **once, values={"area_affected": words})
        sheet = actions.open_for_signature(sheet, **once, reasons=reasons_for(sheet))

    assert changes_for(three.monitoring, sheet) == [Change("Area affected", "The whole county", "Harlow")]
    assert changes_for(three.chief_finance, sheet) == [Change("Area affected", "Tendring", "Harlow")]


def test_the_same_wording_is_kept_once():
    author = a_person("officer")
    sheet = actions.take_back(an_open_sheet(200_001, author=author), by=author, at=NOW)

    actions.open_for_signature(sheet, by=author, at=NOW, reasons=reasons_for(sheet))

    assert OpenedText.objects.count() == 1


def test_a_line_taken_out_and_one_put_in_are_named():
    author = a_person("officer")
    once = {"by": author, "at": NOW}
    sheet = an_open_sheet(300_000, 400_000, author=author)

    sheet = actions.drop_line(sheet, **once, line=sheet.lines.last())

    assert changes_for(author, sheet) == [Change("Line 2", "Night bus, £4,000", "not on the sheet")]


def a_body(approver: str) -> CommissioningBody:
    return kept(
        CommissioningBody(
            name="Essex PFCC", short_name="PFCC", decision_maker_title="Commissioner", area_name="Essex",
            email="office@example.org", starts_on=LONG_AGO, small_approver=approver,
        )
    )  # fmt: skip


def test_r1_10_9_the_office_says_who_alone_approves_small_sums():
    a_body("chief_finance")
    three = the_three()
    sheet = an_open_sheet(200_000)

    with pytest.raises(Refused, match="not asked to"):
        signed_by(sheet, three.decision_maker)
    sheet = signed_by(sheet, three.chief_finance)

    assert (sheet.status, [one.role for one in standing_signatures(sheet)]) == ("signed", ["chief_finance"])


def test_r1_10_9_a_setting_changed_later_does_not_change_an_open_sheet():
    three, sheet = the_three(), an_open_sheet(200_000)

    a_body("chief_finance")
    sheet = signed_by(Decision.objects.get(pk=sheet.pk), three.decision_maker)

    assert (sheet.status, sheet.small_approver) == ("signed", "decision_maker")
