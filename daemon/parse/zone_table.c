/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parse/zone_table.h"

#include <string.h>

#define TABLE(name) static const char *const name[]

static const struct {
	const char *label;
	enum header_field field;
} labels[] = {
	{ "from", FIELD_FROM },
	{ "de", FIELD_FROM },
	{ "von", FIELD_FROM },
	{ "da", FIELD_FROM },
	{ "van", FIELD_FROM },
	{ "fra", FIELD_FROM },
	{ "från", FIELD_FROM },
	{ "expéditeur", FIELD_FROM },
	{ "remitente", FIELD_FROM },
	{ "mittente", FIELD_FROM },
	{ "absender", FIELD_FROM },
	{ "remetente", FIELD_FROM },
	{ "lähettäjä", FIELD_FROM },
	{ "od", FIELD_FROM },
	{ "от", FIELD_FROM },
	{ "От", FIELD_FROM },
	{ "发件人", FIELD_FROM },
	{ "差出人", FIELD_FROM },
	{ "từ", FIELD_FROM },
	{ "kimden", FIELD_FROM },
	{ "sent", FIELD_DATE },
	{ "date", FIELD_DATE },
	{ "sent on", FIELD_DATE },
	{ "date sent", FIELD_DATE },
	{ "enviado", FIELD_DATE },
	{ "enviado el", FIELD_DATE },
	{ "enviado em", FIELD_DATE },
	{ "enviada em", FIELD_DATE },
	{ "enviada", FIELD_DATE },
	{ "fecha", FIELD_DATE },
	{ "fecha de envío", FIELD_DATE },
	{ "gesendet", FIELD_DATE },
	{ "datum", FIELD_DATE },
	{ "gesendet am", FIELD_DATE },
	{ "envoyé", FIELD_DATE },
	{ "envoyé le", FIELD_DATE },
	{ "data", FIELD_DATE },
	{ "inviato", FIELD_DATE },
	{ "data invio", FIELD_DATE },
	{ "verzonden", FIELD_DATE },
	{ "skickat", FIELD_DATE },
	{ "sendt", FIELD_DATE },
	{ "dato", FIELD_DATE },
	{ "wysłano", FIELD_DATE },
	{ "lähetetty", FIELD_DATE },
	{ "дата", FIELD_DATE },
	{ "Дата", FIELD_DATE },
	{ "отправлено", FIELD_DATE },
	{ "Отправлено", FIELD_DATE },
	{ "发送时间", FIELD_DATE },
	{ "日期", FIELD_DATE },
	{ "送信日時", FIELD_DATE },
	{ "ngày", FIELD_DATE },
	{ "to", FIELD_TO },
	{ "para", FIELD_TO },
	{ "an", FIELD_TO },
	{ "à", FIELD_TO },
	{ "À", FIELD_TO },
	{ "pour", FIELD_TO },
	{ "a", FIELD_TO },
	{ "aan", FIELD_TO },
	{ "till", FIELD_TO },
	{ "til", FIELD_TO },
	{ "do", FIELD_TO },
	{ "destinatario", FIELD_TO },
	{ "destinataire", FIELD_TO },
	{ "empfänger", FIELD_TO },
	{ "vastaanottaja", FIELD_TO },
	{ "кому", FIELD_TO },
	{ "Кому", FIELD_TO },
	{ "收件人", FIELD_TO },
	{ "宛先", FIELD_TO },
	{ "đến", FIELD_TO },
	{ "cc", FIELD_CC },
	{ "kopie", FIELD_CC },
	{ "kopie (cc)", FIELD_CC },
	{ "copie à", FIELD_CC },
	{ "copie", FIELD_CC },
	{ "copia", FIELD_CC },
	{ "cópia", FIELD_CC },
	{ "con copia", FIELD_CC },
	{ "copia (cc)", FIELD_CC },
	{ "kopi", FIELD_CC },
	{ "kopia", FIELD_CC },
	{ "копия", FIELD_CC },
	{ "抄送", FIELD_CC },
	{ "subject", FIELD_SUBJECT },
	{ "asunto", FIELD_SUBJECT },
	{ "betreff", FIELD_SUBJECT },
	{ "objet", FIELD_SUBJECT },
	{ "sujet", FIELD_SUBJECT },
	{ "oggetto", FIELD_SUBJECT },
	{ "assunto", FIELD_SUBJECT },
	{ "onderwerp", FIELD_SUBJECT },
	{ "ämne", FIELD_SUBJECT },
	{ "Ämne", FIELD_SUBJECT },
	{ "emne", FIELD_SUBJECT },
	{ "temat", FIELD_SUBJECT },
	{ "aihe", FIELD_SUBJECT },
	{ "тема", FIELD_SUBJECT },
	{ "Тема", FIELD_SUBJECT },
	{ "主题", FIELD_SUBJECT },
	{ "件名", FIELD_SUBJECT },
	{ "chủ đề", FIELD_SUBJECT },
	{ "bcc", FIELD_OTHER },
	{ "cco", FIELD_OTHER },
	{ "blindkopie", FIELD_OTHER },
	{ "reply-to", FIELD_OTHER },
	{ "reply to", FIELD_OTHER },
	{ "responder a", FIELD_OTHER },
	{ "antwort an", FIELD_OTHER },
	{ "répondre à", FIELD_OTHER },
	{ "rispondi a", FIELD_OTHER },
	{ "importance", FIELD_OTHER },
	{ "importancia", FIELD_OTHER },
	{ "priority", FIELD_OTHER },
	{ "wichtigkeit", FIELD_OTHER },
	{ "attachments", FIELD_OTHER },
	{ "anlagen", FIELD_OTHER },
	{ "datos adjuntos", FIELD_OTHER },
	{ "pièces jointes", FIELD_OTHER },
	{ "sender", FIELD_OTHER },
	{ "mailed-by", FIELD_OTHER },
	{ "message-id", FIELD_OTHER },
	{ "organization", FIELD_OTHER },
	{ "when", FIELD_OTHER },
	{ "where", FIELD_OTHER },
};

