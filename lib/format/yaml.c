/* The tree, built from libyaml's events. */
#include "format/yaml_parse.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

/* Above so many keys, duplicates are looked for by sorting. */
enum { FEW_KEYS = 32 };
/* So many findings of one weight say enough about one file. */
enum { ENOUGH = 50 };

struct builder {
	struct zz_yaml *y;
	struct zz_node *root;
	struct zz_node *open[ZZ_YAML_DEPTH]; /* collections not yet closed */
	struct zz_node *key[ZZ_YAML_DEPTH];  /* in an open map: the key that waits for its value */
	size_t depth;
	uint32_t events, documents;
	const struct zz_node *last; /* the last scalar */
	bool question;              /* a '?' occurs somewhere in the file */
	bool ran_on;                /* a plain scalar has several lines, or stands below its key */
};

void zz_yaml_report(struct zz_yaml *y, enum zz_yaml_id id, struct zz_mark at, size_t length,
					const struct zz_arg *args, size_t nargs)
{
	const struct zz_finding_def *def = &zz_yaml_findings[id];
	bool fatal = def->severity == ZZ_INCOMPLETE;
	y->unreadable |= fatal;
	if (y->reported[fatal ? 0 : 1]++ >= ENOUGH)
		return;
	struct zz_finding *f = zz_finding_add(y->list, def, args, nargs);
	f->path = zz_arena_str(y->list->arena, y->path);
	f->line = at.line;
	f->column = at.column;
	f->length = (uint32_t)length;
}

static void report(struct builder *b, enum zz_yaml_id id, struct zz_mark at, size_t length)
{
	zz_yaml_report(b->y, id, at, length, NULL, 0);
}

static size_t node_length(const struct zz_node *node)
{
	return node->start.line == node->end.line && node->end.column > node->start.column
			   ? node->end.column - node->start.column
			   : 1;
}

/* One word in front of a node, as it stands in the source; returns where the next one begins. */
static size_t refuse_property(struct builder *b, size_t at, enum zz_yaml_id *id)
{
	struct zz_str bytes = b->y->bytes;
	size_t end = at;
	while (end < bytes.n && !strchr(" \t\r\n,", bytes.p[end]))
		end++;
	*id = bytes.p[at] == '&' ? ZZ_YAML_ANCHOR : ZZ_YAML_TAG;
	report(b, *id, zz_yaml_mark(b->y, at), zz_utf8_count(zz_str_sub(bytes, at, end)));
	while (end < bytes.n && strchr(" \t", bytes.p[end]))
		end++;
	return end;
}

/* What may precede a node: an anchor, a tag, in either order. */
static void refuse_properties(struct builder *b, struct zz_mark start, const yaml_char_t *anchor,
							  const yaml_char_t *tag)
{
	if (!anchor && !tag)
		return;
	enum zz_yaml_id id;
	size_t next = refuse_property(b, zz_yaml_seek(b->y, start), &id);
	if (next < b->y->bytes.n && anchor && tag && b->y->bytes.p[next] == (id == ZZ_YAML_ANCHOR ? '!' : '&'))
		refuse_property(b, next, &id);
}

/* The last character that is not blank, in front of an offset. */
static size_t back_over_blanks(struct zz_str bytes, size_t from, size_t until)
{
	while (until > from && strchr(" \t\r\n", bytes.p[until - 1]))
		until--;
	return until;
}

/* libyaml ends a block scalar where the next token begins. */
static struct zz_mark literal_end(struct builder *b, const yaml_event_t *event)
{
	struct zz_str bytes = b->y->bytes;
	size_t start = zz_yaml_seek(b->y, zz_mark_of(event->start_mark));
	size_t header = start;
	while (header < bytes.n && strchr("|>+-0123456789", bytes.p[header]))
		header++;
	ptrdiff_t feed = zz_str_chr(zz_str_sub(bytes, start, bytes.n), '\n');
	size_t until = zz_yaml_seek(b->y, zz_mark_of(event->end_mark));
	until = back_over_blanks(bytes, start, until);
	bool no_content = feed < 0 || until <= start + (size_t)feed;
	return zz_yaml_mark(b->y, no_content ? header : until);
}

