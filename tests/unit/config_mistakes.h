/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people write into a configuration by mistake, and the exact words they are told. */
#pragma once

#define FAMILY                                                                                     \
	"[family]\n"                                                                               \
	"members = Marisol Rivera <Marisol.Rivera@Example.com>; \"Luis R.\" <luis@example.org>\n"  \
	"children = Emma (Em, Emma Lucia); Leo\n"

static const struct {
	const char *text, *message;
} bad[] = {
	/* lines */
	{ "[school\n", "F:1: a section header ends with ']'" },
	{ "[school] # mine\n", "F:1: a section header ends with ']'" },
	{ "[scool]\nx = 1\n", "F:1: no section [scool]: did you mean 'school'?" },
	{ "[zzz]\n", "F:1: no section [zzz]" },
	{ "[school main]\n", "F:1: [school] takes no name" },
	{ "[source]\n", "F:1: a name is missing: [source NAME]" },
	{ "[contact a b]\n", "F:1: 'a b' is not a name: letters, digits, '.', '_' and '-'" },
	{ "\ndomains = x\n", "F:2: 'domains' stands before the first [section]" },
	{ "[school]\ndomains\n", "F:2: neither a [section] nor key = value nor a comment" },
	{ "[school]\n= x\n", "F:2: a key is missing before '='" },
	{ "[school]\n\xff\n", "F:2: not UTF-8 text" },
	{ "[school]\ndomains = a\rb\n", "F:2: a control character" },
	/* names and doubles */
	{ "[school]\ndomain = x.example\n",
		"F:2: no key 'domain' in [school]: did you mean 'domains'?" },
	{ "[school]\nDomains = x.example\n",
		"F:2: no key 'Domains' in [school]: did you mean 'domains'?" },
	{ "[digest]\nquiet_hours = none\n",
		"F:2: no key 'quiet_hours' in [digest]: did you mean 'quiet-hours'?" },
	{ "[school]\nmembers =\n", "F:2: no key 'members' in [school]: it belongs to [family]" },
	{ "[school]\nxyzzy =\n", "F:2: no key 'xyzzy' in [school]" },
	{ "[school]\n[school]\n", "F:2: [school] is given twice: first in F:1" },
	{ "[school]\ndomains = a\ndomains = a\n", "F:3: 'domains' is given twice: first in F:2" },
	/* values */
	{ "[schooltrail]\ntimezone = America/Chicago #\n",
		"F:2: timezone: no time zone 'America/Chicago #' here: a name such as "
		"America/Chicago" },
	{ "[schooltrail]\nlanguages = English\n",
		"F:2: languages: 'English' is no language: such as en, en-GB, es" },
	{ "[calendar]\nfirst-day = 2026-02-30\n",
		"F:2: first-day: '2026-02-30' is not a day: YYYY-MM-DD" },
	{ "[calendar]\nno-school = 2026-11-27..2026-11-23\n",
		"F:2: no-school: 2026-11-27..2026-11-23 ends before it begins" },
	{ "[calendar]\nno-school = 2026-11-27; soon\n",
		"F:2: no-school: 'soon' is not a day: YYYY-MM-DD" },
	{ "[calendar]\nfirst-day = 2026-09-01\nlast-day = 2026-08-01\n",
		"F:3: last-day: is before 'first-day'" },
	{ "[calendar]\njurisdiction = Illinois\n",
		"F:2: jurisdiction: 'Illinois' is no jurisdiction: such as US, US-IL, GB" },
	{ "[follow-up]\nrequest = 3; 6; 10; 15; 22\n",
		"F:2: request: 5 thresholds where 6 are needed: school days or -" },
	{ "[follow-up]\nrequest = 3; 6; 10; 9; 22; 30\n",
		"F:2: request: stage 4 (9) comes before the stage below it (10)" },
	{ "[follow-up]\nrequest = 3; 6; 10; 15 days; 22; 30\n",
		"F:2: request: '15 days' is neither school days (0 to 1000) nor -" },
	{ "[follow-up]\nscale = 0\n", "F:2: scale: '0' is not a number above 0 and up to 100" },
	{ "[follow-up]\nscale = nan\n", "F:2: scale: 'nan' is not a number above 0 and up to 100" },
	{ "[digest]\nschedule = Sunday\n",
		"F:2: schedule: 'Sunday' is not a schedule: such as Sun 18:00 or Mon, Thu 07:30" },
	{ "[digest]\nschedule = Sun 24:00\n",
		"F:2: schedule: 'Sun 24:00' is not a schedule: such as Sun 18:00 or Mon, Thu "
		"07:30" },
	{ "[digest]\nschedule =\n",
		"F:2: schedule: '' is not a schedule: such as Sun 18:00 or Mon, Thu 07:30" },
	{ "[digest]\nalert-stage = 7\n",
		"F:2: alert-stage: '7' is not a stage: a number from 1 to 6" },
	{ "[digest]\nquiet-hours = 21:00-07:00\n",
		"F:2: quiet-hours: '21:00-07:00' are not quiet hours: such as 21:00..07:00, or "
		"none" },
	{ "[digest]\nanswer-by-mail = yse\n",
		"F:2: answer-by-mail: 'yse' is none of false, true, no, yes, off, on: did you mean "
		"'yes'?" },
	{ "[digest]\nanswer-by-mail = yes\n",
		"F:2: answer-by-mail: replies go to the log: [family] needs log-addresses" },
	/* people */
	{ "[family]\nmembers = Ann\n",
		"F:2: members: 'Ann' is not an address: Name <name@example.org>" },
	{ "[family]\nmembers = Ann <ann@b> x\n",
		"F:2: members: 'Ann <ann@b> x' is not an address: Name <name@example.org>" },
	{ "[family]\nlog-addresses = a b@example.org\n",
		"F:2: log-addresses: 'a b@example.org' is not an address: name@example.org" },
	{ "[family]\nlog-addresses = a..b@example.org\n",
		"F:2: log-addresses: 'a..b@example.org' is not an address: name@example.org" },
	{ "[family]\nlog-addresses = a>@example.org\n",
		"F:2: log-addresses: 'a>@example.org' is not an address: name@example.org" },
	{ "[family]\nlog-addresses = a@-b.example\n",
		"F:2: log-addresses: 'a@-b.example' is not an address: name@example.org" },
	{ "[family]\nchildren = Emma (Em\n",
		"F:2: children: 'Emma (Em' is not a child: Name (nickname, nickname)" },
	{ "[family]\nchildren = Emma; Emma\n", "F:2: children: 'Emma' is named twice" },
	{ FAMILY "[child Ema]\n",
		"F:4: no child 'Ema' in [family] children: did you mean 'Emma'?" },
	{ FAMILY "[member luis@example.com]\nlanguage = es\n",
		"F:4: no member 'luis@example.com' in [family] members: did you mean "
		"'luis@example.org'?" },
	{ FAMILY "[member luis@example.org]\n[member Luis@Example.org]\n",
		"F:5: [member Luis@Example.org] is given twice: first in F:4" },
	{ FAMILY "[member luis@example.org]\nlanguage = fr\n",
		"F:5: language: 'fr' is no language of digests: en or es" },
	{ FAMILY "[child Leo]\ncontacts = spl\n[contact slp]\nname = A\n",
		"F:5: contacts: no section [contact spl]: did you mean 'slp'?" },
	{ "[contact slp]\nrole = therapist\n",
		"F:1: [contact slp] has neither 'name' nor 'address'" },
	{ "[contact a]\nname = A\nfrom = 2026-02-01\nuntil = 2026-01-01\n",
		"F:4: until: is before 'from'" },
	{ "[school]\ndomains = a_b.example\n",
		"F:2: domains: 'a_b.example' is not a domain: school.example" },
	{ FAMILY "[digest]\nto = luis@example.com\n",
		"F:5: to: 'luis@example.com' is no member of the family, and the digest goes to "
		"nobody "
		"else: did you mean 'luis@example.org'?" },
	{ "[digest]\nto = teacher@school.example\n",
		"F:2: to: 'teacher@school.example' is no member of the family, and the digest goes "
		"to "
		"nobody else" },
	/* what follows from another mistake is not told */
	{ "[family]\nmembers = Ann\nchildren = Emma)\n[child Emma]\n[digest]\nto = a@b.example\n",
		"F:2: members: 'Ann' is not an address: Name <name@example.org>\n"
		"F:3: children: 'Emma)' is not a child: Name (nickname, nickname)" },
	/* servers */
	{ "[source a]\n", "F:1: [source a] lacks 'type'" },
	{ "[source a]\ntype = imap\n",
		"F:1: [source a] lacks 'url'\nF:1: [source a] lacks 'user'" },
	{ "[source a]\ntype = imaps\n",
		"F:2: type: 'imaps' is none of imap, maildir, mbox: did you mean 'imap'?" },
	{ "[source a]\ntype = maildir\nuser = x\npath = /x\n",
		"F:3: 'user' is not for a source of type maildir" },
	{ "[source a]\ntype = imap\nurl = imap.example.com\nuser = x\n",
		"F:3: url: 'imap.example.com' is not an address of a server: imaps://host or "
		"imap://host" },
	{ "[source a]\ntype = imap\nurl = https://imap.example.com\nuser = x\n",
		"F:3: url: 'https://imap.example.com' is not an address of a server: imaps://host "
		"or "
		"imap://host" },
	{ "[source a]\ntype = imap\nurl = imaps://h:99999\nuser = x\n",
		"F:3: url: 'imaps://h:99999' is not an address of a server: imaps://host or "
		"imap://host" },
	{ "[source a]\ntype = imap\nurl = imaps://me:secret@h\nuser = x\n",
		"F:3: url: no user or password in an address of a server: use the key 'user'" },
	{ "[source a]\ntype = imap\nurl = imaps://h\nuser = x\nfolders = \\Sentt\n",
		"F:5: folders: '\\Sentt' is no special use of a mailbox: did you mean '\\Sent'?" },
	{ "[source a]\ntype = imap\nurl = imaps://h\nuser = x\npoll = 10\n",
		"F:5: poll: '10' lacks its unit: s, m, h or days" },
	{ "[source a]\ntype = imap\nurl = imaps://h\nuser = x\npoll = 10 fortnights\n",
		"F:5: poll: 'fortnights' is no unit of time: s, m, h or days" },
	{ "[source a]\ntype = imap\nurl = imaps://h\nuser = x\npoll = 0m\n",
		"F:5: poll: '0m' is not a length of time: such as 90s, 10m, 2 hours" },
	{ "[source a]\ntype = imap\nurl = imaps://h\nuser = x\npoll = 3 weeks\n",
		"F:5: poll: '3 weeks' is more than a week" },
	{ "[source a]\ntype = imap\nurl = imaps://h\nuser = x\npassword-command = x\n"
	  "password-file = y\n",
		"F:6: 'password-file' and 'password-command' exclude each other" },
	{ "[smtp]\nuser = x\n", "F:1: [smtp] lacks 'url'\nF:1: [smtp] lacks 'from'" },
	/* all at once, in the order of the lines */
	{ "[smtp]\nurl = x\nfrom = a@b.example\n[school]\ndomans = x\n[famly]\n",
		"F:2: url: 'x' is not an address of a server: smtps://host or smtp://host\n"
		"F:5: no key 'domans' in [school]: did you mean 'domains'?\n"
		"F:6: no section [famly]: did you mean 'family'?" },
};
