/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the digest's picture shows: who is waited for and how long, and how soon answers came.
 * Numbers and the words beside them, no shapes yet.
 */
#pragma once
#include "model/settings.h"

enum chart_side {
	CHART_SCHOOL, /* the school's turn; its first follow-up is not due yet */
	CHART_DUE,    /* the school's turn, and a note is due */
	CHART_FAMILY, /* our turn */
};

struct chart_wait {
	char *who;
	gint64 item;
	enum chart_side side;
	bool unsure;		     /* a letter may have settled it */
	int days;		     /* school days */
	int thresholds[STAGE_COUNT]; /* at which a next step is due; STAGE_NEVER */
};

struct chart_pace {
	char *who;
	GArray *days; /* int: school days that each answer took, ascending; never empty */
};

enum chart_word {
	CHART_WORD_WAITS,  /* over the bars */
	CHART_WORD_PACES,  /* over the dots */
	CHART_WORD_SCHOOL, /* over those of the school */
	CHART_WORD_FAMILY, /* over ours */
	CHART_WORD_STEP,   /* what the marks on a bar are */
	CHART_WORD_HALF,   /* what the stroke among the dots is */
	CHART_WORD_MORE,   /* "and 4 more", or NULL */
	CHART_WORD_COUNT,
};

struct chart {
	GPtrArray *waits; /* struct chart_wait: the school's, ours; in each the sure, the longest
			     first */
	GPtrArray *paces; /* struct chart_pace */
	char *words[CHART_WORD_COUNT];
	char *alt; /* the same in words, for who sees no pictures */
};
typedef struct chart chart;

struct chart *chart_new(void);
void chart_free(struct chart *c);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(chart, chart_free)

/* Half of the answers came within so many school days. */
int chart_pace_half(const struct chart_pace *p);
void chart_wait_free(struct chart_wait *w);
void chart_pace_free(struct chart_pace *p);
