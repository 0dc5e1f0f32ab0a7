"""After signing in each person stands at their own door, and sees only links they may open."""

import re

import pytest
from django.urls import NoReverseMatch, reverse

from almoner.config.navigation import Link, with_current
from tests.builders import a_person

pytestmark = pytest.mark.django_db


def links(page: str) -> list[str]:
    return re.findall(r'class="app-header__link"[^>]*>([^<]+)<', page)


def first_of(*routes: str) -> str:
    for route in routes:
        try:
            return reverse(route)
        except NoReverseMatch:
            continue
    return "/"


def test_staff_and_others_go_to_their_own_doors(client):
    client.force_login(a_person("officer"))
    staff = client.get("/home/").headers["Location"]
    client.force_login(a_person())
    other = client.get("/home/").headers["Location"]

    assert staff == first_of("staff:today", "public:home")
    assert other == first_of("portal:home", "public:home")


def test_a_strangers_links(client):
    assert links(client.get("/account/sign-in/").content.decode()) == ["Demo people", "Sign in"]


def test_a_persons_links(client):
    client.force_login(a_person(name="Asha Patel"))
    page = client.get("/account/").content.decode()

    assert links(page) == ["Demo people", "Your account", "Home", "Sign out"]
    assert "Asha Patel" in page
    assert re.search(r'<form action="/account/sign-out/" method="post"', page)


def test_the_menu_of_the_staff_door_holds_what_the_person_may_open(client):
    client.force_login(a_person("officer"))

    page = client.get("/office/people/").content.decode()

    assert re.search(r'govuk-service-navigation__link" href="/office/letters/" aria-current="true"', page)
    assert re.search(r'app-below__link" href="/office/people/" aria-current="true"', page)
    assert "/office/money/" in page  # another section: one link for all of it
    assert "/office/areas/" not in page


def test_a_section_of_one_page_has_no_menu_below(client):
    client.force_login(a_person("officer"))

    assert "app-below" not in client.get("/office/").content.decode()


def test_the_longest_beginning_is_the_current_link():
    links = [Link("Home", "/"), Link("Office", "/office/"), Link("People", "/office/people/")]

    def current(path: str) -> list[str]:
        return [one.text for one in with_current(links, path) if one.current]

    paths = ("/", "/office/", "/office/people/x/", "/office/body/", "/elsewhere/")
    assert [current(path) for path in paths] == [["Home"], ["Office"], ["People"], ["Office"], []]
