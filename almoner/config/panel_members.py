"""Whether a person sits on a panel: asked of `evaluation`, which stands above the rooms that know people."""

from django.db.models import Q

from almoner.do.evaluation.models import PanelMember
from almoner.ground.accounts.models import Person
from almoner.ground.core import clock


def is_panel_member(person: Person) -> bool:
    """Read once for each Person object, that is, once a request."""
    known: bool | None = getattr(person, "_sits_on_panel", None)
    if known is None:
        open_still = Q(panel__access_ends_on=None) | Q(panel__access_ends_on__gte=clock.today())
        known = PanelMember.objects.filter(open_still, person=person, left_on=None).exists()
        person._sits_on_panel = known  # type: ignore[attr-defined]
    return known
