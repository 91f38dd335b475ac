/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-field.h"

#include "td-views.h"
#include "td-year-reason.h"

#include <glib/gi18n-lib.h>

/* Exactly one of @text, @choice and @toggle is there. */
struct _TdCriteriaField
{
  GtkListBoxRow  parent_instance;

  const TdField *field;
  TdRecord      *record;
  GStrv          codes; /* of the choices after the first one, which is none */
  gboolean       showing;
  guint          fit_source;

  GtkWidget     *label;
  GtkWidget     *text;
  GtkWidget     *scroller;
  GtkWidget     *choice;
  GtkWidget     *toggle;
  GtkWidget     *error_label;
};

G_DEFINE_FINAL_TYPE (TdCriteriaField, td_criteria_field, GTK_TYPE_LIST_BOX_ROW)

enum
{
  COMMITTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- showing --- */

static guint
find_choice (TdCriteriaField *self, const char *code)
{
  for (guint i = 0; code != NULL && self->codes != NULL && self->codes[i] != NULL; i++)
    {
      if (g_ascii_strcasecmp (self->codes[i], code) == 0)
        return i + 1;
    }
  return 0;
}

/* What a set of somebody else's names, and this one does not have. */
static void
ensure_choice (TdCriteriaField *self, const char *code)
{
  GListModel *model = gtk_drop_down_get_model (GTK_DROP_DOWN (self->choice));
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();

  if (code == NULL || find_choice (self, code) > 0)
    return;
  for (guint i = 0; self->codes != NULL && self->codes[i] != NULL; i++)
    g_strv_builder_add (codes, self->codes[i]);
  g_strv_builder_add (codes, code);
  g_strfreev (self->codes);
  self->codes = g_strv_builder_end (codes);
  gtk_string_list_append (GTK_STRING_LIST (model), code);
}

static gboolean
is_typing (TdCriteriaField *self)
{
  g_autofree char *typed = td_year_reason_dup (GTK_TEXT_VIEW (self->text));
  const char *value = self->record ? td_record_get_text (self->record, self->field->key) : NULL;

  return gtk_widget_has_focus (self->text) && g_strcmp0 (typed, value) != 0;
}

static void
show_value (TdCriteriaField *self)
{
  const char *key = self->field->key;
  const char *value = NULL;

  if (self->record != NULL && self->toggle == NULL)
    value = td_record_get_text (self->record, key);
  self->showing = TRUE;
  if (self->text != NULL)
    td_year_reason_set (GTK_TEXT_VIEW (self->text), value);
  if (self->choice != NULL)
    {
      ensure_choice (self, value);
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choice), find_choice (self, value));
    }
  if (self->toggle != NULL)
    gtk_switch_set_active (GTK_SWITCH (self->toggle),
                           self->record != NULL && td_record_get_int_or (self->record, key, 0));
  self->showing = FALSE;
}

/* --- committing --- */

static void
offer (TdCriteriaField *self, const char *value)
{
  g_autoptr (TdRecord) edited = NULL;
  g_autoptr (GPtrArray) differing = NULL;

  if (self->showing || self->record == NULL)
    return;
  edited = td_record_copy (self->record);
  if (!td_has_text (value))
    td_record_clear (edited, self->field->key);
  else if (self->toggle != NULL)
    td_record_set_int (edited, self->field->key, 1);
  else
    td_record_set_text (edited, self->field->key, value);
  differing = td_record_diff (self->record, edited);
  td_criteria_field_set_error (self, NULL);
  if (differing->len > 0)
    g_signal_emit (self, signals[COMMITTED], 0, edited);
}

void
td_criteria_field_commit (TdCriteriaField *self)
{
  g_autofree char *typed = NULL;

  if (self->text == NULL)
    return;
  typed = td_year_reason_dup (GTK_TEXT_VIEW (self->text));
  offer (self, typed);
}

static void
chosen_cb (TdCriteriaField *self)
{
  guint position = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice));

  offer (self, position > 0 && position != GTK_INVALID_LIST_POSITION ? self->codes[position - 1]
                                                                     : NULL);
}

static void
toggled_cb (TdCriteriaField *self)
{
  offer (self, gtk_switch_get_active (GTK_SWITCH (self->toggle)) ? "1" : NULL);
}

