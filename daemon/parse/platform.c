/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parse/platform.h"

#include "parse/platform_file.h"

#include <string.h>

struct platform_set {
	GPtrArray *platforms; /* struct platform, in order */
	GPtrArray *domains;   /* struct line_pattern: addresses of a configured domain */
	GChecksum *sum;
};

struct platform_set *platform_set_new(void)
{
	struct platform_set *s = g_new0(struct platform_set, 1);

	s->platforms = g_ptr_array_new_with_free_func((GDestroyNotify)platform_free);
	s->domains = g_ptr_array_new_with_free_func((GDestroyNotify)line_pattern_free);
	s->sum = g_checksum_new(G_CHECKSUM_SHA256);
	return s;
}

void platform_set_free(struct platform_set *s)
{
	if (!s)
		return;
	g_ptr_array_unref(s->platforms);
	g_ptr_array_unref(s->domains);
	g_checksum_free(s->sum);
	g_free(s);
}

static const struct platform *generic(const struct platform_set *s)
{
	for (guint i = 0; i < s->platforms->len; i++) {
		const struct platform *p = s->platforms->pdata[i];

		if (!strcmp(p->name, PLATFORM_GENERIC))
			return p;
	}
	return NULL;
}

void platform_set_add(struct platform_set *s, const char *text, const char *file, GString *wrong)
{
	const struct platform *base;

	g_checksum_update(s->sum, (const guchar *)text, (gssize)strlen(text) + 1);
	platform_file_parse(text, file, s->platforms, wrong);
	base = generic(s);
	for (guint i = 0; i < s->platforms->len; i++) {
		struct platform *p = s->platforms->pdata[i];

		p->base = p == base ? NULL : base;
	}
}

void platform_set_add_domain(struct platform_set *s, const char *domain)
{
	static const char *const forms[] = { "*@", "*." };

	g_checksum_update(s->sum, (const guchar *)domain, (gssize)strlen(domain) + 1);
	for (gsize i = 0; i < G_N_ELEMENTS(forms); i++) {
		g_autofree char *text = g_strconcat(forms[i], domain, NULL);
		const char *why;
		struct line_pattern *p = line_pattern_new(text, &why);

		if (p)
			g_ptr_array_add(s->domains, p);
	}
}

char *platform_set_fingerprint(const struct platform_set *s)
{
	g_autoptr(GChecksum) copy = g_checksum_copy(s->sum);

	return g_strdup(g_checksum_get_string(copy));
}

/* -- whose mail -------------------------------------------------------------------------- */

const struct platform *platform_find(const struct platform_set *s, const char *address)
{
	const struct platform *base = s ? generic(s) : NULL;

	if (!s || !*address)
		return NULL;
	for (guint i = 0; i < s->platforms->len; i++) {
		const struct platform *p = s->platforms->pdata[i];

		if (p != base && platform_fits(p, PLATFORM_SENDER, address, NULL))
			return p;
	}
	if (!base || platform_fits(base, PLATFORM_SENDER, address, NULL))
		return base;
	for (guint i = 0; i < s->domains->len; i++)
		if (line_pattern_fits(s->domains->pdata[i], address, NULL))
			return base;
	return NULL;
}

const char *platform_name(const struct platform *p)
{
	return strcmp(p->name, PLATFORM_GENERIC) ? p->name : NULL;
}

/* -- its lines --------------------------------------------------------------------------- */

/* What is known while the lines are walked down. */
struct walk {
	const struct platform *p;
	struct zoning *z;
	guint first;		/* line of the part that a person wrote, or its post */
	struct forwarded *post; /* that is open, or NULL */
	gboolean translated;	/* a translation was seen */
	gboolean hidden;	/* in a translation */
	gboolean link;		/* the line before was a button */
};

static gboolean is_own(const struct zoning *z, guint i)
{
	return z->kinds[i] == ZONE_NEW || z->kinds[i] == ZONE_INLINE_ANSWER;
}

static void mark(struct zoning *z, guint from, guint to, enum zone_kind kind)
{
	for (guint i = from; i < to; i++)
		if (is_own(z, i))
			z->kinds[i] = (guint8)kind;
}

