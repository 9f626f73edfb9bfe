/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config/config.h"

#include "base/error.h"

#include <glib/gstdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "config_mistakes.h"

/* A whole configuration, as the manual shows it. */
static const char whole[] = "\xef\xbb\xbf# a comment\r\n"
			    "[child Emma]\r\n"
			    "school-domains = Maple.K12.Example\n"
			    "calendar = maple.ics\n"
			    "contacts = slp\n"
			    "\n" FAMILY "name = Rivera\n"
			    "log-addresses = rivera.log@example.net\n"
			    "[schooltrail]\n"
			    "timezone = America/Chicago\n"
			    "languages = en; es;\n"
			    "state-dir = state\n"
			    "; another comment\n"
			    "[member luis@example.org]\n"
			    "language = es\n"
			    "[school]\n"
			    "domains = maple.k12.example; b\xc3\xbc"
			    "cher.example\n"
			    "platforms =\n"
			    "[contact slp]\n"
			    "name = Ana Ortiz\n"
			    "role = therapist\n"
			    "from = 2026-08-24\n"
			    "until = 2027-01-08\n"
			    "[calendar]\n"
			    "first-day = 2026-08-24\n"
			    "last-day = 2027-06-10\n"
			    "no-school = 2026-09-07; 2026-11-23 .. 2026-11-27\n"
			    "file = a.ics; /b.ics\n"
			    "jurisdiction = US-IL\n"
			    "[source inbox]\n"
			    "type = imap\n"
			    "url = IMAP://imap.example.com:143/\n"
			    "user = me # no comment\n"
			    "auth = oauth2\n"
			    "folders = Schule; \\All\n"
			    "only-school = no\n"
			    "poll = 2 hours\n"
			    "[source old]\n"
			    "type = mbox\n"
			    "path = ../old.mbox\n"
			    "[follow-up]\n"
			    "records = 1; 2; -; -; 2; 9\n"
			    "scale = 1.5\n"
			    "[digest]\n"
			    "to = LUIS@example.org\n"
			    "schedule = Mon, Thu..sat 7:30\n"
			    "alert-stage = 4\n"
			    "quiet-hours = none\n"
			    "answer-by-mail = on\n"
			    "[smtp]\n"
			    "url = smtps://[::1]:465\n"
			    "from = School trail <log@example.net>\n";

static settings *good(const char *text)
{
	g_autoptr(GError) error = NULL;
	settings *s = config_parse(text, "/etc/school/a.conf", &error);

	if (!s)
		fail_msg("%s", error->message);
	return s;
}

static void assert_list(char **list, const char *expected)
{
	g_autofree char *joined = g_strjoinv("|", list);

	assert_string_equal(joined, expected);
}

static void people_are_read(void **state)
{
	g_autoptr(settings) s = good(whole);
	const struct person *marisol = s->members->pdata[0], *luis = s->members->pdata[1];
	const struct person *slp = s->contacts->pdata[0];
	const struct child *emma = s->children->pdata[0], *leo = s->children->pdata[1];

	assert_int_equal(s->members->len, 2);
	assert_string_equal(marisol->name, "Marisol Rivera");
	assert_string_equal(marisol->address, "marisol.rivera@example.com");
	assert_false(day_known(marisol->from));
	assert_string_equal(luis->name, "Luis R.");
	assert_string_equal(slp->key, "slp");
	assert_null(slp->address);
	assert_int_equal(slp->until.n, day_of(2027, 1, 8).n);
	assert_string_equal(emma->name, "Emma");
	assert_list(emma->aliases, "Em|Emma Lucia");
	assert_list(emma->school_domains, "maple.k12.example");
	assert_list(emma->contacts, "slp");
	assert_string_equal(emma->calendar, "/etc/school/maple.ics");
	assert_string_equal(leo->name, "Leo");
	assert_list(leo->aliases, "");
	assert_ptr_equal(settings_child(s, "emma"), emma);
	assert_ptr_equal(settings_child(s, "emma lucia"), emma);
	assert_ptr_equal(settings_child(s, "Leo"), leo);
	assert_ptr_equal(settings_child(s, "\xc3\x89MMA"), emma);
	assert_null(settings_child(s, "Emm"));
	assert_null(settings_child(s, ""));
	assert_list(s->domains, "maple.k12.example|xn--bcher-kva.example");
	assert_list(s->platforms, "");
	assert_string_equal(s->smtp_from->address, "log@example.net");
	assert_ptr_equal(settings_member(s, "Luis@Example.org"), luis);
	assert_null(settings_member(s, "luis@example.org.evil.example"));
	assert_string_equal(settings_language(s, "luis@example.org"), "es");
	assert_string_equal(settings_language(s, marisol->address), "en");
}

