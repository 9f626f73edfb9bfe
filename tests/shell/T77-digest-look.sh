#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# How the sample family's digest looks: word by word in both languages, and in a browser as narrow
# as a phone.  Where it changed on purpose, contrib/pictures makes the expected texts anew.
# shellcheck source=lib.sh
. "${BASH_SOURCE%/*}/lib.sh"

sample=$here/../../contrib/sample

# speak LANGUAGE OTHER
speak() {
	sed "s#^path = mail#path = $sample/mail#; s#^languages = .*#languages = $1; $2#" \
		"$sample/schooltrail.conf" >"$conf"
	chmod 600 "$conf"
}
# The seal knows where the letters lie, and nothing else in it does.
unsealed() { sed '/^  [0-9a-f]\{64\}$/d' "$1"; }
too_long() { grep -E '^.{73}' "$1"; }

speak en es
st --quiet sync
for language in en es; do
	[ $language = en ] || speak es en
	st digest >"$home/digest"
	unsealed "$home/digest" >"$home/digest.$language"
	is_file "word by word, $language" "$home/digest.$language" "$sample/digest.$language.txt"
	is "no line is longer than 72, $language" "$(too_long "$home/digest")" ''
	ok "no more than 120 of them, $language" test "$(wc -l <"$home/digest")" -le 120
done
# what people wrote stands in quotation marks or behind a name; all else is ours
is 'no English sentence of ours in the Spanish one' "$(grep -nE \
	'^ *[^"]*\b(wrote|asked|settled|school day|answered|waiting|letter|week)\b' \
	<(sed -z 's/«[^»]*»//g' "$home/digest.es") | grep -vE '^[0-9]+:  (i[0-9]+|[a-zé]{3} [0-9]+ [a-z]{3}) |"')" ''

speak en es
st digest --format=eml >"$home/eml"
is 'subject and names of files tell no child and no plan' \
	"$(grep -iE '^(Subject|.*name)[:=].*(Luc|Ben|IEP|504)' "$home/eml")" ''
is 'a text, a page and its picture' "$(grep -oE '^Content-Type: [a-z/]+' "$home/eml" |
	cut -d' ' -f2 | paste -sd' ')" \
	'multipart/alternative text/plain multipart/related text/html image/png'
st digest --format=html >"$home/page.html"
is 'nothing is loaded from anywhere' "$(grep -cE '(src|href)="?(http|//)|url\(|@import' \
	"$home/page.html")" 0
ok 'the page fits into what Gmail shows' \
	test "$(sed 's/base64,[^"]*//' "$home/page.html" | wc -c)" -lt 102000

browser=
for name in chromium chromium-browser google-chrome; do
	[ -n "$browser" ] || browser=$(command -v "$name")
done
# width PIXELS: of a frame, for no window is as narrow, and of the page in it
width() {
	local tell='parent.postMessage(innerWidth + " " + document.documentElement.scrollWidth, "*")'
	local hear='onmessage = function (m) { document.title = "width " + m.data }'
	sed "s#</body>#<script>$tell</script></body>#" "$home/page.html" >"$home/inner.html"
	printf '<!DOCTYPE html><title>?</title><script>%s</script><iframe width=%s height=800 %s' \
		"$hear" "$1" "frameborder=0 src=inner.html></iframe" >"$home/outer.html"
	HOME=$home timeout 60 "$browser" --headless --no-sandbox --disable-gpu --hide-scrollbars \
		--virtual-time-budget=5000 --dump-dom "file://$home/outer.html" 2>/dev/null |
		sed -n 's/.*<title>width \(.*\)<\/title>.*/\1/p'
}
if [ -n "$browser" ]; then
	is 'on a phone nothing is wider than the phone' "$(width 360)" '360 360'
	is 'nor on a smaller one' "$(width 320)" '320 320'
else
	result 0 'on a phone nothing is wider than the phone # SKIP no browser'
fi
done_testing
