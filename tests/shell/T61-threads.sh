#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Threads as a real server sees them (RFC 5256): a mailbox of a talkative list, with references to
# letters that are lost, loops, cut and contradicting references, changed subjects.  What the server
# joins by references is in one thread here; what is joined here and not there says why.
# shellcheck disable=SC2016 # the Perl is not for the shell
. "${BASH_SOURCE%/*}/lib.sh"

need perl curl
start_imap dovecot

# mailbox DIR TABLE: a Maildir; the table has the number and the Date of each letter, and "alone"
# for those that only a subject joins to strangers'
mailbox() {
	perl -MPOSIX=strftime -e '
	my ($dir, $table) = @ARGV;
	my ($n, $seed, @people) = (0, 42, qw(ann bob cyn dan eve fay gus hal));
	my @words = qw(apple river stone cloud paper green winter garden window silver morning
		teacher number letter pencil basket yellow button candle dinner);
	open my $index, ">", $table or die;
	sub chance { $seed = ($seed * 1103515245 + 12345) % 2147483648; int($seed / 65536) % $_[0] }
	# letter(SUBJECT, FROM, TO, HEADERS, BODY, ALONE): its Message-ID
	sub letter {
		my ($subject, $from, $to, $headers, $body, $alone) = @_;
		my $at = 1788000000 + $n * 37 * 60 + ($alone ? 1 : 0) * 86400 * 30 * $alone;
		my $date = strftime "%a, %d %b %Y %H:%M:00 +0000", gmtime $at;
		my $text = join " ", "Letter $n.", map { $words[chance(scalar @words)] } 1 .. 12;
		my $id = "<$n.x\@list.example>";
		$headers = "Message-ID: $id\n$headers" unless $headers =~ /^Message-ID/m;
		$headers =~ s/^Message-ID: none\n//m;
		open my $f, ">", sprintf "%s/cur/%d.M%06d.x:2,S", $dir, 1788000000 + $n, $n or die;
		print $f "From: \u$from <$from\@list.example>\nTo: $to\@list.example\n",
			"Cc: talk\@list.example\nDate: $date\nSubject: $subject\n$headers\n$text\n$body";
		print $index join("\t", $n, $date, $alone ? "alone" : ""), "\n";
		$said{$id} = [$from, $date, $text];
		$n++;
		return $id;
	}
	sub refs { @_ ? "References: " . join("\n ", @_) . "\n" : "" }
	for my $topic (1 .. 24) {
		my ($subject, @ids, @from) = ("Topic $topic of $words[$topic % @words]");
		my $lost = "<lost.$topic\@elsewhere.example>";
		for my $k (0 .. 7 + chance(5)) {
			my $me = $people[chance(scalar @people)];
			my $up = @ids ? chance(scalar @ids) : 0;
			my @refs = @ids[0 .. $up];
			my ($re, $to) = (@ids ? "Re: " : "", @ids ? $from[$up] : "talk");
			my $case = @ids ? chance(12) : 11;
			my $headers = refs(@refs);
			# the parent is lost, its own references are not
			if ($case == 0) { $headers = refs(@refs, $lost) }
			# a client that cuts them in the middle, one that repeats them, one that comments
			elsif ($case == 1) { $headers = refs($refs[0], $refs[-1]) }
			elsif ($case == 2) { $headers = refs(@refs, @refs) }
			elsif ($case == 3) { $headers = "References: (of yesterday) @refs\n" }
			# no References
			elsif ($case == 4) { $headers = "In-Reply-To: $refs[-1]\n" }
			elsif ($case == 5) { $headers = "In-Reply-To: Letter of $to of 1 Sep $refs[-1]\n" }
			# another subject in the same thread
			elsif ($case == 6) { $subject .= " (was: $words[$k])"; $re = "" }
			# in the wrong order, or to itself
			elsif ($case == 7) { $headers = refs(reverse @refs) }
			elsif ($case == 8) { $headers = refs(@refs, "<$n.x\@list.example>") }
			# without a name of its own
			elsif ($case == 9) { $headers = "Message-ID: none\n$headers" }
			my $id = letter("$re$subject", $me, $to, $headers, "");
			push @ids, $id unless $case == 9;
			push @from, $me unless $case == 9;
		}
	}
	# two that answer each other; three in a ring; brothers whose parent is lost
	my $a = $n;
	letter("Egg", "ann", "bob", refs("<" . ($a + 1) . ".x\@list.example>"), "");
	letter("Re: Egg", "bob", "ann", refs("<$a.x\@list.example>"), "");
	my @ring = map { "<" . ($n + $_) . ".x\@list.example>" } 0 .. 2;
	letter("Ring", $people[$_], "talk", refs($ring[($_ + 1) % 3]), "") for 0 .. 2;
	letter("Brothers $_", $people[$_], "talk", refs("<lost.b\@x>"), "") for 0 .. 3;
	# a child that was sent before its parent; a Message-ID that two people use
	my $parent = "<" . ($n + 1) . ".x\@list.example>";
	letter("Re: Early", "cyn", "dan", refs($parent), "");
	letter("Early", "dan", "cyn", "", "");
	my $twice = letter("Twice", "eve", "fay", "", "");
	letter("Other", "gus", "hal", "Message-ID: $twice\n", "");
	letter("Re: Twice", "fay", "eve", refs($twice), "");
	# no references at all: an answer by its subject; one that only quotes, by what it quotes
	letter("Plain", "hal", "ann", "", "");
	letter("RE: Plain", "ann", "hal", "", "");
	my $asked = letter("Quoted", "bob", "cyn", "", "");
	my ($who, $when, $text) = @{$said{$asked}};
	letter("Something else", "cyn", "bob", "",
		"\nOn $when, \u$who <$who\@list.example> wrote:\n> $text\n");
	# the news of strangers, months apart
	letter("News", $people[$_], $people[$_ + 4], "", "", $_) for 1 .. 3;
	' "$@"
}