static const struct {
	const char *text;
	enum marker marker;
	gboolean prefix; /* more may follow: "forwarded by Ann on ..." */
} markers[] = {
	{ "forwarded message", MARKER_FORWARD, FALSE },
	{ "begin forwarded message", MARKER_FORWARD, FALSE },
	{ "start of forwarded message", MARKER_FORWARD, FALSE },
	{ "forwarded mail", MARKER_FORWARD, FALSE },
	{ "forwarded email", MARKER_FORWARD, FALSE },
	{ "forwarded by ", MARKER_FORWARD, TRUE },
	{ "forwarded message from ", MARKER_FORWARD, TRUE },
	{ "mensaje reenviado", MARKER_FORWARD, FALSE },
	{ "inicio del mensaje reenviado", MARKER_FORWARD, FALSE },
	{ "inicio de mensaje reenviado", MARKER_FORWARD, FALSE },
	{ "comienzo del mensaje reenviado", MARKER_FORWARD, FALSE },
	{ "reenviado por ", MARKER_FORWARD, TRUE },
	{ "weitergeleitete nachricht", MARKER_FORWARD, FALSE },
	{ "weitergeleitete e-mail", MARKER_FORWARD, FALSE },
	{ "anfang der weitergeleiteten nachricht", MARKER_FORWARD, FALSE },
	{ "anfang der weitergeleiteten e-mail", MARKER_FORWARD, FALSE },
	{ "message transféré", MARKER_FORWARD, FALSE },
	{ "courriel transféré", MARKER_FORWARD, FALSE },
	{ "début du message transféré", MARKER_FORWARD, FALSE },
	{ "début du message réexpédié", MARKER_FORWARD, FALSE },
	{ "message réexpédié", MARKER_FORWARD, FALSE },
	{ "mensagem encaminhada", MARKER_FORWARD, FALSE },
	{ "mensagem reencaminhada", MARKER_FORWARD, FALSE },
	{ "início da mensagem encaminhada", MARKER_FORWARD, FALSE },
	{ "início da mensagem reencaminhada", MARKER_FORWARD, FALSE },
	{ "messaggio inoltrato", MARKER_FORWARD, FALSE },
	{ "inizio messaggio inoltrato", MARKER_FORWARD, FALSE },
	{ "doorgestuurd bericht", MARKER_FORWARD, FALSE },
	{ "begin doorgestuurd bericht", MARKER_FORWARD, FALSE },
	{ "vidarebefordrat meddelande", MARKER_FORWARD, FALSE },
	{ "videresendt melding", MARKER_FORWARD, FALSE },
	{ "videresendt meddelelse", MARKER_FORWARD, FALSE },
	{ "przekazana wiadomość", MARKER_FORWARD, FALSE },
	{ "treść przekazanej wiadomości", MARKER_FORWARD, FALSE },
	{ "пересылаемое сообщение", MARKER_FORWARD, FALSE },
	{ "Пересылаемое сообщение", MARKER_FORWARD, FALSE },
	{ "转发的邮件", MARKER_FORWARD, FALSE },
	{ "转发邮件", MARKER_FORWARD, FALSE },
	{ "original message", MARKER_ORIGINAL, FALSE },
	{ "original e-mail", MARKER_ORIGINAL, FALSE },
	{ "original appointment", MARKER_ORIGINAL, FALSE },
	{ "reply message", MARKER_ORIGINAL, FALSE },
	{ "mensaje original", MARKER_ORIGINAL, FALSE },
	{ "correo original", MARKER_ORIGINAL, FALSE },
	{ "ursprüngliche nachricht", MARKER_ORIGINAL, FALSE },
	{ "originalnachricht", MARKER_ORIGINAL, FALSE },
	{ "original-nachricht", MARKER_ORIGINAL, FALSE },
	{ "message d'origine", MARKER_ORIGINAL, FALSE },
	{ "message d\xe2\x80\x99origine", MARKER_ORIGINAL, FALSE },
	{ "message original", MARKER_ORIGINAL, FALSE },
	{ "mensagem original", MARKER_ORIGINAL, FALSE },
	{ "messaggio originale", MARKER_ORIGINAL, FALSE },
	{ "oorspronkelijk bericht", MARKER_ORIGINAL, FALSE },
	{ "origineel bericht", MARKER_ORIGINAL, FALSE },
	{ "ursprungligt meddelande", MARKER_ORIGINAL, FALSE },
	{ "originalmeddelande", MARKER_ORIGINAL, FALSE },
	{ "opprinnelig melding", MARKER_ORIGINAL, FALSE },
	{ "oprindelig meddelelse", MARKER_ORIGINAL, FALSE },
	{ "wiadomość oryginalna", MARKER_ORIGINAL, FALSE },
	{ "原始邮件", MARKER_ORIGINAL, FALSE },
};

