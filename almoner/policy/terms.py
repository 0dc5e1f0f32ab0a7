"""The strategy's numbers. They are dated, so that a round keeps those it was made under."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Term:
    """One number with its clause and the days it holds for."""

    name: str
    clause: str
    unit: str
    words: str
    value: int | tuple[int, ...]
    from_day: date
    to_day: date | None = None

    def holds_on(self, day: date) -> bool:
        return self.from_day <= day and (self.to_day is None or day <= self.to_day)


@dataclass(frozen=True)
class Terms:
    """Every number in force on one day. Money in pence, shares in whole per cent."""

    version: str
    kpis_short_max: int
    kpis_standard_max: int
    over_programming_percent: int
    grant_procurement_pence: int
    signature_threshold_pence: int
    publication_due_working_days: int
    splitting_window_months: int
    not_known_share_percent: int
    small_count: int
    reprocurement_lead_months: tuple[int, ...]
    response_promise_months: int
    offer_lapse_days: int
    core_change_percent: int
    contract_total_years: int
    needs_assessment_years: int
    csp_contact_months: int
    window_days_min: int
    usual_limit_pence: int
    consecutive_award_years: int
    continuation_lookback_years: int
    deadline_grace_minutes: int
    panel_scorers_min: int
    panel_quorum: int
    score_max: int
    recommend_percent: int
    reserve_percent: int
    discuss_below_points: int
    spread_max_points: int
    grant_months: int
    bank_change_hold_hours: int
    call_back_number_days: int
    mid_year_report_months: int
    mid_year_share_percent: int
    end_report_days: int
    kpi_explain_below_percent: int
    line_variance_percent: int
    report_reminder_days: tuple[int, ...]
    short_form_limit_pence: int
    form_minutes_per_thousand: int
    panel_access_days: int
    retention_unsuccessful_years: int
    retention_successful_years: int
    description_chars_max: int
    policy_review_months: int
    evidence_reuse_months: int
    accounts_age_months: int
    ask_of_income_percent: int
    reserves_months_min: int
    reserves_months_max: int
    deficit_years: int
    trustees_min: int
    virement_officer_pence: int
    underspend_warning_percent: int
    pool_review_days_before_year_end: int
    own_service_figures_days: int
    single_payment_limit_pence: int
    first_instalment_percent: int
    second_instalment_months: int
    payment_run_ahead_days: int
    bacs_working_days: int
    extension_notice_months: int
    contract_review_months: int
    contract_review_lead_months: int
    recommission_opens_months: int
    contract_growth_percent: int
    standstill_working_days: int
    contract_copy_pence: int
    subsidy_limit_pence: int
    subsidy_entry_pence: int
    subsidy_entry_months: int
    small_organisation_pence: int
    restorative_training_months: int
    restorative_dbs_months: int
    restorative_high_risk_facilitators: int
    restorative_contact_days: int
    restorative_kept_years: int
    update_reply_days: int
    innovative_update_months: int
    publicity_reminder_months: int

    def as_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return {
            name: list(value) if isinstance(value, tuple) else value for name, value in asdict(self).items()
        }

    @classmethod
    def from_dict(cls, frozen: Mapping[str, Any], otherwise: Terms | None = None) -> Terms:
        """Read frozen terms back; a number they lack comes from `otherwise`, or is an error."""
        known = {one.name for one in fields(cls)}
        values: dict[str, Any] = {**(otherwise.as_dict() if otherwise else {}), **frozen}
        if values.keys() != known:
            raise ValueError(f"Terms do not fit: {', '.join(sorted(values.keys() ^ known))}.")
        typed: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in values.items()
        }
        return cls(**typed)


def terms_in_force(day: date, folder: str = "essex_2023") -> tuple[Term, ...]:
    """Each number in force on the day, with its clause and words."""
    return tuple(term for term in _all_terms(folder) if term.holds_on(day))


def terms_on(day: date, folder: str = "essex_2023") -> Terms:
    """The numbers in force on the day; the version names the folder and the last day a number changed."""
    found = terms_in_force(day, folder)
    values = {term.name: term.value for term in found}
    missing = {one.name for one in fields(Terms)} - values.keys() - {"version"}
    if missing or len(values) < len(found):
        wrong = missing or {term.name for term in found if [one.name for one in found].count(term.name) > 1}
        raise ValueError(f"No single value on {day.isoformat()} in {folder}: {', '.join(sorted(wrong))}.")
    version = f"{folder}/{max(term.from_day for term in found).isoformat()}"
    return Terms.from_dict({"version": version, **values})


@cache
def _all_terms(folder: str) -> tuple[Term, ...]:
    rows = tomllib.loads((HERE / folder / "terms.toml").read_text(encoding="utf-8"))["term"]
    return tuple(_term(row) for row in rows)


def _term(row: Mapping[str, Any]) -> Term:
    value = row["value"]
    return Term(
        name=row["name"],
        clause=row["clause"],
        unit=row["unit"],
        words=row["words"],
        value=tuple(value) if isinstance(value, list) else value,
        from_day=row["from"],
        to_day=row.get("to"),
    )
