#!/usr/bin/env python3
"""Texts with planted copies, and how well the program finds them.

  texts.py make COUNT DIR [SEED]   a ledger of about COUNT records, one of twenty a copy of an earlier one, and DIR/planted.json
  texts.py score ZZSH DIR          recall and false pairs of `zzsh check`

A text is 6 to 35 clauses drawn from word lists by a grammar of its own, so that two of them share phrases as the minutes of one
office do. A copy has the names, dates and numbers replaced and a share of its characters edited (none, 1, 2, 4, 6, 8 in a hundred:
replaced, left out, put in, at random places); a third of the copies lie in another branch. How alike two texts really are is
counted here, from the description of the format, with no code of the program."""
import datetime, json, os, random, re, subprocess, sys

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华"
WHO = "窗口|值班组|社区网格|物业公司|志愿者|新来的同志|退休老同志|办事群众|信访室|档案室|食堂|机房|车队|门卫|接线员|街道干部|施工队|商户|家长|快递员".split("|")
DOES = "反映|提出|整理出|汇总了|核对过|上门解释|当场答复|重新登记|分两批处理|带回去研究|逐户走访|拍照留底|贴出告示|约定时间再谈|退回补正|挂账督办|转给牵头单位|写进清单|打了电话回访|列出先后次序".split("|")
WHAT = ("停车难|楼道堆物|材料重复提交|网上预约打不开|老旧电梯停运|叫号屏看不清|雨后积水|路灯不亮|垃圾清运迟|办证排队长|收费标准不明|热水供应|用电负荷|消防通道被占|无障碍坡道|"
        "夜间噪声|宠物粪便|外墙脱落|宽带报修|公厕保洁|文件借阅|印章使用|考勤补录|会议室预定|差旅报销|资产盘点|合同归档|值班交接|保密检查|防汛沙袋").split("|")
HOW = ("月底以前|下周一例会上|先易后难|不耽误窗口值班|由承办人签字|费用从福利费列支|做不到的讲清原因|同类问题合并办理|结果在公示栏公布|请纪检委员监督|没有经费的另报|"
       "有争议的现场量一量|按先后排队|能当天办的当天办|留下联系方式|月中再看一次|照片存档|谁经手谁说明|请专业人员到场|听一听反面意见").split("|")
HEADS = "说|认为|补充|建议|提醒|汇报".split("|")
NUMERALS = "〇一二三四五六七八九十百千两"


def clause(r):
    return r.choice((lambda: r.choice(WHO) + r.choice(DOES) + r.choice(WHAT) + "的问题", lambda: r.choice(WHAT) + "，" + r.choice(HOW),
                     lambda: r.choice(DOES) + str(r.randint(2, 40)) + "件" + r.choice(WHAT), lambda: r.choice(WHO) + "和" + r.choice(WHO) + r.choice(DOES) + r.choice(WHAT),
                     lambda: r.choice(HOW) + "，" + r.choice(HOW)))()


def text(r, names):
    """Lines of speech; names stand as {i}."""
    out = []
    for _ in range(r.randint(3, 7)):
        out.append("{%d}%s：%s。" % (r.randrange(len(names)), r.choice(HEADS), "，".join(clause(r) for _ in range(r.randint(2, 5)))))
    return out


def edit(r, line, rate):
    out = []
    for c in line:
        if c in "{}0123456789" or r.random() >= rate:
            out.append(c)
        else:
            out.append(r.choice(("", r.choice("的了在是有和就都而及与着或个上"), c + r.choice("大小多少新旧好高快早"))))
    return "".join(out)


def renumber(r, line):
    return re.sub(r"(?<!\{)\d+(?!\d*\})", lambda m: str(r.randint(2, 40)), line)


def fill(lines, names):
    return [re.sub(r"\{(\d+)\}", lambda m: names[int(m.group(1)) % len(names)], line) for line in lines]


def folded(lines, names):
    """As the program's description says: without names, numbers, numerals, blanks and punctuation."""
    out = "".join(lines)
    for name in sorted(names, key=len, reverse=True):
        out = out.replace(name, "\0")
    return re.sub(r"[\W\d_" + NUMERALS + "]", "", out)


def shingles(s):
    return {s[i:i + 3] for i in range(len(s) - 2)}


def jaccard(a, b):
    return len(a & b) / len(a | b) if a | b else 0


def put(path, content):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    open(path, "w", encoding="utf-8").write(content)


def people(r, n):
    names = set()
    while len(names) < n:
        names.add(r.choice(SURNAMES) + "".join(r.choice(GIVEN) for _ in range(2)))
    return sorted(names)


def record(branch, date, names, lines):
    return (f"类型: 主题党日\n支部: {branch}\n日期: {date}\n时间: 14:30-15:40\n地点: 会议室\n名称: 集中学习\n主持: {names[0]}\n记录: {names[1]}\n"
            f"出席: [{', '.join(names)}]\n内容类别: [集中学习]\n学习文件: [上级有关文件]\n内容: |\n"
            + "".join(f"  {line}\n" for line in lines))


