/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-xls-ole.h"

#include "td-error.h"
#include "td-xls-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HEADER_SIZE 512
#define HEADER_CHAINS 109
#define ENTRY_SIZE 128
#define MINI_SIZE 64
/* Ends of chains and free sectors are above all sectors. */
#define LAST_SECTOR 0xFFFFFFFAu
#define NO_ENTRY 0xFFFFFFFFu

#define TYPE_STREAM 2
#define TYPE_ROOT 5

typedef struct
{
  char    *name;
  guint8   type;
  guint32  left;
  guint32  right;
  guint32  child;
  guint32  start;
  guint32  size;
} Entry;

struct _TdXlsOle
{
  GBytes       *bytes;
  const guint8 *data;
  gsize         size;
  char         *name;
  guint         sector_shift;
  guint32       mini_cutoff;
  /* The next sector of every sector, and of every small one. */
  GArray       *chains;
  GArray       *mini_chains;
  GByteArray   *mini;
  GArray       *entries;
  /* Root entries by folded name. */
  GHashTable   *root;
};

gboolean
td_xls_ole_is (gconstpointer bytes,
               gsize         size)
{
  return size >= 8 && memcmp (bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0;
}

static void
set_damaged (TdXlsOle  *self,
             GError   **error)
{
  g_set_error (error, TD_ERROR, TD_ERROR_CORRUPT,
               _("“%s” is damaged or was not copied whole. Copy it again, or ask for it again."),
               self->name);
}

/* The bytes of a sector, %NULL when the file ends before it; the last may be short. */
static const guint8 *
get_sector (TdXlsOle *self,
            guint32   sector,
            gsize    *size)
{
  gsize offset = ((gsize) sector + 1) << self->sector_shift;

  if (sector > LAST_SECTOR || offset >= self->size)
    return NULL;
  *size = MIN (self->size - offset, (gsize) 1 << self->sector_shift);
  return self->data + offset;
}

/* Appends the numbers in a sector of the table of chains. */
static gboolean
add_chain_sector (TdXlsOle *self,
                  GArray   *chains,
                  guint32   sector)
{
  gsize size;
  const guint8 *data = get_sector (self, sector, &size);

  if (data == NULL)
    return FALSE;
  for (gsize i = 0; i + 4 <= size; i += 4)
    {
      guint32 next = td_xls_u32 (data + i);

      g_array_append_val (chains, next);
    }
  return TRUE;
}

static gboolean
read_chains (TdXlsOle *self)
{
  gsize n_sectors = (self->size >> self->sector_shift) + 1;
  gsize per_sector = ((gsize) 1 << self->sector_shift) / 4;
  guint32 table = td_xls_u32 (self->data + 68);

  for (guint i = 0; i < HEADER_CHAINS; i++)
    {
      guint32 sector = td_xls_u32 (self->data + 76 + i * 4);

      if (sector <= LAST_SECTOR && !add_chain_sector (self, self->chains, sector))
        return FALSE;
    }
  /* Files over 7 MB go on in a list of tables; it is no longer than the file. */
  for (gsize step = 0; table <= LAST_SECTOR; step++)
    {
      gsize size;
      const guint8 *data = get_sector (self, table, &size);

      if (data == NULL || size < per_sector * 4 || step > n_sectors ||
          self->chains->len > n_sectors + per_sector)
        return FALSE;
      for (gsize i = 0; i + 1 < per_sector; i++)
        {
          guint32 sector = td_xls_u32 (data + i * 4);

          if (sector <= LAST_SECTOR && !add_chain_sector (self, self->chains, sector))
            return FALSE;
        }
      table = td_xls_u32 (data + (per_sector - 1) * 4);
    }
  return TRUE;
}

/* Follows a chain of sectors to its end or to @size bytes; one that goes in circles is damaged. */
static GByteArray *
read_chain (TdXlsOle *self,
            guint32   sector,
            gsize     size)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();

  for (guint step = 0; sector <= LAST_SECTOR && content->len < size; step++)
    {
      gsize sector_size;
      const guint8 *data = get_sector (self, sector, &sector_size);

      if (data == NULL || sector >= self->chains->len || step > self->chains->len)
        return NULL;
      g_byte_array_append (content, data, (guint) MIN (sector_size, size - content->len));
      sector = g_array_index (self->chains, guint32, sector);
    }
  return g_steal_pointer (&content);
}

static GByteArray *
read_mini_chain (TdXlsOle *self,
                 guint32   sector,
                 gsize     size)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();

  for (guint step = 0; sector <= LAST_SECTOR && content->len < size; step++)
    {
      gsize offset = (gsize) sector * MINI_SIZE;

      if (offset >= self->mini->len || sector >= self->mini_chains->len ||
          step > self->mini_chains->len)
        return NULL;
      g_byte_array_append (content, self->mini->data + offset,
                           (guint) MIN (MIN (MINI_SIZE, self->mini->len - offset),
                                        size - content->len));
      sector = g_array_index (self->mini_chains, guint32, sector);
    }
  return g_steal_pointer (&content);
}

static char *
fold_name (const char *name)
{
  return g_utf8_strdown (name, -1);
}

