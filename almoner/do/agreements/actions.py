"""Everything that can be done with agreements: announce, offer, accept, sign, decline, lapse."""

from almoner.do.agreements.announcing import announce
from almoner.do.agreements.offering import accept, countersign, decline, lapse, offer

__all__ = ["accept", "announce", "countersign", "decline", "lapse", "offer"]