/* "[member ADDRESS]" is that member's, in whatever case both are written. */
static void members_are_found(void **state)
{
	static const struct {
		const char *header, *address;
	} table[] = {
		{ "[member marisol.rivera@example.com]", "marisol.rivera@example.com" },
		{ "[member Marisol.Rivera@Example.com]", "marisol.rivera@example.com" },
		{ "[member MARISOL.RIVERA@EXAMPLE.COM]", "marisol.rivera@example.com" },
		{ "[member Luis@example.org]", "luis@example.org" },
		{ "[member \xc3\x91u\xc3\xb1o@B\xc3\xbc"
		  "cher.example]",
			"\xc3\xb1u\xc3\xb1o@xn--bcher-kva.example" },
	};

	for (guint i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autofree char *text = g_strconcat("[family]\n"
						    "members = Marisol.Rivera@Example.com; "
						    "luis@example.org; "
						    "\xc3\xb1u\xc3\xb1o@b\xc3\xbc"
						    "cher.example\n",
			table[i].header, "\nlanguage = es\n", NULL);
		g_autoptr(settings) s = good(text);

		for (guint k = 0; k < s->members->len; k++) {
			const struct person *p = s->members->pdata[k];
			bool is = strcmp(p->address, table[i].address) == 0;

			assert_string_equal(settings_language(s, p->address), is ? "es" : "en");
		}
	}
}

static void values_are_read(void **state)
{
	g_autoptr(settings) s = good(whole);
	static const int records[] = { 1, 2, STAGE_NEVER, STAGE_NEVER, 2, 9 };

	assert_string_equal(s->timezone, "America/Chicago");
	assert_string_equal(g_time_zone_get_identifier(s->zone), "America/Chicago");
	assert_list(s->languages, "en|es");
	assert_string_equal(s->state_dir, "/etc/school/state");
	assert_int_equal(s->no_school->len, 2);
	assert_true(calendar_is_school_day(s->calendar, day_of(2026, 11, 20)));
	assert_false(calendar_is_school_day(s->calendar, day_of(2026, 11, 27)));
	assert_false(calendar_is_school_day(s->calendar, day_of(2026, 9, 7)));
	assert_false(calendar_is_school_day(s->calendar, day_of(2026, 8, 21)));
	assert_list(s->calendar_files, "/etc/school/a.ics|/b.ics");
	assert_memory_equal(s->thresholds[CLASS_RECORDS], records, sizeof records);
	assert_true(s->scale == 1.5);
	assert_int_equal(s->digest_to->len, 1);
	assert_string_equal(s->digest_to->pdata[0], "luis@example.org");
	assert_int_equal(
		s->schedule_days, 1u << MONDAY | 1u << THURSDAY | 1u << FRIDAY | 1u << SATURDAY);
	assert_int_equal(s->schedule_minute, 7 * 60 + 30);
	assert_int_equal(s->quiet_from, s->quiet_to);
	assert_true(s->answer_by_mail);
	assert_string_equal(s->smtp_url, "smtps://[::1]:465");
}

static void sources_are_read(void **state)
{
	g_autoptr(settings) s = good(whole);
	const struct source *inbox = s->sources->pdata[0], *old = s->sources->pdata[1];

	assert_int_equal(inbox->type, SOURCE_IMAP);
	assert_string_equal(inbox->url, "imap://imap.example.com:143");
	assert_string_equal(inbox->user, "me # no comment");
	assert_int_equal(inbox->auth, AUTH_OAUTH2);
	assert_list(inbox->folders, "Schule|\\All");
	assert_false(inbox->only_school);
	assert_int_equal(inbox->poll_s, 7200);
	assert_int_equal(old->type, SOURCE_MBOX);
	assert_string_equal(old->path, "/etc/old.mbox");
	assert_list(old->folders, "INBOX|\\Sent");
	assert_true(old->only_school);
	assert_int_equal(old->poll_s, 600);
}

