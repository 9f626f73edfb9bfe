/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The items on their way through time: which are live, and which of them a letter may concern.
 * Found by thread and by shared words, so that a letter meets few.  Pure.
 */
#pragma once
#include "model/settings.h"
#include "track/answer.h"

/* Replies are followed back so far; a word that so many live items share tells nothing; an item
 * older than this is met in its own thread alone. */
#define FIELD_CHAIN_MAX 50
#define FIELD_WORD_ITEMS_MAX 200
#define FIELD_AGE_DAYS 400
/* A letter of the very person asked is met whatever its words, so many days long. */
#define FIELD_PERSON_DAYS 60

struct field {
	const struct settings *settings;
	struct lexicon *lexicon;
	const struct weights *weights; /* the book's */
	GHashTable *by_id;	       /* message id -> struct message, borrowed */
	GPtrArray *all;		       /* struct asked, owned, one for each item */
	GHashTable *asked;	       /* item id -> struct asked */
	GHashTable *opened_by;	       /* message id -> GPtrArray of struct asked */
	GHashTable *by_thread;	       /* thread -> GPtrArray of struct asked, live or lately so */
	GHashTable *by_word;	       /* word -> the same */
	GHashTable *by_person;	       /* address of one who owes it -> the same */
	GHashTable *last_by;	       /* address -> time of its last letter, so far */
	GHashTable *last[2];	       /* conversation -> id of the last letter of each side */
	GHashTable *dependents;	       /* item id -> what answers or chases it */
	GPtrArray *replied; /* struct asked: the school asked for it by a day, and of a reply a
			     * person is asked */
	GPtrArray *none;
};
typedef struct field field;

struct field *field_new(const GPtrArray *items, const GPtrArray *messages, const struct settings *s,
	const struct phrasebook *book);
void field_free(struct field *f);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(field, field_free)

const struct message *field_message(const struct field *f, gint64 id);
struct asked *field_asked(const struct field *f, gint64 id);
/* What a letter opens; never NULL. */
const GPtrArray *field_opened_by(const struct field *f, gint64 id);
/* What answers or chases an item; may be NULL. */
GPtrArray *field_dependents(const struct field *f, gint64 id);
/* The letter that this one answers: as it says, else the last of the other side in its thread. */
gint64 field_parent(const struct field *f, const struct message *m);
/* The letter has been read. */
void field_pass(struct field *f, const struct message *m);
/* Is this the first letter of its writer since the item? */
bool field_is_first(const struct field *f, const struct message *m, const struct item *i);
/* The item is live from now on. */
void field_add(struct field *f, struct asked *a);
/* It answers or chases another. */
void field_depend(struct field *f, struct asked *a);
/* Live items that the letter may concern, each once, by id. */
GPtrArray *field_around(struct field *f, const struct heard *h);