/* Enter commits as in the other rows: these texts are sentences, lines in them would
 * not be kept. */
static gboolean
key_pressed_cb (TdCriteriaField *self, guint keyval)
{
  if (keyval == GDK_KEY_Escape && is_typing (self))
    {
      td_criteria_field_set_error (self, NULL);
      show_value (self);
      return TRUE;
    }
  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter)
    return FALSE;
  td_criteria_field_commit (self);
  gtk_widget_child_focus (gtk_widget_get_parent (GTK_WIDGET (self)), GTK_DIR_TAB_FORWARD);
  return TRUE;
}

/* --- building --- */

static GtkWidget *
make_label (TdCriteriaField *self)
{
  GtkWidget *label = gtk_label_new (_(self->field->label));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "td-muted");
  gtk_widget_add_css_class (label, "td-small");
  self->label = label;
  return label;
}

static GtkWidget *
make_error (TdCriteriaField *self)
{
  self->error_label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->error_label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->error_label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->error_label), 20);
  gtk_widget_add_css_class (self->error_label, "td-err");
  gtk_widget_add_css_class (self->error_label, "td-small");
  gtk_widget_set_margin_bottom (self->error_label, 6);
  gtk_widget_set_visible (self->error_label, FALSE);
  return self->error_label;
}

static TdCriteriaField *
new_field (const TdField *field)
{
  TdCriteriaField *self = g_object_new (TD_TYPE_CRITERIA_FIELD, NULL);

  self->field = field;
  return self;
}

/* @label beside @editor, in one line. */
static void
place_beside (TdCriteriaField *self, GtkWidget *label, GtkWidget *editor)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_valign (editor, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), editor);
  gtk_box_append (GTK_BOX (column), box);
  gtk_box_append (GTK_BOX (column), make_error (self));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), column);
  td_widget_set_label (editor, _(self->field->label));
}

/* --- as high as its text --- */

static gboolean
fit_cb (gpointer user_data)
{
  TdCriteriaField *self = user_data;
  GtkTextView *view = GTK_TEXT_VIEW (self->text);
  GtkTextIter end;
  GdkRectangle place;

  self->fit_source = 0;
  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (view), &end);
  gtk_text_view_get_iter_location (view, &end, &place);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller),
                                              place.y + place.height);
  return G_SOURCE_REMOVE;
}

/* How high is known once the text has been laid out, which is under way now. */
static void
fit_soon (TdCriteriaField *self)
{
  if (self->fit_source == 0)
    self->fit_source = g_idle_add_full (GTK_PRIORITY_RESIZE, fit_cb, self, NULL);
}

/* A text view asks for the room that it would take in one line until it was laid out,
 * and never for less than it once had: it stands in a scroller that never scrolls. */
static GtkWidget *
make_scroller (TdCriteriaField *self)
{
  GtkAdjustment *adjustment;

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_EXTERNAL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->text);
  gtk_widget_set_margin_bottom (self->scroller, 6);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (fit_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), "changed",
                           G_CALLBACK (fit_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text, "map", G_CALLBACK (fit_soon), self, G_CONNECT_SWAPPED);
  return self->scroller;
}

GtkWidget *
td_criteria_field_new_text (const TdField *field)
{
  TdCriteriaField *self = new_field (field);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = make_label (self);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->text = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->text), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->text), FALSE);
  gtk_widget_add_css_class (self->text, "td-plain");
  gtk_widget_set_margin_top (label, 6);
  gtk_box_append (GTK_BOX (column), label);
  gtk_box_append (GTK_BOX (column), make_scroller (self));
  gtk_box_append (GTK_BOX (column), make_error (self));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), column);
  td_widget_set_label (self->text, _(field->label));
  g_signal_connect_object (focus, "leave", G_CALLBACK (td_criteria_field_commit), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->text, focus);
  gtk_widget_add_controller (self->text, keys);
  return GTK_WIDGET (self);
}

GtkWidget *
td_criteria_field_new_choice (const TdField *field, int label_width)
{
  TdCriteriaField *self = new_field (field);
  GtkWidget *label = make_label (self);
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  gtk_string_list_append (words, "—");
  self->choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&words)), NULL);
  gtk_label_set_width_chars (GTK_LABEL (label), 1);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 1);
  gtk_widget_set_size_request (label, label_width, 32);
  gtk_widget_set_hexpand (self->choice, TRUE);
  place_beside (self, label, self->choice);
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

