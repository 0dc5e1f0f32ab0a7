"""Every piece of a page at once, for tests and for looking: `python -m tests.ground.ui.gallery folder`."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.template import engines

from almoner.ground.ui import charts, dates, fields, forms
from almoner.ground.ui.looks import Look

HERE = Path(__file__).parent
OFFICE = {
    "body_name": "Police, Fire and Crime Commissioner for Essex",
    "product": "Almoner",
    "brand_colour": "blue",
    "contact_email": "commissioning@example.org",
    "phone": "01245 000000",
    "address": "Kelvedon Park, London Road, Rivenhall, Witham",
    "demo": True,
}
NAVIGATION = [
    {"text": "Today", "href": "/office/", "current": True},
    {"text": "Rounds", "href": "/office/rounds/"},
    {"text": "Bids", "href": "/office/bids/"},
    {"text": "Decisions", "href": "/office/decisions/"},
    {"text": "Money", "href": "/office/money/"},
]
ACCOUNT = {
    "name": "Amina Clarke",
    "links": [
        {"text": "Your account", "href": "/account/"},
        {"text": "Sign out", "href": "/out/", "post": True},
    ],
}
FOOTER = [{"text": "Accessibility", "href": "/accessibility/"}, {"text": "Privacy", "href": "/privacy/"}]
AREAS = (
    ("Uttlesford", 0, 1, 640),
    ("Braintree", 0, 2, 810),
    ("Colchester", 0, 3, 1120),
    ("Tendring", 0, 4, 1435),
    ("Harlow", 1, 0, 1210),
    ("Epping Forest", 1, 1, 505),
    ("Chelmsford", 1, 2, 760),
    ("Maldon", 1, 3, 690),
    ("Brentwood", 2, 1, 450),
    ("Basildon", 2, 2, 1080),
    ("Rochford", 2, 3, None),
    ("Thurrock", 3, 1, 980),
    ("Castle Point", 3, 2, 720),
    ("Southend-on-Sea", 3, 3, 1310),
)


class BidForm(forms.Form):
    reveals = {"kind": {"other": ("other_kind", "founded")}}

    title = fields.TextField(label="What do you call the project?", help_text="It will be published.")
    email = fields.EmailField(label="Where do we write to you?", look=Look(width="20"))
    kind = fields.ChoiceField(
        label="What kind of body are you?",
        choices=[("charity", "Charity"), ("council", "Council"), ("other", "Something else")],
        look=Look(hints={"charity": "Registered with the Charity Commission."}),
    )
    other_kind = fields.LongTextField(label="What kind?", look=Look(rows=3))
    founded = dates.DayField(label="When was it founded?", required=False)
    priorities = fields.ManyField(
        label="Which priorities does it serve?",
        choices=[("victims", "Supporting victims"), ("roads", "Safer roads"), ("youth", "Young people")],
    )
    area = fields.SelectField(label="Where?", choices=[("tendring", "Tendring"), ("harlow", "Harlow")])
    ask = fields.MoneyField(label="How much do you ask for?", most=50_000_00)
    people = fields.WholeNumberField(
        label="How many people will it reach?", look=Look(width="5", suffix="people")
    )
    story = fields.LongTextField(
        label="What will change?", help_text="Scored out of 5 by three people.", look=Look(words=300)
    )
    opens = dates.MomentField(label="When does it open?", help_text="For example, 6 3 2027 at 5pm")
    before = fields.YesNoField(label="Have we paid you before?")
    budget = fields.UploadField(label="Your budget", required=False)
    true = fields.TickField(label="All of this is true")


class CostForm(forms.RowForm):
    what = fields.TextField(label="What for")
    unit = fields.SelectField(label="Kind", choices=[("pay", "Pay"), ("hire", "Hire")])
    cost = fields.MoneyField(label="Cost", look=Look(width="5", sums="costs"))


CostRows = forms.rows_of(CostForm, blank=1)
TYPED = {
    "title": "Safer Streets <Harwich>",
    "email": "not an address",
    "kind": "other",
    "other_kind": "\n  A co-operative\nof tenants",
    "founded_day": "31",
    "founded_month": "February",
    "founded_year": "2020",
    "priorities": ["victims", "made-up"],
    "area": "atlantis",
    "ask": "£60,000",
    "people": "many",
    "story": "We will\r\nopen twice a week.",
    "opens_day": "29",
    "opens_month": "3",
    "opens_year": "2026",
    "opens_time": "1:30am",
}
TYPED_ROWS = {
    "form-TOTAL_FORMS": "3",
    "form-INITIAL_FORMS": "0",
    "form-0-what": "Youth worker",
    "form-0-unit": "pay",
    "form-0-cost": "12,400",
    "form-1-what": "Hall",
    "form-1-unit": "hire",
    "form-1-cost": "lots",
}


def scores() -> list[charts.Scores]:
    return [
        charts.Scores("What will change", [4, 4, 3]),
        charts.Scores("Value for money", [1, 3, 5]),
        charts.Scores("Reach", [2, 2, 2]),
        charts.Scores("Safeguarding", []),
    ]


def context() -> dict[str, object]:
    tiles = [
        charts.Tile(name[:3].upper(), name, row, col, value, "" if value is None else f"£{value / 100:.2f}")
        for name, row, col, value in AREAS
    ]
    return {
        "office": OFFICE,
        "navigation": NAVIGATION,
        "account": ACCOUNT,
        "footer_links": FOOTER,
        "csrf_input": "",
        "messages": [Message(messages.SUCCESS, "Your answers are saved.")],
        "moment": datetime(2026, 3, 6, 17, 0, tzinfo=UTC),
        "tiles": tiles,
        "bars": [
            charts.Mark(name, value or 0, f"£{(value or 0) / 100:.2f} a head")
            for name, _, _, value in AREAS[:5]
        ],
        "shares": [charts.Shares("Tendring", 18, 10), charts.Shares("Colchester", 9, 13.2)],
        "scores": scores(),
    }


def wrong() -> tuple[BidForm, forms.Rows]:
    """A form and its rows as somebody typed them wrongly."""
    from django.http import QueryDict

    posted = QueryDict(mutable=True)
    for name, value in TYPED.items():
        posted.setlist(name, value if isinstance(value, list) else [value])
    return BidForm(posted, {}), CostRows(TYPED_ROWS)


def page(name: str, **more: object) -> str:
    text = (HERE / "gallery" / f"{name}.html").read_text(encoding="utf-8")
    return engines["jinja2"].from_string(text).render(context() | more)


def pages() -> dict[str, str]:
    form, rows = wrong()
    return {
        "form": page("form", form=BidForm(initial={"ask": 1_240_050}), rows=CostRows()),
        "wrong": page("form", form=form, rows=rows),
        "public": page("public", navigation=[]),
        "board": page("board"),
        "reading": page("reading"),
        "missing": engines["jinja2"].get_template("404.html").render({"office": OFFICE}),
    }


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "almoner.config.settings")
    import django

    django.setup()
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
