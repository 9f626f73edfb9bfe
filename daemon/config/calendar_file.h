/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "model/settings.h"

/*
 * Reads the [calendar] files and adds their days to no_school, first_day, last_day and
 * calendar_reach; the first and last day of the configuration win.  For each file that cannot
 * be read, wrong() is told "FILE: reason".
 */
void calendar_files_read(
	struct settings *s, void (*wrong)(const char *reason, gpointer data), gpointer data);
