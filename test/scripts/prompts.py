#!/usr/bin/env python3
"""The prompts, through a pseudo-terminal: what a person types, what stands on the screen, what is recorded.

Expected records are written by hand from the mock-up of `log meeting` and from the roster of the world `first`
(committee: 王建国 李敏 赵强 周洁 陈立). Usage: prompts.py ZZSH SOURCE [BUILD] [NAME…]
"""
import fcntl, os, pty, re, select, shutil, signal, struct, subprocess, sys, tempfile, termios, time, traceback

ZZSH, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
NOW = "2026-03-12T20:41:00+08:00"
ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>]|\x1b\][^\x07]*\x07|[\x00\x07\x08]")


class Failed(Exception):
    pass


class Screen:
    """A program at a terminal."""

    def __init__(self, ledger, *words, term="dumb", locale="C", env=None, size=(40, 80)):
        home = os.path.join(os.path.dirname(ledger), "home")
        os.makedirs(home, exist_ok=True)
        environment = {"PATH": os.path.dirname(ZZSH) + ":/usr/bin:/bin", "HOME": home, "TZ": "UTC", "TERM": term,
                       "LC_ALL": locale, "ZZSH_NOW": NOW, "GIT_CONFIG_NOSYSTEM": "1", "PAGER": "cat",
                       "GIT_CONFIG_GLOBAL": "/dev/null", **(env or {})}
        self.seen, self.all, self.status = "", "", None
        self.raw = b""
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))  # before the program asks for it
            os.chdir(ledger)
            os.execve(ZZSH, ["zzsh", *words], environment)
        os.set_blocking(self.fd, False)

    def read(self, wait):
        if not select.select([self.fd], [], [], wait)[0]:
            return False
        try:
            data = os.read(self.fd, 65536)
        except BlockingIOError:
            return True
        except OSError:
            return False
        if not data:
            return False
        self.raw += data
        text = self.raw.decode("utf-8", "ignore")
        self.all = ESCAPES.sub("", text).replace("\r", "")
        return True

    def expect(self, text, seconds=60):
        """Waits until the text stands behind what was expected before."""
        end = time.time() + seconds
        while True:
            rest = self.all[len(self.seen):]
            at = rest.find(text)
            if at >= 0:
                self.seen = self.all[:len(self.seen) + at + len(text)]
                return
            if not self.read(max(0, end - time.time())):
                raise Failed(f"expected: {text!r}\non the screen since:\n{rest}")

    def type(self, text):
        data = text.encode("utf-8") if isinstance(text, str) else text
        while data:
            # A program whose output nobody takes does not read what is typed.
            shown, free, _ = select.select([self.fd], [self.fd], [], 60)
            if shown and not self.read(0):
                raise Failed(f"ended, and this was still to be typed: {data!r}")
            try:
                data = data[os.write(self.fd, data[:512]) if free else 0:]
            except BlockingIOError:
                continue
            if not free and not shown:
                raise Failed(f"not taken: {data!r}")

    def answer(self, label, text="", end="\r"):
        self.expect(label)
        self.type(text + end)

    def talk(self, dialogue):
        """Lines of “label | answer”; a line without a bar only has to stand there."""
        for line in dialogue.strip().split("\n"):
            label, bar, text = line.partition("|")
            self.answer(label.strip(), text.strip()) if bar else self.expect(line)

    def paste(self, text):
        """As terminals send it where the program has asked for marks around pasted text."""
        self.type("\x1b[200~" + text.replace("\n", "\r") + "\x1b[201~")

    def finish(self, status=0):
        while self.read(60):
            pass
        self.close()
        if self.status != status:
            raise Failed(f"ended with {self.status}, not {status}; the screen:\n{self.all}")
        return self.all

    def hang_up(self):
        os.close(self.fd)
        self.fd = -1
        _, got = os.waitpid(self.pid, 0)
        self.status = os.waitstatus_to_exitcode(got)

    def close(self):
        if self.fd >= 0:
            _, got = os.waitpid(self.pid, 0)
            self.status = os.waitstatus_to_exitcode(got)
            os.close(self.fd)
            self.fd = -1


def git(ledger, *words):
    env = {"PATH": "/usr/bin:/bin", "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null", "HOME": ledger}
    return subprocess.run(["git", *words], cwd=ledger, env=env, check=True, capture_output=True, text=True).stdout


def world(top, branches=()):
    ledger = os.path.join(top, "ledger")
    shutil.copytree(os.path.join(SOURCE, "test/worlds/first"), ledger)
    for name, text in branches:
        open(os.path.join(ledger, "branches", name), "w", encoding="utf-8").write(text)
    git(ledger, "init", "-q", "-b", "main")
    git(ledger, "config", "user.name", "李敏")
    git(ledger, "config", "user.email", "limin@example.invalid")
    git(ledger, "add", "-A")
    git(ledger, "commit", "-q", "-m", "x")
    return ledger


def record(ledger, name):
    return git(ledger, "show", f"HEAD:records/zhb1/2026/{name}.yaml")


def same(got, expected):
    if got != expected:
        raise Failed(f"expected:\n{expected}\ngot:\n{got}")


def drafts(ledger):
    folder = os.path.join(ledger, ".git/zzsh/drafts")
    return sorted(n for n in os.listdir(folder) if n.startswith("ask-")) if os.path.isdir(folder) else []


MEETING = """类型: 支委会
支部: zhb1
日期: 2026-03-12
时间: 14:30-15:40
地点: 302会议室
主持: 王建国
记录: 李敏
出席: [王建国, 李敏, 赵强, 陈立]
缺席:
  - {姓名: 周洁, 事由: 出差}
议题:
  - 事项: 研究3月主题党日方案
    发言: |
      赵强：建议与社区结对支部一起开展
      李敏：同意，请办公室联系
    决议: 3月20日赴社区开展志愿服务
    责任人: 李敏
    时限: 2026-03-20
"""


def up_to_remarks(s):
    s.talk("""
日期 [今天 3月12日 周四]： |
时间 [14:30-15:40]： | 1430-1540
地点 [302会议室]： |
主持 [书记 王建国]： |
记录人 [李敏]： |
应到支委5人：1王建国 2李敏 3赵强 4周洁 5陈立
回车=全到）： | 4
1出差 2病假 3年假 4公务 5培训 6值班 7其他(请注明) 8暂不清楚(待补)
周洁 事由： | 1
列席（没有就回车）： |
议题1： | 研究3月主题党日方案
单独一行“.”结束）：
>""")


def from_remarks(s):
    s.talk("""
议定事项（没有就回车）： | 3月20日赴社区开展志愿服务
责任人： | 李敏
时限： | 3-20
[否]： |
议题2（没有就回车）： |
没有就回车）： |
核对：第一支部 2026-03-12 支委会 14:30-15:40 302会议室
主持王建国，记录李敏。
应到 5，实到 4，缺席 1（周洁，出差），到会委员达到半数以上。
保存[回车] 修改[e] 草稿[d]： |""")


