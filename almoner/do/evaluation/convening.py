"""Bringing a panel together: members, confidentiality, interests, who scores what."""

from collections import Counter
from datetime import date

from almoner.do.applications.models import Application
from almoner.do.evaluation.access import SHOWN, may_declare, may_run, may_take_part
from almoner.do.evaluation.models import Allocation, Declaration, Panel, PanelMember, Score
from almoner.do.evaluation.states import CLOSED, CONVENED, PANEL
from almoner.do.rounds.models import Round
from almoner.do.rounds.states import ROUND
from almoner.ground.accounts.models import Person
from almoner.ground.core.refusals import Refused
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action


@action("evaluation.convene", clause="3.3", may=may_run)
def convene(
    act: Act, round: Round, *, quorum: int = 3, scorers_each: int = 3, scores_due_on: date | None = None
) -> Panel:
    """Hand the bids that passed the sift to a panel (R3.3-1); nothing may wait for the sift."""
    if round.applications.filter(status="submitted").exists():
        raise Refused("Some bids are not sifted yet. The panel sees only bids that passed the sift.")
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
    if panel.status == CLOSED:
        raise Refused("The panel is closed.")
    if panel.members.filter(person=person).exists():
        raise Refused(f"{person} sits on this panel already.", {"person": ["Choose somebody else."]})
    member = act.add(
        PanelMember(
            panel=panel,
            person=person,
            represents=represents.strip(),
            is_voluntary_sector=is_voluntary_sector,
            is_chair=is_chair,
        )
    )
    act.tell(person.email, "evaluation/invited", round=panel.round.title, due=panel.scores_due_on)
    return member


@action("evaluation.agree_confidentiality", clause="4.20", may=may_take_part)
def agree_confidentiality(act: Act, member: PanelMember) -> PanelMember:
    """The member promises to use what they read only to judge these bids (R4.20-3)."""
    member.agreed_confidentiality_at = act.at
    return act.save(member)


@action("evaluation.declare_interest", clause="4.10", may=may_declare)
def declare_interest(
    act: Act, member: PanelMember, *, application: Application, has_interest: bool, nature: str = ""
) -> Declaration:
    """Before a bid opens; also later, and then the member's scores of it are void (R3.3-5)."""
    if member.panel.status == CLOSED:
        raise Refused("The panel is closed; write to the Monitoring Officer.")
    if has_interest and not nature.strip():
        raise Refused("Say what the interest is.", {"nature": ["Enter what connects you with it."]})
    found = Declaration.objects.filter(member=member, application=application).first()
    if found is not None and found.has_interest and not has_interest:
        raise Refused("A declared interest is not taken back here; speak to the Monitoring Officer.")
    row = found or Declaration(member=member, application=application, declared_at=act.at)
    row.has_interest, row.nature, row.declared_at = has_interest, nature.strip(), act.at
    act.note(bid=application.reference, interest=has_interest)
    if has_interest:
        step_aside(act, member, application)
    return act.save(row) if found else act.add(row)


def step_aside(act: Act, member: PanelMember, application: Application) -> None:
    """Void the member's scores of the bid and give it to nobody in their name."""
    scores = [one for one in Score.objects.filter(member=member, application=application) if not one.is_void]
    for score in scores:
        score.is_void = True
        act.save(score)
    act.remove_all(Allocation.objects.filter(member=member, application=application))
    act.note(voided=len(scores))


@action("evaluation.allocate", clause="4.10", may=may_run)
def allocate(act: Act, panel: Panel) -> Panel:
    """Give each bid its scorers: members who declared no interest, those with least to do first."""
    if panel.status == CLOSED:
        raise Refused("The panel is closed.")
    load: Counter[int] = Counter(
        Allocation.objects.filter(member__panel=panel).values_list("member_id", flat=True)
    )
    for bid in panel.round.applications.filter(status__in=SHOWN).order_by("reference"):
        fill(act, panel, bid, load)
    return panel


def fill(act: Act, panel: Panel, bid: Application, load: "Counter[int]") -> None:
    has = set(Allocation.objects.filter(application=bid).values_list("member_id", flat=True))
    free = Declaration.objects.filter(
        application=bid, has_interest=False, member__panel=panel, member__left_on__isnull=True
    ).exclude(member__in=has)
    ready = sorted(free.values_list("member_id", flat=True), key=lambda pk: (load[pk], pk))
    for pk in ready[: max(panel.scorers_each - len(has), 0)]:
        act.add(Allocation(member_id=pk, application=bid))
        load[pk] += 1


@action("evaluation.start_scoring", clause="4.10", may=may_run)
def start_scoring(act: Act, panel: Panel) -> Panel:
    """Open scoring; each bid must have its scorers."""
    if panel.status != CONVENED:
        raise Refused("Scoring has started already.")
    short = [
        bid.reference
        for bid in panel.round.applications.filter(status__in=SHOWN)
        if bid.allocations.count() < panel.scorers_each
    ]
    if short:
        many = ", ".join(short[:5]) + (" and others" if len(short) > 5 else "")
        raise Refused(f"Not enough members without an interest for {many}. Ask members to declare.")
    act.move(panel, PANEL, "start_scoring")
    return act.save(panel)
