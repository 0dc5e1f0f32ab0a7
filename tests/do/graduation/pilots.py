"""Pilots for tests: bids of a round, decided, signed by both."""

from datetime import timedelta

from almoner.analyse.organisations.models import EarlierAward
from almoner.do.agreements import actions as agreements
from almoner.do.agreements.models import Agreement
from almoner.do.graduation import actions
from almoner.do.graduation.models import Graduation
from almoner.ground.accounts.models import Person
from tests.builders import kept
from tests.do.agreements.awards import AT, a_signed_round_sheet, accepted
from tests.once_made import once_made

LATER = AT + timedelta(days=3)


@once_made
def signed_pilots(many: int = 1, reported: bool = True) -> list[Agreement]:
    sheet = a_signed_round_sheet(*["recommend"] * many)
    agreements.announce(sheet, by=sheet.author, at=AT)
    decider = Person.objects.get(holdings__role="decision_maker")
    found = []
    for one in Agreement.objects.filter(line__decision=sheet).order_by("id"):
        mine = accepted(one, LATER)
        found.append(agreements.countersign(mine, by=decider, at=LATER, digest=mine.digest))
        if reported:
            told = EarlierAward.objects.get(reference=one.reference)
            told.return_state = "accepted"
            kept(told)
    return found


def a_candidate(officer: Person, agreement: Agreement | None = None, reported: bool = True) -> Graduation:
    agreement = agreement or signed_pilots(reported=reported)[0]
    return actions.mark(agreement, by=officer, at=LATER, reason="It worked in two towns.")
