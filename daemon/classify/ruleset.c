/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "classify/ruleset.h"

#include <string.h>

#include "base/error.h"
#include "classify/rule_pack.h"

#define SET_DEPTH_MAX 6
#define THRESHOLD_DEFAULT RULE_STRONG

const char *const mark_names[MARK_COUNT + 1] = {
	[MARK_QUESTION] = "question",
	[MARK_SHORT] = "short",
	[MARK_FIRST] = "first",
	[MARK_COLON] = "colon",
	[MARK_LEAD_IN] = "lead-in",
	[MARK_BULLET] = "bullet",
	[MARK_ASKED_BULLET] = "asked-bullet",
	[MARK_FAMILY_WRITES] = "family-writes",
	[MARK_SCHOOL_WRITES] = "school-writes",
	[MARK_UNKNOWN_WRITES] = "unknown-writes",
	[MARK_FUTURE_DAY] = "future-day",
	[MARK_DUE_DAY] = "due-day",
	[MARK_CHILD_FIRST] = "child-first",
	[MARK_RIVAL] = "rival",
	[MARK_PROMISED] = "promised-elsewhere",
	[MARK_REPLY] = "reply",
	[MARK_LIST] = "list",
	[MARK_MAILING] = "mailing",
	[MARK_CHILD_NAMED] = "child-named",
	[MARK_CAPITALS] = "capitals",
	[MARK_PLATFORM] = "platform",
	[MARK_LONG] = "long",
};

const char *const fact_names[FACT_COUNT + 1] = {
	[FACT_LANGUAGE] = "language",
	[FACT_OPENER] = "opener",
	[FACT_CLAUSE] = "clause",
	[FACT_ASKING] = "asking",
	[FACT_GIVING] = "giving",
	[FACT_MEETING] = "meeting",
	[FACT_MENTIONED] = "mentioned",
	[FACT_SLOT] = "slot",
	[FACT_AUTO_SUBJECT] = "auto-subject",
	[FACT_AUTO_BACK] = "auto-back",
	[FACT_AUTO_CONTACT] = "auto-contact",
	[FACT_AHEAD] = "ahead",
};

static void pattern_clear(gpointer data)
{
	pattern_free(((struct rule_pattern *)data)->compiled);
}

static GArray *patterns_new(void)
{
	GArray *a = g_array_new(FALSE, FALSE, sizeof(struct rule_pattern));

	g_array_set_clear_func(a, pattern_clear);
	return a;
}

static void rule_free(struct rule *r)
{
	g_array_unref(r->match);
	g_array_unref(r->unless);
	g_free(r);
}

static struct rule_pack *pack_new(const char *language)
{
	struct rule_pack *p = g_new0(struct rule_pack, 1);

	p->language = g_strdup(language);
	p->entries = g_ptr_array_new_with_free_func((GDestroyNotify)rule_entry_free);
	p->sets = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	p->wording = wording_new();
	p->rules = g_ptr_array_new_with_free_func((GDestroyNotify)rule_free);
	p->guards = g_ptr_array_new_with_free_func((GDestroyNotify)rule_free);
	for (int a = 0; a < ACT_COUNT; a++)
		p->thresholds[a] = THRESHOLD_DEFAULT;
	for (int i = 0; i < FACT_COUNT; i++)
		p->facts[i] = patterns_new();
	return p;
}

static void pack_free(struct rule_pack *p)
{
	g_free(p->language);
	g_ptr_array_unref(p->rules);
	g_ptr_array_unref(p->guards);
	for (int i = 0; i < FACT_COUNT; i++)
		g_array_unref(p->facts[i]);
	g_hash_table_unref(p->sets);
	wording_free(p->wording);
	g_ptr_array_unref(p->entries);
	g_free(p);
}

struct ruleset *ruleset_new(void)
{
	struct ruleset *r = g_new0(struct ruleset, 1);

	r->packs = g_ptr_array_new_with_free_func((GDestroyNotify)pack_free);
	r->ids = g_hash_table_new(g_str_hash, g_str_equal);
	r->filter = prefilter_new();
	r->checksum = g_checksum_new(G_CHECKSUM_SHA256);
	return r;
}

void ruleset_free(struct ruleset *r)
{
	g_hash_table_unref(r->ids);
	g_ptr_array_unref(r->packs);
	prefilter_free(r->filter);
	g_checksum_free(r->checksum);
	g_free(r->fingerprint);
	g_free(r);
}

static struct rule_pack *pack_of(struct ruleset *r, const char *language)
{
	for (guint i = 0; i < r->packs->len; i++) {
		struct rule_pack *p = r->packs->pdata[i];

		if (g_str_equal(p->language, language))
			return p;
	}
	g_ptr_array_add(r->packs, pack_new(language));
	return r->packs->pdata[r->packs->len - 1];
}

static void wrong_name(struct rule_errors *errors, const char *file, int line, const char *what,
	const char *name, const char *const *known)
{
	const char *near = rule_nearest(name, known);

	if (near)
		rule_errors_add(errors, file, line, "unknown %s \"%s\"; do you mean \"%s\"?", what,
			name, near);
	else
		rule_errors_add(errors, file, line, "unknown %s \"%s\"", what, name);
}

