"""Our strategy, kept: every clause, how it is kept, and what the records count today."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from almoner.doors.public.about.keeping import kept_now
from almoner.policy.clauses import KEPT, NOT_YET, PEOPLE
from almoner.publish.register import strategy as register

HOW = {
    "rule": "By rules that the software asks",
    "action": "By steps that are recorded",
    "page": "By what is published",
    "report": "By reports",
    "people": "By people, not by software",
}
SHOWN = {"": "All clauses", "kept": "Kept", "not-yet": "Not yet"}
STATES = {"kept": KEPT, "not-yet": NOT_YET}


def strategy(request: HttpRequest) -> HttpResponse:
    asked = request.GET.get("show", "")
    every = register.rows(kept_now())
    rows = [one for one in every if one.kept.status == STATES.get(asked, one.kept.status)]
    words = {
        "chapters": [
            (name, list(group)) for name, group in groupby(rows, lambda one: one.kept.clause.chapter)
        ],
        "many": len(every),
        "kept": sum(one.kept.status == KEPT for one in every),
        "many_not_yet": sum(one.kept.status == NOT_YET for one in every),
        "by_people": sum(one.kept.clause.how == PEOPLE for one in every),
        "shown": [(key, words, key == asked) for key, words in SHOWN.items()],
        "how": HOW,
    }
    return render(request, "public/about/strategy.html", words)


def strategy_json(request: HttpRequest) -> JsonResponse:
    """The same as data."""
    return JsonResponse([register.told(one) for one in register.rows(kept_now())], safe=False)
