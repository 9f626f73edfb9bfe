/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading: the lines of all files become blocks (a [section] with its keys), and the blocks are
 * applied in the order of the table, so that [child Emma] may stand before [family].
 */
#include "config/config.h"

#include "base/error.h"
#include "config/address.h"
#include "config/calendar_file.h"
#include "config/keys.h"
#include "config/nearest.h"
#include "config/scan.h"

#include <stddef.h>
#include <string.h>

struct block {
	const struct line *header;
	enum section section;
	char *name;	  /* NULL: it takes none */
	void *object;	  /* what its keys fill; NULL: there is none */
	GPtrArray *lines; /* struct line, not owned; each key once */
	guint type;	  /* of a source: its bit, 0 where it could not be read */
};

struct reader {
	struct settings *settings;
	struct mistakes *mistakes;
	char *folder;
	GPtrArray *lines;  /* struct line */
	GPtrArray *blocks; /* struct block */
	guint files;
	bool from_disk; /* other files that it names are read, too */
};

static void block_free(struct block *b)
{
	g_ptr_array_unref(b->lines);
	g_free(b->name);
	g_free(b);
}

static struct reader *reader_new(const char *path)
{
	struct reader *r = g_new0(struct reader, 1);
	g_autofree char *folder = g_path_get_dirname(path);

	r->settings = settings_new();
	r->settings->path = g_strdup(path);
	r->mistakes = mistakes_new();
	r->folder = g_canonicalize_filename(folder, NULL);
	r->lines = scan_lines_new();
	r->blocks = g_ptr_array_new_with_free_func((GDestroyNotify)block_free);
	return r;
}

static void reader_free(struct reader *r)
{
	settings_free(r->settings);
	mistakes_free(r->mistakes);
	g_free(r->folder);
	g_ptr_array_unref(r->blocks);
	g_ptr_array_unref(r->lines);
	g_free(r);
}

static const struct line *block_line(const struct block *b, const char *key)
{
	for (guint i = 0; i < b->lines->len; i++)
		if (strcmp(((const struct line *)b->lines->pdata[i])->key, key) == 0)
			return b->lines->pdata[i];
	return NULL;
}

static struct block *find_block(struct reader *r, enum section section, const char *name)
{
	for (guint i = 0; i < r->blocks->len; i++) {
		struct block *b = r->blocks->pdata[i];

		if (b->section == section && g_strcmp0(b->name, name) == 0)
			return b;
	}
	return NULL;
}

/* Whether a key of a section without title was given and could not be read. */
static bool unreadable(struct reader *r, enum section section, const char *key)
{
	const struct block *b = find_block(r, section, NULL);
	const struct line *l = b ? block_line(b, key) : NULL;

	return l && mistakes_at(r->mistakes, &l->at);
}

/* "[source inbox]" */
static char *header_text(const struct line *header)
{
	return header->name ? g_strdup_printf("[%s %s]", header->section, header->name)
			    : g_strdup_printf("[%s]", header->section);
}

/* Titles of contacts and sources are used as words in lists and in names of credentials. */
static bool header_holds(struct reader *r, const struct line *header, int section)
{
	if (section < 0) {
		g_autofree const char **names = section_names();
		g_autofree char *hint = nearest_hint(header->section, names);

		mistakes_add(r->mistakes, &header->at, "no section [%s]%s", header->section, hint);
		return false;
	}
	const char *title = section_rows[section].title;

	if (!title != !header->name) {
		mistakes_add(r->mistakes, &header->at,
			title ? "a name is missing: [%s %s]" : "[%s] takes no name",
			header->section, title);
		return false;
	}
	if (title && section != SECTION_CHILD && section != SECTION_MEMBER &&
		!g_regex_match_simple("^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$", header->name, 0, 0)) {
		mistakes_add(r->mistakes, &header->at,
			"'%s' is not a name: letters, digits, '.', '_' and '-'", header->name);
		return false;
	}
	return true;
}

/* A member is named as addresses are kept, in whatever case they are written. */
static char *block_name(const struct line *header, enum section section)
{
	char *address = section == SECTION_MEMBER ? address_parse(header->name) : NULL;

	return address ? address : g_strdup(header->name);
}

