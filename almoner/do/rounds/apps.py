from django.apps import AppConfig


class RoundsConfig(AppConfig):
    name = "almoner.do.rounds"
    label = "rounds"

    def import_models(self) -> None:
        """Publicity's tables stand in a file of their own."""
        super().import_models()
        from almoner.do.rounds import publicity  # noqa: F401