def whole_meeting(top, term, locale):
    ledger = world(top)
    s = Screen(ledger, "log", "meeting", term=term, locale=locale)
    s.talk("""
1党员大会 2支委会 3党小组会 4组织生活会
类型： | 2
支委会 第一支部""")
    up_to_remarks(s)
    s.type("赵强：建议与社区结对支部一起开展\r")
    s.answer("  > ", "李敏：同意，请办公室联系")
    s.answer("  > ", "。")
    from_remarks(s)
    s.expect("已保存：第一支部 2026-03-12 支委会")
    s.finish()
    same(record(ledger, "2026-03-12-committee-meeting"), MEETING)
    if drafts(ledger):
        raise Failed("the draft of a recorded meeting is still there")


def test_meeting_dumb_terminal(top):
    whole_meeting(top, "dumb", "C")


def test_meeting_utf8(top):
    whole_meeting(top, "xterm", "C.UTF-8")


def test_meeting_no_locale(top):
    whole_meeting(top, "xterm", "C")


def test_kinds_asked(top):
    """zzsh log alone: the seven verbs, then their kinds; a kind's name does at either."""
    ledger = world(top)
    s = Screen(ledger, "log")
    s.talk("""
1会议 2党课 3谈话 4主题党日 5民主评议 6党性分析 7活动
录入什么： | 7
7述职评议
类型： | <
录入什么： | ?
如 支委会
录入什么： | <
这是第一问
""")
    s.answer("录入什么：", "小组会", end="\x03")
    s.finish(1)
    s = Screen(ledger, "log")
    s.answer("录入什么：", "谈话")
    s.answer("日期", "\x03", end="")
    s.finish(1)


def test_no_ledger(top):
    os.makedirs(os.path.join(top, "x"))
    for words in (["log"], ["log", "支委会"], ["log", "--resume"], ["amend"]):
        s = Screen(os.path.join(top, "x"), *words)
        s.expect("zzsh init")
        s.finish(3)


def test_editing(top):
    """A backspace takes a whole Chinese character, a middle dot is a letter, the arrows move by characters."""
    ledger = world(top)
    s = Screen(ledger, "log", "党课", "--date", "3-11", term="xterm")
    s.answer("课题：", "党史志\x7f\x7f章·\x1b[D\x1b[D程\x1b[C\x1b[C第一讲")
    s.answer("时间", "9：00－10：30")
    s.answer("地点", "三楼\x15会议室")
    s.talk("""
主持 |
记录 | limin
回车=全到）： | 无
列席 |
授课人： | 王建
学时： | １．５
内容
> |
还有吗 |
保存 |""")
    s.finish()
    same(record(ledger, "2026-03-11-party-lesson"),
         "类型: 党课\n支部: zhb1\n日期: 2026-03-11\n课题: 党程章·第一讲\n时间: 09:00-10:30\n地点: 会议室\n主持: 王建国\n"
         "记录: 李敏\n出席: [王建国, 李敏, 赵强, 周洁, 陈立, 孙海燕, 钱峰, 吴晓波, 郑宇]\n授课人: 王建国\n学时: \"1.5\"\n")


def test_tab(top):
    """TAB: a name from the front of its pinyin, several that begin alike are listed, a reason, a kind."""
    ledger = world(top)
    s = Screen(ledger, "log", "支委会", "--date", "3-11", "--time", "9:00-10:00", "--place", "302", term="xterm")
    s.answer("主持", "wangj\t")
    s.answer("记录", "zh\t", end="")
    s.expect("赵强  周洁  郑宇")
    s.expect("记录人 [李敏]：zh")
    s.type("ouj\t\r")
    s.answer("回车=全到）：", "li\t，周\t")
    s.answer("李敏 事由：", "外\t")
    s.answer("周洁 事由：", "病\t")
    s.talk("""
列席 |
议题1： | 甲
> | 乙
> | .
议定事项 |
[否]： |
议题2 |""")
    s.answer("同场", "主题\t")
    s.answer("主题：", "志愿服务")
    s.answer("内容类别：", "志\t")
    s.answer("保存", "")
    s.finish()
    text = record(ledger, "2026-03-11-committee-meeting")
    for line in ("主持: 王建国", "记录: 周洁", "  - {姓名: 李敏, 事由: 外出开会}", "  - {姓名: 周洁, 事由: 病假}",
                 "  - 类型: 主题党日", "内容类别: [志愿服务]"):
        if line + "\n" not in text:
            raise Failed(f"{line} is not in\n{text}")


def resume(ledger, first="  > "):
    s = Screen(ledger, "log", "--resume")
    s.expect("赵强：建议与社区结对支部一起开展")
    s.answer(first, "李敏：同意，请办公室联系")
    s.answer("  > ", ".")
    from_remarks(s)
    s.finish()
    same(record(ledger, "2026-03-12-committee-meeting"), MEETING)
    if drafts(ledger):
        raise Failed("the draft of a recorded meeting is still there")


def test_interrupt(top):
    """Ctrl-C in the middle of the remarks: what was typed is there again, nothing is asked twice."""
    ledger = world(top)
    s = Screen(ledger, "log", "支委会")
    up_to_remarks(s)
    s.type("赵强：建议与社区结对支部一起开展")
    s.expect("支部一起开展")
    s.type("\x03")
    s.expect("草稿已存，尚未录入。接着录：zzsh log --resume")
    s.finish(1)
    resume(ledger)


def test_same_minute(top):
    """Conversations that begin in one minute keep a draft each, also where the first one's is gone and two run at once."""
    ledger = world(top)

    def begin(text):
        s = Screen(ledger, "log", "支委会")
        up_to_remarks(s)
        s.type(text)
        s.expect(text)
        return s

    def stop(s):
        s.type("\x03")
        s.expect("草稿已存")
        s.finish(1)

    stop(begin("甲：第一份"))
    stop(begin("乙：第二份"))
    os.remove(os.path.join(ledger, ".git/zzsh/drafts", "ask-committee-meeting-2026-03-12-2041.txt"))
    third, fourth = begin("丙：第三份"), begin("丁：第四份")
    stop(third)
    stop(fourth)
    texts = [open(os.path.join(ledger, ".git/zzsh/drafts", n), encoding="utf-8").read() for n in drafts(ledger)]
    same(sorted(w for w in "甲乙丙丁" for t in texts if w + "：第" in t), sorted("乙丙丁"))


def test_hang_up(top):
    """The window is closed."""
    ledger = world(top)
    s = Screen(ledger, "log", "支委会", term="xterm")
    up_to_remarks(s)
    s.type("赵强：建议与社区结对支部一起开展\r")
    s.expect("  > ")
    s.hang_up()
    resume(ledger)


def test_killed(top):
    """Power cut or kill -9: all answers but the one at hand."""
    ledger = world(top)
    s = Screen(ledger, "log", "支委会")
    up_to_remarks(s)
    os.kill(s.pid, signal.SIGKILL)
    s.finish(-9)
    s = Screen(ledger, "log", "--resume")
    s.talk("""
发言要点
> | 赵强：建议与社区结对支部一起开展
> | 李敏：同意，请办公室联系
> | .""")
    from_remarks(s)
    s.finish()
    same(record(ledger, "2026-03-12-committee-meeting"), MEETING)


