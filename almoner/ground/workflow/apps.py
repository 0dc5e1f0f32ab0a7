from django.apps import AppConfig


class WorkflowConfig(AppConfig):
    name = "almoner.ground.workflow"
    label = "workflow"
