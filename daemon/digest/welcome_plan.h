/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The letter back for one of a member's first forwards: what was taken in, in a line for each
 * letter, so that a person sees that it works.  Pure.
 */
#pragma once
#include "digest/digest_plan.h"

#define WELCOME_LETTERS 5 /* of a member; then only the digest writes */

/* letters: struct message that the forward brought, at least one; nth: of WELCOME_LETTERS. */
struct digest *welcome_plan(const struct digest_input *in, const GPtrArray *letters, guint nth);
