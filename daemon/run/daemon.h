/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The daemon: watches every source (IDLE where a server has it, polls beside it), keeps the
 * trail, and sends the digest of every period once.  One process, one loop, no threads; the
 * readers are processes of their own.
 */
#pragma once
#include "run/trail.h"

struct daemon_options {
	char *conf;	     /* the file that is read, again at SIGHUP */
	char *state_dir;     /* from the command line, or NULL */
	gint64 clock_skew_s; /* --now: how far its clock is from the machine's */
};

/* Runs until SIGTERM or SIGINT.  Returns an exit status. */
int daemon_run(const struct daemon_options *o, GError **error);
