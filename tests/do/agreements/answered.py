"""A round whose applicants have all heard: one bid awarded and signed, one refused, one in reserve."""

from datetime import date

from almoner.do.agreements import actions
from almoner.do.agreements.models import Agreement
from almoner.do.applications.models import Application
from almoner.do.rounds.models import Round
from almoner.ground.accounts.models import Person
from tests.do.agreements.awards import AT, a_signed_round_sheet, accepted
from tests.once_made import once_made

HEARD = date(2027, 3, 7)
CLOSED = date(2027, 1, 29)


@once_made
def an_answered_round() -> Round:
    sheet = a_signed_round_sheet()
    actions.announce(sheet, by=sheet.author, at=AT)
    agreement = accepted(Agreement.objects.get(), at=AT)
    signs = Person.objects.filter(holdings__role="decision_maker").first()
    actions.countersign(agreement, by=signs, at=AT, digest=agreement.digest)
    return Round.objects.get(pk=sheet.round_id)


def bid_in(round: Round, status: str) -> Application:
    return round.applications.select_related("organisation", "contact").get(status=status)
