/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-reader.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a row says of a set. */
typedef struct
{
  gint64    id;
  char     *name;
  gboolean  for_people;
  gboolean  is_archived;
  gboolean  is_unverified;
  guint     version;
  guint     n_rounds;
  guint     n_errors;
  guint     n_notes;
} TdCriteriaEntry;

/* @entry: (nullable) */
void       td_criteria_entry_free     (gpointer entry);
/* Every set that people edit, archived ones too.  (transfer full)
 * (element-type TdCriteriaEntry) */
GPtrArray *td_criteria_entries_read   (TdReader *reader, GError **error);
GtkWidget *td_criteria_entry_make_row (const TdCriteriaEntry *entry);

G_END_DECLS
