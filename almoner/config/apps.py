from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "almoner.config"
    label = "config"

    def ready(self) -> None:
        from almoner.config import checks  # noqa: F401
