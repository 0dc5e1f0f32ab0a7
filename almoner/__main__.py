"""The `almoner` command; `python -m almoner` is the same."""

import sys

from almoner.cli.command import main

if __name__ == "__main__":
    sys.exit(main())
