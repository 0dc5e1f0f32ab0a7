"""What comes by itself: instalments of what is signed, and the files of released runs."""

from datetime import datetime, timedelta

from almoner.do.payments.contract_schedule import contracts_without_instalments, plan_contract
from almoner.do.payments.filing import make_files
from almoner.do.payments.schedule import plan, without_instalments
from almoner.ground.notices.jobs import job


@job("payments.plan", every=timedelta(minutes=1))
def plan_instalments(at: datetime) -> None:
    for agreement in without_instalments():
        plan(agreement, by=None, at=at)
    for agreement in contracts_without_instalments():
        plan_contract(agreement, by=None, at=at)


@job("payments.make_files", every=timedelta(seconds=10))
def make_bank_files(at: datetime) -> None:
    make_files(at)
