"""A proposal as the policy's rules read it."""

from almoner.do.proposals.models import Proposal
from almoner.do.proposals.queries import checks_of
from almoner.policy.ad_hoc import AdHoc


def facts_of(row: Proposal) -> AdHoc:
    return AdHoc(
        trigger=row.trigger,
        evidence=row.evidence,
        options=row.options,
        waiver=row.waiver,
        diligence=checks_of(row),
    )
