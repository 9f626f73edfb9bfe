/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The languages that the program has words for: those it writes to the family, and reads dates in.
 */
#pragma once

extern const char *const languages_all[]; /* "en"; NULL at the end */
