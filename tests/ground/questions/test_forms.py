"""A topic as a page: typed text survives, stamps guard it, errors stand beside their fields."""

import html5lib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.template import engines
from django.utils.datastructures import MultiValueDict

from almoner.ground.questions.checking import values_of
from almoner.ground.questions.drawing import FEW_OPTIONS
from almoner.ground.questions.forms import CLASHED, Asked, TopicForm, asked_of
from almoner.ground.questions.saving import save_answers
from tests.ground.questions.builders import a_long_form, a_set, a_sheet, a_topic, an_act, asks, give

pytestmark = pytest.mark.django_db
COLUMNS = [
    {"title": "What", "required": True},
    {"title": "Cost", "kind": "money", "total": True},
    {"title": "When", "kind": "date"},
    {"title": "Paid", "kind": "yes_no"},
    {"title": "Size", "kind": "choice", "options": ["Small", "Large"]},
]


def every_kind():
    return a_set(
        a_topic(
            asks("name", word_limit=5),
            asks(
                "need", "long_text", word_limit=300, help="Be brief.", why_asked="To know.", example="A hall."
            ),
            asks("size", "choice", options=["Small", "Large"]),
            asks("ages", "choices", options=["Young", "Old"]),
            asks("children", "yes_no"),
            asks("policy", "file", condition={"question": "children", "is": True}),
            asks("many", "number"),
            asks("cost", "money", required=False),
            asks("start", "date"),
            asks("budget", "table", columns=COLUMNS),
        )
    )


def page(sheet, posted=None, files=None, **words):
    asked = asked_of(sheet, **words)
    return TopicForm(asked, asked.layout.topics[0], posted, files)


def fields_of(html):
    """What a browser would send back from the printed page."""
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    sent = QueryDict(mutable=True)
    for one in (one for one in tree.iter() if one.tag in {"input", "textarea", "select"}):
        kind = one.get("type")
        if one.tag == "textarea":
            sent.appendlist(one.get("name"), (one.text or "").replace("\n", "\r\n"))
        elif one.tag == "select":
            chosen = [option for option in one.iter("option") if "selected" in option.attrib]
            sent.appendlist(one.get("name"), chosen[0].get("value") if chosen else "")
        elif kind != "file" and (kind not in {"radio", "checkbox"} or "checked" in one.attrib):
            sent.appendlist(one.get("name"), one.get("value", "on" if kind == "checkbox" else ""))
    return sent


def printed(topic_form):
    source = (
        "{% from 'questions/topic.html' import topic_fields with context %}"
        "{{ error_summary(*topic_form.errors) }}<form>{{ topic_fields(topic_form) }}</form>"
    )
    return engines["jinja2"].from_string(source).render({"topic_form": topic_form})


def save(sheet, topic_form):
    result = save_answers(an_act(), sheet, topic_form.raw(), topic_form.stamps())
    topic_form.show(result)
    return result


FULL = {
    "name": "Hope House",
    "need": "\nOne\n\n<b>Two</b> & “three”",
    "size": "large",
    "ages": ["young", "old"],
    "children": "yes",
    "many": "1,200",
    "cost": "1,200.50",
    "start": "2026-04-01",
    "budget": [["Hall", "120", ["1", "4", "2026"], "no", "small"], ["Van", "0.05"]],
}


def test_what_is_kept_goes_to_the_page_and_comes_back_unchanged():
    sheet = a_sheet(every_kind())
    give(sheet, **FULL)
    before = values_of(sheet)

    back = page(sheet, fields_of(printed(page(sheet))))
    act = an_act()
    result = save_answers(act, sheet, back.raw(), back.stamps())

    assert (result.saved, result.errors, result.clashes, act.rows) == ({}, {}, {}, {})
    assert values_of(sheet) == before


def test_an_empty_page_saves_nothing():
    sheet = a_sheet(every_kind())
    back = page(sheet, fields_of(printed(page(sheet))))

    assert save(sheet, back).saved == {}
    assert values_of(sheet) == {}


