/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The letter for an item, to copy or to open.  Nothing is sent. */
#include "digest/draft.h"
#include "base/error.h"
#include "base/text.h"
#include "cmd/cmd.h"
#include "cmd/lines.h"
#include "digest/tone.h"
#include "run/drafts.h"
#include "run/templates.h"

#include <stdio.h>

#define WIDTH 72

struct options {
	char *letter, *format, *language, *with;
	gboolean save;
};

/* To the person, beside the letter: it may be piped somewhere. */
static void tell(const struct cmd *c, const char *text)
{
	g_autofree char *safe = cmd_safe(text);

	if (!c->quiet)
		fprintf(stderr, "schooltrail: %s\n", safe);
}

static const struct item_view *find(const GPtrArray *views, gint64 id, GError **error)
{
	for (guint i = 0; i < views->len; i++) {
		const struct item_view *v = views->pdata[i];

		if (v->item->id == id)
			return v;
	}
	g_set_error(error, ST_ERROR, ST_ERROR_NOT_FOUND, "no item i%" G_GINT64_FORMAT, id);
	return NULL;
}

static bool is_live(const struct item_view *v)
{
	return v->state == STATE_OPEN || v->state == STATE_ACKNOWLEDGED;
}

/* Letters that serve the item as it stands, and those for any time: "D-CHK, D-COV". */
static char *names_for(const struct draft_templates *templates, const struct item_view *v)
{
	GString *names = g_string_new(NULL);

	for (guint i = 0; i < templates->list->len; i++) {
		const struct draft_template *t = templates->list->pdata[i];

		if (is_live(v) || !t->cases->len || draft_template_serves(t, v))
			g_string_append_printf(names, "%s%s", names->len ? ", " : "", t->name);
	}
	return g_string_free(names, FALSE);
}

/* Is there anything to write to the school for? */
static gboolean check_item(const struct item_view *v, const char *letter, GError **error)
{
	gint64 id = v->item->id;

	if (v->item->chases)
		g_set_error(error, ST_ERROR, ST_ERROR_NOT_FOUND,
			"i%" G_GINT64_FORMAT " asks again for i%" G_GINT64_FORMAT
			", and the letter is written for that one: schooltrail draft "
			"i%" G_GINT64_FORMAT,
			id, v->item->chases, v->item->chases);
	else if (v->item->owed_by == OWED_FAMILY && v->item->kind != ITEM_TASK)
		g_set_error(error, ST_ERROR, ST_ERROR_NOT_FOUND,
			"i%" G_GINT64_FORMAT " is the family's own to do: there is nothing to ask "
			"the school for",
			id);
	else if (!is_live(v) && !letter)
		g_set_error(error, ST_ERROR, ST_ERROR_NOT_FOUND,
			"i%" G_GINT64_FORMAT " is %s: nothing of it is open%s", id,
			item_state_names[v->state],
			v->state == STATE_RESOLVED	     ? " (a thank-you: --letter=D-THX)"
				: v->state == STATE_DECLINED ? " (asking for the reason: "
							       "--letter=D-POL)"
							     : "");
	else
		return TRUE;
	return FALSE;
}

/* The one asked for, or the one for how the item stands. */
static const struct draft_template *choose(const struct cmd *c,
	const struct draft_templates *templates, const struct item_view *v, const char *letter,
	GError **error)
{
	const struct draft_template *t;
	struct item_view last = *v;

	if (letter) {
		g_autofree char *names = names_for(templates, v);

		t = draft_named(templates, letter);
		if (t && (is_live(v) || !t->cases->len || draft_template_serves(t, v)))
			return t;
		g_set_error(error, ST_ERROR, t ? ST_ERROR_NOT_FOUND : ST_ERROR_USAGE,
			"%s for i%" G_GINT64_FORMAT ": %s; there are %s", letter, v->item->id,
			t ? "it is not for an item in that state" : "no letter has that name",
			names);
		return NULL;
	}
	/* behind the last letter there are only formal routes, and those are not written for */
	for (t = draft_choose(templates, &last); !t && last.stage > 0; last.stage--)
		t = draft_choose(templates, &last);
	if (!t)
		g_set_error(error, ST_ERROR, ST_ERROR_NOT_FOUND,
			"no letter is for i%" G_GINT64_FORMAT " as it stands", v->item->id);
	if (v->stage == 0 && v->item->kind != ITEM_TASK)
		tell(c, "it is early: this is not overdue yet; the letter is there all the same");
	return t;
}

