/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-scores-page-private.h"

#include "td-rounds.h"
#include "td-sheet-edit.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

static void
add_item (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

static void
add_section (GMenu *menu, const char *title, GMenu *section)
{
  g_menu_append_section (menu, title, G_MENU_MODEL (section));
  g_object_unref (section);
}

static void
set_menu (GtkMenuButton *button, GMenu *menu)
{
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
  g_object_unref (menu);
}

/* --- rounds --- */

static char *
describe_round (TdScoresPage *self, TdRecord *round)
{
  gint64 id = td_record_get_id (round);
  const char *name = td_record_get_title (round);

  if (g_hash_table_contains (self->closed, &id))
    /* Translators: the name of a round. */
    return g_strdup_printf (_("%s (closed)"), name);
  return g_strdup_printf (_("%s (open)"), name);
}

static void
update_rounds (TdScoresPage *self)
{
  GMenu *menu = g_menu_new ();
  GMenu *rounds = g_menu_new ();
  GMenu *edits = g_menu_new ();
  const char *label = NULL;

  for (guint i = 0; i < self->rounds->len; i++)
    {
      TdRecord *round = self->rounds->pdata[i];
      g_autofree char *text = describe_round (self, round);

      add_item (rounds, text, "scores.round", g_variant_new_int64 (td_record_get_id (round)));
      if (td_record_get_id (round) == self->round)
        label = td_record_get_title (round);
    }
  add_item (edits, _("New Round…"), "scores.new-round", NULL);
  add_item (edits, _("Settings of This Round…"), "scores.edit-round", NULL);
  add_item (edits, _("Take Over Changes of Units and People"), "scores.refresh-subjects", NULL);
  add_item (edits, _("Remove This Round"), "scores.remove-round", NULL);
  add_section (menu, NULL, rounds);
  add_section (menu, NULL, edits);
  set_menu (self->round_button, menu);
  g_object_set (self->round_content, "label", label ? label : _("Round"), NULL);
  td_widget_set_label (GTK_WIDGET (self->round_button), label ? label : _("Round"));
}

/* --- filters --- */

static GMenu *
make_states (TdScoresPage *self)
{
  GMenu *menu = g_menu_new ();
  guint n = self->book != NULL ? td_score_book_get_n_sheets (self->book) : 0;
  guint counts[TD_N_SHEET_STATES] = { 0 };

  for (guint i = 0; i < n; i++)
    counts[td_score_book_get_sheet (self->book, i)->state]++;
  add_item (menu, _("All States"), "scores.filter-state", g_variant_new_string (""));
  for (guint i = 0; i < TD_N_SHEET_STATES; i++)
    {
      /* Translators: a state, and how many sheets have it. */
      g_autofree char *label = g_strdup_printf (C_("state and count", "%s: %u"),
                                                td_sheet_state_label ((TdSheetState) i), counts[i]);

      if (counts[i] > 0)
        add_item (menu, label, "scores.filter-state",
                  g_variant_new_string (td_sheet_state_code ((TdSheetState) i)));
    }
  return menu;
}

static GMenu *
make_clusters (TdScoresPage *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = self->book != NULL ? td_score_book_get_n_sheets (self->book) : 0;

  for (guint i = 0; i < n; i++)
    {
      const char *cluster = td_score_book_get_sheet (self->book, i)->cluster;
      g_autofree char *target = g_strconcat ("=", cluster ? cluster : "", NULL);

      if (!g_hash_table_add (seen, (gpointer) (cluster ? cluster : "")))
        continue;
      if (g_hash_table_size (seen) == 1)
        add_item (menu, _("All Clusters"), "scores.filter-cluster", g_variant_new_string (""));
      add_item (menu, cluster ? cluster : _("Without a Cluster"), "scores.filter-cluster",
                g_variant_new_string (target));
    }
  if (g_hash_table_size (seen) < 2)
    g_menu_remove_all (menu);
  return menu;
}

/* Made when it is asked for: every edit may change what it counts. */
static void
popup_filters_cb (GtkMenuButton *button, gpointer user_data)
{
  TdScoresPage *self = user_data;
  GMenu *menu = g_menu_new ();

  add_section (menu, _("State"), make_states (self));
  add_section (menu, _("Emulation Cluster"), make_clusters (self));
  set_menu (button, menu);
}

void
td_scores_page_update_open (TdScoresPage *self)
{
  guint n = td_scores_page_count_open (self);
  /* Translators: how many sheets have criteria that are not scored yet. */
  g_autofree char *label = g_strdup_printf (_("Not Scored %u"), n);

  g_object_set (self->open_content, "label", label, NULL);
  td_widget_set_label (self->open_button, label);
  gtk_widget_set_sensitive (self->open_button, n > 0 || self->filter.open_only);
}

/* --- several sheets, forms --- */

static GMenu *
make_sheet_section (const char *state_action, const char *take_over, const char *cluster)
{
  static const TdSheetState targets[] = { TD_SHEET_SUBMITTED, TD_SHEET_APPRAISED,
                                          TD_SHEET_COUNCIL };
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      /* Translators: %s is a state of score sheets, as “Council”. */
      g_autofree char *label = g_strdup_printf (_("Move On to “%s”"),
                                                td_sheet_state_label (targets[i]));

      add_item (menu, label, state_action,
                g_variant_new_string (td_sheet_state_code (targets[i])));
    }
  add_item (menu, _("Fill Open Cells from the Layer Before"), take_over, NULL);
  add_item (menu, _("Set Cluster…"), cluster, NULL);
  return menu;
}

