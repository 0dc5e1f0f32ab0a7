"""Check Almoner's record yourself, with Python's standard library only (docs/audit.md). WHAT is an exported
folder, the SQLite file, or `receipt RECEIPT.json`. Only when all is well does it end with 0."""

import argparse
import json
import re
import sqlite3
from base64 import b64decode
from decimal import Decimal
from hashlib import sha256, sha512
from pathlib import Path

P, Q = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493  # Ed25519 (RFC 8032)
D = -121665 * pow(121666, -1, P) % P
NOTE = re.compile(r"(\S+\n(\d+)\n(\S+)\n)\n— \S+ (\S+)\n")


def add(a, b):
    low, high = (a[1] - a[0]) * (b[1] - b[0]), (a[1] + a[0]) * (b[1] + b[0])
    c, d = 2 * a[3] * b[3] * D, 2 * a[2] * b[2]
    e, f, g, h = high - low, d - c, d + c, high + low
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(number, a):
    most = times(number >> 1, add(a, a)) if number else (0, 1, 1, 0)
    return add(most, a) if number & 1 else most


def point(raw):
    y = int.from_bytes(raw, "little") & (2**255 - 1)
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if x * x % P == square else x * pow(2, (P - 1) // 4, P) % P
    if x * x % P != square or y >= P or len(raw) != 32:
        raise ValueError("this is not a point of the curve")
    x = P - x if x & 1 != raw[31] >> 7 else x
    return x, y, 1, x * y % P


def is_signed(key, text, signature):
    s = int.from_bytes(signature[32:], "little")
    h = int.from_bytes(sha512(signature[:32] + key + text).digest(), "little") % Q
    a = times(s, point((4 * pow(5, -1, P) % P).to_bytes(32, "little")))
    b = add(point(signature[:32]), times(h, point(key)))
    return s < Q and len(signature) == 64 and all((a[n] * b[2] - b[n] * a[2]) % P == 0 for n in (0, 1))


def claims(text, keys, wrong):
    """What the checkpoints in a text say, as (size, root). A key is published as name+hash+key."""
    known, found = [b64decode(key.split("+", 2)[2])[1:] for key in keys.split()], []
    for body, size, root, signature in NOTE.findall(text):
        found.append((int(size), b64decode(root)))
        if not any(is_signed(key, body.encode(), b64decode(signature)[4:]) for key in known):
            wrong.append(f"checkpoint {size}: no key that we have has signed it")
    if len(found) != text.count("\n— ") or (text.strip() and not found):
        wrong.append("checkpoints: there is text that is not a checkpoint")
    return found


def node(left, right):
    return sha256(b"\x01" + left + right).digest()


def walk(lines, found, wrong):
    """Check the chain and the tree line by line; gives how many there are and each row's last digest."""
    said, peaks, size, prev = {}, [], 0, "0" * 64
    for line, leaf in lines:
        entry, value, position = json.loads(line), sha256(b"\x00" + line.encode()).digest(), size
        if (entry["seq"], entry["prev"], leaf or value.hex()) != (size, prev, value.hex()):
            wrong.append(f"line {size}: it was changed, or does not follow from the line before it")
        said |= entry["rows"] | ({f"audit_reason:{size}": entry["reason"]} if entry["reason"] else {})
        while position % 2:
            value, position = node(peaks.pop(), value), position // 2
        peaks, size, prev = [*peaks, value], size + 1, sha256(line.encode()).hexdigest()
        for peak in reversed(peaks[:-1]):
            value = node(peak, value)
        if any(other == size and root != value for other, root in found):
            wrong.append(f"checkpoint {size}: the lines before it are not those it was signed over")
    wrong += [f"checkpoint {other}: there are only {size} lines" for other, _ in found if other > size]
    return size, said


def from_sqlite(path):
    base, rows = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True), []
    base.execute("BEGIN")
    texts = base.execute("SELECT text FROM audit_checkpoint ORDER BY size").fetchall()
    tables = "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql LIKE '%\"digest_salt\"%'"
    for table, made in base.execute(tables):
        columns = base.execute(f"PRAGMA table_info({table})").fetchall()
        kinds = [(c[1], "json" if f'JSON_VALID("{c[1]}")' in made else c[2]) for c in columns]
        for row in base.execute(f"SELECT * FROM {table}"):
            values = {name: plain(kind, value) for (name, kind), value in zip(kinds, row, strict=True)}
            text = json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=repr)
            rows.append((f"{table}:{next(values[c[1]] for c in columns if c[5])}", text))
    lines = base.execute("SELECT line, leaf FROM audit_line ORDER BY seq")
    return lines, "\n".join(text for (text,) in texts), rows