/* The block that a header opens, NULL where its keys lead nowhere. */
static struct block *open_block(struct reader *r, const struct line *header)
{
	int section = section_find(header->section);

	if (!header_holds(r, header, section))
		return NULL;
	g_autofree char *name = block_name(header, (enum section)section);
	struct block *b = find_block(r, (enum section)section, name);

	if (b) {
		g_autofree char *text = header_text(header);

		mistakes_add(r->mistakes, &header->at, "%s is given twice: first in %s:%u", text,
			b->header->at.file, b->header->at.line);
		return b;
	}
	b = g_new0(struct block, 1);
	b->header = header;
	b->section = (enum section)section;
	b->name = g_steal_pointer(&name);
	b->lines = g_ptr_array_new();
	g_ptr_array_add(r->blocks, b);
	return b;
}

static void unknown_key(struct reader *r, const struct line *l, enum section section)
{
	g_autofree const char **names = key_names(section);
	g_autofree char *hint = nearest_hint(l->key, names);

	for (int other = 0; !*hint && other < SECTION_COUNT; other++) {
		if (!key_find((enum section)other, l->key))
			continue;
		g_free(hint);
		hint = g_strdup_printf(": it belongs to [%s]", section_rows[other].name);
	}
	mistakes_add(r->mistakes, &l->at, "no key '%s' in [%s]%s", l->key, l->section, hint);
}

static void add_key(struct reader *r, struct block *b, const struct line *l)
{
	const struct line *first = block_line(b, l->key);

	if (!key_find(b->section, l->key))
		unknown_key(r, l, b->section);
	else if (first)
		mistakes_add(r->mistakes, &l->at, "'%s' is given twice: first in %s:%u", l->key,
			first->at.file, first->at.line);
	else
		g_ptr_array_add(b->lines, (gpointer)l);
}

static void make_blocks(struct reader *r)
{
	struct block *b = NULL;

	for (guint i = 0; i < r->lines->len; i++) {
		const struct line *l = r->lines->pdata[i];

		if (!l->key)
			b = open_block(r, l);
		else if (b)
			add_key(r, b, l);
	}
}

/* The one of the family that a block names; `name`: the offset of what it is named by. */
static void *find_named(
	struct reader *r, const struct block *b, const char *key, const GPtrArray *list, gsize name)
{
	const struct line *header = b->header;
	g_autofree const char **names = g_new0(const char *, list->len + 1);

	for (guint i = 0; i < list->len; i++) {
		names[i] = G_STRUCT_MEMBER(const char *, list->pdata[i], name);
		if (strcmp(names[i], b->name) == 0)
			return list->pdata[i];
	}
	if (unreadable(r, SECTION_FAMILY, key))
		return NULL;
	g_autofree char *hint = nearest_hint(header->name, names);

	mistakes_add(r->mistakes, &header->at, "no %s '%s' in [family] %s%s", header->section,
		header->name, key, hint);
	return NULL;
}

static void *block_object(struct reader *r, struct block *b)
{
	struct settings *s = r->settings;

	if (b->section == SECTION_CHILD)
		return find_named(r, b, "children", s->children, offsetof(struct child, name));
	if (b->section == SECTION_MEMBER)
		return find_named(r, b, "members", s->members, offsetof(struct person, address));
	if (b->section == SECTION_CONTACT) {
		struct person *p = g_new0(struct person, 1);

		p->key = g_strdup(b->name);
		p->from = p->until = DAY_NONE;
		g_ptr_array_add(s->contacts, p);
		return p;
	}
	if (b->section == SECTION_SOURCE) {
		struct source *source = g_new0(struct source, 1);

		source->name = g_strdup(b->name);
		key_defaults(SECTION_SOURCE, source);
		g_ptr_array_add(s->sources, source);
		return source;
	}
	return s;
}