def test_what_is_typed_is_saved_by_kind():
    sheet = a_sheet(every_kind())
    sent = fields_of(printed(page(sheet)))
    sent.update(
        {
            "answer-name": "Hope",
            "answer-size": "small",
            "answer-children": "no",
            "answer-many": "7",
            "answer-cost": "£5",
            "answer-start_day": "1",
            "answer-start_month": "4",
            "answer-start_year": "2027",
            "answer-budget-0-what": "Hall",
            "answer-budget-0-cost": "10",
            "answer-budget-2-what": "Van",
        }
    )
    sent.setlist("answer-ages", ["old", "young"])
    back = page(sheet, sent)

    assert save(sheet, back).is_whole
    assert values_of(sheet) == {
        "name": "Hope",
        "size": "small",
        "ages": ["young", "old"],
        "children": False,
        "many": 7,
        "cost": 500,
        "start": "2027-04-01",
        "budget": [
            {"what": "Hall", "cost": 1000, "when": None, "paid": None, "size": None},
            {"what": "Van", "cost": None, "when": None, "paid": None, "size": None},
        ],
    }


def test_typed_text_and_its_error_are_shown_together_and_the_rest_is_saved():
    sheet = a_sheet(every_kind())
    sent = fields_of(printed(page(sheet)))
    sent["answer-cost"], sent["answer-name"], sent["answer-start_month"] = "about £5", "Hope", "Smarch"
    sent["answer-budget-1-cost"] = "lots"
    back = page(sheet, sent)
    save(sheet, back)

    html = printed(back)
    assert values_of(sheet) == {"name": "Hope"}
    assert {"about £5", "Smarch", "lots", "Hope"} <= set(fields_of(html).dict().values())
    assert back.form.errors == {
        "cost": ["Enter an amount in pounds, like 1200 or 1,200.50."],
        "start": ["The date must include a day and a year."],
    }
    assert "Row 2: Cost: Enter an amount in pounds, like 1200 or 1,200.50." in html
    assert html.count("govuk-error-message") == 3


def test_the_page_after_an_error_can_be_saved_again():
    sheet = a_sheet(every_kind())
    sent = fields_of(printed(page(sheet)))
    sent["answer-cost"], sent["answer-name"] = "about £5", "Hope"
    first = page(sheet, sent)
    save(sheet, first)
    again = fields_of(printed(first))
    again["answer-cost"], again["answer-name"] = "5", "Hope House"

    assert save(sheet, page(sheet, again)).is_whole
    assert values_of(sheet) == {"name": "Hope House", "cost": 500}


def test_a_clash_keeps_both_texts_and_the_second_saving_is_a_choice():
    sheet = a_sheet(every_kind())
    sent = fields_of(printed(page(sheet)))
    give(sheet, name="Theirs")
    sent["answer-name"] = "Mine"
    back = page(sheet, sent)
    result = save(sheet, back)

    assert back.form.errors == {"name": [CLASHED]}
    assert (result.clashes["name"].theirs, fields_of(printed(back))["answer-name"]) == ("Theirs", "Mine")
    assert save(sheet, page(sheet, fields_of(printed(back)))).is_whole
    assert values_of(sheet) == {"name": "Mine"}


def test_a_clash_over_a_table_is_told_at_the_top():
    sheet = a_sheet(every_kind())
    sent = fields_of(printed(page(sheet)))
    give(sheet, budget=[["Theirs"]])
    sent["answer-budget-0-what"] = "Mine"
    back = page(sheet, sent)
    save(sheet, back)

    assert back.form.non_field_errors() == [f"What is budget?: {CLASHED}"]
    assert fields_of(printed(back))["answer-budget-0-what"] == "Mine"


def test_a_removed_row_goes_and_the_errors_below_it_keep_their_row():
    sheet = a_sheet(every_kind())
    give(sheet, budget=[["Hall"], ["Van"]])
    sent = fields_of(printed(page(sheet)))
    sent["answer-budget-0-DELETE"] = "on"
    wrong = sent.copy()
    wrong["answer-budget-1-cost"] = "lots"
    back = page(sheet, wrong)
    save(sheet, back)

    assert [sorted(form.errors) for form in back.tables["budget"].forms] == [[], ["cost"], [], [], []]
    assert save(sheet, page(sheet, sent)).is_whole
    assert [row["what"] for row in values_of(sheet)["budget"]] == ["Van"]


def test_autosave_of_one_field_leaves_the_others_alone():
    sheet = a_sheet(every_kind())
    give(sheet, **FULL)
    stamp = page(sheet).form["seen-name"].value()
    sent = QueryDict(mutable=True)
    sent.update({"answer-name": "New", "answer-seen-name": stamp})

    back = page(sheet, sent)

    assert (back.raw(), back.stamps()) == ({"name": "New"}, {"name": stamp})