def plain(kind, value):
    if kind == "json" and value is not None:
        return json.loads(value, parse_float=lambda t: int(Decimal(t)) if float(t).is_integer() else float(t))
    if kind == "datetime" and isinstance(value, str):
        return f"{value.replace(' ', 'T')}{'' if '.' in value else '.000000'}+00:00"
    return value == 1 if kind == "bool" and value in (0, 1) else value


def record(path, keys, held, wrong):
    keys = keys or (path if path.is_dir() else path.parent).joinpath("checkpoint.pub").read_text()
    if path.is_dir():
        lines = [(line, None) for line in (path / "lines.jsonl").read_text("utf-8").splitlines()]
        rows = map(json.loads, "".join(p.read_text("utf-8") for p in path.glob("rows.jsonl")).splitlines())
        checkpoints = (path / "checkpoints.txt").read_text("utf-8")
    else:
        lines, checkpoints, rows = from_sqlite(path)
    size, said = walk(lines, claims(checkpoints, keys, wrong) + claims(held, keys, wrong), wrong)
    now = {name: sha256(f"{json.loads(row)['digest_salt']}|{row}".encode()).hexdigest() for name, row in rows}
    wrong += [f"{name}: it was changed or added unrecorded" for name in now if said.get(name) != now[name]]
    wrong += [f"{n}: it was deleted unrecorded" for n in said.keys() - now if now and said[n] != "gone"]
    return f"{size} lines and {len(now)} rows"


def receipt(path, keys, held, wrong):
    said = json.loads(path.read_text("utf-8"))
    [(size, root)] = claims(said["checkpoint"], keys or "\n".join(said["keys"]), wrong)
    value, here, last = sha256(b"\x00" + said["line"].encode()).digest(), said["index"], size - 1
    for sibling in map(b64decode, said["proof"]):  # RFC 9162, 2.1.3.2
        value = node(sibling, value) if here % 2 or here == last else node(value, sibling)
        while here == last and here and not here % 2:
            here, last = here // 2, last // 2
        here, last = here // 2, last // 2
    wrong += [] if (here, last, value) == (0, 0, root) else ["receipt: its line is not in the signed record"]
    return f"line {said['index']} is among the {size} of the checkpoint"


if __name__ == "__main__":
    parser, wrong = argparse.ArgumentParser(description=__doc__), []
    parser.add_argument("what", nargs="+", type=Path)
    parser.add_argument("--keys", type=Path, help="public keys that you trust")
    parser.add_argument("--held", type=Path, nargs="*", default=[], help="checkpoints that you kept")
    given = parser.parse_args()
    keys = given.keys.read_text() if given.keys else ""
    held = "\n".join(one.read_text("utf-8") for one in given.held)
    try:
        checked = (receipt if given.what[1:] else record)(given.what[-1], keys, held, wrong)
    except (ValueError, KeyError, TypeError, AttributeError, OSError, sqlite3.Error) as problem:
        wrong.append(f"it cannot be read: {problem!r}")
    print("\n".join(wrong) or f"All is well: {checked}.")
    raise SystemExit(1 if wrong else 0)