static void take_person(struct zoning *z, struct line_slots *slots)
{
	if (!z->found.person)
		z->found.person = g_steal_pointer(&slots->text[SLOT_NAME]);
	line_slots_clear(slots);
}

static void close_post(struct walk *w, guint end)
{
	if (!w->post)
		return;
	while (end > w->post->first && line_at(w->z->lines, end - 1)->blank)
		end--;
	w->post->last = end;
	mark(w->z, w->post->first, end, ZONE_FORWARD);
	w->post = NULL;
}

static void open_post(struct walk *w, guint i, struct line_slots *slots)
{
	struct forwarded *f;

	close_post(w, i);
	mark(w->z, i, i + 1, ZONE_PLATFORM);
	if (w->z->forwards->len < PLATFORM_POSTS_MAX) {
		f = g_new0(struct forwarded, 1);
		f->block = g_new0(struct header_block, 1);
		f->block->fields[FIELD_FROM] = g_steal_pointer(&slots->text[SLOT_NAME]);
		f->block->fields[FIELD_DATE] = g_steal_pointer(&slots->text[SLOT_DATE]);
		f->first = line_skip_blank(w->z->lines, i + 1);
		f->post = TRUE;
		g_ptr_array_add(w->z->forwards, f);
		w->post = f;
	}
	line_slots_clear(slots);
}

/* Below the marker stand the writer's words; above it, where nothing told, a machine's. */
static void begin_original(struct walk *w, guint i)
{
	mark(w->z, w->translated ? i : w->first, i + 1, ZONE_PLATFORM);
	w->hidden = FALSE;
}

/* "View post <https://...>", "View post (https://...)": the words of it. */
static char *without_link(const char *line)
{
	const char *at = strstr(line, "http");

	while (at && at > line && strchr("<([ \t:", at[-1]))
		at--;
	return at && at > line ? g_strndup(line, (gsize)(at - line)) : g_strdup(line);
}

static gboolean is_link(const char *line)
{
	line += strspn(line, "<([ ");
	return g_str_has_prefix(line, "http") && !strpbrk(line, " \t");
}

static gboolean is_frame(const struct walk *w, const char *line)
{
	g_autofree char *words = without_link(line);
	struct line_slots slots = { 0 };
	gboolean pointer = platform_fits(w->p, PLATFORM_POINTER, words, &slots);

	if (!pointer && !platform_fits(w->p, PLATFORM_FRAME, words, &slots))
		return platform_fits(w->p, PLATFORM_BUTTON, words, NULL);
	w->z->found.pointer |= pointer;
	take_person(w->z, &slots);
	return TRUE;
}

/* FALSE: nothing below is looked at any more. */
static gboolean at_line(struct walk *w, guint i, const char *line)
{
	struct line_slots slots = { 0 };

	if (platform_fits(w->p, PLATFORM_FOOTER, line, NULL)) {
		close_post(w, i);
		mark(w->z, i, w->z->lines->len, ZONE_PLATFORM);
		return FALSE;
	}
	if (platform_fits(w->p, PLATFORM_POST, line, &slots)) {
		open_post(w, i, &slots);
	} else if (w->post) {
		/* the post is read as a message of its own, later */
	} else if (platform_fits(w->p, PLATFORM_ORIGINAL, line, NULL)) {
		begin_original(w, i);
	} else if (platform_fits(w->p, PLATFORM_TRANSLATION, line, NULL)) {
		w->translated = w->hidden = TRUE;
		mark(w->z, i, i + 1, ZONE_PLATFORM);
	} else if (w->hidden || (w->link && is_link(line))) {
		mark(w->z, i, i + 1, ZONE_PLATFORM);
		w->link = FALSE;
	} else {
		w->link = is_frame(w, line);
		if (w->link)
			mark(w->z, i, i + 1, ZONE_PLATFORM);
	}
	return TRUE;
}

