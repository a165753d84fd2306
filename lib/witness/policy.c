#include "witness/policy.h"

#include "base/message.h"
#include "model/tables.h"

#include <stdlib.h>
#include <string.h>

#define COUNT_OF(items) (sizeof(items) / sizeof *(items))

static const struct zz_field days = {
	NAMED("days", "期限工作日", COUNT),
	.hint = N_("working days after the event day within which a record is on time; 3 unless written")};
static const struct zz_field since = {NAMED("since", "起", DAY),
									  .hint = N_("the day this policy was set, for people")};
static const struct zz_field silence = {
	NAMED("silence", "未报送天数", COUNT),
	.hint = N_("days without a push after which the silence is a finding; none unless written")};
static const struct zz_field quorum = {
	NAMED("quorum", "见证方数", COUNT),
	.hint = N_("how many witnesses must have seen a text before it counts as shown; 1 unless written")};
static const struct zz_field imports = {
	NAMED("imports", "补登免核数", COUNT),
	.hint =
		N_("records of one year that may be taken over from older papers without approval; any number unless "
		   "written")};
static const struct zz_field bound = {
	NAMED("clock_bound", "时钟误差毫秒", COUNT),
	.hint =
		N_("milliseconds by which the witness' clock may be wrong, where the kernel does not know that it is "
		   "kept right")};
static const struct zz_field trial = {NAMED("trial", "试用", BOOL),
									  .hint = N_("receipts by a clock that was set by hand are issued")};
static const struct zz_field calendar = {NAMED("calendar", "放假安排摘要", DIGEST),
										 .hint =
											 N_("digest of the calendar by which working days are counted")};
static const struct zz_field officers = {
	NAMED("officers", "见证负责人", LIST), .item = ZZ_TYPE_WORD,
	.hint = N_("public keys of officers, two of whom can say that the witness' clock was ahead")};
static const struct zz_item policy_items[] = {
	KEEP_AT(days, struct zz_policy_file, days, ZZ_OPTIONAL),
	KEEP_AT(since, struct zz_policy_file, since, ZZ_OPTIONAL),
	KEEP_AT(silence, struct zz_policy_file, silence, ZZ_OPTIONAL),
	KEEP_AT(quorum, struct zz_policy_file, quorum, ZZ_OPTIONAL),
	KEEP_AT(imports, struct zz_policy_file, imports, ZZ_OPTIONAL),
	KEEP_AT(bound, struct zz_policy_file, bound_ms, ZZ_OPTIONAL),
	KEEP_AT(trial, struct zz_policy_file, trial, ZZ_OPTIONAL),
	KEEP_AT(calendar, struct zz_policy_file, calendar, ZZ_OPTIONAL),
	KEEP_AT(officers, struct zz_policy_file, officers, ZZ_OPTIONAL),
};
const struct zz_form zz_policy_form = {.name = {"policy", "见证口径"},
									   .items = policy_items,
									   .nitems = COUNT_OF(policy_items),
									   .size = sizeof(struct zz_policy_file)};

static const struct zz_field key = {
	NAMED("key", "密钥", TEXT),
	.hint = N_("fingerprint of the ssh key, SHA256:…, as ssh-keygen -l shows it")};
static const struct zz_field person = {NAMED("person", "姓名", WORD), .hint = N_("whose key it is")};
static const struct zz_field ledger = {
	NAMED("ledger", "台账", TEXT),
	.hint = N_("id of the ledger, 32 hex; all ledgers where it is not written")};
static const struct zz_field branch = {NAMED("branch", "支部", ID),
									   .hint = N_("id of the branch whose own operator this is")};
static const struct zz_field from = {NAMED("from", "自", DAY), .hint = N_("the first day")};
static const struct zz_field until = {NAMED("until", "至", DAY), .hint = N_("the last day")};
static const struct zz_item operator_items[] = {
	KEEP_AT(key, struct zz_operator, key, ZZ_SHAPE),
	KEEP_AT(person, struct zz_operator, person, ZZ_SHAPE),
	KEEP_AT(ledger, struct zz_operator, ledger, ZZ_OPTIONAL),
	KEEP_AT(branch, struct zz_operator, branch, ZZ_SHAPE),
	KEEP_AT(from, struct zz_operator, from, ZZ_OPTIONAL),
	KEEP_AT(until, struct zz_operator, until, ZZ_OPTIONAL),
};
static const struct zz_form operator_form = {.name = {"operator", "经办人"},
											 .items = operator_items,
											 .nitems = COUNT_OF(operator_items),
											 .size = sizeof(struct zz_operator)};
