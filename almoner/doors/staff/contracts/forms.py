"""Forms of contracts."""

from collections.abc import Iterable
from typing import Any

from almoner.analyse.organisations.models import Organisation
from almoner.do.agreements.contracting import Signed, TakenOver
from almoner.do.agreements.models import TIMES
from almoner.do.procurement.models import Procurement
from almoner.doors.staff.procurement.forms import MonthsField, choose
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
from almoner.plan.funds.models import Fund

LOW, SHORT = Look(rows=3), Look(width="10")
OFTEN = [("", "Choose"), *((str(key), words) for key, words in TIMES)]
AFTERWARDS = "Each instalment is due at the end of its period, never before the service."


class SheetForm(Form):
    dated = DayField(label="Date of the report", required=False)


class SignedForm(Form):
    provider_name = TextField(label="Who signed for the provider?", max_length=120)
    provider_position = TextField(label="What are they there?", max_length=120)
    provider_on = DayField(label="They signed on")
    our_name = TextField(label="Who signed for us?", max_length=60)
    our_title = TextField(label="In which office?", max_length=58)
    our_on = DayField(label="We signed on")
    payments_a_year = SelectField(label="How often does it say that it is paid?", choices=OFTEN,
                                  help_text=AFTERWARDS)  # fmt: skip
    paper = UploadField(label="The signed contract", help_text="PDF. It is kept, and not published.")

    def said(self) -> Signed:
        said = {name: value for name, value in self.cleaned_data.items() if name != "paper"}
        return Signed(**(said | {"payments_a_year": int(said["payments_a_year"])}))


class TakeOverForm(Form):
    title = TextField(label="Service", max_length=160)
    service = LongTextField(label="What is bought, as the public will read it", max_length=300, look=LOW)
    provider = SelectField(label="Provider")
    fund = SelectField(label="Fund")
    starts_on = DayField(label="Start")
    initial_end = DayField(label="End without extensions")
    extension_months = MonthsField(label="Extensions allowed, in months", required=False, max_length=40,
                                   look=SHORT, help_text="Like 12, 12 for two of a year each.")  # fmt: skip
    extensions_used = WholeNumberField(label="How many of them are used?", least=0, most=9)
    annual_pence = MoneyField(label="Value of a year")
    payments_a_year = SelectField(label="How often is it paid?", choices=OFTEN, help_text=AFTERWARDS)
    volume = TextField(label="Volume assumed", required=False, max_length=300)
    decided_in = TextField(label="Decision it stands on, as it is stated", max_length=80)
    signed_on = DayField(label="Signed by both on")

    def __init__(
        self, *args: Any, providers: Iterable[Organisation], funds: Iterable[Fund], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.rows: dict[str, dict[str, Any]] = {
            "provider": {one.public_id: one for one in providers},
            "fund": {one.code: one for one in funds},
        }
        for name, rows in self.rows.items():
            choose(self, name, {key: str(one) for key, one in rows.items()})

    def details(self) -> TakenOver:
        said = dict(self.cleaned_data)
        said["payments_a_year"] = int(said["payments_a_year"])
        return TakenOver(**(said | {name: rows[said[name]] for name, rows in self.rows.items()}))


class PublicationForm(Form):
    copy = UploadField(label="The copy that the public may read", required=False,
                       help_text="PDF, with what must stay confidential taken out.")  # fmt: skip
    reason = LongTextField(label="Or: on which ground is it withheld?", required=False, max_length=2_000,
                           look=LOW)  # fmt: skip


class NextForm(Form):
    review_on = DayField(label="Next review of the contract", required=False)
    successor = SelectField(label="The procurement that replaces it", required=False)
    note = LongTextField(label="Or: what happens at its end", required=False, max_length=2_000, look=LOW)

    def __init__(self, *args: Any, procurements: Iterable[Procurement], **options: Any) -> None:
        super().__init__(*args, **options)
        self.procurements = {one.reference: one for one in procurements}
        choose(self, "successor", {key: str(one) for key, one in self.procurements.items()})
