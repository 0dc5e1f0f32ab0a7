"""The one way to change anything: look, ask, do, save, and write the record, in one transaction."""

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import models, transaction

from almoner.ground.accounts.models import Person
from almoner.ground.audit.record import append, one_writer
from almoner.ground.core.refusals import Allowed, Answer, Denied, NotAllowed, Refused
from almoner.ground.core.rows import row_name
from almoner.ground.workflow import once
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.turns import in_turn

May = Callable[[Any, Any], Answer]
ACTIONS: dict[str, "Action"] = {}
UNDER_WAY: ContextVar[tuple[Act, ...]] = ContextVar("acts under way, outermost first", default=())


@dataclass(eq=False)
class Action:
    """A verb of the office: its name, the clause it keeps, who may do it, and its body."""

    name: str
    clause: str
    may: May
    body: Callable[..., Any]
    system: bool | str = False

    def allows(self, person: Person | None, thing: Any) -> Answer:
        if person is None and self.system:
            return Allowed(self.system if isinstance(self.system, str) else "system")
        if person is None or not person.is_authenticated:
            return Denied("Sign in first.")
        if not person.is_active:
            return Denied("This account is closed.")
        return self.may(person, thing)

    def __call__(
        self, thing: Any, *, by: Person | None, at: datetime, key: str = "", **arguments: Any
    ) -> Any:
        """Do it as `by` at moment `at` (UTC). With `key`, a second call gives the first one's row again."""
        with in_turn(), transaction.atomic():
            one_writer()
            mark = once.mark(self.name, by, key) if key else ""
            if mark and (done := once.done(mark)) is not None:
                return once.result_of(done)
            result = self.perform(locked(thing), by=by, at=at, arguments=arguments)
            if mark:
                once.remember(mark, self.name, at, result)
            return result

    def perform(self, thing: Any, *, by: Person | None, at: datetime, arguments: dict[str, Any]) -> Any:
        if at.utcoffset() is None:
            raise ValueError(f"{self.name}: the moment must say its time zone.")
        answer = self.allows(by, thing)
        if isinstance(answer, Denied):
            raise NotAllowed(answer.reason)
        act = Act(self.name, self.clause, by, at.astimezone(UTC), answer.role, thing=name_of(thing))
        with under_way(act) as outer_acts:
            result = self.body(act, thing, **arguments)
        act.thing = act.thing or name_of(result)
        append(act.entry())
        for outer in outer_acts:
            outer.overtaken(act.rows)
        return result


def action(
    name: str, *, clause: str, may: May, system: bool | str = False
) -> Callable[[Callable[..., Any]], Action]:
    """Register the body below as the action `name`.

    `system` lets it be done without a person: by the worker (True), or by somebody who holds a link,
    under the role given (`system="endorser"`); then the page must have checked the link.
    """

    def register(body: Callable[..., Any]) -> Action:
        if name in ACTIONS:
            raise ValueError(f"There are two actions called {name}.")
        made = Action(name=name, clause=clause, may=may, body=body, system=system)
        functools.update_wrapper(made, body, assigned=("__module__", "__doc__"), updated=())
        ACTIONS[name] = made
        return made

    return register


def offered(person: Person, thing: Any, names: list[str]) -> list[str]:
    """Those of `names` that this person may do with the thing now."""
    return [name for name in names if ACTIONS[name].allows(person, thing)]


def locked(thing: Any) -> Any:
    """The row as it is now, held against others until the transaction ends."""
    if not isinstance(thing, models.Model) or thing.pk is None:
        return thing
    row = thing._meta.model._base_manager.select_for_update(of=("self",)).filter(pk=thing.pk).first()
    if row is None:
        raise Refused("This is no longer there.")
    return row


def name_of(thing: Any) -> str:
    return row_name(thing) if isinstance(thing, models.Model) and thing.pk is not None else ""


@contextmanager
def under_way(act: Act) -> Iterator[tuple[Act, ...]]:
    """While the body runs, actions that it calls are within this one; gives those around it."""
    outer = UNDER_WAY.get()
    token = UNDER_WAY.set((*outer, act))
    try:
        yield outer
    finally:
        UNDER_WAY.reset(token)
