"""Filling in one topic: what is kept, what is shown again, and two people on one page."""

import pytest

from almoner.do.applications import actions
from almoner.do.applications.facts import bid_of
from tests.builders import a_document, a_partnership, an_area
from tests.do.applications.bids import (
    WRITING,
    a_colleague,
    a_draft,
    a_finished_draft,
    fresh,
)
from tests.do.applications.test_gathering import statements
from tests.do.applications.test_starting import an_award
from tests.doors.portal.bids.reading import fields_of, text_of
from tests.record import letters

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(clock):
    clock.set(WRITING)


@pytest.fixture
def bid(client):
    made = a_draft()
    client.force_login(made.contact)
    return made


def page_of(bid, key):
    return f"/apply/bids/{bid.public_id}/topics/{key}/"


def save(client, bid, key, **changed):
    page = page_of(bid, key)
    return client.post(page, fields_of(client.get(page)) | changed)


def test_the_project_in_brief(client, bid):
    answer = save(
        client, bid, "basics", title="Parade", summary="Evenings", ask_pence="£4,800", cost_pence="6000",
        starts_on_day="1", starts_on_month="5", starts_on_year="2027", grounds=["hidden_need"],
    )  # fmt: skip

    found = fresh(bid)
    assert (answer.status_code, found.title, found.ask_pence, found.cost_pence, found.grounds) == (
        302, "Parade", 480_000, 600_000, ["hidden_need"],
    )  # fmt: skip
    assert (str(found.starts_on), found.sheet.band) == ("2027-05-01", "short")


def test_what_cannot_be_read_is_shown_again_and_the_rest_is_saved(client, bid):
    answer = save(
        client, bid, "basics", title="Parade", ask_pence="a lot", starts_on_day="31", starts_on_month="2"
    )

    assert (answer.status_code, fresh(bid).title, fresh(bid).ask_pence) == (422, "Parade", None)
    again = fields_of(answer)
    assert (again["ask_pence"], again["starts_on_day"], again["title"]) == (["a lot"], ["31"], ["Parade"])
    assert "There is a problem" in text_of(answer)


def test_priorities_with_their_impact(client, bid):
    first, second = [one.priority for one in bid.round.allowed_priorities.order_by("id")]

    save(
        client, bid, "priorities", chosen=[str(first.pk), str(second.pk)], main=str(second.pk),
        **{f"impact_{first.pk}": "Fewer fights", f"impact_{second.pk}": "Less fear"},
    )  # fmt: skip

    assert [(one.priority, one.impact) for one in bid.priorities.all()] == [
        (second, "Less fear"), (first, "Fewer fights"),
    ]  # fmt: skip


def test_shares_of_areas_are_added_up_in_words(client, bid):
    area = an_area(code="TEN")

    save(client, bid, "areas", **{f"share_{area.pk}": "90"})

    assert bid.areas.get().percent == 90
    assert "Your shares come to 90% : 10% is still to be shared." in text_of(
        client.get(page_of(bid, "areas"))
    ).replace("90%:", "90% :")


def test_the_budget_adds_up_without_scripts(client, bid):
    save(
        client, bid, "budget",
        **{"costs-0-category": "staff", "costs-0-description": "Workers", "costs-0-cost_pence": "6,000",
           "costs-0-ours_pence": "4,800", "costs-1-category": "venue", "costs-1-description": "Hall",
           "costs-1-cost_pence": "400.50"},
    )  # fmt: skip

    said = text_of(client.get(page_of(bid, "budget")))
    assert "All costs: £6,400.50 . Asked of us: £4,800" in said
    assert "the lines come to £4,800 of £6,400.50" in said


def test_a_row_that_is_emptied_or_marked_is_taken_out(client, bid):
    line = {"category": "staff", "cost_pence": 100, "ours_pence": 0}
    lines = [line | {"description": name} for name in ("One", "Two", "Three")]
    actions.set_budget(bid, by=bid.contact, at=WRITING, lines=lines)

    empty = {f"costs-0-{name}": "" for name in ("category", "description", "cost_pence", "ours_pence")}
    save(client, bid, "budget", **empty, **{"costs-2-DELETE": "on"})

    assert list(bid.budget_lines.values_list("description", flat=True)) == ["Two"]


def test_more_rows_are_given_without_scripts_and_nothing_is_saved_yet(client, bid):
    answer = save(client, bid, "budget", more="costs", **{"costs-0-description": "Workers"})

    assert (answer.status_code, fields_of(answer)["costs-TOTAL_FORMS"], bid.budget_lines.count()) == (
        200,
        ["6"],
        0,
    )
    assert fields_of(answer)["costs-0-description"] == ["Workers"]


def test_the_request_is_made_equal_to_the_lines_by_a_tick(client, bid):
    row = {
        "costs-0-category": "staff",
        "costs-0-description": "All",
        "costs-0-cost_pence": "100",
        "costs-0-ours_pence": "90",
    }
    save(client, bid, "budget", take_totals="on", **row)

    assert (fresh(bid).ask_pence, fresh(bid).cost_pence) == (9_000, 10_000)


