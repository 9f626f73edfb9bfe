/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a member writes back under a digest, read word by word:
 *
 *	i3 done                 3 hecho
 *	5 phone, she said yes   5 teléfono
 *	7 snooze 2 weeks        7 posponer 2 semanas
 *	2 yes                   2 sí
 *
 * A number is that of the item ("i3"); several stand in a row ("3, 4 and 6 done"); the word may
 * come first ("done 3").  A line is understood as a whole or not at all.  One table of words for
 * all languages (order.c).  Pure.
 */
#pragma once
#include "model/item.h"

#define ORDER_LINE_MAX 500 /* bytes; a longer line is no order */
#define ORDERS_MAX 50	   /* of one reply, and its lines that are answered */

struct order {
	gint64 item;
	enum event_kind kind;
	bool to_question; /* yes or no: only where the item asks */
	char *text;	  /* "phone", or the member's further words; or NULL */
	char *until;	  /* of a snooze: the day, in words; else NULL */
};

struct order_line {
	char *text;
	GPtrArray *orders; /* struct order; empty: not understood */
};

/*
 * The lines that are orders, and those that look like one and are not understood.  What has
 * neither a number nor a word of the table ("Thank you!") is left out, unless there is nothing
 * else.  struct order_line.
 */
GPtrArray *order_read(const char *text);
void order_line_free(struct order_line *l);
