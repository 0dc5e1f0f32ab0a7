"""Several people write one draft; nobody overwrites another unseen (4.9)."""

from datetime import date

import pytest

from almoner.analyse.organisations.models import HELPER
from almoner.do.applications import actions
from almoner.do.applications.clashing import ChangedMeanwhile, column_prints
from almoner.ground.core.refusals import NotAllowed, Refused
from almoner.ground.questions.checking import values_of
from almoner.ground.questions.saving import stamps_of
from tests.builders import a_member, a_person, an_organisation
from tests.do.applications.bids import WRITING, a_colleague, a_draft, a_finished_draft, a_sent_bid, fresh
from tests.do.applications.test_starting import an_award
from tests.record import last_line, protected

pytestmark = pytest.mark.django_db
FIELDS = ("title", "summary", "ask_pence")


def test_columns_are_saved_and_recorded():
    bid = a_draft()

    actions.save_basics(
        bid, by=bid.contact, at=WRITING, values={"title": "Parade", "ends_on": date(2028, 3, 1)}
    )

    found = fresh(bid)
    assert (found.title, found.ends_on, found.last_saved_at) == ("Parade", date(2028, 3, 1), WRITING)
    line = last_line()
    assert (line["action"], line["role"], line["facts"]["saved"], line["rows"]) == (
        "applications.save_basics", "applicant", ["ends_on", "title"], protected(bid),
    )  # fmt: skip


@pytest.mark.parametrize("who", [HELPER, "stranger", "officer", "signed out"])
def test_only_a_lead_or_colleague_writes(who):
    bid = a_draft()
    person = {
        HELPER: lambda: a_member(bid.organisation, HELPER).person,
        "stranger": a_person,
        "officer": lambda: a_person("officer"),
        "signed out": lambda: None,
    }[who]()

    with pytest.raises(NotAllowed):
        actions.save_basics(bid, by=person, at=WRITING, values={"title": "Mine"})
    assert fresh(bid).title == ""


def test_what_was_sent_is_not_changed():
    bid = a_sent_bid()

    with pytest.raises(Refused, match="no longer be changed"):
        actions.save_basics(bid, by=bid.contact, at=WRITING, values={"title": "Other"})
    with pytest.raises(Refused):
        actions.save_answers(bid, by=bid.contact, at=WRITING, raw={"need": "Other"}, versions={})


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"title": "x" * 141}, "title"),
        ({"summary": "x" * 301}, "summary"),
        ({"ask_pence": -1}, "ask_pence"),
        ({"starts_on": date(2027, 5, 2), "ends_on": date(2027, 5, 1)}, "ends_on"),
    ],
)
def test_nonsense_is_refused_beside_its_field(values, field):
    bid = a_draft()

    with pytest.raises(Refused) as no:
        actions.save_basics(bid, by=bid.contact, at=WRITING, values=values)
    assert list(no.value.by_field) == [field]


def test_the_longest_that_fits_is_kept():
    bid = a_draft()

    actions.save_basics(bid, by=bid.contact, at=WRITING, values={"title": "x" * 140, "summary": "y" * 300})

    assert (len(fresh(bid).title), len(fresh(bid).summary)) == (140, 300)


def test_a_column_that_is_not_the_applicants_cannot_be_saved():
    bid = a_draft()

    for name in ("status", "awarded_pence", "extended_until", "has_read_plan"):
        with pytest.raises(Refused, match="cannot be saved here"):
            actions.save_basics(bid, by=bid.contact, at=WRITING, values={name: 1})


@pytest.mark.parametrize(
    ("ask", "band"), [(500_000, "short"), (500_001, "standard"), (2_000_000, "standard"), (2_000_001, "full")]
)
def test_4_17_the_amount_decides_how_much_is_asked(ask, band):
    bid = a_draft()

    actions.save_basics(bid, by=bid.contact, at=WRITING, values={"ask_pence": ask})

    assert (fresh(bid).band.code, fresh(bid).sheet.band) == (band, band)


