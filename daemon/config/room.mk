# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += daemon/config/libconfig.a
daemon_config_libconfig_a_SOURCES =
