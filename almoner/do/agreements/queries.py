"""What can be asked of agreements."""

from django.db.models import Q, QuerySet

from almoner.do.agreements.models import CONTRACT, Agreement
from almoner.do.decisions.models import DecisionLine


def whole(found: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """With everything that a page of one agreement shows."""
    return found.select_related(
        "line__decision",
        "line__organisation",
        "line__application",
        "line__budget__fund",
        "template",
        "accepted_by",
        "countersigned_by",
        "pdf",
    ).prefetch_related("outcomes")


def in_state(found: QuerySet[Agreement], state: str, after: int | None = None) -> QuerySet[Agreement]:
    """Newest first; `after` is the key of the last row seen."""
    if state:
        found = found.filter(status=state)
    if after is not None:
        found = found.filter(pk__lt=after)
    return found.select_related("line__organisation", "line__application").order_by("-pk")


def without_copy() -> QuerySet[Agreement]:
    """Signed by both, with no PDF kept yet."""
    found = Agreement.objects.filter(status="signed", pdf__isnull=True)
    return found.exclude(instrument=CONTRACT).order_by("pk")


def agreement_of(line: DecisionLine) -> Agreement | None:
    """The agreement whose money this line is, whether it began it or was added later."""
    return Agreement.objects.filter(Q(line=line) | Q(money__line=line)).distinct().first()
