/* zzsh sync: takes over what others entered, hands in, takes the receipts. */
#include "git.h"
#include "write.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const struct option options[] = {
	{{"code", "码"},
	 0,
	 OPT_FLAG,
	 NULL,
	 N_("print the code of what is committed, to be told to the witness by telephone"),
	 false},
	{{NULL, NULL}, 0, 0, NULL, NULL, false},
};

#define THEIRS "refs/zzsh/theirs/main"

struct syncing {
	struct app *app;
	struct writing w;
	const char *remote;
	bool folder; /* it is reached by a path, so that there is no receipt */
	struct zz_str *named;
	size_t nnamed;
	unsigned long in, out; /* entries taken over, handed in */
	bool forked;
};

/* --- the words around it --- */

static const char *root(const struct syncing *s)
{
	return s->w.root.data;
}

#define RUN(s, out, quiet, ...)                                                                              \
	git_run((s)->app, root(s), (const char *const[]){__VA_ARGS__, NULL}, out, quiet)

static bool is_path(struct zz_str url)
{
	ptrdiff_t colon = zz_str_chr(url, ':'), slash = zz_str_chr(url, '/');
	return zz_str_starts(url, "file://") || colon < 0 || (slash >= 0 && slash < colon);
}

/* Of a path, relative to the ledger's root as git takes it: what is not there, or no repository, is said
 * before git says it in its own words. */
static int check_folder(struct syncing *s, struct zz_str url)
{
	struct zz_buf path = {0}, git = {0};
	struct stat st;
	int rc = ZZ_OK;
	url = zz_str_starts(url, "file://") ? zz_str_sub(url, strlen("file://"), url.n) : url;
	if (!zz_str_starts(url, "/"))
		zz_buf_printf(&path, "%s/", root(s));
	zz_buf_str(&path, url);
	zz_buf_printf(&git, "%s/.git", path.data);
	if (stat(path.data, &st) != 0)
		rc = zz_error(&s->app->error, ZZ_EENV,
					  N_("%s could not be reached, so nothing was handed in: there is no such folder. Is the "
						 "stick in its place? A new one is made there once: git init --bare %s"),
					  s->remote, path.data);
	else if (S_ISDIR(st.st_mode) && !zz_is_ledger(path.data) && stat(git.data, &st) != 0)
		rc =
			zz_error(&s->app->error, ZZ_EENV,
					 N_("%s could not be reached, so nothing was handed in: the folder is no repository. One "
						"is made there once: git init --bare %s"),
					 s->remote, path.data);
	zz_buf_free(&path);
	zz_buf_free(&git);
	return rc;
}

static int find_remote(struct syncing *s, const struct options *o)
{
	struct zz_buf url = {0};
	s->remote = o->nwords ? o->words[0] : "origin";
	if (o->nwords > 1 || s->remote[0] == '-')
		return zz_error(&s->app->error, ZZ_EUSAGE, N_("sync takes one word: where to hand in"));
	int status = RUN(s, &url, true, "remote", "get-url", s->remote);
	struct zz_str text = zz_str_trim(zz_buf_view(&url));
	bool known = status == 0;
	struct zz_str where = known ? text : zz_str(s->remote);
	s->folder = is_path(where);
	int rc = s->folder && (known || o->nwords) && status != 127 ? check_folder(s, where) : ZZ_OK;
	zz_buf_free(&url);
	if (status == 127)
		return zz_error(&s->app->error, ZZ_EENV, N_("the program git was not found; zzsh sync needs it"));
	if (!known && !o->nwords)
		return zz_error(
			&s->app->error, ZZ_EENV,
			N_("it is not known yet where to hand in. Say it once: git -C %s remote add origin ADDRESS; or "
			   "name a folder on a stick: zzsh sync /media/usb/zhibu1.git"),
			root(s));
	return rc;
}

