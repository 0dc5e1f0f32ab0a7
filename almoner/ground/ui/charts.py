"""Quiet charts as SVG: one hue, a figure on every mark, widths in per cent so that text keeps its size.

Colours are classes of the stylesheet. The caller puts a table of the same figures under each chart.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from almoner.ground.ui.words import number

LONGEST_LABEL = 38
BAR, LINE, LANE = 44, 20, 82
SHADES = 5
TILE_HEIGHT = 74
Words = Callable[[int], str]


@dataclass(frozen=True)
class Mark:
    """A bar: what it stands for, how much, and the same in words."""

    label: str
    value: int
    words: str = ""


@dataclass(frozen=True)
class Part:
    """How much of a whole: drawn as a filled piece of a pale bar."""

    label: str
    part: int
    whole: int
    words: str


@dataclass(frozen=True)
class Shares:
    """Two shares of the same thing, in per cent: of the money proposed, and of the people."""

    label: str
    proposed: float
    population: float


@dataclass(frozen=True)
class Scores:
    """The scores several people gave on one criterion."""

    label: str
    scores: Sequence[int]


@dataclass(frozen=True)
class Tile:
    """An area on the grid: row and column from 0; `value` is None where nothing is known."""

    code: str
    name: str
    row: int
    col: int
    value: int | None
    words: str = ""


def short(label: str) -> str:
    return label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1].rstrip() + "…"


def svg(kind: str, height: int, title: str, desc: str, marks: Sequence[str]) -> Markup:
    """The frame: a name and a description for those who do not see the marks. `marks` are already escaped."""
    named = f"<title>{escape(title)}</title><desc>{escape(desc)}</desc>"
    return Markup(
        f'<svg class="app-chart app-chart--{kind}" role="img" width="100%" height="{height}">'
        f"{named}{''.join(marks)}</svg>"
    )


def under_title(title: str, drawn: Markup) -> Markup:
    """The chart with its title in sight above it."""
    return Markup('<figure class="app-figure"><figcaption>{}</figcaption>{}</figure>').format(title, drawn)


def text(x: str, y: int, words: str, kind: str = "") -> str:
    named = f' class="{kind}"' if kind else ""
    return f'<text x="{x}" y="{y}"{named}>{escape(words)}</text>'


def bar(y: int, share: float, kind: str = "", height: int = 16) -> str:
    named = f' class="{kind}"' if kind else ""
    return f'<rect y="{y}" width="{max(share, 0.4):.3g}%" height="{height}"{named}/>'


def bars(title: str, marks: Sequence[Mark]) -> Markup:
    """Horizontal bars, each under its name with its figure at its end."""
    most = max((mark.value for mark in marks), default=0) or 1
    drawn, room = [], room_beside(max((len(mark.words or number(mark.value)) for mark in marks), default=0))
    for at, mark in enumerate(marks):
        top, share = at * BAR, room * max(mark.value, 0) / most
        drawn += [text("0", top + 14, short(mark.label)), bar(top + 20, share)]
        drawn.append(text(f"{share + 1.5:.3g}%", top + 33, mark.words or number(mark.value), "figure"))
    desc = "; ".join(f"{mark.label} {mark.words or number(mark.value)}" for mark in marks)
    return under_title(title, svg("bars", len(marks) * BAR, title, desc, drawn))


def part_bars(title: str, rows: Sequence[Part]) -> Markup:
    """What is used of each whole; all wholes on one scale, the words below each bar."""
    most = max((max(row.whole, row.part) for row in rows), default=0) or 1
    drawn = []
    for at, row in enumerate(rows):
        top = at * (BAR + LINE)
        drawn += [text("0", top + 14, short(row.label)), text("0", top + 54, row.words, "quiet")]
        drawn.append(bar(top + 20, 100 * max(row.whole, 0) / most, "ground"))
        if row.part > 0:
            drawn.append(bar(top + 20, 100 * row.part / most))
    desc = "; ".join(f"{row.label} {row.words}" for row in rows)
    return under_title(title, svg("parts", len(rows) * (BAR + LINE), title, desc, drawn))


def room_beside(letters: int) -> float:
    """How wide the longest bar may be, in per cent, for a figure of so many letters to fit on a phone."""
    return max(25, min(80, 96 - 3.1 * letters))


def share_bars(title: str, rows: Sequence[Shares]) -> Markup:
    """Shares of the money as bars, shares of the people as a line across each."""
    most = max((max(row.proposed, row.population) for row in rows), default=0) or 1
    drawn, told = [], []
    for at, row in enumerate(rows):
        top, people = at * (BAR + LINE), 96 * row.population / most
        words = f"{row.proposed:.3g}% of money, {row.population:.3g}% of people"
        drawn += [text("0", top + 14, short(row.label)), text("0", top + 54, words, "quiet")]
        drawn += [bar(top + 20, 96 * row.proposed / most)]
        drawn.append(f'<rect x="{people:.3g}%" y="{top + 16}" width="3" height="24" class="mark"/>')
        told.append(f"{row.label} {words}")
    return under_title(title, svg("shares", len(rows) * (BAR + LINE), title, "; ".join(told), drawn))


def progress(title: str, done: int, total: int) -> Markup:
    """How far something has come: `12 of 18`, with the words beside it."""
    share = min(max(100 * done / total, 0), 100) if total else 0
    words = f"{done:,} of {total:,}"
    marks = ['<rect width="100%" height="12" rx="6" class="ground"/>']
    if share:
        marks.append(f'<rect width="{share:.3g}%" height="12" rx="6"/>')
    return svg("progress", 12, title, words, marks)


def dots(title: str, lanes: Sequence[Scores], *, least: int = 0, most: int = 5) -> Markup:
    """Each score a dot on its criterion's line; equal scores carry their count; the spread is named."""
    drawn, told, span = [], [], (most - least) or 1
    for at, lane in enumerate(lanes):
        top, line = at * LANE, at * LANE + 36
        drawn += [text("0", top + 14, short(lane.label))]
        drawn += [text("0", top + 66, spread_words(lane.scores), "quiet")]
        drawn.append(f'<rect x="4%" y="{line - 1}" width="92%" height="2" class="ground"/>')
        if lane.scores:
            low, high = (4 + 92 * (end - least) / span for end in (min(lane.scores), max(lane.scores)))
            drawn.append(
                f'<rect x="{low:.3g}%" y="{line - 3}" width="{high - low:.3g}%" height="6" class="spread"/>'
            )
        for score, count in sorted(Counter(lane.scores).items()):
            x = f"{4 + 92 * (score - least) / span:.3g}%"
            drawn.append(f'<circle cx="{x}" cy="{line}" r="{9 if count == 1 else 14}"/>')
            drawn.append(text(x, line + 5, f"{score}" if count == 1 else f"{score}×{count}", "in"))
        told.append(f"{lane.label}: {', '.join(map(str, sorted(lane.scores))) or 'no scores'}")
    return under_title(title, svg("dots", len(lanes) * LANE, title, "; ".join(told), drawn))


