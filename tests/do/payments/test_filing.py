"""Files for the bank: byte for byte as the docs work it by hand, made once, kept sealed."""

import hashlib
import os
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from almoner.do.payments import actions, bacs, pain
from almoner.do.payments.bacs import Credit, Submission, allowed, laid
from almoner.do.payments.filing import make_files
from almoner.do.payments.models import PAIN001, BankFile
from almoner.ground.audit.models import Line
from almoner.ground.core.refusals import NotAllowed, Refused
from almoner.ground.workflow.models import Letter
from tests.do.payments.office import an_office, fresh, many, only
from tests.record import line_of

DOCS = Path(__file__).parents[3] / "docs" / "bank-files.md"
SCHEMA = Path(os.environ.get("ALMONER_REFERENCE", "/absent")) / ".." / "bacs" / "pain.001.001.09.xsd"
EXAMPLE = Submission(
    service_user="123456", sort_code="200000", account_number="55779911", name="Office of the Commissioner",
    serial="000042", created_on=date(2026, 12, 10), processed_on=date(2026, 12, 11),
    credits=(
        Credit("000000", "00000020", "Kicks & Co (demo)", 1_032_000, "26R1-005/1"),
        Credit("000000", "00000009", "Café Señorita’s", 5, "26R1-008/1.2"),
    ),
)  # fmt: skip


def by_hand() -> bytes:
    """The block of the docs page in which every blank is written as a middle dot."""
    block = re.search(r"```bacs\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    return block[1].replace("·", " ").replace("\n", "\r\n").encode("ascii")


def test_the_file_is_the_one_worked_by_hand_in_the_docs():
    assert bacs.written(EXAMPLE) == by_hand()


def test_labels_have_eighty_and_payments_a_hundred_characters():
    widths = [len(one) for one in bacs.written(EXAMPLE).decode().split("\r\n")]

    assert widths == [80, 80, 80, 80, 100, 100, 100, 80, 80, 80, 0]


@pytest.mark.parametrize("pence", [0, -1, 10**11])
def test_a_sum_that_does_not_fit_is_refused(pence):
    with pytest.raises(ValueError, match="eleven digits"):
        bacs.written(replace(EXAMPLE, credits=(replace(EXAMPLE.credits[0], pence=pence),)))


def test_the_largest_sums_fit_and_an_empty_file_is_refused():
    most = replace(EXAMPLE.credits[0], pence=10**11 - 1)
    assert b"99999999999" in bacs.written(replace(EXAMPLE, credits=(most,)))
    with pytest.raises(ValueError, match="at least one"):
        bacs.written(replace(EXAMPLE, credits=()))
    with pytest.raises(ValueError, match="80 characters"):
        laid(80, {75: "too long"})


def test_only_letters_that_banks_take_are_written():
    assert allowed("Zoë’s Café & Co., 12/3-4 (demo)") == "ZOES CAFE & CO.  1"
    assert allowed("3-4/5 (x)") == "3-4/5  X "


def test_pain_001_is_valid_against_its_schema():
    if not SCHEMA.exists():
        pytest.skip("The schema pain.001.001.09.xsd is not here (ALMONER_REFERENCE).")
    import xmlschema

    words = pain.written(EXAMPLE, run="RUN-0042", made_at=datetime(2026, 12, 10, 11, 0, tzinfo=UTC))
    xmlschema.XMLSchema(SCHEMA).validate(words.decode())


def test_pain_001_says_each_payment_and_the_sum():
    words = pain.written(EXAMPLE, run="RUN-0042", made_at=datetime(2026, 12, 10, 11, 0, tzinfo=UTC)).decode()

    assert words.count("<CdtTrfTxInf>") == 2
    assert words.count("<CtrlSum>10320.05</CtrlSum>") == 2
    assert '<InstdAmt Ccy="GBP">0.05</InstdAmt>' in words
    assert "Kicks &amp; Co (demo)" in words


@pytest.mark.django_db
@pytest.mark.parametrize("file_format", ["bacs18", PAIN001])
def test_a_released_run_has_one_file_and_its_digest_stands_in_the_record(file_format):
    office = an_office()
    run = office.opened(file_format=file_format)
    run = actions.ask_release(run, **office.now(office.finance))
    with pytest.raises(Refused, match="Only a released run"):
        actions.make_file(run, **office.now(None))
    run = actions.release(run, **office.now(office.chief), digest=run.digest)

    make_files(office.at)
    line = line_of("payments.make_file")
    make_files(office.at)
    again = actions.make_file(run, **office.now(None))

    file = BankFile.objects.get()
    assert (again.pk, file.lines, file.total_pence) == (file.pk, 1, 200_001)
    assert line["facts"]["sha256"] == file.digest
    words = actions.read_file(run, **office.now(office.finance))
    assert hashlib.sha256(words).hexdigest() == file.digest
    assert office.account.last_four.encode() in words
    assert line_of("payments.read_file")["facts"] == {"sha256": file.digest}
    with pytest.raises(NotAllowed):
        actions.read_file(run, **office.now(office.officer))


@pytest.mark.django_db
def test_the_file_lies_sealed_and_no_number_stands_in_the_record():
    office = an_office()
    office.filed()
    file = BankFile.objects.get()
    number = f"{office.account.last_four}"

    assert "VOL1" not in file.sealed
    assert not [one for one in Line.objects.all() if f"0000{number}" in one.line]


@pytest.mark.django_db
def test_each_payee_hears_when_the_bank_has_the_file():
    office = an_office()
    run = office.released()
    with pytest.raises(Refused, match="not made yet"):
        actions.mark_sent(run, **office.now(office.finance))
    actions.make_file(run, **office.now(None))
    actions.mark_sent(fresh(run), **office.now(office.finance))

    letter = Letter.objects.filter(template="payments/remittance").get()
    assert letter.values["last_four"] == office.account.last_four
    assert letter.values["reference"] == only(run).reference


@pytest.mark.django_db
def test_a_file_of_many_adds_up():
    office = an_office()
    rows = many(office, 50)
    run = office.filed(*rows)
    words = actions.read_file(run, **office.now(office.finance)).decode()

    payments = [one for one in words.split("\r\n") if len(one) == 100]
    total = sum(int(one[35:46]) for one in payments[:-1])
    assert (len(payments), int(payments[-1][35:46])) == (51, total)
    assert total == sum(one.amount_pence for one in rows)
