#!/usr/bin/env python3
"""generate.py COUNT DIR: a ledger of about COUNT records with realistic rosters, the same bytes every time.

40 records a branch and year (12 committee meetings, 12 theme days, 4 members' meetings, 4 lessons, 6 talks, 2 others), five years a branch,
so 200 records a branch: 100,000 records are 500 branches with some 12 to 40 members each. Written from
the description of the format; shares no code with the program."""
import os, random, sys

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国文志红玉兰海燕晓波宇峰洁立新春雨青山松柏"
TOPICS = ["研究本月主题党日方案", "学习有关文件精神", "讨论窗口服务改进措施", "通报上月工作", "研究党员发展工作", "安排结对共建"]
REMARKS = ["先从群众意见最集中的事项做起，月底前拿出清单。", "建议分两批进行，不影响日常值班。", "上次的整改还差两项，请承办人说明进度。",
           "材料提前三天发给大家，会上只谈意见。", "同意，补充一点：请离退休同志也参加。", "社区反映停车问题，可以作为志愿服务的内容。"]


def put(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)


def people(r, branch, n):
    names = set()
    while len(names) < n:
        names.add(r.choice(SURNAMES) + "".join(r.choice(GIVEN) for _ in range(r.choice((1, 2, 2)))))
    return sorted(names)


def roster(branch, number, names):
    text = f"名称: 第{number}支部\n类型: 普通\n人员: 在职\n成立: 2015-01-01\n支委会:\n  - 起: 2021-01-01\n    任期: 5\n    成员:\n"
    for name, post in zip(names[:5], ("书记", "组织委员", "宣传委员", "纪检委员", "委员")):
        text += f"      - {{姓名: {name}, 职务: {post}}}\n"
    text += "党员:\n"
    for i, name in enumerate(names):
        text += f"  - {{编号: {branch}-m{i:02d}, 姓名: {name}, 入党: 2001-07-01, 转正: 2002-07-01}}\n"
    return text


def lists(r, due):
    away = r.sample(due, r.choice((0, 0, 1, 1, 2)))
    text = "出席: [" + ", ".join(n for n in due if n not in away) + "]\n"
    if not away:
        return text + "缺席: []\n"
    return text + "缺席:\n" + "".join(f"  - {{姓名: {n}, 事由: {r.choice(('出差', '病假', '年假', '值班'))}}}\n" for n in away)


def agenda(r, due):
    text = "议题:\n"
    for _ in range(r.choice((1, 2))):
        who = r.choice(due)
        text += f"  - 事项: {r.choice(TOPICS)}\n    发言: |\n"
        for name in r.sample(due, min(3, len(due))):
            text += f"      {name}：{r.choice(REMARKS)}\n"
        text += f"    决议: 按讨论意见落实\n    责任人: {who}\n    时限: 2026-12-31\n"
    return text


def sitting(kind, branch, date, names, due, body):
    return (f"类型: {kind}\n支部: {branch}\n日期: {date}\n时间: 14:30-15:50\n地点: 302会议室\n{body}"
            f"主持: {names[0]}\n记录: {names[1]}\n")


def write_year(r, top, branch, names, year):
    base = f"{top}/records/{branch}/{year}"
    for month in range(1, 13):
        date = f"{year}-{month:02d}-{r.randint(5, 12):02d}"
        put(f"{base}/{date}-committee-meeting.yaml",
            sitting("支委会", branch, date, names, names[:5], "") + lists(r, names[:5]) + agenda(r, names[:5]))
        date = f"{year}-{month:02d}-{r.randint(15, 24):02d}"
        put(f"{base}/{date}-theme-party-day.yaml",
            sitting("主题党日", branch, date, names, names, "名称: 集中学习和志愿服务\n") + lists(r, names) +
            "内容类别: [集中学习, 志愿服务]\n学习文件: [上级有关文件]\n内容: |\n  " + r.choice(REMARKS) + "\n")
    for month in (2, 5, 8, 11):
        date = f"{year}-{month:02d}-26"
        put(f"{base}/{date}-members-meeting.yaml",
            sitting("党员大会", branch, date, names, names, "") + lists(r, names) + agenda(r, names))
        date = f"{year}-{month:02d}-27"
        put(f"{base}/{date}-party-lesson.yaml",
            sitting("党课", branch, date, names, names, "名称: 结合岗位谈群众路线\n") + lists(r, names) +
            f"授课人: {names[0]}\n学时: 2\n")
    for i in range(6):
        date = f"{year}-{i + 3:02d}-{r.randint(1, 28):02d}"
        a, b = r.sample(names, 2)
        put(f"{base}/{date}-heart-talk-b{i}nc.yaml",
            f"类型: 谈心谈话\n支部: {branch}\n日期: {date}\n名称: 工作和思想情况\n谈话人: [{a}]\n谈话对象: [{b}]\n")
    for kind, slug, day in (("组织生活会", "organization-life-meeting", "20"), ("民主评议党员", "democratic-appraisal", "21")):
        date = f"{year}-12-{day}"
        said = "自我批评: |\n  学习不够系统\n相互批评: |\n  调查研究还不够深入\n查摆问题: [走访群众偏少]\n整改方向: 每月走访一次\n"
        extra = said + "形式: 党员大会\n名称: 年度专题\n会前步骤: {学习: %s-12-01, 征求意见: %s-12-05, 谈心谈话: %s-12-10}\n" % ((year,) * 3)
        if slug == "democratic-appraisal":
            extra = "步骤: {自评: %s, 互评: %s, 测评: %s}\n测评票: {发出: %d, 收回: %d, 有效: %d}\n" % ((date,) * 3 + (len(names),) * 3)
        put(f"{base}/{date}-{slug}.yaml",
            sitting(kind, branch, date, names, names, f"年度: {year}\n") + lists(r, names) + extra + agenda(r, names))


def main():
    count, top = int(sys.argv[1]), sys.argv[2]
    put(f"{top}/genesis.yaml", "格式: 1\n盐: 00112233445566778899aabbccddeeff\n日期: 2021-01-01\n")
    put(f"{top}/zzsh.yaml", "格式: 1\n名称: 测量用机关\n语言: zh\n时区: +08:00\n启用: 2021-01-01\n规则包: [national]\n")
    branches = max(1, count // 200)
    years = range(2021, 2021 + max(1, min(5, round(count / 40 / branches))))
    for number in range(1, branches + 1):
        r = random.Random(number)
        branch = f"zhb{number}"
        names = people(r, branch, r.randint(12, 40))
        put(f"{top}/branches/{branch}.yaml", roster(branch, number, names))
        for year in years:
            write_year(r, top, branch, names, year)


if __name__ == "__main__":
    main()
