"""Live counts of what the money is for, beside clause 5.1."""

from django.db.models import Count as Many
from django.db.models import Q, Sum

from almoner.ground.core.money import in_words
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
