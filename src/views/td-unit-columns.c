/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-unit-columns.h"

#include "td-number.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

#define INDENT 18
#define EXPANDER_SIZE 20

/* --- tooltips: asked for when they are wanted.  Setting one asks the display where
 * the pointer is, which a list that scrolls cannot wait for. --- */

typedef char *(*TooltipFunc) (GtkWidget *cell, TdUnitRow *row);

static gboolean
query_tooltip_cb (GtkWidget *cell, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip,
                  gpointer func)
{
  TdUnitRow *row = g_object_get_data (G_OBJECT (cell), "td-row");
  g_autofree char *text = row ? ((TooltipFunc) func) (cell, row) : NULL;

  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

static void
add_tooltip (GtkWidget *cell, TooltipFunc func)
{
  gtk_widget_set_has_tooltip (cell, TRUE);
  g_signal_connect (cell, "query-tooltip", G_CALLBACK (query_tooltip_cb), (gpointer) func);
}

static void
keep_row (GtkWidget *cell, TdUnitRow *row)
{
  g_object_set_data_full (G_OBJECT (cell), "td-row", g_object_ref (row), g_object_unref);
}

/* --- the name, indented, with what opens and closes its branch --- */

static char *
dup_name (TdTableColumn *column, gpointer item, gpointer user_data)
{
  return g_strdup (td_record_get_title (td_unit_row_get_record (item)));
}

static void
expander_clicked_cb (GtkWidget *button, TdUnitModel *model)
{
  TdUnitRow *row = g_object_get_data (G_OBJECT (button), "td-row");

  if (row != NULL)
    td_unit_model_set_expanded (model, td_unit_row_get_id (row),
                                !td_unit_row_get_place (row)->is_expanded);
}

static char *
dup_expander_tooltip (GtkWidget *button, TdUnitRow *row)
{
  return g_strdup (td_unit_row_get_place (row)->is_expanded ? C_("branch", "Close (←)")
                                                          : C_("branch", "Open (→)"));
}

static char *
dup_name_tooltip (GtkWidget *text, TdUnitRow *row)
{
  return g_strdup (td_record_get_title (td_unit_row_get_record (row)));
}

/* Opened by the keys ← and →, so that the focus stays in the row. */
static GtkWidget *
make_expander (TdUnitModel *model)
{
  GtkWidget *button = gtk_button_new ();

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "td-tiny");
  gtk_widget_set_focusable (button, FALSE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (button, EXPANDER_SIZE, -1);
  gtk_widget_set_margin_end (button, 4);
  add_tooltip (button, dup_expander_tooltip);
  g_signal_connect_object (button, "clicked", G_CALLBACK (expander_clicked_cb), model, 0);
  return button;
}

static GtkWidget *
make_name (TdTableColumn *column, gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *text = td_table_text_cell_new (0);
  GtkWidget *mark = gtk_label_new (_("Archived"));

  gtk_widget_set_hexpand (text, TRUE);
  add_tooltip (text, dup_name_tooltip);
  gtk_widget_add_css_class (mark, "pill-mark");
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), space);
  gtk_box_append (GTK_BOX (box), make_expander (user_data));
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), mark);
  return box;
}

static void
show_expander (GtkWidget *button, TdUnitRow *row)
{
  const TdUnitPlace *place = td_unit_row_get_place (row);

  keep_row (button, row);
  /* Not hidden: the names of one level stand in one line. */
  gtk_widget_set_opacity (button, place->has_children ? 1 : 0);
  gtk_widget_set_can_target (button, place->has_children);
  gtk_button_set_icon_name (GTK_BUTTON (button), place->is_expanded ? "pan-down-symbolic"
                                                                    : "pan-end-symbolic");
  td_widget_set_label (button, place->is_expanded ? C_("branch", "Close") : C_("branch", "Open"));
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_EXPANDED,
                               place->has_children ? place->is_expanded
                                                   : GTK_ACCESSIBLE_VALUE_UNDEFINED, -1);
}

