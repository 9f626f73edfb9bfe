/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "thread/thread.h"

#include <string.h>

/* How many earlier letters of one subject are looked at. */
#define CANDIDATES_MAX 50
#define DAY_S (24 * 60 * 60)

/* RFC 5256: a message, or a Message-ID that others refer to (message NULL). */
struct container {
	struct message *message;
	struct container *parent;
	bool has_children;
	struct container *root; /* of the union of those in one thread; itself at the top */
	gint64 lowest;		/* id of a message in it, at the top; G_MAXINT64: none */
};

struct forest {
	GPtrArray *all;	       /* struct container, owned */
	GHashTable *by_id;     /* Message-ID -> container */
	GPtrArray *of_message; /* container of each message, borrowed */
};

static struct container *container_add(struct forest *f, struct message *m)
{
	struct container *c = g_new0(struct container, 1);

	c->message = m;
	c->root = c;
	c->lowest = m ? m->id : G_MAXINT64;
	g_ptr_array_add(f->all, c);
	return c;
}

static struct container *container_named(struct forest *f, const char *id)
{
	struct container *c = g_hash_table_lookup(f->by_id, id);

	if (!c) {
		c = container_add(f, NULL);
		g_hash_table_insert(f->by_id, (char *)id, c);
	}
	return c;
}

static struct container *thread_root(struct container *c)
{
	while (c->root != c) {
		c->root = c->root->root; /* path halving */
		c = c->root;
	}
	return c;
}

static void unite(struct container *a, struct container *b)
{
	a = thread_root(a);
	b = thread_root(b);
	if (a == b)
		return;
	if (b->lowest < a->lowest) {
		struct container *t = a;
		a = b;
		b = t;
	}
	b->root = a;
}

/* A link that would close a loop is not made; nor one that would make a chain without end. */
static bool may_link(const struct container *parent, const struct container *child)
{
	int depth = 0;

	if (parent == child)
		return false;
	if (!child->has_children)
		return true; /* nobody's ancestor */
	for (const struct container *c = parent; c; c = c->parent)
		if (c == child || ++depth > THREAD_DEPTH_MAX)
			return false;
	return true;
}

static bool link_child(struct container *parent, struct container *child)
{
	if (!may_link(parent, child))
		return false;
	child->parent = parent;
	parent->has_children = true;
	unite(parent, child);
	return true;
}

/* A Message-ID used twice leads to the first letter of it. */
static void place_message(struct forest *f, struct message *m)
{
	struct container *c = container_add(f, m);

	if (m->message_id && !g_hash_table_contains(f->by_id, m->message_id))
		g_hash_table_insert(f->by_id, m->message_id, c);
	g_ptr_array_add(f->of_message, c);
}

static void link_references(struct forest *f, const struct message *m, struct container *self)
{
	guint n = g_strv_length(m->references);
	struct container *last = NULL;

	for (guint i = n > THREAD_REFERENCES_MAX ? n - THREAD_REFERENCES_MAX : 0; i < n; i++) {
		struct container *c = container_named(f, m->references[i]);

		if (last && !c->parent)
			link_child(last, c);
		last = c;
	}
	/* In-Reply-To where References is missing; or says otherwise and names a letter we hold. */
	if (m->in_reply_to && *m->in_reply_to) {
		struct container *c = g_hash_table_lookup(f->by_id, m->in_reply_to);

		if (n == 0)
			last = container_named(f, m->in_reply_to);
		else if (c && c->message && !last->message)
			last = c;
	}
	if (last && last != self)
		link_child(last, self);
}

/* A letter may have its place by what the references of others say. */
static void tell_references(struct forest *f)
{
	for (guint i = 0; i < f->of_message->len; i++) {
		struct container *c = f->of_message->pdata[i];

		if (c->parent && !c->message->join)
			c->message->join = g_strdup("references");
	}
}

/* The nearest ancestor that is a letter; ids that nobody holds are passed over. */
static gint64 answered(const struct container *c)
{
	int depth = 0;

	for (c = c->parent; c && depth < THREAD_DEPTH_MAX; c = c->parent, depth++)
		if (c->message)
			return c->message->id;
	return 0;
}

/* In one thread with the earlier letter; and beneath it, if it answers none yet.  Of the first
 * letter of a thread nothing that was found before explains the place. */
static void join_to(struct container *earlier, struct container *self, const char *reason)
{
	char **join = &self->message->join;
	bool first = thread_root(self)->lowest == self->message->id;
	bool apart = thread_root(earlier) != thread_root(self);

	if (answered(self) || !link_child(earlier, self))
		unite(earlier, self);
	if (!apart)
		return;
	char *both = first || !*join ? g_strdup(reason) : g_strconcat(*join, ", ", reason, NULL);
	g_free(*join);
	*join = both;
}

/* A letter that stands in another one is what that one answers. */
static void join_by_quotations(
	struct forest *f, const GPtrArray *messages, const GArray *quotations)
{
	g_autoptr(GHashTable) container_of = g_hash_table_new(NULL, NULL);

	for (guint i = 0; i < messages->len; i++)
		g_hash_table_insert(container_of, messages->pdata[i], f->of_message->pdata[i]);
	for (guint i = 0; quotations && i < quotations->len; i++) {
		const struct quotation *q = &g_array_index(quotations, struct quotation, i);
		struct container *by = g_hash_table_lookup(container_of, q->by);
		struct container *quoted = g_hash_table_lookup(container_of, q->quoted);

		if (!by || !quoted || by == quoted)
			continue;
		g_autofree char *reason =
			g_strdup_printf("quotes m%" G_GINT64_FORMAT, q->quoted->id);
		join_to(quoted, by, reason);
	}
}

