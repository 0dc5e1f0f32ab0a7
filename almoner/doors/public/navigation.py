"""Links at the top of this door: words and route. Only those a person may open are shown."""

LINKS: tuple[tuple[str, str], ...] = (
    ("Funding", "public:rounds"),
    ("Help with a bid", "public:help_with_bid"),
)
