/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One compiled pattern.  The only door to PCRE2, bounded: a pattern may give up, never run on. */
#pragma once
#include <glib.h>
#include <stdbool.h>

struct pattern;
typedef struct pattern pattern;

/*
 * Compiled when it is first asked, or by pattern_check().  anchored: it matches only where the
 * search starts.
 */
struct pattern *pattern_new(const char *text, bool anchored);
/* FALSE and CONFIG with PCRE2's message and the place ("at 12: ...") where it is no pattern. */
bool pattern_check(struct pattern *p, GError **error);
void pattern_free(struct pattern *p);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(pattern, pattern_free)

enum pattern_result {
	PATTERN_NO,
	PATTERN_YES,
	PATTERN_GAVE_UP
};

struct pattern_span {
	gsize from, to;		 /* of the whole match */
	gssize who_from, who_to; /* of the group named "who"; -1: none took part */
};

/*
 * How many steps a search from the start of the text takes; PCRE2's own shortcuts are not counted.
 * Slow: for measuring.
 */
guint64 pattern_steps(struct pattern *p, const char *text, gsize length);

/* Searches from `start`.  The text must be valid UTF-8: it is not looked at again.  ret may be
 * NULL. */
enum pattern_result pattern_match(
	struct pattern *p, const char *text, gsize length, gsize start, struct pattern_span *ret);
