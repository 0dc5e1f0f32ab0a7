"""Live counts of where the money comes from, beside clauses 1.7, 1.8 and 3.7."""

from django.db.models import Count as Many
from django.db.models import Q

from almoner.ground.ui.words import counted as many
from almoner.plan.bids.models import ExternalBid
from almoner.plan.bids.states import ACCEPTED, WON
from almoner.plan.funds.anticipated import published
from almoner.plan.pools.models import PoolYear
from almoner.plan.pools.states import CLOSED, PUBLISHED
from almoner.publish.register.counts import Count, about, of


@about("1.7")
def published_income() -> list[Count]:
    found = published().aggregate(years=Many("financial_year", distinct=True), sources=Many("pk"))
    if not found["years"]:
        return []
    words = (
        f"Expected income of {many(found['years'], 'year')} published, {many(found['sources'], 'figure')}."
    )
    return [Count(words, "public:income")]


@about("1.8")
def accepted_bids() -> list[Count]:
    won = Many("pk", filter=Q(status__in=(WON, ACCEPTED)))
    found = ExternalBid.objects.aggregate(won=won, accepted=Many("pk", filter=Q(status=ACCEPTED)))
    if not found["won"]:
        return []
    return [Count(f"{of(found['accepted'], found['won'], 'won bid')} accepted by a published decision.")]


@about("3.7")
def pooled_years() -> list[Count]:
    closed = Many("pk", filter=Q(review__status=CLOSED))
    told = Many("pk", filter=Q(report__status=PUBLISHED))
    found = PoolYear.objects.aggregate(years=Many("pk"), closed=closed, told=told)
    if not found["years"]:
        return []
    words = (
        f"{many(found['years'], 'year')} of pooled money, {found['closed']} reviewed, "
        f"{many(found['told'], 'annual report')} published."
    )
    return [Count(words, "public:annual_reports")]
