/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-staff-facts.h"

#include "td-edit.h"
#include "td-number.h"
#include "td-related-list.h"
#include "td-shell.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

#define LABEL_WIDTH 150

struct _TdStaffFacts
{
  GtkWidget  parent_instance;

  TdStore   *store;
  gint64     staff;
  guint      year;
  TdRecord  *record; /* perhaps not saved yet */
  gboolean   saving;

  GtkWidget *heading;
  GtkWidget *toggle;
  GtkWidget *summary;
  GtkWidget *box;
  GtkWidget *form;
};

G_DEFINE_FINAL_TYPE (TdStaffFacts, td_staff_facts, GTK_TYPE_WIDGET)

/* The year's record, or a new one that is not saved yet. */
static TdRecord *
find_record (TdStaffFacts *self)
{
  TdReader *reader = td_store_get_reader (self->store);
  g_autoptr (TdQuery) query = td_query_new (&td_entity_year_fact);
  g_autoptr (TdRecord) person = NULL;
  TdRecord *record;

  td_query_filter_int (query, "staff", TD_FILTER_IS, self->staff);
  td_query_filter_int (query, "year", TD_FILTER_IS, self->year);
  record = td_reader_first (reader, query, NULL);
  if (record != NULL)
    return record;
  person = td_reader_get (reader, &td_entity_staff, self->staff, NULL);
  record = td_record_new (&td_entity_year_fact);
  td_record_set_int (record, "staff", self->staff);
  td_record_set_int (record, "year", self->year);
  if (person != NULL)
    td_record_set_reference_title (record, "staff", td_record_get_title (person));
  return record;
}

static void
append_score (GString *text, TdRecord *record, const char *key, const char *name)
{
  g_autofree char *score = NULL;
  gint64 value;

  if (!td_record_get_int (record, key, &value))
    return;
  score = td_decimal_to_text (value);
  g_string_append_printf (text, "%s%s %s", text->len > 0 ? " · " : "", name, score);
}

static void
show_summary (TdStaffFacts *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_score (text, self->record, "self_total", _("self"));
  append_score (text, self->record, "appraised_total", _("appraised"));
  append_score (text, self->record, "council_total", _("council"));
  if (text->len == 0)
    g_string_append (text, td_record_get_id (self->record) != 0 ? _("No score yet")
                                                                : _("Nothing is recorded"));
  gtk_label_set_text (GTK_LABEL (self->summary), text->str);
}

static void
load (TdStaffFacts *self)
{
  g_autofree char *heading = g_strdup_printf (_("Facts of %u"), self->year);

  g_clear_object (&self->record);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (self->heading)), heading);
  if (self->staff == 0)
    return;
  self->record = find_record (self);
  show_summary (self);
  if (self->form != NULL)
    td_record_form_set_record (TD_RECORD_FORM (self->form), self->record);
}

static void
store_changed_cb (TdStaffFacts *self, TdChanges *changes)
{
  if (self->staff != 0 && td_changes_touch (changes, &td_entity_year_fact))
    load (self);
}

/* --- saving --- */

typedef struct
{
  TdStaffFacts *facts;
  char         *key;
} Save;

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Save *save = user_data;
  TdStaffFacts *self = save->facts;
  g_autoptr (GError) error = NULL;
  gint64 change = td_edit_save_field_finish (TD_STORE (source), result, &error);

  self->saving = FALSE;
  if (self->form != NULL)
    {
      td_record_form_set_editable (TD_RECORD_FORM (self->form),
                                   !td_store_is_read_only (self->store));
      if (change < 0)
        td_record_form_show_error (TD_RECORD_FORM (self->form), save->key, error->message);
    }
  g_object_unref (save->facts);
  g_free (save->key);
  g_free (save);
}

/* Nothing else is entered while the first value makes the record: it would make
 * a second one. */
static void
committed_cb (TdStaffFacts *self, TdRecord *edited, const char *key)
{
  Save *save;

  if (self->saving)
    return;
  save = g_new0 (Save, 1);
  save->facts = g_object_ref (self);
  save->key = g_strdup (key);
  if (td_record_get_id (self->record) == 0)
    {
      self->saving = TRUE;
      td_record_form_set_editable (TD_RECORD_FORM (self->form), FALSE);
    }
  td_edit_save_field_async (self->store, self->record, edited, key, saved_cb, save);
}

