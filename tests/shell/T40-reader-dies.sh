#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A mail that kills its reader costs that mail, twice, and then no more: it is kept raw, set aside
# and shown; the others are read.  A better reader reads it after `rebuild`.
. "${BASH_SOURCE%/*}/lib.sh"

need perl
configure </dev/null
mkdir "$home/mail" "$home/tree"
letter "$home/mail/1.eml" one@example.org 'Marisol Rivera <mum@example.org>' \
	'Dana Whitfield <dwhitfield@maplegrove.k12.example>' \
	'Tue, 8 Sep 2026 19:12:00 -0500' 'Speech minutes' <<E
Could you send me the speech log for September?
E
letter "$home/mail/2.eml" two@example.org 'Marisol Rivera <mum@example.org>' \
	'Dana Whitfield <dwhitfield@maplegrove.k12.example>' \
	'Wed, 9 Sep 2026 19:12:00 -0500' 'Poison' <<E
Could you send me the list of words?
E

# A tree in which the reader is one that dies of the word Poison and passes all else on.
cp "$top/schooltrail" "$home/tree/"
ln -s "$top/rules" "$home/tree/rules"
: >"$home/tree/config.status"
cat >"$home/tree/schooltrail-reader" <<READER
#!/usr/bin/perl
use strict;
use Socket;
socketpair(my \$ours, my \$theirs, AF_UNIX, SOCK_STREAM, PF_UNSPEC) or die;
if (!fork) {
	open(STDIN, '<&', \$theirs) or die;
	close \$ours;
	exec '$top/schooltrail-reader';
}
close \$theirs;
sub pass { # a frame: kind, length, bytes
	my (\$from, \$to) = @_;
	my (\$frame, \$body) = ('', '');
	sysread(\$from, \$frame, 8 - length \$frame, length \$frame) or exit while length \$frame < 8;
	my \$length = (unpack 'LL', \$frame)[1];
	sysread(\$from, \$body, \$length - length \$body, length \$body) or exit while length \$body < \$length;
	kill 'KILL', \$\$ if \$body =~ /Subject: Poison/;
	syswrite(\$to, \$frame . \$body) == 8 + \$length or exit;
}
open(my \$daemon, '+<&=', 0) or die;
while (1) {
	pass(\$daemon, \$ours);
	pass(\$ours, \$daemon);
}
READER
chmod +x "$home/tree/schooltrail-reader"
poisoned() { top=$home/tree st "$@"; }

is 'both are taken in, one is set aside' \
	"$(poisoned import --json "$home/mail" | fields seen kept set_aside)" '2	2	1'
is 'the other is read' "$(st items --json | fields quote)" \
	'Could you send me the speech log for September?'
ok 'status shows it' sh -c '"$@" | grep -q "the reader failed on it twice"' - \
	"$top/schooltrail" --config "$conf" --state-dir "$state" --now "$now" status
ok 'so does the digest' sh -c '"$@" | grep -q "set aside"' - \
	"$top/schooltrail" --config "$conf" --state-dir "$state" --now "$now" digest
is 'it is not tried again' "$(poisoned import --json "$home/mail" | fields seen kept set_aside)" \
	'2	0	0'
ok 'its bytes are kept as they came' st verify
st --quiet rebuild
is 'a better reader reads it' "$(st items --json | fields quote | sort)" \
	"Could you send me the list of words?
Could you send me the speech log for September?"
done_testing
