from django.apps import AppConfig


class GraduationConfig(AppConfig):
    name = "almoner.do.graduation"
    label = "graduation"
