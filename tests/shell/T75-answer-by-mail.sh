#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A parent replies to the digest, and what the reply says is done: once, by whom it was sent to, and
# nothing that stands in a quote, a forward or a stranger's mail.
# shellcheck disable=SC2317 # some functions are called by ok and wait_until
. "${BASH_SOURCE%/*}/lib.sh"

need sqlite3 perl
start_imap dovecot
start_smtp
"$servers/imapd.sh" user "$ST_DIR" mum dad
source_inbox 'only-school = false' 'authserv-id = mx.example.org' >"$home/source"
# configuration [LINE...]: with these in [digest]
configuration() {
	configure <<-E

		[contact case-manager]
		name = Ana Ortiz
		address = aortiz@maplegrove.k12.example
		role = case-manager

		[digest]
		to = mum@example.org; dad@example.org
		schedule = Sun 18:00
		$(printf '%s\n' "$@")

		[smtp]
		url = smtps://localhost:$ST_SMTP_TLS_PORT
		user = $ST_SMTP_USER
		password-file = $home/password
		ca-file = $ST_SMTP_CA
		from = School trail <trail@example.org>
		$(cat "$home/source")
	E
}
configuration 'answer-by-mail = true'

mum='Marisol Rivera <mum@example.org>'
dad='Luis Rivera <dad@example.org>'
ana='Ana Ortiz <aortiz@maplegrove.k12.example>'
log='School trail <family@example.org>'

