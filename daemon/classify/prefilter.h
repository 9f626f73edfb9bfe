/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One walk over a sentence tells which patterns can match at all (Aho and Corasick, 1975).
 * U+017F and U+212A, which PCRE2 matches as "s" and "k", are folded to them.
 */
#pragma once
#include <glib.h>
#include <stdbool.h>

struct prefilter;
typedef struct prefilter prefilter;

struct prefilter *prefilter_new(void);
void prefilter_free(struct prefilter *f);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(prefilter, prefilter_free)

/* Numbers the pattern (0, 1, ...); FALSE where it names no literal and always runs. */
bool prefilter_add(struct prefilter *f, const char *pattern, guint *ret_number);
/* After the last pattern. */
void prefilter_ready(struct prefilter *f);
/* Afterwards prefilter_may() answers for this text. */
void prefilter_scan(struct prefilter *f, const char *text, gsize length);
bool prefilter_may(const struct prefilter *f, guint number);
