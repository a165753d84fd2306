/* Each option and operand has a source of words; a new one is a row of a table here. */
#include "next.h"

#include "export.h"
#include "witness.h"

#include <string.h>

enum source {
	FROM_NOWHERE,
	FROM_FILES,
	FROM_FOLDERS,
	FROM_KINDS,
	FROM_VERBS, /* of log: meeting, lesson …, and the kinds */
	FROM_SYSTEMS,
	FROM_BRANCHES,
	FROM_BODIES,
	FROM_ORGS,
	FROM_PEOPLE, /* one, or several with commas */
	FROM_ABSENT, /* the same, with = and the reason */
	FROM_GROUPS,
	FROM_RECORDS,
	FROM_SHOWN, /* records and people */
	FROM_TERMS,
	FROM_PERIODS,
	FROM_SEVERITIES,
	FROM_PACKS,
	FROM_RULES,
	FROM_SHOW,   /* of rules */
	FROM_TABLES, /* of import */
	FROM_FORMS,
	FROM_CHANGES, /* of the roster */
	FROM_ORG_KINDS,
	FROM_POSTS,
	FROM_LEAVING,
	FROM_STATUSES,
	FROM_LANGUAGES,
	FROM_FORMATS,
	FROM_COLUMNS,
	FROM_STATES,  /* of a record */
	FROM_WITNESS, /* what zzsh witness begins with */
	FROM_KEYS,
	FROM_PARTIES, /* grades of the register of talks */
	FROM_DEFECTS, /* classes of a returned record */
	FROM_RECTIFY, /* what zzsh rectify begins with, or terms */
	FROM_EXPORT,  /* what zzsh export begins with */
	FROM_SHEETS,  /* names of ledgers, or terms */
	FROM_HOOK,
	FROM_STATS,  /* which table of zzsh stats */
	FROM_STYLES, /* pages of zzsh report */
	FROM_ON_OFF,
};

/* Of options: the first row that fits; without a command, of any. */
static const struct {
	const char *command, *option;
	enum source source;
} values[] = {
	{"review", "return", FROM_DEFECTS}, {"rectify", "owner", FROM_PEOPLE},
	{"log", "seal", FROM_FILES},        {"trace", "open", FROM_FILES},
	{"audit", "keys", FROM_FILES},      {"trace", "keys", FROM_FILES},
	{"audit", "bundle", FROM_FILES},    {"list", "parties", FROM_PARTIES},
	{"witness", "home", FROM_FOLDERS},  {"witness", "all", FROM_FOLDERS},
	{"witness", "from", FROM_FOLDERS},  {"witness", "key", FROM_KEYS},
	{"witness", "keys", FROM_FILES},    {"witness", "request", FROM_FILES},
	{"witness", "token", FROM_FILES},   {"receive", "home", FROM_FOLDERS},
	{"init", "branch", FROM_NOWHERE},   {"init", "body", FROM_NOWHERE},
	{"roster", "kind", FROM_ORG_KINDS}, {"roster", "to", FROM_BRANCHES},
	{"roster", "into", FROM_BRANCHES},  {"roster", "post", FROM_POSTS},
	{"roster", "how", FROM_LEAVING},    {"roster", "status", FROM_STATUSES},
	{"roster", "leader", FROM_PEOPLE},  {"handover", "from", FROM_PEOPLE},
	{"handover", "to", FROM_PEOPLE},    {"handover", "witness", FROM_PEOPLE},
	{"stats", "by", FROM_STATS},        {"report", "style", FROM_STYLES},
	{"report", "names", FROM_ON_OFF},   {"witness", "signature", FROM_FILES},
	{"log", "seal-to", FROM_FILES},

	{NULL, "branch", FROM_BRANCHES},    {NULL, "body", FROM_BODIES},
	{NULL, "kind", FROM_KINDS},         {NULL, "group", FROM_GROUPS},
	{NULL, "absent", FROM_ABSENT},      {NULL, "present", FROM_PEOPLE},
	{NULL, "online", FROM_PEOPLE},      {NULL, "also", FROM_PEOPLE},
	{NULL, "by", FROM_PEOPLE},          {NULL, "approved-by", FROM_PEOPLE},
	{NULL, "period", FROM_PERIODS},     {NULL, "year", FROM_PERIODS},
	{NULL, "fail-on", FROM_SEVERITIES}, {NULL, "packs", FROM_PACKS},
	{NULL, "file", FROM_FILES},         {NULL, "refused", FROM_FILES},
	{NULL, "record", FROM_RECORDS},     {NULL, "lang", FROM_LANGUAGES},
	{NULL, "format", FROM_FORMATS},     {NULL, "columns", FROM_COLUMNS},
	{NULL, "sort", FROM_COLUMNS},       {NULL, "quarter", FROM_PERIODS},
	{NULL, "minutes", FROM_RECORDS},    {NULL, "output", FROM_FILES},
	{NULL, "database", FROM_FILES},
};

