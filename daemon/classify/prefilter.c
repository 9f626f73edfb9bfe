/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "classify/prefilter.h"

#include <string.h>

#include "classify/literal.h"

/* a-z, 0-9, space, apostrophe, and one for all else (which no literal holds). */
#define CLASSES 39
#define ROOT 0

struct node {
	guint32 next[CLASSES];
	guint32 fail;
	guint32 report;	  /* nearest node on the fail way that ends a literal, or 0 */
	GArray *patterns; /* guint: that this literal speaks for, or NULL */
};

struct prefilter {
	GArray *nodes; /* struct node */
	guint8 class_of[256];
	GArray *always; /* guint8 a pattern: runs without a literal */
	guint32 *seen;	/* a pattern: the scan in which a literal of it was seen */
	guint32 scan;
	guint32 *node_seen; /* a node: the scan in which it was reported */
};

struct prefilter *prefilter_new(void)
{
	struct prefilter *f = g_new0(struct prefilter, 1);

	for (guint c = 0; c < 256; c++) {
		guint8 byte = literal_fold((guint8)c);

		if (g_ascii_isalpha(byte))
			f->class_of[c] = (guint8)(1 + byte - 'a');
		else if (g_ascii_isdigit(byte))
			f->class_of[c] = (guint8)(27 + byte - '0');
		else if (byte)
			f->class_of[c] = byte == ' ' ? 37 : 38;
	}
	f->nodes = g_array_new(FALSE, TRUE, sizeof(struct node));
	g_array_set_size(f->nodes, 1);
	f->always = g_array_new(FALSE, TRUE, sizeof(guint8));
	return f;
}

void prefilter_free(struct prefilter *f)
{
	for (guint i = 0; i < f->nodes->len; i++)
		if (g_array_index(f->nodes, struct node, i).patterns)
			g_array_unref(g_array_index(f->nodes, struct node, i).patterns);
	g_array_unref(f->nodes);
	g_array_unref(f->always);
	g_free(f->seen);
	g_free(f->node_seen);
	g_free(f);
}

static void add_literal(struct prefilter *f, const char *literal, guint number)
{
	guint32 at = ROOT;
	struct node *n;

	for (; *literal; literal++) {
		guint8 c = f->class_of[(guint8)*literal];
		guint32 next = g_array_index(f->nodes, struct node, at).next[c];

		if (next == ROOT) {
			next = f->nodes->len;
			g_array_set_size(f->nodes, next + 1);
			g_array_index(f->nodes, struct node, at).next[c] = next;
		}
		at = next;
	}
	n = &g_array_index(f->nodes, struct node, at);
	if (!n->patterns)
		n->patterns = g_array_new(FALSE, FALSE, sizeof(guint));
	g_array_append_val(n->patterns, number);
}

bool prefilter_add(struct prefilter *f, const char *pattern, guint *ret_number)
{
	g_autoptr(GPtrArray) literals = literal_required(pattern);
	guint8 always = !literals;

	*ret_number = f->always->len;
	g_array_append_val(f->always, always);
	for (guint i = 0; literals && i < literals->len; i++)
		add_literal(f, literals->pdata[i], *ret_number);
	return literals != NULL;
}

/* Breadth first: a node's way of failing is known before its children's. */
void prefilter_ready(struct prefilter *f)
{
	struct node *nodes = (struct node *)(void *)f->nodes->data;
	g_autofree guint32 *queue = g_new(guint32, f->nodes->len);
	guint head = 0, tail = 0;

	for (int c = 0; c < CLASSES; c++)
		if (nodes[ROOT].next[c] != ROOT)
			queue[tail++] = nodes[ROOT].next[c];
	while (head < tail) {
		struct node *n = &nodes[queue[head++]];

		n->report = nodes[n->fail].patterns ? n->fail : nodes[n->fail].report;
		for (int c = 0; c < CLASSES; c++) {
			guint32 child = n->next[c];

			if (child == ROOT) {
				n->next[c] = nodes[n->fail].next[c];
				continue;
			}
			nodes[child].fail = nodes[n->fail].next[c];
			queue[tail++] = child;
		}
	}
	f->seen = g_new0(guint32, f->always->len + 1);
	f->node_seen = g_new0(guint32, f->nodes->len);
}

static void report(struct prefilter *f, guint32 at)
{
	const struct node *nodes = (const struct node *)(const void *)f->nodes->data;

	if (!nodes[at].patterns)
		at = nodes[at].report;
	/* A node that was reported in this scan has reported all behind it. */
	for (; at != ROOT && f->node_seen[at] != f->scan; at = nodes[at].report) {
		f->node_seen[at] = f->scan;
		for (guint i = 0; i < nodes[at].patterns->len; i++)
			f->seen[g_array_index(nodes[at].patterns, guint, i)] = f->scan;
	}
}

void prefilter_scan(struct prefilter *f, const char *text, gsize length)
{
	const struct node *nodes = (const struct node *)(const void *)f->nodes->data;
	guint32 at = ROOT;

	f->scan++;
	for (gsize i = 0; i < length; i++) {
		guint8 c = f->class_of[(guint8)text[i]];

		if (length - i >= 2 && memcmp(text + i, "\xc5\xbf", 2) == 0) {
			c = f->class_of['s'];
			i += 1;
		} else if (length - i >= 3 && memcmp(text + i, "\xe2\x84\xaa", 3) == 0) {
			c = f->class_of['k'];
			i += 2;
		}
		at = nodes[at].next[c];
		if (nodes[at].patterns || nodes[at].report)
			report(f, at);
	}
}

bool prefilter_may(const struct prefilter *f, guint number)
{
	return g_array_index(f->always, guint8, number) || f->seen[number] == f->scan;
}
