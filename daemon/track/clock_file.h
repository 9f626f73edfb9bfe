/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Clocks as data: rules/clocks/PLACE.tsv.  A row a clock, cells with tabs between, `-` for an empty
 * one; comments begin with #.  The first row names the columns, which may stand in any order:
 *
 *   id            CA3
 *   jurisdiction  US, US-CA, GB-ENG; * for everywhere
 *   title         what is to be done; title_es, if there, the same in Spanish
 *   actor         whose duty: school, parent, state
 *   trigger       what it is counted from; of a holiday its day: 03-31, 11-4thu, 11-4thu+1
 *   n, kind       60 cal; 20,60 min_of(school,business); 3 before(school); - reasonable; - none
 *   first_day     exclusive: the day behind the event is day 1; inclusive: the event's own
 *   pause_rules   absences>=3: absences lengthen it where there are 3; absences>8: those above
 *   instead_of    the rule whose place it takes where it holds: US-EVAL
 *   exceptions, stage_card, citation, source, checked_on, certainty, note
 */
#pragma once
#include "model/clock.h"

#define CLOCK_LINE_MAX 4096 /* bytes */
#define CLOCK_RULES_MAX 2000
#define CLOCK_N_MAX 5000

/* Adds the rows of one file; mistakes go to `wrong` as FILE:LINE: reason, a line each. */
void clock_file_parse(const char *text, const char *file, GPtrArray *rules, GString *wrong);
