/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Domains of mail addresses: whose it is, and whose it only looks like.  Pure. */
#pragma once
#include <glib.h>
#include <stdbool.h>

/* The part after the last '@', or "". */
const char *domain_of(const char *address);
/* The domain itself or a subdomain of it. */
bool domain_under(const char *domain, const char *parent);
bool domain_in(const char *domain, const char *const *parents);
/*
 * Not the domain, but made to be taken for it: one letter more, less, changed or swapped, or
 * letters of the same shape (0 for o, rn for m, Cyrillic a; Unicode TR 39 in small).
 */
bool domain_lookalike(const char *domain, const char *genuine);
