/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-staff-actions.h"

#include "td-error.h"
#include "td-round-seal.h"
#include "td-rounds-private.h"
#include "td-year-guard.h"
#include "td-year-seal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  gint64 keep;
  gint64 drop;
} Merge;

/* Of two records that both have it. */
static gboolean
is_same_value (TdRecord      *a,
               TdRecord      *b,
               const TdField *field)
{
  if (td_field_is_text_like (field))
    return g_strcmp0 (td_record_get_text (a, field->key), td_record_get_text (b, field->key)) == 0;
  return td_record_get_int_or (a, field->key, 0) == td_record_get_int_or (b, field->key, 0);
}

/* Fills what @to lacks; the first field in which both have something else, or %NULL. */
static const TdField *
fill (TdRecord *from,
      TdRecord *to)
{
  const TdEntity *entity = td_record_get_entity (to);
  const TdField *differs = NULL;

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const TdField *field = &entity->fields[i];

      if ((field->flags & (TD_FIELD_DERIVED | TD_FIELD_INTERNAL)) != 0 ||
          g_strcmp0 (field->reference, "staff") == 0 || !td_record_has (from, field->key))
        continue;
      if (!td_record_has (to, field->key))
        {
          if (td_field_is_text_like (field))
            td_record_set_text (to, field->key, td_record_get_text (from, field->key));
          else
            td_record_set_int (to, field->key, td_record_get_int_or (from, field->key, 0));
        }
      else if (differs == NULL && !is_same_value (from, to, field))
        {
          differs = field;
        }
    }
  return differs;
}

/* (element-type TdRecord) */
static GPtrArray *
list_of (TdWriter        *writer,
         const TdEntity  *entity,
         const char      *key,
         gint64           staff,
         GError         **error)
{
  g_autoptr(TdQuery) query = td_query_new (entity);

  td_query_filter_int (query, key, TD_FILTER_IS, staff);
  td_query_set_archived (query, TRUE);
  return td_reader_list (td_writer_get_reader (writer), query, error);
}

/* Everything that refers to the one dropped refers to the one kept, but for what
 * is said of a frozen year or of a closed round: that stays with whom it was sealed. */
static gboolean
move_references (TdWriter        *writer,
                 const TdEntity  *entity,
                 const TdField   *field,
                 const Merge     *merge,
                 GError         **error)
{
  g_autoptr(GPtrArray) records = list_of (writer, entity, field->key, merge->drop, error);
  g_autoptr(GPtrArray) seals = NULL;
  g_autoptr(GPtrArray) closed = NULL;

  seals = records != NULL ? td_year_guard_list (td_writer_get_reader (writer), error) : NULL;
  closed = seals != NULL ? td_closed_rounds_list (td_writer_get_reader (writer), error) : NULL;
  for (guint i = 0; closed != NULL && i < records->len; i++)
    {
      TdRecord *record = g_ptr_array_index (records, i);
      g_autoptr(TdRecord) moved = td_record_copy (record);

      td_record_set_int (moved, field->key, merge->keep);
      if (td_year_guard_find (seals, record, moved) == NULL &&
          td_closed_rounds_check (closed, record, moved, NULL) &&
          !td_writer_save (writer, moved, NULL, error))
        return FALSE;
    }
  return closed != NULL;
}

/* The record of the one kept that says something of the same year or variant. */
static TdRecord *
find_twin (GPtrArray  *kept,
           TdRecord   *record,
           const char *key)
{
  gint64 wanted = td_record_get_int_or (record, key, 0);

  for (guint i = 0; i < kept->len; i++)
    if (td_record_get_int_or (g_ptr_array_index (kept, i), key, 0) == wanted)
      return g_ptr_array_index (kept, i);
  return NULL;
}

/* Moves @record over, or joins it with its twin and removes it.  %FALSE with an
 * error naming the field in which the two differ. */
static gboolean
join_record (TdWriter     *writer,
             TdRecord     *record,
             TdRecord     *twin,
             guint         year,
             const Merge  *merge,
             GError      **error)
{
  const TdField *differs;

  if (twin == NULL)
    {
      td_record_set_int (record, "staff", merge->keep);
      return td_writer_save (writer, record, NULL, error);
    }
  differs = fill (record, twin);
  if (differs != NULL)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
                   /* Translators: a year, a field like “Self-score” */
                   _("Both records have something for %u, but “%s” differs. Clear it for one of "
                     "the two, then merge them."),
                   year, _(differs->label));
      return FALSE;
    }
  return td_writer_delete (writer, td_record_get_entity (record), td_record_get_id (record),
                           error) &&
         td_writer_save (writer, twin, NULL, error);
}

static gboolean
join_year_facts (TdWriter     *writer,
                 const Merge  *merge,
                 GError      **error)
{
  const TdEntity *entity = &td_entity_year_fact;
  g_autoptr(GPtrArray) dropped = list_of (writer, entity, "staff", merge->drop, error);
  g_autoptr(GPtrArray) kept = NULL;

  kept = dropped != NULL ? list_of (writer, entity, "staff", merge->keep, error) : NULL;
  for (guint i = 0; kept != NULL && i < dropped->len; i++)
    {
      TdRecord *record = g_ptr_array_index (dropped, i);
      guint year = (guint) td_record_get_int_or (record, "year", 0);

      /* What was sealed stays with whom it was sealed. */
      if (!td_year_is_frozen (td_writer_get_reader (writer), year) &&
          !join_record (writer, record, find_twin (kept, record, "year"), year, merge, error))
        return FALSE;
    }
  return kept != NULL;
}

