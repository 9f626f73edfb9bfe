/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parse/zone_table.h"

#include <string.h>

#define MARKER_MIN 8 /* bytes */
#define MARKER_MAX 120
#define TABLE(name) static const char *const name[]

static const struct {
	enum header_field field;
	const char *labels; /* a bar before and behind each */
} labels[] = {
	{ FIELD_FROM,
		"|from|de|von|da|van|fra|från|expéditeur|remitente|mittente|"
		"absender|remetente|lähettäjä|od|от|发件人|差出人|"
		"từ|kimden|" },
	{ FIELD_DATE,
		"|sent|date|sent on|message du|date sent|enviado|enviado el|"
		"enviado em|enviada em|enviada|fecha|fecha de envío|gesendet|datum|"
		"gesendet am|envoyé|envoyé le|data|inviato|data invio|verzonden|"
		"skickat|sendt|dato|wysłano|lähetetty|дата|"
		"отправлено|发送时间|日期|"
		"送信日時|ngày|" },
	{ FIELD_TO,
		"|to|para|an|à|pour|a|aan|till|til|do|destinatario|destinataire|"
		"empfänger|vastaanottaja|кому|收件人|宛先|đến|" },
	{ FIELD_CC,
		"|cc|kopie|kopie (cc)|copie à|copie|copia|cópia|con copia|"
		"copia (cc)|kopi|kopia|копия|抄送|" },
	{ FIELD_SUBJECT,
		"|subject|asunto|betreff|objet|sujet|oggetto|assunto|onderwerp|ämne|"
		"Ämne|emne|temat|aihe|тема|主题|件名|chủ đề|" },
	{ FIELD_OTHER,
		"|bcc|cco|blindkopie|reply-to|reply to|responder a|antwort an|"
		"répondre à|rispondi a|importance|importancia|priority|wichtigkeit|"
		"attachments|anlagen|datos adjuntos|pièces jointes|sender|mailed-by|"
		"message-id|organization|when|where|" },
};

static const struct {
	enum marker marker;
	const char *texts; /* a bar before and behind each */
} markers[] = {
	{ MARKER_FORWARD,
		"|forwarded message|begin forwarded message|"
		"start of forwarded message|forwarded mail|forwarded email|"
		"mensaje reenviado|inicio del mensaje reenviado|"
		"inicio de mensaje reenviado|comienzo del mensaje reenviado|"
		"weitergeleitete nachricht|weitergeleitete e-mail|"
		"anfang der weitergeleiteten nachricht|"
		"anfang der weitergeleiteten e-mail|message transféré|"
		"courriel transféré|début du message transféré|"
		"début du message réexpédié|message réexpédié|"
		"mensagem encaminhada|mensagem reencaminhada|"
		"início da mensagem encaminhada|início da mensagem reencaminhada|"
		"messaggio inoltrato|inizio messaggio inoltrato|doorgestuurd bericht|"
		"begin doorgestuurd bericht|vidarebefordrat meddelande|"
		"videresendt melding|videresendt meddelelse|przekazana wiadomość|"
		"treść przekazanej wiadomości|"
		"пересылаемое сообщение|"
		"Пересылаемое сообщение|转发的邮件|"
		"转发邮件|" },
	{ MARKER_ORIGINAL,
		"|original message|original e-mail|original appointment|reply message|"
		"mensaje original|correo original|ursprüngliche nachricht|"
		"originalnachricht|original-nachricht|message d'origine|"
		"message d\xe2\x80\x99origine|message original|mensagem original|"
		"messaggio originale|oorspronkelijk bericht|origineel bericht|"
		"ursprungligt meddelande|originalmeddelande|opprinnelig melding|"
		"oprindelig meddelelse|wiadomość oryginalna|原始邮件|" },
};

/* Behind these the name of the one who forwards. */
TABLE(forwarded_by) = { "forwarded by ", "forwarded message from ", "reenviado por " };

TABLE(wrote) = { " wrote", "wrote:", " writes:", " escribió",
	" escribio:", " ha escrito:", " schrieb", " a écrit", "a écrit", " escreveu", " ha scritto",
	" schreef", " geschreven", " skrev", " kirjoitti", " napisał", " napsal", " napísal",
	" написал", " пише", " пишет", "写道", " ezt írta", " yazdı", " a scris", " đã viết",
	" wrote ----", " said:" };

