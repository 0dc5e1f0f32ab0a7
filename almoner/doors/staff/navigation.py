"""Links at the top of this door: words and route. Only those a person may open are shown."""

LINKS: tuple[tuple[str, str], ...] = (
    ("Today", "staff:today"),
    ("Bids", "staff:bids"),
    ("Rounds", "staff:rounds"),
    ("Panels", "staff:panels"),
    ("Decisions", "staff:decisions"),
    ("Agreements", "staff:agreements"),
    ("Letters", "staff:letters"),
    ("Audit", "staff:audit"),
    ("Organisations", "staff:organisations"),
    ("Money", "staff:money"),
    ("Plan", "staff:plan"),
    ("Areas", "staff:areas"),
    ("Partners", "staff:partnerships"),
    ("People", "staff:people"),
    ("Documents", "staff:documents"),
    ("The body", "staff:body"),
)