/* The table of keys and settings_new() say the same. */
static void defaults_agree(void **state)
{
	g_autoptr(settings) empty = good(""), plain = settings_new(), family = good(FAMILY);

	assert_memory_equal(empty->thresholds, plain->thresholds, sizeof plain->thresholds);
	assert_string_equal(empty->timezone, plain->timezone);
	assert_list(empty->languages, plain->languages[0]);
	assert_int_equal(empty->schedule_days, plain->schedule_days);
	assert_int_equal(empty->schedule_minute, plain->schedule_minute);
	assert_int_equal(empty->alert_stage, plain->alert_stage);
	assert_int_equal(empty->quiet_from, plain->quiet_from);
	assert_int_equal(empty->quiet_to, plain->quiet_to);
	assert_int_equal(empty->answer_by_mail, plain->answer_by_mail);
	assert_true(empty->scale == plain->scale);
	assert_null(empty->smtp_from);
	assert_int_equal(empty->digest_to->len, 0);
	assert_int_equal(family->digest_to->len, 2);
	assert_string_equal(family->digest_to->pdata[0], "marisol.rivera@example.com");
}

static void mistakes_are_told(void **state)
{
	for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(settings) s = config_parse(bad[i].text, "F", &error);

		if (s)
			fail_msg("accepted: %s", bad[i].text);
		assert_int_equal(error->code, ST_ERROR_CONFIG);
		assert_string_equal(error->message, bad[i].message);
	}
}

static char *make_folder(void)
{
	g_autoptr(GError) error = NULL;
	char *folder = g_dir_make_tmp("schooltrail-XXXXXX", &error);

	assert_non_null(folder);
	return folder;
}

static void put(const char *folder, const char *name, const char *text, int mode)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);
	g_autofree char *parent = g_path_get_dirname(path);

	assert_int_equal(g_mkdir_with_parents(parent, 0700), 0);
	assert_true(g_file_set_contents_full(path, text, -1, G_FILE_SET_CONTENTS_NONE, mode, NULL));
	assert_int_equal(g_chmod(path, mode), 0);
}

static void drop(char *folder)
{
	static const char *const names[] = { "main.conf", "conf.d/10-a.conf", "conf.d/20-b.conf",
		"conf.d/not", "conf.d", "" };

	for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *path = g_build_filename(folder, names[i], NULL);

		g_remove(path);
	}
	g_free(folder);
}

static void more_files_beside(void **state)
{
	char *folder = make_folder();
	g_autofree char *path = g_build_filename(folder, "main.conf", NULL);
	g_autofree char *expected = g_strdup_printf(
		"%1$s/conf.d/10-a.conf:2: no key 'nam' in [contact]: did you mean 'name'?\n"
		"%1$s/conf.d/20-b.conf:1: [school] is given twice: first in %1$s/main.conf:1",
		folder);
	g_autoptr(GError) error = NULL, none = NULL;

	put(folder, "main.conf", "[school]\ndomains = a.example\n", 0644);
	put(folder, "conf.d/10-a.conf", "[contact b]\nname = B\n", 0644);
	put(folder, "conf.d/not", "[", 0644);
	g_autoptr(settings) s = config_load(path, &error);

	assert_null(error);
	assert_int_equal(s->contacts->len, 1);
	assert_string_equal(s->path, path);
	put(folder, "conf.d/20-b.conf", "[school]\n", 0644);
	put(folder, "conf.d/10-a.conf", "[contact b]\nnam = B\naddress = b@a.example\n", 0644);
	assert_null(config_load(path, &error));
	assert_string_equal(error->message, expected);
	drop(folder);
	assert_null(config_load(path, &none));
	assert_int_equal(none->code, ST_ERROR_CONFIG);
	assert_true(g_str_has_prefix(none->message, "cannot read /"));
	assert_true(g_str_has_suffix(none->message, "/main.conf: No such file or directory"));
}

static void assert_state(const char *path, const char *expected)
{
	g_autoptr(settings) s = settings_new();

	s->path = g_strdup(path);
	g_autofree char *dir = config_state_dir(s, NULL);
	assert_string_equal(dir, expected);
}

