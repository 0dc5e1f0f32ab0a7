"""Money that comes in: what is expected of a year, what came, figures for its giver (1.7, 3.8)."""

from dataclasses import asdict
from datetime import date
from typing import Any

from almoner.ground.accounts.models import Person
from almoner.ground.accounts.roles import CHIEF_FINANCE, FINANCE, OFFICER
from almoner.ground.core.calendar import is_financial_year, london_date
from almoner.ground.core.money import in_words
from almoner.ground.core.refusals import Answer, Refused, refuse
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.plan.funds import access
from almoner.plan.funds.anticipated import income_now
from almoner.plan.funds.details import YearDetails
from almoner.plan.funds.income import BACK, IN, Receipt, ReturnDate, StreamYear, WonMoney
from almoner.plan.funds.models import PURPOSES, FundingStream


def may_keep_income(person: Person, thing: Any) -> Answer:
    return access.as_one_of(person, (FINANCE, CHIEF_FINANCE), "Only finance keeps the income.")


def may_send_return(person: Person, thing: Any) -> Answer:
    roles = (FINANCE, CHIEF_FINANCE, OFFICER)
    return access.as_one_of(person, roles, "Only a finance or commissioning officer sends figures.")


def may_publish_income(person: Person, thing: Any) -> Answer:
    sentence = "Only the Chief Finance Officer publishes the expected income."
    return access.as_one_of(person, (CHIEF_FINANCE,), sentence)


@action("funds.begin_year", clause="1.7", may=may_keep_income)
def begin_year(act: Act, stream: FundingStream, *, financial_year: str, details: YearDetails) -> StreamYear:
    """Write down what a stream is expected to bring in a year."""
    if not is_financial_year(financial_year):
        refuse("financial_year", "Enter a financial year like 2026/27.")
    if stream.years.filter(financial_year=financial_year).exists():
        refuse("financial_year", f"{stream} has this year already. Change it there.")
    row = StreamYear(stream=stream, financial_year=financial_year)
    return act.add(written(row, details))


@action("funds.keep_year", clause="1.7", may=may_keep_income)
def keep_year(act: Act, year: StreamYear, *, details: YearDetails) -> StreamYear:
    """Change what is expected, or the terms it comes under."""
    before = year.expected_pence
    act.save(written(year, details))
    act.note(expected_from_pence=before, expected_to_pence=year.expected_pence)
    return year


def written(row: StreamYear, details: YearDetails) -> StreamYear:
    if details.expected_pence < 0:
        refuse("expected_pence", "Enter nought or more.")
    if unknown := set(details.permitted) - set(dict(PURPOSES)):
        raise KeyError(f"No purposes are called {', '.join(sorted(unknown))}.")
    for name, value in asdict(details).items():
        setattr(row, name, value)
    row.permitted = sorted(details.permitted)
    return row


@action("funds.publish_income", clause="1.7", may=may_publish_income)
def publish_income(act: Act, nothing: None, *, financial_year: str) -> list[StreamYear]:
    """Put all that is expected of a year on the public page (R1.7-2); what is changed later is shown so."""
    rows = list(StreamYear.objects.filter(financial_year=financial_year, published_at=None))
    if not rows:
        raise Refused(f"Nothing of {financial_year} waits to be published.")
    for row in rows:
        row.published_at = act.at
    act.note(year=financial_year, streams=len(rows))
    return act.save_all(rows, ["published_at"])


@action("funds.receive", clause="1.7", may=may_keep_income)
def receive(
    act: Act, year: StreamYear, *, amount_pence: int, received_on: date, reference: str, kind: str = IN
) -> Receipt:
    """Money came, or went back (`kind`); never more goes back than came."""
    if amount_pence <= 0:
        refuse("amount_pence", "Enter more than nothing.")
    if received_on > london_date(act.at):
        refuse("received_on", "Enter a day that has come.")
    if year.receipts.filter(reference=reference.strip(), kind=kind).exists():
        refuse("reference", "This reference stands here already.")
    came = income_now(year).received_pence
    if kind == BACK and amount_pence > came:
        refuse("amount_pence", f"{in_words(came)} came in; more cannot go back.")
    act.note(received_pence=amount_pence if kind == IN else -amount_pence)
    row = Receipt(
        year=year,
        kind=kind,
        amount_pence=amount_pence,
        received_on=received_on,
        reference=reference.strip(),
        by=act.by,
        at=act.at,
    )
    return act.add(row)


@action("funds.ask_return", clause="3.8", may=may_keep_income)
def ask_return(act: Act, year: StreamYear, *, due_on: date, covers: str) -> ReturnDate:
    """Note a day on which the giver wants figures."""
    if year.return_dates.filter(due_on=due_on).exists():
        refuse("due_on", "Figures are due on this day already.")
    return act.add(ReturnDate(year=year, due_on=due_on, covers=covers.strip()))


@action("funds.drop_return", clause="3.8", may=may_keep_income)
def drop_return(act: Act, asked: ReturnDate) -> StreamYear:
    """Take back a day that was noted wrongly."""
    must_wait(asked)
    year = asked.year
    act.remove(asked)
    return year


@action("funds.send_return", clause="3.8", may=may_send_return)
def send_return(act: Act, asked: ReturnDate) -> ReturnDate:
    """The figures went to whoever gives the money."""
    must_wait(asked)
    asked.sent_at, asked.sent_by = act.at, act.by
    return act.save(asked)


def must_wait(asked: ReturnDate) -> None:
    if asked.sent_at:
        raise Refused("These figures were sent already.")


def win(act: Act, stream: FundingStream, financial_year: str, *, bid: str, amount_pence: int) -> WonMoney:
    """Within the act that notes a bid as won: the money is expected, and waits to be accepted (R1.8-1)."""
    where = {"stream": stream, "financial_year": financial_year}
    year = StreamYear.objects.filter(**where).first()
    if year is None:
        terms = {"is_restricted": stream.is_restricted, "may_carry_forward": stream.may_carry_forward}
        year = act.add(StreamYear(**where, **terms))
    return act.add(WonMoney(year=year, bid=bid, amount_pence=amount_pence, won_at=act.at))


def give_up(act: Act, *, bid: str) -> None:
    """Within the act that gives up what a bid won: nothing of it is accepted yet."""
    act.remove_all(WonMoney.objects.filter(bid=bid, accepted_at=None))


def accept(act: Act, *, bid: str, decision: str) -> list[WonMoney]:
    """Within the act that accepts a bid: from now on its money can be budgeted."""
    rows = list(WonMoney.objects.filter(bid=bid, accepted_at=None))
    for row in rows:
        row.decision, row.accepted_at = decision, act.at
    return act.save_all(rows, ["decision", "accepted_at"])
