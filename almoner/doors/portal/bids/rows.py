"""The tables of a bid: costs, money and help from others, partners who share the money."""

from typing import Any

from almoner.do.applications.models import CASH, IN_KIND, BudgetLine, MatchLine
from almoner.doors.portal.bids.forms import DraftForm
from almoner.ground.ui.fields import MoneyField, SelectField, TextField, TickField, WholeNumberField
from almoner.ground.ui.forms import RowForm, rows_of
from almoner.ground.ui.looks import Look

CATEGORIES: Any = BudgetLine._meta.get_field("category").choices
STANDINGS: Any = MatchLine._meta.get_field("standing").choices


class PartnerRow(RowForm):
    name = TextField(label="Organisation", max_length=200)
    role = TextField(label="What it does in the project", max_length=200)
    percent = WholeNumberField(
        label="Share of the money, in percent", most=99, look=Look(width="3", suffix="%")
    )


class CostRow(RowForm):
    category = SelectField(label="Kind", choices=CATEGORIES)
    description = TextField(label="What is it?", max_length=200)
    cost_pence = MoneyField(label="Cost", look=Look(width="10", prefix="£", sums="cost"))
    ours_pence = MoneyField(
        label="Asked of us", required=False, look=Look(width="10", prefix="£", sums="ours")
    )

    def clean(self) -> dict[str, Any]:
        """Nothing entered is nothing asked."""
        given = super().clean() or {}
        if given.get("cost_pence") is not None and given.get("ours_pence") is None:
            given["ours_pence"] = 0
        return given


class MatchRow(RowForm):
    source = TextField(label="From whom?", max_length=160)
    kind = SelectField(label="Cash or in kind", choices=((CASH, "Cash"), (IN_KIND, "In kind")))
    standing = SelectField(label="How sure?", choices=STANDINGS)
    amount_pence = MoneyField(label="Worth", look=Look(width="10", prefix="£", sums="match"))
    evidence = TextField(
        label="Evidence",
        max_length=200,
        required=False,
        help_text="Such as “letter of 3 June”",
    )


PartnerRows = rows_of(PartnerRow, blank=2, most=20)
CostRows = rows_of(CostRow, blank=3, most=60)
MatchRows = rows_of(MatchRow, blank=2, most=30)


class TotalsForm(DraftForm):
    take_totals = TickField(
        label="Make my request and the project’s cost equal to these totals", required=False
    )
