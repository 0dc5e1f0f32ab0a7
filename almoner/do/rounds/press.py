"""First drafts of the press statement and the newsletter text, from the round's own figures (4.1)."""

from datetime import datetime

from almoner.do.rounds.models import Round
from almoner.ground.core.calendar import LONDON, london_date
from almoner.ground.core.money import in_words
from almoner.ground.office.queries import body_on


def closing(round: Round) -> str:
    if round.closes_at is None:
        return ""
    wall = round.closes_at.astimezone(LONDON)
    hour = f"{wall:%-I:%M%p}".lower().replace(":00", "")
    return f"{hour} on {wall:%A %-d %B %Y}"


def statement(round: Round, at: datetime) -> str:
    """A press statement to edit; it names nobody."""
    body = body_on(london_date(at))
    name = body.name if body else "The commissioning body"
    return (
        f"{name} has opened a new round of the {round.fund.name}.\n\n"
        f"{in_words(round.available_pence)} is available. Groups can ask for up to "
        f"{in_words(round.guide_max_pence)} for work that makes their area safer.\n\n"
        f"{round.summary}\n\n"
        f"The round closes at {closing(round)}. The whole form can be read on our website before you begin."
    ).strip()


def newsletter(round: Round, at: datetime) -> str:
    """A few lines for the newsletter."""
    return (
        f"{round.title} is open. {in_words(round.available_pence)} is available, "
        f"up to {in_words(round.guide_max_pence)} a project. Apply on our website by {closing(round)}."
    )
