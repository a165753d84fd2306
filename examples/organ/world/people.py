"""Who lives in this organ: organisations, members, posts. All names are invented.

A line of a roster: name, pinyin, day of joining, marks. Marks:
  p=DAY   probationary, full member from that day (without it: a year after joining)
  f=DAY   member of this branch from that day           l=DAY:HOW[:TO]  left
  s=STATUS:FROM[:UNTIL[:REASON]]                        g=GROUP
  d=POST  post outside of the branch, a leading cadre's  D=POST  another post
  y=READING  pinyin where the usual one is wrong        i=ID  an id that was given elsewhere; i=- none
"""
from base import base32, day, lines, sm3

ROSTERS = {
    "zhb1": """
高文源 gaowenyuan 1993-06-26 d=秘书长
周启明 zhouqiming 1998-12-08
唐雅琴 tangyaqin 2003-07-01
钱卫国 qianweiguo 2001-11-20
孟晓冬 mengxiaodong 2009-06-18
龚立群 gongliqun 2006-05-30
田野 tianye 2011-12-15
沈一鸣 shenyiming 2014-06-25
邵佳宁 shaojianing 2016-11-30
傅春晖 fuchunhui 2008-07-01
陆子轩 luzixuan 2023-06-28 p=2024-06-28
白洁 baijie 2012-10-19
单晓峰 shanxiaofeng 2010-04-22 y=Shan#Xiaofeng""",
    "zhb2": """
许建华 xujianhua 1995-07-01 d=副秘书长 g=g1
郑海东 zhenghaidong 1999-06-22 g=g1
冯雪梅 fengxuemei 2004-12-10 g=g2
陈曦 chenxi 2010-06-28 g=g3
褚卫东 chuweidong 2002-07-01 g=g1
卫兰芝 weilanzhi 2005-11-16 g=g2
蒋涛 jiangtao 2007-06-20 g=g2
沈佳 shenjia 2013-12-05 g=g2
韩冬 handong 2011-06-30 g=g3
杨帆 yangfan 2015-05-27 g=g3
朱琳 zhulin 2017-12-20 g=g3
李静 lijing 2008-06-19 g=g1
李静 lijing 2018-11-23 g=g3
秦朗 qinlang 2012-07-01 g=g1
尤佳慧 youjiahui 2016-06-16 g=g2
何平 heping 2000-12-18 g=g1
吕青 lvqing 2014-11-26 g=g3
施展 shizhan 2019-06-27 g=g2
张弛 zhangchi 2009-12-11 g=g1
孔令娴 konglingxian 2006-07-01 g=g2
曹阳 caoyang 2013-06-14 g=g3
华秋实 huaqiushi 2025-12-18 p=- g=g2""",
    "zhb3": """
魏长河 weichanghe 1997-06-30
陶然 taoran 2010-12-09
姜敏之 jiangminzhi 2007-07-01
戚继平 qijiping 2003-06-24
谢天佑 xietianyou 2015-11-19
邹晓芸 zouxiaoyun 2012-06-21
喻安 yuan 2018-06-29""",
    "zhb4": """
柏文静 baiwenjing 2005-06-30
水清 shuiqing 2009-12-17
窦志远 douzhiyuan 2011-07-01
章程 zhangcheng 2014-06-20
云舒 yunshu 2017-11-28
苏禾 suhe 2024-11-21 p=2025-11-21""",
    "zhb5": """
潘志刚 panzhigang 2000-06-29
葛平 geping 2006-12-14
奚玉成 xiyucheng 2010-06-23
范小雨 fanxiaoyu 2016-07-01
彭超 pengchao 2013-11-21
郎峰 langfeng 2008-06-26
鲁大勇 ludayong 2003-12-12
韦宁 weining 2017-06-22
昌盛 changsheng 2011-11-17 s=流动:2023-09-01::驻外省项目
马骁 maxiao 2015-06-18 s=流动:2023-10-16::驻外省项目""",
    "zhb6": """
苗德明 miaodeming 1972-07-01
凤桂英 fengguiying 1975-06-28
花守仁 huashouren 1970-11-30
方国栋 fangguodong 1978-07-01
俞秀兰 yuxiulan 1981-06-25
任长庚 renchanggeng 1969-12-20
袁凤英 yuanfengying 1983-07-01
柳成荫 liuchengyin 1976-05-16
酆玉山 fengyushan 1980-06-30
鲍素珍 baosuzhen 1979-12-01
史永年 shiyongnian 1974-07-01
唐守义 tangshouyi 1985-06-27
费孝贤 feixiaoxian 1982-11-11
廉广才 lianguangcai 1966-07-01 l=2024-10-06:去世
岑瑞芳 cenruifang 1971-06-26 s=免于参加:2022-03-01::年老体弱
薛宝田 xuebaotian 1968-12-09 s=免于参加:2023-05-01::长期卧床""",
    "zhb7": """
贺兰馨 helanxin 2004-06-22
倪彬 nibin 2011-06-30
汤臣 tangchen 2013-12-19
滕飞 tengfei 2015-07-01
罗䶮 luoyan 2018-06-21 y=Luo#Yan
殷实 yinshi 2009-11-25
毕成 bicheng 2016-12-08
郝运 haoyun 2025-09-18 p=-""",
    "zhb8": """
邬思远 wusiyuan 1999-07-01
安然 anran 2008-12-18
常青 changqing 2012-06-28
乐怡 yueyi 2014-07-01 y=Yue#Yi
于振 yuzhen 2006-06-16
时雨 shiyu 2017-06-30
皮日昌 pirichang 2001-11-29
卞玉洁 bianyujie 2010-07-01""",
    "zhb9": """
姚远 yaoyuan 1996-06-27 d=副秘书长
康泰 kangtai 1998-07-01
伍建军 wujianjun 2004-06-24
余欢 yuhuan 2011-12-22
卜凡 bufan 2013-07-01
顾维 guwei 2007-11-14
孟庆丰 mengqingfeng 2002-06-20
平安妮 pinganni 2016-06-30
黄河清 huangheqing 2009-07-01
和煦 hexu 2015-12-10
穆清 muqing 2018-07-01""",
    "zhb10": """
谈家栋 tanjiadong 1997-06-18 d=副秘书长
湛蓝 zhanlan 2005-07-01
汪海涛 wanghaitao 2010-06-25 s=出国（境）:2024-11-04:2025-02-28:公派考察 d=办公室副主任
祁连生 qiliansheng 2001-12-06
毛文竹 maowenzhu 2012-07-01
禹航 yuhang 2014-11-27
狄明辉 diminghui 2008-06-12 s=出国（境）:2024-09-02:2025-02-28:公派进修
米晓莉 mixiaoli 2016-07-01
贝蕾 beilei 2013-06-29
臧红霞 zanghongxia 2006-11-09
计成林 jichenglin 2018-12-13
伏波 fubo 2017-07-01 l=2025-01-13:转出:市数据资源局党支部
温如玉 wenruyu 2014-07-01""",
    "zhb11": """
成立新 chenglixin 1999-06-30 g=g1
戴维国 daiweiguo 2003-07-01 g=g1
宋佳音 songjiayin 2010-06-24 g=g2
茅以安 maoyian 2007-12-20 g=g2
庞统之 pangtongzhi 2012-07-01 g=g1
熊小满 xiongxiaoman 2016-06-23 g=g2
纪晓晨 jixiaochen 2014-07-01 g=g1
项东明 xiangdongming 2005-06-30 g=g1
祝福来 zhufulai 2001-11-08 g=g1
董若兰 dongruolan 2017-12-07 g=g2
梁爽 liangshuang 2011-06-16 g=g2
杜鹃红 dujuanhong 2009-07-01 g=g2
阮玉 ruanyu 2013-12-26 g=g2
蓝天翔 lantianxiang 2015-07-01 g=g1
闵行知 minxingzhi 2018-06-28 g=g1
席慕白 ximubai 2006-07-01 g=g2
季春 jichun 2012-12-13 g=g2
麻建设 majianshe 2000-06-29
强盛华 qiangshenghua 2008-11-20 g=g1
贾思敏 jiasimin 2019-07-01 g=g2
路遥知 luyaozhi 2014-12-18 g=g3
娄晓东 louxiaodong 2010-07-01 g=g3
危平 weiping 2004-06-17 g=g1
江心月 jiangxinyue 2016-12-01 g=g2""",
    "zhb12": """
童大林 tongdalin 2000-07-01
颜如 yanru 2007-06-28
郭宝山 guobaoshan 1998-12-03
梅长青 meichangqing 2011-07-01
盛夏 shengxia 2014-06-26
林深 linshen 2012-12-20
刁德胜 diaodesheng 2003-07-01
钟声 zhongsheng 2016-06-30
徐来 xulai 2009-11-12
邱实 qiushi 2017-07-01
骆祥林 luoxianglin 2005-06-23 l=2024-05-20:去世
高山青 gaoshanqing 2013-07-01 s=免于参加:2024-01-01::重病住院
夏至 xiazhi 2018-12-06
于芳 yufang 1991-07-01 i=- l=2023-02-10:去世
于芳 yufang 2016-12-15 i=-""",
    "zhb13": """
蔡文轩 caiwenxuan 2001-07-01
田秀英 tianxiuying 2006-06-29
樊星 fanxing 2012-07-01
胡杨林 huyanglin 2009-12-24
凌云志 lingyunzhi 2015-06-25
霍达山 huodashan 2003-07-01
虞美华 yumeihua 2013-11-14
万里晴 wanliqing 2017-07-01
支援 zhiyuan 2010-06-17
柯桥生 keqiaosheng 2008-07-01""",
}

