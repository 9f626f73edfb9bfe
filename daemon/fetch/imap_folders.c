/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fetch/imap_folders.h"

#include "base/text.h"
#include "fetch/imap_words.h"

#include <string.h>

struct folder {
	char *utf8, *name; /* here, there */
	char delimiter;	   /* or '\0' */
	GStrv flags;	   /* \Sent ... */
};

struct imap_folders {
	GPtrArray *all; /* struct folder */
};

/* Where no folder is marked for a use: what mail programs call it. */
static const struct {
	const char *use, *name;
} usual_names[] = {
	{ "\\Drafts", "Drafts" },
	{ "\\Drafts", "Draft" },
	{ "\\Sent", "Sent" },
	{ "\\Sent", "Sent Items" },
	{ "\\Sent", "Sent Messages" },
	{ "\\Sent", "Sent Mail" },
};

static void folder_free(gpointer p)
{
	struct folder *f = p;

	g_free(f->utf8);
	g_free(f->name);
	g_strfreev(f->flags);
	g_free(f);
}

struct imap_folders *imap_folders_new(void)
{
	struct imap_folders *f = g_new0(struct imap_folders, 1);

	f->all = g_ptr_array_new_with_free_func(folder_free);
	return f;
}

void imap_folders_free(struct imap_folders *f)
{
	if (!f)
		return;
	g_ptr_array_unref(f->all);
	g_free(f);
}

static bool folder_has(const struct folder *f, const char *flag)
{
	for (char **have = f->flags; *have; have++)
		if (g_ascii_strcasecmp(*have, flag) == 0)
			return true;
	return false;
}

static GStrv copy_flags(const struct imap_reply *r, const struct imap_value *list)
{
	g_autoptr(GStrvBuilder) builder = g_strv_builder_new();

	for (guint i = 1; i < list->next; i++) {
		g_autofree char *flag = imap_value_dup(imap_reply_value(r, i));

		if (flag)
			g_strv_builder_add(builder, flag);
	}
	return g_strv_builder_end(builder);
}

static char *to_utf8(const char *name)
{
	char *utf8 = g_ascii_strcasecmp(name, "INBOX") == 0 ? g_strdup("INBOX")
							    : imap_words_name_decode(name);

	return utf8 ? utf8 : text_valid(name, strlen(name));
}

void imap_folders_add(struct imap_folders *f, const struct imap_reply *r)
{
	const struct imap_value *flags = imap_reply_value(r, 0);
	const struct imap_value *delimiter = flags ? imap_reply_value(r, flags->next) : NULL;
	const struct imap_value *name = delimiter ? imap_reply_value(r, delimiter->next) : NULL;

	if (strcmp(r->name, "LIST") != 0 || !flags || flags->kind != IMAP_LIST || !name ||
		!name->text)
		return;
	struct folder *one = g_new0(struct folder, 1);
	one->name = imap_value_dup(name);
	one->utf8 = to_utf8(one->name);
	one->delimiter = delimiter->text && delimiter->length ? delimiter->text[0] : '\0';
	one->flags = copy_flags(r, flags);
	if (folder_has(one, "\\Noselect") || folder_has(one, "\\NonExistent")) {
		folder_free(one);
		return;
	}
	g_ptr_array_add(f->all, one);
}

static gboolean on_list(const struct imap_reply *r, gpointer data, GError **error)
{
	imap_folders_add(data, r);
	return TRUE;
}

struct imap_folders *imap_folders_list(struct imap_talk *t, GError **error)
{
	g_autoptr(imap_folders) f = imap_folders_new();
	g_autoptr(imap_reply) done = NULL;

	if (imap_talk_news(t)->special_use) {
		if (!imap_talk_ask(
			    t, "LIST \"\" \"*\" RETURN (SPECIAL-USE)", on_list, f, &done, error))
			return NULL;
		if (done->status == IMAP_OK)
			return g_steal_pointer(&f);
		/* Some have the flags and not the question. */
		g_ptr_array_set_size(f->all, 0);
	}
	if (!imap_talk_ask(t, "LIST \"\" \"*\"", on_list, f, NULL, error))
		return NULL;
	return g_steal_pointer(&f);
}

static const char *last_part(const struct folder *f)
{
	const char *slash = f->delimiter ? strrchr(f->utf8, f->delimiter) : NULL;

	return slash ? slash + 1 : f->utf8;
}

static bool is_for(const struct imap_folders *f, const struct folder *one, const char *use)
{
	if (folder_has(one, use))
		return true;
	for (guint i = 0; i < f->all->len; i++)
		if (folder_has(f->all->pdata[i], use))
			return false;
	for (gsize i = 0; i < G_N_ELEMENTS(usual_names); i++)
		if (g_ascii_strcasecmp(use, usual_names[i].use) == 0 &&
			g_ascii_strcasecmp(last_part(one), usual_names[i].name) == 0)
			return true;
	return false;
}

static void add_once(GPtrArray *names, const char *name)
{
	if (!g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL))
		g_ptr_array_add(names, g_strdup(name));
}

GStrv imap_folders_find(const struct imap_folders *f, char *const *wanted)
{
	GPtrArray *names = g_ptr_array_new();

	for (; *wanted; wanted++) {
		if (g_ascii_strcasecmp(*wanted, "INBOX") == 0)
			add_once(names, "INBOX");
		else if (**wanted != '\\')
			add_once(names, *wanted);
		for (guint i = 0; **wanted == '\\' && i < f->all->len; i++) {
			const struct folder *one = f->all->pdata[i];

			if (is_for(f, one, *wanted))
				add_once(names, one->utf8);
		}
	}
	g_ptr_array_add(names, NULL);
	return (GStrv)g_ptr_array_free(names, FALSE);
}

static const struct folder *find(const struct imap_folders *f, const char *utf8)
{
	for (guint i = 0; i < f->all->len; i++) {
		const struct folder *one = f->all->pdata[i];

		if (strcmp(one->utf8, utf8) == 0)
			return one;
	}
	return NULL;
}

bool imap_folders_has(const struct imap_folders *f, const char *utf8)
{
	return find(f, utf8) != NULL;
}

char *imap_folders_server_name(const struct imap_folders *f, const char *utf8)
{
	const struct folder *one = find(f, utf8);
	char *name = one ? g_strdup(one->name) : imap_words_name_encode(utf8);

	return name ? name : g_strdup(utf8);
}
