"""Preparing a round: from its template, changed while it is a draft, never afterwards."""

from datetime import timedelta

import pytest

from almoner.do.rounds import actions
from almoner.do.rounds.models import Round, RoundTemplate
from almoner.do.rounds.templates import settings_of
from almoner.ground.core.refusals import NotAllowed, Refused
from almoner.plan.priorities.models import Priority
from tests.builders import a_fund, a_fund_with_budget, a_person, a_plan_with_priorities, an_area
from tests.do.rounds.made import (
    CLOSES,
    MADE,
    a_draft_round,
    a_template,
    an_officer,
    an_open_round,
    fresh,
)

pytestmark = pytest.mark.django_db
BANDS = [{"code": "short", "name": "Short", "up_to_pence": 2_000_000, "documents": []}]
CRITERIA = [{"code": "impact", "title": "Impact", "weight": 100, "anchors": []}]


def hand(person=None):
    return {"by": person or an_officer(), "at": MADE}


def test_4_1_a_round_begins_with_all_that_its_template_says():
    round = a_draft_round()

    assert (round.code, round.status, round.financial_year) == ("26R2", "draft", "2026/27")
    assert (round.available_pence, round.guide_max_pence, round.grace_minutes) == (15_000_000, 2_000_000, 30)
    assert list(round.bands.values_list("code", "up_to_pence")) == [
        ("short", 500_000),
        ("standard", 2_000_000),
        ("full", 10_000_000),
    ]
    assert list(round.criteria.values_list("code", "weight")) == [
        ("impact", 30),
        ("need", 20),
        ("delivery", 20),
        ("vfm", 15),
        ("fit", 15),
    ]
    assert [one.priority.code for one in round.allowed_priorities.order_by("id")] == ["Q1", "Q2"]
    assert [one.area.code for one in round.allowed_areas.all()] == ["TEN"]


def test_the_form_of_a_round_is_its_own():
    first = a_draft_round("26R1")
    second = a_draft_round("26R2")
    question = first.question_set.questions.get(key="need")

    actions.reword_question(first, **hand(), question=question, details={"label": "Why?"})

    texts = [one.question_set.questions.get(key="need").label for one in (first, second)]
    assert (texts[0], texts[1] == texts[0]) == ("Why?", False)
    assert first.question_set.made_from == second.question_set.made_from


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"code": " "}, "code"),
        ({"code": "ABCDEFGHIJK"}, "code"),
        ({"title": ""}, "title"),
        ({"title": "x" * 161}, "title"),
    ],
)
def test_a_round_needs_a_code_and_a_title_that_fit(given, field):
    template = a_template()
    usual = {"code": "26R2", "title": "Round", "budget": template.fund.budgets.get()}

    with pytest.raises(Refused) as no:
        actions.draft(template, **hand(), **(usual | given))

    assert list(no.value.by_field) == [field]


def test_a_code_is_never_used_twice_and_the_budget_is_the_funds_own():
    round = a_draft_round()
    other = a_fund_with_budget(code="VF")

    with pytest.raises(Refused) as no:
        actions.draft(a_template(), **hand(), code=round.code, title="Round", budget=other)

    assert sorted(no.value.by_field) == ["budget", "code"]


@pytest.mark.parametrize("role", ["finance", "auditor", "administrator", "decision_maker"])
def test_only_an_officer_prepares_a_round(role):
    round = a_draft_round()

    with pytest.raises(NotAllowed):
        actions.revise(round, by=a_person(role), at=MADE, values={"title": "Mine"})


def test_revising_changes_the_named_fields_only():
    round = a_draft_round()

    actions.revise(round, **hand(), values={"title": "Autumn", "grace_minutes": 15})

    now = fresh(round)
    assert (now.title, now.grace_minutes, now.closes_at) == ("Autumn", 15, CLOSES)


