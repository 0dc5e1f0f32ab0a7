"""Addresses of services in house and of unit costs (in the staff door's namespace)."""

from django.urls import path

from almoner.doors.staff.own_services import doing, pages

urlpatterns = [
    path("own-services/", pages.in_house, name="own_services"),
    path("own-services/new/", doing.keep, name="own_service_new"),
    path("own-services/export/<str:kind>/", pages.export, name="own_services_export"),
    path("own-services/years/<str:public_id>/", pages.year, name="own_year"),
    path("own-services/years/<str:public_id>/costs/new/", doing.add_cost, name="own_cost_new"),
    path("own-services/years/<str:public_id>/quarters/<int:number>/", doing.quarter, name="own_quarter"),
    path("own-services/costs/<str:public_id>/", doing.change_cost, name="own_cost"),
    path("own-services/costs/<str:public_id>/drop/", doing.drop_cost, name="own_cost_drop"),
    path("own-services/<str:public_id>/", pages.service, name="own_service"),
    path("own-services/<str:public_id>/change/", doing.keep, name="own_service_change"),
    path("own-services/<str:public_id>/measures/new/", doing.add_measure, name="own_measure_new"),
    path("own-services/<str:public_id>/years/new/", doing.begin_year, name="own_year_new"),
    path("unit-costs/", pages.unit_costs, name="unit_costs"),
    path("unit-costs/export/<str:kind>/", pages.unit_costs_export, name="unit_costs_export"),
    path("unit-costs/volumes/new/", doing.keep_volume, name="unit_volume_new"),
    path("unit-costs/comparators/new/", doing.keep_benchmark, name="unit_benchmark_new"),
    path("unit-costs/comparators/<str:public_id>/", doing.keep_benchmark, name="unit_benchmark"),
    path("unit-costs/comparators/<str:public_id>/drop/", doing.drop_benchmark, name="unit_benchmark_drop"),
]