def test_partners_who_leave_nothing_are_refused_in_words(client, bid):
    row = {"partners-0-name": "Youth Link", "partners-0-role": "Mentors", "partners-0-percent": "99"}
    assert save(client, bid, "partners", **row).status_code == 302

    more = {"partners-1-name": "Other", "partners-1-role": "Help", "partners-1-percent": "1"}
    answer = save(client, bid, "partners", **more)

    assert (answer.status_code, bid.partners.count()) == (422, 1)
    assert "nothing is left for you" in text_of(answer)


def test_after_our_money(client, bid):
    save(client, bid, "afterwards", afterwards="seeking", afterwards_note="We asked the lottery.")

    assert bid_of(bid, WRITING).after_our_money == "We are looking for another funder: We asked the lottery."


def test_children_and_adults_at_risk(client, bid):
    save(client, bid, "safeguarding", involves_children="yes", involves_adults_at_risk="no")

    assert (fresh(bid).involves_children, fresh(bid).involves_adults_at_risk) == (True, False)
    assert "You have not kept one yet" in text_of(client.get(page_of(bid, "safeguarding")))
    a_document(bid.organisation, "safeguarding", title="Our policy", kept_at=WRITING)
    assert "Our policy" in text_of(client.get(page_of(bid, "safeguarding")))


def test_4_8_what_was_promised_stands_beside_what_is_asked(client, bid):
    award = an_award(bid.organisation, promised="80 nights", return_state="overdue")

    said = text_of(client.get(page_of(bid, "continuation")))
    assert "80 nights" in said
    assert "until it is in order, a new bid cannot be recommended" in said
    save(client, bid, "continuation", continues=str(award.pk), continuation_develops="One more night.")

    assert (fresh(bid).continues, fresh(bid).continuation_delivered) == (award, "72 nights")


def test_documents_are_chosen_from_those_kept(client, bid):
    own = bid.organisation.documents.get(kind="governing")

    save(client, bid, "documents", chosen=[own.public_id])

    assert [one.document for one in bid.used_documents.all()] == [own]


def test_declarations(client, bid):
    save(client, bid, "declarations", has_read_plan="on", privacy="on", helped_by_cvs="yes")

    found = fresh(bid)
    declared = (found.has_read_plan, found.privacy_accepted_version, found.declares_true)
    assert (declared, found.helped_by_cvs) == ((True, "1", False), True)


def test_questions_are_answered_in_a_table_too(client, bid):
    save(client, bid, "outcomes", **{
        "answer-outcomes-0-kind": "output", "answer-outcomes-0-measure": "Sessions",
        "answer-outcomes-0-target": "80", "answer-outcomes-0-how": "Register",
    })  # fmt: skip

    assert bid.sheet.answers.get().value == [
        {"kind": "output", "measure": "Sessions", "baseline": None, "target": "80", "how": "Register"}
    ]


def test_too_many_words_are_saved_and_said(client, bid):
    answer = save(client, bid, "need", **{"answer-need": "word " * 301})

    assert answer.status_code == 302
    assert bid.sheet.answers.get().value.count("word") == 301


def test_two_people_on_one_page_see_both_texts(client, bid):
    page = page_of(bid, "need")
    mine = fields_of(client.get(page)) | {"answer-need": "Mine."}
    actions.save_answers(bid, by=a_colleague(bid), at=WRITING, raw={"need": "Theirs."}, versions={})

    clash = client.post(page, mine)
    assert clash.status_code == 422
    assert "your colleague’s text Theirs." in text_of(clash)
    assert fields_of(clash)["answer-need"] == ["Mine."]

    joined = client.post(page, fields_of(clash) | {"answer-need": "Theirs. Mine."})
    assert (joined.status_code, bid.sheet.answers.get().value) == (302, "Theirs. Mine.")


def test_two_people_on_the_first_page_see_both_texts(client, bid):
    page = page_of(bid, "basics")
    mine = fields_of(client.get(page)) | {"title": "Mine"}
    actions.save_basics(
        bid, by=a_colleague(bid), at=WRITING, values={"title": "Theirs", "summary": "Evenings"}
    )

    clash = client.post(page, mine)
    assert (clash.status_code, fresh(bid).title, fields_of(clash)["title"]) == (422, "Theirs", ["Mine"])
    assert "your colleague’s text Theirs" in text_of(clash)

    client.post(page, fields_of(clash))
    assert (fresh(bid).title, fresh(bid).summary) == ("Mine", "Evenings")


def test_two_people_on_the_budget_see_both(client, bid):
    page = page_of(bid, "budget")
    row = {"costs-0-category": "staff", "costs-0-description": "Mine", "costs-0-cost_pence": "100"}
    mine = fields_of(client.get(page)) | row
    line = {"category": "venue", "description": "Theirs", "cost_pence": 100, "ours_pence": 0}
    actions.set_budget(bid, by=a_colleague(bid), at=WRITING, lines=[line])

    clash = client.post(page, mine)
    assert (clash.status_code, bid.budget_lines.get().description) == (422, "Theirs")
    assert "Venue Theirs £1 £0" in text_of(clash)

    client.post(page, fields_of(clash))
    assert bid.budget_lines.get().description == "Mine"