/* Keys that are missing, and keys of a source that its type does not know. */
static void check_needed(struct reader *r, const struct block *b)
{
	g_autofree char *header = header_text(b->header);

	for (guint i = 0; i < key_count; i++) {
		const struct key_row *k = &key_rows[i];

		if (k->section != b->section)
			continue;
		const struct line *l = block_line(b, k->name);

		if (!l && (k->needed == KEY_NEEDED || (k->needed & b->type)))
			mistakes_add(r->mistakes, &b->header->at, "%s lacks '%s'", header, k->name);
		if (l && b->type && k->sources && !(k->sources & b->type))
			mistakes_add(r->mistakes, &l->at, "'%s' is not for a source of type %s",
				k->name, block_line(b, "type")->value);
	}
	const struct line *file = block_line(b, "password-file");

	if (file && block_line(b, "password-command"))
		mistakes_add(r->mistakes, &file->at,
			"'password-file' and 'password-command' exclude each other");
}

static void apply_block(struct reader *r, struct block *b)
{
	b->object = block_object(r, b);
	if (!b->object)
		return;
	for (guint i = 0; i < b->lines->len; i++) {
		const struct line *l = b->lines->pdata[i];
		const struct key_row *k = key_find(b->section, l->key);
		g_autoptr(GError) why = NULL;

		if (!k->type->parse(l->value, r->folder, (char *)b->object + k->offset, &why))
			mistakes_add(r->mistakes, &l->at, "%s: %s", l->key, why->message);
		else if (k->type == &value_source_type)
			b->type = 1u << ((struct source *)b->object)->type;
	}
	check_needed(r, b);
}

static void apply_blocks(struct reader *r)
{
	for (int section = 0; section < SECTION_COUNT; section++) {
		if (!section_rows[section].title)
			key_defaults((enum section)section, r->settings);
		for (guint i = 0; i < r->blocks->len; i++) {
			struct block *b = r->blocks->pdata[i];

			if (b->section == (enum section)section)
				apply_block(r, b);
		}
	}
}

/* The digest goes to the family and to nobody else. */
static void check_digest_to(struct reader *r)
{
	struct settings *s = r->settings;
	struct block *b = find_block(r, SECTION_DIGEST, NULL);
	const struct line *to = b ? block_line(b, "to") : NULL;
	g_autofree const char **members = g_new0(const char *, s->members->len + 1);

	for (guint i = 0; i < s->members->len; i++)
		members[i] = ((struct person *)s->members->pdata[i])->address;
	if (!to)
		for (const char **m = members; *m; m++)
			g_ptr_array_add(s->digest_to, g_strdup(*m));
	if (unreadable(r, SECTION_FAMILY, "members"))
		return;
	for (guint i = 0; i < s->digest_to->len; i++) {
		const char *address = s->digest_to->pdata[i];

		if (g_strv_contains(members, address))
			continue;
		g_autofree char *hint = nearest_hint(address, members);
		mistakes_add(r->mistakes, &to->at,
			"to: '%s' is no member of the family, and the digest goes to nobody else%s",
			address, hint);
	}
}

/* A reply goes to the log, and nowhere else is it looked for. */
static void check_answers(struct reader *r, const struct block *b)
{
	if (r->settings->answer_by_mail && !r->settings->log_addresses[0] &&
		!unreadable(r, SECTION_FAMILY, "log-addresses"))
		mistakes_add(r->mistakes, &block_line(b, "answer-by-mail")->at,
			"answer-by-mail: replies go to the log: [family] needs log-addresses");
}

static void check_child_contacts(struct reader *r, const struct block *b)
{
	GPtrArray *contacts = r->settings->contacts;
	const struct line *l = block_line(b, "contacts");
	const struct child *c = b->object;
	g_autofree const char **keys = g_new0(const char *, contacts->len + 1);

	for (guint i = 0; i < contacts->len; i++)
		keys[i] = ((struct person *)contacts->pdata[i])->key;
	for (char **name = c ? c->contacts : NULL; name && *name; name++) {
		if (g_strv_contains(keys, *name))
			continue;
		g_autofree char *hint = nearest_hint(*name, keys);
		mistakes_add(
			r->mistakes, &l->at, "contacts: no section [contact %s]%s", *name, hint);
	}
}

