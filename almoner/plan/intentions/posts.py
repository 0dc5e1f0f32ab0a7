"""Posts that the office pays for: how much is funded, how long it is filled, how many it supports (5.2 b)."""

from dataclasses import dataclass, fields
from datetime import date

from almoner.analyse.organisations.models import Organisation
from almoner.ground.core.calendar import london_date
from almoner.ground.core.refusals import refuse_unless
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.plan.funds.models import FundingStream
from almoner.plan.intentions.access import may_plan
from almoner.plan.intentions.models import POST_KINDS, Caseload, CommissioningAction, InPost, Post


@dataclass(frozen=True)
class PostDetails:
    """Hundredths of full time; `cost_pence` is what a full-time year costs."""

    title: str
    kind: str
    provider: Organisation
    stream: FundingStream
    hundredths: int
    cost_pence: int
    funded_from: date
    funded_to: date
    caseload: int = 0
    action: CommissioningAction | None = None


@action("intentions.keep_post", clause="5.2", may=may_plan)
def keep_post(act: Act, post: Post | None, *, details: PostDetails) -> Post:
    """Add a funded post (`None`) or change one; never to less than is filled."""
    twins = Post.objects.filter(title=details.title.strip()).exclude(pk=post.pk if post else 0)
    filled = most_filled(list(post.seats.all())) if post else 0
    refuse_unless(
        ("title", details.title.strip(), "Give the post a name."),
        ("title", not twins.exists(), "A post has this name already."),
        ("kind", details.kind in dict(POST_KINDS), "Choose what kind of post it is."),
        ("hundredths", details.hundredths > 0, "Enter more than nothing."),
        ("hundredths", details.hundredths >= filled, "More of the post than this was filled."),
        ("cost_pence", details.cost_pence > 0, "Enter more than nothing."),
        ("funded_to", details.funded_to >= details.funded_from, "Enter a day after the first."),
    )
    row = post or Post()
    for one in fields(details):
        setattr(row, one.name, getattr(details, one.name))
    row.title = details.title.strip()
    act.note(hundredths=details.hundredths, cost_pence=details.cost_pence)
    return act.save(row) if post else act.add(row)


def most_filled(seats: list[InPost]) -> int:
    """The most that was ever filled at once: on one of the days on which somebody began."""
    return max((filled_on(seats, one.since) for one in seats), default=0)


def filled_on(seats: list[InPost], day: date) -> int:
    return sum(
        one.hundredths for one in seats if one.since <= day and (one.until is None or day <= one.until)
    )


@action("intentions.fill_post", clause="5.2", may=may_plan)
def fill_post(act: Act, post: Post, *, since: date, hundredths: int, until: date | None = None) -> InPost:
    """Somebody is in post from a day on; all together are never more than is funded."""
    made = InPost(post=post, since=since, hundredths=hundredths, until=until)
    refuse_unless(
        ("since", post.funded_from <= since <= post.funded_to, "The post is not funded on this day."),
        ("since", since <= london_date(act.at), "Enter today or a day before."),
        ("hundredths", hundredths > 0, "Enter more than nothing."),
        ("until", until is None or until >= since, "Enter a day after the first."),
        (
            "hundredths",
            most_filled([*post.seats.all(), made]) <= post.hundredths,
            "More would be filled than is funded.",
        ),
    )
    act.note(hundredths=hundredths)
    return act.add(made)


@action("intentions.leave_post", clause="5.2", may=may_plan)
def leave_post(act: Act, post: Post, *, seat: InPost, until: date) -> InPost:
    """The last day of somebody in post: what they filled is vacant from the next day."""
    row: InPost = post.seats.get(pk=seat.pk)
    refuse_unless(("until", until >= row.since, "Enter the day on which they began, or a later one."))
    was, row.until = row.until, until
    others = [one for one in post.seats.all() if one.pk != row.pk]
    refuse_unless(("until", most_filled([*others, row]) <= post.hundredths, "Others were in post by then."))
    act.note(again=was is not None)
    return act.save(row)


@action("intentions.count_people", clause="5.2", may=may_plan)
def count_people(act: Act, post: Post, *, counted_on: date, people: int) -> Caseload:
    """How many people the post supports on a day; counted again, the new number takes its place."""
    refuse_unless(
        ("counted_on", post.funded_from <= counted_on <= post.funded_to, "It is not funded on this day."),
        ("counted_on", counted_on <= london_date(act.at), "Enter today or a day before."),
        ("people", people >= 0, "Enter nought or more."),
    )
    known = post.caseloads.filter(counted_on=counted_on).first()
    row = known or Caseload(post=post, counted_on=counted_on)
    row.people = people
    act.note(people=people)
    return act.save(row) if known else act.add(row)
