/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A message: what one author wrote at one time.  A mail carries one or more of them: the
 * mail itself (level 0), a message forwarded in it (level 1), one forwarded inside that
 * (level 2) ...  The reader makes them; thread/ and run/ place them in the trail.
 */
#pragma once
#include "base/moment.h"
#include "model/act.h"
#include "model/note.h"

struct address {
	char *name;    /* display name, decoded, may be NULL */
	char *address; /* lower case; "" where a forward shows only a name */
};

/* Zones are byte ranges of message.text, in order, never overlapping. */
enum zone_kind {
	ZONE_NEW,
	ZONE_INLINE_ANSWER, /* new text between quoted lines */
	ZONE_QUOTE,
	ZONE_FORWARD,
	ZONE_SIGNATURE,
	ZONE_DISCLAIMER,
	ZONE_PLATFORM,
	ZONE_BANNER,
	ZONE_COUNT,
};
extern const char *const zone_kind_names[ZONE_COUNT];

struct zone {
	enum zone_kind kind;
	gsize from, to;
};

enum owed_by {
	OWED_UNKNOWN,
	OWED_SCHOOL,
	OWED_FAMILY
};
extern const char *const owed_by_names[]; /* NULL, "school", "family" */

/* How a sentence stands in its letter: facts for the rules, found by parse/sentence. */
enum sentence_mark {
	SENTENCE_BULLET = 1 << 0,
	SENTENCE_LEAD_IN = 1 << 1,  /* the line before bullets */
	SENTENCE_FIRST = 1 << 2,    /* first sentence after the greeting */
	SENTENCE_QUESTION = 1 << 3, /* ends in a question mark */
	SENTENCE_GREETING = 1 << 4, /* "Hi Ms. Ortiz," or "Thanks, Marisol" alone */
	SENTENCE_INLINE = 1 << 5,   /* an answer between quoted lines */
	SENTENCE_SUBJECT = 1 << 6,  /* the subject line, read as a sentence */
};

struct evidence { /* one line of the sum that `explain` prints */
	enum act kind;
	int strength; /* > 0 speaks for the kind, < 0 against */
	char *rule;   /* id of the rule, mark or guard */
};

#define SESSIONS_MAX 8
struct sentence {
	char *text;	/* to the letter, white space squeezed, bullet marker gone */
	gsize from, to; /* in own_text */
	guint marks;	/* enum sentence_mark */
	int lead_in;	/* index of the lead-in sentence of a bullet, else -1 */
	char *answers;	/* the quoted line that an inline answer stands under, or NULL */
	/* filled by classify/verdict */
	guint head; /* characters of greeting, name and the like, before the sentence proper */
	act_set acts;
	char *rule; /* the strongest for the main act, or NULL */
	enum owed_by owed_by;
	struct day due;	     /* DAY_NONE */
	GArray *sessions;    /* struct day: of the sessions it tells of; or NULL */
	char *actor;	     /* "Mr. Okafor" in "Mr. Okafor will call you", or NULL */
	GPtrArray *evidence; /* struct evidence */
};

struct attachment {
	char *name;  /* may be NULL */
	char *type;  /* media type, lower case */
	gint64 size; /* bytes, decoded */
	char *sha256;
	struct moment taken; /* by the camera's own clock (EXIF); MOMENT_NONE: not told */
};

enum via {
	VIA_DIRECT,
	VIA_FORWARD_INLINE,
	VIA_FORWARD_ATTACHMENT,
	VIA_QUOTED,
	VIA_NOTE,
	VIA_COUNT
};
extern const char *const via_names[VIA_COUNT];

enum direction {
	DIRECTION_OTHER,
	DIRECTION_FROM_SCHOOL,
	DIRECTION_FROM_FAMILY,
	DIRECTION_COUNT
};
extern const char *const direction_names[DIRECTION_COUNT];

/* What sort of mail it is by its headers and its platform; what the words tell is in the acts. */
enum message_kind {
	KIND_PERSON, /* somebody wrote it, as far as can be told */
	KIND_AUTO_REPLY,
	KIND_BOUNCE,  /* a server could not deliver it */
	KIND_RECEIPT, /* "your message was opened" */
	KIND_BULK,    /* a platform's post to many */
	KIND_INFO,    /* a platform's report: missing work, grades, absences */
	KIND_POINTER, /* "you have a new message, open the app": neither answer nor silence */
	KIND_COUNT,
};
extern const char *const message_kind_names[KIND_COUNT];