/* --- building --- */

static void
make_form (TdStaffFacts *self)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();

  for (guint i = 0; i < td_entity_year_fact.n_fields; i++)
    {
      const TdField *field = &td_entity_year_fact.fields[i];

      if (td_record_form_has_field (field) && !g_str_equal (field->key, "staff") &&
          !g_str_equal (field->key, "year"))
        g_ptr_array_add (keys, (gpointer) field->key);
    }
  g_ptr_array_add (keys, NULL);
  self->form = td_record_form_new (self->store, &td_entity_year_fact,
                                   (const char *const *) keys->pdata, LABEL_WIDTH);
  td_record_form_set_editable (TD_RECORD_FORM (self->form), !td_store_is_read_only (self->store));
  g_signal_connect_object (self->form, "committed", G_CALLBACK (committed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), self->form);
  td_record_form_set_record (TD_RECORD_FORM (self->form), self->record);
}

static void
toggled_cb (TdStaffFacts *self)
{
  gboolean open = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->toggle));

  if (open && self->form == NULL)
    make_form (self);
  if (self->form != NULL)
    gtk_widget_set_visible (self->form, open);
  gtk_button_set_icon_name (GTK_BUTTON (self->toggle),
                            open ? "pan-down-symbolic" : "document-edit-symbolic");
}

static void
previous_cb (TdStaffFacts *self)
{
  td_staff_facts_set_year (self, self->year - 1);
}

static void
next_cb (TdStaffFacts *self)
{
  td_staff_facts_set_year (self, self->year + 1);
}

static GtkWidget *
make_button (TdStaffFacts *self, GtkWidget *button, const char *icon, const char *label,
             GCallback callback, const char *signal)
{
  gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "td-tiny");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  td_widget_set_label (button, label);
  g_signal_connect_object (button, signal, callback, self, G_CONNECT_SWAPPED);
  return button;
}

static void
td_staff_facts_dispose (GObject *object)
{
  TdStaffFacts *self = TD_STAFF_FACTS (object);

  self->staff = 0;
  self->form = NULL;
  td_widget_dispose_children (GTK_WIDGET (self));
  g_clear_object (&self->record);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (td_staff_facts_parent_class)->dispose (object);
}

static void
td_staff_facts_class_init (TdStaffFactsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_staff_facts_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
td_staff_facts_init (TdStaffFacts *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->year = td_date_today ().year;
  self->toggle = make_button (self, gtk_toggle_button_new (), "document-edit-symbolic",
                              _("Show and edit"), G_CALLBACK (toggled_cb), "toggled");
  gtk_box_append (GTK_BOX (buttons), make_button (self, gtk_button_new (), "go-previous-symbolic",
                                                  _("Previous year"), G_CALLBACK (previous_cb),
                                                  "clicked"));
  gtk_box_append (GTK_BOX (buttons), make_button (self, gtk_button_new (), "go-next-symbolic",
                                                  _("Next year"), G_CALLBACK (next_cb),
                                                  "clicked"));
  gtk_box_append (GTK_BOX (buttons), self->toggle);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  self->heading = td_section_new ("", buttons);
  self->summary = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->summary), 0);
  gtk_label_set_wrap (GTK_LABEL (self->summary), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->summary), 12);
  gtk_widget_set_margin_start (self->summary, 6);
  gtk_widget_set_margin_bottom (self->summary, 3);
  gtk_widget_add_css_class (self->summary, "td-small");
  gtk_widget_add_css_class (self->summary, "td-muted");
  gtk_widget_add_css_class (self->summary, "numeric");
  gtk_box_append (GTK_BOX (self->box), self->heading);
  gtk_box_append (GTK_BOX (self->box), self->summary);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
td_staff_facts_new (TdStore *store)
{
  TdStaffFacts *self = g_object_new (TD_TYPE_STAFF_FACTS, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
td_staff_facts_set_staff (TdStaffFacts *self, gint64 staff)
{
  self->staff = staff;
  load (self);
}

void
td_staff_facts_set_year (TdStaffFacts *self, guint year)
{
  self->year = year;
  load (self);
}

void
td_staff_facts_expand (TdStaffFacts *self)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->toggle), TRUE);
}

TdRecordForm *
td_staff_facts_get_form (TdStaffFacts *self)
{
  return self->form ? TD_RECORD_FORM (self->form) : NULL;
}
