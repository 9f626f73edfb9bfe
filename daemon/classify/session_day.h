/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The days of the sessions that a sentence tells of. */
#pragma once
#include "classify/scope.h"

/*
 * "Speech was cancelled on Tuesday" means the Tuesday that was, which for any other sentence is the
 * one to come; `ahead`: these are still to come.  GArray of struct day, each once; NULL: it names
 * none.
 */
GArray *session_days(
	const struct scope *scope, const char *const *languages, bool ahead, struct day written);
