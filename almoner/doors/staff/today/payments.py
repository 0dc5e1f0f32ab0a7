"""What finance has to do today about payments (4.12)."""

from datetime import datetime, timedelta

from almoner.do.payments.checking import checked
from almoner.do.payments.models import Instalment, PayRun
from almoner.do.payments.queries import due
from almoner.do.payments.states import ASKED, RELEASED, SENT
from almoner.doors.staff.today.tasks import Task, one_for, place
from almoner.ground.accounts.roles import CHIEF_FINANCE, FINANCE
from almoner.ground.core.calendar import london_date
from almoner.policy.words import counted

WEEK = timedelta(days=7)
MOST = 100
STEPS = {ASKED: "Look at {} and release it", RELEASED: "Give the file of {} to the bank", SENT: "Confirm {}"}


def of_payments(at: datetime) -> list[Task]:
    """Instalments of the coming week that can go, and runs that wait for a hand."""
    today, finance = london_date(at), one_for(FINANCE, CHIEF_FINANCE)
    ready = [one for one in checked(due(Instalment.objects.all(), today + WEEK)[:MOST], at) if one.is_ready]
    found = []
    if ready:
        first = min(one.instalment.due_on for one in ready)
        words = f"Make a pay run: {counted(len(ready), 'instalment')} can be paid"
        found.append(Task(words, place("staff:run_new"), finance, first))
    runs = PayRun.objects.filter(status__in=STEPS).order_by("money_day", "number")[:20]
    return found + [
        Task(STEPS[one.status].format(one), place("staff:run", one.public_id), finance, one.money_day)
        for one in runs
    ]
