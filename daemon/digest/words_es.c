/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "digest/words.h"

/* El tono: cálido y sereno, hechos con fechas; nunca un reproche. */
const struct words words_es = {
	.language = "es",
	.section = {
		[SECTION_GOOD_NEWS] = "Buenas noticias",
		[SECTION_NEEDS_YOU] = "Para ustedes",
		[SECTION_WE_OWE] = "Lo que la escuela espera de nosotros",
		[SECTION_WAITING] = "En espera de la escuela",
		[SECTION_PROMISES] = "Promesas con fecha",
		[SECTION_CLOCKS] = "Plazos",
		[SECTION_SERVICES] = "Servicios",
		[SECTION_CHANGES] = "Qué cambió",
		[SECTION_LETTERS] = "Las cartas de esta semana",
		[SECTION_REPLIES] = "Sus respuestas",
		[SECTION_UNSURE] = "Una pregunta para ustedes",
		[SECTION_COMING] = "Lo que viene",
		[SECTION_FOOTER] = "Sobre este resumen",
	},
	.say = {
		[SAY_HEADING] = "Cartas de la escuela: familia {family}",
		[SAY_HEADING_NOBODY] = "Cartas de la escuela",
		[SAY_PERIOD] = "{from} al {to}",
		[SAY_SUBJECT] = "Cartas de la escuela, semana del {day}: {counts}",
		[SAY_SUBJECT_BARE] = "Cartas de la escuela {day}",
		[SAY_SUBJECT_QUIET] = "nada pendiente para ustedes",
		[SAY_MORE] = "y {n} más: schooltrail items --open",
		[SAY_MORE_LETTERS] = "y {n} más: schooltrail log",
		[SAY_MORE_NOTES] = "y {n} más, cuando tengan tiempo: están abajo, con una nota "
				   "lista.",
		[SAY_IDS] = "{first} a {last}",
		[SAY_SCHOOL] = "la escuela",

		[SAY_ASKED_1] = "{who} todavía no respondió a su pregunta del {asked}. Hay una "
				"nota breve y amable lista, si la quieren.",
		[SAY_ASKED_2] = "Sigue abierta después de su nota del {last}. La segunda nota va "
				"también a {copied}.",
		[SAY_ASKED_2_ONCE] = "{who} todavía no respondió a su pregunta del {asked}. Hay "
				     "una nota lista que va también a {copied}.",
		[SAY_ASKED_2_ALONE] = "Sigue abierta después de su nota del {last}. Hay una segunda nota "
				      "lista, si la quieren.",
		[SAY_ASKED_2_ONCE_ALONE] = "{who} todavía no respondió a su pregunta del {asked}. "
					   "Hay una nota lista, si la quieren.",
		[SAY_ASKED_3] = "{notes}, todavía sin respuesta; la última salió el {last}. Quizá "
				"no está claro a quién le corresponde. El borrador le pregunta a "
				"{writes} quién puede ocuparse.",
		[SAY_ASKED_4] = "Abierta desde hace {days}, con {notes}. Pueden pedir una reunión "
				"en cualquier momento. Hay un borrador listo, con lugar para tres "
				"fechas.",
		[SAY_ASKED_5] = "Abierta desde el {asked}, con {notes}. La escuela no ha podido "
				"resolverlo. El borrador para el distrito es una lista sencilla "
				"de fechas.",
		[SAY_ASKED_6] = "Abierta desde el {asked}, con {notes}. Solo para su información: hay vías "
				"formales, con sus propios plazos, y un centro para padres cercano puede "
				"orientarles sin costo. No se ha enviado nada.",
		[SAY_ACKNOWLEDGED_DUE] = "{by} escribió el {ack}. Es un gesto amable, y todavía no es una "
					 "respuesta. Hay una nota breve lista, si la quieren.",
		[SAY_PARTLY_DUE] = "{by} respondió una parte el {ack}; el resto sigue sin respuesta. Hay "
				   "una nota breve lista, si la quieren.",
		[SAY_PROMISE_DUE] = "{who} escribió el {asked} que esto estaría para el {due}. Hoy es "
				    "{today}, y no lo tenemos en el correo. Hay una nota breve lista, si "
				    "la quieren.",
		[SAY_PROMISE_UNDATED_DUE] = "{who} escribió el {asked} que esto se haría, y todavía no lo "
					    "tenemos en el correo. Hay una nota breve lista, si la "
					    "quieren.",
		[SAY_NOTE_READY] = "Hay una nota breve lista, si la quieren.",
		[SAY_NOTE_LATER] = "Una nota a la vez para {who}: esta puede esperar un poco.",
		[SAY_AWAY] = "{who} regresa el {back}; antes de ese día no se propone ninguna nota.",
		[SAY_QUIET] = "Esta semana no hay nada pendiente para ustedes.",

		[SAY_WAITING] = "Le preguntaron a {who} el {asked}; todavía sin respuesta.",
		[SAY_WAITING_AGAIN] = "Le preguntaron a {who} el {asked} y otra vez el {last}; todavía sin "
				      "respuesta.",
		[SAY_ACKNOWLEDGED] = "{by} escribió el {ack}. Es un gesto amable, y todavía no es una "
				     "respuesta.",
		[SAY_PARTLY] = "{by} respondió una parte el {ack}; el resto sigue sin respuesta.",
		[SAY_PROMISED] = "{who} escribió el {asked} que esto estaría para el {due}.",
		[SAY_PROMISED_PAST] = "{who} escribió el {asked} que esto estaría para el {due}. Todavía no "
				      "lo tenemos en el correo.",
		[SAY_PROMISED_UNDATED] = "{who} escribió el {asked} que esto se haría; sin decir "
					 "el día.",
		[SAY_CHECK_AGAIN] = "Volveremos a mirar el {check}.",

		[SAY_THEY_ASK] = "{who} pidió esto el {asked}.",
		[SAY_THEY_ASK_BY] = "{who} pidió esto el {asked}, para el {due}.",
		[SAY_WE_PROMISED] = "Le escribieron esto a {who} el {asked}.",
		[SAY_WE_PROMISED_BY] = "Le escribieron esto a {who} el {asked}, para el {due}.",
		[SAY_UNSURE_LETTER] = "{who} escribió el {day}: ¿eso lo resuelve?",
		[SAY_UNSURE_NOTE] = "Su nota del {day}: ¿lo resuelve?",
		[SAY_UNSURE_LETTER_SAID] = "{who} escribió el {day}: «{said}» ¿Eso lo resuelve?",
		[SAY_UNSURE_NOTE_SAID] = "Su nota del {day} dice: «{said}» ¿Lo resuelve?",
		[SAY_TALKED] = "Usted habló con {who} el {asked}. Hay un breve resumen listo para "
			       "enviar.",
		[SAY_UNSURE_HOW] = "Si es así: schooltrail done {item}. Si no: schooltrail reopen "
				   "{item}.",
		[SAY_UNSURE_REPLY] = "Responda \"{item} sí\" o \"{item} no\".",

		[SAY_WELCOME_SUBJECT] = "Cartas de la escuela: llegó su reenvío",
		[SAY_WELCOME_TITLE] = "Llegó su reenvío",
		[SAY_WELCOME_TAKEN] = "Lo que entendimos",
		[SAY_WELCOME_WHY] = "Respondemos a sus primeros {of} reenvíos, para que vea qué sacamos "
				    "de ellos; este es el número {n}. Después, lo dice el resumen.",
		[SAY_WELCOME_ONLY_YOU] = "Esta carta es solo para usted. No se envió nada a la escuela.",
		[SAY_TAKEN] = "{who}, {day}: {what}.",
		[SAY_TAKEN_DUE] = "{what} para el {day}",
		[SAY_TAKEN_NOTHING] = "guardado; no pide ni promete nada",

		[SAY_REPLY_SETTLED] = "\"{line}\": {item} queda resuelto.",
		[SAY_REPLY_DISMISSED] = "\"{line}\": {item} sale de la lista.",
		[SAY_REPLY_SNOOZED] = "\"{line}\": {item} descansa hasta el {until}.",
		[SAY_REPLY_REOPENED] = "\"{line}\": {item} sigue abierto.",
		[SAY_REPLY_UNREAD] = "No pudimos leer \"{line}\", y nada cambió por ello.",
		[SAY_REPLY_HOW] = "Leemos un número y una palabra, uno por línea: i7 hecho.",
		[SAY_REPLY_AGAIN] = "El {day} llegó otra respuesta a un resumen ya respondido. Cada "
				    "resumen se puede responder una vez, así que nada cambió; por "
				    "favor, responda a este.",
		[SAY_REPLY_LATE] = "Su respuesta del {day} era a un resumen de hace más de 30 días, "
				   "así que nada cambió; por favor, responda a este.",
		[SAY_REPLY_OTHER] = "Su respuesta del {day} era a un resumen enviado a otra persona, "
				    "así que nada cambió; por favor, responda al suyo.",
		[SAY_REPLY_DOUBTFUL] = "El {day} llegó una respuesta a su resumen que no se pudo "
				       "confirmar como suya. No se leyó.",

		[SAY_WIN] = "{who} escribió el {day}:",
		[SAY_SETTLED_BY] = "Resuelto con la carta de {by} del {day}.",
		[SAY_SETTLED_YOU] = "Resuelto con su carta del {day}.",
		[SAY_SETTLED_HAND] = "Lo marcaron como resuelto el {day}: {why}.",
		[SAY_SETTLED_NOBODY] = "Resuelto el {day}.",

		[SAY_THANKS] = "Hay unas líneas de agradecimiento listas: schooltrail draft "
			       "{item}.",
		[SAY_THANKS_BARE] = "Unas líneas de agradecimiento serían un buen gesto.",

		[SAY_CHANGED_OPENED] = "Abiertos",
		[SAY_CHANGED_SETTLED] = "Resueltos",
		[SAY_CHANGED_DUE] = "Ya toca",
		[SAY_CHANGED_MOVED] = "Cambió",
		[SAY_MOVED_OFF] = "El día de volver a escribir de {item}, {who}, pasó del {from} "
				  "al {to} porque el {day} no hay clases.",
		[SAY_MOVED_ON] = "El día de volver a escribir de {item}, {who}, pasó del {from} "
				 "al {to} porque el {day} hay clases.",

		[SAY_SERVICE] = "{service}: {missed} sin darse este año escolar, {made} de reposición, {owed} por reponer.",
		[SAY_SERVICE_OF] = "{service}, {child}: {missed} sin darse este año escolar, {made} de reposición, {owed} por reponer.",
		[SAY_SERVICE_PROMISED] = "Prometidas: {n}.",
		[SAY_SERVICE_AWAY] = "De ellas, {n} por inasistencia; esas no cuentan por reponer.",
		[SAY_SERVICE_LAST] = "La última: {day} ({cause}).",
		[SAY_SERVICE_NOTED] = "La última: {day} ({cause}), según lo anotó la familia.",
		[SAY_SERVICE_UNNAMED] = "Un servicio que ninguna carta nombra",
		[SAY_GAP] = "{support}: las cartas y notas de los últimos 30 días cuentan {times} sin ese apoyo ({days}).",
		[SAY_GAP_OF] = "{support}, {child}: las cartas y notas de los últimos 30 días cuentan {times} sin ese apoyo ({days}).",
		[SAY_GAP_UNNAMED] = "Un apoyo del plan",
		[SAY_SERVICE_HOW] = "Solo cuenta lo que dicen las cartas y las notas. Una por una: schooltrail services.",

		[SAY_MEETING] = "Quizá quieran pedir una reunión: {reasons}. Ustedes deciden; hay un borrador listo: schooltrail draft {item} --letter=D-MTG.",
		[SAY_MEETING_BARE] = "Quizá quieran pedir una reunión: {reasons}. Ustedes deciden.",
		[SAY_REASON_PERSON] = "{n} preguntas a {who} esperan respuesta",
		[SAY_REASON_SILENCE] = "hace {days} que no llega palabra de la escuela y algo espera",
		[SAY_REASON_SERVICE] = "{sessions} en cuatro semanas sin darse y sin reponerse ({service})",
		[SAY_REASON_GAP] = "{times} en 15 días de clase faltó un apoyo, según cartas y notas ({support})",
		[SAY_MEETING_HOW] = "schooltrail agenda escribe la lista de temas.",
		[SAY_AGENDA] = "Temas para la reunión",
		[SAY_AGENDA_OF] = "Temas para la reunión: {child}",
		[SAY_AGENDA_OPEN] = "Preguntas abiertas",
		[SAY_AGENDA_PROMISED] = "Lo que se prometió",
		[SAY_AGENDA_SERVICES] = "Servicios",
		[SAY_AGENDA_OURS] = "Nuestras preguntas",
		[SAY_AGENDA_SHARE] = "Algo bueno que contar",
		[SAY_AGENDA_ASKED] = "Preguntado el {asked} ({item}):",
		[SAY_AGENDA_AGAIN] = "Preguntado el {asked}, la última vez el {last} ({item}):",
		[SAY_AGENDA_GAVE] = "{who} escribió el {asked} ({item}):",
		[SAY_AGENDA_GAVE_BY] = "{who} escribió el {asked}, para el {due} ({item}):",
		[SAY_AGENDA_NONE] = "Nada ha esperado lo bastante para estar en esta lista.",
		[SAY_AGENDA_WIN] = "{who}, {day}:",

		[SAY_CHECK_IN] = "El {day} es buen día para preguntar cómo van las cosas. Hay una carta corta lista: schooltrail draft --letter=D-CHK.",
		[SAY_CHECK_IN_MIDDLE] = "La mitad del período es hacia el {day}.",
		[SAY_REVIEW] = "La revisión anual anotada es el {day}, dentro de {left}. Desde el {from} es buen momento para anotar de qué debe tratar: un correo que empiece con pregunta:, y schooltrail agenda.",
		[SAY_REVIEW_3] = "La revisión de cada tres años anotada es el {day}, dentro de {left}. Desde el {from} es buen momento para anotar de qué debe tratar: un correo que empiece con pregunta:, y schooltrail agenda.",

		[SAY_LETTER] = "De {from} a {to}: {gist}",
		[SAY_LETTER_NOTE] = "Nota de {from}: {gist}",
		[SAY_LETTER_PRIVATE] = "Su nota privada: {gist}",
		[SAY_AND_MORE] = "{who} +{n}",
		[SAY_NOBODY] = "sin nombre",
		[SAY_GIST_ASKS] = "pregunta {items}",
		[SAY_GIST_PROMISES] = "promete {items}",
		[SAY_GIST_SETTLES] = "resuelve {items}",
		[SAY_GIST_PARTLY] = "responde una parte de {items}",
		[SAY_GIST_DECLINES] = "dice que no a {items}",
		[SAY_GIST_RECEIVED] = "recibió {items}",
		[SAY_GIST_CHASES] = "vuelve a preguntar {items}",
		[SAY_GIST_ABOUT] = "{what} (\"{subject}\")",
		[SAY_GIST_SUBJECT] = "\"{subject}\"",
		[SAY_GIST_NONE] = "sin asunto",
		[SAY_GIST_POINTER] = "hay un mensaje en la aplicación",
		[SAY_GIST_BOUNCE] = "una carta no se pudo entregar ({subject})",

		[SAY_DUE] = "{who}, {item}: \"{quote}\"",
		[SAY_SNOOZED] = "{item} vuelve, como lo pidieron: \"{quote}\"",
		[SAY_BREAK_DAY] = "No hay clases el {first}. Los tiempos de espera se detienen y siguen el "
				  "{next}.",
		[SAY_BREAK] = "No hay clases del {first} al {last}. Los tiempos de espera se detienen y "
			      "siguen el {next}.",
		[SAY_BREAK_END] = "No hay clases desde el {first}.",
		[SAY_PARKED] = "{questions} para la próxima consulta: schooltrail draft --letter=D-CHK "
			       "las pone en una carta.",
		[SAY_CALENDAR_ENDS] = "El calendario escolar que tenemos llega hasta el {day}. Con los días "
				      "del próximo año las cuentas siguen bien.",

		[SAY_ALERT_SUBJECT] = "Cartas de la escuela: {counts}, antes del resumen",
		[SAY_ALERT_TITLE] = "Antes del próximo resumen",
		[SAY_ALERT_ABOUT] = "Sobre este aviso",
		[SAY_ALERT_WHY] = "Este aviso llega entre resúmenes porque algo lleva ya bastante tiempo "
				  "esperando. Hay como mucho uno así al día, y ninguno en sus horas de "
				  "descanso.",
		[SAY_ALERT_ONLY_YOU] = "Es solo para la familia. A la escuela no se envió nada.",
		[SAY_HARM_SUBJECT] = "Cartas de la escuela: una carta para leer ustedes mismos",
		[SAY_HARM_TITLE] = "Véanlo ustedes mismos, por favor",
		[SAY_HARM_INTRO] = "En el correo de la escuela hay palabras que pueden querer decir que "
				   "un niño o una niña se lastimó, fue sujetado o apartado, o enviado a "
				   "casa. Un programa no puede saber qué pasó, y quizá no sea nada. Por "
				   "favor, lean la carta misma.",
		[SAY_HARM_LETTER] = "{who} escribió el {day}, \"{subject}\":",
		[SAY_HARM_LETTER_BARE] = "{who} escribió el {day}:",
		[SAY_HARM_SHOW] = "La carta entera: schooltrail show {message}",
		[SAY_HARM_DRAFT] = "Para pedir una reunión: schooltrail draft {item} "
				   "--letter=D-MTG",
		[SAY_HARM_STEPS] = "Si es lo que parece, no tienen que esperar a nada: pueden llamar hoy a "
				   "la escuela o pedir una reunión. Ustedes deciden; nada se hace por "
				   "sí solo.",
		[SAY_HARM_WHY] = "Este aviso llega el mismo día que el correo, o al terminar sus horas "
				 "de descanso. Juzga palabras, no personas.",

		[SAY_CLOCK] = "{title} ({rule}), desde el {from}.",
		[SAY_CLOCK_CHILD] = "{title} ({rule}) para {child}, desde el {from}.",
		[SAY_CLOCK_BY_ITSELF] = "Corre por sí solo, según leemos {item}.",
		[SAY_CLOCK_YOURS] = "Este les toca a ustedes.",
		[SAY_CLOCK_RUNS] = "Faltan: {left}.",
		[SAY_CLOCK_HALF] = "Ha pasado la mitad del tiempo; faltan: {left}.",
		[SAY_CLOCK_THREE_QUARTERS] = "Han pasado tres cuartos del tiempo; faltan: {left}.",
		[SAY_CLOCK_NEAR] = "Faltan: {left}. Es buen momento para preguntar con amabilidad cómo "
				   "va.",
		[SAY_CLOCK_DUE] = "La fecha que tenemos es hoy.",
		[SAY_CLOCK_PAST] = "La fecha que teníamos era el {day}. Si ya está hecho: schooltrail "
				   "clock stop {clock}; si no, es buen momento para preguntar con "
				   "amabilidad cómo va.",
		[SAY_CLOCK_LONG_PAST] = "La fecha que teníamos era el {day}. Si ya está hecho: schooltrail "
					"clock stop {clock}. Solo para su información: hay vías "
					"formales, con sus propios plazos, y un centro para padres "
					"cercano puede orientarles sin costo.",
		[SAY_CLOCK_OVER] = "La fecha que teníamos era el {day}. Si ya está hecho: schooltrail "
					 "clock stop {clock}.",
		[SAY_CLOCK_NO_DATE] = "Todavía no se puede decir la fecha: el calendario escolar que "
				      "tenemos termina antes.",
		[SAY_CLOCK_NO_DAYS] = "La norma no tiene días que contar.",
		[SAY_CLOCK_LATER] = "La norma también se puede leer como el {day}; guíense por la primera "
				    "fecha.",
		[SAY_CLOCK_CALENDAR_ENDS] = "El calendario escolar que tenemos termina antes; los días del "
					    "próximo año pueden mover la fecha.",
		[SAY_CLOCK_NO_CALENDAR] = "No tenemos un calendario escolar, así que se contaron todos los "
					  "días de lunes a viernes.",
		[SAY_CLOCK_NO_NUMBER] = "La norma no dice cuántos días; lo habitual son cinco días de "
					"clase.",
		[SAY_CLOCK_CUSTOM] = "Es una costumbre, no una norma.",
		[SAY_CLOCK_UNVERIFIED] = "Nadie pudo comprobar esta norma.",
		[SAY_CLOCK_UNCHECKED] = "La norma no se ha revisado desde el {day}.",
		[SAY_CLOCK_INSTEAD] = "{place} tiene una norma propia para esto: {rule}. Guíense por esa.",
		[SAY_CLOCK_MOVED] = "Era el {day} cuando empezó; el calendario escolar ha cambiado desde "
				    "entonces: {days}.",
		[SAY_CLOCK_MOVED_OTHERWISE] = "Era el {day} cuando empezó; la norma que tenemos ha cambiado "
					      "desde entonces.",

		[SAY_SOURCE] = "Última lectura correcta de {source}: {time}.",
		[SAY_SOURCE_NEVER] = "Todavía no hubo una lectura correcta de {source}.",
		[SAY_SOURCE_TROUBLE] = "{check} Ahora: {trouble}.",
		[SAY_SET_ASIDE] = "{mails}. Nada se pierde. Por favor miren en su propio buzón; "
				  "schooltrail status dice por qué.",
		[SAY_SET_ASIDE_ONE] = "Apartado: {from}, \"{subject}\": {why}.",
		[SAY_REPLACED] = "Desde el {day} no se pudo enviar ningún resumen. Este cuenta también "
				 "esos días.",
		[SAY_ITEMS_HOW] = "Una palabra como i7 nombra un asunto: schooltrail show i7 cuenta su "
				  "historia, draft i7 escribe la carta, done i7 lo da por resuelto.",
		[SAY_COUNTED] = "Los días de clase se cuentan desde el día después de una carta, sin fines "
				"de semana ni los días libres del calendario escolar.",
		[SAY_ONLY_YOU] = "Este resumen es solo para la familia. A la escuela no se envió "
				 "nada.",
		[SAY_ANSWER_HOW] = "Puede responder a este correo, una línea por asunto: i7 hecho, i7 "
				   "teléfono (o en persona, portal, papel), i7 posponer 2 semanas, "
				   "i7 descartar, i7 reabrir; a una pregunta, i7 sí o i7 no.",
		[SAY_CHAIN] = "Guarden este correo. Este número sella todo lo guardado hasta "
			      "ahora; si una carta se cambiara después, ya no coincidiría: {chain}",
		[SAY_NO_ADVICE] = "Información general, no asesoría legal. Las fechas se cuentan con lo que "
				  "hay en su correo y su calendario; compárenlas con la norma vigente.",

		[SAY_LABEL_WAS_DUE] = "era el {day}",
		[SAY_WRITE] = "Abrir la carta",
		[SAY_WRITE_THANKS] = "Dar las gracias",

		[SAY_CHART_WAITS] = "Días de clase en espera",
		[SAY_CHART_SCHOOL] = "Le toca a la escuela",
		[SAY_CHART_FAMILY] = "Nos toca a nosotros",
		[SAY_CHART_PACES] = "Cuánto tardaron las respuestas este año",
		[SAY_CHART_STEP] = "en cada marca cabe otro paso; gris: quizá ya resuelto",
		[SAY_CHART_HALF] = "días de clase; hasta la raya llegó la mitad",
		[SAY_CHART_MORE] = "y {n} más",
		[SAY_CHART_SCHOOL_SAID] = "Le toca a la escuela: {list}.",
		[SAY_CHART_FAMILY_SAID] = "Nos toca a nosotros: {list}.",
		[SAY_PACES] = "La mitad de las respuestas de este año llegó en: {list}.",

		[SAY_AND] = "{a} y {b}",
		[SAY_HISTORY_ASKED] = "{day}: le pregunté a {who}",
		[SAY_HISTORY_AGAIN] = "{day}: volví a escribir",
		[SAY_HISTORY_WORD] = "{day}: {who} me escribió",
		[SAY_HISTORY_PARTLY] = "{day}: {who} respondió una parte",
		[SAY_HISTORY_PROMISED] = "{day}: {who} escribió sobre esto",
	},
	.count = {
		[COUNT_SCHOOL_DAYS] = { "{n} día de clase", "{n} días de clase" },
		[COUNT_NOTES] = { "{n} nota", "{n} notas" },
		[COUNT_FOR_YOU] = { "{n} para ustedes", "{n} para ustedes" },
		[COUNT_QUESTIONS] = { "{n} pregunta", "{n} preguntas" },
		[COUNT_WAITING] = { "{n} en espera", "{n} en espera" },
		[COUNT_PROMISES] = { "{n} promesa", "{n} promesas" },
		[COUNT_LETTERS] = { "{n} carta", "{n} cartas" },
		[COUNT_PARKED] = { "Hay {n} pregunta anotada", "Hay {n} preguntas anotadas" },
		[COUNT_TAKEN_QUESTIONS] = { "{n} pregunta suya", "{n} preguntas suyas" },
		[COUNT_TAKEN_ASKED] = { "{n} cosa que le piden", "{n} cosas que le piden" },
		[COUNT_TAKEN_PROMISES] = { "{n} promesa", "{n} promesas" },
		[COUNT_TAKEN_OURS] = { "{n} promesa suya", "{n} promesas suyas" },
		[COUNT_TAKEN_SETTLED] = { "{n} asunto resuelto", "{n} asuntos resueltos" },
		[COUNT_DAYS] = { "{n} día", "{n} días" },
		[COUNT_SESSIONS] = { "{n} sesión", "{n} sesiones" },
		[COUNT_TIMES] = { "una vez", "{n} veces" },
		[COUNT_SET_ASIDE] = { "{n} correo no se pudo leer y está apartado",
			"{n} correos no se pudieron leer y están apartados" },
	},
	.number = { "ninguna", "una", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho",
		"nueve", "diez" },
	.weekday = { "", "lun", "mar", "mié", "jue", "vie", "sáb", "dom" },
	.month = { "", "ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov",
		"dic" },
	.month_long = { "", "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto",
		"septiembre", "octubre", "noviembre", "diciembre" },
	.day = "{d} {month}",
	.day_long = "{d} de {month}",
	.day_year = "{d} {month} {year}",
	.day_long_year = "{d} de {month} de {year}",
	.day_bare = "{d}",
};
