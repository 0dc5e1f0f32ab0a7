"""Links at the top of this door: words and route. Only those a person may open are shown."""

LINKS: tuple[tuple[str, str], ...] = (
    ("Funding", "public:rounds"),
    ("Help with a bid", "public:help_with_bid"),
    ("Who got what", "public:register"),
    ("Decisions", "public:decisions"),
    ("Our strategy, kept", "public:strategy"),
)
FOOT: tuple[tuple[str, str], ...] = (
    ("How decisions are checked", "public:checked"),
    ("Results of rounds", "public:results"),
    ("Where the money comes from", "public:income"),
    ("What we plan", "public:commissioning_plan"),
    ("Annual reports", "public:annual_reports"),
    ("Restorative justice", "public:restorative"),
    ("Accessibility", "public:accessibility"),
    ("Privacy", "public:privacy"),
)
