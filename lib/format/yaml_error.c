/* What is wrong with a text, in the words of those who wrote it. libyaml's own words are about
 * tokens; here they choose a finding, and only the one for unknown cases shows them. */
#include "base/message.h"
#include "base/text.h"
#include "format/yaml_parse.h"

#include <string.h>

#define BAD ZZ_INCOMPLETE

const struct zz_finding_def zz_yaml_findings[ZZ_YAML_IDS + 1] = {
	[ZZ_YAML_SYNTAX] = {"yaml-syntax", BAD, N_("the file cannot be read from here on ({detail})"),
						N_("compare this line and the one above with a record that can be read: indentation, "
						   "colons, quotation marks, brackets"),
						NULL},
	[ZZ_YAML_QUOTE] = {"yaml-quote", BAD, N_("the quotation mark opened here is never closed"),
					   N_("close it with the same straight quotation mark, or take it away"), NULL},
	[ZZ_YAML_ESCAPE] = {"yaml-escape", BAD,
						N_("a backslash inside double quotation marks is followed by something it cannot "
						   "stand before"),
						N_("write the backslash twice, or use single quotation marks"), NULL},
	[ZZ_YAML_BRACKET] = {"yaml-bracket", BAD,
						 N_("the list that begins with {bracket} is not closed, or a comma is missing in it"),
						 N_("separate the items with ASCII commas and close the list with {closing}"), NULL},
	[ZZ_YAML_COMMA] = {"yaml-comma", BAD, N_("a full-width comma does not separate items within brackets"),
					   N_("write an ASCII comma and a blank: \", \""), NULL},
	[ZZ_YAML_INDENT] = {"yaml-indent", BAD, N_("the indentation of this line does not fit the lines above"),
						N_("begin lines of one level in the same column, and what belongs below a line two "
						   "blanks further in"),
						NULL},
	[ZZ_YAML_AFTER] = {"yaml-after", BAD, N_("there is more text after a closing quotation mark or bracket"),
					   N_("put the whole value into quotation marks, or none of it; a quotation mark within "
						  "the text is best written “ ”"),
					   NULL},
	[ZZ_YAML_TWO_COLONS] = {"yaml-two-colons", BAD, N_("a second colon with a blank stands in one line"),
							N_("put the value into double quotation marks, or write its colon full-width"),
							NULL},
	[ZZ_YAML_MISSING_COLON] = {"yaml-missing-colon", BAD, N_("this line is no field: it has no \": \""),
							   N_("write \"field: value\" with an ASCII colon and a blank; text of several "
								  "lines goes below \"field: |\", indented"),
							   NULL},
	[ZZ_YAML_COLON] = {"yaml-colon", BAD,
					   N_("the colon after \"{key}\" is full-width, so that the line is not read as a field"),
					   N_("write an ASCII colon and a blank: \"{key}: \""), NULL},
	[ZZ_YAML_COLON_BLANK] = {"yaml-colon-blank", BAD, N_("the colon after \"{key}\" lacks a blank behind it"),
							 N_("write \"{key}: \" with a blank"), NULL},
	[ZZ_YAML_COLON_INSIDE] =
		{
			"yaml-colon-inside", ZZ_QUESTION,
			N_("\"{key}\" was read as text of the field above, not as a field"),
			N_("if it is a field: begin it in the column of the other fields and write "
			   "\"{key}: \" with an ASCII colon and a blank; if it is text: put \"|\" after "
			   "the colon of the field above"),
			NULL},
	[ZZ_YAML_DASH] = {"yaml-dash", BAD, N_("an item of a list (\"- \") cannot stand here"),
					  N_("begin the item on a line of its own below its field, two blanks further in"), NULL},
	[ZZ_YAML_LITERAL] = {"yaml-literal", BAD, N_("text stands behind the mark \"|\" on the same line"),
						 N_("begin the text on the next line, two blanks further in"), NULL},
	[ZZ_YAML_CHARACTER] = {"yaml-character", BAD, N_("a value cannot begin with {character}"),
						   N_("put the value into double quotation marks"), NULL},
	[ZZ_YAML_TAB] = {"yaml-tab", BAD, N_("a tab stands where blanks are expected"),
					 N_("replace it by blanks"), NULL},
	[ZZ_YAML_DUPLICATE] = {"yaml-duplicate-key", BAD,
						   N_("the field \"{key}\" is there twice, first in line {first}"),
						   N_("keep the one that is right and delete the other"), NULL},
	[ZZ_YAML_ANCHOR] = {"yaml-anchor", BAD, N_("a value beginning with \"&\" is an anchor, not used here"),
						N_("put the value into double quotation marks"), NULL},
	[ZZ_YAML_ALIAS] = {"yaml-alias", BAD, N_("a value beginning with \"*\" is a reference, not used here"),
					   N_("put the value into double quotation marks"), NULL},
	[ZZ_YAML_TAG] = {"yaml-tag", BAD, N_("a value beginning with \"!\" is a tag, not used here"),
					 N_("put the value into double quotation marks"), NULL},
	[ZZ_YAML_DIRECTIVE] = {"yaml-directive", BAD, N_("a line beginning with \"%\" is not used here"),
						   N_("delete the line"), NULL},
	[ZZ_YAML_DOCUMENTS] = {"yaml-documents", BAD, N_("a second document begins here; one file holds one"),
						   N_("delete the line \"---\", or move what follows into a file of its own"), NULL},
	[ZZ_YAML_KEY] = {"yaml-key", BAD, N_("the name of a field must be a plain word"),
					 N_("write \"field: value\", without \"?\", \"<<\" or brackets in front"), NULL},
	[ZZ_YAML_PAIR] = {"yaml-pair", BAD, N_("a field within [ ] lacks its braces"),
					  N_("put the fields of one item into { }"), NULL},
	[ZZ_YAML_DEEP] = {"yaml-depth", BAD, N_("more than {limit} levels are nested"),
					  N_("check the brackets and the indentation; a record needs four levels"), NULL},
	[ZZ_YAML_LONG] = {"yaml-long", BAD, N_("a text is longer than {limit} KiB"),
					  N_("put it into a file among the attachments and name it here"), NULL},
	[ZZ_YAML_SIZE] = {"yaml-size", BAD, N_("the file is larger than {limit} KiB"),
					  N_("check whether this is a record; put long material among the attachments"), NULL},
	[ZZ_YAML_MANY] = {"yaml-many", BAD, N_("the file has too many items (limit: {limit} parts)"),
					  N_("check whether this is a record; put long lists among the attachments"), NULL},
	[ZZ_YAML_ENCODING] = {"yaml-encoding", BAD, N_("the file is not UTF-8 text, or damaged here"),
						  N_("open it in an editor and save it with the encoding UTF-8"), NULL},
	[ZZ_YAML_GBK] = {"yaml-gbk", BAD, N_("the file is not UTF-8 text; it looks like GBK"),
					 N_("open it as GBK in an editor and save it with the encoding UTF-8"), NULL},
	[ZZ_YAML_LINE_BREAK] = {"yaml-line-break", BAD,
							N_("a line break that editors do not show as one ({code}) stands here"),
							N_("delete the character and begin a new line with the Enter key"), NULL},
	[ZZ_YAML_CONTROL] = {"yaml-control", BAD, N_("a control character ({code}) stands here"),
						 N_("delete the character"), NULL},
	[ZZ_YAML_BIDI] = {"yaml-bidi", ZZ_QUESTION,
					  N_("an invisible character that changes the direction of text ({code}) stands here"),
					  N_("delete the character; what is shown may differ from what is written"),
					  N_("it often comes along when text is pasted from a chat or a web page")},
	[ZZ_YAML_ZERO_WIDTH] = {"yaml-zero-width", ZZ_QUESTION,
							N_("an invisible character without width ({code}) stands here"),
							N_("delete the character; names with it do not equal those without"),
							N_("it often comes along when text is pasted from a chat or a web page")},
	[ZZ_YAML_EMPTY] = {"yaml-empty", BAD, N_("the file is empty"),
					   N_("fill it in; a file made by mistake can be deleted"), NULL},
	[ZZ_YAML_IDS] = {NULL, ZZ_INFO, NULL, NULL, NULL},
};

