/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parse/sentence_table.h"

#include <string.h>

#define NAME_WORDS_MAX 4

static const struct {
	enum abbreviation kind;
	const char *words; /* lower case, without the last dot, a blank around each */
} abbreviations[] = {
	{ ABBREVIATION_ALWAYS,
		" mr mrs ms mx dr prof st ste mt sr sra srta dra lic mtra mtro ing profa profr fr "
		"rev "
		"hon gov supt asst dept vs v e.g eg i.e ie cf viz approx incl esp resp jr gr sta "
		"d\u00f1a "
		"col ave blvd apto ph ed lcdo lcda arq c.p mgr coord p.ej ej bzw z.b d.h u.a mme "
		"mlle "
		"mlles mm hr fam " },
	{ ABBREVIATION_LOWER,
		" a.m p.m am pm a.m p.m etc min mins hr hrs sec wk wks yr yrs mo lb lbs oz ft in "
		"ext inc "
		"ltd co corp u.s u.s.a u.k d.c ph.d m.ed ed.d m.a m.s b.a b.s r.n psy.d o.t p.t ud "
		"uds "
		"vd vds ee.uu aprox tel esq usw rd dr cell cel " },
	{ ABBREVIATION_NUMBER,
		" no nos nr num n\u00fam n\u00ba pg pp p p\u00e1g p\u00e1gs rm ch cap sec fig vol "
		"art par "
		"bldg apt unit ste tel ext room ln lot sal\u00f3n " },
	{ ABBREVIATION_DATE,
		" mon tue tues wed weds thu thur thurs fri sat sun jan feb mar apr jun jul aug sep "
		"sept "
		"oct nov dec lun mi\u00e9 mie jue vie s\u00e1b sab dom ene abr ago dic " },
};

static const char months[] =
	" jan january feb february mar march apr april may jun june jul july aug august sep sept "
	"september oct october nov november dec december enero febrero marzo abril mayo junio "
	"julio "
	"agosto septiembre octubre noviembre diciembre ene abr ago dic ";

static const char *const greetings[] = {
	"hi",
	"hello",
	"hey",
	"dear",
	"good morning",
	"good afternoon",
	"good evening",
	"good day",
	"greetings",
	"morning",
	"afternoon",
	"evening",
	"happy monday",
	"happy tuesday",
	"happy wednesday",
	"happy thursday",
	"happy friday",
	"happy new year",
	"to whom it may",
	"hiya",
	"howdy",
	"all",
	"team",
	"hi all",
	"hola",
	"buenos d\u00edas",
	"buenos dias",
	"buenas tardes",
	"buenas noches",
	"buen d\u00eda",
	"buen dia",
	"buenas",
	"estimada",
	"estimado",
	"estimados",
	"estimadas",
	"querida",
	"querido",
	"queridos",
	"queridas",
	"apreciable",
	"apreciables",
	"a quien corresponda",
	"qu\u00e9 tal",
	"muy buenos d\u00edas",
	"bonjour",
	"bonsoir",
	"cher",
	"ch\u00e8re",
	"chers",
	"salut",
	"guten tag",
	"guten morgen",
	"hallo",
	"liebe",
	"lieber",
	"sehr geehrte",
	"ol\u00e1",
	"oi",
	"bom dia",
	"boa tarde",
	"prezad",
	"ciao",
	"buongiorno",
	"salve",
	"gentile",
	"cara",
	"caro",
	"beste",
	"geachte",
	"dag",
	"goedemorgen",
};

/* Words that stand in a list with blanks around each. */
static gboolean listed(const char *list, const char *word)
{
	gsize n = strlen(word);

	for (const char *p = list; (p = strstr(p, word)); p++)
		if (p > list && p[-1] == ' ' && p[n] == ' ')
			return TRUE;
	return FALSE;
}

enum abbreviation sentence_table_abbreviation(const char *word)
{
	g_autofree char *lower = g_utf8_strdown(word, -1);

	for (gsize i = 0; i < G_N_ELEMENTS(abbreviations); i++)
		if (listed(abbreviations[i].words, lower))
			return abbreviations[i].kind;
	return ABBREVIATION_NONE;
}

