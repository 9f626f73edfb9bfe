#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The same mail by `sync` from a real IMAP server and by `import` from its files gives the same
# letters and items, and on the server not one flag has changed.
. "${BASH_SOURCE%/*}/lib.sh"

# STORY_SAMPLE: another family's folder, with mail/*.eml and schooltrail.conf
sample=${STORY_SAMPLE:-$here/../../contrib/sample}
[ -d "$sample/mail" ] || skip_all "no sample mailbox"
need curl
start_imap dovecot

# each mail at the time it was received, every second one unread
mkdir -p "$home/Maildir/cur" "$home/Maildir/new" "$home/Maildir/tmp"
i=0
for file in "$sample"/mail/*.eml; do
	i=$((i + 1))
	name=$(printf '%05d.%s' $i "$(basename "$file" .eml)")
	date=$(sed -n 's/^Date: //p' "$file" | head -n 1 | tr -d '\r')
	if [ $((i % 2)) = 0 ]; then to=cur/$name:2,S; else to=new/$name; fi
	cp "$file" "$home/Maildir/$to"
	touch -d "$date" "$home/Maildir/$to"
done
deliver family "$home/Maildir/new/00001."* # makes the mailbox
inbox=$ST_DIR/home/family/Maildir
rm "$inbox"/new/*
cp -p "$home"/Maildir/new/* "$inbox/new/"
cp -p "$home"/Maildir/cur/* "$inbox/cur/"
[ "$(id -u)" != 0 ] || chown -R --reference="$inbox" "$inbox"

flags() { # of every mail on the server, by UID
	curl -sS --cacert "$ST_CA" -u "family:$ST_PASS" -X 'FETCH 1:* (UID FLAGS)' \
		"imaps://localhost:$ST_TLS_PORT/INBOX" | tr -d '\r' | sed 's/ *\\Recent//'
}
# all but where a mail was found
trail() { st messages --json | sed -E 's/"file":("[^"]*"|null),//' && st items --all --json; }
only() { # without the sample's own sources and ways out
	awk '/^\[/ { skip = /^\[(source|smtp)/ } !skip' "$sample/schooltrail.conf"
}

now=2028-01-01T00:00:00Z # after all of it
only >"$conf"
st --quiet import "$home/Maildir"
trail >"$home/by-import"
ok 'the sample holds letters' test "$(wc -l <"$home/by-import")" -ge $i

rm -rf "$state"
{
	only
	source_inbox 'only-school = false' 'folders = INBOX'
} >"$conf"
flags >"$home/flags"
is 'the server has them all' "$(wc -l <"$home/flags" | tr -d ' ')" $i
ok 'sync' st --quiet sync
trail >"$home/by-sync"
is_file 'sync and import say the same' "$home/by-sync" "$home/by-import"
flags >"$home/flags-after"
is_file 'not one flag has changed' "$home/flags-after" "$home/flags"
st --quiet sync
trail >"$home/again"
is_file 'a second sync adds nothing' "$home/again" "$home/by-import"
done_testing
