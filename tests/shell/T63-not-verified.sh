#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Who only looks like the school, or whom the family's own provider does not vouch for: shown as
# such everywhere, and nothing is settled by it.
. "${BASH_SOURCE%/*}/lib.sh"

mkdir -p "$home/Maildir"/{cur,new,tmp}
configure <<E

[contact case-manager]
name = Ana Ortiz
address = aortiz@maplegrove.k12.example
role = case-manager

[source mail]
type = maildir
path = $home/Maildir
authserv-id = mx.example.org
E
letter "$home/ask" ask@example.org 'Marisol Rivera <mum@example.org>' \
	'Ana Ortiz <aortiz@maplegrove.k12.example>' 'Tue, 8 Sep 2026 08:00:00 -0500' 'Speech log' <<'E'
Could you please send me the speech log for October?
E
# answer FILE FROM [HEADER...]
answer() {
	letter "$home/$1" "$1@else.example" "$2" 'Marisol Rivera <mum@example.org>' \
		'Wed, 9 Sep 2026 08:00:00 -0500' 'Re: Speech log' 'In-Reply-To: <ask@example.org>' \
		'References: <ask@example.org>' "${@:3}" <<'E'
Hi Marisol,

Here is the speech log for October: 4 sessions of 30 minutes, all given.

Ana
E
}
ana='Ana Ortiz <aortiz@maplegrove.k12.example>'
answer look-alike 'Ana Ortiz <aortiz@maplegr0ve.k12.example>'
answer name 'Ana Ortiz <ana.ortiz.school@free.example>'
answer shown '"aortiz@maplegrove.k12.example" <x@free.example>'
answer two-authors "$ana" 'From: x@free.example'
answer failed "$ana" \
	'Authentication-Results: mx.example.org; dmarc=fail header.from=maplegrove.k12.example'
# the word of another provider, or one that came with the mail, is no word
answer other-word "$ana" 'Authentication-Results: mx.elsewhere.example; dmarc=fail'
answer sender "$ana" 'Sender: Office <office@service.example>' \
	'Authentication-Results: mx.example.org; dmarc=pass'

now=2026-09-10T08:00:00-05:00
answers() { st messages --json | grep -v '<ask@' | fields trusted; }
state_of() { st items --all --json | fields state; }
for false in look-alike name shown two-authors failed; do
	rm -rf "$state"
	st --quiet import "$home/ask" "$home/$false"
	is "$false: is not trusted" "$(answers)" false
	is '  and settles nothing' "$(state_of)" open
	id=$(st messages --json | grep "$false@" | fields id)
	ok '  which messages tells' grep -q 'not verified' <(st messages)
	ok '  and show' grep -q 'not verified' <(st show "$id")
done
ok 'the log tells it of what comes from the school' grep -q 'not verified' <(st log)
for true in other-word sender; do
	rm -rf "$state"
	st --quiet import "$home/ask" "$home/$true"
	is "$true: is trusted" "$(answers)" true
	is '  and settles' "$(state_of)" resolved
done
# What a stranger passes on or quotes is no more than his word.
letter "$home/passed-on" passed@free.example 'A Friend <x@free.example>' \
	'Marisol Rivera <mum@example.org>' 'Wed, 9 Sep 2026 10:00:00 -0500' 'Re: Speech log' <<'E'
See what she wrote.

On Wed, Sep 9, 2026 at 8:00 AM Ana Ortiz <aortiz@maplegrove.k12.example> wrote:
> Here is the speech log for October: 4 sessions of 30 minutes, all given.
E
rm -rf "$state"
st --quiet import "$home/ask" "$home/passed-on"
is "a stranger's quote is not trusted" \
	"$(st messages --json | fields via trusted | grep quoted | tr '\t' ' ')" 'quoted false'
is '  and settles nothing' "$(state_of)" open
done_testing
