/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fetch/imap_talk.h"

#include "base/error.h"
#include "base/text.h"
#include "fetch/imap_stream.h"

#include <string.h>
#include <unistd.h>

#define TAG_LETTERS 8
#define AHEAD 4		     /* commands under way: the server has always the next one */
#define SYNC_MAX (64 * 1024) /* bytes that a server may have said before our first command */
#define LOGOUT_MS 2000

struct imap_talk {
	struct imap_stream stream;
	struct imap_parser *parser;
	struct imap_news news;
	char prefix[TAG_LETTERS + 1]; /* of all tags of this session: no mail can know it */
	guint sent;		      /* commands; also the number in the last tag */
	GHashTable *open;	      /* numbers of commands that are not done */
	bool idling;
	bool broken;
};

static gboolean fail(GError **error, enum st_error code, const char *why)
{
	g_set_error_literal(error, ST_ERROR, code, why);
	return FALSE;
}

void imap_talk_refused(const char *what, const struct imap_reply *done, GError **error)
{
	g_autofree char *valid = text_valid(done->text, strlen(done->text));
	g_autofree char *text = text_printable(valid, FALSE);

	g_set_error(error, ST_ERROR, ST_ERROR_UNAVAILABLE, "the server refuses %s: %s%s%s%s", what,
		done->code ? "[" : "", done->code ? done->code : "", done->code ? "] " : "", text);
}

/* ---- news ---- */

static bool code_number(const char *code, const char *name, guint32 *ret_number)
{
	gsize n = strlen(name);
	guint64 number;

	if (g_ascii_strncasecmp(code, name, n) != 0 || code[n] != ' ' ||
		!g_ascii_string_to_unsigned(code + n + 1, 10, 0, G_MAXUINT32, &number, NULL))
		return false;
	*ret_number = (guint32)number;
	return true;
}

static void note_code(struct imap_news *news, const struct imap_reply *r)
{
	if (!r->code)
		return;
	code_number(r->code, "UIDVALIDITY", &news->uidvalidity);
	code_number(r->code, "UIDNEXT", &news->uidnext);
	if (g_ascii_strcasecmp(r->code, "ALERT") == 0) {
		g_autofree char *valid = text_valid(r->text, strlen(r->text));

		g_free(news->alert);
		news->alert = text_printable(valid, FALSE);
	}
}

static void note_data(struct imap_news *news, const struct imap_reply *r)
{
	if (strcmp(r->name, "EXISTS") == 0) {
		news->new_mail |= r->number > news->exists;
		news->exists = r->number;
	} else if (strcmp(r->name, "EXPUNGE") == 0) {
		news->exists -= news->exists > 0;
		news->expunged = true;
	} else if (strcmp(r->name, "CAPABILITY") == 0) {
		for (guint i = 0; i < r->values->len; i++) {
			const struct imap_value *v = imap_reply_value(r, i);

			news->idle |= imap_value_is(v, "IDLE");
			news->special_use |= imap_value_is(v, "SPECIAL-USE");
		}
	}
}

/* ---- replies ---- */

/* The next reply in what we have; NULL if it is not whole. */
static gboolean reply_now(struct imap_talk *t, struct imap_reply **ret_reply, GError **error)
{
	gsize used = 0;

	*ret_reply = NULL;
	if (t->stream.from == t->stream.to)
		return TRUE;
	if (!imap_parser_feed(t->parser, t->stream.in + t->stream.from,
		    t->stream.to - t->stream.from, &used, ret_reply, error))
		return FALSE;
	t->stream.from += used;
	return TRUE;
}

/* A command is done: its tag must be one of ours that is open. */
static gboolean close_tag(
	struct imap_talk *t, const struct imap_reply *r, guint *ret_number, GError **error)
{
	guint64 number;

	if (!g_str_has_prefix(r->tag, t->prefix) ||
		!g_ascii_string_to_unsigned(
			r->tag + TAG_LETTERS, 10, 0, G_MAXUINT, &number, NULL) ||
		!g_hash_table_remove(t->open, GUINT_TO_POINTER((guint)number)))
		return fail(error, ST_ERROR_UNAVAILABLE,
			"the server ends a command that was not given");
	*ret_number = (guint)number;
	return TRUE;
}

