"""Cases brought to a stage and volunteers in date, through the actions."""

from datetime import date
from typing import Any

from almoner.do.restorative import actions
from almoner.do.restorative.models import CaseParty, RestorativeCase, Volunteer
from almoner.do.restorative.names import PartyDetails
from almoner.do.restorative.opening import CaseDetails
from almoner.do.restorative.states import OPEN
from almoner.do.restorative.volunteering import VolunteerDetails
from almoner.ground.accounts.models import Person
from almoner.policy.restorative import HARMED, HARMER
from tests.builders import NOW, TODAY, a_person, an_area

HARMED_NAME, HARMER_NAME, NOTE = "Hazel Canaryharmed", "Oak Canaryharmer", "Canarynote of a visit"
REFERRED = date(2026, 12, 1)


def a_coordinator() -> Person:
    return a_person("restorative")


def details(**values: Any) -> CaseDetails:
    facts: dict[str, Any] = {
        "source": "police", "area": an_area("Tendring", "TEN"), "harm": "burglary", "initiated_by": HARMED,
        "referred_on": REFERRED, "is_criminal": True, "sentenced_on": REFERRED, "story": NOTE,
    }  # fmt: skip
    return CaseDetails(**(facts | values))


def a_volunteer(by: Person, name: str = "Vera Volunteer", **values: Any) -> Volunteer:
    facts = {"status": "active", "trained_on": date(2026, 1, 5), "dbs_on": date(2026, 1, 5)}
    made: Volunteer = actions.keep_volunteer(
        None, by=by, at=NOW, details=VolunteerDetails(name, **(facts | values))
    )
    return made


def a_case(by: Person, upto: str = "referral", *, level: str = "low", **values: Any) -> RestorativeCase:
    """Brought through its stages as far as `upto`, with whatever each stage needs."""
    once = {"by": by, "at": NOW}
    parties = {
        HARMED: PartyDetails(HARMED_NAME, "07700 900111", "Mornings"),
        HARMER: PartyDetails(HARMER_NAME, "07700 900222", ""),
    }
    case: RestorativeCase = actions.open_case(None, **once, details=details(**values), parties=parties)
    steps = (
        lambda: actions.record_contact(case, **once, party=party(case), made_on=date(2026, 12, 4),
                                       way="telephone", was_reached=True, note=NOTE),
        lambda: actions.assess(case, **once, kind="initial", level=level, made_on=TODAY, note=NOTE),
        lambda: actions.allocate(case, **once, volunteers=ready(by, 2 if level == "high" else 1)),
        lambda: actions.assess(case, **once, kind="secondary", level=level, made_on=TODAY, note=NOTE),
        lambda: actions.facilitate(case, **once, intervention="direct"),
        lambda: (everybody_consents(case, by), actions.communicate(case, **once)),
    )  # fmt: skip
    for step in steps[: OPEN.index(upto)]:
        step()
    case.refresh_from_db()
    return case


def ready(by: Person, many: int) -> list[Volunteer]:
    known = list(Volunteer.objects.filter(status="active"))
    return [*known, *(a_volunteer(by) for _ in range(many))][:many]


def party(case: RestorativeCase, side: str = HARMED) -> CaseParty:
    return case.parties.get(side=side)


def everybody_consents(case: RestorativeCase, by: Person) -> None:
    for side in (HARMED, HARMER):
        actions.record_consent(
            party(case, side), by=by, at=NOW, answer="given", said_on=TODAY, accepts=side == HARMER
        )


def a_closed_case(by: Person, outcome: str = "direct_meeting", **values: Any) -> RestorativeCase:
    case = a_case(by, "communication", **values)
    made: RestorativeCase = actions.close(case, by=by, at=NOW, outcome=outcome, closed_on=TODAY)
    return made
