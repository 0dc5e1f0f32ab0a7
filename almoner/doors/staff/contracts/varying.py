"""The chain of variations on a contract's page: proposed, put to decision, made, given up (3.9)."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from almoner.do.agreements import actions
from almoner.do.agreements.models import VARIATIONS, Contract, Variation
from almoner.do.agreements.varying import Proposal
from almoner.doors.staff.contracts.doing import onward, seen
from almoner.doors.staff.decisions.pages import page_of
from almoner.doors.staff.people.asking import Asked, ask, once, posted
from almoner.doors.staff.procurement.forms import ReasonForm, choose, named
from almoner.ground.core import clock
from almoner.ground.files import store
from almoner.ground.office.arrival import SignedIn
from almoner.ground.ui.dates import DayField
from almoner.ground.ui.fields import (
    LongTextField,
    MoneyField,
    SelectField,
    TextField,
    UploadField,
    WholeNumberField,
)
from almoner.ground.ui.forms import Form
from almoner.ground.ui.looks import Look
from almoner.plan.funds.models import FundBudget
from almoner.plan.priorities.queries import priorities_on

LOW = Look(rows=3)
PAYS = (1, 2)


class ProposalForm(Form):
    kind = SelectField(label="What is varied?")
    months = WholeNumberField(label="Longer by so many months", required=False, least=0, most=60)
    added_pence = MoneyField(label="What it adds to the value", required=False)
    because = LongTextField(label="Why?", max_length=4_000, look=LOW)
    growth_reason = LongTextField(label="If it grows much: why may it?", required=False, max_length=2_000,
                                  look=LOW)  # fmt: skip
    confirmed_by = TextField(label="Who of the seven-force team confirmed it?", required=False,
                             max_length=120, help_text="Needed for a longer term.")  # fmt: skip
    confirmed_on = DayField(label="On which day?", required=False)
    confirmation = TextField(label="Their reference", required=False, max_length=40)
    waiver = TextField(label="If it runs beyond five years: which decision waives that?", required=False,
                       max_length=10, help_text="Like 043-26. It is published first (2.1 c).")  # fmt: skip

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        choose(self, "kind", dict(VARIATIONS))

    def proposal(self) -> Proposal:
        said = dict(self.cleaned_data)
        said |= {name: said[name] or 0 for name in ("months", "added_pence")}
        return Proposal(**said)


class SumsForm(Form):
    """One or two budgets pay; none for a variation without money."""

    priority = SelectField(label="Which priority of the plan does it serve?")
    dated = DayField(label="Date of the report", required=False)

    def __init__(self, *args: Any, contract: Contract, **options: Any) -> None:
        super().__init__(*args, **options)
        self.priorities = {one.code: one for one in priorities_on(clock.today())}
        choose(self, "priority", {key: f"{key} {one.title}" for key, one in self.priorities.items()})
        found = FundBudget.objects.filter(fund=contract.fund).select_related("fund", "stream")
        self.budgets = {str(one.pk): one for one in found}
        for place in PAYS:
            budget = SelectField(label=f"Budget {place}", required=False)
            self.fields[f"budget_{place}"] = budget
            choose(self, f"budget_{place}", {key: named(one) for key, one in self.budgets.items()})
            self.fields[f"pence_{place}"] = MoneyField(label=f"Sum from budget {place}", required=False)

    def sums(self) -> list[tuple[FundBudget, int]]:
        said = self.cleaned_data
        pairs = [(said[f"budget_{place}"], said[f"pence_{place}"]) for place in PAYS]
        return [(self.budgets[key], pence) for key, pence in pairs if key and pence]


class PaperForm(Form):
    paper = UploadField(label="The signed paper of the variation", required=False)


def link_of(request: SignedIn, public_id: str, number: int) -> tuple[Contract, Variation]:
    row = seen(request, public_id)
    return row, get_object_or_404(row.variations, number=number)


def propose(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    form = ProposalForm(posted(request))

    def write(given: dict[str, Any]) -> object:
        return actions.propose_variation(row, **once(request), proposal=form.proposal())

    title = f"Vary {row.reference}"
    return ask(request, Asked(title, form, write, "It is proposed. Put it to decision.", onward(row)))


def sheet(request: SignedIn, public_id: str, number: int) -> HttpResponse:
    row, link = link_of(request, public_id, number)
    form = SumsForm(posted(request), contract=row)

    def write(given: dict[str, Any]) -> object:
        more = {"priority": form.priorities[given["priority"]], "dated": given["dated"]}
        return actions.compose_variation(link, **once(request), sums=form.sums(), **more)

    title = f"Put variation {number} of {row.reference} to decision"
    said = "The sheet is filled. Read each description, add the header, then open it for signature."
    return ask(request, Asked(title, form, write, said, onward(row), leads_to=page_of))


def make(request: SignedIn, public_id: str, number: int) -> HttpResponse:
    row, link = link_of(request, public_id, number)
    form = PaperForm(posted(request), request.FILES or None)

    def write(given: dict[str, Any]) -> object:
        paper = store.put(given["paper"], field="paper") if given["paper"] else None
        return actions.make_variation(link, **once(request), paper=paper)

    title = f"Make variation {number} of {row.reference}"
    lead = "Its decision must be signed and published."
    return ask(request, Asked(title, form, write, "The contract is varied.", onward(row), lead))


def give_up(request: SignedIn, public_id: str, number: int) -> HttpResponse:
    row, link = link_of(request, public_id, number)

    def write(given: dict[str, Any]) -> object:
        return actions.give_up_variation(link, **once(request), **given)

    title = f"Give up variation {number} of {row.reference}"
    return ask(request, Asked(title, ReasonForm(posted(request)), write, "It is given up.", onward(row)))