# kind, name, alias, founded, superior, marks
BRANCHES = {
    "zhb1": dict(name="秘书一处党支部", short="秘书一处", founded="2016-03-01", superior="jgdw"),
    "zhb2": dict(name="秘书二处党支部", short="秘书二处", founded="2016-03-01", superior="jgdw"),
    "zhb3": dict(name="督查室党支部", short="督查室", founded="2018-09-12", superior="jgdw"),
    "zhb4": dict(name="法规处党支部", short="法规处", founded="2019-04-10", superior="jgdw"),
    "zhb5": dict(name="信访值班联合党支部", short="信访值班", kind="联合", founded="2019-04-10", superior="jgdw",
                 units=["信访联络处", "总值班室", "应急协调处", "保密室", "机要室", "车辆调度室"]),
    "zhb6": dict(name="离退休干部党支部", short="离退休", staff="离退休", founded="2012-06-20", superior="jgdw"),
    "zhb7": dict(name="政务公开处党支部", short="政务公开处", founded="2024-07-10", superior="jgdw"),
    "zhb8": dict(name="综合调研处党支部", short="综合调研处", founded="2016-03-01", dissolved="2025-06-30", into="zhb9",
                 superior="jgdw"),
    "zhb9": dict(name="城市运行处党支部", short="城市运行处", founded="2017-05-24", superior="jgdw"),
    "zhb10": dict(name="信息中心党支部", short="信息中心", founded="2014-08-15", superior="zz"),
    "zhb11": dict(name="政务热线中心党支部", short="热线中心", founded="2015-10-26", superior="zz"),
    "zhb12": dict(name="后勤服务中心党支部", short="后勤中心", founded="2013-11-07", superior="zz"),
    "zhb13": dict(name="驻省城联络处党支部", short="联络处", founded="2016-03-01", superior="jgdw"),
    "ls1": dict(name="防汛应急值守临时党支部", short="防汛临时", kind="临时", founded="2025-06-16", dissolved="2025-09-12",
                superior="jgdw"),
}

