/* Numbers that a text has and the fields have not, or the other way round (red flags D11, D14), and numbers
 * that no record should hold (D15). None of the latter is ever printed. */
#include "rules/checks.h"

#include "base/text.h"
#include "model/fields.h"
#include "rules/texts.h"

#include <string.h>

enum { VOTE, PRESENT, DUE, IDENTITY, TELEPHONE };

const struct zz_finding_def zz_findings_numbers[] = {
	[VOTE] = {"vote-without-numbers", ZZ_QUESTION,
			  N_("the text speaks of a vote on “{topic}” ({word}), and no numbers are given"),
			  N_("Enter how the votes fell (zzsh amend)."),
			  N_("the vote is still to come, or was an election")},
	[PRESENT] = {"attendance-in-text", ZZ_QUESTION,
				 N_("the text says that {said} came, the list of those present has {listed}"),
				 N_("Check the sign-in sheet and correct one of the two (zzsh amend)."),
				 N_("guests are counted in the text; the sentence is about another sitting")},
	[DUE] = {"attendance-in-text", ZZ_QUESTION,
			 N_("the text says that {said} were due, by the lists and the roster {listed}"),
			 N_("Check the roster and correct one of the two (zzsh roster, zzsh amend)."),
			 N_("guests are counted in the text; the sentence is about another sitting")},
	[IDENTITY] =
		{"private-number", ZZ_QUESTION, N_("somebody's identity number stands here"),
		 N_("Take it out (zzsh amend). The history keeps it: if that matters, ask who keeps the ledger "
			"before it is sent on."),
		 N_("the digits are a document's or an account's number")},
	[TELEPHONE] = {"private-number", ZZ_QUESTION, N_("what looks like a mobile telephone number stands here"),
				   N_("Take it out (zzsh amend); a record needs no numbers of people."),
				   N_("a number of eleven digits that means something else")},
	{NULL, ZZ_INFO, NULL, NULL, NULL},
};
#define FOUND(which) (&zz_findings_numbers[which])

/* --- votes --- */

/* Matters that only a members' meeting decides: 支部工作条例 第十一条 (work reports, elections, admission and
 * confirmation of members, commendation, 组织处置, discipline). */
static bool reserved(struct zz_str topic)
{
	static const char *const words[] = {
		"工作报告", "选举", "换届",     "补选", "接收预备党员", "发展党员",       "吸收",    "转正", "预备期",
		"预备党员", "表彰", "组织处置", "处分", "优秀共产党员", "优秀党务工作者", "评先评优"};
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (zz_str_find(topic, zz_str(words[i])) >= 0)
			return true;
	return false;
}

static size_t front_of_clause(struct zz_str text, size_t at)
{
	static const char *const ends[] = {"。", "，", "；", "\n", "："};
	size_t from = 0;
	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
		for (size_t k = 0; k < at;) {
			ptrdiff_t found = zz_str_find(zz_str_sub(text, k, at), zz_str(ends[i]));
			if (found < 0)
				break;
			k += (size_t)found + strlen(ends[i]);
			from = k > from ? k : from;
		}
	return from;
}

/* 不作表决, 下次会议表决, 提交上级表决: no vote was taken here. */
static bool voted(struct zz_str text, struct zz_str word)
{
	static const char *const other[] = {"不",     "未",   "没",   "拟",   "将",  "下次",
										"下一次", "提交", "提请", "另行", "上次"};
	for (size_t from = 0; from < text.n;) {
		ptrdiff_t at = zz_str_find(zz_str_sub(text, from, text.n), word);
		if (at < 0)
			return false;
		size_t here = from + (size_t)at;
		struct zz_str before = zz_str_sub(text, front_of_clause(text, here), here);
		bool plain = true;
		for (size_t i = 0; i < sizeof other / sizeof other[0]; i++)
			plain &= zz_str_find(before, zz_str(other[i])) < 0;
		if (plain)
			return true;
		from = here + word.n;
	}
	return false;
}

static void check_vote(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r,
					   const struct zz_own_text *o)
{
	const struct zz_str *words = rule->words.at;
	for (uint32_t k = 0; k < rule->words.n; k++) {
		if (!voted(o->text, words[k]))
			continue;
		struct zz_finding *f = ZZ_REPORT(j, FOUND(VOTE), rule, r, o->part.p, ZZ_ATEXT("topic", o->topic),
										 ZZ_ATEXT("word", words[k]));
		zz_texts_locate(j->texts, r, o->lines, words[k], f);
		return;
	}
}

