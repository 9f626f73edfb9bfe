/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How a letter sounds: calm, short, one thing asked.  Threats and the words of the law have no
 * place in it, nor has blame.  What stands in quotation marks is somebody's own sentence and is
 * not judged.
 */
#pragma once
#include <glib.h>

enum tone {
	TONE_THREAT,   /* never, in anything that we write */
	TONE_LAW,      /* in no letter to the school */
	TONE_BLAME,    /* in no letter, and not in the digest */
	TONE_ABSOLUTE, /* "always", "never" */
	TONE_SHOUT,    /* capitals, "!!" */
	TONE_LONG,     /* too many words or questions */
	TONE_COUNT
};

#define TONE_WORDS_MAX 180

struct tone_warning {
	enum tone tone;
	char *text; /* for a person: what, and why it is better without */
};

/* struct tone_warning, empty where all is well. */
GPtrArray *tone_check(const char *text);
