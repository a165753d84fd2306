/* Edits: what the text looks like after them, by hand-made examples; that the tree is the expected
 * one and the rest of the text unharmed, by random ones. */
#include "random.h"

#include "format/edit.h"

#include <string.h>

/* One step of a script: where (keys and indices, separated by blanks), what. */
struct step {
	char what; /* v value, k key, a append, b before, r remove */
	const char *path, *key;
	const char *yaml; /* the value: x of the document "x: …" */
};

static struct zz_node *find(struct zz_node *root, const char *path)
{
	struct zz_str rest = zz_str(path), word;
	while (root && zz_str_split(&rest, ' ', &word)) {
		struct zz_node *child = root->first;
		unsigned index = 0;
		if (root->kind == ZZ_SEQ)
			for (index = (unsigned)(word.p[0] - '0'); child && index; index--)
				child = child->next;
		else
			while (child && !zz_str_eq(child->key->text, word))
				child = child->next;
		root = child;
	}
	return root;
}

static void do_step(struct zz_edit *ed, struct zz_node *root, const struct step *step, struct reading *with)
{
	struct zz_node *node = find(root, step->path);
	struct zz_node *value = with ? with->root->first : NULL;
	assert_non_null(node);
	switch (step->what) {
	case 'v':
		zz_edit_value(ed, node, value);
		break;
	case 's':
		zz_edit_scalar(ed, node, zz_str(step->key));
		break;
	case 'k':
		zz_edit_scalar(ed, node->key, zz_str(step->key));
		break;
	case 'a':
		zz_edit_append(ed, node, zz_str(step->key), value);
		break;
	case 'b':
		zz_edit_before(ed, node, zz_str(step->key), value);
		break;
	default:
		zz_edit_remove(ed, node);
	}
}

struct example {
	const char *text;
	struct step steps[4];
	const char *expected;
};

static void assert_example(const struct example *ex)
{
	struct reading *r = read_text(zz_str(ex->text));
	assert_non_null(r->root);
	struct reading *with[4] = {0};
	struct zz_edit *ed = zz_edit_new(zz_str(ex->text), r->root);
	for (size_t i = 0; i < 4 && ex->steps[i].what; i++) {
		if (ex->steps[i].yaml) {
			with[i] = read_text(zz_str(ex->steps[i].yaml));
			assert_non_null(with[i]->root);
		}
		do_step(ed, r->root, &ex->steps[i], with[i]);
	}
	struct zz_buf out = {0};
	zz_edit_apply(ed, &out);
	assert_string_equal(out.data, ex->expected);
	struct reading *after = read_text(zz_buf_view(&out));
	assert_non_null(after->root);
	reading_free(after);
	zz_buf_free(&out);
	zz_edit_free(ed);
	for (size_t i = 0; i < 4; i++)
		if (with[i])
			reading_free(with[i]);
	reading_free(r);
}

