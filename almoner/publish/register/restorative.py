"""What all may see of restorative justice (R3.10-6): figures by year, none that could point to somebody."""

from dataclasses import dataclass
from datetime import date

from almoner.do.own_services.models import ServiceYear
from almoner.do.own_services.queries import YearFigures as Cost
from almoner.do.own_services.queries import figures_of
from almoner.do.restorative.queries import YearFigures, figures, referrals_between
from almoner.ground.core import clock
from almoner.ground.core.money import in_words
from almoner.policy.own_services import quarter_end, unit_pence
from almoner.policy.restorative import safe_count
from almoner.policy.terms import Terms, terms_on
from almoner.policy.words import tenths
from almoner.publish.register.counts import Count, about

TOO_FEW = "Too few to say"


@dataclass(frozen=True)
class PublicYear:
    """Every figure in words, as it may be published."""

    year: str
    referrals: str
    held: str
    share: str
    days: str
    satisfaction: str
    each: str


@dataclass(frozen=True)
class UnitCost:
    """What the service cost in the quarters recorded, and the referrals of those months."""

    spent_pence: int
    referrals: int

    @property
    def each_pence(self) -> int | None:
        return unit_pence(self.spent_pence, self.referrals)


def costs() -> dict[str, UnitCost]:
    """By financial year, of the service in house that is the restorative one."""
    found = figures_of(ServiceYear.objects.filter(service__is_restorative=True))
    return {one.year.financial_year: cost_of(one) for one in found if one.quarters}


def cost_of(one: Cost) -> UnitCost:
    year = one.year.financial_year
    last = quarter_end(year, max(quarter.number for quarter in one.quarters))
    return UnitCost(one.spent_pence, referrals_between(date(int(year[:4]), 4, 1), last))


def public_years() -> list[PublicYear]:
    terms, known = terms_on(clock.today()), costs()
    return [shown(one, known.get(one.year), terms) for one in figures()]


def shown(one: YearFigures, cost: UnitCost | None, terms: Terms) -> PublicYear:
    """A share stands only where both what it counts and the rest are large enough."""
    least = terms.small_count
    share_is_safe = min(one.held, one.closed - one.held) >= least
    days, tenths_of_five, each = one.median_days, one.satisfaction_tenths, cost and cost.each_pence
    return PublicYear(
        one.year,
        safe_count(one.referrals, terms),
        safe_count(one.held, terms),
        f"{one.conversion_percent}%" if share_is_safe else TOO_FEW,
        f"{days} days" if days is not None and len(one.days) >= least else TOO_FEW,
        f"{tenths(tenths_of_five)} of 5" if tenths_of_five and len(one.scores) >= least else TOO_FEW,
        in_words(each) if each and cost and cost.referrals >= least else TOO_FEW,
    )


@about("3.10")
def restorative_cases() -> list[Count]:
    found = figures()
    if not found:
        return []
    newest, terms = found[0], terms_on(clock.today())
    words = (
        f"{safe_count(newest.referrals, terms)} referrals to restorative justice in {newest.year}, "
        f"{safe_count(newest.held, terms)} led to a meeting, letter, message or agreement so far."
    )
    return [Count(words, "public:restorative")]
