/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that the splitter must know, by language. */
#pragma once
#include <glib.h>

enum abbreviation {
	ABBREVIATION_NONE,
	ABBREVIATION_ALWAYS, /* "Mr." never ends a sentence */
	ABBREVIATION_LOWER,  /* "p.m." ends one where a capital follows */
	ABBREVIATION_NUMBER, /* "No." is one before a number only */
	ABBREVIATION_DATE,   /* "Fri." before a number or a month */
};

enum abbreviation sentence_table_abbreviation(const char *word);
/* Does the text begin with the name of a month, or a beginning of it? */
gboolean sentence_table_is_month(const char *text);
/* "Hi Ms. Ortiz,", "Buenos días". */
gboolean sentence_table_greets(const char *text);
/* "Yes", "Claro": the whole of it, and nobody's name. */
gboolean sentence_table_answers(const char *text);
/* One to four words, each with a capital or a title: "Marisol", "C. Keane", "Rosa y Juan". */
gboolean sentence_table_is_name(const char *text);
/* Does the line end in a word that never ends a sentence ("of", "the", "para")? */
gboolean sentence_table_goes_on(const char *line);
/* Does the text begin with a word that has a capital only where a sentence begins ("Also")? */
gboolean sentence_table_begins_anew(const char *text);
