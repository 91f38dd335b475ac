/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-sheet-reader.h"

#include "td-sheet-reader-private.h"
#include "td-text.h"

typedef struct
{
  char     *name;
  gboolean  is_hidden;
} Sheet;

typedef struct
{
  char      *name;
  GPtrArray *sheets;
  guint      sheet;
  gboolean   is_selected;
  GArray    *merges;
} TdSheetReaderPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TdSheetReader, td_sheet_reader, G_TYPE_OBJECT)

static void
sheet_free (Sheet *sheet)
{
  g_free (sheet->name);
  g_free (sheet);
}

static void
td_sheet_reader_finalize (GObject *object)
{
  TdSheetReaderPrivate *priv = td_sheet_reader_get_instance_private (TD_SHEET_READER (object));

  g_free (priv->name);
  g_ptr_array_unref (priv->sheets);
  g_clear_pointer (&priv->merges, g_array_unref);
  G_OBJECT_CLASS (td_sheet_reader_parent_class)->finalize (object);
}

static void
td_sheet_reader_class_init (TdSheetReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = td_sheet_reader_finalize;
}

static void
td_sheet_reader_init (TdSheetReader *self)
{
  TdSheetReaderPrivate *priv = td_sheet_reader_get_instance_private (self);

  priv->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) sheet_free);
}

void
td_sheet_reader_set_name (TdSheetReader *self,
                          const char    *name)
{
  TdSheetReaderPrivate *priv = td_sheet_reader_get_instance_private (self);

  g_free (priv->name);
  priv->name = g_strdup (name);
}

void
td_sheet_reader_add_sheet (TdSheetReader *self,
                           const char    *name,
                           gboolean       is_hidden)
{
  TdSheetReaderPrivate *priv = td_sheet_reader_get_instance_private (self);
  Sheet *sheet = g_new0 (Sheet, 1);

  sheet->name = g_strdup (name);
  sheet->is_hidden = is_hidden;
  g_ptr_array_add (priv->sheets, sheet);
}

void
td_sheet_reader_set_front (TdSheetReader *self,
                           guint          sheet)
{
  TdSheetReaderPrivate *priv = td_sheet_reader_get_instance_private (self);

  priv->sheet = sheet;
}

const char *
td_sheet_reader_get_name (TdSheetReader *self)
{
  TdSheetReaderPrivate *priv = td_sheet_reader_get_instance_private (self);

  return priv->name;
}

guint
td_sheet_reader_get_n_sheets (TdSheetReader *self)
{
  TdSheetReaderPrivate *priv = td_sheet_reader_get_instance_private (self);

  return priv->sheets->len;
}

static const Sheet *
get_sheet (TdSheetReader *self,
           guint          sheet)
{
  TdSheetReaderPrivate *priv = td_sheet_reader_get_instance_private (self);

  return sheet < priv->sheets->len ? g_ptr_array_index (priv->sheets, sheet) : NULL;
}

const char *
td_sheet_reader_get_sheet_name (TdSheetReader *self,
                                guint          sheet)
{
  const Sheet *found = get_sheet (self, sheet);

  g_return_val_if_fail (found != NULL, NULL);
  return found->name;
}

gboolean
td_sheet_reader_is_sheet_hidden (TdSheetReader *self,
                                 guint          sheet)
{
  const Sheet *found = get_sheet (self, sheet);

  g_return_val_if_fail (found != NULL, FALSE);
  return found->is_hidden;
}

guint
td_sheet_reader_get_sheet (TdSheetReader *self)
{
  TdSheetReaderPrivate *priv = td_sheet_reader_get_instance_private (self);

  return priv->sheet;
}

static char *
normalize_name (const char *name)
{
  g_autofree char *clean = td_text_clean (name);

  return td_text_lower (clean != NULL ? clean : "");
}

