"""Two people spend the last of a budget at the same moment."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from almoner.ground.audit.verify import verify
from almoner.ground.core.refusals import Refused
from almoner.plan.funds.queries import Balance, balance, ledger
from tests.builders import a_commitment, a_fund_with_budget

THREADS = 6


@pytest.mark.django_db(transaction=True)
def test_1_6_commitments_at_the_same_moment_never_exceed_the_budget():
    budget = a_fund_with_budget(1_000)
    start = Barrier(THREADS)

    def take(number):
        try:
            start.wait(timeout=20)
            a_commitment(budget, 400, f"043-24/{number}")
        except Refused:
            return "refused"
        finally:
            connections.close_all()
        return "taken"

    with ThreadPoolExecutor(THREADS) as people:
        found = sorted(people.map(take, range(THREADS)))

    assert found == ["refused"] * (THREADS - 2) + ["taken"] * 2
    assert (balance(budget), ledger(budget).count(), verify()) == (Balance(1_000, 800), 3, [])


@pytest.mark.postgres
@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="this run is on PostgreSQL already")
def test_1_6_the_same_on_postgresql(postgres):
    only = "test_1_6_commitments_at_the_same_moment_never_exceed_the_budget"
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"{__file__}::{only}"],
        env=os.environ | {"DATABASE_URL": postgres.new_database()},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
