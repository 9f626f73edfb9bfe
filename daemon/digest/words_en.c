/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "digest/words.h"

/*
 * The tone: warm, calm, facts with dates.  Never "failed", "ignored" or "violation": what is not
 * there is "not yet answered", or "we have no record of it".
 */
const struct words words_en = {
	.language = "en",
	.section = {
		[SECTION_GOOD_NEWS] = "Good news",
		[SECTION_NEEDS_YOU] = "Needs you",
		[SECTION_WE_OWE] = "We owe the school",
		[SECTION_WAITING] = "Waiting on the school",
		[SECTION_PROMISES] = "Promises with dates",
		[SECTION_CLOCKS] = "Clocks",
		[SECTION_SERVICES] = "Services",
		[SECTION_CHANGES] = "What changed",
		[SECTION_LETTERS] = "This week's letters",
		[SECTION_REPLIES] = "Your replies",
		[SECTION_UNSURE] = "Please tell us",
		[SECTION_COMING] = "Coming up",
		[SECTION_FOOTER] = "About this digest",
	},
	.say = {
		[SAY_HEADING] = "School trail for {family}",
		[SAY_HEADING_NOBODY] = "School trail",
		[SAY_PERIOD] = "{from} to {to}",
		[SAY_SUBJECT] = "School trail, week of {day}: {counts}",
		[SAY_SUBJECT_BARE] = "School trail {day}",
		[SAY_SUBJECT_QUIET] = "nothing needs you",
		[SAY_MORE] = "and {n} more: schooltrail items --open",
		[SAY_MORE_LETTERS] = "and {n} more: schooltrail log",
		[SAY_MORE_NOTES] = "and {n} more, when you have time: they stand below, with a "
				   "note ready.",
		[SAY_IDS] = "{first} to {last}",
		[SAY_SCHOOL] = "the school",

		[SAY_ASKED_1] = "{who} has not yet answered your question of {asked}. A short "
				"friendly note is ready if you want it.",
		[SAY_ASKED_2] = "Still open after your note of {last}. The second note also goes "
				"to {copied}.",
		[SAY_ASKED_2_ONCE] = "{who} has not yet answered your question of {asked}. A note "
				     "is ready that also goes to {copied}.",
		[SAY_ASKED_2_ALONE] = "Still open after your note of {last}. A second note is ready if "
				      "you want it.",
		[SAY_ASKED_2_ONCE_ALONE] = "{who} has not yet answered your question of {asked}. "
					   "A note is ready if you want it.",
		[SAY_ASKED_3] = "{notes}, no answer yet; the last went out on {last}. It may "
				"simply be unclear whose question this is. The draft asks "
				"{writes} who can take it.",
		[SAY_ASKED_4] = "Open for {days}, over {notes}. You may ask for a meeting at any "
				"time. A draft with room for three dates is ready.",
		[SAY_ASKED_5] = "Open since {asked}, over {notes}. The school has not been able "
				"to settle this. The draft to the district contact is a plain "
				"list of dates.",
		[SAY_ASKED_6] = "Open since {asked}, over {notes}. For your information only: there "
				"are formal routes, with time limits of their own, and a parent centre "
				"near you can talk this through at no charge. Nothing has been sent.",
		[SAY_ACKNOWLEDGED_DUE] = "{by} wrote back on {ack}. That is kind, and it is not yet an "
					 "answer. A short note is ready if you want it.",
		[SAY_PARTLY_DUE] = "{by} answered a part of this on {ack}; the rest is not yet "
				   "answered. A short note is ready if you want it.",
		[SAY_PROMISE_DUE] = "{who} wrote on {asked} that this would be done by {due}. Today is "
				    "{today}, and we have no record of it in the mailbox. A short note "
				    "is ready if you want it.",
		[SAY_PROMISE_UNDATED_DUE] = "{who} wrote on {asked} that this would be done, and we "
					    "have no record of it yet. A short note is ready if you "
					    "want it.",
		[SAY_NOTE_READY] = "A short note is ready if you want it.",
		[SAY_NOTE_LATER] = "One note to {who} at a time: this one can wait a little.",
		[SAY_AWAY] = "{who} is away until {back}; no note is suggested before then.",
		[SAY_QUIET] = "Nothing needs you this week.",

		[SAY_WAITING] = "You asked {who} on {asked}; not yet answered.",
		[SAY_WAITING_AGAIN] = "You asked {who} on {asked} and again on {last}; not yet "
				      "answered.",
		[SAY_ACKNOWLEDGED] = "{by} wrote back on {ack}. That is kind, and it is not yet an "
				     "answer.",
		[SAY_PARTLY] = "{by} answered a part of this on {ack}; the rest is not yet "
			       "answered.",
		[SAY_PROMISED] = "{who} wrote on {asked} that this would be done by {due}.",
		[SAY_PROMISED_PAST] = "{who} wrote on {asked} that this would be done by {due}. We have "
				      "no record of it yet.",
		[SAY_PROMISED_UNDATED] = "{who} wrote on {asked} that this would be done; no day was "
					 "named.",
		[SAY_CHECK_AGAIN] = "We will check again on {check}.",

		[SAY_THEY_ASK] = "{who} asked this on {asked}.",
		[SAY_THEY_ASK_BY] = "{who} asked this on {asked}, for {due}.",
		[SAY_WE_PROMISED] = "You wrote this to {who} on {asked}.",
		[SAY_WE_PROMISED_BY] = "You wrote this to {who} on {asked}, for {due}.",
		[SAY_UNSURE_LETTER] = "{who} wrote on {day}: does that settle this?",
		[SAY_UNSURE_NOTE] = "Your note of {day}: does it settle this?",
		[SAY_UNSURE_LETTER_SAID] = "{who} wrote on {day}, \"{said}\" Does that settle this?",
		[SAY_UNSURE_NOTE_SAID] = "Your note of {day} says, \"{said}\" Does it settle this?",
		[SAY_TALKED] = "You talked with {who} on {asked}. A short summary to send is ready.",
		[SAY_UNSURE_HOW] = "If it does: schooltrail done {item}. If not: schooltrail "
				   "reopen {item}.",
		[SAY_UNSURE_REPLY] = "Reply \"{item} yes\" or \"{item} no\".",

		[SAY_WELCOME_SUBJECT] = "School trail: your forward has arrived",
		[SAY_WELCOME_TITLE] = "Your forward has arrived",
		[SAY_WELCOME_TAKEN] = "Taken in",
		[SAY_WELCOME_WHY] = "Your first {of} forwards are answered, so that you see what we make "
				    "of them; this is number {n}. After that, the digest tells.",
		[SAY_WELCOME_ONLY_YOU] = "This letter goes to you only. Nothing was sent to the school.",
		[SAY_TAKEN] = "{who}, {day}: {what}.",
		[SAY_TAKEN_DUE] = "{what} for {day}",
		[SAY_TAKEN_NOTHING] = "kept; nothing in it is asked or promised",

		[SAY_REPLY_SETTLED] = "\"{line}\": {item} is settled.",
		[SAY_REPLY_DISMISSED] = "\"{line}\": {item} is taken off the list.",
		[SAY_REPLY_SNOOZED] = "\"{line}\": {item} rests until {until}.",
		[SAY_REPLY_REOPENED] = "\"{line}\": {item} stays open.",
		[SAY_REPLY_UNREAD] = "We could not read \"{line}\", and changed nothing for it.",
		[SAY_REPLY_HOW] = "What we can read is a number and a word, a line each: i7 done.",
		[SAY_REPLY_AGAIN] = "Another reply came on {day} to a digest that you had answered "
				    "already. A digest can be answered once, so nothing was changed "
				    "by it; please reply to this one.",
		[SAY_REPLY_LATE] = "Your reply of {day} was to a digest of more than 30 days ago, so "
				   "nothing was changed by it; please reply to this one.",
		[SAY_REPLY_OTHER] = "Your reply of {day} was to a digest that went to somebody else, so "
				    "nothing was changed by it; please reply to your own.",
		[SAY_REPLY_DOUBTFUL] = "On {day} came a reply to your digest that could not be "
				       "confirmed as yours. It was not read.",

		[SAY_WIN] = "{who} wrote on {day}:",
		[SAY_SETTLED_BY] = "Settled by {by}'s letter of {day}.",
		[SAY_SETTLED_YOU] = "Settled by your letter of {day}.",
		[SAY_SETTLED_HAND] = "You marked this as settled on {day}: {why}.",
		[SAY_SETTLED_NOBODY] = "Settled on {day}.",

		[SAY_THANKS] = "A thank-you line is ready: schooltrail draft {item}.",
		[SAY_THANKS_BARE] = "A short thank-you would be welcome.",

		[SAY_CHANGED_OPENED] = "Opened",
		[SAY_CHANGED_SETTLED] = "Settled",
		[SAY_CHANGED_DUE] = "Now due",
		[SAY_CHANGED_MOVED] = "Moved",
		[SAY_MOVED_OFF] = "The follow-up day of {item}, {who}, moved from {from} to {to} "
				  "because {day} has no school.",
		[SAY_MOVED_ON] = "The follow-up day of {item}, {who}, moved from {from} to {to} "
				 "because {day} has school.",

		[SAY_SERVICE] = "{service}: {missed} missed this school year, {made} made up, {owed} to make up.",
		[SAY_SERVICE_OF] = "{service}, {child}: {missed} missed this school year, {made} made up, {owed} to make up.",
		[SAY_SERVICE_PROMISED] = "{n} promised.",
		[SAY_SERVICE_AWAY] = "{n} of them because the child was away; those are not counted as owed.",
		[SAY_SERVICE_LAST] = "The last one: {day} ({cause}).",
		[SAY_SERVICE_NOTED] = "The last one: {day} ({cause}), as the family noted it.",
		[SAY_SERVICE_UNNAMED] = "A service that no letter names",
		[SAY_GAP] = "{support}: letters and notes of the last 30 days tell of {times} without it ({days}).",
		[SAY_GAP_OF] = "{support}, {child}: letters and notes of the last 30 days tell of {times} without it ({days}).",
		[SAY_GAP_UNNAMED] = "A support of the plan",
		[SAY_SERVICE_HOW] = "Only what letters and notes say is counted. Each of them: schooltrail services.",

		[SAY_MEETING] = "You may wish to ask for a meeting: {reasons}. That is yours to choose; a draft is ready: schooltrail draft {item} --letter=D-MTG.",
		[SAY_MEETING_BARE] = "You may wish to ask for a meeting: {reasons}. That is yours to choose.",
		[SAY_REASON_PERSON] = "{n} questions to {who} wait for an answer",
		[SAY_REASON_SILENCE] = "no word has come from the school for {days} while something waits",
		[SAY_REASON_SERVICE] = "{sessions} missed in four weeks and not made up ({service})",
		[SAY_REASON_GAP] = "{times} in 15 school days a support was not given, as letters and notes tell ({support})",
		[SAY_MEETING_HOW] = "schooltrail agenda writes the list for it.",
		[SAY_AGENDA] = "Agenda",
		[SAY_AGENDA_OF] = "Agenda: {child}",
		[SAY_AGENDA_OPEN] = "Open questions",
		[SAY_AGENDA_PROMISED] = "What was promised",
		[SAY_AGENDA_SERVICES] = "Services",
		[SAY_AGENDA_OURS] = "Our questions",
		[SAY_AGENDA_SHARE] = "Something to share",
		[SAY_AGENDA_ASKED] = "Asked on {asked} ({item}):",
		[SAY_AGENDA_AGAIN] = "Asked on {asked}, last on {last} ({item}):",
		[SAY_AGENDA_GAVE] = "{who} wrote on {asked} ({item}):",
		[SAY_AGENDA_GAVE_BY] = "{who} wrote on {asked}, for {due} ({item}):",
		[SAY_AGENDA_NONE] = "Nothing has waited long enough to be on an agenda.",
		[SAY_AGENDA_WIN] = "{who}, {day}:",

		[SAY_CHECK_IN] = "{day} is a good day to ask how things are going. A short letter is ready: schooltrail draft --letter=D-CHK.",
		[SAY_CHECK_IN_MIDDLE] = "The middle of the term is about {day}.",
		[SAY_REVIEW] = "The annual review on file is {day}, in {left}. From {from} on is a good time to note what it should speak of: a mail that begins with ask:, and schooltrail agenda.",
		[SAY_REVIEW_3] = "The three-year review on file is {day}, in {left}. From {from} on is a good time to note what it should speak of: a mail that begins with ask:, and schooltrail agenda.",

		[SAY_LETTER] = "{from} to {to}: {gist}",
		[SAY_LETTER_NOTE] = "Note by {from}: {gist}",
		[SAY_LETTER_PRIVATE] = "Your private note: {gist}",
		[SAY_AND_MORE] = "{who} +{n}",
		[SAY_NOBODY] = "nobody named",
		[SAY_GIST_ASKS] = "asks {items}",
		[SAY_GIST_PROMISES] = "promises {items}",
		[SAY_GIST_SETTLES] = "settles {items}",
		[SAY_GIST_PARTLY] = "answers a part of {items}",
		[SAY_GIST_DECLINES] = "says no to {items}",
		[SAY_GIST_RECEIVED] = "has received {items}",
		[SAY_GIST_CHASES] = "asks again for {items}",
		[SAY_GIST_ABOUT] = "{what} (\"{subject}\")",
		[SAY_GIST_SUBJECT] = "\"{subject}\"",
		[SAY_GIST_NONE] = "no subject",
		[SAY_GIST_POINTER] = "there is a message in the app",
		[SAY_GIST_BOUNCE] = "a letter could not be delivered ({subject})",

		[SAY_DUE] = "{who}, {item}: \"{quote}\"",
		[SAY_SNOOZED] = "{item} comes back, as you asked: \"{quote}\"",
		[SAY_BREAK_DAY] = "School is closed on {first}. Waiting times pause and continue on "
				  "{next}.",
		[SAY_BREAK] = "School is closed {first} to {last}. Waiting times pause and continue on "
			      "{next}.",
		[SAY_BREAK_END] = "School is closed from {first}.",
		[SAY_PARKED] = "{questions} for the next check-in: schooltrail draft --letter=D-CHK "
			       "writes them into a letter.",
		[SAY_CALENDAR_ENDS] = "The school calendar on file ends on {day}. With next year's days "
				      "in it the counts stay right.",

		[SAY_ALERT_SUBJECT] = "School trail: {counts}, before the digest",
		[SAY_ALERT_TITLE] = "Before the next digest",
		[SAY_ALERT_ABOUT] = "About this letter",
		[SAY_ALERT_WHY] = "This letter comes between digests because something has waited for "
				  "a good while. There is at most one like it on a day, and none in "
				  "your quiet hours.",
		[SAY_ALERT_ONLY_YOU] = "It goes to the family only. Nothing was sent to the "
				       "school.",
		[SAY_HARM_SUBJECT] = "School trail: a letter to read yourself",
		[SAY_HARM_TITLE] = "Please look yourself",
		[SAY_HARM_INTRO] = "There are words in mail from the school that can mean that a child "
				   "was hurt, held, kept apart or sent home. A program cannot know "
				   "what happened, and it may be harmless. Please read the letter "
				   "itself.",
		[SAY_HARM_LETTER] = "{who} wrote on {day}, \"{subject}\":",
		[SAY_HARM_LETTER_BARE] = "{who} wrote on {day}:",
		[SAY_HARM_SHOW] = "The whole letter: schooltrail show {message}",
		[SAY_HARM_DRAFT] = "To ask for a meeting: schooltrail draft {item} --letter=D-MTG",
		[SAY_HARM_STEPS] = "If it is what it sounds like, you need not wait for anything: you can "
				   "call the school today, or ask for a meeting. That is yours to "
				   "choose; nothing is done by itself.",
		[SAY_HARM_WHY] = "This letter comes on the day of the mail, or at the end of your "
				 "quiet hours. It judges words, not people.",

		[SAY_CLOCK] = "{title} ({rule}), from {from}.",
		[SAY_CLOCK_CHILD] = "{title} ({rule}) for {child}, from {from}.",
		[SAY_CLOCK_BY_ITSELF] = "It runs by itself, as we read {item}.",
		[SAY_CLOCK_YOURS] = "This one is yours.",
		[SAY_CLOCK_RUNS] = "{left} left.",
		[SAY_CLOCK_HALF] = "Half of the time has passed, {left} left.",
		[SAY_CLOCK_THREE_QUARTERS] = "Three quarters of the time have passed, {left} left.",
		[SAY_CLOCK_NEAR] = "{left} left. A friendly question how it stands is in order.",
		[SAY_CLOCK_DUE] = "The date on file is today.",
		[SAY_CLOCK_PAST] = "The date on file was {day}. If it is done, schooltrail clock stop "
				   "{clock}; if not, a friendly question how it stands is in order.",
		[SAY_CLOCK_LONG_PAST] = "The date on file was {day}. If it is done, schooltrail clock "
					"stop {clock}. For your information only: there are formal "
					"routes, with time limits of their own, and a parent centre near "
					"you can talk this through at no charge.",
		[SAY_CLOCK_OVER] = "The date on file was {day}. If it is done, schooltrail clock "
					 "stop {clock}.",
		[SAY_CLOCK_NO_DATE] = "The date cannot be told yet: the school calendar on file ends "
				      "before.",
		[SAY_CLOCK_NO_DAYS] = "The rule has no days to count.",
		[SAY_CLOCK_LATER] = "The rule can also be read as {day}; go by the earlier day.",
		[SAY_CLOCK_CALENDAR_ENDS] = "The school calendar on file ends before; next year's days "
					    "may move the date.",
		[SAY_CLOCK_NO_CALENDAR] = "No school calendar is on file, so every weekday was counted.",
		[SAY_CLOCK_NO_NUMBER] = "The rule names no number of days; five school days are "
					"usual.",
		[SAY_CLOCK_CUSTOM] = "This is a custom, not a rule.",
		[SAY_CLOCK_UNVERIFIED] = "Nobody could check this rule.",
		[SAY_CLOCK_UNCHECKED] = "The rule was not checked since {day}.",
		[SAY_CLOCK_INSTEAD] = "{place} has a rule of its own for this: {rule}. Go by that one.",
		[SAY_CLOCK_MOVED] = "It was {day} when it was started; the school calendar has changed "
				    "since: {days}.",
		[SAY_CLOCK_MOVED_OTHERWISE] = "It was {day} when it was started; the rule on file has "
					      "changed since.",

		[SAY_SOURCE] = "Last successful check of {source}: {time}.",
		[SAY_SOURCE_NEVER] = "There was no successful check of {source} yet.",
		[SAY_SOURCE_TROUBLE] = "{check} Now: {trouble}.",
		[SAY_SET_ASIDE] = "{mails}. Nothing is lost. Please look in your own mailbox; "
				  "schooltrail status tells why.",
		[SAY_SET_ASIDE_ONE] = "Set aside: {from}, \"{subject}\": {why}.",
		[SAY_REPLACED] = "From {day} on no digest could be sent. This one tells of those days, "
				 "too.",
		[SAY_ITEMS_HOW] = "A word like i7 names an item: schooltrail show i7 tells its story, "
				  "draft i7 writes the letter, done i7 settles it.",
		[SAY_COUNTED] = "School days are counted from the day after a letter, without weekends "
				"and the days off in the school calendar.",
		[SAY_ONLY_YOU] = "This digest goes to the family only. Nothing was sent to the "
				 "school.",
		[SAY_ANSWER_HOW] = "You can reply to this mail, a line for each item: i7 done, i7 "
				   "phone (or in person, portal, paper), i7 snooze 2 weeks, i7 "
				   "dismiss, i7 reopen; to a question, i7 yes or i7 no.",
		[SAY_CHAIN] = "Keep this mail. This number seals all that was kept until now; if "
			      "a letter were changed later, it would no longer fit: {chain}",
		[SAY_NO_ADVICE] = "General information, not legal advice. Dates are counted from what "
				  "is in your mailbox and calendar; check them against the current "
				  "rule.",

		[SAY_LABEL_WAS_DUE] = "was {day}",
		[SAY_WRITE] = "Open the letter",
		[SAY_WRITE_THANKS] = "Say thank you",

		[SAY_CHART_WAITS] = "School days of waiting",
		[SAY_CHART_SCHOOL] = "The school's turn",
		[SAY_CHART_FAMILY] = "Our turn",
		[SAY_CHART_PACES] = "How soon answers came this year",
		[SAY_CHART_STEP] = "at each notch a next step is fine; grey: perhaps settled",
		[SAY_CHART_HALF] = "school days; half came by the stroke",
		[SAY_CHART_MORE] = "and {n} more",
		[SAY_CHART_SCHOOL_SAID] = "The school's turn: {list}.",
		[SAY_CHART_FAMILY_SAID] = "Our turn: {list}.",
		[SAY_PACES] = "Half of this year's answers came within: {list}.",

		[SAY_AND] = "{a} and {b}",
		[SAY_HISTORY_ASKED] = "{day}: I asked {who}",
		[SAY_HISTORY_AGAIN] = "{day}: I wrote again",
		[SAY_HISTORY_WORD] = "{day}: {who} wrote back",
		[SAY_HISTORY_PARTLY] = "{day}: {who} answered a part of it",
		[SAY_HISTORY_PROMISED] = "{day}: {who} wrote about it",
	},
	.count = {
		[COUNT_SCHOOL_DAYS] = { "{n} school day", "{n} school days" },
		[COUNT_NOTES] = { "{n} note", "{n} notes" },
		[COUNT_FOR_YOU] = { "{n} for you", "{n} for you" },
		[COUNT_QUESTIONS] = { "{n} question", "{n} questions" },
		[COUNT_WAITING] = { "{n} waiting", "{n} waiting" },
		[COUNT_PROMISES] = { "{n} promise", "{n} promises" },
		[COUNT_LETTERS] = { "{n} letter", "{n} letters" },
		[COUNT_PARKED] = { "You noted {n} question", "You noted {n} questions" },
		[COUNT_TAKEN_QUESTIONS] = { "{n} question of yours", "{n} questions of yours" },
		[COUNT_TAKEN_ASKED] = { "{n} thing asked of you", "{n} things asked of you" },
		[COUNT_TAKEN_PROMISES] = { "{n} promise", "{n} promises" },
		[COUNT_TAKEN_OURS] = { "{n} promise of yours", "{n} promises of yours" },
		[COUNT_TAKEN_SETTLED] = { "{n} thing settled", "{n} things settled" },
		[COUNT_DAYS] = { "{n} day", "{n} days" },
		[COUNT_SESSIONS] = { "{n} session", "{n} sessions" },
		[COUNT_TIMES] = { "one time", "{n} times" },
		[COUNT_SET_ASIDE] = { "{n} mail could not be read and is set aside",
			"{n} mails could not be read and are set aside" },
	},
	.number = { "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
		"ten" },
	.weekday = { "", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" },
	.month = { "", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
		"Dec" },
	.month_long = { "", "January", "February", "March", "April", "May", "June", "July", "August",
		"September", "October", "November", "December" },
	.day = "{d} {month}",
	.day_long = "{d} {month}",
	.day_year = "{d} {month} {year}",
	.day_long_year = "{d} {month} {year}",
	.day_bare = "{d}",
};
