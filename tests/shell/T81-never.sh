#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What must never happen, each with a test that would fail if it did.
. "${BASH_SOURCE%/*}/lib.sh"
need strings

configure <<'E'

[contact case-manager]
name = Ana Ortiz
address = aortiz@maplegrove.k12.example
role = case-manager
[contact teacher]
name = Dana Whitfield
address = dwhitfield@maplegrove.k12.example
role = teacher
[contact stand-in]
name = Tom Boyd
address = tboyd@maplegrove.k12.example
role = teacher

[digest]
to = mum@example.org; dad@example.org
E
mum='Marisol Rivera <mum@example.org>'
ortiz='Ana Ortiz <aortiz@maplegrove.k12.example>'
teacher='Dana Whitfield <dwhitfield@maplegrove.k12.example>'
k=0

# write FROM TO DATE SUBJECT [HEADER...]: a letter, taken in
write() { letter "$home/$((k += 1)).eml" "$k@example.org" "$@" && st --quiet import "$home/$k.eml"; }
fresh() { rm -rf "$state" && k=0; }
state_of() { st items --all --json | fields id state | awk -v i="$1" '$1 == i { print $2 }'; }
digest_json() { st digest --format=json; }
# section ITEM: where it stands in the digest
section() {
	digest_json | perl -MJSON::PP -e 'local $/; my $d = decode_json(<STDIN>);
		for my $s (@{$d->{sections}}) { for (@{$s->{entries}}) {
			print $s->{kind}, "\n" if ($_->{item} // "") eq $ARGV[0] && $s->{kind} !~ /changes/ } }' "$1"
}
# what no letter to a school says, in either language
banned='lawyer|attorney|\bsue\b|lawsuit|legal action|violat|complain|due process|or else|report you|unacceptable|you failed|demand|abogad|demanda|queja formal|acci[oó]n legal|o si no|inaceptable|incumpl'

# 1. Nothing goes outside the family.
sed 's/^to = .*/to = mum@example.org; aortiz@maplegrove.k12.example/' "$conf" >"$home/out.conf"
chmod 600 "$home/out.conf"
exits '1. a digest for the school is refused' 78 \
	"$top/schooltrail" --config "$home/out.conf" --state-dir "$state" check
ok '... and who it was' grep -q 'aortiz@maplegrove.k12.example' "$home/got"
is '1. no program here can change a flag of a mail' \
	"$(strings -n 5 "$top/schooltraild" "$top/schooltrail" | grep -cE '^(UID )?STORE |SELECT %s|\+FLAGS')" 0

# 2, 3. No letter threatens, cites law or calls anything a violation, at any stage.
fresh
now=2026-12-18T18:00:00-06:00
write "$mum" "$ortiz" 'Mon, 14 Sep 2026 09:00:00 -0500' 'Speech minutes' <<'E'
Could you send me the speech log for August?
His plan says thirty minutes twice a week.
E
for day in 21 28; do
	write "$mum" "$ortiz" "$(date -ud "2026-09-$day 14:00" -R)" 'Re: Speech minutes' \
		'In-Reply-To: <1@example.org>' <<<'Any word on the speech log for August?'
done
said=
for language in en es; do
	for name in D-1 D-2 D-3 D-MTG D-5 D-CHK D-COV D-LOG D-MISS D-ACC D-POL D-REC; do
		for day in 2026-09-17 2026-09-22 2026-10-05 2026-12-18; do
			said+=$(now=${day}T18:00:00-06:00 st --quiet draft i1 --letter=$name \
				--language=$language 2>/dev/null)
		done
	done
done
ok '2. all letters were written' test ${#said} -gt 8000
is '2. none threatens or cites law' "$(grep -ciE "$banned|34 CFR|IDEA|statute" <<<"$said")" 0
is '3. the word violation stands nowhere in the programs' \
	"$(strings "$top/schooltrail" "$top/schooltraild" | grep -ciE 'violat(ion|ed|es)')" 0
ok '1. the digest has a page' grep -q '<html' <(st digest --format=html)
is '1. which loads nothing' "$(st digest --format=html | grep -ciE '(src|href)="?https?:')" 0
is '3. nor in what the family reads' "$(st digest | grep -ciE 'violat|complain|ignored|failed to')" 0

# 5. No name and no plan in a subject, a log, or the name of a process.
fresh
write "$mum" "$ortiz" 'Mon, 14 Sep 2026 09:00:00 -0500' 'Emma: autism evaluation and IEP' <<'E'
Could you send me the autism evaluation of Emma?
E
subject=$(st digest --format=eml | sed -n 's/^Subject: //p')
ok '5. the digest has a subject' test -n "$subject"
is '5. without name, diagnosis or plan' "$(grep -ciE 'Emma|autism|IEP' <<<"$subject")" 0
is '5. the picture has no telling name' \
	"$(st digest --format=eml | grep -iE '^ *(file)?name' | grep -ciE 'emma|iep|autism')" 0
letter "$home/9.eml" 9@example.org "$ortiz" "$mum" 'Tue, 15 Sep 2026 09:00:00 -0500' \
	'Emma: autism' <<<'Emma has autism.'
is '5. nor do the lines of the journal' \
	"$(st --verbose import "$home/9.eml" 2>&1 | grep -ciE 'emma|autism|ortiz')" 0

# 8. Who has said to be away is not pressed; who stands in is written to.
fresh
now=2026-10-07T18:00:00-06:00
write "$mum" "$teacher" 'Mon, 28 Sep 2026 09:00:00 -0500' 'Desk' <<'E'
Could you tell me where his desk stands?
E
is '8. nobody is away: a note is offered' "$(section i1)" needs-you
write "$teacher" "$mum" 'Mon, 28 Sep 2026 09:01:00 -0500' 'Automatic reply: Desk' \
	'Auto-Submitted: auto-replied' <<'E'
I am out of the office until October 19 and will read my mail then.
E
is '8. away: the item waits, and no note is offered' "$(section i1)" waiting
ok '8. the digest says until when' grep -q 'Dana Whitfield is away until Mon 19 Oct' <(st digest | tr -s '\n ' ' ')
st --quiet draft i1 >/dev/null 2>"$home/hints"
ok '8. the letter can be had all the same, with a word' \
	test "$(st draft i1 2>&1 >/dev/null | grep -c 'is away until 2026-10-19: this may wait')" = 1
is '8. the answer is not one' "$(state_of i1)" open
is '8. back: a note is offered again' "$(now=2026-10-19T18:00:00-05:00 section i1)" needs-you
fresh
write "$mum" "$teacher" 'Mon, 28 Sep 2026 09:00:00 -0500' 'Desk' <<'E'
Could you tell me where his desk stands?
E
write "$teacher" "$mum" 'Mon, 28 Sep 2026 09:01:00 -0500' 'Automatic reply: Desk' \
	'Auto-Submitted: auto-replied' <<'E'
I am out of the office until October 19. For urgent matters please contact Mr. Boyd.
E
is '8. somebody stands in: a note is offered' "$(section i1)" needs-you
ok '8. to them' grep -q '^To: Tom Boyd <tboyd@maplegrove.k12.example>' <(st draft i1 2>/dev/null)
write "$teacher" "$mum" 'Thu, 1 Oct 2026 09:01:00 -0500' 'Books' <<<'The books came in today.'
ok '8. a letter of her own: she is there again' \
	grep -q '^To: Dana Whitfield <dwhitfield' <(st draft i1 2>/dev/null)

# 9. The other parent's address is in no letter.
is '9. no letter names the other parent' \
	"$(for f in text eml; do st draft i1 --format=$f 2>/dev/null; done | grep -c 'dad@example.org')" 0

# 10. The archive is never altered.
raw() { st show m1 --raw | sha256sum; }
before=$(raw)
is '10. what is kept is what came' "$before" "$(sha256sum <"$home/1.eml")"
for command in 'done i1' 'reopen i1' 'dismiss i1' 'reopen i1' 'snooze i1 2026-11-01' rebuild; do
	# shellcheck disable=SC2086 # words
	st --quiet $command
done
is '10. and stays so' "$(raw)" "$before"
ok '10. the trail proves it' st --quiet verify

# 11. Newsletters, automatic replies and reports answer nothing.
fresh
write "$mum" "$ortiz" 'Mon, 28 Sep 2026 09:00:00 -0500' 'Picture day' <<'E'
When is picture day?
E
write "$ortiz" "$mum" 'Tue, 29 Sep 2026 09:00:00 -0500' 'Re: Picture day' \
	'In-Reply-To: <1@example.org>' 'Auto-Submitted: auto-replied' <<'E'
Picture day is on October 9. I am out until October 1.
E
write "$ortiz" "$mum" 'Wed, 30 Sep 2026 09:00:00 -0500' 'Weekly newsletter' 'Precedence: bulk' \
	'List-Unsubscribe: <https://lists.example/u>' <<'E'
Dear families, picture day is on October 9.
E
is '11. an automatic reply and a newsletter answer nothing' "$(state_of i1)" open

# 12. No nagging: once in a digest; what was put aside stays so until new mail.
is '12. one item stands once in the digest' "$(section i1 | wc -l | tr -d ' ')" 1
st --quiet dismiss i1
is '12. put aside: it is not spoken of' "$(section i1)" ''
is '12. nor a month later' "$(now=2026-11-20T18:00:00-06:00 section i1)" ''
done_testing
