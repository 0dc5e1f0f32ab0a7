import html5lib
import pytest

from almoner.ground.ui import charts
from almoner.ground.ui.charts import Mark, Scores, Shares, Tile

EIGHT = [Mark(f"District {number}", number * 100, f"£{number}") for number in range(1, 9)]
TILES = [
    Tile(f"E{number}", f"District {number}", number // 5, number % 5, number * 10) for number in range(14)
]
ALL = {
    "bars": charts.bars("Where it went", EIGHT),
    "shares": charts.share_bars("Fair", [Shares("Tendring", 18, 10), Shares("Maldon", 0, 4.25)]),
    "dots": charts.dots("Far apart", [Scores("Reach", [1, 3, 5]), Scores("Value", [])]),
    "progress": charts.progress("Scored", 3, 12),
    "map": charts.tile_map("Tendring has most", TILES),
    "no bars": charts.bars("Nothing yet", []),
    "no tiles": charts.tile_map("Nothing yet", []),
    "no total": charts.progress("Scored", 0, 0),
}


@pytest.mark.parametrize("name", ALL)
def test_a_chart_is_strict_html_with_a_name_and_a_description(name):
    drawn = ALL[name]

    html5lib.HTMLParser(strict=True).parseFragment(drawn)
    assert [part in drawn for part in ('role="img"', "<title>", "<desc>", "style=")] == [
        True,
        True,
        True,
        False,
    ]


def test_charts_are_small():
    sizes = {name: len(drawn.encode()) for name, drawn in ALL.items() if name != "map"}

    assert {name: size for name, size in sizes.items() if size > 1_500} == {}
    assert len(ALL["map"].encode()) < 14 * 260 + 800


def test_the_longest_bar_leaves_room_for_its_figure():
    few, many = charts.room_beside(3), charts.room_beside(16)

    assert (few, round(many, 1)) == (80, 46.4)
    assert 'width="80%"' in charts.bars("t", [Mark("A", 10, "£10"), Mark("B", 5, "£5")])


def test_bars_of_nothing_are_still_seen():
    assert 'width="0.4%"' in charts.bars("t", [Mark("A", 0), Mark("B", 0)])


def test_names_of_organisations_are_escaped_and_long_ones_shortened():
    drawn = charts.bars("<b>", [Mark("Friends & <neighbours> of the old town hall in Harwich", 1)])

    assert ("<b>" in drawn, "Friends &amp; &lt;neighbours&gt; of the old tow…" in drawn) == (False, True)


@pytest.mark.parametrize(
    ("value", "step"), [(None, 0), (0, 1), (19, 1), (20, 2), (40, 3), (60, 4), (79, 4), (80, 5), (100, 5)]
)
def test_the_five_shades_are_equal_steps_from_least_to_most(value, step):
    assert charts.shade(value, 0, 100) == step


def test_one_value_alone_is_the_lightest():
    assert charts.shade(7, 7, 7) == 1


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Tendring", ("Tendring", "")),
        ("Castle Point", ("Castle", "Point")),
        ("Southend-on-Sea", ("Southend-", "on-Sea")),
        ("Colchester", ("Colchester", "")),
    ],
)
def test_a_long_name_stands_on_two_lines_of_its_tile(name, lines):
    assert charts.name_lines(name) == lines


@pytest.mark.parametrize(
    ("scores", "words"),
    [
        ([], "No scores yet"),
        ([2], "All gave 2"),
        ([2, 2], "All gave 2"),
        ([1, 3, 5], "From 1 to 5: spread 4"),
    ],
)
def test_the_spread_is_told_in_words(scores, words):
    assert charts.spread_words(scores) == words


def test_progress_never_passes_its_end():
    assert 'width="100%" height="12" rx="6"/>' in charts.progress("t", 20, 10)