def spread_words(scores: Sequence[int]) -> str:
    if not scores:
        return "No scores yet"
    low, high = min(scores), max(scores)
    return f"All gave {low}" if low == high else f"From {low} to {high}: spread {high - low}"


def shade(value: int | None, least: int, most: int) -> int:
    """One of five equal steps from the least to the most; 0 where nothing is known."""
    if value is None:
        return 0
    return 1 + min(SHADES - 1, SHADES * (value - least) // ((most - least) or 1))


def tile_map(title: str, tiles: Sequence[Tile]) -> Markup:
    """The areas as they lie, each a tile with its name and figure, shaded in five steps."""
    known = [tile.value for tile in tiles if tile.value is not None]
    least, most = min(known, default=0), max(known, default=0)
    columns = max((tile.col for tile in tiles), default=0) + 1
    rows = max((tile.row for tile in tiles), default=0) + 1
    drawn = [one_tile(tile, 100 / columns, shade(tile.value, least, most)) for tile in tiles]
    desc = "; ".join(f"{tile.name} {tile_words(tile)}" for tile in tiles)
    return under_title(title, svg("map", rows * TILE_HEIGHT, title, desc, drawn))


def tile_words(tile: Tile) -> str:
    return tile.words or ("not known" if tile.value is None else number(tile.value))


def one_tile(tile: Tile, width: float, step: int) -> str:
    left, top = tile.col * width, tile.row * TILE_HEIGHT
    middle = f"{left + (width - 0.8) / 2:.4g}%"
    first, rest = name_lines(tile.name)
    named = [text(middle, top + (30 if not rest else 22), first)] + (
        [text(middle, top + 38, rest)] if rest else []
    )
    size = f'width="{width - 0.8:.4g}%" height="{TILE_HEIGHT - 4}"'
    return (
        f'<g class="s{step}"><rect x="{left:.4g}%" y="{top}" {size}/>'
        f"{''.join(named)}{text(middle, top + (52 if not rest else 58), tile_words(tile), 'figure')}</g>"
    )


def name_lines(name: str) -> tuple[str, str]:
    """A long name in two lines: `Castle` / `Point`, `Southend-` / `on-Sea`."""
    for mark, kept in ((" ", ""), ("-", "-")):
        if mark in name and len(name) > 8:
            first, rest = name.split(mark, 1)
            return first + kept, rest
    return name, ""
