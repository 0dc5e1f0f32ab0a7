"""A bid with everything it is made of, gathered in a fixed number of queries for one bid and for sixty."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from almoner.analyse.organisations import queries as organisations
from almoner.do.applications.models import Application
from almoner.do.applications.parts import AREA, DOCUMENT, PartRow, Parts, parts_of
from almoner.do.applications.states import DRAFT
from almoner.ground.core.calendar import london_date
from almoner.ground.questions.checking import kept_answers
from almoner.ground.questions.layout import Layout, layout_of
from almoner.ground.questions.models import Answer

NEAR = ("round__fund", "organisation", "band", "sheet__question_set", "continues", "contact")


@dataclass(frozen=True)
class Whole:
    """A bid, its parts, its answers by the question's key (as rows in `kept`, for a form), and the form."""

    bid: Application
    layout: Layout
    answers: Mapping[str, Any] = field(default_factory=dict)
    known_parts: Parts | None = None
    kept: Mapping[str, Answer] | None = None

    @cached_property
    def parts(self) -> Parts:
        """Read when first asked for, unless they were gathered with those of other bids."""
        return self.known_parts if self.known_parts is not None else parts_of([self.bid])[self.bid.pk]

    @property
    def areas(self) -> Sequence[PartRow]:
        return self.parts.of(AREA)


def whole_of(bid: Application) -> Whole:
    """Five queries; one more for a draft that has chosen no documents yet."""
    (found,) = wholes_of(Application.objects.filter(pk=bid.pk))
    return found


def form_of(bid: Application) -> Whole:
    """The same bid for a page that asks questions only: its parts are read when they are asked for."""
    layout = layout_of(bid.sheet)
    kept = kept_answers(bid.sheet, layout)
    return Whole(bid, layout, {key: one.value for key, one in kept.items()}, None, kept)


def wholes_of(bids: QuerySet[Application]) -> list[Whole]:
    found = list(bids.select_related(*NEAR))
    if not found:
        return []
    parts = parts_of(found)
    answers = answers_of(found)
    layouts: dict[int, Layout] = {}
    for one in found:
        if one.sheet.question_set_id not in layouts:
            layouts[one.sheet.question_set_id] = layout_of(one.sheet)
    return [
        Whole(one, layouts[one.sheet.question_set_id], answers.get(one.sheet_id, {}), parts[one.pk])
        for one in found
    ]


def answers_of(bids: Sequence[Application]) -> dict[int, dict[str, Any]]:
    rows = Answer.objects.filter(sheet__in=[one.sheet_id for one in bids]).order_by()
    found: dict[int, dict[str, Any]] = {}
    for sheet, key, value in rows.values_list("sheet_id", "question__key", "value"):
        found.setdefault(sheet, {})[key] = value
    return found


def held_documents(whole: Whole, at: Any) -> list[PartRow]:
    """Those chosen for the bid; while none is chosen, those the organisation has in use."""
    chosen = list(whole.parts.of(DOCUMENT))
    if chosen or whole.bid.status != DRAFT:
        return chosen
    return [
        PartRow(
            DOCUMENT,
            whole.bid.pk,
            one.pk,
            one.kind,
            one.expires_on.isoformat() if one.expires_on else "",
            one.reviewed_on.isoformat() if one.reviewed_on else "",
            one.title,
        )
        for one in organisations.documents_in_use(whole.bid.organisation, london_date(at))
    ]
