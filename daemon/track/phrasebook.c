/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "track/phrasebook.h"

#include "base/text.h"

#include <string.h>

#define ANYWHERE (-1)
#define SHORT_BYTES 50
#define SKIP "skip"

/* Which set each cue hears, and behind how many words of a text at most.  None: see text_cues(). */
static const struct {
	const char *set;
	int behind;
} cues[CUE_COUNT] = {
	[CUE_ASKS_WHEN] = { "asks-when", ANYWHERE },
	[CUE_ASKS_WHO] = { "asks-who", ANYWHERE },
	[CUE_ASKS_HOW_MANY] = { "asks-how-many", ANYWHERE },
	[CUE_ASKS_WHY] = { "asks-why", ANYWHERE },
	[CUE_ASKS_WHAT_HAPPENED] = { "asks-what-happened", ANYWHERE },
	[CUE_ASKS_WHERE] = { "asks-where", ANYWHERE },
	[CUE_ASKS_PLAN] = { "asks-plan", ANYWHERE },
	[CUE_ASKS_WHAT] = { "asks-what", ANYWHERE },
	[CUE_ASKS_WHETHER] = { "asks-whether", ANYWHERE },
	[CUE_ASKS_YES_NO] = { "asks-yes-no", ANYWHERE },
	[CUE_ASKS_DECISION] = { "asks-decision", ANYWHERE },
	[CUE_ASKS_TO_CONFIRM] = { "asks-to-confirm", ANYWHERE },
	[CUE_ASKS_TO_BE_TOLD] = { "asks-to-be-told", ANYWHERE },
	[CUE_ASKS_TO_DO] = { "asks-to-do", ANYWHERE },
	[CUE_ASKS_TO_GET] = { "asks-to-get", ANYWHERE },
	[CUE_ASKS_FOR_COMMENTS] = { "asks-for-comments", ANYWHERE },
	[CUE_ASKS_FOR_REPLY] = { "asks-for-reply", ANYWHERE },
	[CUE_ASKS_RECEIPT] = { "asks-receipt", ANYWHERE },
	[CUE_RECEIPT_OF] = { "receipt-of", ANYWHERE },
	[CUE_OPENS_QUESTION] = { "opens-question", 0 },
	[CUE_OPENS_QUESTION_SOON] = { "opens-question", 3 },
	[CUE_SAYS_WHEN] = { "says-when", ANYWHERE },
	[CUE_SAYS_WHO] = { "says-who", ANYWHERE },
	[CUE_SAYS_HOW_MANY] = { "says-how-many", ANYWHERE },
	[CUE_SAYS_WHY] = { "says-why", ANYWHERE },
	[CUE_SAYS_WHERE] = { "says-where", ANYWHERE },
	[CUE_SAYS_PAST] = { "says-past", ANYWHERE },
	[CUE_AGREES] = { "agrees", 0 },
	[CUE_CAN_MAKE_IT] = { "can-make-it", ANYWHERE },
	[CUE_YES_WORD_SOON] = { "yes-word", 5 },
	[CUE_YES_OR_NO] = { "yes-or-no", 0 },
	[CUE_NO_IN_COURTESY] = { "no-in-courtesy", 0 },
	[CUE_GREETS] = { "greets", 0 },
	[CUE_MEETING] = { "meeting", ANYWHERE },
	[CUE_RECORDS] = { "records", ANYWHERE },
	[CUE_FOLLOWS_UP] = { "follows-up", ANYWHERE },
	[CUE_HANDS_OVER] = { "hands-over", ANYWHERE },
	[CUE_POINTS_BACK] = { "points-back", ANYWHERE },
	[CUE_ANSWERS_HERE] = { "answers-here", ANYWHERE },
	[CUE_WHOLE] = { "whole", ANYWHERE },
	[CUE_JOINS] = { "joins", ANYWHERE },
	[CUE_HOLDS_THINGS] = { "holds-things", ANYWHERE },
	[CUE_GOT] = { "got", 0 },
	[CUE_THANKS_SOON] = { "thanks", 2 },
	[CUE_THANKED_FOR] = { "thanked-for", ANYWHERE },
	[CUE_CAME] = { "came", 3 },
	[CUE_IN_HAND] = { "in-hand", ANYWHERE },
	[CUE_LACKS] = { "lacks", ANYWHERE },
	[CUE_RESERVES] = { "reserves", ANYWHERE },
	[CUE_CALL] = { "call", ANYWHERE },
	[CUE_DOES_NOT_KNOW] = { "does-not-know", ANYWHERE },
	[CUE_TALK] = { "talk", ANYWHERE },
	[CUE_NODS] = { "nods", 0 },
	[CUE_UNDER_WAY] = { "under-way", ANYWHERE },
	[CUE_FUTURE] = { "future", ANYWHERE },
	[CUE_NUMBER_1] = { "number-1", ANYWHERE },
	[CUE_NUMBER_2] = { "number-2", ANYWHERE },
	[CUE_NUMBER_3] = { "number-3", ANYWHERE },
	[CUE_NUMBER_4] = { "number-4", ANYWHERE },
};

