"""The three aims of the programme (5.1), and which of them money serves."""

SUPPORT_VICTIMS, SUPPORT_PLAN, UPHOLD_CODE = "support_victims", "support_plan", "uphold_code"
AIMS = {
    SUPPORT_VICTIMS: "Support victims",
    SUPPORT_PLAN: "Support the plan's priorities",
    UPHOLD_CODE: "Uphold the Victims' Code",
}
BY_PURPOSE = {"victim_support": SUPPORT_VICTIMS}


def aims_of(purpose: str, *, serves_plan: bool = True) -> tuple[str, ...]:
    """What serves a priority supports the plan; what is for victims supports victims too (5.1)."""
    also = BY_PURPOSE.get(purpose)
    return (*((SUPPORT_PLAN,) if serves_plan else ()), *((also,) if also else ()))