/* One finding an item: where remarks and decision both speak of the vote, at the first of them. */
void zz_check_vote_words(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r,
						 const struct zz_record_text *t)
{
	const struct zz_agenda *agenda = r->agenda.at;
	size_t told = 0;
	if (r->election.given || r->imported)
		return;
	for (size_t i = 0; i < t->n; i++) {
		const struct zz_own_text *o = &t->at[i];
		size_t before = j->v->findings.n;
		if (!o->item || o->item > r->agenda.n || o->item == told || agenda[o->item - 1].vote.given ||
			!reserved(o->topic))
			continue;
		check_vote(j, rule, r, o);
		if (j->v->findings.n > before)
			told = o->item;
	}
}

/* --- how many came --- */

/* One Chinese numeral off the front: 0 to 9, or 10; -1 where there is none. */
static int numeral(struct zz_str *s)
{
	static const char *const numerals[] = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
	for (int i = 0; i <= 10; i++)
		if (zz_str_starts(*s, numerals[i])) {
			*s = zz_str_sub(*s, strlen(numerals[i]), s->n);
			return i;
		}
	return -1;
}

/* 八, 十二, 三十五. */
static long chinese_number(struct zz_str *s)
{
	enum { TEN = 10 };
	struct zz_str rest;
	int first = numeral(s);
	if (first < 0)
		return -1;
	if (first < TEN) {
		rest = *s;
		if (numeral(&rest) != TEN)
			return first;
		*s = rest;
	}
	rest = *s;
	int ones = numeral(&rest);
	long tens = first == TEN ? TEN : first * TEN;
	if (ones < 0 || ones == TEN)
		return tens;
	*s = rest;
	return tens + ones;
}

/* 12, １２ or 十二; -1 where no number stands there. */
static long number_at(struct zz_str *s)
{
	enum { MOST = 10000 };
	long value = -1;
	while (value < MOST) {
		struct zz_str rest = *s;
		int32_t cp = zz_utf8_next(&rest);
		long digit = cp >= '0' && cp <= '9' ? cp - '0' : cp >= 0xFF10 && cp <= 0xFF19 ? cp - 0xFF10 : -1;
		if (digit < 0)
			break;
		value = (value < 0 ? 0 : value) * 10 + digit;
		*s = rest;
	}
	return value < 0 ? chinese_number(s) : value;
}

/* 党员, 人数, 共, 为, ： between the word and the number. */
static struct zz_str skip_filler(struct zz_str s)
{
	static const char *const fillers[] = {"党员", "人数", "人员", "会议", "委员", "共",
										  "为",   "：",   ":",    " ",    "有"};
	for (bool more = true; more;) {
		more = false;
		for (size_t i = 0; i < sizeof fillers / sizeof fillers[0]; i++)
			if (zz_str_starts(s, fillers[i])) {
				s = zz_str_sub(s, strlen(fillers[i]), s.n);
				more = true;
			}
	}
	return s;
}

static long said_at(struct zz_str behind)
{
	struct zz_str s = skip_filler(behind);
	long n = number_at(&s);
	return zz_str_starts(s, "人") || zz_str_starts(s, "名") ? n : -1;
}

/* The sentence is about something else: another sitting, another place, a part of those present. */
static bool about_another(struct zz_str text, size_t at)
{
	static const char *const others[] = {"上次", "上月", "上季",     "去年",     "上年",  "前次",
										 "以往", "历次", "社区",     "街道",     "全市",  "全区",
										 "全县", "全局", "群众",     "村民",     "居民",  "各支部",
										 "其中", "列席", "有表决权", "正式党员", "应参加"};
	size_t from = 0;
	struct zz_str sentence = zz_str_sub(text, 0, at);
	for (ptrdiff_t end; (end = zz_str_find(zz_str_sub(sentence, from, at), ZZ_STR("。"))) >= 0;)
		from += (size_t)end + 3;
	for (ptrdiff_t end; (end = zz_str_find(zz_str_sub(sentence, from, at), ZZ_STR("\n"))) >= 0;)
		from += (size_t)end + 1;
	sentence = zz_str_sub(text, from, at);
	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
		if (zz_str_find(sentence, zz_str(others[i])) >= 0)
			return true;
	return false;
}

static long first_said(struct zz_str text, const char *word, struct zz_str *where)
{
	struct zz_str w = zz_str(word);
	for (size_t from = 0; from < text.n;) {
		ptrdiff_t at = zz_str_find(zz_str_sub(text, from, text.n), w);
		if (at < 0)
			return -1;
		size_t here = from + (size_t)at;
		long n = said_at(zz_str_sub(text, here + w.n, text.n));
		*where = zz_str_sub(text, here, here + w.n);
		if (n >= 0 && !about_another(text, here))
			return n;
		from = here + w.n;
	}
	return -1;
}

static void report_heads(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r,
						 const struct zz_own_text *o, int which, long said, long listed, struct zz_str where)
{
	struct zz_finding *f =
		ZZ_REPORT(j, FOUND(which), rule, r, o->part.p, ZZ_ANUM("said", said), ZZ_ANUM("listed", listed));
	zz_texts_locate(j->texts, r, o->lines, where, f);
}