TABLE(attribution_starts) = { "on ", "el ", "am ", "le ", "em ", "il ", "in data ", "op ", "den ",
	"w dniu ", "dnia ", "---- on ", "-- on ", "på ", "vào ", "dne ", "no dia " };

TABLE(mobile) = { "sent from my ", "sent from windows", "sent from phone", "from my iphone",
	"sent via mobile", "sent with airmail", "(sent from ", "get [outlook for", "sent from mail",
	"sent from yahoo", "sent from outlook", "sent from gmail", "sent from proton",
	"sent from samsung", "sent from an ", "sent from a mobile", "sent from iphone",
	"sent via the ", "sent with proton", "get outlook for ", "enviado do meu ",
	"enviado a partir d", "envoyé de mon ", "envoyé depuis ", "envoyé à partir d",
	"gesendet mit ", "diese nachricht wurde von meinem ", "inviato dal ", "verstuurd vanaf ",
	"verzonden vanaf ", "verzonden met ", "sendt fra ", "skickat från ", "obtener outlook ",
	"obtén outlook ", "obtenir outlook ", "télécharger outlook ", "holen sie sich outlook",
	"outlook für ", "download outlook ", "scarica outlook ", "wysłane z ", "lähetetty ",
	"отправлено с ", "Отправлено с ", "yahoo mail: search", "please excuse typos",
	"please excuse any typos", "please excuse brevity", "pardon typos", "typed on my phone",
	"disculpe los errores", "gửi từ ", "enviado desde mi ", "enviado desde yahoo",
	"enviado desde outlook", "enviado desde correo", "enviado desde el correo",
	"von meinem iphone", "von meinem ipad", "von meinem handy", "von meinem mobil",
	"von meinem smartphone", "von meinem samsung", "von meinem android", "gesendet von mail",
	"gesendet von outlook", "gesendet von meinem", "gesendet von yahoo", "inviato da iphone",
	"inviato da ipad", "inviato da yahoo", "inviato da outlook", "inviato da libero" };

/* A disclaimer begins like one of these ... */
TABLE(disclaimer_starts) = { "confidential", "*confidential", "privileged", "this e-mail",
	"this email", "this electronic", "this message", "this communication", "this transmission",
	"the information contained", "the information in this", "the information transmitted",
	"the contents of this", "the content of this", "disclaimer", "legal notice",
	"privacy notice", "notice of conf", "important notice", "please consider the environment",
	"please think of the environment", "think green", "before printing",
	"consider the environment", "if you are not the intended", "if you received this",
	"if you have received this", "if you receive this", "email confidentiality",
	"e-mail confidentiality", "student privacy", "aviso de conf", "aviso legal",
	"aviso de priv", "este correo", "este mensaje", "este e-mail", "esta comunicación",
	"la información conten", "la informacion conten", "el contenido de este", "si usted no es",
	"si ha recibido este", "si usted recibió este", "diese e-mail", "diese nachricht",
	"der inhalt dieser", "ce message", "ce courriel", "avis de conf", "esta mensagem",
	"questo messaggio", "questa e-mail", "dit bericht", "deze e-mail", "warning: this e" };

/* ... and says one of these, */
TABLE(disclaimer_words) = { "confidentiality notice", "confidentiality statement",
	"confidentiality note", "intended recipient", "intended only for", "intended solely",
	"unauthorized", "unauthorised", "in error", "printing this", "before printing",
	"the environment", "print this", "aviso de confidencialidad", "destinatari", "por error",
	"antes de imprimir", "irrtümlich", "vertraulichkeit", "par erreur", "riservat",
	"vertrouwelijk", "avis de confidentialité" };
/* or two of these. */
TABLE(disclaimer_hints) = { "confidential", "privileged", "disclos", "public record",
	"student record", "ferpa", "privacy act", "protected by", "delete", "confidencial",
	"borr" };

