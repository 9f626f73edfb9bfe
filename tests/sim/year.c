/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A year of letters to a family, lived in seconds: the real store, schedule, alerts and outbox;
 * simulated are the clock and the mail server.  The daemon is killed while it sends, the machine
 * is off, its clock is wrong by hours and by months, the server is dead for weeks or does not say
 * whether it took a mail, the disk is full.  What the server got is then held against what a
 * family is owed, which is counted here in another way than the program counts.
 *
 *	year SEED		prints TAP
 */
#include "year.h"
#include "base/error.h"
#include "config/config.h"
#include "digest/chart.h"
#include "run/mailing.h"
#include "run/postman.h"
#include "send/smtp.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static const char mum[] = "mum@example.org", dad[] = "dad@example.org";
const char *const recipients[] = { mum, dad };
struct world *w;
guint seed;
static char *state_dir;

/* What happens, in days after the start; more than one thing may. */
static const struct {
	enum what what;
	double from, to;
	gint64 by;
} plan[] = {
	{ CLOCK, 3.5, 3.8, 5 * HOUR },
	{ CLOCK, 10.2, 11.9, -2 * DAY },
	{ DEAD, 17.0, 19.5, 0 }, /* over a Sunday */
	{ CLOCK, 24.3, 24.6, 70 * DAY },
	{ FULL, 27.6, 28.3, 0 },
	{ OFF, 33.0, 36.5, 0 },
	{ DEAD, 41.0, 66.0, 0 }, /* over four Sundays */
	{ CLOCK, 71.75, 72.1, -8 * DAY },
	{ OFF, 83.0, 104.0, 0 }, /* over three */
	{ CLOCK, 111.0, 111.2, 3650 * DAY },
	{ CLOCK, 118.0, 118.2, -3650 * DAY },
	{ FULL, 125.0, 134.0, 0 },
	/* from before an alert is due until a night */
	{ DEAD, 137.6, 138.6, 0 },
	{ DEAD, 143.6, 144.6, 0 },
	{ DEAD, 149.6, 150.6, 0 },
	{ DEAD, 155.6, 157.6, 0 },
	{ SCHEDULE, 180.4, 400.0, 0 },
	{ CLOCK, 200.1, 200.9, 26 * HOUR },
	{ DEAD, 222.0, 250.0, 0 },
	{ OFF, 290.0, 297.0, 0 },
	{ CLOCK, 301.0, 301.5, -30 * DAY },
	{ FULL, 330.1, 330.9, 0 },
};

static bool now_is(enum what what, gint64 *ret_by)
{
	double day = (double)(w->real - w->start) / DAY;

	for (gsize i = 0; i < G_N_ELEMENTS(plan); i++)
		if (plan[i].what == what && day >= plan[i].from && day < plan[i].to) {
			*ret_by = plan[i].by;
			return true;
		}
	*ret_by = 0;
	return false;
}

bool is(enum what what)
{
	gint64 by;

	return now_is(what, &by);
}

gint64 wall(void)
{
	gint64 by;

	now_is(CLOCK, &by);
	return w->real + by;
}

static void set_disk(bool full)
{
	struct rlimit limit;

	getrlimit(RLIMIT_FSIZE, &limit);
	limit.rlim_cur = full ? 4096 : limit.rlim_max;
	setrlimit(RLIMIT_FSIZE, &limit);
}

/* -- the server ----------------------------------------------------------------------------- */

static void header_of(const char *bytes, const char *name, char *ret, gsize size)
{
	const char *at = strstr(bytes, name);
	gsize length;

	at = at ? at + strlen(name) : "";
	length = strcspn(at, ">\r\n");
	g_strlcpy(ret, at, MIN(size, length + 1));
}

static void take(const char *to, const char *bytes)
{
	struct taken *t = &w->taken[w->n];

	if (w->n == LETTERS_MAX)
		abort();
	g_strlcpy(t->to, to, sizeof t->to);
	header_of(bytes, "\r\nMessage-ID: <", t->id, sizeof t->id);
	header_of(bytes, "\r\nX-Schooltrail-Digest: ", t->period, sizeof t->period);
	t->says_since = strstr(bytes, "no digest could be sent") != NULL;
	t->wall = wall();
	t->real = w->real;
	w->n++;
}

static bool unnoted; /* the server took a mail, and the disk was full */

static void leave(int status)
{
	w->doubles_allowed += unnoted;
	_exit(status);
}

static void die(void)
{
	w->kills++;
	w->doubles_allowed += unnoted;
	raise(SIGKILL);
}

