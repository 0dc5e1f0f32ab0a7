"""Setting up a round on pages, from its template to publication."""

from datetime import date

import pytest

from almoner.do.rounds.models import Round, RoundTemplate
from almoner.do.rounds.publicity import ReasonGiven
from tests.builders import a_budget, a_fund, a_person, a_plan_with_priorities, an_area
from tests.do.rounds.made import CLOSES, MADE, a_draft_round, a_template, an_open_round, fresh
from tests.doors.staff.people.asked import boxes, text

pytestmark = pytest.mark.django_db
DATES = {
    **boxes("opens_at", date(2026, 11, 9)), "opens_at_time": "9am",
    **boxes("closes_at", date(2027, 1, 29)), "closes_at_time": "5pm",
    "grace_minutes": "30", **boxes("panel_on", date(2027, 3, 2)),
    **boxes("decision_on", date(2027, 3, 16)),
}  # fmt: skip


@pytest.fixture(autouse=True)
def now(clock):
    clock.set(MADE)
    return clock


@pytest.fixture
def officer(client):
    person = a_person("officer")
    client.force_login(person)
    return person


def at(round, more=""):
    return f"/office/rounds/{round.public_id}/{more}"


def test_a_fund_without_a_template_is_given_the_usual_one(client, officer):
    a_budget(fund=a_fund())

    first = text(client.get("/office/rounds/new/"))
    made = client.post("/office/rounds/templates/CSDF/load/", {"once": "1"})

    assert "Load the usual form and texts for CSDF" in first
    assert (made.headers["Location"], RoundTemplate.objects.count()) == ("/office/rounds/new/", 1)


def test_a_round_begins_from_a_template_with_its_parts(client, officer):
    template = a_template(officer)
    a_plan_with_priorities()
    given = {
        "template": template.pk, "budget": template.fund.budgets.get().pk, "code": "26R2",
        "title": "Small grants 2026/27", "once": "1",
    }  # fmt: skip

    answer = client.post("/office/rounds/new/", given)
    again = client.post("/office/rounds/new/", given | {"once": "2"})

    made = Round.objects.get()
    page = text(client.get(at(made)))
    assert (answer.headers["Location"], again.status_code) == (at(made), 422)
    assert (made.bands.count(), made.criteria.count(), made.allowed_priorities.count()) == (3, 5, 2)
    assert "Weights add up to 100." in page
    assert "Short form takes about" in page


def test_dates_are_londons_and_kept_in_utc(client, officer):
    round = a_draft_round(opens_at=None, closes_at=None)

    answer = client.post(at(round, "set-up/dates/"), DATES)

    assert (answer.status_code, fresh(round).closes_at) == (302, CLOSES)
    shown = text(client.get(at(round, "set-up/dates/")))
    assert 'name="closes_at_time"' in shown
    assert 'value="5pm"' in shown


@pytest.mark.parametrize(
    ("day", "wall", "sentence"),
    [
        (date(2026, 10, 25), "1:30am", "happens twice"),
        (date(2027, 3, 28), "1:30am", "does not exist"),
        (date(2026, 11, 9), "9am", "closes before it opens"),
    ],
)
def test_4_9_an_hour_in_which_clocks_change_is_refused_beside_the_field(client, officer, day, wall, sentence):
    round = a_draft_round()

    answer = client.post(
        at(round, "set-up/dates/"), DATES | boxes("closes_at", day) | {"closes_at_time": wall}
    )

    assert (answer.status_code, sentence in text(answer), fresh(round).closes_at) == (422, True, CLOSES)


@pytest.mark.parametrize(
    ("part", "given", "changed"),
    [
        (
            "money",
            {
                "title": "New title", "available_pence": "£100,000", "guide_max_pence": "£10,000",
                "smallest_pence": "0", "max_is_strict": "on",
            },
            {"title": "New title", "available_pence": 10_000_000, "max_is_strict": True},
        ),
        (
            "who",
            {"who_can_apply": "You are a club.", "not_funded": "Parties.", "eligible_kinds": "cic"},
            {"who_can_apply": "You are a club.", "eligible_kinds": ["cic"], "grounds": []},
        ),
        (
            "texts",
            {"summary": "For all.", "privacy_notice": "We read it.", "privacy_version": "2"},
            {"summary": "For all.", "privacy_version": "2"},
        ),
        (
            "reasons",
            {"approval_reference": "016-26", "rationale": "Small.", "equality_note": "Looked at."},
            {"approval_reference": "016-26", "rationale": "Small."},
        ),
    ],
)  # fmt: skip
def test_each_part_is_kept(client, officer, part, given, changed):
    round = a_draft_round()

    answer = client.post(at(round, f"set-up/{part}/"), given)

    assert answer.headers.get("Location") == at(round, "set-up/")
    assert {name: getattr(fresh(round), name) for name in changed} == changed


def test_5_2_priorities_and_areas_are_chosen_from_the_plan(client, officer):
    round = a_draft_round()
    an_area("Harlow", "HAR")

    answer = client.post(at(round, "set-up/aims/"), {"priorities": "Q2", "areas": "HAR", "once": "1"})
    refused = client.post(at(round, "set-up/aims/"), {"priorities": "Q9", "areas": "HAR"})

    kept = round.allowed_priorities.get().priority.code, round.allowed_areas.get().area.code
    assert (answer.status_code, refused.status_code, kept) == (302, 422, ("Q2", "HAR"))


