"""Pages of opening, signing, announcing, withholding and reporting."""

import csv
import io
import time
from datetime import date

import pytest
from django.urls import reverse

from almoner.do.decisions import actions
from almoner.do.decisions.models import Decision, ScrutinyMeeting, Signature
from almoner.ground.office import fresh
from tests.builders import NOW, a_person
from tests.do.agreements.awards import a_wording
from tests.do.decisions.sheets import a_draft, an_open_sheet, reasons_for, signed_by, the_three
from tests.doors.staff.people.asked import boxes, text

pytestmark = pytest.mark.django_db
LIST = "/office/decisions/"
PANEL = f"{LIST}for-the-panel/"


@pytest.fixture(autouse=True)
def pinned(clock):
    return clock


@pytest.fixture
def officer(client):
    person = a_person("officer")
    client.force_login(person)
    return person


def at(sheet: Decision, rest: str = "") -> str:
    return f"{LIST}{sheet.public_id}/{rest}"


def sign_in_again(client, person) -> None:
    """As after the code was asked for once more."""
    client.force_login(person)
    session = client.session
    session[fresh.SHOWN_AT] = time.time()
    session.save()


def a_signed_sheet(author=None) -> Decision:
    return signed_by(an_open_sheet(200_001, author=author), *the_three().in_order())


def test_1_10_it_is_opened_with_a_reason_beside_the_check(client, officer):
    sheet = a_draft(150_000, author=officer)
    first_line = sheet.lines.get()
    actions.set_line(
        sheet, by=officer, at=NOW, title="Second", amount_pence=150_000,
        budget=first_line.budget, organisation=first_line.organisation, priority=first_line.priority,
        purpose=first_line.purpose,
        description="More", statutory_basis="Section 9", contrary_reason="It came from no round.",
    )  # fmt: skip
    text_now = "That the commissioner approves awards totalling £3,000."
    actions.revise(sheet, by=officer, at=NOW, values={}, sections={2: text_now})
    first, *others = (f"reason_{rule}" for rule in reasons_for(Decision.objects.get(pk=sheet.pk)))

    refused = client.post(at(sheet, "open/"), {first: "Half a reason."})
    answer = client.post(at(sheet, "open/"), {name: "A reason." for name in (first, *others)})

    sheet.refresh_from_db()
    assert (refused.status_code, "Half a reason." in text(refused)) == (422, True)
    assert (answer.status_code, sheet.status) == (302, "signing")


def test_1_10_a_slip_is_named_on_the_page(client, officer):
    sheet = a_draft(200_001, author=officer)
    actions.revise(sheet, by=officer, at=NOW, values={"area_affected": ""})

    answer = client.post(at(sheet, "open/"))

    assert (answer.status_code, "Left blank: area affected." in text(answer)) == (422, True)


def test_1_10_signing_asks_first_who_it_is(client):
    three, sheet = the_three(), an_open_sheet(200_001)
    client.force_login(three.monitoring)

    answer = client.get(at(sheet, "sign/"))

    asked = answer.headers["Location"].startswith(reverse("account_reauthenticate"))
    assert (answer.status_code, asked) == (302, True)
    assert client.post(at(sheet, "sign/"), {"word": "yes", "digest": sheet.digest}).status_code == 302
    assert not Signature.objects.exists()


def test_1_10_a_signatory_signs_the_sheet_that_was_read(client):
    three, sheet = the_three(), an_open_sheet(200_001)
    sign_in_again(client, three.monitoring)
    assert f'value="{sheet.digest}"' in text(client.get(at(sheet, "sign/")))

    answer = client.post(at(sheet, "sign/"), {"word": "yes", "digest": sheet.digest})

    assert answer.headers["Location"] == at(sheet)
    assert [(one.person, one.agrees) for one in Signature.objects.all()] == [(three.monitoring, True)]
    assert "Agrees" in text(client.get(at(sheet)))


def test_1_10_another_digest_is_not_signed(client):
    three, sheet = the_three(), an_open_sheet(200_001)
    sign_in_again(client, three.monitoring)

    answer = client.post(at(sheet, "sign/"), {"word": "yes", "digest": "0" * 64})

    assert (answer.status_code, "changed since you read it" in text(answer)) == (422, True)


def test_disagreeing_without_a_reason_is_sent_back(client):
    three, sheet = the_three(), an_open_sheet(200_001)
    sign_in_again(client, three.monitoring)

    answer = client.post(at(sheet, "sign/"), {"word": "no", "digest": sheet.digest})

    assert (answer.status_code, "Enter a reason." in text(answer)) == (422, True)
    assert 'value="no" checked' in text(answer)


def test_the_decision_maker_leaves_a_line_out(client):
    three, sheet = the_three(), an_open_sheet(200_001, 300_000)
    sheet = signed_by(sheet, three.monitoring, three.chief_finance)
    second = sheet.lines.last()
    sign_in_again(client, three.decision_maker)

    client.post(
        at(sheet, "sign/"), {"word": "yes", "digest": sheet.digest, f"line_{second.pk}": "Late accounts."}
    )

    assert list(sheet.lines.values_list("is_agreed", "not_agreed_reason")) == [
        (True, ""), (False, "Late accounts."),
    ]  # fmt: skip


def test_the_author_reads_why_they_cannot_sign(client):
    author = a_person("officer", "monitoring")
    sheet = an_open_sheet(200_001, author=author)
    sign_in_again(client, author)

    assert "You wrote this sheet" in text(client.get(at(sheet, "sign/")))


