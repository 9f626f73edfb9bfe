# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += daemon/classify/libclassify.a
daemon_classify_libclassify_a_SOURCES =
