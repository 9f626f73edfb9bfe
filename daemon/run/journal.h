/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One line an event on standard error: "event key=value ...".  Never a subject, a sentence, a
 * name or an address.  Under systemd the line carries its priority.
 */
#pragma once

enum journal_level {
	JOURNAL_ERROR = 3,
	JOURNAL_WARNING = 4,
	JOURNAL_INFO = 6
};

void journal(enum journal_level level, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
