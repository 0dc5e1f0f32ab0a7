"""Settings read from the environment. Nonsense is refused in one clear sentence."""

import base64
import os
from datetime import date
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

DEFAULT_SECRET = "almoner-demonstration-secret-not-for-real-use"  # nosec
PARTS, DIGITS = 4, (6, 6, 8)
BANK_KEY_BYTES = 32
YES = {"1", "true", "yes", "on"}
NO = {"", "0", "false", "no", "off"}


class SettingRefused(SystemExit):
    """A setting makes no sense; the sentence says which and what would."""

    def __init__(self, sentence: str) -> None:
        super().__init__(f"Almoner cannot start: {sentence}")


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def flag(name: str) -> bool:
    value = text(name).lower()
    if value in YES:
        return True
    if value in NO:
        return False
    raise SettingRefused(f"{name} must be 1 or 0, not “{value}”.")


def whole(name: str, default: int, *, least: int, most: int) -> int:
    raw = text(name, str(default))
    try:
        value = int(raw)
    except ValueError:
        raise SettingRefused(f"{name} must be a whole number, not “{raw}”.") from None
    if not least <= value <= most:
        raise SettingRefused(f"{name} must be from {least} to {most}, not {value}.")
    return value


def day(name: str, default: str = "") -> date | None:
    raw = text(name, default)
    if not raw:
        return None
    try:
        return date.fromisoformat(raw)
    except ValueError:
        raise SettingRefused(f"{name} must be a date such as 2026-12-10, not “{raw}”.") from None


def pinned_day(*, demo: bool) -> date | None:
    if text("ALMONER_TODAY") and not demo:
        raise SettingRefused("ALMONER_TODAY is only for a demonstration (ALMONER_DEMO=1).")
    return day("ALMONER_TODAY", "2026-12-10" if demo else "")


def address(name: str) -> str:
    """`https://grants.example.org`: how people reach this site, without a path."""
    value = text(name, "http://127.0.0.1:8000").rstrip("/")
    parts = urlsplit(value)
    if (
        parts.scheme not in {"http", "https"}
        or not parts.hostname
        or value != f"{parts.scheme}://{parts.netloc}"
    ):
        raise SettingRefused(f"{name} must look like https://grants.example.org, not “{value}”.")
    return value


def hosts(name: str, *, address: str) -> list[str]:
    """Names under which the site answers; the one in its address must be among them."""
    own = urlsplit(address).hostname or ""
    found = [host.strip() for host in text(name).split(",") if host.strip()]
    if not found:
        return list(dict.fromkeys([own, "127.0.0.1", "localhost"]))
    if any("*" in host for host in found):
        raise SettingRefused(f"{name} must name hosts one by one, not “*”.")
    if own not in found and not any(host.startswith(".") and own.endswith(host) for host in found):
        raise SettingRefused(f"{name} must name {own}, which stands in ALMONER_ADDRESS.")
    return found


def choice(name: str, default: str, among: tuple[str, ...]) -> str:
    value = text(name, default).lower()
    if value not in among:
        raise SettingRefused(f"{name} must be {', '.join(among[:-1])} or {among[-1]}, not “{value}”.")
    return value


def server(name: str) -> str:
    """`host:port`, or nothing."""
    value = text(name)
    host, _, port = value.rpartition(":")
    if value and not (host and port.isdigit() and 0 < int(port) < 65_536):
        raise SettingRefused(f"{name} must look like mail.example.org:587, not “{value}”.")
    return value


def mail_password(name: str, *, user: str, tls: str, host: str) -> str:
    """A password goes over an encrypted line, or stays on this machine."""
    here = host.rpartition(":")[0] in {"127.0.0.1", "[::1]", "localhost"}
    if user and tls == "off" and not here:
        raise SettingRefused("set ALMONER_SMTP_TLS to starttls or tls: passwords never go in the clear.")
    return text(name)


def home() -> Path:
    folder = Path(text("ALMONER_HOME", "var")).expanduser().resolve()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingRefused(
            f"the folder {folder} (ALMONER_HOME) cannot be made: {error.strerror}."
        ) from None
    return folder


def secret(*, demo: bool) -> str:
    value = text("ALMONER_SECRET", DEFAULT_SECRET)
    if demo:
        return value
    if value == DEFAULT_SECRET:
        raise SettingRefused("set ALMONER_SECRET to a long random text (or ALMONER_DEMO=1 to look around).")
    if len(value) < 32:
        raise SettingRefused("ALMONER_SECRET must have at least 32 characters.")
    return value


def bank_keys(name: str) -> list[str]:
    """Keys of the bank details, the newest first; none means the file in ALMONER_HOME."""
    found = text(name).split(",") if text(name) else []
    for one in found:
        try:
            fits = len(base64.urlsafe_b64decode(one.strip())) == BANK_KEY_BYTES
        except ValueError:
            fits = False
        if not fits:
            raise SettingRefused(f"{name} must be keys of 32 bytes in base64 (44 letters each).")
    return [one.strip() for one in found]


def paying_account(name: str, *, demo: bool) -> tuple[str, str, str, str]:
    """The office's own account: service user number, sort code, account number, name. Empty: none is set."""
    found = text(name, "999999,000000,99999999,Demonstration office" if demo else "")
    if not found:
        return ("", "", "", "")
    parts = tuple(one.strip() for one in found.split(",", 3))
    digits = "".join(parts[:3])
    lengths = tuple(len(one) for one in parts[:3])
    if (
        len(parts) != PARTS
        or lengths != (6, 6, 8)
        or not (digits.isascii() and digits.isdigit())
        or not parts[3]
    ):
        raise SettingRefused(
            f"{name} must be the Bacs service user number, sort code, account number and account name, "
            "with commas between: 123456,200000,12345678,Name of the office."
        )
    return (parts[0], parts[1], parts[2], parts[3])


def journal_codes(name: str) -> tuple[str, str]:
    """Codes of the bank and of accruals in the office's accounts."""
    parts = [one.strip() for one in text(name, "BANK,ACCRUALS").split(",")]
    if len(parts) != len(("bank", "accruals")) or not all(parts):
        raise SettingRefused(f"{name} must be two codes with a comma between: that of the bank, of accruals.")
    return (parts[0], parts[1])


def database(folder: Path) -> dict[str, object]:
    """SQLite in `folder`, or PostgreSQL when DATABASE_URL names one."""
    url = text("DATABASE_URL")
    if not url:
        return sqlite(folder / "almoner.sqlite3")
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise SettingRefused("DATABASE_URL must look like postgresql://user:password@host:5432/name.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or "") or dict(parse_qsl(parts.query)).get("host", ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
    }


def sqlite(path: Path) -> dict[str, object]:
    """Write-ahead log, full sync, one writer at a time: nothing acknowledged is lost."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON",
        },
        "TEST": {"NAME": None},
    }
