"""The whole form, to read before signing in, and to fetch as Word or PDF (4.3)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from almoner.do.rounds import paper, queries
from almoner.do.rounds.wording import time_words
from almoner.doors.public.rounds.pages import seen

KINDS = {
    "pdf": (paper.blank_pdf, "application/pdf"),
    "docx": (
        paper.blank_word,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
}


def form(request: HttpRequest, public_id: str, band: str) -> HttpResponse:
    row = seen(request, public_id)
    chosen = get_object_or_404(row.bands, code=band)
    words = {
        "round": row,
        "band": chosen,
        "bands": list(row.bands.all()),
        "time": time_words(queries.measured(row, chosen).minutes),
        "pages": paper.to_read(row, chosen),
    }
    return render(request, "public/rounds/form.html", words)


def blank(request: HttpRequest, public_id: str, band: str, kind: str) -> HttpResponse:
    row = seen(request, public_id)
    chosen = get_object_or_404(row.bands, code=band)
    if kind not in KINDS:
        raise Http404
    make, content_type = KINDS[kind]
    answer = HttpResponse(make(row, chosen), content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="{row.code}-{chosen.code}-form.{kind}"'
    return answer