static void print_people(const char *field, const GPtrArray *people)
{
	GString *line = g_string_new(field);

	for (guint i = 0; i < people->len; i++) {
		const struct address *a = people->pdata[i];
		const char *address = *a->address ? a->address : DRAFT_BLANK;

		g_string_append(line, i ? ", " : ": ");
		if (a->name)
			g_string_append_printf(line, "%s <%s>", a->name, address);
		else
			g_string_append(line, address);
	}
	if (!people->len)
		g_string_append(line, ": " DRAFT_BLANK);
	g_autofree char *safe = text_printable(line->str, FALSE);
	cmd_print("%s\n", safe);
	g_string_free(line, TRUE);
}

static void print_text(const struct draft *d)
{
	g_autofree char *subject = text_printable(d->subject, FALSE);
	g_autofree char *body = text_printable(d->body, TRUE);
	g_autofree char *folded = text_fold(body, WIDTH, "", "");

	print_people("To", d->to);
	if (d->cc->len)
		print_people("Cc", d->cc);
	cmd_print("Subject: %s\n\n%s\n", subject, folded);
}

/* The member who wrote the letter that this one follows, else the first. */
static const struct person *sender(const struct trail *t, const struct item_view *v)
{
	const GPtrArray *members = t->settings->members;

	for (guint i = 0; i < members->len; i++) {
		const struct person *m = members->pdata[i];

		if (m->address && g_strcmp0(m->address, v->item->from) == 0)
			return m;
	}
	return members->len ? members->pdata[0] : NULL;
}

static gboolean put_out(struct cmd *c, const struct trail *t, const struct item_view *v,
	const struct draft *d, const struct options *o, GError **error)
{
	const struct person *who = sender(t, v);
	struct address from = { who ? who->name : NULL, who ? who->address : NULL };
	struct draft_out out = {
		.from = who && who->address ? &from : NULL,
		.to = d->to,
		.cc = d->cc,
		.subject = d->subject,
		.text = d->body,
		.in_reply_to = d->in_reply_to,
		.references = d->references,
	};
	struct saved_draft saved = { NULL, NULL, false };

	if (g_strcmp0(o->format, "eml") == 0) {
		g_autofree char *file = draft_mail(&out);

		fputs(file, stdout);
	} else if (!o->save || !c->quiet) {
		print_text(d);
	}
	if (o->save && !drafts_save(t, &out, &saved, error))
		return FALSE;
	if (o->save) {
		g_autofree char *text = g_strdup_printf(saved.saved
				? "the letter is in \"%s\" of [source %s]: read it, change it, "
				  "send it or not"
				: "this letter is already in \"%s\" of [source %s]",
			saved.folder, saved.source);

		tell(c, text);
		g_free(saved.folder);
	}
	return TRUE;
}

static void tell_hints(const struct cmd *c, const struct trail *t, const struct item_view *v,
	const struct draft *d)
{
	g_autoptr(GPtrArray) warnings = tone_check(d->body);

	g_autofree char *question = line_question(v, t->settings->zone);

	if (question)
		tell(c, question);
	for (guint i = 0; i < d->hints->len; i++)
		tell(c, d->hints->pdata[i]);
	for (guint i = 0; i < warnings->len; i++)
		tell(c, ((struct tone_warning *)warnings->pdata[i])->text);
}

/* For no item: a letter for any time, to that person. */
static const struct draft_template *choose_free(
	const struct draft_templates *templates, const char *name, GError **error)
{
	const struct draft_template *t = draft_named(templates, name);

	if (t && !t->cases->len)
		return t;
	g_set_error(error, ST_ERROR, ST_ERROR_USAGE, "%s: %s", name,
		t ? "which item is it for? an id like i7" : "no letter has that name");
	return NULL;
}