TABLE(wrote) = {
	" wrote",
	"wrote:",
	" writes:",
	" escribió",
	" escribio:",
	" ha escrito:",
	" schrieb",
	" a écrit",
	"a écrit",
	" escreveu",
	" ha scritto",
	" schreef",
	" geschreven",
	" skrev",
	" kirjoitti",
	" napisał",
	" napsal",
	" napísal",
	" написал",
	" пише",
	" пишет",
	"写道",
	" ezt írta",
	" yazdı",
	" a scris",
	" đã viết",
	" wrote ----",
	" said:",
};

TABLE(attribution_starts) = {
	"on ",
	"el ",
	"am ",
	"le ",
	"em ",
	"a ",
	"il ",
	"il giorno ",
	"in data ",
	"op ",
	"den ",
	"w dniu ",
	"dnia ",
	"---- on ",
	"-- on ",
	"på ",
	"pe ",
	"ma ",
	"ti ",
	"ke ",
	"to ",
	"la ",
	"vào ",
	"dne ",
	"em ",
	"no dia ",
	"quoting ",
	"at ",
};

TABLE(mobile) = {
	"sent from my ",
	"sent from mail",
	"sent from yahoo",
	"sent from outlook",
	"sent from the ",
	"sent from gmail",
	"sent from proton",
	"sent from samsung",
	"sent from an ",
	"sent from a mobile",
	"sent from iphone",
	"sent via the ",
	"sent with proton",
	"get outlook for ",
	"enviado desde ",
	"enviado do meu ",
	"enviado a partir d",
	"enviado via ",
	"envoyé de mon ",
	"envoyé depuis ",
	"envoyé à partir d",
	"von meinem ",
	"gesendet von ",
	"gesendet mit ",
	"diese nachricht wurde von meinem ",
	"inviato da ",
	"inviato dal ",
	"verstuurd vanaf ",
	"verzonden vanaf ",
	"verzonden met ",
	"sendt fra ",
	"skickat från ",
	"obtener outlook ",
	"obtén outlook ",
	"obtenir outlook ",
	"télécharger outlook ",
	"holen sie sich outlook",
	"outlook für ",
	"download outlook ",
	"scarica outlook ",
	"wysłane z ",
	"lähetetty ",
	"отправлено с ",
	"Отправлено с ",
	"yahoo mail: search",
	"please excuse typos",
	"please excuse any typos",
	"please excuse brevity",
	"excuse typos",
	"pardon typos",
	"typed on my phone",
	"disculpe los errores",
	"gửi từ ",
};

