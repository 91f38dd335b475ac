/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "export-rounds.h"

#include "export-office.h"

#include "td-number.h"

static void
run (TdStore *store, TdAction *action, GError *error)
{
  g_autoptr (GError) local = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (action);
  td_action_run (action, store, NULL, &local);
  g_assert_no_error (local);
}

TdScoreBook *
rounds_open (TdStore *store, gint64 round)
{
  g_autoptr (GError) error = NULL;
  TdScoreBook *book = td_score_book_new (store, round, &error);

  g_assert_no_error (error);
  return book;
}

static gint64
add_round (TdStore *store, const char *shipped, TdRoundPeriod period, guint number)
{
  g_autoptr (TdRecord) draft = td_record_new (&td_entity_round);
  g_autoptr (TdCriteriaSet) set = NULL;
  g_autoptr (GError) error = NULL;
  gint64 master = 0;
  gint64 round = 0;

  run (store, td_criteria_set_adopt (td_store_get_reader (store), shipped, &master, &error), error);
  set = td_criteria_set_load (td_store_get_reader (store), master, &error);
  g_assert_no_error (error);
  td_round_init (draft, period, OFFICE_YEAR, number);
  td_record_set_int (draft, "criteria", master);
  td_record_set_text (draft, "subject", set->for_people ? "person" : "unit");
  run (store, td_round_create (store, draft, NULL, &round, &error), error);
  return round;
}

static char *
make_tally (const TdCriterion *criterion, guint seed)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < criterion->grades->len; i++)
    g_string_append_printf (text, "%s%u", i > 0 ? ";" : "", i == 0 ? 4 + seed % 3 : seed % 2);
  return g_string_free (text, FALSE);
}

static char *
make_grade (const TdCriterion *criterion, guint seed)
{
  const TdGrade *grade = criterion->grades->pdata[seed % 4 == 0 ? 1 % criterion->grades->len : 0];

  return grade->from != TD_POINTS_MISSING ? td_decimal_to_text (grade->from)
                                          : g_strdup (grade->label);
}

/* Something that the criterion takes, mostly good. */
static char *
make_entry (const TdCriterion *criterion, guint seed)
{
  gboolean is_rare = criterion->role != TD_ROLE_BASE;

  switch (criterion->rule)
    {
    case TD_RULE_YES_NO: return g_strdup (seed % 11 == 5 || is_rare ? "không đạt" : "đạt");
    case TD_RULE_RATIO: return g_strdup (seed % 3 == 0 ? "45/47" : "100 %");
    case TD_RULE_COUNT: return g_strdup_printf ("%u", is_rare ? (seed % 3) : 12 + seed % 4);
    case TD_RULE_TALLY: return make_tally (criterion, seed);
    case TD_RULE_GRADED:
    case TD_RULE_WORST: return make_grade (criterion, seed);
    case TD_RULE_POINTS: return td_decimal_to_text (is_rare ? 500 * (seed % 3)
                                                            : criterion->max - 250 * (seed % 3));
    case TD_RULE_GROUP:
    default: g_assert_not_reached ();
    }
}

static void
add_change (TdScoreBook *book, GPtrArray *changes, guint sheet, guint index, TdLayer layer,
            const char *entry, const char *reason)
{
  const TdCriterion *criterion = td_criteria_set_get (td_score_book_get_set (book), index);
  TdScoreChange *change = g_new0 (TdScoreChange, 1);
  g_autoptr (GError) error = NULL;

  change->sheet = td_score_book_get_sheet (book, sheet)->id;
  change->criterion = criterion->id;
  change->layer = layer;
  change->reason = g_strdup (reason);
  td_criterion_read (criterion, entry, &change->score, &error);
  g_assert_no_error (error);
  g_ptr_array_add (changes, change);
}

