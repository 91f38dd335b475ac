/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-form-take.h"

#include "td-error.h"
#include "td-evidence.h"
#include "td-forms-private.h"
#include "td-score-write.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * Arrival: one workbook as the write function takes it.
 * @was_received: it is kept already
 * @base: the text of its form that it was compared with
 * @said: (nullable): that text from now on
 * @sheets: (element-type TdFormTake)
 */
typedef struct
{
  gint64     form;
  gint64     unit;
  guint      serial;
  gboolean   is_return;
  char      *file_name;
  GBytes    *content;
  guint      late_days;
  guint      counts[TD_N_FORM_STATUSES];
  gboolean   is_older;
  gboolean   was_received;
  gboolean   supersedes;
  char      *base;
  char      *said;
  GPtrArray *sheets;
} Arrival;

/* @arrivals: (element-type Arrival) */
typedef struct
{
  TdFormTaking  taking;
  GPtrArray    *arrivals;
} Receive;

static void
free_arrival (gpointer data)
{
  Arrival *self = data;

  g_free (self->file_name);
  g_bytes_unref (self->content);
  g_free (self->base);
  g_free (self->said);
  g_ptr_array_unref (self->sheets);
  g_free (self);
}

static void
free_receive (gpointer data)
{
  Receive *self = data;

  td_form_taking_clear (&self->taking);
  g_ptr_array_unref (self->arrivals);
  g_free (self);
}

/* --- what is to be done --- */

static Arrival *
plan_arrival (TdScoreBook *book, const TdFormReceipt *receipt)
{
  Arrival *self = g_new0 (Arrival, 1);

  self->form = receipt->form->id;
  self->unit = receipt->form->unit;
  self->serial = receipt->form->serial;
  self->is_return = receipt->form->is_return;
  self->file_name = g_strdup (receipt->file_name);
  self->content = g_bytes_ref (receipt->content);
  self->late_days = receipt->late_days;
  memcpy (self->counts, receipt->counts, sizeof self->counts);
  self->is_older = receipt->is_older;
  self->was_received = receipt->was_received;
  self->base = td_form_base_write (receipt->form);
  self->said = td_form_receipt_write_said (receipt, book);
  self->sheets = td_form_plan_takes (book, receipt);
  self->supersedes = receipt->counts[TD_FORM_REFUSED] == 0;
  for (guint i = 0; i < receipt->cells->len && !self->supersedes; i++)
    {
      const TdFormComparison *cell = g_ptr_array_index (receipt->cells, i);

      self->supersedes = cell->take || cell->is_settled;
    }
  return self;
}

/* --- writing --- */

/* Forms of the same kind and unit up to this one. */
static GArray *
list_superseded_forms (TdReader *reader, gint64 round, const Arrival *arrival, GError **error)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_form);

  td_query_filter_int (query, "round", TD_FILTER_IS, round);
  td_query_filter_int (query, "unit", arrival->unit != 0 ? TD_FILTER_IS : TD_FILTER_LACKS,
                       arrival->unit);
  td_query_filter_int (query, "serial", TD_FILTER_TO, arrival->serial);
  td_query_filter_int (query, "is_return", TD_FILTER_IS, arrival->is_return);
  return td_reader_query (reader, query, NULL, error);
}

