/* The measure of the benchmark: reads the files named on standard input and does nothing but run libyaml's
 * event loop over each. Prints files and events, so that nothing is optimised away. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

static unsigned long events_of(const unsigned char *bytes, size_t n)
{
	yaml_parser_t parser;
	yaml_event_t event;
	unsigned long count = 0;
	int done = 0;
	yaml_parser_initialize(&parser);
	yaml_parser_set_input_string(&parser, bytes, n);
	while (!done && yaml_parser_parse(&parser, &event)) {
		done = event.type == YAML_STREAM_END_EVENT;
		count++;
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
	return count;
}

int main(void)
{
	static char path[4096];
	static unsigned char bytes[1 << 20];
	unsigned long files = 0, events = 0;
	while (fgets(path, sizeof path, stdin)) {
		path[strcspn(path, "\n")] = '\0';
		FILE *f = fopen(path, "rb");
		if (!f)
			return 1;
		size_t n = fread(bytes, 1, sizeof bytes, f);
		fclose(f);
		events += events_of(bytes, n);
		files++;
	}
	printf("%lu files, %lu events\n", files, events);
	return 0;
}
