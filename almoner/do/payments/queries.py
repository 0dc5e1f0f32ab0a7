"""What can be asked of instalments, pay runs and money asked back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from almoner.do.agreements.models import Agreement
from almoner.do.payments.models import Instalment, Payment, PayRun, Recovery, Repayment
from almoner.do.payments.states import DROPPED, LEFT, LIVE

WORDS = (
    "agreement",
    "line__decision",
    "line__organisation",
    "line__budget__fund",
    "line__budget__stream",
    "line__application__contact",
)


def whole(found: QuerySet[Instalment]) -> QuerySet[Instalment]:
    """With everything that the checks and the pages read."""
    return found.select_related(*WORDS)


def unpaid(found: QuerySet[Instalment]) -> QuerySet[Instalment]:
    """In no living payment, of agreements that are signed; the first due first."""
    paid = Payment.objects.filter(instalment=OuterRef("pk"), status__in=LIVE)
    rows = whole(found).filter(~Exists(paid), agreement__status="signed")
    return rows.order_by("due_on", "pk")


def due(found: QuerySet[Instalment], until: date) -> QuerySet[Instalment]:
    return unpaid(found).filter(due_on__lte=until)


def of_agreement(agreement: Agreement) -> QuerySet[Instalment]:
    return whole(agreement.instalments.all()).prefetch_related("payments__run").order_by("number")


def runs(found: QuerySet[PayRun], state: str = "") -> QuerySet[PayRun]:
    """Newest first, each with how many payments it has and their sum."""
    if state:
        found = found.filter(status=state)
    counted = ~Q(payments__status=DROPPED)
    return (
        found.select_related("made_by", "released_by", "file")
        .defer("file__sealed")
        .annotate(many=Count("payments", filter=counted), pence=Sum("payments__amount_pence", filter=counted))
        .order_by("-number")
    )


def sum_of(run: PayRun) -> int:
    """Pence of all that is in the run."""
    return int(run.payments.exclude(status=DROPPED).aggregate(sum=Sum("amount_pence"))["sum"] or 0)


def payments_of(run: PayRun) -> QuerySet[Payment]:
    return run.payments.select_related(*(f"instalment__{one}" for one in WORDS), "account", "run").order_by(
        "id"
    )


@dataclass(frozen=True)
class Paid:
    """Of one agreement, whole pence: what went out, what came back."""

    left_pence: int = 0
    back_pence: int = 0


def paid_of(agreements: Iterable[Agreement]) -> dict[int, Paid]:
    """By the agreement's key; two statements however many."""
    keys = [one.pk for one in agreements]
    out = Payment.objects.filter(instalment__agreement__in=keys, status=LEFT)
    back = Repayment.objects.filter(recovery__agreement__in=keys)
    left = dict(out.order_by().values_list("instalment__agreement").annotate(Sum("amount_pence")))
    came = dict(back.order_by().values_list("recovery__agreement").annotate(Sum("amount_pence")))
    return {key: Paid(left.get(key, 0), came.get(key, 0)) for key in keys}


def recoveries(found: QuerySet[Recovery]) -> QuerySet[Recovery]:
    """Newest first, with what was repaid."""
    words = ("agreement__line__organisation", "line__decision", "asked_by")
    return found.select_related(*words).annotate(back_pence=Sum("repayments__amount_pence")).order_by("-pk")
