#include "prompt.h"

#include <errno.h>
#include <histedit.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/select.h>
#include <termios.h>
#include <unistd.h>

/* Set by signals: nothing else can carry word of them. */
static volatile sig_atomic_t stop_asked, size_changed, was_stopped;

static const int stops[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
enum { NSTOPS = sizeof stops / sizeof stops[0] };

/* A line break inside a line that is edited; becomes one again when the line is done. */
enum { BREAK_SIGN = 0x21B5, REPLACEMENT = 0xFFFD, PUT_TEXT = 0x1F };

struct prompt {
	struct app *app;
	EditLine *el;
	FILE *silent; /* for libedit's remarks about terminals it does not know */
	locale_t locale, former_locale;
	struct termios terminal;
	sigset_t former_mask, waiting;
	struct sigaction former[NSTOPS + 2];
	bool dumb;
	struct zz_arena arena;
	struct zz_cleaned cleaned;
	/* the question at hand */
	wchar_t *label;
	struct prompt_words complete;
	struct zz_str put;   /* to be put into the line before anything is typed */
	bool many, prose;    /* many lines are taken */
	struct zz_buf queue; /* pasted lines that are not taken yet */
	struct zz_buf left;  /* what stood in the line when it was broken off */
	bool garbled, ended;
};

bool prompt_possible(void)
{
	return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}

/* --- signals --- */

static void on_signal(int number)
{
	if (number == SIGWINCH)
		size_changed = 1;
	else if (number == SIGCONT)
		was_stopped = 1;
	else
		stop_asked = 1;
}

/* Blocked but for the moment in which a key is waited for, so that none is missed and none cuts a call off.
 */
static void catch_signals(struct prompt *p)
{
	struct sigaction on = {.sa_handler = on_signal};
	sigset_t held;
	sigemptyset(&on.sa_mask);
	sigemptyset(&held);
	stop_asked = size_changed = was_stopped = 0;
	for (int i = 0; i < NSTOPS; i++)
		sigaddset(&held, stops[i]);
	sigaddset(&held, SIGWINCH);
	sigaddset(&held, SIGCONT);
	sigprocmask(SIG_BLOCK, &held, &p->former_mask);
	p->waiting = p->former_mask;
	for (int i = 0; i < NSTOPS; i++) {
		sigdelset(&p->waiting, stops[i]);
		sigaction(stops[i], &on, &p->former[i]);
	}
	sigdelset(&p->waiting, SIGWINCH);
	sigdelset(&p->waiting, SIGCONT);
	sigaction(SIGWINCH, &on, &p->former[NSTOPS]);
	sigaction(SIGCONT, &on, &p->former[NSTOPS + 1]);
}

static void release_signals(struct prompt *p)
{
	for (int i = 0; i < NSTOPS; i++)
		sigaction(stops[i], &p->former[i], NULL);
	sigaction(SIGWINCH, &p->former[NSTOPS], NULL);
	sigaction(SIGCONT, &p->former[NSTOPS + 1], NULL);
	sigprocmask(SIG_SETMASK, &p->former_mask, NULL);
}

/* --- characters --- */

static void keep_line(struct prompt *p)
{
	const LineInfoW *line = el_wline(p->el);
	zz_buf_clear(&p->left);
	for (const wchar_t *c = line->buffer; c < line->lastchar; c++)
		zz_utf8_put(&p->left, *c == BREAK_SIGN ? '\n' : (int32_t)*c);
}

static void new_size(struct prompt *p)
{
	struct winsize size;
	el_resize(p->el);
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col)
		p->app->width = size.ws_col;
}

/* Where a key lies ready, the wait ends before a signal that came in front of it is delivered. It is taken
 * here; left pending it would end the program when the prompts are done. */
