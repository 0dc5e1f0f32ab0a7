"""Addresses of the plan, areas and partners (in the staff door's namespace)."""

from django.urls import path

from almoner.doors.staff.plan import places, plan

urlpatterns = [
    path("plan/", plan.plan, name="plan"),
    path("plan/new/", plan.keep_plan, name="plan_new"),
    path("plan/<int:plan>/", plan.keep_plan, name="plan_change"),
    path("plan/<int:plan>/priorities/new/", plan.add_priority, name="priority_new"),
    path("plan/priorities/<str:code>/", plan.change_priority, name="priority_change"),
    path("plan/priorities/<str:code>/carries-on/", plan.continues, name="priority_continues"),
    path("areas/", places.areas, name="areas"),
    path("areas/new/", places.keep_area, name="area_new"),
    path("areas/<str:code>/", places.keep_area, name="area_change"),
    path("partners/", places.partnerships, name="partnerships"),
    path("partners/new/", places.keep_partnership, name="partnership_new"),
    path("partners/strategies/new/", places.keep_strategy, name="strategy_new"),
    path("partners/strategies/<str:public_id>/", places.keep_strategy, name="strategy_change"),
    path("partners/<str:code>/", places.keep_partnership, name="partnership_change"),
]
