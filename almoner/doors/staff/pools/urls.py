"""Addresses of pools (in the staff door's namespace)."""

from django.urls import path

from almoner.doors.staff.pools import doing, pages, yearly

urlpatterns = [
    path("pools/", pages.pools, name="pools"),
    path("pools/new/", doing.keep_pool, name="pool_new"),
    path("pools/export/<str:kind>/", pages.export, name="pools_export"),
    path("pools/<str:public_id>/change/", doing.keep_pool, name="pool_change"),
    path("pools/<str:public_id>/years/new/", doing.begin_year, name="pool_year_new"),
    path("pools/years/<str:public_id>/", pages.year, name="pool_year"),
    path("pools/years/<str:public_id>/agree/", yearly.agree, name="pool_agree"),
    path("pools/years/<str:public_id>/review/", yearly.review, name="pool_review"),
    path("pools/years/<str:public_id>/review/close/", yearly.close, name="pool_review_close"),
    path("pools/years/<str:public_id>/report/", yearly.report, name="pool_report"),
    path("pools/years/<str:public_id>/report/document/", yearly.document, name="pool_report_document"),
    path("pools/years/<str:public_id>/report/publish/", yearly.publish, name="pool_report_publish"),
    path("pools/years/<str:public_id>/report/take-back/", yearly.take_back, name="pool_report_take_back"),
    path("pools/years/<str:public_id>/workstreams/new/", doing.add_work, name="pool_work_new"),
    path("pools/years/<str:public_id>/funders/new/", doing.add_funder, name="pool_funder_new"),
    path("pools/workstreams/<str:public_id>/", pages.work, name="pool_work"),
    path("pools/workstreams/<str:public_id>/change/", doing.change_work, name="pool_work_change"),
    path("pools/workstreams/<str:public_id>/drop/", doing.drop_work, name="pool_work_drop"),
    path("pools/workstreams/<str:public_id>/allocate/", doing.allocate, name="pool_allocate"),
    path("pools/workstreams/<str:public_id>/checks/", doing.check, name="pool_check"),
    path("pools/workstreams/<str:public_id>/sheet/", doing.sheet, name="pool_sheet"),
    path("pools/shares/<str:public_id>/drop/", doing.take_out, name="pool_share_drop"),
    path("pools/funders/<str:public_id>/", doing.change_funder, name="pool_funder"),
    path("pools/funders/<str:public_id>/drop/", doing.drop_funder, name="pool_funder_drop"),
]
