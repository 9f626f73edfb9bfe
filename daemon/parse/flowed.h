/* SPDX-License-Identifier: GPL-3.0-or-later */
/* RFC 3676: text/plain; format=flowed. */
#pragma once
#include <glib.h>

/* Soft line breaks undone, space-stuffing gone, quoting kept as "> ". */
char *flowed_undo(const char *text, gboolean delsp);
