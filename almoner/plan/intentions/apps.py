from django.apps import AppConfig


class IntentionsConfig(AppConfig):
    name = "almoner.plan.intentions"
    label = "intentions"
