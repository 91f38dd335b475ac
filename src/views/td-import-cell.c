/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-cell.h"

#include "td-views.h"

#define ICON_SIZE 14

struct _TdImportCell
{
  GtkWidget  parent_instance;

  GtkWidget *top;
  GtkWidget *icon;
  GtkWidget *text;
  GtkWidget *message;
  char      *style;
};

G_DEFINE_FINAL_TYPE (TdImportCell, td_import_cell, GTK_TYPE_WIDGET)

static GtkWidget *
make_line (void)
{
  GtkWidget *line = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (line),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (line), 0);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (line), 0);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (line), 0);
  gtk_widget_set_hexpand (line, TRUE);
  return line;
}

static void
td_import_cell_dispose (GObject *object)
{
  td_widget_dispose_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (td_import_cell_parent_class)->dispose (object);
}

static void
td_import_cell_finalize (GObject *object)
{
  g_free (TD_IMPORT_CELL (object)->style);
  G_OBJECT_CLASS (td_import_cell_parent_class)->finalize (object);
}

static void
td_import_cell_class_init (TdImportCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_import_cell_dispose;
  G_OBJECT_CLASS (klass)->finalize = td_import_cell_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "importcell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
td_import_cell_init (TdImportCell *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  gtk_widget_set_vexpand (self->top, TRUE);
  self->icon = gtk_image_new ();
  gtk_image_set_pixel_size (GTK_IMAGE (self->icon), ICON_SIZE);
  gtk_widget_set_visible (self->icon, FALSE);
  self->text = make_line ();
  gtk_box_append (GTK_BOX (self->top), self->icon);
  gtk_box_append (GTK_BOX (self->top), self->text);
  self->message = make_line ();
  gtk_widget_set_vexpand (self->message, TRUE);
  gtk_widget_set_valign (self->message, GTK_ALIGN_START);
  gtk_widget_set_visible (self->message, FALSE);
  gtk_widget_add_css_class (self->message, "message");
  gtk_widget_set_parent (self->top, GTK_WIDGET (self));
  gtk_widget_set_parent (self->message, GTK_WIDGET (self));
  gtk_widget_set_valign (self->top, GTK_ALIGN_CENTER);
}

GtkWidget *
td_import_cell_new (float xalign)
{
  TdImportCell *self = g_object_new (TD_TYPE_IMPORT_CELL, NULL);

  gtk_inscription_set_xalign (GTK_INSCRIPTION (self->text), xalign);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (self->message), xalign);
  return GTK_WIDGET (self);
}

static gboolean
has_text (const char *text)
{
  return text != NULL && *text != '\0';
}

static void
show_style (TdImportCell *self, const char *style)
{
  if (g_strcmp0 (self->style, style) == 0)
    return;
  if (self->style != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->style);
  g_free (self->style);
  self->style = g_strdup (style);
  if (style != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), style);
}

static void
show_label (TdImportCell *self, const TdImportCellLook *look)
{
  g_autofree char *both = NULL;
  const char *text = look->text != NULL ? look->text : "";

  if (look->label != NULL)
    text = look->label;
  else if (has_text (look->message))
    text = both = g_strconcat (text, ". ", look->message, NULL);
  td_widget_set_label (GTK_WIDGET (self), text);
}

void
td_import_cell_show (TdImportCell *self, const TdImportCellLook *look)
{
  gboolean has_message = has_text (look->message);

  gtk_inscription_set_text (GTK_INSCRIPTION (self->text), look->text);
  gtk_inscription_set_text (GTK_INSCRIPTION (self->message), look->message);
  gtk_widget_set_visible (self->message, has_message);
  gtk_widget_set_valign (self->top, has_message ? GTK_ALIGN_END : GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->icon, has_text (look->icon_name));
  if (has_text (look->icon_name))
    gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), look->icon_name);
  show_style (self, look->style);
  show_label (self, look);
}

const char *
td_import_cell_get_text (TdImportCell *self)
{
  const char *text = gtk_inscription_get_text (GTK_INSCRIPTION (self->text));

  return text != NULL ? text : "";
}

const char *
td_import_cell_get_message (TdImportCell *self)
{
  const char *message = gtk_inscription_get_text (GTK_INSCRIPTION (self->message));

  return message != NULL ? message : "";
}

GtkWidget *
td_import_cell_get_text_widget (TdImportCell *self)
{
  return self->text;
}