static const struct draft_template *choose_for(const struct cmd *c,
	const struct draft_templates *templates, const struct item_view *v, const struct options *o,
	GError **error)
{
	if (!v->item->id)
		return choose_free(templates, o->letter, error);
	return check_item(v, o->letter, error) ? choose(c, templates, v, o->letter, error) : NULL;
}

static gboolean write_letter(struct cmd *c, struct trail *t, const char *id_text,
	const struct options *o, GError **error)
{
	g_autoptr(item) nothing = item_new();
	const struct item_view free_view = { .item = nothing, .as_of = t->now };
	g_autoptr(GPtrArray) items = NULL;
	gint64 id;

	if (id_text && !cmd_id(id_text, 'i', &id, error))
		return FALSE;
	nothing->kind = ITEM_TASK;
	nothing->date = t->now;
	nothing->quote = g_strdup("");
	nothing->actor = g_strdup(o->with);
	g_autoptr(GPtrArray) views = trail_views(t, &items, error);
	g_autoptr(GPtrArray) messages = views ? trail_messages(t, error) : NULL;
	g_autoptr(GPtrArray) parked = messages ? trail_parked(t, messages, error) : NULL;
	const struct item_view *v = !id_text ? &free_view : parked ? find(views, id, error) : NULL;
	const char *language = o->language ? o->language : t->settings->languages[0];
	g_autoptr(draft_templates) templates = parked && v ? templates_load(language, error) : NULL;
	const struct draft_template *letter =
		templates ? choose_for(c, templates, v, o, error) : NULL;
	if (!letter)
		return FALSE;
	g_autoptr(draft) d = draft_write(
		&(struct digest_input){
			.settings = t->settings,
			.now = t->now,
			.items = views,
			.messages = messages,
			.parked = parked,
			.call = trail_call,
			.call_data = t,
			.drafts = templates,
		},
		letter, v);
	if (!put_out(c, t, v, d, o, error))
		return FALSE;
	tell_hints(c, t, v, d);
	return TRUE;
}

static gboolean check_options(int argc, const struct options *o, GError **error)
{
	if (argc > 2 || (argc < 2 && !o->letter))
		g_set_error(
			error, ST_ERROR, ST_ERROR_USAGE, "draft: for which item? an id like i7");
	else if (o->format && !g_str_equal(o->format, "text") && !g_str_equal(o->format, "eml"))
		g_set_error(error, ST_ERROR, ST_ERROR_USAGE, "--format=%s: text or eml", o->format);
	else
		return TRUE;
	return FALSE;
}

int cmd_draft(struct cmd *c, int argc, char **argv, GError **error)
{
	struct options o = { NULL, NULL, NULL, NULL, FALSE };
	const GOptionEntry entries[] = {
		{ "letter", 0, 0, G_OPTION_ARG_STRING, &o.letter,
			"this letter, in place of the one for its stage", "D-2" },
		{ "format", 0, 0, G_OPTION_ARG_STRING, &o.format, "text or eml", "FORMAT" },
		{ "save", 0, 0, G_OPTION_ARG_NONE, &o.save,
			"put it among the drafts of the mailbox", NULL },
		{ "with", 0, 0, G_OPTION_ARG_STRING, &o.with, "to them, where it is for no item",
			"ADDRESS" },
		{ "language", 0, 0, G_OPTION_ARG_STRING, &o.language, "en or es", "LANGUAGE" },
		{ NULL, 0, 0, 0, NULL, NULL, NULL },
	};
	bool good = cmd_options(c, &argc, &argv, entries, error) && check_options(argc, &o, error);
	g_autoptr(trail) t = good ? cmd_trail(c, STORE_READ, error) : NULL;

	good = t && write_letter(c, t, argc > 1 ? argv[1] : NULL, &o, error);
	g_free(o.letter);
	g_free(o.format);
	g_free(o.language);
	g_free(o.with);
	return good ? CMD_OK : CMD_FAILED;
}