static gboolean must_be_ok(const struct imap_reply *r, GError **error)
{
	if (r->status == IMAP_OK)
		return TRUE;
	imap_talk_refused("a command", r, error);
	return FALSE;
}

static gboolean take_news(struct imap_talk *t, const struct imap_reply *r, imap_data_fn on_data,
	gpointer data, GError **error)
{
	note_code(&t->news, r);
	if (r->kind == IMAP_CONDITION && r->status == IMAP_BYE) {
		imap_talk_refused("to go on", r, error);
		return FALSE;
	}
	if (r->kind != IMAP_DATA)
		return TRUE;
	note_data(&t->news, r);
	return !on_data || on_data(r, data, error);
}

/* Goes on to the end of a command or a continuation. */
static gboolean receive(struct imap_talk *t, imap_data_fn on_data, gpointer data,
	struct imap_reply **ret_reply, GError **error)
{
	for (guint n = 0; n < IMAP_NEWS_MAX; n++) {
		g_autoptr(imap_reply) r = NULL;

		while (!r) {
			if (!reply_now(t, &r, error))
				return FALSE;
			if (!r && !imap_stream_fill(&t->stream, error))
				return FALSE;
		}
		if (!take_news(t, r, on_data, data, error))
			return FALSE;
		if (r->kind == IMAP_DONE || r->kind == IMAP_CONTINUE) {
			*ret_reply = g_steal_pointer(&r);
			return TRUE;
		}
	}
	return fail(error, ST_ERROR_UNAVAILABLE, "the server's answer has no end");
}

static guint send_command(struct imap_talk *t, const char *command)
{
	t->sent++;
	g_string_append_printf(t->stream.out, "%s%u %s\r\n", t->prefix, t->sent, command);
	g_hash_table_add(t->open, GUINT_TO_POINTER(t->sent));
	return t->sent;
}

static gboolean ask_all(struct imap_talk *t, const GPtrArray *commands, imap_data_fn on_data,
	imap_done_fn on_done, gpointer data, GError **error)
{
	guint next = 0, first = t->sent + 1, number;

	if (t->broken)
		return fail(error, ST_ERROR_UNAVAILABLE, "the connection is lost");
	imap_stream_be_patient(&t->stream);
	while (next < commands->len || g_hash_table_size(t->open) > 0) {
		g_autoptr(imap_reply) r = NULL;

		while (next < commands->len && g_hash_table_size(t->open) < AHEAD)
			send_command(t, commands->pdata[next++]);
		if (!receive(t, on_data, data, &r, error))
			return FALSE;
		if (r->kind != IMAP_DONE)
			return fail(error, ST_ERROR_UNAVAILABLE, "the server asks for more");
		if (!close_tag(t, r, &number, error))
			return FALSE;
		imap_stream_be_patient(&t->stream);
		if (on_done ? !on_done(number - first, r, data, error) : !must_be_ok(r, error))
			return FALSE;
	}
	return TRUE;
}

gboolean imap_talk_ask_all(struct imap_talk *t, const GPtrArray *commands, imap_data_fn on_data,
	imap_done_fn on_done, gpointer data, GError **error)
{
	gboolean ok = ask_all(t, commands, on_data, on_done, data, error);

	t->broken |= !ok;
	return ok;
}

static gboolean ask(struct imap_talk *t, const char *command, imap_data_fn on_data, gpointer data,
	struct imap_reply **ret_done, GError **error)
{
	g_autoptr(imap_reply) r = NULL;
	guint number;

	if (t->broken)
		return fail(error, ST_ERROR_UNAVAILABLE, "the connection is lost");
	imap_stream_be_patient(&t->stream);
	send_command(t, command);
	if (!receive(t, on_data, data, &r, error))
		return FALSE;
	if (r->kind != IMAP_DONE)
		return fail(error, ST_ERROR_UNAVAILABLE, "the server asks for more");
	if (!close_tag(t, r, &number, error))
		return FALSE;
	if (!ret_done)
		return must_be_ok(r, error);
	*ret_done = g_steal_pointer(&r);
	return TRUE;
}

