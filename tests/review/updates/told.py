"""Updates and publicity for tests, made by the same actions as people use."""

from datetime import date
from typing import Any

from almoner.do.agreements.models import Agreement
from almoner.ground.accounts.models import Person
from almoner.review.updates import actions
from almoner.review.updates.actions import Details
from almoner.review.updates.models import PublicityItem, Update
from tests.builders import NOW, TODAY, a_person

DUE = date(2026, 12, 24)


def details(**values: Any) -> Details:
    facts = {"kind": "press", "happened_on": TODAY, "words": "The paper wrote about it."}
    return Details(**(facts | values))


def an_update(grant: Agreement, officer: Person | None = None, due_on: date = DUE) -> Update:
    officer = officer or a_person("officer")
    return actions.ask(grant, by=officer, at=NOW, question="How is it going?", due_on=due_on)


def an_item(grant: Agreement, by: Person | None = None, consent: str = "", **values: Any) -> PublicityItem:
    by = by or a_person("officer")
    return actions.record_publicity(grant, by=by, at=NOW, details=details(**values), consent=consent)
