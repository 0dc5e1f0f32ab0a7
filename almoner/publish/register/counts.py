"""Live counts beside the clauses of the strategy. Each is one grouped question of the real rows."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Count as Many
from django.db.models import F, Max, Q, Sum

from almoner.do.agreements.models import Agreement
from almoner.do.applications.endorsements import Endorsement
from almoner.do.applications.models import Application, BidArea
from almoner.do.decisions.models import Decision, DecisionLine
from almoner.do.decisions.states import NOT_AGREED, PUBLISHED, SIGNED, WITHHELD
from almoner.do.diligence.models import Case
from almoner.do.diligence.states import FAILED, PASSED
from almoner.do.evaluation.models import Declaration, Panel
from almoner.do.rounds.access import public
from almoner.ground.accounts.roles import CHIEF_FINANCE, DECISION_MAKER, MONITORING
from almoner.ground.core import clock
from almoner.ground.core.money import in_words
from almoner.ground.ui.words import counted as many
from almoner.policy.terms import terms_on
from almoner.publish.register.queries import awards, withheld

THREE = (DECISION_MAKER, MONITORING, CHIEF_FINANCE)


@dataclass(frozen=True)
class Count:
    """A sentence with figures; `route` is the page that shows the rows they count."""

    words: str
    route: str = ""


Question = Callable[[], list[Count]]
QUESTIONS: list[tuple[str, Question]] = []


def about(*clauses: str) -> Callable[[Question], Question]:
    def register(question: Question) -> Question:
        QUESTIONS.extend((clause, question) for clause in clauses)
        return question

    return register


def counted() -> dict[str, list[Count]]:
    """Counts by clause; a question that serves two clauses is asked once."""
    made: dict[str, list[Count]] = defaultdict(list)
    known: dict[Question, list[Count]] = {}
    for clause, question in QUESTIONS:
        if question not in known:
            known[question] = question()
        made[clause] += known[question]
    return made


def of(part: int, whole: int, one: str, plural: str = "") -> str:
    """`12 of 13 awards`."""
    return f"{part:,} of {many(whole, one, plural)}"


def sums() -> dict[str, int]:
    """What published awards add up to, in one query."""
    return (
        awards()
        .order_by()
        .aggregate(
            many=Many("pk"),
            pence=Sum("amount_pence"),
            with_priority=Many("priority"),
            with_basis=Many("pk", filter=~Q(statutory_basis="")),
        )
    )


@about("1.5", "4.21")
def published_awards() -> list[Count]:
    found = sums()
    if not found["many"]:
        return [Count("No award is published yet.")]
    words = f"{many(found['many'], 'award')} published, {in_words(found['pence'])} together."
    return [Count(words, "public:register")]


@about("1.1")
def priorities() -> list[Count]:
    found = sums()
    words = f"{of(found['with_priority'], found['many'], 'award')} name a priority of the plan."
    return [Count(words, "public:register")] if found["many"] else []


@about("1.4")
def statutory_bases() -> list[Count]:
    found = sums()
    words = f"{of(found['with_basis'], found['many'], 'award')} name the duty or power they rest on."
    return [Count(words, "public:register")] if found["many"] else []


@about("1.6", "3.1")
def funds() -> list[Count]:
    rows = (
        awards()
        .order_by("budget__fund__name")
        .values_list("budget__fund__name")
        .annotate(many=Many("pk"), pence=Sum("amount_pence"))
    )
    return [Count(f"{name}: {many(count, 'award')}, {in_words(pence)}.") for name, count, pence in rows]


@about("1.10")
def signed_decisions() -> list[Count]:
    """Of settled sheets with a line above the threshold: signed by three, published, reported."""
    threshold = terms_on(clock.today()).signature_threshold_pence
    roles = Many(
        "signatures__role",
        distinct=True,
        filter=Q(signatures__voided_at=None, signatures__agrees=True, signatures__role__in=THREE),
    )
    sheets = (
        Decision.objects.filter(status__in=(SIGNED, PUBLISHED), disagreement="")
        .annotate(largest=Max("lines__amount_pence"), signed_by=roles)
        .filter(largest__gt=threshold)
        .values_list("signed_by", "status", "reported_at")
    )
    rows = list(sheets)
    if not rows:
        return [Count(f"No decision over {in_words(threshold)} is signed yet.")]
    three = sum(signed == len(THREE) for signed, _, _ in rows)
    published = sum(status == PUBLISHED for _, status, _ in rows)
    reported = sum(meeting is not None for _, _, meeting in rows)
    return [
        Count(
            f"{many(len(rows), 'decision')} over {in_words(threshold)}, {three:,} signed by three, "
            f"{published:,} published, {reported:,} reported to the Police, Fire and Crime Panel.",
            "public:decisions",
        )
    ]


@about("4.21")
def withheld_decisions() -> list[Count]:
    number = withheld().count()
    return [Count(f"{many(number, 'decision')} withheld, shown as such.", "public:decisions")]


@about("1.10")
def not_agreed() -> list[Count]:
    number = (
        Decision.objects.filter(status__in=(NOT_AGREED, PUBLISHED, WITHHELD)).exclude(disagreement="").count()
    )
    return [Count(f"{many(number, 'decision')} not agreed, with a written reason.")] if number else []


@about("3.12")
def partnerships_regarded() -> list[Count]:
    sheets = Decision.objects.filter(status=PUBLISHED, kind="money").aggregate(
        many=Many("pk"), regarded=Many("pk", filter=~Q(csp_regard=""))
    )
    if not sheets["many"]:
        return []
    return [
        Count(f"{of(sheets['regarded'], sheets['many'], 'decision')} say how local priorities were regarded.")
    ]


@about("1.9", "4.1")
def rounds_published() -> list[Count]:
    found = public().aggregate(many=Many("pk", distinct=True), made=Many("announcements", distinct=True))
    words = f"{many(found['many'], 'round')} published, announced in {many(found['made'], 'place')}."
    return [Count(words, "public:results")] if found["many"] else []


@about("2.1", "3.3")
def panels() -> list[Count]:
    found = Panel.objects.exclude(met_on=None).aggregate(
        many=Many("pk", distinct=True),
        voluntary=Many("pk", distinct=True, filter=Q(members__is_voluntary_sector=True)),
    )
    words = f"{of(found['voluntary'], found['many'], 'panel')} sat with the voluntary sector."
    return [Count(words, "public:results")] if found["many"] else []


@about("3.3")
def answered_bids() -> list[Count]:
    """Bids not awarded in answered rounds, and those of them told why."""
    found = Application.objects.filter(answered_at__isnull=False, awarded_pence=None)
    asked = list(found.values_list("outcome_reasons", "sift_reasons"))
    told = sum(bool(outcome or sift) for outcome, sift in asked)
    return [Count(f"{of(told, len(asked), 'unsuccessful bid')} told why.")] if asked else []


@about("3.2")
def grounds() -> list[Count]:
    rows = list(Application.objects.filter(submitted_at__isnull=False).values_list("grounds", flat=True))
    named = sum(bool(one) for one in rows)
    return (
        [Count(f"{of(named, len(rows), 'bid')} name hidden need, a new approach or a pilot.")] if rows else []
    )


@about("3.4")
def agreements() -> list[Count]:
    states = dict(Agreement.objects.order_by().values_list("status").annotate(many=Many("pk")))
    total = sum(states.values())
    words = f"{many(total, 'agreement')} offered, {states.get('signed', 0):,} signed by both sides, "
    return [Count(f"{words}{states.get('lapsed', 0):,} lapsed.")] if total else []


@about("4.2")
def usual_limit() -> list[Count]:
    limit = terms_on(clock.today()).usual_limit_pence
    found = (
        awards()
        .exclude(application=None)
        .order_by()
        .aggregate(many=Many("pk"), within=Many("pk", filter=Q(amount_pence__lte=limit)))
    )
    if not found["many"]:
        return []
    return [Count(f"{of(found['within'], found['many'], 'award')} from rounds within {in_words(limit)}.")]


@about("4.6")
def endorsements() -> list[Count]:
    asked = Endorsement.objects.exclude(requested_at=None).aggregate(
        many=Many("pk"), answered=Many("pk", filter=~Q(answer=""))
    )
    return (
        [Count(f"{of(asked['answered'], asked['many'], 'request')} to partners answered.")]
        if asked["many"]
        else []
    )


@about("4.8")
def continuations() -> list[Count]:
    number = Application.objects.exclude(submitted_at=None).exclude(continues=None).count()
    return [Count(f"{many(number, 'bid')} carried on an earlier award, with what it did.")] if number else []


@about("4.9")
def in_time() -> list[Count]:
    """By the round's deadline, or by a later one granted with a reason."""
    found = Application.objects.exclude(submitted_at=None).aggregate(
        many=Many("pk"), early=Many("pk", filter=Q(submitted_at__lte=F("round__closes_at")))
    )
    return (
        [Count(f"{of(found['early'], found['many'], 'bid')} received by the deadline.")]
        if found["many"]
        else []
    )