static int name_index(const char *name, const char *const *names)
{
	int i = 0;

	while (names[i] && !g_str_equal(names[i], name))
		i++;
	return i;
}

/* A set that is named again grows: that is how a dialect or a family adds its words. */
static void add_set(struct rule_pack *p, const struct rule_entry *e)
{
	const char *old = g_hash_table_lookup(p->sets, e->name);

	g_hash_table_insert(p->sets, g_strdup(e->name),
		old ? g_strconcat(old, "|", e->words, NULL) : g_strdup(e->words));
}

static void add_wording(struct rule_pack *p, const struct rule_entry *e, struct rule_errors *errors)
{
	g_auto(GStrv) phrases = e->words ? g_strsplit(e->words, "|", -1) : NULL;
	const char *wrong = NULL;

	if (e->kind != ACT_COUNT && !wording_weighs(e->kind))
		rule_errors_add(errors, e->file, e->line, "\"%s\" is not told by its wording",
			act_names[e->kind].name);
	else if (phrases && e->kind != ACT_COUNT)
		wrong = wording_add(p->wording, e->kind, e->points[e->kind], phrases);
	if (wrong)
		rule_errors_add(errors, e->file, e->line, "\"%s\" is no phrase of one to %d words",
			wrong, WORDING_PHRASE_MAX);
}

static void add_entry(
	struct ruleset *r, struct rule_pack *p, struct rule_entry *e, struct rule_errors *errors)
{
	const struct rule_entry *twin;
	int mark;

	g_ptr_array_add(p->entries, e);
	switch (e->type) {
	case ENTRY_SET:
		if (e->words)
			add_set(p, e);
		break;
	case ENTRY_WORDING:
		add_wording(p, e, errors);
		break;
	case ENTRY_MARK:
		mark = name_index(e->name, mark_names);
		if (mark == MARK_COUNT)
			wrong_name(errors, e->file, e->line, "mark", e->name, mark_names);
		for (int a = 0; mark < MARK_COUNT && a < ACT_COUNT; a++)
			if (e->said & ACT_BIT(a))
				p->marks[mark][a] = e->points[a];
		break;
	case ENTRY_THRESHOLD:
		for (int a = 0; a < ACT_COUNT; a++)
			if (e->said & ACT_BIT(a))
				p->thresholds[a] = e->points[a];
		break;
	case ENTRY_FACT:
		if (name_index(e->name, fact_names) == FACT_COUNT)
			wrong_name(errors, e->file, e->line, "fact", e->name, fact_names);
		break;
	case ENTRY_RULE:
	case ENTRY_GUARD:
		twin = g_hash_table_lookup(r->ids, e->name);
		if (twin)
			rule_errors_add(errors, e->file, e->line,
				"\"%s\" is already the name of %s:%d", e->name, twin->file,
				twin->line);
		else if (g_hash_table_insert(r->ids, e->name, e) &&
			g_hash_table_size(r->ids) == RULE_COUNT_MAX + 1)
			rule_errors_add(
				errors, e->file, e->line, "more than %d rules", RULE_COUNT_MAX);
		break;
	case ENTRY_COUNT:
		break;
	}
}

static gboolean report(struct rule_errors *e, GError **error)
{
	g_autofree char *text = g_string_free(e->text, FALSE);

	if (e->count > 0)
		g_set_error_literal(error, ST_ERROR, ST_ERROR_CONFIG, text);
	return e->count == 0;
}

gboolean ruleset_add(
	struct ruleset *r, const char *language, const char *text, const char *file, GError **error)
{
	struct rule_errors errors = { .text = g_string_new(NULL) };
	struct rule_pack *p = pack_of(r, language);
	g_autoptr(rule_file) parsed = rule_file_parse(text, file, &errors);

	g_checksum_update(r->checksum, (const guchar *)language, (gssize)strlen(language) + 1);
	g_checksum_update(r->checksum, (const guchar *)text, (gssize)strlen(text) + 1);
	while (parsed->entries->len > 0)
		add_entry(r, p, g_ptr_array_steal_index(parsed->entries, 0), &errors);
	return report(&errors, error);
}

/* What is being opened, and where it stands. */
struct opening {
	const struct rule_pack *pack;
	const char *file;
	int line;
	struct rule_errors *errors;
	guint depth;
};

static bool open_sets(const struct opening *o, const char *text, GString *out);

/* Length of "{name}" at p; 0: it is none ("{0,40}", "\p{L}"). */
static gsize reference_length(const char *text, const char *p)
{
	gsize n;

	if (*p != '{' || !g_ascii_islower(p[1]))
		return 0;
	if (p - text >= 2 && p[-2] == '\\' && strchr("pPxNgko", p[-1]))
		return 0;
	n = 1 + strspn(p + 1, "abcdefghijklmnopqrstuvwxyz0123456789-");
	return p[n] == '}' ? n + 1 : 0;
}

