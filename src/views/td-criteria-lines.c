/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-lines-private.h"

#include "td-error-label.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (TdCriteriaLines, td_criteria_lines, GTK_TYPE_WIDGET)

enum
{
  EDITED,
  ADDED,
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

TdLinesColumn *
td_criteria_lines_get_column (TdCriteriaLines *self, guint index)
{
  return &g_array_index (self->columns, TdLinesColumn, index);
}

static void
free_line (gpointer data)
{
  TdLinesLine *line = data;

  g_free (line->cells);
  g_strfreev (line->shown);
  g_free (line);
}

static void
clear_column (gpointer data)
{
  g_free (((TdLinesColumn *) data)->title);
}

static gboolean
find_line (TdCriteriaLines *self, GtkWidget *widget, guint *index)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW);

  for (guint i = 0; i < self->lines->len; i++)
    {
      if (((TdLinesLine *) self->lines->pdata[i])->row != row)
        continue;
      *index = i;
      return TRUE;
    }
  return FALSE;
}

static gboolean
is_draft (TdCriteriaLines *self, guint index)
{
  return self->has_draft && index + 1 == self->lines->len;
}

/* --- committing --- */

static gboolean
is_complete (TdCriteriaLines *self, const TdLinesLine *line)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      if (td_criteria_lines_get_column (self, i)->line.is_required &&
          !td_has_text (gtk_editable_get_text (GTK_EDITABLE (line->cells[i]))))
        return FALSE;
    }
  return TRUE;
}

static void
offer_draft (TdCriteriaLines *self, const TdLinesLine *line)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) cells = NULL;

  if (!is_complete (self, line))
    return;
  for (guint i = 0; i < self->columns->len; i++)
    g_strv_builder_add (builder, gtk_editable_get_text (GTK_EDITABLE (line->cells[i])));
  cells = g_strv_builder_end (builder);
  g_signal_emit (self, signals[ADDED], 0, cells);
}

void
td_criteria_lines_commit_cell (TdCriteriaLines *self, GtkWidget *cell)
{
  guint column = td_criteria_lines_get_index (cell);
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (cell));
  guint index;
  TdLinesLine *line;

  if (!find_line (self, cell, &index))
    return;
  line = self->lines->pdata[index];
  if (g_strcmp0 (typed, line->shown[column]) == 0)
    return;
  if (is_draft (self, index))
    offer_draft (self, line);
  else
    g_signal_emit (self, signals[EDITED], 0, index, column, typed);
}

static void
drop_draft (TdCriteriaLines *self)
{
  TdLinesLine *line;

  if (!self->has_draft)
    return;
  line = self->lines->pdata[self->lines->len - 1];
  self->has_draft = FALSE;
  gtk_widget_grab_focus (self->add_button);
  gtk_list_box_remove (GTK_LIST_BOX (self->list), line->row);
  g_ptr_array_set_size (self->lines, (int) self->lines->len - 1);
}

gboolean
td_criteria_lines_revert_cell (TdCriteriaLines *self, GtkWidget *cell)
{
  guint column = td_criteria_lines_get_index (cell);
  guint index;
  TdLinesLine *line;

  if (!find_line (self, cell, &index))
    return FALSE;
  line = self->lines->pdata[index];
  td_criteria_lines_set_error (self, NULL);
  if (is_draft (self, index))
    drop_draft (self);
  else if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (cell)), line->shown[column]) != 0)
    gtk_editable_set_text (GTK_EDITABLE (cell), line->shown[column]);
  else
    return FALSE;
  return TRUE;
}

void
td_criteria_lines_remove_line (TdCriteriaLines *self, GtkWidget *button)
{
  guint index;

  if (!find_line (self, button, &index))
    return;
  td_criteria_lines_set_error (self, NULL);
  if (is_draft (self, index))
    drop_draft (self);
  else
    g_signal_emit (self, signals[REMOVED], 0, index);
}

/* --- lines --- */

static gboolean
is_typed (GtkWidget *cell, const char *shown)
{
  return (gtk_widget_get_state_flags (cell) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0 &&
         g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (cell)), shown) != 0;
}

static void
show_line (TdCriteriaLines *self, TdLinesLine *line, const char *const *texts)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const char *text = texts[i] ? texts[i] : "";

      if (!is_typed (line->cells[i], line->shown[i]) &&
          !g_str_equal (gtk_editable_get_text (GTK_EDITABLE (line->cells[i])), text))
        gtk_editable_set_text (GTK_EDITABLE (line->cells[i]), text);
      /* A narrow field shows only the beginning. */
      gtk_widget_set_tooltip_text (line->cells[i], td_has_text (text) ? text : NULL);
      g_free (line->shown[i]);
      line->shown[i] = g_strdup (text);
    }
}

static void
show_parts (TdCriteriaLines *self)
{
  gtk_widget_set_visible (self->titles, self->lines->len > 0);
  gtk_widget_set_visible (self->list, self->lines->len > 0);
  gtk_widget_set_visible (self->add_button, self->editable);
}

void
td_criteria_lines_set (TdCriteriaLines *self, GPtrArray *lines)
{
  guint n_drafts = self->has_draft ? 1 : 0;

  /* The line that was new has been taken, and stays where it is. */
  if (self->has_draft && lines->len == self->lines->len)
    {
      self->has_draft = FALSE;
      n_drafts = 0;
    }
  while (self->lines->len > lines->len + n_drafts)
    {
      TdLinesLine *line = self->lines->pdata[self->lines->len - 1 - n_drafts];

      gtk_list_box_remove (GTK_LIST_BOX (self->list), line->row);
      g_ptr_array_remove_index (self->lines, self->lines->len - 1 - n_drafts);
    }
  if (self->lines->len < lines->len + n_drafts)
    td_criteria_lines_forget (self);
  while (self->lines->len < lines->len)
    td_criteria_lines_add_line (self);
  for (guint i = 0; i < lines->len; i++)
    show_line (self, self->lines->pdata[i], lines->pdata[i]);
  show_parts (self);
}