/* Of operands: the first one, and those behind it. */
static const struct {
	const char *command;
	enum source first, others;
} operands[] = {
	{"witness", FROM_WITNESS, FROM_FOLDERS},  {"receive", FROM_NOWHERE, FROM_NOWHERE},
	{"init", FROM_FOLDERS, FROM_NOWHERE},     {"roster", FROM_CHANGES, FROM_NOWHERE},
	{"log", FROM_VERBS, FROM_NOWHERE},        {"amend", FROM_RECORDS, FROM_NOWHERE},
	{"withdraw", FROM_RECORDS, FROM_NOWHERE}, {"check", FROM_TERMS, FROM_TERMS},
	{"rules", FROM_SHOW, FROM_RULES},         {"schema", FROM_FORMS, FROM_NOWHERE},
	{"fmt", FROM_FILES, FROM_FILES},          {"due", FROM_ORGS, FROM_ORGS},
	{"rectify", FROM_RECTIFY, FROM_RECORDS},  {"handover", FROM_ORGS, FROM_NOWHERE},
	{"review", FROM_RECORDS, FROM_RECORDS},   {"import", FROM_TABLES, FROM_FILES},
	{"list", FROM_TERMS, FROM_TERMS},         {"show", FROM_SHOWN, FROM_RECORDS},
	{"similar", FROM_RECORDS, FROM_RECORDS},  {"report", FROM_TERMS, FROM_TERMS},
	{"sync", FROM_FOLDERS, FROM_NOWHERE},     {"audit", FROM_TERMS, FROM_TERMS},
	{"trace", FROM_RECORDS, FROM_RECORDS},    {"export", FROM_EXPORT, FROM_SHEETS},
	{"hook", FROM_HOOK, FROM_NOWHERE},        {"stats", FROM_TERMS, FROM_TERMS},
};

/* Of the roster's changes: whom or what each is about. */
static const struct {
	const char *verb;
	enum source source;
} changes[] = {
	{"leave", FROM_PEOPLE},   {"move", FROM_PEOPLE},  {"post", FROM_PEOPLE},
	{"absence", FROM_PEOPLE}, {"group", FROM_GROUPS}, {"dissolve", FROM_ORGS},
};

