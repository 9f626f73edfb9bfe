/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A real server with users, mails put into their Maildirs, and what a pass brings from there. */
#pragma once
#include "base/error.h"
#include "fetch/imap_session.h"

#define FIRST_TIME 1788000000 /* of mail 0; one more a second later */

typedef struct source source;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(source, source_free)

const char *real_dir(void);
char *real_value(const char *key);
void real_shell(const char *format, ...) G_GNUC_PRINTF(1, 2);
void real_server(const char *verb);
void real_user(const char *user);
struct source *real_source(const char *user);
struct imap_session *real_open(const char *user);
char *real_maildir(const char *user);
char *real_put(const char *user, const char *box, int n, const char *flags, const char *text);
char *real_text(int n, const char *from);
char *real_listing(const char *user);

struct got {
	GHashTable *hashes; /* sha256 -> how often */
	guint mails, commits;
	char *committed;	     /* the cursor at the last commit */
	void (*at)(struct got *got); /* called at each mail */
	struct mail *last;
	GArray *uids;
};
typedef struct got got;

struct got *got_new(void);
void got_free(struct got *g);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(got, got_free)
gboolean got_mail(struct mail *m, gpointer data, GError **error);
gboolean got_commit(const struct cursor *c, gpointer data, GError **error);
gboolean got_pass(struct imap_session *s, const char *folder, struct cursor *c, struct got *g,
	GError **error);
void got_must_pass(struct imap_session *s, struct cursor *c, struct got *g);
void assert_code(const GError *error, enum st_error code);
