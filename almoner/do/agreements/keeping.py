"""How long bids are kept (R4.20-4): what is due when, and what was erased.

Only here is it known when a grant ended; so the worker's job stands here and calls down.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, Count, DateField, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce, TruncDate

from almoner.do.agreements.models import Agreement
from almoner.do.agreements.states import DECLINED, SIGNED
from almoner.do.agreements.states import LAPSED as OFFER_LAPSED
from almoner.do.applications.models import Application
from almoner.do.applications.states import AWARDED, DRAFT, LAPSED
from almoner.do.rounds.models import Round
from almoner.do.rounds.states import ANSWERED, CANCELLED
from almoner.ground.core.calendar import LONDON
from almoner.policy.days import add_months
from almoner.policy.retention import YEAR, kept_until
from almoner.policy.terms import Terms, terms_on

KINDS = {DRAFT: "drafts", AWARDED: "funded"}


@dataclass(frozen=True)
class Due:
    """A bid with the day from which its time counts, and the last day on which it is kept with names."""

    bid: Application
    ended_on: date
    until: date

    @property
    def was_funded(self) -> bool:
        return self.bid.status == AWARDED


@dataclass(frozen=True)
class Group:
    """How many bids of a round have the same last day, by what became of them."""

    until: date
    round: Round
    drafts: int
    refused: int
    funded: int


def with_ends(bids: QuerySet[Application]) -> QuerySet[Any]:
    """Those that still have their texts, with `ended_on`; none where the end is not known yet.

    An award counts from the end of its agreement; everything else from the day the applicant heard, or, where
    nobody was to hear (drafts, bids withdrawn before), from the round's close once it is answered.
    """
    own = Agreement.objects.filter(line__application=OuterRef("pk"))
    signed = own.filter(status=SIGNED).order_by(F("ends_on").desc(nulls_first=True))
    offered = own.filter(status__in=(OFFER_LAPSED, DECLINED)).order_by("-lapses_on")
    heard = TruncDate("answered_at", tzinfo=LONDON)
    ended_on = Case(
        When(status=AWARDED, then=Subquery(signed.values("ends_on")[:1])),
        When(status=LAPSED, then=Coalesce(Subquery(offered.values("lapses_on")[:1]), heard)),
        When(answered_at__isnull=False, then=heard),
        When(round__status__in=(ANSWERED, CANCELLED), then=TruncDate("round__closes_at", tzinfo=LONDON)),
        default=None,
        output_field=DateField(),
    )
    return bids.filter(anonymised_at=None).annotate(ended_on=ended_on)


def due_until(bids: QuerySet[Application], last: date, most: int | None = None) -> list[Due]:
    """Bids whose last day is no later than `last`, the longest ended first."""
    found = with_ends(bids).filter(over_by(last)).select_related("round", "organisation", "sheet")
    rows = (due_of(one) for one in found.order_by("ended_on", "pk")[:most])
    return [one for one in rows if one.until <= last]


def over_by(last: date) -> Q:
    """A day wider than the rule, which is asked of each bid: months differ in length."""
    found = Q(pk=None)
    for terms, rounds in by_terms(last).items():
        for funded, years in ((True, terms[0]), (False, terms[1])):
            ended = add_months(last, -YEAR * years) + timedelta(days=1)
            its = Q(round__in=rounds, ended_on__lte=ended)
            found |= its & (Q(status=AWARDED) if funded else ~Q(status=AWARDED))
    return found


def by_terms(day: date) -> dict[tuple[int, int], list[int]]:
    """Keys of rounds by the years that hold in them, for bids funded and not."""
    found = defaultdict(list)
    for one in Round.objects.filter(applications__anonymised_at=None, applications__isnull=False).distinct():
        terms = numbers_of(one, day)
        found[terms.retention_successful_years, terms.retention_unsuccessful_years].append(one.pk)
    return dict(found)


def numbers_of(round: Round, day: date) -> Terms:
    return Terms.from_dict(round.terms, otherwise=terms_on(day))


def due_of(bid: Any) -> Due:
    """Of a bid that was read with its `ended_on`."""
    years = numbers_of(bid.round, bid.ended_on)
    return Due(bid, bid.ended_on, kept_until(bid.ended_on, bid.status == AWARDED, years))


def ended_on(bid: Application) -> date | None:
    """From which day the time of one bid counts; nothing when that is not known, or it is anonymised."""
    found = with_ends(Application.objects.filter(pk=bid.pk)).values_list("ended_on", flat=True).first()
    return found if isinstance(found, date) else None


def whose_time_is_over(today: date) -> QuerySet[Agreement]:
    """Those whose bid lost its texts; where no bid stands behind, those that ended as long ago."""
    long_ago = add_months(today, -YEAR * terms_on(today).retention_successful_years)
    without_bid = Q(line__application=None, ends_on__lt=long_ago)
    return Agreement.objects.filter(Q(line__application__anonymised_at__isnull=False) | without_bid)


def groups() -> list[Group]:
    """Every bid that still has its texts, by its last day, the next first. Numbers only: drafts count too."""
    rows = with_ends(Application.objects.all()).exclude(ended_on=None).order_by()
    counted = rows.values_list("ended_on", "round", "status").annotate(many=Count("pk"))
    found: dict[tuple[date, int], Counter[str]] = defaultdict(Counter)
    rounds = Round.objects.in_bulk()
    for ended, number, status, many in counted:
        until = kept_until(ended, status == AWARDED, numbers_of(rounds[number], ended))
        found[until, number][KINDS.get(status, "refused")] += many
    return [
        Group(until, rounds[number], many["drafts"], many["refused"], many["funded"])
        for (until, number), many in sorted(found.items())
    ]


def erased(bids: QuerySet[Application]) -> QuerySet[Application]:
    """The latest first."""
    return bids.filter(anonymised_at__isnull=False).select_related("organisation", "round").order_by("-pk")


def many_without_end() -> int:
    """Awards whose end is not known: no agreement is signed yet, or it states none."""
    return with_ends(Application.objects.filter(status=AWARDED)).filter(ended_on=None).count()
