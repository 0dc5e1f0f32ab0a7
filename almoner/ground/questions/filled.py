"""A copy of what was sent: every question that was asked, with its answer."""

from collections.abc import Mapping
from datetime import datetime

from almoner.ground.core import pdf
from almoner.ground.questions.layout import Values
from almoner.ground.questions.paper import TEMPLATE, Paper, filled_values


def filled_pdf(
    paper: Paper, answers: Values, *, made_at: datetime, file_names: Mapping[str, str] | None = None
) -> bytes:
    """The same bytes whenever it is made again from the same answers, moment and fonts."""
    return pdf.compile(TEMPLATE, filled_values(paper, answers, file_names or {}), made_at=made_at)
