"""Officers keep the plan and its posts; whoever an action is given to moves it on; casework staff see all."""

from django.db.models import QuerySet

from almoner.ground.accounts.models import Person
from almoner.ground.accounts.roles import CASEWORK, OFFICER, has_role
from almoner.ground.core.refusals import Allowed, Answer, Denied
from almoner.plan.intentions.models import CommissioningAction, Post


def visible_to(person: Person | None) -> QuerySet[CommissioningAction]:
    found = CommissioningAction.objects
    return found.all() if has_role(person, *CASEWORK) else found.none()


def visible_posts(person: Person | None) -> QuerySet[Post]:
    return Post.objects.all() if has_role(person, *CASEWORK) else Post.objects.none()


def may_plan(person: Person, thing: object) -> Answer:
    if has_role(person, OFFICER):
        return Allowed(OFFICER)
    return Denied("Only a commissioning officer keeps the commissioning plan.")


def may_progress(person: Person, action: CommissioningAction) -> Answer:
    for role in (action.owner, OFFICER):
        if has_role(person, role):
            return Allowed(role)
    return Denied("Only an officer, or whoever the action is given to, moves it on.")
