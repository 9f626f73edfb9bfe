/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config/keys.h"

#include <stddef.h>
#include <string.h>

#define MAIN(field) offsetof(struct settings, field)
#define CHILD(field) offsetof(struct child, field)
#define CONTACT(field) offsetof(struct person, field)
#define SOURCE(field) offsetof(struct source, field)
#define LADDER(class) (MAIN(thresholds) + (class) * STAGE_COUNT * sizeof(int))
#define WHOLE 0 /* the type sets two fields of struct settings */

#define IMAP (1u << SOURCE_IMAP)
#define LOCAL (1u << SOURCE_MAILDIR | 1u << SOURCE_MBOX)

const struct section_row section_rows[SECTION_COUNT] = {
	[SECTION_SCHOOLTRAIL] = { "schooltrail", NULL, "The program itself." },
	[SECTION_FAMILY] = { "family", NULL,
		"Who belongs to the family. Mail from these people to the school is the "
		"family's." },
	[SECTION_CHILD] = { "child", "NAME",
		"Optional, any number: what differs for one of the children named in [family]." },
	[SECTION_MEMBER] = { "member", "ADDRESS",
		"Optional: what differs for one of the members named in [family]." },
	[SECTION_SCHOOL] = { "school", NULL, "Whose mail is the school's." },
	[SECTION_CONTACT] = { "contact", "KEY",
		"Any number: a person at school, or one who writes for the school from elsewhere. "
		"KEY is a word of your choice; letters are addressed by role." },
	[SECTION_CALENDAR] = { "calendar", NULL,
		"Which days are school days. Saturdays and Sundays never are. All waiting is "
		"counted "
		"in school days." },
	[SECTION_SOURCE] = { "source", "NAME",
		"Any number: where mail is read. It is never changed, moved or marked as read. "
		"With "
		"no source at all, mail comes in by schooltrail import alone. A password is looked "
		"for in the systemd credential source-NAME.password, then by password-command, "
		"then "
		"in password-file." },
	[SECTION_FOLLOW_UP] = { "follow-up", NULL,
		"When a reminder is due, by class of item: for each of the six stages the number "
		"of "
		"school days waited, or - for a stage that the class does not have." },
	[SECTION_DIGEST] = { "digest", NULL, "The weekly letter to the family." },
	[SECTION_SMTP] = { "smtp", NULL,
		"How the digest is sent; without this section nothing is. A password is looked for "
		"in the systemd credential smtp.password, then by password-command, then in "
		"password-file." },
};

