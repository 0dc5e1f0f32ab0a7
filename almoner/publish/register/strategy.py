"""The strategy, kept: each clause, whether what should keep it exists, and what the records count today."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import autodiscover_modules

from almoner.ground.workflow.frame import ACTIONS
from almoner.policy.clauses import Kept, all_clauses, existing
from almoner.policy.rule import all_rules
from almoner.publish.register import (  # noqa: F401
    income_counts,
    intention_counts,
    monitoring_counts,
    report_counts,
    restorative,
    update_counts,
)
from almoner.publish.register.counts import Count, counted

REPORTS = {
    "R1.1-2": "staff:by_priority",
    "R1.2-1": "staff:market",
    "R1.2-2": "staff:coverage",
    "R1.4-2": "staff:purposes",
    "R1.5-2": "public:register_csv",
    "R1.6-2": "staff:money",
    "R1.8-2": "staff:income_partners",
    "R2.1b-3": "staff:coverage",
    "R2.1e-2": "staff:unit_costs",
    "R2.1f-1": "staff:income_partners",
    "R3.2-3": "staff:graduation",
    "R3.5-4": "staff:core",
    "R3.6-3": "staff:competition",
    "R3.8-4": "staff:income_figures",
    "R3.10-6": "public:restorative",
    "R5.1-2": "staff:purposes",
    "R5.2b-1": "staff:posts",
    "R5.2e-1": "staff:by_priority",
}


def kept(pages: Iterable[str]) -> tuple[Kept, ...]:
    """The clauses beside the rules, actions and reports of this installation, and the pages given."""
    autodiscover_modules("actions")
    known = set(pages)
    return existing(
        rules=[rule.id for rule in all_rules()],
        actions=list(ACTIONS),
        pages=known,
        reports=[name for name, page in REPORTS.items() if page in known],
        clauses=all_clauses(settings.POLICY_FOLDER),
    )


@dataclass(frozen=True)
class Row:
    """A clause as the public page shows it."""

    kept: Kept
    counts: tuple[Count, ...]


def rows(clauses: Iterable[Kept]) -> list[Row]:
    live = counted()
    return [Row(one, tuple(live.get(one.clause.number, ()))) for one in clauses]


def told(row: Row) -> dict[str, object]:
    """The same as plain values, for JSON."""
    return row.kept.as_dict() | {"counts": [one.words for one in row.counts]}
