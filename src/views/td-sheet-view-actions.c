/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-sheet-view-private.h"

#include "td-board-run.h"
#include "td-export-run.h"
#include "td-return-dialog.h"

#define EXPORT_NAME "phieu-cham"

gboolean
td_sheet_view_get_next_state (TdSheetView *self, TdSheetState *next)
{
  const TdBookSheet *sheet = td_sheet_view_get_shown (self);

  switch (sheet != NULL ? sheet->state : TD_SHEET_CLOSED)
    {
    case TD_SHEET_NOT_SENT:
      *next = TD_SHEET_SELF;
      return TRUE;
    case TD_SHEET_SELF:
    case TD_SHEET_RETURNED:
      *next = TD_SHEET_SUBMITTED;
      return TRUE;
    case TD_SHEET_SUBMITTED:
      *next = TD_SHEET_APPRAISED;
      return TRUE;
    case TD_SHEET_APPRAISED:
      *next = TD_SHEET_COUNCIL;
      return TRUE;
    case TD_SHEET_COUNCIL:
    case TD_SHEET_CLOSED:
    default:
      return FALSE;
    }
}

gboolean
td_sheet_view_commit (TdSheetView *self)
{
  const TdBookSheet *sheet = td_sheet_view_get_shown (self);

  /* Of a sheet that is gone nothing can be written. */
  return sheet == NULL || sheet->id != self->id ||
         (td_sheet_table_try_commit (self->table) && td_sheet_pane_commit (self->pane));
}

/* Another sheet of the same book. */
static void
step (TdSheetView *self, int by)
{
  gint64 to = (gint64) self->sheet + by;

  if (self->book != NULL && to >= 0 && to < (gint64) td_score_book_get_n_sheets (self->book) &&
      td_sheet_view_commit (self))
    td_sheet_view_show (self, self->store, self->book, (guint) to);
}

static void
back_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  if (td_sheet_view_commit (user_data))
    g_signal_emit_by_name (user_data, "closed");
}

static void
previous_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  step (user_data, -1);
}

static void
next_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  step (user_data, 1);
}

/* The button that was pressed may be gone or stand for the next step now: the keyboard
 * goes back to where the work is. */
static void
done_cb (GtkWidget *view, gboolean good)
{
  if (gtk_widget_get_mapped (view))
    gtk_widget_grab_focus (view);
}

static void
step_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TdSheetView *self = user_data;
  g_autoptr (GArray) sheets = g_array_new (FALSE, FALSE, sizeof (gint64));
  GError *error = NULL;
  TdSheetState next;
  TdAction *move;

  if (!td_sheet_view_get_next_state (self, &next) || !td_sheet_view_commit (self))
    return;
  g_array_append_val (sheets, self->id);
  move = td_score_book_set_state (self->book, sheets, next, &error);
  td_board_run_then (GTK_WIDGET (self), self->store, move, error, TRUE, done_cb);
}

static void
dialog_gone_cb (TdSheetView *self)
{
  done_cb (GTK_WIDGET (self), TRUE);
}

static void
return_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TdSheetView *self = user_data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog;
  TdSheetCell cell;
  int asked = -1;

  if (self->book == NULL || !td_sheet_view_commit (self))
    return;
  if (td_sheet_table_get_current (self->table, &cell) &&
      td_criteria_set_get (td_score_book_get_set (self->book), cell.criterion)->rule !=
      TD_RULE_GROUP)
    asked = (int) cell.criterion;
  dialog = td_return_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->store,
                                 self->book, self->sheet, asked);
  g_signal_connect_object (dialog, "destroy", G_CALLBACK (dialog_gone_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TdSheetView *self = user_data;
  TdExportParams params = { .round = 0 };
  g_autofree char *subject = NULL;

  if (self->book == NULL || !td_sheet_view_commit (self))
    return;
  subject = g_strdup_printf ("%s - %s", self->title,
                             td_record_get_title (td_score_book_get_record (self->book)));
  params.round = td_score_book_get_round (self->book);
  params.sheet = self->id;
  td_export_run_of (GTK_WIDGET (self), self->store, EXPORT_NAME, subject, &params);
}

static void
focus_table_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TdSheetView *self = user_data;

  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

static void
toggle_pane_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TdSheetView *self = user_data;

  td_split_view_set_reveal (self->split, !td_split_view_get_reveal (self->split));
}

static const GActionEntry entries[] = {
  { "back", back_cb },
  { "previous", previous_cb },
  { "next", next_cb },
  { "step", step_cb },
  { "return", return_cb },
  { "export", export_cb },
  { "toggle-pane", toggle_pane_cb },
  { "focus-table", focus_table_cb },
};

void
td_sheet_view_init_actions (TdSheetView *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "sheet", G_ACTION_GROUP (self->actions));
}

static void
set_enabled (TdSheetView *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

void
td_sheet_view_update_actions (TdSheetView *self)
{
  const TdBookSheet *sheet = td_sheet_view_get_shown (self);
  gboolean writable = sheet != NULL && !td_store_is_read_only (self->store);
  TdSheetState next;

  set_enabled (self, "previous", sheet != NULL && self->sheet > 0);
  set_enabled (self, "next",
               sheet != NULL && self->sheet + 1 < td_score_book_get_n_sheets (self->book));
  set_enabled (self, "step", writable && td_sheet_view_get_next_state (self, &next));
  set_enabled (self, "return",
               writable && td_sheet_state_can_go (sheet->state, TD_SHEET_RETURNED));
  set_enabled (self, "export", sheet != NULL);
}
