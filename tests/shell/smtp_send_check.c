/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * smtp_send() by hand, for T30-smtp.sh.  The family is mum@example.org and dad@example.org; it
 * writes as family@example.org.
 *
 *   smtp_send_check send URL CA-FILE PASSWORD TO <MAIL    prints "sent", or CLASS: MESSAGE
 *       PASSWORD: bearer:TOKEN for OAuth
 *   smtp_send_check compose TO                            prints a digest's mail
 */
#include "base/error.h"
#include "send/smtp.h"

#include <stdio.h>
#include <string.h>

static const char *const classes[] = { "", "AGAIN", "UNAVAILABLE", "REJECT", "CONFIG", "DENIED",
	"NOT_FOUND", "USAGE", "FATAL" };

static struct person *person(const char *name, const char *address)
{
	struct person *p = g_new0(struct person, 1);

	p->name = g_strdup(name);
	p->address = g_strdup(address);
	p->from = p->until = DAY_NONE;
	return p;
}

static struct settings *family(void)
{
	struct settings *s = settings_new();

	g_ptr_array_add(s->members, person("Mum", "mum@example.org"));
	g_ptr_array_add(s->members, person("D\u00e4d \"D\" R.", "dad@example.org"));
	s->smtp_from = person("School trail", "family@example.org");
	return s;
}

static char *read_all(FILE *in, gsize *ret_length)
{
	GString *all = g_string_new(NULL);
	char buffer[4096];
	size_t n;

	while ((n = fread(buffer, 1, sizeof buffer, in)) > 0)
		g_string_append_len(all, buffer, (gssize)n);
	*ret_length = all->len;
	return g_string_free(all, FALSE);
}

static int send_one(struct settings *s, char **argument)
{
	g_autoptr(GError) error = NULL;
	const char *secret = argument[2];
	gsize length;
	g_autofree char *mail = read_all(stdin, &length);

	s->smtp_url = g_strdup(argument[0]);
	s->smtp_ca_file = *argument[1] ? g_strdup(argument[1]) : NULL;
	s->smtp_user = g_strdup("family");
	if (g_str_has_prefix(secret, "bearer:")) {
		s->smtp_auth = AUTH_OAUTH2;
		secret += strlen("bearer:");
	}
	if (smtp_send(s, secret, argument[3], mail, length, &error))
		puts("sent");
	else
		printf("%s: %s\n", classes[error->code], error->message);
	return 0;
}

static int compose(struct settings *s, const char *to)
{
	struct letter_out l = { .message_id = "digest.2026-W47@example.org",
		.to = to,
		.subject = "School trail, week of 16 Nov: 2 for you, 3 waiting",
		.text = "NEEDS YOU\n.\n..\n.hidden\nFrom here on\ntrailing \ncaf\u00e9\n",
		.html = "<p>caf\u00e9</p>\n",
		.token = "0123456789abcdef",
		.date = moment_parse("2026-11-22T18:00:00-06:00", s->zone) };
	g_autoptr(GError) error = NULL;
	gsize length;
	g_autofree char *mail = letter_compose(s, &l, &length, &error);

	if (mail)
		fwrite(mail, 1, length, stdout);
	else
		fprintf(stderr, "%s\n", error->message);
	return mail ? 0 : 1;
}

int main(int argc, char **argv)
{
	g_autoptr(settings) s = family();

	if (argc == 6 && strcmp(argv[1], "send") == 0)
		return send_one(s, argv + 2);
	if (argc == 3 && strcmp(argv[1], "compose") == 0)
		return compose(s, argv[2]);
	fprintf(stderr, "usage: smtp_send_check send URL CA PASSWORD TO | compose TO\n");
	return 2;
}
