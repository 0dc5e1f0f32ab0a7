"""The Essex commissioning strategy, version 1, June 2023: its clauses and its numbers."""
