/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score-write.h"

#include "td-error.h"

#include <glib/gi18n-lib.h>

/* Moving sheets on, as named actions. */

void
td_sheet_record_set_state (TdRecord     *sheet,
                           TdSheetState  state,
                           gint64        now,
                           const char   *author)
{
  td_record_set_text (sheet, "state", td_sheet_state_code (state));
  if (state == TD_SHEET_SUBMITTED)
    {
      td_record_set_int (sheet, "submitted_at", now);
      td_record_set_text (sheet, "submitted_by", author);
    }
  else if (state == TD_SHEET_APPRAISED)
    {
      td_record_set_int (sheet, "appraised_at", now);
      td_record_set_text (sheet, "appraised_by", author);
    }
  else if (state == TD_SHEET_COUNCIL)
    td_record_set_int (sheet, "council_at", now);
}

/**
 * Move: sheets that go to a state.
 * @sheets: (element-type gint64)
 */
typedef struct
{
  gint64        round;
  GArray       *sheets;
  TdSheetState  state;
  char         *author;
} Move;

static void
free_move (gpointer data)
{
  Move *move = data;

  g_array_unref (move->sheets);
  g_free (move->author);
  g_free (move);
}

static const char *
get_label (TdSheetState state)
{
  const TdField *field = td_entity_field (&td_entity_sheet, "state");

  return _(td_field_find_choice (field, td_sheet_state_code (state))->label);
}

static char *
explain_stay (const char   *name,
              TdSheetState  from,
              TdSheetState  to)
{
  if (from == to)
    /* Translators: %1$s is whose sheet, %2$s a state such as "Submitted". */
    return g_strdup_printf (_("The sheet of %1$s is “%2$s” already."), name, get_label (to));
  if (from == TD_SHEET_NOT_SENT && to == TD_SHEET_COUNCIL)
    /* Translators: whose sheet */
    return g_strdup_printf (_("The sheet of %s has not been sent, so there is nothing to bring "
                              "before the council. Mark it as submitted, or appraise it first."),
                            name);
  /* Translators: %1$s is whose sheet, %2$s and %3$s states such as "Submitted". */
  return g_strdup_printf (_("The sheet of %1$s cannot go from “%2$s” to “%3$s”. Sheets go "
                            "forward; back only by being returned with a question."),
                          name, get_label (from), get_label (to));
}

static gboolean
check_move (const char    *name,
            TdSheetState   from,
            TdSheetState   to,
            GError       **error)
{
  g_autofree char *text = NULL;

  if (from == to || td_sheet_state_can_go (from, to))
    return TRUE;
  text = explain_stay (name, from, to);
  g_set_error_literal (error, TD_ERROR, TD_ERROR_CONFLICT, text);
  return FALSE;
}

static gboolean
save_move (TdWriter      *writer,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Move *move = data;
  TdReader *reader = td_writer_get_reader (writer);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr (GPtrArray) records = NULL;

  if (!td_round_guard (reader, move->round, error))
    return FALSE;
  records = td_reader_load (reader, &td_entity_sheet,
                            (const gint64 *) (gpointer) move->sheets->data, move->sheets->len,
                            error);
  if (records == NULL)
    return FALSE;
  if (records->len != move->sheets->len)
    return td_score_set_gone_error (error);
  for (guint i = 0; i < records->len; i++)
    {
      TdRecord *sheet = records->pdata[i];
      TdSheetState before;

      if (!td_sheet_state_read (td_record_get_text (sheet, "state"), &before))
        before = TD_SHEET_NOT_SENT;
      if (before == move->state)
        continue;
      if (!check_move (td_record_get_title (sheet), before, move->state, error))
        return FALSE;
      td_sheet_record_set_state (sheet, move->state, now, move->author);
      if (!td_writer_save (writer, sheet, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_moves (TdScoreBook   *self,
             GArray        *sheets,
             TdSheetState   state,
             GError       **error)
{
  if (state == TD_SHEET_RETURNED || state == TD_SHEET_CLOSED)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID,
                           state == TD_SHEET_RETURNED
                             ? _("A sheet is returned with a question: ask it on the criterion.")
                             : _("Sheets are closed together, by closing the round."));
      return FALSE;
    }
  for (guint i = 0; i < sheets->len; i++)
    {
      guint index;

      if (!td_book_state_find (self->state, g_array_index (sheets, gint64, i), &index))
        return td_score_set_gone_error (error);
      if (!check_move (self->state->sheets[index].name, self->state->sheets[index].state, state,
                       error))
        return FALSE;
    }
  return TRUE;
}

void
td_sheet_stay_free (TdSheetStay *self)
{
  g_free (self->text);
  g_free (self);
}

GArray *
td_score_book_list_movable (TdScoreBook   *self,
                            GArray        *sheets,
                            TdSheetState   state,
                            GPtrArray    **staying)
{
  g_autoptr (GPtrArray) others =
    g_ptr_array_new_with_free_func ((GDestroyNotify) td_sheet_stay_free);
  GArray *movable;

  g_return_val_if_fail (TD_IS_SCORE_BOOK (self) && sheets != NULL, NULL);

  movable = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < sheets->len; i++)
    {
      const gint64 id = g_array_index (sheets, gint64, i);
      const TdBookSheet *sheet;
      TdSheetStay *stay;
      guint index;

      if (!td_book_state_find (self->state, id, &index))
        continue;
      sheet = &self->state->sheets[index];
      if (td_sheet_state_can_go (sheet->state, state))
        {
          g_array_append_val (movable, id);
          continue;
        }
      stay = g_new0 (TdSheetStay, 1);
      stay->sheet = id;
      stay->state = sheet->state;
      stay->text = explain_stay (sheet->name, sheet->state, state);
      g_ptr_array_add (others, stay);
    }
  if (staying != NULL)
    *staying = g_steal_pointer (&others);
  return movable;
}

/* Sheets that are in the state already are not counted, unless all are. */
static char *
make_move_label (TdScoreBook  *self,
                 GArray       *sheets,
                 TdSheetState  state)
{
  g_autoptr (GArray) movable = td_score_book_list_movable (self, sheets, state, NULL);
  const GArray *moved = movable->len > 0 ? movable : sheets;
  guint index;

  if (moved->len == 1 &&
      td_book_state_find (self->state, g_array_index (moved, gint64, 0), &index))
    /* Translators: %1$s is whose sheet, %2$s a state such as "Submitted". */
    return g_strdup_printf (_("Sheet of %1$s: %2$s"), self->state->sheets[index].name,
                            get_label (state));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       /* Translators: %2$s is a state such as "Submitted". */
                                       "%1$u sheet: %2$s", "%1$u sheets: %2$s", moved->len),
                          moved->len, get_label (state));
}

TdAction *
td_score_book_set_state (TdScoreBook   *self,
                         GArray        *sheets,
                         TdSheetState   state,
                         GError       **error)
{
  Move *move;

  g_return_val_if_fail (TD_IS_SCORE_BOOK (self) && sheets != NULL, NULL);

  if (!td_score_book_check_open (self, error) || !check_moves (self, sheets, state, error))
    return NULL;
  move = g_new0 (Move, 1);
  move->round = self->round;
  move->sheets = g_array_copy (sheets);
  move->state = state;
  move->author = g_strdup (td_score_book_get_author (self));
  return td_action_new (make_move_label (self, sheets, state), save_move, move, free_move);
}
