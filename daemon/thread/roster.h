/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The people of a family's mail, found by address, domain, platform or name.  Pure. */
#pragma once
#include "model/message.h"
#include "model/settings.h"

enum side {
	SIDE_OTHER,
	SIDE_SCHOOL,
	SIDE_FAMILY,
	SIDE_LOG
};

struct roster;
typedef struct roster roster;
/* Borrows from the settings, which outlive it. */
struct roster *roster_new(const struct settings *s);
void roster_free(struct roster *r);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(roster, roster_free)

/* By address; by name only where there is no address. */
enum side roster_side(const struct roster *r, const struct address *a);
bool roster_is_platform(const struct roster *r, const char *address);
/* The member or contact, by address, else by display name (platforms); or NULL. */
const struct person *roster_person(const struct roster *r, const struct address *a);
/* The one member or contact that a shown name means; NULL where there is none or several. */
const struct person *roster_named(const struct roster *r, const char *shown);
/* Who holds a role ("case-manager") on a day; the latest to begin where several do; or NULL. */
const struct person *roster_role(const struct roster *r, const char *role, struct day day);
/* How a digest calls somebody: the roster's name, else the display name, else the address. */
const char *roster_call(const struct roster *r, const struct address *a);
/* Neither family nor school, but showing the name or the domain of one that is. */
bool roster_is_imitation(const struct roster *r, const struct address *a);
