"""What these tests type into forms."""

from datetime import date


def boxes(name: str, day: date) -> dict[str, str]:
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


def text(answer) -> str:
    return answer.content.decode()
