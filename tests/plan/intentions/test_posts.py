"""Funded posts: never more filled than funded, vacancy counted month by month (5.2 b)."""

from datetime import date

import pytest

from almoner.ground.core.refusals import NotAllowed, Refused
from almoner.plan.intentions import actions, queries
from almoner.plan.intentions.models import Post
from almoner.policy.intentions import month_ends
from tests.builders import NOW, TODAY, a_person
from tests.plan.intentions.planned import FUNDED, a_post, in_post, post_details

pytestmark = pytest.mark.django_db


def test_5_2_b_only_an_officer_keeps_posts_and_each_has_hours_a_cost_and_days():
    officer = a_person("officer")
    a_post(officer)

    with pytest.raises(NotAllowed):
        actions.keep_post(None, by=a_person("finance"), at=NOW, details=post_details("Another"))
    wrong = post_details(kind="cook", hundredths=0, cost_pence=0, funded_to=date(2026, 3, 31))
    with pytest.raises(Refused) as no:
        actions.keep_post(None, by=officer, at=NOW, details=wrong)

    assert set(no.value.by_field) == {"title", "kind", "hundredths", "cost_pence", "funded_to"}


def test_5_2_b_no_more_is_filled_than_funded_on_any_day():
    officer = a_person("officer")
    post = a_post(officer)
    in_post(post, officer, date(2026, 6, 1), part=60)

    with pytest.raises(Refused, match="More would be filled"):
        in_post(post, officer, date(2026, 4, 1), part=41)
    in_post(post, officer, date(2026, 4, 1), date(2026, 5, 31), part=100)
    in_post(post, officer, date(2026, 7, 1), part=40)
    with pytest.raises(Refused, match="not funded on this day"):
        in_post(post, officer, date(2026, 3, 31), part=1)
    with pytest.raises(Refused, match="More of the post than this"):
        actions.keep_post(post, by=officer, at=NOW, details=post_details(hundredths=99))

    assert post.seats.count() == 3


def test_5_2_b_somebody_leaves_and_the_day_is_put_right_unless_others_came():
    officer = a_person("officer")
    post = a_post(officer)
    seat = in_post(post, officer, date(2026, 4, 1))
    write = {"by": officer, "at": NOW, "seat": seat}

    with pytest.raises(Refused, match="on which they began"):
        actions.leave_post(post, **write, until=date(2026, 3, 31))
    actions.leave_post(post, **write, until=date(2026, 8, 31))
    in_post(post, officer, date(2026, 10, 1))
    actions.leave_post(post, **write, until=date(2026, 9, 30))
    with pytest.raises(Refused, match="Others were in post"):
        actions.leave_post(post, **write, until=date(2026, 10, 1))


def test_5_2_b_people_are_counted_on_days_that_are_funded_and_past():
    officer = a_person("officer")
    post = a_post(officer)
    write = {"by": officer, "at": NOW}

    for day in (date(2026, 3, 31), date(2026, 12, 11)):
        with pytest.raises(Refused):
            actions.count_people(post, **write, counted_on=day, people=3)
    actions.count_people(post, **write, counted_on=TODAY, people=3)
    actions.count_people(post, **write, counted_on=TODAY, people=4)

    assert list(post.caseloads.values_list("people", flat=True)) == [4]


def test_r5_2b_1_fte_in_post_stands_beside_fte_funded_and_vacancy_has_its_price():
    officer = a_person("officer")
    first = a_post(officer)
    in_post(first, officer, FUNDED[0], date(2026, 8, 31))
    second = a_post(officer, "ISVA", hundredths=150, cost_pence=4_800_000, funded_to=date(2026, 6, 30))
    in_post(second, officer, date(2026, 5, 4), part=150)
    a_post(officer, "Earlier", funded_from=date(2025, 4, 1), funded_to=date(2026, 3, 31))

    found = queries.posts_in(Post.objects.all(), month_ends("2026/27", TODAY))

    assert [(one.funded, one.in_post) for one in found.sums] == [
        (250, 100), (250, 250), (250, 250), (100, 100), (100, 100), (100, 0), (100, 0), (100, 0),
    ]  # fmt: skip
    assert [(one.post.title, one.vacant_months, one.underspend_pence) for one in found.posts] == [
        ("IDVA, north", 300, 1_050_000), ("ISVA", 150, 600_000),
    ]  # fmt: skip
    assert found.underspend_pence == 1_650_000
    assert queries.post_years(Post.objects.all(), TODAY) == ["2026/27", "2025/26"]