static bool stop_pending(void)
{
	sigset_t pending;
	bool found = false;
	int number;
	sigemptyset(&pending);
	sigpending(&pending);
	for (int i = 0; i < NSTOPS; i++) {
		sigset_t one;
		if (sigismember(&pending, stops[i]) != 1)
			continue;
		sigemptyset(&one);
		sigaddset(&one, stops[i]);
		sigwait(&one, &number);
		found = true;
	}
	return found;
}

/* Waits for a byte: 1, 0 at the end, -1 where it was broken off. */
static int next_byte(struct prompt *p, unsigned char *byte)
{
	struct termios now;
	tcgetattr(STDIN_FILENO, &now);
	for (;;) {
		fd_set in;
		FD_ZERO(&in);
		FD_SET(STDIN_FILENO, &in);
		int ready = pselect(STDIN_FILENO + 1, &in, NULL, NULL, NULL, &p->waiting);
		if (stop_pending() || stop_asked)
			return -1;
		if (was_stopped) {
			was_stopped = 0;
			tcsetattr(STDIN_FILENO, TCSADRAIN, &now);
			el_wset(p->el, EL_REFRESH);
		}
		if (size_changed) {
			size_changed = 0;
			new_size(p);
		}
		if (ready < 0 && errno == EINTR)
			continue;
		ssize_t n = ready < 0 ? -1 : read(STDIN_FILENO, byte, 1);
		if (n >= 0 || errno != EAGAIN)
			return (int)n;
	}
}

static int length_of(unsigned char first)
{
	if (first < 0x80)
		return 1;
	if (first >= 0xC2 && first < 0xE0)
		return 2;
	if (first >= 0xE0 && first < 0xF0)
		return 3;
	return first >= 0xF0 && first < 0xF5 ? 4 : 0;
}

static int next_char(EditLine *el, wchar_t *c)
{
	struct prompt *p;
	char bytes[4];
	el_wget(el, EL_CLIENTDATA, &p);
	if (p->put.n) {
		*c = PUT_TEXT;
		return 1;
	}
	int rc = next_byte(p, (unsigned char *)bytes);
	int n = rc == 1 ? length_of((unsigned char)bytes[0]) : 0;
	for (int i = 1; rc == 1 && i < n; i++)
		rc = next_byte(p, (unsigned char *)bytes + i);
	if (rc != 1) {
		keep_line(p);
		p->ended = true;
		*c = 0;
		return rc;
	}
	struct zz_str s = {bytes, (size_t)n};
	int32_t cp = n ? zz_utf8_next(&s) : -2;
	p->garbled = p->garbled || cp < 0;
	*c = cp < 0 ? REPLACEMENT : (wchar_t)cp;
	return 1;
}

static wchar_t *wide(struct prompt *p, struct zz_str s)
{
	wchar_t *out = ZZ_NEWN(&p->arena, wchar_t, s.n + 1);
	size_t n = 0;
	while (s.n) {
		int32_t cp = zz_utf8_next(&s);
		out[n++] = cp < 0 ? REPLACEMENT : (wchar_t)cp;
	}
	return out;
}

static wchar_t *label(EditLine *el)
{
	struct prompt *p;
	el_wget(el, EL_CLIENTDATA, &p);
	return p->label;
}

/* --- pasted text --- */

/* Between ESC[200~ and ESC[201~. Terminals send line breaks as carriage returns. */
static bool take_paste(struct prompt *p, EditLine *el, struct zz_buf *out)
{
	static const char end[] = "\033[201~";
	wchar_t c;
	while (!zz_str_ends(zz_buf_view(out), end)) {
		if (el_wgetc(el, &c) != 1)
			return false;
		if (c == '\n' && out->n && out->data[out->n - 1] == '\r')
			continue;
		zz_utf8_put(out, (int32_t)c);
	}
	out->n -= sizeof end - 1;
	out->data[out->n] = '\0';
	(void)p;
	return true;
}

