from django.apps import AppConfig

from almoner.ground.audit.triggers import Guard


class FundsConfig(AppConfig):
    name = "almoner.plan.funds"
    label = "funds"
    guards = (Guard("funds_ledgerrow", says="the ledger is append-only"),)
