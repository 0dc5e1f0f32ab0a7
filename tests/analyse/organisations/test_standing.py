from datetime import date, timedelta

import pytest

from almoner.analyse.organisations.standing import Standing, missing_kinds, standing_of
from tests.builders import TODAY, a_document, an_organisation

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("kind", "days", "standing"),
    [
        ("governing", {}, Standing("In use", "green")),
        (
            "insurance",
            {"expires_on": TODAY - DAY},
            Standing("Run out", "red", "Ran out on 9 December 2026"),
        ),
        (
            "insurance",
            {"expires_on": TODAY},
            Standing("Runs out soon", "yellow", "Runs out on 10 December 2026"),
        ),
        (
            "insurance",
            {"expires_on": TODAY + 60 * DAY},
            Standing("Runs out soon", "yellow", "Runs out on 8 February 2027"),
        ),
        (
            "insurance",
            {"expires_on": TODAY + 61 * DAY},
            Standing("In use", "green", "In use until 9 February 2027"),
        ),
        ("safeguarding", {"reviewed_on": date(2025, 12, 10)}, Standing("In use", "green")),
        (
            "safeguarding",
            {"reviewed_on": date(2025, 12, 9)},
            Standing("Review due", "orange", "It is reviewed every 12 months (4.22)"),
        ),
        ("safeguarding", {}, Standing("Review due", "orange", "It is reviewed every 12 months (4.22)")),
        ("equality", {"reviewed_on": date(2020, 1, 1)}, Standing("In use", "green")),
    ],
)
def test_a_document_stands_on_a_day(kind, days, standing):
    assert standing_of(a_document(an_organisation(), kind, **days), TODAY) == standing


def test_what_most_bids_ask_for_and_nobody_has_kept():
    organisation = an_organisation()
    kept = [a_document(organisation, "governing"), a_document(organisation, "insurance")]

    assert [kind for kind, _ in missing_kinds(kept)] == ["accounts", "safeguarding"]
