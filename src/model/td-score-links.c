/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score-links.h"

#include "td-error.h"
#include "td-unit-tree.h"

#include <glib/gi18n-lib.h>

/**
 * Entry: one record of a register that falls into the period, or may do so.
 * @staff: whom it is about
 * @unit: where that person worked then, 0: not known
 * @day: its last possible day; not set without a date
 * @is_certain: it falls into the period for sure
 * @name, @text, @basis: (owned): for the explanation; @basis nullable
 * @record: (owned): "discipline:ID"
 */
typedef struct
{
  gint64   staff;
  gint64   unit;
  TdDate   day;
  gboolean is_certain;
  char    *name;
  char    *text;
  char    *basis;
  char    *record;
} Entry;

struct _TdLinkedFigures
{
  const TdScoreLink *link;
  TdDate             first;
  TdDate             last;
  gboolean           is_kept;  /* in this version of the program */
  gboolean           is_empty;
  GPtrArray         *entries;  /* (element-type Entry) */
  GHashTable        *by_staff; /* id of a person to their entries (GPtrArray) */
  TdUnitTree        *tree;     /* (nullable): without entries */
};

/* One register: reads what it says of the period. */
typedef gboolean (*GatherFunc) (TdLinkedFigures *self, TdReader *reader, GError **error);

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->name);
  g_free (entry->text);
  g_free (entry->basis);
  g_free (entry->record);
  g_free (entry);
}

/* Where only the month or the year is known: the first and the last day that it may be. */
static TdDate
get_first_day (TdDate date)
{
  return (TdDate) { date.year, MAX (date.month, 1), MAX (date.day, 1) };
}

static TdDate
get_last_day (TdDate date)
{
  if (date.month == 0)
    date.month = 12;
  if (date.day == 0)
    date.day = g_date_get_days_in_month ((GDateMonth) date.month, date.year);
  return date;
}

/* --- discipline --- */

static char *
make_discipline_text (TdRecord *record)
{
  g_autofree char *form = td_record_dup_document (record, "form");
  g_autofree char *decided = td_record_dup_document (record, "decided");

  if (*decided == '\0')
    return g_strdup_printf ("%s, chưa ghi ngày quyết định", form);
  return g_strdup_printf ("%s, quyết định ngày %s", form, decided);
}

static gboolean
add_discipline (TdRecord  *record,
                gpointer   user_data,
                GError   **error)
{
  TdLinkedFigures *self = user_data;
  const TdDate decided = td_record_get_date (record, "decided");
  const gboolean is_dated = td_date_is_set (decided);
  const TdDate from = is_dated ? get_first_day (decided) : decided;
  const TdDate to = is_dated ? get_last_day (decided) : decided;
  Entry *entry;

  if (is_dated &&
      (td_date_compare (to, self->first) < 0 || td_date_compare (from, self->last) > 0))
    return TRUE;
  entry = g_new0 (Entry, 1);
  entry->staff = td_record_get_int_or (record, "staff", 0);
  entry->day = to;
  entry->is_certain = is_dated && td_date_compare (from, self->first) >= 0 &&
                      td_date_compare (to, self->last) <= 0;
  entry->name = g_strdup (td_record_get_reference_title (record, "staff"));
  entry->text = make_discipline_text (record);
  entry->basis = g_strdup (td_record_get_text (record, "decision"));
  entry->record = g_strdup_printf ("discipline:%" G_GINT64_FORMAT, td_record_get_id (record));
  g_ptr_array_add (self->entries, entry);
  return TRUE;
}

static gboolean
gather_discipline (TdLinkedFigures  *self,
                   TdReader         *reader,
                   GError          **error)
{
  g_autoptr (TdQuery) all = td_query_new (&td_entity_discipline);
  const gint64 n = td_reader_count (reader, all, error);

  self->is_empty = n == 0;
  return n >= 0 && td_reader_foreach (reader, all, add_discipline, self, NULL, error);
}

/* One function a register; the others are not kept in this version of the program. */
static const struct
{
  const char *code;
  GatherFunc  gather;
} sources[] = {
  { "violations", gather_discipline },
};

/* --- where people worked --- */

static void
sort_by_staff (TdLinkedFigures *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = self->entries->pdata[i];
      GPtrArray *own = g_hash_table_lookup (self->by_staff, &entry->staff);

      if (own == NULL)
        {
          own = g_ptr_array_new ();
          g_hash_table_insert (self->by_staff, g_memdup2 (&entry->staff, sizeof entry->staff),
                               own);
        }
      g_ptr_array_add (own, entry);
    }
}

/* Periods come by their beginning, so that the last one that began by the day stays.
 * One that was over by then says that the person worked nowhere. */
static gboolean
add_membership (TdRecord  *record,
                gpointer   user_data,
                GError   **error)
{
  TdLinkedFigures *self = user_data;
  const gint64 staff = td_record_get_int_or (record, "staff", 0);
  GPtrArray *own = g_hash_table_lookup (self->by_staff, &staff);
  const TdDate started = td_record_get_date (record, "started");
  const TdDate ended = td_record_get_date (record, "ended");

  for (guint i = 0; own != NULL && i < own->len; i++)
    {
      Entry *entry = own->pdata[i];
      const gboolean is_over =
        td_date_is_set (ended) && td_date_compare (get_last_day (ended), entry->day) < 0;

      if (td_date_is_set (entry->day) && td_date_compare (started, entry->day) <= 0)
        entry->unit = is_over ? 0 : td_record_get_int_or (record, "unit", 0);
    }
  return TRUE;
}