@pytest.mark.parametrize(
    "values",
    [
        {"status": "published"},
        {"terms": {}},
        {"closes_at": CLOSES - timedelta(days=365)},
        {"available_pence": -1},
        {"approval_reference": "x" * 13},
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(values):
    round = a_draft_round()

    with pytest.raises(Refused):
        actions.revise(round, **hand(), values=values)

    assert vars(fresh(round)) | {"_state": None} == vars(Round.objects.get(pk=round.pk)) | {"_state": None}
    assert fresh(round).status == "draft"


@pytest.mark.parametrize(
    "change",
    [
        lambda round, **on: actions.revise(round, **on, values={"title": "Late"}),
        lambda round, **on: actions.set_bands(round, **on, rows=BANDS),
        lambda round, **on: actions.set_criteria(round, **on, rows=CRITERIA),
        lambda round, **on: actions.set_priorities(round, **on, priorities=list(Priority.objects.all())),
        lambda round, **on: actions.set_areas(round, **on, areas=[an_area()]),
        lambda round, **on: actions.add_topic(round, **on, details={"title": "More"}),
        lambda round, **on: actions.drop_question(
            round, **on, question=round.question_set.questions.get(key="need")
        ),
    ],
)
def test_r0_2_nothing_of_a_published_round_can_be_changed(change):
    round = an_open_round()

    with pytest.raises(Refused) as no:
        change(round, **hand())

    assert "Its terms are frozen" in str(no.value)


def test_press_texts_can_be_changed_after_publication():
    round = an_open_round()

    actions.revise(round, **hand(), values={"press_statement": "Better words."})

    assert fresh(round).press_statement == "Better words."


@pytest.mark.parametrize(
    "rows",
    [
        [],
        BANDS * 2,
        [BANDS[0] | {"up_to_pence": 0}],
    ],
)
def test_bands_that_cannot_be_are_refused(rows):
    round = a_draft_round()

    with pytest.raises(Refused):
        actions.set_bands(round, **hand(), rows=rows)

    assert round.bands.count() == 3


@pytest.mark.parametrize(
    "rows",
    [[], [CRITERIA[0] | {"weight": 99}], [CRITERIA[0] | {"weight": 50}] * 2, [CRITERIA[0] | {"weight": 101}]],
)
def test_4_10_weights_add_up_to_100(rows):
    round = a_draft_round()

    with pytest.raises(Refused):
        actions.set_criteria(round, **hand(), rows=rows)

    assert round.criteria.count() == 5


def test_questions_of_a_criterion_that_goes_are_scored_no_more():
    round = a_draft_round()

    actions.set_criteria(round, **hand(), rows=CRITERIA)

    scored = round.question_set.questions.values_list("key", "scored_by")
    assert {key: code for key, code in scored if code} == {"innovation": "impact"}


def test_5_2_a_round_needs_a_priority_and_an_area():
    round = a_draft_round()

    for change in (
        lambda: actions.set_priorities(round, **hand(), priorities=[]),
        lambda: actions.set_areas(round, **hand(), areas=[]),
    ):
        with pytest.raises(Refused):
            change()


def test_a_round_kept_as_a_template_begins_the_next_one_alike():
    round = a_draft_round(title="Autumn", summary="For autumn.")
    question = round.question_set.questions.get(key="need")
    actions.reword_question(round, **hand(), question=question, details={"label": "Why now?"})

    template = actions.keep_as_template(round, **hand(), title="Autumn rounds")
    budget = round.fund.budgets.get()
    made = actions.draft(template, **hand(), code="27R1", title="Autumn 2027", budget=budget)

    assert (made.summary, made.approval_reference, made.opens_at) == ("For autumn.", "", None)
    assert made.question_set.questions.get(key="need").label == "Why now?"
    assert settings_of(made) == settings_of(fresh(round)) == template.settings
    assert list(made.bands.values_list("code", flat=True)) == ["short", "standard", "full"]


def test_a_template_needs_a_name():
    for make in (
        lambda: actions.keep_as_template(a_draft_round(), **hand(), title=" "),
        lambda: actions.make_template(
            a_fund(), **hand(), title=" ", question_set=a_template().question_set, settings={}
        ),
    ):
        with pytest.raises(Refused):
            make()


def test_a_template_is_made_of_a_form_and_settings():
    made = actions.make_template(
        a_fund(),
        **hand(),
        title="Bare ",
        question_set=a_template().question_set,
        settings={"grace_minutes": 5},
    )

    assert (made.title, made.settings) == ("Bare", {"grace_minutes": 5})
    assert RoundTemplate.objects.count() == 2


def test_a_historical_round_takes_the_plan_of_its_own_day():
    a_plan_with_priorities()
    template = a_template()
    long_ago = MADE.replace(year=2023)

    round = actions.draft(
        template, by=an_officer(), at=long_ago, code="23R1", title="Old", budget=template.fund.budgets.get()
    )

    assert (round.allowed_priorities.count(), round.made_at) == (0, long_ago)
