/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A letter between two digests, drawn as one: short, calm, and with nothing on a locked screen
 * that is nobody's business.  Pure.
 */
#pragma once
#include "digest/digest_plan.h"

/* What has come so far that it should not wait: of in->items, at least one; put in order here. */
struct digest *alert_plan_items(const struct digest_input *in, GPtrArray *reached);
/*
 * Letters with words that may mean harm: struct message, at least one.  It says what stands
 * there, not what happened, and leaves every step to the family.
 */
struct digest *alert_plan_harm(const struct digest_input *in, const GPtrArray *letters);
