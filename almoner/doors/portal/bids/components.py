"""Topics that are pages of the bid itself: their forms, how they are saved, what stands beside them."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.http import HttpRequest
from django.http.request import QueryDict

from almoner.do.applications import actions
from almoner.do.applications.clashing import ChangedMeanwhile, column_print, column_prints
from almoner.do.applications.gathering import Whole, whole_of
from almoner.doors.portal.bids import forms, paper, seen
from almoner.ground.core.refusals import Refused
from almoner.ground.ui.forms import Form, Rows
from almoner.ground.ui.words import day, money

Once = Mapping[str, Any]


class Component:
    """One page. `take_in` gives True when all that was typed is kept; else the forms say why."""

    template = "portal/bids/parts/fields.html"

    def __init__(self, whole: Whole, request: HttpRequest) -> None:
        self.whole, self.bid = whole, whole.bid
        self.request = request
        self.posted: QueryDict | None = request.POST if request.method == "POST" else None
        self.theirs: list[dict[str, str]] = []
        self.make()

    def make(self) -> None:
        raise NotImplementedError

    def take_in(self, once: Once) -> bool:
        raise NotImplementedError

    @property
    def errors(self) -> list[Form | Rows]:
        return []

    @property
    def seen_before(self) -> str:
        """The marks that the page held when it was posted."""
        return str(self.posted.get(seen.NAME, "")) if self.posted is not None else ""

    def seen_now(self) -> str:
        """For the page, or for the answer to autosave: what is kept at this moment."""
        return ""

    def words(self) -> dict[str, Any]:
        return {}

    def seen_shown(self) -> str:
        """After a post that was not kept, the page holds what it held: nothing is overwritten unseen."""
        if self.posted is None or self.theirs:
            return self.seen_now()
        return self.seen_before

    def fresh_values(self, is_whole: bool) -> dict[str, Any]:
        """Hidden fields that the page must hold after autosave."""
        return {seen.NAME: self.seen_now()} if is_whole else {}


class Columns(Component):
    """A page of the bid's own columns. Fields that cannot be read stay on the page; the others are saved."""

    form_class: ClassVar[type[Form]]
    names: ClassVar[tuple[str, ...]]
    clashed: frozenset[str] = frozenset()

    def options(self) -> dict[str, Any]:
        return {}

    def make(self) -> None:
        initial = forms.initial_of(self.bid, self.names)
        self.form = self.form_class(self.posted, initial=initial, **self.options())

    @property
    def errors(self) -> list[Form | Rows]:
        return [self.form]

    def asked(self) -> tuple[str, ...]:
        return tuple(name for name in self.names if name in self.form.fields)

    def seen_now(self) -> str:
        return seen.written(column_prints(whole_of(self.bid).bid, self.asked()))

    def seen_shown(self) -> str:
        return self.seen_now() if self.posted is None else self.seen_after(shows_both=True)

    def fresh_values(self, is_whole: bool) -> dict[str, Any]:
        return {seen.NAME: self.seen_after(shows_both=False)}

    def seen_after(self, *, shows_both: bool) -> str:
        """New marks only for what the page shows as it is kept, or shows beside a colleague's."""
        before = seen.read(self.seen_before)
        now = column_prints(whole_of(self.bid).bid, self.asked())
        mine = {name: column_print(name, value) for name, value in self.values().items()}
        shown = {name for name in now if mine.get(name) == now[name] or (shows_both and name in self.clashed)}
        return seen.written(
            {name: now[name] if name in shown else before.get(name, now[name]) for name in now}
        )

    def values(self) -> dict[str, Any]:
        given = self.form.cleaned_data
        return {name: given[name] for name in self.asked() if name in given}

    def take_in(self, once: Once) -> bool:
        self.form.is_valid()
        try:
            self.keep(once, seen.read(self.seen_before))
        except ChangedMeanwhile as changed:
            self.form.refuse(changed)
            self.clashed = frozenset(changed.theirs)
            self.theirs = [self.told(name, value) for name, value in changed.theirs.items()]
        except Refused as no:
            self.form.refuse(no)
        return not self.form.errors

    def keep(self, once: Once, seen_before: dict[str, str]) -> None:
        actions.save_basics(self.bid, **once, values=self.values(), seen=seen_before)

    def told(self, name: str, value: Any) -> dict[str, str]:
        """What a colleague saved, in words, under the question."""
        field = self.form.fields[name]
        return {"question": str(field.label), "answer": in_words(name, value, field)}


def in_words(name: str, value: Any, field: Any) -> str:
    if value is None or value == "" or value == []:
        return "Nothing"
    if name.endswith("_pence"):
        return money(value)
    if name.endswith("_on"):
        return day(value)
    choices = dict(getattr(field, "choices", ()))
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, list):
        return ", ".join(str(choices.get(one, one)) for one in value)
    return str(choices.get(value, value))


class Basics(Columns):
    form_class = forms.BasicsForm
    names = (
        "title", "summary", "ask_pence", "cost_pence", "over_guide_reason", "starts_on", "ends_on", "grounds",
        "differs_note",
    )  # fmt: skip

    def options(self) -> dict[str, Any]:
        return {"round": self.bid.round}


class Afterwards(Columns):
    form_class = forms.AfterwardsForm
    names = ("afterwards", "afterwards_note")


class Safeguarding(Columns):
    template = "portal/bids/parts/safeguarding.html"
    form_class = forms.SafeguardingForm
    names = ("involves_children", "involves_adults_at_risk")

    def words(self) -> dict[str, Any]:
        return {
            "policy": [one for one in paper.held(self.bid, self.request) if one["kind"] == "safeguarding"]
        }


class Continuation(Columns):
    template = "portal/bids/parts/continuation.html"
    form_class = forms.ContinuationForm
    names = ("continues", "continuation_delivered", "continuation_develops")

    def options(self) -> dict[str, Any]:
        self.awards = list(self.bid.organisation.earlier_awards.all())
        return {"awards": self.awards}

    def values(self) -> dict[str, Any]:
        found = super().values()
        if "continues" in found:
            found["continues"] = self.form.awards.get(found["continues"])  # type: ignore[attr-defined]
        return found

    def words(self) -> dict[str, Any]:
        return {"awards": self.awards}


class Declarations(Columns):
    template = "portal/bids/parts/declarations.html"
    form_class = forms.DeclarationsForm
    names = ("has_read_plan", "is_not_statutory", "no_double_funding", "declares_true", "helped_by_cvs")

    def make(self) -> None:
        super().make()
        self.form.initial["privacy"] = bool(self.bid.privacy_accepted_version)

    def keep(self, once: Once, seen_before: dict[str, str]) -> None:
        """The last answer is a column of its own action: it is no declaration."""
        values = self.values()
        helped = values.pop("helped_by_cvs", None)
        version = self.bid.round.privacy_version or "1"
        values["privacy_accepted_version"] = version if self.form.cleaned_data.get("privacy") else ""
        actions.set_declarations(self.bid, **once, values=values, seen=seen_before)
        actions.save_basics(self.bid, **once, values={"helped_by_cvs": helped}, seen=seen_before)

    def words(self) -> dict[str, Any]:
        first = self.bid.round.allowed_priorities.select_related("priority__plan").first()
        return {"plan": first.priority.plan if first else None}
