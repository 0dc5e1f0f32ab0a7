"""Lifecycles as frozen tables: they can be drawn, tested for dead ends, and printed for an auditor."""

from dataclasses import dataclass

from almoner.ground.core.refusals import Refused


@dataclass(frozen=True)
class Move:
    """One permitted step. `clause` is the clause of the strategy that it serves."""

    name: str
    sources: tuple[str, ...]
    target: str
    clause: str = ""


@dataclass(frozen=True)
class Lifecycle:
    """All states and moves of one kind of thing. `words` says each state as people read it."""

    start: str
    moves: tuple[Move, ...]
    words: dict[str, str]

    def states(self) -> tuple[str, ...]:
        return tuple(self.words)

    def choices(self) -> list[tuple[str, str]]:
        return list(self.words.items())

    def ends(self) -> frozenset[str]:
        """States that nothing leads out of."""
        left = {source for move in self.moves for source in move.sources}
        return frozenset(self.words) - left

    def after(self, state: str, name: str) -> str:
        """The state that `name` leads to; refuses in words when it may not be done from `state`."""
        known = [move for move in self.moves if move.name == name]
        if not known:
            raise KeyError(f"No move is called {name}.")
        for move in known:
            if state in move.sources:
                return move.target
        now = self.words.get(state, state).lower()
        raise Refused(f"This cannot be done now: it is {now}.")

    def allows(self, state: str, name: str) -> bool:
        return any(move.name == name and state in move.sources for move in self.moves)
