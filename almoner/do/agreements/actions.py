"""Everything that can be done with agreements and contracts."""

from almoner.do.agreements.announcing import announce
from almoner.do.agreements.contracting import (
    make_contract,
    plan_next,
    record_signatures,
    settle_copy,
    take_over,
)
from almoner.do.agreements.further_years import compose_years
from almoner.do.agreements.offering import accept, countersign, decline, lapse, offer
from almoner.do.agreements.printing import keep_copy
from almoner.do.agreements.reviewing import close_review, open_review, revise_review
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
    "close_review",
    "compose_variation",
    "compose_years",
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
    "open_review",
    "plan_next",
    "propose_variation",
    "record_signatures",
    "revise_review",
    "settle_copy",
    "take_over",
]