def test_terminated(top):
    """SIGTERM while nothing is typed, and end of input, keep the draft as well; of several the user chooses."""
    ledger = world(top)
    s = Screen(ledger, "log", "支委会")
    up_to_remarks(s)
    os.kill(s.pid, signal.SIGTERM)
    s.expect("zzsh log --resume")
    s.finish(1)
    s = Screen(ledger, "log", "党课")
    s.answer("日期", "3-11")
    s.answer("课题：", "党史")
    s.answer("时间", "\x04", end="")
    s.expect("zzsh log --resume")
    s.finish(1)
    os.utime(os.path.join(ledger, ".git/zzsh/drafts", drafts(ledger)[0]), (1, 1))
    s = Screen(ledger, "log", "--resume")
    s.talk("""
1  党课 第一支部 2026-03-11（已答3项）
2  支委会 第一支部 2026-03-12
接着录哪一份 [1]： | 2""")
    s.answer("  > ", "\x03", end="")
    s.finish(1)
    s = Screen(ledger, "log", "党课", "--resume")
    s.answer("时间", "\x03", end="")
    s.finish(1)
    s = Screen(ledger, "log", "党员大会", "--resume")
    s.expect("没有未录完的草稿")
    s.finish(2)


def test_paste(top):
    """Pasted text: line separators and what nobody sees are cleaned, and that is said; a line with a full stop inside
    does not end it, several lines in a one-line answer do not answer the next questions."""
    ledger = world(top)
    s = Screen(ledger, "log", "党员大会", "--date", "3-11", "--time", "9:00-10:00", "--place", "302", "--chair", "王建国",
               "--recorder", "李敏", "--all-present", "--guests", "某某", term="xterm")
    s.expect("议题1：")
    s.paste("学习\u200b党章\n第二章")
    s.type("\r")
    s.expect("粘贴的文字已清理")
    s.expect("  > ")
    s.paste("王建国：一\u2028李敏：\u00a0二\n\n.\n?\n<\n赵强：三\u3000四\ufeff")
    s.talk("""
赵强：三 | 五
> | .
粘贴的文字已清理
议定事项""")
    s.paste("一、办好事\n二、办实事")
    s.type("\r")
    s.talk("""
责任人： | lm
时限： | 3-20
[否]： |
议题2 |
还有吗 |
保存 |""")
    s.finish()
    text = record(ledger, "2026-03-11-members-meeting")
    expected = ("  - 事项: 学习党章 第二章\n    发言: |\n      王建国：一\n      李敏：二\n\n      .\n      ?\n      <\n"
                "      赵强：三\u3000四五\n    决议: |-\n      一、办好事\n      二、办实事\n    责任人: 李敏\n")
    if expected not in text:
        raise Failed(f"expected:\n{expected}\nin\n{text}")


def test_long_lines(top):
    """A line of 15,300 characters, unmarked, and answers typed ahead of the questions with a line longer than a
    terminal keeps (4,096 bytes)."""
    ledger = world(top)
    line = "会议强调要抓好落实" * 1700
    ahead = "学" * 3000
    s = Screen(ledger, "log", "党课", "--date", "3-11", "--time", "9:00-10:00", "--place", "302", "--chair", "王建国",
               "--recorder", "李敏", "--all-present", "--guests", "某某", "--lecturer", "王建国", "--hours", "1", term="xterm")
    s.expect("课题：")
    s.type("党史\r" + line + "\r" + ahead + "\r.\r")
    s.answer("还有吗", "")
    s.answer("保存", "")
    s.finish()
    text = record(ledger, "2026-03-11-party-lesson")
    if f"内容: |\n  {line}\n  {ahead}\n" not in text:
        raise Failed("the long lines are not what was typed: %d characters" % len(text))


def test_too_long(top):
    """More than a record takes (20,000 characters) is refused and not lost: it stands there to be shortened."""
    ledger = world(top)
    s = Screen(ledger, "log", "思想汇报", "--date", "3-11", "--member", "李敏", term="xterm")
    s.answer("周期", "")
    s.expect("  > ")
    s.paste("汇" * 20001)
    s.type("\r.\r")
    s.expect("20000")
    s.expect("汇汇汇")
    s.answer("  > ", "\x03", end="")
    s.finish(1)
    text = open(os.path.join(ledger, ".git/zzsh/drafts", drafts(ledger)[0]), encoding="utf-8").read()
    if "汇" * 20001 not in text:
        raise Failed("the text is not in the draft")


def test_back_and_help(top):
    ledger = world(top)
    s = Screen(ledger, "log", "支委会")
    s.talk("""
日期 | <
前面没有可改的了
日期 | 13月1日
13月1日
日期 | 3月11日
时间 [14:30-15:40]： | ？
1430-1540 或 14:30-15:40
时间 [14:30-15:40]： | 9:00-10:00
地点 [302会议室]： | 《
时间 [09:00-10:00]： | <
日期 [2026-03-11]： |
时间 [09:00-10:00]： | 9:30-10:00
地点 |
主持 | 黎明
名册里没有“黎明”
主持 | wjg
记录 |
回车=全到）： | 张三
名册里没有“张三”
回车=全到）： |
列席 |
议题1： |
再按一次回车先空着
议题1： |
> | 略
> | .
还有吗 |
还缺：议题；
保存 | <
还有吗 |
保存 | ？
时间: 09:30-10:00
保存 |""")
    s.finish()
    text = record(ledger, "2026-03-11-committee-meeting")
    if "主持: 王建国\n" not in text or "09:30-10:00" not in text:
        raise Failed(text)


def test_two_of_one_name(top):
    """Two people of one name on the committee: the candidates are listed, the id decides and is written."""
    ledger = world(top)
    path = os.path.join(ledger, "branches/zhb1.yaml")
    text = open(path, encoding="utf-8").read()
    text = text.replace("      - {姓名: 周洁, 职务: 纪检委员}\n", "      - {姓名: 周洁, 编号: zhoujie-k4vt, 职务: 纪检委员}\n"
                        "      - {姓名: 周洁, 编号: zhoujie-0002, 职务: 委员}\n")
    text += "  - 编号: zhoujie-0002\n    姓名: 周洁\n    入党: 2013-05-18\n    转正: 2014-05-18\n"
    open(path, "w", encoding="utf-8").write(text)
    git(ledger, "commit", "-aqm", "y")
    s = Screen(ledger, "log", "支委会", "--date", "3-11", "--time", "9:00-10:00", "--place", "302", "--agenda", "甲",
               "--remarks", "乙")
    s.talk("""
主持 |
记录 | zj
zhoujie-0002
记录 | zhoujie-0002
4周洁(zhoujie-k4vt) 5周洁(zhoujie-0002)
回车=全到）： | 周洁
zhoujie-k4vt
回车=全到）： | 4
事由： | 2
列席 |
议定事项 |
[否]： |
议题2 |
还有吗 |
保存 |""")
    s.finish()
    text = record(ledger, "2026-03-11-committee-meeting")
    for line in ("记录: {姓名: 周洁, 编号: zhoujie-0002}", "  - {姓名: 周洁, 编号: zhoujie-k4vt, 事由: 病假}"):
        if line + "\n" not in text:
            raise Failed(f"{line} is not in\n{text}")


