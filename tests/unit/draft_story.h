/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A question that waits, and the people around it: for the tests of draft. */
#pragma once
#include "digest_family.h"

struct person *story_contact(
	struct family *f, const char *key, const char *name, const char *address, const char *role);
/* A case manager (Ana Ortiz), a principal (Sam Lee), a director (Renata Quill). */
void story_contacts(struct family *f);
/* Marisol asks Dana Whitfield on 3 November; from stage 2 on, again on the 12th. */
struct item_view *story_question(struct family *f, int stage);