enum { KEY_LENGTH = 12 };

/* Characters that the name of a field may have; punctuation and blanks, full-width too, end it. */
static bool in_word(int32_t cp, bool first)
{
	if (cp < 0x80)
		return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z') || (!first && cp >= '0' && cp <= '9') ||
			   (!first && (cp == '_' || cp == '-'));
	return (cp >= 0x3400 && cp < 0xFE00) || cp >= 0x20000;
}

enum zz_colon zz_yaml_colon(struct zz_str text, struct zz_str *key)
{
	struct zz_str rest = text;
	for (size_t n = 0; n <= KEY_LENGTH; n++) {
		size_t length = text.n - rest.n;
		int32_t cp = zz_utf8_next(&rest);
		*key = zz_str_sub(text, 0, length);
		if (n > 0 && cp == 0xFF1A)
			return ZZ_COLON_FULL_WIDTH;
		if (n > 0 && cp == ':')
			return rest.n && !strchr(" \t/:", rest.p[0]) ? ZZ_COLON_NO_BLANK : ZZ_COLON_NONE;
		if (!in_word(cp, n == 0))
			break;
	}
	return ZZ_COLON_NONE;
}

/* One line of a text, from an offset: past indentation and the dashes of items. */
static bool report_colon(struct zz_yaml *y, size_t at, size_t end, bool readable)
{
	const char *p = y->bytes.p;
	while (at < end && (p[at] == ' ' || (p[at] == '-' && at + 1 < end && p[at + 1] == ' ')))
		at++;
	struct zz_str key;
	enum zz_colon colon = zz_yaml_colon(zz_str_sub(y->bytes, at, end), &key);
	if (colon == ZZ_COLON_NONE)
		return false;
	enum zz_yaml_id id = readable                     ? ZZ_YAML_COLON_INSIDE
						 : colon == ZZ_COLON_NO_BLANK ? ZZ_YAML_COLON_BLANK
													  : ZZ_YAML_COLON;
	ZZ_REPORT(y, id, zz_yaml_mark(y, at + key.n), 1, ZZ_ATEXT("key", key));
	return true;
}

