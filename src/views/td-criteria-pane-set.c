/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-pane-private.h"

#include "td-criteria-sets.h"
#include "td-error.h"
#include "td-shell.h"

#include <glib/gi18n-lib.h>

static const TdCriteriaPart parts[] = {
  { "name", TD_PART_TEXT },
  { "subject", TD_PART_PLAIN },
  { "polarity", TD_PART_PLAIN },
  { "max", TD_PART_PLAIN },
  { "edges", TD_PART_PLAIN },
  { "bonus_cap", TD_PART_PLAIN },
  { "deduction_cap", TD_PART_PLAIN },
};

static const TdCriteriaPart note_parts[] = {
  { "source", TD_PART_TEXT },
  { "unverified", TD_PART_TEXT },
};

enum
{
  BAND_NAME,
  BAND_EDGE,
  BAND_CODE,
  BAND_CONDITIONS,
  N_BAND_COLUMNS
};

static const char *const band_keys[N_BAND_COLUMNS] = { "name", "edge", "code", "conditions" };

/* --- the set --- */

static TdCriteriaForm *
get_form_of (TdCriteriaPane *self, const char *key)
{
  gboolean is_note = g_str_equal (key, "source") || g_str_equal (key, "unverified");

  return TD_CRITERIA_FORM (is_note ? self->set_notes : self->set_form);
}

static void
field_failed (TdCriteriaPane *self, const char *key, const char *message)
{
  td_criteria_form_set_record (get_form_of (self, key), self->set_record);
  td_criteria_form_set_error (get_form_of (self, key), key, message);
}

static void
committed_cb (TdCriteriaPane *self, TdRecord *before, TdRecord *edited, const char *key)
{
  const TdField *field = td_entity_field (&td_entity_criteria_set, key);

  td_criteria_pane_run (self, td_criteria_save_set (before, edited), td_record_get_id (before),
                        field->key, field_failed);
}

static GtkWidget *
make_form (TdCriteriaPane *self, const TdCriteriaPart *some_parts, guint n)
{
  GtkWidget *form = td_criteria_form_new (self->store, &td_entity_criteria_set, some_parts, n);

  td_criteria_form_set_editable (TD_CRITERIA_FORM (form), !td_store_is_read_only (self->store));
  g_signal_connect_object (form, "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  return form;
}

static GtkWidget *
make_hint (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 20);
  gtk_widget_add_css_class (label, "td-small");
  gtk_widget_add_css_class (label, "td-muted");
  gtk_widget_set_margin_start (label, 3);
  return label;
}

GtkWidget *
td_criteria_pane_make_set (TdCriteriaPane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->set_form = make_form (self, parts, G_N_ELEMENTS (parts));
  td_criteria_form_set_label (TD_CRITERIA_FORM (self->set_form), "name", _("Name of the set"));
  self->set_notes = make_form (self, note_parts, G_N_ELEMENTS (note_parts));
  gtk_box_append (GTK_BOX (box), self->set_form);
  gtk_box_append (GTK_BOX (box), self->set_notes);
  gtk_box_append (GTK_BOX (box), make_hint (_("Leave the maximum empty when it is simply what the "
                                              "criteria add up to. What stands under “Not "
                                              "verified” is shown with the set everywhere; clear "
                                              "it once somebody has checked.")));
  return box;
}

/* --- its classes --- */

static void
bands_failed (TdCriteriaPane *self, const char *key, const char *message)
{
  td_criteria_lines_set_error (TD_CRITERIA_LINES (self->bands), message);
}

static TdRecord *
load_band (TdCriteriaPane *self, guint line)
{
  const TdBand *band;

  if (self->set == NULL || line >= self->set->bands->len)
    return NULL;
  band = self->set->bands->pdata[line];
  return td_reader_get (td_store_get_reader (self->store), &td_entity_criteria_band, band->id,
                        NULL);
}

static gboolean
set_cell (TdCriteriaPane *self, TdRecord *band, guint column, const char *text)
{
  g_autoptr (GError) error = NULL;

  if (td_record_set_from_text (band, band_keys[column], text, &error))
    return TRUE;
  bands_failed (self, band_keys[column], error->message);
  return FALSE;
}

