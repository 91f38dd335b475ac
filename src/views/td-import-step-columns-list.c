/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-step-columns-private.h"

#include "td-import-head.h"
#include "td-text.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

#define DROP_DOWN_WIDTH 176

static void
picked_cb (TdImportStepColumns *self, GParamSpec *pspec, GtkDropDown *drop_down)
{
  TdImport *import = td_import_session_get_import (self->session);
  guint selected = gtk_drop_down_get_selected (drop_down);
  const TdImportColumn *column;
  guint index;

  if (self->showing || !g_ptr_array_find (self->drop_downs, drop_down, &index))
    return;
  column = td_import_get_columns (import)->pdata[index];
  td_import_session_set_column (self->session, column->column,
                                td_import_session_get_label_key (self->session, selected));
}

/* The column that is being decided about is pointed at among the rows. */
static void
entered_row_cb (GtkEventControllerFocus *controller, TdImportStepColumns *self)
{
  GPtrArray *columns = td_import_get_columns (td_import_session_get_import (self->session));
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  guint index = (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  guint grid_row, grid_column;

  if (index >= columns->len)
    return;
  self->picked = ((TdImportColumn *) columns->pdata[index])->column + 1;
  td_import_grid_get_current (self->grid, &grid_row, &grid_column);
  td_import_grid_set_current (self->grid, grid_row, self->picked);
  td_import_grid_refresh (self->grid);
}

/* The first text below the heading, to know the column by. */
static char *
dup_example (TdImportStepColumns *self, guint column)
{
  TdImport *import = td_import_session_get_import (self->session);
  GPtrArray *head = td_import_get_head (import);
  guint first, last, first_data;

  td_import_get_header_rows (import, &first, &last, &first_data);
  for (guint i = 0; i < head->len; i++)
    {
      const TdSheetRow *row = head->pdata[i];
      char *text;

      if (row->number < first_data || row->n_cells < 3)
        continue;
      text = td_text_clean (td_sheet_row_get (row, column)->text);
      if (text != NULL)
        return text;
    }
  return NULL;
}

static GtkWidget *
make_line (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 4);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 4);
  gtk_widget_set_hexpand (label, TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_texts (TdImportStepColumns *self, const TdImportColumn *column)
{
  g_autofree char *example = dup_example (self, column->column);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *heading = make_line (column->heading, NULL);

  gtk_widget_set_tooltip_text (heading, column->heading);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), heading);
  if (example != NULL)
    {
      GtkWidget *line = make_line (example, "td-small");

      gtk_widget_add_css_class (line, "td-muted");
      gtk_box_append (GTK_BOX (texts), line);
    }
  return texts;
}

void
td_import_step_columns_add_column (TdImportStepColumns *self, const TdImportColumn *column)
{
  g_autofree char *label = NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *letter = td_import_letter_new (column->letters);
  GtkWidget *mark = gtk_label_new (NULL);
  GtkWidget *drop_down;
  GtkEventController *focus = gtk_event_controller_focus_new ();

  /* Translators: the column, then its heading. */
  label = g_strdup_printf (_("Column %s “%s” is imported as"), column->letters, column->heading);
  drop_down = td_import_drop_down_new (td_import_session_get_labels (self->session), label);
  gtk_widget_set_size_request (drop_down, DROP_DOWN_WIDTH, -1);
  gtk_widget_set_valign (drop_down, GTK_ALIGN_CENTER);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (picked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (mark, "pill-mark");
  gtk_box_append (GTK_BOX (box), letter);
  gtk_box_append (GTK_BOX (box), make_texts (self, column));
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), drop_down);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  g_signal_connect_object (focus, "enter", G_CALLBACK (entered_row_cb), self, 0);
  gtk_widget_add_controller (row, focus);
  gtk_list_box_append (self->list, row);
  g_ptr_array_add (self->drop_downs, drop_down);
  g_ptr_array_add (self->marks, mark);
}