static bool report_colon_of_line(struct zz_yaml *y, uint32_t line, bool readable)
{
	struct zz_str text = zz_yaml_line(y->bytes, line);
	size_t at = (size_t)(text.p - y->bytes.p);
	return text.n && report_colon(y, at, at + text.n, readable);
}

bool zz_yaml_report_colons(struct zz_yaml *y, const struct zz_node *scalar, uint32_t skip, bool readable)
{
	bool found = false;
	for (uint32_t line = scalar->start.line + skip; line <= scalar->end.line; line++) {
		if (line > scalar->start.line) {
			found |= report_colon_of_line(y, line, readable);
			continue;
		}
		size_t at = zz_yaml_seek(y, scalar->start);
		struct zz_str rest = zz_str_sub(y->bytes, at, y->bytes.n);
		ptrdiff_t feed = zz_str_chr(rest, '\n');
		found |= report_colon(y, at, feed < 0 ? y->bytes.n : at + (size_t)feed, readable);
	}
	return found;
}

/* An error of libyaml: what it was doing, where it stopped. */
struct stop {
	struct zz_yaml *y;
	const struct zz_node *last; /* the scalar read last */
	struct zz_mark at, context;
	size_t offset; /* of at */
};

static void report_at(const struct stop *s, enum zz_yaml_id id, struct zz_mark at, size_t length)
{
	zz_yaml_report(s->y, id, at, length, NULL, 0);
}

static struct zz_str character_at(const struct stop *s, size_t offset)
{
	struct zz_str rest = zz_str_sub(s->y->bytes, offset, s->y->bytes.n);
	return zz_str_sub(rest, 0, zz_utf8_offset(rest, 1));
}

