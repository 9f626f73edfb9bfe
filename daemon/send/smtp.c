/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * SMTP by libcurl.  Three of its habits (7.88) are guarded against here: it passes a line end in
 * an address on as a second command, it stuffs dots only after CRLF, and it turns CRLF into
 * CRCRLF when asked to make line ends right.
 */
#include "send/smtp.h"

#include "base/error.h"
#include "send/recipient.h"

#include <curl/curl.h>
#include <string.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC(CURL, curl_easy_cleanup)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CURLU, curl_url_cleanup)
typedef struct curl_slist curl_slist;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(curl_slist, curl_slist_free_all)

struct upload {
	const char *data;
	gsize length, sent;
};

/* Gives bare LF, whatever the mail has: CURLOPT_CRLF makes CRLF of it and stuffs the dots. */
static size_t upload_read(char *buffer, size_t size, size_t n, void *data)
{
	struct upload *u = data;
	size_t room = size * n, filled = 0;

	while (filled < room && u->sent < u->length) {
		char c = u->data[u->sent++];

		if (c == '\r' && u->sent < u->length && u->data[u->sent] == '\n')
			continue;
		buffer[filled++] = c;
	}
	return filled;
}

static size_t discard(char *buffer, size_t size, size_t n, void *data)
{
	return size * n;
}

/*
 * The address of the server for libcurl: the port of submission where none is given, and the
 * name for EHLO as a path; libcurl would tell the server the name of this machine.
 */
static char *server_url(const char *configured, GError **error)
{
	g_autoptr(CURLU) url = curl_url();
	char *part = NULL, *whole = NULL;
	bool plain, ok;

	ok = configured && curl_url_set(url, CURLUPART_URL, configured, 0) == CURLUE_OK &&
		curl_url_get(url, CURLUPART_SCHEME, &part, 0) == CURLUE_OK;
	plain = ok && g_str_equal(part, "smtp");
	ok = plain || (ok && g_str_equal(part, "smtps"));
	g_clear_pointer(&part, curl_free);
	if (!ok) {
		g_set_error(error, ST_ERROR, ST_ERROR_CONFIG,
			"cannot send mail: [smtp] url must be smtp://HOST or smtps://HOST");
		return NULL;
	}
	if (plain && curl_url_get(url, CURLUPART_PORT, &part, 0) == CURLUE_NO_PORT)
		curl_url_set(url, CURLUPART_PORT, "587", 0);
	g_clear_pointer(&part, curl_free);
	curl_url_get(url, CURLUPART_PATH, &part, 0);
	if (!part || g_str_equal(part, "/"))
		curl_url_set(url, CURLUPART_PATH, "/localhost", 0);
	g_clear_pointer(&part, curl_free);
	/* Credentials have keys of their own and do not belong into an error message. */
	curl_url_set(url, CURLUPART_USER, NULL, 0);
	curl_url_set(url, CURLUPART_PASSWORD, NULL, 0);
	curl_url_get(url, CURLUPART_URL, &whole, 0);
	char *copy = g_strdup(whole);
	curl_free(whole);
	return copy;
}

static void set_transport(CURL *c, const struct settings *s, const char *url)
{
	curl_easy_setopt(c, CURLOPT_URL, url);
	curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
	curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(c, CURLOPT_USE_SSL, (long)CURLUSESSL_ALL);
	curl_easy_setopt(c, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
	curl_easy_setopt(c, CURLOPT_SSL_VERIFYPEER, 1L);
	curl_easy_setopt(c, CURLOPT_SSL_VERIFYHOST, 2L);
	if (s->smtp_ca_file)
		curl_easy_setopt(c, CURLOPT_CAINFO, s->smtp_ca_file);
	curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT, (long)SMTP_CONNECT_S);
	curl_easy_setopt(c, CURLOPT_SERVER_RESPONSE_TIMEOUT, (long)SMTP_ANSWER_S);
	curl_easy_setopt(c, CURLOPT_TIMEOUT, (long)SMTP_TOTAL_S);
	curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, discard);
}

static void set_login(CURL *c, const struct settings *s, const char *password)
{
	if (!s->smtp_user || !password)
		return;
	curl_easy_setopt(c, CURLOPT_USERNAME, s->smtp_user);
	curl_easy_setopt(c, s->smtp_auth == AUTH_OAUTH2 ? CURLOPT_XOAUTH2_BEARER : CURLOPT_PASSWORD,
		password);
}