static void list_named(struct syncing *s)
{
	const struct zz_ledger *l = s->w.opened.ledger;
	const uint32_t *at = l->unit.witnesses.at;
	s->nnamed = l->unit.witnesses.n;
	s->named = ZZ_NEWN(&s->w.arena, struct zz_str, s->nnamed + 1);
	for (size_t i = 0; i < s->nnamed; i++)
		s->named[i] = zz_arena_str(&s->w.arena, zz_intern_str(&l->words, at[i]));
}

static unsigned long count(const struct syncing *s, const char *range)
{
	struct zz_buf out = {0};
	unsigned long n = 0;
	if (RUN(s, &out, true, "rev-list", "--count", "--no-merges", range, "--") == 0)
		n = strtoul(out.data, NULL, 10);
	zz_buf_free(&out);
	return n;
}

static void head_of(const struct syncing *s, struct zz_buf *out)
{
	zz_buf_clear(out);
	RUN(s, out, true, "rev-parse", "--verify", "-q", "HEAD");
	while (out->n && out->data[out->n - 1] == '\n')
		out->data[--out->n] = '\0';
}

/* --- fetching --- */

static void tell_keys(struct app *app, const struct zz_taken_chain *c)
{
	struct zz_str rest = c->keys, line;
	zz_msgf(&app->out, app->lang,
			N_("The witness %.*s has new keys, and signed that with the former ones. Write them into "
			   "zzsh.yaml in "
			   "place of those:\n"),
			ZZ_FMT(c->name));
	while (zz_str_split(&rest, '\n', &line))
		zz_buf_printf(&app->out, "  - %.*s\n", ZZ_FMT(line));
}

static void tell_taken(struct syncing *s, const struct zz_taking *t)
{
	struct app *app = s->app;
	for (size_t i = 0; i < t->all.n; i++) {
		const struct zz_taken_chain *c = &t->all.at[i];
		bool told = s->forked; /* the second fetch finds the same */
		s->forked = told || c->how == ZZ_TAKEN_FORKED || c->how == ZZ_TAKEN_FOREIGN;
		if (c->how == ZZ_TAKEN_FORKED && !told)
			zz_msgf(&app->out, app->lang,
					N_("ATTENTION: the witness %.*s shows another receipt number %u than the one that was "
					   "fetched here "
					   "before. Both are kept (refs/zzsh/forked/). Show them to the office above the "
					   "witness; nothing "
					   "that a branch does can bring this about\n"),
					ZZ_FMT(c->name), (unsigned)c->seq);
		else if (c->how == ZZ_TAKEN_FOREIGN && !told)
			zz_msgf(&app->out, app->lang,
					N_("ATTENTION: what is shown there as receipts of the witness %.*s is not signed with "
					   "its key in "
					   "zzsh.yaml. Nothing of it was taken. Ask the witness, by telephone, whether it has a "
					   "new key\n"),
					ZZ_FMT(c->name));
		else if (c->keys.n && c->how == ZZ_TAKEN_NEW)
			tell_keys(app, c);
	}
}

static int fetch(struct syncing *s)
{
	struct zz_taking taking;
	RUN(s, NULL, true, "update-ref", "-d", THEIRS);
	int status = RUN(s, NULL, false, "fetch", "-q", "--no-tags", "--no-write-fetch-head", s->remote,
					 "+refs/heads/main*:refs/zzsh/theirs/main*", "+refs/zzsh/witness/*:" ZZ_INCOMING_REF "*",
					 "+refs/zzsh/list/*:" ZZ_INCOMING_LIST_REF "*");
	if (status)
		return zz_error(
			&s->app->error, ZZ_EENV,
			N_("%s could not be reached, so nothing was handed in. What is entered here is safe; give zzsh "
			   "sync again later"),
			s->remote);
	int rc = zz_sync_take(&taking, root(s), s->named, s->nnamed, &s->app->error);
	if (!rc)
		tell_taken(s, &taking);
	zz_taking_free(&taking);
	return rc;
}

