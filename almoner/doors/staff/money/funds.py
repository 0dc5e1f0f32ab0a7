"""One fund with the rows behind each number; keeping funds, streams and budgets."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from almoner.doors.staff.money import tables
from almoner.doors.staff.money.forms import BudgetForm, FundForm, StreamForm
from almoner.doors.staff.people.asking import Asked, ask, once
from almoner.ground.core import clock
from almoner.ground.core.calendar import financial_year
from almoner.ground.office.arrival import SignedIn
from almoner.ground.ui.paging import after_key, older
from almoner.plan.funds import access, actions, queries
from almoner.plan.funds.details import BudgetLine, FundDetails, StreamDetails
from almoner.plan.funds.models import Fund, LedgerRow

A_PAGE = 60


def may(request: SignedIn) -> dict[str, bool]:
    person = request.user
    return {
        "may_keep": bool(access.may_keep_funds(person, None)),
        "may_set_budget": bool(access.may_set_budget(person, None)),
    }


def seen(request: SignedIn, code: str) -> Fund:
    return get_object_or_404(access.visible_to(request.user), code=code)


def fund(request: SignedIn, code: str) -> HttpResponse:
    """A fund in each year, with every row of its ledger in the year asked for."""
    row = seen(request, code)
    years = queries.funds_by_year(Fund.objects.filter(pk=row.pk))
    asked = request.GET.get("year", "") or (years[0].financial_year if years else "")
    shown = next((one for one in years if one.financial_year == asked), None)
    if asked and shown is None:
        raise Http404
    found, next_href = a_page(queries.ledger_of(row, asked), after_key(request), asked)
    words = {
        "fund": row,
        "years": years,
        "shown": shown,
        "line_columns": tables.LINES,
        "lines": [tables.line_row(line) for line in shown.lines] if shown else [],
        "ledger_columns": tables.LEDGER,
        "rows": [tables.ledger_row(one) for one in found],
        "next_href": next_href,
        "first_href": f"?{urlencode({'year': asked})}#ledger" if request.GET.get("after") else "",
        **may(request),
    }
    return render(request, "staff/money/fund.html", words)


def a_page(rows: QuerySet[LedgerRow], after: int | None, year: str) -> tuple[list[LedgerRow], str]:
    """So many movements after the one named, and the address of the next page."""
    found = list(older(rows, after)[: A_PAGE + 1])
    if len(found) <= A_PAGE:
        return found, ""
    return found[:A_PAGE], f"?{urlencode({'year': year, 'after': found[A_PAGE - 1].pk})}#ledger"


def keep_fund(request: SignedIn, code: str = "") -> HttpResponse:
    """Without a code it makes a fund."""
    row = seen(request, code) if code else None
    form = FundForm(request.POST or None, initial=vars(row) if row else {})
    if row:
        del form.fields["code"]

    def write(given: dict[str, Any]) -> object:
        details = FundDetails(**(given | {"code": row.code if row else given["code"]}))
        return actions.keep_fund(row, **once(request), details=details)

    onward = reverse("staff:fund", args=[row.code]) if row else reverse("staff:money")
    return ask(
        request, Asked(f"Change {row}" if row else "Make a fund", form, write, "The fund is kept.", onward)
    )


def keep_stream(request: SignedIn, code: str = "") -> HttpResponse:
    """Without a code it adds a stream of money."""
    row = get_object_or_404(queries.streams(), code=code) if code else None
    form = StreamForm(request.POST or None, initial=vars(row) if row else {})

    def write(given: dict[str, Any]) -> object:
        return actions.keep_stream(row, **once(request), details=StreamDetails(**given))

    title = f"Change {row}" if row else "Add a stream of money"
    return ask(request, Asked(title, form, write, "The stream is kept.", reverse("staff:money")))


def set_budget(request: SignedIn, code: str) -> HttpResponse:
    row = seen(request, code)
    year = request.GET.get("year", "") or financial_year(clock.today())
    form = BudgetForm(request.POST or None, initial={"financial_year": year}, streams=queries.streams())

    def write(given: dict[str, Any]) -> object:
        line = BudgetLine(form.streams[given["stream"]], given["financial_year"], given["line"])
        more = {name: given[name] for name in ("amount_pence", "reason", "beyond_reason")}
        return actions.set_budget(row, **once(request), line=line, **more)

    onward = reverse("staff:fund", args=[row.code])
    return ask(request, Asked(f"Set a budget of {row}", form, write, "The budget is in the ledger.", onward))