static gboolean
read_memberships (TdLinkedFigures  *self,
                  TdReader         *reader,
                  GError          **error)
{
  static const char *const keys[] = { "staff", "unit", "started", "ended", NULL };
  g_autoptr (TdQuery) unknown = td_query_new (&td_entity_membership);
  g_autoptr (TdQuery) dated = td_query_new (&td_entity_membership);

  td_query_filter_text (unknown, "started", TD_FILTER_LACKS, NULL);
  td_query_filter_text (dated, "started", TD_FILTER_HAS, NULL);
  td_query_set_sort (dated, "started", FALSE);
  return td_reader_foreach_fields (reader, unknown, keys, add_membership, self, NULL, error) &&
         td_reader_foreach_fields (reader, dated, keys, add_membership, self, NULL, error);
}

/* Until a period says more: the unit of the person's own record. */
static gboolean
read_units (TdLinkedFigures  *self,
            TdReader         *reader,
            GError          **error)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = self->entries->pdata[i];
      g_autoptr (TdRecord) person = td_reader_get (reader, &td_entity_staff, entry->staff, error);

      if (person == NULL)
        return FALSE;
      entry->unit = td_record_get_int_or (person, "unit", 0);
    }
  return TRUE;
}

TdLinkedFigures *
td_linked_figures_new (TdReader    *reader,
                       const char  *link,
                       TdDate       first,
                       TdDate       last,
                       GError     **error)
{
  g_autoptr (TdLinkedFigures) self = NULL;

  g_return_val_if_fail (reader != NULL && link != NULL, NULL);
  g_return_val_if_fail (td_date_is_full (first) && td_date_is_full (last), NULL);

  self = g_new0 (TdLinkedFigures, 1);
  self->link = td_score_link_find (link);
  self->first = first;
  self->last = last;
  self->entries = g_ptr_array_new_with_free_func (free_entry);
  self->by_staff = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                          (GDestroyNotify) g_ptr_array_unref);
  if (self->link == NULL)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   /* Translators: what was written. */
                   _("“%s” is no register that figures can come from."), link);
      return NULL;
    }
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (g_str_equal (sources[i].code, self->link->code))
      {
        self->is_kept = TRUE;
        if (!sources[i].gather (self, reader, error))
          return NULL;
      }
  if (self->entries->len == 0)
    return g_steal_pointer (&self);

  sort_by_staff (self);
  self->tree = td_unit_tree_new (reader, error);
  if (self->tree == NULL || !read_units (self, reader, error) ||
      !read_memberships (self, reader, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
td_linked_figures_free (TdLinkedFigures *self)
{
  g_ptr_array_unref (self->entries);
  g_hash_table_unref (self->by_staff);
  g_clear_pointer (&self->tree, td_unit_tree_unref);
  g_free (self);
}

/* --- what it says of one subject --- */

static gboolean
explain_silence (const TdLinkedFigures *self,
                 TdExplain             *why)
{
  td_explain_addf (why, NULL,
                   self->is_kept ? "%s chưa có bản ghi nào; không ai nhập điểm thì tính là chưa chấm"
                                 : "%s chưa có số liệu trong kỳ này; không ai nhập điểm thì tính là chưa chấm",
                   self->link->term);
  return FALSE;
}

static void
explain_entry (const Entry *entry,
               gboolean     with_name,
               TdExplain   *why)
{
  g_autofree char *text = NULL;

  if (why == NULL)
    return;
  text = with_name ? g_strdup_printf ("%s: %s", entry->name, entry->text)
                   : g_strdup (entry->text);
  td_explain_set_record (td_explain_add (why, text, NULL, entry->basis), entry->record);
}

static gboolean
is_about (const TdLinkedFigures *self,
          const Entry           *entry,
          gint64                 staff,
          gint64                 unit)
{
  if (staff != 0)
    return entry->staff == staff;
  return entry->unit != 0 && td_unit_tree_is_within (self->tree, entry->unit, unit);
}

static void
explain_count (const TdLinkedFigures *self,
               guint                  n,
               TdExplain             *why)
{
  g_autofree char *first = td_date_to_text (self->first);
  g_autofree char *last = td_date_to_text (self->last);

  if (n > 0)
    td_explain_addf (why, NULL, "%s ghi %u trường hợp từ %s đến %s", self->link->term, n, first,
                     last);
  else
    td_explain_addf (why, NULL, "%s không ghi trường hợp nào từ %s đến %s", self->link->term, first,
                     last);
}

gboolean
td_linked_figures_get (const TdLinkedFigures *self,
                       gint64                 staff,
                       gint64                 unit,
                       TdScore               *score,
                       TdExplain             *why)
{
  guint n = 0, n_doubtful = 0;
  const GPtrArray *entries;

  *score = (TdScore) { .state = TD_SCORE_OPEN };
  if (!self->is_kept || self->is_empty)
    return explain_silence (self, why);

  entries = staff != 0 ? g_hash_table_lookup (self->by_staff, &staff) : self->entries;
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (entries, i);

      if (!is_about (self, entry, staff, unit))
        continue;
      explain_entry (entry, staff == 0, why);
      if (entry->is_certain)
        n++;
      else
        n_doubtful++;
    }
  if (n_doubtful > 0)
    {
      td_explain_addf (why, NULL,
                       "%u trường hợp ghi ngày chưa đủ để biết có thuộc kỳ này hay không, tiêu chí "
                       "tính là chưa chấm", n_doubtful);
      return FALSE;
    }
  explain_count (self, n, why);
  score->state = TD_SCORE_GIVEN;
  score->figure = (gint64) n * TD_DECIMAL_ONE;
  return TRUE;
}
