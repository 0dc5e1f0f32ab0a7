"""The forms of a page, filled in as a person in a hurry would."""

import re
from dataclasses import dataclass, field
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

import html5lib

FORM = re.compile(r"<form\b.*?</form>", re.DOTALL)  # forms stand in no other form
WORDS = {
    "email": "somebody@example.org",
    "phone": "01245 000000",
    "postcode": "CM1 1AA",
    "year": "2027",
    "month": "3",
    "day": "12",
}


@dataclass
class Form:
    action: str
    values: dict[str, list[str]] = field(default_factory=dict)

    def put(self, name: str, value: str) -> None:
        self.values.setdefault(name, []).append(value)


def forms_on(page: bytes, path: str) -> list[Form]:
    """Every form that posts, with what stands in its fields or something that could."""
    found = []
    for part in FORM.findall(page.decode()):
        tree = html5lib.parseFragment(part, namespaceHTMLElements=False)
        for one in tree.iter("form"):
            if one.get("method", "get").lower() == "post":
                found.append(filled(one, urljoin(path, one.get("action") or path)))
    return found


def filled(element: Element, action: str) -> Form:
    form = Form(action)
    for one in element.iter():
        name = one.get("name", "")
        if name and one.tag in FILLERS:
            FILLERS[one.tag](form, one, name)
    return form


def fill_input(form: Form, one: Element, name: str) -> None:
    kind = one.get("type", "text")
    if kind in ("file", "submit", "button"):
        return
    if kind == "radio":
        if name not in form.values or one.get("checked") is not None:
            form.values[name] = [one.get("value", "on")]
    elif kind == "checkbox":
        form.put(name, one.get("value", "on"))
    else:
        form.put(name, one.get("value") or likely(name))


def likely(name: str) -> str:
    """A date is three numbers under one name; the rest are words or figures."""
    if name[-2:] in ("_0", "_1", "_2"):
        return {"_0": "12", "_1": "3", "_2": "2027"}[name[-2:]]
    known = next((value for part, value in WORDS.items() if part in name), "")
    is_figure = any(part in name for part in ("pence", "number", "percent", "amount", "population", "quorum"))
    return known or ("3" if is_figure else "Some words")


def fill_area(form: Form, one: Element, name: str) -> None:
    form.put(name, (one.text or "").strip() or "Some words")


def fill_select(form: Form, one: Element, name: str) -> None:
    options = [option for option in one.iter("option") if option.get("value")]
    chosen = [option for option in options if option.get("selected") is not None] or options
    if chosen:
        form.put(name, chosen[0].get("value", ""))


FILLERS = {"input": fill_input, "textarea": fill_area, "select": fill_select}