static bool open_one(const struct opening *o, const char *name, GString *out)
{
	const char *words = g_hash_table_lookup(o->pack->sets, name);
	struct opening inner = *o;

	if (!words) {
		g_autofree const char **known =
			(const char **)g_hash_table_get_keys_as_array(o->pack->sets, NULL);

		wrong_name(o->errors, o->file, o->line, "set", name, known);
		return false;
	}
	if (++inner.depth > SET_DEPTH_MAX) {
		rule_errors_add(o->errors, o->file, o->line, "set \"%s\" holds itself", name);
		return false;
	}
	g_string_append(out, "(?:");
	if (!open_sets(&inner, words, out))
		return false;
	g_string_append_c(out, ')');
	return true;
}

/* Within a set the blanks around "|" are only there to be read. */
static bool open_sets(const struct opening *o, const char *text, GString *out)
{
	for (const char *p = text; *p;) {
		gsize n = reference_length(text, p);

		if (n > 0) {
			g_autofree char *name = g_strndup(p + 1, n - 2);

			if (!open_one(o, name, out))
				return false;
			p += n;
		} else if (o->depth > 0 && *p == ' ' && p[strspn(p, " ")] == '|') {
			p += strspn(p, " ");
		} else {
			g_string_append_c(out, *p);
			p++;
			if (o->depth > 0 && p[-1] == '|')
				p += strspn(p, " ");
		}
	}
	return true;
}

char *rule_pack_expand(const struct rule_pack *pack, const char *text, const char *file, int line,
	struct rule_errors *errors)
{
	struct opening o = { .pack = pack, .file = file, .line = line, .errors = errors };
	GString *out = g_string_new(NULL);

	return g_string_free(out, !open_sets(&o, text, out));
}

/* TRUE where every line names a literal, or stands at the beginning and costs one look. */
static bool compile_lines(struct ruleset *r, const struct rule_pack *p, const struct rule_entry *e,
	const GPtrArray *lines, bool anchored, GArray *out, struct rule_errors *errors)
{
	bool filtered = true;

	for (guint i = 0; i < lines->len; i++) {
		const struct rule_line *l = lines->pdata[i];
		g_autofree char *text = rule_pack_expand(p, l->text, e->file, l->line, errors);
		g_autoptr(GError) why = NULL;
		struct rule_pattern made;

		if (!text)
			continue;
		made.compiled = pattern_new(text, anchored);
		made.line = l->line;
		if ((!e->proven || e->type == ENTRY_FACT) && !pattern_check(made.compiled, &why)) {
			rule_errors_add(
				errors, e->file, l->line, "\"%s\": %s", e->name, why->message);
			pattern_free(made.compiled);
			continue;
		}
		if (!prefilter_add(r->filter, text, &made.number))
			filtered &= anchored || text[0] == '^';
		g_array_append_val(out, made);
	}
	return filtered;
}

static void ready_entry(struct ruleset *r, struct rule_pack *p, const struct rule_entry *e,
	struct rule_errors *errors)
{
	bool anchored =
		e->where == WHERE_HEAD || e->where == WHERE_CLAUSE || e->where == WHERE_BULLET;
	struct rule *made;
	int fact;

	if (e->type == ENTRY_FACT) {
		fact = name_index(e->name, fact_names);
		if (fact < FACT_COUNT)
			compile_lines(
				r, p, e, e->match, fact == FACT_OPENER, p->facts[fact], errors);
		return;
	}
	if (e->type != ENTRY_RULE && e->type != ENTRY_GUARD)
		return;
	made = g_new0(struct rule, 1);
	made->entry = e;
	made->match = patterns_new();
	made->unless = patterns_new();
	made->filtered = compile_lines(r, p, e, e->match, anchored, made->match, errors) ||
		e->where == WHERE_QUESTION || e->where == WHERE_SUBJECT;
	compile_lines(r, p, e, e->unless, false, made->unless, errors);
	g_ptr_array_add(e->type == ENTRY_RULE ? p->rules : p->guards, made);
}

gboolean ruleset_ready(struct ruleset *r, GError **error)
{
	struct rule_errors errors = { .text = g_string_new(NULL) };

	for (guint i = 0; i < r->packs->len; i++) {
		struct rule_pack *p = r->packs->pdata[i];

		for (guint k = 0; k < p->entries->len; k++)
			ready_entry(r, p, p->entries->pdata[k], &errors);
	}
	prefilter_ready(r->filter);
	g_free(r->fingerprint);
	r->fingerprint = g_strdup(g_checksum_get_string(r->checksum));
	return report(&errors, error);
}

void ruleset_defer(struct ruleset *r)
{
	for (guint i = 0; i < r->packs->len; i++) {
		const struct rule_pack *p = r->packs->pdata[i];

		for (guint k = 0; k < p->entries->len; k++)
			((struct rule_entry *)p->entries->pdata[k])->proven = true;
	}
}

const char *ruleset_fingerprint(const struct ruleset *r)
{
	return r->fingerprint;
}

guint ruleset_count(const struct ruleset *r)
{
	guint n = 0;

	for (guint i = 0; i < r->packs->len; i++)
		n += ((const struct rule_pack *)r->packs->pdata[i])->rules->len;
	return n;
}
