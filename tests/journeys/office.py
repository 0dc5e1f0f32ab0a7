"""The office of the journeys: people of every role, money, partners, a charity, a round in draft.

Run in a home of its own: `python -m tests.journeys.office`. Everybody is invented.
"""

import os
from datetime import UTC, date, datetime

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "almoner.config.settings")

import django

OFFICE_ROLES = (
    ("officer", "Olive Officer"),
    ("finance", "Fenn Finance"),
    ("monitoring", "Mona Monitoring"),
    ("chief_finance", "Chidi Chief-Finance"),
    ("decision_maker", "Dara Decision"),
    ("auditor", "Audrey Auditor"),
)
MEMBERS = ("Pia Panel", "Quentin Panel", "Rosa Panel", "Sten Panel")
LEAD = "Lena Lead"


def email_of(name: str) -> str:
    return f"{name.lower().replace(' ', '.')}@example.org"


def make() -> None:
    from almoner.analyse.organisations.passport import AccountsYear
    from almoner.do.agreements import actions as agreements
    from almoner.do.rounds import actions as rounds
    from almoner.ground.files.store import put_bytes
    from almoner.ground.office.models import CommissioningBody
    from tests import builders as b
    from tests.ground.files.making import plain_pdf

    at = datetime(2026, 12, 9, 9, tzinfo=UTC)
    b.kept(
        CommissioningBody(
            name="Office of the Commissioner (demo)", short_name="the office", area_name="Essex (demo)",
            decision_maker_title="Commissioner", email="office@example.org", org_id="GB-GOR-OT9901",
            grants_prefix="360G-almonerdemo", starts_on=b.LONG_AGO,
        )
    )  # fmt: skip
    staff = {role: b.a_person(role, name=name) for role, name in OFFICE_ROLES}
    members = [b.a_person(name=name, email=email_of(name)) for name in MEMBERS]
    lead = b.a_person(name=LEAD)
    for one in (*staff.values(), *members, lead):
        one.is_invented = True
        b.kept(one)
    area = b.an_area("Tendring", "TEN", ons_code="E07000076", population=148_300, row=2, column=4)
    b.a_partnership(area, name="Tendring Partnership (demo)", contact_email="csp@example.org")
    b.a_partnership(area, kind="police", name="Police in Tendring (demo)", contact_email="police@example.org")
    b.a_plan_with_priorities()
    budget = b.a_fund_with_budget()
    charity = b.an_organisation(
        "Saltmarsh Boxing (demo)", lead=lead, charity_number="9900001", postcode="ZZ1 1AA", home_area=area
    )
    for kind in ("governing", "data_protection", "safeguarding"):
        file = b.kept(put_bytes(plain_pdf(), f"{kind}.pdf").row(by=lead, at=at))
        b.a_document(
            charity, kind, title=kind, file=file, reviewed_on=date(2026, 9, 1), kept_at=at, kept_by=lead
        )
    b.kept(
        AccountsYear(
            organisation=charity, year_end=date(2026, 3, 31), income_pence=8_400_000,
            expenditure_pence=8_000_000, cash_pence=1_520_000, free_reserves_pence=2_000_000,
            entered_by=lead, entered_at=at,
        )
    )  # fmt: skip
    officer = staff["officer"]
    agreements.load_default_template(None, by=officer, at=at, in_use_from=date(2026, 1, 1))
    template = rounds.load_default_template(budget.fund, by=officer, at=at)
    round = rounds.draft(
        template, by=officer, at=at, code="26R2", title="Community safety grants 2026/27", budget=budget
    )
    rounds.revise(
        round,
        by=officer,
        at=at,
        values={
            "opens_at": datetime(2026, 12, 10, 0, 1, tzinfo=UTC),
            "closes_at": datetime(2027, 1, 15, 17, tzinfo=UTC),
            "panel_on": date(2027, 1, 27),
            "decision_on": date(2027, 2, 10),
            "answer_on": date(2027, 2, 17),
            "starts_on": date(2027, 4, 1),
            "approval_reference": "012-26",
        },
    )


if __name__ == "__main__":
    django.setup()
    make()