/* --- merging --- */

static int deed(struct syncing *s, const struct zz_change *changes, size_t n)
{
	struct app *app = s->app;
	struct zz_ledger *l = s->w.opened.ledger;
	enum zz_lang lang = zz_ledger_lang(l);
	struct zz_deed d = {.op = "sync",
						.subject =
							zz_str(zz_tr(lang, N_("sync: keep what two computers wrote under one id"))),
						.now = app->now,
						.zone = l->unit.zone,
						.injected = app->now_injected};
	char commit[41];
	int rc = zz_deed_commit(s->w.store, changes, n, &d, commit, NULL, &app->error);
	return rc ? rc : zz_store_refresh(s->w.store, &app->error);
}

/* A file that was edited and not entered must not be moved away under its writer. */
static int check_entered(struct syncing *s, const struct zz_both *b)
{
	struct zz_buf now = {0};
	bool missing = false;
	int rc = zz_source_read(s->w.opened.source, b->path, ZZ_YAML_BYTES, &now, &missing, &s->app->error);
	if (!rc && (missing || !zz_str_eq(zz_buf_view(&now), b->ours)))
		rc = zz_error(
			&s->app->error, ZZ_EENV,
			N_("%.*s was changed on another computer too, and what lies in the folder here is not entered "
			   "yet. Enter it (zzsh amend) or put it back, then give zzsh sync again"),
			ZZ_FMT(b->path));
	zz_buf_free(&now);
	return rc;
}

static void tell_both(struct syncing *s, const struct zz_both *b)
{
	zz_msgf(&s->app->out, s->app->lang,
			N_("Two texts under one id: %.*s. The one of the other computer keeps the name, the one of this "
			   "computer is "
			   "now %.*s. Please look at both: if they are of one sitting, withdraw one (zzsh withdraw)\n"),
			ZZ_FMT(b->path), ZZ_FMT(b->to));
}

static int part(struct syncing *s, const struct zz_merging *m)
{
	struct zz_change *changes = ZZ_NEWN(&s->w.arena, struct zz_change, 2 * m->both.n + 1);
	size_t n = 0;
	int rc = ZZ_OK;
	for (size_t i = 0; !rc && i < m->both.n; i++) {
		const struct zz_both *b = &m->both.at[i];
		rc = check_entered(s, b);
		changes[n++] = (struct zz_change){.path = b->to, .bytes = b->ours, .create = true};
		changes[n++] = (struct zz_change){.path = b->path, .bytes = b->base, .remove = !b->has_base};
	}
	if (!rc && n)
		rc = deed(s, changes, n);
	for (size_t i = 0; !rc && i < m->both.n; i++)
		tell_both(s, &m->both.at[i]);
	return rc;
}

static int fail_merge(struct syncing *s)
{
	struct zz_buf files = {0};
	RUN(s, &files, true, "diff", "--name-only", "--diff-filter=U");
	RUN(s, NULL, true, "merge", "--abort");
	for (size_t i = 0; i < files.n; i++)
		files.data[i] = files.data[i] == '\n' ? ' ' : files.data[i];
	int rc;
	if (files.n)
		rc = zz_error(&s->app->error, ZZ_EENV,
					  N_("two computers changed the same lines: %s. Nothing was merged and nothing handed "
						 "in. Merge it by "
						 "hand (git merge %s), commit, and give zzsh sync again"),
					  files.data, THEIRS);
	else
		rc = zz_error(&s->app->error, ZZ_EENV,
					  N_("git could not merge: something in the folder is not entered yet and stands in the "
						 "way. Nothing "
						 "was handed in. zzsh doctor lists it"));
	zz_buf_free(&files);
	return rc;
}

