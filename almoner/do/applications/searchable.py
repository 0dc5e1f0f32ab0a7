"""Where the texts of bids come from when the index is made anew."""

from collections.abc import Iterable

from almoner.do.applications.gathering import wholes_of
from almoner.do.applications.models import Application
from almoner.do.applications.submitting import words_in
from almoner.ground.search.index import Text, source

AT_ONCE = 200


@source("bid")
def texts() -> Iterable[Text]:
    """Every bid that was sent and still has its texts; a draft is found by nobody."""
    sent = Application.objects.filter(submitted_at__isnull=False, anonymised_at=None)
    numbers = list(sent.values_list("pk", flat=True))
    for start in range(0, len(numbers), AT_ONCE):
        for whole in wholes_of(Application.objects.filter(pk__in=numbers[start : start + AT_ONCE])):
            yield Text(str(whole.bid.pk), whole.bid.title, words_in(whole), "staff")
