import re
from pathlib import Path

import pytest

from almoner.ground import ui

STATIC = Path(ui.__file__).parent / "static" / "ui"
TEMPLATES = Path(ui.__file__).parent / "jinja2"
CSS = (STATIC / "almoner.css").read_text(encoding="utf-8")
INK, WHITE = "#0b0c0c", "#ffffff"
BRANDS = ("blue", "green", "purple", "teal", "red", "slate")


def light(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def as_hex(value: str) -> str:
    if value.startswith("rgb"):
        return "#" + "".join(f"{int(part):02x}" for part in re.findall(r"\d+", value))
    return value if len(value) == 7 else "#" + "".join(letter * 2 for letter in value[1:])


def shades(brand: str) -> dict[str, str]:
    block = re.search(rf"\.app-brand--{brand}\{{([^}}]+)\}}", CSS)
    assert block is not None
    pairs = (pair.split(":") for pair in block[1].split(";") if pair)
    return {name.removeprefix("--app-"): as_hex(value.strip()) for name, value in pairs}


@pytest.mark.parametrize("brand", BRANDS)
def test_words_on_every_shade_of_a_brand_have_contrast_aa(brand):
    colours = shades(brand)
    dark = {name: contrast(colours[name], INK) for name in ("shade-1", "shade-2", "shade-3")}
    pale = {name: contrast(colours[name], WHITE) for name in ("shade-4", "shade-5", "brand")}

    assert {name: round(ratio, 2) for name, ratio in (dark | pale).items() if ratio < 4.5} == {}


@pytest.mark.parametrize("brand", BRANDS)
def test_each_shade_is_darker_than_the_one_before(brand):
    colours = shades(brand)
    lights = [light(colours[f"shade-{step}"]) for step in range(1, 6)]

    assert lights == sorted(lights, reverse=True)


def test_nothing_foreign_and_nothing_of_the_crown_is_shipped():
    shipped = "".join(path.read_text(encoding="utf-8") for path in STATIC.iterdir())
    addresses = set(re.findall(r"(?<!xmlns=\")https?://[^\s\"')]+", shipped)) - {"http://www.w3.org/2000/svg"}

    assert addresses == set()
    assert [
        word
        for word in ("crest", "GDS Transport", "sourceMappingURL", "@font-face", "url(")
        if word in shipped
    ] == []


def test_what_is_shipped_is_what_stands_in_frontend():
    frontend = Path(__file__).parents[3] / "frontend"
    scripts = ("almoner.js", "ready.js", "icon.svg")

    assert [name for name in scripts if (frontend / name).read_bytes() != (STATIC / name).read_bytes()] == []


def test_no_template_carries_a_style_or_a_script_of_its_own():
    found = [
        path.name
        for path in TEMPLATES.rglob("*.html")
        if re.search(
            r"\sstyle=|\son[a-z]+=\"|<style|<script(?![^>]*\ssrc=)", path.read_text(encoding="utf-8")
        )
    ]

    assert found == []
