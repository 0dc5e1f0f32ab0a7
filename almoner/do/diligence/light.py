"""The light checks of a statutory partner (9.1, R9.1-0): one finance officer, one short page."""

from almoner.analyse.organisations.models import Organisation
from almoner.do.diligence.access import may_check_among
from almoner.do.diligence.models import FAIL, ITEMS, NOT_NEEDED, PASS, Case, Check
from almoner.do.diligence.states import CASE, OPEN
from almoner.ground.accounts.models import Person
from almoner.ground.accounts.roles import CHIEF_FINANCE, FINANCE, has_role
from almoner.ground.core.refusals import Answer, Denied, Refused
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action

PARTNER = "core_partner"


def may_check_partner(person: Person, partner: Organisation) -> Answer:
    """A finance officer who is not connected with the partner (R9.1-3)."""
    if not has_role(person, FINANCE, CHIEF_FINANCE):
        return Denied("The light checks of a partner are done by a finance officer.")
    held = partner.memberships.values_list("person_id", flat=True)
    return may_check_among(person, frozenset(held))


@action("diligence.check_partner", clause="9.1", may=may_check_partner)
def check_partner(
    act: Act, partner: Organisation, *, subject: str, amount_pence: int, irregularities: bool, note: str
) -> Case:
    """Finance and likely effect are looked at; papers and statements are not asked of a statutory body."""
    if not note.strip():
        sentence = "Write what was looked at, and how likely the money is to do what it is for."
        raise Refused(sentence, {"note": [sentence]})
    if Case.objects.filter(subject=subject).exists():
        raise Refused(f"The checks for {subject} are done already.")
    result = FAIL if irregularities else PASS
    case = Case(
        organisation=partner, subject=subject, amount_pence=amount_pence, profile=PARTNER, opened_at=act.at
    )
    case.status, case.overall = CASE.after(OPEN, "fail" if irregularities else "pass"), result
    case.concluded_at, case.concluded_by = act.at, act.by
    act.add(case)
    for item, _ in ITEMS:
        looked_at = item in ("a", "c")
        act.add(
            Check(
                case=case,
                item=item,
                result=result if item == "a" else PASS if looked_at else NOT_NEEDED,
                note=note.strip() if looked_at else "",
                answers={"irregularities": irregularities} if item == "a" else {},
                checker=act.by,
                checked_at=act.at,
            )
        )
    act.note(case=subject, overall=result)
    return case
