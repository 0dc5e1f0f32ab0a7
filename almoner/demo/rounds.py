"""The rounds of the fund: prepared, made known, asked about, closed."""

from datetime import date, timedelta
from typing import Any

from almoner.demo.world import World, on, table
from almoner.do.rounds import actions
from almoner.do.rounds.models import Round

BEFORE_OPENING = timedelta(days=4)
SUNDAY = (
    "The fund's rounds have always closed at the end of a Sunday, which suits volunteers; "
    "the office answers questions until the Friday before."
)
QUESTIONS = (
    (
        "May we pay a youth worker who is on our staff already?",
        "Yes, for the hours that this project adds. Say in the budget which hours are new.",
    ),
    (
        "Is a letter from our parish council enough support?",
        "It helps, and please also ask the police and the Community Safety Partnership by the form's link.",
    ),
    (
        "We have no yearly accounts yet. Can we still apply?",
        "Yes. Add six months of bank statements to your documents instead.",
    ),
)


def templates(world: World) -> None:
    world.templates["CSDF"] = actions.load_default_template(
        world.funds["CSDF"], by=world.people["officer"], at=on(date(2024, 5, 7))
    )


def prepare(world: World, code: str) -> Round:
    """Draft the round, with neither dates nor approval yet."""
    row = table("rounds")[code]
    world.rounds[code] = actions.draft(
        world.templates["CSDF"],
        by=world.people["officer"],
        at=on(row["drafted"]),
        code=code,
        title=row["title"],
        budget=world.budgets["CSDF", row["year"], "rounds LOCAL"],
    )
    return world.rounds[code]


def publish(world: World, code: str) -> Round:
    row = table("rounds")[code]
    officer = world.people["officer"]
    at = on(row["opens"] - BEFORE_OPENING)
    revised = actions.revise(world.rounds[code], by=officer, at=at - timedelta(days=1), values=values(row))
    found: Round = actions.publish(revised, by=officer, at=at, reasons={"R4.1-7": SUNDAY})
    for channel, days in (("newsletter", 0), ("press", 1)):
        day = row["opens"] + timedelta(days=days)
        actions.log_announcement(
            found, by=officer, at=on(day, "12:00"), channel=channel, made_on=day,
            link=f"https://pfcc.example.org/news/{code.lower()}",
        )  # fmt: skip
    world.rounds[code] = found
    return found


def values(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "opens_at": on(row["opens"], "09:00"),
        "closes_at": on(row["closes"], "23:59"),
        "grace_minutes": row.get("grace", 0),
        "panel_on": row["panel"],
        "decision_on": row["decision"],
        "answer_on": row["decision"] + timedelta(days=7),
        "starts_on": row["release"],
        "approval_reference": row["launch"]["reference"],
    }


def take_questions(world: World, code: str) -> None:
    """People ask while the round is open; everybody reads the answers."""
    row = table("rounds")[code]
    for place, (question, answer) in enumerate(QUESTIONS[: 2 if code == "26R2" else 3]):
        day = row["opens"] + timedelta(days=2 + place)
        asked = actions.ask(
            world.rounds[code], by=None, at=on(day, "14:10"), question=question, email="someone@example.org"
        )
        answered = on(day + timedelta(days=1), "10:20")
        actions.publish_answer(asked, by=world.people["second_officer"], at=answered, answer=answer)


def close(world: World, code: str) -> None:
    """As the worker does it, a minute after the last moment."""
    after = on(table("rounds")[code]["closes"], "23:59") + timedelta(minutes=6)
    world.rounds[code] = actions.close(world.rounds[code], by=None, at=after)
