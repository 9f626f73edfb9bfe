/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the names of rules/LANGUAGE/72-services.rules are called by a person. */
#include "digest/words.h"

#include <string.h>

static const struct {
	const char *name, *en, *es;
} names[] = {
	/* services */
	{ "speech", "Speech", "Terapia de lenguaje" },
	{ "ot", "OT", "Terapia ocupacional" },
	{ "pt", "PT", "Terapia física" },
	{ "counselling", "Counseling", "Consejería" },
	{ "social-skills", "Social skills", "Habilidades sociales" },
	{ "reading", "Reading support", "Apoyo de lectura" },
	{ "math", "Math support", "Apoyo de matemáticas" },
	{ "resource", "Resource time", "Clase de apoyo" },
	{ "aide", "Aide", "Asistente" },
	{ "vision", "Vision services", "Servicios de visión" },
	{ "hearing", "Hearing services", "Servicios de audición" },
	{ "nurse", "Nursing", "Enfermería" },
	{ "tutoring", "Tutoring", "Tutoría" },
	{ "interpreter", "Interpreter", "Intérprete" },
	{ "transport", "Transport", "Transporte" },
	/* causes */
	{ "assembly", "an event at school", "un evento de la escuela" },
	{ "weather", "weather or closure", "el clima o un cierre" },
	{ "testing", "testing", "exámenes" },
	{ "field-trip", "a field trip", "una excursión" },
	{ "staffing", "staffing", "falta de personal" },
	{ "provider-absent", "the provider was away", "faltó quien la da" },
	{ "student-absent", "the child was away", "inasistencia" },
	{ "conflict", "a conflict of schedules", "un choque de horarios" },
	{ "unknown", "no reason said", "sin razón dicha" },
	/* supports */
	{ "extra-time", "Extra time", "Tiempo extra" },
	{ "calculator", "Calculator", "Calculadora" },
	{ "breaks", "Breaks", "Descansos" },
	{ "headphones", "Headphones", "Audífonos" },
	{ "seating", "Seating", "Lugar en el salón" },
	{ "small-group", "Small group", "Grupo chico" },
	{ "read-aloud", "Reading aloud", "Lectura en voz alta" },
	{ "scribe", "Scribe or keyboard", "Teclado o quien escriba" },
	{ "notes", "Class notes", "Apuntes" },
	{ "visuals", "Visual supports", "Apoyos visuales" },
	{ "chunking", "Smaller steps", "Pasos más cortos" },
	{ "less-work", "Less work", "Menos tarea" },
	{ "aac", "Communication device", "Comunicador" },
	{ "plan-copy", "Copy of the plan", "Copia del plan" },
};

const char *words_name(const struct words *w, const char *name)
{
	bool spanish = g_str_equal(w->language, "es");

	for (guint i = 0; i < G_N_ELEMENTS(names); i++)
		if (strcmp(names[i].name, name) == 0)
			return spanish ? names[i].es : names[i].en;
	return name;
}
