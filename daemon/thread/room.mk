# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += daemon/thread/libthread.a
daemon_thread_libthread_a_SOURCES =
