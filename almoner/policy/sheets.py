"""A decision sheet: the facts its rules are asked of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from almoner.policy.terms import Terms

DECISION_MAKER = "decision_maker"
MONITORING_OFFICER = "monitoring"
FINANCE_CHIEF = "chief_finance"
THREE_ROLES = (DECISION_MAKER, MONITORING_OFFICER, FINANCE_CHIEF)


@dataclass(frozen=True)
class Subsidy:
    """What is said of a line under the Subsidy Control Act 2022.

    `limbs` are its four questions; `declared_pence` is what the recipient says it has had from anybody,
    `before_pence` what our own records say, both over the financial year and the two before."""

    outcome: str
    limbs: tuple[bool, ...] = ()
    reason: str = ""
    notified_pence: int | None = None
    declared_pence: int | None = None
    before_pence: int = 0


@dataclass(frozen=True)
class Line:
    """One allocation.

    `smaller_before_pence` is what the recipient had in small lines within the splitting window;
    `needs_panel` is false for a line that comes from no round (core, ad-hoc): it has a `waiver` instead;
    `lacks_proposal` is a grant from ad-hoc money that no proposal asked for (3.6);
    `permitted` are the purposes that its stream may serve in the year, empty where every purpose is;
    `most_pence` is what is left of a contract's signed value, for money of a further year of it;
    `lacks_identifier` is a core partner, a public body, that stands under no identifier of a register."""

    recipient: str
    amount_pence: int
    description: str = ""
    purpose: str = ""
    permitted: frozenset[str] = frozenset()
    fund: str = ""
    year: str = ""
    stream: str = ""
    statutory_basis: str = ""
    priorities: tuple[str, ...] = ()
    needs_panel: bool = True
    panel_recommends: bool | None = None
    diligence: str = ""
    contrary_because: str = ""
    waiver: str = ""
    lacks_proposal: bool = False
    subsidy: Subsidy | None = None
    smaller_before_pence: int = 0
    description_checked_by: str = ""
    most_pence: int | None = None
    lacks_identifier: bool = False


@dataclass(frozen=True)
class Balance:
    """What is free in a fund's year before this sheet."""

    fund: str
    year: str
    budget_pence: int
    free_pence: int


@dataclass(frozen=True)
class Signature:
    """`agrees` false is a disagreement; `holds_role` true for the holder of the role or a recorded deputy."""

    role: str
    person: str
    digest: str
    signed_on: date
    agrees: bool = True
    because: str = ""
    holds_role: bool = True


@dataclass(frozen=True)
class Refusal:
    """What an unsuccessful applicant will be told."""

    reference: str
    reason: str = ""
    criterion: str = ""


@dataclass(frozen=True)
class Withheld:
    """Something left out of the published sheet."""

    what: str
    ground: str = ""
    approved_by: str = ""
    has_placeholder: bool = True


@dataclass(frozen=True)
class Sheet:
    """`year` is the fund's (2026/27), `total_pence` the sum the text states, `assessors` who judged.

    `receives_pence` is outside money that the sheet accepts (1.8)."""

    terms: Terms
    today: date
    reference: str = ""
    title: str = ""
    year: str = ""
    area: str = ""
    enquiries_to: str = ""
    author: str = ""
    dated: date | None = None
    panel_on: date | None = None
    total_pence: int | None = None
    lines: tuple[Line, ...] = ()
    receives_pence: int = 0
    balances: tuple[Balance, ...] = ()
    plan_priorities: tuple[str, ...] = ()
    strategic_links: str = ""
    strategies: tuple[str, ...] = ()
    expired_strategies: tuple[str, ...] = ()
    csp_regard: str = ""
    needs_csp_regard: bool = True
    propriety: str = ""
    assessors: frozenset[str] = frozenset()
    digest: str = ""
    small_approver: str = DECISION_MAKER
    signatures: tuple[Signature, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    published_on: date | None = None
    reported_on: date | None = None
    bank_holidays: frozenset[date] = frozenset()

    @property
    def needs_three(self) -> bool:
        sums = (self.receives_pence, *(line.amount_pence for line in self.lines))
        return max(sums) > self.terms.signature_threshold_pence

    @property
    def roles_needed(self) -> tuple[str, ...]:
        return THREE_ROLES if self.needs_three else (self.small_approver,)

    @property
    def agreed_by(self) -> frozenset[str]:
        """The roles that agreed to the sheet exactly as it stands."""
        return frozenset(one.role for one in self.signatures if one.agrees and one.digest == self.digest)

    @property
    def is_fully_signed(self) -> bool:
        return bool(self.digest) and self.agreed_by >= set(self.roles_needed)