/* In the place of send/smtp.c: what a server may do, and when the sender may die. */
gboolean smtp_send(const struct settings *s, const char *password, const char *to,
	const char *bytes, gsize length, GError **error)
{
	guint n = ++w->sends + seed;

	if (is(DEAD)) {
		g_set_error(error, ST_ERROR, ST_ERROR_UNAVAILABLE, "nobody listens");
		return FALSE;
	}
	if (n % 5 == 1)
		die();
	if (n % 11 == 3) {
		g_set_error(error, ST_ERROR, ST_ERROR_AGAIN, "greylisted (451)");
		return FALSE;
	}
	take(to, bytes);
	if (n % 7 == 2) {
		w->doubles_allowed++;
		die();
	}
	if (n % 13 == 4) {
		w->doubles_allowed++;
		g_set_error(error, ST_ERROR, ST_ERROR_AGAIN, "cannot tell whether it was sent");
		return FALSE;
	}
	if (n % 9 == 5) { /* somebody else fills the disk just now */
		set_disk(true);
		unnoted = true;
	}
	return TRUE;
}

/* In the place of digest/chart.c: the drawing of a hundred pictures would take half the time.
 */
GBytes *chart_png(const struct chart *c)
{
	return NULL;
}

/* -- the school ----------------------------------------------------------------------------- */

static gint64 keep(struct trail *t, const char *text, gint64 *ret_name, char **ret_sha256)
{
	g_autoptr(mail) m = mail_new(g_bytes_new(text, strlen(text)));
	g_autoptr(GError) error = NULL;
	bool is_new;

	m->arrival.source = g_strdup("inbox");
	m->arrival.received = t->now;
	if (!store_mail_add(t->store, m, t->now, &is_new, &error) ||
		!store_message_name(t->store, m->sha256, 0, true, ret_name, &error))
		g_error("%s", error->message);
	*ret_sha256 = g_strdup(m->sha256);
	return m->id;
}

static void add_event(struct item *i, enum event_kind kind, gint64 at, GTimeZone *zone)
{
	g_ptr_array_add(i->events, event_new(kind, moment_in_zone(at, zone), "simulated"));
}

/* A question that is asked again after nine days and answered after six weeks. */
static struct item *question(struct trail *t, const struct message *m, const char *sha256)
{
	struct item *i = item_new();
	g_autoptr(GError) error = NULL;

	if (!store_item_name(t->store, sha256, 0, ITEM_REQUEST, sha256, 0, true, &i->id, &error))
		g_error("%s", error->message);
	i->kind = ITEM_REQUEST;
	i->owed_by = OWED_SCHOOL;
	i->from = g_strdup(mum);
	i->message = m->id;
	i->date = m->date;
	i->thread = m->id;
	i->quote = g_strdup("Could you send the service log?");
	i->due = DAY_NONE;
	add_event(i, EVENT_OPENED, m->date.unix_s, t->settings->zone);
	add_event(i, EVENT_CHASED, m->date.unix_s + 9 * DAY, t->settings->zone);
	add_event(i, EVENT_RESOLVED, m->date.unix_s + 42 * DAY, t->settings->zone);
	return i;
}

static struct message *letter(struct trail *t, gint64 mail_id, gint64 id, gint64 date, bool harm)
{
	struct message *m = message_new();

	m->id = m->thread = id;
	m->mail = mail_id;
	m->date = moment_in_zone(date, t->settings->zone);
	m->between = m->trusted = true;
	m->direction = harm ? DIRECTION_FROM_SCHOOL : DIRECTION_FROM_FAMILY;
	address_free(m->from);
	m->from = address_new(NULL, harm ? "office@school.example" : mum);
	g_ptr_array_add(m->to, address_new(NULL, harm ? mum : "office@school.example"));
	if (harm) {
		struct sentence *s = sentence_new();

		s->text = g_strdup("Leo was restrained at recess.");
		s->acts = ACT_BIT(ACT_HARM);
		g_ptr_array_add(m->sentences, s);
	}
	return m;
}

static gint by_date(gconstpointer a, gconstpointer b)
{
	const struct message *x = *(struct message *const *)a, *y = *(struct message *const *)b;

	return x->date.unix_s < y->date.unix_s ? -1 : x->date.unix_s > y->date.unix_s;
}

/* A question every third day, at any hour; now and then a letter with words of harm. */
static gint64 next_letter(void)
{
	return w->start + w->letters * 3 * DAY + w->letters * 7 % 24 * HOUR;
}

