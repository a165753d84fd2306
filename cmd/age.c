/* The program age, for a talk's text that only certain people may read: zzsh itself encrypts nothing. */
#include "age.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORDS_MOST = 64 };

static _Noreturn void become_age(const char *const *words, int in, int out)
{
	dup2(in, STDIN_FILENO);
	dup2(out, STDOUT_FILENO);
	close(in);
	close(out);
	execvp("age", (char *const *)words);
	_exit(127);
}

/* By a process of its own, so that neither waits for the other. */
static _Noreturn void feed(struct zz_str plain, int to)
{
	while (plain.n) {
		ssize_t n = write(to, plain.p, plain.n);
		if (n <= 0)
			_exit(1);
		plain = zz_str_sub(plain, (size_t)n, plain.n);
	}
	_exit(0);
}

static int wait_for(pid_t child)
{
	int status = -1;
	while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	return child > 0 && WIFEXITED(status) ? WEXITSTATUS(status) : 127;
}

static int run(const char *const *words, struct zz_str plain, struct zz_buf *out)
{
	enum { MOST = 2 << 20 };
	struct zz_error ignored = {0};
	int in[2], back[2];
	if (pipe(in) || pipe(back))
		return 127;
	pid_t age = fork();
	if (age == 0) {
		close(in[1]);
		close(back[0]);
		become_age(words, in[0], back[1]);
	}
	close(in[0]);
	close(back[1]);
	pid_t feeder = fork();
	if (feeder == 0)
		feed(plain, in[1]);
	close(in[1]);
	int rc = zz_read_fd(out, back[0], MOST, &ignored);
	close(back[0]);
	int fed = wait_for(feeder), status = wait_for(age);
	return rc || fed ? (status ? status : 1) : status;
}

int age_encrypt(struct app *app, const struct options *o, struct zz_str plain, struct zz_buf *out)
{
	const char *words[WORDS_MOST + 1] = {"age", "-e"};
	size_t n = 2;
	for (size_t i = 0; i < o->n; i++) {
		if (strcmp(o->at[i].option->name.slug, "seal-to") != 0)
			continue;
		if (n + 2 > WORDS_MOST || o->at[i].value[0] == '-')
			return zz_error(&app->error, ZZ_EUSAGE,
							N_("%s is no recipient as age knows them (age1…, ssh-ed25519 …)"),
							o->at[i].value);
		words[n++] = "-r";
		words[n++] = o->at[i].value;
	}
	int status = run(words, plain, out);
	if (status == 127)
		return zz_error(&app->error, ZZ_EENV,
						N_("the program age was not found; --seal-to needs it (Debian package age). Nothing "
						   "was entered"));
	if (status || !out->n)
		return zz_error(&app->error, ZZ_EENV,
						N_("age did not encrypt the text; its reason stands above. Nothing was entered"));
	return ZZ_OK;
}