static const struct example values[] = {
	{"甲: 一   # 注\n乙: 二\n", {{'v', "甲", NULL, "x: 三"}}, "甲: 三   # 注\n乙: 二\n"},
	{"甲: 一 # 注\n", {{'s', "甲", "no", NULL}}, "甲: \"no\" # 注\n"},
	{"甲: 一 # 注\n乙: 二\n", {{'v', "甲", NULL, "x: |\n  三\n  四\n"}}, "甲: | # 注\n  三\n  四\n乙: 二\n"},
	{"甲: 一 # 注\n乙: 二\n", {{'v', "甲", NULL, "x:\n- 三\n- 四\n"}}, "甲: # 注\n  - 三\n  - 四\n乙: 二\n"},
	{"缺席:\n乙: 二\n", {{'v', "缺席", NULL, "x:\n- {姓名: 周洁}\n"}}, "缺席:\n  - {姓名: 周洁}\n乙: 二\n"},
	{"缺席:   # 待补\n", {{'v', "缺席", NULL, "x: [周洁]"}}, "缺席: [周洁]   # 待补\n"},
	{"甲: |  # 注\n  一\n  二\n\n# 说明\n乙: 二\n",
	 {{'v', "甲", NULL, "x: 三"}},
	 "甲: 三  # 注\n\n# 说明\n乙: 二\n"},
	{"甲: |\n  一\n\n乙: 二\n", {{'v', "甲", NULL, "x: |-\n  三\n  四\n"}}, "甲: |-\n  三\n  四\n\n乙: 二\n"},
	{"甲:\n  # 上\n  - 一 # 内\n  - 二\n  # 下\n乙: 二\n",
	 {{'v', "甲", NULL, "x: 三"}},
	 "甲: 三\n  # 上\n  # 下\n乙: 二\n"},
	{"甲:\n    # 上\n    - 一\n    - 二\n    # 下\n乙: 二\n",
	 {{'v', "甲", NULL, "x:\n- 三\n"}},
	 "甲:\n    # 上\n    - 三\n    # 下\n乙: 二\n"},
	/* A comment that is indented would become part of the block: quotes instead. */
	{"甲: 一\n  # 下\n乙: 二\n",
	 {{'v', "甲", NULL, "x: |\n  三\n  四\n"}},
	 "甲: \"三\\n四\\n\"\n  # 下\n乙: 二\n"},
	{"甲: 一\n# 下\n乙: 二\n", {{'v', "甲", NULL, "x: |\n  三\n"}}, "甲: |\n  三\n# 下\n乙: 二\n"},
	{"甲:\n  一\n乙: 二\n", {{'v', "甲", NULL, "x: |\n  三\n"}}, "甲: |\n  三\n乙: 二\n"},
	{"- 甲: 一\n  乙: 二 # 注\n- 丙\n", {{'v', "0", NULL, "x: 三"}}, "- 三 # 注\n- 丙\n"},
	{"- 甲\n-   # 空\n- 丙\n",
	 {{'v', "1", NULL, "x:\n  甲: 一\n  乙: 二\n"}},
	 "- 甲\n- 甲: 一   # 空\n  乙: 二\n- 丙\n"},
	{"甲: {乙: 一, 丙: , 丁: 'x'}\n",
	 {{'v', "甲 丙", NULL, "x: |\n  二\n  三\n"}, {'v', "甲 丁", NULL, "x: [a, \"b,c\"]"}},
	 "甲: {乙: 一, 丙: \"二\\n三\\n\" , 丁: [a, \"b,c\"]}\n"},
	{"-   甲\n", {{'v', "0", NULL, "x:\n  乙: 一\n  丙: 二\n"}}, "- 乙: 一\n  丙: 二\n"},
	{"-   甲: 一\n    乙: 二\n", {{'v', "0", NULL, "x:\n  乙: 一\n  丙: 二\n"}}, "-   乙: 一\n    丙: 二\n"},
	{"甲: '一'# 注\n", {{'v', "甲", NULL, "x: 二"}}, "甲: 二 # 注\n"},
	{"甲: |+\n  一\n  ", {{'a', "", "乙", "x: 二"}}, "甲: |+\n  一\n乙: 二\n"},
	{"甲: 一\n  \t\n乙: 二\n", {{'v', "甲", NULL, "x: 'no'"}}, "甲: \"no\"\n乙: 二\n"},
	{"甲: {乙}\n", {{'v', "甲 乙", NULL, "x: 一"}}, "甲: {乙: 一}\n"},
	{"甲: 一\n", {{'k', "甲", "a: b", NULL}}, "\"a: b\": 一\n"},
	{"\xEF\xBB\xBF甲: 一\r\n乙: 二\r\n",
	 {{'v', "甲", NULL, "x:\n- 三\n- |\n  四\n  五\n"}},
	 "\xEF\xBB\xBF甲:\r\n  - 三\r\n  - |\r\n    四\r\n    五\r\n乙: 二\r\n"},
	{"甲: |\n  一", {{'k', "甲", "乙", NULL}}, "乙: |-\n  一\n"},
	{"甲: 一", {{'v', "甲", NULL, "x: |\n  二\n  三\n"}}, "甲: |\n  二\n  三\n"},
	{"甲: 一\n", {{0, NULL, NULL, NULL}}, "甲: 一\n"},
	{"甲: 一", {{0, NULL, NULL, NULL}}, "甲: 一"},
};

