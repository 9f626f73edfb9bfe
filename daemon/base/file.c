/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/file.h"

#include "base/error.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SECRET_MAX 4096

gboolean file_replace(const char *path, const char *data, gsize length, mode_t mode, GError **error)
{
	g_autoptr(GError) why = NULL;

	if (g_file_set_contents_full(path, data, (gssize)length,
		    G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, (int)mode, &why))
		return TRUE;
	g_set_error(error, ST_ERROR,
		g_error_matches(why, G_FILE_ERROR, G_FILE_ERROR_NOSPC) ? ST_ERROR_AGAIN
								       : ST_ERROR_FATAL,
		"cannot write %s: %s", path, why->message);
	return FALSE;
}

char *file_read_secret(const char *path, GError **error)
{
	char buffer[SECRET_MAX + 1];
	struct stat st;
	ssize_t n = -1;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);

	if (fd >= 0 && fstat(fd, &st) == 0) {
		if (!S_ISREG(st.st_mode) || (st.st_mode & 077)) {
			close(fd);
			g_set_error(error, ST_ERROR, ST_ERROR_DENIED,
				"%s holds a secret, but others may read it: chmod 600 %s", path,
				path);
			return NULL;
		}
		n = read(fd, buffer, SECRET_MAX);
	}
	if (n < 0) {
		g_set_error(error, ST_ERROR, ST_ERROR_DENIED, "cannot read %s: %s", path,
			g_strerror(errno));
		if (fd >= 0)
			close(fd);
		return NULL;
	}
	close(fd);
	buffer[n] = '\0';
	buffer[strcspn(buffer, "\r\n")] = '\0';
	char *secret = g_strdup(buffer);
	explicit_bzero(buffer, sizeof buffer);
	return secret;
}
