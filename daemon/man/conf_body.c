/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints what of schooltrail.conf(5) is made of the key table.  Used at build only. */
#include "config/config.h"

#include <stdio.h>

int main(void)
{
	g_autofree char *body = config_manual();

	return fputs(body, stdout) == EOF || fflush(stdout) == EOF;
}
