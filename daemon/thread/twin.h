/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The same letter twice: found directly, forwarded, attached, quoted, re-sent.  Known by its
 * Message-ID; by author, minute and words; or, told second-hand with a clock of unknown zone, by
 * author and nearly all of its words.  O(n log n).  Pure.
 */
#pragma once
#include "model/message.h"

/*
 * Groups messages that are one letter.  Result: for each message the index (guint) of the one that
 * stands for its group: one that its author sent rather than a list's copy, then the best source
 * (direct, then attached, then inline, then quoted), then the earliest mail.  The array is as long
 * as messages; free it with g_array_unref.
 */
GArray *twin_group(const GPtrArray *messages /* struct message */);
