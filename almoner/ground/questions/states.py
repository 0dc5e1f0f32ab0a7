"""What a question can ask for, in the words staff read."""

SHORT_TEXT, LONG_TEXT = "short_text", "long_text"
CHOICE, CHOICES, YES_NO = "choice", "choices", "yes_no"
NUMBER, MONEY, DATE = "number", "money", "date"
TABLE, FILE = "table", "file"

KINDS = (
    (SHORT_TEXT, "One line of text"),
    (LONG_TEXT, "Several lines of text"),
    (CHOICE, "One choice from a list"),
    (CHOICES, "Several choices from a list"),
    (YES_NO, "Yes or no"),
    (NUMBER, "A whole number"),
    (MONEY, "An amount of money"),
    (DATE, "A date"),
    (TABLE, "A table"),
    (FILE, "A file"),
)
COLUMN_KINDS = (SHORT_TEXT, NUMBER, MONEY, DATE, YES_NO, CHOICE)
TEXTS = frozenset({SHORT_TEXT, LONG_TEXT})
CHOOSING = frozenset({CHOICE, CHOICES})
ADDING_UP = frozenset({NUMBER, MONEY})

QUESTIONS = "questions"
"""The component of a topic that asks questions; any other word names a page that the subject supplies."""
