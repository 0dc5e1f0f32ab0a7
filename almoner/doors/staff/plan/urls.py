"""Addresses of the plan, areas, partners and funds (in the staff door's namespace)."""

from django.urls import path

from almoner.doors.staff.plan import money, places, plan

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
    path("partners/<str:code>/", places.keep_partnership, name="partnership_change"),
    path("funds/", money.funds, name="funds"),
    path("funds/new/", money.keep_fund, name="fund_new"),
    path("funds/streams/new/", money.keep_stream, name="stream_new"),
    path("funds/streams/<str:code>/", money.keep_stream, name="stream_change"),
    path("funds/<str:code>/", money.fund, name="fund"),
    path("funds/<str:code>/change/", money.keep_fund, name="fund_change"),
    path("funds/<str:code>/budget/", money.set_budget, name="budget_set"),
]
