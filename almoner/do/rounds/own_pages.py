"""What a bid's own pages ask besides the questions of the form, told to those who read the form first (4.3).

The words are those of the form itself, so that nobody meets a question later that was not shown before.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from almoner.analyse.organisations.passport import DOCUMENT_KINDS
from almoner.do.rounds.eligibility import area_names, priority_titles
from almoner.do.rounds.models import GROUNDS, Band, Round
from almoner.ground.core.money import in_words


@dataclass(frozen=True)
class Told:
    """One thing asked. `choices` are offered; `columns` make it a table of that many blank `rows`."""

    label: str
    note: str = ""
    choices: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: int = 0


Pages = Mapping[str, tuple[Told, ...]]
Tells = Callable[[Round, Band | None], tuple[Told, ...]]


def basics(round: Round, band: Band | None) -> tuple[Told, ...]:
    limit = in_words(round.guide_max_pence)
    usual = (
        f"At most {limit}."
        if round.max_is_strict
        else f"Generally up to {limit}; more is unlikely to succeed."
    )
    known = dict(GROUNDS)
    grounds = tuple(known[one] for one in round.grounds if one in known)
    asked = [
        Told("What is the project called?"),
        Told(
            "What is it, in one or two sentences?",
            "Up to 300 characters. Published if you are awarded money: name no person and no secret address.",
        ),
        Told("How much do you ask of us?", usual),
        Told("What does the whole project cost?", "With money and help from others."),
        Told("First day of the project"),
        Told("Last day of the project", "Normally within a year of the first day."),
        Told("How does it differ from what is there already?", "Up to 100 words."),
    ]
    if grounds:
        asked.append(Told("Why does it belong to this fund?", "Choose all that apply.", grounds))
    return tuple(asked)


def priorities(round: Round, band: Band | None) -> tuple[Told, ...]:
    return (
        Told(
            "Which priorities does the project serve?",
            "At least one.",
            tuple(priority_titles(round).values()),
        ),
        Told("For each of them: what will change because of your work?"),
    )


def areas(round: Round, band: Band | None) -> tuple[Told, ...]:
    return (
        Told(
            "Where does the work take place, and with what share in percent?",
            "The shares add up to 100.",
            tuple(area_names(round).values()),
        ),
    )


def partners(round: Round, band: Band | None) -> tuple[Told, ...]:
    heads = ("Organisation", "What it does in the project", "Share of the money, in percent")
    return (
        Told("Which organisations share the money?", "Leave empty if you work alone.", columns=heads, rows=3),
    )


def endorsements(round: Round, band: Band | None) -> tuple[Told, ...]:
    return (
        Told(
            "For each area: who at the Community Safety Partnership and the police is asked for support?",
            "A name and an email address; we send them a link. Or a letter of theirs, or why you do not ask.",
        ),
    )


def documents(round: Round, band: Band | None) -> tuple[Told, ...]:
    known = dict(DOCUMENT_KINDS)
    wanted = tuple(known[kind] for kind in band.documents if kind in known) if band else ()
    note = "Where children or adults at risk take part, your safeguarding policy too."
    return (Told("Which documents go with the bid?", note, wanted),)


def budget(round: Round, band: Band | None) -> tuple[Told, ...]:
    costs = ("Kind of cost", "What is it?", "Cost", "Asked of us")
    match = ("From whom?", "Cash or in kind", "Promised, applied for or paid", "Worth")
    return (
        Told("What does it cost?", "What you ask of us adds up to your request.", columns=costs, rows=8),
        Told("Who else gives money or help?", "Welcome and never required.", columns=match, rows=3),
    )


def afterwards(round: Round, band: Band | None) -> tuple[Told, ...]:
    return (
        Told(
            "What happens when our money ends?",
            "Then one or two sentences, up to 60 words.",
            (
                "The project ends; its results last",
                "We pay for it from our own income",
                "Another funder has agreed to pay",
                "We are looking for another funder",
                "A public service takes it over",
            ),
        ),
    )


def continuation(round: Round, band: Band | None) -> tuple[Told, ...]:
    return (
        Told("Only if we funded this work before: what did the earlier money do?", "Up to 200 words."),
        Told("And how does this bid take it further?", "Up to 200 words."),
    )


def safeguarding(round: Round, band: Band | None) -> tuple[Told, ...]:
    yes_no = ("Yes", "No")
    return (
        Told("Do children or young people under 18 take part, or are they helped?", choices=yes_no),
        Told("Do adults at risk take part, or are they helped?", choices=yes_no),
    )


def declarations(round: Round, band: Band | None) -> tuple[Told, ...]:
    return (
        Told(
            "Tick each statement",
            choices=(
                "I have read the priorities of the Police and Crime Plan",
                "This grant does not replace what a public body must pay for by law",
                "Nobody else pays for the same costs",
                "I have read how personal information is used",
                "What this bid says is true, and I may send it for the organisation",
            ),
        ),
        Told(
            "Did a Council for Voluntary Service help you with this bid?",
            "It makes no difference to your bid.",
        ),
    )


TELLS: Mapping[str, Tells] = {
    "basics": basics,
    "priorities": priorities,
    "areas": areas,
    "partners": partners,
    "continuation": continuation,
    "afterwards": afterwards,
    "safeguarding": safeguarding,
    "endorsements": endorsements,
    "documents": documents,
    "budget": budget,
    "declarations": declarations,
}


def own_pages(round: Round, band: Band | None) -> Pages:
    """By component."""
    return {component: tells(round, band) for component, tells in TELLS.items()}
