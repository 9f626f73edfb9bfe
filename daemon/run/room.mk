# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += daemon/run/librun.a
daemon_run_librun_a_SOURCES =
