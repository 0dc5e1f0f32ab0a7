"""Links at the top of this door: words and route. Only those a person may open are shown."""

LINKS: tuple[tuple[str, str], ...] = (
    ("Your applications", "portal:home"),
    ("Your organisations", "portal:organisations"),
)
