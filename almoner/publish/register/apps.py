from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "almoner.publish.register"
    label = "register"
