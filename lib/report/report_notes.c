/* What a document says about itself: where its figures come from, how they are counted, what it does not
 * claim. */
#include "report/report_parts.h"

#include "base/message.h"
#include "base/text.h"

static void put(struct zz_doc *d, struct zz_block *b, struct zz_str text)
{
	zz_doc_line(d, b, text);
}

static void source(struct zz_doc *d, struct zz_block *b, const struct zz_report_facts *f)
{
	enum zz_lang lang = f->asked->lang;
	struct zz_buf text = {0}, days = {0}, today = {0};
	const char *commit = zz_source_commit(f->l->source);
	zz_report_days(&days, f->v->period, lang);
	zz_doc_day(&today, f->l->today, lang);
	zz_msgf(&text, lang, N_("Data: ledger %s, commit %s, judged as of %s; period %s; records %zu"),
			f->l->id[0] ? f->l->id : "—", *commit ? commit : "—", today.data, days.data,
			f->all.entries.records + f->v->unreadable);
	if (f->v->unreadable)
		zz_msgf(&text, lang, N_(", of which %zu cannot be read and are not counted"), f->v->unreadable);
	zz_buf_puts(&text, lang == ZZ_EN ? "." : "。");
	put(d, b, zz_report_say(d, lang, "%s", text.data));
	zz_buf_free(&text);
	zz_buf_free(&days);
	zz_buf_free(&today);
}

static void rules(struct zz_doc *d, struct zz_block *b, const struct zz_report_facts *f)
{
	struct zz_buf packs = {0};
	size_t off = 0, changed = 0;
	for (size_t i = 0; i < f->v->packs->n; i++)
		for (uint32_t k = 0; k < f->v->packs->at[i]->nrules; k++) {
			off += f->v->packs->at[i]->rules[k].off;
			changed += f->v->packs->at[i]->rules[k].changed && !f->v->packs->at[i]->rules[k].off;
		}
	zz_report_packs(&packs, f->v, true, f->asked->lang);
	put(d, b, zz_report_say(d, f->asked->lang, N_("Rules: %s."), packs.data ? packs.data : "—"));
	if (off + changed)
		put(d, b,
			zz_report_say(d, f->asked->lang,
						  N_("The unit's own packs change %zu of these rules and leave out %zu."), changed,
						  off));
	zz_buf_free(&packs);
}

/* Two clocks, one deadline: which of them the rate goes by, and what it cannot tell. */
static void witness_clock(struct zz_doc *d, struct zz_block *b, const struct zz_report_facts *f)
{
	struct zz_in_time n = zz_report_in_time(f, &f->all.entries);
	put(d, b,
		zz_report_say(d, f->asked->lang,
					  N_("In time (witnessed): records that a witness' receipt shows by the end of the third "
						 "working day after the "
						 "sitting, or the day that its policy names, divided by these and those that "
						 "receipts are known to have "
						 "missed after it (%zu of %zu records). What receipts do not tell (handed in late, "
						 "not handed in, unproven, "
						 "taken over) is not in it: it may have been there in time. A receipt proves that a "
						 "text was shown, not that "
						 "it is true. Working days of lateness in annex 2 are the computers' own; the two "
						 "are never mixed."),
					  n.known, f->all.entries.records));
}

static const char *no_witness(const struct zz_report_facts *f)
{
	if (!f->asked->audit)
		return N_("no witness confirms it");
	return f->asked->audit->witnessed.failed ? N_("the receipts of the witnesses could not be read")
											 : N_("the ledger names a witness, and no receipt is here");
}

static void clock_used(struct zz_doc *d, struct zz_block *b, const struct zz_report_facts *f)
{
	const struct zz_bands *k = &f->l->unit.bands;
	enum zz_lang lang = f->asked->lang;
	if (zz_report_witnessed(f))
		witness_clock(d, b, f);
	else
		put(d, b,
			zz_report_say(d, lang,
						  N_("In time (own clock): records entered in time divided by those whose lag is "
							 "known (%zu of %zu). The time "
							 "of entry is what the computer's own clock said when it was entered; %s. In "
							 "time: within %d working "
							 "days after the sitting; late: %d to %d; back-filled: %d to %d; overdue: more."),
						  f->all.entries.records - f->all.entries.bands[ZZ_BAND_UNKNOWN],
						  f->all.entries.records, zz_tr(lang, no_witness(f)), (int)k->timely,
						  (int)k->timely + 1, (int)k->late, (int)k->late + 1, (int)k->backfilled));
	if (f->asked->entries->failed || zz_source_shallow(f->l->source))
		put(d, b,
			zz_report_say(
				d, lang,
				N_("The history here is not complete: for records older than it, the time of entry is not "
				   "known.")));
}