gboolean sentence_table_is_month(const char *text)
{
	g_autofree char *word = g_strndup(text, strcspn(text, " .,;:!?"));
	g_autofree char *lower = g_utf8_strdown(word, -1);

	return *lower && listed(months, lower);
}

/* Who may stand in a greeting without a capital. */
static const char greeted[] =
	" all everyone everybody team families family there again parents parent guardian "
	"guardians "
	"folks friends and both to the teacher y a todos todas la las el los se\u00f1ora "
	"se\u00f1or "
	"sra sr mr mrs ms dr maestra maestro profesora profesor profe maestros doctora doctor "
	"coach mom dad amiga amigo mis equipo whom it may concern quien corresponda padres familia "
	"familias de e und et alle zusammen tous miss mis ";

/* The words behind the greeting are names, and nothing follows them. */
static gboolean only_names(const char *rest)
{
	g_auto(GStrv) words = g_strsplit_set(rest, " ,:!.-", -1);

	for (char **w = words; *w; w++) {
		g_autofree char *lower = g_utf8_strdown(*w, -1);

		if (**w && !g_unichar_isupper(g_utf8_get_char(*w)) && !listed(greeted, lower) &&
			g_unichar_isalnum(g_utf8_get_char(*w)))
			return FALSE;
	}
	return TRUE;
}

gboolean sentence_table_greets(const char *text)
{
	g_autofree char *head = g_utf8_strdown(text, -1);
	const char *p = g_str_has_prefix(head, "\u00a1") ? head + 2 : head;
	gsize best = 0;

	for (gsize i = 0; i < G_N_ELEMENTS(greetings); i++) {
		gsize n = strlen(greetings[i]);

		if (n > best && !strncmp(p, greetings[i], n) &&
			!g_unichar_isalpha(g_utf8_get_char(p + n)))
			best = n;
	}
	/* lower case is as long as capitals in all that the table holds */
	return best && strlen(head) == strlen(text) && only_names(text + (p - head) + best);
}

static gboolean is_name_word(const char *word)
{
	static const char joins[] = " y and & e de la del van von und et ";

	return listed(joins, word) || g_unichar_isupper(g_utf8_get_char(word));
}

gboolean sentence_table_answers(const char *text)
{
	static const char answers[] = " yes no sure ok okay sorry done s\u00ed claro perd\u00f3n ";
	g_autofree char *word = g_utf8_strdown(text, -1);

	return listed(answers, word);
}

gboolean sentence_table_is_name(const char *text)
{
	g_auto(GStrv) words = g_strsplit(text, " ", -1);
	guint n = g_strv_length(words);
	gsize length = strlen(text);

	if (n == 0 || n > NAME_WORDS_MAX || strpbrk(text, "?:;@/") || strpbrk(text, "0123456789") ||
		text[length - 1] == '!' || (text[length - 1] == '.' && n > 1 && length > 12))
		return FALSE;
	for (char **w = words; *w; w++)
		if (!**w || !is_name_word(*w))
			return FALSE;
	return TRUE;
}

gboolean sentence_table_goes_on(const char *line)
{
	static const char words[] =
		" a an the of to by at in on for from with and or but nor as if that which who "
		"than "
		"my your his her our their this these my is are was were be will would can could "
		"before after until since between about into not ms mr mrs dr "
		"el la los las un una de del al a en con por para y e o u que su sus mi mis se lo "
		"le "
		"antes hasta desde entre sin sobre como es son der die das den dem und zu mit von "
		"le les des du et pour avec dans sur da do em com ";
	const char *last = strrchr(line, ' ');
	g_autofree char *word = g_utf8_strdown(last ? last + 1 : line, -1);

	return *word && listed(words, word);
}

gboolean sentence_table_begins_anew(const char *text)
{
	/* Words that people write with a capital only where a sentence begins. */
	static const char words[] =
		" also and but are can could did do does has have how is please pls want what when "
		"where "
		"who why would thanks tambi\u00e9n puede podr\u00eda pueden gracias cu\u00e1ndo ";
	g_autofree char *word = g_strndup(text, strcspn(text, " "));
	g_autofree char *lower = g_utf8_strdown(word, -1);

	return g_unichar_isupper(g_utf8_get_char(word)) && listed(words, lower);
}
