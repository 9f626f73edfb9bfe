/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"

#include <sysexits.h>

G_DEFINE_QUARK(st - error - quark, st_error)

int st_error_exit_status(const GError *error)
{
	if (error->domain != ST_ERROR)
		return EX_SOFTWARE;
	switch ((enum st_error)error->code) {
	case ST_ERROR_AGAIN:
		return EX_TEMPFAIL;
	case ST_ERROR_UNAVAILABLE:
		return EX_UNAVAILABLE;
	case ST_ERROR_REJECT:
		return EX_DATAERR;
	case ST_ERROR_CONFIG:
		return EX_CONFIG;
	case ST_ERROR_DENIED:
		return EX_NOPERM;
	case ST_ERROR_NOT_FOUND:
		return 1;
	case ST_ERROR_USAGE:
		return 2;
	case ST_ERROR_FATAL:
		break;
	}
	return EX_SOFTWARE;
}
