/* The file that zzsh audit takes: a ZIP archive with a bundle of git and the index of its pack. What is taken
 * is a repository that can be opened. */
#include "objects.h"

#include "report/bundle.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char file[96];
	struct zz_git g = {0};
	struct zz_error e = {.lang = ZZ_EN};
	strcpy(folder + sizeof folder - 7, "XXXXXX");
	MUST(mkdtemp(folder));
	snprintf(file, sizeof file, "%s.zip", folder);
	FILE *f = fopen(file, "wb");
	MUST(f && fwrite(data, 1, size, f) == size);
	fclose(f);
	if (zz_bundle_looks(file)) {
		int rc = zz_bundle_unpack(file, folder, &e);
		MUST(rc == ZZ_OK || e.status == rc);
		if (!rc) {
			MUST(zz_git_open(&g, folder, &e) == ZZ_OK);
			git_oid head;
			zz_git_head(&g, &head, &e);
			zz_git_close(&g);
		}
	}
	unlink(file);
	clear_all();
	return 0;
}