def test_which_branch(top):
    """Of two branches the one that git's name belongs to is offered."""
    second = "名称: 第二支部\n类型: 普通\n成立: 2015-03-01\n支委会:\n  - 起: 2024-09-10\n    成员:\n" \
             "      - {姓名: 陈晓, 职务: 书记}\n党员:\n  - {编号: chenxiao-1111, 姓名: 陈晓, 入党: 1998-06-20, 转正: 1999-06-20}\n"
    ledger = world(top, [("zhb2.yaml", second)])
    s = Screen(ledger, "log", "支委会")
    s.talk("""
1第一支部 2第二支部
支部 [第一支部]： | 第二
支委会 第二支部
日期 | 3-11
时间： | 9:00-10:00
地点： | 203
主持 [书记 陈晓]： | <
地点 [203]： |
主持 [书记 陈晓]： |""")
    s.answer("记录人：", "\x03", end="")
    s.finish(1)


def test_refused_options(top):
    """What an option says is not asked for; where its shape refuses it, its question is."""
    ledger = world(top)
    s = Screen(ledger, "log", "支委会", "--date", "3-11", "--time", "9:00-10:00", "--place", "302", "--chair", "王建国",
               "--all-present", "--agenda", "甲", "--remarks", "乙", "--decision", "丙", "--person", "李敏",
               "--deadline", "2026-02-30")
    s.talk("""
记录人 [李敏]： |
列席 |
[否]： |
议题2 |
还有吗 |
2026-02-30
时限 [2026-02-30]： | 3-20
保存 |""")
    s.finish()
    if "    时限: 2026-03-20\n" not in record(ledger, "2026-03-11-committee-meeting"):
        raise Failed("the date was not taken")


COMPLETE = ["log", "支委会", "--date", "3-11", "--time", "9:00-10:00", "--place", "302", "--chair", "王建国", "--recorder",
            "李敏", "--all-present", "--agenda", "甲", "--remarks", "乙"]


def test_complete_options(top):
    """Options that suffice ask nothing."""
    ledger = world(top)
    s = Screen(ledger, *COMPLETE)
    if "列席" in s.finish():
        raise Failed("something was asked")


def test_pipe(top):
    """A pipe never answers a prompt: nothing is asked, and the answer is what it is without a terminal."""
    ledger = world(top)
    env = {"PATH": os.path.dirname(ZZSH) + ":/usr/bin:/bin", "HOME": top, "LC_ALL": "C", "ZZSH_NOW": NOW,
           "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null"}

    def run(*words):
        p = subprocess.run([ZZSH, *words], cwd=ledger, env=env, input="2\n\n\n\n".encode(), capture_output=True)
        return p.returncode, p.stdout.decode(), p.stderr.decode()

    for words, status, text in ((["log"], 2, "录入哪一类"), (["log", "meeting"], 2, "--类型"),
                                (["log", "--resume"], 2, "终端"), (["amend", "2026-02-27-organization"], 2, "--reason"),
                                (["init", "../neu"], 2, "--unit")):
        got = run(*words)
        if got[0] != status or got[1] or text not in got[2]:
            raise Failed(f"{words}: {got}")
    got = run("log", "支委会", "--date", "3-11", "--all-present")
    if got[0] != 0 or "已保存" not in got[1] or "：" in got[2]:
        raise Failed(str(got))


def test_editor(top):
    """e opens the text with comments; what it cannot be is said, and nothing is lost."""
    ledger = world(top)
    editor = os.path.join(top, "editor.sh")
    open(editor, "w").write('#!/bin/sh\ncp "$1" ' + top + '/offered\nsed -i "$(cat ' + top + '/edit)" "$1"\n')
    os.chmod(editor, 0o755)
    open(os.path.join(top, "edit"), "w").write("s/^地点: 302会议室/地点: 303会议室/; s/2026-03-20/2026-03-32/")
    s = Screen(ledger, "log", "支委会", env={"EDITOR": editor})
    up_to_remarks(s)
    s.type("赵强：建议与社区结对支部一起开展\r")
    s.talk("""
> | 李敏：同意，请办公室联系
> | .
议定事项 | 3月20日赴社区开展志愿服务
责任人： | 李敏
时限： | 3-20
[否]： |
议题2 |
还有吗 |
保存 | e
2026-03-32
修改[e] 草稿[d]： | d
草稿已存""")
    s.finish(1)
    offered = open(os.path.join(top, "offered"), encoding="utf-8").read()
    if "#| " not in offered or "\n地点: 302会议室\n" not in offered:
        raise Failed(offered)
    open(os.path.join(top, "edit"), "w").write("s/2026-03-32/2026-03-20/")
    s = Screen(ledger, "log", "--resume", env={"EDITOR": editor})
    s.talk("""
2026-03-32
修改[e] 草稿[d]： | e
303会议室
保存 |""")
    s.finish()
    same(record(ledger, "2026-03-12-committee-meeting"), MEETING.replace("302会议室", "303会议室"))


def test_talk(top):
    """No text of a talk unless it is asked for and confirmed."""
    ledger = world(top)
    s = Screen(ledger, "log", "谈话")
    s.talk("""
日期 |
主题： | 思想动态
谈话人（姓名或拼音首字母）： | wjg
谈话对象（姓名或拼音首字母）： | 某某
名册里没有“某某”
谈话对象 | zq、sunhaiyan
1日常 2季度访谈
谈话类型（没有就回车）： | 1
形式（没有就回车）： | 集体
后续安排
> |
核对：第一支部 2026-03-12 谈心谈话 思想动态 王建国 - 赵强、孙海燕
保存 |""")
    s.finish()
    name = [n for n in os.listdir(os.path.join(ledger, "records/zhb1/2026")) if "heart-talk" in n]
    same(record(ledger, name[0][:-5]), "类型: 谈心谈话\n支部: zhb1\n日期: 2026-03-12\n主题: 思想动态\n谈话人: [王建国]\n"
         "谈话对象: [赵强, 孙海燕]\n谈话类型: 日常\n形式: 集体\n")
    s = Screen(ledger, "log", "谈话", "--with-text", "--date", "3-11", "--talkers", "王建国", "--talkees", "陈立")
    s.expect("永久留在历史中")
    s.type("是\r")
    s.talk("""
主题： | 工作
谈话类型 |
形式 |
> | 谈了工作
> | .
> |
保存 |""")
    s.finish()
    s = Screen(ledger, "log", "谈话", "--with-text", "--date", "3-11")
    s.expect("永久留在历史中")
    s.type("不\r")
    s.finish(2)


def test_not_utf8(top):
    """A terminal set to GBK: refused at the question, so that nothing is stored that nobody typed."""
    ledger = world(top)
    s = Screen(ledger, "log", "党课", "--date", "3-11", term="xterm")
    s.expect("课题：")
    s.type("党史".encode("gbk") + b"\r")
    s.expect("不是UTF-8")
    s.answer("课题：", "党史")
    s.answer("时间", "\x03", end="")
    s.finish(1)


def test_save_fails(top):
    """Git knows nobody: the answers are still there when it does."""
    ledger = world(top)
    git(ledger, "config", "--unset", "user.name")
    s = Screen(ledger, *COMPLETE[:-4])
    s.talk("""
列席 |
议题1： | 甲
> | 乙
> | .
议定事项 |
[否]： |
议题2 |
还有吗 |
保存 |
zzsh log --resume""")
    s.finish(4)
    git(ledger, "config", "user.name", "李敏")
    s = Screen(ledger, "log", "--resume")
    s.answer("保存", "")
    s.finish()
    if "    发言: 乙\n" not in record(ledger, "2026-03-11-committee-meeting") or drafts(ledger):
        raise Failed("not recorded from the draft")


