"""Chapter 4.1: a round's dates do not contradict each other."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from almoner.policy.days import is_working
from almoner.policy.findings import Force, Verdict, met, not_met
from almoner.policy.round_plan import CHANNELS, RoundPlan
from almoner.policy.rule import rule
from almoner.policy.words import clock, counted, day, listed, moment


@rule("4.1", id="R4.1-2", asks="Was the round announced on every channel?", force=Force.SHOULD)
def announced_on_all_channels(plan: RoundPlan) -> Verdict:
    missing = [channel for channel in CHANNELS if channel not in plan.channels]
    if not missing:
        return met()
    return not_met(
        f"Not announced yet: {listed(missing)}.",
        "The strategy asks for the website, the newsletter and a press statement; record each with its date.",
    )


@rule("4.1", id="R4.1-3", asks="Is the round open long enough?", force=Force.SHOULD, about="closes")
def open_long_enough(plan: RoundPlan) -> Verdict:
    open_days = (plan.closes.date() - plan.opens.date()).days
    if open_days >= plan.terms.window_days_min:
        return met()
    return not_met(
        f"The round is open for {counted(max(open_days, 0), 'day')}.",
        f"Leave it open for at least {counted(plan.terms.window_days_min, 'day')}, or say why not.",
    )


@rule("4.1", id="R4.1-4", asks="Does the round close after it opens?", force=Force.MUST, about="closes")
def closes_after_it_opens(plan: RoundPlan) -> Verdict:
    if plan.opens < plan.closes:
        return met()
    return not_met(
        f"The round closes at {moment(plan.closes)}, but opens only at {moment(plan.opens)}.",
        "Give a closing time after the opening time.",
    )


@rule("4.1", id="R4.1-5", asks="Does the panel meet after closing?", force=Force.MUST, about="panel_on")
def panel_follows_closing(plan: RoundPlan) -> Verdict:
    if plan.panel_on is None:
        return not_met("The round has no panel date.", "Give the day on which the panel meets.")
    if plan.closes.date() < plan.panel_on:
        return met()
    return not_met(
        f"The panel meets on {day(plan.panel_on)}, but the round closes on {day(plan.closes)}.",
        "Let the panel meet after the closing day.",
    )


@rule("4.1", id="R4.1-6", asks="Does the decision follow the panel?", force=Force.MUST, about="decision_on")
def decision_follows_panel(plan: RoundPlan) -> Verdict:
    if plan.decision_on is None:
        return not_met("The round has no decision date.", "Give the day on which a decision is expected.")
    if plan.panel_on is None or plan.panel_on <= plan.decision_on:
        return met()
    return not_met(
        f"The decision is expected on {day(plan.decision_on)}, but the panel meets on {day(plan.panel_on)}.",
        "Expect the decision on the panel's day or later.",
    )


@rule("4.1", id="R4.1-7", asks="Is the deadline on a working day?", force=Force.SHOULD, about="closes")
def closes_on_a_working_day(plan: RoundPlan) -> Verdict:
    if is_working(plan.closes.date(), plan.bank_holidays):
        return met()
    kind = "a bank holiday" if plan.closes.date() in plan.bank_holidays else "a weekend"
    return not_met(
        f"The deadline is on {kind}: {day(plan.closes)}. Nobody can be asked for help on that day.",
        "Choose a working day, or say why this day.",
    )


@rule(
    "4.1",
    id="R4.1-8",
    asks="Does the deadline's hour happen exactly once?",
    force=Force.MUST,
    about="closes",
)
def closes_at_an_hour_that_happens_once(plan: RoundPlan) -> Verdict:
    change = _clock_change(plan.closes, plan.zone)
    if not change:
        return met()
    return not_met(
        f"The clocks change on {day(plan.closes)}: {clock(plan.closes.time())} {change} that day.",
        "Choose another time of day for the deadline.",
    )


def _clock_change(wall: datetime, zone: str) -> str:
    early, late = (wall.replace(tzinfo=ZoneInfo(zone), fold=fold) for fold in (0, 1))
    if early.utcoffset() == late.utcoffset():
        return ""
    back = early.astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)
    return "comes twice" if back == wall else "does not happen"