struct operators {
	struct zz_list all;
};
static const struct zz_field operators = {NAMED("operators", "经办人", LIST), .sub = &operator_form,
										  .hint = N_("whose key is whose")};
static const struct zz_item operators_items[] = {KEEP_AT(operators, struct operators, all, ZZ_OPTIONAL)};
const struct zz_form zz_operators_form = {.name = {"operators", "经办人"},
										  .items = operators_items,
										  .nitems = COUNT_OF(operators_items),
										  .size = sizeof(struct operators),
										  .bare = true};

struct zz_sm3 zz_policy_digest(struct zz_str policy, struct zz_str keys)
{
	char a[ZZ_DIGEST_MAX], b[ZZ_DIGEST_MAX];
	struct zz_buf text = {0};
	struct zz_sm3 x = zz_sm3(policy), y = zz_sm3(keys);
	zz_buf_printf(&text, "zzsh-policy v1\n%s\n%s\n", zz_sm3_text(&x, a), zz_sm3_text(&y, b));
	struct zz_sm3 d = zz_sm3(zz_buf_view(&text));
	zz_buf_free(&text);
	return d;
}

/* Only comments, or nothing: there is nothing to be read. */
static bool is_blank(struct zz_str bytes)
{
	struct zz_str line;
	while (zz_str_split(&bytes, '\n', &line)) {
		line = zz_str_trim(line);
		if (line.n && line.p[0] != '#' && !zz_str_is(line, "\r"))
			return false;
	}
	return true;
}

static bool read_file(struct zz_policy *p, struct zz_str bytes, const char *path, const struct zz_form *form,
					  void *out)
{
	struct zz_reader r = {.arena = &p->arena,
						  .words = &p->words,
						  .findings = &p->findings,
						  .path = zz_str(path),
						  .held = ZZ_NO_DAY};
	struct zz_node empty = {.kind = ZZ_MAP};
	size_t before = p->findings.n;
	struct zz_node *root =
		is_blank(bytes) ? &empty : zz_yaml_parse(bytes, zz_str(path), &p->arena, &p->findings);
	if (root)
		zz_form_read(form, root, out, &r);
	return root && p->findings.n == before;
}

bool zz_policy_read(struct zz_policy *out, struct zz_str policy, struct zz_str keys)
{
	struct operators list = {{0}};
	*out = (struct zz_policy){.digest = zz_policy_digest(policy, keys)};
	out->findings.arena = &out->arena;
	bool good = read_file(out, policy, "policy.yaml", &zz_policy_form, &out->file);
	good = read_file(out, keys, "operators.yaml", &zz_operators_form, &list) && good;
	out->operators = list.all;
	if (out->file.days == ZZ_UNSET || !good)
		out->file.days = 3;
	return good;
}

void zz_policy_free(struct zz_policy *p)
{
	free(p->findings.at);
	zz_intern_free(&p->words);
	zz_arena_free(&p->arena);
	*p = (struct zz_policy){0};
}

static bool fits(const struct zz_operator *o, struct zz_str fingerprint, const char *in, zz_day day)
{
	return zz_str_eq(o->key, fingerprint) && (!o->ledger.n || zz_str_is(o->ledger, in)) &&
		   (o->from == ZZ_NO_DAY || o->from <= day) && (o->until == ZZ_NO_DAY || day <= o->until);
}

void zz_policy_pusher(const struct zz_policy *p, struct zz_str fingerprint, const char *in, zz_day day,
					  struct zz_arena *a, struct zz_pusher *out)
{
	const struct zz_operator *list = p->operators.at;
	*out = (struct zz_pusher){.key = fingerprint};
	if (!fingerprint.n || !p->operators.n)
		return;
	out->branches = ZZ_NEWN(a, struct zz_str, p->operators.n);
	for (uint32_t i = 0; i < p->operators.n; i++) {
		if (!fits(&list[i], fingerprint, in, day))
			continue;
		out->listed = true;
		out->person = zz_arena_str(a, zz_intern_str(&p->words, list[i].person));
		out->branches[out->nbranches++] = zz_arena_str(a, zz_intern_str(&p->words, list[i].branch));
	}
}
