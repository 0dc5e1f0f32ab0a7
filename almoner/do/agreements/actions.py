"""Everything that can be done with agreements: announce, offer, accept, sign, decline, lapse."""

from almoner.do.agreements.announcing import announce
from almoner.do.agreements.contracting import (
    make_contract,
    plan_next,
    record_signatures,
    settle_copy,
    take_over,
)
from almoner.do.agreements.offering import accept, countersign, decline, lapse, offer
from almoner.do.agreements.printing import keep_copy
from almoner.do.agreements.templates import keep_template, load_default_template
from almoner.do.agreements.varying import (
    compose_variation,
    give_up_variation,
    make_variation,
    propose_variation,
)

__all__ = [
    "accept",
    "announce",
    "compose_variation",
    "countersign",
    "decline",
    "give_up_variation",
    "keep_copy",
    "keep_template",
    "lapse",
    "load_default_template",
    "make_contract",
    "make_variation",
    "offer",
    "plan_next",
    "propose_variation",
    "record_signatures",
    "settle_copy",
    "take_over",
]