static void put_in_line(struct prompt *p, EditLine *el, struct zz_str s)
{
	struct zz_buf flat = {0};
	while (s.n) {
		int32_t cp = zz_utf8_next(&s);
		zz_utf8_put(&flat, cp == '\n' ? (p->prose ? BREAK_SIGN : ' ') : cp == '\t' ? ' ' : cp);
	}
	el_winsertstr(el, wide(p, zz_buf_view(&flat)));
	zz_buf_free(&flat);
}

static void show_end(struct zz_str line)
{
	struct zz_buf safe = {0};
	zz_text_safe(&safe, line);
	zz_buf_putc(&safe, '\n');
	fputs(safe.data, stdout);
	zz_buf_free(&safe);
}

static unsigned char on_paste(EditLine *el, int key)
{
	struct prompt *p;
	struct zz_buf raw = {0};
	(void)key;
	el_wget(el, EL_CLIENTDATA, &p);
	if (!take_paste(p, el, &raw)) {
		zz_buf_free(&raw);
		return CC_EOF;
	}
	for (size_t i = 0; i < raw.n; i++)
		raw.data[i] = raw.data[i] == '\r' ? '\n' : raw.data[i];
	struct zz_str text = zz_clean_pasted(&p->arena, zz_buf_view(&raw), &p->cleaned), line;
	text = zz_arena_str(&p->arena, text);
	zz_buf_free(&raw);
	ptrdiff_t end = zz_str_chr(text, '\n');
	if (!p->many || end < 0) {
		put_in_line(p, el, p->many ? text : zz_str_trim(text));
		return CC_REFRESH;
	}
	zz_str_split(&text, '\n', &line);
	put_in_line(p, el, line);
	zz_buf_str(&p->queue, text);
	show_end(line); /* libedit shows nothing of a line that ends here */
	return CC_NEWLINE;
}

static unsigned char on_put(EditLine *el, int key)
{
	struct prompt *p;
	(void)key;
	el_wget(el, EL_CLIENTDATA, &p);
	struct zz_str text = p->put;
	p->put = (struct zz_str){0};
	put_in_line(p, el, text);
	return CC_REFRESH;
}

/* --- TAB --- */

static bool separates(wchar_t c)
{
	return c == ' ' || c == ',' || c == ';' || c == 0xFF0C || c == 0xFF1B || c == 0x3001 || c == '=' ||
		   c == 0x3000;
}

static size_t common_front(const struct zz_str_list *list)
{
	size_t n = list->at[0].n;
	for (size_t i = 1; i < list->n; i++)
		while (n && !zz_str_eq(zz_str_sub(list->at[i], 0, n), zz_str_sub(list->at[0], 0, n)))
			n--;
	while (n && zz_utf8_invalid(zz_str_sub(list->at[0], 0, n)) >= 0)
		n--;
	return n;
}

static void show_words(struct prompt *p, const struct zz_str_list *list)
{
	struct zz_buf line = {0};
	for (size_t i = 0; i < list->n; i++)
		zz_buf_printf(&line, "%s%.*s", i ? "  " : "", ZZ_FMT(list->at[i]));
	fputs("\r\n", stdout);
	prompt_say(p, zz_buf_view(&line));
	zz_buf_free(&line);
}

static unsigned char on_tab(EditLine *el, int key)
{
	struct prompt *p;
	struct zz_str_list list = {0};
	struct zz_buf front = {0};
	(void)key;
	el_wget(el, EL_CLIENTDATA, &p);
	const LineInfoW *line = el_wline(el);
	const wchar_t *from = line->cursor;
	while (from > line->buffer && !separates(from[-1]))
		from--;
	int typed = (int)(line->cursor - from);
	for (const wchar_t *c = from; c < line->cursor; c++)
		zz_utf8_put(&front, (int32_t)*c);
	if (p->complete.words)
		p->complete.words(p->complete.data, zz_buf_view(&front), &list);
	size_t n = list.n ? common_front(&list) : 0;
	struct zz_str word = n ? zz_str_sub(list.at[0], 0, n) : (struct zz_str){0};
	bool grows = list.n == 1 || (n > front.n && zz_str_eq(zz_str_sub(word, 0, front.n), zz_buf_view(&front)));
	unsigned char then = CC_REFRESH;
	if (grows && !zz_str_eq(word, zz_buf_view(&front))) {
		if (typed)
			el_deletestr(el, typed);
		el_winsertstr(el, wide(p, word));
	} else if (list.n > 1) {
		show_words(p, &list);
		then = CC_REDISPLAY;
	} else {
		then = CC_REFRESH_BEEP;
	}
	zz_buf_free(&front);
	free(list.at);
	return then;
}