def autosave(client, bid, key, fields):
    return client.post(f"{page_of(bid, key)}save/", fields, headers={"Accept": "application/json"})


def test_saving_while_typing_keeps_answers_and_gives_their_new_marks(client, bid):
    fields = fields_of(client.get(page_of(bid, "need"))) | {"answer-need": "First"}

    one = autosave(client, bid, "need", fields | {"once": "1"}).json()
    two = autosave(
        client, bid, "need", fields | one["values"] | {"answer-need": "First and more", "once": "2"}
    )

    assert (one["saved_at"], two.status_code, bid.sheet.answers.get().value) == (
        "midday",
        200,
        "First and more",
    )


def test_saving_while_typing_says_what_was_not_kept_and_keeps_the_rest(client, bid):
    fields = fields_of(client.get(page_of(bid, "basics"))) | {
        "title": "Parade",
        "ask_pence": "a lot",
        "once": "1",
    }

    answer = autosave(client, bid, "basics", fields).json()
    again = autosave(
        client,
        bid,
        "basics",
        fields | answer["values"] | {"title": "Parade 2", "ask_pence": "5", "once": "2"},
    )

    assert answer["saved_at"] == "midday, but not everything: use the button to see why"
    assert (again.json()["saved_at"], fresh(bid).title, fresh(bid).ask_pence) == ("midday", "Parade 2", 500)


def test_saving_while_typing_never_overwrites_a_colleague(client, bid):
    fields = fields_of(client.get(page_of(bid, "basics"))) | {"title": "Mine"}
    actions.save_basics(bid, by=a_colleague(bid), at=WRITING, values={"title": "Theirs"})

    answer = autosave(client, bid, "basics", fields).json()
    autosave(client, bid, "basics", fields | answer["values"] | {"once": "another"})

    assert fresh(bid).title == "Theirs"


def test_4_6_partners_are_asked_on_the_page(client, bid):
    area = an_area(code="TEN")
    a_partnership(area, name="Tendring CSP", contact_email="csp@example.org")
    save(client, bid, "basics", title="Parade")
    assert "Choose the areas first" in text_of(client.get(page_of(bid, "endorsements")))
    actions.set_areas(bid, by=bid.contact, at=WRITING, shares=[(area, 100)])
    start = f"/apply/bids/{bid.public_id}/partners"

    client.post(f"{start}/csp/TEN/ask/", {"once": "a"})
    client.post(f"{start}/police/TEN/none/", {"reason": "The place is secret.", "once": "b"})
    other = {"partner_name": "Ms Reed", "partner_email": "reed@example.org", "once": "c"}
    client.post(f"{start}/other/all/other/", other)

    assert [to for to, _ in letters()] == ["csp@example.org", "reed@example.org"]
    said = text_of(client.get(page_of(bid, "endorsements")))
    assert "Tendring CSP No answer yet" in said
    assert "The place is secret." in said


def test_asking_needs_an_address_and_an_area_of_the_bid(client, bid):
    actions.set_areas(bid, by=bid.contact, at=WRITING, shares=[(an_area(code="TEN"), 100)])
    start = f"/apply/bids/{bid.public_id}/partners"

    assert client.post(f"{start}/csp/TEN/other/", {"partner_name": "Sam"}).status_code == 422
    assert client.get(f"{start}/csp/{an_area('Kent').code}/other/").status_code == 404
    assert client.post(f"{start}/csp/TEN/ask/").status_code == 404
    assert client.get(f"{start}/mayor/TEN/other/").status_code == 404
    assert client.get(f"{start}/csp/TEN/else/").status_code == 404


def test_a_partner_is_reminded_by_a_button_after_some_days(client, clock):
    made = a_finished_draft()
    client.force_login(made.contact)
    page = page_of(made, "endorsements")
    assert "Remind csp" not in text_of(client.get(page))

    clock.forward(days=3)
    client.post(
        f"/apply/bids/{made.public_id}/partners/{made.endorsements.first().public_id}/remind/", {"once": "a"}
    )

    assert letters()[-1] == ("csp@example.org", "applications/reminder")
    assert "Reminded" in text_of(client.get(page))


def test_more_rows_of_a_questions_table_are_given_without_scripts(client, bid):
    row = {"answer-outcomes-0-measure": "Sessions"}
    answer = save(client, bid, "outcomes", more="answer-outcomes", **row)

    assert (answer.status_code, bid.sheet.answers.count()) == (200, 0)
    again = fields_of(answer)
    assert (again["answer-outcomes-TOTAL_FORMS"], again["answer-outcomes-0-measure"]) == (["6"], ["Sessions"])


def test_a_table_says_why_it_is_asked(client, bid):
    assert "Why we ask: At least one thing you will do" in text_of(client.get(page_of(bid, "outcomes")))


def test_saving_while_typing_takes_few_statements(client, bid):
    fields = fields_of(client.get(page_of(bid, "need"))) | {"answer-need": "First"}

    assert statements(lambda: autosave(client, bid, "need", fields)) <= 22