static void places_are_found(void **state)
{
	g_autoptr(settings) s = settings_new();
	g_autofree char *named = config_find("/x/y.conf", "rivera");
	g_autofree char *family = config_find(NULL, "rivera");

	assert_string_equal(named, "/x/y.conf");
	assert_string_equal(family, "/etc/schooltrail/rivera.conf");
	g_setenv("SCHOOLTRAIL_CONFIG", "/z.conf", TRUE);
	g_autofree char *environment = config_find(NULL, NULL);
	assert_string_equal(environment, "/z.conf");
	g_unsetenv("SCHOOLTRAIL_CONFIG");

	g_unsetenv("STATE_DIRECTORY");
	g_setenv("XDG_STATE_HOME", "/home/m/state", TRUE);
	assert_state(NULL, "/home/m/state/schooltrail");
	assert_state("/home/m/a.conf", "/home/m/state/schooltrail");
	assert_state("/etc/schooltrail/schooltrail.conf", "/var/lib/schooltrail");
	assert_state("/etc/schooltrail/rivera.conf", "/var/lib/schooltrail/rivera");
	g_setenv("STATE_DIRECTORY", "/var/lib/a:/var/lib/b", TRUE);
	assert_state("/home/m/a.conf", "/var/lib/a");
	s->state_dir = g_strdup("/key");
	g_autofree char *key = config_state_dir(s, NULL), *option = config_state_dir(s, "/option");
	assert_string_equal(key, "/key");
	assert_string_equal(option, "/option");
}

static void manual_is_made(void **state)
{
	g_autofree char *body = config_manual();

	assert_non_null(strstr(body, "\n.Ss [contact KEY]\n"));
	assert_non_null(strstr(body, "\n.It Cm only-school No = Ar true or false\n"));
	assert_non_null(strstr(body, "Default:\n.Ql \"INBOX; \\eSent\" .\n"));
}

/* A calendar is read where the configuration is read from the disk. */
static void calendar_files(void **state)
{
	static const char good[] = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\n"
				   "DTSTART;VALUE=DATE:20260907\nSUMMARY:No school\nEND:VEVENT\n"
				   "BEGIN:VEVENT\nUID:2\nDTSTART;VALUE=DATE:20270610\n"
				   "SUMMARY:Last day of school\nEND:VEVENT\nEND:VCALENDAR\n";
	g_autofree char *folder = g_dir_make_tmp("config-XXXXXX", NULL);
	g_autofree char *conf = g_build_filename(folder, "schooltrail.conf", NULL);
	g_autofree char *ics = g_build_filename(folder, "a.ics", NULL);
	g_autoptr(GError) why = NULL;

	assert_true(g_file_set_contents(conf, "[calendar]\nfile = a.ics\n", -1, NULL));
	assert_null(config_load(conf, &why));
	assert_true(g_error_matches(why, ST_ERROR, ST_ERROR_CONFIG));
	assert_non_null(strstr(why->message, "schooltrail.conf:2: file: "));
	assert_non_null(strstr(why->message, "a.ics: No such file"));

	assert_true(g_file_set_contents(ics, good, -1, NULL));
	g_autoptr(settings) s = config_load(conf, NULL);
	assert_non_null(s);
	assert_false(calendar_is_school_day(s->calendar, day_of(2026, 9, 7)));
	assert_true(calendar_is_school_day(s->calendar, day_of(2026, 9, 8)));
	assert_false(calendar_is_school_day(s->calendar, day_of(2027, 6, 11)));
	assert_int_equal(settings_calendar_end(s).n, day_of(2027, 6, 10).n);
	struct day end;
	assert_false(settings_calendar_ends(s, day_of(2027, 4, 10), &end));
	assert_true(settings_calendar_ends(s, day_of(2027, 4, 11), &end));
	assert_true(settings_calendar_ends(s, day_of(2027, 7, 1), &end));

	assert_true(g_file_set_contents(
		conf, "[calendar]\nfile = a.ics\nlast-day = 2027-06-04\n", -1, NULL));
	g_autoptr(settings) own = config_load(conf, NULL);
	assert_int_equal(own->last_day.n, day_of(2027, 6, 4).n);
	g_unlink(ics);
	g_unlink(conf);
	g_rmdir(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(people_are_read),
		cmocka_unit_test(members_are_found),
		cmocka_unit_test(values_are_read),
		cmocka_unit_test(sources_are_read),
		cmocka_unit_test(defaults_agree),
		cmocka_unit_test(mistakes_are_told),
		cmocka_unit_test(more_files_beside),
		cmocka_unit_test(places_are_found),
		cmocka_unit_test(manual_is_made),
		cmocka_unit_test(calendar_files),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