static const struct example appends[] = {
	{"甲: [一, 二] # 注\n",
	 {{'a', "甲", NULL, "x: 三"}, {'a', "甲", NULL, "x: '4, 5'"}},
	 "甲: [一, 二, 三, \"4, 5\"] # 注\n"},
	{"甲: []\n", {{'a', "甲", NULL, "x: 三"}, {'a', "甲", NULL, "x: 四"}}, "甲: [三, 四]\n"},
	{"甲: {} # 注\n乙: 二\n", {{'a', "甲", "丙", "x: 三"}}, "甲: {丙: 三} # 注\n乙: 二\n"},
	{"甲: [] # 注\n乙: 二\n",
	 {{'a', "甲", NULL, "x:\n  丙: 三\n  丁: 四\n"}},
	 "甲: # 注\n  - 丙: 三\n    丁: 四\n乙: 二\n"},
	{"甲: {乙: }\n", {{'a', "甲", "丙", "x: 三"}}, "甲: {乙: , 丙: 三 }\n"},
	{"甲:\n- 一  # 注\n\n# 说明\n乙: 二\n",
	 {{'a', "甲", NULL, "x: 三"}},
	 "甲:\n- 一  # 注\n- 三\n\n# 说明\n乙: 二\n"},
	{"甲:\n    - 一\n",
	 {{'a', "甲", NULL, "x:\n  乙: 一\n  丙: |\n    二\n"}},
	 "甲:\n    - 一\n    - 乙: 一\n      丙: |\n        二\n"},
	{"议题:\n  - 事项: 一\n    发言: |\n      赵强：好\n\n备注: x\n",
	 {{'a', "议题 0", "决议", "x: 通过"}, {'a', "议题", NULL, "x: 二"}, {'a', "", "完", "x: 是"}},
	 "议题:\n  - 事项: 一\n    发言: |\n      赵强：好\n    决议: 通过\n  - 二\n\n备注: x\n完: 是\n"},
	{"甲:\n  乙:\n    丙: 一\n",
	 {{'a', "", "丁", "x: 3"}, {'a', "甲", "戊", "x: 4"}, {'a', "甲 乙", "己", "x: 5"}},
	 "甲:\n  乙:\n    丙: 一\n    己: 5\n  戊: 4\n丁: 3\n"},
	{"甲: |+\n  一\n\n", {{'a', "", "乙", "x: 二"}}, "甲: |+\n  一\n\n乙: 二\n"},
	{"甲: |\n  一", {{'a', "", "乙", "x: 二"}}, "甲: |-\n  一\n乙: 二\n"},
	{"甲: 一\n...\n", {{'a', "", "乙", "x: 二"}}, "甲: 一\n乙: 二\n...\n"},
	{"{}\n", {{'a', "", "乙", "x: 二"}}, "{乙: 二}\n"},
	{"{} # 注\n", {{'a', "", "乙", "x: |\n  二\n"}, {'a', "", "丙", "x: 三"}}, "乙: | # 注\n  二\n丙: 三\n"},
	{"甲: 一\r\n", {{'a', "", "乙", "x: 二"}}, "甲: 一\r\n乙: 二\r\n"},
	{"甲: 一\n乙: 二\n",
	 {{'b', "乙", "丙", "x: |\n  三\n  四\n"}, {'b', "乙", "丁", "x: 五"}},
	 "甲: 一\n丙: |\n  三\n  四\n丁: 五\n乙: 二\n"},
	{"- 甲: 一\n  乙: 二\n", {{'b', "0 甲", "丙", "x:\n- 三\n"}}, "- 丙:\n    - 三\n  甲: 一\n  乙: 二\n"},
	{"甲: {乙: 二}\n", {{'b', "甲 乙", "丙", "x: 三"}}, "甲: {丙: 三, 乙: 二}\n"},
};