/* What an invitation, or the answer to one, does (RFC 5546). */
enum invitation_method {
	INVITATION_REQUEST,
	INVITATION_UPDATE, /* the same meeting, changed: it may have moved */
	INVITATION_CANCEL,
	INVITATION_ACCEPT,
	INVITATION_TENTATIVE,
	INVITATION_DECLINE,
	INVITATION_COUNTER, /* another time is proposed */
	INVITATION_COUNT,
};
extern const char *const invitation_method_names[INVITATION_COUNT];

struct invitation {
	enum invitation_method method;
	struct moment when, until; /* MOMENT_NONE where not told */
	bool whole_day;
	char *summary, *place; /* may be NULL */
};

struct away {		 /* what an automatic reply tells */
	struct day back; /* the day it names for the return; DAY_NONE */
	char *contact;	 /* whom to write to instead; may be NULL */
};

/* Where the date came from, best first. */
enum date_source {
	DATE_HEADER,
	DATE_FORWARD,
	DATE_ARRIVAL
};

struct message {
	int index;  /* 0, 1, ... in its carrier, in the order found */
	int level;  /* 0 the mail itself, 1 forwarded in it, ... */
	int parent; /* index of the message it was found in; -1 */
	enum via via;
	char *message_id;     /* without <>, or NULL */
	char *in_reply_to;    /* without <>, or NULL */
	GStrv references;     /* without <>, oldest first; never NULL */
	struct address *from; /* never NULL; address "" if there is none */
	char *reply_address;  /* of Reply-To, where it is another than From's; or NULL */
	GPtrArray *to, *cc;   /* struct address */
	struct moment date;   /* never MOMENT_NONE */
	enum date_source date_source;
	char *subject;		    /* decoded; "" if none */
	char *text;		    /* the whole body as UTF-8; zones point into it */
	GArray *zones;		    /* struct zone */
	char *own_text;		    /* paragraphs on one line each */
	GPtrArray *sentences;	    /* struct sentence, of own_text */
	GPtrArray *attachments;	    /* struct attachment */
	act_set acts;		    /* of the message: those with act_names[].in_message */
	GPtrArray *evidence;	    /* struct evidence: of its wording as a whole */
	bool automatic;		    /* by its headers: RFC 3834 and friends */
	bool list;		    /* by its headers: List-Id, Precedence: bulk ... a hint */
	bool mailing;		    /* and it calls itself bulk and says how to unsubscribe */
	bool own_digest;	    /* our own digest coming back */
	bool authentication_failed; /* the family's own provider says so */
	enum message_kind kind;
	char *platform; /* name of the platform that passed it on (rules/platforms), or NULL */
	struct invitation *invitation; /* to a meeting, or the answer to one; or NULL */
	struct away *away;	       /* of an automatic reply, filled by classify/; or NULL */
	/* filled by thread/side */
	enum direction direction;
	bool between; /* goes between family and school: only then items open */
	bool trusted;
	enum note_kind note;  /* a member's note to the log; NOTE_NONE: a letter */
	struct address *with; /* of a note: whom of the school it names; or NULL */
	/* filled in the trail by run/ */
	gint64 id;	     /* "m12"; 0: not in the trail */
	gint64 thread;	     /* "t3" */
	gint64 conversation; /* of the thread, what its headers and quotes tell; 0: all of it */
	gint64 reply_to;     /* id of the message it answers, or 0 */
	char *join;	     /* why it stands in its thread: "references", "subject" ... or NULL */
	gint64 mail;	     /* id of the mail that carries it */
	GStrv carriers;	     /* Message-IDs of all mails that brought it; never NULL */
	char *file;	     /* it was imported from, or NULL */
	char *sha256;	     /* of the carrier */
};
typedef struct message message;

struct message *message_new(void);
void message_free(struct message *m);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(message, message_free)

/* The Message-ID it replies to; some programs say it only among the references.  NULL: none. */
const char *message_answers(const struct message *m);
/* What a note says: its subject and its text, without the word for its kind. */
char *message_note_text(const struct message *m);
/* The address of the one member who may see it; NULL: all the family.  What is private is in no
 * letter to another, and in no copy for one. */
const char *message_private_to(const struct message *m);

struct sentence *sentence_new(void);
void sentence_free(struct sentence *s);
struct address *address_new(const char *name, const char *address);
void address_free(struct address *a);
struct attachment *attachment_new(void);
struct attachment *attachment_copy(const struct attachment *a);
void attachment_free(struct attachment *a);
void evidence_free(struct evidence *e);
void invitation_free(struct invitation *i);
void away_free(struct away *a);
