/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What all commands share: the common options, the one table of commands, the trail, and how
 * things are printed.  One file a command: arguments in, text out.
 */
#pragma once
#include "run/trail.h"

struct cmd {
	/* common options */
	char *config_path, *state_dir, *family, *now_text, *color;
	gboolean quiet, verbose, version;
	/* found out */
	char *conf;		   /* the file that is read, or NULL */
	struct settings *settings; /* NULL once a trail has taken them */
	struct moment now;
	bool now_given;
	bool use_color;
	const struct command *command;
	char **whole; /* the command line as it was typed */
};

struct command {
	const char *name;
	const char *arguments; /* as in --help */
	const char *help;      /* one line */
	/* argv[0] is the command's name.  Returns an exit status; on an error sets it. */
	int (*run)(struct cmd *c, int argc, char **argv, GError **error);
	bool without_configuration; /* works with none, and with a broken one not at all */
};
extern const struct command commands[];
const struct command *command_find(const char *name);
/* The known name nearest to a mistyped one, or NULL. */
const char *command_nearest(const char *name);

#define CMD_OK 0
#define CMD_NOT_FOUND 1
#define CMD_USAGE 2
#define CMD_FAILED (-1) /* the error says which status */

/*
 * Parses a command's own options; what is left in argv are its arguments, argc of them from
 * argv[1].  FALSE with USAGE, or where --help was printed (*error stays unset).
 */
gboolean cmd_options(
	struct cmd *c, int *argc, char ***argv, const GOptionEntry *entries, GError **error);
/* The trail, for reading or writing.  A missing trail for reading is NOT_FOUND with what to do. */
struct trail *cmd_trail(struct cmd *c, enum store_mode mode, GError **error);

/*
 * What --child gave, NULL if it was not: the child's own name takes the place of an alias.
 * NOT_FOUND with the names of the children.  Before cmd_trail(), which takes the settings.
 */
gboolean cmd_child(const struct cmd *c, char **name, GError **error);

/* "i7" → 7; NOT_FOUND/USAGE with what was expected. */
gboolean cmd_id(const char *text, char letter, gint64 *ret_id, GError **error);

/* Output: stdout, safe for a terminal.  Styles are nothing where there is no colour. */
enum style {
	STYLE_BOLD,
	STYLE_DIM,
	STYLE_GOOD,
	STYLE_WARN,
	STYLE_BAD,
	STYLE_NOTE,
	STYLE_COUNT
};
const char *cmd_style(const struct cmd *c, enum style s);
const char *cmd_style_end(const struct cmd *c);
/* printf with every string made printable first: only %s, %d and the like through here. */
void cmd_print(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* Text of a stranger: no control bytes leave.  Free with g_free. */
char *cmd_safe(const char *text);
/* Width of the terminal, at least 60; 80 where there is none. */
int cmd_width(void);

/* -- the commands, one file each --------------------------------------------------------- */
int cmd_agenda(struct cmd *c, int argc, char **argv, GError **error);
int cmd_backup(struct cmd *c, int argc, char **argv, GError **error);
int cmd_clock(struct cmd *c, int argc, char **argv, GError **error);
int cmd_check(struct cmd *c, int argc, char **argv, GError **error);
int cmd_decide(struct cmd *c, int argc, char **argv, GError **error);
int cmd_digest(struct cmd *c, int argc, char **argv, GError **error);
int cmd_draft(struct cmd *c, int argc, char **argv, GError **error);
int cmd_explain(struct cmd *c, int argc, char **argv, GError **error);
int cmd_forget(struct cmd *c, int argc, char **argv, GError **error);
int cmd_import(struct cmd *c, int argc, char **argv, GError **error);
int cmd_items(struct cmd *c, int argc, char **argv, GError **error);
int cmd_log(struct cmd *c, int argc, char **argv, GError **error);
int cmd_messages(struct cmd *c, int argc, char **argv, GError **error);
int cmd_note(struct cmd *c, int argc, char **argv, GError **error);
int cmd_rebuild(struct cmd *c, int argc, char **argv, GError **error);
int cmd_restore(struct cmd *c, int argc, char **argv, GError **error);
int cmd_rules(struct cmd *c, int argc, char **argv, GError **error);
int cmd_search(struct cmd *c, int argc, char **argv, GError **error);
int cmd_services(struct cmd *c, int argc, char **argv, GError **error);
int cmd_show(struct cmd *c, int argc, char **argv, GError **error);
int cmd_status(struct cmd *c, int argc, char **argv, GError **error);
int cmd_sync(struct cmd *c, int argc, char **argv, GError **error);
int cmd_threads(struct cmd *c, int argc, char **argv, GError **error);
int cmd_verify(struct cmd *c, int argc, char **argv, GError **error);
int cmd_when(struct cmd *c, int argc, char **argv, GError **error);
