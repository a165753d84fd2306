/* Of looking records up: the fields of terms and what each expects, the columns of a list. */
#include "parts.h"
#include "roff.h"

bool part_terms(struct page *p, struct zz_str word)
{
	(void)word;
	zz_buf_puts(&p->out, ".Bl -tag -width Ds\n");
	for (int i = 0; i < ZZ_BY_FIELDS; i++) {
		const struct zz_terms_field *f = &zz_terms_fields[i];
		struct zz_str rest = zz_str(f->also), name;
		struct zz_buf also = {0};
		page_item(p, &f->name);
		roff_sentence(&p->out, zz_str(page_tr(p, f->values)), p->lang);
		while (zz_str_split(&rest, '|', &name))
			zz_buf_printf(&also, "%s%.*s", also.n ? (p->lang == ZZ_ZH ? "、" : ", ") : "", ZZ_FMT(name));
		if (also.n)
			page_say(p, N_("Also called: %s"), also.data);
		page_say(p, N_("For example `%s:%s`"), zz_term_text(&f->name, p->lang),
				 zz_term_text(&f->example, p->lang));
		zz_buf_free(&also);
	}
	zz_buf_puts(&p->out, ".El\n");
	return true;
}

bool part_columns(struct page *p, struct zz_str word)
{
	struct zz_buf names = {0};
	bool zh = p->lang == ZZ_ZH;
	(void)word;
	for (int i = 0; i < ZZ_LIST_COLUMNS; i++) {
		const struct zz_term *t = &zz_list_columns[i].name;
		zz_buf_printf(&names, "%s`%s`", i ? (zh ? "、" : ", ") : "", zz_term_text(t, p->lang));
		if (zh)
			zz_buf_printf(&names, "（%s）", t->slug);
	}
	roff_sentence(&p->out, zz_buf_view(&names), p->lang);
	zz_buf_free(&names);
	return true;
}
