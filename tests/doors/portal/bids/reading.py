"""Reading a page as a person with a form does: its fields as they stand, ready to be posted back."""

from typing import Any

import html5lib


def forms_of(answer) -> list[Any]:
    page = html5lib.parse(answer.content.decode(), namespaceHTMLElements=False)
    return [one for one in page.iter("form") if one.get("method") == "post"]


def fields_of(answer, action: str = "") -> dict[str, list[str]]:
    """Names and values of the page's own form (or of the one with this address), files left out."""
    (form,) = [one for one in forms_of(answer) if (one.get("action") or "") == action]
    found: dict[str, list[str]] = {}
    for one in form.iter():
        name = one.get("name")
        if not name or (one.tag == "input" and one.get("type") in {"file", "submit"}):
            continue
        if one.tag == "input" and one.get("type") in {"checkbox", "radio"} and one.get("checked") is None:
            continue
        if one.tag == "input":
            found.setdefault(name, []).append(one.get("value") or "on")
            if one.get("type") not in {"checkbox", "radio"}:
                found[name] = [one.get("value") or ""]
        if one.tag == "textarea":
            found[name] = ["".join(one.itertext())]
        if one.tag == "select":
            chosen = [
                option.get("value") for option in one.iter("option") if option.get("selected") is not None
            ]
            found[name] = chosen[:1] or [""]
    return found


def text_of(answer) -> str:
    page = html5lib.parse(answer.content.decode(), namespaceHTMLElements=False)
    return " ".join(" ".join(page.itertext()).split())
