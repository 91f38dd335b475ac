/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-staff-pane.h"

#include "td-class.h"
#include "td-details-pane.h"
#include "td-edit.h"
#include "td-record-history.h"
#include "td-related-list.h"
#include "td-shell.h"
#include "td-staff-dialogs.h"
#include "td-staff-facts.h"
#include "td-staff-lines.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

#define LABEL_WIDTH 96

static const char *const main_keys[] = {
  "name", "birth", "sex", "post", "leader", "unit", "kind", "rank", "step", "coefficient", "party",
  "party_joined", "cccd", NULL,
};

struct _TdStaffPane
{
  GtkWidget  parent_instance;

  TdStore   *store;
  gint64     staff;
  TdRecord  *record;

  GtkWidget *box;
  GtkWidget *form;
  GtkWidget *more_button;
  GtkWidget *more_form;  /* once it was opened */
  GtkWidget *memberships;
  GtkWidget *leaves;
  GtkWidget *disciplines;
  GtkWidget *facts;
  GtkWidget *history;
};

G_DEFINE_FINAL_TYPE (TdStaffPane, td_staff_pane, GTK_TYPE_WIDGET)

/* --- fields --- */

/* One field that is being written. */
typedef struct
{
  TdStaffPane *pane;
  gint64       staff;
  char        *key;
} Save;

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Save *save = user_data;
  TdStaffPane *self = save->pane;
  g_autoptr (GError) error = NULL;

  if (td_edit_save_field_finish (TD_STORE (source), result, &error) < 0 && self->box != NULL)
    {
      TdRecordForm *form = td_staff_pane_get_form (self, save->key);

      if (save->staff == self->staff && form != NULL)
        td_record_form_show_error (form, save->key, error->message);
      else
        td_shell_report_error (GTK_WIDGET (self), error);
    }
  g_object_unref (save->pane);
  g_free (save->key);
  g_free (save);
}

static void
committed_cb (TdStaffPane *self, TdRecord *edited, const char *key)
{
  Save *save = g_new0 (Save, 1);

  save->pane = g_object_ref (self);
  save->staff = td_record_get_id (edited);
  save->key = g_strdup (key);
  td_edit_save_field_async (self->store, self->record, edited, key, saved_cb, save);
}

static GtkWidget *
make_form (TdStaffPane *self, const char *const *keys)
{
  GtkWidget *form = td_record_form_new (self->store, &td_entity_staff, keys, LABEL_WIDTH);

  td_record_form_set_editable (TD_RECORD_FORM (form), !td_store_is_read_only (self->store));
  g_signal_connect_object (form, "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  return form;
}

/* The fields that are looked at less often, made when they are wanted. */
static void
make_more_form (TdStaffPane *self)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();

  for (guint i = 0; i < td_entity_staff.n_fields; i++)
    {
      const TdField *field = &td_entity_staff.fields[i];

      if (td_record_form_has_field (field) && !g_strv_contains (main_keys, field->key))
        g_ptr_array_add (keys, (gpointer) field->key);
    }
  g_ptr_array_add (keys, NULL);
  self->more_form = make_form (self, (const char *const *) keys->pdata);
  gtk_box_insert_child_after (GTK_BOX (self->box), self->more_form, self->more_button);
  td_record_form_set_record (TD_RECORD_FORM (self->more_form), self->record);
}

static void
more_toggled_cb (TdStaffPane *self)
{
  gboolean shown = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->more_button));

  if (shown && self->more_form == NULL)
    make_more_form (self);
  if (self->more_form != NULL)
    gtk_widget_set_visible (self->more_form, shown);
  gtk_button_set_label (GTK_BUTTON (self->more_button),
                        shown ? _("Fewer Fields") : _("More Fields"));
}

/* --- what belongs to the person --- */

static void
transfer_cb (TdStaffPane *self)
{
  td_staff_dialog_transfer (GTK_WIDGET (self), self->store, &self->staff, 1);
}

static void
edit_membership_cb (TdStaffPane *self, TdRecord *record)
{
  if (!td_store_is_read_only (self->store))
    td_staff_dialog_membership (GTK_WIDGET (self), self->store, record);
}

static void
add_leave_cb (TdStaffPane *self)
{
  td_staff_dialog_leave (GTK_WIDGET (self), self->store, self->staff, NULL);
}

static void
edit_leave_cb (TdStaffPane *self, TdRecord *record)
{
  if (!td_store_is_read_only (self->store))
    td_staff_dialog_leave (GTK_WIDGET (self), self->store, self->staff, record);
}

static void
add_discipline_cb (TdStaffPane *self)
{
  td_staff_dialog_discipline (GTK_WIDGET (self), self->store, self->staff, NULL);
}

static void
edit_discipline_cb (TdStaffPane *self, TdRecord *record)
{
  if (!td_store_is_read_only (self->store))
    td_staff_dialog_discipline (GTK_WIDGET (self), self->store, self->staff, record);
}

static GtkWidget *
add_related (TdStaffPane *self, const TdEntity *entity, const char *sort_key, const char *title,
             const char *add_label, const char *nothing, TdRelatedLineFunc func, GCallback add,
             GCallback edit)
{
  GtkWidget *list = td_related_list_new (self->store, entity, "staff", sort_key, title, add_label,
                                         nothing, func);

  g_signal_connect_object (list, "add", add, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "edit", edit, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), list);
  return list;
}

/* --- loading --- */

/* While nobody said it, the post tells who is a leader: what the classification goes
 * by is what is shown. */