static bool first_in_line(const struct stop *s)
{
	size_t at = s->offset;
	while (at > 0 && s->y->bytes.p[at - 1] == ' ')
		at--;
	return at == 0 || s->y->bytes.p[at - 1] == '\n';
}

/* Where "a: b" is met within a value: the colons of a scalar that ran on over lines are at fault, or
 * the indentation that made it run on, or two colons in one line. */
static void explain_second_colon(const struct stop *s)
{
	const struct zz_node *last = s->last;
	bool ran_on =
		last && last->style == ZZ_PLAIN && last->start.line < last->end.line && last->end.line == s->at.line;
	bool below_key = last && last->key && last->key->start.line < last->start.line;
	uint32_t skip = last && last->key && !below_key ? 1 : 0;
	if (ran_on && zz_yaml_report_colons(s->y, last, skip, false))
		return;
	struct zz_str line = zz_yaml_line(s->y->bytes, s->at.line);
	size_t begin = zz_yaml_seek(s->y, (struct zz_mark){s->at.line, 1});
	ptrdiff_t colon = zz_str_find(zz_str_sub(line, 0, s->offset - begin), ZZ_STR(": "));
	if (ran_on || colon < 0)
		report_at(s, ZZ_YAML_INDENT, s->at, 1);
	else
		report_at(s, ZZ_YAML_TWO_COLONS, s->at, 1);
}

static void explain_missing_colon(const struct stop *s)
{
	if (report_colon_of_line(s->y, s->context.line, false))
		return;
	size_t from = zz_yaml_seek(s->y, s->context);
	struct zz_str line = zz_yaml_line(s->y->bytes, s->context.line);
	size_t length = (size_t)(line.p - s->y->bytes.p) + line.n - from;
	report_at(s, ZZ_YAML_MISSING_COLON, s->context,
			  zz_utf8_count(zz_str_trim(zz_str_sub(s->y->bytes, from, from + length))));
}

static void explain_key(const struct stop *s)
{
	if (zz_str_is(character_at(s, s->offset), ":"))
		report_at(s, ZZ_YAML_KEY, s->at, 1);
	else
		report_at(s, first_in_line(s) ? ZZ_YAML_INDENT : ZZ_YAML_AFTER, s->at, 1);
}

static void explain_bracket(const struct stop *s)
{
	size_t open = zz_yaml_seek(s->y, s->context);
	struct zz_str inside = zz_str_sub(s->y->bytes, open, s->offset);
	struct zz_str bracket = zz_str_sub(inside, 0, 1);
	bool one_line = s->context.line == s->at.line;
	/* What follows an open bracket looks like pairs without braces, but that is not the mistake. */
	struct zz_findings *list = s->y->list;
	while (list->n > s->y->found && list->at[list->n - 1].def == &zz_yaml_findings[ZZ_YAML_PAIR])
		list->n--;
	ptrdiff_t comma = -1;
	for (ptrdiff_t next = 0; one_line && next >= 0;) {
		next = zz_str_find(zz_str_sub(inside, (size_t)(comma + 1), inside.n), ZZ_STR("，"));
		comma = next >= 0 ? comma + 1 + next : comma;
	}
	if (comma >= 0) {
		report_at(s, ZZ_YAML_COMMA, zz_yaml_mark(s->y, open + (size_t)comma), 1);
		return;
	}
	struct zz_str closing = zz_str_is(bracket, "{") ? ZZ_STR("}") : ZZ_STR("]");
	ZZ_REPORT(s->y, ZZ_YAML_BRACKET, one_line ? s->at : s->context, 1, ZZ_ATEXT("bracket", bracket),
			  ZZ_ATEXT("closing", closing));
}

/* The bracket opened last: what is missing at the end of the text. */
static bool explain_open_bracket(const struct stop *s)
{
	size_t at = s->y->bytes.n;
	while (at > 0 && s->y->bytes.p[at - 1] != '[' && s->y->bytes.p[at - 1] != '{')
		at--;
	struct stop open = *s;
	open.context = zz_yaml_mark(s->y, at ? at - 1 : 0);
	if (at > 0)
		explain_bracket(&open);
	return at > 0;
}

