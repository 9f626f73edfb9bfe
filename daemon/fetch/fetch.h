/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Mail comes in.  Each kind of source calls back for every new mail; what the caller answers
 * decides whether the source goes on.  Nothing on the server or in the files ever changes.
 */
#pragma once
#include "model/mail.h"
#include "model/settings.h"

#define MAIL_SIZE_MAX (50 * 1024 * 1024) /* a larger one is left out, and said so */

/* Takes a mail (ownership passes).  FALSE ends the pass with the caller's error. */
typedef gboolean (*fetch_mail_fn)(struct mail *mail, gpointer data, GError **error);
