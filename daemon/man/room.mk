# SPDX-License-Identifier: GPL-3.0-or-later
dist_man_MANS = daemon/man/schooltrail.1 daemon/man/schooltraild.8 daemon/man/schooltrail.conf.5
EXTRA_DIST += daemon/man/schooltrail.conf.5.in
MAINTAINERCLEANFILES = daemon/man/schooltrail.conf.5

noinst_PROGRAMS += daemon/man/conf_body
daemon_man_conf_body_SOURCES = daemon/man/conf_body.c
daemon_man_conf_body_LDADD = daemon/config/libconfig.a daemon/model/libmodel.a \
	daemon/base/libbase.a $(GLIB_LIBS)

# The keys come from the table, so that page and parser cannot differ.  The page depends on the
# sources and not on the program: a tarball brings it along, and needs to run nothing.
daemon/man/schooltrail.conf.5: daemon/man/schooltrail.conf.5.in daemon/config/keys.c \
		daemon/config/manual.c
	$(AM_V_at)$(MAKE) $(AM_MAKEFLAGS) daemon/man/conf_body$(EXEEXT)
	$(AM_V_GEN)daemon/man/conf_body$(EXEEXT) >$@.body && \
	$(SED) -e '/^@KEYS@$$/{' -e 'r $@.body' -e 'd' -e '}' \
		$(srcdir)/daemon/man/schooltrail.conf.5.in >$@.tmp && \
	rm -f $@.body && mv $@.tmp $@

dist_man_MANS += daemon/man/schooltrail-rules.5
