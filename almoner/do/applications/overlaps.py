"""Bids and awards that look like this one, and why (4.4). The system suggests; a person judges."""

from dataclasses import dataclass, field

from rapidfuzz import fuzz

from almoner.analyse.organisations.models import EarlierAward
from almoner.do.applications.models import Application
from almoner.do.applications.states import DRAFT, WITHDRAWN
from almoner.do.applications.submitting import searchable
from almoner.ground.search import index

ALIKE = 82
MOST = 8
LEAST_WORDS = 0.35
ORGANISATION, PLACE, TITLE, WORDS = (
    "same_organisation",
    "same_area_priority",
    "similar_title",
    "similar_words",
)
BECAUSE = {
    ORGANISATION: "the same organisation",
    PLACE: "the same area and priority",
    TITLE: "a title much alike",
    WORDS: "similar words",
}


@dataclass
class Candidate:
    """`because` holds codes of `BECAUSE`."""

    reference: str
    title: str
    because: list[str] = field(default_factory=list)


Candidates = dict[str, Candidate]


def candidates(application: Application) -> list[Candidate]:
    """The likeliest overlaps, those with most reasons first."""
    found: Candidates = {}
    mine = index.similar(
        "bid", f"{application.title}\n{searchable(application)}", MOST, but=str(application.pk)
    )
    near = {int(one.key) for one in mine if one.score >= LEAST_WORDS}
    for other in others(application, near):
        if reasons := reasons_for(application, other, is_near=other.pk in near):
            found[other.reference] = Candidate(other.reference, other.title, reasons)
    add_earlier_awards(application, found)
    found.pop(application.reference, None)
    return sorted(found.values(), key=lambda one: (-len(one.because), one.reference))[:MOST]


def others(application: Application, near: set[int]) -> list[Application]:
    """Bids of the same round, and those of any round that use similar words; sent and not withdrawn."""
    sent = Application.objects.exclude(pk=application.pk).exclude(status__in=(DRAFT, WITHDRAWN))
    found = sent.filter(round=application.round_id) | sent.filter(pk__in=near)
    return list(found.prefetch_related("areas", "priorities").order_by("reference"))


def reasons_for(application: Application, other: Application, *, is_near: bool = False) -> list[str]:
    reasons = []
    if other.organisation_id == application.organisation_id:
        reasons.append(ORGANISATION)
    if are_alike(other.title, application.title):
        reasons.append(TITLE)
    if is_near:
        reasons.append(WORDS)
    if reasons and shares_place_and_aim(application, other):
        reasons.append(PLACE)
    return reasons


def are_alike(one: str, other: str) -> bool:
    return bool(one and other) and fuzz.token_set_ratio(one.lower(), other.lower()) >= ALIKE


def shares_place_and_aim(application: Application, other: Application) -> bool:
    areas = {row.area_id for row in application.areas.all()} & {row.area_id for row in other.areas.all()}
    aims = {row.priority_id for row in application.priorities.all()} & {
        row.priority_id for row in other.priorities.all()
    }
    return bool(areas and aims)


def add_earlier_awards(application: Application, found: Candidates) -> None:
    """Money that the organisation had before, and awards to anybody with a title much alike."""
    awards = EarlierAward.objects.values_list("reference", "title", "organisation_id")
    for reference, title, organisation in awards:
        reasons = [ORGANISATION] if organisation == application.organisation_id else []
        if are_alike(title, application.title):
            reasons.append(TITLE)
        if reasons:
            known = found.setdefault(reference, Candidate(reference, title))
            known.because += [one for one in reasons if one not in known.because]
