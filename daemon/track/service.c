/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "track/service.h"

#include "track/child.h"

#define NEAR_SENTENCES 20     /* how far back a service is looked for */
#define THE_CHILD "the child" /* as the sets of causes call any child */

struct walk {
	const struct settings *settings;
	const struct phrasebook *book;
	GPtrArray *entries;
};

static bool is_heard(const struct message *m)
{
	return (m->between || m->note) && m->trusted && !m->automatic && !m->own_digest &&
		m->kind == KIND_PERSON && m->note != NOTE_ASK && !message_private_to(m) &&
		!(m->acts & (ACT_BIT(ACT_AUTO_REPLY) | ACT_BIT(ACT_BULK)));
}

/* -- what a sentence says --------------------------------------------------------------------- */

static struct day first_day(const struct sentence *s)
{
	return s->sessions ? g_array_index(s->sessions, struct day, 0) : DAY_NONE;
}

static bool is_promise(const struct walk *w, const struct message *m, const struct sentence *s)
{
	struct day written = moment_day(m->date, w->settings->zone);

	if (m->direction != DIRECTION_FROM_SCHOOL)
		return false;
	return (s->acts & ACT_BIT(ACT_COMMITMENT)) ||
		(phrasebook_cues(w->book, s->text) & CUE_BIT(CUE_FUTURE)) ||
		first_day(s).n > written.n;
}

static bool is_given(const struct walk *w, const struct sentence *s)
{
	return phrasebook_topic(w->book, TOPIC_SESSION_GIVEN, s->text) &&
		!(phrasebook_cues(w->book, s->text) & CUE_BIT(CUE_FUTURE));
}

/* "Missed minutes will be made up by spring" tells of no session more. */
static bool tells_of_missed(const struct walk *w, const struct message *m, const struct sentence *s)
{
	struct day written = moment_day(m->date, w->settings->zone);

	if (!(s->acts & ACT_BIT(ACT_MISSED_SERVICE)))
		return false;
	if (!(s->acts & ACT_BIT(ACT_MAKEUP)))
		return true;
	struct day first = first_day(s);
	return day_known(first) && first.n <= written.n && first.n != s->due.n;
}

/* The kinds of entry that a sentence makes, as bits. */
static guint kinds_of(const struct walk *w, const struct message *m, const struct sentence *s)
{
	bool owed = phrasebook_topic(w->book, TOPIC_SESSION_OWED, s->text) != NULL;
	guint kinds = 0;

	if (!(s->acts & SESSION_ACTS) || (s->acts & ACT_BIT(ACT_REQUEST)) ||
		(s->marks & (SENTENCE_QUESTION | SENTENCE_SUBJECT | SENTENCE_GREETING)))
		return 0;
	if (tells_of_missed(w, m, s) && !owed)
		kinds |= 1 << SERVICE_MISSED;
	if ((s->acts & ACT_BIT(ACT_MAKEUP)) && !owed) {
		if (is_given(w, s))
			kinds |= 1 << SERVICE_MADE_UP;
		else if (is_promise(w, m, s))
			kinds |= 1 << SERVICE_PROMISED;
	}
	if ((s->acts & ACT_BIT(ACT_ACCOMMODATION_GAP)) && !kinds)
		kinds |= 1 << SERVICE_GAP;
	return kinds;
}

/* In the sentence, else in one shortly before it, else in the subject. */
static const char *named_service(const struct walk *w, const struct message *m, guint n)
{
	const char *service = NULL;

	for (guint k = n + 1; k-- > 0 && n - k <= NEAR_SENTENCES && !service;) {
		const struct sentence *s = m->sentences->pdata[k];

		if (!(s->marks & SENTENCE_SUBJECT))
			service = phrasebook_topic(w->book, TOPIC_SERVICE, s->text);
	}
	return service ? service
		       : phrasebook_topic(w->book, TOPIC_SERVICE, m->subject ? m->subject : "");
}

static char *replaced(char *text, const char *name)
{
	g_autofree char *owned = text;
	g_auto(GStrv) parts = g_strsplit(text, name, -1);

	return *name ? g_strjoinv(THE_CHILD, parts) : g_steal_pointer(&owned);
}

/* Sentences tell why before or behind the one that tells what. */
static const char *cause_of(const struct walk *w, const struct message *m, guint n)
{
	const GPtrArray *children = w->settings->children;
	const char *cause = NULL;

	for (guint k = n; k <= n + 1 && k < m->sentences->len && !cause; k++) {
		const struct sentence *s = m->sentences->pdata[k];
		char *text = g_strdup(s->text);

		for (guint i = 0; i < children->len; i++) {
			const struct child *c = children->pdata[i];

			text = replaced(text, c->name);
			for (char **alias = c->aliases; *alias; alias++)
				text = replaced(text, *alias);
		}
		/* what is told next of something else is no cause of this */
		if (k == n || !(s->acts & SESSION_ACTS))
			cause = phrasebook_topic(w->book, TOPIC_CAUSE, text);
		g_free(text);
	}
	return cause ? cause : SERVICE_CAUSE_UNKNOWN;
}

static int sessions_in(const struct walk *w, const char *text)
{
	for (int n = 4; n >= 2; n--)
		if (phrasebook_topic(w->book, (enum topic)(TOPIC_SESSIONS_2 + n - 2), text))
			return n;
	return 1;
}