static void calendars(struct zz_doc *d, struct zz_block *b, const struct zz_report_facts *f)
{
	for (size_t i = 0; i < f->l->ncalendar_missing; i++)
		put(d, b,
			zz_report_say(
				d, f->asked->lang,
				N_("No holidays are known for %d: time limits in it count ten calendar days instead of "
				   "three working days."),
				(int)f->l->calendar_missing[i]));
}

void zz_report_notes(struct zz_doc *d, const struct zz_report_facts *f)
{
	enum zz_lang lang = f->asked->lang;
	struct zz_block *b = zz_doc_block(d, ZZ_BLOCK_NOTES, zz_str(zz_tr(lang, N_("How this was made up:"))));
	source(d, b, f);
	if (zz_str_is(d->type, "yearly-report"))
		zz_report_seal_note(d, b, f);
	rules(d, b, f);
	if (f->v->period.kind == ZZ_PERIOD_YEAR)
		put(d, b,
			zz_report_say(
				d, lang,
				N_("Yearly meetings are counted in the year that they are for, not in that of their day.")));
	put(d, b,
		zz_report_say(d, lang,
					  N_("Fallen due = met + no record seen; rate = met / fallen due, rates being cut off, "
						 "not rounded. What is open, waived, not "
						 "assessed or not applicable is not in it.")));
	put(d, b,
		f->asked->open_to_all ? zz_report_say(d, lang, N_("Cells: 10/12 = met/fallen due; — does not apply."))
							  : zz_report_say(d, lang,
											  N_("Cells: 10/12 = met/fallen due; + more is open; ! against "
												 "the rules; * to explain; ? some "
												 "cannot be judged; — does not apply.")));
	if (!f->asked->open_to_all)
		clock_used(d, b, f);
	put(d, b,
		zz_report_say(d, lang,
					  N_("Attendance: present / due by the roster of the day, over sittings whose attendance "
						 "was written down; online counts as present; members excused are not among those "
						 "due; whoever was on leave, ill or away on duty counts as absent.")));
	calendars(d, b, f);
	put(d, b,
		zz_report_say(
			d, lang,
			N_("\"No record seen\" means that the ledger shows no record that would do; it does not mean "
			   "\"not held\". \"Not held\" is written only where the branch itself confirmed it.")));
	put(d, b,
		zz_report_say(
			d, lang,
			N_("Records are compared with rules, and nothing more: whether a meeting took place, whether "
			   "what "
			   "is written is true, whether a vote is valid, is not decided here; invented records that were "
			   "entered in time are not discovered. Articles marked as unverified are to be looked up.")));
	if (!f->asked->open_to_all)
		put(d, b,
			zz_report_say(d, lang,
						  N_("The time given for answers is set by this unit; where nobody set it, it is %d "
							 "working days "
							 "(this program's own figure, of no regulation)."),
						  (int)ZZ_REPORT_WORKDAYS));
}

void zz_report_about(struct zz_doc *d, const struct zz_report_facts *f)
{
	struct zz_buf text = {0};
	char day[ZZ_DATE_MAX];
	zz_report_fonts(d, f->l);
	d->author = zz_doc_copy(d, zz_report_unit(f));
	zz_doc_fact(d, "unit", zz_report_unit(f));
	zz_doc_fact(d, "ledger", zz_str(f->l->id));
	zz_doc_fact(d, "commit", zz_str(zz_source_commit(f->l->source)));
	zz_doc_fact(d, "today", zz_str(zz_day_text(f->l->today, day)));
	zz_period_text(&text, f->v->period);
	zz_doc_fact(d, "period", zz_buf_view(&text));
	zz_buf_clear(&text);
	for (size_t i = 0; i < f->v->packs->n; i++) {
		const struct zz_pack *p = f->v->packs->at[i];
		zz_buf_printf(&text, "%s%.*s %.*s %s", i ? ", " : "", ZZ_FMT(zz_intern_str(&f->l->words, p->name)),
					  ZZ_FMT(p->version), p->digest);
	}
	zz_doc_fact(d, "packs", zz_buf_view(&text));
	zz_doc_fact(d, "clock", zz_report_witnessed(f) ? ZZ_STR("witness") : ZZ_STR("own"));
	zz_buf_free(&text);
}

void zz_report_signed(struct zz_doc *d, zz_day day)
{
	struct zz_buf text = {0};
	struct zz_block *b = zz_doc_block(d, ZZ_BLOCK_SIGNED, (struct zz_str){0});
	zz_doc_line(d, b, d->author);
	zz_doc_day(&text, day, d->lang);
	zz_doc_line(d, b, zz_buf_view(&text));
	zz_buf_free(&text);
}
