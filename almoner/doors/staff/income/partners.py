"""What partners give, year by year, and what each sum pays for (R1.8-2, R2.1f-1)."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from almoner.doors.staff.income.home import download
from almoner.ground.core import clock
from almoner.ground.core.calendar import financial_year
from almoner.ground.core.money import in_words
from almoner.ground.files.spreadsheet import Cell, pounds
from almoner.ground.office.arrival import SignedIn
from almoner.ground.ui.charts import Mark, bars
from almoner.publish.register.partners import (
    BESIDE_CONTRACT,
    BESIDE_POOL,
    WAYS,
    Given,
    Partner,
    by_partner,
    given,
)

PENCE = 100
SUMS = [{"text": words, "numeric": True} for words in (*WAYS.values(), "Together")]
ROWS = ["Partner", "How", "Money", "Pays for", {"text": "Sum", "numeric": True},
        {"text": "Committed", "numeric": True}]  # fmt: skip
HEADS = ("Partner", "Year", "How", "Money", "Service", "Heading", "Sum", "Committed")


def partners(request: SignedIn) -> HttpResponse:
    """A year's partners with their sums; below, what these are made of, of one partner if it is named."""
    rows = given()
    years = list(dict.fromkeys(one.year for one in rows))
    year = year_of(request, years)
    found = [one for one in rows if one.year == year]
    name = request.GET.get("partner", "")
    known = by_partner(found)
    if name and name not in [one.name for one in known]:
        raise Http404
    words = {
        "year": year,
        "others": [one for one in years if one != year],
        "chart": chart(known, year),
        "partner_columns": ["Partner", *SUMS],
        "partners": [partner_row(one, year) for one in known],
        "total": total(known),
        "name": name,
        "columns": ROWS,
        "rows": [row_of(one) for one in found if not name or one.partner.casefold() == name.casefold()],
    }
    return render(request, "staff/income/partners.html", words)


def year_of(request: SignedIn, years: list[str]) -> str:
    """The one in the address, else this year, else the newest."""
    now = financial_year(clock.today())
    usual = now if now in years or not years else years[0]
    year = request.GET.get("year", "") or usual
    if year not in (*years, usual):
        raise Http404
    return year


def chart(known: list[Partner], year: str) -> Any:
    if not known:
        return ""
    whole, first = sum(one.total_pence for one in known), known[0]
    title = f"{first.name} gives {in_words(first.total_pence)} of {in_words(whole)} in {year}"
    return bars(title, [Mark(one.name, one.total_pence // PENCE, in_words(one.total_pence)) for one in known])


def partner_row(one: Partner, year: str) -> list[object]:
    asked = urlencode({"year": year, "partner": one.name})
    sums = [in_words(one.pence[way]) if way in one.pence else "" for way in WAYS]
    return [{"text": one.name, "href": f"?{asked}#rows"}, *sums, in_words(one.total_pence)]


def total(known: list[Partner]) -> list[object]:
    sums = [sum(one.pence.get(way, 0) for one in known) for way in WAYS]
    return ["All", *(in_words(pence) if pence else "" for pence in sums), in_words(sum(sums))]


def row_of(one: Given) -> list[object]:
    routes = {BESIDE_POOL: "staff:pool_year", BESIDE_CONTRACT: "staff:contract"}
    href = reverse(routes.get(one.way, "staff:income_year"), args=[one.place]) if one.place else ""
    committed = "" if one.committed_pence is None else in_words(one.committed_pence)
    return [
        one.partner,
        WAYS[one.way],
        {"text": one.money, "href": href},
        {"text": one.service, "note": one.heading},
        in_words(one.pence),
        committed,
    ]


def partners_export(request: SignedIn, kind: str) -> HttpResponseBase:
    """Every sum of every year, as CSV or as an Excel workbook."""
    rows: list[list[Cell]] = [
        [one.partner, one.year, WAYS[one.way], one.money, one.service, one.heading, pounds(one.pence),
         None if one.committed_pence is None else pounds(one.committed_pence)]
        for one in given()
    ]  # fmt: skip
    return download(kind, "partners", HEADS, rows)
