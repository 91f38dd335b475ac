/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-log.h"

typedef enum
{
  CORRECT,
  CORRECT_ALL,
  CREATE_UNIT,
  ACCEPT,
} Kind;

/**
 * Entry:
 * @rows: (nullable) (element-type guint): numbers of rows
 * @keys: (nullable) (element-type utf8): of ticks: the field of each row
 * @key: (nullable): of the field
 * @before: (nullable): the text that a cell had, or that all cells have that are
 *   corrected together
 * @text: (nullable): what they get, or a unit's name
 */
typedef struct
{
  Kind       kind;
  GArray    *rows;
  GPtrArray *keys;
  char      *key;
  char      *before;
  char      *text;
  gboolean   accepted;
} Entry;

struct _TdImportLog
{
  GPtrArray *entries;
};

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_clear_pointer (&entry->rows, g_array_unref);
  g_clear_pointer (&entry->keys, g_ptr_array_unref);
  g_free (entry->key);
  g_free (entry->before);
  g_free (entry->text);
  g_free (entry);
}

static Entry *
add_entry (TdImportLog *self, Kind kind, const char *key, const char *text)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->kind = kind;
  entry->key = g_strdup (key);
  entry->text = g_strdup (text);
  g_ptr_array_add (self->entries, entry);
  return entry;
}

TdImportLog *
td_import_log_new (void)
{
  TdImportLog *self = g_new0 (TdImportLog, 1);

  self->entries = g_ptr_array_new_with_free_func (free_entry);
  return self;
}

void
td_import_log_free (TdImportLog *self)
{
  g_ptr_array_unref (self->entries);
  g_free (self);
}

void
td_import_log_clear (TdImportLog *self)
{
  g_ptr_array_set_size (self->entries, 0);
}

guint
td_import_log_get_n (TdImportLog *self)
{
  return self->entries->len;
}

void
td_import_log_correct (TdImportLog *self, guint row, const char *key, const char *before,
                       const char *text)
{
  Entry *entry = add_entry (self, CORRECT, key, text);

  entry->before = g_strdup (before);
  entry->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (entry->rows, row);
}

void
td_import_log_correct_all (TdImportLog *self, const char *key, const char *old_text,
                           const char *new_text)
{
  add_entry (self, CORRECT_ALL, key, new_text)->before = g_strdup (old_text);
}

void
td_import_log_create_unit (TdImportLog *self, const char *name)
{
  add_entry (self, CREATE_UNIT, NULL, name);
}

void
td_import_log_accept (TdImportLog *self, GPtrArray *rows, GPtrArray *keys, gboolean accepted)
{
  Entry *entry = add_entry (self, ACCEPT, NULL, NULL);

  entry->accepted = accepted;
  entry->keys = g_ptr_array_copy (keys, NULL, NULL);
  entry->rows = g_array_sized_new (FALSE, FALSE, sizeof (guint), rows->len);
  for (guint i = 0; i < rows->len; i++)
    {
      guint number = td_import_row_get_number (rows->pdata[i]);

      g_array_append_val (entry->rows, number);
    }
}

void
td_import_tick (TdImport *import, GPtrArray *rows, GPtrArray *keys, gboolean accepted)
{
  for (guint i = 0; i < rows->len; i++)
    td_import_set_accepted (import, rows->pdata[i], keys->pdata[i], accepted);
}

void
td_import_log_forget_key (TdImportLog *self, const char *key)
{
  if (key == NULL)
    return;
  for (guint i = self->entries->len; i > 0; i--)
    {
      const Entry *entry = self->entries->pdata[i - 1];

      if (g_strcmp0 (entry->key, key) == 0)
        g_ptr_array_remove_index (self->entries, i - 1);
    }
}

TdImportRow *
td_import_log_find_row (GListModel *rows, guint number)
{
  guint first = 0;
  guint end = g_list_model_get_n_items (rows);

  while (first < end)
    {
      guint middle = first + (end - first) / 2;
      g_autoptr (TdImportRow) row = g_list_model_get_item (rows, middle);

      if (td_import_row_get_number (row) == number)
        return row; /* the list holds it */
      if (td_import_row_get_number (row) < number)
        first = middle + 1;
      else
        end = middle;
    }
  return NULL;
}

static void
replay_correction (const Entry *entry, TdImport *import)
{
  TdImportRow *row = td_import_log_find_row (td_import_get_rows (import),
                                             g_array_index (entry->rows, guint, 0));

  if (row != NULL)
    td_import_correct (import, row, entry->key, entry->text, NULL);
}

static void
replay_ticks (const Entry *entry, TdImport *import)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();

  for (guint i = 0; i < entry->rows->len; i++)
    {
      TdImportRow *row = td_import_log_find_row (td_import_get_rows (import),
                                                 g_array_index (entry->rows, guint, i));

      if (row == NULL)
        continue;
      g_ptr_array_add (rows, row);
      g_ptr_array_add (keys, entry->keys->pdata[i]);
    }
  td_import_tick (import, rows, keys, entry->accepted);
}

static void
replay_entry (const Entry *entry, TdImport *import)
{
  switch (entry->kind)
    {
    case CORRECT:
      replay_correction (entry, import);
      break;
    case CORRECT_ALL:
      td_import_correct_all (import, entry->key, entry->before, entry->text, NULL);
      break;
    case CREATE_UNIT:
      td_import_create_unit (import, entry->text, NULL);
      break;
    case ACCEPT:
    default:
      replay_ticks (entry, import);
      break;
    }
}

void
td_import_log_replay (TdImportLog *self, TdImport *import)
{
  for (guint i = 0; i < self->entries->len; i++)
    replay_entry (self->entries->pdata[i], import);
}

/* Where one cell or tick was changed, it is changed back. */
static gboolean
reverse_entry (const Entry *entry, TdImport *import)
{
  TdImportRow *row;

  if (entry->rows == NULL || entry->rows->len != 1)
    return FALSE;
  row = td_import_log_find_row (td_import_get_rows (import),
                                g_array_index (entry->rows, guint, 0));
  if (row == NULL)
    return FALSE;
  if (entry->kind == CORRECT)
    return entry->before != NULL &&
           td_import_correct (import, row, entry->key, entry->before, NULL);
  td_import_set_accepted (import, row, entry->keys->pdata[0], !entry->accepted);
  return TRUE;
}

TdImportTakenBack
td_import_log_take_back (TdImportLog *self, TdImport *import)
{
  const Entry *last = self->entries->pdata[self->entries->len - 1];
  TdImportTakenBack taken = TD_IMPORT_TAKEN_BY_CHECK;

  if (last->kind == CREATE_UNIT)
    taken = TD_IMPORT_TAKEN_BY_REOPENING;
  else if (reverse_entry (last, import))
    taken = TD_IMPORT_TAKEN_BACK;
  g_ptr_array_set_size (self->entries, (int) self->entries->len - 1);
  return taken;
}