static void check_contact(struct reader *r, const struct block *b)
{
	const struct person *p = b->object;

	if (!block_line(b, "name") && !block_line(b, "address"))
		mistakes_add(r->mistakes, &b->header->at,
			"[contact %s] has neither 'name' nor 'address'", p->key);
	if (day_known(p->from) && day_known(p->until) && p->until.n < p->from.n)
		mistakes_add(r->mistakes, &block_line(b, "until")->at, "until: is before 'from'");
}

static void check_calendar(struct reader *r, const struct block *b)
{
	const struct settings *s = r->settings;

	if (day_known(s->first_day) && day_known(s->last_day) && s->last_day.n < s->first_day.n)
		mistakes_add(r->mistakes, &block_line(b, "last-day")->at,
			"last-day: is before 'first-day'");
}

static void wrong_calendar(const char *reason, gpointer data)
{
	struct reader *r = data;
	const struct block *b = find_block(r, SECTION_CALENDAR, NULL);

	mistakes_add(r->mistakes, &block_line(b, "file")->at, "file: %s", reason);
}

/* What no single value can show. */
static void check_blocks(struct reader *r)
{
	for (guint i = 0; i < r->blocks->len; i++) {
		const struct block *b = r->blocks->pdata[i];

		if (b->section == SECTION_CHILD)
			check_child_contacts(r, b);
		if (b->section == SECTION_CONTACT)
			check_contact(r, b);
		if (b->section == SECTION_CALENDAR)
			check_calendar(r, b);
		if (b->section == SECTION_DIGEST)
			check_answers(r, b);
	}
	check_digest_to(r);
}

static struct settings *reader_finish(struct reader *r, GError **error)
{
	struct settings *s = r->settings;

	make_blocks(r);
	apply_blocks(r);
	check_blocks(r);
	if (r->from_disk)
		calendar_files_read(s, wrong_calendar, r);
	g_autofree char *mistakes = mistakes_text(r->mistakes);

	if (mistakes) {
		g_set_error_literal(error, ST_ERROR, ST_ERROR_CONFIG, mistakes);
		return NULL;
	}
	g_time_zone_unref(s->zone);
	s->zone = g_time_zone_new_identifier(s->timezone);
	calendar_free(s->calendar);
	s->calendar = calendar_new(s->first_day, s->last_day, s->no_school);
	return g_steal_pointer(&r->settings);
}

struct settings *config_parse(const char *text, const char *name, GError **error)
{
	struct reader *r = reader_new(name);

	scan_text(text, strlen(text), name, r->files++, r->lines, r->mistakes);
	struct settings *s = reader_finish(r, error);

	reader_free(r);
	return s;
}

static gint by_name(gconstpointer a, gconstpointer b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* conf.d/[*].conf beside the main file, sorted by bytes; no such folder is no mistake. */
static gboolean read_folder(struct reader *r, GError **error)
{
	g_autofree char *folder = g_build_filename(r->folder, "conf.d", NULL);
	g_autoptr(GError) why = NULL;
	g_autoptr(GDir) dir = g_dir_open(folder, 0, &why);
	g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
	const char *name;

	if (!dir && g_error_matches(why, G_FILE_ERROR, G_FILE_ERROR_NOENT))
		return TRUE;
	if (!dir) {
		g_set_error_literal(error, ST_ERROR, ST_ERROR_DENIED, why->message);
		return FALSE;
	}
	while ((name = g_dir_read_name(dir)))
		if (g_str_has_suffix(name, ".conf") && name[0] != '.')
			g_ptr_array_add(paths, g_build_filename(folder, name, NULL));
	g_ptr_array_sort(paths, by_name);
	for (guint i = 0; i < paths->len; i++)
		if (!scan_file(paths->pdata[i], r->files++, r->lines, r->mistakes, error))
			return FALSE;
	return TRUE;
}

struct settings *config_load(const char *path, GError **error)
{
	struct reader *r = reader_new(path);
	struct settings *s = NULL;

	r->from_disk = true;
	if (scan_file(path, r->files++, r->lines, r->mistakes, error) && read_folder(r, error))
		s = reader_finish(r, error);
	reader_free(r);
	return s;
}
