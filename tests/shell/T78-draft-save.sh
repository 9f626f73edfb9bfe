#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The letter for an item goes among the drafts of the family's mailbox: a proper reply, there once,
# unsent; nothing else on the server changes.
. "${BASH_SOURCE%/*}/lib.sh"
need curl
start_imap dovecot

mum='Marisol Rivera <mum@example.org>'
ortiz='Ana Ortiz <aortiz@maplegrove.k12.example>'
letter "$home/1.eml" asked@example.org "$mum" "$ortiz" 'Tue, 3 Nov 2026 19:12:00 -0600' \
	'Speech log' <<'E'
Hi Ms. Ortiz,

Could you please send me the speech log for October?

Thanks,
Marisol
E
letter "$home/2.eml" again@example.org "$mum" "$ortiz" 'Mon, 9 Nov 2026 08:00:00 -0600' \
	'Re: Speech log' 'In-Reply-To: <asked@example.org>' 'References: <asked@example.org>' <<'E'
Any word on the speech log for October?
E
deliver family "$home/1.eml"
deliver family "$home/2.eml"
source_inbox 'only-school = false' 'folders = INBOX' | configure
cat >>"$conf" <<'E'

[contact case-manager]
name = Ana Ortiz
address = aortiz@maplegrove.k12.example
role = case-manager
E
now=2026-11-16T18:00:00-06:00
ok 'the mail is taken in' st --quiet sync

# imap COMMAND [FOLDER]: what the server says
imap() {
	curl -sS --cacert "$ST_CA" -u "family:$ST_PASS" -X "$1" \
		"imaps://localhost:$ST_TLS_PORT/${2-}" 2>&1 | tr -d '\r'
}
flags() { imap 'FETCH 1:* (UID FLAGS)' INBOX | sed 's/ *\\Recent//'; }
# saved: the header of the first draft, unfolded
saved() {
	curl -sS --cacert "$ST_CA" -u "family:$ST_PASS" \
		"imaps://localhost:$ST_TLS_PORT/Drafts;MAILINDEX=1" | tr -d '\r' |
		sed '/^$/q' | sed -e ':a' -e 'N' -e '$!ba' -e 's/\n[ \t]/ /g'
}
drafts() { imap 'FETCH 1:* (FLAGS)' Drafts | grep -c FETCH; }

exits 'a mailbox without a folder for drafts is told of' 1 st --quiet draft i1 --save
ok '... and what to do' grep -q 'no folder for drafts; make one named Drafts' "$home/got"
imap 'CREATE Drafts' >/dev/null
flags >"$home/flags"

exits 'the letter is saved' 0 st draft i1 --save
ok 'and it is told where' grep -q 'the letter is in "Drafts" of \[source inbox\]' "$home/got"
ok 'the letter is shown too' grep -q '^Subject: ' "$home/got"
is 'it is there' "$(drafts)" 1
ok 'as a draft' grep -q 'Draft' <(imap 'FETCH 1:* (FLAGS)' Drafts)
ok 'to the case manager' grep -qx 'To: "Ana Ortiz" <aortiz@maplegrove.k12.example>' <(saved)
ok 'from her who asked' grep -qx 'From: "Marisol Rivera" <mum@example.org>' <(saved)
ok 'it threads: an answer to the last letter' grep -qx 'In-Reply-To: <again@example.org>' <(saved)
ok 'with all before it' grep -qx 'References: <asked@example.org> <again@example.org>' <(saved)
ok 'nothing in it names this program' test "$(saved | grep -ci schooltrail)" = 0

exits 'the same letter again' 0 st draft i1 --save
ok 'is known' grep -q 'this letter is already in "Drafts"' "$home/got"
is 'and there once' "$(drafts)" 1
flags >"$home/flags-after"
is_file 'no flag of the mail has changed' "$home/flags-after" "$home/flags"

now=2026-11-30T18:00:00-06:00
ok 'a draft that was not sent is no letter of the family' st --quiet sync
is 'the item counts two attempts' "$(st items --json | fields id attempts | head -n 1 | tr "\t" " ")" "i1 2"

sed -i 's/^password-file.*/password-file = \/dev\/null/' "$conf"
exits 'a login that does not work' 77 st --quiet draft i1 --save
sed -i '/^\[source inbox\]/,$d' "$conf"
exits 'no mailbox at all' 1 st --quiet draft i1 --save
ok '... and what to do' grep -q 'use --format=eml' "$home/got"
done_testing
