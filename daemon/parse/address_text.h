/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lists of addresses: of a raw header, or as a client prints them in a forward (semicolons,
 * "[mailto:...]", names alone).
 */
#pragma once
#include "model/message.h"

#define ADDRESSES_MAX 500 /* of one field; more is no letter to a family */

/* Appends struct address; the text may hold encoded words.  NULL is an empty list. */
void address_text_list(const char *text, GPtrArray *list);
/* The first address of a text, or the one "on behalf of" whom it speaks; never NULL, address ""
 * where only a name is shown. */
struct address *address_text_first(const char *text);
