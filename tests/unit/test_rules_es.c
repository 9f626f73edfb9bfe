/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Spanish pack as it is installed: its examples, invented sentences, acts, two languages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "classify/verdict.h"

#include "rule_packs.h"

/* What the pack must reach on the invented sentences; it reaches more. */
#define FLOOR_REQUEST 0.96
#define FLOOR_COMMITMENT 0.94

static int set_up(void **state)
{
	struct ruleset *rules = ruleset_new();

	pack_add(rules, "es");
	pack_add(rules, "en");
	*state = rules;
	return ruleset_ready(rules, NULL) ? 0 : -1;
}

static int tear_down(void **state)
{
	ruleset_free(*state);
	return 0;
}

/* A letter of one sentence, written on Wednesday, 16 September 2026. */
static struct message *judged(const struct ruleset *rules, enum direction direction,
	const char *text, const char *reply_to)
{
	static const char *const children[] = { "Mateo", "Lucía", NULL };
	const struct verdict_context context = { .rules = rules, .children = children };
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
	struct message *m = message_new();
	struct sentence *s = sentence_new();
	g_autofree char *gave_up = NULL;

	m->date = moment_parse("2026-09-16T10:00:00Z", utc);
	m->direction = direction;
	m->between = true;
	m->in_reply_to = g_strdup(reply_to);
	s->text = g_strdup(text);
	s->lead_in = -1;
	g_ptr_array_add(m->sentences, s);
	g_free(m->own_text);
	m->own_text = g_strdup(text);
	gave_up = verdict_judge(m, &context);
	if (gave_up)
		fail_msg("\"%s\": %s gave up", text, gave_up);
	return m;
}

static act_set acts_of(const struct message *m)
{
	return ((const struct sentence *)m->sentences->pdata[0])->acts;
}

static void test_examples(void **state)
{
	g_autoptr(GError) error = NULL;
	guint count = 0;

	if (!ruleset_test(*state, &count, &error))
		fail_msg("%s", error->message);
	assert_true(count > 150);
}

struct tally {
	guint hit, false_alarm, missed;
};

static double f1(const struct tally *t)
{
	return 2.0 * t->hit / (2.0 * t->hit + t->false_alarm + t->missed);
}

static void count(struct tally *t, bool want, bool got)
{
	t->hit += want && got;
	t->missed += want && !got;
	t->false_alarm += !want && got;
}

static void test_invented_sentences(void **state)
{
	struct tally request = { 0 }, commitment = { 0 };
	g_autofree char *text = NULL;
	g_auto(GStrv) lines = NULL;

	assert_true(g_file_get_contents(SOURCE_DIR "/tests/sentences/es.tsv", &text, NULL, NULL));
	lines = g_strsplit(text, "\n", -1);
	for (int i = 0; lines[i]; i++) {
		g_auto(GStrv) f = g_strsplit(lines[i], "\t", 3);

		if (lines[i][0] == '#' || g_strv_length(f) != 3)
			continue;
		g_autoptr(message) m = judged(*state,
			f[0][0] == 'F' ? DIRECTION_FROM_FAMILY : DIRECTION_FROM_SCHOOL, f[2], NULL);

		count(&request, g_str_equal(f[1], "request"), acts_of(m) & ACT_BIT(ACT_REQUEST));
		count(&commitment, g_str_equal(f[1], "commitment"),
			acts_of(m) & ACT_BIT(ACT_COMMITMENT));
	}
	print_message("request F1 %.3f, commitment F1 %.3f\n", f1(&request), f1(&commitment));
	assert_true(request.hit > 300 && commitment.hit > 180);
	assert_true(f1(&request) >= FLOOR_REQUEST);
	assert_true(f1(&commitment) >= FLOOR_COMMITMENT);
}

static void test_acts(void **state)
{
	static const struct {
		const char *text;
		enum act act;
		bool reply;
	} rows[] = {
		{ "Recibí su correo, gracias.", ACT_ACK, true },
		{ "Sí, tuvo los audífonos durante toda la prueba.", ACT_ANSWER, true },
		{ "Por el momento no podemos ofrecerle una asistente.", ACT_DECLINE, true },
		{ "Adjunto el informe de octubre.", ACT_COMPLETION, false },
		{ "Hoy no hubo terapia de lenguaje por la asamblea.", ACT_MISSED_SERVICE, false },
		{ "Las dos sesiones se van a reponer en noviembre.", ACT_MAKEUP, false },
		{ "No le dieron tiempo extra en el examen.", ACT_ACCOMMODATION_GAP, false },
		{ "La junta queda para el jueves a las 3.", ACT_MEETING, false },
		{ "Leyó hoy su primer libro completo.", ACT_WIN, false },
		{ "Sigo esperando su respuesta.", ACT_CHASE, false },
		{ "Olvídelo, ya lo encontré.", ACT_WITHDRAWAL, false },
		{ "Lo vemos después de las vacaciones.", ACT_DEFERRAL, true },
		{ "Ya repuse una de las dos sesiones.", ACT_PARTIAL, false },
		{ "Quedo a sus órdenes.", ACT_COURTESY, false },
		/* in the words of every day */
		{ "Sale, gracias.", ACT_ACK, true },
		{ "Más adelantito le digo.", ACT_ACK, true },
		{ "No, ese día salen temprano.", ACT_ANSWER, true },
		{ "Sí podemos el 12, no se preocupe.", ACT_ANSWER, true },
		{ "Me da mucha pena pero ese horario ya está lleno.", ACT_DECLINE, true },
		{ "Mejor dejémoslo para otro año.", ACT_DECLINE, true },
		{ "Van firmadas las dos hojas.", ACT_COMPLETION, false },
		{ "Les comparto las fotos.", ACT_COMPLETION, false },
		{ "Ya van dos jueves que no lo sacan.", ACT_MISSED_SERVICE, false },
		{ "Le quedaron a deber dos sesiones.", ACT_MISSED_SERVICE, false },
		{ "Lo veo doble el jueves.", ACT_MAKEUP, false },
		{ "Otra vez lo sentaron hasta atrás.", ACT_ACCOMMODATION_GAP, false },
		{ "Recorremos la junta al 20.", ACT_MEETING, false },
		{ "Levantó la mano sin que nadie le dijera.", ACT_WIN, false },
		{ "Quedamos enterados.", ACT_ACK, true },
		{ "Por reglamento no se dan copias.", ACT_DECLINE, true },
		{ "Ya se le notificó al chofer.", ACT_COMPLETION, false },
		{ "No lo han llamado a terapia en todo el mes.", ACT_MISSED_SERVICE, false },
		{ "Le debo una y se la pago el jueves.", ACT_MAKEUP, false },
		{ "La sustituta no sabía de su plan.", ACT_ACCOMMODATION_GAP, false },
		{ "El martes a las ocho nos queda perfecto.", ACT_MEETING, false },
		{ "De cero palabras pasó a doce.", ACT_WIN, false },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(message) m = judged(*state, DIRECTION_FROM_SCHOOL, rows[i].text,
			rows[i].reply ? "before" : NULL);

		if (!(acts_of(m) & ACT_BIT(rows[i].act)))
			fail_msg("\"%s\" is not found as %s", rows[i].text,
				act_names[rows[i].act].name);
	}
}