static const struct example removals[] = {
	{"甲: 一 # 注\n# 二的说明\n乙: 二\n丙: 三\n",
	 {{'r', "乙", NULL, NULL}},
	 "甲: 一 # 注\n# 二的说明\n丙: 三\n"},
	{"甲: 一 # 注\n乙: 二\n", {{'r', "甲", NULL, NULL}}, "乙: 二\n"},
	{"甲: 一\n乙:\n  - 二 # 注\n  # 内\n\n# 外\n丙: 三\n",
	 {{'r', "乙", NULL, NULL}},
	 "甲: 一\n\n# 外\n丙: 三\n"},
	/* What belonged to the removed entry must not slip into the block above. */
	{"甲: |+\n  一\n乙: 二\n   \n  # 内\n\n丙: 三\n", {{'r', "乙", NULL, NULL}}, "甲: |+\n  一\n丙: 三\n"},
	{"甲:\n  - 一\n  - 二\n  - 三\n",
	 {{'r', "甲 0", NULL, NULL}, {'r', "甲 2", NULL, NULL}},
	 "甲:\n  - 二\n"},
	{"甲:\n  - 一\n  - 二\n乙: 二\n",
	 {{'r', "甲 0", NULL, NULL}, {'r', "甲 1", NULL, NULL}},
	 "甲: []\n乙: 二\n"},
	{"甲:\n  - 一\n  - 二\n乙: 二\n",
	 {{'r', "甲 1", NULL, NULL}, {'r', "甲 0", NULL, NULL}, {'a', "甲", NULL, "x: 三"}},
	 "甲:\n  - 三\n乙: 二\n"},
	{"甲:\n  - 一\n  - 二\n乙: 二\n",
	 {{'a', "甲", NULL, "x: 三"}, {'r', "甲 1", NULL, NULL}},
	 "甲:\n  - 一\n  - 三\n乙: 二\n"},
	{"- 甲: 一\n  乙: 二\n- 丙\n", {{'r', "0 甲", NULL, NULL}}, "- 乙: 二\n- 丙\n"},
	{"- 甲: 一\n  # 注\n  乙: 二\n", {{'r', "0 甲", NULL, NULL}}, "-\n  # 注\n  乙: 二\n"},
	{"外:\n  甲:\n    乙: |-\n      一\n    丙: 二\n   \n丁: 三\n",
	 {{'a', "外", "新", "x: 四"}, {'r', "外 甲 丙", NULL, NULL}},
	 "外:\n  甲:\n    乙: |-\n      一\n  新: 四\n丁: 三\n"},
	{"甲: [一, 二, 三]\n", {{'r', "甲 1", NULL, NULL}}, "甲: [一, 三]\n"},
	{"甲: [一, 二, 三]\n",
	 {{'r', "甲 2", NULL, NULL}, {'r', "甲 1", NULL, NULL}, {'a', "甲", NULL, "x: 四"}},
	 "甲: [一, 四]\n"},
	{"甲: [一, 二]\n", {{'r', "甲 0", NULL, NULL}, {'r', "甲 1", NULL, NULL}}, "甲: []\n"},
	{"甲: {乙: 一, 丙: 二, }\n", {{'r', "甲 丙", NULL, NULL}}, "甲: {乙: 一, }\n"},
	{"# 首\n甲: 一\n# 尾\n", {{'r', "甲", NULL, NULL}}, "# 首\n{}\n# 尾\n"},
	{"甲: 一\r\n乙: 二\r\n丙: 三\r\n", {{'r', "乙", NULL, NULL}}, "甲: 一\r\n丙: 三\r\n"},
};

static void test_examples(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof values / sizeof values[0]; i++)
		assert_example(&values[i]);
	for (size_t i = 0; i < sizeof appends / sizeof appends[0]; i++)
		assert_example(&appends[i]);
	for (size_t i = 0; i < sizeof removals / sizeof removals[0]; i++)
		assert_example(&removals[i]);
}

/* The model: the same change made to a copy of the tree. */
struct twin {
	const struct zz_node *original;
	struct zz_node *copy;
	bool closed; /* changed or removed, or in something that is: no further change inside */
	bool busy;   /* has a change inside: must not be replaced as a whole */
};
struct world {
	struct zz_arena arena;
	struct twin twins[400];
	size_t n;
	struct zz_node *copy;
	struct zz_edit *ed;
	uint64_t seed;
	size_t keys;
};

