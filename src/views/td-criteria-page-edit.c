/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-page-private.h"

#include "td-criteria-sets.h"
#include "td-criteria-step.h"
#include "td-record-dialog.h"
#include "td-shell.h"

#include <glib/gi18n-lib.h>

static TdStore *
get_store (TdCriteriaPage *self)
{
  return td_page_get_store (TD_PAGE (self));
}

static const TdCriterion *
get_current (TdCriteriaPage *self)
{
  const TdCriteriaSet *set = td_criteria_model_get_set (self->model);
  int index = set ? td_criteria_set_find_id (set, td_data_table_get_current (self->table)) : -1;

  return index >= 0 ? td_criteria_set_get (set, (guint) index) : NULL;
}

static TdRecord *
load_current (TdCriteriaPage *self, GError **error)
{
  return td_reader_get (td_store_get_reader (get_store (self)), &td_entity_criterion,
                        td_data_table_get_current (self->table), error);
}

/* --- steps --- */

/* With criteria left out nobody would see where it goes. */
gboolean
td_criteria_page_can_move (TdCriteriaPage *self, guint step)
{
  const TdCriterion *current = get_current (self);
  gint64 parent;
  gint64 before;

  return current != NULL && !td_store_is_read_only (get_store (self)) &&
         *td_page_get_search_text (TD_PAGE (self)) == '\0' &&
         td_criteria_step_find (td_criteria_model_get_set (self->model), current->id, step,
                                &parent, &before);
}

static void
stepped_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdCriteriaPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean failed = td_store_write_finish (TD_STORE (source), result, &error) < 0;
  gboolean has_next;

  if (failed)
    td_shell_report_error (GTK_WIDGET (self), error);
  has_next = self->has_next && !failed && td_criteria_page_is_in_use (self);
  self->is_moving = FALSE;
  self->has_next = FALSE;
  if (has_next)
    td_criteria_page_take_step (self, self->next);
}

/* A key held down repeats faster than the register writes: what was asked for
 * meanwhile is counted from where the criterion is then. */
void
td_criteria_page_take_step (TdCriteriaPage *self, guint step)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdRecord) criterion = NULL;
  gint64 parent;
  gint64 before;

  if (self->is_moving)
    {
      self->has_next = TRUE;
      self->next = step;
      return;
    }
  if (!td_criteria_page_can_move (self, step) ||
      !td_criteria_step_find (td_criteria_model_get_set (self->model),
                              td_data_table_get_current (self->table), step, &parent, &before))
    return;
  criterion = load_current (self, &error);
  if (criterion == NULL)
    {
      td_shell_report_error (GTK_WIDGET (self), error);
      return;
    }
  self->is_moving = TRUE;
  td_action_run_async (td_criteria_move (criterion, parent, before), get_store (self), NULL,
                       stepped_cb, g_object_ref (self));
}

/* --- a new one --- */

/* A criterion goes into the current group, or behind the current criterion; a group
 * behind the current group. */
static int
find_group (const TdCriteriaSet *set, const TdCriterion *current, gboolean is_group,
            gint64 *after)
{
  *after = 0;
  if (current == NULL)
    return -1;
  if (current->rule == TD_RULE_GROUP && !is_group)
    return td_criteria_set_find_id (set, current->id);
  if (current->rule != TD_RULE_GROUP && is_group && current->parent >= 0)
    current = td_criteria_set_get (set, (guint) current->parent);
  *after = current->id;
  return current->parent;
}

typedef struct
{
  gint64          after;
} Adding;

static gboolean
save_new (TdStore *store, TdRecord *draft, gpointer save_data, GAsyncReadyCallback callback,
          gpointer user_data, GError **error)
{
  const Adding *adding = save_data;

  td_action_run_async (td_criteria_insert_criterion (draft, adding->after), store, NULL, callback,
                       user_data);
  return TRUE;
}

/* The one that has come since. */
static void
added_cb (TdRecordDialog *dialog, gint64 id, TdCriteriaPage *self)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_criterion);
  g_autoptr (GArray) ids = NULL;
  gint64 newest = 0;

  if (!td_criteria_page_is_in_use (self) || self->record == NULL)
    return;
  td_query_filter_int (query, "criteria", TD_FILTER_IS, td_record_get_id (self->record));
  ids = td_reader_query (td_store_get_reader (get_store (self)), query, NULL, NULL);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    newest = MAX (newest, g_array_index (ids, gint64, i));
  td_page_set_search_text (TD_PAGE (self), "");
  if (newest != 0 && !td_data_table_set_current (self->table, newest))
    self->pending = newest;
  td_criteria_pane_set_view (TD_CRITERIA_PANE (self->details), TD_CRITERIA_PANE_CRITERION);
  td_shell_toast_change (GTK_WIDGET (self), _("Added"));
}

