/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-field-row-private.h"

#include "td-cccd.h"
#include "td-error-label.h"
#include "td-reference-picker.h"
#include "td-shell.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (TdFieldRow, td_field_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  COMMITTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- what the editor shows --- */

static gboolean
is_masked (TdFieldRow *self)
{
  return (self->field->flags & TD_FIELD_PERSONAL) && !self->revealed &&
         self->record != NULL && td_record_has (self->record, self->field->key);
}

static char *
dup_shown (TdFieldRow *self)
{
  g_autofree char *text = self->record ? td_record_dup_display (self->record, self->field->key)
                                       : g_strdup ("");

  return is_masked (self) ? td_cccd_mask (text) : g_steal_pointer (&text);
}

/* Position 0 of the choices is "not known"; a flag has "yes" before "no". */
static guint
find_choice (TdFieldRow *self)
{
  gint64 flag;
  const char *code;

  if (self->record == NULL)
    return 0;
  if (self->field->type == TD_TYPE_FLAG)
    return !td_record_get_int (self->record, self->field->key, &flag) ? 0 : flag ? 1 : 2;
  code = td_record_get_text (self->record, self->field->key);
  for (guint i = 0; code != NULL && self->field->choices[i].code != NULL; i++)
    {
      if (g_str_equal (self->field->choices[i].code, code))
        return i + 1;
    }
  return 0;
}

/* The focus is in the entry's own text widget. */
static gboolean
has_focus (GtkWidget *entry)
{
  return (gtk_widget_get_state_flags (entry) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

static void
show_text (TdFieldRow *self)
{
  g_autofree char *text = dup_shown (self);
  gboolean typing = has_focus (self->text) &&
                    g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->text)), self->shown) != 0;

  if (!typing && !g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->text)), text))
    gtk_editable_set_text (GTK_EDITABLE (self->text), text);
  gtk_editable_set_editable (GTK_EDITABLE (self->text), self->editable && !is_masked (self));
  g_free (self->shown);
  self->shown = g_steal_pointer (&text);
}

static void
show_value (TdFieldRow *self)
{
  gint64 id;

  self->showing = TRUE;
  if (self->text != NULL)
    show_text (self);
  if (self->choice != NULL)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choice), find_choice (self));
  if (self->picker != NULL)
    {
      id = self->record ? td_record_get_int_or (self->record, self->field->key, 0) : 0;
      td_reference_picker_set_value (TD_REFERENCE_PICKER (self->picker), id,
                                     id ? td_record_get_reference_title (self->record,
                                                                         self->field->key)
                                        : "");
    }
  self->showing = FALSE;
}

/* What cannot be taken is not to vanish with the record it was typed for. */
static void
tell_lost (TdFieldRow *self)
{
  g_autofree char *text = NULL;

  /* Translators: what is wrong with it, a sentence: "Date of birth: “31/02/1990” is …". */
  text = g_strdup_printf (_("Not recorded. %s"),
                          gtk_label_get_text (GTK_LABEL (self->error_label)));
  td_shell_toast (GTK_WIDGET (self), text);
}

/* --- committing --- */

void
td_field_row_offer (TdFieldRow *self, TdRecord *edited)
{
  g_autoptr (GPtrArray) differing = td_record_diff (self->record, edited);

  td_field_row_set_error (self, NULL);
  if (differing->len > 0)
    g_signal_emit (self, signals[COMMITTED], 0, edited);
}

static gboolean
commit_text (TdFieldRow *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->text));
  g_autoptr (TdRecord) edited = NULL;
  g_autoptr (GError) error = NULL;

  if (self->record == NULL || is_masked (self) || g_strcmp0 (typed, self->shown) == 0)
    return TRUE;
  edited = td_record_copy (self->record);
  if (!td_record_set_from_text (edited, self->field->key, typed, &error))
    {
      td_field_row_set_error (self, error->message);
      return FALSE;
    }
  /* "3.66" becomes "3,66": shown as it was understood. */
  g_free (self->shown);
  self->shown = td_record_dup_display (edited, self->field->key);
  gtk_editable_set_text (GTK_EDITABLE (self->text), self->shown);
  td_field_row_offer (self, edited);
  return TRUE;
}

/* --- building --- */

static void
build (TdFieldRow *self, int label_width)
{
  const char *name = _(self->field->label);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 1);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 1);
  gtk_widget_set_size_request (label, label_width, 32);
  gtk_widget_set_tooltip_text (label, name);
  gtk_widget_add_css_class (label, "td-muted");
  gtk_widget_add_css_class (label, "td-small");
  gtk_box_append (GTK_BOX (box), label);
  td_field_row_add_editor (self, GTK_BOX (box), name);

  self->error_label = td_error_label_new ();
  gtk_widget_set_margin_bottom (self->error_label, 6);
  gtk_box_append (GTK_BOX (column), box);
  gtk_box_append (GTK_BOX (column), self->error_label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), column);
}

/* --- class --- */