# Terms: from, until, marks, posts. "-" = no committee. A post may end: name=post:until
TERMS = {
    "zhb1": [("2023-11-09", None, "周启明=书记 唐雅琴=副书记 钱卫国=组织委员 孟晓冬=宣传委员 龚立群=纪检委员")],
    "zhb2": [("2024-03-21", None, "郑海东=书记 冯雪梅=副书记 陈曦=组织委员 褚卫东=宣传委员 卫兰芝=纪检委员"),
             ("2021-03-24", "2024-03-20", "郑海东=书记 何平=副书记 陈曦=组织委员 褚卫东=宣传委员 卫兰芝=纪检委员")],
    "zhb3": [("2023-09-14", None, "魏长河=书记 陶然=组织委员 姜敏之=宣传委员")],
    "zhb4": [("2023-10-19", None, "- 柏文静=书记 水清=副书记")],
    "zhb5": [("2024-01-18", None, "潘志刚=书记 葛平=组织委员 奚玉成=宣传委员"),
             ("2021-01-20", "2024-01-17", "潘志刚=书记 鲁大勇=组织委员 奚玉成=宣传委员")],
    "zhb6": [("2023-12-06", None, "苗德明=书记 凤桂英=组织委员 花守仁=宣传委员")],
    "zhb7": [("2024-07-10", None, "贺兰馨=书记 倪彬=组织委员 汤臣=宣传委员")],
    "zhb8": [("2022-12-08", None, "邬思远=书记 安然=组织委员")],
    "zhb9": [("2023-06-15", None, "康泰=书记 伍建军=副书记 余欢=组织委员 卜凡=宣传委员 顾维=纪检委员")],
    "zhb10": [("2023-10-12", None, "湛蓝=书记 祁连生=副书记 毛文竹=组织委员 禹航=宣传委员 狄明辉=纪检委员")],
    "zhb11": [("2021-03-25", None, "成立新=书记 戴维国=副书记 宋佳音=组织委员 茅以安=宣传委员 庞统之=纪检委员")],
    "zhb12": [("2024-09-26", None, "童大林=书记 颜如=组织委员 郭宝山=宣传委员"),
              ("2021-09-29", "2024-09-25", "童大林=书记 梅长青=组织委员 郭宝山=宣传委员")],
    "zhb13": [("2024-05-16", None, "- 蔡文轩=书记 田秀英=副书记"),
              ("2021-05-20", "2024-05-15", "- 蔡文轩=书记 樊星=副书记")],
    "ls1": [("2025-06-16", None, "- 康泰=书记 湛蓝=副书记")],
}
GROUPS = {
    "zhb2": [("g1", "综合组", "2016-03-01", "秦朗"), ("g2", "公文组", "2016-03-01", "蒋涛"),
             ("g3", "会务组", "2019-04-10", "韩冬")],
    "zhb11": [("g1", "受理组", "2015-10-26", "项东明"), ("g2", "转办组", "2015-10-26", "梁爽"),
              ("g3", "质检组", "2022-01-04", "路遥知")],
}
BODIES = {
    "dz": dict(name="栖川市人民政府办公室党组", kind="党组", founded="2016-03-01", dlm="适用",
               terms=[("2022-02-28", None, "高文源=书记 许建华=副书记 姚远=委员 谈家栋=委员 郑海东=委员 汪海涛=委员 "
                       "周启明=委员")]),
    "lldz": dict(name="栖川市人民政府驻省城联络处党组", kind="党组", founded="2018-01-15", dlm="适用",
                 terms=[("2023-01-10", None, "蔡文轩=书记 霍达山=委员 支援=委员")]),
    "jgdw": dict(name="栖川市人民政府办公室机关党委", kind="机关党委", founded="2016-03-01", dlm="不适用",
                 terms=[("2021-11-08", None, "许建华=书记 白洁=副书记 钱卫国=委员 冯雪梅=委员 魏长河=委员 李静=委员")]),
    "zz": dict(name="直属单位党总支", kind="总支", founded="2019-04-10", superior="jgdw",
               terms=[("2023-06-20", None, "童大林=书记 湛蓝=副书记 成立新=委员")]),
}
TEMPORARY = "康泰 湛蓝 郎峰 谢天佑 田野 孟庆丰 禹航 纪晓晨 钟声".split()