static struct zz_node *copy_tree(struct world *w, const struct zz_node *node, bool note)
{
	struct zz_node *copy = zz_node_new(&w->arena, node->kind, node->style);
	copy->text = node->text;
	if (note && w->n < 400)
		w->twins[w->n++] = (struct twin){.original = node, .copy = copy};
	ZZ_EACH(child, node)
	zz_node_append(&w->arena, copy, child->key ? child->key->text : (struct zz_str){0},
				   copy_tree(w, child, note));
	return copy;
}

static struct twin *twin_of(struct world *w, const struct zz_node *original)
{
	for (size_t i = 0; i < w->n; i++)
		if (w->twins[i].original == original)
			return &w->twins[i];
	return NULL;
}

static void close_below(struct world *w, const struct zz_node *node)
{
	struct twin *twin = twin_of(w, node);
	if (twin)
		twin->closed = true;
	ZZ_EACH(child, node)
	close_below(w, child);
}

static void mark_above(struct world *w, const struct zz_node *node)
{
	for (; node; node = node->parent)
		if (twin_of(w, node))
			twin_of(w, node)->busy = true;
}

static void unlink_copy(struct zz_node *copy)
{
	struct zz_node **link = &copy->parent->first, *last = NULL;
	while (*link != copy) {
		last = *link;
		link = &(*link)->next;
	}
	*link = copy->next;
	if (copy->parent->last == copy)
		copy->parent->last = last;
	copy->parent->n--;
}

static void insert_before(struct world *w, struct zz_node *copy, struct zz_str key, struct zz_node *value)
{
	struct zz_node **link = &copy->parent->first;
	while (*link != copy)
		link = &(*link)->next;
	value->key = zz_node_scalar(&w->arena, key);
	value->parent = copy->parent;
	value->next = copy;
	*link = value;
	copy->parent->n++;
}

static struct zz_str new_key(struct world *w)
{
	return zz_arena_printf(&w->arena, "新%u", (unsigned)w->keys++);
}

static void change_value(struct world *w, struct twin *twin, const struct zz_node *with)
{
	if (twin->busy || !twin->original->parent)
		return;
	zz_edit_value(w->ed, twin->original, with);
	struct zz_node *fresh = copy_tree(w, with, false);
	twin->copy->kind = fresh->kind;
	twin->copy->text = fresh->text;
	twin->copy->first = fresh->first;
	twin->copy->last = fresh->last;
	twin->copy->n = fresh->n;
	close_below(w, twin->original);
	mark_above(w, twin->original);
}

static void change_append(struct world *w, struct twin *twin, const struct zz_node *with)
{
	if (twin->original->kind == ZZ_SCALAR)
		return;
	struct zz_str key = twin->original->kind == ZZ_MAP ? new_key(w) : (struct zz_str){0};
	zz_edit_append(w->ed, twin->original, key, with);
	zz_node_append(&w->arena, twin->copy, key, copy_tree(w, with, false));
	mark_above(w, twin->original);
}

static void change_before(struct world *w, struct twin *twin, const struct zz_node *with)
{
	if (!twin->original->key)
		return;
	struct zz_str key = new_key(w);
	zz_edit_before(w->ed, twin->original, key, with);
	insert_before(w, twin->copy, key, copy_tree(w, with, false));
	mark_above(w, twin->original);
}

static void change_remove(struct world *w, struct twin *twin)
{
	if (twin->busy || !twin->original->parent)
		return;
	zz_edit_remove(w->ed, twin->original);
	unlink_copy(twin->copy);
	close_below(w, twin->original);
	mark_above(w, twin->original);
}

static void change_something(struct world *w)
{
	struct twin *twin = &w->twins[draw(&w->seed, (uint32_t)w->n)];
	struct zz_node *with = random_tree(&w->arena, &w->seed, 2);
	if (twin->closed)
		return;
	switch (draw(&w->seed, 5)) {
	case 0:
		change_value(w, twin, with);
		break;
	case 1:
		change_append(w, twin, with);
		break;
	case 2:
		change_before(w, twin, with);
		break;
	default:
		change_remove(w, twin);
	}
}

