/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-forms-private.h"

#include "td-error.h"
#include "td-score-book-private.h"

#include <glib/gi18n-lib.h>

/**
 * Issue: what a write function records.
 * @forms: (element-type TdForm)
 */
typedef struct
{
  gint64     round;
  GPtrArray *forms;
  TdDate     deadline;
  char      *author;
} Issue;

static void
free_issue (gpointer data)
{
  Issue *self = data;

  g_ptr_array_unref (self->forms);
  g_free (self->author);
  g_free (self);
}

static TdQuery *
query_forms (gint64 round)
{
  TdQuery *query = td_query_new (&td_entity_form);

  td_query_filter_int (query, "round", TD_FILTER_IS, round);
  return query;
}

static gboolean
keep_serial (TdRecord *record, gpointer user_data, GError **error)
{
  GHashTable *serials = user_data;
  gint64 unit = td_record_get_int_or (record, "unit", 0);
  guint serial = (guint) td_record_get_int_or (record, "serial", 0);

  if (serial > GPOINTER_TO_UINT (g_hash_table_lookup (serials, &unit)))
    g_hash_table_insert (serials, g_memdup2 (&unit, sizeof unit), GUINT_TO_POINTER (serial));
  return TRUE;
}

/* The last serial of each unit in the round: gint64 * to GUINT_TO_POINTER. */
static GHashTable *
list_serials (TdReader *reader, gint64 round, GError **error)
{
  static const char *const keys[] = { "unit", "serial", NULL };
  g_autoptr (TdQuery) query = query_forms (round);
  g_autoptr (GHashTable) serials = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                          NULL);

  td_query_set_sort_by_entry (query);
  if (!td_reader_foreach_fields (reader, query, keys, keep_serial, serials, NULL, error))
    return NULL;
  return g_steal_pointer (&serials);
}

static gboolean
save_form (TdWriter *writer, const Issue *issue, const TdForm *form, guint serial, GError **error)
{
  g_autoptr (TdRecord) record = td_record_new (&td_entity_form);
  g_autofree char *base = td_form_base_write (form);

  td_record_set_int (record, "round", issue->round);
  if (form->unit != 0)
    td_record_set_int (record, "unit", form->unit);
  td_record_set_text (record, "unit_name", form->unit_name);
  td_record_set_int (record, "serial", serial);
  td_record_set_int (record, "is_return", form->is_return);
  if (td_date_is_set (issue->deadline))
    td_record_set_date (record, "deadline", issue->deadline);
  td_record_set_int (record, "issued_at", g_get_real_time () / G_USEC_PER_SEC);
  td_record_set_text (record, "issued_by", issue->author);
  td_record_set_exact_text (record, "base", base);
  return td_writer_save (writer, record, NULL, error);
}