class Person:
    def __init__(self, line, branch):
        words = line.split()
        self.name, self.pinyin, self.joined = words[0], words[1], day(words[2])
        self.branch, self.group, self.statuses, self.posts, self.reading = branch, None, [], [], None
        self.full = day(f"{self.joined.year + 1}{words[2][4:]}")
        self.origin, self.moves, self.id = None, [], None
        for word in words[3:]:
            self._mark(*word.split("=", 1))
        text = f"{self.name}\n{self.joined}\n{branch}".encode()
        if self.id is None:
            self.id = f"{self.pinyin.replace('v', 'u')}-{base32(sm3(text), 4)}"
        elif self.id == "-":
            self.id = None
        # (branch, from, left on, how, to): the first one begins with the membership itself
        if not self.moves:
            self.moves = [(branch, None, None, None, None)]

    def _mark(self, mark, value):
        if mark == "p":
            self.full = None if value == "-" else day(value)
        elif mark == "l":
            on, how, *to = value.split(":")
            self.moves = [(self.branch, None, day(on), how, to[0] if to else None)]
        elif mark == "s":
            status, start, until, reason = (value.split(":") + ["", "", ""])[:4]
            self.statuses.append((status, day(start), day(until) if until else None, reason))
        elif mark == "g":
            self.group = value
        elif mark in "dD":
            self.posts.append((value, mark == "d"))
        elif mark == "y":
            self.reading = value.replace("#", " ")
        elif mark == "i":
            self.id = value

    def move(self, to, on):
        branch, start, _, _, _ = self.moves[-1]
        self.moves[-1] = (branch, start, on, "转出", to)
        self.moves.append((to, on, None, None, None))

    def full_on(self, d):
        return self.full is not None and self.full <= d

    def member_of(self, branch, d):
        """The new branch has somebody from the day of the transfer on; whoever joins, from the day of the vote."""
        return d >= self.joined and any(b == branch and (start is None or start <= d) and (end is None or d < end)
                                        for b, start, end, _, _ in self.moves)

    def has(self, names, d):
        return next((s for s in self.statuses if s[0] in names and s[1] <= d and (s[2] is None or d <= s[2])), None)

    def excused(self, d):
        return self.has(("免于参加", "流动", "出国（境）"), d) is not None


