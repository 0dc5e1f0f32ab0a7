"""Bringing a panel together: members, confidentiality, who scores what."""

from collections import Counter, defaultdict
from datetime import date

from django.db.models import Count, QuerySet

from almoner.do.applications.models import Application
from almoner.do.evaluation.access import SHOWN, may_run, may_take_part
from almoner.do.evaluation.models import Allocation, Declaration, Panel, PanelMember, Score
from almoner.do.evaluation.states import CLOSED, CONVENED, PANEL, SCORING
from almoner.do.rounds.models import Round
from almoner.do.rounds.states import ROUND
from almoner.ground.accounts.models import Person
from almoner.ground.accounts.roles import roles_of
from almoner.ground.core.calendar import london_date
from almoner.ground.core.refusals import Refused
from almoner.ground.office.sign_in import invite
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action


@action("evaluation.convene", clause="3.3", may=may_run)
def convene(
    act: Act, round: Round, *, quorum: int = 3, scorers_each: int = 3, scores_due_on: date | None = None
) -> Panel:
    """Hand the bids that passed the sift to a panel (R3.3-1); nothing may wait for the sift."""
    if round.applications.filter(status="submitted").exists():
        raise Refused("Some bids are not sifted yet. The panel sees only bids that passed the sift.")
    must_be_numbers(quorum, scorers_each)
    act.move(round, ROUND, "convene")
    act.save(round)
    return act.add(Panel(round=round, quorum=quorum, scorers_each=scorers_each, scores_due_on=scores_due_on))


@action("evaluation.add_member", clause="3.3", may=may_run)
def add_member(
    act: Act,
    panel: Panel,
    *,
    person: Person,
    represents: str,
    is_voluntary_sector: bool = False,
    is_chair: bool = False,
) -> PanelMember:
    must_be_open(panel)
    if not represents.strip():
        raise Refused("Say whom the member represents.", {"represents": ["Enter whom they represent."]})
    if roles_of(person):
        words = f"{person} holds a role in the office. The panel is independent of it."
        raise Refused(words, {"email": [words]})
    if panel.members.filter(person=person).exists():
        raise Refused(f"{person} sits on this panel already.", {"email": ["Choose somebody else."]})
    member = act.add(
        PanelMember(
            panel=panel,
            person=person,
            represents=represents.strip(),
            is_voluntary_sector=is_voluntary_sector,
            is_chair=is_chair,
        )
    )
    act.tell(
        person.email,
        "evaluation/invited",
        name=person.name,
        round=panel.round.title,
        represents=member.represents,
        due=panel.scores_due_on,
    )
    return member


@action("evaluation.invite_member", clause="3.3", may=may_run)
def invite_member(
    act: Act,
    panel: Panel,
    *,
    email: str,
    name: str = "",
    represents: str,
    is_voluntary_sector: bool = False,
    is_chair: bool = False,
) -> PanelMember:
    """As `add_member`, by address; an account is made for somebody who has none."""
    person = Person.objects.filter(email__iexact=email.strip()).first()
    if person is not None and not person.is_active:
        raise Refused("This account is closed.", {"email": ["This account is closed."]})
    if person is None:
        if not name.strip():
            words = "Nobody has an account with this address yet. Enter the name too."
            raise Refused(words, {"name": [words]})
        person = invite(None, by=None, at=act.at, email=email.strip(), name=name)
    made: PanelMember = add_member(
        panel,
        by=act.by,
        at=act.at,
        person=person,
        represents=represents,
        is_voluntary_sector=is_voluntary_sector,
        is_chair=is_chair,
    )
    return made


@action("evaluation.agree_confidentiality", clause="4.20", may=may_take_part)
def agree_confidentiality(act: Act, member: PanelMember) -> PanelMember:
    """The member promises to use what they read only to judge these bids (R4.20-3)."""
    member.agreed_confidentiality_at = act.at
    return act.save(member)


@action("evaluation.revise", clause="4.10", may=may_run)
def revise(act: Act, panel: Panel, *, quorum: int, scorers_each: int, scores_due_on: date | None) -> Panel:
    """Change how many must be there, how many score each bid, and when the scores are due."""
    must_be_open(panel)
    must_be_numbers(quorum, scorers_each)
    panel.quorum, panel.scorers_each, panel.scores_due_on = quorum, scorers_each, scores_due_on
    return act.save(panel)


