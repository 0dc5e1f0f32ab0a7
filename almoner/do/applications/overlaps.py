"""Bids and awards that look like this one, and why (4.4). The system suggests; a person judges."""

from dataclasses import dataclass, field

from rapidfuzz import fuzz

from almoner.do.applications.models import Application
from almoner.do.applications.states import DRAFT, WITHDRAWN
from almoner.do.applications.submitting import searchable
from almoner.ground.search import index

ALIKE = 82
MOST = 8
LEAST_WORDS = 0.35


@dataclass
class Candidate:
    """`because` holds codes: same_organisation, same_area_priority, similar_title, similar_words."""

    reference: str
    title: str
    because: list[str] = field(default_factory=list)


def candidates(application: Application) -> list[Candidate]:
    """The likeliest overlaps, those with most reasons first."""
    found: dict[str, Candidate] = {}
    for other in others(application):
        if reasons := reasons_for(application, other):
            found[other.reference] = Candidate(other.reference, other.title, reasons)
    add_similar_words(application, found)
    for award in application.organisation.earlier_awards.all():
        found[award.reference] = Candidate(award.reference, award.title, ["same_organisation"])
    ranked = sorted(found.values(), key=lambda one: (-len(one.because), one.reference))
    return ranked[:MOST]


def others(application: Application) -> list[Application]:
    """Bids of the same round, sent and not withdrawn."""
    same_round = Application.objects.filter(round=application.round_id)
    rest = same_round.exclude(pk=application.pk).exclude(status__in=(DRAFT, WITHDRAWN))
    return list(rest.prefetch_related("areas", "priorities").order_by("reference"))


def reasons_for(application: Application, other: Application) -> list[str]:
    reasons = []
    if other.organisation_id == application.organisation_id:
        reasons.append("same_organisation")
    if fuzz.token_set_ratio(other.title.lower(), application.title.lower()) >= ALIKE:
        reasons.append("similar_title")
    if reasons and shares_place_and_aim(application, other):
        reasons.append("same_area_priority")
    return reasons


def shares_place_and_aim(application: Application, other: Application) -> bool:
    areas = {row.area_id for row in application.areas.all()} & {row.area_id for row in other.areas.all()}
    aims = {row.priority_id for row in application.priorities.all()} & {
        row.priority_id for row in other.priorities.all()
    }
    return bool(areas and aims)


def add_similar_words(application: Application, found: dict[str, Candidate]) -> None:
    text = f"{application.title}\n{searchable(application)}"
    near = [
        one for one in index.similar("bid", text, MOST, but=str(application.pk)) if one.score >= LEAST_WORDS
    ]
    bids = Application.objects.in_bulk([int(one.key) for one in near])
    for one in near:
        other = bids.get(int(one.key))
        if other is not None:
            made = found.setdefault(other.reference, Candidate(other.reference, other.title))
            made.because.append("similar_words")
