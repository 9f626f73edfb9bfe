/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Signatures that only show when several letters of one person lie side by side: lines that
 * stand at the end of all of them and say nothing ("Room 12 | ext. 4410", "Go Otters").  Pure.
 */
#pragma once
#include "model/message.h"

#define CLOSING_LETTERS_MIN 3 /* so often a line must stand at the end */
#define CLOSING_LINES_MAX 6   /* of one signature */
#define CLOSING_WORDS_MAX 8   /* of one of its lines */

/*
 * Cuts such lines, and their sentences, from the own words of every letter.  Never a closing
 * formula, never the writer's name, never what reads as a sentence, never a line that
 * asks, promises or answers: those are the author's own.
 */
void closing_cut(const GPtrArray *messages /* struct message */);
