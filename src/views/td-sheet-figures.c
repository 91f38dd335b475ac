/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-sheet-figures-private.h"

#include "td-sheet-people.h"
#include "td-views.h"

G_DEFINE_FINAL_TYPE (TdSheetFigures, td_sheet_figures, GTK_TYPE_WIDGET)

const TdCriterion *
td_sheet_figures_get_criterion (TdSheetFigures *self)
{
  return td_criteria_set_get (td_score_book_get_set (self->cell.book), self->cell.criterion);
}

/* --- what is shown --- */

static void
fill_tally (TdSheetFigures *self, const TdScore *entry)
{
  g_auto (GStrv) counts = g_strsplit (entry->detail != NULL ? entry->detail : "", ";", -1);
  guint n = g_strv_length (counts);

  for (guint i = 0; i < self->editors->len; i++)
    gtk_editable_set_text (GTK_EDITABLE (self->editors->pdata[i]), i < n ? counts[i] : "");
  g_free (self->filled);
  self->filled = g_strdup (entry->detail);
}

static void
fill (TdSheetFigures *self)
{
  TdScore entry = td_score_book_get_entry (self->cell.book, self->cell.sheet,
                                           self->cell.criterion, self->cell.layer);
  gboolean given = entry.state == TD_SCORE_GIVEN;
  gboolean typing = (gtk_widget_get_state_flags (GTK_WIDGET (self->grid)) &
                     GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  switch (td_sheet_figures_get_criterion (self)->rule)
    {
    case TD_RULE_TALLY:
      if (!typing && !td_sheet_figures_is_half_filled (self))
        fill_tally (self, &entry);
      break;
    case TD_RULE_WORST:
      for (guint i = 0; i < self->editors->len; i++)
        gtk_drop_down_set_selected (GTK_DROP_DOWN (self->editors->pdata[i]),
                                    td_sheet_find_grade (entry.detail,
                                                         g_array_index (self->people, gint64, i)));
      break;
    case TD_RULE_YES_NO:
      gtk_drop_down_set_selected (self->editors->pdata[0], !given ? 0 : entry.figure == 1 ? 1 : 2);
      break;
    case TD_RULE_GRADED:
      gtk_drop_down_set_selected (self->editors->pdata[0],
                                  given ? (guint) entry.figure + 1 : 0);
      break;
    case TD_RULE_GROUP:
    case TD_RULE_POINTS:
    case TD_RULE_RATIO:
    case TD_RULE_COUNT:
    default:
      break;
    }
}

static char *
dup_key (const TdSheetCell *cell, const TdCriterion *criterion)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %d",
                          td_score_book_get_sheet (cell->book, cell->sheet)->id, criterion->id,
                          (int) cell->layer);
}

void
td_sheet_figures_show (TdSheetFigures *self, const TdSheetCell *cell)
{
  const TdCriterion *criterion = td_criteria_set_get (td_score_book_get_set (cell->book),
                                                      cell->criterion);
  g_autofree char *key = dup_key (cell, criterion);
  g_autofree char *refusal = NULL;
  gboolean shown = criterion->rule != TD_RULE_GROUP && !td_sheet_is_text_rule (criterion);

  /* Another cell's: what cannot be kept is told. */
  if (g_strcmp0 (key, self->key) != 0)
    td_sheet_figures_check_tally (self);
  g_set_object (&self->cell.book, cell->book);
  g_set_object (&self->cell.store, cell->store);
  self->cell.sheet = cell->sheet;
  self->cell.criterion = cell->criterion;
  self->cell.layer = cell->layer;
  gtk_widget_set_visible (GTK_WIDGET (self), shown);
  self->showing = TRUE;
  if (g_strcmp0 (key, self->key) != 0)
    {
      g_free (self->key);
      self->key = g_steal_pointer (&key);
      td_sheet_figures_make (self);
    }
  if (shown)
    {
      refusal = td_score_book_dup_refusal (cell->book, cell->sheet, cell->criterion, cell->layer);
      gtk_widget_set_sensitive (GTK_WIDGET (self->grid), refusal == NULL);
      fill (self);
    }
  self->showing = FALSE;
}

/* --- tests --- */

guint
td_sheet_figures_get_n_lines (TdSheetFigures *self)
{
  return self->editors->len;
}

void
td_sheet_figures_choose (TdSheetFigures *self, guint line, guint grade)
{
  gboolean is_yes = td_sheet_figures_get_criterion (self)->rule == TD_RULE_YES_NO;

  gtk_drop_down_set_selected (self->editors->pdata[line], is_yes ? 2 - grade : grade + 1);
}

void
td_sheet_figures_type (TdSheetFigures *self, guint line, const char *text)
{
  gtk_editable_set_text (self->editors->pdata[line], text);
  td_sheet_figures_commit_tally (self);
}

/* --- class --- */

static void
td_sheet_figures_dispose (GObject *object)
{
  TdSheetFigures *self = TD_SHEET_FIGURES (object);

  self->showing = TRUE;
  g_clear_object (&self->cell.book);
  g_clear_object (&self->cell.store);
  td_widget_dispose_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (td_sheet_figures_parent_class)->dispose (object);
}

static void
td_sheet_figures_finalize (GObject *object)
{
  TdSheetFigures *self = TD_SHEET_FIGURES (object);

  g_ptr_array_unref (self->editors);
  g_array_unref (self->people);
  g_free (self->key);
  g_free (self->filled);
  G_OBJECT_CLASS (td_sheet_figures_parent_class)->finalize (object);
}

static void
td_sheet_figures_class_init (TdSheetFiguresClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_sheet_figures_dispose;
  G_OBJECT_CLASS (klass)->finalize = td_sheet_figures_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "sheetfigures");
}

static void
td_sheet_figures_init (TdSheetFigures *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->editors = g_ptr_array_new ();
  self->people = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->grid = GTK_GRID (gtk_grid_new ());
  self->hint = GTK_LABEL (gtk_label_new (NULL));
  gtk_grid_set_column_spacing (self->grid, 9);
  gtk_grid_set_row_spacing (self->grid, 3);
  gtk_label_set_xalign (self->hint, 0);
  gtk_label_set_wrap (self->hint, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "td-small");
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "td-warn");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->grid), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->hint), GTK_WIDGET (self));
}
