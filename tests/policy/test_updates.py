from dataclasses import replace
from datetime import date, timedelta

import pytest

from almoner.policy.findings import run
from almoner.policy.terms import terms_on
from almoner.policy.updates import (
    BEFORE_PUBLISHING,
    AskedFor,
    Publication,
    Quiet,
    Shown,
    is_answered_in_time,
    is_shown_by_its_end,
    is_web_link,
    new_kinds_are_asked,
    standard_wording,
)

TODAY = date(2026, 12, 10)
PILOT = Quiet(frozenset({"innovative_pilot"}), date(2026, 8, 10), TODAY, terms_on(TODAY))
ITEM = Publication(False, "", True, TODAY, TODAY)


@pytest.mark.parametrize(
    ("due", "answered", "late"),
    [
        (TODAY, False, False),
        (TODAY - timedelta(days=1), False, True),
        (TODAY - timedelta(days=1), True, False),
    ],
)
def test_r4_14_1_an_update_is_late_from_the_day_after_its_own(due, answered, late):
    found = is_answered_in_time(AskedFor(due, answered, TODAY))

    assert (found.needs_reason, "9 December 2026, 1 day ago" in found.because) == (late, late)


@pytest.mark.parametrize(
    ("quiet", "asks"),
    [
        (PILOT, True),
        (replace(PILOT, grounds=frozenset({"novel_approach", "hidden_need"})), True),
        (replace(PILOT, since=date(2026, 8, 11)), False),
        (replace(PILOT, grounds=frozenset({"hidden_need"})), False),
        (replace(PILOT, grounds=frozenset()), False),
    ],
)
def test_r4_14_1_new_kinds_of_project_are_asked_after_four_silent_months(quiet, asks):
    assert new_kinds_are_asked(quiet).needs_reason is asks


@pytest.mark.parametrize(
    ("ends_on", "items", "reminds"),
    [
        (TODAY - timedelta(days=1), 0, True),
        (TODAY, 0, False),
        (TODAY - timedelta(days=1), 1, False),
        (None, 0, False),
        (date(2025, 12, 10), 0, True),
        (date(2025, 12, 9), 0, False),
    ],
)
def test_r4_15_1_a_grant_that_ended_unseen_is_reminded_of_and_nothing_is_blocked(ends_on, items, reminds):
    found = is_shown_by_its_end(Shown(ends_on, items, TODAY, terms_on(TODAY)))

    assert (found.needs_reason, found.blocks) == (reminds, False)


@pytest.mark.parametrize(
    ("item", "held_by"),
    [
        (ITEM, []),
        (replace(ITEM, shows_people=True, consent="Signed forms."), []),
        (replace(ITEM, shows_people=True, consent=" "), ["R4.15-2"]),
        (replace(ITEM, decision_is_published=False), ["R4.15-2-embargo"]),
        (replace(ITEM, happened_on=TODAY + timedelta(days=1)), ["R4.15-2-day"]),
    ],
)
def test_r4_15_2_people_by_consent_only_and_nothing_before_the_decision_or_its_day(item, held_by):
    assert [one.rule for one in run(BEFORE_PUBLISHING, item) if one.blocks] == held_by


@pytest.mark.parametrize(
    ("link", "fine"),
    [
        ("https://example.org/film?a=1", True),
        ("http://example.org", True),
        ("HTTPS://example.org", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("example.org", False),
        ("https://", False),
        ("https://localhost", False),
        ("https://name:word@example.org", False),
        ("https://example.org/a b", False),
        ("https://example.org/\x01", False),
        ("https://[::1", False),
        ("ftp://example.org", False),
    ],
)
def test_4_15_a_link_is_a_whole_address_of_the_web(link, fine):
    assert is_web_link(link) is fine


def test_4_15_the_standard_wording_names_the_body_and_nothing_else_is_to_be_filled_in():
    words = [standard_wording()[name] for name in ("short", "long", "quote")]

    assert all("{body}" in one for one in words)
    assert [one.format(body="B", fund="F", project="P").count("{") for one in words] == [0, 0, 0]
