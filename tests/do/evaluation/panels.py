"""A panel of four with bids that passed the sift, made by the product's own actions."""

from datetime import UTC, date, datetime, timedelta

from almoner.do.applications import actions as applications
from almoner.do.applications.models import Application
from almoner.do.applications.sift_actions import all_findings
from almoner.do.evaluation import actions
from almoner.do.evaluation.models import Allocation, Panel, PanelMember
from almoner.do.rounds import actions as rounds
from almoner.do.rounds.models import Round
from almoner.ground.accounts.models import Person
from tests.builders import a_person
from tests.do.applications.bids import WRITING, a_finished_draft, a_round
from tests.once_made import once_made

CLOSED_AT = datetime(2027, 1, 30, 9, tzinfo=UTC)
NOW = datetime(2027, 2, 10, 10, tzinfo=UTC)
DUE = date(2027, 2, 26)
MEETS = date(2027, 3, 2)
ENDS = date(2027, 4, 2)
CRITERIA = ("impact", "need", "delivery", "vfm", "fit")
GO_ON = dict.fromkeys(("R4.10-3", "R4.10-7", "R4.11-1"), "The panel looked at it and accepts it.")


def an_officer() -> Person:
    return Person.objects.filter(holdings__role="officer").first() or a_person("officer")


def by(person: Person, at: datetime = NOW) -> dict:
    return {"by": person, "at": at}


@once_made
def sifted(bids: int = 1) -> Round:
    """A closed round whose bids were all found eligible."""
    round, officer = a_round(), an_officer()
    made = [a_finished_draft(round, title=f"Parade evenings {number}") for number in range(1, bids + 1)]
    for bid in made:
        applications.submit(bid, by=bid.contact, at=WRITING)
    rounds.close(round, by=officer, at=CLOSED_AT)
    for bid in made:
        found = all_findings(Application.objects.get(pk=bid.pk), at=CLOSED_AT)
        for one in found:
            if (one.outcome != "met" and not one.blocks) or one.needs_judgement:
                applications.judge(
                    bid, by=officer, at=CLOSED_AT, rule=one.rule, is_met=True, reason="Looked at."
                )
        for rule in ("R4.4-3", "R4.4-3-statutory"):
            applications.judge(bid, by=officer, at=CLOSED_AT, rule=rule, is_met=True, reason="Looked at.")
        for row in bid.overlaps.filter(view="open"):
            applications.view_overlap(row, by=officer, at=CLOSED_AT, view="none")
        applications.pass_sift(bid, by=officer, at=CLOSED_AT)
    return Round.objects.get(pk=round.pk)


@once_made
def a_panel(bids: int = 1, members: int = 4, **values) -> Panel:
    """Convened; the first member is the chair, the second from the voluntary sector; nobody declared yet."""
    officer = (
        an_officer() if Person.objects.filter(holdings__role="officer").exists() else a_person("officer")
    )
    panel = actions.convene(sifted(bids), **by(officer), scores_due_on=DUE, **values)
    for number in range(members):
        actions.add_member(
            panel,
            **by(officer),
            person=a_person(name=f"Member {number + 1}"),
            represents=f"Body {number + 1}",
            is_chair=number == 0,
            is_voluntary_sector=number == 1,
        )
    return Panel.objects.get(pk=panel.pk)


def seats(panel: Panel) -> list[PanelMember]:
    return list(panel.members.select_related("person", "panel__round").order_by("id"))


def bids_of(panel: Panel) -> list[Application]:
    return list(panel.round.applications.order_by("reference"))


def free(seat: PanelMember, *bids: Application) -> None:
    """The member promises confidence and has no interest in these bids."""
    if seat.agreed_confidentiality_at is None:
        actions.agree_confidentiality(seat, **by(seat.person))
    for bid in bids:
        actions.declare_interest(seat, **by(seat.person), application=bid, has_interest=False)


def interested(seat: PanelMember, bid: Application, at: datetime = NOW) -> None:
    actions.declare_interest(
        seat, **by(seat.person, at), application=bid, has_interest=True, nature="My sister works there."
    )


@once_made
def a_scoring_panel(bids: int = 1, members: int = 4, conflicts: tuple[tuple[int, int], ...] = ()) -> Panel:
    """Declared, given out, open for scores. `conflicts` are (seat, bid) pairs by place, from 0."""
    panel = a_panel(bids, members)
    found = bids_of(panel)
    for place, seat in enumerate(seats(panel)):
        free(seat, *(bid for number, bid in enumerate(found) if (place, number) not in conflicts))
        for number, bid in enumerate(found):
            if (place, number) in conflicts:
                interested(seat, bid)
    actions.allocate(panel, **by(an_officer()))
    return actions.start_scoring(panel, **by(an_officer()))


def points(value: int = 3, **others: int) -> dict[str, tuple[int, str]]:
    """The same points and a comment on every criterion, but for those named."""
    return {code: (others.get(code, value), f"Because of {code}.") for code in CRITERIA}


def score_all(panel: Panel, values=lambda place: points(3)) -> None:
    """Every allocation scored and finished; `values` gives points by the place of the allocation."""
    for place, one in enumerate(
        Allocation.objects.filter(member__panel=panel).order_by("application", "member")
    ):
        actions.score(one, **by(one.member.person), values=values(place))
        actions.finish(one, **by(one.member.person))


@once_made
def a_meeting(bids: int = 1, members: int = 4, values=lambda place: points(3), **more) -> Panel:
    """All scored; everybody is there."""
    panel = a_scoring_panel(bids, members, **more)
    score_all(panel, values)
    panel = actions.open_meeting(panel, **by(an_officer()), met_on=MEETS)
    return actions.record_attendance(panel, **by(an_officer()), present=seats(panel))


@once_made
def a_closed_panel(bids: int = 1, **more) -> Panel:
    panel = a_meeting(bids, **more)
    for bid in bids_of(panel):
        actions.recommend(
            bid, **by(an_officer()), outcome="recommend", amount_pence=480_000, minute="Agreed."
        )
    return closed(panel)


def closed(panel: Panel, **more) -> Panel:
    at = NOW + timedelta(days=20)
    values = {"access_ends_on": ENDS, "minutes": "Bids were taken in order.", "reasons": GO_ON}
    return actions.close_panel(panel, **by(an_officer(), at), **(values | more))