/*
 * Which class an answer belongs to.  A 5xx before our first command after EHLO is about the
 * server, not about the mail.  `code`: the last answer, 0 if there was none.
 */
static enum st_error answer_class(CURLcode rc, long code, bool started)
{
	if (code == 530 || code == 534 || code == 535 || code == 538)
		return ST_ERROR_DENIED;
	switch (rc) {
	case CURLE_LOGIN_DENIED:
		return code / 100 == 4 ? ST_ERROR_AGAIN : ST_ERROR_DENIED;
	case CURLE_SSL_CACERT_BADFILE:
		return ST_ERROR_CONFIG;
	case CURLE_SEND_ERROR: /* MAIL, RCPT or DATA was refused */
		return code / 100 == 5	  ? ST_ERROR_REJECT
			: code / 100 == 4 ? ST_ERROR_AGAIN
					  : ST_ERROR_UNAVAILABLE;
	case CURLE_WEIRD_SERVER_REPLY: /* the greeting or the mail itself was refused */
		if (code / 100 == 4)
			return ST_ERROR_AGAIN;
		return started && code / 100 == 5 ? ST_ERROR_REJECT : ST_ERROR_UNAVAILABLE;
	default:
		return started ? ST_ERROR_AGAIN : ST_ERROR_UNAVAILABLE;
	}
}

/* Says what failed without the server's text, in which addresses stand. */
static void set_answer_error(GError **error, CURLcode rc, long code, bool started)
{
	enum st_error class = answer_class(rc, code, started);

	if (class == ST_ERROR_DENIED)
		g_set_error(error, ST_ERROR, (int)class,
			"cannot send mail: the server does not accept the login (%ld)", code);
	else if (code >= 400)
		g_set_error(error, ST_ERROR, (int)class,
			"cannot send mail: the server refused %s (%ld)",
			class == ST_ERROR_REJECT ? "it for good" : "it for now", code);
	else if (started)
		g_set_error(error, ST_ERROR, (int)class,
			"cannot tell whether the mail was sent: the connection ended before the "
			"server "
			"said so: %s",
			curl_easy_strerror(rc));
	else
		g_set_error(error, ST_ERROR, (int)class, "cannot send mail: %s",
			curl_easy_strerror(rc));
}

static gboolean check(const struct settings *s, const char *to, GError **error)
{
	if (!s->smtp_from || !recipient_valid(s->smtp_from->address)) {
		g_set_error(error, ST_ERROR, ST_ERROR_CONFIG,
			"cannot send mail: [smtp] from is missing or no plain address");
		return FALSE;
	}
	if (!recipient_valid(to) || !settings_member(s, to)) {
		g_set_error(error, ST_ERROR, ST_ERROR_FATAL,
			"nothing was sent: the recipient is not a member of the family");
		return FALSE;
	}
	return TRUE;
}

gboolean smtp_send(const struct settings *s, const char *password, const char *to, const char *mail,
	gsize length, GError **error)
{
	if (!check(s, to, error))
		return FALSE;
	g_autofree char *url = server_url(s->smtp_url, error);
	if (!url)
		return FALSE;
	g_autoptr(CURL) c = curl_easy_init();
	g_autofree char *from = g_strdup_printf("<%s>", s->smtp_from->address);
	g_autofree char *recipient = g_strdup_printf("<%s>", to);
	g_autoptr(curl_slist) recipients = curl_slist_append(NULL, recipient);
	struct upload upload = { mail, length, 0 };
	long code = 0;

	set_transport(c, s, url);
	set_login(c, s, password);
	curl_easy_setopt(c, CURLOPT_MAIL_FROM, from);
	curl_easy_setopt(c, CURLOPT_MAIL_RCPT, recipients);
	/* No size is announced: libcurl would compare it with what it has made of the bytes. */
	curl_easy_setopt(c, CURLOPT_UPLOAD, 1L);
	curl_easy_setopt(c, CURLOPT_CRLF, 1L);
	curl_easy_setopt(c, CURLOPT_READFUNCTION, upload_read);
	curl_easy_setopt(c, CURLOPT_READDATA, &upload);
	CURLcode rc = curl_easy_perform(c);
	if (rc == CURLE_OK)
		return TRUE;
	curl_easy_getinfo(c, CURLINFO_RESPONSE_CODE, &code);
	set_answer_error(error, rc, code, upload.sent > 0);
	return FALSE;
}
