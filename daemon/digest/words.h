/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * All that a digest says in words: one table for each language (words_en.c ...), nothing elsewhere.
 * Sentences have named slots, "{who} wrote on {day}", so that a language may order them.
 */
#pragma once
#include "base/day.h"
#include "model/digest.h"
#include "model/item.h"

enum say {
	/* the frame */
	SAY_HEADING,	    /* {family} */
	SAY_HEADING_NOBODY, /* without a family's name */
	SAY_PERIOD,	    /* {from} {to} */
	SAY_SUBJECT,	    /* {day} {counts} */
	SAY_SUBJECT_BARE,   /* {day}; where a word of the other would be a child's name */
	SAY_SUBJECT_QUIET,  /* in the place of {counts} */
	SAY_MORE,	    /* {n} */
	SAY_MORE_LETTERS,   /* {n} */
	SAY_MORE_NOTES,	    /* {n}: what needs the family, beyond the first */
	SAY_IDS,	    /* {first} {last} */
	SAY_SCHOOL,	    /* who, where no name is known */
	/* needs you, by stage; requests */
	SAY_ASKED_1,
	SAY_ASKED_2,
	SAY_ASKED_2_ALONE, /* nobody gets a copy, {copied} */
	SAY_ASKED_2_ONCE,
	SAY_ASKED_2_ONCE_ALONE,
	SAY_ASKED_3,
	SAY_ASKED_4,
	SAY_ASKED_5,
	SAY_ASKED_6,
	SAY_ACKNOWLEDGED_DUE,
	SAY_PARTLY_DUE,
	SAY_PROMISE_DUE,
	SAY_PROMISE_UNDATED_DUE,
	SAY_NOTE_READY,
	SAY_NOTE_LATER, /* {who} */
	SAY_AWAY,	/* {who} {back} */
	SAY_QUIET,
	/* waiting, promises */
	SAY_WAITING,
	SAY_WAITING_AGAIN, /* after a further note */
	SAY_ACKNOWLEDGED,
	SAY_PARTLY,
	SAY_PROMISED,
	SAY_PROMISED_PAST,
	SAY_PROMISED_UNDATED,
	SAY_CHECK_AGAIN,
	/* we owe */
	SAY_THEY_ASK,
	SAY_THEY_ASK_BY,
	SAY_WE_PROMISED,
	SAY_WE_PROMISED_BY,
	/* unsure: {who} {day}, as a question */
	SAY_UNSURE_LETTER,
	SAY_UNSURE_NOTE,
	SAY_UNSURE_LETTER_SAID, /* {said}: the sentence that may settle it */
	SAY_UNSURE_NOTE_SAID,
	/* {item}: as an example, behind all of them */
	SAY_TALKED, /* {who} {asked} */
	SAY_UNSURE_HOW,
	SAY_UNSURE_REPLY, /* where the digest can be answered */
	/* good news */
	SAY_WIN,
	SAY_SETTLED_BY,
	SAY_SETTLED_YOU,
	SAY_SETTLED_HAND,
	SAY_SETTLED_NOBODY,
	SAY_THANKS,	 /* {item} */
	SAY_THANKS_BARE, /* a letter that settled nothing */
	/* changes */
	SAY_CHANGED_OPENED,
	SAY_CHANGED_SETTLED,
	SAY_CHANGED_DUE,
	SAY_CHANGED_MOVED,
	SAY_MOVED_OFF, /* {item} {who} {from} {to} {day} */
	SAY_MOVED_ON,
	/* services */
	SAY_SERVICE,	      /* {service} {missed} {made} {owed} */
	SAY_SERVICE_OF,	      /* and {child} */
	SAY_SERVICE_PROMISED, /* {n} */
	SAY_SERVICE_AWAY,     /* {n} */
	SAY_SERVICE_LAST,     /* {day} {cause} */
	SAY_SERVICE_NOTED,    /* {day} {cause}; only the family says so */
	SAY_SERVICE_UNNAMED,  /* where no letter says which */
	SAY_GAP,	      /* {support} {times} {days} */
	SAY_GAP_OF,	      /* and {child} */
	SAY_GAP_UNNAMED,
	SAY_SERVICE_HOW,
	/* check-ins and reviews */
	SAY_CHECK_IN,
	SAY_CHECK_IN_MIDDLE,
	SAY_REVIEW,
	SAY_REVIEW_3,
	/* a meeting, and its agenda */
	SAY_MEETING,
	SAY_MEETING_BARE,
	SAY_REASON_PERSON,
	SAY_REASON_SILENCE,
	SAY_REASON_SERVICE,
	SAY_REASON_GAP,
	SAY_MEETING_HOW,
	SAY_AGENDA,
	SAY_AGENDA_OF,
	SAY_AGENDA_OPEN,
	SAY_AGENDA_PROMISED,
	SAY_AGENDA_SERVICES,
	SAY_AGENDA_OURS,
	SAY_AGENDA_SHARE,
	SAY_AGENDA_ASKED,
	SAY_AGENDA_AGAIN,
	SAY_AGENDA_GAVE,
	SAY_AGENDA_GAVE_BY,
	SAY_AGENDA_NONE,
	SAY_AGENDA_WIN,
	/* letters */
	SAY_LETTER,
	SAY_LETTER_NOTE,
	SAY_LETTER_PRIVATE, /* {gist}; to its writer alone */
	SAY_AND_MORE,
	SAY_NOBODY,
	SAY_GIST_ASKS,
	SAY_GIST_PROMISES,
	SAY_GIST_SETTLES,
	SAY_GIST_PARTLY,
	SAY_GIST_DECLINES,
	SAY_GIST_RECEIVED,
	SAY_GIST_CHASES,
	SAY_GIST_ABOUT, /* {what} {subject} */
	SAY_GIST_SUBJECT,
	SAY_GIST_NONE,
	SAY_GIST_POINTER, /* it says that a message stands in the app */
	SAY_GIST_BOUNCE,  /* {subject}: what the family wrote did not arrive */
	/* replies */
	SAY_REPLY_SETTLED,   /* {line} {item} */
	SAY_REPLY_DISMISSED, /* {line} {item} */
	SAY_REPLY_SNOOZED,   /* {line} {item} {until} */
	SAY_REPLY_REOPENED,  /* {line} {item} */
	SAY_REPLY_UNREAD,    /* {line} */
	SAY_REPLY_HOW,	     /* behind one or more of these */
	SAY_REPLY_AGAIN,     /* {day} */
	SAY_REPLY_LATE,	     /* {day} */
	SAY_REPLY_OTHER,     /* {day} */
	SAY_REPLY_DOUBTFUL,  /* {day} */
	/* a member's first forwards */
	SAY_WELCOME_SUBJECT,
	SAY_WELCOME_TITLE,
	SAY_WELCOME_TAKEN,
	SAY_WELCOME_WHY, /* {n} {of} */
	SAY_WELCOME_ONLY_YOU,
	SAY_TAKEN,     /* {who} {day} {what} */
	SAY_TAKEN_DUE, /* {what} {day} */
	SAY_TAKEN_NOTHING,
	/* coming up */
	SAY_DUE,
	SAY_SNOOZED,
	SAY_BREAK_DAY,
	SAY_BREAK,
	SAY_BREAK_END,
	SAY_PARKED, /* {questions} */
	SAY_CALENDAR_ENDS,
	/* letters between digests */
	SAY_ALERT_SUBJECT, /* {counts} */
	SAY_ALERT_TITLE,
	SAY_ALERT_ABOUT,
	SAY_ALERT_WHY,
	SAY_ALERT_ONLY_YOU,
	SAY_HARM_SUBJECT,
	SAY_HARM_TITLE,
	SAY_HARM_INTRO,
	SAY_HARM_LETTER, /* {who} {day} {subject} */
	SAY_HARM_LETTER_BARE,
	SAY_HARM_SHOW,	/* {message} */
	SAY_HARM_DRAFT, /* {item} */
	SAY_HARM_STEPS,
	SAY_HARM_WHY,
	/* clocks */
	SAY_CLOCK,	     /* {title} {rule} {from} */
	SAY_CLOCK_CHILD,     /* the same, {child} */
	SAY_CLOCK_BY_ITSELF, /* {item}: no person started it */
	SAY_CLOCK_YOURS,     /* the duty is the family's */
	SAY_CLOCK_RUNS,	     /* {left}, {day} and {clock} in all that follow */
	SAY_CLOCK_HALF,
	SAY_CLOCK_THREE_QUARTERS,
	SAY_CLOCK_NEAR,
	SAY_CLOCK_DUE,
	SAY_CLOCK_PAST,
	SAY_CLOCK_LONG_PAST,
	SAY_CLOCK_OVER,
	SAY_CLOCK_NO_DATE, /* the calendar ends before */
	SAY_CLOCK_NO_DAYS, /* nothing to count */
	SAY_CLOCK_LATER,   /* {day}: by another reading of the rule */
	SAY_CLOCK_CALENDAR_ENDS,
	SAY_CLOCK_NO_CALENDAR,
	SAY_CLOCK_NO_NUMBER,
	SAY_CLOCK_CUSTOM,
	SAY_CLOCK_UNVERIFIED,
	SAY_CLOCK_UNCHECKED, /* {day} */
	SAY_CLOCK_INSTEAD,   /* {place} {rule} */
	SAY_CLOCK_MOVED,     /* {day} it was, {days} that changed */
	SAY_CLOCK_MOVED_OTHERWISE,
	/* footer */
	SAY_SOURCE,
	SAY_SOURCE_NEVER,
	SAY_SOURCE_TROUBLE,
	SAY_SET_ASIDE,
	SAY_SET_ASIDE_ONE,
	SAY_REPLACED, /* {day} */
	SAY_ITEMS_HOW,
	SAY_COUNTED,
	SAY_ONLY_YOU,
	SAY_ANSWER_HOW,
	SAY_CHAIN,
	SAY_NO_ADVICE,
	/* small labels */
	SAY_LABEL_WAS_DUE,
	SAY_WRITE, /* opens the letter in one's own mail program */
	SAY_WRITE_THANKS,
	/* the picture */
	SAY_CHART_WAITS,
	SAY_CHART_PACES,
	SAY_CHART_STEP,
	SAY_CHART_HALF,
	SAY_CHART_MORE, /* {n} */
	SAY_CHART_SCHOOL,
	SAY_CHART_FAMILY,
	SAY_CHART_SCHOOL_SAID, /* {list} */
	SAY_CHART_FAMILY_SAID,
	SAY_PACES,
	/* in letters to the school */
	SAY_AND, /* {a} {b} */
	SAY_HISTORY_ASKED,
	SAY_HISTORY_AGAIN,
	SAY_HISTORY_WORD,
	SAY_HISTORY_PARTLY,
	SAY_HISTORY_PROMISED,
	SAY_COUNT,
};

