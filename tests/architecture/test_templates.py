"""A template shows values and loops. It computes nothing, loads nothing foreign, and trusts no text."""

import re

import jinja2
import pytest
from jinja2 import nodes

from tests.architecture.source import name_of, templates

SUMS = (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow)
INLINE = re.compile(r"<script(?![^>]*\bsrc=)|<style\b|\sstyle=|\son[a-z]+=|javascript:", re.IGNORECASE)
LOADS = re.compile(
    r"<(?:script|link|img|iframe|source|form|object|embed)\b[^>]*?(?:src|href|action)=[\"']?(?:https?:)?//"
)
PARTS = "almoner/ground/ui/jinja2/"
HTML = [path for path in templates() if path.suffix == ".html"]


@pytest.fixture(scope="module")
def reader() -> jinja2.Environment:
    return jinja2.Environment(autoescape=True, extensions=["jinja2.ext.do"])


@pytest.mark.parametrize("path", templates(), ids=name_of)
def test_a_template_computes_nothing(path, reader):
    parsed = reader.parse(path.read_text(encoding="utf-8"))

    assert [f"line {one.lineno}: {type(one).__name__}" for one in parsed.find_all(SUMS)] == []


@pytest.mark.parametrize("path", templates(), ids=name_of)
def test_a_template_trusts_no_text(path, reader):
    if name_of(path).startswith(PARTS):
        pytest.skip("the parts of pages escape for themselves and have tests of their own")
    parsed = reader.parse(path.read_text(encoding="utf-8"))

    assert [one.lineno for one in parsed.find_all(nodes.Filter) if one.name in {"safe", "forceescape"}] == []


@pytest.mark.parametrize("path", HTML, ids=name_of)
def test_a_page_has_no_script_or_style_of_its_own(path):
    assert INLINE.findall(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", HTML, ids=name_of)
def test_a_page_loads_nothing_from_elsewhere(path):
    assert LOADS.findall(path.read_text(encoding="utf-8")) == []
