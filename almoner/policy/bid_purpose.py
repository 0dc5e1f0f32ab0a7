"""What a bid is for: priorities, grounds, areas, aims; not a duplicate and not a substitute."""

from __future__ import annotations

from almoner.policy.bids import NOT_STATUTORY, PLAN_READ, Bid
from almoner.policy.findings import Force, Verdict, judge, met, not_met
from almoner.policy.rule import rule
from almoner.policy.words import listed

WHOLE = 100


@rule(
    "1.1",
    id="R1.1-1-bid",
    asks="Does the bid serve the plan in force?",
    force=Force.MUST,
    about="priorities",
)
def serves_the_plan(bid: Bid) -> Verdict:
    if any(claim.code in bid.plan_priorities for claim in bid.priorities):
        return met()
    return not_met(
        "No priority of the Police and Crime Plan in force is chosen.",
        "Choose at least one priority of the plan.",
    )


@rule(
    "3.2",
    id="R3.2-1",
    asks="Does the bid say on which ground it applies?",
    force=Force.MUST,
    about="grounds",
)
def says_its_ground(bid: Bid) -> Verdict:
    if bid.grounds:
        return met()
    return not_met(
        "The bid does not say why it belongs to this fund.",
        "Choose at least one: a hidden pocket of need, a novel approach, or an innovative pilot.",
    )


@rule(
    "4.3",
    id="R4.3-1",
    asks="Is a positive impact on at least one priority shown?",
    force=Force.MUST,
    about="priorities",
)
def shows_impact(bid: Bid) -> Verdict:
    if not bid.priorities:
        return not_met(
            "No priority is chosen.",
            "Choose at least one priority and say what good the project will do for it.",
        )
    silent = [claim.called for claim in bid.priorities if not claim.impact.strip()]
    if not silent:
        return met()
    return not_met(
        f"The impact is not described for: {listed(silent)}.",
        "Write a few lines for each priority chosen, or take the priority out.",
    )


@rule(
    "4.4",
    id="R4.4-1",
    asks="Does the bid say how it differs, and that it replaces no statutory funding?",
    force=Force.MUST,
    about="differs",
)
def declares_no_duplication(bid: Bid) -> Verdict:
    missing = []
    if not bid.differs_because.strip():
        missing.append("how the project differs from what is already there")
    if NOT_STATUTORY not in bid.declarations:
        missing.append("that the grant does not replace statutory funding")
    if not missing:
        return met()
    return not_met(f"The bid does not say {listed(missing)}.", "Answer both questions.")


@rule(
    "4.4",
    id="R4.4-4",
    asks="Is the applicant something other than a public body?",
    force=Force.SHOULD,
    about="organisation",
)
def is_no_public_body(bid: Bid) -> Verdict:
    if bid.is_public_body is None:
        return judge(
            "It is not known whether the applicant is a public body.", "Record what kind of body it is."
        )
    if not bid.is_public_body:
        return met()
    return not_met(
        "The applicant is a public body; grants should not be a substitute for statutory funding.",
        "Say why this is not work the body must pay for itself.",
    )


@rule(
    "4.11",
    id="R4.11-3",
    asks="Do the areas' shares add up to 100?",
    force=Force.MUST,
    about="areas",
)
def areas_add_up(bid: Bid) -> Verdict:
    total = sum(area.percent for area in bid.areas)
    codes = [area.code for area in bid.areas]
    if total != WHOLE or any(area.percent <= 0 for area in bid.areas):
        return not_met(
            f"The areas' shares add up to {total} per cent.",
            "Give each area its share, so that together they make 100.",
        )
    if len(set(codes)) == len(codes):
        return met()
    return not_met("An area stands twice in the list.", "Put each area in once.")


@rule(
    "4.16",
    id="R4.16-1",
    asks="Has the applicant consulted the plan?",
    force=Force.MUST,
    about="declarations",
)
def has_read_the_plan(bid: Bid) -> Verdict:
    if PLAN_READ in bid.declarations:
        return met()
    return not_met(
        "The applicant has not said that they consulted the Police and Crime Plan.",
        "Open the plan from the form, then tick the box.",
    )


@rule("5.1", id="R5.1-1", asks="Does the bid serve an aim of the programme?", force=Force.MUST, about="aims")
def serves_an_aim(bid: Bid) -> Verdict:
    if bid.aims:
        return met()
    return not_met(
        "No aim is chosen.",
        "Choose at least one: victims of crime, the plan's priorities, or the Victims' Code.",
    )


@rule(
    "5.2",
    id="R5.2c-1-bid",
    asks="Are only priorities chosen that this round is for?",
    force=Force.MUST,
    about="priorities",
)
def targets_the_round(bid: Bid) -> Verdict:
    strangers = [claim.called for claim in bid.priorities if claim.code not in bid.round_priorities]
    if not strangers:
        return met()
    return not_met(
        f"This round is not for: {listed(strangers)}.",
        "Choose among the priorities named in the invitation.",
    )
