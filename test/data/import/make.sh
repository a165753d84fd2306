#!/bin/sh
# sh test/data/import/make.sh: makes the tables in this folder anew, by the programs that offices and their exports use:
# openpyxl (python3-openpyxl), LibreOffice without a screen (libreoffice-calc-nogui, python3-uno) and iconv; none comes
# from zzsh. The ordinary test run needs none of them: the files are committed. All names and numbers are invented.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME="$work"

# Excel and WPS on Chinese Windows write GBK without a mark, CR LF, line breaks inside of quotation marks.
gbk() {
	sed 's/$/\r/' | iconv -f UTF-8 -t "$1" >"$2"
}

gbk GBK roster-gbk.csv <<'END'
第一支部党员信息导出,,,,,,,,
,,,,,,,,
序号,姓名,公民身份证号,所在党支部,加入党组织日期,转为正式党员日期,人员类别,手机号码,籍贯
1,王建国,110101196503071234,第一支部,1998/06/20,19990620,正式党员,13800001111,"北京,海淀"
2,李　敏,11010119750307123X,第一支部,2001年7月1日,2002-07-01,正式党员,13900002222,"河北
保定"
3,赵强,,第一支部,20191024,2020.10.24,正式党员,,
4,周洁,110101199903071238,第一支部,43762,44128,正式党员,,"""老家"""
合计,4,,,,,,,
END

gbk GB18030 roster-gb18030.csv <<'END'
姓名,支部名称,入党时间
㐀𠮷明,第一支部,2019-10-24
END

printf '\357\273\277姓名,支部名称,入党时间\r\n陈立,第一支部,2019-10-24\r\n' >roster-bom.csv
printf '姓名\t支部名称\t入党时间\n陈立\t第一支部\t2019-10-24\n' >roster-tabs.csv

gbk GBK roster-hard.csv <<'END'
姓名,支部名称,入党时间,转正时间,人员类别,党籍状态,备注
王建国,第一支部,1998-06-20,1999-06-20,正式党员,正常,名册里有，一样
李敏,第一支部,2001-07-01,2002-07-02,正式党员,正常,转正日期不同
孙丽,第一支部,2019.10,,正式党员,正常,缺日
吴昊,第一支部,2019.1,,正式党员,正常,1月还是10月
郑洁,第九支部,2019-10-24,,正式党员,正常,没有这个支部
冯涛,第一支部,2019-02-30,,正式党员,正常,没有这一天
陈晨,第一支部,2024-05-01,,入党积极分子,正常,不是党员
褚明,第一支部,2019-10-24,2020-10-24,预备党员,正常,自相矛盾
卫国,第一支部,2019-10-24,2020-10-24,正式党员,停止党籍,何时起没有写
赵强,第一支部,,,正式党员,正常,是不是同一个人
蒋欣,第一支部,2019-10-24,2018-10-24,正式党员,正常,转正早于入党
沈阳,第一支部,2019-10-24,2020-10-24,正式党员,正常,=1+1
沈阳,第一支部,2019-10-24,2020-10-24,正式党员,正常,同一个人两行
,第一支部,2019-10-24,2020-10-24,正式党员,正常,没有姓名
周洁,第二支部,2019-10-24,2020-10-24,正式党员,正常,换了支部
END

gbk GBK roster-life.csv <<'END'
第一支部党员变动情况,,,,,,,,,,
姓名,所在党支部,入党日期,转正日期,人员类别,党内职务,转入日期,党籍状态,转出日期,去向,说明
王建国,第一支部,1998-06-20,1999-06-20,正式党员,支部书记,,正常,,,
李敏,第一支部,2001-07-01,2002-07-01,正式党员,组织委员,,正常,,,
孙丽,第一支部,2010-07-01,2011-07-01,正式党员,支部委员,2025-02-01,正常,,,新来的
周洁,第一支部,2019-10-24,2020-10-24,正式党员,党小组组长,2025-03-01,正常,,,从第二支部转来
赵强,第一支部,2019-10-24,2020-10-24,正式党员,无,,已转出,2025年3月10日,市发改委机关支部,
END

gbk GBK roster-left.csv <<'END'
姓名,所在党支部,入党日期,党籍状态,离开日期
王建国,第一支部,1998-06-20,正常,2025-03-10
李敏,第一支部,2001-07-01,停止党籍,
钱峰,第一支部,2001-03-15,去世,2019-05-05
END

