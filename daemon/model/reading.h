/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the reader says of one mail: its messages, or why it could not be read.  Its GVariant
 * form travels from the reader to the daemon and is kept as a derived row in the trail.
 */
#pragma once
#include "model/message.h"

struct reading {
	GPtrArray *messages; /* struct message, outermost first; empty where rejected */
	char *rejected;	     /* why, or NULL */
	char *incomplete;    /* rules that gave up on it (a limit), or NULL */
};
typedef struct reading reading;

struct reading *reading_new(void);
void reading_free(struct reading *r);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(reading, reading_free)

/* Tuples, in the order of struct message: a table of names cost more than all the rest. */
#define SENTENCE_TYPE "(sttuimsumsuiaimsa(uis))"
/* kind, platform, Reply-To, invitation, away, whom a note names, evidence of the whole */
#define NATURE_TYPE "(umsmsm(uxixibmsms)m(ims)m(mss)a(uis))"
/* name, type, size, hash, taken */
#define ATTACHMENT_TYPE "(mssxsxi)"
#define MESSAGE_BARE_TYPE                                                                          \
	"(iiiumsmsasmssa(mss)a(mss)xiusssa(utt)a" SENTENCE_TYPE "a" ATTACHMENT_TYPE                \
	"ubbbbbubbu" NATURE_TYPE ")"
#define READING_TYPE "(msmsa" MESSAGE_BARE_TYPE ")"

/* A floating reference, in normal form. */
GVariant *reading_to_variant(const struct reading *r);
/* NULL and REJECT where the variant is not in normal form or says what cannot be. */
struct reading *reading_of_variant(GVariant *v, GError **error);

/* A message with its place in the trail (id, thread, mail ...), which no reader may set. */
#define MESSAGE_TYPE "(" MESSAGE_BARE_TYPE "xxxxmsasmayms)"
GVariant *message_to_variant(const struct message *m);
struct message *message_of_variant(GVariant *v, GError **error);
