/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-staff-columns.h"

#include "td-record.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

/* --- a tick for Party members --- */

static GtkWidget *
make_tick (TdTableColumn *column, gpointer user_data)
{
  GtkWidget *image = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_widget_set_halign (image, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (image, _("Party member"));
  td_widget_set_label (image, _("Party member"));
  return image;
}

static void
update_tick (TdTableColumn *column, GtkWidget *cell, gpointer item, gpointer user_data)
{
  gint64 value = 0;

  gtk_widget_set_visible (cell, td_record_get_int (item, "party", &value) && value != 0);
}

/* --- the identity number --- */

static GtkWidget *
make_number (TdTableColumn *column, gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *image = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *text = td_table_text_cell_new (0);

  gtk_image_set_pixel_size (GTK_IMAGE (image), 14);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), text);
  return box;
}

static void
update_number (TdTableColumn *column, GtkWidget *cell, gpointer item, gpointer user_data)
{
  g_autofree char *number = td_table_column_dup_text (column, item);
  gboolean missing = *number == '\0';

  gtk_widget_set_visible (gtk_widget_get_first_child (cell), missing);
  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_widget_get_last_child (cell)),
                            missing ? _("No number") : number);
  td_widget_set_css_class (cell, "td-warn", missing);
}

/* --- the kind, by its usual short form --- */

static char *
dup_kind (TdTableColumn *column, gpointer item, gpointer user_data)
{
  if (g_strcmp0 (td_record_get_text (item, "kind"), "nguoi_lao_dong") == 0)
    return g_strdup (C_("chip", "Contract"));
  return td_record_dup_display (item, "kind");
}

/* --- widths and titles --- */

/* @rank: which go first where the list is narrow: the number, which the pane at its
 * side shows too; name, post and unit stay, and share what room is left. */
static void
adjust (TdDataTable *table, const char *key, const char *title, int width, guint rank)
{
  TdTableColumn *column = td_data_table_get_column (table, key);

  td_table_column_set_title (column, title);
  td_table_column_set_width (column, width);
  td_table_column_set_rank (column, rank);
}

void
td_staff_columns_adjust (TdDataTable *table)
{
  TdTableColumn *party = td_data_table_get_column (table, "party");

  adjust (table, "name", C_("column", "Full name"), 160, 0);
  adjust (table, "birth", C_("column", "Born"), 92, 1);
  adjust (table, "sex", C_("column", "Sex"), 68, 4);
  adjust (table, "post", C_("column", "Post"), 158, 0);
  adjust (table, "unit", C_("column", "Unit"), 230, 0);
  adjust (table, "kind", C_("column", "Kind"), 84, 2);
  adjust (table, "party", C_("column", "Party"), 48, 3);
  adjust (table, "cccd", C_("column", "ID number"), 92, 5);
  td_table_column_set_text (td_data_table_get_column (table, "kind"), dup_kind, NULL, NULL);
  td_table_column_set_expand (td_data_table_get_column (table, "name"), TRUE);
  td_table_column_set_expand (td_data_table_get_column (table, "post"), TRUE);
  td_table_column_set_expand (td_data_table_get_column (table, "unit"), TRUE);
  td_table_column_set_xalign (party, 0.5);
  td_table_column_set_cell (party, make_tick, update_tick);
  td_table_column_set_cell (td_data_table_get_column (table, "cccd"), make_number, update_number);
}