@pytest.mark.parametrize("field", ["answer-budget-TOTAL_FORMS", "answer-budget-INITIAL_FORMS"])
def test_a_table_that_did_not_arrive_whole_is_left_alone(field):
    sheet = a_sheet(every_kind())
    give(sheet, budget=[["Hall"]])
    sent = fields_of(printed(page(sheet)))
    sent[field] = "x"

    assert save(sheet, page(sheet, sent)).saved == {}


def test_a_question_opens_under_its_answer_or_says_when_it_is_asked():
    many = [f"Option {number}" for number in range(FEW_OPTIONS + 1)]
    form = a_set(
        a_topic(
            asks("children", "yes_no"),
            asks("policy", "file", condition={"question": "children", "is": True}),
            asks("size", "choice", options=["Small", "Large"]),
            asks("room", condition={"question": "size", "any_of": ["small", "large"]}),
            asks("rooms", "table", columns=[{"title": "A"}], condition={"question": "size", "is": "large"}),
            asks("kind", "choice", options=many),
            asks("why", condition={"question": "kind", "is": "option_0"}),
        )
    )
    made = page(a_sheet(form))

    assert made.reveals == {"children": {"yes": ("policy", "remove-policy")}}
    assert [part.question.key for part in made.parts] == ["children", "size", "room", "rooms", "kind", "why"]
    assert made.form.fields["room"].help_text == (
        "Answer this only if you answered “Small” or “Large” to “What is size?”."
    )
    assert (
        made.form.fields["why"].help_text == "Answer this only if you answered “Option 0” to “What is kind?”."
    )
    assert "answer-policy" in printed(made)


def test_a_question_that_waits_on_another_page_comes_when_it_is_asked():
    form = a_set(
        a_topic(asks("children", "yes_no"), key="before", title="Before"),
        a_topic(asks("policy", condition={"question": "children", "is": True}), asks("other")),
    )
    sheet = a_sheet(form)

    def keys():
        asked = asked_of(sheet)
        return [one.key for one in TopicForm(asked, asked.layout.topic("first")).questions]

    before = keys()
    give(sheet, children="yes")
    assert (before, keys()) == (["other"], ["policy", "other"])


def test_the_hint_holds_the_help_the_reason_the_example_and_the_criterion():
    sheet = a_sheet(
        a_set(a_topic(asks("need", help="Be brief.", why_asked="To know.", example="X.", scored_by="n")))
    )

    assert page(sheet, criteria={"n": "Need"}).form.fields["need"].help_text == (
        "Be brief.\nWhy we ask: To know.\nFor example: X.\nScored under: Need."
    )


def test_a_long_text_counts_its_words_and_never_cuts_them():
    html = printed(page(a_sheet(every_kind())))

    assert 'data-maxwords="300"' in html
    assert "maxlength" not in html


def test_a_file_is_given_to_the_subject_and_may_be_removed():
    sheet = a_sheet(every_kind())
    give(sheet, children="yes", policy="23456789abcdef")
    names = {"23456789abcdef": "policy.pdf"}
    shown = page(sheet, file_names=names)
    sent = fields_of(printed(shown))
    upload = SimpleUploadedFile("new.pdf", b"x")
    chosen = page(sheet, sent, MultiValueDict({"answer-policy": [upload]}), file_names=names)
    removed = sent.copy()
    removed["answer-remove-policy"] = "on"

    assert shown.form.fields["remove-policy"].label == "Remove policy.pdf"
    assert (chosen.uploads(), "policy" in chosen.raw()) == ({"policy": upload}, False)
    assert page(sheet, sent).uploads() == {}
    assert page(sheet, removed).raw()["policy"] == ""


def test_a_preview_needs_no_sheet():
    form = every_kind()
    asked = Asked(page(a_sheet(form)).asked.layout, "")

    assert len(TopicForm(asked, asked.layout.topics[0]).parts) == 9


@pytest.mark.parametrize("count", [1, 60])
def test_a_page_costs_three_queries_whatever_its_length(count, django_assert_num_queries):
    sheet = a_sheet(a_long_form(count))
    give(sheet, **{f"q{number}": "an answer" for number in range(count)})

    with django_assert_num_queries(3):
        printed(page(sheet))
