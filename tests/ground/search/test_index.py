"""Finding by words, the same on both databases."""

import pytest
from django.utils.module_loading import autodiscover_modules
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from almoner.ground.search import index
from almoner.ground.search.index import Found, Similar, Text
from almoner.ground.search.models import SearchEntry

pytestmark = pytest.mark.django_db
BIDS = [
    Text(
        "1",
        "Café Môr: safer nights in Chelmsford",
        "Street pastors walk with young people at night.",
        "public",
    ),
    Text(
        "2",
        "Harbour refuge",
        "Support for victims of domestic abuse in Clacton, with children's workers.",
        "staff",
    ),
    Text(
        "3", "Boxing against knife crime", "Boxing and mentoring for young people at risk, 24R1-014.", "staff"
    ),
]


@pytest.fixture
def bids():
    index.put_all("bid", BIDS)


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("cafe", ["1"]),
        ("CAFÉ MOR", ["1"]),
        ("chelms", ["1"]),
        ("young people", ["3", "1"]),
        ("children’s worker", ["2"]),
        ("victim", ["2"]),
        ("24R1-014", ["3"]),
        ("box", ["3"]),
        ("young victims", []),
        ("", []),
        ("  \t", []),
        ("!!! ---", []),
    ],
)
def test_every_word_must_be_there_as_itself_or_as_a_beginning(bids, words, keys):
    assert sorted(index.find("bid", words)) == sorted(keys)


def test_a_word_in_the_title_counts_for_more(bids):
    index.put("bid", "4", "A report", "It speaks of boxing once.")

    assert index.find("bid", "boxing") == ["3", "4"]


def test_a_boost_brings_an_entry_forward():
    index.put("page", "a", "Guide to grants")
    index.put("page", "b", "Guide to grants", boost=5)

    assert index.find("page", "guide") == ["b", "a"]


def test_another_scope_or_kind_is_not_found(bids):
    index.put("round", "9", "Young people's fund", scope="public")

    assert index.find("bid", "young", scopes=["public"]) == ["1"]
    assert index.find("bid", "young", scopes=["public", "staff"], limit=1) != []
    assert index.find_any("young fund") == [Found("round", "9")]
    assert {found.kind for found in index.find_any("young", kinds=["bid", "round"])} == {"bid", "round"}


def test_what_is_put_again_is_found_by_its_new_words_only(bids):
    index.put("bid", "2", "Lighthouse")

    assert (index.find("bid", "harbour"), index.find("bid", "lighthouse")) == ([], ["2"])
    assert SearchEntry.objects.count() == 3


def test_what_is_dropped_is_not_found(bids):
    index.drop("bid", "2")

    assert index.find("bid", "harbour") == []


@pytest.mark.parametrize(
    "words",
    [
        '"', "'", '"unbalanced', "a AND", "NEAR(", "col:word", "title:", "*", "-x", "^a", "(", "a OR OR b",
        "';--",
        "\0", "\ud800", "\\", "a:*", "!", "<->", "%", "_", "and", "or", "not", "the", "of",
        "x" * 5_000, "é" * 900,
        "1e5", "4.9", "http://a.b/c?d=e", "a@b.c", "日本", "🎉", "&|!", "١٢٣", "ﷺ", "İ",
    ],
)  # fmt: skip
def test_nothing_that_is_typed_breaks_the_search(bids, words):
    assert isinstance(index.find("bid", words), list)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=60))
def test_a_title_is_found_by_itself(text):
    index.put("any", "1", text)

    assert index.find("any", text) == (["1"] if index.asked(text) else [])


def test_similar_bids_are_found_with_the_words_they_share(bids):
    found = index.similar("bid", "Knife crime: boxing for young people in Harlow", but="1")

    assert [one.key for one in found] == ["3"]
    assert set(found[0].words) == {"boxing", "crime", "knife", "for", "young", "people"}
    assert 0.9 < found[0].score <= 1


def test_a_text_alone_of_its_kind_has_nothing_similar():
    index.put("bid", "1", "Boxing")

    assert index.similar("bid", "Boxing", but="1") == []
    assert index.similar("bid", "") == []
    assert index.similar("bid", "Boxing") == [Similar("1", 1.0, ("boxing",))]


def test_rebuilding_gives_the_same_answers(bids, monkeypatch):
    autodiscover_modules("searchable")
    monkeypatch.setattr(index, "SOURCES", {"bid": lambda: BIDS})
    before = list(SearchEntry.objects.order_by("key").values_list("key", "title", "body", "scope"))
    index.put("bid", "gone", "Boxing")

    assert index.rebuild_all() == {"bid": 3}
    assert list(SearchEntry.objects.order_by("key").values_list("key", "title", "body", "scope")) == before
    assert index.find("bid", "boxing") == ["3"]


def test_a_kind_has_one_source(monkeypatch):
    monkeypatch.setattr(index, "SOURCES", {})
    index.source("bid")(lambda: [])

    with pytest.raises(ValueError, match="two sources"):
        index.source("bid")(lambda: [])


def test_one_query_finds_and_one_puts(bids, django_assert_num_queries):
    with django_assert_num_queries(1):
        index.find("bid", "young people")
    with django_assert_num_queries(1):
        index.put("bid", "5", "Another")
