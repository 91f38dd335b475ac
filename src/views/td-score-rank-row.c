/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score-rank-row.h"

#include "td-score-labels.h"

#include <glib/gi18n-lib.h>

/* So many missing criteria are named; the others are counted. */
#define NAMED_CRITERIA 4

G_DEFINE_FINAL_TYPE (TdScoreRankRow, td_score_rank_row, G_TYPE_OBJECT)

const TdSheetRank *
td_score_rank_get (TdScoreBook *book, guint sheet, TdScoreScope scope)
{
  switch (scope)
    {
    case TD_SCOPE_CLUSTER:
      return td_score_book_get_cluster_rank (book, sheet);
    case TD_SCOPE_UNIT:
      return td_score_book_get_unit_rank (book, sheet);
    case TD_SCOPE_KIND:
      return td_score_book_get_kind_rank (book, sheet);
    case TD_SCOPE_ALL:
    default:
      return td_score_book_get_rank (book, sheet);
    }
}

static gint64
get_subject (const TdBookSheet *sheet)
{
  return sheet->staff != 0 ? sheet->staff : sheet->unit;
}

GHashTable *
td_score_rank_index (TdScoreBook *book)
{
  GHashTable *subjects = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < td_score_book_get_n_sheets (book); i++)
    {
      gint64 *subject = g_new (gint64, 1);

      *subject = get_subject (td_score_book_get_sheet (book, i));
      g_hash_table_insert (subjects, subject, GUINT_TO_POINTER (i + 1));
    }
  return subjects;
}

/* "II.5, III.9": what has no points yet. */
static char *
dup_missing (TdScoreBook *book, guint sheet)
{
  const TdCriteriaSet *set = td_score_book_get_set (book);
  g_autoptr (GString) codes = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < set->criteria->len; i++)
    {
      const TdCriterion *criterion = td_criteria_set_get (set, i);

      if (criterion->rule == TD_RULE_GROUP || criterion->role != TD_ROLE_BASE ||
          td_score_book_get_decided (book, sheet, i).state != TD_SCORE_OPEN)
        continue;
      if (n++ < NAMED_CRITERIA)
        g_string_append_printf (codes, "%s%s", codes->len > 0 ? ", " : "", criterion->code);
    }
  if (n > NAMED_CRITERIA)
    /* Translators: codes of criteria, and how many more there are. */
    return g_strdup_printf (ngettext ("Missing %s and %u more", "Missing %s and %u more",
                                      n - NAMED_CRITERIA), codes->str, n - NAMED_CRITERIA);
  /* Translators: codes of criteria. */
  return g_strdup_printf (_("Missing %s"), codes->str);
}

static char *
dup_class (TdScoreBook *book, guint sheet)
{
  const TdCriteriaSet *set = td_score_book_get_set (book);
  const TdSheetResult *result = td_score_book_get_result (book, sheet);
  const TdBand *band;

  if (!result->is_complete)
    return dup_missing (book, sheet);
  if (result->band < 0)
    return NULL;
  band = set->bands->pdata[result->band];
  if (result->failed < 0 || result->band == result->band_by_score)
    return g_strdup (band->name);
  /* Translators: a class, and the code of the mandatory criterion that was failed. */
  return g_strdup_printf (_("%s, since %s is failed"), band->name,
                          td_criteria_set_get (set, (guint) result->failed)->code);
}

/* "5 ▲2": the rank of then, and how far it went up since. */
static char *
dup_before (TdScoreBook *book, guint sheet, TdScoreScope scope, TdScoreBook *before,
            GHashTable *subjects)
{
  gint64 subject = get_subject (td_score_book_get_sheet (book, sheet));
  guint index = before == NULL ? 0
                : GPOINTER_TO_UINT (g_hash_table_lookup (subjects, &subject));
  guint now = td_score_rank_get (book, sheet, scope)->rank;
  guint then = index > 0 ? td_score_rank_get (before, index - 1, scope)->rank : 0;

  if (then == 0)
    return NULL;
  if (now == 0)
    return g_strdup_printf ("%u", then);
  if (now == then)
    return g_strdup_printf ("%u  =", then);
  return now < then ? g_strdup_printf ("%u  ▲%u", then, then - now)
                    : g_strdup_printf ("%u  ▼%u", then, now - then);
}

static const char *
get_group (const TdBookSheet *sheet, TdScoreScope scope)
{
  switch (scope)
    {
    case TD_SCOPE_CLUSTER:
      return sheet->cluster;
    case TD_SCOPE_UNIT:
      return sheet->unit_name;
    case TD_SCOPE_KIND:
      return sheet->kind;
    case TD_SCOPE_ALL:
    default:
      return NULL;
    }
}

