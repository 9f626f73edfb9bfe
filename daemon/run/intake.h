/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From a source into the trail.  A batch of mails and the cursor that knows them are one
 * transaction: whatever is killed, nothing is lost and nothing is fetched twice.
 */
#pragma once
#include "run/trail.h"

struct imap_session;
struct files_memory;

/* What is kept of a source between two passes.  All zero at first; cleared at the end. */
struct source_state {
	struct imap_session *session; /* NULL: not connected, or no IMAP */
	struct files_memory *memory;
	gint64 noted_s; /* when its success was last written down; 0: not yet */
};
typedef struct source_state source_state;
void source_state_clear(struct source_state *state);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(source_state, source_state_clear)

/* Any path a person names, as source "import". */
gboolean intake_path(struct trail *t, const char *path, struct pass_count *count, GError **error);
/*
 * One pass over a source.  Its trouble is noted in the trail and returned; the session is then
 * closed.  What came before the trouble is kept.
 */
gboolean intake_source(struct trail *t, const struct source *source, struct source_state *state,
	struct pass_count *count, GError **error);
/* An error that is the source's own: told in status and digest, and the others go on. */
bool intake_is_trouble(const GError *e);