static bool is_among(const char *address, const GPtrArray *list)
{
	for (guint i = 0; i < list->len; i++)
		if (g_str_equal(((const struct address *)list->pdata[i])->address, address))
			return true;
	return false;
}

static bool knows(const struct message *m, const struct address *who)
{
	return *who->address &&
		(g_str_equal(m->from->address, who->address) || is_among(who->address, m->to) ||
			is_among(who->address, m->cc));
}

static bool is_bulk(const struct message *m)
{
	return m->list || m->automatic || m->kind == KIND_POINTER || (m->acts & ACT_BIT(ACT_BULK));
}

/* May m, which refers to nothing, belong to the thread of the earlier letter of its subject? */
static bool joins(const struct message *m, const struct message *earlier, bool reply)
{
	gint64 days = (m->date.unix_s - earlier->date.unix_s) / DAY_S;
	bool addressed = knows(earlier, m->from);
	bool answers = knows(m, earlier->from);

	if (days > (reply ? THREAD_REPLY_DAYS : THREAD_SUBJECT_DAYS))
		return false;
	if (reply) /* a forward may show no recipients */
		return addressed || answers || m->to->len + m->cc->len == 0;
	return addressed && answers && !is_bulk(m) && !is_bulk(earlier);
}

static struct container *find_by_subject(
	const struct forest *f, const GArray *earlier, const struct message *m, bool reply)
{
	struct container *best = NULL;
	int seen = 0;

	for (guint i = earlier ? earlier->len : 0; i-- > 0 && seen < CANDIDATES_MAX; seen++) {
		struct container *c = f->of_message->pdata[g_array_index(earlier, guint, i)];

		if (!joins(m, c->message, reply))
			continue;
		/* Best the latest letter of another hand: one does not answer oneself. */
		if (!g_str_equal(c->message->from->address, m->from->address))
			return c;
		if (!best)
			best = c;
	}
	return best;
}

/* The latest letter without a Message-ID whose writer is written to. */
static struct container *find_nameless(
	const struct forest *f, const GArray *earlier, const struct message *m)
{
	int seen = 0;

	for (guint i = earlier ? earlier->len : 0; i-- > 0 && seen < CANDIDATES_MAX; seen++) {
		struct container *c = f->of_message->pdata[g_array_index(earlier, guint, i)];
		const char *writer = c->message->from->address;

		if (!c->message->message_id && joins(m, c->message, true) &&
			(is_among(writer, m->to) || is_among(writer, m->cc)))
			return c;
	}
	return NULL;
}

/*
 * A forward loses the Message-ID of the letter in it.  An answer to an id that nobody holds, of the
 * same subject and to its writer, answers that letter: it takes its place among the references.
 */
static bool fill_gap(const struct forest *f, const GArray *earlier, struct container *self)
{
	struct container *gap = self->parent, *c;

	if (!gap || gap->message || !self->message->in_reply_to ||
		g_hash_table_lookup(f->by_id, self->message->in_reply_to) != gap)
		return false;
	c = find_nameless(f, earlier, self->message);
	if (!c || !may_link(c, self))
		return false;
	if (!c->parent && gap->parent)
		link_child(gap->parent, c);
	self->parent = c;
	c->has_children = true;
	unite(c, self);
	if (thread_root(c)->lowest != c->message->id && !c->message->join)
		c->message->join = g_strdup("subject");
	return true;
}

static void join_by_subject(struct forest *f, const GPtrArray *messages)
{
	g_autoptr(GHashTable) subjects = g_hash_table_new_full(
		g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);

	for (guint i = 0; i < messages->len; i++) {
		struct message *m = messages->pdata[i];
		struct container *self = f->of_message->pdata[i];
		g_autofree char *base = subject_base(m->subject);

		if (!*base)
			continue;
		GArray *earlier = g_hash_table_lookup(subjects, base);
		bool reply = subject_is_reply(m->subject);
		/* One whose references lead to no letter that we hold is alone all the same. */
		bool alone = !self->parent || thread_root(self)->lowest == m->id;
		bool filled = reply && fill_gap(f, earlier, self);
		if (alone && !filled && !m->note) {
			struct container *c = find_by_subject(f, earlier, m, reply);

			if (c && thread_root(c) != thread_root(self))
				join_to(c, self, "subject");
		}
		if (!earlier) {
			earlier = g_array_new(FALSE, FALSE, sizeof(guint));
			g_hash_table_insert(subjects, g_steal_pointer(&base), earlier);
		}
		g_array_append_val(earlier, i);
	}
}

void thread_join(GPtrArray *messages, const GArray *quotations)
{
	struct forest f = {
		.all = g_ptr_array_new_with_free_func(g_free),
		.by_id = g_hash_table_new(g_str_hash, g_str_equal),
		.of_message = g_ptr_array_sized_new(messages->len),
	};

	for (guint i = 0; i < messages->len; i++) {
		struct message *m = messages->pdata[i];

		g_clear_pointer(&m->join, g_free);
		place_message(&f, m);
	}
	for (guint i = 0; i < messages->len; i++)
		link_references(&f, messages->pdata[i], f.of_message->pdata[i]);
	tell_references(&f);
	join_by_quotations(&f, messages, quotations);
	join_by_subject(&f, messages);
	for (guint i = 0; i < messages->len; i++) {
		struct message *m = messages->pdata[i];

		m->thread = thread_root(f.of_message->pdata[i])->lowest;
		m->reply_to = answered(f.of_message->pdata[i]);
		if (m->thread == m->id)
			g_clear_pointer(&m->join, g_free);
	}
	g_ptr_array_unref(f.of_message);
	g_hash_table_unref(f.by_id);
	g_ptr_array_unref(f.all);
}
