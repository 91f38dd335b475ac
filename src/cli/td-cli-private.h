/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-criteria.h"
#include "td-json.h"
#include "td-store.h"

G_BEGIN_DECLS

/**
 * TdCli: one run of one command.
 * @json: non-%NULL with --json: what the command is to answer
 * @author: (nullable): from --author
 * @failed: it answered, but nothing of what was asked for could be done: exit status 1
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
  gboolean failed;
} TdCli;

/**
 * td_cli_parse:
 * @arguments: (inout): the command's name first; the positional ones remain
 * @entries: (nullable): the command's own options; --json and --author are added
 * @usage: N_("FILE --year Y"), for --help and messages; "": nothing is to follow
 * @summary: translated
 * @n_positional: how many positional arguments there must be
 */
gboolean td_cli_parse (TdCli *self, GStrv *arguments, const GOptionEntry *entries,
                       const char *usage, const char *summary, guint n_positional,
                       GError **error);

/* What follows the file is not what the command takes: always %FALSE.  @usage: as above */
gboolean td_cli_refuse_words (TdCli *self, const char *command, const char *usage,
                              GError **error);

/* Points in thousandths; null where they are missing. */
void     td_cli_add_points (TdJson *json, const char *key, gint64 points);
/* A line for people; nothing with --json. */
void     td_cli_print (TdCli *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Opens the register named on the command line, with the author from --author.
 * @needs_writing: refuse with the reason when it is read-only. */
TdStore *td_cli_open  (TdCli *self, const char *path, gboolean needs_writing, GError **error);

/* "18/11/2026" as a day; an error names the @option.  %NULL leaves @date alone. */
gboolean td_cli_read_date (const char *text, const char *option, TdDate *date, GError **error);

/* "2026" as a year from 2000 to 2100; an error names the option. */
gboolean td_cli_check_year (int year, GError **error);

/**
 * TdCliNames: things of one kind by their names, as somebody asks for one of them.
 */
typedef struct _TdCliNames TdCliNames;
TdCliNames *td_cli_names_new  (void);
void        td_cli_names_free (TdCliNames *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdCliNames, td_cli_names_free)
/* @where: (nullable): what tells it from another of that name: its unit. */
void        td_cli_names_add  (TdCliNames *self, gint64 id, const char *name, const char *where);
/* By its name in any case, else by its number, else by its name without marks; 0 where
 * there is none, or with %TD_ERROR_CONFLICT where there are several, which names them. */
gint64      td_cli_names_find (const TdCliNames *self, const char *asked, GError **error);
/* By its name in any case, and nothing else. */
gint64      td_cli_names_find_exact (const TdCliNames *self, const char *asked, GError **error);

/* The round named by --round; 0 with an error. */
gint64   td_cli_find_round (TdCli *self, TdStore *store, const char *name, GError **error);
/* The sheet of that subject in a round, named by --sheet; 0 with an error. */
gint64   td_cli_find_sheet (TdCli *self, TdStore *store, gint64 round, const char *name,
                            GError **error);
/* All of them, or with %NULL every one.  (transfer full) (element-type gint64) */
GArray  *td_cli_find_sheets (TdStore *store, gint64 round, GStrv asked, GError **error);
/* The criteria set named by --set; 0 with an error. */
gint64   td_cli_find_criteria (TdCli *self, TdStore *store, const char *name, GError **error);
/* The same, or with a @round (nullable) the copy of its set that that round works with. */
gint64   td_cli_find_criteria_of (TdCli *self, TdStore *store, const char *name, const char *round,
                                  GError **error);
/* The set of that very name; 0 where there is none, or with an error where there are two. */
gint64   td_cli_match_criteria (TdStore *store, const char *name, GError **error);
/* Ids of the units named by --unit; empty for none.  (transfer full) (element-type gint64) */
GArray  *td_cli_find_units (TdStore *store, GStrv asked, GError **error);

/* "III.9=8,5": the criterion, and what stands behind the sign, borrowed from @text. */
const TdCriterion *
         td_cli_read_code (TdCli *self, const TdCriteriaSet *set, const char *text,
                           const char **rest,
                           GError **error);

/* Whether a file can be written there, before something is done that would then be half done. */
gboolean td_cli_check_output (GFile *file, GError **error);
/* The same for a workbook that is to be written: "a" becomes a.xlsx, and a name with another
 * ending is refused.  (transfer full) */
GFile   *td_cli_new_workbook (const char *path, GError **error);

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
gboolean td_cli_criteria     (TdCli *cli, GStrv arguments, GError **error);
gboolean td_cli_round        (TdCli *cli, GStrv arguments, GError **error);
gboolean td_cli_forms        (TdCli *cli, GStrv arguments, GError **error);
gboolean td_cli_score        (TdCli *cli, GStrv arguments, GError **error);
gboolean td_cli_scores       (TdCli *cli, GStrv arguments, GError **error);

G_END_DECLS