gbk GBK records-yearless.csv <<'END'
日期,类别,主题,地点,主持人,应到,实到
3月12日 14:30-15:40,支委会,甲,302会议室,王建国,9,8
3-20,主题党日,乙,社区,王建国,9,9
4/8 上午9点,支委会,丙,302会议室,李敏,9,7
2024-12-31,党课,丁,会议室,王建国,9,9
2月30日,支委会,戊,会议室,王建国,9,9
END

gbk GBK signin-gbk.csv <<'END'
第一支部支委会签到表,,,,
会议时间：2026年3月12日,,,,
序号,姓名,职务,签到,备注
1,王建国,书记,√,
2,李　敏,组织委员,李敏,
3,赵强,宣传委员,,出差
4,周洁,纪检委员,病假,
5,陈立,委员,,孩子生病，已电话请假13800001111
END

gbk GBK signin-empty.csv <<'END'
序号,姓名,签到
1,王建国,
2,李敏,
END

/usr/bin/python3 - <<'END'
import datetime, openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904
D, T = datetime.date, datetime.datetime

def roster(epoch, name):
    wb = openpyxl.Workbook()
    if epoch:
        wb.epoch = epoch
    ws = wb.active
    ws.title = "党员名册"
    ws.append(["市民服务中心机关党员名册"])
    ws.merge_cells("A1:I1")
    ws.append(["填报单位：机关党委", None, None, None, None, "2026年3月"])
    ws.append(["序号", "姓名", "身份证号码", "所在组织", "入党日期", "转正日期", "党员类型", "党小组", "联系电话"])
    ws.append([1, "王建国", "110101196503071234", "第一支部", D(1998, 6, 20), D(1999, 6, 20), "正式党员", None, "13800001111"])
    ws.append([2, "李敏", 110101197503071234, None, T(2001, 7, 1, 0, 0), "2002年7月1日", "正式党员", None, 13900002222])
    ws.append([3, "赵强", None, None, 20191024, "2020/10/24", "正式党员", None, None])
    ws.append([4, "周洁", None, "第二支部", "2019-10-24", None, "正式党员", None, None])
    ws.merge_cells("D4:D6")
    ws.append([5, "陈立", None, "第二支部", D(2025, 11, 3), None, "预备党员", None, None])
    ws["E7"].number_format = '@'
    ws["E8"].number_format = 'yyyy"年"m"月"d"日"'
    ws.append(["注：以上为全部党员"])
    hidden = wb.create_sheet("历史")
    hidden.sheet_state = "hidden"
    hidden.append(["姓名", "入党日期"])
    hidden.append(["不该读", "2000-01-01"])
    wb.create_sheet("填表说明").append(["请勿改动表头"])
    wb.save(name)

roster(None, "roster.xlsx")
roster(CALENDAR_MAC_1904, "roster-1904.xlsx")

wb = openpyxl.Workbook()
ws = wb.active
ws.title = "成员参会概况"
for row in [["会议主题", "第一支部支委会"], ["会议号", "123 456 789"], ["会议开始时间", "2026-03-12 14:30:00"],
            ["会议结束时间", "2026-03-12 15:40:00"], ["会议创建人", "李敏"], ["创建者部门", "-"], ["参会人数", 4], []]:
    ws.append(row)
ws["A8"] = "成员参会概况"
ws.append(["用户昵称（入会昵称）", "首次入会时间", "最后退会时间", "入会次数", "累计参会时长", "身份"])
for nick in ["建国（王建国）", "李敏（第一支部-李敏）", "赵强（赵强）", "iPhone（iPhone）"]:
    ws.append([nick, "2026-03-12 14:28:31", "2026-03-12 15:40:00", 1, "01:11:29", "成员"])
detail = wb.create_sheet("成员参会明细")
detail.append(["用户昵称（入会昵称）", "入会时间", "退会时间", "参会时长", "身份"])
detail.append(["建国（王建国）", "2026-03-12 14:28:31", "2026-03-12 15:40:00", "01:11:29", "主持人"])
wb.save("tencent.xlsx")

