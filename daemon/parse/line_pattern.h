/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A line with gaps, as a parent can write it: "New message from {name} ({role})*".
 * `*` stands for anything, also nothing; {name}, {role} and {date} for something that looks
 * like one; a blank for any white space; letters match whatever their case.  It fits a whole
 * line or none of it.  Never more steps than pattern times line, so it needs no limits.
 */
#pragma once
#include <glib.h>

#define LINE_PATTERN_LINE_MAX 1000 /* characters; a longer line fits no pattern */
#define LINE_PATTERN_SLOT_MAX 80   /* characters of what fills a slot */

enum line_slot {
	SLOT_NAME,
	SLOT_ROLE,
	SLOT_DATE,
	SLOT_COUNT,
};

/* What stood in the slots; NULL where the pattern has none. */
struct line_slots {
	char *text[SLOT_COUNT];
};
void line_slots_clear(struct line_slots *s);

struct line_pattern;
typedef struct line_pattern line_pattern;

/* NULL where the text is no pattern; ret_wrong then says why (not to be freed). */
struct line_pattern *line_pattern_new(const char *text, const char **ret_wrong);
void line_pattern_free(struct line_pattern *p);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(line_pattern, line_pattern_free)

/* ret_slots may be NULL; else it is overwritten, and set on success only. */
gboolean line_pattern_fits(
	const struct line_pattern *p, const char *line, struct line_slots *ret_slots);
