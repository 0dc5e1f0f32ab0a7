import html5lib
import pytest
from django.template import engines

from almoner.ground.ui import dates, fields, forms
from almoner.ground.ui.looks import Look

XML = "{http://www.w3.org/1999/xhtml}"


def printed(form, template: str = "{{ form_fields(form) }}", **more) -> str:
    return engines["jinja2"].from_string(template).render({"form": form} | more)


def tree(html: str):
    """The fragment as a strict parser sees it: any error fails."""
    return html5lib.HTMLParser(strict=True).parseFragment(html)


def by_id(html: str, name: str):
    return next(one for one in tree(html).iter() if one.get("id") == name)


def one_field(field, typed=None, **posted):
    class One(forms.Form):
        answer = field

    return One(posted if posted else None if typed is None else {"answer": typed})


def test_a_text_field_is_label_hint_error_and_box_tied_together():
    html = printed(one_field(fields.EmailField(label="Email", help_text="For letters."), "<nobody>"))
    box = by_id(html, "id_answer")

    assert dict(box.attrib) == {
        "class": "govuk-input govuk-input--error",
        "id": "id_answer",
        "name": "answer",
        "type": "email",
        "value": "<nobody>",
        "autocomplete": "email",
        "spellcheck": "false",
        "aria-describedby": "id_answer-hint id_answer-error",
    }
    assert " ".join("".join(by_id(html, "id_answer-error").itertext()).split()) == (
        "Error: Enter an email address in the correct format, like name@example.org."
    )


@pytest.mark.parametrize(
    "typed", ["\n  first line empty", "a\nb\n\n  c", " x ", "</textarea><b>", "1 < 2 & 3"]
)
def test_long_text_comes_back_letter_by_letter(typed):
    html = printed(one_field(fields.LongTextField(label="Story", look=Look(words=5)), typed))

    assert by_id(html, "id_answer").text == typed


def test_long_text_under_an_answer_comes_back_letter_by_letter_too():
    class Nested(forms.Form):
        reveals = {"kind": {"other": ("more",)}}
        kind = fields.ChoiceField(label="Kind", choices=[("a", "A"), ("other", "Other")])
        more = fields.LongTextField(label="More", required=False)

    html = printed(Nested({"kind": "other", "more": "\n one\n  two"}))

    assert by_id(html, "id_more").text == "\n one\n  two"
    assert by_id(html, "under-id_kind_1").get("class") == "govuk-radios__conditional"
    assert by_id(html, "id_kind_1").get("data-aria-controls") == "under-id_kind_1"
    assert html.count('name="more"') == 1


def test_what_is_counted_is_never_cut():
    html = printed(
        one_field(fields.TextField(label="Title", max_length=10, look=Look(characters=10)), "x" * 30)
    )

    assert "maxlength=" not in html.replace("data-maxlength", "")
    assert 'value="' + "x" * 30 + '"' in html
    assert "You can enter up to 10 characters" in html


def test_a_date_shows_in_each_box_what_was_typed():
    form = one_field(dates.DayField(label="Start"), answer_day="31", answer_month="<Feb>", answer_year="20")
    html = printed(form, "{{ error_summary(form) }}{{ form_fields(form) }}")

    assert [by_id(html, f"id_answer_{part}").get("value") for part in ("day", "month", "year")] == [
        "31",
        "<Feb>",
        "20",
    ]
    assert '<a href="#id_answer_day">Start: The year must have 4 numbers, like 2026.</a>' in html


def test_an_answer_that_was_not_offered_leaves_nothing_chosen():
    html = printed(one_field(fields.ChoiceField(label="Kind", choices=[("a", "A"), ("b", "B")]), "z"))

    assert " checked" not in html
    assert "Choose one of the answers shown." in html


def test_several_answers_stay_ticked():
    field = fields.ManyField(label="Which", choices=[("a", "A"), ("b", "B"), ("c", "C")])
    html = printed(one_field(field, ["a", "c"]))

    assert [by_id(html, name).get("checked") for name in ("id_answer", "id_answer_1", "id_answer_2")] == [
        "",
        None,
        "",
    ]


def test_yes_no_shows_what_was_kept():
    class Kept(forms.Form):
        paid = fields.YesNoField(label="Paid before?")

    html = printed(Kept(initial={"paid": False}))

    assert (by_id(html, "id_paid").get("checked"), by_id(html, "id_paid_1").get("checked")) == (None, "")


def test_money_carries_its_sign_and_shows_pounds():
    class Kept(forms.Form):
        ask = fields.MoneyField(label="Ask", look=Look(width="5"))

    html = printed(Kept(initial={"ask": 1_240_050}))

    assert by_id(html, "id_ask").get("value") == "12,400.50"
    assert '<div class="govuk-input__prefix" aria-hidden="true">£</div>' in html


def test_what_need_not_be_answered_says_so():
    html = printed(one_field(fields.TextField(label="Website", required=False)))

    assert ">Website (optional)</label>" in html


def test_a_password_is_never_printed_back():
    from django import forms as plain

    html = printed(one_field(plain.CharField(widget=plain.PasswordInput()), "secret"))

    assert ("secret" in html, 'type="password"' in html) == (False, True)


def test_only_the_named_fields_print_and_hidden_ones_always():
    from django import forms as plain

    class Three(forms.Form):
        first = fields.TextField(label="First")
        second = fields.TextField(label="Second")
        version = plain.CharField(widget=plain.HiddenInput())

    html = printed(Three(initial={"version": "4"}), '{{ form_fields(form, ["second"]) }}')

    assert ('name="first"' in html, 'name="second"' in html, 'value="4"' in html) == (False, True, True)


def test_rows_are_a_table_in_a_frame_with_a_name_for_every_box():
    class Cost(forms.RowForm):
        what = fields.TextField(label="What for")
        cost = fields.MoneyField(label="Cost")

    table = forms.rows_of(Cost, blank=1)(
        {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0", "form-0-what": "Pay", "form-0-cost": "x"}
    )
    html = printed(None, '{{ form_rows(rows, "Costs") }}', rows=table)
    labels = ["".join(one.itertext()).strip() for one in tree(html).iter(f"{XML}label")]

    assert labels == [
        f"{name} row {row}" if name == "Remove" else f"{name}, row {row}"
        for row in (1, 2)
        for name in ("What for", "Cost", "Remove")
    ]
    assert by_id(html, "id_form-0-cost").get("value") == "x"
    assert "Enter an amount in pounds" in html
    assert "Enter an amount" not in printed(None, '{{ form_rows(rows, "Costs", quiet=true) }}', rows=table)


def test_no_problem_prints_no_box():
    assert printed(one_field(fields.TextField(label="A"), "x"), "{{ error_summary(form, none, []) }}") == ""


def test_the_same_sentence_is_told_once():
    html = printed(None, '{{ error_summary(["Closed."], "Closed.") }}')

    assert html.count("Closed.") == 1


def test_one_button_is_a_whole_form_with_its_keys():
    html = printed(
        None, '{{ post_button("/x/?a=1&b=2", "Pay <now>", "warning", bid="7") }}', csrf_input="KEY"
    )

    assert [
        part in html
        for part in ('action="/x/?a=1&amp;b=2"', "Pay &lt;now&gt;", 'value="7"', "KEY", 'name="once"')
    ] == [True] * 5


def test_every_form_key_is_fresh():
    assert printed(None, "{{ once() }}") != printed(None, "{{ once() }}")
