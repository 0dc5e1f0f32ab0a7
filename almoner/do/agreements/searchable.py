"""Published awards as texts to be found in the public register."""

from collections.abc import Iterator

from almoner.do.decisions.models import DecisionLine
from almoner.do.decisions.states import PUBLISHED
from almoner.ground.search import index

PUBLIC = "public"


def award_text(line: DecisionLine) -> index.Text:
    """Only what the register shows: names, title, description, references, fund and priority."""
    bid = line.application
    body = (line.description, bid.reference if bid else "", line.decision.reference, line.budget.fund.name)
    places = [row.area.name for row in bid.areas.all()] if bid else []
    words = [*body, *places, line.priority.title if line.priority else ""]
    name = line.organisation.name if line.organisation else ""
    return index.Text(str(line.pk), f"{name} {line.title}".strip(), " ".join(words), PUBLIC)


def index_award(line: DecisionLine) -> None:
    """From its publication on everybody finds the award."""
    index.put_all("award", [award_text(line)])


@index.source("award")
def awards() -> Iterator[index.Text]:
    found = DecisionLine.objects.filter(decision__status=PUBLISHED, is_agreed=True, decision__disagreement="")
    found = found.select_related("decision", "budget__fund", "organisation", "priority", "application")
    for line in found.prefetch_related("application__areas__area"):
        yield award_text(line)
