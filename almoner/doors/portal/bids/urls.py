"""Addresses of bids (in the portal door's namespace)."""

from django.urls import path

from almoner.doors.portal.bids import asking, pages, sending, topics

urlpatterns = [
    path("", pages.home, name="home"),
    path("rounds/<str:public_id>/start/", pages.start, name="start"),
    path("bids/<str:public_id>/", pages.application, name="application"),
    path("bids/<str:public_id>/topics/<str:key>/", topics.topic, name="topic"),
    path("bids/<str:public_id>/topics/<str:key>/save/", topics.autosave, name="autosave"),
    path("bids/<str:public_id>/topics/<str:key>/comment/", topics.comment, name="comment"),
    path("bids/<str:public_id>/files/<str:file_id>/", topics.file, name="answer_file"),
    path("bids/<str:public_id>/partners/<str:kind>/<str:area>/<str:way>/", asking.ask, name="ask_partner"),
    path("bids/<str:public_id>/partners/<str:endorsement>/remind/", asking.remind, name="remind_partner"),
    path("bids/<str:public_id>/check/", sending.check, name="check"),
    path("bids/<str:public_id>/send/", sending.send, name="send"),
    path("bids/<str:public_id>/receipt/", sending.receipt, name="receipt"),
    path("bids/<str:public_id>/receipt.json", sending.proof, name="receipt_proof"),
    path("bids/<str:public_id>/copy.pdf", sending.copy, name="copy"),
    path("bids/<str:public_id>/confirm/", sending.confirm, name="confirm_entry"),
    path("bids/<str:public_id>/withdraw/", sending.withdraw, name="withdraw"),
]