/* A disclaimer begins like one of these ... */
TABLE(disclaimer_starts) = {
	"confidential",
	"*confidential",
	"privileged",
	"this e-mail",
	"this email",
	"this electronic",
	"this message",
	"this communication",
	"this transmission",
	"the information contained",
	"the information in this",
	"the information transmitted",
	"the contents of this",
	"the content of this",
	"disclaimer",
	"legal notice",
	"privacy notice",
	"notice:",
	"notice of conf",
	"important:",
	"important notice",
	"please consider the environment",
	"please think of the environment",
	"think green",
	"before printing",
	"consider the environment",
	"if you are not the intended",
	"if you received this",
	"if you have received this",
	"if you receive this",
	"email confidentiality",
	"e-mail confidentiality",
	"student privacy",
	"ferpa",
	"under the ",
	"pursuant to ",
	"aviso de conf",
	"aviso legal",
	"aviso de priv",
	"este correo",
	"este mensaje",
	"este e-mail",
	"esta comunicación",
	"la información conten",
	"la informacion conten",
	"el contenido de este",
	"si usted no es",
	"si ha recibido este",
	"si usted recibió este",
	"diese e-mail",
	"diese nachricht",
	"der inhalt dieser",
	"ce message",
	"ce courriel",
	"avis de conf",
	"esta mensagem",
	"este e-mail",
	"questo messaggio",
	"questa e-mail",
	"dit bericht",
	"deze e-mail",
	"warning: this e",
};

/* ... and says one of these. */
TABLE(disclaimer_words) = {
	"confidential",
	"intended recipient",
	"intended only",
	"intended solely",
	"intended for the",
	"privileged",
	"disclos",
	"unauthorized",
	"unauthorised",
	"in error",
	"delete it",
	"printing",
	"environment",
	"print this",
	"public record",
	"student record",
	"ferpa",
	"privacy act",
	"destinatari",
	"confidencial",
	"por error",
	"bórr",
	"vertraulich",
	"irrtümlich",
	"confidentiel",
	"par erreur",
	"riservat",
	"vertrouwelijk",
};

TABLE(banners) = {
	"[external",
	"*external",
	"external email",
	"external e-mail",
	"external sender",
	"external:",
	"external message",
	"caution: this",
	"caution: external",
	"*caution",
	"caution! this",
	"warning: this email",
	"warning: this message",
	"warning: external",
	"originated from outside",
	"originated outside",
	"sent from outside",
	"came from outside",
	"from an external s",
	"from outside of",
	"from outside the organi",
	"from outside your org",
	"you don't often get email from",
	"you don\xe2\x80\x99t often get email from",
	"don't often get email from",
	"learn why this is important",
	"do not click on links",
	"do not click links",
	"don't click links",
	"unless you recognize the sender",
	"know the content is safe",
	"think before you click",
	"be careful with this message",
	"be cautious with",
	"this message was sent securely",
	"zjqcmqryfpfptbanner",
	"correo externo",
	"remitente externo",
	"se originó fuera",
	"proviene de fuera",
	"no suele recibir correo",
	"no haga clic en enlaces",
	"precaución: este",
	"externe e-mail",
	"expéditeur externe",
	"courriel externe",
};