const struct key_row key_rows[] = {
	{ SECTION_SCHOOLTRAIL, "timezone", &value_timezone, MAIN(timezone), "UTC", 0, 0,
		"The time zone of the family, such as America/Chicago. Days begin and end in it." },
	{ SECTION_SCHOOLTRAIL, "languages", &value_languages, MAIN(languages), "en", 0, 0,
		"The rule packs to read, in order: en, en-GB, en-CA, es and others." },
	{ SECTION_SCHOOLTRAIL, "state-dir", &value_path, MAIN(state_dir), NULL, 0, 0,
		"The folder of the trail. By default the one that systemd gives, else "
		"/var/lib/schooltrail for a configuration in /etc/schooltrail (with NAME below it "
		"for the family NAME), else schooltrail in $XDG_STATE_HOME." },

	{ SECTION_FAMILY, "name", &value_text, MAIN(family), NULL, 0, 0,
		"The family's name, as it stands in the subject of a digest." },
	{ SECTION_FAMILY, "members", &value_persons, MAIN(members), "", 0, 0,
		"The adults of the family: Name <address>. One who has two addresses stands "
		"twice." },
	{ SECTION_FAMILY, "log-addresses", &value_addresses, MAIN(log_addresses), "", 0, 0,
		"Addresses of the trail itself. Mail from a member to one of them is a forward, a "
		"copy "
		"or a note." },
	{ SECTION_FAMILY, "children", &value_children, MAIN(children), "", 0, 0,
		"The children, each with the names that letters use for it: Emma (Em, Emma "
		"Lucia)." },

	{ SECTION_CHILD, "school-domains", &value_domains, CHILD(school_domains), "", 0, 0,
		"Domains whose mail is about this child." },
	{ SECTION_CHILD, "calendar", &value_path, CHILD(calendar), NULL, 0, 0,
		"An iCalendar file of this child's school." },
	{ SECTION_CHILD, "contacts", &value_texts, CHILD(contacts), "", 0, 0,
		"The KEYs of this child's contacts." },
	{ SECTION_CHILD, "annual-review", &value_day, CHILD(annual_review), NULL, 0, 0,
		"The day on which the plan is to be reviewed. The digest tells of it half a year, "
		"60, 30 and 10 days before, each time on a day with school." },
	{ SECTION_CHILD, "three-year-review", &value_day, CHILD(three_year_review), NULL, 0, 0,
		"The same for the evaluation of every third year." },

	{ SECTION_MEMBER, "language", &value_language, CONTACT(language), NULL, 0, 0,
		"The language of this member's digests and alerts, where it is not the first of "
		"[schooltrail] languages: en or es." },

	{ SECTION_SCHOOL, "domains", &value_domains, MAIN(domains), "", 0, 0,
		"Domains of the school and the district; their subdomains are included." },
	{ SECTION_SCHOOL, "platforms", &value_domains, MAIN(platforms), "", 0, 0,
		"Domains of services that send mail for the school." },
	{ SECTION_SCHOOL, "platform-files", &value_paths, MAIN(platform_files), "", 0, 0,
		"Files that tell how the mail of such a service looks, beside those that are "
		"installed: see schooltrail-rules(5)." },

	{ SECTION_CONTACT, "name", &value_text, CONTACT(name), NULL, 0, 0, "The person's name." },
	{ SECTION_CONTACT, "address", &value_address, CONTACT(address), NULL, 0, 0,
		"The person's address, where it is known." },
	{ SECTION_CONTACT, "role", &value_text, CONTACT(role), NULL, 0, 0,
		"What the person is: teacher, case-manager, therapist, principal, director, office "
		"or "
		"another word." },
	{ SECTION_CONTACT, "from", &value_day, CONTACT(from), NULL, 0, 0,
		"The first day in this role." },
	{ SECTION_CONTACT, "until", &value_day, CONTACT(until), NULL, 0, 0,
		"The last day in this role." },

	{ SECTION_CALENDAR, "first-day", &value_day, MAIN(first_day), NULL, 0, 0,
		"The first day of the school year." },
	{ SECTION_CALENDAR, "last-day", &value_day, MAIN(last_day), NULL, 0, 0,
		"The last day of the school year." },
	{ SECTION_CALENDAR, "no-school", &value_ranges, MAIN(no_school), "", 0, 0,
		"Days and ranges of days without school: 2026-09-07; 2026-11-23..2026-11-27." },
	{ SECTION_CALENDAR, "terms", &value_ranges, MAIN(terms), "", 0, 0,
		"The marking periods: 2026-08-24..2026-10-23; 2026-10-26..2027-01-15." },
	{ SECTION_CALENDAR, "check-in", &value_check_in, MAIN(check_in), "off", 0, 0,
		"When the digest offers a letter that asks how things are going: mid-term (a week "
		"before the middle of each of the terms), a number of weeks (4 weeks), or off. "
		"Never on a day without school." },
	{ SECTION_CALENDAR, "file", &value_paths, MAIN(calendar_files), "", 0, 0,
		"iCalendar files of the school. Whole days whose summary says so (no school, "
		"break, "
		"holiday, PD day ...) are days off, half days are school days; the first and the "
		"last day of school are taken from them where they are not set here." },
	{ SECTION_CALENDAR, "jurisdiction", &value_jurisdiction, MAIN(jurisdiction), NULL, 0, 0,
		"Which legal clocks are shown: a country and, where it matters, a state: US-IL." },
	{ SECTION_CALENDAR, "clock-files", &value_paths, MAIN(clock_files), "", 0, 0,
		"Files with clocks of one's own, such as the rules of the district: "
		"schooltrail-rules(5)." },
	{ SECTION_CALENDAR, "unverified-clocks", &value_bool, MAIN(unverified_clocks), "false", 0,
		0, "Show clocks whose number nobody could check, too." },

	{ SECTION_SOURCE, "type", &value_source_type, SOURCE(type), NULL, KEY_NEEDED, 0,
		"What is read: a mailbox on a server, a Maildir or an mbox file." },
	{ SECTION_SOURCE, "url", &value_imap_url, SOURCE(url), NULL, IMAP, IMAP,
		"The server. imaps:// is TLS from the first byte, imap:// is STARTTLS; there is no "
		"plain text." },
	{ SECTION_SOURCE, "user", &value_text, SOURCE(user), NULL, IMAP, IMAP,
		"The name to log in with." },
	{ SECTION_SOURCE, "password-command", &value_text, SOURCE(password_command), NULL, 0, IMAP,
		"A command whose first line of output is the password, or the token for oauth2. It "
		"is "
		"run by /bin/sh." },
	{ SECTION_SOURCE, "password-file", &value_path, SOURCE(password_file), NULL, 0, IMAP,
		"A file whose first line is the password. It must be readable by its owner "
		"alone." },
	{ SECTION_SOURCE, "auth", &value_auth, SOURCE(auth), "password", 0, IMAP,
		"How to log in: with oauth2 the password is an access token." },
	{ SECTION_SOURCE, "ca-file", &value_path, SOURCE(ca_file), NULL, 0, IMAP,
		"Certificates to trust in place of the system's." },
	{ SECTION_SOURCE, "folders", &value_folders, SOURCE(folders), "INBOX; \\Sent", 0, IMAP,
		"The mailboxes to read, by name or by special use: \\Sent, \\All, \\Archive. The "
		"inbox "
		"is watched, the others are polled." },
	{ SECTION_SOURCE, "only-school", &value_bool, SOURCE(only_school), "true", 0, IMAP,
		"Whether to fetch only mail from, to or copied to the school's domains, platforms "
		"and "
		"contacts, or sent to a log address. The server searches; other mail is never "
		"seen." },
	{ SECTION_SOURCE, "authserv-id", &value_text, SOURCE(authserv_id), NULL, 0, 0,
		"The name under which your own provider writes Authentication-Results. Without it "
		"those of nobody are believed." },
	{ SECTION_SOURCE, "poll", &value_seconds, SOURCE(poll_s), "10m", 0, 0,
		"How often to look, where the server does not tell: 90s, 10m, 2 hours." },
	{ SECTION_SOURCE, "path", &value_path, SOURCE(path), NULL, LOCAL, LOCAL,
		"The Maildir or the mbox file." },

#define STAGES(name, class, standard, help)                                                        \
	{                                                                                          \
		SECTION_FOLLOW_UP, name, &value_thresholds, LADDER(class), standard, 0, 0, help    \
	}
	STAGES("request", CLASS_REQUEST, "3; 6; 10; 15; 22; 30", "A question with no reply."),
	STAGES("acknowledged", CLASS_ACKNOWLEDGED, "5; 8; 12; 17; 24; 32",
		"A question whose receipt was confirmed, counted from then."),
	STAGES("partly", CLASS_PARTLY, "4; 8; 12; 18; 25; 35",
		"A question answered in part, counted from that answer."),
	STAGES("commitment", CLASS_COMMITMENT, "1; 3; 6; 10; 16; 25",
		"A promise with a day, counted from that day."),
	STAGES("commitment-undated", CLASS_COMMITMENT_UNDATED, "6; 8; 11; 15; 21; 30",
		"A promise without a day, counted from when it was made."),
	STAGES("missed-service", CLASS_MISSED_SERVICE, "2; 5; 8; 12; 20; 30",
		"A service missed and no make-up offered."),
	STAGES("accommodation-gap", CLASS_ACCOMMODATION_GAP, "0; 0; 0; 3; 10; 20",
		"An accommodation that was not given."),
	STAGES("meeting", CLASS_MEETING, "3; 5; 8; -; 12; 20", "A meeting asked for, no date."),
	STAGES("records", CLASS_RECORDS, "5; 10; 15; -; 20; -", "Records asked for."),
	STAGES("family", CLASS_FAMILY, "3; -; -; -; -; -", "What the family owes the school."),
#undef STAGES
	{ SECTION_FOLLOW_UP, "scale", &value_factor, MAIN(scale), "1.0", 0, 0,
		"All thresholds are multiplied by it and rounded up." },

	{ SECTION_DIGEST, "to", &value_recipients, MAIN(digest_to), NULL, 0, 0,
		"Who receives it: addresses of members and nobody else. By default every member." },
	{ SECTION_DIGEST, "schedule", &value_schedule, WHOLE, "Sun 18:00", 0, 0,
		"When it is sent: one or more weekdays, then a time of day: Mon, Thu 07:30 or "
		"Mon..Fri 16:00." },
	{ SECTION_DIGEST, "alert-stage", &value_stage, MAIN(alert_stage), "3", 0, 0,
		"From which stage on an item that the school owes is told by an alert, before the "
		"digest: once for each stage, in one letter a day at most." },
	{ SECTION_DIGEST, "quiet-hours", &value_quiet, WHOLE, "21:00..07:00", 0, 0,
		"When no alert is sent: a range of hours, or none. What is due then comes at their "
		"end." },
	{ SECTION_DIGEST, "harm-any-hour", &value_bool, MAIN(harm_any_hour), "false", 0, 0,
		"Whether the notice of a letter with words of harm comes in the quiet hours, too. "
		"At night there is nobody to call, and the words may be harmless." },
	{ SECTION_DIGEST, "answer-by-mail", &value_bool, MAIN(answer_by_mail), "false", 0, 0,
		"Whether a member may settle an item by replying to a digest or an alert. "
		"Each can be answered once, within 30 days, by the member it went to; "
		"see schooltrail(1)." },

	{ SECTION_SMTP, "url", &value_smtp_url, MAIN(smtp_url), NULL, KEY_NEEDED, 0,
		"The server. smtps:// is TLS from the first byte, smtp:// is STARTTLS." },
	{ SECTION_SMTP, "user", &value_text, MAIN(smtp_user), NULL, 0, 0,
		"The name to log in with; without it there is no login." },
	{ SECTION_SMTP, "password-command", &value_text, MAIN(smtp_password_command), NULL, 0, 0,
		"As for a source." },
	{ SECTION_SMTP, "password-file", &value_path, MAIN(smtp_password_file), NULL, 0, 0,
		"As for a source." },
	{ SECTION_SMTP, "auth", &value_auth, MAIN(smtp_auth), "password", 0, 0,
		"As for a source." },
	{ SECTION_SMTP, "ca-file", &value_path, MAIN(smtp_ca_file), NULL, 0, 0,
		"As for a source." },
	{ SECTION_SMTP, "from", &value_person, MAIN(smtp_from), NULL, KEY_NEEDED, 0,
		"From whom the digest comes: Name <address>." },
};
const guint key_count = G_N_ELEMENTS(key_rows);

