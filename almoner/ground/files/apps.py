from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "almoner.ground.files"
    label = "files"