void
td_criteria_lines_forget (TdCriteriaLines *self)
{
  td_criteria_lines_set_error (self, NULL);
  if (!self->has_draft)
    return;
  self->has_draft = FALSE;
  gtk_list_box_remove (GTK_LIST_BOX (self->list),
                       ((TdLinesLine *) self->lines->pdata[self->lines->len - 1])->row);
  g_ptr_array_set_size (self->lines, (int) self->lines->len - 1);
  show_parts (self);
}

void
td_criteria_lines_begin (TdCriteriaLines *self)
{
  TdLinesLine *line;

  if (!self->has_draft)
    td_criteria_lines_add_line (self);
  self->has_draft = TRUE;
  show_parts (self);
  line = self->lines->pdata[self->lines->len - 1];
  gtk_widget_grab_focus (line->cells[0]);
}

/* --- class --- */

static void
td_criteria_lines_dispose (GObject *object)
{
  TdCriteriaLines *self = TD_CRITERIA_LINES (object);

  g_ptr_array_set_size (self->lines, 0);
  self->has_draft = FALSE;
  td_widget_dispose_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (td_criteria_lines_parent_class)->dispose (object);
}

static void
td_criteria_lines_finalize (GObject *object)
{
  TdCriteriaLines *self = TD_CRITERIA_LINES (object);

  g_ptr_array_unref (self->lines);
  g_array_unref (self->columns);
  g_free (self->remove_label);
  G_OBJECT_CLASS (td_criteria_lines_parent_class)->finalize (object);
}

static void
td_criteria_lines_class_init (TdCriteriaLinesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = td_criteria_lines_dispose;
  object_class->finalize = td_criteria_lines_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[EDITED] = g_signal_new ("edited", TD_TYPE_CRITERIA_LINES, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_UINT,
                                  G_TYPE_STRING);
  signals[ADDED] = g_signal_new ("added", TD_TYPE_CRITERIA_LINES, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_STRV);
  signals[REMOVED] = g_signal_new ("removed", TD_TYPE_CRITERIA_LINES, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
td_criteria_lines_init (TdCriteriaLines *self)
{
  self->editable = TRUE;
  self->columns = g_array_new (FALSE, TRUE, sizeof (TdLinesColumn));
  g_array_set_clear_func (self->columns, clear_column);
  self->lines = g_ptr_array_new_with_free_func (free_line);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
td_criteria_lines_new (const TdCriteriaLine *columns, guint n, const char *title, const char *add,
                       const char *remove)
{
  TdCriteriaLines *self = g_object_new (TD_TYPE_CRITERIA_LINES, NULL);

  for (guint i = 0; i < n; i++)
    {
      TdLinesColumn column = { columns[i], g_strdup (columns[i].title), FALSE };

      g_array_append_val (self->columns, column);
    }
  self->remove_label = g_strdup (remove);
  td_criteria_lines_build (self, title, add);
  show_parts (self);
  return GTK_WIDGET (self);
}

void
td_criteria_lines_set_editable (TdCriteriaLines *self, gboolean editable)
{
  self->editable = editable;
  for (guint i = 0; i < self->lines->len; i++)
    {
      TdLinesLine *line = self->lines->pdata[i];

      for (guint j = 0; j < self->columns->len; j++)
        gtk_editable_set_editable (GTK_EDITABLE (line->cells[j]), editable);
    }
  show_parts (self);
}

void
td_criteria_lines_show_column (TdCriteriaLines *self, guint column, gboolean shown)
{
  gboolean is_below = td_criteria_lines_get_column (self, column)->line.is_below;
  GtkWidget *title = gtk_widget_get_first_child (self->titles);

  td_criteria_lines_get_column (self, column)->is_hidden = !shown;
  for (guint i = 0; i < column; i++)
    title = gtk_widget_get_next_sibling (title);
  gtk_widget_set_visible (title, shown && !is_below);
  for (guint i = 0; i < self->lines->len; i++)
    gtk_widget_set_visible (((TdLinesLine *) self->lines->pdata[i])->cells[column], shown);
}

void
td_criteria_lines_set_error (TdCriteriaLines *self, const char *message)
{
  td_error_label_show (self->error_label, NULL, message);
}

const char *
td_criteria_lines_get_error (TdCriteriaLines *self)
{
  return gtk_widget_get_visible (self->error_label)
         ? gtk_label_get_text (GTK_LABEL (self->error_label)) : NULL;
}

guint
td_criteria_lines_get_n (TdCriteriaLines *self)
{
  return self->lines->len - (self->has_draft ? 1 : 0);
}

void
td_criteria_lines_enter (TdCriteriaLines *self, guint line, guint column, const char *text)
{
  GtkWidget *cell = ((TdLinesLine *) self->lines->pdata[line])->cells[column];

  gtk_editable_set_text (GTK_EDITABLE (cell), text);
  td_criteria_lines_commit_cell (self, cell);
}

void
td_criteria_lines_focus (TdCriteriaLines *self, guint line)
{
  if (line < self->lines->len)
    gtk_widget_grab_focus (((TdLinesLine *) self->lines->pdata[line])->cells[0]);
}
