"""A small office with something in every state, made by the product's own actions.

One round is answered (award, agreement, refusal), one stands before its panel, one is open.
`CANARIES` are words that stand only in fields that the public never sees.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from almoner.analyse.organisations.models import COLLEAGUE, Invitation, Organisation
from almoner.analyse.organisations.passport import AccountsYear
from almoner.do.agreements import actions as agreements
from almoner.do.agreements.printing import print_signed
from almoner.do.applications import actions as bids
from almoner.do.applications import sift_actions as sift
from almoner.do.applications.models import Application
from almoner.do.applications.sifting import IMPACT, STATUTORY, all_findings, wants_a_person
from almoner.do.decisions import actions as decisions
from almoner.do.decisions import wording
from almoner.do.decisions.printing import print_published
from almoner.do.diligence import actions as diligence
from almoner.do.diligence.models import Case
from almoner.do.evaluation import actions as panels
from almoner.do.evaluation.models import Allocation, Panel, Score
from almoner.do.rounds import actions as rounds
from almoner.do.rounds.models import Round, RoundTemplate
from almoner.do.rounds.publishing import findings
from almoner.ground.accounts.models import AdministratorLook, Delegation, Person, RoleHolding
from almoner.ground.accounts.roles import STAFF
from almoner.ground.files.models import StoredFile
from almoner.ground.files.store import put_bytes
from almoner.ground.office.models import CommissioningBody, GoverningDocument
from almoner.ground.workflow.models import Letter
from tests.builders import (
    NOW,
    a_document,
    a_fund_with_budget,
    a_member,
    a_partnership,
    a_person,
    a_plan_with_priorities,
    an_area,
    an_organisation,
    kept,
)
from tests.do.applications.bids import TEXTS
from tests.do.decisions.sheets import reasons_for
from tests.ground.files.making import plain_pdf
from tests.threats.bank import bank_details
from tests.threats.plans import plans
from tests.threats.tenders import tenders

MAIN = "CSDF"
CANARIES = {
    "person": "Canarywhistle",
    "phone": "07700 900417",
    "account_email": "canary.private@example.org",
    "bank": "Canarybank Zehnvier",
    "postal": "9 Canary Mews",
    "comment": "canarycommentinside",
    "minute": "canaryminuteinside",
    "score": "canaryscoreinside",
    "partner": "canary.partner@example.org",
    "asker": "canary.asker@example.org",
}
BY_PAIRS = {"csp": "csp@example.org", "police": CANARIES["partner"]}


@dataclass
class World:
    """Who and what there is, under short names."""

    people: dict[str, Person] = field(default_factory=dict)
    groups: dict[str, Organisation] = field(default_factory=dict)
    rounds: dict[str, Round] = field(default_factory=dict)
    bids: dict[str, Application] = field(default_factory=dict)
    more: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Times:
    """The dates of one round."""

    made: datetime
    opens: datetime
    closes: datetime
    panel: date
    decision: date
    answer: date
    starts: date

    def values(self) -> dict[str, Any]:
        return {
            "opens_at": self.opens,
            "closes_at": self.closes,
            "panel_on": self.panel,
            "decision_on": self.decision,
            "answer_on": self.answer,
            "starts_on": self.starts,
            "approval_reference": "012-26",
        }


def moment(month: int, day: int, hour: int = 9, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, tzinfo=UTC)


PAST = Times(moment(4, 13), moment(4, 20), moment(5, 29, 16), date(2026, 6, 23), date(2026, 7, 7),
             date(2026, 7, 14), date(2026, 8, 3))  # fmt: skip
BEFORE_PANEL = Times(moment(9, 7), moment(9, 14), moment(10, 23, 16), date(2027, 1, 12), date(2027, 1, 26),
                     date(2027, 2, 2), date(2027, 3, 1))  # fmt: skip
OPEN = Times(moment(11, 2), moment(11, 9), moment(1, 29, 17, 2027), date(2027, 3, 2), date(2027, 3, 16),
             date(2027, 3, 30), date(2027, 4, 26))  # fmt: skip


def build() -> World:
    world = World()
    people(world)
    for name in ("own", "other"):
        group(world, name)
    answered_round(world)
    round_before_panel(world)
    open_round(world)
    other_sheets(world)
    office(world)
    return world


def people(world: World) -> None:
    for role in sorted(STAFF):
        world.people[role] = a_person(role, name=f"The {role}")
    world.people["second_officer"] = a_person("officer", name="The second officer")
    looking = world.people["looking"] = a_person("administrator", name="Who looks")
    kept(AdministratorLook(person=looking, reason="A stuck bid", opened_at=NOW - timedelta(minutes=1),
                           closes_at=NOW + timedelta(hours=9)))  # fmt: skip
    for number in range(4):
        world.people[f"panel{number}"] = a_person(name=f"Panel {number} {CANARIES['person']}")
    world.people["stranger"] = a_person(name="Stranger")


def group(world: World, name: str) -> None:
    """An organisation with a lead, a colleague and its documents."""
    lead = a_person(name=f"{name.title()} {CANARIES['person']}", email=f"{name}.{CANARIES['account_email']}")
    lead.phone = CANARIES["phone"]
    kept(lead)
    made = an_organisation(f"The {name} trust", lead=lead, address_is_withheld=True,
                           address=CANARIES["postal"])  # fmt: skip
    colleague = a_person(name=f"{name.title()} colleague")
    a_member(made, COLLEAGUE, person=colleague)
    for kind in ("governing", "data_protection", "accounts"):
        world.more[f"{name}_{kind}"] = a_document(
            made, kind, title=f"{kind} {CANARIES['bank']}", kept_at=PAST.made, file=a_stored_file()
        )
    year = AccountsYear(
        organisation=made, year_end=date(2026, 3, 31), income_pence=8_400_000, expenditure_pence=8_000_000,
        cash_pence=5_000_000, free_reserves_pence=3_000_000, was_examined=True, entered_by=lead,
        entered_at=PAST.made,
    )  # fmt: skip
    kept(year)
    world.groups[name], world.people[name], world.people[f"{name}_colleague"] = made, lead, colleague


def a_stored_file() -> StoredFile:
    """With its content in the store, so that it can be downloaded."""
    return kept(put_bytes(plain_pdf(), "constitution.pdf").row(by=None, at=PAST.made))


def template(world: World) -> RoundTemplate:
    if "template" not in world.more:
        world.more["budget"] = a_fund_with_budget(100_000_000)
        a_plan_with_priorities()
        an_area("Tendring", "TEN")
        fund = world.more["budget"].fund
        world.more["template"] = rounds.load_default_template(fund, by=world.people["officer"], at=PAST.made)
    return world.more["template"]


def a_round(world: World, code: str, times: Times) -> Round:
    officer = world.people["officer"]
    once = {"by": officer, "at": times.made}
    made = rounds.draft(
        template(world), **once, code=code, title=f"Round {code}", budget=world.more["budget"]
    )
    rounds.revise(made, **once, values=times.values())
    made.refresh_from_db()
    asked = [one.rule for one in findings(made, at=times.made) if one.needs_reason]
    reasons = dict.fromkeys(asked, "Looked at and right for this round.")
    world.rounds[code] = rounds.publish(made, **once, reasons=reasons)
    return world.rounds[code]


def a_draft(
    world: World, name: str, round: Round, group: str, at: datetime, *, title: str = "Parade evenings"
) -> Application:
    lead = world.people[group]
    bid = bids.start(round, by=lead, at=at, organisation=world.groups[group])
    write(bid, lead, at, title)
    bid.refresh_from_db()
    world.bids[name] = bid
    return bid


def write(bid: Application, by: Person, at: datetime, title: str) -> None:
    """A short form with nothing left to do but to send it: £4,800 of £6,000."""
    once = {"by": by, "at": at}
    starts = bid.round.starts_on
    basics = {
        "title": title,
        "summary": "Evening sessions for young people around the parade.",
        "ask_pence": 480_000,
        "cost_pence": 600_000,
        "starts_on": starts + timedelta(days=5),
        "ends_on": starts + timedelta(days=250),
        "grounds": ["novel_approach"],
        "involves_children": False,
        "involves_adults_at_risk": False,
        "afterwards": "own_income",
        "afterwards_note": "The hall will let the room for nothing.",
        "differs_note": "Nobody else opens in the evening.",
    }
    bids.save_basics(bid, **once, values=basics)
    priority = bid.round.allowed_priorities.order_by("id").first().priority
    bids.set_priorities(bid, **once, rows=[(priority, "Fewer fights in the evening.")])
    bids.set_areas(bid, **once, shares=[(an_area(code="TEN"), 100)])
    line = {"category": "staff", "description": "Two workers", "cost_pence": 600_000, "ours_pence": 480_000}
    bids.set_budget(bid, **once, lines=[line])
    bids.save_answers(bid, **once, raw=TEXTS, versions={})
    for kind, email in BY_PAIRS.items():
        bids.request_endorsement(
            bid, **once, kind=kind, area=an_area(code="TEN"), partner_name=CANARIES["person"],
            partner_email=email,
        )  # fmt: skip
    bids.comment(bid, **once, topic="basics", text=CANARIES["comment"])
    declared = {
        "has_read_plan": True,
        "declares_true": True,
        "no_double_funding": True,
        "privacy_accepted_version": "1",
        "is_not_statutory": True,
    }
    bids.set_declarations(bid, **once, values=declared)


def a_sent_bid(world: World, name: str, round: Round, group: str, at: datetime, title: str) -> Application:
    bid = a_draft(world, name, round, group, at, title=title)
    world.bids[name] = bids.submit(bid, by=world.people[group], at=at)
    return world.bids[name]


def pass_on(world: World, name: str, at: datetime) -> None:
    """Through the sift, with a reason wherever one is asked."""
    bid, officer = world.bids[name], world.people["officer"]
    sift.find_overlaps(bid, by=officer, at=at)
    for overlap in bid.overlaps.all():
        sift.view_overlap(overlap, by=officer, at=at, view="explained", note="Another evening.")
    for rule in (IMPACT, STATUTORY):
        sift.judge(bid, by=officer, at=at, rule=rule, is_met=True, reason="Looked at.")
    open_still = [one.rule for one in all_findings(bid, at=at) if wants_a_person(one)]
    reasons = dict.fromkeys(open_still, "Weighed for the panel.")
    world.bids[name] = sift.pass_sift(bid, by=officer, at=at, reasons=reasons)


def a_panel(world: World, code: str, at: datetime, *, names: list[str], conflict: str = "") -> Panel:
    """Four members; the last declares an interest in `conflict`."""
    officer = world.people["officer"]
    panel = panels.convene(world.rounds[code], by=officer, at=at)
    for number in range(4):
        panels.add_member(panel, by=officer, at=at, person=world.people[f"panel{number}"],
                          represents=f"Partner {number}", is_chair=number == 0,
                          is_voluntary_sector=number == 1)  # fmt: skip
    for number, seat in enumerate(panel.members.order_by("id")):
        panels.agree_confidentiality(seat, by=seat.person, at=at)
        for name in names:
            has = number == 3 and name == conflict
            nature = "I was a trustee." if has else ""
            panels.declare_interest(seat, by=seat.person, at=at, application=world.bids[name],
                                    has_interest=has, nature=nature)  # fmt: skip
    panels.allocate(panel, by=officer, at=at)
    panels.start_scoring(panel, by=officer, at=at)
    return panel


def score_all(panel: Panel, at: datetime) -> None:
    for one in Allocation.objects.filter(member__panel=panel).select_related("member__person", "application"):
        codes = panel.round.criteria.values_list("code", flat=True)
        values = {code: (4, CANARIES["score"]) for code in codes}
        panels.score(one, by=one.member.person, at=at, values=values)
        panels.finish(one, by=one.member.person, at=at)


def close_panel(world: World, panel: Panel, times: Times, outcomes: dict[str, str]) -> None:
    officer, at = world.people["officer"], datetime.combine(times.panel, NOW.timetz())
    panels.open_meeting(panel, by=officer, at=at, met_on=times.panel)
    panels.record_attendance(panel, by=officer, at=at, present=list(panel.members.all()))
    for name, outcome in outcomes.items():
        amount = 480_000 if outcome == "recommend" else 0
        panels.recommend(world.bids[name], by=officer, at=at, outcome=outcome, amount_pence=amount,
                         minute=CANARIES["minute"])  # fmt: skip
    reasons = dict.fromkeys(("R4.10-3", "R4.10-7", "R4.11-1", "R4.10-5", "R4.10-4"), "Talked about.")
    panels.close_panel(panel, by=officer, at=at, access_ends_on=date(2027, 3, 31), minutes=CANARIES["minute"],
                       reasons=reasons)  # fmt: skip


def check(world: World, name: str, at: datetime) -> None:
    officer, finance = world.people["second_officer"], world.people["finance"]
    case = sift.open_checks(world.bids[name], by=officer, at=at)
    once = {"by": officer, "at": at, "note": "Seen."}
    seen = {"irregularities": False, "overdue_at_regulator": False}
    looked_up = {"register_active": True, "unrelated_trustees": 5}
    paper = world.bids[name].organisation.documents.filter(kind="accounts").first()
    diligence.record_check(case, by=finance, at=at, item="a", result="pass", note="Seen.", answers=seen,
                           document=paper)  # fmt: skip
    diligence.record_check(case, **once, item="b", result="pass", answers=looked_up, document=paper)
    diligence.record_check(case, **once, item="c", result="pass")
    diligence.record_check(case, **once, item="d", result="not_needed")
    diligence.conclude(case, by=finance, at=at, overall="pass")


def answered_round(world: World) -> None:
    """An award with its agreement, an award offered, and a refusal."""
    times, writing = PAST, moment(5, 20)
    round = a_round(world, "26R1", times)
    asked = rounds.ask(round, by=None, at=writing, question="May a school bid?", email=CANARIES["asker"])
    rounds.publish_answer(asked, by=world.people["officer"], at=writing, answer="Yes.")
    awarded = ("own_awarded", "other_awarded")
    for name in (*awarded, "own_refused"):
        a_sent_bid(world, name, round, name.split("_")[0], writing, f"Parade {name}")
    rounds.close(round, by=None, at=times.closes + timedelta(minutes=31))
    for name in (*awarded, "own_refused"):
        pass_on(world, name, moment(6, 3))
    panel = a_panel(world, "26R1", moment(6, 5), names=[*awarded, "own_refused"])
    world.more["past_panel"] = panel
    score_all(panel, moment(6, 10))
    outcomes = dict.fromkeys(awarded, "recommend") | {"own_refused": "not_recommend"}
    close_panel(world, panel, times, outcomes)
    for name in awarded:
        check(world, name, moment(6, 25))
    agreements.load_default_template(
        None, by=world.people["monitoring"], at=PAST.made, in_use_from=date(2026, 4, 1)
    )
    sheet = allocation(world, round, times)
    agreements.announce(sheet, by=world.people["officer"], at=moment(7, 9), starts_on=times.starts)
    for name in awarded:
        world.bids[name].refresh_from_db()
        world.more[f"{name.split('_')[0]}_agreement"] = agreement_of(world.bids[name])
    own = world.more["own_agreement"]
    agreements.accept(own, by=world.people["own"], at=moment(7, 14), name="Own Lead", position="Chair",
                      has_authority=True, digest=own.digest)  # fmt: skip
    agreements.countersign(own, by=world.people["decision_maker"], at=moment(7, 16), digest=own.digest)
    world.more["published_sheet"] = sheet


def agreement_of(bid: Application) -> Any:
    from almoner.do.agreements.models import Agreement

    return Agreement.objects.get(line__application=bid)


HEAD = {
    "area_affected": "The whole county",
    "enquiries_to": "The office",
    "strategic_links": "The violence strategy",
    "csp_regard": "Each plan was read",
    "mpm_note": "Regular, proper, good value, feasible",
    "equality_note": "Screened.",
}


def allocation(world: World, round: Round, times: Times) -> Any:
    officer = world.people["officer"]
    at = datetime.combine(times.decision, NOW.timetz())
    title = "Community Safety Development Fund allocations 2026/27 R1"
    sheet = decisions.draft(round, by=officer, at=at, title=title, dated=times.decision, reference="")
    sheet = decisions.compose(sheet, by=officer, at=at)
    for line in list(sheet.lines.all()):
        decisions.set_line(sheet, by=officer, at=at, line=line, description_was_checked=True)
    lines = list(sheet.lines.select_related("organisation"))
    texts = {2: wording.recommendation_text(lines), 4: wording.proposal_text(lines)}
    sheet = decisions.revise(sheet, by=officer, at=at, values=HEAD, sections=texts)
    sheet = decisions.open_for_signature(sheet, by=officer, at=at, reasons=reasons_for(sheet))
    return signed(world, sheet, at)


def signed(world: World, sheet: Any, at: datetime) -> Any:
    for role in ("monitoring", "chief_finance", "decision_maker"):
        sheet = decisions.sign(sheet, by=world.people[role], at=at, agrees=True, digest=sheet.digest)
    return sheet


def round_before_panel(world: World) -> None:
    """Scoring; member 3 declared an interest in the bid `own_panel`, and sees it nowhere."""
    times, writing = BEFORE_PANEL, moment(10, 12)
    round = a_round(world, "26R2", times)
    names = ["own_panel", "other_panel"]
    for name in names:
        a_sent_bid(world, name, round, name.split("_")[0], writing, f"Harbour {name}")
    rounds.close(round, by=None, at=times.closes + timedelta(minutes=31))
    for name in names:
        pass_on(world, name, moment(11, 3))
    panel = a_panel(world, "26R2", moment(11, 5), names=names, conflict="own_panel")
    world.more["panel"] = panel
    for one in Allocation.objects.filter(member__panel=panel, member__person=world.people["panel0"]):
        codes = panel.round.criteria.values_list("code", flat=True)
        values = {code: (4, CANARIES["score"]) for code in codes}
        panels.score(one, by=one.member.person, at=moment(11, 9), values=values)


def open_round(world: World) -> None:
    writing = moment(12, 9, 12)
    round = a_round(world, "27R1", OPEN)
    for group in ("own", "other"):
        a_draft(world, f"{group}_draft", round, group, writing)
        a_sent_bid(world, f"{group}_sent", round, group, writing, f"Station {group}")
    officer = world.people["officer"]
    once = {"by": officer, "at": NOW}
    draft = rounds.draft(template(world), **once, code="27R2", title="Not yet", budget=world.more["budget"])
    world.rounds["27R2"] = rounds.revise(draft, **once, values=OPEN.values())
    rounds.ask(round, by=None, at=writing, question="Is rent allowed?", email=CANARIES["asker"])


def other_sheets(world: World) -> None:
    from tests.do.decisions.sheets import an_open_sheet

    officer = world.people["officer"]
    sheet = world.more["open_sheet"] = an_open_sheet(200_001, author=officer)
    draft = decisions.draft(None, by=officer, at=NOW, title="Night bus again", dated=NOW.date(), reference="")
    line = sheet.lines.get()
    decisions.set_line(
        draft, by=officer, at=NOW, budget=line.budget, organisation=line.organisation, title="Night bus",
        description="A night bus home", amount_pence=150_000, purpose=line.purpose,
        statutory_basis=line.statutory_basis, priority=line.priority,
    )  # fmt: skip
    world.more["draft_sheet"] = draft


def office(world: World) -> None:
    """What the office keeps of itself, and of those it works with."""
    officer, admin = world.people["officer"], world.people["administrator"]
    world.more["body"] = kept(
        CommissioningBody(
            name="The Commissioner for Essex (demo)", short_name="the office", email="grants@example.org",
            decision_maker_title="Commissioner", area_name="Essex", starts_on=date(2024, 4, 1),
        )
    )  # fmt: skip
    world.more["paper"] = kept(
        GoverningDocument(
            kind="other", title="Commissioning strategy", version="1", dated=date(2024, 4, 1),
            owner_role="officer", recorded_by=admin, recorded_at=NOW,
        )
    )  # fmt: skip
    holding = world.more["holding"] = RoleHolding.objects.get(person=officer)
    deputy = world.people["second_officer"]
    world.more["delegation"] = kept(
        Delegation(
            holding=holding, deputy=deputy, starts_on=NOW.date(), ends_on=date(2027, 1, 31), reason="Leave"
        )
    )
    world.more["partnership"] = a_partnership(an_area(code="TEN"))
    world.more |= tenders(officer, world.groups["other"])
    plans(world)
    for name in ("own", "other"):
        group, lead = world.groups[name], world.people[name]
        email = f"new.{name}@example.org"
        asked = Invitation(organisation=group, email=email, kind=COLLEAGUE, invited_by=lead, invited_at=NOW)
        world.more[f"{name}_invitation"] = kept(asked)
    bank_details(world, a_stored_file(), CANARIES["bank"])
    case = world.bids["own_awarded"].diligence or Case.objects.get(application=world.bids["own_awarded"])
    case = diligence.reopen(case, by=world.people["finance"], at=NOW, reason="Looked at again.")
    world.more["case"] = case
    world.more["statement"] = diligence.ask_about(case, by=world.people["second_officer"], at=NOW,
                                                  claim="40 reports", asked="The police")  # fmt: skip
    score = Score.objects.filter(member__panel=world.more["past_panel"]).first()
    world.more["correction"] = panels.ask_correction(score, by=officer, at=NOW, value=3, reason="Misread.")
    sent = world.bids["own_sent"]
    bids.keep_copy(sent, by=None, at=NOW, copy=put_bytes(plain_pdf(), "copy.pdf"))
    sent.refresh_from_db()
    print_published(NOW)
    print_signed(NOW)
    world.more["letter"] = Letter.objects.order_by("id").first()
