"""The bank of reasons that applicants are told, each tied to what was judged (3.3)."""

from typing import TypedDict


class Reason(TypedDict):
    """`criterion` is a code of the round's criteria, or eligibility, finance, line, decision."""

    code: str
    words: str
    criterion: str


def reason(code: str, criterion: str, words: str) -> Reason:
    return Reason(code=code, words=words, criterion=criterion)


BANK: dict[str, Reason] = {
    one["code"]: one
    for one in (
        reason(
            "ineligible_type",
            "eligibility",
            "This fund is for voluntary and community groups. Your organisation is of another kind.",
        ),
        reason(
            "no_plan_impact",
            "impact",
            "The bid did not show how it would make a difference to a priority of the Police and Crime Plan.",
        ),
        reason("duplicates", "fit", "The work is already being done in this area, and money is paid for it."),
        reason(
            "statutory_duty",
            "eligibility",
            "The work is a duty of a public body, and this fund cannot take the place of its money.",
        ),
        reason(
            "weak_need", "need", "The bid gave little evidence, local or recent, that the work is needed."
        ),
        reason(
            "outcomes_unclear", "delivery", "It was not clear what would be measured, or what would change."
        ),
        reason("cost_high", "vfm", "The cost for each person helped was high beside other bids."),
        reason("not_sustained", "fit", "It was not clear what would last after our money ends."),
        reason(
            "earlier_returns",
            "eligibility",
            "A report on earlier money from us is overdue or was not accepted.",
        ),
        reason(
            "finance_check",
            "finance",
            "Our finance check found that the organisation cannot safely take on the grant at present.",
        ),
        reason(
            "below_line",
            "line",
            "More bids came than the money could pay for, and others scored higher.",
        ),
    )
}


def chosen(codes: list[str], extra: str = "") -> list[Reason]:
    """Reasons of the bank by code, and one in the officer's own words."""
    found = [BANK[code] for code in codes]
    if extra.strip():
        found.append(reason("own_words", "eligibility", extra.strip()))
    return found