static struct zz_node *scalar_of(struct builder *b, const yaml_event_t *event)
{
	struct zz_node *node = zz_node_new(b->y->arena, ZZ_SCALAR, ZZ_PLAIN);
	node->start = zz_mark_of(event->start_mark);
	node->end = zz_mark_of(event->end_mark);
	node->text = zz_arena_str(
		b->y->arena, (struct zz_str){(const char *)event->data.scalar.value, event->data.scalar.length});
	switch (event->data.scalar.style) {
	case YAML_LITERAL_SCALAR_STYLE:
	case YAML_FOLDED_SCALAR_STYLE:
		node->style = ZZ_LITERAL;
		node->end = literal_end(b, event);
		break;
	case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
		zz_yaml_scan_escapes(b->y, node);
		/* fallthrough */
	case YAML_SINGLE_QUOTED_SCALAR_STYLE:
		node->style = ZZ_QUOTED;
		break;
	default:
		break;
	}
	if (node->text.n > ZZ_YAML_SCALAR)
		ZZ_REPORT(b->y, ZZ_YAML_LONG, node->start, 1, ZZ_ANUM("limit", ZZ_YAML_SCALAR / 1024));
	refuse_properties(b, node->start, event->data.scalar.anchor, event->data.scalar.tag);
	b->ran_on |= node->style == ZZ_PLAIN && node->start.line < node->end.line;
	b->last = node;
	return node;
}

/* libyaml puts a value that is not there before the next token. */
static bool place_absent(struct builder *b, const struct zz_node *key, struct zz_node *value)
{
	struct zz_str bytes = b->y->bytes;
	size_t at = zz_yaml_seek(b->y, key->end), end = at;
	while (at < bytes.n && strchr(" \t", bytes.p[at]))
		at++;
	bool colon = at < bytes.n && bytes.p[at] == ':';
	value->start = value->end = zz_yaml_mark(b->y, colon ? at + 1 : end);
	return colon;
}

static bool is_absent(const struct zz_node *value)
{
	return value->kind == ZZ_SCALAR && value->style == ZZ_PLAIN && value->text.n == 0;
}

/* "? key": every key of a block map but such a one begins where the map does, and is no block scalar.
 * In braces the mark stands somewhere between the entry before and the key. */
static bool is_explicit_key(struct builder *b, const struct zz_node *map, const struct zz_node *key)
{
	if (map->style == ZZ_BLOCK)
		return key->start.column != map->start.column || key->style == ZZ_LITERAL;
	if (!b->question)
		return false;
	struct zz_str bytes = b->y->bytes;
	size_t at = zz_yaml_seek(b->y, map->last ? map->last->end : map->start);
	size_t end = zz_yaml_seek(b->y, key->start);
	for (bool comment = false; at < end; at++) {
		comment = bytes.p[at] == '#' || (comment && bytes.p[at] != '\n');
		if (bytes.p[at] == '?' && !comment)
			return true;
	}
	return false;
}

static void take_key(struct builder *b, struct zz_node *map, struct zz_node *key)
{
	b->key[b->depth - 1] = key;
	key->parent = map;
	bool refused = key->kind != ZZ_SCALAR || key->start.line != key->end.line || is_absent(key) ||
				   zz_str_is(key->text, "<<") || is_explicit_key(b, map, key);
	if (refused)
		report(b, ZZ_YAML_KEY, key->start, key->kind == ZZ_SCALAR ? node_length(key) : 1);
}

static void take_value(struct builder *b, struct zz_node *map, struct zz_node *value)
{
	struct zz_node *key = b->key[b->depth - 1];
	b->key[b->depth - 1] = NULL;
	value->key = key;
	zz_node_append(b->y->arena, map, (struct zz_str){0}, value);
	if (key->kind != ZZ_SCALAR)
		return;
	if (is_absent(value) && !place_absent(b, key, value))
		zz_yaml_report_colons(b->y, key, 0, false);
	b->ran_on |= value->kind == ZZ_SCALAR && value->start.line > key->start.line;
}