gboolean imap_talk_ask(struct imap_talk *t, const char *command, imap_data_fn on_data,
	gpointer data, struct imap_reply **ret_done, GError **error)
{
	gboolean ok = ask(t, command, on_data, data, ret_done, error);

	t->broken |= !ok;
	return ok;
}

static gboolean give(struct imap_talk *t, const char *command, const char *bytes, gsize length,
	struct imap_reply **ret_done, GError **error)
{
	g_autofree char *line = g_strdup_printf("%s {%" G_GSIZE_FORMAT "}", command, length);
	g_autoptr(imap_reply) r = NULL;
	guint number;

	if (t->broken)
		return fail(error, ST_ERROR_UNAVAILABLE, "the connection is lost");
	imap_stream_be_patient(&t->stream);
	send_command(t, line);
	if (!receive(t, NULL, NULL, &r, error))
		return FALSE;
	if (r->kind == IMAP_CONTINUE) {
		g_clear_pointer(&r, imap_reply_free);
		imap_stream_be_patient(&t->stream);
		g_string_append_len(t->stream.out, bytes, (gssize)length);
		g_string_append(t->stream.out, "\r\n");
		if (!receive(t, NULL, NULL, &r, error))
			return FALSE;
	}
	if (r->kind != IMAP_DONE)
		return fail(error, ST_ERROR_UNAVAILABLE, "the server asks for more");
	if (!close_tag(t, r, &number, error))
		return FALSE;
	*ret_done = g_steal_pointer(&r);
	return TRUE;
}

gboolean imap_talk_give(struct imap_talk *t, const char *command, const char *bytes, gsize length,
	struct imap_reply **ret_done, GError **error)
{
	gboolean ok = give(t, command, bytes, length, ret_done, error);

	t->broken |= !ok;
	return ok;
}

/* ---- IDLE ---- */

static gboolean idle(struct imap_talk *t, GError **error)
{
	g_autoptr(imap_reply) r = NULL;

	imap_stream_be_patient(&t->stream);
	send_command(t, "IDLE");
	if (!receive(t, NULL, NULL, &r, error))
		return FALSE;
	if (r->kind == IMAP_DONE) {
		imap_talk_refused("IDLE", r, error);
		return FALSE;
	}
	t->idling = true;
	return TRUE;
}

static gboolean look(struct imap_talk *t, GError **error)
{
	for (guint n = 0; n < IMAP_NEWS_MAX; n++) {
		g_autoptr(imap_reply) r = NULL;

		if (!reply_now(t, &r, error))
			return FALSE;
		if (!r && !imap_stream_fill_now(&t->stream, error))
			return FALSE;
		if (!r && t->stream.to == 0)
			return TRUE;
		if (r && r->kind == IMAP_DONE)
			return fail(error, ST_ERROR_UNAVAILABLE, "the server ends IDLE");
		if (r && !take_news(t, r, NULL, NULL, error))
			return FALSE;
	}
	return fail(error, ST_ERROR_UNAVAILABLE, "the server's answer has no end");
}

static gboolean done(struct imap_talk *t, GError **error)
{
	g_autoptr(imap_reply) r = NULL;
	guint number;

	imap_stream_be_patient(&t->stream);
	t->idling = false;
	g_string_append(t->stream.out, "DONE\r\n");
	if (!receive(t, NULL, NULL, &r, error))
		return FALSE;
	if (r->kind != IMAP_DONE)
		return fail(error, ST_ERROR_UNAVAILABLE, "the server asks for more");
	return close_tag(t, r, &number, error);
}

static gboolean guarded(
	struct imap_talk *t, gboolean (*step)(struct imap_talk *, GError **), GError **error)
{
	if (t->broken)
		return fail(error, ST_ERROR_UNAVAILABLE, "the connection is lost");
	gboolean ok = step(t, error);
	t->broken |= !ok;
	return ok;
}

gboolean imap_talk_idle(struct imap_talk *t, GError **error)
{
	return guarded(t, idle, error);
}

gboolean imap_talk_look(struct imap_talk *t, GError **error)
{
	return guarded(t, look, error);
}

gboolean imap_talk_done(struct imap_talk *t, GError **error)
{
	return guarded(t, done, error);
}

