"""Every file that holds rules, so that one import knows them all."""

from almoner.policy import (
    agreements,
    applications,
    bank_details,
    contracts,
    core_grants,
    decisions,
    diligence,
    eligibility,
    income,
    ledger,
    panel,
    payments,
    procurement,
    retention,
    rounds,
    sift,
)

ALL = (
    rounds,
    eligibility,
    applications,
    sift,
    panel,
    diligence,
    decisions,
    agreements,
    bank_details,
    payments,
    core_grants,
    procurement,
    contracts,
    ledger,
    income,
    retention,
)