static const struct {
	const char *text;
	gboolean weak;
} footers[] = {
	{ "unsubscribe", FALSE },
	{ "you are receiving this", FALSE },
	{ "you're receiving this", FALSE },
	{ "you\xe2\x80\x99re receiving this", FALSE },
	{ "you received this message because", FALSE },
	{ "you received this email because", FALSE },
	{ "you have received this email because", FALSE },
	{ "this email was sent to", FALSE },
	{ "this message was sent to", FALSE },
	{ "this message was sent automatically", FALSE },
	{ "this email was sent automatically", FALSE },
	{ "this is an automated", FALSE },
	{ "this is an automatic", FALSE },
	{ "automatically generated", FALSE },
	{ "manage your notification", FALSE },
	{ "manage notification", FALSE },
	{ "notification settings", FALSE },
	{ "notification preferences", FALSE },
	{ "email preferences", FALSE },
	{ "update your preferences", FALSE },
	{ "manage preferences", FALSE },
	{ "manage your preferences", FALSE },
	{ "to stop receiving", FALSE },
	{ "to opt out", FALSE },
	{ "opt out of", FALSE },
	{ "view this email in your browser", FALSE },
	{ "view in browser", FALSE },
	{ "view it in your browser", FALSE },
	{ "type your reply above this line", FALSE },
	{ "reply above this line", FALSE },
	{ "write above this line", FALSE },
	{ "to respond, reply to this email", FALSE },
	{ "reply in the app", FALSE },
	{ "se envió automáticamente", FALSE },
	{ "es un mensaje automático", FALSE },
	{ "ha recibido este mensaje porque", FALSE },
	{ "recibe este mensaje porque", FALSE },
	{ "recibe este correo porque", FALSE },
	{ "recibió este mensaje porque", FALSE },
	{ "darse de baja", FALSE },
	{ "cancelar la suscripción", FALSE },
	{ "cancelar suscripción", FALSE },
	{ "ver en el navegador", FALSE },
	{ "configuración de notificaciones", FALSE },
	{ "preferencias de notificación", FALSE },
	{ "se désabonner", FALSE },
	{ "désabonner", FALSE },
	{ "abbestellen", FALSE },
	{ "automatisch generiert", FALSE },
	{ "all rights reserved", FALSE },
	{ "todos los derechos reservados", FALSE },
	{ "do not reply to this", TRUE },
	{ "don't reply to this", TRUE },
	{ "do not respond to this", TRUE },
	{ "is not monitored", TRUE },
	{ "no responda a este", TRUE },
	{ "download the app", TRUE },
	{ "get the app", TRUE },
	{ "descargue la app", TRUE },
	{ "help center", TRUE },
	{ "privacy policy", TRUE },
	{ "terms of service", TRUE },
	{ "terms of use", TRUE },
	{ "política de privacidad", TRUE },
	{ "powered by ", TRUE },
	{ "\xc2\xa9 20", TRUE },
	{ "(c) 20", TRUE },
	{ "mailing list", TRUE },
	{ "visit the topic", TRUE },
};

TABLE(signoffs) = {
	"best",
	"all best",
	"all the best",
	"best regards",
	"best wishes",
	"regards",
	"kind regards",
	"kindest regards",
	"warm regards",
	"warmly",
	"warmest regards",
	"sincerely",
	"sincerely yours",
	"yours sincerely",
	"yours truly",
	"very truly yours",
	"yours faithfully",
	"yours",
	"respectfully",
	"cordially",
	"thanks",
	"thank you",
	"many thanks",
	"thanks so much",
	"thanks again",
	"thank you so much",
	"thank you very much",
	"thanks in advance",
	"thank you in advance",
	"thank you again",
	"with thanks",
	"with gratitude",
	"with appreciation",
	"gratefully",
	"take care",
	"cheers",
	"talk soon",
	"see you soon",
	"love",
	"in partnership",
	"thx",
	"ty",
	"tia",
	"xo",
	"peace",
	"have a great day",
	"have a good day",
	"have a nice day",
	"have a great weekend",
	"saludos",
	"un saludo",
	"saludos cordiales",
	"un cordial saludo",
	"cordialmente",
	"atentamente",
	"atte",
	"respetuosamente",
	"sinceramente",
	"gracias",
	"muchas gracias",
	"mil gracias",
	"de antemano gracias",
	"gracias de antemano",
	"un abrazo",
	"abrazos",
	"bendiciones",
	"que tenga buen día",
	"que tenga bonito día",
	"que descanse",
	"muchas gracias y que descanse",
	"quedo de usted",
	"quedo atenta",
	"quedo atento",
	"mit freundlichen grüßen",
	"viele grüße",
	"liebe grüße",
	"mfg",
	"cordialement",
	"bien cordialement",
	"bien à vous",
	"merci",
	"cumprimentos",
	"atenciosamente",
	"obrigada",
	"obrigado",
	"cordiali saluti",
	"distinti saluti",
	"grazie",
	"met vriendelijke groet",
	"groeten",
	"groetjes",
};

