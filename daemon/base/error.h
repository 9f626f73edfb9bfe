/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One error domain.  The code says who must act; the message says what failed, then why.
 */
#pragma once
#include <glib.h>

#define ST_ERROR (st_error_quark())
GQuark st_error_quark(void);

enum st_error {
	ST_ERROR_AGAIN = 1,   /* back off, the same work next time */
	ST_ERROR_UNAVAILABLE, /* a server is away or refuses: back off */
	ST_ERROR_REJECT,      /* this mail is at fault: set it aside, show it, go on */
	ST_ERROR_CONFIG,      /* a person must mend the configuration or a rule */
	ST_ERROR_DENIED,      /* a person must change permissions or credentials */
	ST_ERROR_NOT_FOUND,   /* what was asked for does not exist */
	ST_ERROR_USAGE,	      /* the command line is wrong */
	ST_ERROR_FATAL,	      /* anything else that a person must look at */
};

/* The exit status for an error: 1, 2, or one of sysexits(3). */
int st_error_exit_status(const GError *error);
