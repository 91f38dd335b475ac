/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-sheet-table-private.h"

#include "td-score-labels.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (TdSheetTable, td_sheet_table, GTK_TYPE_WIDGET)

static guint current_signal;

TdSheetLine *
td_sheet_table_row (TdSheetTable *self, guint criterion)
{
  return self->rows->pdata[criterion];
}

gboolean
td_sheet_table_has_cell (TdSheetTable *self)
{
  return self->cell.book != NULL && self->cell.criterion < self->rows->len &&
         !td_sheet_line_is_group (td_sheet_table_row (self, self->cell.criterion));
}

/* --- the current cell --- */

static void
reveal (TdSheetTable *self)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *row = GTK_WIDGET (td_sheet_table_row (self, self->cell.criterion));
  GtkAdjustment *adjustment;
  graphene_rect_t bounds;

  self->revealing = FALSE;
  if (scroller == NULL || !gtk_widget_get_visible (row) ||
      !gtk_widget_compute_bounds (row, GTK_WIDGET (self), &bounds))
    return;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

/* What stands in the cell is told by the editor, which alone has the focus. */
static void
describe (TdSheetTable *self)
{
  const TdSheetCell *cell = &self->cell;
  g_autofree char *title = td_score_title (self->set, cell->criterion);
  TdMark mark = td_score_book_get_mark (cell->book, cell->sheet, cell->criterion, cell->layer);
  g_autofree char *words = td_sheet_mark_words (td_criteria_set_get (self->set, cell->criterion),
                                                &mark);
  /* Translators: a criterion, a layer of scores, what stands there, why it cannot be written. */
  g_autofree char *text = g_strdup_printf (_("%s, %s: %s. %s"), title,
                                           td_score_layer_label (cell->layer), words,
                                           self->refusal != NULL ? self->refusal : "");

  td_widget_set_label (GTK_WIDGET (self->editor), text);
}

static void
show_current (TdSheetTable *self)
{
  g_clear_pointer (&self->refusal, g_free);
  for (guint i = 0; i < self->rows->len; i++)
    td_sheet_line_set_current (td_sheet_table_row (self, i),
                              i == self->cell.criterion ? (int) self->cell.layer : -1);
  if (td_sheet_table_has_cell (self))
    self->refusal = td_score_book_dup_refusal (self->cell.book, self->cell.sheet,
                                               self->cell.criterion, self->cell.layer);
  if (!td_sheet_table_is_editing (self))
    td_cell_editor_set_open (self->editor, td_sheet_table_has_cell (self) && self->refusal == NULL);
  if (self->cell.book != NULL && self->cell.criterion < self->rows->len)
    describe (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
update_layers (TdSheetTable *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    td_sheet_line_set_layer (td_sheet_table_row (self, i),
                            self->is_narrow ? (int) self->cell.layer : -1);
}

void
td_sheet_table_go (TdSheetTable *self, guint criterion, TdLayer layer)
{
  gboolean other_layer = layer != self->cell.layer;

  if (self->cell.book == NULL || criterion >= self->rows->len)
    return;
  if (criterion != self->cell.criterion || other_layer)
    td_sheet_table_end (self, TRUE);
  self->cell.criterion = criterion;
  self->cell.layer = layer;
  if (other_layer && self->is_narrow)
    update_layers (self);
  self->revealing = TRUE;
  show_current (self);
  g_signal_emit (self, current_signal, 0);
}

void
td_sheet_table_set_current (TdSheetTable *self, guint criterion, TdLayer layer)
{
  if (self->cell.book == NULL || criterion >= self->rows->len)
    return;
  for (int group = td_criteria_set_get (self->set, criterion)->parent; group >= 0;
       group = td_criteria_set_get (self->set, (guint) group)->parent)
    td_sheet_table_fold (self, (guint) group, FALSE);
  td_sheet_table_go (self, criterion, layer);
}

gboolean
td_sheet_table_get_current (TdSheetTable *self, TdSheetCell *cell)
{
  if (self->cell.book == NULL || self->cell.criterion >= self->rows->len)
    return FALSE;
  *cell = self->cell;
  return TRUE;
}

/* --- what is shown --- */

static void
rebuild (TdSheetTable *self, const TdCriteriaSet *set)
{
  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_unparent (self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  g_array_set_size (self->folded, 0);
  g_clear_pointer (&self->set, td_criteria_set_unref);
  if (set == NULL)
    return;
  self->set = td_criteria_set_ref ((TdCriteriaSet *) set);
  g_array_set_size (self->folded, set->criteria->len);
  for (guint i = 0; i < set->criteria->len; i++)
    {
      GtkWidget *row = td_sheet_line_new (set, i);

      gtk_widget_insert_before (row, GTK_WIDGET (self), GTK_WIDGET (self->editor));
      g_ptr_array_add (self->rows, row);
    }
  update_layers (self);
}

/* The first criterion that can be scored. */
static guint
find_first (TdSheetTable *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (!td_sheet_line_is_group (td_sheet_table_row (self, i)))
      return i;
  return 0;
}

/* The current criterion stays where the other set has it too. */
static void
change_set (TdSheetTable *self, const TdCriteriaSet *set)
{
  g_autofree char *code = NULL;
  int same = -1;

  if (self->set != NULL && self->cell.criterion < self->set->criteria->len)
    code = g_strdup (td_criteria_set_get (self->set, self->cell.criterion)->code);
  rebuild (self, set);
  if (set != NULL && code != NULL)
    same = td_criteria_set_find (set, code);
  self->cell.criterion = same >= 0 ? (guint) same : find_first (self);
}

void
td_sheet_table_refresh (TdSheetTable *self)
{
  if (self->cell.book == NULL)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    td_sheet_line_show (td_sheet_table_row (self, i), &self->cell);
  show_current (self);
}

void
td_sheet_table_show (TdSheetTable *self, TdStore *store, TdScoreBook *book, guint sheet)
{
  const TdCriteriaSet *set = book != NULL ? td_score_book_get_set (book) : NULL;
  gboolean is_other = set == NULL || self->set == NULL ||
                      !td_criteria_set_equal (set, self->set);
  gint64 id = book != NULL ? td_score_book_get_sheet (book, sheet)->id : 0;
  gboolean is_same = !is_other && book == self->cell.book && id == self->sheet;

  /* What is being typed stays while the same sheet is shown anew, and is written before
   * another one comes. */
  if (!is_same)
    td_sheet_table_end (self, !is_other && book == self->cell.book);
  g_set_object (&self->cell.store, store);
  g_set_object (&self->cell.book, book);
  self->cell.sheet = sheet;
  self->sheet = id;
  if (is_other)
    change_set (self, set);
  if (book == NULL)
    return;
  /* No row leaves by itself while it is being filled in. */
  if (!is_same)
    td_sheet_table_update_visible (self);
  td_sheet_table_refresh (self);
}

void
td_sheet_table_set_narrow (TdSheetTable *self, gboolean narrow)
{
  self->is_narrow = narrow;
  update_layers (self);
}

char *
td_sheet_table_dup_text (TdSheetTable *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autofree char *line = NULL;

      if (!gtk_widget_get_visible (self->rows->pdata[i]))
        continue;
      line = td_sheet_line_dup_text (td_sheet_table_row (self, i));
      g_string_append_printf (text, "%s%s\n", i == self->cell.criterion ? "*" : "", line);
    }
  return g_string_free (text, FALSE);
}

/* --- layout --- */

/* The row's place is known only now, and the adjustment may not change during layout. */
static gboolean
reveal_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  TdSheetTable *self = TD_SHEET_TABLE (widget);

  if (self->revealing && self->cell.criterion < self->rows->len)
    reveal (self);
  return G_SOURCE_REMOVE;
}

static void
td_sheet_table_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GTK_WIDGET_CLASS (td_sheet_table_parent_class)->snapshot (widget, snapshot);
  if (TD_SHEET_TABLE (widget)->revealing)
    gtk_widget_add_tick_callback (widget, reveal_cb, NULL, NULL);
}

