/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-row-cache.h"

#include "td-record-private.h"
#include "td-store-private.h"

/* @link is in the queue of pages, and @records holds what it keeps alive. */
typedef struct
{
  GList      link;
  GPtrArray *records;
} TdRowPage;

/* @page may be %NULL: then the record lives by somebody else's reference only. */
typedef struct
{
  gint64      id;
  TdRecord   *record;
  TdRowPage  *page;
  TdRowCache *cache;
} TdRow;

struct _TdRowCache
{
  TdStore        *store;
  const TdEntity *entity;
  GHashTable     *rows;   /* by the row's own id; owns the rows */
  GQueue          pages;  /* the last used first */
  guint           n_loads;
};

static void
forget_record_cb (gpointer  data,
                  GObject  *where_it_was)
{
  TdRow *row = data;

  g_hash_table_remove (row->cache->rows, &row->id);
}

static void
free_page (TdRowPage *page)
{
  g_ptr_array_unref (page->records);
  g_free (page);
}

/* Lets its records go, but for those that somebody else holds. */
static void
drop_page (TdRowCache *self,
           TdRowPage  *page)
{
  g_queue_unlink (&self->pages, &page->link);
  for (guint i = 0; i < page->records->len; i++)
    {
      gint64 id = td_record_get_id (page->records->pdata[i]);
      TdRow *row = g_hash_table_lookup (self->rows, &id);

      if (row != NULL && row->page == page)
        row->page = NULL;
    }
  free_page (page);
}

static TdRowPage *
add_page (TdRowCache *self)
{
  TdRowPage *page = g_new0 (TdRowPage, 1);

  page->link.data = page;
  page->records = g_ptr_array_new_full (TD_ROWS_PER_PAGE, g_object_unref);
  g_queue_push_head_link (&self->pages, &page->link);
  if (self->pages.length > TD_PAGES_HELD)
    drop_page (self, self->pages.tail->data);
  return page;
}

static void
use_page (TdRowCache *self,
          TdRowPage  *page)
{
  if (page == NULL || self->pages.head == &page->link)
    return;
  g_queue_unlink (&self->pages, &page->link);
  g_queue_push_head_link (&self->pages, &page->link);
}

/* @record: (transfer full) */
static void
add_row (TdRowCache *self,
         TdRowPage  *page,
         TdRecord   *record)
{
  TdRow *row = g_new (TdRow, 1);

  *row = (TdRow) { td_record_get_id (record), record, page, self };
  g_hash_table_insert (self->rows, &row->id, row);
  g_object_weak_ref (G_OBJECT (record), forget_record_cb, row);
  g_ptr_array_add (page->records, record);
}

static GPtrArray *
read_records (TdRowCache   *self,
              const gint64 *ids,
              gsize         n_ids)
{
  g_autoptr (GError) error = NULL;
  /* None once the store is closed, which views may outlive for a moment. */
  TdReader *reader = self->store->reader;
  GPtrArray *records = NULL;

  if (reader != NULL)
    {
      records = td_reader_load (reader, self->entity, ids, n_ids, &error);
      self->n_loads++;
    }
  /* A list model has nobody to return an error to. */
  if (error != NULL)
    g_message ("Rows of %s cannot be read: %s", self->entity->key, error->message);
  return records != NULL ? records : g_ptr_array_new_with_free_func (g_object_unref);
}

static void
load_page (TdRowCache   *self,
           const gint64 *ids,
           guint         n_ids)
{
  g_autoptr (GPtrArray) records = NULL;
  gint64 missing[TD_ROWS_PER_PAGE];
  TdRowPage *page = add_page (self);
  guint n_missing = 0;

  for (guint i = 0; i < n_ids; i++)
    {
      TdRow *row = g_hash_table_lookup (self->rows, &ids[i]);

      if (row == NULL)
        {
          missing[n_missing++] = ids[i];
          continue;
        }
      row->page = page;
      g_ptr_array_add (page->records, g_object_ref (row->record));
    }

  records = read_records (self, missing, n_missing);
  for (guint i = 0; i < records->len; i++)
    add_row (self, page, g_object_ref (records->pdata[i]));

  for (guint i = 0; i < n_missing && records->len < n_missing; i++)
    if (!g_hash_table_contains (self->rows, &missing[i]))
      {
        TdRecord *gone = td_record_new (self->entity);

        td_record_set_id (gone, missing[i]);
        add_row (self, page, gone);
      }
}

TdRowCache *
td_row_cache_new (TdStore        *store,
                  const TdEntity *entity)
{
  TdRowCache *self = g_new0 (TdRowCache, 1);

  self->store = store;
  self->entity = entity;
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  g_queue_init (&self->pages);
  return self;
}

void
td_row_cache_free (TdRowCache *self)
{
  GHashTableIter iter;
  TdRow *row;

  if (self == NULL)
    return;

  while (self->pages.length > 0)
    drop_page (self, self->pages.tail->data);
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &row))
    g_object_weak_unref (G_OBJECT (row->record), forget_record_cb, row);
  g_hash_table_unref (self->rows);
  g_free (self);
}

TdRecord *
td_row_cache_get (TdRowCache   *self,
                  const gint64 *ids,
                  guint         n_ids,
                  guint         position)
{
  TdRow *row;

  g_return_val_if_fail (position < n_ids, NULL);

  row = g_hash_table_lookup (self->rows, &ids[position]);
  if (row == NULL)
    {
      guint first = position - position % TD_ROWS_PER_PAGE;

      load_page (self, ids + first, MIN (TD_ROWS_PER_PAGE, n_ids - first));
      row = g_hash_table_lookup (self->rows, &ids[position]);
    }
  else
    {
      use_page (self, row->page);
    }
  return g_object_ref (row->record);
}

static GArray *
find_living (TdRowCache      *self,
             const TdChanges *changes)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  TdRow *row;

  if (changes == NULL)
    {
      g_hash_table_iter_init (&iter, self->rows);
      while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &row))
        g_array_append_val (ids, row->id);
      return ids;
    }

  for (gsize i = 0; i < td_changes_get_n (changes); i++)
    {
      const TdTouched *touched = td_changes_get (changes, i);

      if (touched->entity == self->entity && g_hash_table_contains (self->rows, &touched->id))
        g_array_append_val (ids, touched->id);
    }
  return ids;
}

void
td_row_cache_reload (TdRowCache      *self,
                     const TdChanges *changes)
{
  g_autoptr (GArray) ids = find_living (self, changes);

  for (guint first = 0; first < ids->len; first += TD_ROWS_PER_PAGE)
    {
      g_autoptr (GPtrArray) records =
        read_records (self, &g_array_index (ids, gint64, first),
                      MIN (TD_ROWS_PER_PAGE, ids->len - first));

      for (guint i = 0; i < records->len; i++)
        {
          gint64 id = td_record_get_id (records->pdata[i]);
          TdRow *row = g_hash_table_lookup (self->rows, &id);
          g_autoptr (TdRecord) shown = row != NULL ? g_object_ref (row->record) : NULL;

          if (shown != NULL)
            td_record_assign (shown, records->pdata[i]);
        }
    }
}

guint
td_row_cache_get_n_loads (TdRowCache *self)
{
  return self->n_loads;
}
