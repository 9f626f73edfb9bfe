/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The inside of a rule set: what classify/ruleset builds and classify/verdict asks.  One pack
 * a language: its own rules, thresholds and facts; a sentence is judged by one pack.
 */
#pragma once
#include "classify/pattern.h"
#include "classify/prefilter.h"
#include "classify/rule_file.h"
#include "classify/ruleset.h"
#include "classify/wording.h"

/* How a sentence and its letter stand: known to the program, weighed by the pack. */
enum mark {
	MARK_QUESTION,	   /* ends in a question mark */
	MARK_SHORT,	   /* three words or fewer */
	MARK_FIRST,	   /* the first sentence after the greeting */
	MARK_COLON,	   /* ends in a colon */
	MARK_LEAD_IN,	   /* the line before bullets */
	MARK_BULLET,	   /* a bullet */
	MARK_ASKED_BULLET, /* a bullet under a lead-in that asks */
	MARK_FAMILY_WRITES,
	MARK_SCHOOL_WRITES,
	MARK_UNKNOWN_WRITES, /* neither: nothing is configured, or a stranger */
	MARK_FUTURE_DAY,     /* names a day that is still to come */
	MARK_DUE_DAY,	     /* names a day by which */
	MARK_CHILD_FIRST,    /* begins with a child's name */
	MARK_RIVAL,	     /* for each rule that speaks for the other: request, commitment */
	MARK_PROMISED,	     /* another sentence of the letter promises beyond doubt */
	MARK_REPLY,	     /* the letter answers another */
	/* of the whole letter: bulk and auto-reply */
	MARK_LIST,	  /* by its headers it went to a list */
	MARK_MAILING,	  /* and calls itself bulk */
	MARK_CHILD_NAMED, /* a child of the family is named in it */
	MARK_CAPITALS,	  /* headings in capital letters */
	MARK_PLATFORM,	  /* it stands in a platform's frame */
	MARK_LONG,	  /* more than 20 sentences */
	MARK_COUNT,
};
extern const char *const mark_names[MARK_COUNT + 1];

/* What the program asks of a text by name; the words are the pack's. */
enum fact {
	FACT_LANGUAGE,	   /* words that tell this language from others */
	FACT_OPENER,	   /* greeting, name, discourse word: cut off before the head */
	FACT_CLAUSE,	   /* between two clauses; the next begins behind the match */
	FACT_ASKING,	   /* a lead-in whose bullets are asked for */
	FACT_GIVING,	   /* a request with a bare day is due then: "bring it Monday" */
	FACT_MEETING,	   /* no, the day is a meeting's */
	FACT_MENTIONED,	   /* before a day: it is only spoken of ("since Monday") */
	FACT_SLOT,	   /* between two days: one of them is to be chosen ("or") */
	FACT_AUTO_SUBJECT, /* the subject of an automatic reply */
	FACT_AUTO_BACK,	   /* before the day on which an automatic reply says its writer is back */
	FACT_AUTO_CONTACT, /* whom it names instead: the group "who" */
	FACT_AHEAD,	   /* a session that is told of is still to come */
	FACT_COUNT,
};
extern const char *const fact_names[FACT_COUNT + 1];

struct rule_pattern {
	struct pattern *compiled;
	guint number; /* in the prefilter */
	int line;     /* of its file */
};

/* A rule or a guard, ready. */
struct rule {
	const struct rule_entry *entry; /* not owned */
	GArray *match, *unless;		/* struct rule_pattern */
	bool filtered; /* every match line names a literal, or is looked for at one place only */
};

struct rule_pack {
	char *language;
	GPtrArray *entries; /* struct rule_entry of all its files, in order */
	GHashTable *sets;   /* name -> words */
	struct wording *wording;
	GPtrArray *rules, *guards; /* struct rule */
	int marks[MARK_COUNT][ACT_COUNT];
	int thresholds[ACT_COUNT];
	GArray *facts[FACT_COUNT]; /* struct rule_pattern */
};

struct ruleset {
	GPtrArray *packs; /* struct rule_pack, in the order of the languages */
	GHashTable *ids;  /* of rules and guards -> struct rule_entry */
	struct prefilter *filter;
	GChecksum *checksum;
	char *fingerprint; /* set when ready */
};

/* Opens the {sets} of a pattern; NULL after telling what is wrong. */
char *rule_pack_expand(const struct rule_pack *pack, const char *text, const char *file, int line,
	struct rule_errors *errors);
