/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-step-file.h"

#include "td-file-picker.h"
#include "td-import-style.h"
#include "td-views.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _TdImportStepFile
{
  GtkWidget        parent_instance;

  TdImportSession *session;
  gboolean         showing;

  GtkWidget       *scroller;
  GtkToggleButton *staff_button;
  GtkToggleButton *assessment_button;
  GtkWidget       *year_box;
  GtkEditable     *year_entry;
  GtkLabel        *year_label;
  GtkWidget       *drop_box;
  GtkWidget       *choose_button;
  GtkWidget       *source_box;
  GtkLabel        *name_label;
  GtkLabel        *found_label;
  GtkWidget       *other_button;
  GtkWidget       *legacy_box;
  GtkLabel        *legacy_label;
  GtkSwitch       *legacy_switch;
  GtkGrid         *sample_grid;
  GtkWidget       *sheets_box;
  GtkListBox      *sheets;
};

G_DEFINE_FINAL_TYPE (TdImportStepFile, td_import_step_file, GTK_TYPE_WIDGET)

/* --- where the list comes from --- */

static void
picked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TdImportStepFile *self = TD_IMPORT_STEP_FILE (source);
  g_autoptr (GFile) file = td_file_picker_finish (GTK_WIDGET (source), result);

  /* The assistant may have been left meanwhile. */
  if (file != NULL && self->session != NULL)
    td_import_session_open_file (self->session, file);
}

static void
choose_file_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdImportStepFile *self = TD_IMPORT_STEP_FILE (widget);
  GFile *before = td_import_session_get_file (self->session);
  g_autoptr (GFile) folder = before != NULL ? g_file_get_parent (before) : NULL;

  td_file_picker_open_async (widget, _("Choose a List"), TD_FILE_LIST, folder, picked_cb, NULL);
}

static gboolean
open_first (TdImportStepFile *self, const GValue *value)
{
  GdkFileList *files = g_value_get_boxed (value);
  g_autoptr (GSList) list = files != NULL ? gdk_file_list_get_files (files) : NULL;

  if (list == NULL)
    return FALSE;
  td_import_session_open_file (self->session, list->data);
  return TRUE;
}

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, TdImportStepFile *self)
{
  return open_first (self, value);
}

static void
text_pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdImportStepFile) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  /* An empty clipboard gets its message as an empty list does. */
  if (self->session != NULL)
    td_import_session_open_text (self->session, text != NULL ? text : "");
}

static void
files_pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdImportStepFile) self = user_data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);

  if (self->session != NULL && value != NULL)
    open_first (self, value);
}

static void
paste_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);

  /* A file that was copied in the file manager is meant as a file. */
  if (gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard),
                                         GDK_TYPE_FILE_LIST))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL,
                                    files_pasted_cb, g_object_ref (widget));
  else
    gdk_clipboard_read_text_async (clipboard, NULL, text_pasted_cb, g_object_ref (widget));
}

/* --- what was chosen --- */

static void
kind_toggled_cb (TdImportStepFile *self)
{
  if (self->session == NULL || self->showing)
    return;
  td_import_session_set_profile (self->session,
                                 gtk_toggle_button_get_active (self->assessment_button)
                                 ? TD_IMPORT_SELF_ASSESSMENT : TD_IMPORT_STAFF);
}

static void
year_changed_cb (TdImportStepFile *self)
{
  guint64 year = 0;

  if (self->session == NULL || self->showing)
    return;
  g_ascii_string_to_unsigned (gtk_editable_get_text (self->year_entry), 10, 1990, 2100, &year,
                              NULL);
  td_import_session_set_year (self->session, (guint) year);
}

static void
convert_changed_cb (TdImportStepFile *self)
{
  if (self->session != NULL && !self->showing)
    td_import_session_set_convert (self->session, gtk_switch_get_active (self->legacy_switch));
}

static void
sheet_activated_cb (TdImportStepFile *self, GtkListBoxRow *row)
{
  if (!self->showing)
    td_import_session_select_sheet (self->session, (guint) gtk_list_box_row_get_index (row));
}

/* --- showing --- */

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

static void
show_all (TdImportStepFile *self)
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

static void
show_mapped_cb (TdImportStepFile *self)
{
  self->showing = TRUE;
  show_year (self);
  show_source (self);
  self->showing = FALSE;
}

/* --- class --- */

static gboolean
td_import_step_file_grab_focus (GtkWidget *widget)
{
  TdImportStepFile *self = TD_IMPORT_STEP_FILE (widget);
  TdImport *import = td_import_session_get_import (self->session);

  if (import == NULL)
    return gtk_widget_grab_focus (self->choose_button);
  if (gtk_widget_get_visible (self->year_box) && td_import_get_year (import) == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->year_entry));
  return gtk_widget_grab_focus (self->other_button);
}

static void
td_import_step_file_dispose (GObject *object)
{
  TdImportStepFile *self = TD_IMPORT_STEP_FILE (object);

  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_IMPORT_STEP_FILE);
  td_widget_dispose_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (td_import_step_file_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TdImportStepFile, scroller);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepFile, staff_button);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepFile, assessment_button);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepFile, year_box);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepFile, year_entry);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepFile, year_label);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepFile, drop_box);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepFile, choose_button);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepFile, source_box);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepFile, name_label);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepFile, found_label);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepFile, other_button);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepFile, legacy_box);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepFile, legacy_label);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepFile, legacy_switch);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepFile, sample_grid);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepFile, sheets_box);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepFile, sheets);
}

static void
td_import_step_file_class_init (TdImportStepFileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_import_step_file_dispose;
  widget_class->grab_focus = td_import_step_file_grab_focus;

  td_import_style_ensure ();
  g_type_ensure (ADW_TYPE_CLAMP);
  gtk_widget_class_set_template_from_resource (widget_class, TD_RESOURCES "td-import-step-file.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, kind_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, year_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, convert_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_activated_cb);
  gtk_widget_class_install_action (widget_class, "import.choose-file", NULL, choose_file_cb);
  gtk_widget_class_install_action (widget_class, "import.paste", NULL, paste_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK,
                                       "import.choose-file", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "import.paste",
                                       NULL);
}

static void
td_import_step_file_init (TdImportStepFile *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (drop, "drop", G_CALLBACK (dropped_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

GtkWidget *
td_import_step_file_new (TdImportSession *session)
{
  TdImportStepFile *self = g_object_new (TD_TYPE_IMPORT_STEP_FILE, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "opened", G_CALLBACK (show_all), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "mapped", G_CALLBACK (show_mapped_cb), self,
                           G_CONNECT_SWAPPED);
  show_all (self);
  return GTK_WIDGET (self);
}