TABLE(titles) = {
	"mr",
	"mrs",
	"ms",
	"mx",
	"miss",
	"dr",
	"prof",
	"coach",
	"principal",
	"sr",
	"sra",
	"srta",
	"dra",
	"lic",
	"mtra",
	"mtro",
	"maestra",
	"maestro",
	"profe",
	"ing",
	"rev",
	"frau",
	"herr",
	"mme",
	"mlle",
	"m",
	"nurse",
	"señora",
	"señor",
	"the",
	"office",
	"of",
};

TABLE(roles) = {
	"teacher",
	"principal",
	"director",
	"coordinator",
	"specialist",
	"manager",
	"counselor",
	"counsellor",
	"therapist",
	"pathologist",
	"psychologist",
	"nurse",
	"secretary",
	"assistant",
	"superintendent",
	"department",
	"district",
	"school",
	"elementary",
	"academy",
	"grade",
	"room",
	"office",
	"services",
	"education",
	"educator",
	"advocate",
	"advocacy",
	"liaison",
	"social worker",
	"interpreter",
	"registrar",
	"sendco",
	"senco",
	"headteacher",
	"head of",
	"ext.",
	"phone",
	"tel",
	"cell",
	"mobile",
	"fax",
	"direct:",
	"office:",
	"pronouns",
	"she/her",
	"he/him",
	"they/them",
	"rm ",
	"bcba",
	"slp",
	"otr",
	"ph.d",
	"m.ed",
	"m.a.",
	"ed.d",
	"directora",
	"maestra",
	"maestro",
	"grado",
	"salón",
	"escuela",
	"distrito",
	"oficina",
	"enlace",
	"coordinadora",
	"coordinador",
	"terapeuta",
	"psicóloga",
	"teléfono",
	"extensión",
	"lehrer",
	"schule",
	"école",
	"professeur",
	"science",
	"math",
	"ela",
	"ot/l",
	"lcsw",
	"msw",
};

static const struct {
	const char *prefix;
	int sense;
} subjects[] = {
	{ "fwd", 1 },
	{ "fw", 1 },
	{ "rv", 1 },
	{ "tr", 1 },
	{ "wg", 1 },
	{ "enc", 1 },
	{ "i", 1 },
	{ "doorst", 1 },
	{ "vs", 1 },
	{ "vb", 1 },
	{ "reenv", 1 },
	{ "renv", 1 },
	{ "转发", 1 },
	{ "re", -1 },
	{ "aw", -1 },
	{ "sv", -1 },
	{ "antw", -1 },
	{ "ynt", -1 },
	{ "odp", -1 },
	{ "res", -1 },
	{ "r", -1 },
	{ "rif", -1 },
	{ "ref", -1 },
	{ "回复", -1 },
	{ "答复", -1 },
};

/* -- looking up ---------------------------------------------------------------------- */

static gboolean begins(const char *text, const char *row)
{
	return !g_ascii_strncasecmp(text, row, strlen(row));
}

static const char *find(const char *text, const char *row)
{
	gsize n = strlen(row);
	char first = row[0], upper = g_ascii_toupper(first);

	for (const char *p = text; *p; p++)
		if ((*p == first || *p == upper) && !g_ascii_strncasecmp(p, row, n))
			return p;
	return NULL;
}

