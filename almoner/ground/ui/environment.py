"""The Jinja2 environment of every page: filters, globals and the GOV.UK macros."""

from typing import Any

import jinja2
from django.templatetags.static import static
from django.urls import reverse
from markupsafe import Markup, escape

from almoner.ground.core.references import link_token
from almoner.ground.ui import charts, draw, problems, words

FILTERS = {
    "money": words.money,
    "day": words.day,
    "short_day": words.short_day,
    "moment": words.moment,
    "number": words.number,
    "percent": words.percent,
    "paragraphs": words.paragraphs,
    "ago": words.ago,
    "until": words.until,
    "counted": words.counted,
}


def url(name: str, *args: Any, **parts: Any) -> str:
    """The address of a named page: `url("portal:application", public_id)`."""
    return reverse(name, args=args, kwargs=parts)


def once() -> Markup:
    """A hidden key, so that the same form posted twice is done once."""
    return Markup('<input type="hidden" name="once" value="{}">').format(link_token())


@jinja2.pass_context
def post_button(
    context: jinja2.runtime.Context, action: str, text: str, kind: str = "", **hidden: Any
) -> Markup:
    """A whole form of one button with its two keys; `kind` is "", "secondary" or "warning"."""
    template = context.environment.get_template("ui/parts/post_button.html")
    return Markup(
        template.render(
            action=action,
            text=text,
            kind=kind,
            hidden=hidden,
            keys=Markup("{}{}").format(escape(context.get("csrf_input", "")), once()),
        )
    )


GLOBALS = {
    "url": url,
    "static": static,
    "once": once,
    "post_button": post_button,
    "form_fields": draw.form_fields,
    "form_field": draw.form_field,
    "form_rows": draw.form_rows,
    "error_summary": problems.error_summary,
    "charts": charts,
    "office": {},
}


def environment(**options: Any) -> jinja2.Environment:
    """Undefined values print as nothing even in DEBUG: else a missing value would be typed into a form."""
    options["undefined"] = jinja2.Undefined
    options["loader"] = jinja2.ChoiceLoader(
        [
            options["loader"],
            jinja2.PrefixLoader({"govuk_frontend_jinja": jinja2.PackageLoader("govuk_frontend_jinja")}),
        ]
    )
    options |= {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}
    made = jinja2.Environment(**options)  # nosec B701 (autoescape is on, the line above)
    made.filters.update(FILTERS)
    made.globals.update(GLOBALS)
    return made
