"""Answers as people read them, and a form as they read it before answering."""

import pytest
from django.template import engines

from almoner.ground.questions.checking import values_of
from almoner.ground.questions.display import Said, SaidTopic, Table, display, read_topics, table_of
from almoner.ground.questions.layout import layout_of
from almoner.ground.questions.outline import limit_words, outline
from tests.ground.questions.builders import a_question, a_set, a_sheet, a_topic, asks, give

OPTIONS = [{"value": "red", "label": "Deep red"}, {"value": "blue", "label": "Blue, pale"}]
COLUMNS = [
    {"key": "what", "title": "What", "kind": "short_text"},
    {"key": "cost", "title": "Cost", "kind": "money", "total": True},
    {"key": "many", "title": "People", "kind": "number", "total": True},
    {"key": "year", "title": "Year", "kind": "number"},
]
ROWS = [
    {"what": "Hall", "cost": 12_050, "many": 1000, "year": 1},
    {"what": None, "cost": None, "many": 234, "year": None},
]


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        ("short_text", None, ""),
        ("short_text", "Hope", "Hope"),
        ("long_text", "One\n\nTwo", "One\n\nTwo"),
        ("choice", "red", "Deep red"),
        ("choices", ["red", "blue"], "Deep red\nBlue, pale"),
        ("yes_no", True, "Yes"),
        ("yes_no", False, "No"),
        ("number", 1200, "1,200"),
        ("number", 0, "0"),
        ("money", 1_240_050, "£12,400.50"),
        ("money", 0, "£0"),
        ("date", "2026-03-06", "Friday 6 March 2026"),
        ("file", "23456789abcdef", "policy.pdf"),
        ("file", "unknown", "A file"),
        ("table", ROWS, "What: Hall. Cost: £120.50. People: 1,000. Year: 1\nPeople: 234\n"
                        "What: Total. Cost: £120.50. People: 1,234"),
    ],
)  # fmt: skip
def test_each_kind_is_read_in_words(kind, value, text):
    question = a_question(kind=kind, options=OPTIONS, columns=COLUMNS)

    assert display(question, value, {"23456789abcdef": "policy.pdf"}) == text


def test_a_table_adds_up_the_columns_that_are_to_be_added_up():
    assert table_of(a_question(kind="table", columns=COLUMNS), ROWS) == Table(
        heads=("What", "Cost", "People", "Year"),
        rows=(("Hall", "£120.50", "1,000", "1"), ("", "", "234", "")),
        totals=("Total", "£120.50", "1,234", ""),
        figures=(False, True, True, True),
    )


def test_a_table_with_nothing_to_add_up_has_no_totals():
    assert table_of(a_question(kind="table", columns=COLUMNS[:1]), ROWS[:1]).totals == ()


@pytest.mark.django_db
def test_a_sheet_is_read_topic_by_topic_with_what_is_asked():
    form = a_set(
        a_topic(asks("children", "yes_no"), asks("ages", condition={"question": "children", "is": True})),
        a_topic(key="budget", title="Budget", component="budget"),
        a_topic(asks("cost", "money"), key="more", title="More"),
    )
    sheet = a_sheet(form)
    give(sheet, children="no", ages="hidden")
    layout = layout_of(sheet)
    children, _, cost = layout.questions

    assert read_topics(layout, "", values_of(sheet)) == [
        SaidTopic(layout.topics[0], (Said(children, "No"),)),
        SaidTopic(layout.topics[1]),
        SaidTopic(layout.topics[2], (Said(cost, "Not answered", is_answered=False),)),
    ]


@pytest.mark.django_db
def test_answers_are_printed_escaped_with_their_tables():
    sheet = a_sheet(a_set(a_topic(asks("name"), asks("budget", "table", columns=COLUMNS))))
    give(sheet, name="<script>x</script>", budget=[["<b>Hall", "5"]])
    topic = read_topics(layout_of(sheet), "", values_of(sheet))[0]
    source = "{% from 'questions/answers.html' import topic_answers with context %}{{ topic_answers(topic) }}"

    html = engines["jinja2"].from_string(source).render({"topic": topic})

    assert "&lt;script&gt;x&lt;/script&gt;" in html
    assert '<td class="govuk-table__cell">&lt;b&gt;Hall</td>' in html
    assert '<td class="govuk-table__cell govuk-table__cell--numeric govuk-!-font-weight-bold">£5</td>' in html


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        ({"kind": "long_text", "word_limit": 1200}, "Up to 1,200 words."),
        ({"kind": "long_text"}, ""),
        ({"kind": "money", "smallest": 50_000, "largest": 2_000_000}, "From £500 to £20,000."),
        ({"kind": "money", "largest": 2_000_000}, "Up to £20,000."),
        ({"kind": "number", "smallest": 0}, "0 or more."),
        ({"kind": "choices", "largest": 3}, "Up to 3."),
        ({"kind": "table", "smallest": 2}, "2 rows or more."),
        ({"kind": "table", "smallest": 2, "largest": 2}, "2 rows."),
        ({"kind": "date", "smallest": 2}, ""),
    ],
)
def test_limits_are_said_before_one_writes(limits, said):
    assert limit_words(a_question(**limits)) == said


@pytest.mark.django_db
def test_a_form_is_outlined_with_numbers_and_notes():
    form = a_set(
        a_topic(
            asks("children", "yes_no", help="Under 18.", why_asked="To keep them safe.", scored_by="care")
        ),
        a_topic(
            asks("no", bands=["long"]),
            asks("ages", "long_text", word_limit=5, condition={"question": "children", "is": False}),
            key="more",
            title="More",
        ),
        a_topic(asks("x"), key="long", title="Long", bands=["long"]),
    )
    layout = layout_of(form)

    told = [
        (topic.number, topic.topic.key, [(one.number, one.question.key, one.notes) for one in topic.entries])
        for topic in outline(layout, "short", {"care": "Care"})
    ]

    assert told == [
        ("1", "first", [
            ("1.1", "children", ("Under 18.", "Why we ask: To keep them safe.", "Scored under: Care.")),
        ]),
        ("2", "more", [
            ("2.1", "ages",
             ("Answer this only if you answered “No” to “What is children?”.", "Up to 5 words.")),
        ]),
    ]  # fmt: skip
