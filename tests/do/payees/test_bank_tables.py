"""Tables are loaded whole or not at all; every bad line is named by its number."""

from pathlib import Path

import pytest

from almoner.cli.command import main
from almoner.do.payees import actions
from almoner.do.payees.bank_tables import read_folder, table_in_use, table_of
from almoner.do.payees.models import BankTables
from almoner.do.payees.modulus import check
from almoner.ground.core.refusals import NotAllowed, Refused
from tests.builders import NOW, a_person
from tests.do.payees.shared_tables import ABSENT, SHARED
from tests.do.payees.test_modulus import OUR_ROWS
from tests.record import last_line

pytestmark = pytest.mark.django_db
LOWER_FIRST = "it must begin with two sort codes of six digits, the lower first."
ROW = "000010 000019 MOD11 0 0 0 0 0 0 8 7 6 5 4 3 2 1"


def a_folder(folder: Path, weights: str = OUR_ROWS, substitutes: str = "000055 000056\r\n") -> Path:
    (folder / "valacdos-v1.txt").write_bytes(weights.encode())
    (folder / "scsubtab.txt").write_bytes(substitutes.encode())
    return folder


def test_tables_are_kept_with_version_and_digest_and_used(tmp_path, capsys):
    code = main(["load-bank-tables", str(a_folder(tmp_path))])

    kept, table = table_in_use()
    line = last_line()
    assert code == 0
    assert "valacdos-v1, " in capsys.readouterr().out
    assert (kept.version, kept.rows, kept.substitute_rows) == ("valacdos-v1", 20, 1)
    assert (line["role"], line["facts"]) == (
        "operator", {"digest": kept.digest, "rows": 20, "substitutes": 1},
    )  # fmt: skip
    assert check(table, "000019", "00000053") == "fail"


def test_the_newest_tables_are_used_and_the_older_ones_stay(tmp_path):
    main(["load-bank-tables", str(a_folder(tmp_path))])
    main(["load-bank-tables", str(a_folder(tmp_path, f"{ROW}\n"))])

    kept, table = table_in_use()
    assert (kept.rows, BankTables.objects.count()) == (1, 2)
    assert check(table, "000045", "00000000") == "cannot"


def test_the_same_tables_again_are_refused(tmp_path, capsys):
    main(["load-bank-tables", str(a_folder(tmp_path))])

    assert main(["load-bank-tables", str(tmp_path)]) == 1
    assert "in use already" in capsys.readouterr().out
    assert BankTables.objects.count() == 1


@pytest.mark.parametrize(
    ("line", "because"),
    [
        ("000010 000019 MOD11 1 2 3", "it must have 17 or 18 parts, not 6."),
        (f"{ROW} 1 1", "it must have 17 or 18 parts, not 19."),
        (ROW.replace("000010", "00001"), LOWER_FIRST),
        (
            ROW.replace("000010", "000020"),
            "it must begin with two sort codes of six digits, the lower first.",
        ),
        (ROW.replace("MOD11", "MOD12"), "“MOD12” is none of MOD10, MOD11, DBLAL."),
        (ROW.replace("8 7", "8 x"), "weights and exception must be whole numbers."),
        (ROW.replace("8 7", "8 1234"), "weights and exception must be whole numbers."),
        (ROW.replace("8 7", "8 ٣"), None),
        (ROW.replace("MOD11", "DBLAL").replace("8 7", "8 -7"), "with DBLAL no weight is below nought."),
        (f"{ROW} 15", "there is no exception 15."),
        (f"{ROW} 0", "there is no exception 0."),
        (f"{ROW} -1", "there is no exception -1."),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_kept(tmp_path, capsys, line, because):
    folder = a_folder(tmp_path, f"\n{ROW.replace('00001', '00002')}\n{line}\n")

    code = main(["load-bank-tables", str(folder)])

    said = capsys.readouterr().out
    assert (code, BankTables.objects.count()) == (1, 0)
    if because:
        assert said == f"Nothing was loaded.\nvalacdos-v1.txt, line 3: {because}\n"
    else:
        assert said == "Nothing was loaded.\nvalacdos-v1.txt is not plain text: UnicodeDecodeError.\n"


@pytest.mark.parametrize(
    ("rows", "because"),
    [
        ([ROW, ROW, ROW], "line 3: there are more than two lines for these sort codes."),
        (
            [ROW, ROW.replace("000010", "000012")],
            "line 2: its sort codes lie within those of another line.",
        ),
        ([ROW.replace("000019", "000018"), ROW], "line 2: its sort codes lie within those of another line."),
    ],
)
def test_a_sort_code_stands_in_one_line_or_in_two_of_one_range(rows, because):
    with pytest.raises(Refused) as no:
        table_of("\n".join(rows), "")

    assert no.value.reasons == [f"valacdos*.txt, {because}"]


@pytest.mark.parametrize("line", ["000055", "000055 00005", "000055 000056 000057", "00005a 000056"])
def test_a_bad_substitute_is_named(line):
    with pytest.raises(Refused) as no:
        table_of(ROW, f"000001 000002\n{line}")

    assert no.value.reasons == ["scsubtab*.txt, line 2: it must be two sort codes of six digits."]


def test_only_the_first_twenty_bad_lines_are_said():
    with pytest.raises(Refused) as no:
        table_of("x\n" * 23, "")

    assert (len(no.value.reasons), no.value.reasons[-1]) == (21, "And 3 more.")


def test_an_empty_table_is_refused():
    with pytest.raises(Refused, match="is empty"):
        table_of("\n", "")


@pytest.mark.parametrize("files", [[], ["valacdos-1.txt", "valacdos-2.txt", "scsubtab.txt"]])
def test_a_folder_without_just_the_two_files_is_refused(tmp_path, files):
    for name in files:
        (tmp_path / name).write_text(ROW)

    with pytest.raises(Refused, match="The folder must hold one file valacdos"):
        read_folder(tmp_path)
    with pytest.raises(Refused, match="holds 0"):
        read_folder(tmp_path / "nowhere")


@pytest.mark.parametrize("role", ["finance", "chief_finance", "administrator"])
def test_nobody_loads_tables_through_a_page(tmp_path, role):
    read = read_folder(a_folder(tmp_path))

    with pytest.raises(NotAllowed):
        actions.load_bank_tables(None, by=a_person(role), at=NOW, read=read)


def test_without_tables_there_are_none_in_use():
    assert table_in_use() is None


@pytest.mark.skipif(not SHARED.is_dir(), reason=ABSENT)
def test_the_published_tables_are_read_whole():
    table = read_folder(SHARED).table

    assert (len(table.rows), len(table.substitutes) > 10) == (1115, True)