static void
make_menus (TdScoresPage *self)
{
  GMenu *sheets = g_menu_new ();
  GMenu *forms = g_menu_new ();

  gtk_menu_button_set_create_popup_func (self->filter_button, popup_filters_cb, self, NULL);
  add_section (sheets, _("Selected Sheets"),
               make_sheet_section ("scores.set-state", "scores.take-over", "scores.set-cluster"));
  add_section (sheets, _("All Sheets That Are Shown"),
               make_sheet_section ("scores.set-state-of-all", "scores.take-over-all",
                                   "scores.set-cluster-of-all"));
  set_menu (self->sheets_button, sheets);
  add_item (forms, _("Forms to Be Filled In…"), "scores.issue", NULL);
  add_item (forms, _("Return Slips…"), "scores.issue-returns", NULL);
  set_menu (self->issue_button, forms);
}

void
td_scores_page_update_bar (TdScoresPage *self)
{
  const char *rollup = self->book == NULL ? NULL
                       : td_record_get_text (td_score_book_get_record (self->book), "rollup");

  if (gtk_menu_button_get_menu_model (self->sheets_button) == NULL)
    make_menus (self);
  gtk_widget_set_visible (GTK_WIDGET (self->year_button),
                          rollup != NULL && !g_str_equal (rollup, "none"));
  update_rounds (self);
  gtk_widget_set_visible (self->clear_button, td_scores_page_is_filtered (self));
  td_scores_page_update_open (self);
}

void
td_scores_page_class_bind_bar (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TdScoresPage, bar);
  gtk_widget_class_bind_template_child (widget_class, TdScoresPage, round_button);
  gtk_widget_class_bind_template_child (widget_class, TdScoresPage, round_content);
  gtk_widget_class_bind_template_child (widget_class, TdScoresPage, layers);
  gtk_widget_class_bind_template_child (widget_class, TdScoresPage, year_button);
  gtk_widget_class_bind_template_child (widget_class, TdScoresPage, open_button);
  gtk_widget_class_bind_template_child (widget_class, TdScoresPage, open_content);
  gtk_widget_class_bind_template_child (widget_class, TdScoresPage, filter_button);
  gtk_widget_class_bind_template_child (widget_class, TdScoresPage, clear_button);
  gtk_widget_class_bind_template_child (widget_class, TdScoresPage, sheets_button);
  gtk_widget_class_bind_template_child (widget_class, TdScoresPage, issue_button);
  gtk_widget_class_bind_template_child (widget_class, TdScoresPage, receive_button);
}
