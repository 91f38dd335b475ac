/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-unit-actions.h"

#include "td-error.h"
#include "td-text.h"
#include "td-unit-tree.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  gint64 unit;
  gint64 parent;
  gint64 before;
} Change;

typedef struct
{
  GArray  *units; /* of gint64 */
  gboolean archived;
} Archiving;

/* How a unit's name begins, folded, and what kind that makes it.  Longer
 * beginnings come before shorter ones of other kinds. */
static const struct
{
  const char *beginning;
  const char *kind;
} kinds[] = {
  { "lanh dao", "lanh_dao" },
  { "ban lanh dao", "lanh_dao" },
  { "ban giam doc", "lanh_dao" },
  { "van phong dang ky dat dai", "su_nghiep" },
  { "van phong cong chung", "su_nghiep" },
  { "van phong", "van_phong" },
  { "thanh tra", "thanh_tra" },
  { "chi cuc", "chi_cuc" },
  { "trung tam", "su_nghiep" },
  { "co so", "su_nghiep" },
  { "truong", "su_nghiep" },
  { "benh vien", "su_nghiep" },
  { "ban quan ly", "su_nghiep" },
  { "phong cong chung", "su_nghiep" },
  { "phong", "phong" },
};

/* The other units of @parent with @unit among them, before @before or last. */
static GArray *
order_siblings (const TdUnitTree *tree,
                const Change     *change)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n;
  const TdUnitNode *const *children = td_unit_tree_get_children (tree, change->parent, &n);
  gboolean is_placed = FALSE;

  for (guint i = 0; i < n; i++)
    {
      if (children[i]->id == change->unit)
        continue;
      if (children[i]->id == change->before)
        {
          g_array_append_val (ids, change->unit);
          is_placed = TRUE;
        }
      g_array_append_val (ids, children[i]->id);
    }
  if (!is_placed)
    g_array_append_val (ids, change->unit);
  return ids;
}

static gboolean
check_move (const TdUnitTree *tree,
            const Change     *change,
            TdRecord         *unit,
            GError          **error)
{
  const TdUnitNode *parent = td_unit_tree_get (tree, change->parent);

  if (change->parent == 0)
    return TRUE;
  if (parent == NULL)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                           _("The unit that it is to belong to is gone."));
      return FALSE;
    }
  if (td_unit_tree_is_within (tree, change->parent, change->unit))
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   /* Translators: two units; the second lies below the first */
                   _("“%s” cannot belong to “%s”, which is a part of it. Choose another unit."),
                   td_record_get_title (unit), parent->name);
      return FALSE;
    }
  return TRUE;
}

static gboolean
save_move (TdWriter      *writer,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Change *change = data;
  TdReader *reader = td_writer_get_reader (writer);
  g_autoptr(TdRecord) unit = td_reader_get (reader, &td_entity_unit, change->unit, error);
  g_autoptr(TdUnitTree) tree = unit != NULL ? td_unit_tree_new (reader, error) : NULL;
  g_autoptr(GArray) siblings = NULL;
  g_autoptr(GPtrArray) records = NULL;
  g_autofree char *label = NULL;

  if (tree == NULL || !check_move (tree, change, unit, error))
    return FALSE;
  siblings = order_siblings (tree, change);
  records = td_reader_load (reader, &td_entity_unit, (const gint64 *) (gpointer) siblings->data,
                            siblings->len, error);
  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      TdRecord *record = g_ptr_array_index (records, i);

      td_record_set_int (record, "position", i + 1);
      if (td_record_get_id (record) == change->unit && change->parent != 0)
        td_record_set_int (record, "parent", change->parent);
      else if (td_record_get_id (record) == change->unit)
        td_record_clear (record, "parent");
      if (!td_writer_save (writer, record, NULL, error))
        return FALSE;
    }
  label = g_strdup_printf (_("Move the unit “%s”"), td_record_get_title (unit));
  td_writer_set_label (writer, label);
  return TRUE;
}

TdAction *
td_unit_move (gint64   unit,
              gint64   parent,
              gint64   before,
              GError **error)
{
  Change change = { unit, parent, before };

  if (unit == parent)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID,
                           _("A unit cannot belong to itself. Choose another unit."));
      return NULL;
    }
  return td_action_new (g_strdup (_("Move a unit")), save_move,
                        g_memdup2 (&change, sizeof change), g_free);
}

