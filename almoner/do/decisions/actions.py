"""Everything that can be done with a decision sheet, in the order of its life."""

from almoner.do.decisions.ad_hoc_sheet import compose_ad_hoc
from almoner.do.decisions.contract_sheet import compose_contract
from almoner.do.decisions.core_sheet import compose_core
from almoner.do.decisions.drafting import (
    check_descriptions,
    compose,
    draft,
    drop,
    drop_line,
    revise,
    set_line,
    take_back,
)
from almoner.do.decisions.pool_sheet import compose_pool
from almoner.do.decisions.printing import keep_pdf
from almoner.do.decisions.publishing import hold_meeting, publish, report_to_panel, withhold
from almoner.do.decisions.receipt_sheet import compose_receipt
from almoner.do.decisions.regarding import regard
from almoner.do.decisions.signing import open_for_signature, sign
from almoner.do.decisions.subsidising import (
    declare_minimal,
    enter_subsidy,
    judge_subsidies,
    notify_minimal,
)

__all__ = [
    "check_descriptions",
    "compose",
    "compose_ad_hoc",
    "compose_contract",
    "compose_core",
    "compose_pool",
    "compose_receipt",
    "declare_minimal",
    "draft",
    "drop",
    "drop_line",
    "enter_subsidy",
    "hold_meeting",
    "judge_subsidies",
    "keep_pdf",
    "notify_minimal",
    "open_for_signature",
    "publish",
    "regard",
    "report_to_panel",
    "revise",
    "set_line",
    "sign",
    "take_back",
    "withhold",
]
