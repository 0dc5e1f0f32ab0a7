"""What the office asks of bids: lists by filters, page by page, and counts for its boards."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import CharField, Count, F, Q, QuerySet, Sum, Value

from almoner.analyse.areas.models import Area
from almoner.do.applications import facts
from almoner.do.applications.casework import Judgement, LateAttempt
from almoner.do.applications.gathering import Whole, wholes_of
from almoner.do.applications.models import Application, BidArea, BidPriority
from almoner.do.applications.sifting import findings_in
from almoner.do.applications.states import DRAFT, RESERVE
from almoner.do.rounds.models import Round
from almoner.ground.search import index
from almoner.plan.priorities.models import Priority
from almoner.policy.findings import Finding

A_PAGE = 60
MOST_FOUND = 500
NEWEST, OLDEST = "newest", "oldest"


def on_reserve(bids: QuerySet[Application], financial_year: str) -> QuerySet[Application]:
    """Bids of the year's rounds that would be funded if money came free."""
    found = bids.filter(status=RESERVE, round__financial_year=financial_year)
    return found.select_related("organisation", "round").order_by("round__code", "reference")


@dataclass(frozen=True)
class Asked:
    """What the list is asked for; `after` is the reference of the last row seen."""

    words: str = ""
    round: str = ""
    state: str = ""
    area: str = ""
    priority: str = ""
    organisation: str = ""
    order: str = NEWEST
    after: str = ""


@dataclass(frozen=True)
class Row:
    """A bid on a list, with its areas and priorities in words."""

    bid: Application
    areas: str = ""
    priorities: str = ""


@dataclass(frozen=True)
class Page:
    """Rows, the reference that asks for the next ones ("" at the end), and totals over all pages."""

    rows: list[Row]
    onward: str
    count: int = 0
    ask_pence: int = 0


def filtered(found: QuerySet[Application], asked: Asked) -> QuerySet[Application]:
    if asked.words.strip():
        keys = [int(one) for one in index.find("bid", asked.words, MOST_FOUND)]
        found = found.filter(Q(pk__in=keys) | Q(reference__istartswith=asked.words.strip()))
    if asked.area:
        found = found.filter(pk__in=BidArea.objects.filter(area__code=asked.area).values("application"))
    if asked.priority:
        serving = BidPriority.objects.filter(priority__code=asked.priority)
        found = found.filter(pk__in=serving.values("application"))
    plain = {
        "round__code": asked.round, "status": asked.state, "organisation__public_id": asked.organisation,
    }  # fmt: skip
    return found.filter(**{name: value for name, value in plain.items() if value})


def page(found: QuerySet[Application], asked: Asked) -> Page:
    """One page by reference, in four statements whatever their number."""
    found = filtered(found, asked)
    totals = found.order_by().aggregate(count=Count("pk"), ask=Sum("ask_pence"))
    newest = asked.order != OLDEST
    if asked.after:
        beyond = {"reference__lt" if newest else "reference__gt": asked.after}
        found = found.filter(**beyond)
    near = found.select_related("organisation", "round")
    bids = list(near.order_by("-reference" if newest else "reference")[: A_PAGE + 1])
    more, bids = len(bids) > A_PAGE, bids[:A_PAGE]
    return Page(rows_of(bids), bids[-1].reference if more else "", totals["count"], totals["ask"] or 0)


def rows_of(bids: Sequence[Application]) -> list[Row]:
    """Areas by share and priorities by place, both in one statement."""
    mine = {"application__in": [one.pk for one in bids]}
    areas = BidArea.objects.filter(**mine).order_by().values_list(
        Value("area", output_field=CharField()), "application_id", F("percent") * -1, "area__name"
    )  # fmt: skip
    aims = BidPriority.objects.filter(**mine).order_by().values_list(
        Value("aim", output_field=CharField()), "application_id", F("position") + 0, "priority__title"
    )  # fmt: skip
    found: dict[tuple[str, int], list[tuple[int, str]]] = defaultdict(list)
    for kind, bid, place, name in areas.union(aims, all=True):
        found[kind, bid].append((place, name))
    return [Row(one, named(found["area", one.pk]), named(found["aim", one.pk])) for one in bids]


