"""Links at the top of this door, by section: words and route. Only those a person may open are shown."""

from almoner.ground.ui.sections import Section

SECTIONS: tuple[Section, ...] = (
    Section("Today", (("Today", "staff:today"),)),
    Section(
        "Grants",
        (
            ("Rounds", "staff:rounds"),
            ("Bids", "staff:bids"),
            ("Panels", "staff:panels"),
            ("Ad-hoc grants", "staff:proposals"),
            ("Graduation", "staff:graduation"),
        ),
    ),
    Section(
        "Decisions",
        (
            ("Decisions", "staff:decisions"),
            ("Agreements", "staff:agreements"),
            ("Procurements", "staff:procurements"),
            ("Contracts", "staff:contracts"),
            ("In house", "staff:own_services"),
            ("Unit costs", "staff:unit_costs"),
            ("Competition", "staff:competition"),
            ("Subsidies", "staff:subsidies"),
        ),
    ),
    Section(
        "Review",
        (
            ("Reports", "staff:returns"),
            ("Updates", "staff:updates"),
            ("Publicity", "staff:publicity"),
        ),
    ),
    Section(
        "Money",
        (
            ("Money", "staff:money"),
            ("Spend by purpose", "staff:purposes"),
            ("Income", "staff:income"),
            ("Bids for money", "staff:bids_in"),
            ("Core grants", "staff:core"),
            ("Pools", "staff:pools"),
            ("Payments", "staff:payments"),
            ("Bank details", "staff:bank_details"),
        ),
    ),
    Section(
        "Partners",
        (
            ("Organisations", "staff:organisations"),
            ("Partnerships", "staff:partnerships"),
            ("Areas", "staff:areas"),
            ("Coverage", "staff:coverage"),
            ("Market", "staff:market"),
        ),
    ),
    Section(
        "Plan",
        (
            ("Commissioning plan", "staff:intentions"),
            ("Funded posts", "staff:posts"),
            ("By priority", "staff:by_priority"),
            ("Police and Crime Plan", "staff:plan"),
        ),
    ),
    Section(
        "Restorative justice",
        (
            ("Cases", "staff:restorative"),
            ("Volunteers", "staff:restorative_volunteers"),
            ("Figures", "staff:restorative_report"),
        ),
    ),
    Section(
        "Office",
        (
            ("Letters", "staff:letters"),
            ("People", "staff:people"),
            ("Documents", "staff:documents"),
            ("The body", "staff:body"),
            ("Retention", "staff:retention"),
            ("Audit", "staff:audit"),
        ),
    ),
)
