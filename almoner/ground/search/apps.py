from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "almoner.ground.search"
    label = "search"
