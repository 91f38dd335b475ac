/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-cli.h"
#include "td-language.h"
#ifdef TD_HAVE_WINDOW
#include "td-application.h"
#endif

int
main (int argc, char **argv)
{
  g_auto (GStrv) arguments = td_language_init (argc, argv);

#ifdef TD_HAVE_WINDOW
  if (!td_cli_is_command (arguments))
    return td_application_run ((int) g_strv_length (arguments), arguments);
#endif
  return td_cli_run (arguments);
}