/* The sets of a topic: "service.speech", or one without a name. */
static const char *const topics[TOPIC_COUNT] = {
	[TOPIC_SERVICE] = "service.",
	[TOPIC_CAUSE] = "cause.",
	[TOPIC_SUPPORT] = "support.",
	[TOPIC_SESSION] = "session",
	[TOPIC_SESSION_GIVEN] = "session-given",
	[TOPIC_SESSION_OWED] = "session-owed",
	[TOPIC_SESSIONS_2] = "session-2",
	[TOPIC_SESSIONS_3] = "session-3",
	[TOPIC_SESSIONS_4] = "session-4",
	[TOPIC_MINUTES] = "minutes",
	[TOPIC_SAME] = "same.",
	[TOPIC_MATTER] = "matter.",
	[TOPIC_FAINT] = "faint",
};

struct named {
	char *phrase, *name;
};

struct phrasebook {
	GPtrArray *phrases[CUE_COUNT]; /* char *, " what day" */
	GArray *named[TOPIC_COUNT];    /* struct named */
	GHashTable *skip;	       /* words */
	struct weights *weights;       /* or NULL */
};

static void named_clear(gpointer data)
{
	struct named *n = data;

	g_free(n->phrase);
	g_free(n->name);
}

struct phrasebook *phrasebook_new(void)
{
	struct phrasebook *b = g_new0(struct phrasebook, 1);

	for (int i = 0; i < CUE_COUNT; i++)
		b->phrases[i] = g_ptr_array_new_with_free_func(g_free);
	for (int i = 0; i < TOPIC_COUNT; i++) {
		b->named[i] = g_array_new(FALSE, FALSE, sizeof(struct named));
		g_array_set_clear_func(b->named[i], named_clear);
	}
	b->skip = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	return b;
}

void phrasebook_free(struct phrasebook *b)
{
	if (!b)
		return;
	for (int i = 0; i < CUE_COUNT; i++)
		g_ptr_array_unref(b->phrases[i]);
	for (int i = 0; i < TOPIC_COUNT; i++)
		g_array_unref(b->named[i]);
	g_hash_table_unref(b->skip);
	g_clear_pointer(&b->weights, weights_free);
	g_free(b);
}

void phrasebook_weigh(struct phrasebook *b, struct weights *w)
{
	g_clear_pointer(&b->weights, weights_free);
	b->weights = w;
}

const struct weights *phrasebook_weights(const struct phrasebook *b)
{
	return b->weights;
}

/* Lower case, no accents, single spaces round every word; '?' and ':' stand as words. */
static char *flatten(const char *text)
{
	g_autofree char *plain = text_unaccented(text);
	GString *out = g_string_new(" ");

	for (const char *p = plain; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		if (g_unichar_isalnum(c)) {
			g_string_append_unichar(out, c);
			continue;
		}
		if (c == '\'' || c == 0x2019 || c == 0xbf)
			continue;
		if (out->str[out->len - 1] != ' ')
			g_string_append_c(out, ' ');
		if (c == '?' || c == ':')
			g_string_append_printf(out, "%c ", (char)c);
	}
	if (out->str[out->len - 1] != ' ')
		g_string_append_c(out, ' ');
	return g_string_free(out, FALSE);
}

/* "what day*" as it is sought in a flat text: " what day". */
static char *phrase_of(const char *written)
{
	char *flat = flatten(written);

	if (g_str_has_suffix(written, "*"))
		g_strchomp(flat);
	return flat;
}

/* The topic whose set it is, with what it is called in it; or TOPIC_COUNT. */
static enum topic topic_of(const char *set, const char **ret_name)
{
	int i = 0;

	for (; i < TOPIC_COUNT; i++) {
		gsize length = strlen(topics[i]);

		*ret_name = set + length;
		if (strncmp(set, topics[i], length) == 0 &&
			(topics[i][length - 1] == '.') == (set[length] != '\0'))
			break;
	}
	return (enum topic)i;
}