/* Comments, blank lines and blanks thrown into a text, where they do not alter the tree. */
static void decorate(struct zz_buf *text, uint64_t *seed)
{
	static const char *const scraps[] = {"# 注\n", "  # 注\n", "      # 注\n", "\n", "   \n", "       \n"};
	struct reading *before = read_text(zz_buf_view(text));
	for (uint32_t times = draw(seed, 6); times > 0; times--) {
		size_t at = draw(seed, (uint32_t)text->n + 1);
		while (at > 0 && text->data[at - 1] != '\n')
			at--;
		bool behind = at > 0 && draw(seed, 3) == 0;
		struct zz_buf more = {0};
		zz_buf_add(&more, text->data, behind ? at - 1 : at);
		zz_buf_puts(&more, behind ? "  # 尾\n" : scraps[draw(seed, 6)]);
		zz_buf_add(&more, text->data + at, text->n - at);
		struct reading *after = read_text(zz_buf_view(&more));
		bool keep = after->root && same_tree(before->root, after->root);
		reading_free(after);
		struct zz_buf other = keep ? *text : more;
		*text = keep ? more : *text;
		zz_buf_free(&other);
	}
	reading_free(before);
}

/* With Windows line breaks, or without the last one, where the tree stays the same. */
static void vary_line_breaks(struct zz_buf *text, uint64_t *seed)
{
	struct zz_buf other = {0};
	uint32_t how = draw(seed, 4);
	for (size_t i = 0; i < text->n; i++) {
		if (how == 0 && text->data[i] == '\n')
			zz_buf_putc(&other, '\r');
		if (how != 1 || i + 1 < text->n)
			zz_buf_putc(&other, text->data[i]);
	}
	zz_buf_free(text);
	*text = other;
}

/* A single insertion leaves all other bytes as they are. */
static void assert_insertion(struct zz_str before, struct zz_str after)
{
	size_t front = 0, back = 0;
	while (front < before.n && front < after.n && before.p[front] == after.p[front])
		front++;
	while (back < before.n && back < after.n && before.p[before.n - 1 - back] == after.p[after.n - 1 - back])
		back++;
	assert_true(front + back >= before.n);
}

static bool is_pure_insertion(const struct world *w, struct zz_str text)
{
	/* An empty collection is replaced, and a missing last line break comes along. */
	for (size_t i = 0; i < w->n; i++)
		if (w->twins[i].original->kind != ZZ_SCALAR && w->twins[i].original->n == 0)
			return false;
	return zz_str_ends(text, "\n");
}

static void run_round(int round)
{
	struct world *w = zz_malloc(sizeof *w);
	w->seed = (uint64_t)round;
	struct zz_buf text = {0}, out = {0};
	zz_emit(&text, random_document(&w->arena, &w->seed));
	decorate(&text, &w->seed);
	vary_line_breaks(&text, &w->seed);
	struct reading *r = read_text(zz_buf_view(&text));
	assert_non_null(r->root);
	w->copy = copy_tree(w, r->root, true);
	w->ed = zz_edit_new(zz_buf_view(&text), r->root);
	bool insertion = round % 3 == 0 && is_pure_insertion(w, zz_buf_view(&text));
	if (insertion)
		(draw(&w->seed, 2) ? change_append : change_before)(w, &w->twins[draw(&w->seed, (uint32_t)w->n)],
															random_tree(&w->arena, &w->seed, 2));
	else
		for (uint32_t n = 1 + draw(&w->seed, 5); n > 0; n--)
			change_something(w);
	zz_edit_apply(w->ed, &out);
	struct reading *after = read_text(zz_buf_view(&out));
	if (!after->root || !same_tree(w->copy, after->root))
		fail_msg("round %d (%s)\n<<<\n%s===\n%s>>>", round,
				 after->root ? "differs" : after->list.at[0].def->id, text.data, out.data);
	if (insertion)
		assert_insertion(zz_buf_view(&text), zz_buf_view(&out));
	reading_free(after);
	zz_edit_free(w->ed);
	reading_free(r);
	zz_buf_free(&text);
	zz_buf_free(&out);
	zz_arena_free(&w->arena);
	free(w);
}

static void test_random_edits(void **state)
{
	(void)state;
	for (int round = 0; round < 6000; round++)
		run_round(round);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_examples),
		cmocka_unit_test(test_random_edits),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
