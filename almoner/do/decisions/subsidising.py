"""Subsidy control on a sheet: judged, written, confirmed, given and entered (2.1 g)."""

from dataclasses import dataclass
from datetime import date

from almoner.analyse.organisations.models import LEAD, Membership
from almoner.do.decisions.access import may_write
from almoner.do.decisions.drafting import must_be_editable, void_signatures
from almoner.do.decisions.models import Decision, DecisionLine
from almoner.do.decisions.states import DRAFT
from almoner.do.decisions.subsidies import Subsidy
from almoner.ground.accounts.models import Person
from almoner.ground.accounts.roles import OFFICER, has_role
from almoner.ground.core.calendar import london_date
from almoner.ground.core.money import in_words
from almoner.ground.core.refusals import Allowed, Answer, Denied, Refused
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.policy import subsidies as policy
from almoner.policy.terms import terms_on

ADVICE = {
    True: "All four limbs are met: choose which kind of subsidy it is.",
    False: "Not all four limbs are met: then it is no subsidy.",
}


@dataclass(frozen=True)
class Judged:
    """The four limbs, what follows from them, and why."""

    outcome: str
    reason: str
    is_public: bool = True
    is_enterprise: bool = False
    is_selective: bool = False
    affects_competition: bool = False

    @property
    def limbs(self) -> tuple[bool, ...]:
        return tuple(bool(getattr(self, name)) for name in policy.LIMBS)


@action("decisions.judge_subsidies", clause="2.1", may=may_write)
def judge_subsidies(
    act: Act, decision: Decision, *, judged: Judged, lines: list[DecisionLine] | None = None
) -> Decision:
    """One answer for these lines; without `lines`, for all that give money and have none yet."""
    must_be_editable(decision)
    must_make_sense(judged)
    chosen = lines_to_judge(decision, lines)
    known = {one.line_id: one for one in Subsidy.objects.filter(line__in=chosen)}
    for line in chosen:
        if line.pk in known:
            act.remove(known[line.pk])
    limbs = dict(zip(policy.LIMBS, judged.limbs, strict=True))
    act.add_all(
        Subsidy(
            line=line, outcome=judged.outcome, reason=judged.reason.strip(), judged_by=act.by,
            judged_at=act.at, **limbs,
        )
        for line in chosen
    )  # fmt: skip
    act.note(judged=len(chosen), outcome=judged.outcome)
    return act.save(void_signatures(act, decision))


def must_make_sense(judged: Judged) -> None:
    by_field = {}
    if judged.outcome not in policy.OUTCOMES:
        by_field["outcome"] = ["Choose what it is."]
    elif not policy.fits(judged.outcome, judged.limbs):
        by_field["outcome"] = [ADVICE[all(judged.limbs)]]
    if not judged.reason.strip():
        by_field["reason"] = ["Write why."]
    if by_field:
        raise Refused([one for many in by_field.values() for one in many], by_field)


def lines_to_judge(decision: Decision, lines: list[DecisionLine] | None) -> list[DecisionLine]:
    own = decision.lines.filter(amount_pence__gt=0)
    own = own.filter(subsidy=None) if lines is None else own.filter(pk__in=[one.pk for one in lines])
    found = list(own.order_by("position", "pk"))
    if not found:
        raise Refused("Choose at least one line.", {"lines": ["Choose at least one line."]})
    return found


@action("decisions.notify_minimal", clause="2.1", may=may_write)
def notify_minimal(act: Act, subsidy: Subsidy) -> Subsidy:
    """Write to the recipient that it would be minimal assistance, its gross value, and ask (s. 37)."""
    must_be_minimal(subsidy)
    subsidy.notified_at, subsidy.notified_pence = act.at, subsidy.line.amount_pence
    subsidy.declared_pence = subsidy.declared_at = subsidy.declared_by = None
    terms = terms_on(london_date(act.at))
    tell(act, subsidy, "decisions/minimal_notice", limit=in_words(terms.subsidy_limit_pence),
         since=policy.window_from(london_date(act.at)))  # fmt: skip
    return act.save(subsidy)


