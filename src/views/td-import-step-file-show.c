/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-step-file-private.h"

#include "td-views.h"

#include <glib/gi18n-lib.h>

/* What was found in the file: its sheets, its year, and text of old fonts. */

static void
show_year (TdImportStepFile *self)
{
  TdImport *import = td_import_session_get_import (self->session);
  gboolean wanted = td_import_session_get_profile (self->session) == TD_IMPORT_SELF_ASSESSMENT;
  guint year = import != NULL ? td_import_get_year (import) : 0;
  g_autofree char *text = year > 0 ? g_strdup_printf ("%u", year) : g_strdup ("");
  g_autofree char *why_not = NULL;
  gboolean asks;

  gtk_widget_set_visible (self->year_box, wanted && import != NULL);
  if (!wanted || import == NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->year_label), FALSE);
      return;
    }
  /* What is being typed stays. */
  if (year > 0 && !g_str_equal (gtk_editable_get_text (self->year_entry), text))
    gtk_editable_set_text (self->year_entry, text);
  asks = year == 0;
  if (asks)
    why_not = g_strdup (_("The title of the list does not say for which year the assessments are. Type the year."));
  else if (!td_import_session_is_ready (self->session, &why_not) &&
           td_import_session_is_year_frozen (self->session))
    asks = TRUE;
  gtk_label_set_text (self->year_label, asks ? why_not : "");
  gtk_widget_set_visible (GTK_WIDGET (self->year_label), asks);
  td_widget_set_css_class (GTK_WIDGET (self->year_label), "td-err", asks);
  td_widget_set_css_class (GTK_WIDGET (self->year_entry), "error", asks);
}

/* "Header in rows 7 to 9, data from row 11; 14 of 18 columns recognised". */
static char *
describe_found (TdImport *import)
{
  GPtrArray *columns = td_import_get_columns (import);
  guint first, last, first_data;
  guint n_known = 0;

  if (!td_import_has_header (import))
    return g_strdup (_("No row with the names of columns was found; you can point at it in the next step."));
  td_import_get_header_rows (import, &first, &last, &first_data);
  for (guint i = 0; i < columns->len; i++)
    n_known += ((TdImportColumn *) columns->pdata[i])->key != NULL;
  if (first == last)
    /* Translators: rows of the sheet, then columns. */
    return g_strdup_printf (_("Header in row %u, data from row %u; %u of %u columns recognised"),
                            first, first_data, n_known, columns->len);
  /* Translators: rows of the sheet, then columns. */
  return g_strdup_printf (_("Header in rows %u–%u, data from row %u; %u of %u columns recognised"),
                          first, last, first_data, n_known, columns->len);
}

static void
show_source (TdImportStepFile *self)
{
  TdImport *import = td_import_session_get_import (self->session);
  GFile *file = td_import_session_get_file (self->session);
  g_autofree char *path = file != NULL ? g_file_get_parse_name (file) : NULL;
  g_autofree char *found = import != NULL ? describe_found (import) : NULL;

  gtk_widget_set_visible (self->drop_box, import == NULL);
  gtk_widget_set_visible (self->source_box, import != NULL);
  if (import == NULL)
    return;
  gtk_label_set_text (self->name_label, td_import_get_name (import));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name_label), path);
  gtk_label_set_text (self->found_label, found);
}

static void
add_sample (TdImportStepFile *self, int row, const TdImportSample *sample)
{
  GtkWidget *before = gtk_label_new (sample->before);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  GtkWidget *after = gtk_label_new (sample->after);

  gtk_widget_add_css_class (before, "td-muted");
  gtk_widget_add_css_class (after, "td-strong");
  gtk_label_set_xalign (GTK_LABEL (before), 0);
  gtk_label_set_xalign (GTK_LABEL (after), 0);
  gtk_label_set_ellipsize (GTK_LABEL (before), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (after), PANGO_ELLIPSIZE_END);
  gtk_grid_attach (self->sample_grid, before, 0, row, 1, 1);
  gtk_grid_attach (self->sample_grid, arrow, 1, row, 1, 1);
  gtk_grid_attach (self->sample_grid, after, 2, row, 1, 1);
}

