/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-pack.h"

#include "td-error.h"
#include "td-pack-private.h"
#include "td-shelf-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PACKS_PATH "/io/github/thidua/ThiDua/rules/packs/"

static void
clear (gpointer data)
{
  TdPack *self = data;

  g_free (self->id);
  g_free (self->name);
  g_free (self->title);
  g_free (self->basis);
  g_free (self->caveat);
  g_free (self->hash);
  g_free (self->bands_basis);
  g_free (self->quota_basis);
  g_free (self->exception_basis);
  for (guint i = 0; i < TD_N_RULES; i++)
    g_free (self->rules[i].basis);
}

TdPack *
td_pack_new_from_data (const char *data, gssize length, GError **error)
{
  g_autoptr (TdPack) self = g_atomic_rc_box_new0 (TdPack);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) local_error = NULL;
  gsize size = length < 0 ? strlen (data) : (gsize) length;

  if (!g_key_file_load_from_data (file, data, size, G_KEY_FILE_NONE, &local_error))
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _("The rule pack cannot be read: %s"), local_error->message);
      return NULL;
    }
  self->hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) data, size);
  if (!td_pack_parse (self, file, error) || !td_pack_run_examples (self, file, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
td_pack_unref (TdPack *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

static int
compare_age (gconstpointer a, gconstpointer b)
{
  const TdPack *first = *(TdPack *const *) a;
  const TdPack *second = *(TdPack *const *) b;
  int order = td_date_compare (first->from, second->from);

  return order != 0 ? order : strcmp (first->id, second->id);
}

/* The oldest first. */
static TdShelf *
load_shelf (void)
{
  TdShelf *shelf = td_shelf_load (PACKS_PATH, NULL, (TdShelfReadFunc) td_pack_new_from_data,
                                  (GDestroyNotify) td_pack_unref);

  g_ptr_array_sort (shelf->items, compare_age);
  return shelf;
}

GPtrArray *
td_packs_get (GError **error)
{
  static TdShelf *shelf;

  if (g_once_init_enter (&shelf))
    g_once_init_leave (&shelf, load_shelf ());
  return td_shelf_get (shelf, error);
}

TdPack *
td_packs_find (const char *id)
{
  GPtrArray *packs = td_packs_get (NULL);

  for (guint i = 0; packs != NULL && i < packs->len; i++)
    {
      TdPack *pack = g_ptr_array_index (packs, i);

      if (g_strcmp0 (pack->id, id) == 0)
        return pack;
    }
  return NULL;
}

TdPack *
td_packs_for (TdStaffKind kind, guint year, GError **error)
{
  GPtrArray *packs = td_packs_get (error);

  if (packs == NULL)
    return NULL;
  for (guint i = packs->len; i > 0; i--)
    {
      TdPack *pack = g_ptr_array_index (packs, i - 1);

      if (td_pack_covers (pack, kind, year))
        return pack;
    }
  g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND,
               /* Translators: the kind of staff in Vietnamese, then the year. */
               _("No rule pack of this program covers “%s” in the year %u. Choose another year, "
                 "or update the program."),
               td_kind_term (kind), year);
  return NULL;
}

const char *
td_pack_get_id (const TdPack *self)
{
  return self->id;
}

const char *
td_pack_get_name (const TdPack *self)
{
  return self->name;
}

const char *
td_pack_get_title (const TdPack *self)
{
  return self->title;
}

TdVerification
td_pack_get_verification (const TdPack *self)
{
  return self->verification;
}

const char *
td_pack_get_caveat (const TdPack *self)
{
  return self->caveat;
}

gboolean
td_pack_is_scored (const TdPack *self)
{
  return self->is_scored;
}

TdDate
td_pack_get_from (const TdPack *self)
{
  return self->from;
}

gboolean
td_pack_covers (const TdPack *self, TdStaffKind kind, guint year)
{
  TdDate last_day = { (guint16) CLAMP (year, 1, 9999), 12, 31 };

  return (self->kinds & 1u << kind) != 0 && td_date_compare (self->from, last_day) <= 0 &&
         (!td_date_is_set (self->to) || td_date_compare (self->to, last_day) >= 0);
}

TdQuotaRule
td_pack_get_quota_for_year (const TdPack *self, guint year)
{
  if (year < self->quota_from_year)
    return (TdQuotaRule) { 100, TD_QUOTA_OF_GOOD_AND_EXCELLENT, TD_ROUND_DOWN };
  return self->quota;
}

guint
td_pack_get_exception_percent (const TdPack *self)
{
  return self->exception_percent;
}

const char *
td_pack_get_quota_basis (const TdPack *self)
{
  return self->quota_basis;
}

const char *
td_pack_get_exception_basis (const TdPack *self)
{
  return self->exception_basis;
}

const char *
td_pack_get_hash (const TdPack *self)
{
  return self->hash;
}

gboolean
td_pack_get_edge (const TdPack *self, TdClass klass, gint64 *edge)
{
  if (!self->is_scored || klass == TD_CLASS_NONE || klass >= TD_N_CLASSES)
    return FALSE;
  *edge = self->edges[klass];
  return TRUE;
}

const TdRule *
td_pack_get_rule (const TdPack *self, TdRuleId id)
{
  return self->rules[id].is_listed ? &self->rules[id] : NULL;
}
