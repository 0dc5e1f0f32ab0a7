"""Pages that replace a whole part of the bid: priorities, areas, partners, budget, documents."""

from typing import Any

from almoner.analyse.areas.models import Area
from almoner.do.applications import actions, parts
from almoner.do.applications.clashing import CHANGED, ChangedMeanwhile, part_print
from almoner.do.applications.reading import COMPONENTS as IN_WORDS
from almoner.doors.portal.bids import forms, paper
from almoner.doors.portal.bids import rows as tables
from almoner.doors.portal.bids.components import Component, Once
from almoner.ground.core.refusals import Refused
from almoner.ground.ui.forms import Form, Rows, with_more_rows


class Part(Component):
    """Saved whole or not at all; what a colleague saved meanwhile is shown beside what was typed."""

    kinds: tuple[str, ...] = ()
    name = ""

    def seen_now(self) -> str:
        return part_print(parts.parts_of([self.bid])[self.bid.pk], *self.kinds)

    def take_in(self, once: Once) -> bool:
        if not self.is_readable():
            return False
        try:
            self.keep(once, self.seen_before)
        except ChangedMeanwhile:
            self.say(Refused(CHANGED))
            told = [one for one in IN_WORDS[self.name](self.whole)]
            self.theirs = [{"question": one.label, "answer": one.text, "table": one.table} for one in told]  # type: ignore[dict-item]
        except Refused as no:
            self.say(no)
        return not self.is_wrong()

    def is_readable(self) -> bool:
        raise NotImplementedError

    def is_wrong(self) -> bool:
        return not self.is_readable()

    def keep(self, once: Once, seen_before: str) -> None:
        raise NotImplementedError

    def say(self, no: Refused) -> None:
        raise NotImplementedError


class OneForm(Part):
    form: Form

    @property
    def errors(self) -> list[Form | Rows]:
        return [self.form]

    def is_readable(self) -> bool:
        return self.form.is_valid()

    def say(self, no: Refused) -> None:
        self.form.refuse(Refused(no.reasons))


class Priorities(OneForm):
    kinds, name = (parts.PRIORITY,), "priorities"

    def make(self) -> None:
        allowed = self.bid.round.allowed_priorities.select_related("priority").order_by(
            "priority__position", "id"
        )
        rows = self.whole.parts.of(parts.PRIORITY)
        initial: dict[str, Any] = {f"impact_{row.n}": row.c for row in rows}
        initial |= {"chosen": [str(row.n) for row in rows], "main": str(rows[0].n) if len(rows) > 1 else ""}
        self.form = forms.PrioritiesForm(
            self.posted, initial=initial, priorities=[one.priority for one in allowed]
        )

    def keep(self, once: Once, seen_before: str) -> None:
        actions.set_priorities(self.bid, **once, rows=self.form.rows(), seen=seen_before)  # type: ignore[attr-defined]


class Areas(OneForm):
    kinds, name = (parts.AREA,), "areas"
    template = "portal/bids/parts/areas.html"

    def make(self) -> None:
        covered = Area.objects.filter(pk__in=self.bid.round.allowed_areas.values("area")).order_by("name")
        initial = {f"share_{row.place}": row.n for row in self.whole.areas}
        self.form = forms.AreasForm(self.posted, initial=initial, areas=covered)

    def keep(self, once: Once, seen_before: str) -> None:
        actions.set_areas(self.bid, **once, shares=self.form.shares(), seen=seen_before)  # type: ignore[attr-defined]

    def words(self) -> dict[str, Any]:
        total = sum(row.n for row in self.whole.areas)
        return {"total": total, "left": 100 - total, "over": total - 100}


