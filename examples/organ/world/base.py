"""Days, draws that never change, digests, and the spelling of ledger files.

Nothing here comes from the program: the formats are written once more from their descriptions, so that a mistake
of the program is not repeated in its own example.
"""
import datetime, functools, hashlib, unicodedata

TODAY = datetime.date(2026, 4, 10)  # the last day of this world
ZONE = 8 * 3600

# --- days ---

OFF = """2024-01-01 2024-02-10..2024-02-17 2024-04-04..2024-04-06 2024-05-01..2024-05-05 2024-06-10 2024-09-15..2024-09-17
2024-10-01..2024-10-07 2025-01-01 2025-01-28..2025-02-04 2025-04-04..2025-04-06 2025-05-01..2025-05-05 2025-05-31..2025-06-02
2025-10-01..2025-10-08 2026-01-01..2026-01-03 2026-02-15..2026-02-23 2026-04-04..2026-04-06"""
WORK = """2024-02-04 2024-02-18 2024-04-07 2024-04-28 2024-05-11 2024-09-14 2024-09-29 2024-10-12 2025-01-26 2025-02-08
2025-04-27 2025-09-28 2025-10-11 2026-01-04 2026-02-14 2026-02-28"""


def day(text):
    return datetime.date.fromisoformat(text)


def plus(d, n):
    return d + datetime.timedelta(days=n)


def _days(text):
    for piece in text.split():
        first, _, last = piece.partition("..")
        d = day(first)
        while d <= day(last or first):
            yield d
            d = plus(d, 1)


_off, _work = set(_days(OFF)), set(_days(WORK))


def is_workday(d):
    return d in _work or (d.weekday() < 5 and d not in _off)


def workdays(year, month):
    d = datetime.date(year, month, 1)
    while d.month == month:
        if is_workday(d):
            yield d
        d = plus(d, 1)


def workday_from(d, n=0):
    """The first working day on or after d, then n working days further."""
    while not is_workday(d):
        d = plus(d, 1)
    for _ in range(n):
        d = plus(d, 1)
        while not is_workday(d):
            d = plus(d, 1)
    return d


def lag_day(d, n):
    """The n-th working day after d; d itself for 0."""
    return d if n == 0 else workday_from(plus(d, 1), n - 1)


# --- draws: the same key gives the same value, whatever else is drawn ---

def draw(n, *key):
    digest = hashlib.sha256("|".join(map(str, key)).encode()).digest()
    return int.from_bytes(digest[:6], "big") % n


def chance(percent, *key):
    return draw(1000, *key) < percent * 10


def pick(items, *key):
    return items[draw(len(items), *key)]


def shuffled(items, *key):
    return sorted(items, key=lambda item: draw(1 << 40, *key, item))


