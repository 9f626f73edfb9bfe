/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The limits of mime.h, held before GMime sees a byte: what it would need memory for. */
#pragma once
#include <glib.h>

/* NULL, or why the mail must be set aside. */
const char *mime_scan(const guint8 *raw, gsize length);
