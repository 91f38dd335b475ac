/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-kind-row.h"

#include "td-number.h"
#include "td-views.h"

const char *
td_import_kind_row_get_code (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "td-code");
}

int
td_import_kind_row_compare (GtkListBoxRow *a, GtkListBoxRow *b, gpointer user_data)
{
  guint n = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (a), "td-n"));
  guint other = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (b), "td-n"));

  if (n != other)
    return n < other ? 1 : -1;
  return g_strcmp0 (td_import_kind_row_get_code (a), td_import_kind_row_get_code (b));
}

GtkWidget *
td_import_kind_row_new (const TdImportKind *kind)
{
  gboolean is_error = kind->severity == TD_IMPORT_ERROR;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name (is_error ? "dialog-error-symbolic"
                                                           : "dialog-warning-symbolic");
  GtkWidget *title = gtk_label_new (kind->title);
  GtkWidget *count = gtk_label_new (NULL);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 14);
  gtk_widget_add_css_class (icon, is_error ? "td-err" : "td-warn");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (title), 8);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_set_tooltip_text (title, kind->title);
  gtk_widget_add_css_class (title, "td-small");
  gtk_widget_add_css_class (count, "heading");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "td-code", g_strdup (kind->code), g_free);
  g_object_set_data (G_OBJECT (row), "td-count", count);
  return row;
}

void
td_import_kind_row_show (GtkWidget *row, const TdImportKind *kind)
{
  g_autofree char *number = td_integer_to_text (kind->n);
  g_autofree char *label = g_strdup_printf ("%s: %s", kind->title, number);

  g_object_set_data (G_OBJECT (row), "td-n", GUINT_TO_POINTER (kind->n));
  gtk_label_set_text (g_object_get_data (G_OBJECT (row), "td-count"), number);
  td_widget_set_label (row, label);
}
