/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What an IMAP server sends (RFC 3501 section 9, `response`), from bytes to values.  Strict and
 * bounded, because everything after a wrong guess would be read wrong: bytes that do not fit the
 * grammar end the session.  Literals are taken by length only, so nothing that stands in a mail
 * can be mistaken for a reply.  Pure: bytes are fed in pieces of any size.
 */
#pragma once
#include <glib.h>
#include <stdbool.h>

#define IMAP_LINE_MAX (1024 * 1024) /* of one reply, literals not counted */
#define IMAP_DEPTH_MAX 50	    /* parentheses */

enum imap_value_kind {
	IMAP_ATOM,   /* also numbers and flags, "BODY[]" */
	IMAP_STRING, /* quoted or literal */
	IMAP_NIL,
	IMAP_LIST,
};

/* Values stand in the order they came, a list before its members: no tree, no recursion. */
struct imap_value {
	enum imap_value_kind kind;
	guint next;	  /* index of the value that follows this one and all in it */
	const char *text; /* atom or string, length bytes, then a NUL; NULL for others */
	gsize length;
	GBytes *literal; /* where the string came as one; text points into it, without a NUL */
};

enum imap_reply_kind {
	IMAP_DATA,	/* "* 3 EXISTS", "* SEARCH 1 2" */
	IMAP_CONDITION, /* "* OK ...", "* BYE ..." */
	IMAP_DONE,	/* "a7 OK ...": the end of a command */
	IMAP_CONTINUE,	/* "+ idling" */
};

enum imap_status {
	IMAP_OK,
	IMAP_NO,
	IMAP_BAD,
	IMAP_BYE,
	IMAP_PREAUTH,
	IMAP_STATUS_COUNT
};

struct imap_reply {
	enum imap_reply_kind kind;
	char *tag;		 /* of IMAP_DONE */
	enum imap_status status; /* of IMAP_CONDITION and IMAP_DONE */
	char *code;		 /* "UIDNEXT 12" of "[UIDNEXT 12]", or NULL */
	char *text;		 /* for a person, as sent; of all but IMAP_DATA */
	char *name;		 /* of IMAP_DATA, upper case: "FETCH" */
	guint32 number;		 /* of "* 3 EXISTS", else 0 */
	GArray *values;		 /* struct imap_value; of IMAP_DATA, what follows the name */
	GStringChunk *strings;	 /* behind the values */
};
typedef struct imap_reply imap_reply;

void imap_reply_free(struct imap_reply *r);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(imap_reply, imap_reply_free)

const struct imap_value *imap_reply_value(const struct imap_reply *r, guint i);
/* The value behind an atom of that name in the list at index `list`, as FETCH has them; or NULL. */
const struct imap_value *imap_reply_find(const struct imap_reply *r, guint list, const char *name);
/* Digits only, at most 4294967295. */
bool imap_value_number(const struct imap_value *v, guint32 *ret_number);
bool imap_value_is(const struct imap_value *v, const char *atom);
/* A copy of an atom or string, up to its first NUL; NULL for others. */
char *imap_value_dup(const struct imap_value *v);

struct imap_parser;
typedef struct imap_parser imap_parser;

/* literal_max: of all literals of one reply together. */
struct imap_parser *imap_parser_new(gsize literal_max);
void imap_parser_free(struct imap_parser *p);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(imap_parser, imap_parser_free)

/*
 * Takes bytes up to the end of one reply: *ret_used of them, all if the reply is not complete
 * (then *ret_reply is NULL).  UNAVAILABLE at bytes that are no IMAP; the parser is then of no
 * more use.
 */
gboolean imap_parser_feed(struct imap_parser *p, const char *bytes, gsize length, gsize *ret_used,
	struct imap_reply **ret_reply, GError **error);
