/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes over the socket between daemon and reader: frames one after the other. */
#include "model/reading.h"
#include "reader/frame.h"

#include <stdint.h>
#include <sys/socket.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	int pair[2];
	enum frame_kind kind;
	GVariant *v;

	g_assert_cmpint(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair), ==, 0);
	/* what does not fit into the socket is cut off */
	if (send(pair[0], data, size, MSG_DONTWAIT | MSG_NOSIGNAL) >= 0) {
		shutdown(pair[0], SHUT_WR);
		while ((v = frame_read(pair[1], &kind, 1, NULL))) {
			g_assert_true(g_variant_is_of_type(v, frame_type(kind)));
			if (kind == FRAME_READING)
				reading_free(reading_of_variant(v, NULL));
			g_variant_unref(v);
		}
	}
	close(pair[0]);
	close(pair[1]);
	return 0;
}
