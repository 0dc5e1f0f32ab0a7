"""A procurement and a contract of the small office."""

from typing import Any

from almoner.analyse.organisations.models import Organisation
from almoner.do.agreements import actions as agreements
from almoner.do.agreements.varying import Proposal
from almoner.do.reach import actions as reach
from almoner.do.reach.actions import CoFunding
from almoner.ground.accounts.models import Person
from almoner.ground.files.store import put_bytes
from tests.builders import NOW
from tests.do.agreements.contract_rows import a_contract_taken_over, reviewed
from tests.do.procurement.tenders import a_tender
from tests.ground.files.making import plain_pdf


def tenders(officer: Person, provider: Organisation) -> dict[str, Any]:
    """Planned with one lot; taken over, with its copy for the public."""
    contract = a_contract_taken_over(officer, provider=provider)
    paper = put_bytes(plain_pdf(), "public.pdf")
    price = Proposal("price", "Wages rose.", added_pence=100_000)
    agreements.propose_variation(contract, by=officer, at=NOW, proposal=price)
    agreements.open_review(contract, by=officer, at=NOW, said=reviewed())
    paid = CoFunding("County council", "2026/27", 4_000_000, "Agreement of April")
    reach.keep_co_funder(contract, by=officer, at=NOW, details=paid)
    return {
        "procurement": a_tender(2_000_000, officer=officer),
        "contract": agreements.settle_copy(contract, by=officer, at=NOW, copy=paper),
    }