static void write_letter(struct trail *t)
{
	g_autoptr(GPtrArray) messages = store_messages(t->store, NULL);
	g_autoptr(GPtrArray) items = store_items(t->store, NULL);
	g_autofree char *text = g_strdup_printf("letter %u\n", w->letters);
	g_autofree char *sha256 = NULL;
	bool harm = w->letters % 9 == 4;
	gint64 id, mail_id = keep(t, text, &id, &sha256);
	struct message *m = letter(t, mail_id, id, t->now.unix_s - HOUR, harm);

	g_ptr_array_add(messages, m);
	g_ptr_array_sort(messages, by_date);
	if (!harm)
		g_ptr_array_add(items, question(t, m, sha256));
	if (!store_messages_set(t->store, messages, NULL) ||
		!store_items_set(t->store, items, NULL))
		g_error("the letter was not kept");
	w->letters++;
	w->harm += harm;
}

/* -- the daemon ------------------------------------------------------------------------------ */

bool is_changed_to_wednesday(void)
{
	return seed % 2 && is(SCHEDULE);
}

/* In spring there is a night without half past two. */
static const char *schedule_now(void)
{
	if (is_changed_to_wednesday())
		return "Wed 02:30";
	return is(SCHEDULE) || seed % 2 ? "Sun 02:30" : "Sun 18:00";
}

static struct settings *configuration(void)
{
	g_autofree char *text =
		g_strdup_printf("[schooltrail]\ntimezone = America/Chicago\n"
				"[family]\nmembers = Mum <%s>; Dad <%s>\n"
				"[school]\ndomains = school.example\n"
				"[digest]\nschedule = %s\nquiet-hours = 21:00..07:00\n"
				"[smtp]\nurl = smtps://localhost\n"
				"from = Trail <trail@example.org>\n",
			mum, dad, schedule_now());
	g_autoptr(GError) error = NULL;
	struct settings *s = config_parse(text, "year", &error);

	if (!s)
		g_error("%s", error->message);
	return s;
}

struct trail *open_trail(void)
{
	struct settings *s = configuration();
	g_autoptr(GError) error = NULL;
	struct trail *t =
		trail_open(s, state_dir, STORE_WRITE, moment_in_zone(wall(), s->zone), &error);

	if (!t) /* the disk is full: systemd tries again */
		_exit(75);
	return t;
}

static void tick(struct trail *t, struct postman *p)
{
	g_autoptr(GError) error = NULL;
	t->now = moment_in_zone(wall(), t->settings->zone);
	if (wall() == w->real && w->real >= next_letter() && !is(FULL)) {
		write_letter(t);
		postman_news(p);
	}
	if (!postman_queue(p, t, &error) && !g_error_matches(error, ST_ERROR, ST_ERROR_AGAIN))
		leave(75);
	if ((guint)(w->real / STEP) % 331 == seed % 331)
		die(); /* between outbox and server, too */
	postman_deliver(p, t, w->real);
	unnoted &= is(FULL) || p->failures > 0;
}

/* Until the end of the year, the change of the schedule, or a death. */
static int live(void)
{
	struct trail *t = open_trail();
	g_auto(postman) p = { 0 };
	bool schedule = is(SCHEDULE);

	signal(SIGXFSZ, SIG_IGN);
	g_random_set_seed(seed + w->sends);
	while (w->real < w->start + 365 * DAY && !is(OFF) && schedule == is(SCHEDULE)) {
		set_disk(is(FULL));
		tick(t, &p);
		w->real += STEP;
	}
	set_disk(false);
	trail_free(t);
	return 0;
}

static void live_a_year(void)
{
	while (w->real < w->start + 365 * DAY) {
		int status;
		pid_t child = is(OFF) ? 0 : fork();

		if (child == 0 && !is(OFF))
			_exit(live());
		if (is(OFF)) {
			w->real += STEP;
			continue;
		}
		waitpid(child, &status, 0);
		if (WIFSIGNALED(status) && WTERMSIG(status) != SIGKILL)
			g_error("it died of signal %d", WTERMSIG(status));
		w->real += STEP;
	}
}

int main(int argc, char **argv)
{
	g_autoptr(GTimeZone) zone = g_time_zone_new_identifier("America/Chicago");

	seed = argc > 1 ? (guint)atoi(argv[1]) : 0;
	state_dir = g_dir_make_tmp("year-XXXXXX", NULL);
	g_chmod(state_dir, 0700);
	w = mmap(NULL, sizeof *w, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (w == MAP_FAILED || !state_dir)
		return 1;
	w->start = w->real = moment_at(day_of(2026, 8, 28), 12, 0, 0, zone).unix_s;
	live_a_year();
	return check_year(zone) ? 0 : 1;
}
