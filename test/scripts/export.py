#!/usr/bin/env python3
"""The ledgers as workbooks, looked at with a program that is not ours (python3-openpyxl), against documents.md:

  the set-up of print    A4 across, one page wide, the head repeated and frozen, "— 1 —" below
  widths                 no cell of one line is wider than its column; no column wider than its limit of 120
  cells                  numbers are numbers, rates are rates; nothing begins like a formula
  columns                those that documents.md names stand in that order
  bytes                  the same from two zones and two folders, of workbook and database; csv with byte order mark and CR LF
  lines                  each is canonical JSON and valid by `zzsh schema` of its kind (python3-jsonschema)
  database               opened with Python's own SQLite: it holds together, its tables are those of `zzsh sql --schema`, every
                         view answers, and its counts are those of the files, read with another YAML reader
  figures                those of zzsh stats (a ledger with four branches; valid by stats.schema.json) are what SQL counts in the
                         database, and the questions of zzsh sql --format json are valid by sql.schema.json
  golden                 the second quarter of the small world, entered on 24 June: each ledger as CSV, and all as a workbook, which
                         openpyxl reads, are test/data/export/. Their rows of meetings and attendance are held here to the files of
                         the records, read with another YAML reader, and working days are counted anew; the others by hand: 7
                         meetings were due (members 1, committee 3, theme days 3), 60 people, 58 came (96.66 per cent, cut);
                         of 9 records 1 was in time, 1 late, 7 later. "export.py ZZSH SOURCE BUILD write" writes them
                         anew, to be read before committing
  privacy                a word in every private field stands in no byte of any export, unpacked parts included, and in no answer
                         of zzsh sql; where it is asked for, it is there
"""
import csv, datetime, glob, json, os, re, shutil, sqlite3, subprocess, sys, tempfile, unicodedata, zipfile

try:
    import openpyxl
except ImportError:
    print("skipped: python3-openpyxl is missing")
    sys.exit(77)

ZZSH, SOURCE = os.path.abspath(sys.argv[1]), sys.argv[2]
sys.path.insert(0, os.path.join(SOURCE, "test"))
import case

# documents.md, 台账 columns; what stands between is ours.
COLUMNS = {
    "会议台账": "序号 编号 日期 起止时间 类别 主题/议题 地点 主持人 记录人 应到 实到 缺席（姓名及原因） 列席 主要内容/决议 附件 录入日期 迟录天数 审核状态 备注",
    "谈心谈话台账": "序号 时间 地点 谈话人 谈话对象 类型 主题",
    "党课台账": "日期 授课人 职务 题目 应到/实到 学时",
    "民主评议台账": "应参加 实参加 优秀 合格 基本合格 不合格 未评原因",
    "年度统计表": "序号 党组织 支部 类型 1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月 按时开展月份数 完成率 "
                  "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月 按时开展月份数 完成率",
    "上报质量表": "应召开 实际召开 规范执行 执行率 及时入账 迟录 补录 退回 出席率",
    "换届支委台账": "支部 正式党员 预备党员 本届起 本届止 届满提醒 缺额",
}
SECRET = "不可外传的字"
TALK = f"""类型: 谈心谈话
支部: zhb1
日期: 2025-06-18
主题: 近期工作
谈话人: [王建国]
谈话对象: [赵强]
内容: {SECRET}一，此处填写
后续安排: {SECRET}二
"""
LIFE = f"""类型: 组织生活会
支部: zhb1
日期: 2025-12-29
年度: 2025
主题: 年度组织生活会
形式: 党员大会
时间: 14:30-16:00
地点: 302会议室
主持: 王建国
记录: 李敏
出席: [王建国, 李敏, 赵强, 周洁, 陈立, 孙海燕, 钱峰, 吴晓波, 郑宇]
会前步骤: {{定主题: 2025-12-01, 学习: 2025-12-05, 征求意见: 2025-12-08, 谈心谈话: 2025-12-20}}
内容: {SECRET}三
自我批评: {SECRET}四
相互批评: {SECRET}五
查摆问题: [{SECRET}六]
整改方向: {SECRET}七
"""
GRADES = f"""类型: 民主评议
支部: zhb1
日期: 2025-12-30
年度: 2025
时间: 14:30-16:00
地点: 302会议室
主持: 王建国
记录: 李敏
出席: [王建国, 李敏, 赵强, 周洁, 陈立, 孙海燕, 钱峰, 吴晓波, 郑宇]
步骤: {{学习动员: 2025-12-20, 自评: 2025-12-30, 互评: 2025-12-30, 测评: 2025-12-30}}
测评票: {{发出: 9, 收回: 9, 有效: 9}}
评定: {{日期: 2025-12-30, 评定组织: 党员大会}}
等次:
  - {{姓名: 王建国, 等次: 优秀}}
  - {{姓名: 李敏, 等次: 合格}}
  - {{姓名: 郑宇, 未评原因: {SECRET}八}}
内容: {SECRET}九
"""
ANALYSIS = f"""类型: 党性分析
支部: zhb1
日期: 2025-11-18
党员: [赵强]
问题: [{SECRET}十]
根源: {SECRET}甲
努力方向: {SECRET}乙
反馈: {SECRET}丙
"""
bad = []


