"""A topic that asks questions: each answer is saved by itself, beside those of colleagues."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest

from almoner.do.applications import actions
from almoner.do.applications.copies import file_names
from almoner.do.applications.gathering import Whole
from almoner.doors.portal.bids.components import Component, Once
from almoner.ground.core.refusals import Refused
from almoner.ground.files.store import Checked, put
from almoner.ground.questions.display import display
from almoner.ground.questions.drawing import hint_of
from almoner.ground.questions.forms import PREFIX, Asked, TopicForm
from almoner.ground.questions.models import Topic
from almoner.ground.questions.refusing import Unclear
from almoner.ground.questions.saving import Saved
from almoner.ground.ui.forms import Form, Rows, with_more_rows


class Answers(Component):
    template = "portal/bids/parts/questions.html"

    def __init__(self, whole: Whole, request: HttpRequest, topic: Topic, *, is_quiet: bool = False) -> None:
        """`is_quiet`: nothing will be printed, so the words around the questions are not read."""
        self.topic, self.is_quiet = topic, is_quiet
        self.saved = Saved()
        super().__init__(whole, request)

    def make(self) -> None:
        if self.wants_more and self.posted is not None:
            self.posted = with_more_rows(self.posted, str(self.posted["more"]))
        asked = Asked(self.whole.layout, self.whole.bid.sheet.band, self.whole.kept or {})
        if not self.is_quiet:
            criteria = dict(self.bid.round.criteria.values_list("code", "title"))
            asked = replace(asked, criteria=criteria, file_names=file_names(self.whole))
        self.form = TopicForm(asked, self.topic, self.posted, self.request.FILES or None)

    @property
    def wants_more(self) -> bool:
        return bool(self.posted and self.posted.get("more"))

    @property
    def has_tables(self) -> bool:
        return bool(self.form.tables)

    def words(self) -> dict[str, Any]:
        """A table says why it is asked above itself; other questions say so beside their field."""
        criteria = self.form.asked.criteria
        return {"hints": {one.key: hint_of(one, "", criteria) for one in self.form.questions}}

    @property
    def errors(self) -> list[Form | Rows]:
        return self.form.errors

    def take_in(self, once: Once) -> bool:
        files, wrong = self.taken()
        given: Once = {"raw": self.form.raw(), "versions": self.form.stamps(), "files": files}
        self.saved = actions.save_answers(self.bid, **once, **given, sheet=self.bid.sheet) or Saved()
        self.saved.errors.update(wrong)
        self.form.show(self.saved)
        layout = self.whole.layout
        self.theirs = [
            {"question": layout.by_key[key].label, "answer": display(layout.by_key[key], one.theirs)}
            for key, one in self.saved.clashes.items()
        ]
        return self.saved.is_whole

    def taken(self) -> tuple[dict[str, Checked], dict[str, Unclear]]:
        """Uploads laid in the store before the transaction; one that is refused does not lose the rest."""
        files, wrong = {}, {}
        for key, upload in self.form.uploads().items():
            try:
                files[key] = put(upload, field=key)
            except Refused as no:
                wrong[key] = Unclear(*no.reasons)
        return files, wrong

    def fresh_values(self, is_whole: bool) -> dict[str, Any]:
        """New stamps of what was saved; what clashed keeps its old one: the button then shows both texts."""
        clashed = self.saved.clashes
        return {
            f"{PREFIX}-seen-{key}": stamp for key, stamp in self.saved.stamps().items() if key not in clashed
        }
