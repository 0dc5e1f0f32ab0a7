"""Funded posts as cells and as a chart."""

from datetime import date
from typing import Any

from django.urls import reverse

from almoner.doors.staff.intentions.forms import full_time
from almoner.ground.core.money import in_words
from almoner.ground.files.spreadsheet import Cell, pounds
from almoner.ground.ui.charts import Part, part_bars
from almoner.ground.ui.words import short_day
from almoner.plan.intentions.models import Caseload, InPost, Post
from almoner.plan.intentions.queries import MonthSums, PostMonths, PostYear, funded_of
from almoner.policy.intentions import funded_on, in_post_on


def numeric(*words: str) -> list[object]:
    return [{"text": one, "numeric": True} for one in words]


MONTHS = ["Month", *numeric("FTE funded", "FTE in post", "Vacant")]
POSTS = ["Post", "Who employs it", *numeric("FTE", "Vacant months", "Left unspent"), "State", "Supports"]
SEATS = ["In post from", "Until", *numeric("FTE"), "Do"]
COUNTS = ["Day", *numeric("People")]
NAMES = ("April", "May", "June", "July", "August", "September", "October", "November", "December",
         "January", "February", "March")  # fmt: skip
HEADS = (
    "Financial year", "Post", "Kind", "Who employs it", "Paid from", "FTE funded", "Cost of a full-time year",
    *(f"In post, {one}" for one in NAMES), "Vacant full-time months", "Left unspent",
)  # fmt: skip
SPAN = len(NAMES)


def month_row(one: MonthSums) -> list[object]:
    sums = (one.funded, one.in_post, one.funded - one.in_post)
    return [f"{one.month:%B %Y}", *(full_time(many) for many in sums)]


def chart(found: PostYear) -> Any:
    """A bar a month: how much of what is funded was filled on its last day."""
    rows = [
        Part(
            f"{one.month:%b %Y}", one.in_post, one.funded,
            f"{full_time(one.in_post)} of {full_time(one.funded)} in post",
        )
        for one in found.sums
        if one.funded
    ]  # fmt: skip
    if not rows:
        return ""
    return part_bars(f"Vacancy left {in_words(found.underspend_pence)} unspent so far", rows)


def state(post: Post, today: date) -> dict[str, str]:
    facts = funded_of(post)
    funded, filled = funded_on(facts, today), in_post_on(facts, today)
    if not funded:
        return {"text": "Not funded now", "colour": "grey"}
    if filled == funded:
        return {"text": "Filled", "colour": "green"}
    if not filled:
        return {"text": "Vacant", "colour": "red"}
    return {"text": f"{full_time(funded - filled)} vacant", "colour": "yellow"}


def post_row(one: PostMonths, today: date) -> list[object]:
    post = one.post
    return [
        {"text": post.title, "href": reverse("staff:post", args=[post.public_id]), "note": post.kind.upper()},
        {"text": str(post.provider), "note": post.stream.name},
        full_time(post.hundredths),
        full_time(one.vacant_months),
        in_words(one.underspend_pence),
        state(post, today),
        people(post),
    ]


def people(post: Post) -> dict[str, str] | str:
    """The last count beside what is planned."""
    last = next(iter(post.caseloads.all()), None)
    if last is None:
        return ""
    planned = f" of {post.caseload}" if post.caseload else ""
    return {"text": f"{last.people}{planned}", "note": short_day(last.counted_on)}


def total(found: PostYear) -> list[object]:
    funded = sum(one.post.hundredths for one in found.posts)
    vacant = sum(one.vacant_months for one in found.posts)
    return ["All", "", full_time(funded), full_time(vacant), in_words(found.underspend_pence), "", ""]


def seat_row(one: InPost, may_plan: bool) -> list[object]:
    until = short_day(one.until) if one.until else "In post now"
    change = "Change the last day" if one.until else "They leave"
    href = reverse("staff:post_leave", args=[one.public_id])
    links = [{"href": href, "text": change, "about": str(one)}] if may_plan else []
    return [short_day(one.since), until, full_time(one.hundredths), {"links": links} if links else ""]


def count_row(one: Caseload) -> list[object]:
    return [short_day(one.counted_on), str(one.people)]


def cells(one: PostMonths, year: str) -> list[Cell]:
    """FTE as numbers; months that are not over are empty."""
    post, filled = one.post, [pounds(many) for many in one.in_post]
    return [
        year, post.title, post.get_kind_display(), str(post.provider), post.stream.name,
        pounds(post.hundredths), pounds(post.cost_pence), *filled, *([None] * (SPAN - len(filled))),
        pounds(one.vacant_months), pounds(one.underspend_pence),
    ]  # fmt: skip
