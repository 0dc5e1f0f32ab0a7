from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "almoner.do.decisions"
    label = "decisions"

    def import_models(self) -> None:
        """Subsidies stand in a file of their own."""
        super().import_models()
        from almoner.do.decisions import subsidies  # noqa: F401