static void take(struct builder *b, struct zz_node *node)
{
	struct zz_node *parent = b->depth ? b->open[b->depth - 1] : NULL;
	if (!parent)
		b->root = node;
	else if (parent->kind == ZZ_SEQ)
		zz_node_append(b->y->arena, parent, (struct zz_str){0}, node);
	else if (!b->key[b->depth - 1])
		take_key(b, parent, node);
	else
		take_value(b, parent, node);
}

static bool open_collection(struct builder *b, const yaml_event_t *event)
{
	bool map = event->type == YAML_MAPPING_START_EVENT;
	bool flow = map ? event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
					: event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
	struct zz_node *node = zz_node_new(b->y->arena, map ? ZZ_MAP : ZZ_SEQ, flow ? ZZ_FLOW : ZZ_BLOCK);
	node->start = zz_mark_of(event->start_mark);
	node->end = node->start;
	if (map)
		refuse_properties(b, node->start, event->data.mapping_start.anchor, event->data.mapping_start.tag);
	else
		refuse_properties(b, node->start, event->data.sequence_start.anchor, event->data.sequence_start.tag);
	if (b->depth == ZZ_YAML_DEPTH) {
		ZZ_REPORT(b->y, ZZ_YAML_DEEP, node->start, 1, ZZ_ANUM("limit", ZZ_YAML_DEPTH));
		return false;
	}
	if (map && flow && b->y->bytes.p[zz_yaml_seek(b->y, node->start)] != '{')
		report(b, ZZ_YAML_PAIR, node->start, 1);
	take(b, node);
	b->open[b->depth] = node;
	b->key[b->depth++] = NULL;
	return true;
}

static void report_duplicate(struct builder *b, const struct zz_node *key, const struct zz_node *first)
{
	ZZ_REPORT(b->y, ZZ_YAML_DUPLICATE, key->start, node_length(key), ZZ_ATEXT("key", key->text),
			  ZZ_ANUM("first", (long)first->start.line));
}

/* Keys that are no scalars have been refused already. */
static bool same_key(const struct zz_node *a, const struct zz_node *b)
{
	return a->kind == ZZ_SCALAR && b->kind == ZZ_SCALAR && zz_str_eq(a->text, b->text);
}

static int by_key(const void *left, const void *right)
{
	const struct zz_node *a = *(struct zz_node *const *)left, *b = *(struct zz_node *const *)right;
	int order = zz_str_cmp(a->text, b->text);
	if (order)
		return order;
	if (a->start.line != b->start.line)
		return a->start.line < b->start.line ? -1 : 1;
	return a->start.column < b->start.column ? -1 : a->start.column > b->start.column;
}

static void check_many_keys(struct builder *b, const struct zz_node *map)
{
	struct zz_node **keys = zz_malloc(map->n * sizeof(struct zz_node *));
	size_t n = 0, first = 0;
	ZZ_EACH(child, map)
	keys[n++] = child->key;
	qsort(keys, n, sizeof *keys, by_key);
	for (size_t i = 1; i < n; i++)
		if (same_key(keys[i], keys[first]))
			report_duplicate(b, keys[i], keys[first]);
		else
			first = i;
	free(keys);
}

static void check_keys(struct builder *b, const struct zz_node *map)
{
	if (map->n > FEW_KEYS) {
		check_many_keys(b, map);
		return;
	}
	ZZ_EACH(child, map)
	{
		for (const struct zz_node *other = map->first; other != child; other = other->next) {
			if (!same_key(other->key, child->key))
				continue;
			report_duplicate(b, child->key, other->key);
			break;
		}
	}
}

static void close_collection(struct builder *b, const yaml_event_t *event)
{
	struct zz_node *node = b->open[--b->depth];
	if (node->style == ZZ_FLOW)
		node->end = zz_mark_of(event->end_mark);
	else if (node->last)
		node->end = node->last->end;
	if (node->kind == ZZ_MAP)
		check_keys(b, node);
}

static bool start_document(struct builder *b, const yaml_event_t *event)
{
	struct zz_mark start = zz_mark_of(event->start_mark);
	if (b->documents++ > 0) {
		report(b, ZZ_YAML_DOCUMENTS, start, 3);
		return false;
	}
	if (event->data.document_start.version_directive ||
		event->data.document_start.tag_directives.start != event->data.document_start.tag_directives.end)
		report(b, ZZ_YAML_DIRECTIVE, start, 1);
	return true;
}

