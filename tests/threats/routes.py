"""Every route of the product, and the address of each thing of the small office under it."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from almoner.plan.priorities.models import PolicePlan
from tests.threats.world import World

Values = dict[str, Any]
BY_ID: Callable[[World, str], Values] = lambda world, name: {"public_id": found(world, name).public_id}  # noqa: E731


def routes(
    resolver: URLResolver | None = None, space: str = "", before: tuple[str, ...] = ()
) -> Iterator[Any]:
    """Each page's full name with the values its address takes."""
    for one in (resolver or get_resolver()).url_patterns:
        values = (*before, *one.pattern.regex.groupindex)
        if isinstance(one, URLResolver):
            yield from routes(one, f"{space}{one.namespace}:" if one.namespace else space, values)
        elif isinstance(one, URLPattern):
            yield f"{space}{one.name}", values


@cache
def known_routes() -> dict[str, tuple[str, ...]]:
    """Walking every pattern takes milliseconds, and thousands of addresses are asked for."""
    return dict(routes())


def found(world: World, name: str) -> Any:
    for kept in (world.bids, world.groups, world.rounds, world.people, world.more):
        if name in kept:
            return kept[name]
    raise KeyError(name)


def address(world: World, route: str, name: str = "") -> str:
    """Where the route shows this thing; `MAKERS` says which values its address takes."""
    takes = known_routes()[route]
    return reverse(route, kwargs=values_of(world, route, takes, name) if takes else None)


def values_of(world: World, route: str, takes: tuple[str, ...], name: str) -> Values:
    made = MAKERS.get(route, BY_ID)(world, name)
    for one in takes:
        if one not in made:
            made[one] = MORE[one](world, name)
    return {one: made[one] for one in takes}


def membership(world: World, name: str) -> Values:
    group = world.groups[name.removesuffix("_colleague")]
    return {"public_id": group.public_id, "membership": group.memberships.order_by("id").last().pk}


def a_file(world: World, name: str) -> str:
    group = "own" if name.startswith("own") else "other"
    return str(world.more[f"{group}_governing"].file.public_id)


def a_copy(world: World, name: str) -> str:
    """What was sent, as printed."""
    copy = found(world, name).copy
    return str(copy.public_id) if copy else "nosuchfile"


def a_line(world: World, name: str) -> str:
    return str(found(world, name).lines.first().public_id)


def an_overlap(world: World, name: str) -> int:
    one = found(world, name).overlaps.first()
    return one.pk if one else 0


def a_return(world: World, name: str) -> int:
    return int(found(world, name).return_dates.first().pk)


def a_part(world: World, name: str) -> int:
    return int(found(world, name).parts.first().pk)


def a_funder(world: World, name: str) -> Values:
    return {**BY_ID(world, name), "funder": found(world, name).co_funders.first().public_id}


def a_payment(world: World, name: str) -> Values:
    return {**BY_ID(world, name), "payment": found(world, name).payments.first().pk}


def a_seat(world: World, name: str) -> Values:
    return {**BY_ID(world, name), "member": found(world, name).members.order_by("id").first().pk}


def by_code(world: World, name: str) -> Values:
    return {"code": found(world, name).code}


def by_reference(world: World, name: str) -> Values:
    return {"reference": found(world, name).reference}


