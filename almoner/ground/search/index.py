"""Finding things by their words. Actions call `put` and `drop` themselves; nothing is indexed unasked."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.module_loading import autodiscover_modules

from almoner.ground.search import engines
from almoner.ground.search.models import SearchEntry
from almoner.ground.search.words import asked, folded

MOST_COUNTED = 300
MOST_TELLING = 40
TO_LOOK_FOR = 12
CANDIDATES = 200
SHORTEST = 3
LEAST_LIKE = 0.15
BATCH = 500


@dataclass(frozen=True)
class Found:
    kind: str
    key: str


@dataclass(frozen=True)
class Similar:
    """How much of what is particular to the text the other shares (0 to 1), and by which words."""

    key: str
    score: float
    words: tuple[str, ...]


@dataclass(frozen=True)
class Text:
    """What a room gives to be found. `scope` says who may find it: "public", "staff", "org:…"."""

    key: str
    title: str
    body: str = ""
    scope: str = ""
    boost: float = 1.0


Source = Callable[[], Iterable[Text]]
SOURCES: dict[str, Source] = {}


def source(kind: str) -> Callable[[Source], Source]:
    """Register, in a room's `searchable.py`, where all texts of a kind come from (for `rebuild`)."""

    def register(texts: Source) -> Source:
        if kind in SOURCES:
            raise ValueError(f"There are two sources of {kind}.")
        SOURCES[kind] = texts
        return texts

    return register


def put(kind: str, key: str, title: str, body: str = "", *, scope: str = "", boost: float = 1.0) -> None:
    """Let it be found by these words from now on; what was there under the key is replaced."""
    put_all(kind, [Text(key, title, body, scope, boost)])


def put_all(kind: str, texts: Iterable[Text]) -> None:
    SearchEntry.objects.bulk_create(
        [entry(kind, text) for text in texts],
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["kind", "key"],
        update_fields=["scope", "boost", "title", "body"],
    )


def entry(kind: str, text: Text) -> SearchEntry:
    title, body = " ".join(folded(text.title)), " ".join(folded(text.body))
    return SearchEntry(kind=kind, key=text.key, scope=text.scope, boost=text.boost, title=title, body=body)


def drop(kind: str, key: str) -> None:
    SearchEntry.objects.filter(kind=kind, key=key).delete()


def find(kind: str, words: str, limit: int = 200, *, scopes: Sequence[str] = ()) -> list[str]:
    """Keys of the entries that have every word, the best first; nothing when no word was typed."""
    return [found.key for found in find_any(words, limit, kinds=[kind], scopes=scopes)]


def find_any(
    words: str, limit: int = 50, *, kinds: Sequence[str] = (), scopes: Sequence[str] = ()
) -> list[Found]:
    """The same over several kinds, or all of them."""
    wanted = asked(words)
    if not wanted or limit < 1:
        return []
    found = engines.matching(engines.every_word(wanted), kinds=kinds, scopes=scopes, limit=limit)
    return [Found(*one) for one in found]


def similar(kind: str, text: str, limit: int = 10, *, but: str = "") -> list[Similar]:
    """Entries of the kind that share the text's telling words, the nearest first; `but` is left out."""
    weights = telling(text)
    if not weights:
        return []
    rarest = list(weights)[:TO_LOOK_FOR]
    near = engines.matching(engines.any_word(rarest), kinds=[kind], scopes=(), limit=CANDIDATES)
    keys = [key for _, key in near if key != but]
    entries = SearchEntry.objects.filter(kind=kind, key__in=keys).values_list("key", "title", "body")
    scored = [likeness(key, f"{title} {body}", weights) for key, title, body in entries]
    like = [one for one in scored if one.score >= LEAST_LIKE]
    return sorted(like, key=lambda one: (-one.score, one.key))[:limit]


def telling(text: str) -> dict[str, float]:
    """The words that set the text apart, the weightiest first: often here, seldom elsewhere (tf-idf)."""
    times = Counter(word for word in folded(text) if len(word) >= SHORTEST)
    if not times:
        return {}
    common = dict(times.most_common(MOST_COUNTED))
    seen = engines.entries_with(list(common))
    everything = max(SearchEntry.objects.count(), 1)
    weights = {
        word: (1 + math.log(count)) * math.log1p(everything / (1 + seen.get(word, 0)))
        for word, count in common.items()
        if seen.get(word)
    }
    first = sorted(weights, key=lambda word: (-weights[word], word))[:MOST_TELLING]
    return {word: weights[word] for word in first}


def likeness(key: str, words: str, weights: dict[str, float]) -> Similar:
    theirs = set(words.split())
    shared = tuple(word for word in weights if word in theirs)
    score = sum(weights[word] for word in shared) / sum(weights.values())
    return Similar(key, round(score, 3), shared)


@transaction.atomic
def rebuild(kind: str) -> int:
    """Make one kind anew from its rows; how many there are."""
    texts = list(SOURCES[kind]())
    SearchEntry.objects.filter(kind=kind).delete()
    put_all(kind, texts)
    return len(texts)


def rebuild_all() -> dict[str, int]:
    autodiscover_modules("searchable")
    return {kind: rebuild(kind) for kind in SOURCES}
