/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-year-facts-dialog.h"

#include "td-edit.h"
#include "td-record-form.h"
#include "td-shell.h"
#include "td-views.h"
#include "td-year-edit.h"

#include <glib/gi18n-lib.h>

#define WIDTH 620
#define HEIGHT 640
#define LABEL_WIDTH 250
#define NARROW_LABEL_WIDTH 150
#define MOST_KEYS 6

/* A heading and the fields below it. */
typedef struct
{
  const char *title;
  const char *keys[MOST_KEYS + 1];
} Section;

static const Section sections[] = {
  { N_("Scores"),
    { "self_common", "self_task", "self_total", "appraised_total", "council_total" } },
  { N_("Proposed Classes"), { "self_class", "appraised_class", "council_class" } },
  { N_("Service in the Year"),
    { "months", "leave_months", "maternity_months", "leave_text", "rated_by_superior" } },
  { N_("Discipline and Conclusions"),
    { "discipline_text", "discipline_for_duty", "degraded", "body_in_corruption" } },
  { N_("More"), { "initiatives", "initiative_text", "note" } },
};

struct _TdYearFactsDialog
{
  AdwWindow       parent_instance;

  TdStore        *store;
  TdRecord       *before;
  TdRecord       *draft;
  TdRecord       *person_before;
  TdRecord       *person_draft;
  TdFieldRow     *first; /* what gets the focus; unowned */
  guint           focus_idle;
  int             label_width;

  AdwWindowTitle *window_title;
  GtkWidget      *save_button;
  GtkBox         *box;
  GtkWidget      *lack_box;
  GtkLabel       *lack_label;
  GtkLabel       *error_label;
  TdRecordForm   *person_form;
  TdRecordForm   *forms[G_N_ELEMENTS (sections)];
};

G_DEFINE_FINAL_TYPE (TdYearFactsDialog, td_year_facts_dialog, ADW_TYPE_WINDOW)

static void
show_error (TdYearFactsDialog *self, const char *message)
{
  gtk_label_set_text (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), message != NULL);
}

static void
show_drafts (TdYearFactsDialog *self)
{
  td_record_form_set_record (self->person_form, self->person_draft);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    td_record_form_set_record (self->forms[i], self->draft);
}

static void
committed_cb (TdYearFactsDialog *self, TdRecord *edited, const char *key)
{
  td_edit_copy_value (edited, td_record_get_entity (edited) == &td_entity_staff ? self->person_draft
                                                                                : self->draft,
                      key);
  show_error (self, NULL);
}

static gboolean
commit (TdYearFactsDialog *self)
{
  gboolean good = td_record_form_commit (self->person_form);

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    good &= td_record_form_commit (self->forms[i]);
  return good;
}

static gboolean
is_edited (TdRecord *before, TdRecord *after)
{
  g_autoptr (GPtrArray) keys = td_record_diff (before, after);

  return keys->len > 0;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdYearFactsDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_sensitive (self->save_button, TRUE);
  if (td_store_write_finish (TD_STORE (source), result, &error) < 0)
    {
      show_error (self, error->message);
      return;
    }
  /* Translators: %s is a person. */
  text = g_strdup_printf (_("Facts of the year saved: %s"),
                          td_record_get_title (self->person_before));
  td_shell_toast_change (GTK_WIDGET (self), text);
  gtk_window_close (GTK_WINDOW (self));
}

void
td_year_facts_dialog_save (TdYearFactsDialog *self)
{
  gboolean person;

  if (!commit (self))
    {
      show_error (self, _("Correct what is marked below first."));
      return;
    }
  person = is_edited (self->person_before, self->person_draft);
  if (!person && !is_edited (self->before, self->draft))
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  gtk_widget_set_sensitive (self->save_button, FALSE);
  td_year_edit_save_async (self->store, self->before, self->draft,
                           person ? self->person_before : NULL, person ? self->person_draft : NULL,
                           saved_cb, g_object_ref (self));
}

static void
save_cb (TdYearFactsDialog *self)
{
  td_year_facts_dialog_save (self);
}

static gboolean
save_by_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  td_year_facts_dialog_save (TD_YEAR_FACTS_DIALOG (widget));
  return TRUE;
}

/* --- building --- */

static TdRecordForm *
add_form (TdYearFactsDialog *self, const char *title, const TdEntity *entity,
          const char *const *keys)
{
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *form = td_record_form_new (self->store, entity, keys, self->label_width);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "td-section");
  gtk_widget_set_margin_top (label, 15);
  gtk_widget_set_margin_bottom (label, 6);
  gtk_box_append (self->box, label);
  gtk_box_append (self->box, form);
  g_signal_connect_object (form, "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  return TD_RECORD_FORM (form);
}