static void
score (TdStore *store, TdScoreBook *book, TdLayer layer)
{
  g_autoptr (GPtrArray) changes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) td_score_change_free);
  const TdCriteriaSet *set = td_score_book_get_set (book);
  g_autoptr (GError) error = NULL;

  for (guint sheet = 0; sheet < td_score_book_get_n_sheets (book); sheet++)
    for (guint i = 0; i < set->criteria->len; i++)
      {
        const TdCriterion *criterion = td_criteria_set_get (set, i);
        guint seed = (sheet % 6) * 7 + i * 3;
        g_autofree char *entry = NULL;

        if (criterion->rule == TD_RULE_GROUP || (sheet == 0 && i % 2 == 0) ||
            (layer != TD_LAYER_SELF && (seed % 5 != 0 || criterion->link != NULL)))
          continue;
        entry = criterion->rule != TD_RULE_GROUP && seed % 17 == 3
                  ? g_strdup ("không áp dụng") : make_entry (criterion, seed + layer);
        add_change (book, changes, sheet, i, layer, entry,
                    layer != TD_LAYER_SELF ? "Đối chiếu với sổ theo dõi văn bản đến" : NULL);
      }
  run (store, td_score_book_set_scores (book, changes, NULL, &error), error);
}

static void
set_states (TdStore *store, TdScoreBook *book, TdSheetState state)
{
  g_autoptr (GArray) sheets = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < td_score_book_get_n_sheets (book); i++)
    {
      gint64 id = td_score_book_get_sheet (book, i)->id;

      g_array_append_val (sheets, id);
    }
  run (store, td_score_book_set_state (book, sheets, state, &error), error);
}

static void
set_clusters (TdStore *store, gint64 round)
{
  static const char *const names[] = { "Cụm thi đua số 1", "Cụm thi đua số 2" };
  g_autoptr (TdScoreBook) book = rounds_open (store, round);
  guint n = td_score_book_get_n_sheets (book);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GArray) sheets = g_array_new (FALSE, FALSE, sizeof (gint64));

      for (guint j = i; j + 1 < n; j += G_N_ELEMENTS (names))
        {
          gint64 id = td_score_book_get_sheet (book, j)->id;

          g_array_append_val (sheets, id);
        }
      run (store, td_round_set_cluster (sheets, names[i]), NULL);
    }
}

gint64
rounds_add (TdStore *store, const char *shipped, TdRoundPeriod period, guint number,
            gboolean clusters)
{
  gint64 round = add_round (store, shipped, period, number);
  static const TdSheetState states[TD_N_LAYERS] = { TD_SHEET_SUBMITTED, TD_SHEET_APPRAISED,
                                                    TD_SHEET_COUNCIL };

  if (clusters)
    set_clusters (store, round);
  for (guint layer = 0; layer < TD_N_LAYERS; layer++)
    {
      g_autoptr (TdScoreBook) before = rounds_open (store, round);
      g_autoptr (TdScoreBook) after = NULL;

      if (layer > 0)
        set_states (store, before, states[layer]);
      after = rounds_open (store, round);
      score (store, after, (TdLayer) layer);
      if (layer == 0)
        set_states (store, after, states[layer]);
    }
  return round;
}

void
rounds_close (TdStore *store, gint64 round)
{
  g_autoptr (TdScoreBook) book = rounds_open (store, round);
  g_autoptr (GError) error = NULL;

  run (store, td_score_book_close (book, &error), error);
}

char *
rounds_to_text (TdStore *store, gint64 round)
{
  g_autoptr (TdScoreBook) book = rounds_open (store, round);
  const TdCriteriaSet *set = td_score_book_get_set (book);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < td_score_book_get_n_sheets (book); i++)
    {
      const TdSheetResult *result = td_score_book_get_result (book, i);
      const char *open = result->decided.any && !result->is_complete ? "chưa đủ" : "";
      g_autofree char *percent =
        result->is_complete ? g_strdup_printf ("%" G_GINT64_FORMAT, result->decided.percent)
                            : g_strdup (open);

      g_string_append_printf (
        text, "%s\t%" G_GINT64_FORMAT "\t%s\t%s\t%u\t%u\n",
        td_score_book_get_sheet (book, i)->name, result->decided.total, percent,
        result->band >= 0 ? ((TdBand *) set->bands->pdata[result->band])->name : "",
        td_score_book_get_rank (book, i)->rank, td_score_book_get_cluster_rank (book, i)->rank);
    }
  return g_string_free (text, FALSE);
}
