/* JSON Schema of a small form. The expected text follows draft 2020-12; Debian's python3-jsonschema accepts
 * it as a schema of that draft, takes {"name": "王建国"} and refuses {"nam": "王建国"}. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "schema_sample.h"

#include <string.h>

static void expect_schema(const struct zz_form *form, const char *expected)
{
	struct zz_buf out = {0};
	struct zz_json j;
	zz_json_init(&j, &out, true);
	zz_form_schema(&j, form);
	/* A line break at the end is the writer's. */
	assert_int_equal(strncmp(out.data, expected, strlen(expected)), 0);
	assert_true(out.n <= strlen(expected) + 1);
	zz_buf_free(&out);
}

#define DRAFT  "\"$schema\":\"https://json-schema.org/draft/2020-12/schema\","
#define CLOSED "\"patternProperties\":{\"^x-\":true},\"additionalProperties\":false"
#define WHO                                                                                                     \
	"\"type\":\"object\",\"properties\":{"                                                                      \
	"\"name\":{\"description\":\"姓名\",\"type\":\"string\",\"maxLength\":500},"                              \
	"\"id\":{\"description\":\"编号\",\"type\":\"string\",\"pattern\":\"^[a-z][a-z0-9-]*$\"},"                \
	"\"mode\":{\"description\":\"方式\",\"enum\":[\"onsite\",\"online\"],\"$comment\":\"现场、线上\"}}," \
	"\"required\":[\"name\"]," CLOSED

static void test_small(void **state)
{
	(void)state;
	expect_schema(&who_form, "{" DRAFT "\"title\":\"person\",\"description\":\"人员\"," WHO "}");
}

static void test_lists_and_maps(void **state)
{
	(void)state;
	static const struct zz_item items[] = {{.field = &f_present}, {.field = &f_tags}, {.field = &f_vote}};
	static const struct zz_form form = {.name = {"t", "测试"}, .items = items, .nitems = 3, .open = true};
	expect_schema(
		&form,
		"{" DRAFT "\"title\":\"t\",\"description\":\"测试\",\"type\":\"object\",\"properties\":{"
		"\"present\":{\"description\":\"出席\",\"type\":\"array\",\"maxItems\":2000,\"items\":{\"oneOf\":["
		"{\"type\":\"string\",\"maxLength\":500},{" WHO "}]}},"
		"\"tags\":{\"description\":\"标签\",\"type\":\"array\",\"maxItems\":2000,"
		"\"items\":{\"type\":\"string\",\"maxLength\":500}},"
		"\"vote\":{\"description\":\"表决\",\"type\":\"object\",\"properties\":{"
		"\"method\":{\"description\":\"方式\",\"enum\":[\"hands\",\"secret\"],\"$comment\":\"举手、无记名\"},"
		"\"yes\":{\"description\":\"赞成\",\"type\":\"integer\",\"minimum\":0},"
		"\"no\":{\"description\":\"反对\",\"type\":\"integer\",\"minimum\":0}}," CLOSED "}}}");
}

static void test_scalars(void **state)
{
	(void)state;
	static const struct zz_item items[] = {{.field = &f_date},
										   {.field = &f_joint, .need = ZZ_SHAPE, .with = "date"},
										   {.field = &f_year},
										   {.field = &f_summary}};
	static const struct zz_form form = {.name = {"t", "测试"}, .items = items, .nitems = 4};
	expect_schema(
		&form, "{" DRAFT "\"title\":\"t\",\"description\":\"测试\",\"type\":\"object\",\"properties\":{"
			   "\"date\":{\"description\":\"日期\",\"type\":\"string\","
			   "\"pattern\":\"^[0-9]{4}-[0-9]{2}-[0-9]{2}$\",\"format\":\"date\"},"
			   "\"joint\":{\"description\":\"联合\",\"enum\":[false,true,\"no\",\"yes\"]},"
			   "\"assessment_year\":{\"description\":\"年度\",\"type\":\"integer\",\"minimum\":1921,"
			   "\"maximum\":9999},"
			   "\"summary\":{\"description\":\"小结\",\"type\":\"string\",\"maxLength\":20000}}," CLOSED "}");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_small),
		cmocka_unit_test(test_lists_and_maps),
		cmocka_unit_test(test_scalars),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