static void
show_leader (TdStaffPane *self)
{
  TdFieldRow *row = td_record_form_get_row (TD_RECORD_FORM (self->form), "leader");
  const char *post = self->record ? td_record_get_text (self->record, "post") : NULL;

  td_field_row_set_unset_text (row, !td_has_text (post) ? NULL
                                    : td_post_is_leader (post) ? _("By the post: yes")
                                                               : _("By the post: no"));
}

static char *
dup_subtitle (TdStaffPane *self)
{
  g_autofree char *kind = NULL;
  const char *unit = NULL;

  if (self->record == NULL)
    return NULL;
  kind = td_record_dup_display (self->record, "kind");
  unit = td_record_get_reference_title (self->record, "unit");
  if (*kind != '\0' && unit != NULL)
    return g_strdup_printf ("%s · %s", kind, unit);
  return g_strdup (unit ? unit : kind);
}

static void
show_title (TdStaffPane *self)
{
  g_autofree char *subtitle = dup_subtitle (self);

  td_details_pane_title_child (GTK_WIDGET (self),
                               self->record ? td_record_get_title (self->record) : NULL,
                               subtitle);
}

static void
load (TdStaffPane *self)
{
  g_autoptr (TdRecord) record = NULL;

  if (self->staff != 0)
    record = td_reader_get (td_store_get_reader (self->store), &td_entity_staff, self->staff, NULL);
  g_set_object (&self->record, record);
  td_record_form_set_record (TD_RECORD_FORM (self->form), record);
  show_leader (self);
  if (self->more_form != NULL)
    td_record_form_set_record (TD_RECORD_FORM (self->more_form), record);
  td_record_history_set_record (TD_RECORD_HISTORY (self->history), self->staff);
  show_title (self);
}

static void
store_changed_cb (TdStaffPane *self, TdChanges *changes)
{
  if (self->staff != 0 && (td_changes_touch_record (changes, &td_entity_staff, self->staff) ||
                           td_changes_touch (changes, &td_entity_unit)))
    load (self);
}

/* --- class --- */

static void
td_staff_pane_dispose (GObject *object)
{
  TdStaffPane *self = TD_STAFF_PANE (object);

  self->staff = 0;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->record);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (td_staff_pane_parent_class)->dispose (object);
}

static void
td_staff_pane_class_init (TdStaffPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_staff_pane_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
td_staff_pane_init (TdStaffPane *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_set_margin_start (self->box, 12);
  gtk_widget_set_margin_end (self->box, 12);
  gtk_widget_set_margin_top (self->box, 2);
  gtk_widget_set_margin_bottom (self->box, 15);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
add_more_button (TdStaffPane *self)
{
  self->more_button = gtk_toggle_button_new_with_label (_("More Fields"));
  gtk_widget_add_css_class (self->more_button, "flat");
  gtk_widget_add_css_class (self->more_button, "td-link");
  gtk_widget_set_halign (self->more_button, GTK_ALIGN_START);
  gtk_widget_set_margin_top (self->more_button, 3);
  g_signal_connect_object (self->more_button, "toggled", G_CALLBACK (more_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), self->more_button);
}

GtkWidget *
td_staff_pane_new (TdStore *store)
{
  TdStaffPane *self = g_object_new (TD_TYPE_STAFF_PANE, NULL);

  self->store = g_object_ref (store);
  self->form = make_form (self, main_keys);
  gtk_box_append (GTK_BOX (self->box), self->form);
  add_more_button (self);
  self->memberships = add_related (self, &td_entity_membership, "started", _("Periods in Units"),
                                   _("Transfer…"), _("No period is recorded"),
                                   td_staff_line_membership, G_CALLBACK (transfer_cb),
                                   G_CALLBACK (edit_membership_cb));
  self->leaves = add_related (self, &td_entity_leave, "started", _("Leave"), _("Add a leave…"),
                              C_("leave", "None"), td_staff_line_leave, G_CALLBACK (add_leave_cb),
                              G_CALLBACK (edit_leave_cb));
  self->disciplines = add_related (self, &td_entity_discipline, "decided", _("Discipline"),
                                   _("Add a disciplinary action…"),
                                   C_("discipline", "None"),
                                   td_staff_line_discipline, G_CALLBACK (add_discipline_cb),
                                   G_CALLBACK (edit_discipline_cb));
  self->facts = td_staff_facts_new (store);
  gtk_box_append (GTK_BOX (self->box), self->facts);
  self->history = td_record_history_new (store, &td_entity_staff);
  gtk_box_append (GTK_BOX (self->box), self->history);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
td_staff_pane_set_staff (TdStaffPane *self, gint64 staff)
{
  if (self->staff == staff)
    return;
  self->staff = staff;
  load (self);
  td_related_list_set_parent (TD_RELATED_LIST (self->memberships), staff);
  td_related_list_set_parent (TD_RELATED_LIST (self->leaves), staff);
  td_related_list_set_parent (TD_RELATED_LIST (self->disciplines), staff);
  td_staff_facts_set_staff (TD_STAFF_FACTS (self->facts), staff);
}

gint64
td_staff_pane_get_staff (TdStaffPane *self)
{
  return self->staff;
}

TdRecordForm *
td_staff_pane_get_form (TdStaffPane *self, const char *key)
{
  if (g_strv_contains (main_keys, key))
    return TD_RECORD_FORM (self->form);
  return self->more_form ? TD_RECORD_FORM (self->more_form) : NULL;
}

TdStaffFacts *
td_staff_pane_get_facts (TdStaffPane *self)
{
  return TD_STAFF_FACTS (self->facts);
}