@action("evaluation.leave", clause="4.10", may=may_run)
def leave(act: Act, member: PanelMember) -> PanelMember:
    """The member steps down: finished scores stand, what is half done is void and its bids are free again."""
    must_be_open(member.panel)
    if member.left_on is not None:
        raise Refused("This member has left already.")
    member.left_on = london_date(act.at)
    open_ones = list(member.allocations.filter(finished_at__isnull=True))
    half = Score.objects.filter(member=member, application__in=[one.application_id for one in open_ones])
    for score in half.filter(is_void=False):
        score.is_void = True
        act.save(score)
    act.remove_all(open_ones)
    return act.save(member)


def must_be_open(panel: Panel) -> None:
    if panel.status == CLOSED:
        raise Refused("The panel is closed.")


def must_be_numbers(quorum: int, scorers_each: int) -> None:
    wrong = {
        name: ["Enter a number from 1 to 20."]
        for name, value in (("quorum", quorum), ("scorers_each", scorers_each))
        if not 1 <= value <= 20
    }
    if wrong:
        raise Refused("Some numbers do not make sense.", wrong)


@action("evaluation.allocate", clause="4.10", may=may_run)
def allocate(act: Act, panel: Panel) -> Panel:
    """Give each bid its scorers: members who declared no interest, those with least to do first."""
    must_be_open(panel)
    load: Counter[int] = Counter(
        Allocation.objects.filter(member__panel=panel).values_list("member_id", flat=True)
    )
    free = free_members(panel)
    for bid in sorted(bids_before(panel), key=lambda one: (len(free[one.pk]), one.reference)):
        fill(act, panel, bid, free[bid.pk], load)
    act.note(allocated=len(act.rows))
    return panel


def bids_before(panel: Panel) -> QuerySet[Application]:
    return panel.round.applications.filter(status__in=SHOWN)


def free_members(panel: Panel) -> dict[int, list[int]]:
    """By the bid's key: members who said that they have no interest in it, and who have not left."""
    found: dict[int, list[int]] = defaultdict(list)
    rows = Declaration.objects.filter(
        has_interest=False, member__panel=panel, member__left_on__isnull=True
    ).order_by("member_id")
    for bid, member in rows.values_list("application_id", "member_id"):
        found[bid].append(member)
    return found


def fill(act: Act, panel: Panel, bid: Application, free: list[int], load: "Counter[int]") -> None:
    """Bids that few may score are served first (the caller's order)."""
    has = set(bid.allocations.values_list("member_id", flat=True))
    ready = sorted((pk for pk in free if pk not in has), key=lambda pk: (load[pk], pk))
    for pk in ready[: max(panel.scorers_each - len(has), 0)]:
        act.add(Allocation(member_id=pk, application=bid))
        load[pk] += 1


@action("evaluation.start_scoring", clause="4.10", may=may_run)
def start_scoring(act: Act, panel: Panel) -> Panel:
    """Open scoring; each bid must have its scorers."""
    if panel.status != CONVENED:
        raise Refused("Scoring has started already.")
    many_each = bids_before(panel).annotate(many=Count("allocations")).order_by("reference")
    short = [one.reference for one in many_each if one.many < panel.scorers_each]
    if not many_each:
        raise Refused("No bid is before the panel.")
    if short:
        many = ", ".join(short[:5]) + (" and others" if len(short) > 5 else "")
        raise Refused(f"Not enough members without an interest for {many}. Ask members to declare.")
    act.move(panel, PANEL, "start_scoring")
    for seat in panel.members.filter(left_on__isnull=True).select_related("person"):
        bids = seat.allocations.count()
        if bids:
            act.tell(
                seat.person.email,
                "evaluation/scoring_open",
                name=seat.person.name,
                round=panel.round.title,
                bids=bids,
                due=panel.scores_due_on,
            )
    return act.save(panel)


@action("evaluation.remind", clause="4.10", may=may_run, system=True)
def remind(act: Act, member: PanelMember) -> PanelMember:
    """Tell a member once that bids are left to score."""
    left = member.allocations.filter(finished_at__isnull=True).count()
    if member.panel.status != SCORING or not left:
        raise Refused("This member has nothing left to score.")
    member.reminded_at = act.at
    act.tell(
        member.person.email,
        "evaluation/scores_due",
        name=member.person.name,
        round=member.panel.round.title,
        bids=left,
        due=member.panel.scores_due_on,
    )
    return act.save(member)
