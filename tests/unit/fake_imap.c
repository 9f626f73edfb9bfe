/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fake_imap.h"

#include "base/error.h"
#include "fetch/cursor.h"

#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

struct fake fake;

struct imap_wire {
	int fd; /* always ready */
	gsize sent;
};

void fake_reset(void)
{
	if (fake.mails) {
		g_array_unref(fake.mails);
		g_ptr_array_unref(fake.commands);
		g_string_free(fake.to_client, TRUE);
		g_string_free(fake.from_client, TRUE);
	}
	memset(&fake, 0, sizeof fake);
	fake.mails = g_array_new(FALSE, FALSE, sizeof(struct fake_mail));
	fake.commands = g_ptr_array_new_with_free_func(g_free);
	fake.to_client = g_string_new(NULL);
	fake.from_client = g_string_new(NULL);
	fake.uidvalidity = 7;
}

void fake_add(guint32 uid, const char *text, enum fake_how how)
{
	struct fake_mail m = { .uid = uid, .text = text, .how = how };

	g_array_append_val(fake.mails, m);
	if (fake.uidnext)
		fake.uidnext = uid + 1;
}

guint fake_count(const char *prefix)
{
	guint n = 0;

	for (guint i = 0; i < fake.commands->len; i++)
		n += g_str_has_prefix(fake.commands->pdata[i], prefix);
	return n;
}

void fake_forget(void)
{
	g_ptr_array_set_size(fake.commands, 0);
}

static struct fake_mail *mail_at(guint i)
{
	return &g_array_index(fake.mails, struct fake_mail, i);
}

static guint32 uid_of(const char *text, guint32 max)
{
	return *text == '*' ? max : (guint32)strtoull(text, NULL, 10);
}

/* "3:5,9:*" as struct uid_range. */
static GArray *parse_set(const char *set, guint32 max)
{
	GArray *ranges = g_array_new(FALSE, FALSE, sizeof(struct uid_range));
	g_auto(GStrv) parts = g_strsplit(set, ",", -1);

	for (char **part = parts; *part; part++) {
		const char *colon = strchr(*part, ':');
		guint32 a = uid_of(*part, max), b = colon ? uid_of(colon + 1, max) : a;
		struct uid_range r = { MIN(a, b), MAX(a, b) };

		g_array_append_val(ranges, r);
	}
	return ranges;
}

static bool in_set(const GArray *set, guint32 n)
{
	for (guint i = 0; i < set->len; i++) {
		const struct uid_range *r = &g_array_index(set, struct uid_range, i);

		if (n >= r->first && n <= r->last)
			return true;
	}
	return false;
}

static guint32 max_uid(void)
{
	return fake.mails->len ? mail_at(fake.mails->len - 1)->uid : 0;
}

/* Any quoted term of the search that stands in the mail will do. */
static bool matches(const char *search, const char *text)
{
	g_auto(GStrv) parts = g_strsplit(search, "\"", -1);

	if (!parts[0] || !parts[1])
		return true;
	for (guint i = 1; parts[i]; i += 2)
		if (strstr(text, parts[i]))
			return true;
	return false;
}

/* "[1:5000 ]UID SET[ TERMS]" */
static void answer_search(const char *search)
{
	g_auto(GStrv) words = g_strsplit(search, " ", 4);
	bool window = strcmp(words[0], "UID") != 0;
	g_autoptr(GArray) set = parse_set(words[window ? 2 : 1], max_uid());
	g_autoptr(GArray) numbers = parse_set(window ? words[0] : "1:*", fake.mails->len);

	while (fake.flood && fake.to_client->len < 1024 * 1024)
		g_string_append(fake.to_client, fake.flood);
	g_string_append(fake.to_client, "* SEARCH");
	for (guint i = 0; i < fake.mails->len; i++)
		if (in_set(set, mail_at(i)->uid) && in_set(numbers, i + 1) &&
			matches(search, mail_at(i)->text))
			g_string_append_printf(fake.to_client, " %u", mail_at(i)->uid);
	g_string_append(fake.to_client, "\r\n");
}

static void send_body(const struct fake_mail *m)
{
	gsize told = strlen(m->text), true_length = told;

	switch (m->how) {
	case FAKE_NIL:
		g_string_append(fake.to_client, " BODY[] NIL");
		return;
	case FAKE_MISSING:
	case FAKE_NO:
	case FAKE_BAD:
	case FAKE_EXPUNGED:
		return;
	case FAKE_QUOTED:
		g_string_append_printf(fake.to_client, " BODY[] \"%s\"", m->text);
		return;
	case FAKE_EMPTY:
		told = true_length = 0;
		break;
	case FAKE_MORE:
		told++;
		break;
	case FAKE_LESS:
		told--;
		break;
	case FAKE_HUGE:
		told = 4294967295;
		break;
	case FAKE_WHOLE:
		break;
	}
	g_string_append_printf(fake.to_client, " BODY[] {%zu}\r\n", told);
	g_string_append_len(fake.to_client, m->text, (gssize)true_length);
}

