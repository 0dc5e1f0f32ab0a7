"""The one way to change anything: look, ask, do, save, and write the record, in one transaction."""

import functools
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction

from almoner.ground.accounts.models import Person
from almoner.ground.audit.record import append
from almoner.ground.core.refusals import Allowed, Answer, Denied, NotAllowed
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.models import DoneOnce

May = Callable[[Any, Any], Answer]
ACTIONS: dict[str, "Action"] = {}


@dataclass(eq=False)
class Action:
    """A verb of the office: its name, the clause it keeps, who may do it, and its body."""

    name: str
    clause: str
    may: May
    body: Callable[..., Any]
    system: bool = False

    def allows(self, person: Person | None, thing: Any) -> Answer:
        if person is None:
            return Allowed("system") if self.system else Denied("Sign in first.")
        if not person.is_active:
            return Denied("This account is closed.")
        return self.may(person, thing)

    def __call__(
        self, thing: Any, *, by: Person | None, at: datetime, key: str = "", **arguments: Any
    ) -> Any:
        """Do it as `by` at moment `at` (UTC). With `key`, a second call returns the first result."""
        once = fingerprint(self.name, by, key) if key else ""
        with transaction.atomic():
            if once and (done := claim(once, self.name, at)) is not None:
                return earlier_result(done)
            return self.perform(locked(thing), by=by, at=at, once=once, arguments=arguments)

    def perform(
        self, thing: Any, *, by: Person | None, at: datetime, once: str, arguments: dict[str, Any]
    ) -> Any:
        answer = self.allows(by, thing)
        if isinstance(answer, Denied):
            raise NotAllowed(answer.reason)
        act = Act(name=self.name, clause=self.clause, by=by, at=at, role=answer.role)
        result = self.body(act, thing, **arguments)
        append(act.entry(result if thing is None else thing))
        if once:
            remember(once, result)
        return result


def action(name: str, *, clause: str, may: May, system: bool = False) -> Callable[[Callable[..., Any]], Action]:
    """Register the body below as the action `name`; `system` lets the worker do it without a person."""

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
    return type(thing)._base_manager.select_for_update(of=("self",)).get(pk=thing.pk)


def fingerprint(name: str, by: Person | None, key: str) -> str:
    return hashlib.sha256(f"{by.pk if by else 0}|{name}|{key}".encode()).hexdigest()


def claim(once: str, name: str, at: datetime) -> DoneOnce | None:
    """Take the key for this transaction, or give what was done under it before."""
    try:
        with transaction.atomic():
            DoneOnce(key=once, action=name, at=at).save(force_insert=True)
    except IntegrityError:
        return DoneOnce.objects.get(key=once)
    return None


def remember(once: str, result: Any) -> None:
    if isinstance(result, models.Model):
        DoneOnce.objects.filter(key=once).update(model=result._meta.label, row=str(result.pk))


def earlier_result(done: DoneOnce) -> Any:
    if not done.model:
        return None
    return apps.get_model(done.model)._base_manager.get(pk=done.row)
