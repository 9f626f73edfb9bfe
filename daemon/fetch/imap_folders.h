/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The folders of a mailbox: their names here and there, and what they are for (RFC 6154). */
#pragma once
#include "fetch/imap_talk.h"

struct imap_folders;
typedef struct imap_folders imap_folders;

struct imap_folders *imap_folders_new(void);
void imap_folders_free(struct imap_folders *f);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(imap_folders, imap_folders_free)

/* One reply to LIST; others are passed over. */
void imap_folders_add(struct imap_folders *f, const struct imap_reply *r);
/* Asks the server for all. */
struct imap_folders *imap_folders_list(struct imap_talk *t, GError **error);

/* Names and special uses ("\Sent") to names in UTF-8, each once. */
GStrv imap_folders_find(const struct imap_folders *f, char *const *wanted);
/* What the server calls it. */
char *imap_folders_server_name(const struct imap_folders *f, const char *utf8);
bool imap_folders_has(const struct imap_folders *f, const char *utf8);
