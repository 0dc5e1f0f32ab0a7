"""The exact sheet as canonical JSON: this is what its digest covers and what signatures bind."""

import hashlib
import json

from almoner.do.decisions.models import Decision, DecisionLine
from almoner.do.decisions.subsidy_facts import words_on
from almoner.ground.core.money import in_words
from almoner.plan.bids.models import BidPart, ExternalBid

HEADER = (
    "reference", "title", "kind", "classification", "area_affected", "enquiries_to", "author_role",
    "strategic_links", "csp_regard", "equality_note", "mpm_note",
)  # fmt: skip
LINE = (
    "position", "budget_id", "organisation_id", "application_id", "priority_id", "title", "description",
    "amount_pence", "purpose", "statutory_basis", "reasons", "conditions", "contrary_reason",
    "splitting_reason",
)  # fmt: skip

DEFAULT_SECTIONS = (
    "Purpose of report",
    "Recommendations",
    "Background to the proposal",
    "Proposal and associated benefits",
    "Options analysis",
    "Consultation and engagement",
    "Strategic links",
    "Police operational implications",
    "Financial implications",
    "Legal implications",
    "Staffing implications",
    "Equality, diversity and inclusion implications",
    "Risks and mitigations",
    "Governance boards",
    "Links to future plans",
    "Background papers and appendices",
)


def content(decision: Decision) -> dict[str, object]:
    """Every word and figure that is signed; who agreed which line comes after and is not part of it."""
    return (
        accepted(decision)
        | subsidies(decision)
        | regarded(decision)
        | {
            "header": {name: getattr(decision, name) for name in HEADER},
            "dated": decision.dated.isoformat() if decision.dated else None,
            "round": decision.round_id,
            "sections": [[one.position, one.heading, one.text] for one in decision.sections.all()],
            "lines": [{name: getattr(line, name) for name in LINE} for line in decision.lines.all()],
        }
    )


def subsidies(decision: Decision) -> dict[str, object]:
    """What is said of its lines under the Subsidy Control Act; nothing before it is said."""
    said = words_on(decision)
    return {"subsidies": said} if said else {}


def regarded(decision: Decision) -> dict[str, object]:
    """Strategies of partners that the sheet names; nothing where it names none (8.5)."""
    named = [one.named for one in decision.regards.all()]
    return {"strategies": named} if named else {}


def words_of_regard(decision: Decision) -> str:
    """The plans and strategies regarded, in words and by name."""
    named = [one.named for one in decision.regards.all()]
    return "\n\n".join(filter(None, (decision.strategic_links.strip(), "\n".join(named))))


def won_parts(bid: ExternalBid) -> list[BidPart]:
    return list(bid.parts.filter(awarded_pence__gt=0).select_related("stream"))


def receives_pence(decision: Decision) -> int:
    """Outside money that the sheet accepts; nothing for every other sheet."""
    parts = won_parts(decision.accepts) if decision.accepts else []
    return sum(one.awarded_pence or 0 for one in parts)


def accepted(decision: Decision) -> dict[str, object]:
    """Money of a bid that the sheet accepts, by stream and year; nothing on every other sheet."""
    if decision.accepts is None:
        return {}
    parts = decision.accepts.parts.values_list("stream__code", "financial_year", "awarded_pence")
    return {"accepts": [decision.accepts.reference, [list(part) for part in parts]]}


def digest_of(decision: Decision) -> str:
    """SHA-256 of the sheet as it stands now, in hexadecimal."""
    text = json.dumps(content(decision), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def line_reference(line: DecisionLine) -> str:
    """`118-24/03`: the sheet's number and the line's place on it."""
    return f"{line.decision.reference}/{line.position:02d}"


def total_pence(decision: Decision) -> int:
    """What the sheet gives: the sum of the lines that are (still) agreed."""
    return sum(line.amount_pence for line in decision.lines.all() if line.is_agreed)


def total_in_words(decision: Decision) -> str:
    return in_words(total_pence(decision))
