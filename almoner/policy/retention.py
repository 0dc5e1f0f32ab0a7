"""Chapter 4.20: personal information is used for the grant only, and kept no longer than needed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from almoner.policy.days import add_months
from almoner.policy.findings import Force, Verdict, judge, met, not_met
from almoner.policy.rule import rule
from almoner.policy.terms import Terms
from almoner.policy.words import day

YEAR = 12


@dataclass(frozen=True)
class Kept:
    """An application in store; `ended_on` is the end of the grant, or of the decision that gave none."""

    terms: Terms
    today: date
    was_funded: bool
    ended_on: date | None = None
    round_ended_on: date | None = None
    panel_can_open: bool = False
    is_anonymous: bool = False


def panel_access_ends(round_ended_on: date, terms: Terms) -> date:
    return round_ended_on + timedelta(days=terms.panel_access_days)


def kept_until(ended_on: date, was_funded: bool, terms: Terms) -> date:
    """The last day on which it is kept with names."""
    years = terms.retention_successful_years if was_funded else terms.retention_unsuccessful_years
    return add_months(ended_on, YEAR * years)


@rule("4.20", id="R4.20-3", asks="Has the panel's access ended in time?", force=Force.RECORD)
def panel_access_is_over(kept: Kept) -> Verdict:
    if not kept.panel_can_open or kept.round_ended_on is None:
        return met()
    last = panel_access_ends(kept.round_ended_on, kept.terms)
    if kept.today <= last:
        return met()
    return not_met(f"The panel can still open it; access ended on {day(last)}.", "Close the panel's access.")


@rule("4.20", id="R4.20-4", asks="Is it kept no longer than needed?", force=Force.RECORD)
def is_kept_no_longer(kept: Kept) -> Verdict:
    if kept.is_anonymous:
        return met()
    if kept.ended_on is None:
        return judge("It is not known when it ended, so not how long to keep it.", "Record the end.")
    last = kept_until(kept.ended_on, kept.was_funded, kept.terms)
    if kept.today <= last:
        return met()
    return not_met(f"It was to be kept until {day(last)}.", "Anonymise it.")


IN_STORE = (panel_access_is_over, is_kept_no_longer)
