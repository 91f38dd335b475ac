/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-cell-editor.h"

/**
 * TdCellEditor:
 * @before: the text that editing began with; %NULL while nothing is edited
 * @filling: the text is being set, not typed
 */
struct _TdCellEditor
{
  GtkEntry  parent_instance;

  char     *before;
  gboolean  filling;
};

G_DEFINE_FINAL_TYPE (TdCellEditor, td_cell_editor, GTK_TYPE_ENTRY)

static guint begun_signal;

static GtkEditable *
get_text (TdCellEditor *self)
{
  return gtk_editable_get_delegate (GTK_EDITABLE (self));
}

/* What stood there before is not to be come back to by Ctrl+Z. */
static void
fill (TdCellEditor *self, const char *text)
{
  self->filling = TRUE;
  g_object_set (get_text (self), "enable-undo", FALSE, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self), text);
  g_object_set (get_text (self), "enable-undo", self->before != NULL, NULL);
  self->filling = FALSE;
}

static void
set_before (TdCellEditor *self, const char *before)
{
  char *copy = g_strdup (before);

  g_free (self->before);
  self->before = copy;
  gtk_widget_set_can_target (GTK_WIDGET (self), copy != NULL);
  g_object_set (get_text (self), "enable-undo", copy != NULL, NULL);
}

static void
changed_cb (TdCellEditor *self)
{
  if (!self->filling && self->before == NULL)
    g_signal_emit (self, begun_signal, 0);
}

static void
preedit_changed_cb (TdCellEditor *self, const char *preedit)
{
  if (preedit != NULL && *preedit != '\0')
    changed_cb (self);
}

static void
td_cell_editor_finalize (GObject *object)
{
  g_free (TD_CELL_EDITOR (object)->before);
  G_OBJECT_CLASS (td_cell_editor_parent_class)->finalize (object);
}

static void
td_cell_editor_class_init (TdCellEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = td_cell_editor_finalize;
  begun_signal = g_signal_new ("begun", TD_TYPE_CELL_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
}

static void
td_cell_editor_init (TdCellEditor *self)
{
  gtk_entry_set_has_frame (GTK_ENTRY (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "cell-editor");
  gtk_editable_set_width_chars (GTK_EDITABLE (self), 0);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self), 0);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  g_object_set (get_text (self), "truncate-multiline", TRUE, "enable-undo", FALSE, NULL);
  g_signal_connect_object (self, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_text (self), "preedit-changed", G_CALLBACK (preedit_changed_cb),
                           self, G_CONNECT_SWAPPED);
}

GtkWidget *
td_cell_editor_new (void)
{
  return g_object_new (TD_TYPE_CELL_EDITOR, NULL);
}

void
td_cell_editor_begin (TdCellEditor *self, const char *text)
{
  set_before (self, text);
  fill (self, text);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_editable_select_region (GTK_EDITABLE (self), 0, -1);
}

void
td_cell_editor_take (TdCellEditor *self, const char *before)
{
  set_before (self, before);
}

char *
td_cell_editor_end (TdCellEditor *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self)));
  g_autofree char *before = g_strdup (self->before);

  set_before (self, NULL);
  fill (self, "");
  return before != NULL && g_strcmp0 (text, before) != 0 ? g_steal_pointer (&text) : NULL;
}

gboolean
td_cell_editor_is_editing (TdCellEditor *self)
{
  return self->before != NULL;
}

void
td_cell_editor_set_open (TdCellEditor *self, gboolean open)
{
  gtk_editable_set_editable (GTK_EDITABLE (self), open);
}

gboolean
td_cell_editor_has_focus (TdCellEditor *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == GTK_WIDGET (self) ||
                           gtk_widget_is_ancestor (focus, GTK_WIDGET (self)));
}

void
td_cell_editor_place (TdCellEditor *self, const GdkRectangle *area, gboolean shown)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GdkRectangle place = *area;
  int least = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  place.width = MAX (place.width, least);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, place.width, &least, NULL, NULL, NULL);
  place.height = MAX (place.height, least);
  gtk_widget_size_allocate (widget, &place, -1);
  gtk_widget_set_opacity (widget, shown && self->before != NULL ? 1 : 0);
}
