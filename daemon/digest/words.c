/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "digest/words.h"

#include <string.h>

#include "base/text.h"

/* About a line and a half of a mail: enough to tell which sentence is meant. */
#define SAID_COLUMNS 96

const struct words *words_find(const char *language)
{
	static const struct words *const all[] = { &words_en, &words_es };
	g_autofree char *base =
		g_strndup(language ? language : "", language ? strcspn(language, "-") : 0);

	for (guint i = 0; i < G_N_ELEMENTS(all); i++)
		if (g_str_equal(all[i]->language, base))
			return all[i];
	return &words_en;
}

struct slot {
	const char *name, *value;
};

/* Values are put in once and not looked into: a value with braces stays as it is. */
static char *fill(const char *pattern, const struct slot *slots, guint n_slots)
{
	GString *out = g_string_new(NULL);

	for (const char *p = pattern; *p;) {
		const char *end = *p == '{' ? strchr(p, '}') : NULL;
		const char *value = NULL;

		for (guint i = 0; end && i < n_slots && !value; i++) {
			gsize length = strlen(slots[i].name);

			if (length == (gsize)(end - p - 1) &&
				strncmp(slots[i].name, p + 1, length) == 0)
				value = slots[i].value;
		}
		if (value)
			g_string_append(out, value);
		else
			g_string_append_c(out, *p);
		p = value ? end + 1 : p + 1;
	}
	return g_string_free(out, FALSE);
}

static bool is_sentence(const char *pattern)
{
	return strchr(".:?", pattern[strlen(pattern) - 1]) != NULL;
}

#define SLOTS_MAX 12

char *words_say(const struct words *w, enum say say, ...)
{
	struct slot slots[SLOTS_MAX];
	guint n = 0;
	va_list list;

	va_start(list, say);
	for (const char *name; (name = va_arg(list, const char *)) != NULL; n++) {
		g_assert(n < SLOTS_MAX);
		slots[n] = (struct slot){ name, va_arg(list, const char *) };
	}
	va_end(list);
	char *text = fill(w->say[say], slots, n);

	/* A name may be "the school", and it may begin the sentence. */
	if (g_ascii_islower(*text) && w->say[say][0] == '{' && is_sentence(w->say[say]))
		*text = g_ascii_toupper(*text);
	return text;
}

char *words_count(const struct words *w, enum count what, guint n)
{
	g_autofree char *digits = g_strdup_printf("%u", n);
	bool spelled = what == COUNT_NOTES && n < G_N_ELEMENTS(w->number);
	struct slot slot = { "n", spelled ? w->number[n] : digits };

	return fill(w->count[what][n != 1], &slot, 1);
}

char *words_count_label(const struct words *w, enum count what, guint n)
{
	struct slot slot = { "n", "" };

	return g_strstrip(fill(w->count[what][n != 1], &slot, 1));
}

static char *day_fill(
	const struct words *w, const char *pattern, const char *const *months, struct day d)
{
	int year, month, day_of_month;

	day_split(d, &year, &month, &day_of_month);
	g_autofree char *year_text = g_strdup_printf("%d", year);
	g_autofree char *day_text = g_strdup_printf("%d", day_of_month);
	struct slot slots[] = { { "d", day_text }, { "month", months[month] },
		{ "year", year_text } };

	return fill(pattern, slots, G_N_ELEMENTS(slots));
}

char *words_day(const struct words *w, struct day d, struct day today)
{
	int year, this_year, month, day_of_month;

	day_split(d, &year, &month, &day_of_month);
	day_split(today, &this_year, &month, &day_of_month);
	return day_fill(w, year == this_year ? w->day : w->day_year, w->month, d);
}

char *words_day_long(const struct words *w, struct day d, struct day today)
{
	int year, this_year, month, day_of_month;

	day_split(d, &year, &month, &day_of_month);
	day_split(today, &this_year, &month, &day_of_month);
	return day_fill(w, year == this_year ? w->day_long : w->day_long_year, w->month_long, d);
}

