/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmd/cmd.h"
#include "config/nearest.h"

/* The one table: dispatch, --help, completions and the manual's check all read it. */
const struct command commands[] = {
	{ "sync", "", "one pass over every source now", cmd_sync, false },
	{ "import", "PATH...", "take in mbox files, Maildirs, folders of .eml, or - for stdin",
		cmd_import, false },
	{ "status", "", "sources, counts, and what needs a person", cmd_status, false },
	{ "items", "[--open|--overdue|--all]", "what is asked and promised", cmd_items, false },
	{ "log", "[--child NAME] [--since DAY]", "the communication log: a line for every contact",
		cmd_log, false },
	{ "services", "[--child NAME] [--since DAY]",
		"sessions missed, made up and owed, as letters tell", cmd_services, false },
	{ "messages", "", "the letters of the trail", cmd_messages, false },
	{ "threads", "", "the conversations", cmd_threads, false },
	{ "search", "[--private] QUERY", "letters that hold these words", cmd_search, false },
	{ "show", "ID", "a letter (m12), a thread (t3) or an item (i7), whole", cmd_show, false },
	{ "explain", "FILE...|ID", "why: zones, sentences, rules, dates, effect", cmd_explain,
		true },
	{ "when", "\"TEXT\" [--at TIME]", "the date that a phrase means", cmd_when, true },
	{ "clock", "[ID | --rule=RULE --from=DAY | start RULE | stop ID | rules]",
		"the dates of rules: what runs, and how a date was counted", cmd_clock, true },
	{ "done", "ID [TEXT]", "this item is settled", cmd_decide, false },
	{ "answered", "ID --how=HOW", "settled by phone, in-person, portal or paper", cmd_decide,
		false },
	{ "dismiss", "ID [TEXT]", "this was never an item", cmd_decide, false },
	{ "snooze", "ID UNTIL", "leave it alone until a day", cmd_decide, false },
	{ "reopen", "ID [TEXT]", "it is not settled after all", cmd_decide, false },
	{ "note", "[--with=ADDRESS] TEXT", "write a call or a talk into the log", cmd_note, false },
	{ "draft", "ID [--letter=NAME] [--format=text|eml] [--save]",
		"the calm letter to the school for an item; nothing is sent", cmd_draft, false },
	{ "agenda", "[--child NAME] [--language=LANGUAGE]",
		"a list for a meeting: what is open, promised, owed, and good", cmd_agenda, false },
	{ "digest", "[--format=FORMAT] [--for=ADDRESS | --send]", "what the next digest says",
		cmd_digest, false },
	{ "rules", "check [FILE...] | test FILE", "every rule's own examples", cmd_rules, true },
	{ "check", "[--online]", "configuration, rules, permissions, servers", cmd_check, true },
	{ "rebuild", "", "compute all that is derived again from the kept mail", cmd_rebuild,
		false },
	{ "verify", "", "the trail's integrity: every byte, every link of the chain", cmd_verify,
		false },
	{ "backup", "FILE", "a consistent copy of the trail", cmd_backup, false },
	{ "restore", "FILE", "the trail as a backup holds it", cmd_restore, false },
	{ "forget", "ID --yes", "a letter's content removed for good", cmd_forget, false },
	{ NULL, NULL, NULL, NULL, false },
};

const struct command *command_find(const char *name)
{
	for (const struct command *c = commands; c->name; c++)
		if (g_str_equal(c->name, name))
			return c;
	return NULL;
}

const char *command_nearest(const char *name)
{
	const char *names[G_N_ELEMENTS(commands)] = { NULL };

	for (gsize i = 0; commands[i].name; i++)
		names[i] = commands[i].name;
	return nearest(name, names);
}