/* --- opening --- */

/* Bytes from 0x80 are letters of names (é, ·), never Meta keys. */
static void bind_keys(EditLine *el)
{
	static const wchar_t *const keys[][2] = {
		{L"\033[200~", L"zz-paste"},
		{L"\t", L"zz-tab"},
		{L"\037", L"zz-put"},
		{L"\033[3~", L"ed-delete-next-char"},
		{L"\033[H", L"ed-move-to-beg"},
		{L"\033[F", L"ed-move-to-end"},
		{L"\033[1~", L"ed-move-to-beg"},
		{L"\033[4~", L"ed-move-to-end"},
		{L"\033[D", L"ed-prev-char"},
		{L"\033[C", L"ed-next-char"},
		{L"\033OD", L"ed-prev-char"},
		{L"\033OC", L"ed-next-char"},
		{L"\033OH", L"ed-move-to-beg"},
		{L"\033OF", L"ed-move-to-end"},
	};
	for (wchar_t c = 0x80; c <= 0xFF; c++) {
		wchar_t key[2] = {c, 0};
		el_wset(el, EL_BIND, key, L"ed-insert", NULL);
	}
	el_wset(el, EL_ADDFN, L"zz-paste", L"takes pasted text", on_paste);
	el_wset(el, EL_ADDFN, L"zz-tab", L"completes", on_tab);
	el_wset(el, EL_ADDFN, L"zz-put", L"puts text into the line", on_put);
	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
		el_wset(el, EL_BIND, keys[i][0], keys[i][1], NULL);
}

static bool is_dumb(void)
{
	const char *term = getenv("TERM");
	return !term || !*term || strcmp(term, "dumb") == 0;
}

int prompt_open(struct prompt **out, struct app *app)
{
	struct prompt *p = zz_malloc(sizeof *p);
	*out = NULL;
	p->app = app;
	p->dumb = is_dumb();
	p->silent = fopen("/dev/null", "w");
	p->locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
	if (!p->silent || tcgetattr(STDIN_FILENO, &p->terminal) || p->locale == (locale_t)0) {
		int rc =
			zz_error(&app->error, ZZ_EENV,
					 N_("this terminal cannot be asked at: %s. Give everything as options, or use --edit"),
					 zz_os_reason(app->lang, errno));
		if (p->silent)
			fclose(p->silent);
		free(p);
		return rc;
	}
	p->former_locale = uselocale(p->locale);
	catch_signals(p);
	fflush(stdout);
	p->el = el_init("zzsh", stdin, stdout, p->silent);
	el_wset(p->el, EL_CLIENTDATA, p);
	el_wset(p->el, EL_PROMPT, label);
	el_wset(p->el, EL_EDITOR, L"emacs");
	el_wset(p->el, EL_GETCFN, next_char);
	bind_keys(p->el);
	/* Between two questions, too, nothing is echoed and no line is cut. */
	el_wset(p->el, EL_SETTY, L"-x", L"-icanon", L"-echo", NULL);
	*out = p;
	return ZZ_OK;
}

void prompt_lend(struct prompt *p)
{
	fflush(stdout);
	tcsetattr(STDIN_FILENO, TCSADRAIN, &p->terminal);
	release_signals(p);
}

void prompt_take(struct prompt *p)
{
	catch_signals(p);
}

