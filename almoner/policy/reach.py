"""Chapter 2.1 b: services reach the whole county wherever possible, in ways that people can use."""

from __future__ import annotations

from dataclasses import dataclass

from almoner.policy.findings import Force, Verdict, met, not_met
from almoner.policy.rule import rule
from almoner.policy.words import listed

__all__ = ["OF_A_SERVICE", "WAYS", "Service"]

WAYS = {
    "phone": "By telephone",
    "online": "Online",
    "face": "Face to face",
    "languages": "In other languages",
    "bsl": "In British Sign Language",
    "step_free": "Step-free places",
    "evenings": "Evenings or weekends",
}


@dataclass(frozen=True)
class Service:
    """A service under a contract: whether it is said where it is reached, and the areas it leaves out."""

    is_for_victims: bool = True
    is_said: bool = False
    missing: tuple[str, ...] = ()
    reason: str = ""


@rule("2.1", id="R2.1b-1", asks="Does it reach every area, or is it said why not?", force=Force.SHOULD)
def reaches_every_area(service: Service) -> Verdict:
    if not service.is_for_victims:
        return met()
    if not service.is_said:
        return not_met("Nothing says which areas it reaches.", "Say where and how people reach it.")
    if not service.missing or service.reason.strip():
        return met()
    return not_met(f"It does not reach {listed(service.missing)}.", "Write why, and who serves them.")


OF_A_SERVICE = (reaches_every_area,)
