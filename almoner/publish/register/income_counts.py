"""Live counts of where the money comes from, beside clauses 1.7 and 1.8."""

from django.db.models import Count as Many
from django.db.models import Q

from almoner.ground.ui.words import counted as many
from almoner.plan.bids.models import ExternalBid
from almoner.plan.bids.states import ACCEPTED, WON
from almoner.plan.funds.anticipated import published
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
