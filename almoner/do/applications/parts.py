"""The parts of bids in one statement, whatever their number: a bid is checked whole in few queries."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import BigIntegerField, Case, F, QuerySet, TextField, Value, When
from django.db.models.functions import Cast, Coalesce

from almoner.analyse.organisations.models import EarlierAward
from almoner.do.applications.endorsements import Endorsement
from almoner.do.applications.models import (
    Application,
    BidArea,
    BidPriority,
    BudgetLine,
    ConsortiumPartner,
    MatchLine,
    UsedDocument,
)
from almoner.do.rounds.models import RoundPriority
from almoner.plan.priorities.models import Priority

PRIORITY, AREA, BUDGET, MATCH, PARTNER, DOCUMENT = (
    "priority",
    "area",
    "budget",
    "match",
    "partner",
    "document",
)
ENDORSEMENT, EARLIER, ALLOWED, PLANNED = "endorsement", "earlier", "allowed", "planned"
SENT = (PRIORITY, AREA, BUDGET, MATCH, PARTNER, DOCUMENT)
NAMES = ("p_kind", "p_owner", "p_place", "a", "b", "c", "d", "e", "n", "m")
EVERYBODY = 0
STAND_INS = (-7_000_001, -7_000_002, -7_000_003)


@dataclass(frozen=True)
class PartRow:
    """One part of a bid: which kind, whose, and five texts and two numbers that its kind gives meaning."""

    kind: str
    owner: int
    place: int
    a: str = ""
    b: str = ""
    c: str = ""
    d: str = ""
    e: str = ""
    n: int = 0
    m: int = 0

    @property
    def content(self) -> list[str | int]:
        return [self.kind, self.place, self.a, self.b, self.c, self.d, self.e, self.n, self.m]


@dataclass(frozen=True)
class Parts:
    """The parts that concern one bid, in their order."""

    rows: Mapping[str, Sequence[PartRow]] = field(default_factory=dict)

    def of(self, kind: str) -> Sequence[PartRow]:
        return self.rows.get(kind, ())


def text(name: str) -> Any:
    return Coalesce(Cast(F(name), TextField()), Value(""), output_field=TextField())


def given(name: str) -> Any:
    """1 where there is something, 0 where there is nothing."""
    return Case(
        When(**{f"{name}__isnull": False}, then=Value(1)), default=Value(0), output_field=BigIntegerField()
    )


def asked(
    rows: QuerySet[Any], kind: str, owner: Any, place: str, texts: Sequence[str], numbers: Sequence[Any] = ()
) -> QuerySet[Any]:
    """One table as the columns that all parts share."""
    words = [text(name) for name in texts] + [Value("", output_field=TextField())] * (5 - len(texts))
    figures = [one if not isinstance(one, str) else Cast(F(one), BigIntegerField()) for one in numbers]
    figures += [Value(0, output_field=BigIntegerField())] * (2 - len(figures))
    whose = F(owner) if isinstance(owner, str) else Value(owner)
    columns = [
        Value(kind, output_field=TextField()),
        Cast(whose, BigIntegerField()),
        Cast(F(place), BigIntegerField()),
        *words,
        *figures,
    ]
    found: QuerySet[Any] = rows.order_by().annotate(**dict(zip(NAMES, columns, strict=True)))
    return found.values_list(*NAMES)


def tables(bids: Sequence[Application]) -> list[QuerySet[Any]]:
    """Every table that holds parts, asked for these bids."""
    mine = {"application__in": [one.pk for one in bids]}
    organisations = {one.organisation_id for one in bids}
    rounds = {one.round_id for one in bids}
    its = "application_id"
    return [
        asked(BidPriority.objects.filter(**mine), PRIORITY, its, "position",
              ["priority__code", "priority__title", "impact"], ["priority_id"]),
        asked(BidArea.objects.filter(**mine), AREA, its, "area_id", ["area__code", "area__name"],
              ["percent"]),
        asked(BudgetLine.objects.filter(**mine), BUDGET, its, "position", ["category", "description"],
              ["cost_pence", "ours_pence"]),
        asked(MatchLine.objects.filter(**mine), MATCH, its, "position",
              ["source", "kind", "standing", "evidence"], ["amount_pence"]),
        asked(ConsortiumPartner.objects.filter(**mine), PARTNER, its, "id", ["name", "role"], ["percent"]),
        asked(UsedDocument.objects.filter(**mine), DOCUMENT, its, "document_id",
              ["document__kind", "document__expires_on", "document__reviewed_on", "document__title",
               "document__file__sha256"]),
        asked(Endorsement.objects.filter(**mine), ENDORSEMENT, its, "id",
              ["kind", "area__code", "no_request_reason", "answer", "partner_name"],
              [given("requested_at"), given("letter_id")]),
        asked(EarlierAward.objects.filter(organisation__in=organisations), EARLIER, "organisation_id", "id",
              ["reference", "decided_on", "return_state", "title"], ["amount_pence"]),
        asked(RoundPriority.objects.filter(round__in=rounds), ALLOWED, "round_id", "id", ["priority__code"]),
        asked(Priority.objects.all(), PLANNED, EVERYBODY, "position",
              ["code", "plan__starts_on", "plan__ends_on"]),
    ]  # fmt: skip


def parts_of(bids: Sequence[Application]) -> dict[int, Parts]:
    """By the bid's key; one statement for one bid and for sixty."""
    found: dict[tuple[str, int], list[PartRow]] = defaultdict(list)
    for values in rows_of_one(bids[0]) if len(bids) == 1 else whole(bids):
        row = PartRow(*values)
        found[row.kind, row.owner].append(row)
    for rows in found.values():
        rows.sort(key=lambda row: (row.place, row.a, row.b))
    return {one.pk: of_one(one, found) for one in bids}


def whole(bids: Sequence[Application]) -> QuerySet[Any]:
    first, *others = tables(bids)
    return first.union(*others, all=True)


def rows_of_one(bid: Application) -> list[tuple[Any, ...]]:
    """The same for one bid by a statement that was written once: writing it takes longer than asking it."""
    sql, values = statement(connection.vendor)
    its = dict(zip(STAND_INS, (bid.pk, bid.organisation_id, bid.round_id), strict=True))
    with connection.cursor() as cursor:
        cursor.execute(sql, [its.get(value, value) for value in values])
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found


@cache
def statement(vendor: str) -> tuple[str, tuple[Any, ...]]:
    """For a bid, organisation and round of impossible keys, which give way to the real ones."""
    pk, organisation, round = STAND_INS
    stand_in = Application(pk=pk, organisation_id=organisation, round_id=round)
    sql, values = whole([stand_in]).query.sql_with_params()
    return sql, tuple(values)


def of_one(bid: Application, found: Mapping[tuple[str, int], Sequence[PartRow]]) -> Parts:
    owners = {EARLIER: bid.organisation_id, ALLOWED: bid.round_id, PLANNED: EVERYBODY}
    kinds = (*SENT, ENDORSEMENT, EARLIER, ALLOWED, PLANNED)
    return Parts({kind: found.get((kind, owners.get(kind, bid.pk)), ()) for kind in kinds})


def day_in(text: str) -> date | None:
    return date.fromisoformat(text[:10]) if text else None