def test_english(top):
    ledger = world(top)
    s = Screen(ledger, "--lang", "en", "log", "party-lesson")
    s.talk("""
date [today 2026-03-12 Thu]: | 3-11
title: | Charter
time [09:30-11:00]: | 9:00-10:00
place [一楼多功能厅]: | 302
chair [secretary 王建国]: | ?
who chaired
chair |
minutes by [周洁]: | limin
Enter: nobody): | 9=travel
guests (Enter: none): |
lecturer: | wjg
hours: | x
hours: | 1
> |
anything else |
Check: 第一支部 2026-03-11 party-lesson 09:00-10:00 Charter 302
due 9, present 8, absent 1 (郑宇, travel).
save [Enter] |""")
    screen = s.finish()
    screen = screen.replace("一楼多功能厅", "")
    for character in re.findall(r"[\u4e00-\u9fff：，。]+", screen):
        if character not in ("第一支部", "王建国", "李敏", "赵强", "周洁", "陈立", "孙海燕", "钱峰", "吴晓波", "郑宇"):
            raise Failed(f"Chinese in English: {character}\n{screen}")
    if "缺席:\n  - {姓名: 郑宇, 事由: 出差}" not in record(ledger, "2026-03-11-party-lesson"):
        raise Failed("the file is not in the ledger's language")


def test_init(top):
    os.makedirs(os.path.join(top, "x"))
    s = Screen(os.path.join(top, "x"), "init", "台账", term="xterm")
    s.talk("""
单位名称： |
不能空
单位名称： | 市民服务中心机关
支部名称： |
支部名称： | 第二支部
zhb2:第二支部
下一个支部（没有就回车）： | 信访联合支部
xflhzb:信访联合支部
下一个支部 | 第二支部
写了两次
下一个支部 | 老干部:离退休支部
下一个支部 | lgb:离退休支部
下一个支部 |
organ（是/否，回车=否）： | 大概
请答
organ（是/否，回车=否）： | 是
[2026-03-12]： | <
organ（是/否，回车=否）： | 是
[2026-03-12]： | 1-1
录入人姓名： | limin@example.invalid
像是邮箱
录入人姓名： | 李敏
邮箱： | ?
不必真能收信
邮箱： | 李敏
要有“@”
邮箱： | limin@example.invalid
建账[回车] |
已建账：市民服务中心机关
第二支部 第1名党员，或名册文件名（回车=以后再登记）： | ?
只有支委才写
第二支部 第1名党员，或名册文件名（回车=以后再登记）： | 王建国 1998-06-20 1999-6 书记
1999-6
第二支部 第1名党员，或名册文件名（回车=以后再登记）： | <
没有可以退回的
第二支部 第1名党员，或名册文件名（回车=以后再登记）： | 王建国　１９９８年６月２０日　1999-06-20 书记
王建国，1998-06-20入党，1999-06-20转正，书记
下一名党员（回车=完了）： | 李敏，2006-7-1，2007-7-1，组织委员
李敏，2006-07-01入党，2007-07-01转正，组织委员
下一名党员（回车=完了）： | 何文涛2008-06-30
不是姓名
下一名党员（回车=完了）： | 赵墙 2009-11-12 副书记
下一名党员（回车=完了）： | <
已退回：赵墙；把这一行改好，或者删空
赵墙 2009-11-12 副书记 | \x15
下一名党员（回车=完了）： | <
已退回：李敏
李敏，2006-7-1，2007-7-1，组织委员 | \x7f\x7f\x7f\x7f宣传委员
李敏，2006-07-01入党，2007-07-01转正，宣传委员
下一名党员（回车=完了）： | 王建国 1998-06-20
已经给了王建国
下一名党员（回车=完了）： | 赵强 主任
不是日期
下一名党员（回车=完了）： | 赵强
下一名党员（回车=完了）： |
支委会哪天选出的（回车=以后再登记）： | <
下一名党员（回车=完了）： |
支委会哪天选出的（回车=以后再登记）： | 2023-9-10
信访联合支部 第1名党员 | 周德福 1985-7-1 1986-7-1 书记
下一名党员（回车=完了）： |
书记哪天任职的（只有书记 | 2024-1-5
离退休支部 第1名党员 |""")
    screen = s.finish()
    # Three people by hand above: 王建国, 李敏, 赵强.
    same(screen[screen.index("第二支部：党员"):], """第二支部：党员3名；职务自2023-09-10起： 王建国=书记 李敏=宣传委员
信访联合支部：党员1名；职务自2024-01-05起： 周德福=书记
离退休支部：还没有登记党员，补登：zzsh roster join --branch lgb --name 姓名 --joined 入党日期
以后的命令都在这个目录里用：cd 台账
名册查看、登记变动：zzsh roster。录记录：zzsh log
""")
    ledger = os.path.join(top, "x/台账")
    text = open(os.path.join(ledger, "zzsh.yaml"), encoding="utf-8").read()
    for part in ("名称: 市民服务中心机关\n", "启用: 2026-01-01 ", "规则包: [national, flags, organ]"):
        if part not in text:
            raise Failed(text)
    same(sorted(os.listdir(os.path.join(ledger, "branches"))), ["lgb.yaml", "xflhzb.yaml", "zhb2.yaml"])
    same(git(ledger, "log", "--format=%an <%ae> %s"), "".join("李敏 <limin@example.invalid> %s\n" % m for m in (
        "名册：信访联合支部 换届，自2024-01-05起", "名册：信访联合支部 周德福 加入", "名册：第二支部 换届，自2023-09-10起",
        "名册：第二支部 赵强 加入", "名册：第二支部 李敏 加入", "名册：第二支部 李敏 登记有误，退回", "名册：第二支部 赵墙 登记有误，退回",
        "名册：第二支部 赵墙 加入", "名册：第二支部 李敏 加入", "名册：第二支部 王建国 加入", "建账：市民服务中心机关")))
    text = open(os.path.join(ledger, "branches/xflhzb.yaml"), encoding="utf-8").read()
    if "不设" not in text or "入党: 1985-07-01" not in text:
        raise Failed(text)
    # Posts that were typed and have no day yet are not lost silently: with Enter, with Ctrl-C, without any.
    for name, answers, line in (
            ("b", "书记哪天任职的 |", "支部：党员1名；支委职务还没有登记，补登：zzsh roster term --branch zb --from 日期 --none --post 王建国=书记\n"),
            ("c", "书记哪天任职的 | \x03", "支部：党员1名；支委职务还没有登记，补登：zzsh roster term --branch zb --from 日期 --none --post 王建国=书记\n")):
        s = Screen(os.path.join(top, "x"), "init", name)
        s.talk("""
单位名称： | 机关
支部名称： | zb:支部
下一个支部 |
organ |
[2026-03-12]： |
录入人姓名： | 李敏
邮箱： | l@e.invalid
建账[回车] |
第1名党员 | 王建国 1998-06-20 书记
下一名党员 |
""" + answers)
        if line not in s.finish():
            raise Failed(f"not said: {line}\n{s.all}")
    # What somebody else wrote into the file meanwhile is not taken away with the member.
    s = Screen(os.path.join(top, "x"), "init", "d")
    s.talk("""
单位名称： | 机关
支部名称： | zb:支部
下一个支部 |
organ |
[2026-03-12]： |
录入人姓名： | 李敏
邮箱： | l@e.invalid
建账[回车] |
第1名党员 | 王建国 1998-06-20
王建国，1998-06-20入党""")
    with open(os.path.join(top, "x/d/branches/zb.yaml"), "a", encoding="utf-8") as f:
        f.write("# 手写\n")
    s.talk("""
下一名党员 | <
已被别处改动
下一名党员 |""")
    s.finish()
    text = open(os.path.join(top, "x/d/branches/zb.yaml"), encoding="utf-8").read()
    if "王建国" not in text or "# 手写" not in text:
        raise Failed(text)
    s = Screen(os.path.join(top, "x"), "init", "neu")
    s.answer("单位名称：", "机关\x03", end="")
    s.expect("没有建账")
    s.finish(1)
    if os.path.exists(os.path.join(top, "x/neu")):
        raise Failed("a folder was made")