arrived() { [ "$(find "$ST_DIR/home/$1/Maildir/new" -type f | wc -l)" = "$2" ]; }
# digest_of WHO: the last digest there
digest_of() { find "$ST_DIR/home/$1/Maildir/new" -type f -printf '%T@ %p\n' | sort -n | tail -n 1 | cut -d' ' -f2; }
# header NAME FILE: its value, in one line
header() {
	perl -0777 -ne 'my ($h) = split /\r?\n\r?\n/; $h =~ s/\r?\n[ \t]+/ /g; print "$1\n" if $h =~ /^'"$1"':[ \t]*(.*?)\r?$/im' "$2"
}
# reply NAME FROM DIGEST DATE [HEADER...]: to that digest, with it quoted beneath; text on stdin
reply() {
	local id
	id=$(header Message-ID "$3")
	{
		cat
		printf '\n\nOn Sun, Nov 15, 2026 at 6:00 PM School trail <trail@example.org> wrote:\n\n'
		st digest | sed 's/^/> /'
		printf '> i4 done\n'
	} >"$home/text"
	letter "$home/$1" "$1@example.org" "$2" "$log" "$4" "Re: $(header Subject "$3")" \
		"In-Reply-To: $id" "References: $id" "${@:5}" <"$home/text"
	deliver family "$home/$1"
}
# the school's own "1 done" may be heard as a word of it: that is not what this is about
states() { st items --all --json | fields id state snoozed_until | tr '\t' ' ' | sed s/acknowledged/open/; }
# replies: that section of the digest
replies() { st digest --format=json | perl -MJSON::PP -e '
	my $d = decode_json(join "", <>);
	for my $s (@{$d->{sections}}) { next if $s->{kind} ne "replies";
		print "$_->{text}\n" for @{$s->{entries}} }'; }
decisions() { sqlite3 "$state/trail.db" 'SELECT count(*) FROM decision'; }
outcomes() { sqlite3 "$state/trail.db" 'SELECT outcome FROM reply ORDER BY outcome' | paste -sd' '; }

now=2026-11-10T08:00:00-06:00
letter "$home/ask" ask@example.org "$mum" "$ana" 'Mon, 9 Nov 2026 17:50:00 -0600' 'Questions' <<'E'
Hi Ms. Ortiz,

Could you send me the speech log for October?
Could you tell me which days the reading group meets?
Could you confirm the bus stop?
Could you send me the report card?

Thanks,
Marisol
E
deliver family "$home/ask"
ok 'four questions' st --quiet sync
now=2026-11-15T18:00:00-06:00
ok 'the digest is sent' st --quiet digest --send
ok '  and arrives at both parents' wait_until 20 arrived mum 1
ok '  and' wait_until 20 arrived dad 1
digest=$(digest_of mum)
dads=$(digest_of dad)
is 'it asks for answers at the log' "$(header Reply-To "$digest")" '<family@example.org>'
ok 'it says how to answer' grep -q 'You can reply to this mail' <(st digest)
ok 'nobody guesses its Message-ID' \
	grep -qE '^Message-ID: <digest\.[^@]*\.[0-9a-f]{32}@' "$digest"

# -- what is not taken
now=2026-11-15T19:00:00-06:00
reply forged 'Marisol Rivera <mum@free.example>' "$digest" 'Sun, 15 Nov 2026 18:30:00 -0600' <<<'1 done'
reply failed "$mum" "$digest" 'Sun, 15 Nov 2026 18:31:00 -0600' \
	'Authentication-Results: mx.example.org; dmarc=fail header.from=example.org' <<<'1 done'
reply other "$dad" "$digest" 'Sun, 15 Nov 2026 18:32:00 -0600' <<<'1 done'
reply school "$ana" "$digest" 'Sun, 15 Nov 2026 18:33:00 -0600' <<<'1 done'
reply machine "$mum" "$digest" 'Sun, 15 Nov 2026 18:34:00 -0600' 'Auto-Submitted: auto-replied' <<<'1 done'
letter "$home/guessed" guessed@example.org "$mum" "$log" 'Sun, 15 Nov 2026 18:35:00 -0600' 'Re: School trail' \
	'In-Reply-To: <digest.2026-11-15-by-hand.00000000000000000000@example.org>' <<<'1 done'
deliver family "$home/guessed"
letter "$home/forward" forward@example.org "$mum" "$log" 'Sun, 15 Nov 2026 18:36:00 -0600' 'Fwd: done' \
	"In-Reply-To: $(header Message-ID "$digest")" <<'E'
1 done

---------- Forwarded message ---------
From: Ana Ortiz <aortiz@maplegrove.k12.example>
Date: Wed, Nov 11, 2026 at 3:30 PM
Subject: Re: Questions
To: Marisol Rivera <mum@example.org>

2 done
E
deliver family "$home/forward"
ok 'a stranger, a failed check, the other parent, the school, a machine, a guess, a forward' \
	st --quiet sync
is '  decide nothing' "$(decisions)" 0

# -- what is
reply good "$mum" "$digest" 'Sun, 15 Nov 2026 18:40:00 -0600' <<'E'
1 done
2 teléfono, she rang
i3 snooze 2 weeks
9 done
4 frobnicate

Thanks!
Marisol
E
ok 'a reply with several lines' st --quiet sync
is 'what it says is done, and nothing that it quotes' "$(states)" 'i1 resolved null
i2 resolved null
i3 open 2026-11-29
i4 open null'
is 'it is no letter, and opens nothing' \
	"$(st messages --json | fields message_id | grep -c 'good@')" 0
is 'it decided as the command does' \
	"$(sqlite3 "$state/trail.db" "SELECT kind, coalesce(text, ''), coalesce(until, '') FROM decision" | paste -sd';')" \
	'resolved||;resolved|phone: she rang|;snoozed|2 weeks|2026-11-29'
reply again "$mum" "$digest" 'Sun, 15 Nov 2026 18:50:00 -0600' <<<'4 done'
deliver family "$home/good"
cp "$home/good" "$home/replayed"
sed -i 's/good@/replayed@/' "$home/replayed"
deliver family "$home/replayed"
ok 'it comes again, and again with another' st --quiet sync
is '  and nothing more is done' "$(decisions) $(states | cut -d' ' -f2 | paste -sd' ')" '3 resolved resolved open open'
is 'what came of each' "$(outcomes)" \
	'again again doubtful doubtful other silent silent silent taken'
states >"$home/before"
st --quiet rebuild
states >"$home/after"
is_file 'rebuild decides nothing again' "$home/after" "$home/before"
ok 'the chain holds' st verify

# -- what the next digest says, to whom it concerns
now=2026-11-22T18:00:00-06:00
st --quiet digest --send
ok 'the next digest comes' wait_until 20 arrived mum 2
perl -MMIME::QuotedPrint -0777 -ne 'my ($p) = /Content-Type: text\/plain.*?\n\r?\n(.*?)\n--=_/s; print decode_qp($p)' \
	"$(digest_of mum)" | tr -d '\r' | sed -n '/^YOUR REPLIES/,/^$/p' >"$home/shown"
cat >"$home/wanted" <<'E'
YOUR REPLIES
  "1 done": i1 is settled.
  "2 teléfono, she rang": i2 is settled.
  "i3 snooze 2 weeks": i3 rests until Sun 29 Nov.
  We could not read "9 done", and changed nothing for it.
  We could not read "4 frobnicate", and changed nothing for it.
  What we can read is a number and a word, a line each: i7 done.
  On Sun 15 Nov came a reply to your digest that could not be confirmed
  as yours. It was not read.
  Another reply came on Sun 15 Nov to a digest that you had answered
  already. A digest can be answered once, so nothing was changed by it;
  please reply to this one.

E
is_file 'what was done, what could not be read, what was refused' "$home/shown" "$home/wanted"
is 'dad hears of his own only' \
	"$(perl -MMIME::QuotedPrint -0777 -ne 'print decode_qp($_)' "$(digest_of dad)" | grep -c '1 done\|somebody else')" 2

# -- the old, and the switch
now=2026-12-20T19:00:00-06:00
second=$(digest_of mum)
reply late "$dad" "$dads" 'Sun, 20 Dec 2026 18:00:00 -0600' <<<'4 done'
reply fresh "$mum" "$second" 'Sun, 20 Dec 2026 18:10:00 -0600' <<<'4 hecho'
st --quiet sync
is 'an old digest cannot be answered, that of four weeks ago can' \
	"$(outcomes | grep -o 'late.*')" 'late other silent silent silent taken taken'
is '  in Spanish, too' "$(st items --all --json | fields state | tail -n 1)" resolved
configuration 'answer-by-mail = false'
now=2026-12-27T18:00:00-06:00
st --quiet digest --send
ok 'where nobody wants it' wait_until 20 arrived mum 3
is '  the digest does not speak of it' "$(grep -cE 'You can reply|^Reply-To' "$(digest_of mum)")" 0
reply off "$mum" "$(digest_of mum)" 'Sun, 27 Dec 2026 18:20:00 -0600' <<<'4 reopen'
now=2026-12-27T19:00:00-06:00
st --quiet sync
is '  and a reply decides nothing' "$(decisions)" 4
done_testing
