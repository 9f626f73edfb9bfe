/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "digest/plan.h"

#include "base/text.h"

#include <string.h>

#define NAME_MAX_COLUMNS 40

char *plan_clean(const char *text)
{
	g_autofree char *valid = text_valid(text ? text : "", text ? strlen(text) : 0);
	g_autofree char *printable = text_printable(valid, FALSE);

	return text_squeeze(printable);
}

struct day plan_day(const struct plan *p, struct moment m)
{
	return moment_day(m, p->in->settings->zone);
}

bool plan_in_week(const struct plan *p, struct moment m)
{
	struct day d = plan_day(p, m);

	return m.unix_s <= p->in->now.unix_s && d.n >= p->in->from.n && d.n <= p->in->to.n;
}

const struct message *plan_message(const struct plan *p, gint64 id)
{
	return g_hash_table_lookup(p->messages, &id);
}

/* At home nobody needs it: "Teresa". */
static void drop_family_name(char *name, const char *family)
{
	gsize length = strlen(name), tail = family ? strlen(family) : 0;

	if (tail && length > tail + 1 && name[length - tail - 1] == ' ' &&
		g_str_equal(name + length - tail, family))
		name[length - tail - 1] = '\0';
}

char *plan_call(const struct plan *p, const struct address *a)
{
	g_autofree char *clean = plan_clean(p->in->call(a, p->in->call_data));

	if (settings_member(p->in->settings, a->address))
		drop_family_name(clean, p->in->settings->family);
	return text_clip(*clean ? clean : p->words->say[SAY_NOBODY], NAME_MAX_COLUMNS);
}

char *plan_author(const struct plan *p, const struct message *m)
{
	return plan_call(p, m->from);
}

const struct address *plan_school_address(const struct plan *p, const struct message *m)
{
	const GPtrArray *lists[] = { m->to, m->cc };

	if (m->direction == DIRECTION_FROM_SCHOOL)
		return m->from;
	for (guint l = 0; l < G_N_ELEMENTS(lists); l++)
		for (guint i = 0; i < lists[l]->len; i++) {
			const struct address *a = lists[l]->pdata[i];

			if (!settings_is_family(p->in->settings, a->address))
				return a;
		}
	return NULL;
}

char *plan_school_end(const struct plan *p, const struct message *m)
{
	const struct address *a = plan_school_address(p, m);

	return a ? plan_call(p, a) : g_strdup(p->words->say[SAY_SCHOOL]);
}

struct digest_entry *plan_add(struct plan *p, enum section_kind kind)
{
	return digest_add(p->digest, kind, p->words->section[kind]);
}

static guint run_length(const GArray *ids, guint from)
{
	guint to = from + 1;

	while (to < ids->len &&
		g_array_index(ids, gint64, to) == g_array_index(ids, gint64, to - 1) + 1)
		to++;
	return to - from;
}

char *plan_ids(const struct plan *p, const GArray *ids)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0, n; i < ids->len; i += n) {
		gint64 id = g_array_index(ids, gint64, i);
		g_autofree char *first = g_strdup_printf("i%" G_GINT64_FORMAT, id);

		n = run_length(ids, i);
		n = n < 3 ? 1 : n;
		g_autofree char *last = g_strdup_printf("i%" G_GINT64_FORMAT, id + (gint64)n - 1);
		g_autofree char *text = n == 1
			? g_strdup(first)
			: words_say(p->words, SAY_IDS, "first", first, "last", last, NULL);
		g_string_append_printf(out, "%s%s", out->len ? ", " : "", text);
	}
	return g_string_free(out, FALSE);
}

const char *plan_bare_subject(const char *subject)
{
	static const char *const marks[] = { "re:", "fw:", "fwd:", "rv:", "aw:" };

	for (gsize i = 0; i < G_N_ELEMENTS(marks); i++) {
		gsize length = strlen(marks[i]);

		if (g_ascii_strncasecmp(subject, marks[i], length) == 0) {
			subject += length + strspn(subject + length, " ");
			i = (gsize)-1; /* again from the first */
		}
	}
	return subject;
}

static bool names_word(const char *name, char **subject_words)
{
	g_auto(GStrv) parts = g_strsplit_set(name, " -", -1);

	for (char **part = parts; *part; part++)
		for (char **w = subject_words; **part && *w; w++)
			if (g_ascii_strcasecmp(*part, *w) == 0)
				return true;
	return false;
}

/* A subject is seen on locked screens: it has no child's name in it, not even by accident (May). */
bool plan_is_private(const struct settings *s, const char *subject)
{
	g_auto(GStrv) parts = g_strsplit_set(subject, " ,.:;!?()[]/'\"-&", -1);

	if (names_word("IEP", parts) || names_word("504", parts))
		return false;
	for (guint i = 0; i < s->children->len; i++) {
		const struct child *c = s->children->pdata[i];

		if (names_word(c->name, parts))
			return false;
		for (char **alias = c->aliases; *alias; alias++)
			if (names_word(*alias, parts))
				return false;
	}
	return true;
}

static GHashTable *index_messages(const GPtrArray *messages)
{
	GHashTable *table = g_hash_table_new(g_int64_hash, g_int64_equal);

	for (guint i = 0; i < messages->len; i++) {
		struct message *m = messages->pdata[i];

		g_hash_table_insert(table, &m->id, m);
	}
	return table;
}

void plan_init(struct plan *p, const struct digest_input *in, const char *language)
{
	*p = (struct plan){ .in = in,
		.words = words_find(language ?: in->language ?: in->settings->languages[0]),
		.today = moment_day(in->now, in->settings->zone),
		.messages = index_messages(in->messages),
		.later = g_hash_table_new(NULL, NULL) };
}

void plan_clear(struct plan *p)
{
	g_hash_table_unref(p->messages);
	g_hash_table_unref(p->later);
}