static gboolean any_begins(const char *const *rows, gsize n, const char *text)
{
	for (gsize i = 0; i < n; i++)
		if (begins(text, rows[i]))
			return TRUE;
	return FALSE;
}

static gboolean any_within(const char *const *rows, gsize n, const char *text)
{
	for (gsize i = 0; i < n; i++)
		if (find(text, rows[i]))
			return TRUE;
	return FALSE;
}

#define ROWS(table) table, G_N_ELEMENTS(table)

enum header_field zone_table_label(const char *label, gsize length)
{
	for (gsize i = 0; i < G_N_ELEMENTS(labels); i++)
		if (strlen(labels[i].label) == length &&
			!g_ascii_strncasecmp(label, labels[i].label, length))
			return labels[i].field;
	return FIELD_NONE;
}

enum marker zone_table_marker(const char *line, gsize length)
{
	while (length && strchr(" \t-_=*>#", line[0])) {
		line++;
		length--;
	}
	while (length && strchr(" \t-_=*:<#", line[length - 1]))
		length--;
	if (length < 9 || length > 120)
		return MARKER_NONE;
	for (gsize i = 0; i < G_N_ELEMENTS(markers); i++) {
		gsize n = strlen(markers[i].text);

		if ((n == length || (markers[i].prefix && n < length)) &&
			!g_ascii_strncasecmp(line, markers[i].text, n))
			return markers[i].marker;
	}
	return MARKER_NONE;
}

gboolean zone_table_wrote(const char *text)
{
	return any_within(ROWS(wrote), text);
}

gboolean zone_table_attribution_start(const char *text)
{
	return any_begins(ROWS(attribution_starts), text);
}

gboolean zone_table_mobile(const char *line)
{
	return strlen(line) < 100 && any_begins(ROWS(mobile), line);
}

gboolean zone_table_disclaimer(const char *paragraph)
{
	paragraph += strspn(paragraph, " *_\"-");
	return any_begins(ROWS(disclaimer_starts), paragraph) &&
		any_within(ROWS(disclaimer_words), paragraph);
}

gboolean zone_table_banner(const char *line)
{
	return strlen(line) < 1000 && any_within(ROWS(banners), line);
}

gboolean zone_table_footer(const char *line, gboolean *ret_weak)
{
	*ret_weak = TRUE;
	for (gsize i = 0; i < G_N_ELEMENTS(footers); i++) {
		if (!find(line, footers[i].text))
			continue;
		*ret_weak = footers[i].weak;
		return TRUE;
	}
	return FALSE;
}

gboolean zone_table_signoff(const char *line)
{
	gsize n = strlen(line);

	while (n && strchr(" ,.!-", line[n - 1]))
		n--;
	for (gsize i = 0; n && i < G_N_ELEMENTS(signoffs); i++)
		if (strlen(signoffs[i]) == n && !g_ascii_strncasecmp(line, signoffs[i], n))
			return TRUE;
	return FALSE;
}

gboolean zone_table_title(const char *word)
{
	for (gsize i = 0; i < G_N_ELEMENTS(titles); i++)
		if (!g_ascii_strcasecmp(word, titles[i]))
			return TRUE;
	return FALSE;
}

gboolean zone_table_role(const char *line)
{
	return any_within(ROWS(roles), line);
}

int zone_table_subject(const char *subject)
{
	gsize n;

	subject += strspn(subject, " \t");
	while (*subject == '[' && strchr(subject, ']')) { /* "[External] Re:" */
		subject = strchr(subject, ']') + 1;
		subject += strspn(subject, " \t");
	}
	n = strcspn(subject, ":[( ");
	for (gsize i = 0; i < G_N_ELEMENTS(subjects); i++) {
		const char *rest = subject + n;

		if (strlen(subjects[i].prefix) != n ||
			g_ascii_strncasecmp(subject, subjects[i].prefix, n))
			continue;
		if (*rest == '[' || *rest == '(') /* "Re[2]:" */
			rest += strcspn(rest, "])");
		rest += *rest == ']' || *rest == ')';
		rest += strspn(rest, " ");
		return *rest == ':' ? subjects[i].sense : 0;
	}
	return 0;
}