def make(count, top, seed):
    r = random.Random(seed)
    put(f"{top}/genesis.yaml", "格式: 1\n盐: 00112233445566778899aabbccddeeff\n日期: 2016-01-01\n")
    put(f"{top}/zzsh.yaml", "格式: 1\n名称: 测量用机关\n启用: 2016-01-01\n规则包: [flags]\n")
    rows = re.findall(r"^  - id: (\S+)\n(?:(?!  - id:).*\n)*?    check: (\S+)", open(os.path.join(os.path.dirname(os.path.abspath(__file__)),
                      "../../lib/data/packs/flags.yaml"), encoding="utf-8").read(), re.M)
    of_text = {"copied", "copied-across", "copied-yearly", "copied-people", "copied-speech", "speaker-elsewhere", "names-elsewhere", "leftover",
               "stock-phrases", "body-is-topic", "same-length", "same-skeleton", "vote-words", "attendance-in-text", "private-number", "soft-criticism", "study-unnamed", "place-words", "leader-as-guest"}
    off = [row for row, check in rows if check in of_text]
    assert len(off) == len(of_text), (sorted(of_text), rows)
    compared = [row for row, check in rows if check.startswith("copied") or check.startswith("same-")]
    for name, left_out in (("notexts", off), ("nophrases", [row for row in off if row not in compared])):
        put(f"{top}/rules/{name}.yaml", f"name: {name}\nversion: 1\noverrides:\n" + "".join(f"  - {{rule: {row}, off: yes, reason: 测量}}\n" for row in left_out))
    branches = max(2, count // 200)
    per = count // branches
    rosters = {}
    for b in range(1, branches + 1):
        rosters[f"zhb{b}"] = people(r, 12)
        put(f"{top}/branches/zhb{b}.yaml", f"名称: 第{b}支部\n党员:\n" + "".join(f"  - {{编号: zhb{b}-m{i}, 姓名: {n}, 入党: 2001-07-01}}\n"
                                                                             for i, n in enumerate(rosters[f"zhb{b}"])))
    done, planted, all_names = [], [], [n for names in rosters.values() for n in names]
    for i in range(per):
        for branch, names in rosters.items():
            month, half = i // 2 % 12 + 1, i % 2 * 14
            day = datetime.date(2016 + i // 24, month, 1 + half + r.randrange(11))
            date = (day + datetime.timedelta((0, 0, 0, 0, 0, 2, 1)[day.weekday()])).isoformat()
            source = None
            if done and r.random() < 0.05:
                across = r.random() < 0.33
                fitting = [d for d in done[-4000:] if (d[0] != branch) == across]
                source = r.choice(fitting) if fitting else None
            if source:
                rate = r.choice((0, 0.01, 0.02, 0.04, 0.06, 0.08))
                lines = [renumber(r, edit(r, line, rate)) for line in source[2]]
            else:
                lines = text(r, names)
            shown = fill(lines, names)
            name = f"{date}-theme-party-day"
            put(f"{top}/records/{branch}/{date[:4]}/{name}.yaml", record(branch, date, names, shown))
            if source:
                planted.append({"record": f"{branch}/{name}", "source": f"{source[0]}/{source[1]}", "rate": rate})
            done.append((branch, name, lines))
    json.dump({"planted": planted, "names": sorted(set(all_names))}, open(f"{top}/planted.json", "w"))


def own(top, name, names):
    branch, record_id = name.split("/")
    lines = open(f"{top}/records/{branch}/{record_id[:4]}/{record_id}.yaml", encoding="utf-8").read().split("内容: |\n")[1].split("\n")
    return shingles(folded([line[2:] for line in lines], names))


def score(zzsh, top, quiet=False):
    """(recall at 0.85 and above, false pairs, found, lines)."""
    plan = json.load(open(f"{top}/planted.json"))
    env = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "HOME": "/nonexistent", "ZZSH_NOW": "2026-06-01T09:00:00+08:00"}
    out = subprocess.run([zzsh, "-C", top, "check", "--format", "json"], env=env, stdout=subprocess.PIPE)
    found = {}
    for f in json.loads(out.stdout)["findings"]:
        if f["check"] in ("text-copied", "text-copied-across"):
            found.setdefault(f"{f['owner']}/{f['record']}", []).append(f["arguments"]["other"])
    names = plan["names"]
    bands, false = {}, []
    for p in plan["planted"]:
        # a copy may be of an earlier day in another branch than its source, which then has the finding
        j = jaccard(own(top, p["record"], names), own(top, p["source"], names))
        hit = p["source"] in found.get(p["record"], []) or p["record"] in found.get(p["source"], []) or bool(found.get(p["record"]))
        band = ">=0.95" if j >= 0.95 else ">=0.90" if j >= 0.90 else ">=0.85" if j >= 0.85 else ">=0.80" if j >= 0.80 else "<0.80"
        bands.setdefault(band, [0, 0])
        bands[band][0] += hit
        bands[band][1] += 1
    pairs = [(record, other) for record, others in found.items() for other in others]
    for record, other in pairs:
        if jaccard(own(top, record, names), own(top, other, names)) < 0.8:
            false.append((record, other))
    lines = [f"  {band}: {n} of {m} found" for band, (n, m) in sorted(bands.items(), reverse=True)]
    high = [bands.get(b, (0, 0)) for b in (">=0.95", ">=0.90", ">=0.85")]
    recall = sum(n for n, _ in high) / max(1, sum(m for _, m in high))
    return recall, false, pairs, lines


def main():
    if sys.argv[1] == "make":
        make(int(sys.argv[2]), sys.argv[3], int(sys.argv[4]) if len(sys.argv) > 4 else 1)
        return
    recall, false, pairs, lines = score(sys.argv[2], sys.argv[3])
    print(*lines, sep="\n")
    print(f"  recall at 0.85 and above {recall:.4f}; {len(pairs)} pairs reported, {len(false)} of them below 0.80")


if __name__ == "__main__":
    main()
