"""What the rules say of a round before it is published, the reasons given, and publication (4.1)."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse

from almoner.do.rounds import actions, publishing
from almoner.do.rounds.models import Round
from almoner.doors.staff.people.asking import once, posted
from almoner.doors.staff.rounds.seen import being_prepared
from almoner.ground.core.refusals import Refused
from almoner.ground.office.arrival import SignedIn
from almoner.ground.ui.fields import LongTextField
from almoner.ground.ui.forms import Form
from almoner.ground.ui.looks import Look
from almoner.policy.findings import Finding, Outcome

WHERE = {
    "closes": ("round_part", "dates"), "panel_on": ("round_part", "dates"),
    "decision_on": ("round_part", "dates"), "priorities": ("round_part", "aims"),
    "rationale": ("round_part", "reasons"), "equality": ("round_part", "reasons"),
    "guide_max": ("round_part", "money"), "available": ("round_part", "money"),
    "criteria": ("round_criteria",), "bands": ("round_bands",), "form": ("round_form",),
}  # fmt: skip


class PublishForm(Form):
    """One reason for each SHOULD rule that is not met."""

    def __init__(self, *args: Any, findings: list[Finding], **options: Any) -> None:
        self.raised = [one for one in findings if one.needs_reason]
        super().__init__(*args, **options)
        for one in self.raised:
            field = LongTextField(
                label=f"Why go on? {one.because}",
                help_text=f"Clause {one.clause}. {one.remedy} Your reason is kept with your name.",
                error_messages={"required": f"Give a reason, or change the round: {one.because}"},
                look=Look(rows=3),
            )
            self.fields[self.name_of(one)] = field

    @staticmethod
    def name_of(one: Finding) -> str:
        return f"reason_{one.rule}"

    def reasons(self) -> dict[str, str]:
        return {one.rule: str(self.cleaned_data[self.name_of(one)]) for one in self.raised}


def mend(row: Round, one: Finding) -> str:
    """The page on which the finding is mended."""
    where = WHERE.get(one.about)
    if where is None:
        return reverse("staff:round_part", args=[row.public_id, "reasons"])
    try:
        return reverse(f"staff:{where[0]}", args=[row.public_id, *where[1:]])
    except NoReverseMatch:
        return ""


def publish(request: SignedIn, public_id: str) -> HttpResponse:
    row = being_prepared(request, public_id)
    found = list(publishing.findings(row, at=request.received_at))
    faults = publishing.form_faults(row)
    form = PublishForm(posted(request), findings=found)
    if request.method == "POST" and form.is_valid():
        try:
            actions.publish(row, **once(request), reasons=form.reasons())
        except Refused as no:
            form.refuse(no)
        else:
            messages.success(request, "The round is published. Now make it known.")
            return redirect("staff:round_publicity", public_id)
    blocking = [{"finding": one, "href": mend(row, one)} for one in found if one.holds_up]
    words = {
        "round": row,
        "form": form,
        "has_dates": row.opens_at is not None and row.closes_at is not None,
        "blocking": blocking,
        "faults": faults,
        "met": [one for one in found if one.outcome is Outcome.MET],
        "can_publish": bool(found) and not blocking and not faults,
    }
    return render(request, "staff/rounds/publish.html", words, status=422 if form.is_bound else 200)
