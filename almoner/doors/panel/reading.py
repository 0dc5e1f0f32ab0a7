"""Opening and reading a bid, with its files. Each day's opening is a line in the record (R4.20-3)."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from almoner.analyse.partnerships.models import CSP, Partnership
from almoner.analyse.partnerships.queries import covering
from almoner.do.applications.copies import file_names
from almoner.do.applications.endorsements import Endorsement
from almoner.do.applications.facts import found_in
from almoner.do.applications.gathering import Whole, whole_of
from almoner.do.applications.models import UsedDocument
from almoner.do.applications.reading import sections
from almoner.do.evaluation import access, actions
from almoner.do.evaluation.models import Score
from almoner.doors.panel import showing
from almoner.doors.panel.forms import ScoresForm
from almoner.doors.panel.pages import next_bid
from almoner.doors.panel.seats import Seat, once, seat_for
from almoner.ground.core.calendar import london_date
from almoner.ground.files.answers import attachment
from almoner.ground.files.models import StoredFile
from almoner.ground.office.arrival import SignedIn


def bid(request: SignedIn, public_id: str) -> HttpResponse:
    seat = seat_for(request, public_id)
    if not seat.is_open(request):
        return render(request, "panel/open.html", {"bid": seat.bid, "seat": seat})
    return render(request, "panel/bid.html", words_of(request, seat))


@require_POST
def open_bid(request: SignedIn, public_id: str) -> HttpResponse:
    seat = seat_for(request, public_id)
    actions.open_bid(seat.bid, **once(request))
    return redirect("panel:bid", public_id)


def words_of(request: SignedIn, seat: Seat, form: ScoresForm | None = None) -> dict[str, Any]:
    """The bid on the left, the member's own scores on the right."""
    whole = whole_of(seat.bid)
    scored = seat.allocation is not None
    can_score = scored and bool(access.may_score(request.user, seat.allocation))  # type: ignore[arg-type]
    return {
        "bid": whole.bid,
        "seat": seat,
        "facts": showing.facts_of(whole),
        "sections": [one for one in sections(whole, file_names(whole)) if one.key != "documents"],
        "findings": showing.findings_of(whole, found_in(whole, at=request.received_at, stage="panel")),
        "endorsed": endorsed(whole),
        "earlier": showing.earlier_of(whole),
        "overlaps": showing.overlaps_of(whole.bid, request.user),
        "match": showing.match_of(whole),
        "local": local_priorities(seat, request),
        "files": files_of(whole),
        "form": form or (scores_form(seat) if scored else None),
        "criteria": list(seat.bid.round.criteria.all()),
        "can_score": can_score,
        "own": own_scores(seat),
        "next": next_bid(seat.member, seat.bid),
        "progress": showing.progress_of(seat.member),
    }


def local_priorities(seat: Seat, request: SignedIn) -> list[Partnership]:
    """Community Safety Partnerships of the bid's areas that say what they want most (R3.12-3)."""
    areas = [one.area for one in seat.bid.areas.select_related("area")]
    found = covering(CSP, areas, london_date(request.received_at))
    return list(found.exclude(plan_priorities="").order_by("name"))


def own_scores(seat: Seat) -> dict[str, Score]:
    rows = Score.objects.filter(member=seat.member, application=seat.bid, is_void=False)
    return {one.criterion.code: one for one in rows.select_related("criterion")}


def scores_form(seat: Seat, posted: Any = None) -> ScoresForm:
    return ScoresForm(posted, criteria=seat.bid.round.criteria.all(), scores=own_scores(seat))


def endorsed(whole: Whole) -> list[Endorsement]:
    """What partners wrote, beside the table of their answers."""
    return list(whole.bid.endorsements.exclude(comment="").select_related("area"))


def files_of(whole: Whole) -> list[dict[str, str]]:
    """Everything that came with the bid and can be downloaded, one by one: there is no bulk download."""
    used = UsedDocument.objects.filter(application=whole.bid).select_related("document__file")
    found = [
        {
            "id": one.document.file.public_id,
            "text": one.document.title,
            "note": one.document.get_kind_display(),
        }
        for one in used.order_by("document__kind", "pk")
    ]
    letters = whole.bid.endorsements.filter(letter__isnull=False).select_related("letter")
    found += [
        {"id": one.letter.public_id, "text": one.letter.name, "note": f"Letter of {one.partner_name}"}
        for one in letters
        if one.letter is not None
    ]
    answers = file_names(whole)
    return [*found, *({"id": key, "text": name, "note": "Answer"} for key, name in answers.items())]


def file(request: SignedIn, public_id: str, file_id: str) -> HttpResponseBase:
    """Only a file of a bid that the member has opened today."""
    seat = seat_for(request, public_id)
    if not seat.is_open(request):
        messages.info(request, "Open the bid first; then you can download its files.")
        return redirect("panel:bid", public_id)
    if file_id not in {one["id"] for one in files_of(whole_of(seat.bid))}:
        raise Http404
    return attachment(StoredFile.objects.get(public_id=file_id))