static gboolean
join_choices (TdWriter     *writer,
              const Merge  *merge,
              GError      **error)
{
  const TdEntity *entity = &td_entity_year_choice;
  TdReader *reader = td_writer_get_reader (writer);
  g_autoptr(GPtrArray) dropped = list_of (writer, entity, "staff", merge->drop, error);
  g_autoptr(GPtrArray) kept = NULL;

  kept = dropped != NULL ? list_of (writer, entity, "staff", merge->keep, error) : NULL;
  for (guint i = 0; kept != NULL && i < dropped->len; i++)
    {
      TdRecord *record = g_ptr_array_index (dropped, i);
      g_autoptr(TdRecord) variant = NULL;
      guint year;

      variant = td_reader_get (reader, &td_entity_year_variant,
                               td_record_get_int_or (record, "variant", 0), error);
      if (variant == NULL)
        return FALSE;
      year = (guint) td_record_get_int_or (variant, "year", 0);
      if (!td_year_is_frozen (reader, year) &&
          !join_record (writer, record, find_twin (kept, record, "variant"), year, merge, error))
        return FALSE;
    }
  return kept != NULL;
}

/* Both were subjects of a round: the sheet that nobody worked with goes.  %TRUE in
 * @moves where that is the one of the record kept. */
static gboolean
delete_bare_sheet (TdWriter  *writer,
                   TdRecord  *sheet,
                   TdRecord  *twin,
                   gboolean  *moves,
                   GError   **error)
{
  TdReader *reader = td_writer_get_reader (writer);
  TdRecord *const sheets[] = { sheet, twin };
  g_autoptr(TdRecord) round = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      gboolean bare;

      *moves = sheets[i] == twin;
      if (!td_sheet_is_bare (reader, td_record_get_id (sheets[i]), &bare, error))
        return FALSE;
      if (bare)
        return td_writer_delete (writer, &td_entity_sheet, td_record_get_id (sheets[i]), error);
    }
  round = td_reader_get (reader, &td_entity_round, td_record_get_int_or (sheet, "round", 0), error);
  if (round != NULL)
    g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
                 /* Translators: a scoring round */
                 _("Both records have a score sheet in “%s” that was worked with. Clear the "
                   "scores, files and questions of one of the two, then merge them."),
                 td_record_get_title (round));
  return FALSE;
}

/* Sheets of open rounds; what was closed stays with whom it was sealed. */
static gboolean
join_sheets (TdWriter     *writer,
             const Merge  *merge,
             GError      **error)
{
  g_autoptr(GPtrArray) dropped = list_of (writer, &td_entity_sheet, "staff", merge->drop, error);
  g_autoptr(GPtrArray) kept = NULL;
  g_autoptr(GPtrArray) closed = NULL;

  kept = dropped != NULL ? list_of (writer, &td_entity_sheet, "staff", merge->keep, error) : NULL;
  closed = kept != NULL ? td_closed_rounds_list (td_writer_get_reader (writer), error) : NULL;
  for (guint i = 0; closed != NULL && i < dropped->len; i++)
    {
      TdRecord *sheet = g_ptr_array_index (dropped, i);
      TdRecord *twin = find_twin (kept, sheet, "round");
      g_autoptr(TdRecord) moved = td_record_copy (sheet);
      gboolean moves = TRUE;

      td_record_set_int (moved, "staff", merge->keep);
      if (!td_closed_rounds_check (closed, sheet, moved, NULL))
        continue;
      if ((twin != NULL && !delete_bare_sheet (writer, sheet, twin, &moves, error)) ||
          (moves && !td_writer_save (writer, moved, NULL, error)))
        return FALSE;
    }
  return closed != NULL;
}

static gboolean
move_all_references (TdWriter     *writer,
                     const Merge  *merge,
                     GError      **error)
{
  guint n_entities;
  const TdEntity *const *entities = td_entities_get (&n_entities);

  for (guint i = 0; i < n_entities; i++)
    {
      /* Joined year by year and round by round, or sealed. */
      if (entities[i] == &td_entity_year_fact || entities[i] == &td_entity_year_choice ||
          entities[i] == &td_entity_year_result || entities[i] == &td_entity_sheet)
        continue;
      for (guint j = 0; j < entities[i]->n_fields; j++)
        if (g_strcmp0 (entities[i]->fields[j].reference, "staff") == 0 &&
            !move_references (writer, entities[i], &entities[i]->fields[j], merge, error))
          return FALSE;
    }
  return join_year_facts (writer, merge, error) && join_choices (writer, merge, error) &&
         join_sheets (writer, merge, error);
}

static gboolean
save_merge (TdWriter      *writer,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const Merge *merge = data;
  TdReader *reader = td_writer_get_reader (writer);
  g_autoptr(TdRecord) keep = td_reader_get (reader, &td_entity_staff, merge->keep, error);
  g_autoptr(TdRecord) drop = NULL;
  g_autofree char *label = NULL;

  drop = keep != NULL ? td_reader_get (reader, &td_entity_staff, merge->drop, error) : NULL;
  if (drop == NULL || !move_all_references (writer, merge, error))
    return FALSE;

  /* Where both have something, what the record that stays says is right. */
  fill (drop, keep);
  /* Archived first: two living records may not share a code or a CCCD. */
  td_record_set_int (drop, "archived", 1);
  label = g_strdup_printf (_("Merge two records of %s"), td_record_get_title (keep));
  td_writer_set_label (writer, label);
  return td_writer_save (writer, drop, NULL, error) && td_writer_save (writer, keep, NULL, error);
}

TdAction *
td_staff_merge (gint64   keep,
                gint64   drop,
                GError **error)
{
  Merge merge = { keep, drop };

  if (keep == drop)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID,
                           _("Choose two different people to merge."));
      return NULL;
    }
  return td_action_new (g_strdup (_("Merge two records of one person")), save_merge,
                        g_memdup2 (&merge, sizeof merge), g_free);
}
