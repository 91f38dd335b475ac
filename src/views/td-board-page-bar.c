/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-page-private.h"

#include "td-board-run.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

/* More variants than this are called by their names alone. */
#define FEW_VARIANTS 2

/* --- years --- */

static void
add_year (GArray *years, guint year)
{
  guint at = 0;

  while (at < years->len && g_array_index (years, guint, at) > year)
    at++;
  if (at == years->len || g_array_index (years, guint, at) != year)
    g_array_insert_val (years, at, year);
}

static gboolean
same_years (const GArray *a, const GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (g_array_index (a, guint, i) != g_array_index (b, guint, i))
      return FALSE;
  return TRUE;
}

static void
select_year (TdBoardPage *self)
{
  guint shown = self->board != NULL ? td_board_get_year (self->board) : self->year;

  self->showing = TRUE;
  for (guint i = 0; i < self->years->len; i++)
    if (g_array_index (self->years, guint, i) == shown)
      gtk_drop_down_set_selected (self->year_drop_down, i);
  self->showing = FALSE;
}

/* Years that have facts, variants or seals, the one that is shown, this one, and the one
 * before, which many finish in January; newest first. */
void
td_board_page_update_years (TdBoardPage *self)
{
  TdReader *reader = td_store_get_reader (td_page_get_store (TD_PAGE (self)));
  g_autoptr (GArray) years = td_year_facts_list_years (reader, NULL);
  g_autoptr (GtkStringList) words = NULL;
  guint wanted;

  if (years == NULL)
    years = g_array_new (FALSE, FALSE, sizeof (guint));
  wanted = years->len > 0 ? g_array_index (years, guint, 0) : td_date_today ().year;
  add_year (years, td_date_today ().year);
  add_year (years, td_date_today ().year - 1);
  if (self->year != 0)
    add_year (years, self->year);
  else
    self->year = wanted;
  if (same_years (years, self->years))
    return;
  g_array_unref (self->years);
  self->years = g_steal_pointer (&years);
  words = gtk_string_list_new (NULL);
  for (guint i = 0; i < self->years->len; i++)
    {
      g_autofree char *word = g_strdup_printf (_("Year %u"), g_array_index (self->years, guint, i));

      gtk_string_list_append (words, word);
    }
  self->showing = TRUE;
  gtk_drop_down_set_model (self->year_drop_down, G_LIST_MODEL (words));
  self->showing = FALSE;
  select_year (self);
}

static void
year_chosen_cb (TdBoardPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->year_drop_down);

  if (!self->showing && selected < self->years->len &&
      g_array_index (self->years, guint, selected) != self->year)
    td_board_page_show_board (self, g_array_index (self->years, guint, selected), NULL);
}

/* --- rule packs and settings --- */

static void
update_packs (TdBoardPage *self)
{
  GPtrArray *packs = td_board_get_packs (self->board);
  gboolean unverified = FALSE;
  g_autofree char *label = g_strdup_printf (ngettext ("%u rule pack", "%u rule packs", packs->len),
                                            packs->len);

  for (guint i = 0; i < packs->len; i++)
    unverified |= td_pack_get_verification (packs->pdata[i]) != TD_VERIFIED;
  g_object_set (self->packs_content, "label", label, "icon-name",
                unverified ? "dialog-warning-symbolic" : "emblem-ok-symbolic", NULL);
  td_widget_set_css_class (GTK_WIDGET (self->packs_content), "unverified", unverified);
  td_widget_set_label (GTK_WIDGET (self->packs_button), label);
}

/* Also where the year cannot be shown: a setting that cannot be read is chosen anew. */
static void
settings_shown_cb (TdBoardPage *self)
{
  TdStore *store = td_page_get_store (TD_PAGE (self));
  gboolean editable = self->board != NULL ? td_board_page_is_editable (self)
                                          : !td_store_is_read_only (store);

  td_year_settings_view_show (self->settings, store, self->year, self->board, editable);
}

static void
settings_applied_cb (TdBoardPage *self)
{
  gtk_popover_popdown (self->settings_popover);
}

void
td_board_page_show_packs (TdBoardPage *self)
{
  gtk_menu_button_popup (self->packs_button);
}

void
td_board_page_choose_workers (TdBoardPage *self)
{
  gtk_menu_button_popup (self->packs_button);
  td_year_settings_view_focus_workers (self->settings);
}

/* --- variants --- */

/* The variant that a toggle is of; %NULL for the buttons behind them. */
static const char *
get_name (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "td-variant");
}

static void
variant_toggled_cb (TdBoardPage *self, GtkToggleButton *button)
{
  const char *name = get_name (GTK_WIDGET (button));

  if (self->showing || !gtk_toggle_button_get_active (button) ||
      g_strcmp0 (name, self->variant) == 0)
    return;
  td_board_page_show_board (self, self->year, name);
}

