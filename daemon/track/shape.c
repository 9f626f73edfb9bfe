/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "track/shape.h"

static bool has(cue_set text, enum cue cue)
{
	return text & CUE_BIT(cue);
}

/* "Buenas noches maestra, sí, en julio"; "Hi Derek, yes, two of the three". */
static bool agrees_after_greeting(cue_set text)
{
	return has(text, CUE_GREETS) && has(text, CUE_YES_WORD_SOON);
}

guint shape_asked(cue_set request)
{
	static const struct {
		enum cue cue;
		guint shape;
	} asks[] = {
		{ CUE_ASKS_WHEN, SHAPE_WHEN },
		{ CUE_ASKS_WHO, SHAPE_WHO },
		{ CUE_ASKS_HOW_MANY, SHAPE_HOW_MANY },
		{ CUE_ASKS_WHY, SHAPE_WHY },
		{ CUE_ASKS_WHAT_HAPPENED, SHAPE_HAPPENED },
		{ CUE_ASKS_WHERE, SHAPE_WHERE },
		{ CUE_ASKS_PLAN, SHAPE_PLAN },
		{ CUE_ASKS_DECISION, SHAPE_DECISION },
		{ CUE_ASKS_TO_CONFIRM, SHAPE_YES_NO },
		{ CUE_MEETING, SHAPE_MEETING },
	};
	guint s = 0;

	for (guint i = 0; i < G_N_ELEMENTS(asks); i++)
		s |= has(request, asks[i].cue) ? asks[i].shape : 0;
	if (!(s & ~(guint)SHAPE_MEETING) && has(request, CUE_ASKS_WHAT))
		s |= SHAPE_WHAT;
	if (!(s & ~(guint)SHAPE_MEETING) && has(request, CUE_ASKS_YES_NO))
		s |= SHAPE_YES_NO;
	return s;
}

bool shape_is_action(cue_set request)
{
	const cue_set tells = CUE_BIT(CUE_ASKS_TO_BE_TOLD) | CUE_BIT(CUE_ASKS_DECISION);
	const cue_set wonders = CUE_BIT(CUE_ASKS_WHO) | CUE_BIT(CUE_ASKS_HOW_MANY) |
		CUE_BIT(CUE_ASKS_WHY) | CUE_BIT(CUE_ASKS_WHETHER) | CUE_BIT(CUE_QUESTION_MARK);

	if (has(request, CUE_ASKS_TO_GET)) /* "Could we get ..." is no question whether we may */
		return true;
	if (request & tells)
		return false;
	if (has(request, CUE_ASKS_TO_DO))
		return true;
	if (has(request, CUE_OPENS_QUESTION) || /* "hi ines has theo had any of the makeups" */
		(has(request, CUE_GREETS) && has(request, CUE_OPENS_QUESTION_SOON)))
		return false;
	return !(request & wonders);
}

guint shape_said(cue_set statement)
{
	static const struct {
		enum cue cue;
		guint shape;
	} says[] = {
		{ CUE_DIGIT, SHAPE_WHEN | SHAPE_MEETING | SHAPE_HOW_MANY },
		{ CUE_SAYS_WHEN, SHAPE_WHEN | SHAPE_MEETING },
		{ CUE_SAYS_WHO, SHAPE_WHO },
		{ CUE_SAYS_HOW_MANY, SHAPE_HOW_MANY },
		{ CUE_SAYS_PAST, SHAPE_HAPPENED },
		{ CUE_SAYS_WHY, SHAPE_WHY },
		{ CUE_SAYS_WHERE, SHAPE_WHERE },
		{ CUE_AGREES, SHAPE_YES_NO | SHAPE_DECISION },
		{ CUE_CAN_MAKE_IT, SHAPE_YES_NO | SHAPE_DECISION },
	};
	guint s = SHAPE_WHAT;

	for (guint i = 0; i < G_N_ELEMENTS(says); i++)
		s |= has(statement, says[i].cue) ? says[i].shape : 0;
	return s | (agrees_after_greeting(statement) ? SHAPE_YES_NO | SHAPE_DECISION : 0);
}

int shape_ordinal(cue_set text)
{
	for (int number = 1; number <= CUE_NUMBER_4 - CUE_NUMBER_1 + 1; number++)
		if (has(text, (enum cue)(CUE_NUMBER_1 + number - 1)))
			return number;
	return 0;
}

bool shape_is_receipt(cue_set text)
{
	return has(text, CUE_GOT) || has(text, CUE_CAME) ||
		(has(text, CUE_THANKS_SOON) && has(text, CUE_THANKED_FOR));
}

bool shape_is_yes_no(cue_set text)
{
	return (has(text, CUE_YES_OR_NO) || agrees_after_greeting(text)) &&
		!has(text, CUE_NO_IN_COURTESY);
}

bool shape_wants_receipt(cue_set request)
{
	return has(request, CUE_ASKS_RECEIPT) && has(request, CUE_RECEIPT_OF);
}

bool shape_is_nod(cue_set text)
{
	return has(text, CUE_NODS) && has(text, CUE_SHORT);
}
