import pytest
from django.http import QueryDict

from almoner.ground.core.refusals import Refused
from almoner.ground.ui import draw, fields, forms, problems
from almoner.ground.ui.looks import Look


class Small(forms.Form):
    name = fields.TextField(label="Name")
    kind = fields.ChoiceField(label="Kind", choices=[("a", "A")])
    sum = fields.MoneyField(label="Sum")
    agree = fields.TickField(label="I agree")


class Cost(forms.RowForm):
    what = fields.TextField(label="What for")
    cost = fields.MoneyField(label="Cost")


Costs = forms.rows_of(Cost, blank=2, most=4)


def rows(**typed: str) -> forms.Rows:
    count = typed.pop("count", "3")
    posted = {"form-TOTAL_FORMS": count, "form-INITIAL_FORMS": "0"}
    return Costs(posted | {f"form-{name}": text for name, text in typed.items()})


def test_each_empty_field_says_what_it_wants():
    assert Small({}).errors == {
        "name": ["Enter an answer for “Name”."],
        "kind": ["Choose an answer for “Kind”."],
        "sum": ["Enter an amount for “Sum”."],
        "agree": ["Tick “I agree” to go on."],
    }


def test_an_author_who_has_better_words_keeps_them():
    class Own(forms.Form):
        name = fields.TextField(label="Name", error_messages={"required": "Tell us your name."})

    assert Own({}).errors == {"name": ["Tell us your name."]}


def test_a_nul_character_is_refused_in_clear_words():
    form = Small({"name": "a\0b", "kind": "a", "sum": "1", "agree": "on"})

    assert form.errors == {
        "name": [
            "The text contains a character that cannot be kept (NUL). Delete it, or type the text again."
        ]
    }


def test_space_around_an_answer_is_not_kept_but_what_was_typed_is_shown():
    form = Small({"name": "  Ann  ", "kind": "a", "sum": "x", "agree": "on"})

    assert (form.is_valid(), form["name"].value(), form.cleaned_data["name"]) == (False, "  Ann  ", "Ann")


def test_a_refusal_stands_on_top_and_beside_its_field_once():
    form = Small({"name": "Ann", "kind": "a", "sum": "1", "agree": "on"})
    assert form.is_valid()

    form.refuse(Refused(["The round is closed.", "Too much."], {"sum": ["Too much."], "gone": ["Not now."]}))

    assert form.errors == {"sum": ["Too much."], "__all__": ["Not now.", "The round is closed."]}


def test_a_refusal_can_be_shown_on_a_form_that_nobody_filled_in():
    form = Small()
    form.refuse(Refused("The round is closed."))

    assert problems.listed(form) == [("The round is closed.", "")]


def test_rows_that_are_empty_or_removed_are_left_out():
    table = rows(**{"0-what": "Pay", "0-cost": "12", "1-what": "Hall", "1-cost": "1", "1-DELETE": "on"})

    assert (table.is_valid(), table.filled()) == (True, [{"what": "Pay", "cost": 1200}])


def test_a_wrong_row_is_named_by_its_number():
    table = rows(**{"1-what": "Hall", "1-cost": "lots"})

    assert problems.listed(table) == [
        ("Row 2: Cost: Enter an amount in pounds, like 1200 or 1,200.50.", "#id_form-1-cost")
    ]


def test_more_rows_than_the_table_holds_are_refused():
    table = rows(count="5", **{f"{number}-what": "x" for number in range(5)})

    assert table.non_form_errors() == ["Keep to 4 rows or fewer."]


@pytest.mark.parametrize(
    ("sent", "now"), [("3", "6"), ("", "3"), ("x", "3"), ("99", "100"), ("9999999", "3")]
)
def test_more_rows_are_added_without_scripts(sent, now):
    posted = QueryDict(f"form-TOTAL_FORMS={sent}&form-0-what=Pay")

    grown = forms.with_more_rows(posted)

    assert (grown["form-TOTAL_FORMS"], grown["form-0-what"]) == (now, "Pay")


def test_a_table_that_arrives_without_its_count_says_so():
    assert Costs({}).non_form_errors() == [
        "The page did not arrive whole. Check what is shown and send it again."
    ]


def test_errors_of_many_kinds_are_listed_alike():
    assert [
        problems.listed(given)
        for given in (None, "One.", ["One.", "Two."], Refused("No."), {"id_sum": ["Low."]})
    ] == [
        [],
        [("One.", "")],
        [("One.", ""), ("Two.", "")],
        [("No.", "")],
        [("Low.", "#id_sum")],
    ]


def test_a_look_can_be_given_to_any_field_of_django():
    from django import forms as plain

    field = plain.CharField()
    field.look = Look(width="10")

    assert draw.look_for(field).width == "10"
