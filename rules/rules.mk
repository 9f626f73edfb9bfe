# SPDX-License-Identifier: GPL-3.0-or-later
# Rule packs: a folder a language, installed as they stand here.
rulesendir = $(pkgdatadir)/rules/en
dist_rulesen_DATA = \
	rules/en/10-words.rules \
	rules/en/20-request.rules \
	rules/en/25-hint.rules \
	rules/en/27-need.rules \
	rules/en/28-gap.rules \
	rules/en/30-commitment.rules \
	rules/en/32-present.rules \
	rules/en/33-order.rules \
	rules/en/35-terse.rules \
	rules/en/40-guards.rules \
	rules/en/45-shape.rules \
	rules/en/50-acts.rules \
	rules/en/51-acts-kinds.rules \
	rules/en/52-holding.rules \
	rules/en/54-settling.rules \
	rules/en/56-harm.rules \
	rules/en/60-letter.rules \
	rules/en/70-track.rules \
	rules/en/71-words.rules \
	rules/en/72-services.rules \
	rules/en/80-wording.rules

# A dialect is its language and what differs.
rulesengbdir = $(pkgdatadir)/rules/en-GB
dist_rulesengb_DATA = rules/en-GB/10-words.rules
rulesencadir = $(pkgdatadir)/rules/en-CA
dist_rulesenca_DATA = rules/en-CA/10-words.rules

rulesesdir = $(pkgdatadir)/rules/es
dist_ruleses_DATA = \
	rules/es/10-words.rules \
	rules/es/20-request.rules \
	rules/es/25-hint.rules \
	rules/es/30-commitment.rules \
	rules/es/35-terse.rules \
	rules/es/40-guards.rules \
	rules/es/50-acts.rules \
	rules/es/52-holding.rules \
	rules/es/54-settling.rules \
	rules/es/56-more-acts.rules \
	rules/es/56-harm.rules \
	rules/es/60-letter.rules \
	rules/es/70-track.rules \
	rules/es/71-words.rules \
	rules/es/72-services.rules \
	rules/es/80-wording.rules

rulesplatformsdir = $(pkgdatadir)/rules/platforms
dist_rulesplatforms_DATA = \
	rules/platforms/blackbaud.rules \
	rules/platforms/classdojo.rules \
	rules/platforms/example.rules.in \
	rules/platforms/generic.rules \
	rules/platforms/google-classroom.rules \
	rules/platforms/infinite-campus.rules \
	rules/platforms/parentsquare.rules \
	rules/platforms/remind.rules \
	rules/platforms/schoolmessenger.rules \
	rules/platforms/seesaw.rules \
	rules/platforms/talkingpoints.rules

# Letters to the school, a folder a language.
lettersendir = $(pkgdatadir)/rules/letters/en
dist_lettersen_DATA = \
	rules/letters/en/D-1.letter \
	rules/letters/en/D-2.letter \
	rules/letters/en/D-3.letter \
	rules/letters/en/D-5.letter \
	rules/letters/en/D-ACC.letter \
	rules/letters/en/D-CHK.letter \
	rules/letters/en/D-COV.letter \
	rules/letters/en/D-LOG.letter \
	rules/letters/en/D-MISS.letter \
	rules/letters/en/D-MTG.letter \
	rules/letters/en/D-POL.letter \
	rules/letters/en/D-REC.letter \
	rules/letters/en/D-SUM.letter \
	rules/letters/en/D-THX.letter
lettersesdir = $(pkgdatadir)/rules/letters/es
dist_letterses_DATA = \
	rules/letters/es/D-1.letter \
	rules/letters/es/D-2.letter \
	rules/letters/es/D-3.letter \
	rules/letters/es/D-5.letter \
	rules/letters/es/D-ACC.letter \
	rules/letters/es/D-CHK.letter \
	rules/letters/es/D-COV.letter \
	rules/letters/es/D-LOG.letter \
	rules/letters/es/D-MISS.letter \
	rules/letters/es/D-MTG.letter \
	rules/letters/es/D-POL.letter \
	rules/letters/es/D-REC.letter \
	rules/letters/es/D-SUM.letter \
	rules/letters/es/D-THX.letter

# What the tracker weighs, in every language.
rulesdir = $(pkgdatadir)/rules
dist_rules_DATA = rules/weights.tsv

# Clocks: a file a jurisdiction.
rulesclocksdir = $(pkgdatadir)/rules/clocks
dist_rulesclocks_DATA = \
	rules/clocks/ca-on.tsv \
	rules/clocks/customary.tsv \
	rules/clocks/gb-eng.tsv \
	rules/clocks/us-ca.tsv \
	rules/clocks/us-fl.tsv \
	rules/clocks/us-il.tsv \
	rules/clocks/us-ma.tsv \
	rules/clocks/us-nj.tsv \
	rules/clocks/us-ny.tsv \
	rules/clocks/us-pa.tsv \
	rules/clocks/us-tx.tsv \
	rules/clocks/us.tsv
