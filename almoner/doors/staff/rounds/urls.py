"""Addresses of rounds (in the staff door's namespace)."""

from django.urls import path

from almoner.doors.staff.rounds import (
    answering,
    board,
    editor,
    lists,
    parts,
    publicity,
    publishing,
    rows,
    set_up,
)

A_ROUND = "rounds/<str:public_id>/"
FORM = f"{A_ROUND}form/"
urlpatterns = [
    path("rounds/", lists.rounds, name="rounds"),
    path("rounds/new/", lists.new, name="round_new"),
    path("rounds/templates/<str:code>/load/", lists.load_template, name="round_template_load"),
    path(A_ROUND, board.round, name="round"),
    path(f"{A_ROUND}set-up/", set_up.set_up, name="round_set_up"),
    path(f"{A_ROUND}set-up/criteria/", rows.criteria, name="round_criteria"),
    path(f"{A_ROUND}set-up/criteria/<slug:code>/", rows.anchors, name="round_anchors"),
    path(f"{A_ROUND}set-up/bands/", rows.bands, name="round_bands"),
    path(f"{A_ROUND}set-up/bands/<slug:code>/", rows.band_documents, name="round_band"),
    path(f"{A_ROUND}set-up/<slug:part>/", parts.part, name="round_part"),
    path(FORM, editor.form, name="round_form"),
    path(f"{FORM}preview/<slug:band>/", editor.preview, name="round_preview"),
    path(f"{FORM}pages/new/", editor.topic_new, name="round_topic_new"),
    path(f"{FORM}pages/<str:topic>/", editor.topic, name="round_topic"),
    path(f"{FORM}pages/<str:topic>/move/", editor.topic_move, name="round_topic_move"),
    path(f"{FORM}pages/<str:topic>/drop/", editor.topic_drop, name="round_topic_drop"),
    path(f"{FORM}pages/<str:topic>/questions/new/", editor.question_new, name="round_question_new"),
    path(f"{FORM}questions/<str:question>/", editor.question, name="round_question"),
    path(f"{FORM}questions/<str:question>/move/", editor.question_move, name="round_question_move"),
    path(f"{FORM}questions/<str:question>/drop/", editor.question_drop, name="round_question_drop"),
    path(f"{A_ROUND}publish/", publishing.publish, name="round_publish"),
    path(f"{A_ROUND}publicity/", publicity.publicity, name="round_publicity"),
    path(f"{A_ROUND}publicity/texts/", publicity.texts, name="round_press"),
    path(f"{A_ROUND}publicity/announced/", publicity.announced, name="round_announced"),
    path(f"{A_ROUND}questions/", answering.questions, name="round_questions"),
    path(f"{A_ROUND}questions/<str:asked>/", answering.answer, name="round_answer"),
    path(f"{A_ROUND}more-time/", board.extend, name="round_extend"),
    path(f"{A_ROUND}close/", board.close, name="round_close"),
    path(f"{A_ROUND}cancel/", board.cancel, name="round_cancel"),
    path(f"{A_ROUND}keep-as-template/", board.keep_as_template, name="round_keep"),
]
