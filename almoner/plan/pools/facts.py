"""Shares and contributions as the policy's rules read them."""

from almoner.plan.pools import queries
from almoner.plan.pools.models import PoolShare, PoolYear, Review
from almoner.plan.pools.queries import Contributor
from almoner.plan.pools.states import CLOSED
from almoner.policy.pools import NewContribution, Share


def share_of(row: PoolShare, contributor: Contributor, before_pence: int = 0) -> Share:
    """`before_pence` is what the share takes already and would take no more."""
    return Share(
        contributor=contributor.name,
        work=str(row.workstream.title),
        amount_pence=row.amount_pence,
        left_pence=contributor.left_pence + before_pence,
        purpose=row.workstream.purpose,
        permitted=contributor.permitted,
        is_restricted=contributor.terms.is_restricted,
        how_it_fits=row.how_it_fits,
    )


def contribution_of(year: PoolYear, because: str = "") -> NewContribution:
    before = queries.year_before(year)
    review = Review.objects.filter(year=before, status=CLOSED).first() if before else None
    return NewContribution(
        year=year.financial_year,
        last_year=before.financial_year if before else "",
        gave_last_year=bool(before and before.agreed_at),
        conclusion=review.conclusion if review else "",
        because=because,
    )