/* Never a rebase: what was witnessed keeps its name. No rename detection: a record's name is its id. */
static int merge(struct syncing *s)
{
	struct zz_buf message = {0}, chatter = {0}; /* what git says of each file */
	zz_buf_printf(&message, "%s\n\nZzsh-Op: sync\nZzsh-Version: " ZZSH_VERSION "\n%s",
				  zz_tr(zz_ledger_lang(s->w.opened.ledger), N_("sync: take over what others entered")),
				  s->app->now_injected ? "Zzsh-Clock: injected\n" : "");
	int status = RUN(s, &chatter, false, "-c", "merge.renames=false", "-c", "merge.directoryRenames=false",
					 "-c", "rerere.enabled=false", "-c", "commit.gpgSign=false", "merge", "-q", "--no-verify",
					 "-m", message.data, THEIRS);
	zz_buf_free(&message);
	zz_buf_free(&chatter);
	return status ? fail_merge(s) : ZZ_OK;
}

static int take_over(struct syncing *s)
{
	struct zz_merging m;
	int rc = zz_sync_compare(&m, root(s), THEIRS, &s->app->error);
	unsigned long fresh = rc ? 0 : count(s, "HEAD.." THEIRS);
	if (!rc && m.relation == ZZ_HEAD_UNRELATED)
		rc = zz_error(
			&s->app->error, ZZ_EENV,
			N_("what lies at %s is another ledger: the two histories have nothing in common. Nothing was "
			   "changed on either side"),
			s->remote);
	if (!rc && m.relation == ZZ_HEAD_UNKNOWN)
		rc = zz_error(&s->app->error, ZZ_EENV,
					  N_("the history cannot be read in full, so nothing was merged; zzsh doctor says more"));
	if (!rc && m.relation == ZZ_HEAD_FORK)
		rc = part(s, &m);
	if (!rc && (m.relation == ZZ_HEAD_FORK || m.relation == ZZ_HEAD_FF))
		rc = merge(s);
	if (!rc)
		s->in += fresh;
	zz_merging_free(&m);
	return rc;
}

/* --- handing in --- */

static bool handed_in(const struct syncing *s)
{
	return RUN(s, NULL, true, "merge-base", "--is-ancestor", "HEAD", THEIRS) == 0;
}

/* Whether it is there is looked at afterwards: what the push itself says is not enough. */
static int push(struct syncing *s)
{
	unsigned long n =
		count(s, RUN(s, NULL, true, "rev-parse", "-q", "--verify", THEIRS) ? "HEAD" : THEIRS "..HEAD");
	RUN(s, NULL, false, "push", "-q", s->remote, "refs/heads/main:refs/heads/main");
	int rc = fetch(s);
	if (rc)
		return rc;
	if (!handed_in(s))
		return 1;
	s->out += n;
	return rc;
}

/* Somebody else may hand in between our fetch and our push. */
static int exchange(struct syncing *s)
{
	enum { TIMES = 3 };
	int rc = fetch(s);
	for (int i = 0; !rc && i < TIMES; i++) {
		rc = take_over(s);
		if (rc || handed_in(s))
			return rc;
		rc = push(s);
		if (rc != 1)
			return rc;
		struct zz_merging m;
		rc = zz_sync_compare(&m, root(s), THEIRS, &s->app->error);
		bool moved = !rc && (m.relation == ZZ_HEAD_FORK || m.relation == ZZ_HEAD_FF);
		zz_merging_free(&m);
		if (!rc && !moved)
			break;
	}
	return rc ? rc
			  : zz_error(&s->app->error, ZZ_EENV,
						 N_("NOT handed in: %s did not take it; its reason stands above. What is entered "
							"here is safe"),
						 s->remote);
}

/* --- what came of it --- */

