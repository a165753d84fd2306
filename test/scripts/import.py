#!/usr/bin/env python3
"""Tables made to do harm, and ids of people counted by somebody else.

Every hostile file must be answered within 20 seconds and 600 MB, with status 1 or 2, a sentence on standard error, and a
ledger that is as it was. The ids that an import mints are compared with SM3 (openssl) and Crockford's base32 written out here.
"""
import io, os, resource, subprocess, sys, tempfile, zipfile, zlib

ZZSH, SOURCE = os.path.abspath(sys.argv[1]), sys.argv[2]
BIN = os.path.dirname(ZZSH)
SECONDS, MEGABYTES = 20, 600
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>'
WORKBOOK = f'<workbook {MAIN} xmlns:r="{TYPES}"><sheets><sheet name="s" sheetId="1" r:id="r1"/></sheets></workbook>'
bad = []


def workbook(sheet, strings=None, styles=None, extra=None, target="worksheets/sheet1.xml", book=WORKBOOK):
    """A workbook of these parts; each may be bytes or an iterable of pieces."""
    out = io.BytesIO()
    rels = f'<Relationship Id="r1" Type="{TYPES}/worksheet" Target="{target}"/>'
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("_rels/.rels", RELS % f'<Relationship Id="a" Type="{TYPES}/officeDocument" Target="xl/workbook.xml"/>')
        z.writestr("xl/workbook.xml", book)
        if strings is not None:
            rels += f'<Relationship Id="r2" Type="{TYPES}/sharedStrings" Target="sharedStrings.xml"/>'
            write(z, "xl/sharedStrings.xml", strings)
        if styles is not None:
            rels += f'<Relationship Id="r3" Type="{TYPES}/styles" Target="styles.xml"/>'
            write(z, "xl/styles.xml", styles)
        z.writestr("xl/_rels/workbook.xml.rels", RELS % rels)
        write(z, "xl/worksheets/sheet1.xml", sheet)
        for name, bytes_ in (extra or {}).items():
            z.writestr(name, bytes_)
    return out.getvalue()


def write(z, name, pieces):
    if isinstance(pieces, (str, bytes)):
        pieces = [pieces]
    with z.open(name, "w") as f:
        for piece in pieces:
            f.write(piece if isinstance(piece, bytes) else piece.encode())


def sheet(rows):
    yield f"<worksheet {MAIN}><sheetData>"
    yield from rows
    yield "</sheetData></worksheet>"


HEAD = '<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c></row>'


def inline(at, text):
    return f'<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>'


TWO = '<row r="1">' + inline("A1", "姓名") + inline("B1", "入党时间") + "</row>"


def hostile():
    yield "zip bomb", workbook(sheet([HEAD] + ["<row/>" * 100000] * 600))
    yield "bomb of one text", workbook(sheet([HEAD, '<row r="2"><c r="A2" t="inlineStr"><is><t>'] + ["x" * 1000000] * 300))
    yield "bomb of shared strings", workbook(sheet([HEAD]), strings=["<sst>"] + ["<si><t>" + "字" * 10000 + "</t></si>"] * 6000)
    yield "many shared strings", workbook(sheet([HEAD]), strings=["<sst>"] + ["<si/>" * 100000] * 11 + ["</sst>"])
    yield "one string, a million cells", workbook(
        sheet([HEAD] + [f'<row r="{r}">' + '<c t="s"><v>0</v></c>' * 250 + "</row>" for r in range(2, 4002)]),
        strings="<sst><si><t>" + "x" * 30000 + "</t></si></sst>")
    yield "columns", workbook(sheet([HEAD, '<row r="2">'] + ['<c t="n"><v>1</v></c>' * 1000] * 1000 + ["</row>"]))
    yield "far column", workbook(sheet([HEAD, '<row r="2">' + inline("XFD2", "x") + "</row>"]))
    yield "rows", workbook(sheet([HEAD] + ['<row><c><v>1</v></c></row>' * 1000] * 200))
    yield "place", workbook(sheet([HEAD, '<row r="99999999"><c r="ZZZZ9"><v>1</v></c></row>']))
    yield "depth", workbook(["<a>" * 1000, "</a>" * 1000])
    yield "deep", workbook(["<a>" * 1000000] * 20)
    yield "entities", workbook('<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>')
    yield "external entity", workbook('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet>&a;</worksheet>')
    yield "long attribute", workbook(['<worksheet a="'] + ["x" * 1000000] * 50 + ['"/>'])
    yield "long comment", workbook(["<worksheet><!-- "] + ["x" * 1000000] * 50 + ["--></worksheet>"])
    yield "many attributes", workbook(["<worksheet "] + [f'a{i}="" ' for i in range(200000)] + ["/>"])
    yield "merged", workbook(["".join(sheet([TWO, '<row r="2">' + inline("A2", "王一") + inline("B2", "x") + "</row>"])).replace("</worksheet>", ""),
                              "<mergeCells>"] + ['<mergeCell ref="A1:A1048576"/>'] * 200000 + ["</mergeCells></worksheet>"])
    yield "styles", workbook(sheet([HEAD]), styles=["<styleSheet><cellXfs>"] + ['<xf numFmtId="14"/>' * 1000] * 100)
    yield "sheets", workbook(sheet([HEAD]), book=WORKBOOK.replace("</sheets>", '<sheet name="t" r:id="r1"/>' * 1000 + "</sheets>"))
    yield "parts", workbook(sheet([HEAD]), extra={f"x/{i}": "" for i in range(20000)})
    yield "path", workbook(sheet([HEAD]), target="../../../../../etc/passwd")
    yield "path with root", workbook(sheet([HEAD]), target="/etc/passwd")
    yield "not XML", workbook(b"\x00\x01\x02" * 1000)
    yield "encoding", workbook('<?xml version="1.0" encoding="GB18030"?><worksheet/>')
    whole = workbook(sheet([HEAD]))
    yield "wrong checksum", whole.replace(zlib.crc32("".join(sheet([HEAD])).encode()).to_bytes(4, "little"), b"\1\2\3\4")
    yield "nothing", b""
    yield "a zip of nothing", b"PK\x05\x06" + b"\0" * 18
    yield "commas", "姓名\n".encode() + b"," * (20 << 20) + b"x"
    yield "quotes", "姓名\n".encode() + b'"' + b'""' * (10 << 20)
    yield "one cell", "姓名\n".encode() + b"x" * (20 << 20)
    yield "lines", "姓名\n".encode() + b"x\n" * (5 << 20)
    yield "too large", "姓名\n".encode() + b"x" * (33 << 20)
    yield "not text", bytes(range(256)) * 1000
    yield "names", "姓名,入党时间\n".encode() + ("王" * 5000 + ",2019-10-24\n").encode()
    yield "controls", "姓名,入党时间\n\x1b[31m红\x07,2019\n".encode()


