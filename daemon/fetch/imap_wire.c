/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fetch/imap_wire.h"

#include "base/error.h"
#include "base/text.h"

#include <curl/curl.h>
#include <string.h>

struct imap_wire {
	CURL *curl;
	curl_socket_t fd;
	char why[CURL_ERROR_SIZE];
	char *last_line; /* of the server, while it logs us in: says why it refuses */
};

/* Only what the server says is looked at: the other way goes the password. */
static int listen_in(CURL *curl, curl_infotype type, char *bytes, size_t length, void *data)
{
	struct imap_wire *w = data;

	if (type == CURLINFO_HEADER_IN) {
		g_autofree char *valid = text_valid(bytes, length);

		g_free(w->last_line);
		w->last_line = text_printable(valid, FALSE);
		g_strstrip(w->last_line);
	}
	return 0;
}

/* RFC 5530: refusals that pass by themselves. */
static bool is_passing(const char *line)
{
	static const char *const codes[] = { "[UNAVAILABLE]", "[INUSE]", "[LIMIT]", "[SERVERBUG]" };

	for (gsize i = 0; line && i < G_N_ELEMENTS(codes); i++)
		if (strstr(line, codes[i]))
			return true;
	return false;
}

/* What follows the tag and NO or BAD; NULL where the last line of the server is no refusal. */
static const char *refusal(const char *line)
{
	const char *status = line ? strchr(line, ' ') : NULL;

	if (status && g_str_has_prefix(status, " NO "))
		return status + strlen(" NO ");
	if (status && g_str_has_prefix(status, " BAD "))
		return status + strlen(" BAD ");
	return NULL;
}

static void set_connect_error(
	const struct imap_wire *w, CURLcode rc, const char *url, GError **error)
{
	enum st_error code = ST_ERROR_UNAVAILABLE;
	const char *why = w->why[0] ? w->why : curl_easy_strerror(rc);

	if (rc == CURLE_LOGIN_DENIED) {
		code = is_passing(w->last_line) ? ST_ERROR_UNAVAILABLE : ST_ERROR_DENIED;
		why = refusal(w->last_line) ? refusal(w->last_line) : why;
		g_set_error(error, ST_ERROR, (int)code, "%s refuses the login: %s", url, why);
		return;
	}
	if (rc == CURLE_SSL_CACERT_BADFILE || rc == CURLE_URL_MALFORMAT ||
		rc == CURLE_UNSUPPORTED_PROTOCOL)
		code = ST_ERROR_CONFIG;
	g_set_error(error, ST_ERROR, (int)code, "cannot connect to %s: %s", url, why);
}

static void set_security(CURL *curl, const struct source *source)
{
	curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "imap,imaps");
	curl_easy_setopt(curl, CURLOPT_USE_SSL, (long)CURLUSESSL_ALL);
	curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
	if (source->ca_file) {
		curl_easy_setopt(curl, CURLOPT_CAINFO, source->ca_file);
		curl_easy_setopt(curl, CURLOPT_CAPATH, NULL);
	}
	/* A proxy of the environment sees a tunnel, never the session. */
	curl_easy_setopt(curl, CURLOPT_HTTPPROXYTUNNEL, 1L);
}

static void set_login(CURL *curl, const struct source *source, const char *password)
{
	curl_easy_setopt(curl, CURLOPT_USERNAME, source->user ? source->user : "");
	if (source->auth == AUTH_OAUTH2) {
		curl_easy_setopt(curl, CURLOPT_XOAUTH2_BEARER, password);
		curl_easy_setopt(curl, CURLOPT_LOGIN_OPTIONS, "AUTH=XOAUTH2");
	} else {
		curl_easy_setopt(curl, CURLOPT_PASSWORD, password);
	}
}

struct imap_wire *imap_wire_open(const struct source *source, const char *password, GError **error)
{
	g_autoptr(imap_wire) w = g_new0(struct imap_wire, 1);
	CURLcode rc;

	w->curl = curl_easy_init();
	if (!w->curl) {
		g_set_error(error, ST_ERROR, ST_ERROR_FATAL, "libcurl does not start");
		return NULL;
	}
	curl_easy_setopt(w->curl, CURLOPT_URL, source->url);
	curl_easy_setopt(w->curl, CURLOPT_CONNECT_ONLY, 1L);
	curl_easy_setopt(w->curl, CURLOPT_CONNECTTIMEOUT, (long)IMAP_CONNECT_S);
	curl_easy_setopt(w->curl, CURLOPT_TIMEOUT, (long)IMAP_CONNECT_S);
	curl_easy_setopt(w->curl, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(w->curl, CURLOPT_TCP_KEEPALIVE, 1L);
	curl_easy_setopt(w->curl, CURLOPT_ERRORBUFFER, w->why);
	curl_easy_setopt(w->curl, CURLOPT_DEBUGFUNCTION, listen_in);
	curl_easy_setopt(w->curl, CURLOPT_DEBUGDATA, w);
	curl_easy_setopt(w->curl, CURLOPT_VERBOSE, 1L);
	set_security(w->curl, source);
	set_login(w->curl, source, password);
	rc = curl_easy_perform(w->curl);
	if (rc == CURLE_OK)
		rc = curl_easy_getinfo(w->curl, CURLINFO_ACTIVESOCKET, &w->fd);
	if (rc != CURLE_OK) {
		set_connect_error(w, rc, source->url, error);
		return NULL;
	}
	curl_easy_setopt(w->curl, CURLOPT_VERBOSE, 0L);
	g_clear_pointer(&w->last_line, g_free);
	return g_steal_pointer(&w);
}

void imap_wire_close(struct imap_wire *w)
{
	if (!w)
		return;
	if (w->curl)
		curl_easy_cleanup(w->curl);
	g_free(w->last_line);
	g_free(w);
}

int imap_wire_fd(const struct imap_wire *w)
{
	return w->fd;
}

static gboolean lost(struct imap_wire *w, const char *why, GError **error)
{
	g_set_error(error, ST_ERROR, ST_ERROR_UNAVAILABLE, "the connection is lost: %s", why);
	return FALSE;
}

gboolean imap_wire_read(
	struct imap_wire *w, char *buffer, gsize size, gsize *ret_got, GError **error)
{
	CURLcode rc = curl_easy_recv(w->curl, buffer, size, ret_got);

	if (rc == CURLE_AGAIN)
		*ret_got = 0;
	else if (rc != CURLE_OK)
		return lost(w, curl_easy_strerror(rc), error);
	else if (*ret_got == 0)
		return lost(w, "the server has closed it", error);
	return TRUE;
}

gboolean imap_wire_write(
	struct imap_wire *w, const char *bytes, gsize length, gsize *ret_done, GError **error)
{
	CURLcode rc = curl_easy_send(w->curl, bytes, length, ret_done);

	if (rc == CURLE_AGAIN)
		*ret_done = 0;
	else if (rc != CURLE_OK)
		return lost(w, curl_easy_strerror(rc), error);
	return TRUE;
}
