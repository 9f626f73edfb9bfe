/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where our own files are: installed, or in the build tree that a program runs from (its folder
 * then holds config.status).
 */
#pragma once
#include <glib.h>

char *places_rules_dir(void);
char *places_reader(void);
