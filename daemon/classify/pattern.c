/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "classify/pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <string.h>

#include "base/error.h"
#include "classify/ruleset.h"

#define NEST_MAX 50
/* Compiling to machine code pays for a pattern that is asked often, not at every start. */
#define JIT_AFTER 50

struct pattern {
	char *text;
	bool anchored, wrong;
	pcre2_code *code;   /* NULL: not compiled yet */
	pcre2_code *traced; /* the same, telling each step; NULL: never measured */
	pcre2_match_data *data;
	pcre2_match_context *context;
	guint32 who; /* number of the group, or 0 */
	guint asked;
};

static pcre2_compile_context *compile_context(void)
{
	pcre2_compile_context *c = pcre2_compile_context_create(NULL);

	pcre2_set_max_pattern_length(c, RULE_PATTERN_MAX);
	pcre2_set_parens_nest_limit(c, NEST_MAX);
	return c;
}

static void set_error(GError **error, int code, gsize offset)
{
	PCRE2_UCHAR words[256];

	pcre2_get_error_message(code, words, sizeof(words));
	g_set_error(error, ST_ERROR, ST_ERROR_CONFIG, "at %" G_GSIZE_FORMAT ": %s", offset,
		(const char *)words);
}

struct pattern *pattern_new(const char *text, bool anchored)
{
	struct pattern *p = g_new0(struct pattern, 1);

	p->text = g_strdup(text);
	p->anchored = anchored;
	return p;
}

static pcre2_code *compile(const struct pattern *p, guint32 more, GError **error)
{
	pcre2_compile_context *context;
	pcre2_code *code;
	gsize offset;
	int why;

	/* Verbs could raise the limits or leave the program by a callout. */
	if (strstr(p->text, "(*") || strstr(p->text, "(?C")) {
		g_set_error(error, ST_ERROR, ST_ERROR_CONFIG,
			"verbs \"(*...)\" and callouts are not allowed");
		return NULL;
	}
	context = compile_context();
	code = pcre2_compile((PCRE2_SPTR)p->text, strlen(p->text),
		PCRE2_UTF | PCRE2_UCP | PCRE2_CASELESS | PCRE2_NEVER_BACKSLASH_C |
			(p->anchored ? PCRE2_ANCHORED : 0) | more,
		&why, &offset, context);
	pcre2_compile_context_free(context);
	if (!code)
		set_error(error, why, offset);
	return code;
}

bool pattern_check(struct pattern *p, GError **error)
{
	int number;

	if (p->code)
		return true;
	p->code = compile(p, 0, error);
	p->wrong = !p->code;
	if (p->wrong)
		return false;
	p->data = pcre2_match_data_create_from_pattern(p->code, NULL);
	p->context = pcre2_match_context_create(NULL);
	pcre2_set_match_limit(p->context, RULE_MATCH_LIMIT);
	pcre2_set_depth_limit(p->context, RULE_DEPTH_LIMIT);
	pcre2_set_heap_limit(p->context, RULE_HEAP_LIMIT_KIB);
	number = pcre2_substring_number_from_name(p->code, (PCRE2_SPTR) "who");
	p->who = number > 0 ? (guint32)number : 0;
	return true;
}

void pattern_free(struct pattern *p)
{
	if (!p)
		return;
	pcre2_match_data_free(p->data);
	pcre2_match_context_free(p->context);
	pcre2_code_free(p->code);
	pcre2_code_free(p->traced);
	g_free(p->text);
	g_free(p);
}

enum pattern_result pattern_match(
	struct pattern *p, const char *text, gsize length, gsize start, struct pattern_span *ret)
{
	const gsize *o;
	int n;

	if (p->wrong || !pattern_check(p, NULL))
		return PATTERN_GAVE_UP;
	/* Where the machine forbids it (W^X) this fails, and PCRE2 goes on interpreting. */
	if (++p->asked == JIT_AFTER)
		pcre2_jit_compile(p->code, PCRE2_JIT_COMPLETE);
	n = pcre2_match(
		p->code, (PCRE2_SPTR)text, length, start, PCRE2_NO_UTF_CHECK, p->data, p->context);
	/* Machine code has 32 KiB of stack; the interpreter has the heap, within its limit. */
	if (n == PCRE2_ERROR_JIT_STACKLIMIT)
		n = pcre2_match(p->code, (PCRE2_SPTR)text, length, start,
			PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT, p->data, p->context);
	if (n == PCRE2_ERROR_NOMATCH)
		return PATTERN_NO;
	if (n < 0)
		return PATTERN_GAVE_UP;
	if (!ret)
		return PATTERN_YES;
	o = pcre2_get_ovector_pointer(p->data);
	*ret = (struct pattern_span){ .from = o[0], .to = o[1], .who_from = -1, .who_to = -1 };
	if (p->who && (int)p->who < n && o[2 * p->who] != PCRE2_UNSET) {
		ret->who_from = (gssize)o[2 * p->who];
		ret->who_to = (gssize)o[2 * p->who + 1];
	}
	return PATTERN_YES;
}

static int count_step(pcre2_callout_block *block, void *steps)
{
	++*(guint64 *)steps;
	return 0;
}

guint64 pattern_steps(struct pattern *p, const char *text, gsize length)
{
	guint64 steps = 0;

	if (p->wrong || !pattern_check(p, NULL))
		return 0;
	if (!p->traced)
		p->traced = compile(p, PCRE2_AUTO_CALLOUT, NULL);
	pcre2_set_callout(p->context, count_step, &steps);
	pcre2_match(p->traced, (PCRE2_SPTR)text, length, 0, PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT,
		p->data, p->context);
	pcre2_set_callout(p->context, NULL, NULL);
	return steps;
}
