/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-cli-private.h"

#include "td-error.h"
#include "td-score-book.h"
#include "td-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define USAGE N_("FILE --round ROUND --sheet NAME --layer LAYER CODE=VALUE…")

/* What the options of `thidua score` say. */
typedef struct
{
  char *round;
  char *sheet;
  char *layer;
  char *reason;
} ScoreOptions;

static void
score_options_clear (ScoreOptions *self)
{
  g_free (self->round);
  g_free (self->sheet);
  g_free (self->layer);
  g_free (self->reason);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ScoreOptions, score_options_clear)

const TdCriterion *
td_cli_read_code (TdCli *self, const TdCriteriaSet *set, const char *text, const char **rest,
                  GError **error)
{
  const char *sign = text != NULL ? strchr (text, '=') : NULL;
  g_autofree char *code = sign != NULL ? g_strndup (text, (gsize) (sign - text)) : NULL;
  int index;

  if (code == NULL)
    {
      self->wrong_use = TRUE;
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   /* Translators: what somebody wrote where a code and a value are wanted. */
                   _("“%s” is not a criterion's code and a value, as in III.9=8,5."),
                   text != NULL ? text : "");
      return NULL;
    }
  index = td_criteria_set_find (set, g_strstrip (code));
  if (index < 0)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                   _("“%1$s” has no criterion “%2$s”; “thidua scores” with --json names "
                     "them."), set->name,
                   code);
      return NULL;
    }
  *rest = sign + 1;
  return td_criteria_set_get (set, (guint) index);
}

static TdScoreChange *
read_change (TdCli *cli, const TdCriteriaSet *set, const char *text, GError **error)
{
  g_autofree char *clean = td_text_clean (text);
  const TdCriterion *criterion;
  TdScoreChange *change;
  const char *value = NULL;

  criterion = td_cli_read_code (cli, set, clean, &value, error);
  if (criterion == NULL)
    return NULL;
  change = g_new0 (TdScoreChange, 1);
  change->criterion = criterion->id;
  if (td_criterion_read (criterion, value, &change->score, error))
    return change;
  td_score_change_free (change);
  return NULL;
}

/* Which of two values is meant nobody can say. */
static gboolean
is_named_once (TdCli *cli, GPtrArray *changes, const TdScoreChange *change, const char *text,
               GError **error)
{
  for (guint i = 0; i < changes->len; i++)
    {
      if (((const TdScoreChange *) changes->pdata[i])->criterion != change->criterion)
        continue;
      cli->wrong_use = TRUE;
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _("“%s” names a criterion that was named before."), text);
      return FALSE;
    }
  return TRUE;
}

static GPtrArray *
read_changes (TdCli *cli, TdStore *store, TdScoreBook *book, GStrv words,
              const ScoreOptions *options,
              GError **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (
    (GDestroyNotify) td_score_change_free);
  gint64 sheet = td_cli_find_sheet (cli, store, td_score_book_get_round (book), options->sheet,
                                    error);
  TdLayer layer;

  if (sheet == 0)
    return NULL;
  if (options->layer == NULL || !td_layer_read (options->layer, &layer))
    {
      cli->wrong_use = TRUE;
      if (options->layer == NULL)
        g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID,
                             _("Say which layer: --layer self, appraised or council"));
      else
        g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                     _("There is no layer “%s”: --layer self, appraised or council"),
                     options->layer);
      return NULL;
    }
  for (guint i = 0; words[i] != NULL; i++)
    {
      TdScoreChange *change = read_change (cli, td_score_book_get_set (book), words[i], error);

      if (change == NULL || !is_named_once (cli, changes, change, words[i], error))
        {
          g_clear_pointer (&change, td_score_change_free);
          return NULL;
        }
      change->sheet = sheet;
      change->layer = layer;
      change->reason = g_strdup (options->reason);
      g_ptr_array_add (changes, change);
    }
  return g_steal_pointer (&changes);
}

static gboolean
write_scores (TdCli *cli, TdStore *store, GStrv words, const ScoreOptions *options, GError **error)
{
  gint64 round = td_cli_find_round (cli, store, options->round, error);
  g_autoptr (TdScoreBook) book = round != 0 ? td_score_book_new (store, round, error) : NULL;
  g_autoptr (GPtrArray) changes = NULL;
  TdAction *action;
  gint64 done;

  changes = book != NULL ? read_changes (cli, store, book, words, options, error) : NULL;
  if (changes == NULL)
    return FALSE;
  action = td_score_book_set_scores (book, changes, NULL, error);
  g_clear_object (&book);
  done = action != NULL ? td_action_run (action, store, NULL, error) : -1;
  if (done < 0)
    return FALSE;
  if (cli->json != NULL)
    {
      td_json_add_int (cli->json, "scores", changes->len);
      td_json_add_boolean (cli->json, "changed", done > 0);
    }
  if (done == 0)
    td_cli_print (cli, "%s", _("The register says so already"));
  else
    td_cli_print (cli,
                  g_dngettext (GETTEXT_PACKAGE, "%u score entered", "%u scores entered",
                               changes->len),
                  changes->len);
  return TRUE;
}

gboolean
td_cli_score (TdCli *cli, GStrv arguments, GError **error)
{
  g_auto (ScoreOptions) options = { 0 };
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = {
    { "round", 0, 0, G_OPTION_ARG_STRING, &options.round,
      N_("the round, by name or number"), N_("ROUND") },
    { "sheet", 0, 0, G_OPTION_ARG_STRING, &options.sheet, N_("whose score sheet"), N_("NAME") },
    { "layer", 0, 0, G_OPTION_ARG_STRING, &options.layer,
      N_("self, appraised or council"), N_("LAYER") },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &options.reason,
      N_("why it differs from the layer before"), N_("TEXT") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &words, NULL, NULL },
    { NULL },
  };
  g_autoptr (TdStore) store = NULL;

  if (!td_cli_parse (cli, &arguments, entries, USAGE,
                     _("Enters scores into one layer of one sheet."), 0, error))
    return FALSE;
  if (words == NULL || words[0] == NULL || words[1] == NULL)
    return td_cli_refuse_words (cli, "score", USAGE, error);
  store = td_cli_open (cli, words[0], TRUE, error);
  return store != NULL && write_scores (cli, store, words + 1, &options,
                                        error) && td_store_close (store, error);
}