static void
update_name (TdTableColumn *column, GtkWidget *cell, gpointer item, gpointer user_data)
{
  GtkWidget *space = gtk_widget_get_first_child (cell);
  GtkWidget *button = gtk_widget_get_next_sibling (space);
  GtkWidget *text = gtk_widget_get_next_sibling (button);
  g_autofree char *name = td_table_column_dup_text (column, item);

  gtk_widget_set_size_request (space, (int) td_unit_row_get_place (item)->depth * INDENT, -1);
  gtk_widget_set_visible (button, td_unit_model_is_nested (user_data));
  show_expander (button, item);
  gtk_inscription_set_text (GTK_INSCRIPTION (text), name);
  keep_row (text, item);
  gtk_widget_set_visible (gtk_widget_get_next_sibling (text), td_unit_row_is_archived (item));
}

/* --- figures: what is below a unit belongs to it --- */

static char *
dup_figure (TdUnitRow *row, gint64 (*get) (const TdUnitFigures *))
{
  const TdUnitFigures *figures = td_unit_row_get_figures (row);

  return figures ? td_integer_to_text (get (figures)) : NULL;
}

static gint64
get_people_within (const TdUnitFigures *figures)
{
  return figures->people_within;
}

static gint64
get_people (const TdUnitFigures *figures)
{
  return figures->people;
}

static gint64
get_leaders_within (const TdUnitFigures *figures)
{
  return figures->leaders_within;
}

static char *
dup_people (TdTableColumn *column, gpointer item, gpointer user_data)
{
  return dup_figure (item, get_people_within);
}

static char *
dup_own_people (TdTableColumn *column, gpointer item, gpointer user_data)
{
  return dup_figure (item, get_people);
}

static char *
dup_leaders (TdTableColumn *column, gpointer item, gpointer user_data)
{
  return dup_figure (item, get_leaders_within);
}

static char *
dup_people_tooltip (GtkWidget *cell, TdUnitRow *row)
{
  const TdUnitFigures *figures = td_unit_row_get_figures (row);
  g_autofree char *own = figures ? td_integer_to_text (figures->people) : NULL;

  if (figures == NULL || figures->people == figures->people_within)
    return NULL;
  return g_strdup_printf (_("With the units below it; %s in the unit itself"), own);
}

static GtkWidget *
make_people (TdTableColumn *column, gpointer user_data)
{
  GtkWidget *cell = td_table_text_cell_new (1);

  add_tooltip (cell, dup_people_tooltip);
  return cell;
}

static void
update_people (TdTableColumn *column, GtkWidget *cell, gpointer item, gpointer user_data)
{
  g_autofree char *text = td_table_column_dup_text (column, item);

  gtk_inscription_set_text (GTK_INSCRIPTION (cell), text);
  keep_row (cell, item);
}

/* --- a tick for bodies --- */

static gboolean
is_own_body (TdUnitRow *row)
{
  return td_record_get_int_or (td_unit_row_get_record (row), "own_body", 0) == 1;
}

static char *
dup_own_body (TdTableColumn *column, gpointer item, gpointer user_data)
{
  return td_record_dup_display (td_unit_row_get_record (item), "own_body");
}

