"""Annual reports of pools: what partners put together, what for, and what came of it (R3.7-3)."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render

from almoner.ground.core.money import in_words
from almoner.ground.files import spreadsheet
from almoner.ground.files.answers import attachment
from almoner.ground.files.spreadsheet import Cell, pounds
from almoner.ground.ui.charts import Mark, bars
from almoner.plan.pools.models import AnnualReport
from almoner.plan.pools.queries import published_reports

SUM = {"text": "Sum", "numeric": True}
HEADS = ("Pool", "Financial year", "What", "Name", "For what", "Pounds")


def annual_reports(request: HttpRequest) -> HttpResponse:
    """Every published report, the newest year first."""
    return render(request, "public/reports/reports.html", {"reports": published_reports()})


def published(public_id: str) -> AnnualReport:
    return get_object_or_404(published_reports(), public_id=public_id)


def annual_report(request: HttpRequest, public_id: str) -> HttpResponse:
    """One report with the figures of the day on which it was published."""
    row = published(public_id)
    said = row.figures
    words: dict[str, Any] = {
        "report": row,
        "said": said,
        "chart": chart(said),
        "work_columns": ["Work", "What it is for", SUM],
        "work": [[title, what, in_words(pence)] for title, what, pence in said["work"]],
        "work_total": ["Allocated", "", in_words(said["allocated"])],
        "in_columns": ["Who gave it", SUM],
        "given": [[name_of(name, own), in_words(pence)] for name, pence, own in said["contributors"]],
        "given_total": ["In the pool", in_words(said["given"])],
        "funder_columns": ["Funder", "For what", SUM],
        "funders": [[name, what, in_words(pence)] for name, what, pence in said["funders"]],
    }
    return render(request, "public/reports/report.html", words)


def name_of(name: str, is_own: bool) -> dict[str, str]:
    return {"text": name, "note": "This office's own contribution" if is_own else ""}


def chart(said: dict[str, Any]) -> Any:
    """Where the money went, the largest first."""
    found = sorted(said["work"], key=lambda one: -one[2])
    title = f"{in_words(said['allocated'])} of {in_words(said['given'])} in the pool was allocated"
    marks = [Mark(name, pence, in_words(pence)) for name, _, pence in found if pence]
    return bars(title, marks) if marks else ""


def annual_report_csv(request: HttpRequest, public_id: str) -> HttpResponseBase:
    row = published(public_id)
    pool, year = row.year.pool, row.year.financial_year
    said = row.figures
    rows: list[list[Cell]] = [
        *([pool.name, year, "given", name, "", pounds(pence)] for name, pence, _ in said["contributors"]),
        *([pool.name, year, "other funder", *words, pounds(pence)] for *words, pence in said["funders"]),
        *([pool.name, year, "allocated", *words, pounds(pence)] for *words, pence in said["work"]),
    ]
    name = f"annual-report-{pool.code.lower()}-{year.replace('/', '-')}.csv"
    return spreadsheet.answer(name, HEADS, rows)


def annual_report_document(request: HttpRequest, public_id: str) -> HttpResponseBase:
    row = published(public_id)
    if row.document is None:
        raise Http404
    return attachment(row.document)