static TdRecord *
make_draft (const TdCriteriaSet *set, int group, gboolean is_group)
{
  TdRecord *draft = td_record_new (&td_entity_criterion);
  const TdCriterion *above = group >= 0 ? td_criteria_set_get (set, (guint) group) : NULL;
  g_autofree char *code = td_criteria_dup_next_code (set, group);

  td_record_set_int (draft, "criteria", set->id);
  td_record_set_int (draft, "position", 1);
  td_record_set_text (draft, "code", code);
  td_record_set_text (draft, "rule",
                      td_criterion_rule_code (is_group ? TD_RULE_GROUP : TD_RULE_POINTS));
  td_record_set_text (draft, "role",
                      td_criterion_role_code (above ? above->role : TD_ROLE_BASE));
  if (above != NULL)
    td_record_set_int (draft, "parent", above->id);
  return draft;
}

static char *
dup_place (const TdCriteriaSet *set, int group, gint64 after)
{
  int index = after != 0 ? td_criteria_set_find_id (set, after) : -1;

  if (index >= 0)
    /* Translators: the code of a criterion or group. */
    return g_strdup_printf (_("It comes below %s and can be moved afterwards with Alt and the "
                              "arrows."),
                            td_criteria_set_get (set, (guint) index)->code);
  if (group >= 0)
    /* Translators: the code of a group. */
    return g_strdup_printf (_("It comes last in group %s."),
                            td_criteria_set_get (set, (guint) group)->code);
  return NULL;
}

void
td_criteria_page_begin_add (TdCriteriaPage *self, gboolean is_group)
{
  static const char *const keys[] = { "code", "text", "rule", "max", NULL };
  static const char *const top_keys[] = { "code", "text", "rule", "role", "max", NULL };
  static const char *const group_keys[] = { "code", "text", "max", NULL };
  static const char *const top_group_keys[] = { "code", "text", "role", "max", NULL };
  const TdCriteriaSet *set = td_criteria_model_get_set (self->model);
  Adding *adding;
  g_autoptr (TdRecord) draft = NULL;
  g_autofree char *note = NULL;
  GtkWidget *dialog;
  int group;

  if (set == NULL || td_store_is_read_only (get_store (self)))
    return;
  adding = g_new0 (Adding, 1);
  group = find_group (set, get_current (self), is_group, &adding->after);
  draft = make_draft (set, group, is_group);
  note = dup_place (set, group, adding->after);
  dialog = td_record_dialog_new (GTK_WIDGET (self), get_store (self), draft,
                                 is_group ? group < 0 ? top_group_keys : group_keys
                                          : group < 0 ? top_keys : keys,
                                 is_group ? _("Add a Group") : _("Add a Criterion"));
  td_record_dialog_set_save (TD_RECORD_DIALOG (dialog), save_new, adding, g_free);
  td_record_dialog_set_note (TD_RECORD_DIALOG (dialog), note);
  g_signal_connect_object (dialog, "saved", G_CALLBACK (added_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  td_record_form_focus (td_record_dialog_get_form (TD_RECORD_DIALOG (dialog)), "text");
}

/* --- away with it --- */

static char *
dup_removed (TdRecord *criterion)
{
  gboolean is_group = g_strcmp0 (td_record_get_text (criterion, "rule"),
                                 td_criterion_rule_code (TD_RULE_GROUP)) == 0;

  /* Translators: the code of a group or criterion. */
  return g_strdup_printf (is_group ? _("Group %s was removed with all that lies in it")
                                   : _("Criterion %s was removed"),
                          td_record_get_text (criterion, "code"));
}

void
td_criteria_page_remove (TdCriteriaPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdRecord) criterion = NULL;

  if (get_current (self) == NULL || td_store_is_read_only (get_store (self)))
    return;
  criterion = load_current (self, &error);
  if (criterion == NULL)
    td_shell_report_error (GTK_WIDGET (self), error);
  else
    td_criteria_page_run (self, td_criteria_remove (criterion), NULL, dup_removed (criterion));
}
