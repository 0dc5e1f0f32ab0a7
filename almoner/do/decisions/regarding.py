"""Which strategies of partners a sheet has regard to, by name (8.5)."""

from collections.abc import Sequence

from almoner.analyse.partnerships.models import Strategy
from almoner.do.decisions.access import may_write
from almoner.do.decisions.drafting import must_be_editable, void_signatures
from almoner.do.decisions.models import Decision, DueRegard
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action


@action("decisions.regard", clause="8.5", may=may_write)
def regard(act: Act, decision: Decision, *, strategies: Sequence[Strategy]) -> Decision:
    """Name these and no others. Like every edit while signing it voids signatures (R1.10-1)."""
    must_be_editable(decision)
    known = {one.strategy_id: one for one in decision.regards.all()}
    wanted = {one.pk: one for one in strategies}
    act.remove_all(row for key, row in known.items() if key not in wanted)
    act.add_all(
        DueRegard(decision=decision, strategy=one, named=str(one))
        for key, one in wanted.items()
        if key not in known
    )
    act.note(strategies=len(wanted))
    return act.save(void_signatures(act, decision))
