"""Money is whole pence. Words for people, and people's words back into pence."""

import re

FORM = re.compile(r"^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$", re.ASCII)
MOST_PENCE = 10**14
LONGEST = 40


class NotMoney(ValueError):
    """What was typed cannot be read as an amount in pounds."""


def in_words(pence: int) -> str:
    """`£12,400`, and `£12,400.50` only where there are pence."""
    sign = "−" if pence < 0 else ""
    pounds, rest = divmod(abs(pence), 100)
    return f"{sign}£{pounds:,}" + (f".{rest:02d}" if rest else "")


def plain(pence: int) -> str:
    """`12400.00`: for tables that machines read."""
    sign = "-" if pence < 0 else ""
    return f"{sign}{abs(pence) // 100}.{abs(pence) % 100:02d}"


def from_words(text: str) -> int:
    """Pence from what a person typed: `£12,400`, `12400.5`, ` 12400.50 `."""
    match = FORM.match(text.strip().removeprefix("£").replace(" ", ""))
    if match is None:
        raise NotMoney("Enter an amount in pounds, like 1200 or 1,200.50.")
    if len(match[1]) > LONGEST:
        raise NotMoney("Enter a smaller amount.")
    pence = int(match[1].replace(",", "")) * 100 + int((match[2] or "").ljust(2, "0") or 0)
    if pence > MOST_PENCE:
        raise NotMoney("Enter a smaller amount.")
    return pence


def share(total: int, weights: list[int]) -> list[int]:
    """Split `total` pence by `weights` so that the parts add up to it exactly (largest remainder)."""
    whole = sum(weights)
    if whole <= 0:
        raise ValueError("The weights must add up to more than nothing.")
    parts = [total * weight // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda at: (-(total * weights[at] % whole), at))
    for at in by_remainder[: total - sum(parts)]:
        parts[at] += 1
    return parts
