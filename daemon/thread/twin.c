/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "thread/twin.h"

#include <string.h>

#include "thread/name.h"
#include "thread/subject.h"

#define SAME_MINUTE_S 90
#define ZONE_SLIP_S (14 * 60 * 60) /* an inline forward shows a wall clock without its zone */
#define ZONE_STEP_S (30 * 60)
#define NEIGHBOURS_MAX 16 /* compared with each letter: keeps a flood linear */
#define FINGERPRINT_WORDS 8

/* A letter as it is compared. */
struct face {
	guint index;
	const struct message *message;
	char *author;  /* address, else folded name */
	char *subject; /* base */
	GStrv words;   /* of own text */
	guint count;
	char *fingerprint; /* author and first words, or NULL where there are none */
	guint group;	   /* union by index */
};

static char *author_key(const struct address *a)
{
	if (*a->address)
		return g_strdup(a->address);
	g_autoptr(name_words) n = name_parse(a->name);
	return g_strjoinv(" ", n->words);
}

static GStrv words_of(const char *text)
{
	g_autofree char *lower = g_utf8_casefold(text, -1);
	GPtrArray *words = g_ptr_array_new();

	for (const char *p = lower; *p;) {
		const char *from = p;

		while (*p && g_unichar_isalnum(g_utf8_get_char(p)))
			p = g_utf8_next_char(p);
		if (p > from)
			g_ptr_array_add(words, g_strndup(from, (gsize)(p - from)));
		else
			p = g_utf8_next_char(p);
	}
	g_ptr_array_add(words, NULL);
	return (GStrv)g_ptr_array_free(words, FALSE);
}

static void face_fill(struct face *f, guint index, const struct message *m)
{
	f->index = f->group = index;
	f->message = m;
	f->author = author_key(m->from);
	f->subject = subject_base(m->subject);
	f->words = words_of(m->own_text);
	f->count = g_strv_length(f->words);
	if (f->count) {
		GString *s = g_string_new(f->author);

		for (guint i = 0; i < MIN(f->count, FINGERPRINT_WORDS); i++)
			g_string_append_printf(s, " %s", f->words[i]);
		f->fingerprint = g_string_free(s, FALSE);
	}
}

static void face_clear(struct face *f)
{
	g_free(f->author);
	g_free(f->subject);
	g_strfreev(f->words);
	g_free(f->fingerprint);
}

/* Share of the shorter text's words that stand in the longer, 0..1. */
static double likeness(const struct face *a, const struct face *b)
{
	g_autoptr(GHashTable) bag = g_hash_table_new(g_str_hash, g_str_equal);
	guint common = 0, shorter = MIN(a->count, b->count);

	if (!shorter)
		return 0;
	for (char **w = a->words; *w; w++)
		g_hash_table_insert(bag, *w,
			GINT_TO_POINTER(GPOINTER_TO_INT(g_hash_table_lookup(bag, *w)) + 1));
	for (char **w = b->words; *w; w++) {
		int n = GPOINTER_TO_INT(g_hash_table_lookup(bag, *w));

		if (n > 0) {
			common++;
			g_hash_table_insert(bag, *w, GINT_TO_POINTER(n - 1));
		}
	}
	return (double)common / shorter;
}

static guint group_of(GArray *faces, guint i)
{
	struct face *f = &g_array_index(faces, struct face, i);

	while (f->group != f->index) {
		f->group = g_array_index(faces, struct face, f->group).group;
		f = &g_array_index(faces, struct face, f->group);
	}
	return f->index;
}

static void unite(GArray *faces, guint a, guint b)
{
	a = group_of(faces, a);
	b = group_of(faces, b);
	g_array_index(faces, struct face, MAX(a, b)).group = MIN(a, b);
}

typedef bool same_fn(const struct face *a, const struct face *b);

/* One Message-ID is one letter, unless two people wrote different things under it. */
static bool same_by_id(const struct face *a, const struct face *b)
{
	return g_str_equal(a->author, b->author) || likeness(a, b) >= 0.8;
}

static bool same_by_minute(const struct face *a, const struct face *b)
{
	bool subject = g_str_equal(a->subject, b->subject);

	if (ABS(a->message->date.unix_s - b->message->date.unix_s) > SAME_MINUTE_S)
		return false;
	if (!a->count || !b->count)
		return subject;
	return likeness(a, b) >= (subject ? 0.5 : 0.8);
}

/* Zones lie whole or half hours apart. */
static bool is_zone_apart(gint64 seconds)
{
	gint64 rest = seconds % ZONE_STEP_S;

	return rest <= SAME_MINUTE_S || ZONE_STEP_S - rest <= SAME_MINUTE_S;
}

/* Told second-hand, with a date that may be wrong by its zone or be missing. */
static bool same_by_words(const struct face *a, const struct face *b)
{
	const struct message *x = a->message, *y = b->message;
	bool undated = (x->via == VIA_QUOTED && x->date_source == DATE_ARRIVAL) ||
		(y->via == VIA_QUOTED && y->date_source == DATE_ARRIVAL);

	if (x->date_source == DATE_HEADER && y->date_source == DATE_HEADER)
		return false;
	gint64 apart = ABS(x->date.unix_s - y->date.unix_s);
	if (!undated && apart > ZONE_SLIP_S)
		return false;
	if (MIN(a->count, b->count) < FINGERPRINT_WORDS) /* "Thank you!" is said twice a day */
		return a->count == b->count && is_zone_apart(apart);
	return likeness(a, b) >= 0.9;
}

