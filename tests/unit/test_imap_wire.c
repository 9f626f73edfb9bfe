/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Servers that must not get a name or a password: each plays its part in a child process. */
#include "base/error.h"
#include "fetch/imap_wire.h"

#include <netinet/in.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#define USER "marisol@example.com"
#define PASSWORD "correct horse"

/* In a line of the part, $ stands for the tag of the last command. */
static const struct row {
	const char *what, *scheme;
	const char *says[6]; /* the greeting, then an answer to each command; then it hangs up */
} rows[] = {
	{ "says nothing", "imap", { "" } },
	{ "speaks HTTP", "imap", { "HTTP/1.1 400 Bad Request\r\n\r\n" } },
	{ "sends bytes", "imap", { "\x16\x03\x01\xff\xff\r\n" } },
	{ "refuses", "imap", { "* BYE too many\r\n" } },
	{ "has us logged in", "imap",
		{ "* PREAUTH hello\r\n", "* CAPABILITY IMAP4rev1\r\n$ OK\r\n" } },
	{ "has no STARTTLS", "imap",
		{ "* OK hello\r\n", "* CAPABILITY IMAP4rev1 AUTH=PLAIN LOGIN\r\n$ OK\r\n",
			"$ NO\r\n", "$ OK\r\n" } },
	{ "does not want STARTTLS", "imap",
		{ "* OK hello\r\n", "* CAPABILITY IMAP4rev1 STARTTLS AUTH=PLAIN\r\n$ OK\r\n",
			"$ NO not now\r\n", "$ OK\r\n" } },
	{ "goes on in clear", "imap",
		{ "* OK hello\r\n", "* CAPABILITY IMAP4rev1 STARTTLS AUTH=PLAIN\r\n$ OK\r\n",
			"$ OK go\r\n* OK injected\r\nx OK\r\n", "$ OK\r\n" } },
	{ "has capabilities in its greeting", "imap",
		{ "* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] hello\r\n",
			"* CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR\r\n$ OK\r\n", "+\r\n",
			"$ OK\r\n" } },
	{ "has no TLS on its TLS port", "imaps", { "* OK hello\r\n", "$ OK\r\n" } },
};

/* Plays its part, and gives back all that it was told. */
static void play(int listener, const struct row *row, int report)
{
	char line[4096], tag[64] = "";
	int fd = accept(listener, NULL, NULL);
	ssize_t n;

	for (gsize i = 0; i < G_N_ELEMENTS(row->says) && row->says[i]; i++) {
		g_auto(GStrv) parts = g_strsplit(row->says[i], "$", -1);
		g_autofree char *answer = g_strjoinv(tag, parts);

		if (write(fd, answer, strlen(answer)) < 0)
			break;
		if (i + 1 == G_N_ELEMENTS(row->says) || !row->says[i + 1])
			shutdown(fd, SHUT_WR);
		n = read(fd, line, sizeof line - 1);
		if (n <= 0 || write(report, line, (gsize)n) != n)
			break;
		line[n] = '\0';
		g_strlcpy(tag, line, MIN(sizeof tag, strcspn(line, " ") + 1));
	}
	while ((n = read(fd, line, sizeof line)) > 0)
		if (write(report, line, (gsize)n) != n)
			break;
	_exit(0);
}

static int listen_anywhere(guint16 *ret_port)
{
	struct sockaddr_in a = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t size = sizeof a;
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	assert_int_equal(bind(fd, (struct sockaddr *)&a, sizeof a), 0);
	assert_int_equal(listen(fd, 1), 0);
	assert_int_equal(getsockname(fd, (struct sockaddr *)&a, &size), 0);
	*ret_port = ntohs(a.sin_port);
	return fd;
}

static void check_says_nothing(int report, const char *what)
{
	char buffer[4096];
	g_autoptr(GString) told = g_string_new(NULL);
	ssize_t n;

	while ((n = read(report, buffer, sizeof buffer)) > 0)
		for (ssize_t i = 0; i < n; i++) /* NULs must not hide anything */
			g_string_append_c(told, buffer[i] ? buffer[i] : ' ');
	g_autofree char *upper = g_ascii_strup(told->str, -1);
	if (strstr(told->str, USER) || strstr(told->str, PASSWORD) || strstr(upper, "LOGIN ") ||
		strstr(upper, "AUTHENTICATE"))
		fail_msg("a server that %s was told: %s", what, told->str);
}

static void test_no_credentials(void **state)
{
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GError) error = NULL;
		guint16 port;
		int listener = listen_anywhere(&port), report[2];
		g_autofree char *url = g_strdup_printf("%s://127.0.0.1:%u", rows[i].scheme, port);
		const struct source source = { .url = url, .user = (char *)USER };

		assert_int_equal(pipe(report), 0);
		pid_t child = fork();
		if (child == 0)
			play(listener, &rows[i], report[1]);
		close(listener);
		close(report[1]);
		if (imap_wire_open(&source, PASSWORD, &error))
			fail_msg("connected to a server that %s", rows[i].what);
		if (!g_error_matches(error, ST_ERROR, ST_ERROR_UNAVAILABLE))
			fail_msg("a server that %s: %s", rows[i].what, error->message);
		assert_null(strstr(error->message, PASSWORD));
		check_says_nothing(report[0], rows[i].what);
		close(report[0]);
		waitpid(child, NULL, 0);
	}
}

static void test_bad_urls(void **state)
{
	static const char *const urls[] = { "http://127.0.0.1:1/", "file:///etc/passwd",
		"smtp://127.0.0.1:1", "imaps://", "imaps://[::1" };

	for (gsize i = 0; i < G_N_ELEMENTS(urls); i++) {
		const struct source source = { .url = (char *)urls[i], .user = (char *)USER };
		g_autoptr(GError) error = NULL;

		assert_null(imap_wire_open(&source, PASSWORD, &error));
		if (!g_error_matches(error, ST_ERROR, ST_ERROR_CONFIG))
			fail_msg("%s: %s", urls[i], error->message);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_no_credentials),
		cmocka_unit_test(test_bad_urls),
	};

	signal(SIGPIPE, SIG_IGN);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
