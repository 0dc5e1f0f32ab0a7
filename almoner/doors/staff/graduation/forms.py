"""Forms of graduation."""

from collections.abc import Iterable
from typing import Any

from almoner.do.graduation.models import Graduation
from almoner.do.proposals.models import Proposal
from almoner.doors.staff.proposals.forms import ProposalForm, choose
from almoner.ground.ui.fields import LongTextField, SelectField
from almoner.ground.ui.forms import Form
from almoner.ground.ui.looks import Look
from almoner.plan.allocations.models import CoreAllocation

LOW = Look(rows=3)
EARLY = "If no report on it is accepted yet: why does it move now?"


class ReasonForm(Form):
    reason = LongTextField(label="Why?", max_length=2_000, look=LOW)

    def __init__(self, *args: Any, question: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["reason"].label = question


class FromPilotForm(ProposalForm):
    """An ad-hoc proposal, filled in from the pilot."""

    early_reason = LongTextField(label=EARLY, max_length=2_000, required=False, look=LOW)

    @staticmethod
    def initial_from(row: Graduation) -> dict[str, Any]:
        line = row.agreement.line
        return {
            "organisation": line.organisation.public_id if line.organisation else "",
            "title": line.title[:160],
            "purpose": line.description,
            "amount_pence": row.agreement.amount_pence,
            "trigger": "partner",
            "evidence": f"The pilot {row.agreement.reference} is suitable to scale: {row.reason}",
            "waiver": f"It carries on a pilot that was competed as bid {line.application.reference}."
            if line.application
            else "",
            "involves_vulnerable": bool(
                line.application
                and (line.application.involves_children or line.application.involves_adults_at_risk)
            ),
        }


class LinkForm(Form):
    carrier = SelectField(label="What carries it further?")
    early_reason = LongTextField(label=EARLY, max_length=2_000, required=False, look=LOW)

    def __init__(
        self, *args: Any, proposals: Iterable[Proposal], shares: Iterable[CoreAllocation], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.proposals = {one.reference: one for one in proposals}
        self.shares = {one.reference: one for one in shares}
        rows = {**self.proposals, **self.shares}
        choose(self, "carrier", {key: str(one) for key, one in rows.items()})
