"""Posts that are funded: how many are filled month by month, what vacancy left unspent, one post (5.2 b)."""

from typing import Any

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from almoner.analyse.organisations.access import visible_to as visible_organisations
from almoner.doors.staff.income.home import download
from almoner.doors.staff.intentions import post_tables as tables
from almoner.doors.staff.intentions.forms import FillForm, LeaveForm, PeopleForm, PostForm, full_time
from almoner.doors.staff.people.asking import Asked, ask, once, posted
from almoner.ground.core import clock
from almoner.ground.core.calendar import financial_year, is_financial_year
from almoner.ground.office.arrival import SignedIn
from almoner.plan.funds.queries import streams
from almoner.plan.intentions import access, actions, queries
from almoner.plan.intentions.models import InPost, Post
from almoner.policy.intentions import month_ends


def seen(request: SignedIn, public_id: str) -> Post:
    found = queries.with_people(access.visible_posts(request.user))
    return get_object_or_404(found, public_id=public_id)


def page_of(row: Post) -> str:
    return reverse("staff:post", args=[row.public_id])


def year_asked(request: SignedIn) -> str:
    asked = request.GET.get("year", "") or financial_year(clock.today())
    if not is_financial_year(asked):
        raise Http404
    return asked


def posts(request: SignedIn) -> HttpResponse:
    """FTE in post beside FTE funded, month by month, and the underspend by post (R5.2b-1)."""
    year, today, visible = year_asked(request), clock.today(), access.visible_posts(request.user)
    found = queries.posts_in(visible, month_ends(year, today))
    words = {
        "year": year,
        "years": [one for one in queries.post_years(visible, today) if one != year],
        "chart": tables.chart(found),
        "month_columns": tables.MONTHS,
        "months": [tables.month_row(one) for one in found.sums],
        "post_columns": tables.POSTS,
        "posts": [tables.post_row(one, today) for one in found.posts],
        "total": tables.total(found),
        "others": [one for one in visible if one.pk not in {row.post.pk for row in found.posts}],
        "may_plan": bool(access.may_plan(request.user, None)),
    }
    return render(request, "staff/intentions/posts.html", words)


def export(request: SignedIn, kind: str) -> HttpResponseBase:
    """The year's posts with every month, as CSV or as an Excel workbook."""
    year = year_asked(request)
    found = queries.posts_in(access.visible_posts(request.user), month_ends(year, clock.today()))
    rows = [tables.cells(one, year) for one in found.posts]
    return download(kind, f"posts-{year.replace('/', '-')}", tables.HEADS, rows)


def post(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    may_plan = bool(access.may_plan(request.user, row))
    words = {
        "post": row,
        "full_time": full_time(row.hundredths),
        "state": tables.state(row, clock.today()),
        "seat_columns": tables.SEATS,
        "seats": [tables.seat_row(one, may_plan) for one in row.seats.all()],
        "count_columns": tables.COUNTS,
        "counts": [tables.count_row(one) for one in row.caseloads.all()],
        "may_plan": may_plan,
    }
    return render(request, "staff/intentions/post.html", words)


def keep(request: SignedIn, public_id: str = "") -> HttpResponse:
    """Without an address it adds one."""
    row = seen(request, public_id) if public_id else None
    form = PostForm(
        posted(request),
        initial=PostForm.initial_of(row) if row else {},
        providers=visible_organisations(request.user).order_by("name"),
        streams=streams(),
        actions=access.visible_to(request.user).order_by("title"),
    )

    def write(given: dict[str, Any]) -> object:
        return actions.keep_post(row, **once(request), details=form.details())

    title = f"Change {row}" if row else "Add a funded post"
    onward = page_of(row) if row else reverse("staff:posts")
    return ask(request, Asked(title, form, write, "The post is kept.", onward, leads_to=page_of))


def fill(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    form = FillForm(posted(request), initial={"hundredths": row.hundredths})

    def write(given: dict[str, Any]) -> object:
        return actions.fill_post(row, **once(request), **given)

    lead = "From which day the post is filled, and how much of it. Never who holds it."
    return ask(request, Asked(f"Somebody is in post: {row}", form, write, "It is kept.", page_of(row), lead))


def leave(request: SignedIn, public_id: str) -> HttpResponse:
    rows = InPost.objects.filter(post__in=access.visible_posts(request.user)).select_related("post")
    seat = get_object_or_404(rows, public_id=public_id)
    row = seat.post

    def write(given: dict[str, Any]) -> object:
        return actions.leave_post(row, **once(request), seat=seat, **given)

    form = LeaveForm(posted(request), initial={"until": seat.until})
    lead = "The post is vacant from the next day, until it is filled again."
    return ask(request, Asked(f"Somebody leaves: {row}", form, write, "It is kept.", page_of(row), lead))


def count(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    form = PeopleForm(posted(request), initial={"counted_on": clock.today()})

    def write(given: dict[str, Any]) -> object:
        return actions.count_people(row, **once(request), **given)

    lead = "A number only, never who. A count of the same day takes the place of the one before."
    return ask(request, Asked(f"People supported: {row}", form, write, "It is counted.", page_of(row), lead))