def test_two_people_change_two_columns_and_both_stay():
    bid = a_draft()
    seen = column_prints(bid, FIELDS)
    page = {"title": "", "summary": "", "ask_pence": None}

    actions.save_basics(bid, by=bid.contact, at=WRITING, values=page | {"title": "Parade"}, seen=seen)
    colleague = a_colleague(bid)
    actions.save_basics(bid, by=colleague, at=WRITING, values=page | {"summary": "Evenings"}, seen=seen)

    assert (fresh(bid).title, fresh(bid).summary) == ("Parade", "Evenings")


def test_two_people_change_one_column_and_both_texts_are_shown():
    bid = a_draft()
    seen = column_prints(bid, FIELDS)

    actions.save_basics(bid, by=bid.contact, at=WRITING, values={"title": "Mine"}, seen=seen)
    with pytest.raises(ChangedMeanwhile) as clash:
        actions.save_basics(bid, by=a_colleague(bid), at=WRITING, values={"title": "Yours"}, seen=seen)

    assert (clash.value.theirs, fresh(bid).title) == ({"title": "Mine"}, "Mine")


def test_two_answers_saved_at_the_same_moment_both_stay():
    bid = a_draft()
    seen = stamps_of(bid.sheet)

    actions.save_answers(bid, by=bid.contact, at=WRITING, raw={"need": "Because."}, versions=seen)
    actions.save_answers(bid, by=a_colleague(bid), at=WRITING, raw={"activities": "This."}, versions=seen)

    assert values_of(bid.sheet) == {"need": "Because.", "activities": "This."}


def test_the_same_answer_saved_twice_shows_both_and_overwrites_neither():
    bid = a_draft()
    actions.save_answers(bid, by=bid.contact, at=WRITING, raw={"need": "First."}, versions={})
    seen = stamps_of(bid.sheet)

    actions.save_answers(bid, by=bid.contact, at=WRITING, raw={"need": "Mine."}, versions=seen)
    result = actions.save_answers(bid, by=a_colleague(bid), at=WRITING, raw={"need": "Yours."}, versions=seen)

    clash = result.clashes["need"]
    assert (clash.theirs, clash.mine, values_of(bid.sheet)["need"]) == ("Mine.", "Yours.", "Mine.")


def test_saving_one_answer_is_cheap(django_assert_max_num_queries):
    bid = a_finished_draft()
    seen = stamps_of(bid.sheet)

    with django_assert_max_num_queries(16):
        actions.save_answers(bid, by=bid.contact, at=WRITING, raw={"need": "Longer."}, versions=seen)


def test_declarations_are_kept_with_the_notice_they_speak_of():
    bid = a_draft()
    values = {"has_read_plan": True, "privacy_accepted_version": "1"}

    actions.set_declarations(bid, by=bid.contact, at=WRITING, values=values)

    assert (fresh(bid).has_read_plan, fresh(bid).privacy_accepted_version) == (True, "1")
    with pytest.raises(Refused):
        actions.set_declarations(bid, by=bid.contact, at=WRITING, values={"title": "x"})
    with pytest.raises(NotAllowed):
        actions.set_declarations(bid, by=a_person(), at=WRITING, values=values)


def test_4_8_choosing_the_earlier_award_fills_in_what_it_did():
    bid = a_draft()
    award = an_award(bid.organisation)

    actions.save_basics(bid, by=bid.contact, at=WRITING, values={"continues": award})

    assert (fresh(bid).continues, fresh(bid).continuation_delivered) == (award, "72 nights")
    stranger = an_award(an_organisation(), reference="25R1-004")
    with pytest.raises(Refused):
        actions.save_basics(bid, by=bid.contact, at=WRITING, values={"continues": stranger})


def test_a_helper_comments_and_a_stranger_does_not():
    bid = a_draft()
    helper = a_member(bid.organisation, HELPER).person

    made = actions.comment(bid, by=helper, at=WRITING, topic="need", text=" Add the figures. ")

    assert (made.text, made.topic, last_line()["role"]) == ("Add the figures.", "need", HELPER)
    with pytest.raises(NotAllowed):
        actions.comment(bid, by=a_person(), at=WRITING, topic="need", text="Hello")
    with pytest.raises(Refused):
        actions.comment(bid, by=helper, at=WRITING, topic="need", text="  ")
    sent = a_sent_bid(bid.round)
    with pytest.raises(Refused):
        actions.comment(sent, by=sent.contact, at=WRITING, topic="need", text="Too late")