gboolean
td_sheet_reader_find_sheet (TdSheetReader *self,
                            const char    *name,
                            guint         *sheet)
{
  TdSheetReaderPrivate *priv = td_sheet_reader_get_instance_private (self);
  g_autofree char *wanted = normalize_name (name);

  for (guint i = 0; i < priv->sheets->len; i++)
    {
      g_autofree char *found = normalize_name (get_sheet (self, i)->name);

      if (g_str_equal (found, wanted))
        {
          *sheet = i;
          return TRUE;
        }
    }
  return FALSE;
}

gboolean
td_sheet_reader_select_sheet (TdSheetReader  *self,
                              guint           sheet,
                              GError        **error)
{
  TdSheetReaderPrivate *priv = td_sheet_reader_get_instance_private (self);

  g_return_val_if_fail (sheet < priv->sheets->len, FALSE);
  if (sheet != priv->sheet)
    g_clear_pointer (&priv->merges, g_array_unref);
  priv->sheet = sheet;
  priv->is_selected = TD_SHEET_READER_GET_CLASS (self)->select (self, sheet, error);
  return priv->is_selected;
}

static gboolean
ensure_selected (TdSheetReader  *self,
                 GError        **error)
{
  TdSheetReaderPrivate *priv = td_sheet_reader_get_instance_private (self);

  return priv->is_selected || td_sheet_reader_select_sheet (self, priv->sheet, error);
}

gboolean
td_sheet_reader_next_row (TdSheetReader     *self,
                          const TdSheetRow **row,
                          GError           **error)
{
  *row = NULL;
  return ensure_selected (self, error) &&
         TD_SHEET_READER_GET_CLASS (self)->next_row (self, row, error);
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const TdSheetRow *first = *(const TdSheetRow *const *) a;
  const TdSheetRow *second = *(const TdSheetRow *const *) b;

  return first->number < second->number ? -1 : first->number > second->number;
}

GPtrArray *
td_sheet_reader_read_head (TdSheetReader  *self,
                           guint           n_rows,
                           GError        **error)
{
  TdSheetReaderPrivate *priv = td_sheet_reader_get_instance_private (self);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) read_error = NULL;
  const TdSheetRow *row;

  if (!td_sheet_reader_select_sheet (self, priv->sheet, error))
    return NULL;
  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) td_sheet_row_free);
  while (rows->len < n_rows && td_sheet_reader_next_row (self, &row, &read_error))
    g_ptr_array_add (rows, td_sheet_row_copy (row));
  if (read_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&read_error));
      return NULL;
    }
  if (!td_sheet_reader_select_sheet (self, priv->sheet, error))
    return NULL;
  g_ptr_array_sort (rows, compare_rows);
  return g_steal_pointer (&rows);
}

const TdSheetMerge *
td_sheet_reader_get_merges (TdSheetReader  *self,
                            gsize          *n_merges,
                            GError        **error)
{
  TdSheetReaderPrivate *priv = td_sheet_reader_get_instance_private (self);
  TdSheetReaderClass *klass = TD_SHEET_READER_GET_CLASS (self);

  *n_merges = 0;
  if (!ensure_selected (self, error))
    return NULL;
  if (priv->merges == NULL)
    priv->merges = klass->merges != NULL ? klass->merges (self, error)
                                         : g_array_new (FALSE, FALSE, sizeof (TdSheetMerge));
  if (priv->merges == NULL)
    return NULL;
  *n_merges = priv->merges->len;
  return (const TdSheetMerge *) (gpointer) priv->merges->data;
}

gint64
td_sheet_reader_read_saved (TdSheetReader *self)
{
  TdSheetReaderClass *klass = TD_SHEET_READER_GET_CLASS (self);

  return klass->saved != NULL ? klass->saved (self) : 0;
}

double
td_sheet_reader_get_progress (TdSheetReader *self)
{
  TdSheetReaderPrivate *priv = td_sheet_reader_get_instance_private (self);

  return priv->is_selected ? CLAMP (TD_SHEET_READER_GET_CLASS (self)->progress (self), 0, 1) : 0;
}