static void
show_mark (GtkLabel *mark, const TdImportColumn *column)
{
  const char *text = NULL;
  const char *tooltip = NULL;

  if (column->is_remembered)
    {
      text = _("remembered");
      tooltip = _("As it was chosen the last time that such a list was imported");
    }
  else if (column->key != NULL && column->key == column->proposed &&
           column->confidence < TD_HEADER_CONFIDENT)
    {
      text = _("guessed");
      tooltip = _("The heading is not quite one that is known: look whether it is right");
    }
  gtk_label_set_text (mark, text);
  gtk_widget_set_visible (GTK_WIDGET (mark), text != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (mark), tooltip);
  td_widget_set_css_class (GTK_WIDGET (mark), "warn", text != NULL && !column->is_remembered);
}

static gboolean
has_any (TdImport *import, const char *const *keys)
{
  GPtrArray *columns = td_import_get_columns (import);

  for (guint i = 0; i < columns->len; i++)
    {
      const TdImportColumn *column = columns->pdata[i];

      if (column->key != NULL && g_strv_contains (keys, column->key))
        return TRUE;
    }
  return FALSE;
}

/* What such lists usually have and this one does not: nothing is assumed for it. */
static char *
describe_missing (TdImport *import)
{
  static const char *const staff[][5] = {
    { "birth", TD_HEADER_BIRTH_MALE, TD_HEADER_BIRTH_FEMALE },
    { "sex", TD_HEADER_SEX_MALE_MARK, TD_HEADER_SEX_FEMALE_MARK, TD_HEADER_BIRTH_MALE },
    { "unit" }, { "kind" }, { "post" }, { "cccd" },
  };
  static const char *const assessment[][5] = {
    { "birth", TD_HEADER_BIRTH_MALE, TD_HEADER_BIRTH_FEMALE }, { "unit" }, { "self_total" },
  };
  gboolean is_staff = td_import_get_profile (import) == TD_IMPORT_STAFF;
  guint n = is_staff ? G_N_ELEMENTS (staff) : G_N_ELEMENTS (assessment);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      const char *const *keys = is_staff ? staff[i] : assessment[i];

      if (has_any (import, keys))
        continue;
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                              td_import_get_field_label (import, keys[0]));
    }
  if (names->len == 0)
    return NULL;
  /* Translators: names of fields follow. */
  return g_strdup_printf (_("No column for: %s. These stay as they are."), names->str);
}

void
td_import_step_columns_show_state (TdImportStepColumns *self)
{
  TdImport *import = td_import_session_get_import (self->session);
  GPtrArray *columns = td_import_get_columns (import);
  g_autofree char *title = NULL;
  g_autofree char *missing = describe_missing (import);
  g_autofree char *why_not = NULL;
  gboolean ready = td_import_session_is_ready (self->session, &why_not);
  guint n_known = 0;

  for (guint i = 0; i < columns->len; i++)
    n_known += ((TdImportColumn *) columns->pdata[i])->key != NULL;
  title = g_strdup_printf (_("%u of %u columns are imported"), n_known, columns->len);
  gtk_label_set_text (self->title_label, title);
  gtk_label_set_text (self->error_label, why_not);
  gtk_widget_set_visible (self->error_box, !ready);
  gtk_label_set_text (self->missing_label, missing);
  gtk_widget_set_visible (GTK_WIDGET (self->missing_label),
                          missing != NULL && td_import_has_header (import));
}

void
td_import_step_columns_show_choices (TdImportStepColumns *self)
{
  GPtrArray *columns = td_import_get_columns (td_import_session_get_import (self->session));

  self->showing = TRUE;
  for (guint i = 0; i < columns->len && i < self->drop_downs->len; i++)
    {
      const TdImportColumn *column = columns->pdata[i];
      GtkWidget *row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int) i));

      gtk_drop_down_set_selected (self->drop_downs->pdata[i],
                                  td_import_session_find_label (self->session, column->key));
      td_widget_set_css_class (row, "skip", column->key == NULL);
      show_mark (self->marks->pdata[i], column);
    }
  self->showing = FALSE;
}
