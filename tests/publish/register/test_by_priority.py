"""R5.2e-1: what commissioning did for each priority."""

from datetime import date

import pytest

from almoner.plan.intentions import actions
from almoner.plan.priorities.models import Continuation, Priority
from almoner.publish.register.by_priority import Sums, served, years_of
from tests.builders import NOW, a_person, a_plan, a_plan_with_priorities, kept
from tests.do.agreements.contract_rows import an_award
from tests.do.decisions.sheets import an_open_sheet, signed_by, the_three
from tests.do.own_services.provided import a_service, its_money
from tests.plan.intentions.planned import a_note, an_intention

pytestmark = pytest.mark.django_db


def test_5_2_e_grants_contracts_and_actions_stand_by_priority_and_year():
    officer, plan = a_person("officer"), a_plan_with_priorities()
    first, second = plan.priorities.order_by("position")[:2]
    lot = an_award(officer=officer)
    signed_by(an_open_sheet(300_000, 200_000, author=officer), *the_three().in_order())
    done = an_intention(officer, "Done", priority=first)
    a_note(done, officer)
    actions.finish(done, by=officer, at=NOW)
    an_intention(officer, "Open", priority=first)
    dropped = an_intention(officer, "Dropped", priority=first)
    actions.drop(dropped, by=officer, at=NOW, reason="Not now.")

    of_first, of_second = served(plan)[:2]

    assert (of_first.priority, of_second.priority) == (first, second)
    assert (of_first.sums.grants, of_first.sums.grants_pence) == (2, 500_000)
    assert (of_first.actions, of_first.actions_done) == (2, 1)
    assert sum(one.sums.contracts_pence for one in served(plan)) == lot.decision_lines.get().amount_pence
    assert years_of(plan)[0] in of_first.years
    assert [one.sums for one in served(plan, "1999/00")] == [Sums()] * len(served(plan))
    assert served(None) == []


def test_5_2_e_a_service_in_house_counts_for_the_priority_that_carries_its_own_on():
    old = kept(
        Priority(plan=a_plan(starts_on=date(2021, 10, 1), ends_on=date(2024, 9, 30)), code="P9", title="Then")
    )
    new = a_plan_with_priorities().priorities.order_by("position").first()
    its_money()
    a_service(priority=old)
    a_service(name="Mediation", priority=old, ended_on=date(2024, 3, 31))
    kept(Continuation(old=old, new=new))

    assert (served(new.plan)[0].priority, served(new.plan)[0].services) == (new, 1)
    assert served(old.plan)[0].services == 2