const struct key_row *key_find(enum section section, const char *name)
{
	for (guint i = 0; i < key_count; i++)
		if (key_rows[i].section == section && strcmp(key_rows[i].name, name) == 0)
			return &key_rows[i];
	return NULL;
}

int section_find(const char *name)
{
	for (int i = 0; i < SECTION_COUNT; i++)
		if (strcmp(section_rows[i].name, name) == 0)
			return i;
	return -1;
}

const char **key_names(enum section section)
{
	const char **names = g_new0(const char *, key_count + 1);
	guint n = 0;

	for (guint i = 0; i < key_count; i++)
		if (key_rows[i].section == section)
			names[n++] = key_rows[i].name;
	return names;
}

const char **section_names(void)
{
	const char **names = g_new0(const char *, SECTION_COUNT + 1);

	for (int i = 0; i < SECTION_COUNT; i++)
		names[i] = section_rows[i].name;
	return names;
}

void key_defaults(enum section section, void *object)
{
	for (guint i = 0; i < key_count; i++) {
		const struct key_row *k = &key_rows[i];
		g_autoptr(GError) why = NULL;

		if (k->section != section || !k->standard)
			continue;
		if (!k->type->parse(k->standard, "/", (char *)object + k->offset, &why))
			g_error("default of %s: %s", k->name, why->message);
	}
}