GtkWidget *
td_criteria_field_new_switch (const TdField *field)
{
  TdCriteriaField *self = new_field (field);
  GtkWidget *label = make_label (self);

  self->toggle = gtk_switch_new ();
  gtk_widget_add_css_class (self->toggle, "td-switch");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_size_request (label, -1, 32);
  place_beside (self, label, self->toggle);
  g_signal_connect_object (self->toggle, "notify::active", G_CALLBACK (toggled_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/* --- class --- */

static gboolean
td_criteria_field_grab_focus (GtkWidget *widget)
{
  TdCriteriaField *self = TD_CRITERIA_FIELD (widget);

  return gtk_widget_grab_focus (self->text ? self->text : self->choice ? self->choice
                                                                       : self->toggle);
}

static void
td_criteria_field_dispose (GObject *object)
{
  TdCriteriaField *self = TD_CRITERIA_FIELD (object);

  g_clear_handle_id (&self->fit_source, g_source_remove);
  g_clear_object (&self->record);
  G_OBJECT_CLASS (td_criteria_field_parent_class)->dispose (object);
}

static void
td_criteria_field_finalize (GObject *object)
{
  g_strfreev (TD_CRITERIA_FIELD (object)->codes);
  G_OBJECT_CLASS (td_criteria_field_parent_class)->finalize (object);
}

static void
td_criteria_field_class_init (TdCriteriaFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = td_criteria_field_dispose;
  object_class->finalize = td_criteria_field_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = td_criteria_field_grab_focus;
  signals[COMMITTED] = g_signal_new ("committed", TD_TYPE_CRITERIA_FIELD, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, TD_TYPE_RECORD);
}

static void
td_criteria_field_init (TdCriteriaField *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

const TdField *
td_criteria_field_get_field (TdCriteriaField *self)
{
  return self->field;
}

void
td_criteria_field_set_label (TdCriteriaField *self, const char *label)
{
  gtk_label_set_text (GTK_LABEL (self->label), label);
  td_widget_set_label (self->text ? self->text : self->choice ? self->choice : self->toggle,
                       label);
}

void
td_criteria_field_set_choices (TdCriteriaField *self, const char *none, const char *const *codes,
                               const char *const *labels)
{
  GListModel *model = gtk_drop_down_get_model (GTK_DROP_DOWN (self->choice));

  self->showing = TRUE;
  gtk_string_list_splice (GTK_STRING_LIST (model), 0, g_list_model_get_n_items (model), NULL);
  gtk_string_list_append (GTK_STRING_LIST (model), none);
  for (guint i = 0; labels[i] != NULL; i++)
    gtk_string_list_append (GTK_STRING_LIST (model), labels[i]);
  g_strfreev (self->codes);
  self->codes = g_strdupv ((GStrv) codes);
  show_value (self);
}

void
td_criteria_field_set_record (TdCriteriaField *self, TdRecord *record)
{
  gboolean other = self->record == NULL || record == NULL ||
                   td_record_get_id (self->record) != td_record_get_id (record);

  /* What was typed belongs to the record that was shown. */
  if (other)
    {
      td_criteria_field_commit (self);
      td_criteria_field_set_error (self, NULL);
    }
  if (!other && self->text != NULL && is_typing (self))
    {
      g_set_object (&self->record, record);
      return;
    }
  g_set_object (&self->record, record);
  show_value (self);
}

void
td_criteria_field_set_editable (TdCriteriaField *self, gboolean editable)
{
  if (self->text != NULL)
    gtk_text_view_set_editable (GTK_TEXT_VIEW (self->text), editable);
  else
    gtk_widget_set_sensitive (self->choice ? self->choice : self->toggle, editable);
}

void
td_criteria_field_set_error (TdCriteriaField *self, const char *message)
{
  gtk_label_set_text (GTK_LABEL (self->error_label), message ? message : "");
  gtk_widget_set_visible (self->error_label, message != NULL);
  td_widget_set_css_class (GTK_WIDGET (self), "error", message != NULL);
}

void
td_criteria_field_enter (TdCriteriaField *self, const char *value)
{
  if (self->text != NULL)
    td_year_reason_set (GTK_TEXT_VIEW (self->text), value);
  offer (self, value);
}