TABLE(banners) = { "[external", "external email", "external e-mail", "external sender",
	"caution: this", "caution: external", "*caution", "caution! this", "warning: this email",
	"warning: this message", "warning: external", "originated from outside",
	"from outside the organi", "from outside your org", "you don't often get email from",
	"you don\xe2\x80\x99t often get email from", "don't often get email from",
	"learn why this is important", "do not click on links", "do not click links",
	"don't click links", "unless you recognize the sender", "know the content is safe",
	"think before you click", "be careful with this message", "this message was sent securely",
	"zjqcmqryfpfptbanner", "correo externo", "remitente externo", "se originó fuera",
	"proviene de fuera", "no suele recibir correo", "no haga clic en enlaces",
	"precaución: este", "externe e-mail", "expéditeur externe", "courriel externe",
	"sent from outside the", "message is from an external", "email is from an external",
	"mail is from outside" };

TABLE(footers) = { "you are receiving this", "you're receiving this",
	"you\xe2\x80\x99re receiving this", "you received this message because",
	"you received this email because", "you have received this email because",
	"this message was sent automatically", "this email was sent automatically",
	"manage your notification", "manage notification", "notification settings",
	"notification preferences", "email preferences", "update your preferences",
	"manage your preferences", "to stop receiving", "view this email in your browser",
	"view in browser", "view it in your browser", "type your reply above this line",
	"reply above this line", "write above this line", "to respond, reply to this email",
	"se envió automáticamente", "ha recibido este mensaje porque", "recibe este mensaje porque",
	"recibe este correo porque", "recibió este mensaje porque", "cancelar la suscripción",
	"cancelar suscripción", "ver en el navegador", "configuración de notificaciones",
	"preferencias de notificación", "automatisch generiert", "all rights reserved",
	"todos los derechos reservados", "to unsubscribe", "| unsubscribe", "unsubscribe |",
	"unsubscribe here", "settings. unsubscribe", "automáticamente. unsubscribe" };

/* A line that begins so: in the middle of one a person may have written it. */
TABLE(footer_starts) = { "unsubscribe", "to unsubscribe", "click here to unsubscribe",
	"this email was sent to", "this message was sent to", "this e-mail was sent to",
	"this is an automated", "this is an automatic", "this e-mail was automatically",
	"this email was automatically", "this message was automatically", "manage preferences",
	"reply in the", "darse de baja", "para darse de baja", "este es un mensaje automático",
	"este mensaje es automático", "abbestellen", "se désabonner" };

/* Only beside one of those: a person may write them too. */
TABLE(weak_footers) = { ", inc.", " inc. ", " llc", "do not reply to this", "don't reply to this",
	"do not respond to this", "is not monitored", "no responda a este", "download the app",
	"get the app", "descargue la app", "help center", "privacy policy", "terms of service",
	"terms of use", "política de privacidad", "powered by ", "\xc2\xa9 20", "(c) 20",
	"mailing list", "visit the topic" };

TABLE(signoffs) = { "best", "all best", "all the best", "best regards", "best wishes", "regards",
	"kind regards", "kindest regards", "warm regards", "warmly", "warmest regards", "sincerely",
	"sincerely yours", "yours sincerely", "yours truly", "very truly yours", "yours faithfully",
	"yours", "respectfully", "cordially", "thanks", "thank you", "many thanks",
	"thanks so much", "thanks again", "thank you so much", "thank you very much",
	"thanks in advance", "thank you in advance", "thank you again", "with thanks",
	"with gratitude", "with appreciation", "gratefully", "take care", "cheers", "talk soon",
	"see you soon", "love", "in partnership", "thx", "ty", "tia", "xo", "peace",
	"have a great day", "have a good day", "have a nice day", "have a great weekend", "saludos",
	"un saludo", "saludos cordiales", "un cordial saludo", "cordialmente", "atentamente",
	"atte", "respetuosamente", "sinceramente", "gracias", "muchas gracias", "mil gracias",
	"de antemano gracias", "gracias de antemano", "un abrazo", "abrazos", "bendiciones",
	"que tenga buen día", "que tenga bonito día", "que descanse",
	"muchas gracias y que descanse", "quedo de usted", "quedo atenta", "quedo atento",
	"mit freundlichen grüßen", "viele grüße", "liebe grüße", "mfg", "cordialement",
	"bien cordialement", "bien à vous", "merci", "cumprimentos", "atenciosamente", "obrigada",
	"obrigado", "cordiali saluti", "distinti saluti", "grazie", "met vriendelijke groet",
	"groeten", "groetjes" };

