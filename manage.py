"""Django's command line, for people who develop Almoner. Operators use `almoner`."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "almoner.config.settings")
    os.environ.setdefault("ALMONER_DEMO", "1")
    execute_from_command_line(sys.argv)
