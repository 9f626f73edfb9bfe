/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of the parked questions the family has asked since: seen in what it sent.  Pure. */
#pragma once
#include "model/message.h"
#include "model/parked.h"

/* Sets asked_in.  parked: struct parked; messages: struct message, by date. */
void parking_settle(const GPtrArray *parked, const GPtrArray *messages);
