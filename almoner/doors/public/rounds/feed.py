"""An Atom feed of rounds: what opens, what is answered, and deadlines that move (4.1)."""

import re

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from almoner.do.rounds import queries
from almoner.do.rounds.models import Round
from almoner.doors.public.rounds.pages import at_of
from almoner.ground.core.money import in_words
from almoner.ground.office.context import office_words
from almoner.ground.ui.words import moment

MOST = 50
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def plain(text: str) -> str:
    """XML holds no control characters."""
    return NOT_XML.sub("", text)


def content(round: Round) -> str:
    told = (
        round.summary,
        f"Available: {in_words(round.available_pence)}; generally up to {in_words(round.guide_max_pence)} "
        "a project.",
        f"Opens {moment(round.opens_at)}. Closes {moment(round.closes_at)} (London time).",
    )
    return plain("\n\n".join(told))


def rounds_feed(request: HttpRequest) -> HttpResponse:
    whole = request.build_absolute_uri
    name = office_words().body_name or "Almoner"
    feed = Atom1Feed(
        title=plain(f"Grant rounds of {name}"),
        link=whole(reverse("public:rounds")),
        feed_url=whole(reverse("public:rounds_feed")),
        description="Rounds that open for bids, and changes to them.",
        language="en-gb",
        author_name=plain(name),
    )
    for round in queries.for_feed(at_of(request), MOST):
        feed.add_item(
            title=plain(round.title),
            link=whole(reverse("public:round", args=[round.public_id])),
            description=content(round),
            unique_id=f"tag:{request.get_host().split(':')[0]},{round.made_at.year}:round:{round.public_id}",
            pubdate=round.published_at,
            updateddate=round.changed_at,  # type: ignore[attr-defined]
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
