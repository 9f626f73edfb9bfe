/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How letters and items look as lines of a terminal. */
#pragma once
#include "cmd/cmd.h"

/* "m12  8 Sep  Dana Whitfield → Marisol Rivera  Speech minutes" */
void line_message(const struct cmd *c, const struct trail *t, const struct message *m);
/* Two or three lines: id, state, who, since; the sentence; what is unsure. */
void line_item(const struct cmd *c, const struct trail *t, const struct item_view *v);
/* "8 Sep 2026" */
char *line_day(struct day d);
/* "Tue 8 Sep 2026" */
char *line_weekday(struct day d);
/* Who the letter goes to, as names, at most two and "+n". */
char *line_people(const struct trail *t, const struct message *m);
/* What an invitation, an automatic reply or a bounce tells, in a few words; "" of a letter. */
char *line_nature(const struct message *m, GTimeZone *zone);
/* What the family is asked about the item, or NULL. */
char *line_question(const struct item_view *v, GTimeZone *zone);
/* "taken 4 Nov 2026 15:02"; "" where the picture does not tell. */
char *line_taken(const struct attachment *a, GTimeZone *zone);
/* "Speech, Emma", "a service not named"; of what is NULL. */
char *line_service(const char *service, const char *child);
/* A name for an address alone. */
const char *line_name(const struct trail *t, const char *address);