enum count {
	COUNT_SCHOOL_DAYS,
	COUNT_NOTES,
	COUNT_FOR_YOU, /* what the heading counts */
	COUNT_QUESTIONS,
	COUNT_WAITING,
	COUNT_PROMISES,
	COUNT_LETTERS,
	COUNT_SET_ASIDE,
	COUNT_SESSIONS,
	COUNT_TIMES,
	COUNT_DAYS,
	COUNT_PARKED,
	COUNT_TAKEN_QUESTIONS,
	COUNT_TAKEN_ASKED,
	COUNT_TAKEN_PROMISES,
	COUNT_TAKEN_OURS,
	COUNT_TAKEN_SETTLED,
	COUNT_COUNT,
};

struct words {
	const char *language;
	const char *section[SECTION_COUNT];
	const char *say[SAY_COUNT];
	const char *count[COUNT_COUNT][2]; /* one, many; {n} */
	const char *number[11];		   /* how a count of notes is said, up to ten */
	const char *weekday[SUNDAY + 1];
	const char *month[13], *month_long[13];
	const char *day, *day_year, *day_bare; /* {d} {month} {year} */
	const char *day_long, *day_long_year;  /* the same with the long names */
};
extern const struct words words_en, words_es;
/* Of a language like "es" or "en-GB"; English where there is none. */
const struct words *words_find(const char *language);

