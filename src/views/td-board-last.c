/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-last.h"

#include "td-history.h"
#include "td-time.h"

#include <glib/gi18n-lib.h>

/* The newest entry about the first record that answers; %NULL without one. */
static TdChangeEntry *
find_entry (TdReader *reader, const TdQuery *query)
{
  g_autoptr (TdRecord) record = td_reader_first (reader, query, NULL);
  g_autoptr (GPtrArray) entries = NULL;

  if (record == NULL)
    return NULL;
  entries = td_history_of_record (reader, td_query_get_entity (query), td_record_get_id (record), 1,
                                  NULL);
  return entries != NULL && entries->len > 0 ? g_ptr_array_steal_index (entries, 0) : NULL;
}

static TdChangeEntry *
find_line (TdReader *reader, gint64 variant, const char *group)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_year_line);

  if (group == NULL)
    return NULL;
  td_query_filter_int (query, "variant", TD_FILTER_IS, variant);
  td_query_filter_text (query, "group_key", TD_FILTER_IS, group);
  return find_entry (reader, query);
}

static TdChangeEntry *
find_choice (TdReader *reader, gint64 variant, gint64 staff)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_year_choice);

  if (staff == 0)
    return NULL;
  td_query_filter_int (query, "variant", TD_FILTER_IS, variant);
  td_query_filter_int (query, "staff", TD_FILTER_IS, staff);
  return find_entry (reader, query);
}

char *
td_board_dup_last_decision (TdStore *store, TdBoard *board, const char *group, gint64 staff)
{
  TdReader *reader = td_store_get_reader (store);
  gint64 variant = td_board_get_variant (board);
  TdChangeEntry *line = variant != 0 ? find_line (reader, variant, group) : NULL;
  TdChangeEntry *choice = variant != 0 ? find_choice (reader, variant, staff) : NULL;
  const TdChangeEntry *last = line == NULL || (choice != NULL && choice->id > line->id) ? choice
                                                                                       : line;
  g_autofree char *time = last != NULL ? td_time_dup_full (last->at) : NULL;
  char *text = NULL;

  if (last != NULL && last->who != NULL)
    /* Translators: time, who, what was done. */
    text = g_strdup_printf (_("%s, %s: %s"), time, last->who, last->label);
  else if (last != NULL)
    text = g_strdup_printf (C_("time and change", "%s: %s"), time, last->label);
  g_clear_pointer (&line, td_change_entry_free);
  g_clear_pointer (&choice, td_change_entry_free);
  return text;
}