static bool add_named(struct phrasebook *b, const char *set, char *const *list)
{
	const char *name;
	enum topic topic = topic_of(set, &name);

	for (; topic < TOPIC_COUNT && *list; list++) {
		struct named n = { phrase_of(*list), g_strdup(name) };

		g_array_append_val(b->named[topic], n);
	}
	return topic < TOPIC_COUNT;
}

bool phrasebook_add(struct phrasebook *b, const char *name, const char *words)
{
	g_auto(GStrv) list = g_strsplit(words, "|", -1);
	bool known = false;

	if (!g_str_has_prefix(name, PHRASEBOOK_PREFIX))
		return false;
	name += strlen(PHRASEBOOK_PREFIX);
	for (char **w = list; *w; w++)
		g_strstrip(*w);
	if (add_named(b, name, list))
		return true;
	for (char **w = list; *w; w++) {
		g_autofree char *phrase = phrase_of(*w);

		if (g_str_equal(name, SKIP))
			g_hash_table_add(b->skip, g_strstrip(g_strdup(phrase)));
		for (int i = 0; i < CUE_COUNT; i++)
			if (cues[i].set && g_str_equal(cues[i].set, name)) {
				g_ptr_array_add(b->phrases[i], g_strdup(phrase));
				known = true;
			}
	}
	return known || g_str_equal(name, SKIP);
}

/* Behind so many words at most. */
static bool stands_in(const char *flat, const char *phrase, int behind)
{
	gsize length = strlen(phrase);

	if (behind == ANYWHERE)
		return strstr(flat, phrase) != NULL;
	for (int words = 0; flat && words <= behind; words++, flat = strchr(flat + 1, ' '))
		if (strncmp(flat, phrase, length) == 0)
			return true;
	return false;
}

/* What the letters themselves show, in any language. */
static cue_set text_cues(const char *flat)
{
	return (strchr(flat, '?') ? CUE_BIT(CUE_QUESTION_MARK) : 0) |
		(strpbrk(flat, "0123456789") ? CUE_BIT(CUE_DIGIT) : 0) |
		(strlen(flat) < SHORT_BYTES ? CUE_BIT(CUE_SHORT) : 0);
}

cue_set phrasebook_cues(const struct phrasebook *b, const char *text)
{
	g_autofree char *flat = flatten(text);
	cue_set found = text_cues(flat);

	for (int i = 0; i < CUE_COUNT; i++)
		for (guint k = 0; k < b->phrases[i]->len && !(found & CUE_BIT(i)); k++)
			if (stands_in(flat, b->phrases[i]->pdata[k], cues[i].behind))
				found |= CUE_BIT(i);
	return found;
}

/* Where the first of the topic stands, or NULL. */
static const char *first_named(const GArray *list, const char *flat, const struct named **ret)
{
	const char *first = NULL;

	for (guint i = 0; i < list->len; i++) {
		const struct named *n = &g_array_index(list, struct named, i);
		const char *at = strstr(flat, n->phrase);

		if (at &&
			(!first || at < first ||
				(at == first && strlen(n->phrase) > strlen((*ret)->phrase)))) {
			first = at;
			*ret = n;
		}
	}
	return first;
}

const char *phrasebook_topic(const struct phrasebook *b, enum topic topic, const char *text)
{
	g_autofree char *flat = flatten(text);
	const struct named *found = NULL;

	return first_named(b->named[topic], flat, &found) ? found->name : NULL;
}

int phrasebook_number(const struct phrasebook *b, enum topic topic, const char *text)
{
	g_autofree char *flat = flatten(text);
	const struct named *found = NULL;
	const char *at = first_named(b->named[topic], flat, &found);
	gint64 n = 0, place = 1;

	for (; at > flat && g_ascii_isdigit(at[-1]) && place <= 1000; at--, place *= 10)
		n += place * (at[-1] - '0');
	return n <= 1000 ? (int)n : 0;
}

bool phrasebook_skips(const struct phrasebook *b, const char *word)
{
	return g_hash_table_contains(b->skip, word);
}

void phrasebook_each(const struct phrasebook *b, enum topic topic,
	void (*take)(const char *phrase, const char *name, gpointer data), gpointer data)
{
	for (guint i = 0; i < b->named[topic]->len; i++) {
		const struct named *n = &g_array_index(b->named[topic], struct named, i);

		take(n->phrase, n->name, data);
	}
}
