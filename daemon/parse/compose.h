/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A body to a message: zones, own text, sentences; and the messages forwarded in it, each a
 * message of its own, one level deeper.
 */
#pragma once
#include "parse/body.h"
#include "parse/mime.h"

#define COMPOSE_DEPTH_MAX MIME_DEPTH_MAX

/*
 * Fills m (which is in messages) from its body, and appends the messages forwarded in it.
 * Returns the first of those, to which the attachments of such a mail belong, or NULL.
 */
struct message *compose(struct message *m, const struct body_text *body, gboolean machine,
	const struct parse_context *context, GPtrArray *messages);