wb = openpyxl.Workbook()
ws = wb.active
ws.title = "会议台账"
ws.append(["第一支部2025年会议台账"])
ws.merge_cells("A1:O1")
ws.append("序号 编号 日期 起止时间 类别 主题/议题 地点 主持人 记录人 应到 实到 缺席（姓名及原因） 列席 主要内容/决议 备注".split())
ws.append([1, "2025-01", D(2025, 3, 12), "14:30-15:40", "支委会", "1.研究3月主题党日方案\n2.研究党费收缴", "302会议室", "王建国", "李敏",
           4, 3, "周洁（出差）", None, "赵强：建议与社区结对\n李敏：同意", "联系人13800001111"])
ws.append([2, "2025-02", "2025年3月20日", "下午2:30—4:00", "主题党日活动", "走进社区", "社区", "王建国", "李敏", 4, 4, "无",
           "张立（区委组织部）", "集中学习并开展志愿服务", None])
ws.append([3, "2025-03", 45743, "1430-1540", "党员大会", "推选先进", "会议室", "王建国", "李敏", 20, 18, "赵强、周洁", None, "推选王建国", None])
wb.create_sheet("谈心谈话台账").append("序号 时间 地点 谈话人 谈话对象 类型 主题 要点 意见建议 后续".split())
talks = wb["谈心谈话台账"]
talks.append([1, D(2025, 5, 6), "办公室", "王建国", "赵强", "一对一", "思想动态", "谈了什么什么", "希望多培训", None])
talks.append([2, "2025.5.7", "办公室", "李敏", "周洁", "一对一", "工作情况", None, None, None])
lessons = wb.create_sheet("党课台账")
lessons.append("日期 授课人 职务 题目 应到/实到 学时".split())
lessons.append([D(2025, 6, 27), "王建国", "书记", "学习党章", "4/4", "2学时"])
wb.save("records.xlsx")

ws = openpyxl.Workbook()
sheet = ws.active
sheet.title = "台账"
sheet.append("日期 类别 主题 地点 谈话人 谈话对象".split())
sheet.append([D(2025, 4, 9), "支委扩大会", "名称不对", "x", None, None])
sheet.append(["4月9日", "支委会", "没有年份", "x", None, None])
sheet.append([D(2025, 4, 10), None, "没有类别", "x", None, None])
sheet.append([D(2025, 4, 11), "谈心谈话", "名册里没有", "x", "王建国", "张不知"])
sheet.append([D(2025, 4, 14), "谈心谈话", "第一次", "x", "王建国", "赵强"])
sheet.append([D(2025, 4, 14), "谈心谈话", "又一次", "x", "王建国", "赵强"])
sheet.append([D(2027, 4, 14), "支委会", "还没有到", "x", None, None])
sheet.append([D(2025, 4, 15), "支委会", "上午", "x", None, None])
sheet.append([D(2025, 4, 15), "支委会", "下午", "x", None, None])
ws.save("records-hard.xlsx")
END

office() {
	soffice --headless --norestore "-env:UserInstallation=file://$work/office" "$@" >/dev/null 2>&1
}
office --convert-to xlsx:"Calc MS Excel 2007 XML" --outdir "$work" roster.xlsx
mv "$work/roster.xlsx" roster-office.xlsx
office --convert-to xls:"MS Excel 97" --outdir . roster.xlsx
office --convert-to ods --outdir . roster.xlsx

# Protected by the password "zzsh".
office --accept="socket,host=127.0.0.1,port=20021;urp;" &
/usr/bin/python3 - <<'END'
import os, time, uno
from com.sun.star.beans import NamedValue, PropertyValue
local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
for _ in range(60):
    try:
        remote = resolver.resolve("uno:socket,host=127.0.0.1,port=20021;urp;StarOffice.ComponentContext")
        break
    except Exception:
        time.sleep(1)
desktop = remote.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", remote)
url = lambda name: uno.systemPathToFileUrl(os.path.abspath(name))
prop = lambda n, v: PropertyValue(Name=n, Value=v)
doc = desktop.loadComponentFromURL(url("roster.xlsx"), "_blank", 0, (prop("Hidden", True),))
secret = uno.Any("[]com.sun.star.beans.NamedValue", (NamedValue("CryptoType", "Standard"), NamedValue("OOXPassword", "zzsh")))
uno.invoke(doc, "storeToURL", (url("locked.xlsx"), uno.Any("[]com.sun.star.beans.PropertyValue", (
    prop("FilterName", "Calc MS Excel 2007 XML"), prop("EncryptionData", secret)))))
doc.close(True)
try:
    desktop.terminate()
except Exception:
    pass
END
wait