static gboolean
supersede_receipts (TdWriter *writer, gint64 form, GError **error)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_form_receipt);
  g_autoptr (GPtrArray) records = NULL;

  td_query_filter_int (query, "form", TD_FILTER_IS, form);
  records = td_reader_list (td_writer_get_reader (writer), query, error);
  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      TdRecord *record = g_ptr_array_index (records, i);

      td_record_set_int (record, "superseded", 1);
      if (!td_writer_save (writer, record, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
supersede (TdWriter *writer, gint64 round, const Arrival *arrival, GError **error)
{
  g_autoptr (GArray) forms = NULL;

  if (arrival->is_older || !arrival->supersedes)
    return TRUE;
  forms = list_superseded_forms (td_writer_get_reader (writer), round, arrival, error);
  if (forms == NULL)
    return FALSE;
  for (guint i = 0; i < forms->len; i++)
    if (!supersede_receipts (writer, g_array_index (forms, gint64, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
save_receipt (TdWriter *writer, const Receive *receive, const Arrival *arrival, GError **error)
{
  static const struct
  {
    const char   *key;
    TdFormStatus  status;
  } counts[] = {
    { "filled", TD_FORM_FILLED },      { "same", TD_FORM_SAME },
    { "changed", TD_FORM_CHANGED },    { "conflicts", TD_FORM_CONFLICT },
    { "missing", TD_FORM_EMPTY },
  };
  g_autoptr (TdRecord) record = td_record_new (&td_entity_form_receipt);
  gint64 attachment = td_attachment_write (writer, arrival->file_name, arrival->content, error);

  if (attachment == 0)
    return FALSE;
  td_record_set_int (record, "round", receive->taking.round);
  td_record_set_int (record, "form", arrival->form);
  td_record_set_int (record, "attachment", attachment);
  td_record_set_int (record, "received_at", receive->taking.at);
  td_record_set_text (record, "received_by", receive->taking.author);
  td_record_set_int (record, "late_days", arrival->late_days);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    td_record_set_int (record, counts[i].key, arrival->counts[counts[i].status]);
  td_record_set_int (record, "superseded", arrival->is_older);
  return td_writer_save (writer, record, NULL, error);
}

/* What the unit said is what the next file of this form is compared with. */
static gboolean
save_said (TdWriter *writer, const Arrival *arrival, GError **error)
{
  g_autoptr (TdRecord) form = NULL;

  if (arrival->said == NULL)
    return TRUE;
  form = td_reader_get (td_writer_get_reader (writer), &td_entity_form, arrival->form, error);
  if (form == NULL)
    return FALSE;
  if (g_strcmp0 (td_record_get_text (form, "base"), arrival->base) != 0)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
                   /* Translators: %s is a unit */
                   _("Another file of %s was received meanwhile. Nothing was received: look at "
                     "the forms again."), td_record_get_text (form, "unit_name"));
      return FALSE;
    }
  td_record_set_exact_text (form, "base", arrival->said);
  return td_writer_save (writer, form, NULL, error);
}

/* Keeps the file; one that was received before is kept already. */
static gboolean
keep_arrival (TdWriter *writer, const Receive *receive, const Arrival *arrival, GError **error)
{
  if (arrival->was_received)
    return TRUE;
  return supersede (writer, receive->taking.round, arrival, error) &&
         save_receipt (writer, receive, arrival, error);
}

/* Criteria are those that the form was compared with. */
static gboolean
check_round (TdReader *reader, const TdFormTaking *taking, GError **error)
{
  g_autoptr (TdRecord) round = NULL;

  if (!td_round_guard (reader, taking->round, error))
    return FALSE;
  round = td_reader_get (reader, &td_entity_round, taking->round, error);
  if (round == NULL || td_round_works_with (reader, round, taking->set))
    return round != NULL;
  g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
               /* Translators: a scoring round */
               _("“%s” took a changed criteria set meanwhile. Nothing was received: look at the "
                 "forms again."), td_record_get_title (round));
  return FALSE;
}

static gboolean
write_receive (TdWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  Receive *receive = data;

  if (!check_round (td_writer_get_reader (writer), &receive->taking, error))
    return FALSE;
  receive->taking.at = g_get_real_time () / G_USEC_PER_SEC;
  for (guint i = 0; i < receive->arrivals->len; i++)
    {
      const Arrival *arrival = g_ptr_array_index (receive->arrivals, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !keep_arrival (writer, receive, arrival, error) ||
          !save_said (writer, arrival, error))
        return FALSE;
      for (guint j = 0; j < arrival->sheets->len; j++)
        if (!td_form_take_write (writer, &receive->taking,
                                 g_ptr_array_index (arrival->sheets, j), error))
          return FALSE;
    }
  return TRUE;
}

static char *
make_label (TdScoreBook *book, GPtrArray *receipts)
{
  const char *name = td_record_get_title (td_score_book_get_record (book));

  if (receipts->len == 1)
    /* Translators: %1$s is a scoring round, %2$s a unit */
    return g_strdup_printf (_("%1$s: receive the form of %2$s"), name,
                            ((TdFormReceipt *) g_ptr_array_index (receipts, 0))->form->unit_name);
  /* Translators: %1$s is a scoring round */
  return g_strdup_printf (ngettext ("%1$s: receive %2$u form", "%1$s: receive %2$u forms",
                                    receipts->len),
                          name, receipts->len);
}

TdAction *
td_forms_receive (TdScoreBook *book, GPtrArray *receipts, GError **error)
{
  Receive *receive;

  g_return_val_if_fail (TD_IS_SCORE_BOOK (book) && receipts != NULL && receipts->len > 0, NULL);

  if (!td_round_guard (book->reader, td_score_book_get_round (book), error))
    return NULL;
  receive = g_new0 (Receive, 1);
  receive->taking.round = td_score_book_get_round (book);
  receive->taking.author = g_strdup (td_score_book_get_author (book));
  receive->taking.set = td_criteria_set_ref ((TdCriteriaSet *) td_score_book_get_set (book));
  receive->arrivals = g_ptr_array_new_with_free_func (free_arrival);
  for (guint i = 0; i < receipts->len; i++)
    {
      const TdFormReceipt *receipt = g_ptr_array_index (receipts, i);

      if (!receipt->is_repeat)
        g_ptr_array_add (receive->arrivals, plan_arrival (book, receipt));
    }
  return td_action_new (make_label (book, receipts), write_receive, receive, free_receive);
}
