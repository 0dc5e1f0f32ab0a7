"""Performance reviews on a contract's page: written, changed, closed by another (2.1 i and j)."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from almoner.do.agreements import actions
from almoner.do.agreements.models import CONCLUSIONS, RATINGS, Contract, PerformanceReview
from almoner.do.agreements.reviewing import Reviewed
from almoner.doors.staff.contracts.doing import onward, seen
from almoner.doors.staff.people.asking import Asked, ask, once, posted
from almoner.ground.office.arrival import SignedIn
from almoner.ground.ui.dates import DayField
from almoner.ground.ui.fields import ChoiceField, LongTextField
from almoner.ground.ui.forms import Form
from almoner.ground.ui.looks import Look

LONG = Look(rows=4)


class ReviewForm(Form):
    covers_from = DayField(label="The review covers from")
    covers_to = DayField(label="Until")
    promised = LongTextField(label="What was promised for this time?", max_length=4_000, look=LONG)
    delivered = LongTextField(label="What was delivered?", max_length=4_000, look=LONG)
    rating = ChoiceField(label="How does that stand against what was promised?", choices=RATINGS)
    feedback = LongTextField(
        label="What did those who use the service say, and how were they heard?", required=False,
        help_text="Needed before the review can be closed (2.1 j). Name nobody.", max_length=4_000, look=LONG,
    )  # fmt: skip
    conclusion = ChoiceField(label="What follows from it?", choices=CONCLUSIONS)
    conclusion_reason = LongTextField(label="Why?", required=False, max_length=2_000, look=Look(rows=3))


class ClosingForm(Form):
    note = LongTextField(label="What did you look at, and do you agree?", max_length=2_000, look=Look(rows=3))


def review_of(request: SignedIn, public_id: str, number: int) -> tuple[Contract, PerformanceReview]:
    row = seen(request, public_id)
    return row, get_object_or_404(row.reviews.select_related("opened_by"), number=number)


def begin(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)

    def write(given: dict[str, Any]) -> object:
        return actions.open_review(row, **once(request), said=Reviewed(**given))

    said = "The review is kept. Another officer reads and closes it."
    title = f"Review {row.reference}"
    lead = "An extension is put to decision only after a closed review that concludes for it (2.1 i)."
    return ask(request, Asked(title, ReviewForm(posted(request)), write, said, onward(row), lead))


def edit(request: SignedIn, public_id: str, number: int) -> HttpResponse:
    row, review = review_of(request, public_id, number)
    form = ReviewForm(posted(request), initial=vars(review))

    def write(given: dict[str, Any]) -> object:
        return actions.revise_review(review, **once(request), said=Reviewed(**given))

    title = f"Change review {number} of {row.reference}"
    return ask(request, Asked(title, form, write, "The review is changed.", onward(row)))


def close(request: SignedIn, public_id: str, number: int) -> HttpResponse:
    row, review = review_of(request, public_id, number)

    def write(given: dict[str, Any]) -> object:
        return actions.close_review(review, **once(request), **given)

    title = f"Close review {number} of {row.reference}"
    lead = f"{review.get_rating_display()}. It concludes: {review.get_conclusion_display().lower()}."
    form = ClosingForm(posted(request))
    return ask(
        request, Asked(title, form, write, "The review is closed.", onward(row), lead, "Close the review")
    )