/* A promise in reply only acknowledges; a plain yes answers. */
static void test_reason_beside_a_promise(void **state)
{
	g_autoptr(message) m = judged(*state, DIRECTION_FROM_SCHOOL, "Le mando otra copia.", "x");
	g_autoptr(message) firm =
		judged(*state, DIRECTION_FROM_SCHOOL, "Sí, tuvo su descanso.", "x");

	assert_int_equal(m->acts & (ACT_BIT(ACT_ACK) | ACT_BIT(ACT_ANSWER)), ACT_BIT(ACT_ACK));
	assert_int_equal(
		firm->acts & (ACT_BIT(ACT_ACK) | ACT_BIT(ACT_ANSWER)), ACT_BIT(ACT_ANSWER));
}

static void test_due_and_actor(void **state)
{
	static const struct {
		const char *text, *due, *actor;
	} rows[] = {
		{ "Se la mando el viernes.", "2026-09-18", NULL },
		{ "Por favor devuélvala a más tardar el 25 de septiembre.", "2026-09-25", NULL },
		{ "La maestra Ruiz se va a comunicar con usted la próxima semana.", "2026-09-25",
			"La maestra Ruiz" },
		{ "¿Le queda bien el martes 22 a las 8:15?", "", NULL },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(message) m = judged(*state, DIRECTION_FROM_SCHOOL, rows[i].text, NULL);
		const struct sentence *s = m->sentences->pdata[0];
		char day[DAY_TEXT_SIZE];

		assert_true(s->acts & (ACT_BIT(ACT_REQUEST) | ACT_BIT(ACT_COMMITMENT)));
		assert_string_equal(day_format(s->due, day), rows[i].due);
		if (rows[i].actor)
			assert_string_equal(s->actor, rows[i].actor);
	}
}

/* Each sentence is judged in the language that it is in. */
static void test_two_languages(void **state)
{
	static const struct {
		const char *text, *pack;
	} rows[] = {
		{ "¿Me podría mandar el registro de septiembre?", "es." },
		{ "Could you send me the service log for September?", "en." },
		{ "Le aviso el jueves.", "es." },
		{ "I will let you know on Thursday.", "en." },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(message) m = judged(*state, DIRECTION_FROM_FAMILY, rows[i].text, NULL);
		const struct sentence *s = m->sentences->pdata[0];

		assert_non_null(s->rule);
		assert_true(g_str_has_prefix(s->rule, rows[i].pack));
	}
}

/* Where two languages share a sentence, each may hear what is asked or promised. */
static void test_mixed_sentences(void **state)
{
	static const struct {
		const char *text;
		enum act item; /* ACT_COUNT: none */
		const char *due;
	} rows[] = {
		{ "Her glasses se los mando el lunes.", ACT_COMMITMENT, "2026-09-21" },
		{ "El repaso lo hacemos next week con la maestra Ruiz.", ACT_COMMITMENT,
			"2026-09-25" },
		{ "I will call you mañana en la tarde.", ACT_COMMITMENT, "2026-09-17" },
		{ "Please me lo manda con Lucía.", ACT_REQUEST, "" },
		{ "We had fun hoy en la clase de música.", ACT_COUNT, "" },
		{ "His abuela lo llevó al dentista yesterday.", ACT_COUNT, "" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(message) m = judged(*state, DIRECTION_FROM_SCHOOL, rows[i].text, NULL);
		const struct sentence *s = m->sentences->pdata[0];
		char day[DAY_TEXT_SIZE];

		for (int a = ACT_REQUEST; a <= ACT_COMMITMENT; a++)
			if (!!(s->acts & ACT_BIT(a)) != (a == (int)rows[i].item))
				fail_msg("\"%s\"", rows[i].text);
		assert_string_equal(day_format(s->due, day), rows[i].due);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_examples),
		cmocka_unit_test(test_invented_sentences),
		cmocka_unit_test(test_acts),
		cmocka_unit_test(test_reason_beside_a_promise),
		cmocka_unit_test(test_due_and_actor),
		cmocka_unit_test(test_two_languages),
		cmocka_unit_test(test_mixed_sentences),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
