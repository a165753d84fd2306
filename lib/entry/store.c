#include "entry/store.h"

#include "base/message.h"
#include "witness/sync.h"

#include <string.h>

static struct zz_str owner_name(const struct zz_ledger *l, uint32_t owner)
{
	int32_t org = zz_roster_org(&l->roster, owner);
	uint32_t name = org >= 0 ? l->roster.orgs[org].name : 0;
	if (!name && zz_str_is(zz_intern_str(&l->words, owner), "unit"))
		name = l->unit.name;
	return zz_intern_str(&l->words, name ? name : owner);
}

struct zz_str zz_deed_subject(const struct zz_ledger *l, const char *op, uint32_t owner, uint8_t kind,
							  zz_day date, struct zz_arena *a)
{
	enum zz_lang lang = zz_ledger_lang(l);
	char day[ZZ_DATE_MAX];
	struct zz_buf out = {0};
	const char *label = zz_term_text(&zz_kinds[kind].form.name, lang), *text = zz_day_text(date, day);
	struct zz_str name = owner_name(l, owner);
	if (strcmp(op, "log") == 0)
		zz_msgf(&out, lang, N_("log: %.*s %s %s"), ZZ_FMT(name), text, label);
	else if (strcmp(op, "amend") == 0)
		zz_msgf(&out, lang, N_("amend: %.*s %s %s"), ZZ_FMT(name), text, label);
	else
		zz_msgf(&out, lang, N_("withdraw: %.*s %s %s"), ZZ_FMT(name), text, label);
	struct zz_str s = zz_arena_str(a, zz_buf_view(&out));
	zz_buf_free(&out);
	return s;
}

/* One paragraph: a blank line would let text pass for trailers. */
static void add_body(struct zz_buf *out, struct zz_str body)
{
	struct zz_str line;
	bool any = false;
	while (zz_str_split(&body, '\n', &line)) {
		line = zz_str_trim(line);
		if (!line.n)
			continue;
		zz_buf_printf(out, "%s%.*s\n", any ? "" : "\n", ZZ_FMT(line));
		any = true;
	}
}

static void message_of(struct zz_buf *out, const struct zz_deed *d, struct zz_store *s)
{
	zz_buf_printf(out, "%.*s\n", ZZ_FMT(d->subject));
	add_body(out, d->body);
	zz_buf_printf(out, "\nZzsh-Op: %s\n", d->op);
	if (d->record.n)
		zz_buf_printf(out, "Zzsh-Record: %.*s\n", ZZ_FMT(d->record));
	zz_buf_printf(out, "Zzsh-Version: %s\n", ZZSH_VERSION);
	if (d->injected)
		zz_buf_puts(out, "Zzsh-Clock: injected\n");
	zz_sync_trailers(out, zz_store_git(s));
}

int zz_deed_commit(struct zz_store *s, const struct zz_change *changes, size_t n, const struct zz_deed *deed,
				   char commit[41], bool *taken, struct zz_error *e)
{
	struct zz_buf name = {0}, email = {0}, message = {0};
	int rc = zz_store_identity(s, &name, &email, e);
	struct zz_author author = {.when = deed->now, .zone = deed->zone};
	author.name = zz_buf_view(&name);
	author.email = zz_buf_view(&email);
	message_of(&message, deed, s);
	if (!rc)
		rc = zz_store_commit(s, changes, n, &author, zz_buf_view(&message), commit, taken, e);
	zz_buf_free(&name);
	zz_buf_free(&email);
	zz_buf_free(&message);
	return rc;
}