static GtkWidget *
make_tick (TdTableColumn *column, gpointer user_data)
{
  GtkWidget *image = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_widget_set_halign (image, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (image, _("Rates its own people: a body of its own for quotas"));
  td_widget_set_label (image, _("Rates its own people"));
  return image;
}

static void
update_tick (TdTableColumn *column, GtkWidget *cell, gpointer item, gpointer user_data)
{
  gtk_widget_set_visible (cell, is_own_body (item));
}

static char *
dup_body (TdTableColumn *column, gpointer item, gpointer user_data)
{
  return g_strdup (td_unit_row_get_body (item));
}

/* --- the other fields --- */

static char *
dup_field (TdTableColumn *column, gpointer item, gpointer user_data)
{
  return td_record_dup_display (td_unit_row_get_record (item), td_table_column_get_key (column));
}

static TdTableColumn *
append (TdDataTable *table, TdUnitModel *model, const char *key, const char *title, int width,
        TdCellTextFunc text)
{
  TdTableColumn *column = td_table_column_new (key, title, width, text, g_object_ref (model),
                                               g_object_unref);

  /* Their order is the office's own, in which documents list them. */
  td_table_column_set_sortable (column, FALSE);
  td_data_table_append_column (table, column);
  return column;
}

static void
append_figures (TdDataTable *table, TdUnitModel *model)
{
  TdTableColumn *column = append (table, model, "people", C_("column", "People"), 60, dup_people);

  td_table_column_set_label (column, _("People, those of the units below included"));
  td_table_column_set_cell (column, make_people, update_people);
  td_table_column_set_xalign (column, 1);
  column = append (table, model, "own_people", C_("column", "Of it itself"), 70, dup_own_people);
  td_table_column_set_label (column, _("People in the unit itself"));
  td_table_column_set_xalign (column, 1);
  td_table_column_set_listed (column, FALSE);
  column = append (table, model, "leaders", C_("column", "Leaders"), 64, dup_leaders);
  td_table_column_set_rank (column, 2);
  td_table_column_set_label (column, _("People in leading posts, those of the units below "
                                       "included"));
  td_table_column_set_xalign (column, 1);
}

static void
append_bodies (TdDataTable *table, TdUnitModel *model)
{
  TdTableColumn *column = append (table, model, "own_body", C_("column", "Own body"), 80,
                                  dup_own_body);

  td_table_column_set_label (column, _("Rates its own people: a body of its own for quotas"));
  td_table_column_set_xalign (column, 0.5);
  td_table_column_set_cell (column, make_tick, update_tick);
  td_table_column_set_rank (column, 1);
  column = append (table, model, "body", C_("column", "Counted in"), 130, dup_body);
  td_table_column_set_label (column, _("Body that its people are counted in for quotas"));
  td_table_column_set_listed (column, FALSE);
}

void
td_unit_columns_add (TdDataTable *table, TdUnitModel *model)
{
  TdTableColumn *column = append (table, model, "name", C_("column", "Unit"), 226, dup_name);

  td_table_column_set_cell (column, make_name, update_name);
  td_table_column_set_expand (column, TRUE);
  column = append (table, model, "short_name", C_("column", "Short"), 72, dup_field);
  td_table_column_set_label (column, _("Short name"));
  td_table_column_set_rank (column, 3);
  append (table, model, "kind", C_("column", "Kind"), 138, dup_field);
  column = append (table, model, "head", C_("column", "Head"), 140, dup_field);
  td_table_column_set_expand (column, TRUE);
  append_figures (table, model);
  append_bodies (table, model);
  column = append (table, model, "started", C_("column", "Set up"), 88, dup_field);
  td_table_column_set_label (column, _("Set up on"));
  td_table_column_set_rank (column, 4);
  td_table_column_set_xalign (column, 1);
  column = append (table, model, "ended", C_("column", "Dissolved"), 88, dup_field);
  td_table_column_set_label (column, _("Dissolved on"));
  td_table_column_set_xalign (column, 1);
  td_table_column_set_listed (column, FALSE);
  column = append (table, model, "note", C_("column", "Note"), 160, dup_field);
  td_table_column_set_listed (column, FALSE);
}

/* Few offices keep short names, heads and dates of all their units: a column that
 * would be blank all the way down is left out. */
void
td_unit_columns_leave_out_empty (TdDataTable *table, TdReader *reader)
{
  static const char *const keys[] = { "short_name", "kind", "head", "started" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (TdQuery) query = td_query_new (&td_entity_unit);

      td_query_set_archived (query, TRUE);
      td_query_filter_text (query, keys[i], TD_FILTER_HAS, NULL);
      td_data_table_set_column_empty (table, keys[i], td_reader_count (reader, query, NULL) == 0);
    }
}