/* What a name of the rules ("speech", "assembly", "extra-time") is called; itself where the table
 * has none. */
const char *words_name(const struct words *w, const char *name);
/* Pairs of slot and value, both strings, then NULL.  A slot without a pair stays as it is. */
char *words_say(const struct words *w, enum say say, ...) G_GNUC_NULL_TERMINATED;
char *words_count(const struct words *w, enum count what, guint n);
/* The same without the number, which a drawing shows in its own way. */
char *words_count_label(const struct words *w, enum count what, guint n);
/* "3 Nov"; with the year where it is not the year of `today`. */
char *words_day(const struct words *w, struct day d, struct day today);
/* "3 November"; with the year where it is not the year of `today`. */
char *words_day_long(const struct words *w, struct day d, struct day today);
/* "Tue 3 Nov" */
char *words_weekday(const struct words *w, struct day d, struct day today);
/* "16 to 22 November 2026", "28 November to 4 December 2026" */
char *words_period(const struct words *w, struct day from, struct day to);

/* What a person is asked of an EVENT_UNSURE; `who` wrote on `day`. */
char *words_question(const struct words *w, const struct event *e, const char *who, struct day day,
	struct day today);

/* What a section does not show, and where it is found. */
char *words_more(const struct words *w, enum section_kind kind, guint n);
/* What the heading counts: entries by the sections' meaning. */
void words_tally(const struct digest *d, guint ret_n[COUNT_COUNT]);
/* "2 for you, 3 waiting"; "" if none. */
char *words_counts(const struct words *w, const struct digest *d, const char *separator);
