"""Chapter 4.1 and what else a round must hold before it is published."""

from __future__ import annotations

from itertools import pairwise

from almoner.policy.days import add_months
from almoner.policy.findings import Force, Verdict, met, not_met
from almoner.policy.round_dates import (
    announced_on_all_channels,
    closes_after_it_opens,
    closes_at_an_hour_that_happens_once,
    closes_on_a_working_day,
    decision_follows_panel,
    open_long_enough,
    panel_follows_closing,
)
from almoner.policy.round_plan import CHANNELS, Band, RoundPlan, Weight
from almoner.policy.rule import rule
from almoner.policy.words import counted, day, listed, pounds

__all__ = ["BEFORE_PUBLISHING", "CHANNELS", "WHILE_OPEN", "Band", "RoundPlan", "Weight"]

WHOLE = 100
HOUR = 60


@rule("4.1", id="R0-2", asks="Is it kept which versions the round is made under?", force=Force.RECORD)
def keeps_its_versions(plan: RoundPlan) -> Verdict:
    kept = {
        "form": plan.form_version,
        "criteria": plan.criteria_version,
        "terms": plan.terms.version,
        "Police and Crime Plan": plan.plan_version,
    }
    missing = [name for name, version in kept.items() if not version]
    if not missing:
        return met()
    return not_met(f"No version is kept of the {listed(missing)}.", "Publish those documents first.")


@rule(
    "1.1", id="R1.1-1", asks="Does the round serve the plan in force?", force=Force.MUST, about="priorities"
)
def serves_the_plan(plan: RoundPlan) -> Verdict:
    if set(plan.priorities) & set(plan.plan_priorities):
        return met()
    return not_met(
        "The round has no priority of the Police and Crime Plan in force on its decision day.",
        "Choose at least one priority of that plan.",
    )


@rule(
    "1.9",
    id="R1.9-1",
    asks="Is it written down why a grant is the right way?",
    force=Force.MUST,
    about="rationale",
)
def has_a_rationale(plan: RoundPlan) -> Verdict:
    if plan.rationale.strip():
        return met()
    return not_met(
        "Nothing says why a grant is the most appropriate and proportionate way to fund this.",
        "Write down the ways that were considered and why grants were chosen.",
    )


@rule(
    "1.9",
    id="R1.9-4",
    asks="Is the largest grant below the procurement threshold?",
    force=Force.SHOULD,
    about="guide_max",
)
def stays_below_procurement(plan: RoundPlan) -> Verdict:
    threshold = plan.terms.grant_procurement_pence
    if plan.guide_max_pence < threshold:
        return met()
    return not_met(
        f"A grant of {pounds(plan.guide_max_pence)} is as large as a regulated procurement, "
        f"which begins at {pounds(threshold)}.",
        "Say why a grant and not a contract, or lower the guide maximum.",
    )


@rule(
    "2.1",
    id="R2.1b-2",
    asks="Has the effect on equality been assessed?",
    force=Force.MUST,
    about="equality",
)
def equality_is_assessed(plan: RoundPlan) -> Verdict:
    if plan.equality_assessed or plan.equality_screened_out_because.strip():
        return met()
    return not_met(
        "There is no equality impact assessment, and no reason why none is needed.",
        "Attach the assessment, or write why it was screened out.",
    )


@rule("3.3", id="R3.3-6", asks="Will applicants hear within the promised time?", force=Force.SHOULD)
def answers_in_time(plan: RoundPlan) -> Verdict:
    if plan.decision_on is None:
        return not_met("The round has no decision date.", "Give the day on which a decision is expected.")
    latest = add_months(plan.closes.date(), plan.terms.response_promise_months)
    if plan.decision_on <= latest:
        return met()
    return not_met(
        f"The decision is expected on {day(plan.decision_on)}, "
        f"more than {counted(plan.terms.response_promise_months, 'month')} after closing.",
        f"Decide by {day(latest)}, or say why it takes longer.",
    )


@rule("4.1", id="R4.1-1", asks="Is everything ready that a round needs?", force=Force.MUST)
def is_ready(plan: RoundPlan) -> Verdict:
    needed = {
        "criteria": plan.criteria_ready,
        "form": plan.form_ready,
        "privacy notice": bool(plan.privacy_notice),
        "approval decision": bool(plan.approval_reference),
    }
    missing = [name for name, there in needed.items() if not there]
    if not missing:
        return met()
    return not_met(
        f"Still missing: {listed(missing)}.",
        "A round opens with published criteria, a form, a privacy notice and the decision that approved it.",
    )


