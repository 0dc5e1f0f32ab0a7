"""The two-minute check before anyone begins a form; each answer quotes its clause."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from almoner.policy.findings import Force, Verdict, judge, met, not_met
from almoner.policy.rule import rule
from almoner.policy.words import listed, moment, pounds


@dataclass(frozen=True)
class Enquiry:
    """What someone says of themselves and their idea; "" and None are questions not answered.

    The names offered are in the round's own words, since they are read back to the enquirer."""

    at: datetime
    opens_at: datetime
    closes_at: datetime
    guide_max_pence: int
    kinds_allowed: tuple[str, ...]
    round_areas: tuple[str, ...]
    round_priorities: tuple[str, ...]
    kind: str = ""
    areas: tuple[str, ...] = ()
    priorities: tuple[str, ...] = ()
    amount_pence: int | None = None
    replaces_statutory: bool | None = None
    is_public_body: bool | None = None


@rule("3.2", id="R3.2-4", asks="Can this kind of organisation apply?", force=Force.MUST, about="kind")
def kind_may_apply(enquiry: Enquiry) -> Verdict:
    if not enquiry.kind:
        return judge("You have not said what kind of organisation you are.")
    if enquiry.kind in enquiry.kinds_allowed:
        return met()
    return not_met(
        f"The fund is for local voluntary and community groups: {listed(enquiry.kinds_allowed)}.",
        "You could work with such a group and let it apply.",
    )


@rule("4.2", id="R4.2-3", asks="Is the amount within the usual limit?", force=Force.SHOULD, about="amount")
def amount_is_usual(enquiry: Enquiry) -> Verdict:
    if enquiry.amount_pence is None:
        return judge("You have not said how much you need.")
    if 0 < enquiry.amount_pence <= enquiry.guide_max_pence:
        return met()
    return not_met(
        f"Grants are generally up to {pounds(enquiry.guide_max_pence)}; more is unlikely to be successful.",
        f"Ask for {pounds(enquiry.guide_max_pence)} or less, or be ready to say why you need more.",
    )


@rule(
    "4.3",
    id="R4.3-4",
    asks="Does the idea help a priority of this round?",
    force=Force.MUST,
    about="priorities",
)
def helps_a_priority(enquiry: Enquiry) -> Verdict:
    if not enquiry.priorities:
        return judge("You have not said which priority your project helps.")
    if set(enquiry.priorities) & set(enquiry.round_priorities):
        return met()
    return not_met(
        "Projects must have a positive impact on at least one priority of this round.",
        f"See whether your project helps one of these: {listed(enquiry.round_priorities)}.",
    )


@rule(
    "4.4",
    id="R4.4-5",
    asks="Is it something other than a statutory service?",
    force=Force.MUST,
    about="replaces_statutory",
)
def replaces_no_statutory_funding(enquiry: Enquiry) -> Verdict:
    if enquiry.replaces_statutory is None:
        return judge("You have not said whether a public body must already pay for this by law.")
    if not enquiry.replaces_statutory:
        return met()
    return not_met(
        "Grants are not a substitute for statutory funding.",
        "Ask the body that must provide it, or apply for what goes beyond its duty.",
    )


@rule(
    "4.4",
    id="R4.4-6",
    asks="Are you something other than a public body?",
    force=Force.SHOULD,
    about="is_public_body",
)
def applicant_is_no_public_body(enquiry: Enquiry) -> Verdict:
    if enquiry.is_public_body is None:
        return judge("You have not said whether you are a public body.")
    if not enquiry.is_public_body:
        return met()
    return not_met(
        "A public body may apply only for work that is not its duty.",
        "Say in the form why this is not work you must pay for yourself.",
    )


@rule("4.9", id="R4.9-6", asks="Is the round open?", force=Force.MUST)
def round_is_open(enquiry: Enquiry) -> Verdict:
    if enquiry.at < enquiry.opens_at:
        return not_met(f"The round opens at {moment(enquiry.opens_at)}.", "You can read the whole form now.")
    if enquiry.at <= enquiry.closes_at:
        return met()
    return not_met(
        f"The round closed at {moment(enquiry.closes_at)}.", "Follow the news of the fund for the next one."
    )


@rule("4.11", id="R4.11-4", asks="Is the work in an area this round covers?", force=Force.MUST, about="areas")
def area_is_covered(enquiry: Enquiry) -> Verdict:
    if not enquiry.areas:
        return judge("You have not said where the project takes place.")
    if set(enquiry.areas) <= set(enquiry.round_areas):
        return met()
    outside = [area for area in enquiry.areas if area not in enquiry.round_areas]
    return not_met(
        f"This round does not cover {listed(outside)}.",
        f"The work must take place in {listed(enquiry.round_areas)}.",
    )


AT_ENQUIRY = (
    kind_may_apply,
    area_is_covered,
    helps_a_priority,
    amount_is_usual,
    replaces_no_statutory_funding,
    applicant_is_no_public_body,
    round_is_open,
)
