from django.apps import AppConfig

from almoner.ground.audit.triggers import Guard


class FundsConfig(AppConfig):
    name = "almoner.plan.funds"
    label = "funds"
    guards = (
        Guard("funds_ledgerrow", says="the ledger is append-only"),
        Guard("funds_receipt", says="receipts are append-only"),
    )

    def import_models(self) -> None:
        """The tables of income stand in a file of their own."""
        super().import_models()
        from almoner.plan.funds import income  # noqa: F401