def limits():
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES << 20, MEGABYTES << 20))


def environment(home):
    return {"PATH": BIN + ":/usr/bin:/bin", "HOME": home, "LC_ALL": "C", "ZZSH_NOW": "2026-03-12T09:00:00+08:00",
            "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.path.join(home, "none")}


def run(ledger, env, *words, limited=False):
    return subprocess.run([ZZSH, "-C", ledger, *words], env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, timeout=120, preexec_fn=limits if limited else None)


def state(ledger):
    git = lambda *w: subprocess.run(["git", "-C", ledger, *w], stdout=subprocess.PIPE, check=True).stdout
    return git("rev-parse", "HEAD"), git("status", "--porcelain")


def make_ledger(top, env):
    ledger = os.path.join(top, "ledger")
    p = run(top, env, "init", ledger, "--unit", "市民服务中心机关", "--branch", "zhb1:第一支部", "--name", "李敏", "--email",
            "limin@example.invalid")
    assert p.returncode == 0, p.stderr.decode()
    return ledger


def attack(ledger, env, top):
    sanitized = b"__asan_init" in open(ZZSH, "rb").read()  # shadow memory is no memory
    before = state(ledger)
    for name, content in hostile():
        path = os.path.join(top, "table")
        with open(path, "wb") as f:
            f.write(content)
        for what in ("roster", "records"):
            p = run(ledger, env, "import", what, path, limited=not sanitized)
            text = p.stderr.decode("utf-8", "replace")
            if p.returncode not in (1, 2) or not text.strip():
                bad.append(f"{what}, {name}: status {p.returncode}, “{text[:200]}”")
            if any(ord(c) < 32 and c not in "\n\t" for c in text):
                bad.append(f"{what}, {name}: control characters reach the terminal: {text[:200]!r}")
            if state(ledger) != before:
                bad.append(f"{what}, {name}: the ledger has changed")


def c4(text):
    digest = subprocess.run(["openssl", "dgst", "-sm3", "-binary"], input=text.encode(), stdout=subprocess.PIPE).stdout
    number = int.from_bytes(digest[:3], "big") >> 4
    return "".join("0123456789abcdefghjkmnpqrstvwxyz"[number >> shift & 31] for shift in (15, 10, 5, 0))


def ids(ledger, env, top):
    people = [("王建国", "wangjianguo", "1998-06-20"), ("单雄", "shanxiong", "2019-10-24"), ("仇英", "qiuying", "")]
    path = os.path.join(top, "people.csv")
    with open(path, "w", encoding="utf-8") as f:
        f.write("姓名,入党时间\n" + "".join(f"{name},{joined}\n" for name, _, joined in people))
    p = run(ledger, env, "import", "roster", path)
    text = open(os.path.join(ledger, "branches", "zhb1.yaml"), encoding="utf-8").read()
    for name, pinyin, joined in people:
        wanted = f"{pinyin}-{c4(f'{name}' + chr(10) + joined + chr(10) + 'zhb1')}"
        if f"编号: {wanted}\n" not in text:
            bad.append(f"no id {wanted} for {name}:\n{p.stdout.decode()}{p.stderr.decode()}{text}")


def main():
    with tempfile.TemporaryDirectory() as top:
        env = environment(top)
        ledger = make_ledger(top, env)
        attack(ledger, env, top)
        ids(ledger, env, top)
    for line in bad:
        print(line)
    sys.exit(1 if bad else 0)


main()
