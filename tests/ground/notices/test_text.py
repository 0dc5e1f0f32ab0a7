"""Letters' words: plain text, a safe subject, dates read back, nothing missing, no secrets shown."""

from datetime import UTC, date, datetime

import pytest

from almoner.ground.notices import queries
from almoner.ground.notices.text import LONGEST_SUBJECT, BadTemplate, words_of
from almoner.ground.office.models import CommissioningBody
from tests.ground.notices.conftest import a_letter

pytestmark = pytest.mark.django_db
INVITED = """Hello Ada & <b>Bob</b>,

An account was made for you at The commissioning office."""
DEPUTY = {"starts_on": date(2026, 12, 10), "ends_on": date(2026, 12, 24)}


def again(letter):
    letter.refresh_from_db()
    return letter


def test_a_letter_is_plain_text_in_which_nothing_is_escaped():
    words = words_of(a_letter(name="Ada & <b>Bob</b>"))

    assert (words.subject, words.body[: len(INVITED)]) == (
        "You have an account at The commissioning office", INVITED,
    )  # fmt: skip


def test_every_letter_ends_with_the_office_and_how_to_reach_it():
    CommissioningBody.objects.create(
        name="PFCC for Invented Essex", short_name="PFCC", decision_maker_title="Commissioner",
        area_name="Essex", email="office@example.org", phone="01245 000000",
        address="1 High Street\nChelmsford", starts_on="2021-05-01",
    )  # fmt: skip

    assert words_of(a_letter()).body.partition("\n--\n")[2] == (
        "PFCC for Invented Essex\nEmail: office@example.org\nTelephone: 01245 000000\n"
        "Post: 1 High Street, Chelmsford\n\n"
        "This letter was sent by a machine. If you reply to it, quote its subject.\n"
    )


def test_days_come_back_from_the_outbox_as_days():
    words = words_of(again(a_letter(template="office/you_are_deputy", role="Monitoring Officer", **DEPUTY)))

    assert "From Thursday 10 December 2026 to Thursday 24 December 2026 you may act" in words.body


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x0b", "\x85"])
def test_a_value_cannot_add_a_line_to_the_subject(line_end):
    role = f"Officer{line_end}Bcc: all@example.org{line_end}{line_end}Dear"
    words = words_of(a_letter(template="office/you_are_deputy", role=role, **DEPUTY))

    assert words.subject == "You stand in as Officer Bcc: all@example.org Dear"
    assert words.body.startswith("From Thursday")


def test_a_subject_is_never_too_long_for_its_column():
    words = words_of(a_letter(template="office/you_are_deputy", role="é" * 900, **DEPUTY))

    assert len(words.subject) == LONGEST_SUBJECT


def test_a_missing_value_is_a_mistake_and_not_a_gap():
    with pytest.raises(BadTemplate, match="'name' is undefined"):
        words_of(a_letter(other=1))


def test_an_unknown_template_is_a_mistake():
    with pytest.raises(BadTemplate, match="TemplateNotFound"):
        words_of(a_letter(template="no/such"))


def test_a_template_without_a_subject_is_a_mistake():
    with pytest.raises(BadTemplate, match="must begin with"):
        words_of(a_letter(template="_foot"))


def test_a_code_is_shown_only_in_what_is_sent():
    letter = a_letter(template="office/sign_in_code", code="123456")

    assert "123456" in words_of(letter, with_secrets=True).body
    assert "123456" not in queries.words_to_show(letter).body
    assert "[not kept]" in queries.words_to_show(letter).body


def test_what_cannot_be_written_is_shown_with_the_reason():
    shown = queries.words_to_show(a_letter(template="no/such"))

    assert shown.subject == "This letter cannot be written"


def test_moments_come_back_too():
    letter = a_letter(
        template="office/you_are_deputy",
        role="x",
        starts_on=datetime(2026, 7, 1, 23, 30, tzinfo=UTC),
        ends_on="",
    )

    assert "From Thursday 2 July 2026 to " in words_of(again(letter)).body