@rule("4.10", id="R4.10-8", asks="Do the weights add up to 100?", force=Force.MUST, about="criteria")
def weights_add_up(plan: RoundPlan) -> Verdict:
    total = sum(one.weight for one in plan.criteria)
    if total == WHOLE and all(one.weight > 0 for one in plan.criteria):
        return met()
    return not_met(f"The weights of the criteria add up to {total}.", "Give each criterion a share of 100.")


@rule(
    "4.17",
    id="R4.17-1",
    asks="Do the bands rise to the largest grant?",
    force=Force.MUST,
    about="bands",
)
def bands_reach_the_maximum(plan: RoundPlan) -> Verdict:
    limits = [band.up_to_pence for band in plan.bands]
    if not limits:
        return not_met("The round has no bands.", "Say up to which sum each form is used.")
    if any(upper <= lower for lower, upper in pairwise(limits)):
        return not_met("The bands do not rise.", "Put them in order, each with a higher limit than the last.")
    if limits[-1] < plan.guide_max_pence:
        return not_met(
            f"The highest band ends at {pounds(limits[-1])}, "
            f"below the guide maximum of {pounds(plan.guide_max_pence)}.",
            "Raise the highest band, or lower the guide maximum.",
        )
    return met()


@rule("4.17", id="R4.17-2", asks="Has each long answer a word limit?", force=Force.MUST, about="form")
def long_answers_are_limited(plan: RoundPlan) -> Verdict:
    if not plan.questions_without_limit:
        return met()
    return not_met(
        f"No word limit is set for: {listed(plan.questions_without_limit)}.",
        "Set a limit for each, in proportion to the sum.",
    )


@rule(
    "4.17",
    id="R4.17-3",
    asks="Is the form in proportion to the money?",
    force=Force.SHOULD,
    about="form",
)
def form_is_proportionate(plan: RoundPlan) -> Verdict:
    rate = plan.terms.form_minutes_per_thousand
    unmeasured = [band.name for band in plan.bands if band.form_minutes is None]
    if unmeasured or not plan.bands:
        return not_met("The form has not been measured for every band.", "Measure the form as it stands.")
    heavy = [band for band in plan.bands if (band.form_minutes or 0) * 1000_00 > rate * band.up_to_pence]
    if not heavy:
        return met()
    told = listed(
        f"{band.name} takes about {_time(band.form_minutes or 0)} for at most {pounds(band.up_to_pence)}"
        for band in heavy
    )
    return not_met(
        f"The form is long for the money: {told}.",
        f"Ask fewer or shorter questions: at most {rate} minutes for each £1,000.",
    )


@rule(
    "5.2",
    id="R5.2c-1",
    asks="Are only priorities of the plan offered?",
    force=Force.MUST,
    about="priorities",
)
def targets_only_the_plan(plan: RoundPlan) -> Verdict:
    strangers = [code for code in plan.priorities if code not in plan.plan_priorities]
    if not strangers:
        return met()
    return not_met(
        f"Not in the Police and Crime Plan in force on the decision day: {listed(strangers)}.",
        "Offer priorities of that plan only.",
    )


@rule(
    "5.2",
    id="R5.2d-1",
    asks="Does the form ask what the fund wants to know?",
    force=Force.SHOULD,
    about="form",
)
def asks_what_the_fund_wants(plan: RoundPlan) -> Verdict:
    if not plan.not_asked:
        return met()
    return not_met(
        f"The fund wants to know of {listed(plan.not_asked)}, and no page of the form asks.",
        "Put the page into the form, or change what the fund wants.",
    )


@rule(
    "1.6",
    id="R1.6-3",
    asks="Is there money for at least one full grant?",
    force=Force.MUST,
    about="available",
)
def has_money(plan: RoundPlan) -> Verdict:
    if 0 < plan.guide_max_pence <= plan.available_pence:
        return met()
    return not_met(
        f"The round has {pounds(plan.available_pence)}, its guide maximum is {pounds(plan.guide_max_pence)}.",
        "Give the sum available and a guide maximum no larger than it.",
    )


def _time(minutes: int) -> str:
    hours, rest = divmod(minutes, HOUR)
    told = [counted(hours, "hour")] if hours else []
    return listed(told + ([counted(rest, "minute")] if rest or not hours else []))


BEFORE_PUBLISHING = (
    keeps_its_versions,
    serves_the_plan,
    has_money,
    has_a_rationale,
    stays_below_procurement,
    equality_is_assessed,
    answers_in_time,
    is_ready,
    open_long_enough,
    closes_after_it_opens,
    panel_follows_closing,
    decision_follows_panel,
    closes_on_a_working_day,
    closes_at_an_hour_that_happens_once,
    weights_add_up,
    bands_reach_the_maximum,
    long_answers_are_limited,
    form_is_proportionate,
    targets_only_the_plan,
    asks_what_the_fund_wants,
)
WHILE_OPEN = (announced_on_all_channels,)