def test_amend(top):
    """The fields by number, one that was not there by name, the absent as in the entry, the reason."""
    ledger = world(top)
    subprocess.run([ZZSH, *COMPLETE], cwd=ledger, check=True, capture_output=True, env={
        "PATH": "/usr/bin:/bin", "HOME": top, "ZZSH_NOW": NOW, "GIT_CONFIG_GLOBAL": "/dev/null", "LC_ALL": "C"})
    s = Screen(ledger, "amend", "3-11支委会")
    s.talk("""
1  日期           2026-03-11
3  地点           302
议题1 事项
回车=改完了）： | 3
地点 [302]： | ?
线上
地点 [302]： | 303会议室
3  地点           303会议室
回车=改完了）： | 缺席
应到支委5人
回车=全到）： | zj
事由： | 病假
回车=改完了）： | 天气
没有这一项
回车=改完了）： |
更正理由： |
更正理由： | 核对签到表
- 地点: 302
+ 地点: 303会议室
更正[回车] |
已更正""")
    s.finish()
    text = record(ledger, "2026-03-11-committee-meeting")
    for part in ("地点: 303会议室\n", "出席: [王建国, 李敏, 赵强, 陈立]\n", "  - {姓名: 周洁, 事由: 病假}\n", "原因: 核对签到表",
                 "发言: 乙\n"):
        if part not in text:
            raise Failed(f"{part} is not in\n{text}")
    s = Screen(ledger, "amend")
    s.answer("）：", "3-9党课")
    s.answer("）：", "3-11支委会")
    s.answer("回车=改完了）：", "\x03", end="")
    s.expect("没有更正")
    s.finish(1)


def test_amend_of_two_items(top):
    """A field that either of two agenda items may have: which of them is asked, and the one named is corrected."""
    ledger = world(top)
    subprocess.run([ZZSH, *COMPLETE, "--agenda", "丙", "--remarks", "丁"], cwd=ledger, check=True, capture_output=True, env={
        "PATH": "/usr/bin:/bin", "HOME": top, "ZZSH_NOW": NOW, "GIT_CONFIG_GLOBAL": "/dev/null", "LC_ALL": "C"})
    s = Screen(ledger, "amend", "3-11支委会")
    s.answer("回车=改完了）：", "责任人")
    s.expect("不止一个议题有这一项：请写序号，或写明是哪一个，如 议题")
    s.answer("回车=改完了）：", "议题2 责任人")
    s.answer("责任人", "赵强")
    s.answer("回车=改完了）：", "")
    s.answer("理由", "漏写")
    s.answer("更正[回车]", "")
    s.expect("已更正")
    s.finish()
    text = record(ledger, "2026-03-11-committee-meeting")
    if text.index("责任人: 赵强") < text.index("丙"):
        raise Failed(text)


def test_amend_broken_off(top):
    """What was answered is found again, under the record's name and without it; q gives it up."""
    ledger = world(top)
    subprocess.run([ZZSH, *COMPLETE], cwd=ledger, check=True, capture_output=True, env={
        "PATH": "/usr/bin:/bin", "HOME": top, "ZZSH_NOW": NOW, "GIT_CONFIG_GLOBAL": "/dev/null", "LC_ALL": "C"})
    s = Screen(ledger, "amend", "3-11支委会")
    s.talk("""
回车=改完了）： | 地点
地点 [302]： | 303会议室""")
    s.answer("回车=改完了）：", "\x03", end="")
    s.expect("接着改：zzsh amend zhb1/2026-03-11-committee-meeting")
    s.finish(1)
    s = Screen(ledger, "amend")
    s.talk("""
更正哪份记录 [zhb1/2026-03-11-committee-meeting，没有改完]： |
上次没有改完（已答1项）。接着改[回车] 重来[n]： |
3  地点           303会议室
回车=改完了）： |
更正理由： | 换了会议室
+ 地点: 303会议室""")
    s.answer("更正[回车]", "\x03", end="")  # the reason is kept as well
    s.finish(1)
    s = Screen(ledger, "amend", "3-11支委会")
    s.talk("""
接着改[回车] 重来[n]： |
回车=改完了）： |
更正理由：换了会议室 |
+ 地点: 303会议室""")
    s.answer("更正[回车]", "q")
    s.expect("没有更正")
    s.finish(1)
    if os.listdir(os.path.join(ledger, ".git/zzsh/drafts")):
        raise Failed("what was given up is still there")
    s = Screen(ledger, "amend", "3-11支委会")
    s.talk("""
3  地点           302
回车=改完了）： | 3
地点 [302]： | 303会议室""")
    s.answer("回车=改完了）：", "\x03", end="")
    s.finish(1)
    s = Screen(ledger, "amend", "3-11支委会")
    s.talk("""
接着改[回车] 重来[n]： | n
3  地点           302
回车=改完了）： | 地点
地点 [302]： | 304会议室
回车=改完了）： |
更正理由： | 换了会议室
更正[回车] |
已更正""")
    s.finish()
    if "地点: 304会议室\n" not in record(ledger, "2026-03-11-committee-meeting"):
        raise Failed(record(ledger, "2026-03-11-committee-meeting"))
    if os.listdir(os.path.join(ledger, ".git/zzsh/drafts")):
        raise Failed("the draft of a correction that was made is still there")


SECOND = ("zhb2.yaml", "名称: 第二支部\n类型: 普通\n成立: 2015-03-01\n支委会:\n  - 起: 2024-09-10\n    成员:\n"
          "      - {姓名: 陈晓, 职务: 书记}\n党员:\n  - {编号: chenxiao-1111, 姓名: 陈晓, 入党: 1998-06-20, 转正: 1999-06-20}\n")


