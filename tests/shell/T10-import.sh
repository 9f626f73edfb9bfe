#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Mail comes in from files of every form, once.
# shellcheck source=lib.sh
. "${BASH_SOURCE%/*}/lib.sh"

configure </dev/null
mail=$home/mail
mkdir "$mail"
letter "$mail/1.eml" one@example.org 'Marisol Rivera <mum@example.org>' \
	'Dana Whitfield <dwhitfield@maplegrove.k12.example>' \
	'Tue, 8 Sep 2026 19:12:00 -0500' 'Speech minutes' <<E
Hi Ms. Whitfield,

Could you send me the speech service log for September?

Marisol
E
letter "$mail/2.eml" two@maplegrove.k12.example \
	'Dana Whitfield <dwhitfield@maplegrove.k12.example>' 'Marisol Rivera <mum@example.org>' \
	'Wed, 9 Sep 2026 08:00:00 -0500' 'Re: Speech minutes' \
	'In-Reply-To: <one@example.org>' 'References: <one@example.org>' <<E
Thank you for your message, I will look into it.
E

counts() { fields seen kept set_aside; }
messages() { st messages --json | fields id message_id from date subject thread via; }

says 'nothing is there at first' st messages --json <<E
schooltrail: there is no trail in $state yet: \`schooltrail sync\` or \`schooltrail import\` begins one
E

# One file.
is 'one .eml' "$(st import --json "$mail/1.eml" | counts)" '1	1	0'
is 'its file is told' "$(st messages --json | fields file)" "$mail/1.eml"
is 'the state is for us alone' "$(stat -c %a "$state" "$state/trail.db" | paste -sd' ')" '700 600'

# A folder, the known one in it.
is 'a folder of .eml' "$(st import --json "$mail" | counts)" '2	1	0'
cat >"$home/expected" <<E
m1	<one@example.org>	mum@example.org	2026-09-08T19:12:00-05:00	Speech minutes	t1	direct
m2	<two@maplegrove.k12.example>	dwhitfield@maplegrove.k12.example	2026-09-09T08:00:00-05:00	Re: Speech minutes	t1	direct
E
messages >"$home/shown"
is_file 'both are there, in one thread' "$home/shown" "$home/expected"

# Again, in every form: nothing new.
is 'again' "$(st import --json "$mail" "$mail/1.eml" | counts)" '3	0	0'
is 'standard input' "$(st import --json - <"$mail/2.eml" | counts)" '1	0	0'
mkdir -p "$home/Maildir/cur" "$home/Maildir/new" "$home/Maildir/tmp"
cp "$mail/1.eml" "$home/Maildir/cur/1.a:2,S"
cp "$mail/2.eml" "$home/Maildir/new/2.a"
letter "$home/Maildir/new/3.a" three@example.org 'Luis Rivera <dad@example.org>' \
	'dwhitfield@maplegrove.k12.example' 'Thu, 10 Sep 2026 07:30:00 -0500' 'Thursday pickup' <<E
I will pick up Leo at noon.
E
is 'a Maildir: the same bytes are one mail' \
	"$(st import --json "$home/Maildir" | counts)" '3	1	0'
mv "$home/Maildir/new/3.a" "$home/Maildir/cur/3.a:2,RS"
is 'a Maildir file that took flags is the same mail' \
	"$(st import --json "$home/Maildir" | counts)" '3	0	0'
{
	echo 'From mum@example.org Tue Sep  8 19:12:00 2026'
	cat "$mail/1.eml"
	echo
	echo 'From dad@example.org Fri Sep 11 09:00:00 2026'
	printf 'Message-ID: <four@example.org>\nFrom: Luis Rivera <dad@example.org>\n'
	printf 'To: dwhitfield@maplegrove.k12.example\nDate: Fri, 11 Sep 2026 09:00:00 -0500\n'
	printf 'Subject: From line\n\nSee below.\n\n>From the school we heard nothing.\n\n'
} >"$home/mbox"
st import --json "$home/mbox" | counts >"$home/shown"
is 'an mbox: one new letter' "$(cut -f1,2 "$home/shown")" '2	1'
is 'its From line is unquoted' \
	"$(st messages --json | fields message_id own_text | grep -F four@ | cut -f2)" \
	'See below.\n\nFrom the school we heard nothing.'
is 'four letters, each once' "$(st messages --json | fields message_id | sort | paste -sd' ')" \
	'<four@example.org> <one@example.org> <three@example.org> <two@maplegrove.k12.example>'

# What it cannot take.
exits 'a path that is not there' 1 st import "$home/nowhere"
ok 'it is named' grep -qF "$home/nowhere" "$home/got"
exits 'no path at all' 2 st import
is 'what else was given is taken all the same' \
	"$(st import --json "$home/nowhere" "$mail" 2>/dev/null | counts)" '2	0	0'
exits 'every byte is as it came' 0 st verify

# A stranger's eyes.
chmod 640 "$state/trail.db"
exits 'a trail that others may read is refused' 77 st messages
says 'with what to do' st messages <<E
schooltrail: cannot use $state/trail.db: others may read it: chmod 600 $state/trail.db
E
done_testing