def rows(*filled):
    posted = {"form-TOTAL_FORMS": len(filled), "form-INITIAL_FORMS": 0}
    for number, row in enumerate(filled):
        posted |= {f"form-{number}-{name}": value for name, value in row.items()}
    return posted


def test_criteria_are_changed_and_keep_their_codes_and_marks(client, officer):
    round = a_draft_round()
    given = rows(
        {"code": "impact", "title": "Impact", "weight": "60"}, {"code": "", "title": "Care", "weight": "40"}
    )

    answer = client.post(at(round, "set-up/criteria/"), given)
    wrong = client.post(at(round, "set-up/criteria/"), rows({"code": "", "title": "Care", "weight": "99"}))

    kept = list(round.criteria.values_list("code", "title", "weight"))
    assert (answer.status_code, kept) == (302, [("impact", "Impact", 60), ("care", "Care", 40)])
    assert (wrong.status_code, "add up to 99, not 100" in text(wrong)) == (422, True)
    assert len(round.criteria.get(code="impact").anchors) == 6


def test_the_meaning_of_marks_is_changed_for_one_criterion(client, officer):
    round = a_draft_round()
    marks = {f"mark_{mark}": f"Mark {mark}" for mark in range(6)}

    client.post(at(round, "set-up/criteria/need/"), marks)

    assert round.criteria.get(code="need").anchors == list(marks.values())
    assert round.criteria.get(code="impact").anchors[0] == "No impact shown"


def test_4_17_a_band_that_goes_is_taken_out_of_the_form(client, officer):
    round = a_draft_round()
    two = [
        {"code": "short", "name": "Short form", "up_to_pence": "£4,000"},
        {"code": "standard", "name": "Standard form", "up_to_pence": "£20,000"},
    ]

    kept = client.post(at(round, "set-up/bands/"), rows(*two))
    first = "Take it out of the form first" in text(kept)
    client.post(at(round, f"form/questions/{round.question_set.questions.get(key='risks').public_id}/drop/"))
    answer = client.post(at(round, "set-up/bands/"), rows(*two))

    assert (first, answer.status_code) == (True, 302)
    assert list(round.bands.values_list("code", "up_to_pence")) == [
        ("short", 400_000),
        ("standard", 2_000_000),
    ]
    assert round.question_set.questions.get(key="innovation").bands == ["standard"]
    assert round.bands.get(code="short").documents == ["governing"]


def test_the_documents_of_a_band_are_chosen(client, officer):
    round = a_draft_round()

    client.post(at(round, "set-up/bands/short/"), {"documents": ["governing", "insurance"]})

    assert round.bands.get(code="short").documents == ["governing", "insurance"]


def test_the_checks_quote_the_clause_and_lead_to_the_page_that_mends(client, officer):
    round = a_draft_round(rationale="", panel_on=date(2027, 1, 28))

    page = text(client.get(at(round, "publish/")))

    told = ("Clause 1.9 (R1.9-1)", "Nothing says why a grant", "The panel meets on Thursday 28 January 2027")
    assert [
        one for one in (*told, at(round, "set-up/dates/"), at(round, "set-up/reasons/")) if one not in page
    ] == []
    assert "Publish the round" not in page
    assert client.post(at(round, "publish/"), {}).status_code == 422


def test_without_dates_the_checks_ask_for_them(client, officer):
    round = a_draft_round(opens_at=None, closes_at=None)

    assert "Say first when the round opens" in text(client.get(at(round, "publish/")))


def test_a_should_is_passed_with_a_reason_and_a_name(client, officer):
    round = a_draft_round(opens_at=CLOSES.replace(day=20))

    without = client.post(at(round, "publish/"), {"reason_R4.1-3": ""})
    answer = client.post(at(round, "publish/"), {"reason_R4.1-3": "A short one for the summer.", "once": "1"})

    reason = ReasonGiven.objects.get()
    assert (without.status_code, "Give a reason, or change the round" in text(without)) == (422, True)
    assert (answer.headers["Location"], fresh(round).status) == (at(round, "publicity/"), "published")
    assert (reason.rule, reason.reason, reason.by) == ("R4.1-3", "A short one for the summer.", officer)
    kept = text(client.get(at(round, "set-up/")))
    assert "A short one for the summer." in kept
    assert "cannot be changed" in kept


@pytest.mark.parametrize("more", ["set-up/dates/", "set-up/criteria/", "publish/", "form/pages/new/"])
def test_after_publication_the_pages_of_the_set_up_are_gone(client, officer, more):
    assert client.get(at(an_open_round(), more)).status_code == 404


@pytest.mark.parametrize("role", ["finance", "auditor", "decision_maker", "monitoring"])
def test_other_staff_read_and_change_nothing(client, role):
    round = a_draft_round()
    client.force_login(a_person(role))

    read = [client.get(page).status_code for page in ("/office/rounds/", at(round), at(round, "form/"))]
    change = [client.get(at(round, more)).status_code for more in ("set-up/dates/", "publish/", "cancel/")]

    assert (read, change) == ([200] * 3, [404] * 3)
    assert at(round, "set-up/dates/") not in text(client.get(at(round)))