def say(text):
    bad.append(text)


def width(text):
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def world(folder):
    shutil.copytree(os.path.join(SOURCE, "test/worlds/first"), folder)
    for name in os.listdir(os.path.join(folder, "records/zhb1/2026")):
        os.remove(os.path.join(folder, "records/zhb1/2026", name))
    for name, text in (("2025-06-18-heart-talk-zz9q", TALK), ("2025-12-29-organization-life-meeting", LIFE),
                       ("2025-12-30-democratic-appraisal", GRADES), ("2025-11-18-spirit-analysis-zhaoqiang-b81m", ANALYSIS)):
        open(os.path.join(folder, f"records/zhb1/2025/{name}.yaml"), "w", encoding="utf-8").write(text)
    unit = os.path.join(folder, "zzsh.yaml")
    text = open(unit, encoding="utf-8").read()
    open(unit, "w", encoding="utf-8").write(text.replace("[national]", "[national, flags]"))
    env = case.environment(folder, ZZSH, "2026-01-12T09:00:00+08:00")
    case.git_commit(folder, env, "2026-01-05T09:00:00+08:00")
    return folder


def run(folder, *args, zone="UTC", locale="C"):
    env = dict(case.environment(folder, ZZSH, "2026-01-12T09:00:00+08:00"), TZ=zone, LC_ALL=locale)
    p = subprocess.run([ZZSH, *args], cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if p.returncode:
        say(f"{' '.join(args)}: status {p.returncode}: {p.stderr.decode()}")
    return p.stdout


def check_set_up(sheet):
    where = sheet.title
    if sheet.page_setup.orientation != "landscape" or str(sheet.page_setup.paperSize) != "9":
        say(f"{where}: not A4 across")
    if not sheet.sheet_properties.pageSetUpPr.fitToPage or sheet.page_setup.fitToHeight != 0:
        say(f"{where}: not fitted to the width of the page")
    head = sheet.freeze_panes and int("".join(c for c in sheet.freeze_panes if c.isdigit()))
    if head not in (4, 5) or sheet.print_title_rows not in (f"$3:${head - 1}", f"3:{head - 1}"):
        say(f"{where}: the head is not frozen and repeated: {sheet.freeze_panes}, {sheet.print_title_rows}")
    if sheet.oddFooter.center.text != "— &P —":
        say(f"{where}: no page number below")
    return head


def check_cells(sheet, head):
    for row in sheet.iter_rows(min_row=head):
        for cell in row:
            room = sheet.column_dimensions[cell.column_letter].width
            if cell.value is None:
                say(f"{sheet.title} {cell.coordinate}: an empty cell")
            elif isinstance(cell.value, str):
                if cell.value[:1] in tuple("=+-@＝＋－＠"):
                    say(f"{sheet.title} {cell.coordinate}: begins like a formula")
                # What is wider than its column is broken, and the row is high enough for it.
                lines = sum(max(1, -(-width(line) // max(1, int(room)))) for line in cell.value.split("\n"))
                height = sheet.row_dimensions[cell.row].height or 15
                if not cell.alignment.wrap_text and width(cell.value) > room:
                    say(f"{sheet.title} {cell.coordinate}: wider than its column and not broken")
                if lines * 12 > height and height < 400:
                    say(f"{sheet.title} {cell.coordinate}: {lines} lines in a row of {height} points")
            elif cell.number_format not in ("General", "0.0%"):
                say(f"{sheet.title} {cell.coordinate}: format {cell.number_format}")
    for letter, dimension in sheet.column_dimensions.items():
        if not 4 <= dimension.width <= 122:
            say(f"{sheet.title}: column {letter} is {dimension.width} wide")


def check_columns(sheet, head):
    wants = COLUMNS.get(sheet.title, "").split()
    heads = [cell.value for cell in sheet[head - 1]]
    for word in wants:
        if word not in heads:
            say(f"{sheet.title}: the column {word} is not there, or not in the order of documents.md")
            return
        heads = heads[heads.index(word) + 1:]


def check_workbook(path):
    book = openpyxl.load_workbook(path)
    names = ["会议台账", "出勤-第一支部", "谈心谈话台账", "党课台账", "民主评议台账", "年度统计表", "上报质量表", "换届支委台账", "说明"]
    if book.sheetnames != names:
        say(f"sheets: {book.sheetnames}")
    for sheet in book:
        head = check_set_up(sheet)
        if head:
            check_cells(sheet, head)
            check_columns(sheet, head)
    quality = book["上报质量表"]
    # 28 due, 26 held (test/cases/export/months.test), and the two yearly meetings of this world: 30 and 28.
    got = [cell.value for cell in quality[4]][2:6]
    if got[:2] != [30, 28] or got[3] != 0.933:
        say(f"上报质量表: {got}")
    if str(book.properties.created) != "2026-01-12 00:00:00" or book.properties.creator != "市民服务中心机关":
        say(f"properties: {book.properties.created} {book.properties.creator}")


def check_bytes(folder, work):
    one, two = os.path.join(work, "one.xlsx"), os.path.join(work, "two.xlsx")
    run(folder, "export", "ledger", "--year", "2025", "-o", one, zone="Asia/Tokyo")
    other = os.path.join(work, "elsewhere")
    shutil.copytree(folder, other)
    run(other, "export", "ledger", "--year", "2025", "-o", two, zone="America/Anchorage", locale="C.UTF-8")
    if open(one, "rb").read() != open(two, "rb").read():
        say("the workbook differs between two zones and folders")
    run(folder, "export", "sqlite", one + ".db", zone="Asia/Tokyo")
    run(other, "export", "sqlite", two + ".db", zone="America/Anchorage", locale="C.UTF-8")
    if open(one + ".db", "rb").read() != open(two + ".db", "rb").read():
        say("the database differs between two zones and folders")
    for info in zipfile.ZipFile(one).infolist():
        if info.date_time != (1980, 1, 1, 0, 0, 0) or info.compress_type != zipfile.ZIP_STORED:
            say(f"{info.filename}: {info.date_time}, {info.compress_type}")
    text = run(folder, "export", "ledger", "quality", "--year", "2025")
    if not text.startswith(b"\xef\xbb\xbf") or text.count(b"\n") != text.count(b"\r\n") or b"\n" not in text:
        say("csv: no byte order mark, or lines that do not end in CR LF")
    return one


def check_lines(folder):
    import jsonschema
    schemas, lines = {}, run(folder, "export", "jsonl").decode().split("\n")[:-1]
    if len(lines) != len(glob.glob(os.path.join(folder, "records/*/*/*.yaml"))):
        say(f"{len(lines)} lines")
    for line in lines:
        record = json.loads(line)
        kind = record["kind"]
        if kind not in schemas:
            schemas[kind] = jsonschema.Draft202012Validator(json.loads(run(folder, "schema", kind)))
        for error in schemas[kind].iter_errors(record):
            say(f"{record['x-id']}: {error.message}")
        # RFC 8785; keys are ASCII here, and numbers whole or with one decimal.
        if json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":")) != line:
            say(f"{record['x-id']}: not canonical")


def check_database(folder, work):
    import yaml
    path = os.path.join(work, "one.xlsx.db")
    db = sqlite3.connect(path)
    if db.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
        say("the database does not hold together")
    told = run(folder, "--lang", "en", "sql", "--schema").decode()
    tables = dict(re.findall(r"CREATE TABLE (\w+) \((.*?)^\);", told, flags=re.M | re.S))
    for name, text in tables.items():
        wants = re.findall(r'^  "(\w+)" (TEXT|INTEGER)', text, flags=re.M)
        got = [(row[1], row[2]) for row in db.execute(f"PRAGMA table_info({name})")]
        if got != wants:
            say(f"{name}: {got}, and the schema says {wants}")
    views = [row[0] for row in db.execute("SELECT name FROM sqlite_schema WHERE type = 'view'")]
    if len(views) != len(tables) or len(tables) < 15:
        say(f"{len(tables)} tables, {len(views)} views")
    for view, table in zip(views, [row[0] for row in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]):
        if db.execute(f'SELECT count(*) FROM "{view}"').fetchone() != db.execute(f"SELECT count(*) FROM {table}").fetchone():
            say(f"{view}: another number of rows than {table}")
    kinds, present, topics = {}, 0, 0
    for path in glob.glob(os.path.join(folder, "records/*/*/*.yaml")):
        record = yaml.safe_load(open(path, encoding="utf-8"))
        kinds[record["类型"]] = kinds.get(record["类型"], 0) + 1
        present += len(record.get("出席") or [])
        topics += len(record.get("议题") or [])
    if dict(db.execute("SELECT 类型, count(*) FROM 记录 GROUP BY 类型")) != kinds:
        say("the database counts other kinds")
    if db.execute("SELECT sum(present) FROM attendance").fetchone()[0] != present:
        say("the database counts others present")
    if db.execute("SELECT count(*) FROM agenda").fetchone()[0] != topics:
        say("the database counts other topics")
    db.close()


def check_figures(work):
    """The organ of test/worlds: branches, groups, bodies; entered in one go."""
    import jsonschema
    folder = os.path.join(work, "organ")
    shutil.copytree(os.path.join(SOURCE, "test/worlds/organ"), folder)
    case.git_commit(folder, case.environment(folder, ZZSH, "2026-04-10T09:00:00+08:00"), "2026-03-31T09:00:00+08:00")
    day = ["--today", "2026-04-10"]
    schema = {name: jsonschema.Draft202012Validator(json.load(open(os.path.join(SOURCE, f"lib/data/schema/{name}.schema.json"))))
              for name in ("stats", "sql")}
    run(folder, *day, "export", "sqlite", folder + ".db")
    db = sqlite3.connect(folder + ".db")
    told = json.loads(run(folder, *day, "--format", "json", "stats", "--year", "2025"))
    for error in schema["stats"].iter_errors(told):
        say(f"stats: {error.message}")
    if schema["stats"].is_valid({**told, "branches": [{**told["branches"][0], "rank": 1}]}):
        say("stats.schema.json takes a member too many")
    for error in schema["sql"].iter_errors(json.loads(run(folder, *day, "--format", "json", "sql", "SELECT * FROM records"))):
        say(f"sql: {error.message}")
    if len(told["branches"]) < 4:
        say("stats: a branch is missing")
    for branch in told["branches"]:
        count = lambda where: db.execute("SELECT count(*) FROM obligations WHERE need > 0 AND owner = ? AND first >= '2025-01-01' "
                                         "AND last <= '2025-12-31' AND rule <> 'committee-required' AND " + where,
                                         (branch["id"],)).fetchone()[0]
        for state in ("met", "missing", "due", "waived"):
            if branch["duties"][state] != count(f"state = '{state}' AND rule NOT LIKE 'dual-life%'"):
                say(f"stats: {branch['id']} {state}: {branch['duties'][state]}")
        if branch["committee"]["months"] != count("rule = 'committee-meeting-monthly' AND state = 'met'"):
            say(f"stats: {branch['id']}: months of the committee")
        together = db.execute("SELECT count(DISTINCT substr(date, 1, 7)) FROM records WHERE owner = ? AND date LIKE '2025-%' AND kind IN "
                              "('members-meeting', 'party-lesson', 'theme-party-day', 'democratic-appraisal')", (branch["id"],)).fetchone()[0]
        if branch["together"]["months"] != together:
            say(f"stats: {branch['id']}: {branch['together']} months together, SQL says {together}")
        band = db.execute("SELECT count(*) FROM records WHERE owner = ? AND band = 'overdue' AND "
                          "coalesce(CASE WHEN kind IN ('organization-life-meeting', 'democratic-appraisal') THEN assessment_year END, "
                          "CAST(substr(date, 1, 4) AS INTEGER)) = 2025", (branch["id"],)).fetchone()[0]
        if branch["entries"]["overdue"] != band:
            say(f"stats: {branch['id']}: overdue {branch['entries']['overdue']}, SQL says {band}")
    db.close()


def exports(folder, work, *more):
    """The bytes of every export, unpacked."""
    path = os.path.join(work, "private.xlsx")
    run(folder, "export", "ledger", "--year", "2025", "-o", path, *more)
    archive = zipfile.ZipFile(path)
    yield "xlsx", b"".join(archive.read(name) for name in archive.namelist()) + open(path, "rb").read()
    tables = os.path.join(work, "tables" + str(len(more))) + "/"
    run(folder, "export", "ledger", "--year", "2025", "-o", tables, *more)
    yield "jsonl", run(folder, "export", "jsonl", *more)
    run(folder, "export", "sqlite", path + ".db", *more)
    yield "sqlite", open(path + ".db", "rb").read()
    tables_sql = re.findall(r"CREATE TABLE (\w+)", run(folder, "sql", "--schema").decode())
    yield "sql", b"".join(run(folder, "--format", "jsonl", "sql", f"SELECT * FROM {name}", *more) for name in tables_sql)
    yield "csv", b"".join(open(os.path.join(tables, name), "rb").read() for name in sorted(os.listdir(tables)))


def check_privacy(folder, work):
    for name, text in exports(folder, work):
        if SECRET.encode() in text:
            say(f"{name}: a private field leaves the ledger")
    told = dict(exports(folder, work, "--with-private"))
    if any((SECRET + n).encode() not in told["xlsx"] for n in "一二"):
        say("xlsx: a talk's text is not there where it was asked for")
    for n in "一二三四五六七八九十甲乙丙":
        if (SECRET + n).encode() not in told["jsonl"]:
            say(f"jsonl: {SECRET}{n} is not there where it was asked for")
    for n in "一三四五六七九十甲乙":
        if (SECRET + n).encode() not in told["sqlite"] or (SECRET + n).encode() not in told["sql"]:
            say(f"sqlite: {SECRET}{n} is not there where it was asked for")
    grades = '"grade":"excellent"'.encode()
    if grades in dict(exports(folder, work))["jsonl"] or grades not in told["jsonl"]:
        say("jsonl: grades of persons")
    if b"excellent" in run(folder, "sql", "SELECT * FROM grades") or \
            b"excellent" not in run(folder, "sql", "--with-private", "SELECT * FROM grades"):
        say("sql: grades of persons")


GOLDEN = os.path.join(SOURCE, "test/data/export")
# The program names files in Chinese; in the repository they have plain names, which every tool shows as they are.
PLAIN = {"会议台账.csv": "meetings.csv", "党课台账.csv": "lessons.csv", "换届支委台账.csv": "elections.csv",
         "民主评议台账.csv": "appraisals.csv", "谈心谈话台账.csv": "talks.csv", "上报质量表.csv": "quality.csv",
         "年度统计表.csv": "statistics.csv", "说明.csv": "about.csv", "出勤-第一支部.csv": "attendance-zhb1.csv",
         "book.txt": "book.txt"}


def shown(cell):
    """A cell as a person sees it: a rate by its format, cut as the number is."""
    rate = isinstance(cell.value, (int, float)) and cell.number_format == "0.0%"
    return f"{cell.value:.1%}" if rate else "" if cell.value is None else str(cell.value)


def workbook_text(path):
    lines = []
    for sheet in openpyxl.load_workbook(path):
        lines.append(f"== {sheet.title}")
        lines += ["\t".join(shown(cell) for cell in row).replace("\n", "|").rstrip("\t") for row in sheet.iter_rows()]
    return "\n".join(lines) + "\n"


def working_days(first, last):
    """From one day to another, by the State Council's calendar of April to June 2025."""
    day = datetime.date
    off = {day(2025, 4, 4), day(2025, 5, 1), day(2025, 5, 2), day(2025, 5, 5), day(2025, 6, 2)}
    days = [first + datetime.timedelta(n + 1) for n in range((last - first).days)]
    return sum((d.weekday() < 5 and d not in off) or d == day(2025, 4, 27) for d in days)


def check_golden_rows(folder):
    """What the golden files say of meetings is what the records say."""
    import yaml
    table = lambda name: list(csv.DictReader(open(os.path.join(GOLDEN, PLAIN[name]), encoding="utf-8-sig", newline="")))
    records = {}
    for path in glob.glob(os.path.join(folder, "records/zhb1/2025/2025-0[456]-*.yaml")):
        if "heart-talk" not in path:
            records["zhb1/" + os.path.basename(path)[:-5]] = yaml.safe_load(open(path, encoding="utf-8"))
    meetings, people = table("会议台账.csv"), table("出勤-第一支部.csv")
    if [row["编号"] for row in meetings] != sorted(records) or len(meetings) != 8:
        say("golden: other meetings than the records'")
        return
    for number, row in enumerate(meetings):
        r, column = records[row["编号"]], list(people[0])[2 + number]
        present, absent = r["出席"], r.get("缺席") or []
        topic = r.get("名称") or r["议题"][0]["事项"]
        text = (r.get("内容") or "").strip() or "".join("决议：" + i["决议"] for i in r.get("议题", []) if "决议" in i) or "无"
        away = "、".join(f"{who['姓名']}（{who['事由']}）" for who in absent) or "无"
        wants = [number + 1, r["日期"], r["时间"], r["类型"], topic, r["地点"], r["主持"], r["记录"], len(present) + len(absent),
                 len(present), away, text, working_days(r["日期"], datetime.date(2025, 6, 24))]
        got = [row[name] for name in ("序号", "日期", "起止时间", "类别", "主题/议题", "地点", "主持人", "记录人", "应到", "实到",
                                      "缺席（姓名及原因）", "主要内容/决议", "迟录天数")]
        if got != [str(want) for want in wants]:
            say(f"golden: {row['编号']}: {got}, the record says {wants}")
        if [who["姓名"] for who in people if who[column] == "✓"] != [who["姓名"] for who in people if who["姓名"] in present]:
            say(f"golden: {column}: others came")


def check_golden(work, write=False):
    folder, made = os.path.join(work, "golden"), os.path.join(work, "made")
    shutil.copytree(os.path.join(SOURCE, "test/worlds/first"), folder)
    case.git_commit(folder, case.environment(folder, ZZSH, "2025-07-10T09:00:00+08:00"), "2025-06-24T09:00:00+08:00")
    asked = ["--today", "2025-07-10", "export", "ledger", "--period", "2025Q2", "-o"]
    run(folder, *asked, made + "/")
    run(folder, *asked, made + ".xlsx")
    got = {name: open(os.path.join(made, name), "rb").read() for name in sorted(os.listdir(made))}
    got["book.txt"] = workbook_text(made + ".xlsx").encode()
    commit = subprocess.run(["git", "rev-parse", "HEAD"], cwd=folder, stdout=subprocess.PIPE, check=True).stdout.strip()
    got = {name: re.sub("摘要[0-9a-f]{16}".encode(), "摘要DIGEST".encode(), text.replace(commit, b"COMMIT").replace(commit[:7], b"COMMIT"))
           for name, text in got.items()}
    if write:
        shutil.rmtree(GOLDEN, ignore_errors=True)
        os.makedirs(GOLDEN)
        for name, text in got.items():
            open(os.path.join(GOLDEN, PLAIN[name]), "wb").write(text)
        return
    if sorted(got) != sorted(PLAIN) or sorted(PLAIN.values()) != sorted(os.listdir(GOLDEN)):
        say(f"golden: {sorted(got)}, {sorted(os.listdir(GOLDEN))}")
        return
    for name, text in got.items():
        if open(os.path.join(GOLDEN, PLAIN[name]), "rb").read() != text:
            say(f"{name} is not what test/data/export/{PLAIN[name]} says")
    check_golden_rows(folder)


def main():
    if sys.argv[4:] == ["write"]:
        with tempfile.TemporaryDirectory() as work:
            check_golden(work, write=True)
        return
    with tempfile.TemporaryDirectory() as work:
        folder = world(os.path.join(work, "ledger"))
        path = check_bytes(folder, work)
        if not bad:
            check_workbook(path)
            check_lines(folder)
            check_database(folder, work)
            check_figures(work)
            check_privacy(folder, work)
            check_golden(work)
    print("\n".join(bad))
    sys.exit(1 if bad else 0)


main()
