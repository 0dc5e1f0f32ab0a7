"""The market: who asks in rounds and tenders, who is new or small, how much goes to a few (R1.2-1)."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from almoner.doors.staff.income.home import download
from almoner.doors.staff.reports import market_tables as tables
from almoner.doors.staff.reports.purposes import asked_year
from almoner.ground.core import clock
from almoner.ground.office.arrival import SignedIn
from almoner.policy.terms import terms_on
from almoner.publish.register import market as found
from almoner.publish.register.purposes import years as years_of


def page(request: SignedIn) -> HttpResponse:
    today = clock.today()
    small = terms_on(today).small_organisation_pence
    years = years_of()
    year = asked_year(request, years)
    rounds = found.rounds(small, clock.now())
    words = {
        "small_pence": small,
        "chart": tables.chart(rounds),
        "round_columns": tables.ROUNDS,
        "rounds": [tables.round_row(one) for one in rounds],
        "tender_columns": tables.TENDERS,
        "tenders": [tables.tender_row(one) for one in found.tenders()],
        "year": year,
        "others": [one for one in years if one != year],
        "holder_columns": tables.HOLDERS,
        "holders": [tables.holder_row(one) for one in found.by_fund(year)],
        "contracts": [tables.holder_row(one) for one in found.contracts_on(today)],
    }
    return render(request, "staff/reports/market.html", words)


def export(request: SignedIn, kind: str) -> HttpResponseBase:
    """Every round, as CSV or as an Excel workbook."""
    rounds = found.rounds(terms_on(clock.today()).small_organisation_pence, clock.now())
    return download(kind, "market-by-round", tables.HEADS, [tables.cells(one) for one in rounds])
