#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# One letter that comes in many ways is one message with all its carriers, whichever came first;
# and what it was called at first it is called for ever.
. "${BASH_SOURCE%/*}/lib.sh"

mail=$home/mail
mkdir "$mail"
dana='Dana Whitfield <dwhitfield@maplegrove.k12.example>'
mum='Marisol Rivera <mum@example.org>'
dad='Luis Rivera <dad@example.org>'
sent='Tue, 8 Sep 2026 19:12:34 -0500'
text() {
	cat <<'E'
Hi all,

The reading group moves to Thursdays at 2:15 from next week on. Could you please send
me the signed permission form by Friday? Emma's binder has a copy of it.

Thanks,
Dana
E
}
inline() { # the head as a client prints it, then the text
	printf '%s\n' "$@" ''
	text
}

# directly; by a list that tags and adds; with a name of its own; with the list as its author
text | letter "$mail/direct" one@maplegrove.k12.example "$dana" "$mum, $dad" "$sent" 'Reading group'
footer() {
	text
	printf '%s\n' '' '_______________________________________________' 'Room 4 mailing list' \
		'To unsubscribe: https://lists.example.net/room4'
}
footer | letter "$mail/list" one@maplegrove.k12.example "$dana" 'room4@lists.example.net' "$sent" \
	'[Room 4] Reading group' 'List-Id: <room4.lists.example.net>'
footer | letter "$mail/list-renamed" 77@lists.example.net "$dana" 'room4@lists.example.net' \
	"$sent" '[Room 4] Reading group' 'List-Id: <room4.lists.example.net>'
footer | letter "$mail/list-as-author" one@maplegrove.k12.example \
	'Dana Whitfield via Room 4 <room4@lists.example.net>' 'room4@lists.example.net' "$sent" \
	'[Room 4] Reading group' 'List-Id: <room4.lists.example.net>'
# forwarded by both, by two programs, one of them in another zone
inline '---------- Forwarded message ---------' "From: $dana" \
	'Date: Tue, Sep 8, 2026 at 7:12 PM' 'Subject: Reading group' "To: $mum, $dad" |
	letter "$mail/by-mum" mum1@example.org "$mum" family@example.org \
		'Tue, 8 Sep 2026 21:00:00 -0500' 'Fwd: Reading group'
inline 'See below.' '' '________________________________' "From: $dana" \
	'Sent: Wednesday, September 9, 2026 1:12 AM' "To: $mum; $dad" 'Subject: Reading group' |
	letter "$mail/by-dad" dad1@example.org "$dad" family@example.org \
		'Wed, 9 Sep 2026 08:00:00 +0100' 'FW: Reading group'
# attached
{
	printf '%s\n' '--x' 'Content-Type: text/plain' '' 'For the log.' '--x' \
		'Content-Type: message/rfc822' ''
	cat "$mail/direct"
	echo '--x--'
} >"$home/body"
{
	printf '%s\n' 'Message-ID: <mum2@example.org>' "From: $mum" 'To: family@example.org' \
		'Date: Wed, 9 Sep 2026 09:00:00 -0500' 'Subject: Fwd: Reading group' \
		'MIME-Version: 1.0' 'Content-Type: multipart/mixed; boundary=x' ''
	cat "$home/body"
} >"$mail/attached"
# quoted in an answer
{
	printf '%s\n' 'Will do.' '' 'On Tue, Sep 8, 2026 at 7:12 PM Dana Whitfield' \
		'<dwhitfield@maplegrove.k12.example> wrote:' ''
	text | sed 's/^/> /; s/ $//'
} | letter "$mail/quoted" answer@example.org "$mum" "$dana" 'Wed, 9 Sep 2026 07:00:00 -0500' \
	'Re: Reading group'

configure <<'E'

[contact teacher]
name = Dana Whitfield
address = dwhitfield@maplegrove.k12.example
role = teacher
E
now=2026-09-10T08:00:00-05:00
of_dana() { st messages --json | grep '"text"\|reading group moves' | fields "$@"; }
item_of_dana() { st items --all --json | fields id quote | grep 'permission form' | cut -f1; }
carriers() { of_dana carriers | grep -oE '<[^>]*>' | sort | paste -sd' '; }
all='<77@lists.example.net> <answer@example.org> <dad1@example.org> <mum1@example.org> <mum2@example.org> <one@maplegrove.k12.example>'

# comes_in ORDER...: one after the other, each a pass of its own
comes_in() {
	local file name='' item='' step bad=''
	rm -rf "$state"
	for file; do
		step=${file##*/}
		st --quiet import "$mail/$file"
		[ "$(of_dana id | wc -l)" = 1 ] || bad="$bad $step:$(of_dana id via from | tr '\t\n' '/ ')"
		[ -n "$name" ] || name=$(of_dana id)
		[ -n "$item" ] || item=$(item_of_dana) # what a list sends to all may open none
		[ "$(of_dana id)" = "$name" ] || bad="$bad $step:renamed-$name-$(of_dana id)"
		[ "$(item_of_dana)" = "$item" ] || bad="$bad $step:item-$item-$(item_of_dana)"
	done
	is "one letter at every step: $*" "$bad" ''
	is '  with all its carriers' "$(carriers)" "$all"
	is '  the letter itself stands for it' "$(of_dana via message_id subject | tr '\t' ' ')" \
		'direct <one@maplegrove.k12.example> Reading group'
	is '  and asks once' "$(st items --all --json | grep -c 'permission form')" 1
}
comes_in direct list list-renamed list-as-author by-mum by-dad attached quoted
comes_in quoted attached by-dad by-mum list-as-author list-renamed list direct
comes_in by-mum quoted list direct by-dad list-renamed attached list-as-author
comes_in by-dad by-mum attached direct quoted list-renamed list list-as-author
comes_in list-renamed quoted by-dad direct list-as-author attached list by-mum

# Two labels of one mail on a server: the same bytes in two folders.
rm -rf "$state"
mkdir -p "$home"/{Inbox,All}/{cur,new,tmp}
cp "$mail/direct" "$home/Inbox/cur/1.x:2,S"
cp "$mail/direct" "$home/All/cur/9.x:2,"
is 'in two folders' "$(st import --json "$home/Inbox" "$home/All" | fields seen kept | tr '\t' ' ')" \
	'2 1'
is '  it is one letter' "$(of_dana id)" m1

# Not twins: the same request a day later, and an answer in the same minute.
text | sed 's/Hi all/Hello again/' | letter "$mail/again" two@maplegrove.k12.example "$dana" "$mum" \
	'Wed, 9 Sep 2026 19:12:34 -0500' 'Reading group'
letter "$mail/minute" three@maplegrove.k12.example "$dana" "$mum" "$sent" 'Reading group' <<'E'
The bus leaves at eight. Everybody needs a packed lunch with a name on the bag.
E
st --quiet import "$mail/again" "$mail/minute"
is 'what was sent again, and what came in the same minute, are letters of their own' \
	"$(st messages --json | wc -l | tr -d ' ')" 3
done_testing