/* A sheet whose form is out is with its unit. */
static gboolean
send_sheets (TdWriter *writer, const TdForm *form, GError **error)
{
  for (guint i = 0; i < form->rows->len; i++)
    {
      const TdFormRow *row = g_ptr_array_index (form->rows, i);
      g_autoptr (TdRecord) sheet = td_reader_get (td_writer_get_reader (writer), &td_entity_sheet,
                                                  row->sheet, error);

      if (sheet == NULL)
        return FALSE;
      if (g_strcmp0 (td_record_get_text (sheet, "state"),
                     td_sheet_state_code (TD_SHEET_NOT_SENT)) != 0)
        continue;
      td_record_set_text (sheet, "state", td_sheet_state_code (TD_SHEET_SELF));
      if (!td_writer_save (writer, sheet, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_issue (TdWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  const Issue *issue = data;
  TdReader *reader = td_writer_get_reader (writer);
  g_autoptr (GHashTable) serials = NULL;

  if (!td_round_guard (reader, issue->round, error))
    return FALSE;
  serials = list_serials (reader, issue->round, error);
  if (serials == NULL)
    return FALSE;
  for (guint i = 0; i < issue->forms->len; i++)
    {
      const TdForm *form = g_ptr_array_index (issue->forms, i);
      guint serial = GPOINTER_TO_UINT (g_hash_table_lookup (serials, &form->unit)) + 1;

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !save_form (writer, issue, form, serial, error) ||
          !send_sheets (writer, form, error))
        return FALSE;
      g_hash_table_insert (serials, g_memdup2 (&form->unit, sizeof form->unit),
                           GUINT_TO_POINTER (serial));
    }
  return TRUE;
}

static char *
make_label (TdScoreBook *book, GPtrArray *forms)
{
  const char *name = td_record_get_title (td_score_book_get_record (book));
  const TdForm *first = g_ptr_array_index (forms, 0);
  const char *format;

  if (forms->len == 1)
    /* Translators: %1$s is a scoring round, %2$s a unit */
    return g_strdup_printf (first->is_return ? _("%1$s: give a return slip to %2$s")
                                             : _("%1$s: give a form to %2$s"),
                            name, first->unit_name);
  format = first->is_return
    /* Translators: %1$s is a scoring round */
    ? ngettext ("%1$s: give out %2$u return slip", "%1$s: give out %2$u return slips", forms->len)
    /* Translators: %1$s is a scoring round */
    : ngettext ("%1$s: give out %2$u form", "%1$s: give out %2$u forms", forms->len);
  return g_strdup_printf (format, name, forms->len);
}

TdAction *
td_forms_issue (TdScoreBook *book, GPtrArray *forms, TdDate deadline, GError **error)
{
  Issue *issue;

  g_return_val_if_fail (TD_IS_SCORE_BOOK (book) && forms != NULL, NULL);

  if (forms->len == 0)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID,
                           _("There is no form to give out. Choose at least one unit."));
      return NULL;
    }
  if (td_date_is_set (deadline) && !td_date_is_full (deadline))
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID,
                           _("The day by which forms are due needs day, month and year."));
      return NULL;
    }
  issue = g_new0 (Issue, 1);
  issue->round = td_score_book_get_round (book);
  issue->forms = g_ptr_array_new_with_free_func ((GDestroyNotify) td_form_free);
  for (guint i = 0; i < forms->len; i++)
    g_ptr_array_add (issue->forms, td_form_copy (g_ptr_array_index (forms, i)));
  issue->deadline = deadline;
  issue->author = g_strdup (td_score_book_get_author (book));
  return td_action_new (make_label (book, forms), write_issue, issue, free_issue);
}

TdForm *
td_form_from_record (TdRecord *record, GError **error)
{
  TdForm *self = td_form_base_read (td_record_get_text (record, "base"), error);

  if (self == NULL)
    return NULL;
  self->id = td_record_get_id (record);
  self->unit = td_record_get_int_or (record, "unit", 0);
  self->unit_name = g_strdup (td_record_get_text (record, "unit_name"));
  self->serial = (guint) td_record_get_int_or (record, "serial", 0);
  self->is_return = td_record_get_int_or (record, "is_return", 0) != 0;
  self->deadline = td_record_get_date (record, "deadline");
  return self;
}

TdForm *
td_form_find (TdReader *reader, const char *token, gint64 *round, GError **error)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_form);
  g_autoptr (TdRecord) record = NULL;
  g_autoptr (GError) failed = NULL;

  g_return_val_if_fail (reader != NULL, NULL);

  if (td_form_token_is_valid (token))
    {
      g_autofree char *start = td_form_base_dup_start (token);
      /* Before the blank and behind every character that may follow it. */
      g_autofree char *end = g_strconcat (start, "~", NULL);

      td_query_filter_text (query, "base", TD_FILTER_FROM, start);
      td_query_filter_text (query, "base", TD_FILTER_TO, end);
      td_query_set_sort_by_entry (query);
      record = td_reader_first (reader, query, &failed);
    }
  if (record == NULL && failed == NULL)
    g_set_error_literal (&failed, TD_ERROR, TD_ERROR_NOT_FOUND,
                         _("This form was not given out from this register, or giving it out was "
                           "undone. Open the register that it came from."));
  if (record == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return NULL;
    }
  if (round != NULL)
    *round = td_record_get_int_or (record, "round", 0);
  return td_form_from_record (record, error);
}

/* Takes @form over. */
static TdForm *
check_round (TdScoreBook *book, TdForm *form, gint64 round, GError **error)
{
  g_autoptr (TdForm) self = form;
  g_autoptr (TdRecord) other = NULL;

  if (self == NULL || round == td_score_book_get_round (book))
    return g_steal_pointer (&self);
  other = td_reader_get (book->reader, &td_entity_round, round, error);
  if (other != NULL)
    g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                 /* Translators: both are scoring rounds */
                 _("This is a form of the round “%1$s”, not of “%2$s”. Receive it there."),
                 td_record_get_title (other),
                 td_record_get_title (td_score_book_get_record (book)));
  return NULL;
}