static void
show_legacy (TdImportStepFile *self)
{
  TdImport *import = td_import_session_get_import (self->session);
  TdLegacyEncoding legacy = import != NULL ? td_import_get_legacy (import) : TD_LEGACY_NONE;
  GPtrArray *samples = td_import_session_get_samples (self->session);
  GtkWidget *child;

  gtk_widget_set_visible (self->legacy_box, legacy != TD_LEGACY_NONE);
  if (legacy == TD_LEGACY_NONE)
    return;
  gtk_label_set_text (self->legacy_label,
                      legacy == TD_LEGACY_VNI
                      ? _("The list is typed in an old VNI font. Look whether it reads right when it is converted to Unicode.")
                      : _("The list is typed in an old TCVN3 (ABC) font. Look whether it reads right when it is converted to Unicode."));
  gtk_switch_set_active (self->legacy_switch, td_import_get_convert (import));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sample_grid))) != NULL)
    gtk_grid_remove (self->sample_grid, child);
  for (guint i = 0; i < samples->len; i++)
    add_sample (self, (int) i, samples->pdata[i]);
}

static GtkWidget *
make_pill (const char *text)
{
  GtkWidget *pill = gtk_label_new (text);

  gtk_widget_add_css_class (pill, "pill-mark");
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  return pill;
}

static char *
describe_score (TdImport *import, guint score)
{
  if (score == 0)
    return g_strdup (_("no header found"));
  if (td_import_get_profile (import) == TD_IMPORT_STAFF)
    /* Translators: how much a sheet looks like one. */
    return g_strdup_printf (_("%u %% like a staff list"), score);
  return g_strdup_printf (_("%u %% like self-assessments"), score);
}

static void
add_sheet (TdImportStepFile *self, TdImport *import, guint sheet)
{
  gboolean chosen = sheet == td_import_get_sheet (import);
  g_autofree char *score = describe_score (import, td_import_get_sheet_score (import, sheet));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *mark = gtk_image_new_from_icon_name ("object-select-symbolic");
  GtkWidget *name = gtk_label_new (td_import_get_sheet_name (import, sheet));
  GtkWidget *likeness = gtk_label_new (score);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_widget_set_opacity (mark, chosen ? 1 : 0);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  if (chosen)
    gtk_widget_add_css_class (name, "heading");
  gtk_widget_add_css_class (likeness, "td-small");
  gtk_widget_add_css_class (likeness, "td-muted");
  gtk_widget_add_css_class (likeness, "numeric");
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), name);
  if (td_import_is_sheet_hidden (import, sheet))
    gtk_box_append (GTK_BOX (box), make_pill (_("hidden in the workbook")));
  gtk_box_append (GTK_BOX (box), likeness);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_SELECTED, chosen, -1);
  gtk_list_box_append (self->sheets, row);
}

static void
show_sheets (TdImportStepFile *self)
{
  TdImport *import = td_import_session_get_import (self->session);
  guint n = import != NULL ? td_import_get_n_sheets (import) : 0;
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->sheets));
  GtkListBoxRow *row;

  gtk_widget_set_visible (self->sheets_box, n > 0);
  while ((row = gtk_list_box_get_row_at_index (self->sheets, 0)) != NULL)
    gtk_list_box_remove (self->sheets, GTK_WIDGET (row));
  for (guint i = 0; i < n; i++)
    add_sheet (self, import, i);
  if (focus != NULL && import != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (
      gtk_list_box_get_row_at_index (self->sheets, (int) td_import_get_sheet (import))));
}

void
td_import_step_file_show_all (TdImportStepFile *self)
{
  gboolean is_staff = td_import_session_get_profile (self->session) == TD_IMPORT_STAFF;

  self->showing = TRUE;
  gtk_toggle_button_set_active (is_staff ? self->staff_button : self->assessment_button, TRUE);
  show_year (self);
  show_source (self);
  show_legacy (self);
  show_sheets (self);
  self->showing = FALSE;
}

void
td_import_step_file_show_mapped (TdImportStepFile *self)
{
  self->showing = TRUE;
  show_year (self);
  show_source (self);
  self->showing = FALSE;
}
