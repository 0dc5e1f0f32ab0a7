"""Referrals: a form of the public, or what another service sends; each becomes a case under a reference."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Max

from almoner.analyse.areas.models import Area
from almoner.do.restorative.access import may_work
from almoner.do.restorative.models import HARMS, SELF, SIDES, SOURCES, CaseParty, RestorativeCase
from almoner.do.restorative.names import PartyDetails, seal_party, sealed
from almoner.do.restorative.states import CLOSED
from almoner.ground.core.calendar import london_date
from almoner.ground.core.refusals import Refused, refuse_unless
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action


@dataclass(frozen=True)
class CaseDetails:
    """What is known of a case apart from its parties' names. `story` is sealed."""

    source: str
    area: Area
    harm: str
    initiated_by: str
    referred_on: date
    is_criminal: bool = False
    sentenced_on: date | None = None
    is_out_of_court: bool = False
    story: str = ""

    def __repr__(self) -> str:
        return f"CaseDetails({self.source}, {self.referred_on})"


@dataclass(frozen=True)
class SelfReferral:
    """What somebody writes of themselves in the public form."""

    side: str
    area: Area
    harm: str
    story: str
    details: PartyDetails


@action("restorative.refer", clause="3.10", may=may_work, system="public")
def refer(act: Act, nothing: None, *, said: SelfReferral) -> RestorativeCase:
    """Somebody refers themselves. Whether it is a criminal case is settled at the first contact."""
    refuse_unless(
        ("name", said.details.name.strip(), "Tell us what to call you."),
        ("contact", said.details.contact.strip(), "Tell us how to reach you."),
    )
    details = CaseDetails(
        SELF, said.area, said.harm, said.side, london_date(act.at), is_criminal=True, story=said.story
    )
    return opened(act, details, {said.side: said.details})


@action("restorative.open_case", clause="3.10", may=may_work)
def open_case(
    act: Act, nothing: None, *, details: CaseDetails, parties: dict[str, PartyDetails]
) -> RestorativeCase:
    """The coordinator writes down a referral, with those of the parties who are known, by side."""
    return opened(act, details, {side: one for side, one in parties.items() if one.name.strip()})


def opened(act: Act, details: CaseDetails, parties: dict[str, PartyDetails]) -> RestorativeCase:
    number = (RestorativeCase.objects.aggregate(last=Max("number"))["last"] or 0) + 1
    case = RestorativeCase(
        number=number,
        reference=f"RJ-{details.referred_on:%y}-{number:04d}",
        opened_at=act.at,
        opened_by=act.by,
    )
    fill(act, case, details)
    act.add(case)
    for side, known in parties.items():
        add_side(act, case, side, known)
    return case


def fill(act: Act, case: RestorativeCase, details: CaseDetails) -> None:
    today = london_date(act.at)
    refuse_unless(
        ("source", details.source in dict(SOURCES), "Choose who referred them."),
        ("harm", details.harm in dict(HARMS), "Choose what kind of harm it was."),
        ("initiated_by", details.initiated_by in dict(SIDES), "Choose who asked for it."),
        ("referred_on", details.referred_on <= today, "Enter a day that is not to come."),
        ("sentenced_on", not details.sentenced_on or details.sentenced_on <= today, "Sentence is to come."),
    )
    names = ("source", "area", "harm", "initiated_by", "referred_on", "is_criminal", "sentenced_on",
             "is_out_of_court")  # fmt: skip
    for name in names:
        setattr(case, name, getattr(details, name))
    case.sealed = sealed(case, details.story)


@action("restorative.change_case", clause="3.10", may=may_work)
def change_case(act: Act, case: RestorativeCase, *, details: CaseDetails) -> RestorativeCase:
    """Its facts are put right, or the sentence is recorded; the reference stays."""
    must_be_open(case)
    fill(act, case, details)
    return act.save(case)


@action("restorative.add_party", clause="3.10", may=may_work)
def add_party(act: Act, case: RestorativeCase, *, side: str, details: PartyDetails) -> CaseParty:
    must_be_open(case)
    return add_side(act, case, side, details)


def add_side(act: Act, case: RestorativeCase, side: str, details: PartyDetails) -> CaseParty:
    refuse_unless(
        ("side", side in dict(SIDES), "Choose which side they are on."),
        ("name", details.name.strip(), "Enter a name."),
    )
    party = CaseParty(case=case, side=side)
    seal_party(party, details)
    return act.add(party)


@action("restorative.change_party", clause="3.10", may=may_work)
def change_party(act: Act, party: CaseParty, *, details: PartyDetails) -> CaseParty:
    """Name, contact or the safe way are put right."""
    must_be_open(party.case)
    refuse_unless(("name", details.name.strip(), "Enter a name."))
    seal_party(party, details)
    return act.save(party)


def must_be_open(case: RestorativeCase) -> None:
    if case.status == CLOSED:
        raise Refused("This case is closed.")
