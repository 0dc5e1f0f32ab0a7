"""The blank form of a round as PDF or Word, and the form to read, of one band (R4.3-3)."""

from almoner.do.rounds.models import Band, Round
from almoner.do.rounds.own_pages import Told, own_pages
from almoner.ground.core.money import in_words
from almoner.ground.questions.display import Table
from almoner.ground.questions.layout import layout_of
from almoner.ground.questions.outline import OutlineTopic, outline
from almoner.ground.questions.paper import Lines, Paper
from almoner.ground.ui.words import moment

LINE = "." * 90


def criteria_of(round: Round) -> dict[str, str]:
    return dict(round.criteria.values_list("code", "title"))


def to_read(round: Round, band: Band) -> list[tuple[OutlineTopic, tuple[Told, ...]]]:
    """Each page of the form with its questions and with what the bid's own pages ask."""
    told = own_pages(round, band)
    pages = outline(layout_of(round.question_set), band.code, criteria_of(round))
    return [(one, told.get(one.topic.component, ())) for one in pages]


def lines_of(told: Told) -> Lines:
    found: list[str | Table] = [told.note] if told.note else []
    if told.columns:
        return [*found, Table(told.columns, tuple(("",) * len(told.columns) for _ in range(told.rows)))]
    if told.choices:
        return [*found, "\n".join(f"[  ]  {one}" for one in told.choices)]
    return [*found, f"{LINE}\n{LINE}"]


def paper_of(round: Round, band: Band) -> Paper:
    closes = moment(round.closes_at)
    return Paper(
        layout=layout_of(round.question_set),
        title=round.title,
        band=band.code,
        subtitle=f"{band.name}: for requests up to {in_words(band.up_to_pence)}",
        preface=(
            f"Closes: {closes} (London time)." if closes else "",
            "You can also fill this in on our website, where it is saved as you write. "
            "A bid counts as sent when you have our receipt.",
        ),
        sections={
            component: [(one.label, lines_of(one)) for one in told]
            for component, told in own_pages(round, band).items()
        },
        criteria=criteria_of(round),
        number=round.code,
    )


def blank_pdf(round: Round, band: Band) -> bytes:
    """The same bytes as long as the round stays as it is."""
    from almoner.ground.questions import blank  # what makes Word and PDF is heavy, and seldom asked for

    made_at = round.published_at or round.made_at
    return blank.blank_pdf(paper_of(round, band), made_at=made_at)


def blank_word(round: Round, band: Band) -> bytes:
    from almoner.ground.questions import blank

    made_at = round.published_at or round.made_at
    return blank.blank_word(paper_of(round, band), form_id=round.question_set.public_id, made_at=made_at)
