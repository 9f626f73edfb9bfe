# SPDX-License-Identifier: GPL-3.0-or-later
# Turn SQL into C: each "-- name: mail_add" begins STATEMENT(MAIL_ADD, "...text...").
# A line stays a line, so that the text, its checksum and SQLite's messages are of the file.
# What stands at the head of a file belongs to no script.
FNR == 1 {
	if (open)
		print ")"
	open = 0
}
/^-- name: [a-z][a-z0-9_]*$/ {
	if (open)
		print ")"
	open = 1
	printf "STATEMENT(%s,", toupper($3)
	next
}
open {
	gsub(/\\/, "\\\\")
	gsub(/"/, "\\\"")
	printf "\n\t\"%s\\n\"", $0
}
END {
	if (open)
		print ")"
}