def named(places: list[tuple[int, str]]) -> str:
    return ", ".join(name for _, name in sorted(places))


@dataclass
class Choices:
    """What the list can be filtered by: code and words of each."""

    rounds: list[tuple[str, str]] = field(default_factory=list)
    areas: list[tuple[str, str]] = field(default_factory=list)
    priorities: list[tuple[str, str]] = field(default_factory=list)


def choices() -> Choices:
    """Rounds, areas and priorities in one statement."""

    def asked(kind: str, rows: QuerySet[Any], code: str, words: str) -> QuerySet[Any]:
        return rows.order_by().values_list(Value(kind, output_field=CharField()), code, words)

    made = Choices()
    lists = {"round": made.rounds, "area": made.areas, "priority": made.priorities}
    rounds = asked("round", Round.objects.exclude(status=DRAFT), "code", "title")
    areas = asked("area", Area.objects.all(), "code", "name")
    aims = asked("priority", Priority.objects.all(), "code", "title")
    for kind, code, words in sorted(rounds.union(areas, aims)):
        lists[kind].append((code, words))
    made.rounds.reverse()
    made.areas.sort(key=lambda one: one[1])
    return made


@dataclass(frozen=True)
class MatrixRow:
    """One bid against the rules that some bid of the round does not meet."""

    bid: Application
    by_rule: dict[str, Finding]


@dataclass(frozen=True)
class Matrix:
    """`rules` maps each rule that raised something to its question and how many bids it touches."""

    rows: list[MatrixRow]
    rules: dict[str, tuple[Finding, int]]
    judged: dict[tuple[int, str], Judgement]


def matrix(bids: QuerySet[Application], at: datetime) -> Matrix:
    """Findings of many bids at once, the rules that touch most bids first."""
    wholes = wholes_of(bids.order_by("reference"))
    keys = [one.bid.pk for one in wholes]
    judged = {(one.application_id, one.rule): one for one in judgements_of(keys)}
    sifted = sift_findings(wholes)
    rows = []
    touched: dict[str, list[Finding]] = defaultdict(list)
    for whole in wholes:
        found = [*sifted[whole.bid.pk], *facts.found_in(whole, at=at)]
        raised = {one.rule: one for one in found if one.outcome != "met"}
        rows.append(MatrixRow(whole.bid, raised))
        for one in raised.values():
            touched[one.rule].append(one)
    order = sorted(touched, key=lambda rule: (-len(touched[rule]), rule))
    return Matrix(rows, {rule: (touched[rule][0], len(touched[rule])) for rule in order}, judged)


def judgements_of(keys: Sequence[int]) -> list[Judgement]:
    return list(Judgement.objects.filter(application__in=keys).select_related("by"))


def sift_findings(wholes: Sequence[Whole]) -> dict[int, tuple[Finding, ...]]:
    """What the rules of the sift say of each bid."""
    keys = [one.bid.pk for one in wholes]
    known = Application.objects.filter(pk__in=keys).prefetch_related("judgements", "overlaps")
    found = {one.pk: findings_in(list(one.judgements.all()), list(one.overlaps.all())) for one in known}
    return {one.bid.pk: found.get(one.bid.pk, ()) for one in wholes}


def late_attempts() -> QuerySet[LateAttempt]:
    """Bids that came too late and are still drafts, the newest attempt first (R4.9-2)."""
    waiting = LateAttempt.objects.filter(application__status=DRAFT)
    return waiting.select_related("application__round", "application__organisation", "by").order_by(
        "-arrived_at"
    )


def counts_by_round(rounds: Sequence[Round]) -> dict[int, dict[str, int]]:
    """How many bids stand in which state, round by round, in one grouped statement."""
    rows = Application.objects.filter(round__in=[one.pk for one in rounds]).order_by()
    found: dict[int, dict[str, int]] = defaultdict(dict)
    for round, status, many in rows.values_list("round_id", "status").annotate(many=Count("pk")):
        found[round][status] = many
    return found