static void refuse_alias(struct builder *b, const yaml_event_t *event)
{
	struct zz_node *node = zz_node_new(b->y->arena, ZZ_SCALAR, ZZ_QUOTED);
	node->start = zz_mark_of(event->start_mark);
	node->end = zz_mark_of(event->end_mark);
	report(b, ZZ_YAML_ALIAS, node->start, node_length(node));
	take(b, node);
}

/* False where reading must end. */
static bool take_event(struct builder *b, const yaml_event_t *event)
{
	if (++b->events > ZZ_YAML_EVENTS) {
		ZZ_REPORT(b->y, ZZ_YAML_MANY, zz_mark_of(event->start_mark), 1, ZZ_ANUM("limit", ZZ_YAML_EVENTS));
		return false;
	}
	switch (event->type) {
	case YAML_DOCUMENT_START_EVENT:
		return start_document(b, event);
	case YAML_SCALAR_EVENT:
		take(b, scalar_of(b, event));
		return true;
	case YAML_SEQUENCE_START_EVENT:
	case YAML_MAPPING_START_EVENT:
		return open_collection(b, event);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		close_collection(b, event);
		return true;
	case YAML_ALIAS_EVENT:
		refuse_alias(b, event);
		return true;
	default:
		return event->type != YAML_STREAM_END_EVENT;
	}
}

static void read_events(struct builder *b)
{
	yaml_parser_t parser;
	if (!yaml_parser_initialize(&parser))
		zz_oom();
	yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&parser, (const unsigned char *)b->y->bytes.p, b->y->bytes.n);
	for (bool more = true; more;) {
		yaml_event_t event;
		if (!yaml_parser_parse(&parser, &event)) {
			if (parser.error == YAML_MEMORY_ERROR)
				zz_oom();
			zz_yaml_explain(b->y, &parser, b->last);
			break;
		}
		more = take_event(b, &event);
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
}

/* Fields that were read as text of the field above them. */
static void check_run_on(struct builder *b, const struct zz_node *node)
{
	if (node->kind == ZZ_SCALAR && node->style == ZZ_PLAIN) {
		bool below_key = node->key && node->key->start.line < node->start.line;
		zz_yaml_report_colons(b->y, node, below_key ? 0 : 1, true);
	}
	ZZ_EACH(child, node)
	check_run_on(b, child);
}

/* A ledger's file is a map or a list; a scalar alone is a file whose colons are wrong, or no ledger's. */
static void check_root(struct builder *b)
{
	struct zz_node *root = b->root;
	if (b->y->unreadable)
		return;
	if (!root || is_absent(root))
		report(b, ZZ_YAML_EMPTY, (struct zz_mark){0}, 0);
	else if (root->kind != ZZ_SCALAR && b->ran_on)
		check_run_on(b, root);
	else if (root->kind == ZZ_SCALAR && !zz_yaml_report_colons(b->y, root, 0, false))
		report(b, ZZ_YAML_MISSING_COLON, root->start, node_length(root));
}

struct zz_node *zz_yaml_parse(struct zz_str bytes, struct zz_str path, struct zz_arena *arena,
							  struct zz_findings *list)
{
	struct zz_yaml y = {
		.bytes = zz_yaml_body(bytes), .path = path, .arena = arena, .list = list, .found = list->n};
	struct builder b = {.y = &y};
	if (bytes.n > ZZ_YAML_BYTES) {
		ZZ_REPORT(&y, ZZ_YAML_SIZE, ((struct zz_mark){0}), 0, ZZ_ANUM("limit", ZZ_YAML_BYTES / 1024));
		return NULL;
	}
	zz_yaml_scan(&y);
	if (y.unreadable)
		return NULL;
	y.cursor = (struct zz_cursor){0};
	b.question = y.bytes.n && memchr(y.bytes.p, '?', y.bytes.n);
	read_events(&b);
	check_root(&b);
	return y.unreadable ? NULL : b.root;
}
