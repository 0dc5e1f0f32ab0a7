"""Form fields that read what people type kindly and refuse nonsense in clear words."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from almoner.ground.core import money
from almoner.ground.ui.looks import PLAIN, Look

MOST_WHOLE = 10**12
WHOLE = re.compile(r"-?[0-9]{1,3}(?:,?[0-9]{3})*|-?[0-9]+")
NOT_SHOWN = "Choose one of the answers shown."
AN_EMAIL, A_NUMBER = Look(autocomplete="email"), Look(width="5")
AN_AMOUNT, IN_A_LINE = Look(width="10", prefix="£"), Look(inline=True)
Choices = Iterable[tuple[str, str]]


def count_words(text: str) -> int:
    """As the page counts: runs of characters that are not space."""
    return len(text.split())


class TextField(forms.CharField):
    """One line of text."""

    def __init__(self, *, look: Look = PLAIN, **options: Any) -> None:
        self.look = look
        super().__init__(**options)

    def to_python(self, value: Any) -> str:
        return " ".join(str(super().to_python(value) or "").splitlines())


class LongTextField(forms.CharField):
    """Several lines; line ends become `\\n` whatever the browser sends."""

    widget = forms.Textarea

    def __init__(self, *, look: Look = PLAIN, **options: Any) -> None:
        self.look = look
        super().__init__(**options)

    def to_python(self, value: Any) -> str:
        text = str(value or "").replace("\r\n", "\n").replace("\r", "\n")
        return str(super().to_python(text) or "")


class EmailField(forms.EmailField):
    default_error_messages = {
        "invalid": "Enter an email address in the correct format, like name@example.org."
    }

    def __init__(self, *, look: Look = AN_EMAIL, **options: Any) -> None:
        self.look = look
        super().__init__(**options)


class WholeNumberField(forms.Field):
    """A whole number; commas and spaces are allowed. It never leaves the range `least` to `most`."""

    widget = forms.TextInput

    def __init__(
        self, *, least: int = 0, most: int = MOST_WHOLE, look: Look = A_NUMBER, **options: Any
    ) -> None:
        self.least, self.most, self.look = least, most, look
        super().__init__(**options)

    def to_python(self, value: Any) -> int | None:
        if value in self.empty_values or isinstance(value, int):
            return value if isinstance(value, int) else None
        text = re.sub(r"\s", "", str(value)).replace("−", "-")
        if not text:
            return None
        if len(text) > 40 or not WHOLE.fullmatch(text):
            raise ValidationError("Enter a whole number, like 12.", code="invalid")
        return int(text.replace(",", ""))

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is not None and value < self.least:
            raise ValidationError(f"Enter {self.least:,} or more.", code="least")
        if value is not None and value > self.most:
            raise ValidationError(f"Enter {self.most:,} or less.", code="most")


class MoneyField(forms.Field):
    """An amount typed in pounds and kept in whole pence; a minus is read where `least` is below nothing."""

    widget = forms.TextInput

    def __init__(
        self, *, least: int = 0, most: int = money.MOST_PENCE, look: Look = AN_AMOUNT, **options: Any
    ) -> None:
        self.least, self.most, self.look = least, most, look
        super().__init__(**options)

    def prepare_value(self, value: Any) -> Any:
        return money.in_words(value).replace("£", "") if isinstance(value, int) else value

    def to_python(self, value: Any) -> int | None:
        if value in self.empty_values or isinstance(value, int) or not str(value).strip():
            return value if isinstance(value, int) else None
        text = str(value).strip().replace("−", "-")
        below = self.least < 0 and text.startswith("-")
        try:
            return -money.from_words(text[1:]) if below else money.from_words(text)
        except money.NotMoney as no:
            raise ValidationError(str(no), code="invalid") from None

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is not None and value < self.least:
            raise ValidationError(f"Enter {money.in_words(self.least)} or more.", code="least")
        if value is not None and value > self.most:
            raise ValidationError(f"Enter {money.in_words(self.most)} or less.", code="most")


class ChoiceField(forms.ChoiceField):
    """One of a few answers, as radio buttons."""

    widget = forms.RadioSelect
    default_error_messages = {"invalid_choice": NOT_SHOWN}

    def __init__(self, *, choices: Any = (), look: Look = PLAIN, **options: Any) -> None:
        self.look = look
        super().__init__(choices=choices, **options)


class SelectField(ChoiceField):
    """One of many answers, as a list that opens; an empty first line is added."""

    widget: Any = forms.Select

    def __init__(self, *, choices: Choices = (), look: Look = PLAIN, **options: Any) -> None:
        shown = [(str(value), text) for value, text in choices]
        if "" not in dict(shown):
            shown.insert(0, ("", "Choose"))
        super().__init__(choices=shown, look=look, **options)


class ManyField(forms.MultipleChoiceField):
    """Any of several answers, as checkboxes."""

    widget = forms.CheckboxSelectMultiple
    default_error_messages = {
        "invalid_choice": "Choose only from the answers shown.",
        "invalid_list": "Choose only from the answers shown.",
    }

    def __init__(self, *, choices: Any = (), look: Look = PLAIN, **options: Any) -> None:
        self.look = look
        super().__init__(choices=choices, **options)


class YesNoField(forms.TypedChoiceField):
    """True, False, or None when it need not be answered and is not."""

    widget = forms.RadioSelect
    default_error_messages = {"invalid_choice": NOT_SHOWN}

    def __init__(self, *, look: Look = IN_A_LINE, **options: Any) -> None:
        self.look = look
        super().__init__(
            choices=(("yes", "Yes"), ("no", "No")),
            coerce=lambda value: value == "yes",
            empty_value=None,
            **options,
        )

    def prepare_value(self, value: Any) -> Any:
        return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value


class TickField(forms.BooleanField):
    """One box to tick: a statement to agree with."""

    def __init__(self, *, look: Look = PLAIN, **options: Any) -> None:
        self.look = look
        super().__init__(**options)


class UploadField(forms.FileField):
    widget = forms.FileInput
    default_error_messages = {
        "invalid": "The file did not arrive. Choose it again.",
        "missing": "The file did not arrive. Choose it again.",
        "empty": "The file is empty. Choose another.",
        "max_length": "The name of the file is too long. Rename it and choose it again.",
    }

    def __init__(self, *, look: Look = PLAIN, **options: Any) -> None:
        self.look = look
        super().__init__(**options)


def most_words(limit: int) -> Any:
    """A validator for those who want the word limit kept, not only counted."""

    def check(text: str) -> None:
        if (count := count_words(text)) > limit:
            raise ValidationError(f"Use {limit:,} words or fewer. You have used {count:,}.", code="words")

    return check
