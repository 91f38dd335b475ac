/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-json.h"
#include "td-store.h"

G_BEGIN_DECLS

/**
 * TdCli: one run of one command.
 * @json: non-%NULL with --json: what the command is to answer
 * @author: (nullable): from --author
 *
 * A command reads its arguments with td_cli_parse(), answers through @json or
 * td_cli_print(), and returns %FALSE with an error.
 */
typedef struct
{
  TdJson  *json;
  char    *author;
  gboolean wants_json;
  gboolean wrong_use;
} TdCli;

/**
 * td_cli_parse:
 * @arguments: (inout): the command's name first; the positional ones remain
 * @entries: (nullable): the command's own options; --json and --author are added
 * @usage: "FILE --year Y", for --help and messages
 * @summary: translated
 * @n_positional: how many positional arguments there must be
 */
gboolean td_cli_parse (TdCli *self, GStrv *arguments, const GOptionEntry *entries, const char *usage,
                       const char *summary, guint n_positional, GError **error);

/* A line for people; nothing with --json. */
void     td_cli_print (TdCli *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Opens the register named on the command line, with the author from --author.
 * @needs_writing: refuse with the reason when it is read-only. */
TdStore *td_cli_open  (TdCli *self, const char *path, gboolean needs_writing, GError **error);

/* "2026" as a year from 2000 to 2100; an error names the option. */
gboolean td_cli_check_year (int year, GError **error);

/* Whether a file can be written there, before something is done that would then be half done. */
gboolean td_cli_check_output (const char *path, GError **error);

/* The commands, one function each, in td-cli-*.c. */
typedef gboolean (*TdCliCommandFunc) (TdCli *cli, GStrv arguments, GError **error);
gboolean td_cli_new_register (TdCli *cli, GStrv arguments, GError **error);
gboolean td_cli_check        (TdCli *cli, GStrv arguments, GError **error);
gboolean td_cli_history      (TdCli *cli, GStrv arguments, GError **error);
gboolean td_cli_undo         (TdCli *cli, GStrv arguments, GError **error);
gboolean td_cli_redo         (TdCli *cli, GStrv arguments, GError **error);
gboolean td_cli_backup       (TdCli *cli, GStrv arguments, GError **error);
gboolean td_cli_restore      (TdCli *cli, GStrv arguments, GError **error);
gboolean td_cli_import       (TdCli *cli, GStrv arguments, GError **error);
gboolean td_cli_classify     (TdCli *cli, GStrv arguments, GError **error);
gboolean td_cli_settings     (TdCli *cli, GStrv arguments, GError **error);
gboolean td_cli_reopen       (TdCli *cli, GStrv arguments, GError **error);
gboolean td_cli_export       (TdCli *cli, GStrv arguments, GError **error);
gboolean td_cli_exports      (TdCli *cli, GStrv arguments, GError **error);
gboolean td_cli_list         (TdCli *cli, GStrv arguments, GError **error);

G_END_DECLS
