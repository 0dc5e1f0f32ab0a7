"""A joint budget as cells: contributors with their conditions, and the grid of work by contributor."""

from typing import Any

from django.urls import reverse

from almoner.ground.core.money import in_words
from almoner.ground.files.spreadsheet import Cell, pounds
from almoner.ground.ui.charts import Part, part_bars
from almoner.plan.pools.models import PoolShare, PoolYear, Workstream
from almoner.plan.pools.queries import Contributor, JointBudget

HEADS = (
    "Pool", "Year", "Work", "Title", "Purpose", "Delivered by", "Contributor", "Fund", "Restricted", "Sum",
    "Decided on",
)  # fmt: skip
YEARS = (
    "Pool", "Year", *({"text": words, "numeric": True} for words in ("In the pool", "Allocated", "Left")),
    "Own contribution", "Review", "Annual report",
)  # fmt: skip
CONTRIBUTORS = (
    "Contributor", "Conditions",
    *({"text": words, "numeric": True} for words in ("Gives", "Allocated", "Given elsewhere", "Left")),
)  # fmt: skip
FUNDERS = ("Funder", "For what", "Where it is written", {"text": "Sum", "numeric": True})


def year_row(one: JointBudget) -> list[object]:
    review, report = getattr(one.year, "review", None), getattr(one.year, "report", None)
    return [
        one.year.pool.name,
        {"text": one.year.financial_year, "href": reverse("staff:pool_year", args=[one.year.public_id])},
        in_words(one.given_pence),
        in_words(one.allocated_pence),
        in_words(one.left_pence),
        tag("Agreed", "green") if one.year.agreed_at else tag("Not agreed", "grey"),
        stated(review, "closed"),
        stated(report, "published"),
    ]


def tag(words: str, colour: str) -> dict[str, str]:
    return {"text": words, "colour": colour}


def stated(row: Any, end: str) -> dict[str, str]:
    """Where a review or a report stands; an end is green."""
    if row is None:
        return tag("None yet", "grey")
    return tag(row.get_status_display(), "green" if row.status == end else "yellow")


def contributor_row(one: Contributor) -> list[object]:
    stream = one.budget.stream
    note = "The office's own contribution" if one.is_own else stream.grantor
    restricted = "Restricted: " if one.terms.is_restricted else ""
    return [
        {"text": stream.name, "note": note},
        f"{restricted}{one.conditions}" or "None",
        *(in_words(pence) for pence in sums(one)),
    ]


def sums(one: Contributor) -> tuple[int, int, int, int]:
    return one.given_pence, one.allocated_pence, one.elsewhere_pence, one.left_pence


def contributors(found: JointBudget) -> dict[str, Any]:
    totals = [sum(column) for column in zip(*(sums(one) for one in found.contributors), strict=True)]
    return {
        "giving": CONTRIBUTORS,
        "givers": [contributor_row(one) for one in found.contributors],
        "given": ["All", "", *(in_words(pence) for pence in totals)],
    }


def grid(found: JointBudget) -> dict[str, Any]:
    """Work down, contributors across, sums of both; nothing where nobody gives."""
    across = found.contributors
    numeric = [{"text": one.name, "numeric": True} for one in across]
    return {
        "columns": ["Work", *numeric, {"text": "Together", "numeric": True}],
        "rows": [work_row(found, one) for one in found.workstreams],
        "total": [
            "Allocated", *(in_words(one.allocated_pence) for one in across), in_words(found.allocated_pence)
        ],
    }  # fmt: skip


def work_row(found: JointBudget, work: Workstream) -> list[object]:
    given = (found.by_place.get((work.pk, one.budget.pk)) for one in found.contributors)
    return [
        {
            "text": work.title,
            "href": reverse("staff:pool_work", args=[work.public_id]),
            "note": f"{work.reference}: {work.partner or 'nobody delivers it yet'}",
        },
        *(share_cell(one) for one in given),
        in_words(found.of(work)),
    ]


def share_cell(one: PoolShare | None) -> object:
    if one is None:
        return ""
    return {"text": in_words(one.amount_pence), "note": "decided" if one.decided_at else ""}


def funder_rows(found: JointBudget, may_change: bool) -> list[list[object]]:
    return [
        [
            {"text": one.name, "href": reverse("staff:pool_funder", args=[one.public_id])}
            if may_change else one.name,
            one.what_for,
            one.source,
            in_words(one.amount_pence),
        ]
        for one in found.funders
    ]  # fmt: skip


def chart(found: JointBudget) -> Any:
    """How much of each contribution is allocated."""
    if not found.contributors:
        return ""
    title = (
        f"{in_words(found.allocated_pence)} of {in_words(found.given_pence)} in the pool is allocated, "
        f"{in_words(found.left_pence)} is left"
    )
    return part_bars(title, [part(one) for one in found.contributors])


def part(one: Contributor) -> Part:
    words = f"{in_words(one.allocated_pence)} of {in_words(one.given_pence)}"
    return Part(one.name, one.allocated_pence, one.given_pence, words)


def cells(found: JointBudget) -> list[list[Cell]]:
    """A row for each share, and one for each piece of work that has none yet."""
    known = {one.budget.pk: one for one in found.contributors}
    rows = []
    for work in found.workstreams:
        shares = [one for one in found.shares if one.workstream_id == work.pk]
        rows += [of_share(found.year, work, one, known[one.budget_id]) for one in shares]
        if not shares:
            rows.append([*of_work(found.year, work), "", "", None, None, None])
    return rows


def of_work(year: PoolYear, work: Workstream) -> list[Cell]:
    partner = str(work.partner or "")
    purpose = work.get_purpose_display()
    return [year.pool.name, year.financial_year, work.reference, work.title, purpose, partner]


def of_share(year: PoolYear, work: Workstream, one: PoolShare, giver: Contributor) -> list[Cell]:
    fund = giver.budget.fund.name
    sums_of = pounds(one.amount_pence)
    return [*of_work(year, work), giver.name, fund, giver.terms.is_restricted, sums_of, one.decided_at]