def all_people():
    people = []
    for branch, text in ROSTERS.items():
        people += [Person(line, branch) for line in lines(text)]
    by = {}
    for p in people:
        by.setdefault(p.name, []).append(p)
    # Before the branch of 2024-07-10 there was none of that name: its people came from two others.
    for name in "贺兰馨 倪彬 汤臣 滕飞 罗䶮".split():
        _start_elsewhere(by[name][0], "zhb8", "zhb7", day("2024-07-10"))
    for name in "殷实 毕成".split():
        _start_elsewhere(by[name][0], "zhb2", "zhb7", day("2024-07-10"))
    # The merger of 2025-06-30.
    for p in people:
        if p.moves[-1][0] == "zhb8":
            p.move("zhb9", day("2025-07-01"))
    by["白洁"][0].statuses.append(("请假", day("2025-03-10"), day("2025-08-22"), "产假"))
    by["沈一鸣"][0].statuses.append(("借调", day("2025-09-01"), day("2026-08-31"), "省信访局跟班"))
    by["傅春晖"][0].move("zhb7", day("2026-01-12"))
    by["何平"][0].moves[-1] = ("zhb2", None, day("2025-04-14"), "转出", "市政协机关党支部")
    return people


def _start_elsewhere(p, before, after, on):
    p.branch = before
    p.moves = [(before, None, on, "转出", after), (after, on, None, None, None)]
    if before == "zhb2":
        p.group = "g3" if p.name == "毕成" else "g2"


def parse_posts(text):
    """[(name, post)], whether there is no committee."""
    words = text.split()
    none = words[0] == "-"
    return [tuple(w.split("=")) for w in words if w != "-"], none

