"""What can be asked of organisations."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet

from almoner.analyse.areas.postcodes import written
from almoner.analyse.organisations.details import Details
from almoner.analyse.organisations.models import EarlierAward, Invitation, Membership, Organisation
from almoner.analyse.organisations.names import matching_name, near
from almoner.analyse.organisations.passport import AccountsYear, Document
from almoner.ground.accounts.models import Person
from almoner.ground.core.calendar import london_moment
from almoner.policy.org_numbers import company_number


@dataclass(frozen=True)
class Duplicates:
    """Organisations that are this one already (by field), and those whose names are much alike."""

    same: dict[str, Organisation]
    alike: list[Organisation]


def duplicates(details: Details, besides: Organisation | None = None) -> Duplicates:
    others = Organisation.objects.exclude(pk=besides.pk) if besides else Organisation.objects.all()
    numbers = [name for name in ("charity_number", "company_number") if getattr(details, name)]
    same = {name: one for name in numbers if (one := others.filter(**{name: getattr(details, name)}).first())}
    by_name = others.filter(matching_name=matching_name(details.name), postcode=details.postcode).first()
    if by_name and details.postcode:
        same.setdefault("name", by_name)
    keys = near(details.name, others.values_list("pk", "matching_name"))
    return Duplicates(
        same, list(others.filter(pk__in=keys).exclude(pk__in=[one.pk for one in same.values()]))
    )


def near_duplicates(organisation: Organisation) -> list[Organisation]:
    """Others that may be the same: a name much alike, or the same address or telephone (for staff)."""
    others = Organisation.objects.exclude(pk=organisation.pk)
    alike = near(organisation.name, others.values_list("pk", "matching_name"))
    linked = Q(pk__in=alike)
    if organisation.phone:
        linked |= Q(phone=organisation.phone)
    if organisation.postcode and organisation.address:
        linked |= Q(postcode=organisation.postcode, address__iexact=organisation.address)
    return list(others.filter(linked).select_related("home_area")[:10])


def search(
    found: QuerySet[Organisation], *, words: str = "", kind: str = "", area: str = "", after: str = ""
) -> QuerySet[Organisation]:
    """By part of the name, a number or a postcode; `after` is the public id of the last row seen."""
    if words := " ".join(words.split()):
        found = found.filter(
            Q(matching_name__contains=matching_name(words) or words)
            | Q(name__icontains=words)
            | Q(charity_number=words)
            | Q(company_number=company_number(words))
            | Q(postcode=written(words))
        )
    if kind:
        found = found.filter(kind=kind)
    if area:
        found = found.filter(home_area__code=area)
    if after and (last := found.filter(public_id=after).values_list("name", "id").first()):
        found = found.filter(Q(name__gt=last[0]) | Q(name=last[0], id__gt=last[1]))
    return found.select_related("home_area").order_by("name", "id")


def organisations_of(person: Person) -> QuerySet[Membership]:
    """The person's memberships of today, with their organisations."""
    held = Membership.objects.filter(person=person, ends_on=None)
    return held.select_related("organisation__home_area").order_by("organisation__name", "id")


def members(organisation: Organisation) -> QuerySet[Membership]:
    return organisation.memberships.filter(ends_on=None).select_related("person").order_by("starts_on", "id")


def leads(organisation: Organisation) -> QuerySet[Membership]:
    return members(organisation).filter(kind="lead")


def open_invitations(organisation: Organisation, at: datetime) -> QuerySet[Invitation]:
    """Not taken, not withdrawn, not run out."""
    waiting = organisation.invitations.filter(taken_at=None, withdrawn_at=None)
    return waiting.filter(invited_at__gt=at - Invitation.LASTS).select_related("invited_by")


def invitation(token: str, at: datetime) -> Invitation | None:
    """The invitation behind a link, while it can still be taken."""
    found = Invitation.objects.select_related("organisation", "invited_by").filter(token=token)
    return found.filter(taken_at=None, withdrawn_at=None, invited_at__gt=at - Invitation.LASTS).first()


def documents_in_use(organisation: Organisation, day: date) -> QuerySet[Document]:
    """The newest document of each kind on the day, run out or not; those replaced later still count then."""
    day_ends = london_moment(day + timedelta(days=1), time.min)
    standing = Q(replaced_by=None) | Q(replaced_by__kept_at__gte=day_ends)
    return organisation.documents.filter(standing, kept_at__lt=day_ends).select_related("file", "kept_by")


def latest_accounts(organisation: Organisation, day: date) -> AccountsYear | None:
    return accounts_by(organisation, day).first()


def accounts_by(organisation: Organisation, day: date) -> QuerySet[AccountsYear]:
    """Years that had ended by the day, newest first."""
    ended = organisation.accounts_years.filter(year_end__lte=day)
    return ended.select_related("document", "entered_by").order_by("-year_end")


def earlier_awards(organisation: Organisation) -> QuerySet[EarlierAward]:
    """Newest first: what was promised, what was done, whether it reported (4.8)."""
    return organisation.earlier_awards.order_by("-decided_on", "-id")
