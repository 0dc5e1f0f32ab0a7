"""Where and how a contract's service is reached, and who pays beside us, on its page (2.1 b, f)."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from almoner.analyse.areas.queries import choices_on
from almoner.do.agreements.models import Contract
from almoner.do.reach import actions
from almoner.do.reach.actions import CoFunding, Said
from almoner.do.reach.models import CoFunder
from almoner.do.reach.queries import co_funders_of, doubts, reach_of, served, with_reach
from almoner.doors.staff.contracts.doing import onward, seen
from almoner.doors.staff.people.asking import Asked, ask, done, once, posted
from almoner.ground.core import clock
from almoner.ground.core.money import in_words
from almoner.ground.office.arrival import SignedIn
from almoner.ground.ui.fields import LongTextField, ManyField, MoneyField, TextField, TickField
from almoner.ground.ui.forms import Form
from almoner.ground.ui.looks import Look
from almoner.policy.findings import Finding
from almoner.policy.reach import WAYS

LOW, SHORT = Look(rows=3), Look(width="10")


class ReachForm(Form):
    areas = ManyField(label="Which areas does it reach?")
    ways = ManyField(label="In which ways do people reach it?", choices=list(WAYS.items()))
    hours = TextField(label="When is it open?", required=False, max_length=200)
    languages = TextField(
        label="Which languages, and how do interpreters come?", required=False, max_length=200
    )
    reason = LongTextField(label="If an area is left out: why, and who serves people there?", required=False,
                           max_length=2_000, look=LOW)  # fmt: skip

    def __init__(self, *args: Any, areas: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["areas"].choices = areas  # type: ignore[attr-defined]

    def said(self) -> Said:
        given = self.cleaned_data
        return Said(**(given | {"areas": tuple(given["areas"]), "ways": tuple(given["ways"])}))


class CoFunderForm(Form):
    name = TextField(label="Who pays beside us?", max_length=160)
    financial_year = TextField(label="Financial year", max_length=7, look=SHORT, help_text="Like 2026/27.")
    amount_pence = MoneyField(label="How much in that year?")
    leads = TickField(label="They lead the commissioning", required=False)
    source = TextField(label="In which agreement or letter does it stand?", max_length=200)


def said_before(row: Contract) -> dict[str, Any]:
    reach = reach_of(row)
    if reach is None:
        return {}
    return vars(reach) | {"areas": [one.area.code for one in reach.areas.select_related("area")]}


def reach(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    form = ReachForm(posted(request), initial=said_before(row), areas=choices_on(clock.today()))

    def write(given: dict[str, Any]) -> object:
        return actions.say(row, **once(request), said=form.said())

    lead = "The public reads this with the award. A service for victims reaches every area if it can (2.1 b)."
    asked = Asked(f"Where {row.reference} is reached", form, write, "It is kept.", onward(row), lead)
    return ask(request, asked)


def co_funder(request: SignedIn, public_id: str, funder: str = "") -> HttpResponse:
    """Without one it adds one."""
    row = seen(request, public_id)
    known = get_object_or_404(row.co_funders, public_id=funder) if funder else None
    form = CoFunderForm(posted(request), initial=vars(known) if known else {})

    def write(given: dict[str, Any]) -> object:
        return actions.keep_co_funder(row, **once(request), details=CoFunding(**given), known=known)

    title = f"What {known.name} pays" if known else f"Who else pays for {row.reference}"
    lead = "Their money does not go through our ledger; it is counted beside ours (2.1 f)."
    asked = Asked(title, form, write, "It is kept.", onward(row), lead, more={"row": row, "known": known})
    return ask(request, asked, "staff/contracts/co_funder.html")


@require_POST
def drop(request: SignedIn, public_id: str, funder: str) -> HttpResponse:
    row = seen(request, public_id)
    known = get_object_or_404(row.co_funders, public_id=funder)

    def work() -> object:
        return actions.drop_co_funder(row, **once(request), row=known)

    return done(request, work, "It is taken out.", onward(row))


def shown(row: Contract, may_keep: bool) -> dict[str, Any]:
    """What the contract's page says of its reach and of who else pays."""
    whole = with_reach(Contract.objects.filter(pk=row.pk)).get()
    return {
        "reach": reach_facts(whole),
        "co_funders": [funder_row(one, may_keep) for one in co_funders_of(row)],
        "co_funder_columns": ["Who pays", "Year", {"text": "Sum", "numeric": True}],
    }


def warnings(row: Contract) -> list[Finding]:
    return doubts(row, clock.today())


def reach_facts(row: Contract) -> list[dict[str, object]]:
    """Nothing while nothing is said."""
    reach = reach_of(row)
    if reach is None:
        return []
    one = served(row, [area.area for area in reach.areas.all()])
    why: list[dict[str, object]] = [{"question": "Why not everywhere", "answer": reach.reason}]
    return [
        {"question": "Areas", "answer": ", ".join(sorted(area.name for area in one.areas))},
        *(why if reach.reason else ()),
        {"question": "Ways", "answer": ", ".join(words for key, words in WAYS.items() if key in one.ways)},
        {"question": "Open", "answer": reach.hours, "missing": "Nothing said"},
        {"question": "Languages", "answer": reach.languages, "missing": "Nothing said"},
    ]


def funder_row(one: CoFunder, may_keep: bool) -> list[object]:
    href = reverse("staff:co_funder", args=[one.contract.public_id, one.public_id]) if may_keep else ""
    note = f"{one.source}. They lead the commissioning" if one.leads else one.source
    return [{"text": one.name, "href": href, "note": note}, one.financial_year, in_words(one.amount_pence)]
