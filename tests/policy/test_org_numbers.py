import pytest

from almoner.policy.org_numbers import (
    company_number,
    is_charity_number,
    is_company_number,
    is_public_body_id,
)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("12345", False),
        ("123456", True),
        ("1234567", True),
        ("12345678", False),
        ("0234567", False),
        ("123456-1", True),
    ],
)
def test_9_1_charity_numbers_have_six_or_seven_digits(number, expected):
    assert is_charity_number(number) is expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("01234567", True),
        ("1234567", True),
        ("ce012345", True),
        ("SC 123456", True),
        ("R1234567", True),
        ("IP12345R", True),
        ("123456789", False),
        ("ABC12345", False),
        ("", False),
    ],
)
def test_9_1_company_numbers_have_eight_characters(number, expected):
    assert is_company_number(number) is expected


def test_9_1_company_numbers_are_written_as_the_register_does():
    assert [company_number("123456"), company_number(" ce 012345 ")] == ["00123456", "CE012345"]


@pytest.mark.parametrize("text", ["GB-LAE-ESS", "gb-lae-ess", " GB-LAS-ABE", "GB-PLA-CRF", "GB-GOR-D1",
                                  "GB-NHS-RDE", "GB-EDU-123456", "GB-UKPRN-10000001"])  # fmt: skip
def test_a_public_body_is_named_by_a_register_in_its_form(text):
    assert is_public_body_id(text)


@pytest.mark.parametrize("text", ["", "ESS", "GB-LAE-ES", "GB-LAE-ESSX", "GB-CHC-1234567", "GB-UKPRN-2000"])
def test_anything_else_is_no_identifier_of_a_public_body(text):
    assert not is_public_body_id(text)
