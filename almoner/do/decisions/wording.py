"""The first draft of a sheet's words, made from the round's own figures; the officer then edits it."""

import re

from almoner.do.decisions.content import DEFAULT_SECTIONS
from almoner.do.decisions.models import Decision, DecisionLine
from almoner.do.evaluation.models import Recommendation
from almoner.do.rounds.models import Round
from almoner.ground.core.money import NotMoney, from_words, in_words

RECOMMENDATIONS = DEFAULT_SECTIONS.index("Recommendations") + 1
SUM = re.compile(r"totalling (£\d{1,3}(?:,\d{3})*(?:\.\d{2})?)")


def stated_total_pence(decision: Decision) -> int | None:
    """The sum that the recommendations state after “totalling”, in pence; None when they state none."""
    section = decision.sections.filter(position=RECOMMENDATIONS).first()
    found = SUM.search(section.text) if section else None
    if found is None:
        return None
    try:
        return from_words(found[1])
    except NotMoney:
        return None


def recommendation_text(lines: list[DecisionLine]) -> str:
    total = sum(line.amount_pence for line in lines)
    many = "one award" if len(lines) == 1 else f"{len(lines)} awards"
    return f"That the commissioner approves {many} totalling {in_words(total)}, as listed in this report."


def drafted_sections(decision: Decision, lines: list[DecisionLine]) -> dict[int, str]:
    """Text for the sections that the round's own record can fill, by position from 1."""
    found = decision.round
    if found is None:
        return {}
    texts = {
        "Purpose of report": purpose_text(found),
        "Recommendations": recommendation_text(lines),
        "Background to the proposal": background_text(found),
        "Proposal and associated benefits": proposal_text(lines),
        "Options analysis": found.rationale,
        "Consultation and engagement": consultation_text(found),
        "Strategic links": decision.strategic_links,
        "Financial implications": financial_text(lines),
        "Legal implications": legal_text(lines),
        "Equality, diversity and inclusion implications": found.equality_note,
        "Governance boards": "The Police, Fire and Crime Panel is told of this decision at its next meeting.",
    }
    return {DEFAULT_SECTIONS.index(heading) + 1: text for heading, text in texts.items() if text}


def purpose_text(found: Round) -> str:
    return f"To decide which bids of the round “{found.title}” receive money from the {found.fund.name}."


def background_text(found: Round) -> str:
    bids = found.applications.exclude(submitted_at=None)
    asked = sum(one.ask_pence or 0 for one in bids)
    return (
        f"{len(bids)} bids came in, asking for {in_words(asked)} together. "
        f"{in_words(found.available_pence)} is available in this round."
    )


def proposal_text(lines: list[DecisionLine]) -> str:
    return "\n".join(f"{line.organisation or line.title}: {line.description}" for line in lines)


def consultation_text(found: Round) -> str:
    panel = getattr(found, "panel", None)
    if panel is None:
        return ""
    bodies = ", ".join(panel.members.values_list("represents", flat=True))
    seen = Recommendation.objects.filter(panel=panel).count()
    return f"A panel of partners ({bodies}) scored {seen} bids and made the recommendations in this report."


def financial_text(lines: list[DecisionLine]) -> str:
    by_budget: dict[str, int] = {}
    for line in lines:
        name = f"{line.budget.fund.name}, {line.budget.financial_year}, from {line.budget.stream.name}"
        by_budget[name] = by_budget.get(name, 0) + line.amount_pence
    return "\n".join(f"{in_words(pence)} is met from {name}." for name, pence in by_budget.items())


def legal_text(lines: list[DecisionLine]) -> str:
    bases = sorted({line.statutory_basis for line in lines if line.statutory_basis})
    return "\n".join(f"The money is given under {basis}." for basis in bases)
