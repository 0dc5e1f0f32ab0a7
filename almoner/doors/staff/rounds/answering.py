"""Questions about a round, and our answers for everybody (4.1)."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from almoner.do.rounds import actions, queries
from almoner.doors.staff.people.asking import Asked, ask, once, posted
from almoner.doors.staff.rounds.forms import AnswerForm
from almoner.doors.staff.rounds.seen import may_run, seen
from almoner.ground.office.arrival import SignedIn


def questions(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    words = {
        "round": row,
        "waiting": list(queries.unanswered(row)),
        "answered": list(queries.answered(row).select_related("answered_by")),
        "may_run": may_run(request, row),
    }
    return render(request, "staff/rounds/questions.html", words)


def answer(request: SignedIn, public_id: str, asked: str) -> HttpResponse:
    row = seen(request, public_id)
    one = get_object_or_404(queries.unanswered(row), public_id=asked)
    form = AnswerForm(posted(request), initial={"question": one.question})
    lead = "Everybody sees question and answer, without the name of who asked."
    onward = reverse("staff:round_questions", args=[public_id])
    return ask(
        request,
        Asked(
            "Answer a question", form,
            lambda given: actions.publish_answer(one, **once(request), **given),
            "The answer is published.", onward, lead, "Publish the answer",
        ),
    )  # fmt: skip