MORE: dict[str, Callable[[World, str], Any]] = {
    "key": lambda world, name: "basics",
    "file_id": a_file,
    "file": a_file,
    "kind": lambda world, name: "csp",
    "area": lambda world, name: "TEN",
    "way": lambda world, name: "none",
    "endorsement": lambda world, name: found(world, name).endorsements.first().public_id,
    "band": lambda world, name: found(world, name).bands.order_by("id").first().code,
    "line_id": a_line,
    "share_id": lambda world, name: found(world, name).allocations.first().public_id,
    "lot_id": lambda world, name: found(world, name).lots.first().public_id,
    "number": lambda world, name: 1,
    "overlap": an_overlap,
    "tab": lambda world, name: "record",
    "item": lambda world, name: "a",
    "topic": lambda world, name: (
        found(world, name).question_set.topics.order_by("position").first().public_id
    ),
    "question": lambda world, name: found(world, name).question_set.questions.first().public_id,
    "part": lambda world, name: "dates",
    "asked": lambda world, name: found(world, name).clarifications.first().public_id,
    "code": lambda world, name: found(world, name).criteria.first().code,
    "token": lambda world, name: found(world, name).endorsements.exclude(requested_at=None).first().token,
}
MAKERS: dict[str, Callable[[World, str], Values]] = {
    "public:decision": by_reference,
    "public:decision_pdf": by_reference,
    "public:round_results": by_code,
    "public:award": by_reference,
    "public:award_contract": by_reference,
    "public:blank_form": lambda world, name: {**BY_ID(world, name), "kind": "docx"},
    "public:endorse": lambda world, name: {},
    "public:consult": lambda world, name: {"token": "nosuchlink"},
    "portal:invitation_withdraw": lambda world, name: {
        **BY_ID(world, name), "invitation": world.more[f"{name}_invitation"].pk},
    "portal:member": membership,
    "portal:member_leave": membership,
    "portal:bank_withdraw": lambda world, name: {
        **BY_ID(world, name), "account": world.more[f"{name.split('_')[0]}_change"].public_id},
    "portal:join": lambda world, name: {"token": found(world, name).token},
    "staff:earlier_return": lambda world, name: {
        **BY_ID(world, name), "award": found(world, name).earlier_awards.first().pk},
    "staff:plan_change": lambda world, name: {"plan": plan_of(world).pk},
    "staff:priority_new": lambda world, name: {"plan": plan_of(world).pk},
    "staff:priority_change": lambda world, name: {"code": plan_of(world).priorities.first().code},
    "staff:priority_continues": lambda world, name: {"code": plan_of(world).priorities.first().code},
    "staff:area_change": lambda world, name: {"code": "TEN"},
    "staff:partnership_change": by_code,
    "staff:stream_change": lambda world, name: {"code": world.more["budget"].stream.code},
    "staff:fund": lambda world, name: {"code": world.more["budget"].fund.code},
    "staff:fund_change": lambda world, name: {"code": world.more["budget"].fund.code},
    "staff:budget_set": lambda world, name: {"code": world.more["budget"].fund.code},
    "staff:money_export": lambda world, name: {"kind": "csv"},
    "staff:contract_export": lambda world, name: {"kind": "csv"},
    "staff:core_export": lambda world, name: {"kind": "csv"},
    "staff:graduation_export": lambda world, name: {"kind": "csv"},
    "staff:subsidies_export": lambda world, name: {"kind": "csv"},
    "staff:purposes_export": lambda world, name: {"kind": "csv"},
    "staff:coverage_export": lambda world, name: {"kind": "services-csv"},
    "staff:market_export": lambda world, name: {"kind": "csv"},
    "staff:competition_export": lambda world, name: {"kind": "csv"},
    "staff:own_services_export": lambda world, name: {"kind": "csv"},
    "staff:unit_costs_export": lambda world, name: {"kind": "csv"},
    "staff:intentions_export": lambda world, name: {"kind": "csv"},
    "staff:posts_export": lambda world, name: {"kind": "csv"},
    "staff:by_priority_export": lambda world, name: {"kind": "csv"},
    "staff:restorative_export": lambda world, name: {"kind": "csv"},
    "staff:restorative_report_export": lambda world, name: {"kind": "csv"},
    "staff:updates_export": lambda world, name: {"kind": "csv"},
    "staff:publicity_export": lambda world, name: {"kind": "csv"},
    "staff:retention_export": lambda world, name: {"kind": "csv"},
    "staff:returns_export": lambda world, name: {"kind": "csv"},
    "staff:pools_export": lambda world, name: {"kind": "csv"},
    "staff:income_export": lambda world, name: {"kind": "csv"},
    "staff:bids_in_export": lambda world, name: {"kind": "csv"},
    "staff:bid_in_part": lambda world, name: {**BY_ID(world, name), "row": a_part(world, name)},
    "staff:bid_in_part_drop": lambda world, name: {**BY_ID(world, name), "row": a_part(world, name)},
    "staff:income_partners_export": lambda world, name: {"kind": "csv"},
    "staff:income_figures_export": lambda world, name: {**BY_ID(world, name), "kind": "csv"},
    "staff:income_return_sent": lambda world, name: {**BY_ID(world, name), "asked": a_return(world, name)},
    "staff:income_return_drop": lambda world, name: {**BY_ID(world, name), "asked": a_return(world, name)},
    "staff:pound_to": lambda world, name: {"code": world.more["budget"].stream.code},
    "staff:pound_from": lambda world, name: {"public_id": found(world, name).lines.first().public_id},
    "staff:co_funder": a_funder,
    "staff:co_funder_drop": a_funder,
    "staff:run_take_out": a_payment,
    "staff:payment_returned": a_payment,
    "staff:cost_code": lambda world, name: {"budget": world.more["budget"].pk},
    "staff:carry_forward": lambda world, name: {"budget": world.more["budget"].pk},
    "staff:end_appointment": lambda world, name: {**BY_ID(world, name), "holding": world.more["holding"].pk},
    "staff:end_delegation": lambda world, name: {"delegation": world.more["delegation"].pk},
    "staff:round_template_load": lambda world, name: {"code": world.more["budget"].fund.code},
    "staff:round_band": lambda world, name: {
        **BY_ID(world, name), "code": found(world, name).bands.order_by("id").first().code},
    "staff:findings": by_code,
    "staff:bid_file": lambda world, name: {**BY_ID(world, name), "file": a_copy(world, name)},
    "staff:panel_leave": a_seat,
    "staff:panel_interest": a_seat,
    "staff:panel_bid": lambda world, name: {
        **BY_ID(world, name), "bid_id": world.bids["own_panel"].public_id},
    "staff:panel_correct": lambda world, name: {
        **BY_ID(world, name), "score": world.more["correction"].score_id},
    "staff:panel_correction_agree": lambda world, name: {
        **BY_ID(world, name), "correction": world.more["correction"].pk},
    "staff:case_settle": lambda world, name: {**BY_ID(world, name), "statement": world.more["statement"].pk},
}  # fmt: skip


def plan_of(world: World) -> Any:
    return PolicePlan.objects.order_by("id").first()
