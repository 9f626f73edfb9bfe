# SPDX-License-Identifier: GPL-3.0-or-later
EXTRA_DIST += systemd/schooltraild.service.in systemd/sysusers.d/schooltrail.conf \
	systemd/tmpfiles.d/schooltrail.conf systemd/password.conf

# One family, or many: the two units differ in nothing else.
systemd/schooltraild.service: systemd/schooltraild.service.in Makefile
	$(AM_V_GEN)$(MKDIR_P) systemd && $(SED) -e 's|@sbindir[@]|$(sbindir)|' \
		-e 's|@whose[@]|a family|' -e 's|@state[@]|schooltrail|' \
		-e 's|@option[@]|--config /etc/schooltrail/schooltrail.conf|' \
		$(srcdir)/systemd/schooltraild.service.in >$@
systemd/schooltraild@.service: systemd/schooltraild.service.in Makefile
	$(AM_V_GEN)$(MKDIR_P) systemd && $(SED) -e 's|@sbindir[@]|$(sbindir)|' \
		-e 's|@whose[@]|the family %i|' -e 's|@state[@]|schooltrail/%i|' \
		-e 's|@option[@]|--family %i|' \
		$(srcdir)/systemd/schooltraild.service.in >$@
SYSTEMD_UNITS = systemd/schooltraild.service systemd/schooltraild@.service
CLEANFILES += $(SYSTEMD_UNITS)

if HAVE_SYSTEMD
systemdsystemunit_DATA = $(SYSTEMD_UNITS)
sysusersdir = $(prefix)/lib/sysusers.d
sysusers_DATA = systemd/sysusers.d/schooltrail.conf
tmpfilesdir = $(prefix)/lib/tmpfiles.d
tmpfiles_DATA = systemd/tmpfiles.d/schooltrail.conf
systemdexampledir = $(docdir)/examples
systemdexample_DATA = systemd/password.conf
endif
