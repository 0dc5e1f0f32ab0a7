from datetime import date

import pytest

from almoner.policy import sheet_publication as publication
from almoner.policy.decisions import Refusal, Withheld
from tests.policy.builders import ALL_THREE, MET, a_line, a_sheet, judge, not_met, said

UNSIGNED = a_sheet(signatures=ALL_THREE[:2])


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        (a_sheet(published_on=None), MET),
        (a_sheet(published_on=date(2026, 10, 22)), MET),
        (a_sheet(published_on=date(2026, 10, 21)), not_met("It was published before the last signature.")),
        (UNSIGNED, not_met("It is not fully signed.")),
    ],
)
def test_1_10_first_every_signature_then_publication(sheet, expected):
    assert said(publication.published_after_signing(sheet)) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"published_on": date(2026, 11, 5)}, MET),
        (
            {"published_on": date(2026, 11, 6)},
            not_met("Since the last signature it was published only after 11 working days; 10 are allowed."),
        ),
        ({"published_on": date(2026, 11, 6), "bank_holidays": frozenset({date(2026, 11, 2)})}, MET),
        ({"published_on": None, "today": date(2026, 11, 5)}, MET),
        (
            {"published_on": None, "today": date(2026, 11, 6)},
            not_met("Since the last signature it has waited for 11 working days; 10 are allowed."),
        ),
        (
            {"signatures": ()},
            judge("It is not fully signed, so the time for publishing has not begun."),
        ),
    ],
)
def test_1_10_a_signed_decision_is_published_within_ten_working_days(changes, expected):
    assert said(publication.published_promptly(a_sheet(**changes))) == expected


def test_1_10_a_decision_is_reported_to_the_police_fire_and_crime_panel():
    found = publication.reported_to_the_scrutiny_panel(a_sheet(reported_on=None))

    assert (said(found), found.holds_up) == (
        not_met("It is not yet reported to the Police, Fire and Crime Panel."),
        False,
    )


def test_3_3_every_unsuccessful_applicant_hears_a_reason_tied_to_a_criterion():
    refusals = (
        Refusal("26R1-003", "Outcomes could not be measured.", "delivery"),
        Refusal("26R1-004", "Weak.", ""),
        Refusal("26R1-005", "", "need"),
    )

    assert said(publication.refusals_have_reasons(a_sheet(refusals=refusals))) == not_met(
        "No clear reason is ready for 26R1-004 and 26R1-005."
    )


def test_4_21_every_award_of_any_size_names_who_what_and_how_much():
    lines = (
        a_line(amount_pence=1),
        a_line(amount_pence=0),
        a_line(recipient=""),
        a_line(recipient="The Orchard Table", description=""),
    )

    assert said(publication.says_who_what_and_how_much(a_sheet(lines=lines))) == not_met(
        "Not ready for the register: "
        "Three Creeks Community Trust, a line without a name and The Orchard Table."
    )


@pytest.mark.parametrize(
    ("length", "checked_by", "expected"),
    [
        (300, "officer", MET),
        (
            301,
            "officer",
            not_met("Descriptions not fit to publish: Three Creeks Community Trust (over 300 characters)."),
        ),
        (300, "", not_met("Descriptions not fit to publish: Three Creeks Community Trust (not checked).")),
    ],
)
def test_4_21_descriptions_are_short_and_looked_at(length, checked_by, expected):
    line = a_line(description="x" * length, description_checked_by=checked_by)

    assert said(publication.descriptions_are_fit_to_publish(a_sheet(lines=(line,)))) == expected


def test_4_21_what_is_withheld_has_a_ground_an_approver_and_a_placeholder():
    withheld = (
        Withheld("an address", "safety", "Mo"),
        Withheld("a name", "", "Mo"),
        Withheld("a sum", "commercial", ""),
        Withheld("an annex", "legal advice", "Mo", has_placeholder=False),
    )

    assert said(publication.withholding_is_accounted_for(a_sheet(withheld=withheld))) == not_met(
        "Withheld without a ground, an approver or a placeholder: a name, a sum and an annex."
    )


@pytest.mark.parametrize("lacks", [True, False])
def test_4_21_a_core_partner_without_an_identifier_needs_a_reason(lacks):
    sheet = a_sheet(lines=(a_line(lacks_identifier=lacks),))
    found = publication.partners_have_identifiers(sheet)

    assert found.needs_reason is lacks