def test_more(top):
    """An election, who joined online, another branch, what was studied: behind one question. 9 are due in `first`."""
    ledger = world(top, [SECOND])
    s = Screen(ledger, "log", "党员大会", "--branch", "zhb1", "--date", "3-11", "--time", "9:00-10:00", "--place", "302")
    s.talk("""
主持 | 1
记录人 | 12
名单里没有序号12
记录人 | 2
回车=全到）： | 9
事由： | 1
列席（没有就回车）： | 王建国
算到会，不算列席
列席（没有就回车）： | 传达市委全会精神
像是议题
列席（没有就回车）： | 市委组织部 陈静
议题1： | 选举新一届支委会
> | 王建国：说明选举办法
> |
单独一行“.”结束
> | .
议定事项（没有就回车）： |
[否]： |
议题2（没有就回车）： |
1同场开展 2线上参加 3学习文件 4联合支部 5选举
还有吗 [选举]： | ？
应选名额、选票
还有吗 [选举]： | 2 3 4 5
到会8人：1王建国
线上参加的（序号或姓名；没有就回车）： | 孙海燕
学习文件
> | 《选举工作条例》
> | .
1第二支部
联合的支部（序号或名称；没有就回车）： | 第三支部
台账里没有
联合的支部（序号或名称；没有就回车）： | 1
选举 应选名额： | 2
选举 发出： | 8
选举 收回： | 8
选举 有效（没有就回车）： | 7
当选的加“当选”：王某 11 当选，李某 4）： | 王建国 7
请在当选的人后面写
当选的加“当选”：王某 11 当选，李某 4）： | 王建国 7 当选，limin6票当选、赵强 1
不计入应到 |
核对：第一支部 2026-03-11 党员大会
应到 9，实到 8，缺席 1（郑宇，出差）
议题1：选举新一届支委会
选举 王建国 7 当选，李敏 6 当选，赵强 1
保存 |""")
    s.finish()
    same(record(ledger, "2026-03-11-members-meeting"), """类型: 党员大会
支部: zhb1
日期: 2026-03-11
时间: 09:00-10:00
地点: 302
主持: 王建国
记录: 李敏
出席:
  - 王建国
  - 李敏
  - 赵强
  - 周洁
  - 陈立
  - {姓名: 孙海燕, 方式: 线上}
  - 钱峰
  - 吴晓波
缺席:
  - {姓名: 郑宇, 事由: 出差}
列席: [市委组织部 陈静]
议题:
  - 事项: 选举新一届支委会
    发言: 王建国：说明选举办法
选举:
  应选名额: 2
  发出: 8
  收回: 8
  有效: 7
  候选人:
    - {姓名: 王建国, 得票: 7, 当选: 是}
    - {姓名: 李敏, 得票: 6, 当选: 是}
    - {姓名: 赵强, 得票: 1, 当选: 否}
联合: [zhb2]
学习文件: [《选举工作条例》]
""")


def test_more_resumed(top):
    """Broken off in the middle of an election: what was chosen and answered is there again; an answer taken back asks
    for nothing any more."""
    ledger = world(top)
    s = Screen(ledger, "log", "党员大会", "--date", "3-11", "--place", "302", "--chair", "王建国",
               "--recorder", "李敏", "--all-present", "--guests", "某某", "--agenda", "选举支部委员", "--remarks", "略")
    s.talk("""
时间 | 9:00-10:00
议定事项 |
[否]： |
议题2 |
还有吗 [选举]： | 线上、选举
线上参加的 | zq
选举 应选名额： | 3""")
    s.answer("选举 发出：", "\x03", end="")
    s.finish(1)
    s = Screen(ledger, "log", "--resume")
    s.talk("""
选举 发出： | <
选举 应选名额 [3]： |
选举 发出： | 9
选举 收回： | 9
选举 有效 |
“当选”：王某 11 当选，李某 4）： | 王建国 9 当选
不计入应到 | <
“当选”：王某 11 当选，李某 4） | 王建国 8票当选
不计入应到 |
选举 王建国 8 当选
保存 | <
不计入应到 | <
“当选”：王某 11 当选，李某 4） | <
选举 有效 | <
选举 收回 [9]： | <
选举 发出 [9]： | <
选举 应选名额 [3]： | <
线上参加的 | <
还有吗 [线上参加、选举]： | 1
同场还开展了 | 党课
党课 课题： | 党史
党课 授课人： | 王建国
党课 学时： | 1
保存 |""")
    s.finish()
    text = record(ledger, "2026-03-11-members-meeting")
    if "选举:" in text or "线上" in text or "同场:\n  - 类型: 党课\n" not in text:
        raise Failed(text)


def test_excused_came(top):
    """Somebody excused who came is offered only where somebody is excused that day."""
    ledger = world(top)
    env = {"PATH": "/usr/bin:/bin", "HOME": top, "ZZSH_NOW": NOW, "GIT_CONFIG_GLOBAL": "/dev/null", "LC_ALL": "C"}
    subprocess.run([ZZSH, "roster", "absence", "钱峰", "--status", "免于参加", "--from", "2026-03-01"], cwd=ledger, check=True,
                   capture_output=True, env=env)
    s = Screen(ledger, "log", "党员大会", "--date", "3-11", "--time", "9:00-10:00", "--place", "302", "--chair", "王建国",
               "--recorder", "李敏", "--guests", "某某", "--agenda", "甲", "--remarks", "略")
    s.talk("""
应到8人
回车=全到）： | 4 zq=病假
事由 | 1
议定事项 |
[否]： |
议题2 |
还有吗（序号；没有就回车）： | 免于参加但到会
免于参加1人：1钱峰
免于参加但到会的（序号或姓名；没有就回车）： | 1
应到 9，实到 7，缺席 2（周洁，出差；赵强，病假）
保存 |""")
    s.finish()
    if "钱峰" not in record(ledger, "2026-03-11-members-meeting"):
        raise Failed(record(ledger, "2026-03-11-members-meeting"))


def test_early_and_late(top):
    """A year that cannot be is refused, a day before the branch was founded (2015-03-01) asked about, a late record
    asked why: 8 working days from 2 to 12 March 2026."""
    ledger = world(top)
    s = Screen(ledger, "log", "支委会", "--time", "9:00-10:00", "--place", "302", "--chair", "王建国", "--recorder", "李敏",
               "--all-present", "--guests", "某某", "--agenda", "甲", "--remarks", "略", "--hosted", "")
    s.talk("""
日期 | 0001-01-01
早于1921年
日期 | 2014-12-31
早于支部成立日期
日期 | 三月二日
议定事项 |
[否]： |
议题2 |
还有吗 |
距会议8个工作日
： | 换电脑
保存 |
迟录""")
    s.finish()
    if "迟录: {原因: 换电脑}" not in record(ledger, "2026-03-02-committee-meeting"):
        raise Failed(record(ledger, "2026-03-02-committee-meeting"))


def test_slips(top):
    """What the help at a reason says can be done (8 is what the list gives it); a deadline before the sitting of 12 March is
    asked again, and taken when it is repeated; a guest in brackets is no slip; no draft is kept of nothing."""
    ledger = world(top)
    s = Screen(ledger, "log", "支委会")
    s.talk("""
日期 [今天 3月12日 周四]： |
时间 [14:30-15:40]： |
地点 [302会议室]： |
主持 [书记 王建国]： |
记录人 [李敏]： |
回车=全到）： | 4
周洁 事由： | ?
暂不清楚的写 8，以后再补
周洁 事由： | 8
列席（没有就回车）： |
议题1： | 甲
""")
    s.answer("  > ", "略")
    s.answer("  > ", ".")
    s.talk("""
议定事项（没有就回车）： | 。
只有标点
议定事项（没有就回车）： | 乙
责任人 | 赵墙
名册里没有“赵墙”，是不是赵强？确实无误的，再输一次
责任人 | 赵墙
时限 | 3-10
请写明年份：2027-03-10 还是 2026-03-10
时限 | 昨天
早于会议（2026-03-12）：请写明年份
时限 | 2026-03-10
早于会议
时限 | 2026-03-10
""")
    s.expect("2026-03-10")
    s.expect("：")  # the next question
    s.type("\x03")
    s.finish(1)
    drafts = os.path.join(ledger, ".git/zzsh/drafts")
    if "2026-03-10" not in "".join(open(os.path.join(drafts, f), encoding="utf-8").read() for f in os.listdir(drafts)):
        raise Failed("the deadline that was repeated is not in the draft")
    for f in os.listdir(drafts):
        os.remove(os.path.join(drafts, f))
    s = Screen(ledger, "log", "支委会")
    s.answer("日期 [今天 3月12日 周四]：", "\x03", end="")
    s.expect("没有录入")
    s.finish(1)
    if os.listdir(drafts):
        raise Failed(f"a draft of nothing: {os.listdir(drafts)}")