/* Groups stand in the order of the round's sheets, those without one last. */
static guint
find_place (GHashTable *places, const char *group)
{
  guint place;

  if (group == NULL)
    return G_MAXUINT;
  place = GPOINTER_TO_UINT (g_hash_table_lookup (places, group));
  if (place == 0)
    {
      place = g_hash_table_size (places) + 1;
      g_hash_table_insert (places, g_strdup (group), GUINT_TO_POINTER (place));
    }
  return place;
}

TdScoreRankRow *
td_score_rank_row_new (TdScoreBook *book, guint sheet, TdScoreScope scope, TdScoreBook *before,
                       GHashTable *subjects, GHashTable *places)
{
  TdScoreRankRow *self = g_object_new (TD_TYPE_SCORE_RANK_ROW, NULL);
  const TdBookSheet *what = td_score_book_get_sheet (book, sheet);
  const TdSheetResult *result = td_score_book_get_result (book, sheet);
  const TdSheetRank *rank = td_score_rank_get (book, sheet, scope);
  const TdTotal *total = &result->decided;

  self->id = what->id;
  self->group = g_strdup (get_group (what, scope));
  self->position = find_place (places, self->group);
  self->rank = rank->rank;
  self->is_complete = result->is_complete;
  self->name = g_strdup (what->name);
  self->unit = g_strdup (scope == TD_SCOPE_ALL || self->group == NULL
                         ? (what->staff != 0 ? what->unit_name : what->cluster) : self->group);
  if (rank->rank > 0)
    self->rank_words = g_strdup_printf (rank->is_tied ? "= %u" : "%u", rank->rank);
  if (total->any)
    self->total = td_score_points_words (total->total);
  self->points = total->total;
  if (total->max != TD_POINTS_MISSING)
    self->max = td_decimal_to_text (total->max);
  if (result->is_complete && total->percent != TD_POINTS_MISSING)
    self->percent = td_score_rounded_words (total->percent);
  self->scored = g_strdup_printf ("%u/%u", total->scored, total->applicable);
  self->class_words = dup_class (book, sheet);
  self->before = dup_before (book, sheet, scope, before, subjects);
  return self;
}

int
td_score_rank_row_compare (gconstpointer a, gconstpointer b)
{
  const TdScoreRankRow *one = *(const TdScoreRankRow *const *) a;
  const TdScoreRankRow *other = *(const TdScoreRankRow *const *) b;

  if ((one->rank == 0) != (other->rank == 0))
    return one->rank == 0 ? 1 : -1;
  if (one->position != other->position)
    return one->position < other->position ? -1 : 1;
  if (one->rank != other->rank)
    return one->rank < other->rank ? -1 : 1;
  return 0;
}

static void
td_score_rank_row_finalize (GObject *object)
{
  TdScoreRankRow *self = TD_SCORE_RANK_ROW (object);

  g_free (self->group);
  g_free (self->rank_words);
  g_free (self->name);
  g_free (self->unit);
  g_free (self->total);
  g_free (self->max);
  g_free (self->percent);
  g_free (self->scored);
  g_free (self->class_words);
  g_free (self->before);
  G_OBJECT_CLASS (td_score_rank_row_parent_class)->finalize (object);
}

static void
td_score_rank_row_class_init (TdScoreRankRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = td_score_rank_row_finalize;
}

static void
td_score_rank_row_init (TdScoreRankRow *self)
{
}

/* --- the list of them --- */

void
td_score_rank_rows_align (GPtrArray *rows)
{
  guint digits = 1;

  for (guint i = 0; i < rows->len; i++)
    {
      const TdScoreRankRow *row = rows->pdata[i];

      if (row->total != NULL)
        digits = MAX (digits, td_score_count_digits (row->points));
    }
  for (guint i = 0; i < rows->len; i++)
    {
      TdScoreRankRow *row = rows->pdata[i];

      if (row->total == NULL)
        continue;
      g_free (row->total);
      row->total = td_decimal_to_text_digits (row->points, digits);
    }
}

static gint64
get_row_id (GListModel *model, guint position)
{
  g_autoptr (TdScoreRankRow) row = g_list_model_get_item (model, position);

  return row != NULL ? row->id : 0;
}

static gboolean
find_row (GListModel *model, gint64 id, guint *position)
{
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    if (get_row_id (model, i) == id)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

const TdIdFuncs td_score_rank_row_funcs = { get_row_id, find_row };
