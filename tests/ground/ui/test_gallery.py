"""Every piece, strictly read and looked at in a real browser, wide and narrow, with scripts and without."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from almoner.config.middleware import POLICY
from almoner.ground import ui
from tests import browser
from tests.client import check_page
from tests.ground.ui import gallery

STATIC = Path(ui.__file__).parent / "static" / "ui"
KINDS = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
NAMES = ("form", "wrong", "public", "board", "reading", "missing")


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return gallery.pages()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser.launch() as one:
        yield one


def opened(chromium: Browser, pages: dict[str, str], name: str, width: int, scripts: bool = True) -> Page:
    """The page as the product would send it, with its content policy; nothing leaves the machine."""

    def answer(route: Route) -> None:
        file = route.request.url.rsplit("/", 1)[1]
        if "/static/ui/" in route.request.url:
            route.fulfill(body=(STATIC / file).read_bytes(), content_type=KINDS[file.rsplit(".", 1)[1]])
        else:
            policy = {"Content-Security-Policy": POLICY}
            route.fulfill(body=pages[file], content_type="text/html; charset=utf-8", headers=policy)

    context = chromium.new_context(viewport={"width": width, "height": 800}, java_script_enabled=scripts)
    page = context.new_page()
    page.complaints = []
    page.on("console", lambda message: page.complaints.append(message.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.route("**/*", answer)
    page.goto(f"http://gallery.test/{name}")
    return page


@pytest.mark.parametrize("name", NAMES)
def test_every_page_is_strict_html(pages, name):
    check_page(pages[name], name)


@pytest.mark.parametrize("name", NAMES)
def test_no_identifier_stands_twice_on_a_page(pages, name):
    import html5lib

    found = [one.get("id") for one in html5lib.parse(pages[name]).iter() if one.get("id")]

    assert sorted(found) == sorted(set(found))


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "422", "500"])
def test_error_pages_print_without_any_office(name):
    from django.template import engines

    check_page(engines["jinja2"].get_template(f"{name}.html").render({}), name)


@pytest.mark.journey
@pytest.mark.parametrize("width", [1280, 360, 320])
@pytest.mark.parametrize("name", NAMES)
def test_every_page_is_accessible_and_never_scrolls_sideways(chromium, pages, name, width):
    page = opened(chromium, pages, name, width)
    try:
        found = (page.complaints, browser.axe(page), browser.no_sideways_scroll(page))
    finally:
        page.context.close()

    assert found == ([], [], [])


@pytest.mark.journey
def test_without_scripts_every_field_can_be_reached(chromium, pages):
    page = opened(chromium, pages, "form", 1280, scripts=False)
    try:
        seen = [
            page.locator(f"[name={name}]").first.is_visible()
            for name in ("title", "other_kind", "founded_day")
        ]
    finally:
        page.context.close()

    assert seen == [True, True, True]


@pytest.mark.journey
def test_with_scripts_totals_run_words_are_counted_and_never_cut(chromium, pages):
    page = opened(chromium, pages, "form", 1280)
    try:
        page.fill("#id_form-0-cost", "£1,200.50")
        page.fill("#id_story", "word " * 310)
        total = page.locator("[data-sum]").inner_text()
        counted = page.locator(
            ".govuk-character-count__status, .govuk-character-count__message"
        ).last.inner_text()
        kept = len(page.input_value("#id_story").split())
    finally:
        page.context.close()

    assert (total, kept, "10 words too many" in counted) == ("£1,200.50", 310, True)


@pytest.mark.journey
def test_a_number_key_gives_the_score_and_goes_on(chromium, pages):
    page = opened(chromium, pages, "reading", 1280)
    try:
        page.focus("#q1-0")
        page.keyboard.press("4")
        page.keyboard.press("2")
        given = [page.is_checked("#q1-4"), page.is_checked("#q2-2")]
    finally:
        page.context.close()

    assert given == [True, True]


@pytest.mark.journey
@pytest.mark.parametrize(
    ("status", "answer", "said"),
    [
        (200, '{"saved_at": "2:02pm"}', "Saved at 2:02pm"),
        (409, '{"page": "/both/"}', "Somebody else changed this meanwhile. See both texts"),
        (422, "{}", "Not saved yet. Use the button to see why."),
        (502, "no", "Not saved yet: we could not reach the server. Your words stay on this page."),
    ],
)
def test_typing_is_saved_and_the_page_says_what_came_of_it(chromium, pages, status, answer, said):
    page = opened(chromium, pages, "form", 1280)
    try:
        page.route("**/save/", lambda route: route.fulfill(status=status, body=answer))
        page.fill("#id_title", "Harbour")
        page.locator("[data-saved]").filter(has_text=said).wait_for(timeout=6000)
        kept = page.input_value("#id_title")
    finally:
        page.context.close()

    assert kept == "Harbour"
