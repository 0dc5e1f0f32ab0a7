"""1.10: signed, then published, then reported; what is withheld has a ground and a name."""

from datetime import UTC, date, datetime, timedelta

import pytest

from almoner.do.decisions import actions, queries
from almoner.do.decisions.models import Decision
from almoner.do.decisions.printing import print_published
from almoner.ground.core.refusals import NotAllowed, Refused
from almoner.policy.terms import terms_on
from tests.builders import NOW, a_person
from tests.do.decisions.sheets import a_draft, an_open_sheet, reasons_for, signed_by, the_three
from tests.record import line_of, protected

pytestmark = pytest.mark.django_db


def a_signed_sheet(*amounts: int) -> Decision:
    return signed_by(an_open_sheet(*(amounts or (200_001,))), *the_three().in_order())


def published(sheet: Decision) -> Decision:
    return actions.publish(sheet, by=sheet.author, at=NOW)


def test_1_10_a_signed_sheet_is_published():
    sheet = published(a_signed_sheet())

    assert (sheet.status, sheet.published_at) == ("published", NOW)
    assert line_of("decisions.publish")["rows"] == protected(sheet)


def test_1_10_before_the_last_signature_nothing_is_published():
    three, sheet = the_three(), an_open_sheet(200_001)

    for person in (None, three.monitoring, three.chief_finance):
        if person:
            sheet = signed_by(sheet, person)
        with pytest.raises(Refused):
            published(sheet)

    assert Decision.objects.get().status == "signing"


def test_a_signatory_alone_does_not_publish():
    with pytest.raises(NotAllowed):
        actions.publish(a_signed_sheet(), by=a_person("chief_finance"), at=NOW)


def test_r4_21_2_an_unread_description_is_not_published_until_it_is_read():
    three = the_three()
    sheet = a_draft(200_001)
    once = {"by": sheet.author, "at": NOW}
    sheet = actions.set_line(sheet, **once, line=sheet.lines.get(), description_was_checked=False)
    sheet = actions.open_for_signature(sheet, **once, reasons=reasons_for(sheet))
    sheet = signed_by(sheet, *three.in_order())

    with pytest.raises(Refused, match="not checked"):
        published(sheet)
    actions.check_descriptions(sheet, **once, lines=list(sheet.lines.all()))

    assert published(Decision.objects.get(pk=sheet.pk)).status == "published"


def test_what_was_not_agreed_is_published_with_its_reason():
    three, sheet = the_three(), an_open_sheet(200_001)
    sheet = signed_by(sheet, three.monitoring, three.chief_finance)
    sheet = actions.sign(
        sheet, by=three.decision_maker, at=NOW, agrees=False, comment="Not now.", digest=sheet.digest
    )

    sheet = published(sheet)

    assert (sheet.status, sheet.disagreement) == ("published", "Not now.")


def test_4_21_the_monitoring_officer_withholds_on_a_ground():
    sheet, officer = a_signed_sheet(), a_person("monitoring")

    with pytest.raises(Refused, match="Name the ground"):
        actions.withhold(sheet, by=officer, at=NOW, ground=" ")
    sheet = actions.withhold(sheet, by=officer, at=NOW, ground="Section 40: personal data.")

    assert (sheet.status, sheet.withheld_ground, sheet.withheld_by) == (
        "withheld", "Section 40: personal data.", officer,
    )  # fmt: skip
    assert line_of("decisions.withhold")["role"] == "monitoring"


def test_4_21_nobody_else_withholds():
    with pytest.raises(NotAllowed, match="Only the Monitoring Officer"):
        actions.withhold(a_signed_sheet(), by=a_person("officer"), at=NOW, ground="Section 40.")


def test_r1_10_7_a_published_sheet_is_reported_to_a_meeting_once():
    sheet = published(a_signed_sheet())
    once = {"by": sheet.author, "at": NOW}
    meeting = actions.hold_meeting(None, **once, held_on=date(2027, 2, 4), title="Panel")

    actions.report_to_panel(meeting, **once, decisions=[sheet])

    sheet.refresh_from_db()
    assert (sheet.reported_at, list(queries.not_yet_reported())) == (meeting, [])
    assert line_of("decisions.report_to_panel")["facts"] == {"reported": [sheet.reference]}
    with pytest.raises(Refused, match="was reported already"):
        actions.report_to_panel(meeting, **once, decisions=[sheet])


def test_what_is_not_published_is_not_reported():
    sheet = a_signed_sheet()
    once = {"by": sheet.author, "at": NOW}
    meeting = actions.hold_meeting(None, **once, held_on=date(2027, 2, 4), title="Panel")

    with pytest.raises(Refused, match="is not published"):
        actions.report_to_panel(meeting, **once, decisions=[sheet])


def test_a_day_has_one_meeting():
    once = {"by": a_person("officer"), "at": NOW}
    actions.hold_meeting(None, **once, held_on=date(2027, 2, 4), title="Panel")

    with pytest.raises(Refused) as no:
        actions.hold_meeting(None, **once, held_on=date(2027, 2, 4), title="Panel")
    assert no.value.by_field == {"held_on": ["Choose another day."]}


@pytest.mark.parametrize(
    ("day", "late"),
    [
        (date(2026, 12, 24), False),
        (date(2026, 12, 29), True),
    ],
)
def test_r1_10_5_a_signed_sheet_waits_ten_working_days_and_no_longer(day, late):
    """Signed on Thursday 10 December: the tenth working day is the 24th, then come two holidays."""
    sheet = a_signed_sheet()
    allowed = terms_on(day).publication_due_working_days
    at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)

    found = queries.overdue_for_publication(at, allowed)

    assert found == ([sheet] if late else [])


def test_the_worker_prints_each_published_sheet_once(clock):
    sheet = published(a_signed_sheet())

    made = [print_published(NOW + timedelta(minutes=minute)) for minute in (1, 2)]

    sheet.refresh_from_db()
    assert made == [1, 0]
    assert (sheet.published_pdf.kind, sheet.checkpoint_size > 0) == ("pdf", True)
    assert sheet.published_pdf.name == f"decision-{sheet.reference}.pdf"


def test_an_unpublished_sheet_gets_no_pdf():
    a_signed_sheet()

    assert print_published(NOW) == 0
