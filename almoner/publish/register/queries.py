"""The public register: every award of any size, from published decisions only (4.21)."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet, Sum

from almoner.analyse.organisations.models import Organisation
from almoner.do.agreements.models import CONTRACT, GRANT, PARTNER
from almoner.do.decisions.content import line_reference
from almoner.do.decisions.models import Decision, DecisionLine
from almoner.do.decisions.states import PUBLISHED, WITHHELD
from almoner.do.rounds.models import Round
from almoner.do.rounds.states import ANSWERED
from almoner.ground.search import index

MOST_FOUND = 2_000
KINDS = {
    GRANT: Q(for_contract=False, allocation=None),
    PARTNER: Q(for_contract=False, allocation__isnull=False),
    CONTRACT: Q(for_contract=True),
}


def awards() -> QuerySet[DecisionLine]:
    """Agreed lines with money, newest decision first. A lapsed or declined offer is still a decision.

    A line without an organisation names its recipient, a statutory partner, in its title.
    """
    found = DecisionLine.objects.filter(
        decision__status=PUBLISHED, is_agreed=True, decision__disagreement="", amount_pence__gt=0
    )
    return found.order_by("-decision__dated", "-id")


def shown(found: QuerySet[DecisionLine]) -> QuerySet[DecisionLine]:
    """With everything that a row or a page of an award shows."""
    return found.select_related(
        "decision",
        "budget__fund",
        "organisation__home_area",
        "priority__plan",
        "application__round",
        "agreement",
    ).prefetch_related("application__areas__area")


def kind_of(line: DecisionLine) -> str:
    """Under what the money goes out, as a code of INSTRUMENTS: a contract is bought and is no grant."""
    if line.for_contract:
        return CONTRACT
    return PARTNER if line.allocation_id else GRANT


def public_reference(line: DecisionLine) -> str:
    """The bid's reference, or the line's place on its sheet; it stands in addresses and never changes."""
    return line.application.reference if line.application else line_reference(line).replace("/", "_")


def award(reference: str) -> DecisionLine | None:
    """The award at this address; nothing when it is not published."""
    sheet, _, place = reference.partition("_")
    own = Q(application__reference=reference)
    if place.isdecimal() and len(place) <= 4:
        own = Q(application=None, decision__reference=sheet, position=int(place))
    return shown(awards().filter(own)).first()


@dataclass(frozen=True)
class Filters:
    """What somebody looks for in the register. Amounts in pence; an empty value filters nothing."""

    words: str = ""
    kind: str = ""
    year: str = ""
    round: str = ""
    area: str = ""
    priority: str = ""
    fund: str = ""
    organisation: str = ""
    least_pence: int | None = None
    most_pence: int | None = None


def filtered(asked: Filters) -> QuerySet[DecisionLine]:
    """Awards that fit every filter given; `words` are looked for in names and descriptions."""
    exact = {
        "budget__financial_year": asked.year,
        "application__round__code": asked.round,
        "application__areas__area__code": asked.area,
        "priority__code": asked.priority,
        "budget__fund__code": asked.fund,
        "organisation__public_id": asked.organisation,
        "amount_pence__gte": asked.least_pence,
        "amount_pence__lte": asked.most_pence,
    }
    found = awards().filter(**{name: value for name, value in exact.items() if value not in ("", None)})
    found = found.filter(KINDS.get(asked.kind, Q()))
    if asked.words.strip():
        found = found.filter(pk__in=[int(key) for key in index.find("award", asked.words, MOST_FOUND)])
    return found


def page_after(found: QuerySet[DecisionLine], public_id: str) -> QuerySet[DecisionLine]:
    """What follows the award seen last; an award that is not in the register begins anew."""
    last = (
        awards().filter(public_id=public_id).values_list("decision__dated", "pk").first()
        if public_id
        else None
    )
    if last is None:
        return found
    return found.filter(Q(decision__dated__lt=last[0]) | Q(decision__dated=last[0], pk__lt=last[1]))


@dataclass(frozen=True)
class Totals:
    many: int
    pence: int
    organisations: int


def alone(found: QuerySet[DecisionLine]) -> QuerySet[DecisionLine]:
    """The same awards without the joins of their filters, so that sums count each once."""
    return DecisionLine.objects.filter(pk__in=found.order_by().values("pk")).order_by()


def totals(found: QuerySet[DecisionLine]) -> Totals:
    """How many awards, how much, to how many organisations; one query."""
    sums = alone(found).aggregate(
        many=Count("pk"), pence=Sum("amount_pence"), organisations=Count("organisation", distinct=True)
    )
    return Totals(sums["many"], sums["pence"] or 0, sums["organisations"])


def organisation(public_id: str) -> Organisation | None:
    """Only an organisation that had an award is in public."""
    known = awards().order_by().values("organisation")
    return Organisation.objects.select_related("home_area").filter(public_id=public_id, pk__in=known).first()


def withheld() -> QuerySet[Decision]:
    """Decisions kept off the record: that they were made stays visible (R4.21-3)."""
    return Decision.objects.filter(status=WITHHELD).order_by("-dated", "-id")


def published_decisions() -> QuerySet[Decision]:
    """Published sheets and withheld ones, the newest first, with sum and number of agreed lines."""
    agreed = Q(lines__is_agreed=True, disagreement="")
    return (
        Decision.objects.filter(status__in=(PUBLISHED, WITHHELD))
        .annotate(pence=Sum("lines__amount_pence", filter=agreed), many=Count("lines", filter=agreed))
        .order_by("-dated", "-id")
    )


@dataclass(frozen=True)
class RoundResult:
    """Counts of one round; the unsuccessful are never named."""

    round: Round
    received: int
    awarded: int
    asked_pence: int
    awarded_pence: int

    @property
    def not_awarded(self) -> int:
        return self.received - self.awarded


def results(code: str = "") -> list[RoundResult]:
    """Every round whose applicants were answered, or the one asked for; the newest first."""
    sent = Q(applications__submitted_at__isnull=False)
    won = Q(applications__awarded_pence__isnull=False)
    answered = Round.objects.filter(status=ANSWERED, **({"code": code} if code else {})).annotate(
        received=Count("applications", filter=sent),
        won=Count("applications", filter=won),
        asked=Sum("applications__ask_pence", filter=sent),
        given=Sum("applications__awarded_pence", filter=won),
    )
    return [
        RoundResult(one, one.received, one.won, one.asked or 0, one.given or 0)
        for one in answered.select_related("fund").order_by("-closes_at", "-id")
    ]


def decisions_after(found: QuerySet[Decision], reference: str) -> QuerySet[Decision]:
    """What follows the sheet seen last; one that is not public begins anew."""
    public = Decision.objects.filter(status__in=(PUBLISHED, WITHHELD), reference=reference)
    last = public.values_list("dated", "pk").first() if reference else None
    if last is None:
        return found
    return found.filter(Q(dated__lt=last[0]) | Q(dated=last[0], pk__lt=last[1]))
