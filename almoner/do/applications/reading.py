"""A bid as people read it: the same on the check page, in the panel's pane, and on the printed copy."""

from collections.abc import Sequence
from dataclasses import dataclass

from almoner.do.applications import parts
from almoner.do.applications.endorsements import PARTNER_KINDS
from almoner.do.applications.gathering import Whole
from almoner.do.applications.models import CASH, Application, BudgetLine, MatchLine
from almoner.do.applications.parts import PartRow, day_in
from almoner.do.rounds.models import GROUNDS
from almoner.ground.core import money
from almoner.ground.questions.display import Names, Said, Table, read_topics
from almoner.ground.ui import words

CATEGORIES = dict(BudgetLine._meta.get_field("category").choices or ())
STANDINGS = dict(MatchLine._meta.get_field("standing").choices or ())
NOT_SAID = "Not answered"
SAID = {"supports": "Supports it", "concerns": "Has concerns", "declines": "Does not support it"}


@dataclass(frozen=True)
class Entry:
    """One question of the bid itself: words, or a table."""

    label: str
    text: str = ""
    table: Table | None = None


@dataclass(frozen=True)
class Section:
    """One topic of the form with its entries."""

    key: str
    title: str
    entries: tuple[Entry, ...]


def sections(whole: Whole, file_names: Names | None = None) -> list[Section]:
    """Every topic that the bid is asked, filled in or not, in the form's order."""
    read = read_topics(whole.layout, whole.bid.sheet.band, whole.answers, file_names)
    return [
        Section(
            one.topic.key,
            one.topic.title,
            tuple(of_answer(said) for said in one.answers)
            if one.topic.asks_questions
            else tuple(COMPONENTS[one.topic.component](whole)),
        )
        for one in read
        if one.topic.asks_questions or one.topic.component in COMPONENTS
    ]


def of_answer(said: Said) -> Entry:
    return Entry(said.question.label, "" if said.table else said.text, said.table)


def yes_no(value: bool | None) -> str:
    return NOT_SAID if value is None else "Yes" if value else "No"


def shown(label: str, value: str) -> Entry:
    return Entry(label, value or NOT_SAID)


def basics(whole: Whole) -> list[Entry]:
    bid = whole.bid
    grounds = dict(GROUNDS)
    found = [
        shown("Name of the project", bid.title),
        shown("What it is, in one or two sentences", bid.summary),
        shown("Asked of us", words.money(bid.ask_pence)),
        shown("Cost of the whole project", words.money(bid.cost_pence)),
        shown("First day", words.day(bid.starts_on)),
        shown("Last day", words.day(bid.ends_on)),
        shown("How it differs from what is there", bid.differs_note),
    ]
    if bid.round.grounds:
        found.insert(6, shown("Why it belongs to this fund", "\n".join(grounds[one] for one in bid.grounds)))
    if bid.over_guide_reason:
        found.append(Entry("Why more than the usual limit", bid.over_guide_reason))
    return found


def priorities(whole: Whole) -> list[Entry]:
    rows = whole.parts.of(parts.PRIORITY)
    return [shown(f"{row.b}: what will change", row.c) for row in rows] or [shown("Priorities", "")]


def areas(whole: Whole) -> list[Entry]:
    rows = [(row.b, f"{row.n}%") for row in whole.areas]
    if not rows:
        return [shown("Areas", "")]
    total = ("Total", f"{sum(row.n for row in whole.areas)}%")
    return [Entry("Where it happens", table=Table(("Area", "Share"), tuple(rows), total, (False, True)))]


def partners(whole: Whole) -> list[Entry]:
    rows = whole.parts.of(parts.PARTNER)
    if not rows:
        return [Entry("Partners", "Nobody else shares the money.")]
    rest = 100 - sum(row.n for row in rows)
    lead = (f"{whole.bid.organisation.name} (lead)", "Answers for all of the money", f"{rest}%")
    lines = (lead, *((row.a, row.b, f"{row.n}%") for row in rows))
    return [
        Entry("Partners", table=Table(("Organisation", "Part", "Share"), lines, (), (False, False, True)))
    ]