/* Every reading that makes the two agree is taken. */
void zz_check_heads_in_text(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r,
							const struct zz_record_text *t)
{
	static const char *const came[] = {"实到", "到会", "出席会议"};
	struct zz_attendance a;
	struct zz_str where;
	if (!zz_record_linked(j, r) || !zz_kinds[r->kind].due || r->joint_with.n)
		return;
	zz_record_attendance(j->l, r, &a);
	long guests = t->guests, all = a.listed_present + a.listed_absent;
	for (size_t i = 0; a.known && i < t->n; i++) {
		struct zz_str text = t->at[i].text;
		for (size_t k = 0; k < sizeof came / sizeof came[0]; k++) {
			long n = first_said(text, came[k], &where);
			if (n < 0 || n == a.listed_present || n == a.listed_present + guests || n == a.present ||
				n == a.voters_present || n == a.listed_present - a.online)
				continue;
			report_heads(j, rule, r, &t->at[i], PRESENT, n, a.listed_present, where);
			break;
		}
		long due = first_said(text, "应到", &where);
		if (due >= 0 && due != a.due && due != all && due != a.voters_due && due != all + guests)
			report_heads(j, rule, r, &t->at[i], DUE, due, all, where);
	}
}

/* --- identity and telephone numbers --- */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* GB 11643-1999: seventeen digits, a real date of birth among them, and a check character (ISO 7064, MOD
 * 11-2). */
static bool identity_number(const char *p)
{
	static const int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
	int sum = 0;
	for (int i = 0; i < 17; i++) {
		if (!is_digit(p[i]))
			return false;
		sum += (p[i] - '0') * weights[i];
	}
	char check = "10X98765432"[sum % 11], is = p[17] == 'x' ? 'X' : p[17];
	int year = (p[6] - '0') * 1000 + (p[7] - '0') * 100 + (p[8] - '0') * 10 + (p[9] - '0');
	int month = (p[10] - '0') * 10 + (p[11] - '0'), day = (p[12] - '0') * 10 + (p[13] - '0');
	return is == check && year >= 1880 && year < 2100 && zz_day_of(year, month, day) != ZZ_NO_DAY;
}

static bool mobile_number(const char *p)
{
	for (int i = 0; i < 11; i++)
		if (!is_digit(p[i]))
			return false;
	return p[0] == '1' && p[1] >= '3';
}

/* What number a run of digits is, -1 if none. A check character may follow the digits. */
static int number_of(struct zz_str s, size_t from, size_t until)
{
	enum { ID = 18, MOBILE = 11 };
	size_t n = until - from;
	bool checked = n == ID - 1 && until < s.n && (s.p[until] == 'X' || s.p[until] == 'x');
	if ((n == ID || checked) && identity_number(s.p + from))
		return IDENTITY;
	return n == MOBILE && mobile_number(s.p + from) ? TELEPHONE : -1;
}

/* The first such number that stands by itself. A run of eleven digits covers every eleventh byte, so that no
 * other need be looked at. */
static int find_number(struct zz_str s, struct zz_str *where)
{
	enum { LEAST = 11 };
	for (size_t i = LEAST - 1; i < s.n; i += LEAST) {
		size_t from = i, until = i;
		if (!is_digit(s.p[i]))
			continue;
		while (from && is_digit(s.p[from - 1]))
			from--;
		while (until < s.n && is_digit(s.p[until]))
			until++;
		int found = number_of(s, from, until);
		*where = zz_str_sub(s, from, until + (found == IDENTITY && until - from < 18));
		if (found >= 0)
			return found;
	}
	return -1;
}

/* The first number below one field of the record. */
static int find_below(const struct zz_node *n, const struct zz_node **at, struct zz_str *where)
{
	*at = n;
	if (n->kind == ZZ_SCALAR)
		return find_number(n->text, where);
	ZZ_EACH(child, n)
	{
		int found = find_below(child, at, where);
		if (found >= 0)
			return found;
	}
	return -1;
}

/* One finding a field: its value is not shown, so that the place must do. */
void zz_check_private_numbers(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r,
							  const struct zz_record_text *text)
{
	const struct zz_record_text *t = text->root ? text : r->long_number ? zz_texts_whole(j->texts, r) : NULL;
	for (const struct zz_node *child = t ? t->root->first : NULL; child; child = child->next) {
		const struct zz_node *at;
		struct zz_str where;
		int found = find_below(child, &at, &where);
		if (found < 0)
			continue;
		const struct zz_item *item = child->key ? zz_form_item(t->form, child->key->text) : NULL;
		struct zz_finding *f =
			ZZ_REPORT(j, FOUND(found), rule, r,
					  item ? item->field->name.slug : zz_arena_str(&j->v->arena, child->key->text).p);
		zz_text_locate(zz_buf_view(&t->bytes), zz_node_lines(at), where, f);
	}
}
