"""Pages on which a decision sheet is written: each works, is closed to strangers, and loses nothing typed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from almoner.do.decisions import actions
from almoner.do.decisions.models import Decision, DecisionLine
from almoner.plan.funds.models import FundBudget
from tests.builders import NOW, TODAY, a_person, a_strategy, kept
from tests.do.decisions.sheets import a_draft, an_open_sheet, signed_by, the_three
from tests.doors.staff.people.asked import boxes, text

pytestmark = pytest.mark.django_db
LIST = "/office/decisions/"


@pytest.fixture
def officer(client, clock):
    person = a_person("officer")
    client.force_login(person)
    return person


def at(sheet: Decision, rest: str = "") -> str:
    return f"{LIST}{sheet.public_id}/{rest}"


def header(sheet: Decision, **values) -> dict[str, str]:
    names = (
        "title", "classification", "area_affected", "author_role", "enquiries_to", "strategic_links",
        "csp_regard", "equality_note", "mpm_note",
    )  # fmt: skip
    found = {name: getattr(sheet, name) for name in names}
    sections = {f"section_{one.position}": one.text for one in sheet.sections.all()}
    return found | sections | boxes("dated", TODAY) | values


def line_values(line: DecisionLine, **values) -> dict[str, str]:
    found = {
        "title": line.title,
        "description": line.description,
        "description_was_checked": "on",
        "amount_pence": "£1,500",
        "budget": str(line.budget_id),
        "priority": str(line.priority_id),
        "purpose": line.purpose,
        "statutory_basis": line.statutory_basis,
    }
    return found | values


def test_a_sheet_is_started(client, officer):
    answer = client.post(f"{LIST}new/", {"title": "Winter awards 2026/27", "kind": "money", "round": ""})

    sheet = Decision.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (302, at(sheet))
    assert (sheet.title, sheet.author) == ("Winter awards 2026/27", officer)
    assert "Winter awards 2026/27" in text(client.get(LIST))


def test_a_sheet_without_a_title_keeps_the_rest(client, officer):
    answer = client.post(f"{LIST}new/", {"title": "", "kind": "process", **boxes("dated", TODAY)})

    assert (answer.status_code, Decision.objects.count()) == (422, 0)
    assert ('value="process" checked' in text(answer), "There is a problem" in text(answer)) == (True, True)


def test_the_same_form_posted_twice_starts_one_sheet(client, officer):
    for _ in range(2):
        client.post(f"{LIST}new/", {"title": "Winter", "kind": "money", "round": "", "once": "k1"})

    assert Decision.objects.count() == 1


def test_the_words_are_edited(client, officer):
    sheet = a_draft(100_000, author=officer)

    answer = client.post(at(sheet, "edit/"), header(sheet, area_affected="Tendring", section_3="Because."))

    sheet.refresh_from_db()
    assert (answer.status_code, sheet.area_affected) == (302, "Tendring")
    assert sheet.sections.get(position=3).text == "Because."


def test_a_slip_in_the_words_keeps_what_was_typed(client, officer):
    sheet = a_draft(100_000, author=officer)

    answer = client.post(at(sheet, "edit/"), header(sheet, title="", section_3="A long thought."))

    assert answer.status_code == 422
    assert "A long thought." in text(answer)


def test_an_edit_of_an_open_sheet_warns_first(client, officer):
    sheet = an_open_sheet(200_001, author=officer)

    assert "makes every signature void" in text(client.get(at(sheet, "edit/")))


def test_a_settled_sheet_is_edited_no_more(client, officer):
    sheet = signed_by(an_open_sheet(200_001, author=officer), *the_three().in_order())

    answer = client.post(at(sheet, "edit/"), header(sheet, area_affected="Tendring"))

    assert (answer.status_code, "can no longer be edited" in text(answer)) == (422, True)
    assert "Edit the words" not in text(client.get(at(sheet)))


def test_a_line_is_added_changed_and_taken_out(client, officer):
    sheet = a_draft(100_000, author=officer)
    first = sheet.lines.get()

    client.post(at(sheet, "lines/"), line_values(first, title="Second"))
    second = DecisionLine.objects.get(title="Second")
    client.post(at(sheet, f"lines/{second.public_id}/"), line_values(second, title="Other", amount_pence="2"))
    assert "Other" in text(client.get(at(sheet, f"lines/{second.public_id}/")))
    second.refresh_from_db()
    assert (second.title, second.amount_pence, FundBudget.objects.count()) == ("Other", 200, 1)

    client.post(at(sheet, f"lines/{second.public_id}/drop/"))
    assert list(DecisionLine.objects.all()) == [first]


def test_a_line_with_a_wrong_sum_keeps_what_was_typed(client, officer):
    sheet = a_draft(100_000, author=officer)
    values = line_values(sheet.lines.get(), title="Second thoughts", amount_pence="a lot")

    answer = client.post(at(sheet, "lines/"), values)

    assert (answer.status_code, DecisionLine.objects.count()) == (422, 1)
    assert ("Second thoughts" in text(answer), 'value="a lot"' in text(answer)) == (True, True)


def test_a_line_of_another_sheet_is_not_found(client, officer):
    sheet, other = a_draft(100_000, author=officer), a_draft(200_000, author=officer)

    assert client.get(at(sheet, f"lines/{other.lines.get().public_id}/")).status_code == 404


def test_a_sheet_of_no_round_says_that_it_cannot_be_filled(client, officer):
    sheet = a_draft(100_000, author=officer)

    answer = client.post(at(sheet, "fill/"), follow=True)

    assert "belongs to no round" in text(answer)


def test_4_21_descriptions_are_read_on_one_page(client, officer):
    sheet = a_draft(100_000, 150_000, author=officer)
    for line in sheet.lines.all():
        line.description_was_checked = False
        kept(line)
    first = sheet.lines.first()
    assert "2 descriptions to be read" in text(client.get(at(sheet)))

    client.post(at(sheet, "descriptions/"), {"line": first.public_id})

    assert list(sheet.lines.values_list("description_was_checked", flat=True)) == [True, False]
    assert text(client.get(at(sheet, "descriptions/"))).count('type="checkbox"') == 1
    assert "1 description to be read" in text(client.get(at(sheet)))


@pytest.mark.parametrize("rest", ["edit/", "lines/", "descriptions/"])
@pytest.mark.parametrize(
    "role", ["", "finance", "chief_finance", "decision_maker", "auditor", "administrator"]
)
def test_others_find_no_page_to_write_on(client, role, rest):
    sheet = a_draft(100_000)
    client.force_login(a_person(*([role] if role else [])))

    assert client.get(at(sheet, rest)).status_code == 404
    assert client.post(at(sheet, rest), {"title": "x"}).status_code == 404
    assert client.get(f"{LIST}new/").status_code == 404


@pytest.mark.parametrize("rest", ["", "edit/", "fill/", "open/", "take-back/", "descriptions/", "announce/"])
def test_a_sheet_that_is_not_there_is_not_found(client, officer, rest):
    assert client.post(f"{LIST}nothing/{rest}").status_code in (404, 405)


def test_strangers_are_asked_to_sign_in(client):
    assert client.get(LIST).status_code == 302


@pytest.mark.parametrize("role", ["finance", "auditor", "decision_maker"])
def test_staff_read_every_sheet(client, role):
    sheet = a_draft(100_000)
    client.force_login(a_person(role))

    assert (sheet.title in text(client.get(LIST)), sheet.title in text(client.get(at(sheet)))) == (True, True)


def test_the_list_is_asked_by_state(client, officer):
    a_draft(100_000, author=officer, reference="900-26")
    an_open_sheet(100_000, author=officer, reference="901-26")

    page = text(client.get(f"{LIST}?state=signing"))

    assert ("901-26" in page, "900-26" in page) == (True, False)


def visits(client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_the_list_costs_the_same_for_one_and_for_sixty(client, officer):
    def one_more(number: int) -> None:
        actions.draft(None, by=officer, at=NOW, title=f"Sheet {number}")

    one_more(0)
    first = visits(client, LIST)
    for number in range(1, 60):
        one_more(number)

    assert visits(client, LIST) == first <= 10
    page = text(client.get(LIST))
    assert (page.count("<tr"), "after=" in page) == (51, True)


def test_a_sheet_costs_the_same_for_one_line_and_for_many(client, officer):
    few, many = a_draft(100_000, author=officer), a_draft(*range(100_001, 100_013), author=officer)

    assert visits(client, at(many)) == visits(client, at(few))


def test_8_5_a_sheet_names_strategies_of_partners(client, officer):
    sheet = a_draft(200_001, author=officer)
    empty = text(client.get(at(sheet, "regard/")))
    row = a_strategy()

    answer = client.post(at(sheet, "regard/"), {"strategies": [row.public_id]})

    assert "No strategy of a partner is kept yet." in empty
    assert (answer.status_code, answer.headers["Location"]) == (302, at(sheet))
    assert "Safety board: Violence strategy" in text(client.get(at(sheet)))
    assert client.post(at(sheet, "regard/"), {"strategies": ["other"]}).status_code == 422
