/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The words that dates are made of, as data: one dictionary a language, sorted, folded to
 * lower case without accents.  An entry may be several words ("no later than").  A new language
 * is a new dictionary.
 */
#pragma once
#include <glib.h>
#include <stdbool.h>

enum word_kind {
	WORD_OTHER,
	WORD_NUMERAL,	   /* digits; value */
	WORD_NUMBER,	   /* two; value */
	WORD_FEW,	   /* a few: value, but too vague for a due date */
	WORD_ORDINAL,	   /* 5th, fifth; value */
	WORD_MONTH,	   /* 1..12 */
	WORD_MONTH_WEAK,   /* may, march: also common words */
	WORD_WEEKDAY,	   /* enum weekday */
	WORD_WEEKDAY_WEAK, /* sun, sat, wed: also common words */
	WORD_WEEKDAYS,	   /* Mondays: a habit, no date */
	WORD_DAY,	   /* today, tomorrow: days from now */
	WORD_TONIGHT,
	WORD_CLOSE,  /* EOD, COB, end of the day */
	WORD_UNIT,   /* enum word_unit */
	WORD_END_OF, /* EOW, EOM: the unit */
	WORD_THIS,
	WORD_NEXT,
	WORD_COMING,
	WORD_AFTER_NEXT,
	WORD_LAST,
	WORD_EACH,
	WORD_END,
	WORD_START,
	WORD_MIDDLE,
	WORD_LATE,
	WORD_THE, /* 1: a bare number may follow as a day ("el 5") */
	WORD_OF,
	WORD_ON,
	WORD_AT,
	WORD_IN,
	WORD_WITHIN,   /* within, in the next */
	WORD_FROM_NOW, /* from now, hence */
	WORD_FROM,
	WORD_AFTER,
	WORD_BEFORE, /* 1: a bare number may follow as a day ("antes del 5") */
	WORD_DUE,    /* by, no later than */
	WORD_LATEST, /* at the latest: before or behind its day */
	WORD_UNTIL,  /* due only after WORD_HAVE */
	WORD_HAVE,
	WORD_NOT_DUE, /* since, about, starting */
	WORD_WEEK_OF, /* the week of, w/c */
	WORD_BREAK,   /* months in which it may begin, as bits; 0: any */
	WORD_RETURN,  /* when we return: after the break */
	WORD_AM,
	WORD_PM,
	WORD_NOON,    /* minute of the day */
	WORD_CLOCK,   /* o'clock */
	WORD_PART,    /* morning, evening: hour from which it counts */
	WORD_COUNTED, /* grade, page: the number before it is no date */
	WORD_OR,      /* or, and */
	WORD_TO,      /* between two days: a span */
	WORD_CLAUSE,  /* he, what: a day behind it belongs to another doing */
	WORD_FILLER,
	WORD_GIVE, /* send, return: a bare day behind it is a due date in a request */
	WORD_MEET, /* meeting, available: a day in it is a proposal */
};

enum word_unit {
	UNIT_MINUTE,
	UNIT_HOUR,
	UNIT_DAY,
	UNIT_SCHOOL_DAY,
	UNIT_WEEK,
	UNIT_FORTNIGHT,
	UNIT_WEEKEND,
	UNIT_MONTH,
	UNIT_YEAR,
	UNIT_TERM, /* quarter, trimester: its end stands in no calendar that we have */
};

struct word_entry {
	const char *text;
	enum word_kind kind;
	int value;
};

struct word_table {
	const char *language; /* "en" */
	const struct word_entry *entries;
	gsize count;
	bool day_first;	     /* 3/11 is 3 November */
	bool next_is_coming; /* "el próximo viernes" is the coming one */
};

/* phrase_words_en.c, phrase_words_es.c */
extern const struct word_table word_table_en, word_table_es;

/* The table of a language tag ("en-GB": that of "en"); NULL if there is none. */
const struct word_table *word_table_find(const char *tag);
/* Where the entries that begin with this word would stand; the end of the table if nowhere. */
const struct word_entry *word_table_first(const struct word_table *t, const char *word);