static void
band_edited_cb (TdCriteriaPane *self, guint line, guint column, const char *text)
{
  g_autoptr (TdRecord) before = load_band (self, line);
  g_autoptr (TdRecord) edited = before ? td_record_copy (before) : NULL;

  td_criteria_lines_set_error (TD_CRITERIA_LINES (self->bands), NULL);
  if (edited != NULL && set_cell (self, edited, column, text))
    td_criteria_pane_run (self, td_criteria_save_band (before, edited), self->set->id, "bands",
                          bands_failed);
}

static void
band_added_cb (TdCriteriaPane *self, const char *const *cells)
{
  g_autoptr (TdRecord) band = td_record_new (&td_entity_criteria_band);

  if (self->set == NULL)
    return;
  td_criteria_lines_set_error (TD_CRITERIA_LINES (self->bands), NULL);
  td_record_set_int (band, "criteria", self->set->id);
  for (guint i = 0; i < N_BAND_COLUMNS; i++)
    {
      if (!set_cell (self, band, i, cells[i]))
        return;
    }
  td_criteria_pane_run (self, td_criteria_save_band (NULL, band), self->set->id, "bands",
                        bands_failed);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) self = user_data;
  g_autoptr (GError) error = NULL;

  if (td_store_write_finish (TD_STORE (source), result, &error) < 0)
    td_shell_report_error (self, error);
  else
    td_shell_toast_change (self, _("The class was removed"));
}

static void
band_removed_cb (TdCriteriaPane *self, guint line)
{
  g_autoptr (TdRecord) band = load_band (self, line);

  if (band != NULL)
    td_action_run_async (td_criteria_remove (band), self->store, NULL, removed_cb,
                         g_object_ref (self));
}

static void
show_bands (TdCriteriaPane *self)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; self->set != NULL && i < self->set->bands->len; i++)
    {
      const TdBand *band = self->set->bands->pdata[i];
      char **cells = g_new0 (char *, N_BAND_COLUMNS + 1);

      cells[BAND_CODE] = g_strdup (band->code);
      cells[BAND_NAME] = g_strdup (band->name);
      cells[BAND_EDGE] = td_decimal_to_text (band->edge);
      cells[BAND_CONDITIONS] = td_band_conditions_to_text (band->conditions);
      g_ptr_array_add (lines, cells);
    }
  td_criteria_lines_set (TD_CRITERIA_LINES (self->bands), lines);
}

GtkWidget *
td_criteria_pane_make_bands (TdCriteriaPane *self)
{
  const TdCriteriaLine columns[] = {
    { _("Class"), 0, FALSE, TRUE, FALSE },
    { C_("lower edge", "From"), 44, TRUE, TRUE, FALSE },
    { _("Code"), 84, FALSE, TRUE, TRUE },
    { _("Conditions"), 0, FALSE, FALSE, TRUE },
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->bands = td_criteria_lines_new (columns, G_N_ELEMENTS (columns), _("Classes"),
                                       _("Add a Class"), _("Remove the class"));
  td_criteria_lines_set_editable (TD_CRITERIA_LINES (self->bands),
                                  !td_store_is_read_only (self->store));
  g_signal_connect_object (self->bands, "edited", G_CALLBACK (band_edited_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bands, "added", G_CALLBACK (band_added_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bands, "removed", G_CALLBACK (band_removed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->bands);
  gtk_box_append (GTK_BOX (box), make_hint (_("A class begins at its lower edge and reaches up to "
                                              "the next one: there are no gaps.\n\nConditions are "
                                              "written like “bắt buộc đạt; I ≥ 15; III ≥ 50 %”. "
                                              "Who does not meet them gets the next class whose "
                                              "conditions are met.")));
  return box;
}

void
td_criteria_pane_show_set (TdCriteriaPane *self)
{
  g_autoptr (TdRecord) record = NULL;
  gint64 before = self->set_record ? td_record_get_id (self->set_record) : 0;

  if (self->set != NULL)
    record = td_reader_get (td_store_get_reader (self->store), &td_entity_criteria_set,
                            self->set->id, NULL);
  if (before != (record ? td_record_get_id (record) : 0))
    td_criteria_lines_forget (TD_CRITERIA_LINES (self->bands));
  td_criteria_form_set_record (TD_CRITERIA_FORM (self->set_form), record);
  td_criteria_form_set_record (TD_CRITERIA_FORM (self->set_notes), record);
  g_set_object (&self->set_record, record);
  show_bands (self);
}
