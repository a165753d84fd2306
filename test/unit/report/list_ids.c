/* Prints every id that a finding can have: "<table>\t<id>", one a line, each table's ids once; then the rules
 * of the packs that come with the program. test/scripts/ids.py holds the cases to it. */
#include "entry/draft.h"
#include "model/embedded.h"
#include "model/ledger.h"
#include "report/staged.h"
#include "rules/history_findings.h"
#include "rules/pack.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void list_table(const char *table, const struct zz_finding_def *defs)
{
	for (size_t i = 0; defs[i].id; i++) {
		size_t k = 0;
		while (strcmp(defs[k].id, defs[i].id) != 0)
			k++;
		if (k == i) /* later rows of one id are variants of its text */
			printf("%s\t%s\n", table, defs[i].id);
	}
}

static int list_rules(const char *name)
{
	struct zz_ledger ledger = {0};
	struct zz_packs packs = {0};
	struct zz_error e = {.lang = ZZ_EN};
	int rc = zz_packs_load(&packs, &ledger, &name, 1, &e);
	if (rc)
		fprintf(stderr, "%s: %s\n", name, e.text);
	for (size_t i = 0; i < packs.n; i++)
		for (uint32_t k = 0; k < packs.at[i]->nrules; k++)
			printf("rule\t%s\n", packs.at[i]->rules[k].slug);
	zz_packs_free(&packs);
	free(ledger.findings.at);
	zz_intern_free(&ledger.words);
	zz_arena_free(&ledger.arena);
	return rc;
}

int main(void)
{
	static const char folder[] = "packs/";
	int rc = 0;
	for (size_t i = 0; zz_finding_tables[i]; i++)
		list_table(zz_is_of_history(zz_str(zz_finding_tables[i]->id)) ? "history" : "finding",
				   zz_finding_tables[i]);
	list_table("entry", zz_entry_findings);
	list_table("hook", zz_staged_findings);
	for (const struct zz_embedded *d = zz_embedded; d->path; d++) {
		char name[64];
		if (strncmp(d->path, folder, strlen(folder)) != 0)
			continue;
		snprintf(name, sizeof name, "%s", d->path + strlen(folder));
		name[strcspn(name, ".")] = '\0';
		rc |= list_rules(name);
	}
	return rc ? EXIT_FAILURE : EXIT_SUCCESS;
}
