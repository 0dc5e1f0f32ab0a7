"""What the money is for: committed and paid by duty, aim, purpose and priority (R1.4-2, R5.1-2)."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Count, Q, QuerySet

from almoner.do.agreements.models import PerformanceReview, PromisedOutcome
from almoner.do.agreements.states import CLOSED, SIGNED
from almoner.do.decisions.content import line_reference
from almoner.do.decisions.models import DecisionLine
from almoner.plan.funds.balances import Balance, balances_in
from almoner.plan.funds.models import PURPOSES
from almoner.policy.aims import AIMS, aims_of

DUTY, AIM, PURPOSE, PRIORITY = "duty", "aim", "purpose", "priority"
NO_DUTY, NO_PURPOSE, NO_PRIORITY = "No duty or power named", "No purpose named", "No priority named"
KEY_LENGTH = 10
Named = tuple[str, str]


@dataclass(frozen=True)
class Spent:
    """An agreed line of a signed sheet, with what the ledger holds of it."""

    line: DecisionLine
    balance: Balance


@dataclass(frozen=True)
class Results:
    """What the money of a group promised, and how closed reviews of its contracts found it was kept."""

    agreements: int = 0
    promised: int = 0
    ratings: tuple[tuple[str, int], ...] = ()


@dataclass
class Group:
    """Everything for one duty, aim, purpose or priority."""

    key: str
    words: str
    rows: list[Spent] = field(default_factory=list)

    @property
    def balance(self) -> Balance:
        return sum((one.balance for one in self.rows), Balance())


def lines() -> QuerySet[DecisionLine]:
    """Agreed lines of signed sheets that give money."""
    return DecisionLine.objects.filter(
        is_agreed=True, amount_pence__gt=0, decision__signed_at__isnull=False, decision__disagreement=""
    )


def years() -> list[str]:
    """Newest first."""
    found = lines().order_by("-budget__financial_year").values_list("budget__financial_year", flat=True)
    return list(found.distinct())


def spent_in(year: str) -> list[Spent]:
    """Every line of one financial year's budgets with its sums, the largest first; two statements."""
    found = lines().filter(budget__financial_year=year).order_by("-amount_pence", "id")
    sums = balances_in(year)
    near = found.select_related("decision", "organisation", "priority__plan", "budget__fund")
    return [Spent(one, sums.get((one.budget_id, line_reference(one)), Balance())) for one in near]


def duties(one: Spent) -> list[Named]:
    words = " ".join(one.line.statutory_basis.split())
    key = hashlib.sha256(words.casefold().encode()).hexdigest()[:KEY_LENGTH]
    return [(key, words or NO_DUTY)]


def aims(one: Spent) -> list[Named]:
    served = aims_of(one.line.purpose, serves_plan=one.line.priority_id is not None)
    return [(key, AIMS[key]) for key in served]


def purposes(one: Spent) -> list[Named]:
    return [(one.line.purpose or "none", dict(PURPOSES).get(one.line.purpose, NO_PURPOSE))]


def priorities(one: Spent) -> list[Named]:
    priority = one.line.priority
    return [(f"{priority.pk}", priority.title)] if priority else [("none", NO_PRIORITY)]


WAYS: Mapping[str, Callable[[Spent], list[Named]]] = {
    DUTY: duties,
    AIM: aims,
    PURPOSE: purposes,
    PRIORITY: priorities,
}


def grouped(rows: Iterable[Spent], by: str) -> list[Group]:
    """The largest commitment first. A line stands under each aim it serves, and once in any other way.

    An aim that no line serves stands there with nothing.
    """
    found = {key: Group(key, words) for key, words in AIMS.items()} if by == AIM else {}
    for one in rows:
        for key, words in WAYS[by](one):
            found.setdefault(key, Group(key, words)).rows.append(one)
    return sorted(found.values(), key=lambda group: (-group.balance.committed_pence, group.words))


def results_of(group: Group) -> Results:
    """What signed agreements begun by these lines promise, and the reviews of contracts they pay for."""
    keys = [one.line.pk for one in group.rows]
    begun = Q(agreement__line__in=keys, agreement__status=SIGNED)
    promised = PromisedOutcome.objects.filter(begun).aggregate(
        many=Count("pk"), agreements=Count("agreement", distinct=True)
    )
    reviews = PerformanceReview.objects.filter(status=CLOSED, contract__agreement__money__line__in=keys)
    ratings = reviews.order_by("rating").values_list("rating").annotate(Count("pk", distinct=True))
    return Results(promised["agreements"], promised["many"], tuple(ratings))