static struct service_entry *entry_of(const struct walk *w, const struct message *m, guint n,
	enum service_kind kind, struct day said)
{
	const struct sentence *s = m->sentences->pdata[n];
	struct service_entry *e = service_entry_new();
	struct day written = moment_day(m->date, w->settings->zone);

	e->kind = kind;
	e->certainty = m->direction == DIRECTION_FROM_SCHOOL ? SERVICE_CONFIRMED : SERVICE_REPORTED;
	e->child = g_strdup(child_of(w->settings, m, s->text));
	e->day_said = day_known(said);
	e->day = e->day_said ? said : written;
	if (e->certainty == SERVICE_CONFIRMED)
		e->told = written;
	e->message = m->id;
	e->thread = m->thread;
	e->quote = g_strdup(s->text);
	if (kind == SERVICE_GAP) {
		e->support = g_strdup(phrasebook_topic(w->book, TOPIC_SUPPORT, s->text));
		return e;
	}
	e->service = g_strdup(named_service(w, m, n));
	e->sessions = s->sessions && s->sessions->len > 1 && kind != SERVICE_PROMISED
		? 1
		: sessions_in(w, s->text);
	e->minutes = phrasebook_number(w->book, TOPIC_MINUTES, s->text);
	if (kind == SERVICE_MISSED)
		e->cause = g_strdup(cause_of(w, m, n));
	return e;
}

/* -- one entry a session ---------------------------------------------------------------------- */

static bool may_be_same(const char *a, const char *b, bool same_thread)
{
	return g_strcmp0(a, b) == 0 || (same_thread && (!a || !b));
}

/* A sentence that names no day speaks of what its conversation has spoken of. */
static bool tells_of(const struct service_entry *known, const struct service_entry *e)
{
	bool together = known->thread == e->thread;

	return known->kind == e->kind && may_be_same(known->service, e->service, together) &&
		may_be_same(known->child, e->child, together) &&
		g_strcmp0(known->support, e->support) == 0 &&
		(known->day.n == e->day.n || (together && (!known->day_said || !e->day_said)));
}

static void take_over(char **to, char **from)
{
	if (!*to || g_str_equal(*to, SERVICE_CAUSE_UNKNOWN)) {
		g_free(*to);
		*to = g_steal_pointer(from);
	}
}

/* Takes e. */
static void merge(struct service_entry *known, struct service_entry *e)
{
	if (e->certainty > known->certainty) {
		known->certainty = e->certainty;
		known->message = e->message;
		g_free(known->quote);
		known->quote = g_steal_pointer(&e->quote);
	}
	if (!known->day_said && e->day_said) {
		known->day = e->day;
		known->day_said = true;
	}
	if (!day_known(known->told))
		known->told = e->told;
	take_over(&known->child, &e->child);
	take_over(&known->service, &e->service);
	if (known->kind == SERVICE_MISSED && e->cause)
		take_over(&known->cause, &e->cause);
	known->sessions = MAX(known->sessions, e->sessions);
	known->minutes = known->minutes ? known->minutes : e->minutes;
	service_entry_free(e);
}

/* What and whom the conversation spoke of last. */
static void name_by_thread(const struct walk *w, struct service_entry *e)
{
	for (guint i = w->entries->len; i-- > 0;) {
		const struct service_entry *known = w->entries->pdata[i];

		if (e->child && (e->service || e->kind == SERVICE_GAP))
			return;
		if (known->thread != e->thread)
			continue;
		if (!e->service && e->kind != SERVICE_GAP)
			e->service = g_strdup(known->service);
		if (!e->child)
			e->child = g_strdup(known->child);
	}
}

/* Takes e. */
static void add(struct walk *w, struct service_entry *e)
{
	name_by_thread(w, e);
	/* a word that may mean anything tells of no session */
	if (e->kind != SERVICE_GAP && !e->service &&
		!phrasebook_topic(w->book, TOPIC_SESSION, e->quote)) {
		service_entry_free(e);
		return;
	}
	for (guint i = w->entries->len; i-- > 0;)
		if (tells_of(w->entries->pdata[i], e)) {
			merge(w->entries->pdata[i], e);
			return;
		}
	g_ptr_array_add(w->entries, e);
}

/* One of a promise, one for each day of what was missed or given. */
static void add_kind(struct walk *w, const struct message *m, guint n, enum service_kind kind)
{
	const struct sentence *s = m->sentences->pdata[n];
	bool promise = kind == SERVICE_PROMISED;

	if (promise || !s->sessions) {
		add(w,
			entry_of(w, m, n, kind,
				promise && day_known(s->due) ? s->due : first_day(s)));
		return;
	}
	for (guint i = 0; i < s->sessions->len; i++)
		add(w, entry_of(w, m, n, kind, g_array_index(s->sessions, struct day, i)));
}

GPtrArray *service_ledger(
	const GPtrArray *messages, const struct settings *s, const struct phrasebook *book)
{
	struct walk w = { s, book,
		g_ptr_array_new_with_free_func((GDestroyNotify)service_entry_free) };

	for (guint i = 0; i < messages->len; i++) {
		const struct message *m = messages->pdata[i];

		for (guint n = 0; is_heard(m) && n < m->sentences->len; n++) {
			guint kinds = kinds_of(&w, m, m->sentences->pdata[n]);

			for (int k = 0; k < SERVICE_KIND_COUNT; k++)
				if (kinds & (1u << k))
					add_kind(&w, m, n, (enum service_kind)k);
		}
	}
	return w.entries;
}
