"""Addresses of the commissioning plan, its posts and the report by priority (in the staff namespace)."""

from django.urls import path

from almoner.doors.staff.intentions import doing, pages, posts, priorities

urlpatterns = [
    path("commissioning-plan/", pages.plan, name="intentions"),
    path("commissioning-plan/new/", doing.keep, name="intention_new"),
    path("commissioning-plan/export/<str:kind>/", pages.export, name="intentions_export"),
    path("commissioning-plan/served/<str:public_id>/drop/", doing.unlink, name="intention_unlink"),
    path("commissioning-plan/<str:public_id>/", pages.one, name="intention"),
    path("commissioning-plan/<str:public_id>/change/", doing.keep, name="intention_change"),
    path("commissioning-plan/<str:public_id>/start/", doing.start, name="intention_start"),
    path("commissioning-plan/<str:public_id>/finish/", doing.finish, name="intention_finish"),
    path("commissioning-plan/<str:public_id>/drop/", doing.drop, name="intention_drop"),
    path("commissioning-plan/<str:public_id>/take-up/", doing.take_up, name="intention_take_up"),
    path("commissioning-plan/<str:public_id>/notes/new/", doing.note, name="intention_note"),
    path("commissioning-plan/<str:public_id>/served/new/", doing.link, name="intention_link"),
    path("posts/", posts.posts, name="posts"),
    path("posts/new/", posts.keep, name="post_new"),
    path("posts/export/<str:kind>/", posts.export, name="posts_export"),
    path("posts/seats/<str:public_id>/leave/", posts.leave, name="post_leave"),
    path("posts/<str:public_id>/", posts.post, name="post"),
    path("posts/<str:public_id>/change/", posts.keep, name="post_change"),
    path("posts/<str:public_id>/fill/", posts.fill, name="post_fill"),
    path("posts/<str:public_id>/people/", posts.count, name="post_count"),
    path("by-priority/", priorities.by_priority, name="by_priority"),
    path("by-priority/export/<str:kind>/", priorities.export, name="by_priority_export"),
]
