/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is who: family, school, other; by address, domain, platform and name.  Pure. */
#pragma once
#include "model/message.h"
#include "model/settings.h"

enum side { SIDE_OTHER, SIDE_SCHOOL, SIDE_FAMILY, SIDE_LOG };

struct roster;
typedef struct roster roster;
struct roster *roster_new(const struct settings *s);
void roster_free(struct roster *r);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(roster, roster_free)

enum side roster_side(const struct roster *r, const struct address *a);
/* The member or contact, by address, else by display name (platforms); or NULL. */
const struct person *roster_person(const struct roster *r, const struct address *a);
/* How a digest calls somebody: the roster's name, else the display name, else the address. */
const char *roster_call(const struct roster *r, const struct address *a);

/* Fills direction, between, trusted, note; and the address behind a platform or a bare name
 * (a forward that shows only "Dana Whitfield") where the roster knows it. */
void side_place(const struct roster *r, struct message *m);
