/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One connection to the trail's file: how it is opened, and in which class of error SQLite's
 * answers fall.  Statements are stmt.h.
 */
#pragma once
#include <glib.h>
#include <stdbool.h>

/* Scripts of several statements, from schema/: SCRIPT_FACTS_0001, SCRIPT_TRAIL ... */
enum script {
#define STATEMENT(name, text) SCRIPT_##name,
#include "daemon/store/scripts.inc"
#undef STATEMENT
	SCRIPT_COUNT,
};
extern const char *const scripts[SCRIPT_COUNT];

struct db;

#define DB_APPLICATION_ID 0x5374726c /* "Strl", as in schema/0001-facts.sql */
#define DB_BUSY_MS 10000	     /* how long another writer is waited for */

/* The file must be there (an empty one is a new trail).  Refuses what is no trail. */
struct db *db_open(const char *path, GError **error);
void db_close(struct db *db);
const char *db_path(const struct db *db);
gboolean db_script(struct db *db, enum script which, GError **error);
bool db_in_transaction(struct db *db);
/* Copies all of `from` over all of `to`, in one transaction of `to`. */
gboolean db_copy(struct db *to, struct db *from, GError **error);
/* The same into a file that is there, and empty. */
gboolean db_copy_to(const char *path, struct db *from, GError **error);

/* -- the folder and the file (place.c) -------------------------------------------------- */
/*
 * The real path of the trail in the folder: ours alone, no link, nothing else in its place.
 * create: folder (0700) and an empty file (0600) are made where missing; else NOT_FOUND.
 */
char *db_place(const char *folder, const char *name, bool create, GError **error);
