# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += daemon/reader/libreader.a
daemon_reader_libreader_a_SOURCES =