/* Returns how the command ends. */
static const char *answer_fetch(const char *rest)
{
	g_auto(GStrv) words = g_strsplit(rest, " ", 2);
	g_autoptr(GArray) set = parse_set(words[0], max_uid());
	bool body = strstr(words[1], "BODY.PEEK[]") != NULL, size = strstr(words[1], "RFC822.SIZE");

	for (guint i = 0; i < fake.mails->len; i++) {
		const struct fake_mail *m = mail_at(i);

		if (!in_set(set, m->uid) || m->how == FAKE_EXPUNGED)
			continue;
		if (body && m->how == FAKE_NO)
			return "NO [EXPUNGEISSUED] some messages could not be FETCHed";
		if (body && m->how == FAKE_BAD)
			return "BAD Command Error. 10";
		g_string_append_printf(fake.to_client, "* %u FETCH (UID %u", i + 1, m->uid);
		if (size)
			g_string_append_printf(fake.to_client, " RFC822.SIZE %" G_GUINT64_FORMAT,
				m->size ? m->size : (guint64)strlen(m->text));
		if (body) {
			g_string_append(
				fake.to_client, " INTERNALDATE \" 1-Sep-2026 08:12:00 -0500\"");
			send_body(m);
		}
		g_string_append(fake.to_client, ")\r\n");
	}
	return "OK done";
}

static const char *answer_examine(void)
{
	g_string_append_printf(fake.to_client,
		"* %u EXISTS\r\n* OK [UIDVALIDITY %u] ok\r\n* FLAGS (\\Seen)\r\n", fake.mails->len,
		fake.uidvalidity);
	if (fake.uidnext)
		g_string_append_printf(fake.to_client, "* OK [UIDNEXT %u] ok\r\n", fake.uidnext);
	fake.open = true;
	return "OK [READ-ONLY] done";
}

static void answer(const char *line)
{
	g_auto(GStrv) words = g_strsplit(line, " ", 2);
	const char *command = words[1], *end = "OK done";

	g_ptr_array_add(fake.commands, g_strdup(command));
	if (g_str_has_prefix(command, "EXAMINE"))
		end = answer_examine();
	else if (g_str_has_prefix(command, "UID SEARCH "))
		answer_search(command + strlen("UID SEARCH "));
	else if (g_str_has_prefix(command, "UID FETCH "))
		end = answer_fetch(command + strlen("UID FETCH "));
	else if (strcmp(command, "CAPABILITY") == 0)
		g_string_append(fake.to_client, "* CAPABILITY IMAP4rev1 IDLE\r\n");
	else if (strcmp(command, "LIST \"\" \"*\"") == 0)
		g_string_append(fake.to_client,
			"* LIST () \"/\" INBOX\r\n"
			"* LIST () \"/\" \"Sent\"\r\n");
	else if (strcmp(command, "NOOP") == 0 && fake.open)
		g_string_append_printf(fake.to_client, "* %u EXISTS\r\n", fake.mails->len);
	else if (strcmp(command, "LOGOUT") == 0)
		g_string_append(fake.to_client, "* BYE bye\r\n");
	g_string_append_printf(
		fake.to_client, "%s%s %s\r\n", fake.noise ? fake.noise : "", words[0], end);
}

/* ---- in place of fetch/imap_wire.c ---- */

struct imap_wire *imap_wire_open(const struct source *source, const char *password, GError **error)
{
	struct imap_wire *w = g_new0(struct imap_wire, 1);

	w->fd = eventfd(1, EFD_CLOEXEC);
	fake.open = false;
	g_string_assign(fake.to_client, fake.first ? fake.first : "");
	g_string_truncate(fake.from_client, 0);
	return w;
}

void imap_wire_close(struct imap_wire *w)
{
	if (!w)
		return;
	close(w->fd);
	g_free(w);
}

int imap_wire_fd(const struct imap_wire *w)
{
	return w->fd;
}

gboolean imap_wire_read(
	struct imap_wire *w, char *buffer, gsize size, gsize *ret_got, GError **error)
{
	gsize n = MIN(size, fake.to_client->len);

	if (fake.piece)
		n = MIN(n, fake.piece);
	if (fake.cut)
		n = MIN(n, fake.cut - w->sent);
	if (n == 0) { /* the session waits for what will never come */
		g_set_error(error, ST_ERROR, ST_ERROR_UNAVAILABLE, "the connection is lost");
		return FALSE;
	}
	memcpy(buffer, fake.to_client->str, n);
	g_string_erase(fake.to_client, 0, (gssize)n);
	w->sent += n;
	fake.sent += n;
	*ret_got = n;
	return TRUE;
}

gboolean imap_wire_write(
	struct imap_wire *w, const char *bytes, gsize length, gsize *ret_done, GError **error)
{
	char *newline;

	g_string_append_len(fake.from_client, bytes, (gssize)length);
	while ((newline = strstr(fake.from_client->str, "\r\n"))) {
		g_autofree char *line =
			g_strndup(fake.from_client->str, (gsize)(newline - fake.from_client->str));

		g_string_erase(fake.from_client, 0, (gssize)strlen(line) + 2);
		answer(line);
	}
	*ret_done = length;
	return TRUE;
}