TABLE(titles) = { "mr", "mrs", "ms", "mx", "miss", "dr", "prof", "coach", "principal", "sr", "sra",
	"srta", "dra", "lic", "mtra", "mtro", "maestra", "maestro", "profe", "ing", "rev", "frau",
	"herr", "mme", "mlle", "m", "nurse", "señora", "señor", "the", "office", "of" };

TABLE(roles) = { "teacher", "principal", "director", "coordinator", "specialist", "manager",
	"counselor", "counsellor", "therapist", "pathologist", "psychologist", "nurse", "secretary",
	"assistant", "superintendent", "department", "district", "school", "elementary", "academy",
	"grade", "room", "office", "services", "education", "educator", "advocate", "advocacy",
	"liaison", "social worker", "interpreter", "registrar", "sendco", "senco", "headteacher",
	"head of", "ext.", "phone", "tel", "cell", "mobile", "fax",
	"direct:", "office:", "pronouns", "she/her", "he/him", "they/them", "rm ", "bcba", "slp",
	"otr", "ph.d", "m.ed", "m.a.", "ed.d", "directora", "maestra", "maestro", "grado", "salón",
	"escuela", "distrito", "oficina", "enlace", "coordinadora", "coordinador", "terapeuta",
	"psicóloga", "teléfono", "extensión", "lehrer", "schule", "école", "professeur", "science",
	"math", "ela", "ot/l", "lcsw", "msw" };

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

static gboolean any_begins(const char *const *rows, gsize n, const char *text)
{
	for (gsize i = 0; i < n; i++)
		if (begins(text, rows[i]))
			return TRUE;
	return FALSE;
}

static guint count_within(const char *const *rows, gsize n, const char *text)
{
	g_autofree char *lower = g_ascii_strdown(text, -1);
	guint count = 0;

	for (gsize i = 0; i < n; i++)
		count += strstr(lower, rows[i]) != NULL;
	return count;
}

static gboolean any_within(const char *const *rows, gsize n, const char *text)
{
	return count_within(rows, n, text) > 0;
}

#define ROWS(table) table, G_N_ELEMENTS(table)

/* Does the text, between bars, stand in a list?  The text is lower case. */
static gboolean listed(const char *list, const char *text)
{
	g_autofree char *key = g_strdup_printf("|%s|", text);

	return strstr(list, key) != NULL;
}

enum header_field zone_table_label(const char *label, gsize length)
{
	g_autofree char *lower = g_utf8_strdown(label, (gssize)length);

	for (gsize i = 0; i < G_N_ELEMENTS(labels); i++)
		if (listed(labels[i].labels, lower))
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
	if (length < MARKER_MIN || length > MARKER_MAX)
		return MARKER_NONE;
	g_autofree char *lower = g_utf8_strdown(line, (gssize)length);
	for (gsize i = 0; i < G_N_ELEMENTS(markers); i++)
		if (listed(markers[i].texts, lower))
			return markers[i].marker;
	return any_begins(ROWS(forwarded_by), lower) ? MARKER_FORWARD : MARKER_NONE;
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
		(any_within(ROWS(disclaimer_words), paragraph) ||
			count_within(ROWS(disclaimer_hints), paragraph) >= 2);
}

gboolean zone_table_banner(const char *line)
{
	return strlen(line) < 1000 && any_within(ROWS(banners), line);
}

/* What a platform writes on its buttons. */
static const char buttons[] =
	"|reply|reply now|view|view message|view the message|view post|open the app|open app|log "
	"in|"
	"sign in|read more|view in app|view online|see more|respond|click here to reply|responder|"
	"ver mensaje|ver el mensaje|abrir la aplicación|iniciar sesión|ver más|";

gboolean zone_table_footer(const char *line, gboolean *ret_weak)
{
	*ret_weak = !any_within(ROWS(footers), line) && !any_begins(ROWS(footer_starts), line);
	if (!*ret_weak || any_within(ROWS(weak_footers), line))
		return TRUE;
	g_autofree char *lower = g_utf8_strdown(line, -1);
	return listed(buttons, lower);
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