static gboolean
td_sheet_table_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TD_SHEET_TABLE (widget)->editor));
}

static gboolean
td_sheet_table_focus (GtkWidget *widget, GtkDirectionType direction)
{
  TdSheetTable *self = TD_SHEET_TABLE (widget);

  return !td_cell_editor_has_focus (self->editor) &&
         gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

/* --- class --- */

static void
td_sheet_table_dispose (GObject *object)
{
  TdSheetTable *self = TD_SHEET_TABLE (object);

  if (self->editor != NULL)
    rebuild (self, NULL);
  g_clear_object (&self->cell.book);
  g_clear_object (&self->cell.store);
  self->editor = NULL;
  td_widget_dispose_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (td_sheet_table_parent_class)->dispose (object);
}

static void
td_sheet_table_finalize (GObject *object)
{
  TdSheetTable *self = TD_SHEET_TABLE (object);

  g_ptr_array_unref (self->rows);
  g_array_unref (self->folded);
  g_free (self->refusal);
  G_OBJECT_CLASS (td_sheet_table_parent_class)->finalize (object);
}

static void
td_sheet_table_class_init (TdSheetTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_sheet_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = td_sheet_table_finalize;
  td_sheet_table_class_init_layout (widget_class);
  widget_class->snapshot = td_sheet_table_snapshot;
  widget_class->grab_focus = td_sheet_table_grab_focus;
  widget_class->focus = td_sheet_table_focus;
  gtk_widget_class_set_css_name (widget_class, "sheettable");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TABLE);
  current_signal = g_signal_new ("current-changed", TD_TYPE_SHEET_TABLE, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
td_sheet_table_init (TdSheetTable *self)
{
  self->rows = g_ptr_array_new ();
  self->folded = g_array_new (FALSE, TRUE, sizeof (gboolean));
  td_sheet_table_init_edit (self);
  td_sheet_table_init_keys (self);
}
