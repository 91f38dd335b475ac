/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-scores-page-private.h"

#include "td-text.h"
#include "td-views.h"

#include <string.h>

static gboolean
is_open (TdScoreBook *book, guint sheet, TdLayer layer)
{
  const TdTotal *total = &td_score_book_get_result (book, sheet)->layers[layer];

  return total->scored < total->applicable;
}

static gboolean
answers (const TdBookSheet *sheet, GStrv words)
{
  g_autofree char *text = g_strconcat (sheet->name, " ", sheet->unit_name ? sheet->unit_name : "",
                                       " ", sheet->cluster ? sheet->cluster : "", NULL);
  g_autofree char *folded = td_text_fold (text);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

gboolean
td_scores_page_shows_sheet (TdScoreBook *book, guint sheet, gpointer user_data)
{
  const TdScoresFilter *filter = user_data;
  const TdBookSheet *shown = td_score_book_get_sheet (book, sheet);

  if (filter->state >= 0 && (int) shown->state != filter->state)
    return FALSE;
  if (filter->cluster != NULL &&
      !g_str_equal (filter->cluster, shown->cluster ? shown->cluster : ""))
    return FALSE;
  if (filter->open_only && !is_open (book, sheet, filter->layer))
    return FALSE;
  return filter->words == NULL || answers (shown, filter->words);
}

gboolean
td_scores_page_is_filtered (TdScoresPage *self)
{
  return self->filter.words != NULL || self->filter.state >= 0 || self->filter.cluster != NULL ||
         self->filter.open_only;
}

guint
td_scores_page_count_open (TdScoresPage *self)
{
  guint n = 0;

  for (guint i = 0; self->book != NULL && i < td_score_book_get_n_sheets (self->book); i++)
    n += is_open (self->book, i, self->filter.layer);
  return n;
}

/* The same filter may let other sheets through. */
void
td_scores_page_update_filter (TdScoresPage *self)
{
  td_score_grid_set_filter (self->grid, td_scores_page_is_filtered (self)
                                        ? td_scores_page_shows_sheet : NULL,
                            &self->filter, NULL);
}

static void
set_state (TdScoresPage *self, const char *action, GVariant *state)
{
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (
                               G_ACTION_MAP (self->actions), action)), state);
}

void
td_scores_page_apply_filter (TdScoresPage *self)
{
  const TdScoresFilter *filter = &self->filter;
  /* Clusters are written as "=NAME", so that none at all is another value. */
  g_autofree char *cluster = filter->cluster ? g_strconcat ("=", filter->cluster, NULL)
                                             : g_strdup ("");

  set_state (self, "filter-state",
             g_variant_new_string (filter->state < 0 ? ""
                                   : td_sheet_state_code ((TdSheetState) filter->state)));
  set_state (self, "filter-cluster", g_variant_new_string (cluster));
  set_state (self, "open-only", g_variant_new_boolean (filter->open_only));
  set_state (self, "layer", g_variant_new_string (td_layer_code (filter->layer)));
  td_widget_set_css_class (GTK_WIDGET (self->filter_button), "active",
                           filter->state >= 0 || filter->cluster != NULL);
  gtk_widget_set_visible (self->clear_button, td_scores_page_is_filtered (self));
  if (self->book == NULL)
    return;
  td_scores_page_update_filter (self);
  td_scores_page_update_sheet (self);
  td_scores_page_update_stack (self);
}