static gboolean
td_field_row_grab_focus (GtkWidget *widget)
{
  TdFieldRow *self = TD_FIELD_ROW (widget);
  GtkWidget *editor = self->text ? self->text : self->choice ? self->choice : self->picker;

  return editor != NULL && gtk_widget_grab_focus (editor);
}

static void
td_field_row_dispose (GObject *object)
{
  TdFieldRow *self = TD_FIELD_ROW (object);

  g_clear_object (&self->record);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (td_field_row_parent_class)->dispose (object);
}

static void
td_field_row_finalize (GObject *object)
{
  g_free (TD_FIELD_ROW (object)->shown);
  G_OBJECT_CLASS (td_field_row_parent_class)->finalize (object);
}

static void
td_field_row_class_init (TdFieldRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = td_field_row_dispose;
  object_class->finalize = td_field_row_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = td_field_row_grab_focus;
  signals[COMMITTED] = g_signal_new ("committed", TD_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 1, TD_TYPE_RECORD);
}

static void
td_field_row_init (TdFieldRow *self)
{
  self->editable = TRUE;
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

GtkWidget *
td_field_row_new (TdStore *store, const TdField *field, int label_width)
{
  TdFieldRow *self = g_object_new (TD_TYPE_FIELD_ROW, NULL);

  self->store = g_object_ref (store);
  self->field = field;
  build (self, label_width);
  show_value (self);
  td_field_row_set_revealed (self, FALSE);
  return GTK_WIDGET (self);
}

const TdField *
td_field_row_get_field (TdFieldRow *self)
{
  return self->field;
}

GtkWidget *
td_field_row_get_picker (TdFieldRow *self)
{
  return self->picker;
}

void
td_field_row_set_record (TdFieldRow *self, TdRecord *record)
{
  gboolean other = self->record == NULL || record == NULL ||
                   td_record_get_id (self->record) != td_record_get_id (record);

  /* What was typed belongs to the record that was shown. */
  if (other && self->record != NULL && self->text != NULL && !commit_text (self))
    tell_lost (self);
  g_set_object (&self->record, record);
  if (other)
    {
      td_field_row_set_error (self, NULL);
      self->revealed = FALSE;
      if (self->text != NULL && self->shown != NULL)
        gtk_editable_set_text (GTK_EDITABLE (self->text), self->shown);
      td_field_row_set_revealed (self, FALSE);
    }
  show_value (self);
}

void
td_field_row_set_editable (TdFieldRow *self, gboolean editable)
{
  self->editable = editable;
  if (self->choice != NULL)
    gtk_widget_set_sensitive (self->choice, editable);
  if (self->picker != NULL)
    gtk_widget_set_sensitive (self->picker, editable);
  if (self->field->type == TD_TYPE_DATE)
    gtk_widget_set_visible (self->button, editable);
  show_value (self);
}

void
td_field_row_set_unset_text (TdFieldRow *self, const char *text)
{
  const char *const words[] = { text ? text : "—", NULL };
  GListModel *model = gtk_drop_down_get_model (GTK_DROP_DOWN (self->choice));

  self->showing = TRUE;
  gtk_string_list_splice (GTK_STRING_LIST (model), 0, 1, words);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choice), find_choice (self));
  self->showing = FALSE;
}

void
td_field_row_set_error (TdFieldRow *self, const char *message)
{
  td_error_label_show (self->error_label, GTK_WIDGET (self), message);
}

gboolean
td_field_row_has_error (TdFieldRow *self)
{
  return gtk_widget_get_visible (self->error_label);
}

gboolean
td_field_row_commit (TdFieldRow *self)
{
  return self->text == NULL || commit_text (self);
}

void
td_field_row_revert (TdFieldRow *self)
{
  td_field_row_set_error (self, NULL);
  if (self->text != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->text), self->shown);
  show_value (self);
}

char *
td_field_row_dup_text (TdFieldRow *self)
{
  if (self->text != NULL)
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text)));
  if (self->choice != NULL)
    {
      GtkStringObject *chosen = gtk_drop_down_get_selected_item (GTK_DROP_DOWN (self->choice));

      return g_strdup (gtk_string_object_get_string (chosen));
    }
  return g_strdup (td_reference_picker_get_title (TD_REFERENCE_PICKER (self->picker)));
}

gboolean
td_field_row_enter_text (TdFieldRow *self, const char *text)
{
  if (self->text == NULL)
    return FALSE;
  td_field_row_set_revealed (self, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->text), text);
  return commit_text (self);
}

void
td_field_row_set_revealed (TdFieldRow *self, gboolean revealed)
{
  const char *tip;

  if ((self->field->flags & TD_FIELD_PERSONAL) == 0)
    return;
  self->revealed = revealed;
  tip = revealed ? _("Hide the number") : _("Show the number");
  gtk_button_set_icon_name (GTK_BUTTON (self->button),
                            revealed ? "view-conceal-symbolic" : "view-reveal-symbolic");
  gtk_widget_set_tooltip_text (self->button, tip);
  td_widget_set_label (self->button, tip);
  show_value (self);
}
