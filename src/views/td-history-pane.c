/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-history-pane.h"

#include "td-entity-columns.h"
#include "td-number.h"
#include "td-shell.h"
#include "td-time.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

/* An import changes thousands of values: the first are enough to know it by. */
#define MAX_DETAILS 300

struct _TdHistoryPane
{
  GtkWidget      parent_instance;

  TdStore       *store;
  TdPreferences *preferences;
  GtkWidget     *about;
  GtkWidget     *undo_button;
  GtkWidget     *list;
  GtkWidget     *more;
};

G_DEFINE_FINAL_TYPE (TdHistoryPane, td_history_pane, GTK_TYPE_WIDGET)

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 12);
  gtk_widget_set_hexpand (label, TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static const char *
get_kind_format (TdChangeKind kind)
{
  switch (kind)
    {
    case TD_CHANGE_ADDED:
      /* Translators: kind of record and what it is called: "Added: person Nguyễn Văn A". */
      return _("Added: %1$s %2$s");
    case TD_CHANGE_REMOVED:
      return _("Removed: %1$s %2$s");
    case TD_CHANGE_EDITED:
    default:
      return _("Edited: %1$s %2$s");
    }
}

static void
append (TdHistoryPane *self, GtkWidget *child)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
append_record (TdHistoryPane *self, const TdChangeDetail *detail)
{
  g_autofree char *text = g_strdup_printf (get_kind_format (detail->kind),
                                           _(detail->entity->label), detail->title);
  GtkWidget *label = make_label (text, "td-section");

  gtk_widget_set_margin_top (label, 9);
  append (self, label);
}

static GtkWidget *
make_name (const char *text)
{
  GtkWidget *name = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (name), 1);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 1);
  gtk_widget_set_size_request (name, 118, -1);
  gtk_widget_set_valign (name, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (name, text);
  gtk_widget_add_css_class (name, "td-muted");
  gtk_widget_add_css_class (name, "td-small");
  return name;
}

static GtkWidget *
make_value (const char *text, gboolean is_old)
{
  GtkWidget *value = make_label (text, "td-small");

  td_widget_set_css_class (value, "td-old", is_old);
  return value;
}

static char *
dup_value (TdHistoryPane *self, const TdField *field, const char *value)
{
  return td_entity_columns_dup_shown (field, value ? value : "",
                                      td_preferences_get_reveal_personal (self->preferences));
}

static void
append_value (TdHistoryPane *self, const TdChangeDetail *detail)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *values = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = make_name (_(detail->field->label));
  g_autofree char *before = dup_value (self, detail->field, detail->old_value);
  g_autofree char *after = dup_value (self, detail->field, detail->new_value);
  gboolean had = *before != '\0';
  gboolean has = *after != '\0';

  if (had)
    gtk_box_append (GTK_BOX (values), make_value (before, TRUE));
  if (has || !had)
    gtk_box_append (GTK_BOX (values), make_value (has ? after : "—", FALSE));
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), values);
  append (self, box);
}

static void
show_details (TdHistoryPane *self, gint64 change)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) details = td_history_details (td_store_get_reader (self->store), change,
                                                      MAX_DETAILS, &error);
  gint64 record = 0;

  if (details == NULL)
    {
      append (self, make_label (error->message, "td-err"));
      return;
    }
  for (guint i = 0; i < details->len; i++)
    {
      const TdChangeDetail *detail = details->pdata[i];

      if (detail->record != record)
        append_record (self, detail);
      record = detail->record;
      if (detail->field != NULL)
        append_value (self, detail);
    }
  gtk_widget_set_visible (self->more, details->len >= MAX_DETAILS);
}

static char *
dup_about (const TdChangeEntry *entry)
{
  g_autofree char *at = td_time_dup_full (entry->at);
  g_autofree char *n = td_integer_to_text (entry->n_records);
  const char *format = ngettext ("%1$s · %2$s · %3$s record", "%1$s · %2$s · %3$s records",
                                 entry->n_records);

  /* Translators: time, who did it, how many records it touched. */
  return g_strdup_printf (format, at, entry->who, n);
}

static void
td_history_pane_dispose (GObject *object)
{
  TdHistoryPane *self = TD_HISTORY_PANE (object);

  td_widget_dispose_children (GTK_WIDGET (self));
  g_clear_object (&self->store);
  g_clear_object (&self->preferences);
  G_OBJECT_CLASS (td_history_pane_parent_class)->dispose (object);
}

static void
td_history_pane_class_init (TdHistoryPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_history_pane_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
td_history_pane_init (TdHistoryPane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_set_margin_start (box, 15);
  gtk_widget_set_margin_end (box, 15);
  gtk_widget_set_margin_bottom (box, 12);
  self->about = make_label (NULL, "td-muted");
  gtk_widget_add_css_class (self->about, "td-small");
  self->undo_button = gtk_button_new_with_mnemonic (_("_Undo This Change"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->undo_button), "win.undo");
  gtk_widget_add_css_class (self->undo_button, "td-compact");
  gtk_widget_set_halign (self->undo_button, GTK_ALIGN_START);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "td-lines");
  self->more = make_label (_("Only the first values are shown."), "td-muted");
  gtk_box_append (GTK_BOX (box), self->about);
  gtk_box_append (GTK_BOX (box), self->undo_button);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), self->more);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

GtkWidget *
td_history_pane_new (TdStore *store, TdPreferences *preferences)
{
  TdHistoryPane *self = g_object_new (TD_TYPE_HISTORY_PANE, NULL);

  self->store = g_object_ref (store);
  self->preferences = g_object_ref (preferences);
  td_history_pane_show (self, NULL, FALSE);
  return GTK_WIDGET (self);
}

void
td_history_pane_show (TdHistoryPane *self, const TdChangeEntry *entry, gboolean can_undo)
{
  g_autofree char *about = entry ? dup_about (entry) : NULL;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  gtk_label_set_text (GTK_LABEL (self->about), about ? about : "");
  gtk_widget_set_visible (self->undo_button, can_undo);
  gtk_widget_set_visible (self->more, FALSE);
  if (entry != NULL)
    show_details (self, entry->id);
}