static void
build (TdYearFactsDialog *self)
{
  self->person_form = add_form (self, _("Person"), &td_entity_staff,
                                (const char *const[]) { "kind", "leader", NULL });
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    self->forms[i] = add_form (self, _(sections[i].title), &td_entity_year_fact, sections[i].keys);
  show_drafts (self);
}

static TdFieldRow *
find_row (TdYearFactsDialog *self, const char *key)
{
  TdFieldRow *row = td_record_form_get_row (self->person_form, key);

  for (guint i = 0; row == NULL && i < G_N_ELEMENTS (sections); i++)
    row = td_record_form_get_row (self->forms[i], key);
  return row;
}

static gboolean
focus_cb (gpointer user_data)
{
  TdYearFactsDialog *self = user_data;

  self->focus_idle = 0;
  gtk_widget_grab_focus (GTK_WIDGET (self->first));
  return G_SOURCE_REMOVE;
}

/* Once sizes are known, so that the field is scrolled to. */
static void
td_year_facts_dialog_map (GtkWidget *widget)
{
  TdYearFactsDialog *self = TD_YEAR_FACTS_DIALOG (widget);

  GTK_WIDGET_CLASS (td_year_facts_dialog_parent_class)->map (widget);
  if (self->first != NULL && self->focus_idle == 0)
    self->focus_idle = g_idle_add_full (G_PRIORITY_LOW, focus_cb, self, NULL);
}

static void
td_year_facts_dialog_dispose (GObject *object)
{
  TdYearFactsDialog *self = TD_YEAR_FACTS_DIALOG (object);

  g_clear_handle_id (&self->focus_idle, g_source_remove);
  g_clear_object (&self->store);
  g_clear_object (&self->before);
  g_clear_object (&self->draft);
  g_clear_object (&self->person_before);
  g_clear_object (&self->person_draft);
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_YEAR_FACTS_DIALOG);
  G_OBJECT_CLASS (td_year_facts_dialog_parent_class)->dispose (object);
}

static void
td_year_facts_dialog_class_init (TdYearFactsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_year_facts_dialog_dispose;
  widget_class->map = td_year_facts_dialog_map;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               TD_RESOURCES "td-year-facts-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdYearFactsDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, TdYearFactsDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, TdYearFactsDialog, box);
  gtk_widget_class_bind_template_child (widget_class, TdYearFactsDialog, lack_box);
  gtk_widget_class_bind_template_child (widget_class, TdYearFactsDialog, lack_label);
  gtk_widget_class_bind_template_child (widget_class, TdYearFactsDialog, error_label);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, save_by_key_cb,
                                NULL);
}

static void
td_year_facts_dialog_init (TdYearFactsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* No wider than the window below it. */
static void
fit (TdYearFactsDialog *self, GtkWindow *parent)
{
  int width = parent != NULL ? gtk_widget_get_width (GTK_WIDGET (parent)) : 0;

  width = width > 0 ? MIN (width, WIDTH) : WIDTH;
  self->label_width = width < WIDTH ? NARROW_LABEL_WIDTH : LABEL_WIDTH;
  gtk_window_set_default_size (GTK_WINDOW (self), width, HEIGHT);
}

GtkWidget *
td_year_facts_dialog_new (GtkWindow *parent, TdStore *store, gint64 staff, guint year,
                          const char *lack, const char *field, GError **error)
{
  TdReader *reader = td_store_get_reader (store);
  g_autoptr (TdRecord) facts = td_year_edit_load (reader, staff, year, error);
  g_autoptr (TdRecord) person = facts ? td_reader_get (reader, &td_entity_staff, staff, error)
                                      : NULL;
  TdYearFactsDialog *self;
  g_autofree char *title = NULL;

  if (person == NULL)
    return NULL;
  self = g_object_new (TD_TYPE_YEAR_FACTS_DIALOG, "transient-for", parent, NULL);
  self->store = g_object_ref (store);
  self->draft = td_record_copy (facts);
  self->before = g_steal_pointer (&facts);
  self->person_draft = td_record_copy (person);
  self->person_before = g_steal_pointer (&person);
  title = g_strdup_printf (_("Facts of %u"), year);
  adw_window_title_set_title (self->window_title, title);
  adw_window_title_set_subtitle (self->window_title, td_record_get_title (self->person_before));
  gtk_window_set_title (GTK_WINDOW (self), title);
  if (lack != NULL)
    gtk_label_set_text (self->lack_label, lack);
  gtk_widget_set_visible (self->lack_box, lack != NULL);
  fit (self, parent);
  build (self);
  self->first = field != NULL ? find_row (self, field) : find_row (self, "self_total");
  return GTK_WIDGET (self);
}

gboolean
td_year_facts_dialog_enter (TdYearFactsDialog *self, const char *key, const char *text)
{
  TdFieldRow *row = find_row (self, key);

  return row != NULL && td_field_row_enter_text (row, text);
}
