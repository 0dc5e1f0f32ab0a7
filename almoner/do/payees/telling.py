"""Who hears of bank details: the addresses held before the request, not only those of today."""

from datetime import datetime, timedelta

from almoner.analyse.organisations.contacts import held
from almoner.analyse.organisations.models import EMAIL, LEAD, Membership, Organisation
from almoner.do.payees.models import BankAccount
from almoner.ground.accounts.roles import CHIEF_FINANCE
from almoner.ground.core.calendar import london_date
from almoner.ground.office.queries import deputies, holders
from almoner.ground.workflow.act import Act

BACK = timedelta(days=365)


def addresses(organisation: Organisation, at: datetime) -> list[str]:
    """The organisation's own of today and of the last year, and all who led it in that year."""
    own = [one.value for one in held(organisation, EMAIL) if one.until is None or one.until > at - BACK]
    led = Membership.objects.filter(organisation=organisation, kind=LEAD).exclude(
        ends_on__lt=london_date(at - BACK)
    )
    leads = led.order_by("id").values_list("person__email", flat=True)
    return list({one.casefold(): one for one in (*own, *leads)}.values())


def tell_all(act: Act, account: BankAccount, letter: str, **values: str) -> int:
    """Each address gets the letter; it shows the last four digits and no more."""
    everybody = addresses(account.organisation, act.at)
    for one in everybody:
        act.tell(
            one,
            letter,
            organisation=account.organisation.name,
            last_four=account.last_four,
            way=account.get_way_display(),
            **values,
        )
    return len(everybody)


def warn_office(act: Act, account: BankAccount) -> None:
    """The Chief Finance Officer hears at once of a request that the organisation did not make."""
    day = london_date(act.at)
    people = {one.email for role in (holders, deputies) for one in role(CHIEF_FINANCE, day)}
    for one in sorted(people):
        act.tell(one, "payees/alarm", organisation=account.organisation.name, last_four=account.last_four)