class Decks:
    """Deals the lines of a pool one after another, each branch in an order of its own, so that nothing comes back
    before everything was said once."""

    def __init__(self):
        self.at = {}

    def deal(self, pool, *key):
        n = self.at.get(key, 0)
        self.at[key] = n + 1
        return shuffled(range(len(pool)), *key, n // len(pool))[n % len(pool)]

    def line(self, pool, *key):
        return pool[self.deal(pool, *key)]


def lines(text):
    return [line.strip() for line in text.strip().split("\n") if line.strip()]


# --- digests: SM3 (GB/T 32905-2016), because hashlib has it only where its OpenSSL has ---

_M = 0xFFFFFFFF
_T = [(0x79CC4519 if j < 16 else 0x7A879D8A) for j in range(64)]
_T = [((t << (j % 32)) | (t >> (32 - j % 32))) & _M if j % 32 else t for j, t in enumerate(_T)]


def _compress(v, block):
    w = [int.from_bytes(block[i:i + 4], "big") for i in range(0, 64, 4)]
    for j in range(16, 68):
        x = w[j - 16] ^ w[j - 9] ^ (((w[j - 3] << 15) | (w[j - 3] >> 17)) & _M)
        x ^= (((x << 15) | (x >> 17)) & _M) ^ (((x << 23) | (x >> 9)) & _M)
        y = w[j - 13]
        w.append(x ^ (((y << 7) | (y >> 25)) & _M) ^ w[j - 6])
    a, b, c, d, e, f, g, h = v
    for j in range(64):
        a12 = ((a << 12) | (a >> 20)) & _M
        ss1 = (a12 + e + _T[j]) & _M
        ss1 = ((ss1 << 7) | (ss1 >> 25)) & _M
        if j < 16:
            ff, gg = a ^ b ^ c, e ^ f ^ g
        else:
            ff, gg = (a & b) | (a & c) | (b & c), (e & f) | (~e & g)
        tt1 = (ff + d + (ss1 ^ a12) + (w[j] ^ w[j + 4])) & _M
        tt2 = (gg + h + ss1 + w[j]) & _M
        d, c, b, a = c, ((b << 9) | (b >> 23)) & _M, a, tt1
        h, g, f = g, ((f << 19) | (f >> 13)) & _M, e
        e = tt2 ^ (((tt2 << 9) | (tt2 >> 23)) & _M) ^ (((tt2 << 17) | (tt2 >> 15)) & _M)
    return [x ^ y for x, y in zip(v, (a, b, c, d, e, f, g, h))]


@functools.lru_cache(maxsize=None)
def sm3(data):
    v = [0x7380166F, 0x4914B2B9, 0x172442D7, 0xDA8A0600, 0xA96F30BC, 0x163138AA, 0xE38DEE4D, 0xB0FB0E4E]
    padded = data + b"\x80" + b"\0" * ((55 - len(data)) % 64) + (len(data) * 8).to_bytes(8, "big")
    for i in range(0, len(padded), 64):
        v = _compress(v, padded[i:i + 64])
    return b"".join(x.to_bytes(4, "big") for x in v)


def digest(data):
    return "sm3:" + sm3(data).hex()


def base32(data, chars, upper=False):
    letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ" if upper else "0123456789abcdefghjkmnpqrstvwxyz"
    number = int.from_bytes(data[:8], "big")
    return "".join(letters[number >> (64 - 5 * (i + 1)) & 31] for i in range(chars))


def c4(data):
    return base32(sm3(data), 4)


def finding_id(rule, owner="-", subject="-", period="-", record="-", part="-"):
    text = "\n".join([rule, owner, subject, period, record, part])
    return "F-" + base32(sm3(text.encode()), 8, upper=True)


# --- spelling ---

class Text(str):
    """Text of several lines."""


PROSE = {"议题", "同场"}  # maps of these lists have fields for long text and stand on lines of their own


def cells(value):
    if isinstance(value, (list, dict)) or "\n" in str(value):
        return 10000
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in str(value))


def _plain(s, flow):
    if not s or s[0] in "?:,[]{}#&*!|>'\"%@` " or (s[0] == "-" and not s[1:2].isdigit()) or s.startswith("..."):
        return False
    if s.lower() in {"y", "n", "yes", "no", "true", "false", "on", "off", "null", "~", "=", "<<"} or s[-1] == " ":
        return False
    if s.lstrip("+-")[:1].isdigit() and all(c in "0123456789_.:" for c in s.lstrip("+-")) and not s.isdigit():
        return False
    if s.isdigit() and len(s) > 1 and s[0] == "0":
        return False
    return not (": " in s or s.endswith(":") or " #" in s or "\n" in s or (flow and any(c in ",[]{}?" for c in s)))


def scalar(value, flow=False):
    s = str(value)
    return s if _plain(s, flow) else '"' + s.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _flow(value):
    if isinstance(value, dict):
        return "{" + ", ".join(f"{scalar(k, True)}: {_flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(v) for v in value) + "]"
    return scalar(value, True)


def _short_map(key, value):
    return key not in PROSE and sum(cells(k) + cells(v) + 4 for k, v in value.items()) <= 60


def _emit_list(key, value, indent):
    sizes = [cells(v) for v in value]
    if all(n <= 24 for n in sizes) and sum(n + 2 for n in sizes) <= 200:
        return " " + _flow(value)
    maps = [v for v in value if isinstance(v, dict)]
    flow = all(_short_map(key, v) for v in maps)
    out = []
    for v in value:
        if isinstance(v, dict) and not flow:
            out.append("\n" + " " * indent + "- " + _emit_map(v, indent + 2).lstrip())
        else:
            out.append("\n" + " " * indent + "- " + _flow(v) if isinstance(v, dict) else "\n" + " " * indent + "- " + scalar(v))
    return "".join(out)


def _emit_value(key, value, indent):
    """What follows "key:"."""
    if isinstance(value, list):
        return _emit_list(key, value, indent)
    if isinstance(value, dict):
        if _short_map(key, value):
            return " " + _flow(value)
        return "\n" + _emit_map(value, indent)
    if isinstance(value, Text):
        body = value.rstrip("\n").split("\n")
        return " |" + "".join("\n" + (" " * indent + line if line else "") for line in body)
    return " " + scalar(value)


def _emit_map(value, indent):
    return "\n".join(" " * indent + scalar(k) + ":" + _emit_value(k, v, indent + 2) for k, v in value.items())


def emit(doc):
    return (_emit_map(doc, 0) + "\n").encode()