@pytest.mark.parametrize("role", ["officer", "finance", "auditor", "administrator"])
def test_others_have_no_page_to_sign_on(client, role):
    sheet = an_open_sheet(200_001)
    sign_in_again(client, a_person(role))

    assert client.get(at(sheet, "sign/")).status_code == 404


def test_what_changed_is_shown_to_those_who_signed_before(client, officer):
    three = the_three()
    sheet = signed_by(an_open_sheet(200_001, author=officer), three.monitoring)
    client.post(at(sheet, "take-back/"))
    sheet = actions.revise(
        Decision.objects.get(pk=sheet.pk), by=officer, at=NOW, values={"area_affected": "Tendring"}
    )
    actions.open_for_signature(sheet, by=officer, at=NOW, reasons=reasons_for(sheet))
    sign_in_again(client, three.monitoring)

    page = text(client.get(at(sheet, "sign/")))

    assert [words in page for words in ("Changed since", "The whole county", "Tendring")] == [True] * 3


def test_a_draft_is_not_taken_back(client, officer):
    sheet = a_draft(200_001, author=officer)

    assert "It is not open for signature" in text(client.post(at(sheet, "take-back/"), follow=True))


def test_3_3_announcing_publishes_and_writes_to_everybody(client, officer):
    sheet = a_signed_sheet(officer)
    a_wording()
    assert "Publish and tell everybody now" in text(client.get(at(sheet, "announce/")))

    answer = client.post(at(sheet, "announce/"))

    sheet.refresh_from_db()
    assert (answer.headers["Location"], sheet.status) == (at(sheet), "published")


def test_1_10_an_unsigned_sheet_is_not_announced(client, officer):
    sheet = an_open_sheet(200_001, author=officer)

    answer = client.post(at(sheet, "announce/"))

    sheet.refresh_from_db()
    assert (answer.status_code, sheet.status) == (422, "signing")


def test_4_21_withholding_needs_a_ground(client):
    sheet, monitoring = a_signed_sheet(), a_person("monitoring")
    client.force_login(monitoring)

    refused = client.post(at(sheet, "withhold/"), {"ground": ""})
    client.post(at(sheet, "withhold/"), {"ground": "Section 40: personal data."})

    sheet.refresh_from_db()
    assert (refused.status_code, sheet.status, sheet.withheld_by) == (422, "withheld", monitoring)
    assert "Section 40: personal data." in text(client.get(at(sheet)))


def test_4_21_an_officer_does_not_withhold(client, officer):
    sheet = a_signed_sheet(officer)

    assert client.post(at(sheet, "withhold/"), {"ground": "x"}).status_code == 404


def test_money_before_and_after_is_the_same_before_and_after_signing(client, officer):
    three, sheet = the_three(), an_open_sheet(200_001, author=officer)

    before = money(text(client.get(at(sheet))))
    signed_by(sheet, *three.in_order())

    assert (
        before
        == money(text(client.get(at(sheet))))
        == ["£1,000,000", "£1,000,000", "£2,000.01", "£997,999.99"]
    )


def money(page: str) -> list[str]:
    part = page.split("Money before and after</h2>")[1].split("</table>")[0]
    return [
        cell.split("</td>")[0].strip()
        for cell in part.split('numeric">')[1:]
        if "£" in cell.split("</td>")[0]
    ]


class TestPanelReport:
    def published(self, officer) -> Decision:
        return actions.publish(a_signed_sheet(officer), by=officer, at=NOW)

    def test_r1_10_7_published_decisions_wait_for_a_meeting(self, client, officer):
        sheet = self.published(officer)
        assert sheet.reference in text(client.get(PANEL))

        client.post(f"{PANEL}meetings/", self.meeting(decision=sheet.public_id))

        sheet.refresh_from_db()
        assert sheet.reported_at == ScrutinyMeeting.objects.get()
        assert f'value="{sheet.public_id}"' not in text(client.get(PANEL))

    def meeting(self, **values) -> dict[str, str]:
        return {"title": "Police, Fire and Crime Panel", **boxes("held_on", date(2027, 2, 4)), **values}

    def test_a_meeting_without_a_day_keeps_the_ticks(self, client, officer):
        first, second = self.published(officer), self.published(officer)

        answer = client.post(f"{PANEL}meetings/", {"title": "Panel", "decision": first.public_id})

        page = text(answer)
        assert answer.status_code == 422
        assert [f'value="{one.public_id}" checked' in page for one in (first, second)] == [True, False]

    def test_the_list_is_downloaded(self, client, officer):
        sheet = self.published(officer)

        answer = client.get(f"{LIST}for-the-panel.csv")

        body = b"".join(answer.streaming_content).decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(body)))
        assert rows[-1] == [
            sheet.reference, "Ad-hoc awards 2026/27", "2026-12-10", "2026-12-10", "2000.01", "1",
        ]  # fmt: skip

    @pytest.mark.parametrize("role", ["finance", "auditor"])
    def test_others_read_and_do_not_report(self, client, role):
        client.force_login(a_person(role))

        assert client.get(PANEL).status_code == 200
        assert client.post(f"{PANEL}meetings/", self.meeting()).status_code == 404

    def test_strangers_find_nothing(self, client):
        client.force_login(a_person())

        assert client.get(PANEL).status_code == 404
