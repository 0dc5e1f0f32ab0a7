"""The parts of a draft: priorities, areas, money, partners, documents. Each is replaced whole.

With `seen` (clashing.part_print of the page), a part that a colleague changed meanwhile is not overwritten.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from almoner.analyse.areas.models import Area
from almoner.analyse.organisations.passport import Document
from almoner.do.applications import parts
from almoner.do.applications.access import may_write
from almoner.do.applications.clashing import must_be_as_seen
from almoner.do.applications.models import (
    Application,
    BidArea,
    BidPriority,
    BudgetLine,
    ConsortiumPartner,
    MatchLine,
    UsedDocument,
)
from almoner.do.applications.starting import must_be_draft, touch
from almoner.do.applications.writing import choose_band
from almoner.ground.core.refusals import Refused
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.plan.priorities.models import Priority

WHOLE = 100
Row = Mapping[str, Any]


def must_differ(rows: Iterable[Any], words: str) -> None:
    keys = [row.pk for row in rows]
    if len(set(keys)) < len(keys):
        raise Refused(f"The same {words} is chosen twice.")


@action("applications.set_priorities", clause="4.3", may=may_write)
def set_priorities(
    act: Act, application: Application, *, rows: Sequence[tuple[Priority, str]], seen: str = ""
) -> Application:
    """Replace the priorities, the main one first, each with its impact statement (R4.3-1)."""
    must_be_draft(application)
    must_be_as_seen(application, seen, "priorities", parts.PRIORITY)
    must_differ([one for one, _ in rows], "priority")
    allowed = set(application.round.allowed_priorities.values_list("priority_id", flat=True))
    if strange := [one.title for one, _ in rows if one.pk not in allowed]:
        raise Refused(f"This round does not take bids for: {', '.join(strange)}.")
    act.remove_all(application.priorities.all())
    act.add_all(
        BidPriority(application=application, priority=one, impact=impact.strip(), position=place)
        for place, (one, impact) in enumerate(rows)
    )
    return touch(act, application)


@action("applications.set_areas", clause="4.11", may=may_write)
def set_areas(
    act: Act, application: Application, *, shares: Sequence[tuple[Area, int]], seen: str = ""
) -> Application:
    """Replace the areas; shares are whole percents, and add up to 100 when the bid is sent."""
    must_be_draft(application)
    must_be_as_seen(application, seen, "areas", parts.AREA)
    must_differ([area for area, _ in shares], "area")
    if any(not 1 <= percent <= WHOLE for _, percent in shares):
        raise Refused("Each share is from 1 to 100 percent.", {"percent": ["Enter from 1 to 100."]})
    allowed = set(application.round.allowed_areas.values_list("area_id", flat=True))
    if strange := [area.name for area, _ in shares if allowed and area.pk not in allowed]:
        raise Refused(f"This round does not cover {', '.join(strange)}.")
    act.remove_all(application.areas.all())
    act.add_all(BidArea(application=application, area=area, percent=percent) for area, percent in shares)
    return touch(act, application)


@action("applications.set_budget", clause="4.20", may=may_write)
def set_budget(
    act: Act,
    application: Application,
    *,
    lines: Sequence[Row],
    match: Sequence[Row] = (),
    take_totals: bool = False,
    seen: str = "",
) -> Application:
    """Replace cost lines and match lines; what is asked of us never exceeds a line's cost.

    With `take_totals` the request and the project's cost become what the lines come to.
    """
    must_be_draft(application)
    must_be_as_seen(application, seen, "budget", parts.BUDGET, parts.MATCH)
    for line in lines:
        if not 0 <= line["ours_pence"] <= line["cost_pence"]:
            raise Refused(f"“{line['description']}” asks more of us than it costs.")
    if any(row["amount_pence"] < 0 for row in match):
        raise Refused("Match money cannot be less than nothing.")
    act.remove_all([*application.budget_lines.all(), *application.match_lines.all()])
    act.add_all(BudgetLine(application=application, position=at, **row) for at, row in enumerate(lines))
    act.add_all(MatchLine(application=application, position=at, **row) for at, row in enumerate(match))
    if take_totals and lines:
        application.ask_pence = sum(line["ours_pence"] for line in lines)
        application.cost_pence = sum(line["cost_pence"] for line in lines)
        choose_band(act, application)
    return touch(act, application)


@action("applications.set_partners", clause="1.9", may=may_write)
def set_partners(act: Act, application: Application, *, rows: Sequence[Row], seen: str = "") -> Application:
    """Replace the consortium's partners; the lead keeps what is left of 100 % (R1.9-3)."""
    must_be_draft(application)
    must_be_as_seen(application, seen, "partners", parts.PARTNER)
    if any(not 0 <= row["percent"] <= WHOLE for row in rows):
        raise Refused("Each share is from 0 to 100 percent.", {"percent": ["Enter from 0 to 100."]})
    if (total := sum(row["percent"] for row in rows)) >= WHOLE:
        raise Refused(f"Your partners’ shares come to {total} percent, so nothing is left for you, the lead.")
    act.remove_all(application.partners.all())
    act.add_all(ConsortiumPartner(application=application, **row) for row in rows)
    return touch(act, application)


@action("applications.use_documents", clause="9.1", may=may_write)
def use_documents(act: Act, application: Application, *, documents: Sequence[Document]) -> Application:
    """Choose which of the organisation's documents go with the bid."""
    must_be_draft(application)
    if any(one.organisation_id != application.organisation_id for one in documents):
        raise Refused("That document belongs to another organisation.")
    act.remove_all(application.used_documents.all())
    act.add_all(UsedDocument(application=application, document=one) for one in documents)
    return touch(act, application)
