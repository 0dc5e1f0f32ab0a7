"""The journal for the accounts, and the code under which each budget is booked."""

from collections.abc import Iterator
from datetime import date, time

from django.conf import settings
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from almoner.doors.staff.money.forms import CodeForm
from almoner.doors.staff.people.asking import Asked, ask, once, posted
from almoner.ground.core import clock
from almoner.ground.core.calendar import financial_year, is_financial_year, london_moment
from almoner.ground.files import spreadsheet
from almoner.ground.files.spreadsheet import Cell, pounds
from almoner.ground.office.arrival import SignedIn
from almoner.plan.funds import journal, queries
from almoner.plan.funds.access import may_set_budget
from almoner.plan.funds.models import FundBudget


def journal_page(request: SignedIn) -> HttpResponse:
    """What the download holds, by year, and the codes that are set."""
    words = {
        "years": queries.financial_years(),
        "budgets": queries.budgets_of(asked_year(request)),
        "year": asked_year(request),
        "codes": settings.JOURNAL_CODES,
        "may_set": bool(may_set_budget(request.user, None)),
    }
    return render(request, "staff/money/journal.html", words)


def asked_year(request: SignedIn) -> str:
    year = request.GET.get("year", "")
    return year if is_financial_year(year) else financial_year(clock.today())


def journal_csv(request: SignedIn) -> HttpResponseBase:
    """One financial year, each movement as a debit and a credit."""
    year = asked_year(request)
    begins = int(year[:4])
    first, last = (london_moment(date(one, 4, 1), time(0, 0)) for one in (begins, begins + 1))
    lines = journal.lines(journal.moved(first, last), *settings.JOURNAL_CODES)
    return spreadsheet.answer(f"journal-{year.replace('/', '-')}.csv", journal.HEADER, cells(lines))


def cells(lines: Iterator[journal.JournalLine]) -> Iterator[list[Cell]]:
    for one in lines:
        sums = (pounds(pence) if pence else None for pence in (one.debit_pence, one.credit_pence))
        yield [one.day, one.reference, one.account, one.words, *sums]


def set_code(request: SignedIn, budget: int) -> HttpResponse:
    row = get_object_or_404(FundBudget.objects.select_related("fund", "stream"), pk=budget)
    asked = Asked(
        f"Code of {row.fund.name}, {row.line}",
        CodeForm(posted(request), initial={"cost_code": row.cost_code}),
        lambda given: journal.set_cost_code(row, **once(request), **given),
        "The journal uses the code from now on.",
        f"{reverse('staff:journal')}?year={row.financial_year}",
        f"{row.stream.name}, {row.financial_year}. Without a code it is {journal.code_of(row)}.",
    )
    return ask(request, asked)
