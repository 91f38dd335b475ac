/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-cli-round.h"

#include <glib/gi18n-lib.h>

/* `thidua round FILE take-set`: an open round takes its criteria set as that is now. */

static gboolean
read_fit (TdCli *cli, const char *text, TdFitMode *mode, GError **error)
{
  static const char *const codes[] = {
    [TD_FIT_KEEP] = "keep", [TD_FIT_CLAMP] = "clamp", [TD_FIT_RESCALE] = "rescale",
  };

  *mode = TD_FIT_KEEP;
  if (text == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_str_equal (codes[i], text))
      {
        *mode = i;
        return TRUE;
      }
  return td_cli_round_refuse_option (cli, "--fit", text, error);
}

static void
answer_change (TdCli *cli, const TdFitChange *change)
{
  g_autofree char *before = td_decimal_to_text (change->before);
  g_autofree char *after = change->after != TD_POINTS_MISSING ? td_decimal_to_text (change->after)
                                                              : g_strdup ("–");

  td_cli_print (cli, "  %s, %s, %s: %s → %s", change->sheet_name, change->criterion,
                td_layer_term (change->layer), before, after);
  if (cli->json == NULL)
    return;
  td_json_begin_object (cli->json, NULL);
  td_json_add_string (cli->json, "sheet", change->sheet_name);
  td_json_add_string (cli->json, "criterion", change->criterion);
  td_json_add_string (cli->json, "layer", td_layer_code (change->layer));
  td_json_add_decimal (cli->json, "before", change->before);
  if (change->after == TD_POINTS_MISSING)
    td_json_add_null (cli->json, "after");
  else
    td_json_add_decimal (cli->json, "after", change->after);
  td_json_end_object (cli->json);
}

static void
answer_changes (TdCli *cli, GPtrArray *changes)
{
  if (cli->json != NULL)
    td_json_begin_array (cli->json, "changes");
  for (guint i = 0; i < changes->len; i++)
    answer_change (cli, changes->pdata[i]);
  if (cli->json != NULL)
    td_json_end_array (cli->json);
}

gboolean
td_cli_round_take_set (TdCli                   *cli,
                       TdStore                 *store,
                       const TdCliRoundOptions *options,
                       GError                 **error)
{
  TdReader *reader = td_store_get_reader (store);
  gint64 round = td_cli_find_round (cli, store, options->round, error);
  g_autoptr (GPtrArray) changes = NULL;
  gboolean was_older;
  TdFitMode mode;

  if (round == 0 || !read_fit (cli, options->fit, &mode, error))
    return FALSE;
  was_older = td_round_set_is_older (reader, round);
  if (was_older)
    changes = td_round_preview_set (reader, round, mode, error);
  else
    changes = g_ptr_array_new ();
  if (changes == NULL ||
      (was_older && !options->dry_run &&
       td_action_run (td_round_take_set (round, mode), store, NULL, error) < 0))
    return FALSE;
  if (cli->json != NULL)
    {
      td_json_add_boolean (cli->json, "newer", was_older);
      td_json_add_boolean (cli->json, "taken", was_older && !options->dry_run);
    }
  if (!was_older)
    td_cli_print (cli, "%s", _("The round works with the newest version of its set already."));
  else if (options->dry_run)
    td_cli_print (cli, ngettext ("Taking the newest version would change %u score:",
                                 "Taking the newest version would change %u scores:",
                                 changes->len), changes->len);
  else
    td_cli_print (cli, ngettext ("The newest version is taken; it changed %u score:",
                                 "The newest version is taken; it changed %u scores:",
                                 changes->len), changes->len);
  answer_changes (cli, changes);
  return TRUE;
}
