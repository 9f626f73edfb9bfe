/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The day of a session that a sentence tells of. */
#pragma once
#include "classify/scope.h"

/*
 * "Speech was cancelled on Tuesday" means the Tuesday that was, which for any other sentence is the
 * one to come; `ahead`: this one is still to come.  DAY_NONE: it names none.
 */
struct day session_day(
	const struct scope *scope, const char *const *languages, bool ahead, struct day written);
