/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the service manager hears of the daemon; nothing without systemd. */
#pragma once

void notify_ready(void);
void notify_reloading(void);
void notify_stopping(void);
void notify_watchdog(void);
/* For `systemctl status`: counts and times only, never a name or a subject. */
void notify_status(const char *format, ...) __attribute__((format(printf, 1, 2)));
