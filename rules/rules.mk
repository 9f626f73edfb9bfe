# SPDX-License-Identifier: GPL-3.0-or-later
# Rule packs: a folder a language, installed as they stand here.
rulesendir = $(pkgdatadir)/rules/en
dist_rulesen_DATA = \
	rules/en/10-words.rules \
	rules/en/20-request.rules \
	rules/en/30-commitment.rules \
	rules/en/40-guards.rules \
	rules/en/50-acts.rules \
	rules/en/60-letter.rules

rulesesdir = $(pkgdatadir)/rules/es
dist_ruleses_DATA = \
	rules/es/10-words.rules \
	rules/es/20-request.rules \
	rules/es/30-commitment.rules \
	rules/es/40-guards.rules \
	rules/es/50-acts.rules \
	rules/es/60-letter.rules

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
