from django.apps import AppConfig


class UpdatesConfig(AppConfig):
    name = "almoner.review.updates"
    label = "updates"
