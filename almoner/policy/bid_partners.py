"""Who stands behind a bid: support is sought from the police and the Community Safety Partnership."""

from __future__ import annotations

from almoner.policy.bids import CSP, POLICE, AreaShare, Bid
from almoner.policy.findings import Force, Verdict, met, not_met
from almoner.policy.rule import rule
from almoner.policy.words import listed

PARTNERS = {CSP: "the Community Safety Partnership", POLICE: "the police"}
DOUBTS = {"concerns": "concerns from", "declines": "declined by"}


@rule(
    "4.6",
    id="R4.6-1",
    asks="Was support sought in every area from the police and the partnership?",
    force=Force.MUST,
    about="endorsements",
)
def support_was_sought(bid: Bid) -> Verdict:
    if not bid.areas:
        return not_met("No area is chosen, so no partner can be asked.", "Choose the areas first.")
    missing = [
        f"{name} for {area.called}"
        for area in bid.areas
        for partner, name in PARTNERS.items()
        if not _approached(bid, partner, area)
    ]
    if not missing:
        return met()
    return not_met(
        f"Not asked for support yet: {listed(missing)}.",
        "Ask them by link, add a letter, or say why none is sought. They need not answer before you send.",
    )


@rule(
    "4.6",
    id="R4.6-2",
    asks="Have the partners answered in favour?",
    force=Force.SHOULD,
    about="endorsements",
)
def partners_are_content(bid: Bid) -> Verdict:
    told = [
        f"{DOUBTS.get(one.answer, 'no answer from')} {PARTNERS.get(one.partner, one.partner)}"
        for one in bid.endorsements
        if one.requested and not one.is_positive
    ]
    if not told:
        return met()
    return not_met(
        f"Support is not complete: {listed(told)}.",
        "The panel weighs this; a partner who is slow must not sink a bid.",
    )


@rule(
    "4.6",
    id="R4.6-3",
    asks="Does at least one partner support the bid?",
    force=Force.SHOULD,
    about="endorsements",
)
def someone_supports_it(bid: Bid) -> Verdict:
    if any(one.is_positive for one in bid.endorsements):
        return met()
    return not_met(
        "No partner has said that it supports this bid.",
        "Ask the partners again, or say why it is recommended without.",
    )


def _approached(bid: Bid, partner: str, area: AreaShare) -> bool:
    return any(
        one.was_approached
        for one in bid.endorsements
        if one.partner == partner and one.area in ("", area.code)
    )
