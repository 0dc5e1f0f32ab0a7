"""The pages of the commissioning plan, of funded posts, and of what was done by priority."""

import io
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from almoner.plan.funds.models import Fund
from almoner.plan.intentions.models import CommissioningAction, Post
from tests.builders import a_partnership, a_person, a_plan_with_priorities, a_stream, an_organisation
from tests.do.rounds.made import an_open_round
from tests.doors.staff.people.asked import boxes, text
from tests.plan.intentions.planned import FUNDED, LATE, a_commissioning_plan, a_note, a_post, an_intention

pytestmark = pytest.mark.django_db
HERE = "/office/commissioning-plan"


@pytest.fixture
def officer(client):
    person = a_person("officer")
    client.force_login(person)
    return person


def test_5_2_an_action_is_added_begun_noted_served_and_done_by_forms(client, officer):
    assert "Add what the office means to do" in text(client.get(f"{HERE}/"))
    priority, partner = a_plan_with_priorities().priorities.first(), a_partnership(name="The north")
    an_open_round("26R2", officer)
    given = {
        "title": "A second round", "text": "Invite bids again.", "letter": "c", "priority": str(priority.pk),
        "owner": "officer", "partnership": partner.code, "with_whom": "Councils",
        **boxes("due_on", date(2027, 1, 29)),
    }  # fmt: skip

    bad = client.post(f"{HERE}/new/", given | {"title": ""})
    client.post(f"{HERE}/new/", given)
    row = CommissioningAction.objects.get()
    here = f"{HERE}/{row.public_id}"
    moved = client.post(f"{here}/change/", given | boxes("due_on", date(2027, 2, 26)))
    client.post(
        f"{here}/change/", given | boxes("due_on", date(2027, 2, 26)) | {"reason": "The panel is later."}
    )
    client.post(f"{here}/start/")
    client.post(f"{here}/notes/new/", {"text": "It is open.", **boxes("noted_on", date(2026, 12, 10))})
    offered = text(client.get(f"{here}/served/new/"))
    client.post(f"{here}/served/new/", {"serves": "round:26R2"})
    wrong = client.post(f"{here}/served/new/", {"serves": "round:99R9"})
    page = text(client.get(f"{here}/"))
    client.post(f"{here}/finish/")

    row.refresh_from_db()
    assert (bad.status_code, moved.status_code, wrong.status_code) == (422, 422, 422)
    assert (row.status, row.due_on, row.partnership) == ("done", date(2027, 2, 26), partner)
    assert "Round 26R2" in offered
    words = ("It is open.", "Round 26R2: ", "/office/rounds/", "The north", "Grants for chosen priorities")
    assert [one for one in words if one not in page] == []


def test_5_2_it_is_dropped_taken_up_and_what_served_it_taken_out_by_forms(client, officer):
    made = a_commissioning_plan(officer)
    row = made["intention"]
    here = f"{HERE}/{row.public_id}"

    client.post(f"{HERE}/served/{made['served_by'].public_id}/drop/")
    empty = client.post(f"{here}/drop/", {"reason": ""})
    client.post(f"{here}/drop/", {"reason": "Not agreed."})
    dropped = text(client.get(f"{here}/"))
    client.post(f"{here}/take-up/", {"reason": "Agreed after all."})

    row.refresh_from_db()
    assert (empty.status_code, row.status, row.served_by.count()) == (422, "under_way", 0)
    assert "Why it was dropped" in dropped


def test_r5_2_1_what_is_late_stands_on_the_list_on_its_page_and_on_today(client, officer):
    made = a_commissioning_plan(officer)

    pages = [
        text(client.get(path)) for path in (f"{HERE}/", f"{HERE}/{made['intention'].public_id}/", "/office/")
    ]

    words = (
        "Overdue</strong>",
        "was due on Monday 30 November 2026, 10 days ago",
        "Finish “Fill the advisers",
    )
    assert [one in page for one, page in zip(words, pages, strict=True)] == [True] * 3


def test_5_2_somebody_else_reads_and_has_no_buttons(client):
    made = a_commissioning_plan(a_person("officer"))
    here = f"{HERE}/{made['intention'].public_id}/"
    client.force_login(a_person("finance"))

    assert "Note progress" not in text(client.get(here))
    assert client.post(f"{here}finish/").status_code == 403
    assert client.get(f"{here}change/").status_code == 404


