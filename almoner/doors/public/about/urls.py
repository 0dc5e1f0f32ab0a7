"""Addresses of the front page and of what the office says of itself (in the public door's namespace)."""

from django.urls import path

from almoner.doors.public.about import checking, pages, strategy

urlpatterns = [
    path("", pages.home, name="home"),
    path("strategy/", strategy.strategy, name="strategy"),
    path("strategy/clauses.json", strategy.strategy_json, name="strategy_json"),
    path("checked/", checking.checked, name="checked"),
    path("checked/checkpoint.txt", checking.checkpoint, name="checkpoint"),
    path("checked/keys.txt", checking.keys, name="keys"),
    path("checked/verify_audit.py", checking.program, name="verify_program"),
    path("accessibility/", pages.accessibility, name="accessibility"),
    path("privacy/", pages.privacy, name="privacy"),
    path("robots.txt", pages.robots, name="robots"),
]