void prompt_close(struct prompt *p)
{
	if (!p)
		return;
	el_end(p->el);
	prompt_lend(p);
	uselocale(p->former_locale);
	freelocale(p->locale);
	fclose(p->silent);
	zz_buf_free(&p->queue);
	zz_buf_free(&p->left);
	zz_arena_free(&p->arena);
	free(p);
}

/* --- asking --- */

static void mark_pastes(const struct prompt *p, bool on)
{
	if (!p->dumb)
		fputs(on ? "\033[?2004h" : "\033[?2004l", stdout);
	fflush(stdout);
}

/* One line into p->left; false where it was broken off. */
static bool read_line(struct prompt *p, struct zz_str shown)
{
	int n = 0;
	struct zz_buf safe = {0};
	p->garbled = p->ended = false;
	zz_buf_clear(&p->left);
	zz_text_safe(&safe, shown);
	p->label = wide(p, zz_buf_view(&safe));
	zz_buf_free(&safe);
	mark_pastes(p, true);
	const wchar_t *line = el_wgets(p->el, &n);
	mark_pastes(p, false);
	if (!line || n <= 0 || p->ended) {
		fputs("\r\n", stdout);
		fflush(stdout);
		return false;
	}
	zz_buf_clear(&p->left);
	for (int i = 0; i < n; i++)
		if (line[i] != '\n' && line[i] != '\r')
			zz_utf8_put(&p->left, line[i] == BREAK_SIGN ? '\n' : (int32_t)line[i]);
	return true;
}

/* A terminal set to GBK gives characters that nobody typed. */
static bool refuse_garbled(struct prompt *p)
{
	if (p->garbled)
		prompt_say(p,
				   zz_str(tr(p->app, N_("this is not UTF-8; set the terminal to UTF-8 and type it again"))));
	return p->garbled;
}

static struct zz_str cleaned(struct prompt *p)
{
	return zz_arena_str(&p->arena, zz_clean_pasted(&p->arena, zz_buf_view(&p->left), &p->cleaned));
}

/* Input methods give 《 and ？ for the keys of < and ?. */
static bool is_one_of(struct zz_str s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (zz_str_is(s, words[i]))
			return true;
	return false;
}

static enum prompt_end meaning(struct zz_str line)
{
	static const char *const back[] = {"<", "＜", "《", "〈"}, *const help[] = {"?", "？"};
	struct zz_str s = zz_str_trim(line);
	if (is_one_of(s, back, 4))
		return PROMPT_BACK;
	return is_one_of(s, help, 2) ? PROMPT_EXPLAIN : PROMPT_ANSWERED;
}

enum prompt_end prompt_line(struct prompt *p, const struct prompt_line *ask, struct zz_buf *out)
{
	p->many = false;
	p->prose = ask->prose;
	p->complete = ask->complete;
	p->put = ask->text;
	zz_buf_clear(&p->queue);
	zz_buf_clear(out);
	bool whole;
	do
		whole = read_line(p, ask->label);
	while (whole && refuse_garbled(p));
	struct zz_str line = cleaned(p);
	zz_buf_str(out, line);
	for (size_t i = 0; !ask->prose && i < out->n; i++)
		out->data[i] = out->data[i] == '\n' ? ' ' : out->data[i];
	p->complete = (struct prompt_words){0};
	return whole ? meaning(line) : PROMPT_STOPPED;
}

/* Takes the next pasted line; false where none is whole. */
static bool from_queue(struct prompt *p)
{
	struct zz_str all = zz_buf_view(&p->queue), line;
	if (zz_str_chr(all, '\n') < 0)
		return false;
	zz_str_split(&all, '\n', &line);
	zz_buf_clear(&p->left);
	zz_buf_str(&p->left, line);
	struct zz_buf rest = {0};
	zz_buf_str(&rest, all);
	zz_buf_free(&p->queue);
	p->queue = rest;
	struct zz_buf shown = {0};
	zz_buf_puts(&shown, "  > ");
	zz_buf_str(&shown, zz_buf_view(&p->left));
	prompt_say(p, zz_buf_view(&shown));
	zz_buf_free(&shown);
	return true;
}

