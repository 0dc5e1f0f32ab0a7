"""Awards and contracts for tests, made by the same actions as people use."""

from datetime import date

from almoner.do.agreements import actions as agreements
from almoner.do.agreements.contracting import Signed, TakenOver
from almoner.do.agreements.models import Contract, PerformanceReview
from almoner.do.agreements.reviewing import Reviewed
from almoner.do.decisions import actions
from almoner.do.decisions.models import Decision
from almoner.do.procurement.models import Lot, Procurement
from almoner.ground.accounts.models import Person
from almoner.ground.files.store import put_bytes
from tests.builders import NOW, TODAY, a_fund, a_person, an_organisation
from tests.do.decisions.sheets import no_subsidy, reasons_for, signed_by, the_three
from tests.do.procurement.tenders import noticed, recommended
from tests.ground.files.making import plain_pdf
from tests.once_made import once_made

HEAD = {
    "area_affected": "The whole county",
    "enquiries_to": "The office",
    "strategic_links": "The violence strategy",
    "csp_regard": "Each plan was read",
    "mpm_note": "Regular, proper, good value, feasible",
}


def put_to_decision(tender: Procurement, officer: Person) -> Decision:
    sheet = actions.compose_contract(tender, by=officer, at=NOW, dated=TODAY)
    sheet = no_subsidy(actions.revise(sheet, by=officer, at=NOW, values=HEAD))
    return actions.check_descriptions(sheet, by=officer, at=NOW, lines=list(sheet.lines.all()))


@once_made
def an_award(annual_pence: int = 120_000_00, *, officer: Person | None = None, with_notice=True) -> Lot:
    """Decided, published, and its award notice stands long enough."""
    officer = officer or a_person("officer")
    tender = recommended(annual_pence, officer=officer)
    sheet = put_to_decision(tender, officer)
    sheet = actions.open_for_signature(sheet, by=officer, at=NOW, reasons=reasons_for(sheet))
    sheet = signed_by(sheet, *the_three().in_order())
    agreements.announce(sheet, by=officer, at=NOW)
    if with_notice:
        noticed(Procurement.objects.get(pk=tender.pk), officer)
    return tender.lots.select_related("procurement").get()


def a_paper():
    return put_bytes(plain_pdf(), "contract.pdf")


def signed(**values) -> Signed:
    facts = {
        "provider_name": "Ada Winner", "provider_position": "Chief executive", "provider_on": TODAY,
        "our_name": "The Commissioner", "our_title": "Commissioner", "our_on": TODAY,
    }  # fmt: skip
    return Signed(**(facts | values))


def taken_over(**values) -> TakenOver:
    facts = {
        "title": "Stalking advocacy",
        "service": "Advocates for people who are stalked.",
        "provider": values.pop("provider", None) or an_organisation(),
        "fund": a_fund("VF", name="Victims' Fund", purpose="victim_support"),
        "starts_on": date(2024, 4, 1),
        "initial_end": date(2027, 3, 31),
        "annual_pence": 9_500_000,
        "decided_in": "Decision 044-24, as stated",
        "signed_on": date(2024, 3, 20),
        "extension_months": (12, 12),
    }
    return TakenOver(**(facts | values))


def reviewed(**values) -> Reviewed:
    facts = {
        "covers_from": date(2025, 12, 1), "covers_to": date(2026, 11, 30),
        "promised": "400 people supported.", "delivered": "412 people, within ten days.",
        "rating": "met", "conclusion": "extend", "feedback": "Forty of them answered; most felt safer.",
    }  # fmt: skip
    return Reviewed(**(facts | values))


def a_closed_review(contract: Contract, officer: Person, **values) -> PerformanceReview:
    row = agreements.open_review(contract, by=officer, at=NOW, said=reviewed(**values))
    return agreements.close_review(row, by=a_person("officer"), at=NOW, note="The returns agree.")


def a_signed_contract(officer: Person, annual_pence: int = 120_000_00, **values) -> Contract:
    """Decided for the first year, signed by both: £30,000 of £150,000 is committed."""
    made = agreements.make_contract(an_award(annual_pence, officer=officer), by=officer, at=NOW)
    return agreements.record_signatures(made, by=officer, at=NOW, said=signed(**values), copy=a_paper())


@once_made
def a_contract_taken_over(officer: Person | None = None, **values) -> Contract:
    officer = officer or a_person("officer")
    return agreements.take_over(None, by=officer, at=NOW, details=taken_over(**values))
