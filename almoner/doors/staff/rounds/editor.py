"""The form editor: pages and questions to add, word, order and drop, and the form as applicants see it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from almoner.do.rounds import actions, paper, publishing
from almoner.do.rounds.models import Round
from almoner.do.rounds.publishing import NEEDED_PAGES
from almoner.do.rounds.states import DRAFT
from almoner.doors.staff.people.asking import Asked, Words, ask, once, posted
from almoner.doors.staff.rounds.question_forms import QuestionForm, TopicForm, initial_of
from almoner.doors.staff.rounds.seen import being_prepared, may_run, seen
from almoner.doors.staff.rounds.set_up import lengths
from almoner.ground.core.refusals import Refused
from almoner.ground.office.arrival import SignedIn
from almoner.ground.questions.forms import Asked as Sheet
from almoner.ground.questions.forms import TopicForm as AnswersForm
from almoner.ground.questions.layout import Layout, in_band, layout_of
from almoner.ground.questions.models import Question, Topic
from almoner.ground.questions.outline import outline

STEPS = {"up": -1, "down": 1}


def form(request: SignedIn, public_id: str) -> HttpResponse:
    """Every page with its questions; how long each band's form is; what contradicts itself."""
    row = seen(request, public_id)
    names = dict(row.bands.values_list("code", "name"))
    pages = outline(layout_of(row.question_set), "", paper.criteria_of(row))
    words = {
        "round": row,
        "pages": [(one, in_words(one.topic.bands, names)) for one in pages],
        "bands": names,
        "lengths": lengths(row),
        "faults": publishing.form_faults(row),
        "may_edit": row.status == DRAFT and may_run(request, row),
        "needed": NEEDED_PAGES,
    }
    return render(request, "staff/rounds/form.html", words)


def in_words(bands: list[str], names: dict[str, str]) -> str:
    return ", ".join(names.get(code, code).lower() for code in bands)


def preview(request: SignedIn, public_id: str, band: str) -> HttpResponse:
    """The form of a band as applicants fill it in; nothing can be sent from here."""
    row = seen(request, public_id)
    chosen = get_object_or_404(row.bands, code=band)
    layout, criteria = layout_of(row.question_set), paper.criteria_of(row)
    sheet = Sheet(layout, chosen.code, criteria=criteria)
    own = {one.topic.pk: told for one, told in paper.to_read(row, chosen)}
    topics = [one for one in layout.topics if in_band(one.bands, chosen.code)]
    words = {
        "round": row,
        "band": chosen,
        "bands": list(row.bands.all()),
        "pages": [(one, AnswersForm(sheet, one), own.get(one.pk, ())) for one in topics],
    }
    return render(request, "staff/rounds/preview.html", words)


def form_page(row: Round) -> str:
    return reverse("staff:round_form", args=[row.public_id])


def topic_of(row: Round, public_id: str) -> Topic:
    return get_object_or_404(row.question_set.topics, public_id=public_id)


def question_of(row: Round, public_id: str) -> Question:
    rows = row.question_set.questions.select_related("topic")
    return get_object_or_404(rows, public_id=public_id)


def topic_new(request: SignedIn, public_id: str) -> HttpResponse:
    row = being_prepared(request, public_id)
    form = TopicForm(posted(request), bands=row.bands.all())
    return ask(
        request,
        Asked(
            "Add a page", form, lambda given: actions.add_topic(row, **once(request), details=given),
            "The page is added at the end. Add its first question.", form_page(row),
        ),
    )  # fmt: skip


def topic(request: SignedIn, public_id: str, topic: str) -> HttpResponse:
    row = being_prepared(request, public_id)
    one = topic_of(row, topic)
    is_needed = one.component in NEEDED_PAGES
    form = TopicForm(posted(request), bands=row.bands.all(), is_needed=is_needed, initial=vars(one))
    return ask(
        request,
        Asked(
            f"Page: {one.title}", form,
            lambda given: actions.reword_topic(row, **once(request), topic=one, details=given),
            "The page is kept.", form_page(row),
        ),
    )  # fmt: skip


def question_form(request: SignedIn, row: Round, one: Question | None, layout: Layout) -> QuestionForm:
    place = [two.pk for two in layout.questions].index(one.pk) if one else len(layout.questions)
    return QuestionForm(
        posted(request),
        topics=[two for two in layout.topics if two.asks_questions],
        earlier=layout.questions[:place],
        bands=row.bands.all(),
        criteria=row.criteria.all(),
        initial=initial_of(one) if one else {"required": True},
    )


def question_new(request: SignedIn, public_id: str, topic: str) -> HttpResponse:
    row = being_prepared(request, public_id)
    page = topic_of(row, topic)
    form = question_form(request, row, None, layout_of(row.question_set))
    del form.fields["topic"]

    def write(given: Words) -> object:
        form.cleaned_data["topic"] = ""
        return actions.add_question(row, **once(request), topic=page, details=form.details(None))

    title = f"Add a question to “{page.title}”"
    return ask(request, Asked(title, form, write, "The question is added.", form_page(row)))


def question(request: SignedIn, public_id: str, question: str) -> HttpResponse:
    row = being_prepared(request, public_id)
    one = question_of(row, question)
    form = question_form(request, row, one, layout_of(row.question_set))

    def write(given: Words) -> None:
        hand = once(request)
        page = topic_of(row, given["topic"])
        actions.reword_question(row, **hand, question=one, details=form.details(one))
        if page.pk != one.topic_id:
            second = f"{hand['key']}-place" if hand["key"] else ""
            actions.place_question(row, **(hand | {"key": second}), question=one, topic=page)

    return ask(request, Asked(f"Question: {one.label}", form, write, "The question is kept.", form_page(row)))


def done(request: SignedIn, row: Round, does: Callable[[Words], object], said: str) -> HttpResponse:
    """One button of the editor."""
    try:
        does(once(request))
    except Refused as no:
        messages.error(request, " ".join(no.reasons))
    else:
        messages.success(request, said)
    return redirect(form_page(row))


def steps_of(request: SignedIn) -> int:
    return STEPS.get(request.POST.get("to", ""), 0)


@require_POST
def topic_move(request: SignedIn, public_id: str, topic: str) -> HttpResponse:
    row = being_prepared(request, public_id)
    one, steps = topic_of(row, topic), steps_of(request)
    return done(
        request,
        row,
        lambda hand: actions.move_topic(row, **hand, topic=one, steps=steps),
        f"“{one}” is moved.",
    )


@require_POST
def topic_drop(request: SignedIn, public_id: str, topic: str) -> HttpResponse:
    row = being_prepared(request, public_id)
    one = topic_of(row, topic)
    return done(request, row, lambda hand: actions.drop_topic(row, **hand, topic=one), f"“{one}” is gone.")


@require_POST
def question_move(request: SignedIn, public_id: str, question: str) -> HttpResponse:
    row = being_prepared(request, public_id)
    one, steps = question_of(row, question), steps_of(request)

    def move(hand: dict[str, Any]) -> object:
        return actions.move_question(row, **hand, question=one, steps=steps)

    return done(request, row, move, f"“{one}” is moved.")


@require_POST
def question_drop(request: SignedIn, public_id: str, question: str) -> HttpResponse:
    row = being_prepared(request, public_id)
    one = question_of(row, question)

    def drop(hand: dict[str, Any]) -> object:
        return actions.drop_question(row, **hand, question=one)

    return done(request, row, drop, f"“{one}” is gone.")