def test_lecturer_from_outside(top):
    """Unit and post in brackets: taken at once; without brackets a name that the roster does not know is asked about."""
    ledger = world(top)
    for typed, asked in (("郑某（某局党组书记）", False), ("某局党组书记郑某", True)):
        s = Screen(ledger, "log", "党课", "--date", "3-11", "--title", "一课", "--time", "9:00-10:00", "--place", "302",
                   "--chair", "王建国", "--recorder", "李敏", "--all-present")
        s.answer("列席（没有就回车）：")
        s.answer("授课人", typed)
        s.expect("确实无误的" if asked else "学时")
        s.type("\x03")
        s.finish(1)


def test_written(top):
    """Whoever looks on is told where a document went; the answer itself stays clean (other cases: nothing in a pipe)."""
    ledger = world(top)
    for words, said in ((("report", "-q", "2025Q2", "--output", "q.md"), "已写入 q.md"),
                        (("export", "ledger", "会议", "出勤", "--year", "2025", "--output", "t/"), "已写入 t/：3个文件")):
        s = Screen(ledger, *words)
        s.expect(said)
        s.finish()


def test_withdraw(top):
    """The reason is asked for at a terminal; an empty one is not taken."""
    ledger = world(top)
    s = Screen(ledger, "withdraw", "12-10支委会")
    s.answer("撤回的理由：", "")
    s.expect("如：重复录入")
    s.answer("撤回的理由：", "会议没有召开")
    s.finish()
    same(git(ledger, "log", "-1", "--format=%b").split("\n")[0], "会议没有召开")
    s = Screen(ledger, "withdraw", "11-12支委会")
    s.answer("撤回的理由：", "\x03", end="")
    s.expect("没有撤回")
    s.finish(1)


def test_waive(top):
    """Before a waiver is written it says what it takes out, and asks; no is no."""
    ledger = world(top)
    words = ["waive", "committee-meeting-monthly", "--subject", "zhb1", "--period", "2025-08", "--reason", "防汛",
             "--approved-by", "机关党委"]
    s = Screen(ledger, *words)
    s.expect("8月")
    s.type("否\r")
    s.finish(2)
    if os.path.isdir(os.path.join(ledger, "waivers")):
        raise Failed("a waiver was written")


def test_continues_and_hosted(top):
    """The sitting just before this one, on record already; a kind's name says that it was held in the same sitting."""
    ledger = world(top)
    subprocess.run([ZZSH, *COMPLETE], cwd=ledger, check=True, capture_output=True, env={
        "PATH": "/usr/bin:/bin", "HOME": top, "ZZSH_NOW": NOW, "GIT_CONFIG_GLOBAL": "/dev/null", "LC_ALL": "C"})
    s = Screen(ledger, "log", "党课", "--date", "3-11", "--time", "10:00-11:00", "--place", "302", "--chair", "王建国",
               "--recorder", "李敏", "--all-present", "--guests", "某某", "--lecturer", "王建国",
               "--title", "党史")
    s.talk("""
学时 | 1
> |
5接续
还有吗（序号；没有就回车）： | 接续、主题党日
主题党日 主题： | 学党史
主题党日 内容类别： | 1
1支委会 09:00-10:00
接着哪一场 [支委会 09:00-10:00]： |
保存 |""")
    s.finish()
    text = record(ledger, "2026-03-11-party-lesson")
    for part in ("同场:\n  - 类型: 主题党日\n", "接续: 2026-03-11-committee-meeting\n"):
        if part not in text:
            raise Failed(f"{part} is not in\n{text}")


def test_grades(top):
    """Grades that the appraisal itself decided: those that differ are named, the rest are 合格; probationary members
    have none. Also what is put into an appraisal later, by amend."""
    ledger = world(top)
    s = Screen(ledger, "log", "民主评议", "--date", "3-11", "--time", "9:00-10:00", "--place", "302", "--chair", "王建国",
               "--recorder", "李敏", "--all-present", "--guests", "某某")
    s.talk("""
年度 |
步骤 学习动员 |
步骤 自评 | 3-11
步骤 互评 | 3-11
步骤 测评 | 3-11
测评票 发出 | 8
测评票 收回 | 8
测评票 有效 |
> |
还有吗（序号；没有就回车）： | 评定等次
评定日期 [2026-03-11]： |
1支委会 2党员大会
由谁评定（没有就回车）： | 1
正式党员
评为优秀的（序号或姓名；没有就回车）： | 1 limin
评为基本合格的（其余为合格）（序号或姓名；没有就回车）： | 李敏
写了两次
评为基本合格的（其余为合格）（序号或姓名；没有就回车）： |
评为不合格的（序号或姓名；没有就回车）： |
没有评定等次的（序号或姓名；没有就回车）： | 赵强
原因 | 借调在外
等次 优秀
保存 | ?
保存 |""")
    s.finish()
    text = record(ledger, "2026-03-11-democratic-appraisal")
    for part in ("评定: {日期: 2026-03-11, 评定组织: 支委会}\n", "  - {姓名: 王建国, 等次: 优秀}\n", "  - {姓名: 李敏, 等次: 优秀}\n",
                 "  - {姓名: 赵强, 未评原因: 借调在外}\n", "  - {姓名: 周洁, 等次: 合格}\n"):
        if part not in text:
            raise Failed(f"{part} is not in\n{text}")
    s = Screen(ledger, "amend", "3-11民主评议")
    s.talk("""
回车=改完了）： | 线上参加
线上参加的（序号或姓名；没有就回车）： | 2
回车=改完了）： |
更正理由： | 漏写
方式: 线上
更正[回车] |
已更正""")
    s.finish()
    text = record(ledger, "2026-03-11-democratic-appraisal")
    if "  - {姓名: 李敏, 方式: 线上}\n" not in text or "  - 王建国\n" not in text:
        raise Failed(text)


def main():
    wanted = sys.argv[4:]
    try:
        for fd in os.openpty():
            os.close(fd)
    except OSError as e:
        print(f"skipped: this machine gives no pseudo-terminal ({e})")
        return 77
    bad = 0
    for name, test in sorted(globals().items()):
        if not name.startswith("test_") or (wanted and name[5:] not in wanted):
            continue
        with tempfile.TemporaryDirectory() as top:
            try:
                test(top)
                print(f"ok      {name[5:]}")
            except Exception as e:
                bad += 1
                print(f"FAILED  {name[5:]}: {e if isinstance(e, Failed) else traceback.format_exc()}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
