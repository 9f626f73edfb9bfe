/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A family, its letters and items for the tests of digest/: what a week may hold. */
#pragma once
#include "digest/digest_plan.h"

struct family {
	struct digest_input in;
	struct settings *settings;
	GPtrArray *items; /* struct item: owns what the views show */
	GPtrArray *views, *messages, *sources, *set_aside;
};

/* The Riveras on Sunday 2026-11-22, 18:00, with nothing in the trail. */
struct family *family_new(void);
void family_free(struct family *f);
typedef struct family family;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(family, family_free)

/* A letter on that day at noon; from the school where `from` is one of its people. */
struct message *family_letter(
	struct family *f, const char *day, const char *from, const char *to, const char *subject);
/* The item that a sentence of the letter opens; it is live, and waits. */
struct item_view *family_item(struct family *f, const struct message *m, enum item_kind kind,
	enum owed_by owed_by, const char *quote);
void family_event(
	struct item_view *v, enum event_kind kind, const struct message *m, const char *why);
/* That letter may settle it. */
void family_unsure(struct item_view *v, const struct message *m);
void family_source(struct family *f, const char *name, const char *at, const char *trouble);
void family_set_aside(struct family *f, const char *from, const char *subject, const char *why);

/* A full week: something in every section. */
struct family *family_full(void);

extern const char family_mother[], family_father[], family_teacher[], family_therapist[];
