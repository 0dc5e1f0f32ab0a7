"""Every name that is kept is short, visible and fit for a disk and a header."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from almoner.ground.files.models import StoredFile
from almoner.ground.files.names import ENDINGS, FileName, read_name
from almoner.ground.files.refusal import Unwanted


@settings(max_examples=2_000, deadline=None)
@given(stem=st.text(max_size=300), ending=st.sampled_from([*ENDINGS, "PDF", "exe", ""]))
def test_a_name_is_cleaned_or_refused(stem, ending):
    try:
        name = read_name(f"{stem}.{ending}")
    except Unwanted:
        return
    stem, _, kind = name.text.rpartition(".")
    assert (kind, name.kind in ENDINGS.values()) == (name.kind, True)
    assert 0 < len(stem) <= 120
    assert len(name.text) <= StoredFile._meta.get_field("name").max_length
    assert not set('/\\:*?"<>|') & set(name.text)
    assert all(unicodedata.category(one) not in ("Cc", "Cs", "Zl", "Zp") for one in name.text)
    assert stem == stem.strip(" .")


@pytest.mark.parametrize(
    "raw", ["Budget v1.2 FINAL.XLSX", "a/b\\Budget v1.2 FINAL.xlsx", "  Budget v1.2  FINAL .xlsx"]
)
def test_folders_and_blanks_go(raw):
    assert read_name(raw) == FileName("Budget v1.2 FINAL.xlsx", "xlsx")
