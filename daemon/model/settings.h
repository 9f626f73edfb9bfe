/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The configuration after it has been read: const for everybody but config/.
 * One key table (config/keys.c) fills it.  Addresses are lower case.
 */
#pragma once
#include "base/moment.h"
#include "model/calendar.h"

struct person {
	char *key;		/* of a [contact KEY]; NULL for a member of the family */
	char *name;		/* may be NULL */
	char *address;		/* lower case; may be NULL for a contact known by name only */
	char *role;		/* teacher, case-manager, ...; NULL for a member */
	char *language;		/* of a member: in which they are written to; or NULL */
	struct day from, until; /* when the role holds; DAY_NONE: no limit */
};

struct child {
	char *name;
	GStrv aliases;				     /* may be empty, never NULL */
	GStrv school_domains;			     /* from [child NAME]; may be empty */
	GStrv contacts;				     /* keys */
	char *calendar;				     /* iCalendar file or NULL */
	struct day annual_review, three_year_review; /* of the plan; DAY_NONE */
};

enum source_type {
	SOURCE_IMAP,
	SOURCE_MAILDIR,
	SOURCE_MBOX
};
enum source_auth {
	AUTH_PASSWORD,
	AUTH_OAUTH2
};

struct source {
	char *name;
	enum source_type type;
	char *url; /* imap: imaps://host[:port] or imap://host[:port] (STARTTLS) */
	char *user;
	char *password_command; /* its first output line is the password (or token) */
	char *password_file;	/* 0600 */
	enum source_auth auth;
	char *ca_file; /* NULL: the system's */
	char *path;    /* maildir, mbox */
	GStrv folders; /* names, or special uses: \Sent */
	bool only_school;
	char *authserv_id;
	int poll_s;
};

/* Classes of the ladder with six thresholds each; names in settings.c. */
enum item_class {
	CLASS_REQUEST,
	CLASS_ACKNOWLEDGED,
	CLASS_PARTLY,
	CLASS_COMMITMENT,
	CLASS_COMMITMENT_UNDATED,
	CLASS_MISSED_SERVICE,
	CLASS_ACCOMMODATION_GAP,
	CLASS_MEETING,
	CLASS_RECORDS,
	CLASS_FAMILY,
	CLASS_COUNT,
};
extern const char *const item_class_names[CLASS_COUNT];
#define STAGE_COUNT 6
#define STAGE_NEVER (-1) /* a threshold that the class does not have */

struct settings {
	char *path; /* of the main file; NULL: no configuration */
	/* [schooltrail] */
	char *timezone;
	GTimeZone *zone;
	GStrv languages;
	char *state_dir; /* NULL: not said */
	/* [family] */
	char *family;
	GPtrArray *members;  /* struct person */
	GStrv log_addresses; /* lower case */
	GPtrArray *children; /* struct child */
	/* [school] */
	GStrv domains;	      /* lower case, subdomains included */
	GStrv platforms;      /* domains of platforms */
	GStrv platform_files; /* what their mail looks like */
	GPtrArray *contacts;  /* struct person */
	/* [calendar] */
	struct day first_day, last_day;
	GArray *terms; /* struct day_range: the marking periods */
	int check_in;  /* every so many weeks; or one of: */
#define CHECK_IN_NEVER 0
#define CHECK_IN_MID_TERM (-1)
	GArray *no_school; /* struct day_range */
	GStrv calendar_files;
	struct day calendar_reach; /* the last day that no_school or a file tells of */
	char *jurisdiction;
	GStrv clock_files; /* clocks of the district, or of the family */
	bool unverified_clocks;
	struct calendar *calendar; /* made of the above */
	/* [source NAME] */
	GPtrArray *sources; /* struct source */
	/* [follow-up] */
	int thresholds[CLASS_COUNT][STAGE_COUNT]; /* school days, before scale */
	double scale;
	/* [digest] */
	GPtrArray *digest_to; /* char *, each a member's address; config/ refuses others */
	guint schedule_days;  /* bit 1 << weekday (MONDAY..SUNDAY) */
	int schedule_minute;  /* minutes after midnight */
	int alert_stage;
	int quiet_from, quiet_to; /* minutes after midnight; equal: none */
	bool harm_any_hour; /* a notice of harm does not wait for the end of the quiet hours */
	bool answer_by_mail;
	/* [smtp] */
	char *smtp_url, *smtp_user, *smtp_password_command, *smtp_password_file, *smtp_ca_file;
	enum source_auth smtp_auth;
	struct person *smtp_from; /* name and address; NULL: no smtp */
};
typedef struct settings settings;

/* Everything at its default, no family, UTC. */
struct settings *settings_new(void);
void settings_free(struct settings *s);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(settings, settings_free)

/* The member of the family with that address, or NULL. */
const struct person *settings_member(const struct settings *s, const char *address);
/* A member's, or one of the log's. */
bool settings_is_family(const struct settings *s, const char *address);
/* Are both addresses of one member?  One who has two stands twice in the list, by the same name. */
bool settings_is_same(const struct settings *s, const char *a, const char *b);
/* The child of that name or alias, however its letters are written, or NULL. */
const struct child *settings_child(const struct settings *s, const char *name);
/* In which a member is written to. */
const char *settings_language(const struct settings *s, const char *address);

/* Where the calendar ends: the last day of school, else the last day it tells of; DAY_NONE. */
struct day settings_calendar_end(const struct settings *s);
/* Does that day come within CALENDAR_WARNING_DAYS, or is school over and no next year known? */
#define CALENDAR_WARNING_DAYS 60
bool settings_calendar_ends(const struct settings *s, struct day today, struct day *ret_end);

void person_free(struct person *p);
void child_free(struct child *c);
void source_free(struct source *s);