class Documents(OneForm):
    kinds, name = (parts.DOCUMENT,), "documents"
    template = "portal/bids/parts/documents.html"

    def make(self) -> None:
        self.held = paper.held(self.bid, self.request)
        chosen = [row.place for row in self.whole.parts.of(parts.DOCUMENT)]
        rows = [(one["document"], one["note"]) for one in self.held]
        initial = [one.public_id for one, _ in rows if not chosen or one.pk in chosen]
        self.form = forms.DocumentsForm(self.posted, initial={"chosen": initial}, documents=rows)

    def keep(self, once: Once, seen_before: str) -> None:
        form = self.form
        picked = [form.documents[one] for one in form.cleaned_data["chosen"]]  # type: ignore[attr-defined]
        actions.use_documents(self.bid, **once, documents=picked)

    def words(self) -> dict[str, Any]:
        return {"held": self.held, "needed": paper.needed(self.bid, self.held, self.request)}


class RowsPart(Part):
    """A page of one or two tables of rows; "Add more rows" works without scripts."""

    tables: dict[str, Rows]

    @property
    def errors(self) -> list[Form | Rows]:
        return list(self.tables.values())

    def is_readable(self) -> bool:
        return all([rows.is_valid() for rows in self.tables.values()])

    def is_wrong(self) -> bool:
        return bool(self.refused) or not self.is_readable()

    refused: tuple[str, ...] = ()

    def say(self, no: Refused) -> None:
        self.refused = tuple(no.reasons)

    @property
    def wants_more(self) -> bool:
        return bool(self.posted and self.posted.get("more"))

    def rows(self, kind: type[Rows], prefix: str, kept: list[dict[str, Any]]) -> Rows:
        """What was typed, where a row left empty is a row taken out; or else what is kept."""
        if self.posted is None:
            return kind(prefix=prefix, initial=kept)
        grown = self.posted.get("more") == prefix
        posted = with_more_rows(self.posted, prefix, by=3 if grown else 0)
        posted[f"{prefix}-INITIAL_FORMS"] = "0"
        return kind(posted, prefix=prefix)


class Partners(RowsPart):
    kinds, name = (parts.PARTNER,), "partners"
    template = "portal/bids/parts/partners.html"

    def make(self) -> None:
        rows = [
            {"name": row.a, "role": row.b, "percent": row.n} for row in self.whole.parts.of(parts.PARTNER)
        ]
        self.tables = {"partners": self.rows(tables.PartnerRows, "partners", rows)}

    def keep(self, once: Once, seen_before: str) -> None:
        actions.set_partners(self.bid, **once, rows=self.tables["partners"].filled(), seen=seen_before)

    def words(self) -> dict[str, Any]:
        return {"rest": 100 - sum(row.n for row in self.whole.parts.of(parts.PARTNER))}


class Budget(RowsPart):
    kinds, name = (parts.BUDGET, parts.MATCH), "budget"
    template = "portal/bids/parts/budget.html"

    def make(self) -> None:
        its = self.whole.parts
        costs = [
            {"category": row.a, "description": row.b, "cost_pence": row.n, "ours_pence": row.m}
            for row in its.of(parts.BUDGET)
        ]
        match = [
            {"source": row.a, "kind": row.b, "standing": row.c, "evidence": row.d, "amount_pence": row.n}
            for row in its.of(parts.MATCH)
        ]
        self.tables = {
            "costs": self.rows(tables.CostRows, "costs", costs),
            "match": self.rows(tables.MatchRows, "match", match),
        }
        self.totals = tables.TotalsForm(self.posted)

    def keep(self, once: Once, seen_before: str) -> None:
        actions.set_budget(
            self.bid,
            **once,
            lines=self.tables["costs"].filled(),
            match=self.tables["match"].filled(),
            take_totals=self.totals.is_valid() and bool(self.totals.cleaned_data["take_totals"]),
            seen=seen_before,
        )

    def words(self) -> dict[str, Any]:
        its = self.whole.parts
        cost = sum(row.n for row in its.of(parts.BUDGET))
        ours = sum(row.m for row in its.of(parts.BUDGET))
        return {
            "totals_form": self.totals,
            "cost": cost,
            "ours": ours,
            "match_total": sum(row.n for row in its.of(parts.MATCH)),
            "differs": bool(its.of(parts.BUDGET))
            and (ours != self.bid.ask_pence or cost != self.bid.cost_pence),
        }
