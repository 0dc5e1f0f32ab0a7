"""What can be asked of pilots that are suitable to scale: what became of each, and conversion by year."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from almoner.analyse.organisations.models import EarlierAward
from almoner.do.agreements.models import Agreement
from almoner.do.agreements.states import SIGNED
from almoner.do.graduation.models import Graduation
from almoner.do.graduation.states import CANDIDATE, MOVED, NOT_TAKEN
from almoner.do.proposals.models import Proposal
from almoner.do.proposals.states import AWARDED, DROPPED, FORWARD, REFUSED, WRITING
from almoner.plan.allocations.models import CoreAllocation
from almoner.plan.allocations.states import DECIDED
from almoner.policy.graduation import Pilot

FUNDED, ON_ITS_WAY, CAME_TO_NOTHING = "funded", "on_its_way", "came_to_nothing"
OUTCOMES = {
    CANDIDATE: "Suitable to scale",
    ON_ITS_WAY: "On its way",
    FUNDED: "Funded by the larger fund",
    CAME_TO_NOTHING: "Came to nothing",
    NOT_TAKEN: "Not taken on",
}
ENDED = (REFUSED, DROPPED)
WHOLE = 100


def pilots() -> QuerySet[Agreement]:
    """Signed agreements of bids from rounds."""
    return Agreement.objects.filter(status=SIGNED, line__application__isnull=False)


def outcome_of(row: Graduation) -> str:
    """What became of it; a pilot that moved on waits for the decision on what carries it further."""
    if row.status != MOVED:
        return row.status
    if row.proposal:
        decided = row.proposal.status
        return FUNDED if decided == AWARDED else CAME_TO_NOTHING if decided in ENDED else ON_ITS_WAY
    is_decided = row.allocation is not None and row.allocation.schedule.status == DECIDED
    return FUNDED if is_decided else ON_ITS_WAY


def pilot_of(agreement: Agreement) -> Pilot:
    """As the policy reads it: signed, and a report on it accepted."""
    told = EarlierAward.objects.filter(reference=agreement.reference, return_state="accepted")
    return Pilot(is_signed=agreement.status == SIGNED, report_is_accepted=told.exists())


def whole(found: QuerySet[Graduation]) -> QuerySet[Graduation]:
    return found.select_related(
        "agreement__line__organisation",
        "agreement__line__budget__fund",
        "agreement__line__application",
        "proposal__budget__fund",
        "allocation__schedule",
        "allocation__budget__fund",
        "marked_by",
    )


def listed(found: QuerySet[Graduation], after: int | None = None) -> QuerySet[Graduation]:
    """Newest first; `after` is the key of the last row seen."""
    return whole(found if after is None else found.filter(pk__lt=after)).order_by("-pk")


def proposals_for(row: Graduation) -> QuerySet[Proposal]:
    """Proposals for the same organisation that carry no pilot yet and have not ended."""
    own = Proposal.objects.filter(organisation=row.agreement.line.organisation_id, graduation=None)
    return own.filter(status__in=(WRITING, FORWARD, AWARDED)).order_by("-pk")


def shares_for(row: Graduation) -> QuerySet[CoreAllocation]:
    own = CoreAllocation.objects.filter(partner=row.agreement.line.organisation_id, graduation=None)
    return own.select_related("schedule", "partner").order_by("-pk")


@dataclass(frozen=True)
class Conversion:
    """Of the pilots that one financial year paid for: how many were marked, and how many are funded."""

    financial_year: str
    pilots: int
    marked: int
    on_their_way: int
    funded: int

    @property
    def percent(self) -> int:
        """Funded of marked, to the nearest whole per cent, half upwards."""
        return (self.funded * WHOLE * 2 + self.marked) // (self.marked * 2) if self.marked else 0


def conversion() -> list[Conversion]:
    """By year of the pilot's money, the newest first; one statement."""
    funded = Q(graduation__proposal__status=AWARDED) | Q(graduation__allocation__schedule__status=DECIDED)
    is_funded = Q(graduation__status=MOVED) & funded
    ended = Q(graduation__proposal__status__in=ENDED, graduation__proposal__isnull=False)
    rows = pilots().order_by("-line__budget__financial_year").values_list("line__budget__financial_year")
    counts = rows.annotate(
        many=Count("pk"),
        marked=Count("graduation"),
        going=Count("graduation", filter=Q(graduation__status=MOVED) & ~ended),
        funded=Count("graduation", filter=is_funded),
    )
    return [
        Conversion(year, many, marked, going - funded, funded) for year, many, marked, going, funded in counts
    ]
