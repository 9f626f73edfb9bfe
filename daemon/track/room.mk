# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += daemon/track/libtrack.a
daemon_track_libtrack_a_SOURCES =
