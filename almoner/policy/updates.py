"""Chapters 4.14 and 4.15: progress at any time, and showing what a grant did."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from almoner.policy.days import add_months
from almoner.policy.findings import Force, Verdict, met, not_met
from almoner.policy.rule import rule
from almoner.policy.terms import Terms
from almoner.policy.words import counted, day

__all__ = ["BEFORE_PUBLISHING", "AskedFor", "Publication", "Quiet", "Shown", "is_new_kind", "is_web_link"]

HERE = Path(__file__).parent
NEW_KINDS = frozenset({"novel_approach", "innovative_pilot"})


@dataclass(frozen=True)
class AskedFor:
    """A short update that was asked for."""

    due_on: date
    is_answered: bool
    today: date


@dataclass(frozen=True)
class Quiet:
    """A running grant: its grounds, and the last day on which it was asked, or the day it began."""

    grounds: frozenset[str]
    since: date
    today: date
    terms: Terms


@dataclass(frozen=True)
class Shown:
    """How much publicity a grant has had by its end; `ends_on` is None where no end is agreed."""

    ends_on: date | None
    items: int
    today: date
    terms: Terms


@dataclass(frozen=True)
class Publication:
    """One item before it is shown to all. `consent` says how consent was given and where it is kept."""

    shows_people: bool
    consent: str
    decision_is_published: bool
    happened_on: date
    today: date


@cache
def standard_wording(folder: str = "essex_2023") -> Mapping[str, Any]:
    """What recipients may say of their grant; `{body}`, `{fund}` and `{project}` are filled in."""
    return tomllib.loads((HERE / folder / "publicity.toml").read_text(encoding="utf-8"))


def is_new_kind(grounds: Collection[str]) -> bool:
    """Asked for as a novel approach or an innovative pilot (3.2)."""
    return not NEW_KINDS.isdisjoint(grounds)


def is_web_link(link: str) -> bool:
    """A whole address of the web, http or https, without a name and password in it."""
    if any(one.isspace() or ord(one) < 32 for one in link):
        return False
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and "." in (parts.hostname or "") and "@" not in parts.netloc


@rule("4.14", id="R4.14-1", asks="Is the update answered by its day?", force=Force.SHOULD, about="answer")
def is_answered_in_time(asked: AskedFor) -> Verdict:
    late = (asked.today - asked.due_on).days
    if asked.is_answered or late <= 0:
        return met()
    return not_met(
        f"The update was due on {day(asked.due_on)}, {counted(late, 'day')} ago.",
        "Ask again by telephone, and write down what they say.",
    )


@rule(
    "4.14",
    id="R4.14-1-innovative",
    asks="Has a project of a new kind been asked lately how it goes?",
    force=Force.SHOULD,
)
def new_kinds_are_asked(found: Quiet) -> Verdict:
    months = found.terms.innovative_update_months
    if not is_new_kind(found.grounds) or found.today < add_months(found.since, months):
        return met()
    return not_met(
        f"It tries something new, and nobody has asked how it goes since {day(found.since)}.",
        "Ask for a short update.",
    )


@rule("4.15", id="R4.15-1", asks="Has it been shown what the grant did?", force=Force.SHOULD)
def is_shown_by_its_end(found: Shown) -> Verdict:
    if found.items or found.ends_on is None or found.today <= found.ends_on:
        return met()
    if found.ends_on < add_months(found.today, -found.terms.publicity_reminder_months):
        return met("It ended long ago.")
    return not_met(
        f"The grant ended on {day(found.ends_on)} and nothing shows yet what it did.",
        "Ask the recipient for what there was: press, a video, a visit. No payment waits for it.",
    )


@rule(
    "4.15",
    id="R4.15-2",
    asks="Is there consent for images of people?",
    force=Force.MUST,
    about="consent",
)
def has_consent_for_images(item: Publication) -> Verdict:
    if not item.shows_people or item.consent.strip():
        return met()
    return not_met("It shows people, and no consent is recorded.", "Record the consent for the images first.")


@rule("4.15", id="R4.15-2-embargo", asks="Is the decision published?", force=Force.MUST)
def waits_for_the_decision(item: Publication) -> Verdict:
    if item.decision_is_published:
        return met()
    return not_met("The decision on this grant is not published.", "Nothing of it is shown before.")


@rule("4.15", id="R4.15-2-day", asks="Has it happened?", force=Force.MUST, about="happened_on")
def has_happened(item: Publication) -> Verdict:
    if item.happened_on <= item.today:
        return met()
    return not_met(f"It is on {day(item.happened_on)}.", "Publish it when it has happened.")


BEFORE_PUBLISHING = (has_consent_for_images, waits_for_the_decision, has_happened)
OF_AN_UPDATE = (is_answered_in_time,)
OF_A_RUNNING_GRANT = (new_kinds_are_asked,)
OF_A_GRANT = (is_shown_by_its_end,)
