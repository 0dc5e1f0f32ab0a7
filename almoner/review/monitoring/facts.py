"""Reports as the policy's rules read them, and what they say of an award to whoever asks later."""

from datetime import date, datetime

from django.db.models import Sum

from almoner.do.agreements.facts import terms_of
from almoner.do.agreements.models import Agreement
from almoner.do.payments.models import UNSPENT
from almoner.do.payments.states import WAIVED
from almoner.ground.core.calendar import london_date
from almoner.ground.core.money import share
from almoner.ground.questions.models import Answer
from almoner.policy import monitoring as policy
from almoner.policy.terms import Terms
from almoner.review.monitoring.models import Return
from almoner.review.monitoring.states import ACCEPTED

THE_GRANT = "The whole grant"


def terms_of_report(report: Return, at: datetime) -> Terms:
    return terms_of(report.agreement.line, london_date(at))


def told(report: Return, at: datetime, kept_because: str = "") -> policy.Told:
    """The report as it stands in the database."""
    return policy.Told(
        terms=terms_of_report(report, at),
        is_final=report.is_final,
        amount_pence=report.agreement.amount_pence,
        narrative=report.narrative,
        people_promised=report.people_promised,
        people_reached=report.people_reached,
        people_because=report.people_because,
        measures=tuple(
            policy.Achieved(f"achieved_{one.pk}", one.outcome.measure, one.outcome.target, one.achieved,
                            one.because, one.outcome.baseline)
            for one in report.measures.select_related("outcome")
        ),
        spending=tuple(
            policy.Spent(f"spent_{one.pk}", one.line, one.planned_pence, one.spent_pence, one.because)
            for one in report.spending.all()
        ),
        declared_by=report.declared_name if report.declared_position else "",
        asked_back_pence=asked_back(report.agreement),
        kept_because=kept_because or report.kept_because,
    )  # fmt: skip


def asked_back(agreement: Agreement) -> int:
    """Pence asked back as not spent, and not given up."""
    found = agreement.recoveries.filter(reason=UNSPENT).exclude(status=WAIVED)
    return int(found.aggregate(sum=Sum("amount_pence"))["sum"] or 0)


def planned(agreement: Agreement) -> list[tuple[str, int]]:
    """The bid's lines that ask money of us, each with its share of what was given; pence."""
    bid = agreement.line.application
    lines = list(bid.budget_lines.filter(ours_pence__gt=0)) if bid else []
    if not lines:
        return [(THE_GRANT, agreement.amount_pence)]
    shares = share(agreement.amount_pence, [one.ours_pence for one in lines])
    names = [f"{one.get_category_display()}: {one.description}" for one in lines]
    return list(zip(names, shares, strict=True))


def people_promised(agreement: Agreement) -> int | None:
    """How many people the bid says will take part or be helped."""
    bid = agreement.line.application
    found = Answer.objects.filter(sheet=bid.sheet_id, question__key="people_reached").first() if bid else None
    text = str(found.value).strip() if found else ""
    return int(text) if text.isdecimal() else None


def standing(agreement: Agreement, today: date) -> str:
    """How the award's reports stand, in the words of the organisation's past."""
    rows = agreement.returns.all()
    return policy.stands(
        (one.is_final, one.is_late(today), today >= one.due_on or one.sent_at is not None,
         one.status == ACCEPTED)
        for one in rows
    )  # fmt: skip
