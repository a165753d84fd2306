/* JSON: layout and escapes of the stream; RFC 8785's own examples for the canonical form. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "format/json.h"

static void write_answer(struct zz_buf *b, bool compact)
{
	struct zz_json j;
	zz_json_init(&j, b, compact);
	zz_json_object(&j);
	zz_json_member(&j, "name", ZZ_STR("第一支部"));
	zz_json_member(&j, "note", zz_str(NULL));
	zz_json_member_int(&j, "count", -3);
	zz_json_member_day(&j, "on", zz_day_of(2026, 3, 12));
	zz_json_member_day(&j, "until", ZZ_NO_DAY);
	zz_json_key(&j, "items");
	zz_json_array(&j);
	zz_json_bool(&j, true);
	zz_json_object(&j);
	zz_json_object_end(&j);
	zz_json_array(&j);
	zz_json_int(&j, 1);
	zz_json_null(&j);
	zz_json_array_end(&j);
	zz_json_array_end(&j);
	zz_json_object_end(&j);
}

static void test_stream(void **state)
{
	(void)state;
	struct zz_buf b = {0};
	write_answer(&b, false);
	assert_string_equal(b.data, "{\n"
								"  \"name\": \"第一支部\",\n"
								"  \"note\": null,\n"
								"  \"count\": -3,\n"
								"  \"on\": \"2026-03-12\",\n"
								"  \"until\": null,\n"
								"  \"items\": [\n"
								"    true,\n"
								"    {},\n"
								"    [\n"
								"      1,\n"
								"      null\n"
								"    ]\n"
								"  ]\n"
								"}");
	zz_buf_clear(&b);
	write_answer(&b, true);
	assert_string_equal(b.data, "{\"name\":\"第一支部\",\"note\":null,\"count\":-3,\"on\":\"2026-03-12\","
								"\"until\":null,\"items\":[true,{},[1,null]]}");
	zz_buf_free(&b);
}

static void test_escapes(void **state)
{
	(void)state;
	struct zz_buf b = {0};
	struct zz_json j;
	zz_json_init(&j, &b, true);
	zz_json_str(&j, ZZ_STR("\"\\/\b\f\n\r\t\x01\x7F\xC2\x9B\xE2\x80\xA8\xE2\x80\xAE\xF0\xA0\xAE\xB7\xFF"
						   "a\0"));
	assert_string_equal(b.data, "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u007f\\u009b\\u2028\\u202e"
								"\xF0\xA0\xAE\xB7\xEF\xBF\xBD"
								"a\\u0000\"");
	zz_buf_free(&b);
}

/* RFC 8785 section 3.2.3: the test object and the order that its members must have. */
static void test_canonical_order(void **state)
{
	(void)state;
	static const struct {
		const char *key, *value;
	} members[] = {{"\xE2\x82\xAC", "Euro Sign"},
				   {"\r", "Carriage Return"},
				   {"\xEF\xAC\xB3", "Hebrew Letter Dalet With Dagesh"},
				   {"1", "One"},
				   {"\xF0\x9F\x98\x80", "Emoji: Grinning Face"},
				   {"\xC2\x80", "Control"},
				   {"\xC3\xB6", "Latin Small Letter O With Diaeresis"}};
	struct zz_arena a = {0};
	struct zz_jcs *object = zz_jcs_object(&a);
	for (size_t i = 0; i < 7; i++)
		zz_jcs_put(&a, object, zz_str(members[i].key), zz_jcs_string(&a, zz_str(members[i].value)));
	struct zz_buf b = {0};
	zz_jcs_write(&b, object);
	assert_string_equal(b.data, "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\xC2\x80\":\"Control\","
								"\"\xC3\xB6\":\"Latin Small Letter O With Diaeresis\","
								"\"\xE2\x82\xAC\":\"Euro Sign\","
								"\"\xF0\x9F\x98\x80\":\"Emoji: Grinning Face\","
								"\"\xEF\xAC\xB3\":\"Hebrew Letter Dalet With Dagesh\"}");
	zz_buf_free(&b);
	zz_arena_free(&a);
}

/* RFC 8785 section 3.2.2: "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/" */
static void test_canonical_strings(void **state)
{
	(void)state;
	struct zz_arena a = {0};
	struct zz_buf b = {0};
	zz_jcs_write(&b, zz_jcs_string(&a, ZZ_STR("\xE2\x82\xAC$\x0F\nA'B\"\\\\\"/")));
	assert_string_equal(b.data, "\"\xE2\x82\xAC$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"");
	zz_buf_free(&b);
	zz_arena_free(&a);
}

static void test_canonical_trees(void **state)
{
	(void)state;
	struct zz_arena a = {0};
	struct zz_buf b = {0};
	struct zz_jcs *object = zz_jcs_object(&a), *array = zz_jcs_array(&a);
	assert_true(zz_jcs_empty(NULL));
	assert_true(zz_jcs_empty(object));
	assert_true(zz_jcs_empty(array));
	assert_true(zz_jcs_empty(zz_jcs_string(&a, ZZ_STR(""))));
	assert_false(zz_jcs_empty(zz_jcs_int(&a, 0)));
	zz_jcs_push(&a, array, zz_jcs_int(&a, -9007199254740991));
	zz_jcs_push(&a, array, zz_jcs_object(&a));
	zz_jcs_put(&a, object, ZZ_STR("b"), zz_jcs_int(&a, 1));
	zz_jcs_put(&a, object, ZZ_STR("ab"), array);
	zz_jcs_put(&a, object, ZZ_STR("a"), zz_jcs_int(&a, 2));
	zz_jcs_put(&a, object, ZZ_STR("b"), zz_jcs_int(&a, 3));
	zz_jcs_write(&b, object);
	assert_string_equal(b.data, "{\"a\":2,\"ab\":[-9007199254740991,{}],\"b\":3}");
	assert_false(zz_jcs_empty(object));
	zz_buf_free(&b);
	zz_arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_stream),          cmocka_unit_test(test_escapes),
		cmocka_unit_test(test_canonical_order), cmocka_unit_test(test_canonical_strings),
		cmocka_unit_test(test_canonical_trees),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
