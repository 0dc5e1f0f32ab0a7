"""What somebody looks for in the register. Anything that cannot be read filters nothing."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, QueryDict

from almoner.ground.core.money import MOST_PENCE
from almoner.ground.ui.fields import MoneyField, SelectField, TextField
from almoner.ground.ui.forms import Form
from almoner.ground.ui.looks import Look
from almoner.publish.register.choices import Choices
from almoner.publish.register.queries import Filters

NUMBER = Look(width="10", prefix="£")


class FindForm(Form):
    words = TextField(label="Organisation, project or word", max_length=200, required=False)
    kind = SelectField(label="Grant or contract", required=False)
    year = SelectField(label="Financial year", required=False)
    round = SelectField(label="Round", required=False)
    area = SelectField(label="Area", required=False)
    priority = SelectField(label="Priority", required=False)
    fund = SelectField(label="Fund", required=False)
    least = MoneyField(label="From", most=MOST_PENCE, required=False, look=NUMBER)
    most = MoneyField(label="Up to", most=MOST_PENCE, required=False, look=NUMBER)

    def __init__(self, asked: QueryDict, choices: Choices) -> None:
        super().__init__(asked or None)
        for name in ("kind", "year", "round", "area", "priority", "fund"):
            offer(self, name, getattr(choices, name))

    def filters(self) -> Filters:
        """Those values that could be read; the others are told beside their fields."""
        if not self.is_bound:
            return Filters()
        self.is_valid()
        given: dict[str, Any] = {name: value for name, value in self.cleaned_data.items() if value}
        least, most = given.pop("least", None), given.pop("most", None)
        return Filters(**given, least_pence=least, most_pence=most)


def typed(request: HttpRequest, name: str) -> str:
    """A value of the address as text that a page and a database can hold."""
    return request.GET.get(name, "").replace("\0", "").strip()


def offer(form: Form, name: str, pairs: Iterable[tuple[str, str]]) -> None:
    form.fields[name].choices = [("", "Any"), *pairs]  # type: ignore[attr-defined]