def tell(act: Act, subsidy: Subsidy, letter: str, **values: object) -> None:
    """To whoever sent the bid, else to the organisation."""
    line = subsidy.line
    bid, organisation = line.application, line.organisation
    to = bid.letters_to if bid else organisation.email if organisation else ""
    if not to:
        raise Refused("There is no address to write to: give the organisation one first.")
    act.tell(to, letter, project=line.title, amount=in_words(line.amount_pence), **values)


def must_be_minimal(subsidy: Subsidy) -> None:
    if subsidy.outcome != policy.MINIMAL:
        raise Refused("Only minimal financial assistance is written about and confirmed.")
    if subsidy.line.decision.status != DRAFT:
        raise Refused("This is done while the sheet is being written.")


def may_declare(person: Person, subsidy: Subsidy) -> Answer:
    """The recipient's lead, or an officer who holds the answer in writing."""
    leads = Membership.objects.filter(
        person=person, organisation=subsidy.line.organisation_id, kind=LEAD, ends_on__isnull=True
    )
    if leads.exists():
        return Allowed("lead")
    if has_role(person, OFFICER):
        return Allowed(OFFICER)
    return Denied("Only the lead of the organisation, or a commissioning officer, records this.")


@action("decisions.declare_minimal", clause="2.1", may=may_declare)
def declare_minimal(act: Act, subsidy: Subsidy, *, declared_pence: int, how: str = "") -> Subsidy:
    """What the recipient has had from anybody over the year and the two before; an officer says on what."""
    must_be_minimal(subsidy)
    if subsidy.notified_at is None:
        raise Refused("Write to the recipient first.")
    if declared_pence < 0:
        raise Refused("Enter nothing or more.", {"declared_pence": ["Enter nothing or more."]})
    if act.role == OFFICER and not how.strip():
        raise Refused("Say where it is written.", {"how": ["Say where it is written."]})
    subsidy.declared_pence, subsidy.declared_at, subsidy.declared_by = declared_pence, act.at, act.by
    subsidy.declared_how = how.strip()
    act.note(declared=declared_pence)
    return act.save(subsidy)


@action("decisions.enter_subsidy", clause="2.1", may=may_write)
def enter_subsidy(act: Act, subsidy: Subsidy, *, entered_on: date, reference: str) -> Subsidy:
    """It stands in the public database under this reference (s. 33)."""
    if subsidy.entry_due is None:
        raise Refused("This needs no entry in the public database.")
    if not reference.strip():
        raise Refused("Enter the reference.", {"reference": ["Enter the reference of the entry."]})
    if subsidy.given_on is None or not subsidy.given_on <= entered_on <= london_date(act.at):
        sentence = "Enter a day from when it was given until today."
        raise Refused(sentence, {"entered_on": [sentence]})
    subsidy.entered_on, subsidy.entry_reference = entered_on, reference.strip()
    return act.save(subsidy)


def settle_subsidies(act: Act, decision: Decision) -> None:
    """Published and agreed: given, on the day of the last signature; recipients hear that it is minimal."""
    if decision.signed_at is None:
        return
    day, terms = london_date(decision.signed_at), terms_on(london_date(decision.signed_at))
    rows = Subsidy.objects.filter(line__decision=decision, line__is_agreed=True)
    for one in rows.exclude(outcome=policy.NONE).select_related(
        "line__application__contact", "line__organisation"
    ):
        one.given_on, one.given_pence = london_date(act.at), one.line.amount_pence
        one.entry_due = policy.entry_due(one.outcome, one.line.amount_pence, day, terms)
        act.save(one)
        if one.outcome == policy.MINIMAL:
            tell(act, one, "decisions/minimal_given", given_on=one.given_on)


def give_up_subsidy(act: Act, line: DecisionLine) -> None:
    """The recipient did not take the money: it no longer counts."""
    for one in Subsidy.objects.filter(line=line, given_on__isnull=False):
        one.gave_up_at = act.at
        act.save(one)
