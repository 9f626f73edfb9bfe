/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the summary of an event means for school. */
#include "config/school_days.h"

#include "base/text.h"

#include <string.h>

/*
 * The first row that stands in the summary decides, so the sure words come before those that mean
 * something only where nothing else does.  Small letters without accents; all else is a space.
 */
static const struct {
	const char *words;
	enum school_word means;
} rows[] = {
	{ "last day before", SCHOOL_WORD_OPEN },
	{ "last day of school before", SCHOOL_WORD_OPEN },
	{ "last school day before", SCHOOL_WORD_OPEN },
	{ "ultimo dia antes", SCHOOL_WORD_OPEN },
	{ "first day of school", SCHOOL_WORD_FIRST },
	{ "first day of classes", SCHOOL_WORD_FIRST },
	{ "first day for students", SCHOOL_WORD_FIRST },
	{ "first student day", SCHOOL_WORD_FIRST },
	{ "school year begins", SCHOOL_WORD_FIRST },
	{ "primer dia de clases", SCHOOL_WORD_FIRST },
	{ "primer dia de escuela", SCHOOL_WORD_FIRST },
	{ "last day of school", SCHOOL_WORD_LAST },
	{ "last day of classes", SCHOOL_WORD_LAST },
	{ "last day for students", SCHOOL_WORD_LAST },
	{ "last student day", SCHOOL_WORD_LAST },
	{ "school year ends", SCHOOL_WORD_LAST },
	{ "ultimo dia de clases", SCHOOL_WORD_LAST },
	{ "ultimo dia de escuela", SCHOOL_WORD_LAST },

	/* part of a day is a school day */
	{ "half day", SCHOOL_WORD_OPEN },
	{ "half days", SCHOOL_WORD_OPEN },
	{ "early dismissal", SCHOOL_WORD_OPEN },
	{ "early release", SCHOOL_WORD_OPEN },
	{ "early closing", SCHOOL_WORD_OPEN },
	{ "early out", SCHOOL_WORD_OPEN },
	{ "noon dismissal", SCHOOL_WORD_OPEN },
	{ "minimum day", SCHOOL_WORD_OPEN },
	{ "late start", SCHOOL_WORD_OPEN },
	{ "delayed opening", SCHOOL_WORD_OPEN },
	{ "medio dia", SCHOOL_WORD_OPEN },
	{ "media jornada", SCHOOL_WORD_OPEN },
	{ "salida temprana", SCHOOL_WORD_OPEN },
	{ "no school bus", SCHOOL_WORD_OPEN },
	{ "no school buses", SCHOOL_WORD_OPEN },
	{ "no school lunch", SCHOOL_WORD_OPEN },
	{ "no school uniform", SCHOOL_WORD_OPEN },

	{ "no school", SCHOOL_WORD_CLOSED },
	{ "no classes", SCHOOL_WORD_CLOSED },
	{ "no students", SCHOOL_WORD_CLOSED },
	{ "school closed", SCHOOL_WORD_CLOSED },
	{ "schools closed", SCHOOL_WORD_CLOSED },
	{ "student holiday", SCHOOL_WORD_CLOSED },
	{ "no hay clases", SCHOOL_WORD_CLOSED },
	{ "no hay escuela", SCHOOL_WORD_CLOSED },
	{ "sin clases", SCHOOL_WORD_CLOSED },
	{ "escuela cerrada", SCHOOL_WORD_CLOSED },
	{ "escuelas cerradas", SCHOOL_WORD_CLOSED },

	/* what happens around a holiday, and what else can be closed */
	{ "resume", SCHOOL_WORD_OPEN },
	{ "resumes", SCHOOL_WORD_OPEN },
	{ "reopens", SCHOOL_WORD_OPEN },
	{ "return from", SCHOOL_WORD_OPEN },
	{ "back from", SCHOOL_WORD_OPEN },
	{ "regreso", SCHOOL_WORD_OPEN },
	{ "before", SCHOOL_WORD_OPEN },
	{ "concert", SCHOOL_WORD_OPEN },
	{ "party", SCHOOL_WORD_OPEN },
	{ "parade", SCHOOL_WORD_OPEN },
	{ "assembly", SCHOOL_WORD_OPEN },
	{ "performance", SCHOOL_WORD_OPEN },
	{ "show", SCHOOL_WORD_OPEN },
	{ "sing along", SCHOOL_WORD_OPEN },
	{ "market", SCHOOL_WORD_OPEN },
	{ "fair", SCHOOL_WORD_OPEN },
	{ "sale", SCHOOL_WORD_OPEN },
	{ "shop", SCHOOL_WORD_OPEN },
	{ "drive", SCHOOL_WORD_OPEN },
	{ "camp", SCHOOL_WORD_OPEN },
	{ "homework", SCHOOL_WORD_OPEN },
	{ "reading", SCHOOL_WORD_OPEN },
	{ "packet", SCHOOL_WORD_OPEN },
	{ "registration", SCHOOL_WORD_OPEN },
	{ "enrollment", SCHOOL_WORD_OPEN },
	{ "applications", SCHOOL_WORD_OPEN },
	{ "window", SCHOOL_WORD_OPEN },
	{ "library", SCHOOL_WORD_OPEN },
	{ "office", SCHOOL_WORD_OPEN },
	{ "playground", SCHOOL_WORD_OPEN },
	{ "cafeteria", SCHOOL_WORD_OPEN },
	{ "gym", SCHOOL_WORD_OPEN },
	{ "pool", SCHOOL_WORD_OPEN },
	{ "concierto", SCHOOL_WORD_OPEN },
	{ "fiesta", SCHOOL_WORD_OPEN },

	{ "holiday", SCHOOL_WORD_CLOSED },
	{ "holidays", SCHOOL_WORD_CLOSED },
	{ "break", SCHOOL_WORD_CLOSED },
	{ "recess", SCHOOL_WORD_CLOSED },
	{ "vacation", SCHOOL_WORD_CLOSED },
	{ "closed", SCHOOL_WORD_CLOSED },
	{ "closure", SCHOOL_WORD_CLOSED },
	{ "snow day", SCHOOL_WORD_CLOSED },
	{ "half term", SCHOOL_WORD_CLOSED },
	{ "inset", SCHOOL_WORD_CLOSED },
	{ "inset day", SCHOOL_WORD_CLOSED },
	{ "pd day", SCHOOL_WORD_CLOSED },
	{ "p d day", SCHOOL_WORD_CLOSED },
	{ "pa day", SCHOOL_WORD_CLOSED },
	{ "p a day", SCHOOL_WORD_CLOSED },
	{ "professional development day", SCHOOL_WORD_CLOSED },
	{ "professional activity day", SCHOOL_WORD_CLOSED },
	{ "teacher workday", SCHOOL_WORD_CLOSED },
	{ "teacher work day", SCHOOL_WORD_CLOSED },
	{ "staff development day", SCHOOL_WORD_CLOSED },
	{ "institute day", SCHOOL_WORD_CLOSED },
	{ "labor day", SCHOOL_WORD_CLOSED },
	{ "thanksgiving day", SCHOOL_WORD_CLOSED },
	{ "christmas day", SCHOOL_WORD_CLOSED },
	{ "new years day", SCHOOL_WORD_CLOSED },
	{ "martin luther king jr day", SCHOOL_WORD_CLOSED },
	{ "martin luther king day", SCHOOL_WORD_CLOSED },
	{ "mlk day", SCHOOL_WORD_CLOSED },
	{ "memorial day", SCHOOL_WORD_CLOSED },
	{ "vacaciones", SCHOOL_WORD_CLOSED },
	{ "feriado", SCHOOL_WORD_CLOSED },
	{ "dia festivo", SCHOOL_WORD_CLOSED },
	{ "dia libre", SCHOOL_WORD_CLOSED },
	{ "receso", SCHOOL_WORD_CLOSED },
	{ "asueto", SCHOOL_WORD_CLOSED },
	{ "cerrado", SCHOOL_WORD_CLOSED },
	{ "puente", SCHOOL_WORD_CLOSED },
};

/* " small words with one space between and around " */
static char *plain(const char *summary)
{
	g_autofree char *small = text_unaccented(summary);
	GString *words = g_string_new(" ");

	for (const char *p = small; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		if (c == '\'' || c == 0x2019)
			continue;
		if (g_unichar_isalnum(c))
			g_string_append_unichar(words, c);
		else if (words->str[words->len - 1] != ' ')
			g_string_append_c(words, ' ');
	}
	if (words->str[words->len - 1] != ' ')
		g_string_append_c(words, ' ');
	return g_string_free(words, FALSE);
}

enum school_word school_word_of(const char *summary)
{
	g_autofree char *words = plain(summary);

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		gsize length = strlen(rows[i].words);

		for (const char *at = words; (at = strstr(at, rows[i].words)); at++)
			if (at[-1] == ' ' && at[length] == ' ')
				return rows[i].means;
	}
	return SCHOOL_WORD_NONE;
}
