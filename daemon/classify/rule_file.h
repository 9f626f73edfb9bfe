/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A rule file as text to its entries, with the line that each part stands on.  Nothing is
 * compiled or resolved here.  The format is told in schooltrail-rules(5):
 *
 *	set NAME        words | of | a set
 *	rule ID         kind, strength, from, where, match, unless, yes, no
 *	guard ID        KIND POINTS ...    match, unless, from, where
 *	mark NAME       KIND POINTS ...
 *	fact NAME       match
 *	threshold       KIND POINTS ...
 *	wording         KIND POINTS   phrases | of | one to three words
 */
#pragma once
#include "model/act.h"

#define RULE_LINE_MAX 4096  /* bytes of one line of a rule file */
#define RULE_ERRORS_MAX 100 /* told at once */
#define RULE_STRONG 15
#define RULE_WEAK 8
#define RULE_POINTS_MAX 999

enum rule_where {
	WHERE_ANYWHERE,
	WHERE_HEAD,	/* where the sentence begins, after greeting and discourse words */
	WHERE_CLAUSE,	/* there, or where a clause begins */
	WHERE_BULLET,	/* the head of a bullet */
	WHERE_QUESTION, /* anywhere in a sentence with a question mark */
	WHERE_SUBJECT,	/* the letter's subject line */
	WHERE_COUNT,
};
extern const char *const rule_where_names[WHERE_COUNT];

/* Whose sentences it looks at. */
enum rule_from {
	FROM_ANYBODY,
	FROM_FAMILY,
	FROM_SCHOOL,
	FROM_COUNT
};
extern const char *const rule_from_names[FROM_COUNT];

enum rule_entry_type {
	ENTRY_SET,
	ENTRY_RULE,
	ENTRY_GUARD,
	ENTRY_MARK,
	ENTRY_FACT,
	ENTRY_THRESHOLD,
	ENTRY_WORDING,
	ENTRY_COUNT,
};

struct rule_line {
	char *text;
	int line;
};

struct rule_entry {
	enum rule_entry_type type;
	char *name; /* "" for a threshold and a wording */
	char *file;
	int line;
	enum act kind;	       /* of a rule or a wording; ACT_COUNT: not said */
	int points[ACT_COUNT]; /* of a rule only that of its kind */
	act_set said;	       /* which points were given */
	enum rule_where where;
	enum rule_from from;
	GPtrArray *match, *unless, *yes, *no; /* struct rule_line */
	char *words;			      /* of a set or a wording */
	bool proven;			      /* see ruleset_defer() */
};

struct rule_file {
	GPtrArray *entries; /* struct rule_entry, in order */
};
typedef struct rule_file rule_file;

/* What is wrong, for all mistakes at once: "FILE:LINE: reason", a line each. */
struct rule_errors {
	GString *text;
	guint count;
};
void rule_errors_add(struct rule_errors *e, const char *file, int line, const char *format, ...)
	G_GNUC_PRINTF(4, 5);

/* Never fails: mistakes go to errors, what is sound is kept. */
struct rule_file *rule_file_parse(const char *text, const char *file, struct rule_errors *errors);
void rule_file_free(struct rule_file *f);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(rule_file, rule_file_free)
void rule_entry_free(struct rule_entry *e);

/* The name of the list (ending in NULL) that is nearest to what was written; NULL: none is. */
const char *rule_nearest(const char *written, const char *const *names);