void platform_mark(const struct platform *p, struct zoning *z, const char *shown)
{
	struct walk w = { .p = p, .z = z };
	guint top = line_skip_blank(z->lines, 0);

	for (guint i = top; i < z->lines->len; i++) {
		if (!is_own(z, i) || line_at(z->lines, i)->blank)
			continue;
		g_autofree char *line = line_text(line_at(z->lines, i));
		if (i == top && shown && !g_ascii_strcasecmp(line, shown)) {
			mark(z, 0, i + 1, ZONE_PLATFORM);
			continue;
		}
		if (!at_line(&w, i, line))
			return;
	}
	close_post(&w, z->lines->len);
}

gboolean platform_marks_original(const struct platform *p, const char *line)
{
	return platform_fits(p, PLATFORM_ORIGINAL, line, NULL);
}

/* -- its message ------------------------------------------------------------------------- */

/* The person behind the platform: in the display name, in a line of the frame, in the subject. */
static char *person_of(
	const struct platform *p, const struct platform_finding *found, const struct message *m)
{
	struct line_slots slots = { 0 };
	char *person = NULL;

	if (m->from->name && platform_fits(p, PLATFORM_NAME, m->from->name, &slots))
		person = g_steal_pointer(&slots.text[SLOT_NAME]);
	line_slots_clear(&slots);
	if (!person)
		person = g_strdup(found->person);
	if (!person && platform_fits(p, PLATFORM_SUBJECT, m->subject, &slots))
		person = g_steal_pointer(&slots.text[SLOT_NAME]);
	line_slots_clear(&slots);
	return person;
}

static gboolean is_called(const struct platform *p, enum platform_key key, const struct message *m)
{
	return platform_fits(p, key, m->subject, NULL) ||
		(m->from->name && platform_fits(p, key, m->from->name, NULL));
}

static enum message_kind kind_of(const struct platform *p, const struct platform_finding *found,
	gboolean words, const struct message *m)
{
	if (is_called(p, PLATFORM_INFO, m))
		return KIND_INFO;
	if (is_called(p, PLATFORM_BULK, m))
		return KIND_BULK;
	if (!words && (found->pointer || p->kind == KIND_POINTER))
		return KIND_POINTER;
	return p->kind == KIND_POINTER ? KIND_PERSON : p->kind;
}

void platform_place(const struct platform *p, const struct platform_finding *found, gboolean words,
	struct message *m)
{
	char *person = person_of(p, found, m);

	/* a platform sends all by machine, also what a teacher wrote */
	if (m->kind == KIND_AUTO_REPLY && platform_name(p)) {
		m->automatic = false;
		m->kind = KIND_PERSON;
	}
	if (m->kind == KIND_PERSON)
		m->kind = kind_of(p, found, words, m);
	g_free(m->platform);
	m->platform = g_strdup(platform_name(p));
	if (!person)
		return;
	g_free(m->from->name);
	m->from->name = person;
}

/* -- its examples ------------------------------------------------------------------------ */

static void try_example(const struct platform *p, const struct platform_example *e, GString *wrong)
{
	struct line_slots slots = { 0 };
	g_autofree char *words =
		e->key == PLATFORM_SENDER ? g_strdup(e->text) : without_link(e->text);
	gboolean fits = platform_fits(p, e->key, words, &slots);
	const char *line = wrong->len ? "\n" : "";

	if (fits != e->fits)
		g_string_append_printf(wrong, "%s%s:%d: \"%s\": %s %s: \"%s\"", line, p->file,
			e->line, p->name, fits ? "wrongly fits" : "does not fit",
			platform_key_names[e->key], e->text);
	else if (fits && e->name && g_strcmp0(e->name, slots.text[SLOT_NAME]))
		g_string_append_printf(wrong, "%s%s:%d: \"%s\": the name is \"%s\", not \"%s\"",
			line, p->file, e->line, p->name,
			slots.text[SLOT_NAME] ? slots.text[SLOT_NAME] : "", e->name);
	line_slots_clear(&slots);
}

guint platform_set_test(const struct platform_set *s, GString *wrong)
{
	guint count = 0;

	for (guint i = 0; i < s->platforms->len; i++) {
		const struct platform *p = s->platforms->pdata[i];

		for (guint k = 0; k < p->examples->len; k++, count++)
			try_example(p, p->examples->pdata[k], wrong);
	}
	return count;
}
