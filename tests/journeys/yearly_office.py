"""The office of the yearly journeys: partners of last year's core grants, a tender that is planned.

Run in a home of its own: `python -m tests.journeys.yearly_office`. Everybody is invented.
"""

import os
from datetime import date

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "almoner.config.settings")

import django

LEADS = ("Lena Lead", "Luca Lead")
PARTNERS = ("Youth Justice North (demo)", "Youth Justice South (demo)")
PROVIDER = "Tidewater Support (demo)"
TENDER = "Support after sexual violence"


def make() -> None:
    from almoner.do.agreements import actions as agreements
    from almoner.ground.office.models import CommissioningBody
    from tests import builders as b
    from tests.do.procurement.tenders import a_tender, a_victims_budget
    from tests.journeys.office import OFFICE_ROLES
    from tests.plan.allocations.schedules import a_core_budget, a_schedule, a_share, details_of

    b.kept(
        CommissioningBody(
            name="Office of the Commissioner (demo)", short_name="the office", area_name="Essex (demo)",
            decision_maker_title="Commissioner", email="office@example.org", org_id="GB-GOR-OT9901",
            grants_prefix="360G-almonerdemo", starts_on=b.LONG_AGO,
        )
    )  # fmt: skip
    staff = {role: b.a_person(role, name=name) for role, name in OFFICE_ROLES}
    leads = [b.a_person(name=name) for name in LEADS]
    for one in (*staff.values(), *leads):
        one.is_invented = True
        b.kept(one)
    officer = staff["officer"]
    for kind in ("grant", "partner"):
        agreements.load_default_template(
            None, by=officer, at=b.NOW, in_use_from=date(2026, 1, 1), instrument=kind
        )
    b.a_plan_with_priorities()
    schedule = a_schedule(officer=officer)
    for name, lead, pence in zip(PARTNERS, leads, (25_000_000, 11_000_000), strict=True):
        partner = b.an_organisation(name, lead=lead, kind="public_body", charity_number="")
        a_share(schedule, officer, details_of(amount_pence=pence, partner=partner))
    a_core_budget("2027/28")
    a_victims_budget()
    b.an_organisation(PROVIDER, lead=b.a_person(name="Tidewater's lead"))
    a_tender(120_000_00, officer=officer)


if __name__ == "__main__":
    django.setup()
    make()