mkdir -p "$home/Maildir/cur" "$home/Maildir/new" "$home/Maildir/tmp"
mailbox "$home/Maildir" "$home/table"
letters=$(wc -l <"$home/table" | tr -d ' ')
ok 'a mailbox of more than 200 letters' test "$letters" -ge 200
deliver family "$(find "$home/Maildir/cur" -type f | head -n 1)" # makes the mailbox
inbox=$ST_DIR/home/family/Maildir
rm "$inbox"/new/*
cp -p "$home"/Maildir/cur/* "$inbox/cur/"
[ "$(id -u)" != 0 ] || chown -R --reference="$inbox" "$inbox"

imap() { # COMMAND
	curl -sS --cacert "$ST_CA" -u "family:$ST_PASS" -X "$1" \
		"imaps://localhost:$ST_TLS_PORT/INBOX" | tr -d '\r'
}
for ((i = 1; i <= letters; i += 40)); do
	imap "FETCH $i:$((i + 39 < letters ? i + 39 : letters)) ENVELOPE"
done | sed -nE 's/^\* ([0-9]+) FETCH \(ENVELOPE \("([^"]*)".*/\1\t\2/p' >"$home/order"
is 'the server has them all' "$(wc -l <"$home/order" | tr -d ' ')" "$letters"
imap 'THREAD REFERENCES UTF-8 ALL' >"$home/references"
imap 'THREAD REFS UTF-8 ALL' >"$home/refs"
ok 'it answers with threads' grep -q '^\* THREAD (' "$home/references"
ok 'and with those that references alone make' grep -q '^\* THREAD (' "$home/refs"

configure </dev/null
now=2028-01-01T00:00:00Z
st --quiet import "$home/Maildir"
st messages --json | fields id own_text >"$home/texts"
st threads --json >"$home/threads"
is 'every letter is a letter here' \
	"$(cut -f2 "$home/texts" | grep -oE '^Letter [0-9]+' | sort -u | wc -l | tr -d ' ')" "$letters"