static void unite_bucket(GArray *faces, const GArray *bucket, same_fn *same)
{
	for (guint i = 1; i < bucket->len; i++) {
		guint a = g_array_index(bucket, guint, i);

		for (guint k = i; k-- > 0 && i - k <= NEIGHBOURS_MAX;) {
			guint b = g_array_index(bucket, guint, k);

			if (group_of(faces, a) != group_of(faces, b) &&
				same(&g_array_index(faces, struct face, a),
					&g_array_index(faces, struct face, b)))
				unite(faces, a, b);
		}
	}
}

static const char *id_key(const struct face *f)
{
	return f->message->message_id;
}

static const char *author_of(const struct face *f)
{
	return *f->author ? f->author : NULL;
}

static const char *fingerprint_key(const struct face *f)
{
	return f->fingerprint;
}

static void unite_by(
	GArray *faces, const GArray *order, const char *(*key)(const struct face *), same_fn *same)
{
	g_autoptr(GHashTable) buckets =
		g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_array_unref);
	GHashTableIter iter;
	gpointer bucket;

	for (guint i = 0; i < order->len; i++) {
		guint n = g_array_index(order, guint, i);
		const char *k = key(&g_array_index(faces, struct face, n));
		GArray *b = k ? g_hash_table_lookup(buckets, k) : NULL;

		if (!k)
			continue;
		if (!b) {
			b = g_array_new(FALSE, FALSE, sizeof(guint));
			g_hash_table_insert(buckets, (char *)k, b);
		}
		g_array_append_val(b, n);
	}
	g_hash_table_iter_init(&iter, buckets);
	while (g_hash_table_iter_next(&iter, NULL, &bucket))
		unite_bucket(faces, bucket, same);
}

static gint by_date(gconstpointer a, gconstpointer b, gpointer faces)
{
	const struct message *x =
		g_array_index((GArray *)faces, struct face, *(const guint *)a).message;
	const struct message *y =
		g_array_index((GArray *)faces, struct face, *(const guint *)b).message;

	if (x->date.unix_s != y->date.unix_s)
		return x->date.unix_s < y->date.unix_s ? -1 : 1;
	return *(const guint *)a < *(const guint *)b ? -1 : *(const guint *)a > *(const guint *)b;
}

/* How much of the letter came through: direct, attached, inline, quoted; a note came as it is. */
static int source_rank(enum via via)
{
	static const int ranks[VIA_COUNT] = {
		[VIA_DIRECT] = 0,
		[VIA_NOTE] = 0,
		[VIA_FORWARD_ATTACHMENT] = 1,
		[VIA_FORWARD_INLINE] = 2,
		[VIA_QUOTED] = 3,
	};

	return ranks[via];
}

/* Of a copy that a list passed on, worst first: the list stands as its author, or it is one of
 * many, with the list's own words beneath. */
static int list_rank(const struct message *m)
{
	return m->direction == DIRECTION_OTHER ? 2 : m->list ? 1 : 0;
}

static bool is_better(const struct message *a, const struct message *b)
{
	if (list_rank(a) != list_rank(b))
		return list_rank(a) < list_rank(b);
	if (source_rank(a->via) != source_rank(b->via))
		return source_rank(a->via) < source_rank(b->via);
	return a->mail < b->mail;
}

static GArray *choose_best(GArray *faces)
{
	GArray *result = g_array_sized_new(FALSE, FALSE, sizeof(guint), faces->len);
	g_autofree guint *best = g_new(guint, faces->len + 1);

	for (guint i = 0; i < faces->len; i++) {
		guint g = group_of(faces, i);

		if (g == i ||
			is_better(g_array_index(faces, struct face, i).message,
				g_array_index(faces, struct face, best[g]).message))
			best[g] = i;
	}
	for (guint i = 0; i < faces->len; i++)
		g_array_append_val(result, best[group_of(faces, i)]);
	return result;
}

GArray *twin_group(const GPtrArray *messages)
{
	g_autoptr(GArray) faces = g_array_new(FALSE, TRUE, sizeof(struct face));
	g_autoptr(GArray) order = g_array_new(FALSE, FALSE, sizeof(guint));

	g_array_set_clear_func(faces, (GDestroyNotify)face_clear);
	g_array_set_size(faces, messages->len);
	for (guint i = 0; i < messages->len; i++) {
		face_fill(&g_array_index(faces, struct face, i), i, messages->pdata[i]);
		g_array_append_val(order, i);
	}
	g_array_sort_with_data(order, by_date, faces);
	unite_by(faces, order, id_key, same_by_id);
	unite_by(faces, order, author_of, same_by_minute);
	unite_by(faces, order, fingerprint_key, same_by_words);
	return choose_best(faces);
}
