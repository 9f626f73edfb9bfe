/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/digest.h"

const char *const section_kind_names[SECTION_COUNT] = {
	[SECTION_GOOD_NEWS] = "good-news",
	[SECTION_NEEDS_YOU] = "needs-you",
	[SECTION_WE_OWE] = "we-owe",
	[SECTION_WAITING] = "waiting",
	[SECTION_PROMISES] = "promises",
	[SECTION_CLOCKS] = "clocks",
	[SECTION_SERVICES] = "services",
	[SECTION_CHANGES] = "changes",
	[SECTION_LETTERS] = "letters",
	[SECTION_REPLIES] = "replies",
	[SECTION_UNSURE] = "unsure",
	[SECTION_COMING] = "coming",
	[SECTION_FOOTER] = "footer",
};

static void entry_free(struct digest_entry *e)
{
	g_free(e->who);
	g_free(e->label);
	g_free(e->text);
	g_free(e->quote);
	g_free(e->next);
	g_free(e->draft);
	g_free(e->mailto);
	g_free(e);
}

static void section_free(struct digest_section *s)
{
	g_free(s->title);
	g_ptr_array_unref(s->entries);
	g_free(s);
}

struct digest *digest_new(void)
{
	struct digest *d = g_new0(struct digest, 1);

	d->from = d->to = DAY_NONE;
	d->recipients = g_ptr_array_new_with_free_func(g_free);
	d->sections = g_ptr_array_new_with_free_func((GDestroyNotify)section_free);
	return d;
}

void digest_free(struct digest *d)
{
	if (!d)
		return;
	g_free(d->subject);
	g_free(d->title);
	g_free(d->language);
	g_free(d->family);
	g_ptr_array_unref(d->recipients);
	g_ptr_array_unref(d->sections);
	chart_free(d->chart);
	g_free(d);
}

static struct digest_section *section(struct digest *d, enum section_kind kind, const char *title)
{
	guint i = 0;

	for (; i < d->sections->len; i++) {
		struct digest_section *s = d->sections->pdata[i];

		if (s->kind == kind)
			return s;
		if (s->kind > kind)
			break;
	}
	struct digest_section *s = g_new0(struct digest_section, 1);
	s->kind = kind;
	s->title = g_strdup(title);
	s->entries = g_ptr_array_new_with_free_func((GDestroyNotify)entry_free);
	g_ptr_array_insert(d->sections, (int)i, s);
	return s;
}

struct digest_entry *digest_add(struct digest *d, enum section_kind kind, const char *title)
{
	struct digest_entry *e = g_new0(struct digest_entry, 1);

	g_ptr_array_add(section(d, kind, title)->entries, e);
	return e;
}

static bool is_alike(const struct digest_entry *a, const struct digest_entry *b)
{
	return a->item && b->item && a->message == b->message && a->quote && b->quote &&
		g_strcmp0(a->who, b->who) == 0 && g_strcmp0(a->label, b->label) == 0 &&
		g_strcmp0(a->text, b->text) == 0;
}

guint digest_alike(const struct digest_section *s, guint from)
{
	guint to = from + 1;

	while (to < s->entries->len && is_alike(s->entries->pdata[from], s->entries->pdata[to]))
		to++;
	return to - from;
}
