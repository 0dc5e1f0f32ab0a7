"""`make bench`: what the pages cost on many rows. Prints a table; exit code 1 when one is over its limit."""