/* How many living records of @entity name the unit in @key; -1 on error. */
static gint64
count_in_unit (TdReader        *reader,
               const TdEntity  *entity,
               const char      *key,
               gint64           unit,
               GError         **error)
{
  g_autoptr(TdQuery) query = td_query_new (entity);

  td_query_filter_int (query, key, TD_FILTER_IS, unit);
  return td_reader_count (reader, query, error);
}

static gboolean
check_is_empty (TdReader  *reader,
                TdRecord  *unit,
                GError   **error)
{
  gint64 id = td_record_get_id (unit);
  gint64 n_people = count_in_unit (reader, &td_entity_staff, "unit", id, error);
  gint64 n_units = n_people >= 0 ? count_in_unit (reader, &td_entity_unit, "parent", id, error)
                                 : -1;

  if (n_units < 0)
    return FALSE;
  if (n_people > 0)
    g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                 ngettext ("“%s” cannot be archived while %d person works in it. Transfer or "
                           "archive that person first.",
                           "“%s” cannot be archived while %d people work in it. Transfer or "
                           "archive them first.",
                           (gulong) n_people),
                 td_record_get_title (unit), (int) n_people);
  else if (n_units > 0)
    g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                 ngettext ("“%s” cannot be archived while %d unit belongs to it. Move or archive "
                           "that unit first.",
                           "“%s” cannot be archived while %d units belong to it. Move or archive "
                           "them first.",
                           (gulong) n_units),
                 td_record_get_title (unit), (int) n_units);
  return n_people == 0 && n_units == 0;
}

static void
free_archiving (gpointer data)
{
  Archiving *archiving = data;

  g_array_unref (archiving->units);
  g_free (archiving);
}

/* The last unit's name stands for one; several are counted. */
static char *
make_archive_label (const Archiving *archiving,
                    TdRecord        *unit)
{
  const guint n = archiving->units->len;

  if (n == 1)
    return g_strdup_printf (archiving->archived ? _("Archive the unit “%s”")
                                                : _("Bring the unit “%s” back"),
                            td_record_get_title (unit));
  return g_strdup_printf (archiving->archived
                            ? ngettext ("Archive %u unit", "Archive %u units", n)
                            : ngettext ("Bring %u unit back", "Bring %u units back", n),
                          n);
}

/* All are archived before any is checked, so that units which belong to each other
 * can go together; what is refused is rolled back. */
static gboolean
save_archived (TdWriter      *writer,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  const Archiving *archiving = data;
  TdReader *reader = td_writer_get_reader (writer);
  g_autoptr(GPtrArray) units = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *label = NULL;

  for (guint i = 0; i < archiving->units->len; i++)
    {
      TdRecord *unit = td_reader_get (reader, &td_entity_unit,
                                      g_array_index (archiving->units, gint64, i), error);

      if (unit == NULL)
        return FALSE;
      g_ptr_array_add (units, unit);
      if (archiving->archived)
        td_record_set_int (unit, "archived", 1);
      else
        td_record_clear (unit, "archived");
      if (!td_writer_save (writer, unit, NULL, error))
        return FALSE;
    }
  for (guint i = 0; archiving->archived && i < units->len; i++)
    if (!check_is_empty (reader, units->pdata[i], error))
      return FALSE;
  label = make_archive_label (archiving, units->pdata[units->len - 1]);
  td_writer_set_label (writer, label);
  return TRUE;
}

TdAction *
td_unit_archive_units (const gint64 *ids,
                       gsize         n_ids,
                       gboolean      archived)
{
  Archiving *archiving;

  g_return_val_if_fail (ids != NULL && n_ids > 0, NULL);

  archiving = g_new0 (Archiving, 1);
  archiving->units = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (archiving->units, ids, (guint) n_ids);
  archiving->archived = archived;
  return td_action_new (g_strdup (archived ? _("Archive units") : _("Bring units back")),
                        save_archived, archiving, free_archiving);
}

TdAction *
td_unit_archive (gint64   unit,
                 gboolean archived)
{
  return td_unit_archive_units (&unit, 1, archived);
}

const char *
td_unit_guess_kind (const char *name)
{
  g_autofree char *folded = td_text_fold (name);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      gsize length = strlen (kinds[i].beginning);

      /* Whole words only. */
      if (g_str_has_prefix (folded, kinds[i].beginning) &&
          (folded[length] == ' ' || folded[length] == '\0'))
        return kinds[i].kind;
    }
  return NULL;
}

gboolean
td_unit_guess_own_body (const char *kind)
{
  return g_strcmp0 (kind, "chi_cuc") == 0 || g_strcmp0 (kind, "su_nghiep") == 0;
}