static bool next_line(struct prompt *p, bool *pasted)
{
	*pasted = from_queue(p);
	if (*pasted)
		return true;
	p->put = zz_arena_str(&p->arena, zz_buf_view(&p->queue));
	zz_buf_clear(&p->queue);
	bool whole = read_line(p, ZZ_STR("  > "));
	*pasted = whole && p->queue.n > 0;
	return whole;
}

static bool is_end(struct zz_str line)
{
	static const char *const ends[] = {".", "。", "．", "｡"};
	return is_one_of(zz_str_trim(line), ends, 4);
}

/* Somebody who presses Enter on an empty line expects an end; what is pasted unmarked has more to come. */
static void remind(struct prompt *p)
{
	struct timeval none = {0, 0};
	fd_set in;
	FD_ZERO(&in);
	FD_SET(STDIN_FILENO, &in);
	if (select(STDIN_FILENO + 1, &in, NULL, NULL, &none) == 0)
		prompt_say(p,
				   zz_str(tr(p->app, N_("  (a line with nothing but “.” ends it; empty lines belong to the "
										"text)"))));
}

static void append(struct zz_buf *out, struct zz_str line, bool first)
{
	if (!first || out->n)
		zz_buf_putc(out, '\n');
	zz_buf_str(out, line);
}

enum prompt_end prompt_text(struct prompt *p, struct zz_str text, struct zz_buf *out)
{
	bool pasted, first = true;
	p->many = p->prose = true;
	p->complete = (struct prompt_words){0};
	zz_buf_clear(&p->queue);
	zz_buf_clear(out);
	zz_buf_str(out, text);
	while (next_line(p, &pasted)) {
		if (refuse_garbled(p))
			continue;
		struct zz_str line = cleaned(p), bare = zz_str_trim(line);
		enum prompt_end end = first && !pasted ? meaning(line) : PROMPT_ANSWERED;
		if (end != PROMPT_ANSWERED)
			return end;
		if (!pasted && (is_end(line) || (first && !bare.n)))
			return PROMPT_ANSWERED;
		if (first && !pasted && zz_str_is(bare, "-")) {
			zz_buf_clear(out);
			continue;
		}
		if (!pasted && !bare.n)
			remind(p);
		append(out, line, first);
		first = false;
	}
	struct zz_str line = cleaned(p);
	if (line.n)
		append(out, line, first);
	return PROMPT_STOPPED;
}

/* --- telling --- */

struct app *prompt_app(struct prompt *p)
{
	return p->app;
}

struct zz_str prompt_keep(struct prompt *p, struct zz_str s)
{
	return zz_arena_str(&p->arena, s);
}

void prompt_say(struct prompt *p, struct zz_str text)
{
	struct zz_buf safe = {0}, wrapped = {0}, shown = {0};
	struct zz_str rest, line;
	zz_text_safe(&safe, text);
	rest = zz_buf_view(&safe);
	while (zz_str_split(&rest, '\n', &line)) {
		zz_buf_clear(&wrapped);
		zz_text_wrap(&wrapped, line, p->app->width > 20 ? p->app->width - 1 : 0, 2);
		zz_buf_printf(&shown, "%s\n", wrapped.data ? wrapped.data : "");
	}
	if (shown.n)
		fputs(shown.data, stdout);
	fflush(stdout);
	zz_buf_free(&safe);
	zz_buf_free(&wrapped);
	zz_buf_free(&shown);
}

void prompt_say_cleaned(struct prompt *p)
{
	struct zz_buf text = {0};
	zz_cleaned_text(&text, &p->cleaned, p->app->lang);
	if (text.n)
		prompt_say(p, zz_str_trim(zz_buf_view(&text)));
	zz_buf_free(&text);
	p->cleaned = (struct zz_cleaned){0, 0};
}