static void explain_character(const struct stop *s)
{
	struct zz_str character = character_at(s, s->offset);
	if (s->offset == s->y->bytes.n && explain_open_bracket(s))
		return;
	if (zz_str_is(character, "\t"))
		report_at(s, ZZ_YAML_TAB, s->at, 1);
	else
		ZZ_REPORT(s->y, ZZ_YAML_CHARACTER, s->at, 1, ZZ_ATEXT("character", character));
}

/* "found unexpected ':'": a colon within brackets, right before a comma or bracket. */
static void explain_tight_colon(const struct stop *s)
{
	struct zz_str word = zz_str_sub(s->y->bytes, zz_yaml_seek(s->y, s->context), s->offset);
	ZZ_REPORT(s->y, ZZ_YAML_COLON_BLANK, s->at, 1, ZZ_ATEXT("key", word));
}

static const struct rule {
	const char *problem, *context;         /* parts of libyaml's texts */
	void (*explain)(const struct stop *s); /* or else: */
	enum zz_yaml_id id;
	bool at_context;
} rules[] = {
	{"mapping values are not allowed", "", explain_second_colon, ZZ_YAML_SYNTAX, false},
	{"could not find expected ':'", "", explain_missing_colon, ZZ_YAML_SYNTAX, false},
	{"did not find expected key", "", explain_key, ZZ_YAML_SYNTAX, false},
	{"did not find expected '-'", "", explain_key, ZZ_YAML_SYNTAX, false},
	{"did not find expected <document start>", "", explain_key, ZZ_YAML_SYNTAX, false},
	{"did not find expected ',' or", "", explain_bracket, ZZ_YAML_SYNTAX, false},
	{"cannot start any token", "", explain_character, ZZ_YAML_SYNTAX, false},
	{"did not find expected node content", "", explain_character, ZZ_YAML_SYNTAX, false},
	{"found unexpected ':'", "", explain_tight_colon, ZZ_YAML_SYNTAX, false},
	{"found a tab", "", NULL, ZZ_YAML_TAB, false},
	{"", "scanning a quoted scalar", NULL, ZZ_YAML_QUOTE, true},
	{"", "parsing a quoted scalar", NULL, ZZ_YAML_ESCAPE, false},
	{"block sequence entries", "", NULL, ZZ_YAML_DASH, false},
	{"mapping keys", "", NULL, ZZ_YAML_KEY, false},
	{"", "block scalar", NULL, ZZ_YAML_LITERAL, false},
	{"", "anchor", NULL, ZZ_YAML_ANCHOR, true},
	{"", "alias", NULL, ZZ_YAML_ALIAS, true},
	{"", "directive", NULL, ZZ_YAML_DIRECTIVE, true},
	{"YAML d", "", NULL, ZZ_YAML_DIRECTIVE, false},
	{"", " tag", NULL, ZZ_YAML_TAG, true},
	{"tag handle", "", NULL, ZZ_YAML_TAG, false},
};

void zz_yaml_explain(struct zz_yaml *y, const yaml_parser_t *parser, const struct zz_node *last)
{
	const char *problem = parser->problem ? parser->problem : "";
	const char *context = parser->context ? parser->context : "";
	struct stop s = {.y = y,
					 .last = last,
					 .at = zz_mark_of(parser->problem_mark),
					 .context = zz_mark_of(parser->context_mark)};
	s.offset = zz_yaml_seek(y, s.at);
	for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
		const struct rule *rule = &rules[i];
		if (!strstr(problem, rule->problem) || !strstr(context, rule->context))
			continue;
		if (rule->explain)
			rule->explain(&s);
		else
			report_at(&s, rule->id, rule->at_context ? s.context : s.at, 1);
		return;
	}
	ZZ_REPORT(y, ZZ_YAML_SYNTAX, s.at, 1, ZZ_ATEXT("detail", zz_str(problem)));
}
