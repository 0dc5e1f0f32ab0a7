"""Published decisions: the list, and each sheet with signatures. Withheld ones stay as a row (R4.21-3)."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from almoner.do.decisions.content import total_pence, words_of_regard
from almoner.do.decisions.models import Decision, DecisionLine
from almoner.do.decisions.queries import published, whole
from almoner.do.decisions.states import WITHHELD
from almoner.do.decisions.subsidy_facts import words_of as words_of_subsidies
from almoner.doors.public.decisions.showing import signed
from almoner.doors.public.register.forms import typed
from almoner.ground.files.answers import attachment
from almoner.publish.register import queries

A_PAGE = 50


def decisions(request: HttpRequest) -> HttpResponse:
    """Newest first; the page after is asked for by the reference of the last one seen."""
    after = typed(request, "after")
    rows = list(queries.decisions_after(queries.published_decisions(), after)[: A_PAGE + 1])
    more = len(rows) > A_PAGE
    words = {
        "rows": rows[:A_PAGE],
        "withheld_state": WITHHELD,
        "first_href": "?" if after else "",
        "next_href": f"?after={rows[A_PAGE - 1].reference}" if more else "",
    }
    return render(request, "public/decisions/decisions.html", words)


def decision(request: HttpRequest, reference: str) -> HttpResponse:
    """The sheet as it was signed; of a withheld one only that it was made."""
    if queries.withheld().filter(reference=reference).exists():
        return render(request, "public/decisions/withheld.html", {"reference": reference})
    row = get_object_or_404(whole(published()), reference=reference)
    words = {
        "lines": [(line, link_of(row, line)) for line in row.lines.all()],
        "total": total_pence(row),
        "subsidies": words_of_subsidies(row),
        "regard": words_of_regard(row),
        **signed(row),
    }
    return render(request, "public/decisions/decision.html", words)


def link_of(decision: Decision, line: DecisionLine) -> str:
    """The award's own page has more; a line that was not agreed has none."""
    agreed = line.is_agreed and line.amount_pence and not decision.disagreement
    return queries.public_reference(line) if agreed else ""


def sheet(request: HttpRequest, reference: str) -> FileResponse:
    row = get_object_or_404(published().select_related("published_pdf"), reference=reference)
    if row.published_pdf is None:
        raise Http404
    return attachment(row.published_pdf, name=f"decision-{row.reference}.pdf")