char *words_weekday(const struct words *w, struct day d, struct day today)
{
	g_autofree char *day = words_day(w, d, today);

	return g_strconcat(w->weekday[day_weekday(d)], " ", day, NULL);
}

char *words_period(const struct words *w, struct day from, struct day to)
{
	int year[2], month[2], day_of_month;

	day_split(from, &year[0], &month[0], &day_of_month);
	day_split(to, &year[1], &month[1], &day_of_month);
	const char *pattern = year[0] != year[1] ? w->day_long_year
		: month[0] != month[1]		 ? w->day_long
						 : w->day_bare;
	g_autofree char *first = day_fill(w, pattern, w->month_long, from);
	g_autofree char *last = day_fill(w, w->day_long_year, w->month_long, to);

	if (from.n == to.n)
		return g_steal_pointer(&last);
	return words_say(w, SAY_PERIOD, "from", first, "to", last, NULL);
}

char *words_question(const struct words *w, const struct event *e, const char *who, struct day day,
	struct day today)
{
	bool note = e->question == QUESTION_NOTE;
	g_autofree char *on = words_day(w, day, today);

	if (!e->said)
		return words_say(
			w, note ? SAY_UNSURE_NOTE : SAY_UNSURE_LETTER, "who", who, "day", on, NULL);
	g_autofree char *printable = text_printable(e->said, FALSE);
	g_autofree char *plain = text_squeeze(printable);
	g_autofree char *said = text_clip(plain, SAID_COLUMNS);

	return words_say(w, note ? SAY_UNSURE_NOTE_SAID : SAY_UNSURE_LETTER_SAID, "who", who, "day",
		on, "said", said, NULL);
}

char *words_more(const struct words *w, enum section_kind kind, guint n)
{
	g_autofree char *number = g_strdup_printf("%u", n);

	return words_say(
		w, kind == SECTION_LETTERS ? SAY_MORE_LETTERS : SAY_MORE, "n", number, NULL);
}

/* Which of the heading's numbers a section adds to; COUNT_COUNT: none. */
static enum count counted_as(enum section_kind kind)
{
	switch (kind) {
	case SECTION_NEEDS_YOU:
	case SECTION_WE_OWE:
		return COUNT_FOR_YOU;
	case SECTION_UNSURE:
		return COUNT_QUESTIONS;
	case SECTION_WAITING:
		return COUNT_WAITING;
	case SECTION_PROMISES:
		return COUNT_PROMISES;
	case SECTION_LETTERS:
		return COUNT_LETTERS;
	default:
		return COUNT_COUNT;
	}
}

void words_tally(const struct digest *d, guint ret_n[COUNT_COUNT])
{
	memset(ret_n, 0, COUNT_COUNT * sizeof *ret_n);
	for (guint i = 0; i < d->sections->len; i++) {
		const struct digest_section *s = d->sections->pdata[i];
		enum count what = counted_as(s->kind);

		for (guint k = 0; what < COUNT_COUNT && k < s->entries->len; k++) {
			const struct digest_entry *e = s->entries->pdata[k];

			ret_n[what] += e->item != 0 || e->message != 0 || e->label;
		}
	}
}

char *words_counts(const struct words *w, const struct digest *d, const char *separator)
{
	static const enum count shown[] = { COUNT_FOR_YOU, COUNT_QUESTIONS, COUNT_WAITING,
		COUNT_PROMISES, COUNT_LETTERS };
	guint n[COUNT_COUNT];
	GString *out = g_string_new(NULL);

	words_tally(d, n);
	for (guint i = 0; i < G_N_ELEMENTS(shown); i++) {
		if (n[shown[i]] == 0)
			continue;
		g_autofree char *text = words_count(w, shown[i], n[shown[i]]);
		g_string_append_printf(out, "%s%s", out->len ? separator : "", text);
	}
	return g_string_free(out, FALSE);
}
