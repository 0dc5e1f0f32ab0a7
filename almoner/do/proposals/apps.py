from django.apps import AppConfig


class ProposalsConfig(AppConfig):
    name = "almoner.do.proposals"
    label = "proposals"
