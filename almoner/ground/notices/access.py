"""Letters are casework: the office sees them, an administrator does not."""

from django.db.models import QuerySet

from almoner.ground.accounts.models import Person
from almoner.ground.accounts.roles import CASEWORK, OFFICER, has_role
from almoner.ground.core.refusals import Allowed, Answer, Denied
from almoner.ground.workflow.models import FAILED, SENT, Letter


def visible_to(person: Person) -> QuerySet[Letter]:
    return Letter.objects.all() if has_role(person, *CASEWORK) else Letter.objects.none()


def may_send_again(person: Person, letter: Letter) -> Answer:
    """Sign-in letters hold a code that is not kept, so they cannot be sent a second time."""
    if not has_role(person, OFFICER):
        return Denied("Only a commissioning officer may send a letter again.")
    if letter.state not in (FAILED, SENT):
        return Denied("This letter is already on its way.")
    return Allowed(OFFICER)
