/* Tables that are kept by hand or made by a test: where each row of the regulations and signs is looked for
 * (coverage.tsv), and how often each rule fires on honest records (calibration.tsv). */
#include "parts.h"
#include "roff.h"

#include <stdlib.h>

enum { COLUMNS = 8, MOST = 1 << 20 };

typedef void table_row(struct page *p, const struct zz_str *cells, size_t n);

/* Cells of one line; returns how many. */
static size_t cells_of(struct zz_str line, struct zz_str out[COLUMNS])
{
	size_t n = 0;
	while (n < COLUMNS && zz_str_split(&line, '\t', &out[n]))
		n++;
	return n;
}

static bool read_table(struct page *p, const char *name, table_row *row)
{
	struct zz_buf path = {0}, text = {0};
	struct zz_error e = {.lang = ZZ_EN};
	struct zz_str rest, line, cells[COLUMNS];
	zz_buf_printf(&path, "%s/%s", ZZ_MAN_DIR, name);
	bool good = zz_read_file(&text, path.data, MOST, &e) == ZZ_OK;
	rest = zz_buf_view(&text);
	while (good && zz_str_split(&rest, '\n', &line))
		if (line.n && !zz_str_starts(line, "# "))
			row(p, cells, cells_of(line, cells));
	zz_buf_free(&path);
	zz_buf_free(&text);
	return good;
}

/* --- coverage --- */

static void list_end(struct page *p)
{
	if (p->listing)
		zz_buf_puts(&p->out, ".El\n");
	p->listing = false;
}

static void coverage_heading(struct page *p, const struct zz_str *cells)
{
	list_end(p);
	struct zz_buf title = {0};
	zz_buf_printf(&title, "%.*s  %.*s", ZZ_FMT(cells[1]), ZZ_FMT(cells[p->lang == ZZ_ZH ? 2 : 3]));
	zz_buf_puts(&p->out, ".Ss");
	roff_arg(&p->out, zz_buf_view(&title));
	zz_buf_puts(&p->out, "\n.Bl -tag -width Ds\n");
	p->listing = true;
	zz_buf_free(&title);
}

static const char *what_word(struct zz_str word)
{
	return zz_str_is(word, "undecidable") ? N_("Cannot be decided from a ledger")
		   : zz_str_is(word, "free")      ? N_("Nothing is asked")
		   : zz_str_is(word, "history")   ? N_("From the history: zzsh audit")
										  : NULL;
}

static void looked_for(struct page *p, struct zz_str words)
{
	struct zz_buf text = {0};
	struct zz_str word;
	while (zz_str_split(&words, ' ', &word)) {
		const char *said = what_word(word);
		zz_buf_puts(&text, text.n ? (p->lang == ZZ_ZH ? "、" : ", ") : "");
		if (said)
			zz_buf_puts(&text, zz_tr(p->lang, said));
		else if (zz_str_starts(word, "command:"))
			zz_buf_printf(&text, "`zzsh %.*s`", ZZ_FMT(zz_str_sub(word, 8, word.n)));
		else
			zz_buf_printf(&text, "`%.*s`", ZZ_FMT(word));
	}
	roff_sentence(&p->out, zz_buf_view(&text), p->lang);
	zz_buf_free(&text);
}

static void coverage_row(struct page *p, const struct zz_str *cells, size_t n)
{
	bool english = p->lang == ZZ_EN;
	if (zz_str_is(cells[0], "##")) {
		coverage_heading(p, cells);
		return;
	}
	zz_buf_puts(&p->out, ".It");
	roff_arg(&p->out, english && n > 4 ? cells[4] : cells[0]);
	zz_buf_putc(&p->out, '\n');
	looked_for(p, cells[1]);
	if (!zz_str_is(cells[2], "-"))
		roff_sentence(&p->out, cells[english ? 3 : 2], p->lang);
}

bool part_coverage(struct page *p, struct zz_str word)
{
	(void)word;
	bool good = read_table(p, "coverage.tsv", coverage_row);
	list_end(p);
	return good;
}

/* --- calibration --- */

/* Those that fire; of all others the page says that they never did. */
static void calibration_row(struct page *p, const struct zz_str *cells, size_t n)
{
	if (n < 6 || (zz_str_is(cells[2], "0") && zz_str_is(cells[3], "0")))
		return;
	struct zz_buf counts = {0};
	zz_buf_puts(&p->out, ".It Cm");
	roff_arg(&p->out, cells[0]);
	zz_buf_putc(&p->out, '\n');
	zz_msgf(&counts, p->lang, N_("Clean branches of the organ: %.*s; minutes of the committee: %.*s"),
			ZZ_FMT(cells[2]), ZZ_FMT(cells[3]));
	roff_sentence(&p->out, zz_buf_view(&counts), p->lang);
	roff_sentence(&p->out, cells[p->lang == ZZ_ZH ? 4 : 5], p->lang);
	zz_buf_free(&counts);
}

bool part_calibration(struct page *p, struct zz_str word)
{
	(void)word;
	zz_buf_puts(&p->out, ".Bl -tag -width Ds\n");
	bool good = read_table(p, "calibration.tsv", calibration_row);
	zz_buf_puts(&p->out, ".El\n");
	return good;
}