/* Of terms. */
static const enum source terms[ZZ_BY_FIELDS] = {
	[ZZ_BY_KIND] = FROM_KINDS,      [ZZ_BY_SYSTEM] = FROM_SYSTEMS,  [ZZ_BY_DATE] = FROM_PERIODS,
	[ZZ_BY_BRANCH] = FROM_ORGS,     [ZZ_BY_GROUP] = FROM_GROUPS,    [ZZ_BY_PERSON] = FROM_PEOPLE,
	[ZZ_BY_PRESENT] = FROM_PEOPLE,  [ZZ_BY_ABSENT] = FROM_PEOPLE,   [ZZ_BY_HOST] = FROM_PEOPLE,
	[ZZ_BY_RECORDER] = FROM_PEOPLE, [ZZ_BY_LECTURER] = FROM_PEOPLE, [ZZ_BY_STATE] = FROM_STATES,
	[ZZ_BY_ID] = FROM_RECORDS,
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

struct typing {
	struct app *app;
	const char *const *words;
	size_t n;
	const struct command *command;
	size_t first; /* index of the first word behind the command */
	struct zz_buf root;
	zz_day today;
	struct zz_offers *offers;
};

/* --- words of a source --- */

static enum next fill(struct typing *t, enum source source);

/* What is typed up to here stands before the words, and they begin behind it. */
static void cut_front(struct zz_offers *o, size_t bytes)
{
	o->before =
		zz_arena_printf(&o->arena, "%.*s%.*s", ZZ_FMT(o->before), ZZ_FMT(zz_str_sub(o->front, 0, bytes)));
	o->front = zz_str_sub(o->front, bytes, o->front.n);
}

/* Behind the last comma. */
static void cut_list(struct zz_offers *o)
{
	struct zz_str rest = o->front, piece = {0};
	while (zz_typed_split(&rest, &piece))
		;
	bool ended = o->front.n && !zz_str_ends(o->front, piece.n ? zz_arena_cstr(&o->arena, piece) : "");
	cut_front(o, o->front.n - (ended ? 0 : piece.n));
}

/* The branch or body that an option before names: its people only. */
static struct zz_str org_said(const struct typing *t)
{
	for (size_t i = t->first; t->command && i < t->n; i++) {
		struct zz_str word = zz_str(t->words[i]), name, value = {0};
		bool attached = zz_typed_cut(word, '=', "=", &name, &value);
		const struct option *o = NULL;
		if (zz_str_starts(word, "--"))
			o = option_find(t->command, zz_str_sub(attached ? name : word, 2, word.n));
		else if (zz_str_is(word, "-b"))
			o = option_letter(t->command, 'b');
		if (!o || (strcmp(o->name.slug, "branch") != 0 && strcmp(o->name.slug, "body") != 0))
			continue;
		if (attached)
			return value;
		return i + 1 < t->n ? zz_str(t->words[i + 1]) : value;
	}
	return (struct zz_str){0};
}

static void fill_absent(struct typing *t)
{
	struct zz_offers *o = t->offers;
	struct zz_str name, reason;
	cut_list(o);
	if (zz_typed_cut(o->front, '=', "＝", &name, &reason)) {
		cut_front(o, o->front.n - reason.n);
		zz_offer_terms(o, zz_reason_terms);
		return;
	}
	zz_offer_people(o, t->root.data, org_said(t));
}

static bool field_named(const struct zz_terms_field *f, struct zz_str name)
{
	struct zz_str rest = zz_str(f->also), also;
	bool found = zz_str_is(name, f->name.slug) || zz_str_is(name, f->name.label);
	while (!found && zz_str_split(&rest, '|', &also))
		found = zz_str_eq(also, name);
	return found;
}

static bool cut_colon(struct zz_offers *o, struct zz_str *name)
{
	struct zz_str value;
	bool cut = zz_typed_cut(o->front, ':', "：", name, &value);
	if (cut)
		cut_front(o, o->front.n - value.n);
	return cut;
}

/* A field and its colon, or a value that may stand alone; both may be left out with "not:". A check goes by
 * the fields that tell obligations apart. */
static void fill_terms(struct typing *t)
{
	struct zz_offers *o = t->offers;
	bool check = strcmp(t->command->name.slug, "check") == 0;
	struct zz_str name = {0};
	bool cut = cut_colon(o, &name);
	if (cut && (zz_str_is(name, "not") || zz_str_is(name, "非")))
		cut = cut_colon(o, &name);
	for (int i = 0; i < ZZ_BY_FIELDS; i++) {
		const struct zz_terms_field *f = &zz_terms_fields[i];
		struct zz_term colon = {zz_arena_printf(&o->arena, "%s:", f->name.slug).p,
								zz_arena_printf(&o->arena, "%s:", f->name.label).p};
		if (check && !f->obliged)
			continue;
		if (cut ? field_named(f, name) : f->bare && o->front.n > 0)
			fill(t, terms[i]);
		if (!cut)
			zz_offer_term(o, &colon, zz_str(tr(t->app, f->values)));
	}
}

static void fill_columns(struct typing *t)
{
	struct zz_offers *o = t->offers;
	cut_list(o);
	if (zz_str_starts(o->front, "-")) /* of --sort */
		cut_front(o, 1);
	for (int i = 0; i < ZZ_LIST_COLUMNS; i++)
		zz_offer_term(o, &zz_list_columns[i].name, (struct zz_str){0});
}

/* Where a command has more than the usual formats. */
static const struct {
	const char *command, *formats;
} formats[] = {{"due", "text|json|ics"},
			   {"list", "text|json|jsonl|csv|md"},
			   {"show", "text|json|yaml"},
			   {"export", "xlsx|csv"},
			   {"sql", "text|csv|json|jsonl"}};

static void fill_formats(struct typing *t)
{
	struct zz_str rest = ZZ_STR("text|json"), word;
	for (size_t i = 0; t->command && i < COUNT(formats); i++)
		if (strcmp(formats[i].command, t->command->name.slug) == 0)
			rest = zz_str(formats[i].formats);
	while (zz_str_split(&rest, '|', &word))
		zz_offer(t->offers, word, (struct zz_str){0});
}

static void fill_changes(struct typing *t)
{
	for (const struct zz_roster_verb *v = zz_roster_verbs; v->name.slug; v++)
		zz_offer_term(t->offers, &v->name, (struct zz_str){0});
}

static void fill_severities(struct typing *t)
{
	for (int s = 0; s < ZZ_SEVERITIES; s++)
		zz_offer_term(t->offers, &zz_severity_terms[s], (struct zz_str){0});
}

static void fill_org_kinds(struct typing *t)
{
	zz_offer_terms(t->offers, zz_branch_kind_terms);
	zz_offer_terms(t->offers, zz_body_kind_terms);
}

static const struct zz_term show_terms[] = {
	{"show", "查看"}, {"diff", "变动"}, {"export", "固定"}, {NULL, NULL}};
static const struct zz_term table_terms[] = {
	{"roster", "名册"}, {"attendance", "出勤"}, {"records", "台账"}, {NULL, NULL}};
static const struct zz_term key_terms[] = {{"both", ""}, {"ed25519", ""}, {"sm2", ""}, {NULL, NULL}};
static const struct zz_term styles[] = {{"gbt9704", ""}, {"record", ""}, {NULL, NULL}};
static const struct zz_term on_off[] = {{"on", "是"}, {"off", "否"}, {NULL, NULL}};
static const struct zz_term languages[] = {{"zh", ""}, {"en", ""}, {NULL, NULL}};

static const struct zz_term rectify_terms[] = {
	{"add", "列入"}, {"done", "完成"}, {"close", "销号"}, {"reopen", "重开"}, {NULL, NULL}};

static const struct zz_term hook_terms[] = {
	{"install", "安装"}, {"remove", "移除"}, {"run", "检查"}, {NULL, NULL}};

/* Sources that are a table of words. */
static const struct zz_term *const tables[] = {
	[FROM_WITNESS] = witness_terms,  [FROM_KEYS] = key_terms,           [FROM_VERBS] = zz_verb_terms,
	[FROM_SHOW] = show_terms,        [FROM_TABLES] = table_terms,       [FROM_POSTS] = zz_post_terms,
	[FROM_LEAVING] = zz_leave_terms, [FROM_STATUSES] = zz_status_terms, [FROM_LANGUAGES] = languages,
	[FROM_STATES] = zz_terms_states, [FROM_DEFECTS] = zz_defect_terms,  [FROM_RECTIFY] = rectify_terms,
	[FROM_EXPORT] = export_terms,    [FROM_SHEETS] = zz_sheet_terms,    [FROM_HOOK] = hook_terms,
	[FROM_STATS] = zz_stats_terms,   [FROM_PARTIES] = zz_parties_terms, [FROM_STYLES] = styles,
	[FROM_ON_OFF] = on_off,
};

static enum next fill_from_ledger(struct typing *t, enum source source)
{
	struct zz_offers *o = t->offers;
	const char *root = t->root.data;
	if (source == FROM_BRANCHES || source == FROM_BODIES || source == FROM_ORGS)
		zz_offer_orgs(o, root, source != FROM_BODIES, source != FROM_BRANCHES);
	else if (source == FROM_ABSENT)
		fill_absent(t);
	else if (source == FROM_GROUPS)
		zz_offer_groups(o, root, org_said(t));
	else if (source == FROM_RECORDS || source == FROM_SHOWN)
		zz_offer_records(o, root, t->today);
	else if (source == FROM_RULES)
		zz_offer_rules(o, root);
	if (source == FROM_PEOPLE || source == FROM_PACKS)
		cut_list(o);
	if (source == FROM_PEOPLE || source == FROM_SHOWN)
		zz_offer_people(o, root, org_said(t));
	else if (source == FROM_PACKS)
		zz_offer_packs(o, root);
	return NEXT_WORDS;
}

static enum next fill(struct typing *t, enum source source)
{
	struct zz_offers *o = t->offers;
	if (source == FROM_FILES)
		return NEXT_FILES;
	if (source == FROM_FOLDERS)
		return NEXT_FOLDERS;
	if ((size_t)source < COUNT(tables) && tables[source])
		zz_offer_terms(o, tables[source]);
	if (source == FROM_KINDS || source == FROM_VERBS)
		zz_offer_kinds(o);
	else if (source == FROM_SYSTEMS)
		zz_offer_systems(o);
	else if (source == FROM_TERMS || source == FROM_SHEETS)
		fill_terms(t);
	else if (source == FROM_PERIODS)
		zz_offer_periods(o, t->today);
	else if (source == FROM_FORMS)
		zz_offer_forms(o);
	else if (source == FROM_COLUMNS)
		fill_columns(t);
	else if (source == FROM_FORMATS)
		fill_formats(t);
	else if (source == FROM_SEVERITIES)
		fill_severities(t);
	else if (source == FROM_CHANGES)
		fill_changes(t);
	else if (source == FROM_ORG_KINDS)
		fill_org_kinds(t);
	return fill_from_ledger(t, source);
}

/* --- options --- */

static bool wants_value(const struct typing *t, size_t n, struct zz_str *name, const struct option **option);

/* The operands before word n; *first is the first of them. */
static size_t operands_before(const struct typing *t, struct zz_str *first)
{
	size_t count = 0;
	struct zz_str name;
	const struct option *option;
	for (size_t i = t->first; i < t->n; i++)
		if (t->words[i][0] != '-' && !wants_value(t, i, &name, &option) && !count++)
			*first = zz_str(t->words[i]);
	return count;
}

/* The kind whose fields are options; NULL: any. */
static const struct zz_kind *kind_of(const struct typing *t)
{
	struct zz_str word = {0};
	operands_before(t, &word);
	return strcmp(t->command->name.slug, "log") == 0 ? zz_kind_find(word) : NULL;
}

static enum next fill_field(struct typing *t, struct zz_str name)
{
	const struct zz_field *f = t->command->extra ? zz_offer_field(kind_of(t), name) : NULL;
	if (!f)
		return NEXT_WORDS;
	if (zz_offer_is_person(f))
		return fill(t, FROM_PEOPLE);
	if (strcmp(f->name.slug, "group") == 0)
		return fill(t, FROM_GROUPS);
	if (strcmp(f->name.slug, "owner") == 0 || strcmp(f->name.slug, "joint_with") == 0)
		return fill(t, FROM_ORGS);
	if (strcmp(f->name.slug, "continues") == 0 || strcmp(f->name.slug, "refs") == 0)
		return fill(t, FROM_RECORDS);
	zz_offer_values(t->offers, f);
	return NEXT_WORDS;
}

static enum next fill_value(struct typing *t, struct zz_str name, const struct option *o)
{
	for (size_t i = 0; o && i < COUNT(values); i++)
		if (strcmp(values[i].option, o->name.slug) == 0 &&
			(!values[i].command || (t->command && strcmp(values[i].command, t->command->name.slug) == 0)))
			return fill(t, values[i].source);
	return o || !t->command ? NEXT_WORDS : fill_field(t, name);
}

static bool given(const struct typing *t, const struct option *o)
{
	for (size_t i = t->first; i < t->n; i++) {
		struct zz_str word = zz_str(t->words[i]);
		if (zz_str_starts(word, "--") && option_find(t->command, zz_str_sub(word, 2, word.n)) == o)
			return true;
	}
	return false;
}

static void fill_options(struct typing *t)
{
	struct zz_offers *o = t->offers;
	cut_front(o, zz_str_starts(o->front, "--") ? 2 : o->front.n);
	if (o->before.n == 1)
		o->before = ZZ_STR("--");
	for (const struct option *x = t->command->options; x && x->name.slug; x++)
		if (x->repeat || !given(t, x))
			zz_offer_term(o, &x->name, zz_str(tr(t->app, x->help)));
	if (t->command->extra)
		zz_offer_fields(o, kind_of(t));
	zz_offer(o, ZZ_STR("help"), (struct zz_str){0});
}

/* --- where the word stands --- */

/* Whether the word before word n is an option whose value that is; *name is it without dashes. */
static bool wants_value(const struct typing *t, size_t n, struct zz_str *name, const struct option **option)
{
	struct zz_str word = n > t->first ? zz_str(t->words[n - 1]) : (struct zz_str){0};
	if (!zz_str_starts(word, "-") || word.n < 2 || zz_str_chr(word, '=') >= 0)
		return false;
	bool letter = word.p[1] != '-';
	*name = zz_str_sub(word, letter ? 1 : 2, word.n);
	*option = letter ? option_letter(t->command, word.p[1]) : option_find(t->command, *name);
	if (*option)
		return (*option)->arg != OPT_FLAG;
	return !letter && t->command->extra && zz_offer_field(NULL, *name);
}

static enum next fill_operand(struct typing *t)
{
	const char *command = t->command->name.slug;
	struct zz_str first = {0};
	size_t before = operands_before(t, &first);
	const struct zz_roster_verb *verb = before == 1 ? zz_roster_verb_find(first) : NULL;
	for (size_t i = 0; strcmp(command, "roster") == 0 && verb && i < COUNT(changes); i++)
		if (strcmp(changes[i].verb, verb->name.slug) == 0)
			return fill(t, changes[i].source);
	for (size_t i = 0; i < COUNT(operands); i++)
		if (strcmp(operands[i].command, command) == 0)
			return fill(t, before ? operands[i].others : operands[i].first);
	return NEXT_WORDS;
}

static enum next behind_command(struct typing *t)
{
	struct zz_str name, value;
	const struct option *option;
	struct zz_offers *o = t->offers;
	if (wants_value(t, t->n, &name, &option))
		return fill_value(t, name, option);
	if (!zz_str_starts(o->front, "-"))
		return fill_operand(t);
	if (!zz_str_starts(o->front, "--") || !zz_typed_cut(o->front, '=', "=", &name, &value)) {
		fill_options(t);
		return NEXT_WORDS;
	}
	name = zz_str_sub(name, 2, name.n);
	cut_front(o, o->front.n - value.n);
	return fill_value(t, name, option_find(t->command, name));
}

/* --- before the command --- */

static enum next global_value(struct typing *t, const char *word)
{
	if (strcmp(word, "-C") == 0)
		return NEXT_FOLDERS;
	if (strcmp(word, "--lang") == 0)
		return fill(t, FROM_LANGUAGES);
	return strcmp(word, "--format") == 0 ? fill(t, FROM_FORMATS) : NEXT_WORDS;
}

static enum next before_command(struct typing *t)
{
	static const char *const words[] = {"-C", "--format", "--lang", "--today", "--help", "--version"};
	const struct command *sorted[COMMANDS_MOST];
	for (size_t i = 0; i < COUNT(words); i++)
		if (zz_str_starts(t->offers->front, "-"))
			zz_offer(t->offers, zz_str(words[i]), (struct zz_str){0});
	for (size_t i = 0, n = commands_sorted(sorted); i < n; i++)
		zz_offer_term(t->offers, &sorted[i]->name, zz_str(tr(t->app, sorted[i]->summary)));
	return NEXT_WORDS;
}

/* Finds the command and takes what the global options before it say. Returns a word whose value is typed. */
static const char *walk(struct typing *t)
{
	static const char *const valued[] = {"-C", "--format", "--lang", "--today"};
	for (size_t i = 1; i < t->n && !t->command; i++) {
		const char *word = t->words[i];
		bool takes = false;
		for (size_t k = 0; k < COUNT(valued); k++)
			takes = takes || strcmp(word, valued[k]) == 0;
		if (takes && i + 1 >= t->n)
			return word;
		if (takes && strcmp(word, "-C") == 0)
			t->app->dir = t->words[i + 1];
		if (takes && strcmp(word, "--lang") == 0) {
			t->app->lang = strcmp(t->words[i + 1], "en") == 0 ? ZZ_EN : ZZ_ZH;
			t->app->lang_given = true;
		}
		if (!takes && word[0] != '-')
			t->command = command_find(word);
		if (!takes && word[0] != '-' && !t->command)
			return word; /* not known; what follows cannot be either */
		i += takes;
		t->first = i + 1;
	}
	return NULL;
}

enum next next_words(struct app *app, const char *const *words, size_t n, struct zz_str front,
					 struct zz_offers *out)
{
	enum { BEIJING = 8 * 60 };
	struct typing t = {
		.app = app, .words = words, .n = n, .offers = out, .today = zz_day_at(app->now, BEIJING)};
	const char *word = walk(&t);
	bool ledger = zz_find_ledger(app->dir, &t.root, NULL) == ZZ_OK;
	if (ledger && !app->lang_given)
		app->lang = zz_offer_lang(t.root.data);
	if (!ledger)
		zz_buf_puts(&t.root, "/nonexistent");
	out->lang = app->lang;
	out->front = front;
	enum next next = word ? global_value(&t, word) : t.command ? behind_command(&t) : before_command(&t);
	zz_buf_free(&t.root);
	return next;
}
