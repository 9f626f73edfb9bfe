/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An item: one sentence that puts a duty on one side.  It is born with its sentence, and
 * everything after is an event.  What it is on a given day (state, class, stage ...) is
 * computed from the events up to that day: struct item_view.
 */
#pragma once
#include "base/moment.h"
#include "model/message.h"
#include "model/settings.h"

enum item_kind {
	ITEM_REQUEST,
	ITEM_COMMITMENT,
	ITEM_TASK, /* of the family alone: the summary of a talk */
};
extern const char *const item_kind_names[]; /* "request", "commitment", "task" */

enum item_state {
	STATE_OPEN,
	STATE_ACKNOWLEDGED,
	STATE_RESOLVED,
	STATE_DECLINED,
	STATE_DISMISSED,
	STATE_COUNT,
};
extern const char *const item_state_names[STATE_COUNT];

enum event_kind {
	EVENT_OPENED,
	EVENT_ACKNOWLEDGED,
	EVENT_PARTLY, /* shown as acknowledged; the class becomes partly */
	EVENT_RESOLVED,
	EVENT_DECLINED,
	EVENT_CHASED,
	EVENT_UNSURE, /* shown as noted; sets the question */
	EVENT_REMINDED,
	EVENT_ESCALATED,
	EVENT_DISMISSED,
	EVENT_SNOOZED,
	EVENT_REOPENED,
	EVENT_NOTED,
	EVENT_COUNT,
};
extern const char *const event_kind_names[EVENT_COUNT]; /* as in JSON "what" */

/*
 * What a person is asked where the rules cannot tell: may this letter have settled it?  The words
 * are those of digest/words.
 */
enum question {
	QUESTION_NONE,
	QUESTION_LETTER,
	QUESTION_NOTE, /* the letter is a note of the family's own */
};

struct event {
	enum event_kind kind;
	struct moment at;
	gint64 message;	  /* id of the letter that did it; 0: see by_person */
	bool by_person;	  /* else, with message 0, the clock */
	char *why;	  /* rule or decision, for a person to read */
	struct day until; /* of EVENT_SNOOZED; of EVENT_ACKNOWLEDGED: the day that was promised */
	enum question question; /* of EVENT_UNSURE */
	char *who;		/* of EVENT_UNSURE: the letter's author, as it names him */
	char *said;		/* of EVENT_UNSURE: the sentence that may settle it, or NULL */
};

struct item {
	gint64 id; /* "i7" */
	enum item_kind kind;
	enum owed_by owed_by;
	char *from;	  /* address of the writer */
	gint64 message;	  /* in which it stands */
	int sentence;	  /* index there */
	char *message_id; /* of that letter, or NULL */
	struct moment date;
	gint64 thread;
	char *child;	/* or NULL */
	char *quote;	/* the sentence, to the letter */
	struct day due; /* what the sentence itself states */
	char *actor;	/* named colleague who will do it, or NULL; of a task: whom it is about */
	char *rule;
	gint64 answers; /* for a commitment: the request it answers, or 0 */
	gint64 chases;	/* for a chaser: the item it chases, or 0 */
	/* which ladder class a request belongs to */
	bool is_records, is_meeting, is_missed, is_gap;
	GPtrArray *events; /* struct event, by time; the first is EVENT_OPENED */
};
typedef struct item item;

/* An item as of one instant. */
struct item_view {
	const struct item *item; /* not owned */
	enum item_state state;
	const struct event *unsure; /* EVENT_UNSURE that still stands, not owned; or NULL */
	gint64 resolved_by;	    /* message id, or 0 */
	enum item_class class;
	struct day waiting_since;
	int waiting_school_days;
	struct day follow_up_on; /* DAY_NONE */
	int attempts;
	bool overdue;
	int stage;
	struct day snoozed_until; /* DAY_NONE; only where still ahead */
	struct moment as_of;	  /* the instant of this view: later events are not in it */
};

/* What a person decided about an item: a fact. */
struct decision {
	gint64 id;
	gint64 item;
	struct moment at;
	enum event_kind kind; /* RESOLVED (done, answered), DISMISSED, SNOOZED, REOPENED, NOTED */
	struct day until;     /* of SNOOZED */
	char *text;	      /* "phone", a note ... or NULL */
};

struct item *item_new(void);
void item_free(struct item *i);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(item, item_free)
struct event *event_new(enum event_kind kind, struct moment at, const char *why);
void event_free(struct event *e);
void decision_free(struct decision *d);
