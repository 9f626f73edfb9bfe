/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The configuration: one table of keys (keys.c) is the parser, the defaults, `check` and the
 * body of schooltrail.conf(5).  All mistakes are reported at once, each as FILE:LINE with the
 * nearest known name.
 */
#pragma once
#include "model/settings.h"

/* The file that would be read, by CONTRACT's order; NULL where there is none.  `explicit_path`
 * (--config) and `family` (--family) may be NULL. */
char *config_find(const char *explicit_path, const char *family);

/*
 * Reads the file and conf.d beside it (*.conf, sorted).  On mistakes returns NULL and sets CONFIG;
 * the message is all of them, one "FILE:LINE: what: suggestion" a line.
 */
struct settings *config_load(const char *path, GError **error);
/* The same from text, for tests; name stands for the file. */
struct settings *config_parse(const char *text, const char *name, GError **error);

/* State directory: --state-dir, key, $STATE_DIRECTORY, /var/lib/schooltrail, XDG. */
char *config_state_dir(const struct settings *s, const char *explicit_dir);

/*
 * The password of a source or of smtp, in this order: systemd credential
 * ($CREDENTIALS_DIRECTORY/source-NAME.password, smtp.password), password-command (its first line),
 * password-file (0600).  The caller wipes it with config_wipe().  DENIED with what to do.
 */
char *config_source_password(const struct source *source, GError **error);
char *config_smtp_password(const struct settings *s, GError **error);
void config_wipe(char *secret);

/* The body of schooltrail.conf(5), mdoc, from the key table. */
char *config_manual(void);
