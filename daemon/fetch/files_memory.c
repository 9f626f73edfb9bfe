/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fetch/files_memory.h"

/* A rename changes none of it (a Maildir's flags stand in the name), new contents do. */
struct key {
	guint64 device, inode;
	gint64 size, mtime_ns;
};

struct files_memory {
	GHashTable *before, *now; /* sets of struct key */
};

static guint key_hash(gconstpointer p)
{
	const struct key *k = p;
	guint64 x = k->inode * G_GUINT64_CONSTANT(0x9e3779b97f4a7c15) ^ (guint64)k->mtime_ns ^
		(guint64)k->size << 20 ^ k->device;

	return (guint)(x ^ x >> 32);
}

static gboolean key_equal(gconstpointer a, gconstpointer b)
{
	const struct key *x = a, *y = b;

	return x->device == y->device && x->inode == y->inode && x->size == y->size &&
		x->mtime_ns == y->mtime_ns;
}

static struct key key_of(const struct stat *st)
{
	return (struct key){ st->st_dev, st->st_ino, st->st_size,
		(gint64)st->st_mtim.tv_sec * 1000000000 + st->st_mtim.tv_nsec };
}

static GHashTable *new_set(void)
{
	return g_hash_table_new_full(key_hash, key_equal, g_free, NULL);
}

struct files_memory *files_memory_new(void)
{
	struct files_memory *m = g_new0(struct files_memory, 1);

	m->before = new_set();
	m->now = new_set();
	return m;
}

void files_memory_free(struct files_memory *m)
{
	if (!m)
		return;
	g_hash_table_unref(m->before);
	g_hash_table_unref(m->now);
	g_free(m);
}

bool files_memory_has(struct files_memory *m, const struct stat *st)
{
	struct key k = key_of(st);

	if (!g_hash_table_contains(m->before, &k))
		return false;
	files_memory_add(m, st);
	return true;
}

void files_memory_add(struct files_memory *m, const struct stat *st)
{
	struct key k = key_of(st);

	g_hash_table_add(m->now, g_memdup2(&k, sizeof k));
}

void files_memory_end(struct files_memory *m, bool whole)
{
	if (whole) { /* files that are gone are forgotten here */
		GHashTable *before = m->before;

		m->before = m->now;
		m->now = before;
	}
	g_hash_table_remove_all(m->now);
}