static int tell_receipt(struct syncing *s)
{
	struct app *app = s->app;
	struct zz_sync_receipt r;
	struct zz_buf head = {0};
	head_of(s, &head);
	int rc = zz_sync_find(&r, root(s), head.data ? head.data : "", s->named, s->nnamed, &app->error);
	zz_buf_free(&head);
	if (rc)
		return rc;
	if (r.name.n) {
		zz_msgf(&app->out, app->lang, N_("Witnessed: %.*s, receipt %u, "), ZZ_FMT(r.name), (unsigned)r.seq);
		zz_told_time(&app->out, r.time);
		zz_buf_puts(&app->out, "  ");
		zz_code_show(&app->out, r.code);
		zz_buf_putc(&app->out, '\n');
	} else if (!s->nnamed) {
		zz_buf_puts(&app->out,
					tr(app, N_("This ledger names no witness (zzsh.yaml, witnesses): when it was handed in "
							   "cannot be proved later\n")));
	} else if (s->folder) {
		zz_buf_puts(
			&app->out,
			tr(app, N_("No receipt: by way of a folder there is none. The witness signs when it looks "
					   "(zzsh witness --from, or --all); zzsh sync fetches it then\n")));
	} else {
		zz_buf_puts(&app->out,
					tr(app, N_("No receipt yet: the witness signs at its next look; zzsh sync fetches it "
							   "then\n")));
	}
	return ZZ_OK;
}

/* What is set here and not entered is seen by nobody else: witnesses and audits go by the commit. */
static void tell_settings(struct syncing *s)
{
	if (RUN(s, NULL, true, "diff", "--quiet", "HEAD", "--", "zzsh.yaml") != 1)
		return;
	zz_msgf(&s->app->out, s->app->lang,
			N_("zzsh.yaml was changed and is NOT committed: that was not handed in, and an audit does not "
			   "know of it. Commit it (git -C %s commit -m settings zzsh.yaml), then give zzsh sync again\n"),
			root(s));
}

static int tell(struct syncing *s)
{
	struct app *app = s->app;
	if (s->in)
		zz_msgf(&app->out, app->lang, N_("Taken over, entries of others: %lu\n"), s->in);
	if (s->out)
		zz_msgf(&app->out, app->lang, N_("Handed in, entries: %lu\n"), s->out);
	else
		zz_buf_puts(&app->out, tr(app, N_("There was nothing new to hand in\n")));
	int rc = tell_receipt(s);
	tell_settings(s);
	if (!rc)
		rc = app_print(app);
	return rc ? rc : s->forked;
}

static int print_code(struct app *app, const char *dir)
{
	char code[24];
	int rc = zz_sync_code(dir, code, &app->error);
	if (rc)
		return rc;
	zz_code_show(&app->out, code);
	zz_buf_putc(&app->out, '\n');
	return app_print(app);
}

static int run(struct app *app, const struct options *o)
{
	struct syncing s = {.app = app};
	bool code = option_given(o, "code");
	struct zz_buf name = {0}, email = {0};
	int rc = writing_begin(app, &s.w, !code);
	if (!rc && code)
		rc = print_code(app, root(&s));
	else if (!rc) {
		rc = zz_store_identity(s.w.store, &name, &email, &app->error);
		if (!rc)
			rc = writing_load(app, &s.w, (struct zz_str){0}, ZZ_NO_DAY, false);
		if (!rc)
			list_named(&s);
		if (!rc)
			rc = find_remote(&s, o);
		if (!rc)
			rc = exchange(&s);
		int told = rc < 0 ? app_print(app) : tell(&s);
		rc = rc ? rc : told;
	}
	zz_buf_free(&name);
	zz_buf_free(&email);
	writing_end(&s.w);
	return rc;
}

const struct command cmd_sync = {
	.name = {"sync", "报送"},
	.order = 70,
	.summary = N_("takes over what others entered, hands in what is new, fetches receipts"),
	.operands = N_("[WHERE]"),
	.options = options,
	.run = run,
	.notes = N_(
		"WHERE is a remote of git (origin where nothing is said), an address, or a folder on a stick.\n"
		"Exit status: 0 handed in, 1 the witness contradicts itself, 2 usage, 3 no ledger, 4 not handed in."),
};