/* ---- beginning and end ---- */

/* The end of the line that begins with this tag, or 0. */
static gsize find_line(const GString *raw, const char *tag)
{
	const char *at = raw->str;
	g_autofree char *within = g_strconcat("\n", tag, " ", NULL);

	if (strncmp(at, within + 1, strlen(within) - 1) != 0) {
		at = g_strstr_len(raw->str, (gssize)raw->len, within);
		if (!at)
			return 0;
		at++;
	}
	const char *newline = memchr(at, '\n', raw->len - (gsize)(at - raw->str));
	return newline ? (gsize)(newline + 1 - raw->str) : 0;
}

/*
 * libcurl may have read, and dropped, a part of what the server said after the login.  Only
 * after the answer to a command of our own do we know that a reply begins.
 */
static gboolean sync_replies(struct imap_talk *t, GError **error)
{
	g_autoptr(GString) raw = g_string_new(NULL);
	guint number = send_command(t, "NOOP");
	g_autofree char *tag = g_strdup_printf("%s%u", t->prefix, number);
	gsize end;

	imap_stream_be_patient(&t->stream);
	do {
		if (!imap_stream_fill(&t->stream, error))
			return FALSE;
		if (raw->len + t->stream.to > SYNC_MAX)
			return fail(error, ST_ERROR_UNAVAILABLE,
				"the server talks and does not answer");
		g_string_append_len(raw, t->stream.in, (gssize)t->stream.to);
		end = find_line(raw, tag);
	} while (end == 0);
	t->stream.from = t->stream.to - (raw->len - end);
	g_hash_table_remove(t->open, GUINT_TO_POINTER(number));
	return TRUE;
}

static gboolean make_prefix(char prefix[TAG_LETTERS + 1])
{
	guint8 random[TAG_LETTERS];

	if (getentropy(random, sizeof random) != 0)
		return FALSE;
	for (int i = 0; i < TAG_LETTERS; i++)
		prefix[i] = (char)('a' + random[i] % 26);
	return TRUE;
}

struct imap_talk *imap_talk_new(struct imap_wire *wire, GError **error)
{
	g_autoptr(imap_talk) t = g_new0(struct imap_talk, 1);

	imap_stream_init(&t->stream, wire);
	t->parser = imap_parser_new(IMAP_LITERAL_MAX);
	t->open = g_hash_table_new(NULL, NULL);
	t->broken = true; /* until the first answer */
	if (!make_prefix(t->prefix)) {
		fail(error, ST_ERROR_FATAL, "the system has no random numbers");
		return NULL;
	}
	if (!sync_replies(t, error))
		return NULL;
	t->broken = false;
	if (!imap_talk_ask(t, "CAPABILITY", NULL, NULL, NULL, error))
		return NULL;
	return g_steal_pointer(&t);
}

static void logout(struct imap_talk *t)
{
	g_autoptr(imap_reply) r = NULL;

	t->stream.patience_us = LOGOUT_MS * G_TIME_SPAN_MILLISECOND;
	t->stream.hurried = true;
	imap_stream_set_tick(&t->stream, NULL, NULL);
	if (t->idling)
		g_string_append(t->stream.out, "DONE\r\n");
	send_command(t, "LOGOUT");
	if (t->idling && receive(t, NULL, NULL, &r, NULL))
		g_clear_pointer(&r, imap_reply_free);
	receive(t, NULL, NULL, &r, NULL); /* BYE ends it */
}

void imap_talk_free(struct imap_talk *t)
{
	if (!t)
		return;
	if (!t->broken)
		logout(t);
	imap_stream_clear(&t->stream);
	imap_parser_free(t->parser);
	g_hash_table_unref(t->open);
	g_free(t->news.alert);
	g_free(t);
}

struct imap_news *imap_talk_news(struct imap_talk *t)
{
	return &t->news;
}

int imap_talk_fd(const struct imap_talk *t)
{
	return imap_wire_fd(t->stream.wire);
}

void imap_talk_set_tick(struct imap_talk *t, gboolean (*tick)(gpointer data), gpointer data)
{
	imap_stream_set_tick(&t->stream, tick, data);
}
