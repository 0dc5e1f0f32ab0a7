from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "almoner.analyse.organisations"
    label = "organisations"

    def import_models(self) -> None:
        """The passport's tables stand in a file of their own."""
        super().import_models()
        from almoner.analyse.organisations import passport  # noqa: F401
