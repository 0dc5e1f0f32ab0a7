"""Typesets one paper in a process of its own, which ends: Typst keeps its fonts and all it has laid out.

In a web process or a worker, which live for weeks, that was 50 MB and growing. Reads a JSON object from its
standard input, writes the PDF, or what Typst says is wrong and status 3. It imports nothing of ours.
"""

import json
import sys
from typing import Any

import typst

CANNOT = 3


def printed(template: str, root: str, values: str, timestamp: int) -> bytes:
    """`values` is JSON text, which the template reads; `timestamp` is in seconds since 1970."""
    made: bytes = typst.compile(
        template,
        root=root,
        format="pdf",
        sys_inputs={"values": values},
        pdf_standards=["ua-1"],
        timestamp=timestamp,
    )
    return made


def main() -> int:
    asked: dict[str, Any] = json.load(sys.stdin)
    try:
        sys.stdout.buffer.write(printed(**asked))
    except typst.TypstError as error:
        sys.stderr.buffer.write(error.diagnostic.encode())
        return CANNOT
    return 0


if __name__ == "__main__":
    sys.exit(main())
