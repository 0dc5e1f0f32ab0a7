"""The office of the paying journey: an agreement signed by both, its account verified, people of finance.

Run in a home of its own: `python -m tests.journeys.paying_office`. Everybody is invented.
"""

import os
from datetime import date

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "almoner.config.settings")

import django

NAMES = {"finance": "Fenn Finance", "chief": "Chidi Chief-Finance", "officer": "Olive Officer"}
LEAD = "Lena Lead"


def make() -> None:
    from almoner.ground.office.models import CommissioningBody
    from tests import builders as b
    from tests.do.payments.office import an_office

    b.kept(
        CommissioningBody(
            name="Office of the Commissioner (demo)", short_name="the office", area_name="Essex (demo)",
            decision_maker_title="Commissioner", email="office@example.org", starts_on=b.LONG_AGO,
        )
    )  # fmt: skip
    office = an_office(date(2026, 12, 15))
    people = {getattr(office, key): name for key, name in NAMES.items()}
    people[office.agreement.line.organisation.memberships.get().person] = LEAD
    for one, name in people.items():
        one.name, one.is_invented = name, True
        b.kept(one)


if __name__ == "__main__":
    django.setup()
    make()
