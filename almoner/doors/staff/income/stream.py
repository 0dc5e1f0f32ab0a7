"""One stream in one year: terms, money received, figures due, and what of it is likely to be lost."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from almoner.do.decisions.queries import still_to_award
from almoner.doors.staff.income import tables
from almoner.doors.staff.money import forecast
from almoner.ground.accounts.roles import CASEWORK, has_role
from almoner.ground.core import clock
from almoner.ground.office.arrival import SignedIn
from almoner.ground.ui.paging import after_key, older
from almoner.plan.funds import anticipated, receiving
from almoner.plan.funds.anticipated import Income
from almoner.plan.funds.balances import Balance
from almoner.plan.funds.income import StreamYear
from almoner.plan.funds.models import PURPOSES, FundBudget
from almoner.plan.funds.queries import FundLine, lines_of
from almoner.policy.findings import Finding, run
from almoner.policy.income import OF_THE_STREAM, StreamForecast, third_quarter_of
from almoner.policy.terms import terms_on

A_PAGE = 60


def seen(request: SignedIn, public_id: str) -> StreamYear:
    rows = StreamYear.objects.select_related("stream")
    if not has_role(request.user, *CASEWORK):
        rows = rows.none()
    return get_object_or_404(rows, public_id=public_id)


def budgets_of(row: StreamYear) -> list[FundLine]:
    return lines_of(FundBudget.objects.filter(stream=row.stream, financial_year=row.financial_year))


def year(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    every = {one.row.pk: one for one in anticipated.income_of(row.stream.years.all())}
    now, lines = every[row.pk], budgets_of(row)
    words = {
        "row": row,
        "now": now,
        "total": sum((line.balance for line in lines), Balance()),
        "warnings": warnings(now, lines),
        "won": row.won.all(),
        "permitted": [text for code, text in PURPOSES if code in row.permitted],
        "columns": tables.YEARS,
        "years": [tables.row_of(one, one.row.financial_year, place(one)) for one in every.values()],
        **receipts_of(row, after_key(request)),
        "returns": row.return_dates.select_related("sent_by"),
        "may_keep": bool(receiving.may_keep_income(request.user, row)),
        "may_send": bool(receiving.may_send_return(request.user, row)),
    }
    return render(request, "staff/income/stream.html", words)


def receipts_of(row: StreamYear, after: int | None) -> dict[str, object]:
    """So many receipts after the one named, the newest first, and the address of the next page."""
    found = list(older(row.receipts.order_by("-id"), after)[: A_PAGE + 1])
    return {
        "receipt_columns": tables.RECEIPTS,
        "receipts": [tables.receipt_row(one) for one in found[:A_PAGE]],
        "next_href": f"?after={found[A_PAGE - 1].pk}" if len(found) > A_PAGE else "",
        "first_href": "?" if after else "",
    }


def place(one: Income) -> str:
    return reverse("staff:income_year", args=[one.row.public_id])


def warnings(now: Income, lines: list[FundLine]) -> list[Finding]:
    """More budgeted than expected, and restricted money that is likely to be lost (R3.8-3)."""
    row, today = now.row, clock.today()
    expected = forecast.of_budgets(lines, still_to_award(row.financial_year))
    asked = StreamForecast(
        terms=terms_on(today, settings.POLICY_FOLDER),
        stream=row.stream.name,
        today=today,
        third_quarter_on=third_quarter_of(row.financial_year),
        given_pence=now.expected_pence,
        forecast_pence=sum(one.forecast_pence for one in expected),
        goes_back=row.is_restricted and not row.may_carry_forward,
    )
    return [one for one in run(OF_THE_STREAM, asked) if one.needs_reason]