static GtkWidget *
make_variant (TdBoardPage *self, const char *name, gboolean in_full)
{
  g_autofree char *title = g_strdup_printf (_("Variant %s"), name);
  GtkWidget *button = gtk_toggle_button_new_with_label (in_full ? title : name);

  g_object_set_data_full (G_OBJECT (button), "td-variant", g_strdup (name), g_free);
  gtk_widget_set_tooltip_text (button, title);
  td_widget_set_label (button, title);
  g_signal_connect_object (button, "toggled", G_CALLBACK (variant_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  return button;
}

static void
make_variants (TdBoardPage *self, const char *const *names)
{
  guint n = g_strv_length ((char **) names);
  GtkWidget *last = NULL;

  while (get_name (gtk_widget_get_first_child (GTK_WIDGET (self->variants))) != NULL)
    gtk_box_remove (self->variants, gtk_widget_get_first_child (GTK_WIDGET (self->variants)));
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *button = make_variant (self, names[i], n <= FEW_VARIANTS);

      gtk_box_insert_child_after (self->variants, button, last);
      if (last != NULL)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (last));
      last = button;
    }
  g_strfreev (self->variant_names);
  self->variant_names = g_strdupv ((char **) names);
}

static void
update_variants (TdBoardPage *self)
{
  const char *const *names = td_board_get_variants (self->board);
  GtkWidget *child;

  self->showing = TRUE;
  if (self->variant_names == NULL ||
      !g_strv_equal (names, (const char *const *) self->variant_names))
    make_variants (self, names);
  for (child = gtk_widget_get_first_child (GTK_WIDGET (self->variants)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_strcmp0 (get_name (child), td_board_get_variant_name (self->board)) == 0)
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (child), TRUE);
  self->showing = FALSE;
}

/* The first letter that no variant is called by. */
static void
variant_shown_cb (TdBoardPage *self)
{
  char name[2] = "A";
  g_autofree char *removal = NULL;

  if (self->board == NULL)
    return;
  while (name[0] < 'Z' && g_strv_contains (td_board_get_variants (self->board), name))
    name[0]++;
  gtk_editable_set_text (self->variant_entry, name);
  gtk_widget_grab_focus (GTK_WIDGET (self->variant_entry));
  gtk_editable_select_region (self->variant_entry, 0, -1);
  removal = g_strdup_printf (_("Remove Variant %s"), td_board_get_variant_name (self->board));
  gtk_button_set_label (self->delete_button, removal);
}

static void
variant_created_cb (TdBoardPage *self)
{
  gtk_popover_popdown (self->variant_popover);
  td_board_page_create_variant (self, gtk_editable_get_text (self->variant_entry));
}

static void
compare_toggled_cb (TdBoardPage *self)
{
  self->compares = gtk_toggle_button_get_active (self->compare_button);
  td_board_compare_show (self->compare, td_page_get_store (TD_PAGE (self)),
                         self->compares ? self->board : NULL);
  td_board_page_update_stack (self);
}

static void
compared_cb (TdBoardPage *self, gint64 staff)
{
  gtk_toggle_button_set_active (self->compare_button, FALSE);
  td_board_page_show_person (self, staff);
}

/* --- grouping --- */

static void
grouping_chosen_cb (TdBoardPage *self)
{
  GError *error = NULL;
  TdAction *action;

  if (self->board == NULL)
    return;
  action = td_board_set_grouping (self->board, td_year_grouping_get_grouping (self->grouping),
                                  &error);
  td_board_run (GTK_WIDGET (self), td_page_get_store (TD_PAGE (self)), action, error);
}

void
td_board_page_update_bar (TdBoardPage *self)
{
  gboolean editable = td_board_page_is_editable (self);

  select_year (self);
  update_packs (self);
  update_variants (self);
  td_year_grouping_set_grouping (self->grouping, td_board_get_settings (self->board)->grouping);
  gtk_widget_set_sensitive (GTK_WIDGET (self->grouping), editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->variant_button), editable);
  gtk_widget_set_visible (self->freeze_button, !td_board_is_frozen (self->board));
}

void
td_board_page_class_bind_bar (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TdBoardPage, year_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TdBoardPage, packs_button);
  gtk_widget_class_bind_template_child (widget_class, TdBoardPage, packs_content);
  gtk_widget_class_bind_template_child (widget_class, TdBoardPage, settings_popover);
  gtk_widget_class_bind_template_child (widget_class, TdBoardPage, settings);
  gtk_widget_class_bind_template_child (widget_class, TdBoardPage, variants);
  gtk_widget_class_bind_template_child (widget_class, TdBoardPage, variant_button);
  gtk_widget_class_bind_template_child (widget_class, TdBoardPage, variant_popover);
  gtk_widget_class_bind_template_child (widget_class, TdBoardPage, variant_entry);
  gtk_widget_class_bind_template_child (widget_class, TdBoardPage, delete_button);
  gtk_widget_class_bind_template_child (widget_class, TdBoardPage, compare_button);
  gtk_widget_class_bind_template_child (widget_class, TdBoardPage, grouping);
  gtk_widget_class_bind_template_callback (widget_class, year_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, settings_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, settings_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, variant_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, variant_created_cb);
  gtk_widget_class_bind_template_callback (widget_class, compare_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, compared_cb);
  gtk_widget_class_bind_template_callback (widget_class, grouping_chosen_cb);
}