def budget(whole: Whole) -> list[Entry]:
    lines, match = whole.parts.of(parts.BUDGET), whole.parts.of(parts.MATCH)
    found = [shown("What it costs", "")] if not lines else [Entry("What it costs", table=costs_table(lines))]
    if match:
        return [*found, Entry("Money and help from others", table=match_table(match))]
    return [*found, Entry("Money and help from others", "None; it is not required.")]


def costs_table(lines: Sequence[PartRow]) -> Table:
    rows = tuple(
        (CATEGORIES.get(one.a, one.a), one.b, money.in_words(one.n), money.in_words(one.m)) for one in lines
    )
    cost, ours = sum(one.n for one in lines), sum(one.m for one in lines)
    totals = ("Total", "", money.in_words(cost), money.in_words(ours))
    return Table(("Kind", "What", "Cost", "Asked of us"), rows, totals, (False, False, True, True))


def match_table(match: Sequence[PartRow]) -> Table:
    rows = tuple(
        (
            one.a,
            "Cash" if one.b == CASH else "In kind",
            STANDINGS.get(one.c, one.c),
            one.d,
            money.in_words(one.n),
        )
        for one in match
    )
    totals = ("Total", "", "", "", money.in_words(sum(one.n for one in match)))
    heads = ("From", "Kind", "How sure", "Evidence", "Worth")
    return Table(heads, rows, totals, (False, False, False, False, True))


def afterwards(whole: Whole) -> list[Entry]:
    bid = whole.bid
    return [
        shown("What happens when our money ends", bid.get_afterwards_display() if bid.afterwards else ""),
        shown("In a sentence", bid.afterwards_note),
    ]


def continuation(whole: Whole) -> list[Entry]:
    bid = whole.bid
    if bid.continues is None:
        return [Entry("Earlier award that this continues", "None")]
    return [
        Entry("Earlier award that this continues", str(bid.continues)),
        Entry("What was promised", bid.continues.promised or "Not recorded"),
        shown("What the earlier money did", bid.continuation_delivered),
        shown("How this takes it further", bid.continuation_develops),
    ]


def safeguarding(whole: Whole) -> list[Entry]:
    return [
        shown("Children take part", yes_no(whole.bid.involves_children)),
        shown("Adults at risk take part", yes_no(whole.bid.involves_adults_at_risk)),
    ]


def endorsements(whole: Whole) -> list[Entry]:
    rows = whole.parts.of(parts.ENDORSEMENT)
    if not rows:
        return [shown("Partners", "")]
    names = {row.a: row.b for row in whole.areas}
    lines = tuple((row.e, kind_words(row.a), names.get(row.b, row.b), endorsement_words(row)) for row in rows)
    heads = ("Who", "Partner", "Area", "Answer")
    return [Entry("Support from partners", table=Table(heads, lines, (), (False,) * 4))]


def kind_words(kind: str) -> str:
    return dict(PARTNER_KINDS).get(kind, kind)


def endorsement_words(row: PartRow) -> str:
    if row.d:
        return SAID[row.d]
    if row.m:
        return "Letter of support added"
    return f"Not asked: {row.c}" if row.c else "Asked, no answer yet"


def documents(whole: Whole) -> list[Entry]:
    rows = whole.parts.of(parts.DOCUMENT)
    lines = tuple((row.d, words.short_day(day_in(row.b)) or "No end date") for row in rows)
    if not lines:
        return [Entry("Documents", "Those your organisation has in use when you send the bid.")]
    return [Entry("Documents", table=Table(("Document", "Valid until"), lines, (), (False, False)))]


def declarations(whole: Whole) -> list[Entry]:
    bid: Application = whole.bid
    return [
        Entry("Has read the Police and Crime Plan", yes_no(bid.has_read_plan)),
        Entry("What is said is true", yes_no(bid.declares_true)),
        Entry("Nobody else pays for the same costs", yes_no(bid.no_double_funding)),
        Entry("Does not replace what a public body must do by law", yes_no(bid.is_not_statutory)),
        Entry(
            "Privacy notice read",
            f"Version {bid.privacy_accepted_version}" if bid.privacy_accepted_version else NOT_SAID,
        ),
    ]


COMPONENTS = {
    "basics": basics,
    "priorities": priorities,
    "areas": areas,
    "partners": partners,
    "budget": budget,
    "afterwards": afterwards,
    "continuation": continuation,
    "safeguarding": safeguarding,
    "endorsements": endorsements,
    "documents": documents,
    "declarations": declarations,
}