TdForm *
td_form_find_in (TdScoreBook *book, const char *token, GError **error)
{
  TdForm *form;
  gint64 round = 0;

  g_return_val_if_fail (TD_IS_SCORE_BOOK (book), NULL);

  form = td_form_find (book->reader, token, &round, error);
  return check_round (book, form, round, error);
}

static gboolean
keep_token (TdRecord *record, gpointer user_data, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (td_record_get_text (record, "base"), " ", 3);
  gint64 id = td_record_get_id (record);

  if (g_strv_length (parts) == 3)
    g_hash_table_insert (user_data, g_strdup (parts[1]), g_memdup2 (&id, sizeof id));
  return TRUE;
}

GHashTable *
td_forms_list_tokens (TdScoreBook *book, GError **error)
{
  static const char *const keys[] = { "base", NULL };
  g_autoptr (GHashTable) tokens = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (TdQuery) query = td_query_new (&td_entity_form);

  g_return_val_if_fail (TD_IS_SCORE_BOOK (book), NULL);

  td_query_set_sort_by_entry (query);
  if (!td_reader_foreach_fields (book->reader, query, keys, keep_token, tokens, NULL, error))
    return NULL;
  return g_steal_pointer (&tokens);
}

TdForm *
td_form_find_among (TdScoreBook *book, GHashTable *tokens, const char *token, GError **error)
{
  const gint64 *id = token != NULL ? g_hash_table_lookup (tokens, token) : NULL;
  g_autoptr (TdRecord) record = NULL;

  g_return_val_if_fail (TD_IS_SCORE_BOOK (book), NULL);

  /* One that is not there is told of in one place. */
  if (id == NULL)
    return td_form_find_in (book, token, error);
  record = td_reader_get (book->reader, &td_entity_form, *id, error);
  if (record == NULL)
    return NULL;
  return check_round (book, td_form_from_record (record, error),
                      td_record_get_int_or (record, "round", 0), error);
}

/* A form that came back as it went out, with cells missing, brought nothing. */
static gboolean
has_brought (TdRecord *receipt)
{
  return td_record_get_int_or (receipt, "missing", 0) == 0 ||
         td_record_get_int_or (receipt, "filled", 0) > 0 ||
         td_record_get_int_or (receipt, "changed", 0) > 0 ||
         td_record_get_int_or (receipt, "conflicts", 0) > 0;
}

/* Forms that something was received for, by id. */
static GHashTable *
list_received (TdReader *reader, gint64 round, GError **error)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_form_receipt);
  g_autoptr (GPtrArray) records = NULL;
  GHashTable *ids;

  td_query_filter_int (query, "round", TD_FILTER_IS, round);
  records = td_reader_list (reader, query, error);
  if (records == NULL)
    return NULL;
  ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < records->len; i++)
    {
      gint64 form = td_record_get_int_or (records->pdata[i], "form", 0);

      if (has_brought (records->pdata[i]))
        g_hash_table_add (ids, g_memdup2 (&form, sizeof form));
    }
  return ids;
}

GPtrArray *
td_forms_list_out (TdReader *reader, gint64 round, GError **error)
{
  g_autoptr (TdQuery) query = query_forms (round);
  g_autoptr (GHashTable) units = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GHashTable) received = NULL;
  GPtrArray *out;

  td_query_set_sort (query, "serial", TRUE);
  records = td_reader_list (reader, query, error);
  received = records != NULL ? list_received (reader, round, error) : NULL;
  if (received == NULL)
    return NULL;
  /* Of each unit only what it was given last. */
  out = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < records->len; i++)
    {
      TdRecord *record = g_ptr_array_index (records, i);
      gint64 unit = td_record_get_int_or (record, "unit", 0);
      gint64 id = td_record_get_id (record);

      if (g_hash_table_add (units, g_memdup2 (&unit, sizeof unit)) &&
          !g_hash_table_contains (received, &id))
        g_ptr_array_add (out, g_object_ref (record));
    }
  return out;
}
