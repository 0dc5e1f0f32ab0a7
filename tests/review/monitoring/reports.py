"""A signed grant with its two reports, and what a recipient writes in them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from almoner.analyse.organisations.models import EarlierAward
from almoner.do.agreements.models import Agreement, PromisedOutcome
from almoner.ground.accounts.models import Person
from almoner.review.monitoring import actions
from almoner.review.monitoring.models import END, MID, Return
from almoner.review.monitoring.writing import Declared, Said
from tests.builders import NOW, a_person, kept
from tests.do.agreements.awards import a_signed_agreement, lead_of
from tests.once_made import once_made

MID_DUE, END_DUE = date(2027, 7, 7), date(2028, 1, 7)
DECLARED = Declared("Lee Lead", "Chair", True)


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


@dataclass
class Reported:
    """£2,000.01 from 7 January 2027; 80 people take part, who are asked whether they feel safer."""

    agreement: Agreement
    lead: Person
    officer: Person

    def of(self, stage: str) -> Return:
        return Return.objects.get(agreement=self.agreement, stage=stage)

    @property
    def mid(self) -> Return:
        return self.of(MID)

    @property
    def end(self) -> Return:
        return self.of(END)

    def past(self) -> str:
        return EarlierAward.objects.get(reference=self.agreement.reference).return_state

    def sent(self, stage: str, day: date | None = None, **values: Any) -> Return:
        report = self.of(stage)
        declared = values.pop("declared", DECLARED)
        return actions.submit_return(
            report, by=self.lead, at=noon(day or report.due_on), version=report.version,
            said=said(report, **values), declared=declared,
        )  # fmt: skip

    def accepted(self, stage: str, day: date | None = None, **values: Any) -> Return:
        report = self.sent(stage, day, **values)
        return actions.accept_return(report, by=self.officer, at=noon(day or report.due_on))


def said(report: Return, pence: int | None = 200_001, achieved: str = "80", why: str = "", **values) -> Said:
    """All well at the end; at mid-year half is planned."""
    half = pence if report.is_final or pence is None else pence // 2
    usual = {"narrative": "They came.", "people_reached": 80}
    return Said(
        achieved={one.pk: (achieved, why) for one in report.measures.all()},
        spent={one.pk: (half, why) for one in report.spending.all()},
        **(usual | values),
    )


@once_made
def a_reported_grant() -> Reported:
    agreement = a_signed_agreement()
    kept(PromisedOutcome(agreement=agreement, kind="output", measure="People who take part", target="80"))
    actions.plan_returns(agreement, by=None, at=NOW)
    return Reported(agreement, lead_of(agreement), a_person("officer"))
