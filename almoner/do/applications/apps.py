from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    name = "almoner.do.applications"
    label = "applications"

    def import_models(self) -> None:
        """Endorsements and casework stand in files of their own."""
        super().import_models()
        from almoner.do.applications import casework, endorsements  # noqa: F401
