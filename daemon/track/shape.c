/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "track/shape.h"

#include <string.h>

typedef const char *const *phrases;

/* Lower case, no accents, single spaces round every word; '?' and ':' stand as words. */
static char *flatten(const char *text)
{
	g_autofree char *apart = g_utf8_normalize(text, -1, G_NORMALIZE_NFKD);
	g_autofree char *lower = g_utf8_strdown(apart ? apart : "", -1);
	GString *out = g_string_new(" ");

	for (const char *p = lower; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		if (g_unichar_isalnum(c)) {
			g_string_append_unichar(out, c);
			continue;
		}
		if (g_unichar_ismark(c) || c == '\'' || c == 0x2019 || c == 0xbf)
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

static bool has(const char *flat, phrases list)
{
	for (; *list; list++)
		if (strstr(flat, *list))
			return true;
	return false;
}

static bool begins(const char *flat, phrases list)
{
	for (; *list; list++)
		if (g_str_has_prefix(flat, *list))
			return true;
	return false;
}

static const char *const when_asked[] = { " when ", " what day", " which day", " what time",
	" what date", " which date", " how soon ", " by what ", " cuando ", " que dia",
	" a que hora ", " que fecha ", " que horario ", NULL };
static const char *const who_asked[] = { " who ", " whom ", " whose ", " which of you ",
	" which teacher", " quien ", " quienes ", " con quien ", NULL };
static const char *const many_asked[] = { " how many ", " how much ", " how often ", " how long ",
	" cuanto ", " cuantos ", " cuanta ", " cuantas ", NULL };
static const char *const why_asked[] = { " why ", " how come ", " what happened ", " por que ",
	" reason ", NULL };
static const char *const happened_asked[] = { " what happened", " what went wrong ",
	" what went on ", " what is going on ", " que paso ", " que sucedio ", " que ocurrio ",
	NULL };
static const char *const past_said[] = { " was ", " were ", " had ", " did ", " didnt ", " wasnt ",
	" went ", " forgot ", " missed ", " fue ", " estaba ", " hubo ", " tuvo ", " tuve ",
	" falto ", " olvido ", NULL };
static const char *const whether_asked[] = { " whether ", " what it was ", " que era ", " si va a ",
	" where she ", " where he ", NULL };
static const char *const where_asked[] = { " where ", " which room ", " donde ", " adonde ", NULL };
static const char *const what_asked[] = { " what ", " whats ", " which ", " how ", " que ",
	" cual ", " cuales ", " como ", NULL };
static const char *const yes_no_asked[] = { " whether ", " if ", " any word ", " any update ",
	" any news ", " is ", " are ", " was ", " were ", " do ", " does ", " did ", " has ",
	" have ", " had ", " will ", " can ", " could ", " would ", " should ", " si ", " puede",
	" podria", " hay ", " esta ", " ya ", " tiene ", " sera ", " va a ", NULL };
static const char *const decision_asked[] = { " may we ", " may i ", " can we ", " can i ",
	" could we ", " could i ", " is it possible ", " would it be possible ", " be possible ",
	" possible that day ", " is it ok", " is it okay", " would it work ", " work for you",
	" can she ", " can he ", " could she ", " could he ", " be able to ", " instead ",
	" se puede ", " se podria ", " seria posible ", " es posible ", " podemos ", " le parece ",
	" le queda bien ", " puede asistir ", NULL };

/* Verbs after which one wants to be told. */
static const char *const telling[] = { " what happened", " que paso ", " tell me ", " tell us ",
	" let me know ", " let us know ", " explain ", " confirm ", " clarify ", " remind me ",
	" find out ", " like to know ", " to know ", " wonder", " help to know ", " say whether ",
	" remind us ", " advise ", " understand ", " hear from you ", " hear whether ",
	" tell her ", " digame ", " diganos ", " decirme ", " decirnos ", " me dice ", " nos dice ",
	" aviseme ", " avisenos ", " avisarme ", " me avisa ", " nos avisa ", " confirm", " saber ",
	" indiqu", " indicar", " curious ", " cuent", " platiqu", " se nos informe ",
	" me informe ", " explicar", " expliqu", " me podria decir ", " informar", " informe si ",
	NULL };
/* Ways of asking for something to be done. */
static const char *const doing[] = { " please ", " could you ", " can you ", " would you ",
	" will you ", " could someone ", " can someone ", " could we get ", " could we have ",
	" can we get ", " can we have ", " can i get ", " can i have ", " could i get ",
	" could i have ", " may i have ", " would you mind ", " need you to ", " we need ",
	" i need ", " id like ", " i would like ", " we would like ", " wed like ", " i am asking ",
	" im asking ", " we are asking ", " hoping to get ", " hoping you ", " be able to send ",
	" kindly ", " por favor ", " puede ", " podria ", " pueden ", " podrian ", " le pido ",
	" les pido ", " necesito ", " necesitamos ", " quisiera ", " quisieramos ", " favor de ",
	" solicito ", " le encargo ", " me manda ", " nos manda ", " mandeme ", " envieme ", NULL };
/* "Could we get ..." is no question whether we may. */
static const char *const getting[] = { " would you be able to ", " you be able to send ",
	" possible to get ", " possible to have ", " possible to send ", " possible to see ",
	" possible to receive ", " be able to share ", " could we get ", " could we have ",
	" can we get ", " can we have ", " can i get ", " can i have ", " could i get ",
	" could i have ", " may i have ", " may we have ", NULL };
static const char *const greetings[] = { " hi ", " hello ", " dear ", " hola ", " buenas ",
	" buenos ", " good morning ", " good afternoon ", NULL };
static const char *const question_openings[] = { " is ", " are ", " was ", " were ", " do ",
	" does ", " did ", " has ", " have ", " had ", " will she ", " will he ", " will they ",
	" will it ", " will there ", " will ms ", " will mr ", " should ", " what ", " whats ",
	" when ", " where ", " who ", " why ", " how ", " which ", " any ", " and ", " or ",
	" cuando ", " donde ", " quien ", " cual ", " como ", " que ", " cuant", " hay ", " ya ",
	" esta ", " es ", " por que ", " sabe ", " tiene ", NULL };

static const char *const meeting_words[] = { " meeting ", " meet ", " conference ",
	" get together ", " sit down ", " appointment ", " reunion ", " reunirnos ", " junta ",
	" cita ", NULL };
static const char *const records_words[] = { " records ", " copy of ", " copies of ", " file on ",
	" his file ", " her file ", " educational record", " expediente ", " copia de ",
	" copias de ", " registros ", NULL };

static const char *const days_said[] = { " monday", " tuesday", " wednesday", " thursday",
	" friday", " saturday", " sunday", " mon ", " tue ", " tues ", " wed ", " thu ", " thurs ",
	" fri ", " january ", " february ", " march ", " april ", " june ", " july ", " august ",
	" september ", " october ", " november ", " december ", " jan ", " feb ", " mar ", " apr ",
	" jun ", " jul ", " aug ", " sep ", " sept ", " oct ", " nov ", " dec ", " today ",
	" tomorrow ", " tonight ", " yesterday ", " this morning ", " this afternoon ",
	" next week ", " this week ", " last week ", " lunes ", " martes ", " miercoles ",
	" jueves ", " viernes ", " sabado ", " domingo ", " enero ", " febrero ", " marzo ",
	" abril ", " mayo ", " junio ", " julio ", " agosto ", " septiembre ", " octubre ",
	" noviembre ", " diciembre ", " hoy ", " manana ", " ayer ", " semana ", " oclock ",
	" a m ", " p m ", " am ", " pm ", NULL };
static const char *const people_said[] = { " mr ", " mrs ", " ms ", " miss ", " dr ", " coach ",
	" i ", " he ", " she ", " ill ", " shell ", " hell ", " i am ", " im ", " sr ", " sra ",
	" mtra ", " mtro ", " maestr", " yo ", " ella ", " el ", NULL };
static const char *const reasons_said[] = { " because ", " since ", " due to ", " so that ",
	" as she ", " as he ", " as we ", " as the ", " the reason ", " was out ", " porque ",
	" debido ", " ya que ", " por la ", " por el ", NULL };
static const char *const places_said[] = { " room ", " library ", " office ", " gym ", " in the ",
	" at the ", " on page ", " next to ", " near ", " portal ", " online ", " website ",
	" salon ", " biblioteca ", " oficina ", " en la ", " en el ", NULL };
static const char *const numbers_said[] = { " one ", " two ", " three ", " four ", " five ",
	" six ", " seven ", " eight ", " nine ", " ten ", " twice ", " once ", " every ", " both ",
	" none ", " daily ", " weekly ", " all ", " dos ", " tres ", " cuatro ", " cinco ",
	" seis ", " siete ", " ocho ", " diez ", " cada ", " ambos ", " ninguno ", NULL };
static const char *const yes_no_openings[] = { " yes ", " yep ", " yeah ", " yup ", " no ",
	" nope ", " sure ", " absolutely ", " of course ", " correct ", " that is correct ",
	" thats correct ", " that is right ", " thats right ", " confirmed ", " exactly ",
	" right ", " thats fine ", " that is fine ", " that works ", " sounds good ", " ok ",
	" okay ", " fine ", " not yet ", " unfortunately ", " si ", " claro ", " correcto ",
	" tiene razon ", " asi es ", " por supuesto ", " no todavia ", " todavia no ",
	" lamentablemente ", " desafortunadamente ", " de acuerdo ", " esta bien ", NULL };

/* Anywhere in the sentence: "I can be there in person". */
static const char *const agreements[] = { " i can ", " we can ", " works for ", " work for us ",
	" will be there ", " can be there ", " is fine ", " are fine ", " can make it ", " is ok ",
	" is okay ", " is good ", " im free ", " we are free ", " si podemos ", " si puedo ",
	" ahi estare", " esta bien ", " me queda bien ", NULL };

static const char *const confirming[] = { " confirm ", " confirmar ", " confirme ", " confirmeme ",
	" confirmarme ", NULL };

/* After so many words at most. */
static bool begins_within(const char *flat, phrases list, int most)
{
	for (int words = 0; flat && words <= most; words++, flat = strchr(flat + 1, ' '))
		if (begins(flat, list))
			return true;
	return false;
}

static bool begins_soon(const char *flat, phrases list)
{
	return begins_within(flat, list, 2);
}

/* "Buenas noches maestra, sí, en julio"; "Hi Derek, yes, two of the three". */
static bool begins_after_greeting(const char *flat)
{
	static const char *const words_of_it[] = { " yes ", " no ", " si ", " tiene razon ", NULL };
	const char *p = flat + 1;

	if (!begins(flat, greetings))
		return false;
	for (int words = 0; words < 5 && (p = strchr(p, ' ')); words++, p++)
		if (begins(p, words_of_it))
			return true;
	return false;
}

guint shape_asked(const char *request)
{
	g_autofree char *flat = flatten(request);
	guint s = 0;

	s |= has(flat, when_asked) ? SHAPE_WHEN : 0;
	s |= has(flat, who_asked) ? SHAPE_WHO : 0;
	s |= has(flat, many_asked) ? SHAPE_HOW_MANY : 0;
	s |= has(flat, why_asked) ? SHAPE_WHY : 0;
	s |= has(flat, happened_asked) ? SHAPE_HAPPENED : 0;
	s |= has(flat, where_asked) ? SHAPE_WHERE : 0;
	s |= has(flat, decision_asked) ? SHAPE_DECISION : 0;
	s |= has(flat, confirming) ? SHAPE_YES_NO : 0;
	s |= has(flat, meeting_words) ? SHAPE_MEETING : 0;
	if (!(s & ~(guint)SHAPE_MEETING) && has(flat, what_asked))
		s |= SHAPE_WHAT;
	if (!(s & ~(guint)SHAPE_MEETING) && has(flat, yes_no_asked))
		s |= SHAPE_YES_NO;
	return s;
}

/* "hi ines has theo had any of the makeups" */
static bool asks_after_greeting(const char *flat)
{
	const char *p = flat;

	if (!begins(flat, greetings))
		return false;
	for (int count = 0; count < 3 && (p = strchr(p + 1, ' ')) && p[1]; count++)
		if (begins(p, question_openings))
			return true;
	return false;
}

bool shape_is_action(const char *request)
{
	g_autofree char *flat = flatten(request);

	if (has(flat, getting))
		return true;
	if (has(flat, telling) || has(flat, decision_asked))
		return false;
	if (has(flat, doing))
		return true;
	if (begins(flat, question_openings) || asks_after_greeting(flat))
		return false;
	if (has(flat, who_asked) || has(flat, many_asked) || has(flat, why_asked) ||
		has(flat, whether_asked))
		return false;
	return !strchr(flat, '?');
}

guint shape_said(const char *statement)
{
	g_autofree char *flat = flatten(statement);
	guint s = SHAPE_WHAT;
	bool digit = strpbrk(flat, "0123456789") != NULL;

	s |= digit || has(flat, days_said) ? SHAPE_WHEN | SHAPE_MEETING : 0;
	s |= has(flat, people_said) ? SHAPE_WHO : 0;
	s |= digit || has(flat, numbers_said) ? SHAPE_HOW_MANY : 0;
	s |= has(flat, past_said) ? SHAPE_HAPPENED : 0;
	s |= has(flat, reasons_said) ? SHAPE_WHY : 0;
	s |= has(flat, places_said) ? SHAPE_WHERE : 0;
	s |= begins(flat, yes_no_openings) || begins_after_greeting(flat) || has(flat, agreements)
		? SHAPE_YES_NO | SHAPE_DECISION
		: 0;
	return s;
}

bool shape_is_meeting(const char *text)
{
	g_autofree char *flat = flatten(text);

	return has(flat, meeting_words);
}

bool shape_is_records(const char *text)
{
	g_autofree char *flat = flatten(text);

	return has(flat, records_words);
}

bool shape_wants_comments(const char *request)
{
	static const char *const said[] = { " any changes ", " your changes ", " comments ",
		" corrections ", " your thoughts ", " feedback ", " your input ", " any questions ",
		" edits ", " concerns ", " correcciones ", " comentarios ", " cambios ", " dudas ",
		NULL };
	g_autofree char *flat = flatten(request);

	return has(flat, said);
}

bool shape_wants_reply(const char *request)
{
	static const char *const said[] = { " respond in writing ", " reply in writing ",
		" answer in writing ", " written response ", " written reply ", " written answer ",
		" please respond ", " please reply ", " please answer ", " respond to this ",
		" reply to this ", " hear back from you ", " hear from you by ", " a reply by ",
		" a response by ", " an answer by ", " me responda ", " nos responda ",
		" me conteste ", " nos conteste ", " una respuesta ", " su respuesta ", NULL };
	g_autofree char *flat = flatten(request);

	return has(flat, said);
}

static const char *const follow_ups[] = { " get back to ", " look into ", " looking into ",
	" let you know ", " keep you posted ", " find out ", " check with ", " check on ",
	" check and ", " check my ", " will check ", " ill check ", " ask ", " talk to ",
	" talk with ", " follow up ", " reach out ", " see what ", " get you an answer ",
	" circle back ", " be in touch ", " touch base ", " respond to ", " le aviso ",
	" te aviso ", " les aviso ", " voy a ver ", " voy a preguntar ", " voy a checar ",
	" voy a revisar ", " lo reviso ", " pregunto ", " averigu", " me comunico ",
	" le confirmo ", NULL };

bool shape_is_follow_up(const char *promise)
{
	g_autofree char *flat = flatten(promise);

	return has(flat, follow_ups);
}

int shape_ordinal(const char *text)
{
	static const char *const numbers[][5] = {
		{ " number 1 ", " first question", " first one ", " primera pregunta", " 1 : " },
		{ " number 2 ", " second question", " second request", " segunda pregunta",
			" 2 : " },
		{ " number 3 ", " third question", " third request", " tercera pregunta", " 3 : " },
		{ " number 4 ", " fourth question", " fourth request", " cuarta pregunta",
			" 4 : " },
	};
	g_autofree char *flat = flatten(text);

	for (guint i = 0; i < G_N_ELEMENTS(numbers); i++)
		for (guint k = 0; k < G_N_ELEMENTS(numbers[i]); k++)
			if (strstr(flat, numbers[i][k]))
				return (int)i + 1;
	return 0;
}

bool shape_hands_over(const char *text)
{
	static const char *const phrases_said[] = { " attached ", " enclosed ", " attaching ",
		" here is ", " here are ", " heres ", " below is ", " sending you ", " sent you ",
		" adjunto ", " adjunta ", " adjuntos ", " aqui esta", " le mando ", " le envio ",
		" anexo ", NULL };
	g_autofree char *flat = flatten(text);

	return has(flat, phrases_said);
}

bool shape_is_receipt(const char *text)
{
	static const char *const said[] = { " got the ", " got your ", " got her ", " got his ",
		" got them ", " received the ", " received your ", " i got the ", " we got the ",
		" i have received ", " we have received ", " we received ", " i received ",
		" ya llego ", " ya llegaron ", " ya recibi", " recibi el ", " recibi la ",
		" recibimos ", " me llego ", " nos llego ", NULL };
	g_autofree char *flat = flatten(text);

	static const char *const thanked[] = { " for bringing ", " for sending ", " for returning ",
		" for signing ", " for dropping off ", " for the form", " for getting the ",
		" for getting it ", " for turning in ", " for the copy", " for the signed ",
		" por mandar", " por enviar", " por traer", " por firmar", " por el formulario",
		" por la forma ", " por haber ", NULL };
	static const char *const came[] = { " received ", " is in ", " are in ", " arrived ",
		" recibido ", " recibida ", " llego bien ", NULL };
	static const char *const thanks[] = { " thank", " gracias ", " muchas gracias ", NULL };

	return begins(flat, said) || (begins_soon(flat, thanks) && has(flat, thanked)) ||
		begins_within(flat, came, 3);
}

bool shape_is_call(const char *text)
{
	static const char *const said[] = { " call ", " called ", " calling ", " phone ",
		" phoned ", " talk on ", " llamo ", " llamar ", " llame ", " llamara ", " llamada ",
		" telefono ", NULL };
	g_autofree char *flat = flatten(text);

	return has(flat, said);
}

bool shape_is_ignorance(const char *text)
{
	static const char *const said[] = { " not know ", " doesnt know ", " didnt know ",
		" dont know ", " no idea ", " not sure ", " told me to ask ", " knew nothing ",
		" said to ask ", " would find out ", " will find out ", " would check ", " no sabe",
		" no sabia ", " quedo de ", " va a preguntar ", NULL };
	g_autofree char *flat = flatten(text);

	return has(flat, said);
}

bool shape_is_talk(const char *text)
{
	static const char *const said[] = { " spoke ", " spoken ", " talk ", " talked ", " speak ",
		" asked ", " ask ", " check with ", " checked with ", " hable ", " hablo ",
		" hablar ", " hablado ", " pregunte ", " preguntar ", NULL };
	g_autofree char *flat = flatten(text);

	return has(flat, said);
}

bool shape_is_yes_no(const char *text)
{
	static const char *const said[] = { " yes ", " yep ", " yeah ", " no ", " nope ",
		" correct ", " confirmed ", " absolutely ", " si ", " claro que si ", NULL };
	static const char *const not [] = { " no problem ", " no worries ", " no need ",
		" no rush ", " no hurry ", " no hay problema ", " no se preocupe ",
		" no hay de que ", NULL };
	g_autofree char *flat = flatten(text);

	return (begins(flat, said) || begins_after_greeting(flat)) && !begins(flat, not );
}

bool shape_wants_receipt(const char *request)
{
	static const char *const confirms[] = { " confirm", " acknowledge", " let me know ",
		" let us know ", " aviseme ", " avisenos ", " acuse ", NULL };
	static const char *const said[] = { " receive", " receipt ", " got this ", " got it ",
		" get this ", " have this letter ", " have my letter ", " recib", NULL };
	g_autofree char *flat = flatten(request);

	return has(flat, confirms) && has(flat, said);
}

bool shape_is_nod(const char *text)
{
	static const char *const said[] = { " good point ", " great point ", " good question ",
		" great question ", " good idea ", " great idea ", " of course ", " understood ",
		" you are right ", " youre right ", " buena pregunta ", " buen punto ",
		" buena idea ", " por supuesto ", " entendido ", " con gusto ", NULL };
	g_autofree char *flat = flatten(text);

	return begins(flat, said) && strlen(flat) < 50;
}

bool shape_is_progressive(const char *text)
{
	static const char *const said[] = { " is still ", " are still ", " still working ",
		" working on ", " in progress ", " is being ", " are being ", " am still ",
		" im still ", " nearly ", " almost ", " soon ", " waiting for ", " waiting on ",
		" pending ", " need to ", " needs to ", " left to ", " once ", " as soon as ",
		" until ", " todavia ", " aun ", " en proceso ", " pendiente ", " en cuanto ",
		" hasta que ", NULL };
	g_autofree char *flat = flatten(text);

	return has(flat, said);
}

bool shape_is_future(const char *text)
{
	static const char *const said[] = { " will ", " shall ", " going to ", " ill ",
		" well send ", " youll ", " hell ", " shell ", " theyll ", " wont ", " voy a ",
		" vamos a ", " va a ", " van a ", " tendra ", " estara ", " sera ", " enviare ",
		NULL };
	g_autofree char *flat = flatten(text);

	return has(flat, said);
}
