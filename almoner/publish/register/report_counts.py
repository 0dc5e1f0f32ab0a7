"""Live counts of what the money is for and which strategies are regarded, beside clauses 5.1 and 8.5."""

from django.db.models import Count as Many
from django.db.models import Exists, OuterRef, Q, Sum

from almoner.do.applications.models import Application
from almoner.do.decisions.models import Decision, DueRegard
from almoner.do.decisions.states import PUBLISHED
from almoner.ground.core.money import in_words
from almoner.ground.ui.words import counted as many
from almoner.policy.aims import BY_PURPOSE, SUPPORT_VICTIMS
from almoner.publish.register.counts import Count, about, of
from almoner.publish.register.queries import awards


@about("5.1")
def aims_served() -> list[Count]:
    """Published awards that support victims, of all."""
    for_victims = Q(purpose__in=[key for key, aim in BY_PURPOSE.items() if aim == SUPPORT_VICTIMS])
    found = (
        awards()
        .order_by()
        .aggregate(
            many=Many("pk"),
            victims=Many("pk", filter=for_victims),
            pence=Sum("amount_pence", filter=for_victims),
        )
    )
    if not found["many"]:
        return []
    words = (
        f"{of(found['victims'], found['many'], 'award')} support victims, {in_words(found['pence'] or 0)}."
    )
    return [Count(words, "public:register")]


@about("4.20")
def bids_erased() -> list[Count]:
    number = Application.objects.filter(anonymised_at__isnull=False).count()
    return [Count(f"{many(number, 'bid')} without names and texts: their time was over.")] if number else []


@about("8.5")
def strategies_regarded() -> list[Count]:
    """Published sheets that say to which plans and strategies they have regard, and name partners'."""
    named = Exists(DueRegard.objects.filter(decision=OuterRef("pk")))
    found = Decision.objects.filter(status=PUBLISHED).annotate(names=named)
    sums = found.aggregate(
        many=Many("pk"),
        regarded=Many("pk", filter=~Q(strategic_links="") | Q(names=True)),
        named=Many("pk", filter=Q(names=True)),
    )
    if not sums["many"]:
        return []
    words = (
        f"{of(sums['regarded'], sums['many'], 'decision')} say which plans were regarded, {sums['named']:,} "
    )
    return [Count(f"{words}name strategies of partners.", "public:decisions")]
