"""T24: figures in a file that no program would write are refused in words."""

from io import BytesIO

import pytest
from django.core.files import File

from almoner.ground.core.refusals import Refused
from almoner.ground.files.store import put
from tests.ground.files.making import packed_objects, plain_pdf, stream

HUGE = b"9" * 5_000


@pytest.mark.parametrize(
    "content",
    [
        plain_pdf(b"<< /Type /X >>", catalog=b"/OpenAction " + HUGE + b" 0 R"),
        plain_pdf(stream(HUGE), catalog=b"/OpenAction 12 0 R"),
        plain_pdf(
            packed_objects(b"<< /S /GoTo >>", first_number=int(HUGE[:40])), catalog=b"/OpenAction 7 0 R"
        ),
    ],
)
def test_t24_huge_figures_in_a_pdf_are_refused(content):
    with pytest.raises(Refused):
        put(File(BytesIO(content), name="paper.pdf"))