static char *
read_entry_name (const guint8 *data)
{
  guint length = td_xls_u16 (data + 64);
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; i + 2 < MIN (length, 64u); i += 2)
    {
      gunichar character = td_xls_u16 (data + i);

      if (character != 0 && (character < 0xD800 || character > 0xDFFF))
        g_string_append_unichar (name, character);
    }
  return fold_name (name->str);
}

static void
clear_entry (gpointer entry)
{
  g_free (((Entry *) entry)->name);
}

static gboolean
read_entries (TdXlsOle *self)
{
  g_autoptr (GByteArray) directory = read_chain (self, td_xls_u32 (self->data + 48), self->size);

  if (directory == NULL || directory->len < ENTRY_SIZE)
    return FALSE;
  for (guint i = 0; i + ENTRY_SIZE <= directory->len; i += ENTRY_SIZE)
    {
      const guint8 *data = directory->data + i;
      Entry entry = {
        .name = read_entry_name (data),
        .type = data[66],
        .left = td_xls_u32 (data + 68),
        .right = td_xls_u32 (data + 72),
        .child = td_xls_u32 (data + 76),
        .start = td_xls_u32 (data + 116),
        .size = td_xls_u32 (data + 120),
      };

      g_array_append_val (self->entries, entry);
    }
  return g_array_index (self->entries, Entry, 0).type == TYPE_ROOT;
}

/* Walks the tree of the root folder's entries; entries of other folders, such as
 * of a workbook put into the workbook, are not in it. */
static void
list_root (TdXlsOle *self)
{
  g_autoptr (GArray) pending = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree guint8 *is_seen = g_malloc0 (self->entries->len);
  guint32 index = g_array_index (self->entries, Entry, 0).child;

  g_array_append_val (pending, index);
  while (pending->len > 0)
    {
      Entry *entry;

      index = g_array_index (pending, guint32, pending->len - 1);
      g_array_set_size (pending, pending->len - 1);
      if (index >= self->entries->len || is_seen[index])
        continue;
      is_seen[index] = TRUE;
      entry = &g_array_index (self->entries, Entry, index);
      g_hash_table_insert (self->root, entry->name, entry);
      g_array_append_val (pending, entry->left);
      g_array_append_val (pending, entry->right);
    }
}

static gboolean
read_structure (TdXlsOle *self)
{
  const Entry *root;
  guint32 mini_table;
  g_autoptr (GByteArray) table = NULL;

  if (self->size < HEADER_SIZE)
    return FALSE;
  self->sector_shift = td_xls_u16 (self->data + 30);
  if (!td_xls_ole_is (self->data, self->size) ||
      (self->sector_shift != 9 && self->sector_shift != 12) ||
      td_xls_u16 (self->data + 32) != 6)
    return FALSE;
  self->mini_cutoff = td_xls_u32 (self->data + 56);
  mini_table = td_xls_u32 (self->data + 60);
  if (!read_chains (self) || !read_entries (self))
    return FALSE;
  list_root (self);
  root = &g_array_index (self->entries, Entry, 0);
  self->mini = read_chain (self, root->start, MIN (root->size, self->size));
  table = read_chain (self, mini_table, self->size);
  if (self->mini == NULL || table == NULL)
    return FALSE;
  for (guint i = 0; i + 4 <= table->len; i += 4)
    {
      guint32 next = td_xls_u32 (table->data + i);

      g_array_append_val (self->mini_chains, next);
    }
  return TRUE;
}

TdXlsOle *
td_xls_ole_new (GBytes      *bytes,
                const char  *name,
                GError     **error)
{
  g_autoptr (TdXlsOle) self = g_new0 (TdXlsOle, 1);

  self->bytes = g_bytes_ref (bytes);
  self->data = g_bytes_get_data (bytes, &self->size);
  self->name = g_strdup (name);
  self->chains = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->mini_chains = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, clear_entry);
  self->root = g_hash_table_new (g_str_hash, g_str_equal);
  if (!read_structure (self))
    {
      set_damaged (self, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
td_xls_ole_free (TdXlsOle *self)
{
  g_bytes_unref (self->bytes);
  g_free (self->name);
  g_array_unref (self->chains);
  g_array_unref (self->mini_chains);
  g_clear_pointer (&self->mini, g_byte_array_unref);
  g_hash_table_unref (self->root);
  g_array_unref (self->entries);
  g_free (self);
}

static const Entry *
find_entry (TdXlsOle   *self,
            const char *stream)
{
  g_autofree char *folded = fold_name (stream);

  return g_hash_table_lookup (self->root, folded);
}

gboolean
td_xls_ole_has (TdXlsOle   *self,
                const char *stream)
{
  return find_entry (self, stream) != NULL;
}

GBytes *
td_xls_ole_read (TdXlsOle    *self,
                 const char  *stream,
                 GError     **error)
{
  const Entry *entry = find_entry (self, stream);
  GByteArray *content = NULL;

  if (entry != NULL && entry->type == TYPE_STREAM && entry->size <= self->size)
    content = entry->size < self->mini_cutoff
                ? read_mini_chain (self, entry->start, entry->size)
                : read_chain (self, entry->start, entry->size);
  if (content == NULL || content->len < entry->size)
    {
      g_clear_pointer (&content, g_byte_array_unref);
      set_damaged (self, error);
      return NULL;
    }
  return g_byte_array_free_to_bytes (content);
}
