"""Addresses of updates and publicity (in the staff door's namespace)."""

from django.urls import path

from almoner.doors.staff.updates import doing, pages

urlpatterns = [
    path("updates/", pages.updates, name="updates"),
    path("updates/export/<str:kind>/", pages.updates_export, name="updates_export"),
    path("updates/<str:public_id>/", pages.update, name="update"),
    path("updates/<str:public_id>/answer/", doing.answer, name="update_answer"),
    path("publicity/", pages.publicity, name="publicity"),
    path("publicity/export/<str:kind>/", pages.publicity_export, name="publicity_export"),
    path("publicity/visits/", pages.visits, name="visits"),
    path("publicity/<str:public_id>/", pages.item, name="publicity_item"),
    path("publicity/<str:public_id>/change/", doing.change, name="publicity_change"),
    path("publicity/<str:public_id>/consent/", doing.consent, name="publicity_consent"),
    path("publicity/<str:public_id>/consent/withdraw/", doing.withdraw, name="publicity_withdraw"),
    path("publicity/<str:public_id>/publish/", doing.publish, name="publicity_publish"),
    path("publicity/<str:public_id>/keep/", doing.keep, name="publicity_keep"),
    path("publicity/<str:public_id>/drop/", doing.drop, name="publicity_drop"),
    path("agreements/<str:public_id>/updates/new/", doing.ask_for, name="update_ask"),
    path("agreements/<str:public_id>/publicity/new/", doing.record, name="publicity_new"),
]