# compare SERVER: "lost" and "beyond" pairs, a line each, with the reason of those beyond
compare() {
	perl -MJSON::PP -e '
	my ($table, $order, $server, $texts, $threads) = @ARGV;
	sub lines { open my $f, "<", $_[0] or die; map { chomp; $_ } <$f> }
	my (%number, %alone, %at, %name, %theirs, %ours, %join);
	for (lines($table)) { my ($n, $date, $alone) = split /\t/; $number{$date} = $n;
		$alone{$n} = 1 if $alone }
	for (lines($order)) { my ($seq, $date) = split /\t/; $at{$seq} = $number{$date} }
	for (lines($texts)) { my ($id, $text) = split /\t/; $name{$id} = $1 if $text =~ /^Letter (\d+)/ }
	my ($depth, $thread) = (0, 0);
	my ($all) = grep { /^\* THREAD/ } lines($server);
	while ($all =~ /([()]|\d+)/g) {
		if ($1 eq "(") { $thread++ unless $depth++ }
		elsif ($1 eq ")") { $depth-- }
		else { $theirs{$at{$1}} = $thread }
	}
	for (lines($threads)) {
		my $t = decode_json $_;
		for (@{$t->{messages}}) {
			next unless defined(my $n = $name{$_->{id}});
			$ours{$n} = $t->{id};
			my $up = $_->{parent} && $theirs{$name{$_->{parent}}};
			push @{$join{$t->{id}}{$theirs{$n}}}, grep { defined && $up != $theirs{$n} }
				$_->{join};
		}
	}
	my @all = sort { $a <=> $b } keys %theirs;
	for my $i (0 .. $#all) { for my $k ($i + 1 .. $#all) {
		my ($x, $y) = @all[$i, $k];
		next unless $theirs{$x} == $theirs{$y} && $ours{$x} ne $ours{$y};
		print $alone{$x} && $alone{$y} ? "strangers" : "lost", "\t$x\t$y\n";
	} }
	# a thread of ours that holds several of theirs: each of them but one came by a reason
	for my $t (sort keys %join) {
		my @groups = keys %{$join{$t}};
		next if @groups == 1;
		my @why = map { $join{$t}{$_}[0] } @groups;
		my $unexplained = grep { !defined } @why;
		print "beyond\t$t\t", $unexplained <= 1 ? join ",", sort grep { defined } @why : "?", "\n";
	}' "$home/table" "$home/order" "$1" "$home/texts" "$home/threads"
}
compare "$home/refs" >"$home/by-refs"
is 'whatever references join is joined here' "$(grep -cE '^(lost|strangers)' "$home/by-refs")" 0
is 'what is joined beyond says why' "$(grep -c '?' "$home/by-refs")" 0
is 'by references that name the letter itself, too, by subject, by quote' \
	"$(grep '^beyond' "$home/by-refs" | cut -f3 | sed 's/ m[0-9]*//' | sort -u | paste -sd' ')" \
	'quotes references subject'
compare "$home/references" >"$home/by-references"
is 'no pair of the whole algorithm is lost' "$(grep -c '^lost' "$home/by-references")" 0
is 'but that of strangers with one subject' "$(grep -c '^strangers' "$home/by-references")" 3
id=$(grep -oE '"id":"m[0-9]+","message_id":[^,]*,"parent":"m[0-9]+","join":"quotes' \
	"$home/threads" | grep -oE 'm[0-9]+' | head -n 1)
ok 'explain tells the reason, too' grep -q 'in its thread by quotes m' <(st explain "$id")

# In another order of arrival the threads are the same.
st threads --json | perl -MJSON::PP -ne 'my $t = decode_json $_;
	print join(" ", sort grep { defined } map { $_->{message_id} } @{$t->{messages}}), "\n"' |
	sort >"$home/forward"
rm -rf "$state"
find "$home/Maildir/cur" -type f | sort -r | while read -r file; do
	printf 'From x Sat Jan  1 00:00:00 2028\n'
	cat "$file"
	printf '\n'
done >"$home/backward.mbox"
st --quiet import "$home/backward.mbox"
st threads --json | perl -MJSON::PP -ne 'my $t = decode_json $_;
	print join(" ", sort grep { defined } map { $_->{message_id} } @{$t->{messages}}), "\n"' |
	sort >"$home/backward"
is_file 'the order of arrival changes nothing' "$home/backward" "$home/forward"
done_testing