def test_r5_2b_1_posts_are_kept_filled_left_and_counted_by_forms(client, officer):
    assert "Posts that were funded in a month" in text(client.get("/office/posts/"))
    provider, stream = an_organisation(), a_stream()
    given = {
        "title": "IDVA, west", "kind": "idva", "provider": provider.public_id, "stream": stream.code,
        "hundredths": "0.6", "cost_pence": "42,000", "caseload": "20", **boxes("funded_from", FUNDED[0]),
        **boxes("funded_to", FUNDED[1]),
    }  # fmt: skip

    wrong = [
        client.post("/office/posts/new/", given | {"hundredths": one}).status_code for one in ("half", "0")
    ]
    client.post("/office/posts/new/", given)
    post = Post.objects.get()
    here = f"/office/posts/{post.public_id}"
    client.post(f"{here}/change/", given | {"title": "IDVA, west: outreach"})
    client.post(f"{here}/fill/", {"hundredths": "0.6", **boxes("since", FUNDED[0])})
    leave = f"/office/posts/seats/{post.seats.get().public_id}/leave/"
    client.post(leave, boxes("until", date(2026, 8, 31)))
    client.post(f"{here}/people/", {"people": "19", **boxes("counted_on", date(2026, 6, 30))})
    page, report = text(client.get(f"{here}/")), text(client.get("/office/posts/"))

    assert (wrong, post.hundredths, post.seats.get().until) == ([422, 422], 60, date(2026, 8, 31))
    assert 'value="0.6"' in text(client.get(f"{here}/change/"))
    assert [one for one in ("Vacant", "31 Aug 2026", "£42,000") if one not in page] == []
    words = (
        "IDVA, west: outreach",
        "£6,300",
        "19 of 20",
        "Vacancy left £6,300 unspent so far",
        "November 2026",
    )
    assert [one for one in words if one not in report] == []


def test_r5_2b_1_posts_download_month_by_month(client, officer):
    a_commissioning_plan(officer)

    sheet = load_workbook(io.BytesIO(client.get("/office/posts/export/xlsx/").content)).active
    row = [one.value for one in sheet[2]]

    assert row[5:] == [1, 42_000, *[1] * 5, 0, 0, 0, None, None, None, None, 3, 10_500]
    assert client.get("/office/posts/export/xlsx/?year=26").status_code == 404
    assert client.get("/office/posts/?year=2025/26").status_code == 200


def test_5_2_d_staff_make_a_fund_for_things_that_last_with_match_money_and_a_place(client, officer):
    given = {
        "code": "LSSF", "name": "Local Safer Streets Fund", "aims": "Lighting.",
        "statutory_basis": "Section 9", "purpose": "crime_prevention",
        "is_capital": "on", "wants_match": "on", "wants_place": "on",
    }  # fmt: skip

    client.post("/office/money/funds/new/", given)
    page = text(client.get("/office/money/funds/LSSF/"))

    fund = Fund.objects.get(code="LSSF")
    assert (fund.is_capital, fund.wants_match, fund.wants_place) == (True, True, True)
    assert "Asked for, never required" in page


def test_r5_2e_1_the_report_by_priority_is_shown_for_any_plan_and_year_and_downloads(client, officer):
    assert "once a Police and Crime Plan is in force" in text(client.get("/office/by-priority/"))
    plan = a_plan_with_priorities()
    an_intention(officer, priority=plan.priorities.first())

    page = text(client.get(f"/office/by-priority/?plan={plan.pk}"))
    lines = b"".join(client.get("/office/by-priority/export/csv/").streaming_content).decode().splitlines()

    assert "0 of 1 done" in page
    assert len(lines) == 1
    assert [client.get(f"/office/by-priority/?{one}").status_code for one in ("plan=x", "year=1999/00")] == [
        404,
        404,
    ]


def test_the_pages_take_as_many_statements_for_sixty_rows_as_for_one(client, officer):
    def one_more(name: str) -> None:
        row = an_intention(officer, name, due_on=LATE)
        a_note(row, officer)
        a_post(officer, name, action=row)

    def asked() -> list[int]:
        found = []
        for path in (f"{HERE}/", "/office/posts/", "/office/by-priority/"):
            with CaptureQueriesContext(connection) as took:
                client.get(path)
            found.append(len(took))
        return found

    a_plan_with_priorities()
    one_more("First")
    client.get(f"{HERE}/")
    before = asked()
    for place in range(60):
        one_more(f"Row {place}")

    assert asked() == before
