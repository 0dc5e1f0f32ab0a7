"""What the strategy asks: its clauses, its numbers, its rules. Plain Python, no database, no clock."""
