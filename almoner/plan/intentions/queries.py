"""What can be asked of the commissioning plan: what is late, what the public reads, posts month by month."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Max, Min, Prefetch, QuerySet

from almoner.ground.core.calendar import financial_year
from almoner.plan.intentions.models import Caseload, CommissioningAction, Post, ProgressNote
from almoner.plan.intentions.states import OPEN
from almoner.policy.days import year_in_words
from almoner.policy.intentions import FundedPost, Seat, funded_on, in_post_on, vacant_pence


def with_notes(found: QuerySet[CommissioningAction]) -> QuerySet[CommissioningAction]:
    """Each with its notes, newest first, and with what serves it; three statements whatever there is."""
    near = found.select_related("priority", "partnership")
    return near.prefetch_related("notes", "served_by").order_by("due_on", "id")


def due_by(day: date) -> QuerySet[CommissioningAction]:
    """Open actions that are late, or due by the day."""
    return CommissioningAction.objects.filter(status__in=OPEN, due_on__lte=day).order_by("due_on", "id")


def published() -> QuerySet[CommissioningAction]:
    """What is marked for publication, each with its notes that are (R5.2-2)."""
    notes = Prefetch("notes", ProgressNote.objects.filter(is_public=True))
    found = CommissioningAction.objects.filter(is_public=True).select_related("partnership")
    return found.prefetch_related(notes, "served_by").order_by("letter", "due_on", "id")


def with_people(found: QuerySet[Post]) -> QuerySet[Post]:
    """Each post with its seats and its counts of people, newest first."""
    counts = Prefetch("caseloads", Caseload.objects.order_by("-counted_on"))
    return found.select_related("provider", "stream", "action").prefetch_related("seats", counts)


@dataclass(frozen=True)
class PostMonths:
    """A post in the months asked for, each as it stood on its last day; hundredths of full time, pence."""

    post: Post
    months: Sequence[date]
    facts: FundedPost

    @property
    def funded(self) -> list[int]:
        return [funded_on(self.facts, one) for one in self.months]

    @property
    def in_post(self) -> list[int]:
        return [in_post_on(self.facts, one) for one in self.months]

    @property
    def vacant_months(self) -> int:
        """Hundredths of a full-time month."""
        return sum(self.funded) - sum(self.in_post)

    @property
    def underspend_pence(self) -> int:
        return vacant_pence(self.facts, self.months)


@dataclass(frozen=True)
class MonthSums:
    """All posts of one month. Hundredths of full time."""

    month: date
    funded: int
    in_post: int


@dataclass
class PostYear:
    """Every post that is funded in some of the months."""

    months: list[date]
    posts: list[PostMonths] = field(default_factory=list)

    @property
    def sums(self) -> list[MonthSums]:
        return [
            MonthSums(
                month,
                sum(one.funded[place] for one in self.posts),
                sum(one.in_post[place] for one in self.posts),
            )
            for place, month in enumerate(self.months)
        ]

    @property
    def underspend_pence(self) -> int:
        return sum(one.underspend_pence for one in self.posts)


def funded_of(post: Post) -> FundedPost:
    """As the policy reads it; its seats come from memory where they were fetched with it."""
    seats = tuple(Seat(one.hundredths, one.since, one.until) for one in post.seats.all())
    return FundedPost(post.hundredths, post.cost_pence, post.funded_from, post.funded_to, seats)


def posts_in(posts: QuerySet[Post], months: list[date]) -> PostYear:
    """FTE in post beside FTE funded, month by month, and what vacancy left unspent (R5.2b-1)."""
    found = PostYear(months)
    for post in with_people(posts):
        row = PostMonths(post, months, funded_of(post))
        if any(row.funded):
            found.posts.append(row)
    return found


def post_years(posts: QuerySet[Post], today: date) -> list[str]:
    """Financial years in which a post is or was funded, up to today's; the newest first."""
    sums = posts.aggregate(first=Min("funded_from"), last=Max("funded_to"))
    if sums["first"] is None:
        return []
    first, last = (int(financial_year(one)[:4]) for one in (sums["first"], min(sums["last"], today)))
    return [year_in_words(one) for one in range(last, first - 1, -1)]