@about("4.10")
def interests() -> list[Count]:
    found = Declaration.objects.aggregate(many=Many("pk"), had=Many("pk", filter=Q(has_interest=True)))
    words = f"{many(found['many'], 'declaration')} by panel members, {found['had']:,} of an interest."
    return [Count(words)] if found["many"] else []


@about("4.11")
def areas_reached() -> list[Count]:
    reached = (
        BidArea.objects.filter(
            application__in=awards().exclude(application=None).order_by().values("application")
        )
        .values("area")
        .distinct()
        .count()
    )
    return [Count(f"{many(reached, 'area')} reached by awards from rounds.", "public:register")]


@about("4.22")
def safeguarding() -> list[Count]:
    found = DecisionLine.objects.filter(pk__in=awards().order_by().values("pk")).filter(
        Q(application__involves_children=True) | Q(application__involves_adults_at_risk=True)
    )
    number = found.count()
    return [Count(f"{many(number, 'award')} for work with children or adults at risk.")] if number else []


@about("9.1")
def diligence() -> list[Count]:
    states = dict(Case.objects.order_by().values_list("status").annotate(many=Many("pk")))
    total = sum(states.values())
    words = f"{many(total, 'case')} of due diligence: {states.get(PASSED, 0):,} passed, "
    return [Count(f"{words}{states.get(FAILED, 0):,} failed.")] if total else []
