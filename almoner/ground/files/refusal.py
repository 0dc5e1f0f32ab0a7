"""Why a file is not kept, in words for the person who sent it."""


class Unwanted(Exception):
    """The sentence follows “The file could not be kept.”, or stands beside the field by itself."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
