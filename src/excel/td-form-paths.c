/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-forms-io.h"

#include "td-error.h"
#include "td-form-read.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What is looked at of a folder. */
static const char *const endings[] = { ".xlsx", ".xls", ".ods", ".xlsm" };

#define ATTRIBUTES G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME "," \
                   G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_TIME_MODIFIED "," \
                   G_FILE_ATTRIBUTE_STANDARD_SIZE

/* Larger than any form comes back. */
#define MAX_SIZE (32 * 1024 * 1024)

/**
 * Arrival: one file.
 * @form: (nullable): what was read of it
 * @reason: (nullable): why it was not
 */
typedef struct
{
  GFile      *file;
  char       *name;
  gint64      modified;
  TdFormFile *form;
  char       *reason;
} Arrival;

/**
 * Arriving: what is read in a thread.
 * @arrivals: (element-type Arrival)
 * @seen: (element-type GFile): those in it, which may be named by themselves and by their
 *   folder
 */
typedef struct
{
  GPtrArray    *files;
  TdJob        *job;
  GCancellable *cancellable;
  GPtrArray    *arrivals;
  GHashTable   *seen;
} Arriving;

static void
free_arrival (gpointer data)
{
  Arrival *self = data;

  g_object_unref (self->file);
  g_free (self->name);
  g_clear_pointer (&self->form, td_form_file_free);
  g_free (self->reason);
  g_free (self);
}

static void
free_arriving (gpointer data)
{
  Arriving *self = data;

  g_ptr_array_unref (self->files);
  g_clear_object (&self->job);
  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->arrivals);
  g_hash_table_unref (self->seen);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Arriving, free_arriving)

static Arriving *
new_arriving (GPtrArray *files, TdJob *job)
{
  Arriving *self = g_new0 (Arriving, 1);

  self->files = g_ptr_array_ref (files);
  g_set_object (&self->job, job);
  if (job != NULL)
    g_set_object (&self->cancellable, td_job_get_cancellable (job));
  self->arrivals = g_ptr_array_new_with_free_func (free_arrival);
  self->seen = g_hash_table_new_full (g_file_hash, (GEqualFunc) g_file_equal, g_object_unref, NULL);
  return self;
}

static void
free_refusal (gpointer data)
{
  TdFormRefusal *self = data;

  g_object_unref (self->file);
  g_free (self->reason);
  g_free (self);
}

void
td_form_receipts_free (TdFormReceipts *self)
{
  g_ptr_array_unref (self->receipts);
  g_ptr_array_unref (self->refused);
  g_free (self);
}

/* --- which files --- */

static void
add_arrival (Arriving *self, GFile *file, GFileInfo *info)
{
  g_autoptr (GDateTime) modified = g_file_info_get_modification_date_time (info);
  Arrival *arrival;

  if (!g_hash_table_add (self->seen, g_object_ref (file)))
    return;
  arrival = g_new0 (Arrival, 1);
  arrival->file = g_object_ref (file);
  arrival->name = g_strdup (g_file_info_get_display_name (info));
  if (modified != NULL)
    arrival->modified = g_date_time_to_unix (modified) * G_USEC_PER_SEC +
                        g_date_time_get_microsecond (modified);
  g_ptr_array_add (self->arrivals, arrival);
}

static gboolean
is_workbook (const char *name)
{
  g_autofree char *lower = g_utf8_strdown (name, -1);

  if (g_str_has_prefix (lower, "~$") || g_str_has_prefix (lower, ".~lock"))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      return TRUE;
  return FALSE;
}

static gboolean
list_folder (Arriving *self, GFile *folder, GError **error)
{
  g_autoptr (GFileEnumerator) children = g_file_enumerate_children (folder, ATTRIBUTES,
                                                                    G_FILE_QUERY_INFO_NONE,
                                                                    self->cancellable, error);

  while (children != NULL)
    {
      GFileInfo *info;
      GFile *child;

      if (!g_file_enumerator_iterate (children, &info, &child, self->cancellable, error))
        return FALSE;
      if (info == NULL)
        return TRUE;
      if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR &&
          is_workbook (g_file_info_get_display_name (info)))
        add_arrival (self, child, info);
    }
  return FALSE;
}

static int
compare_arrivals (gconstpointer a, gconstpointer b)
{
  const Arrival *x = *(const Arrival *const *) a;
  const Arrival *y = *(const Arrival *const *) b;

  if (x->modified != y->modified)
    return x->modified < y->modified ? -1 : 1;
  return g_strcmp0 (x->name, y->name);
}

/* What is not there is told in our own words; what else may be wrong in those of GIO. */
static gboolean
refuse_path (GFile *file, GError **error)
{
  g_autofree char *name = g_file_get_parse_name (file);

  if (error != NULL && g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_clear_error (error);
      g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                   _("“%s” does not exist. Choose the folder or the files that the units sent "
                     "back."), name);
    }
  return FALSE;
}

static gboolean
list_files (Arriving *self, GError **error)
{
  for (guint i = 0; i < self->files->len; i++)
    {
      GFile *file = g_ptr_array_index (self->files, i);
      g_autoptr (GFileInfo) info = g_file_query_info (file, ATTRIBUTES, G_FILE_QUERY_INFO_NONE,
                                                      self->cancellable, error);

      if (info == NULL)
        return refuse_path (file, error);
      if (g_file_info_get_file_type (info) != G_FILE_TYPE_DIRECTORY)
        add_arrival (self, file, info);
      else if (!list_folder (self, file, error))
        return FALSE;
    }
  if (self->arrivals->len == 0)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                           _("There is no workbook to receive there. Choose the folder or the "
                             "files that the units sent back."));
      return FALSE;
    }
  g_ptr_array_sort (self->arrivals, compare_arrivals);
  return TRUE;
}

/* --- reading --- */

static GBytes *
load_content (Arriving *self, Arrival *arrival, GError **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (arrival->file, ATTRIBUTES,
                                                  G_FILE_QUERY_INFO_NONE, self->cancellable,
                                                  error);

  if (info == NULL)
    return NULL;
  if (g_file_info_get_size (info) > MAX_SIZE)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _("“%s” is too large for a form. Ask the unit for the form without pictures or "
                     "attached files."), arrival->name);
      return NULL;
    }
  return g_file_load_bytes (arrival->file, self->cancellable, NULL, error);
}

static gboolean
read_files (Arriving *self, GError **error)
{
  if (!list_files (self, error))
    return FALSE;
  for (guint i = 0; i < self->arrivals->len; i++)
    {
      Arrival *arrival = g_ptr_array_index (self->arrivals, i);
      g_autoptr (GBytes) content = NULL;
      g_autoptr (GError) failed = NULL;

      if (self->job != NULL)
        td_job_report (self->job, i, self->arrivals->len);
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      content = load_content (self, arrival, &failed);
      if (content != NULL)
        arrival->form = td_form_read (content, arrival->name, &failed);
      if (failed != NULL)
        arrival->reason = g_strdup (failed->message);
    }
  if (self->job != NULL)
    td_job_report (self->job, self->arrivals->len, self->arrivals->len);
  return TRUE;
}

/* --- comparing --- */

static void
add_refusal (TdFormReceipts *self, const Arrival *arrival, const char *reason)
{
  TdFormRefusal *refusal = g_new0 (TdFormRefusal, 1);

  refusal->file = g_object_ref (arrival->file);
  /* Every reason names its file. */
  refusal->reason = strstr (reason, arrival->name) != NULL
    ? g_strdup (reason)
    /* Translators: %1$s is a file, %2$s a sentence that says why it is not taken */
    : g_strdup_printf (_("“%1$s” is not taken. %2$s"), arrival->name, reason);
  g_ptr_array_add (self->refused, refusal);
}

static TdFormReceipt *
compare_arrival (TdScoreBook *book, GHashTable *tokens, const Arrival *arrival, GError **error)
{
  g_autoptr (TdForm) form = td_form_find_among (book, tokens, arrival->form->token, error);

  if (form == NULL || !td_form_file_check (arrival->form, form, error))
    return NULL;
  return td_form_compare (book, form, arrival->name, arrival->form->content,
                          arrival->form->entries, error);
}

/* Of what one unit sent, the later issue counts, and of one issue the later save. */
static gboolean
is_later (const TdFormReceipt *a, const TdFormReceipt *b)
{
  return a->form->serial >= b->form->serial;
}

static void
add_receipt (TdFormReceipts *self, GHashTable *last, TdFormReceipt *receipt)
{
  TdFormReceipt *before = g_hash_table_lookup (last, &receipt->form->unit);

  g_ptr_array_add (self->receipts, receipt);
  if (receipt->is_repeat)
    return;
  if (before != NULL && !is_later (receipt, before))
    {
      td_form_receipt_set_older (receipt);
      return;
    }
  if (before != NULL)
    td_form_receipt_set_older (before);
  g_hash_table_insert (last, &receipt->form->unit, receipt);
}

static TdFormReceipts *
compare_all (TdScoreBook *book, Arriving *arriving, GError **error)
{
  g_autoptr (GHashTable) tokens = NULL;
  g_autoptr (GHashTable) last = g_hash_table_new (g_int64_hash, g_int64_equal);
  TdFormReceipts *self;

  /* Without a book there is nothing but refusals. */
  tokens = book != NULL ? td_forms_list_tokens (book, error)
                        : g_hash_table_new (g_str_hash, g_str_equal);
  if (tokens == NULL)
    return NULL;
  self = g_new0 (TdFormReceipts, 1);
  self->receipts = g_ptr_array_new_with_free_func ((GDestroyNotify) td_form_receipt_free);
  self->refused = g_ptr_array_new_with_free_func (free_refusal);
  self->n_files = arriving->arrivals->len;
  for (guint i = 0; i < arriving->arrivals->len; i++)
    {
      const Arrival *arrival = g_ptr_array_index (arriving->arrivals, i);
      g_autoptr (GError) failed = NULL;
      TdFormReceipt *receipt = NULL;

      if (arrival->form != NULL)
        receipt = compare_arrival (book, tokens, arrival, &failed);
      if (receipt != NULL)
        add_receipt (self, last, receipt);
      else
        add_refusal (self, arrival, failed != NULL ? failed->message : arrival->reason);
    }
  return self;
}

TdFormReceipts *
td_forms_read_paths (TdScoreBook *book, GPtrArray *files, TdJob *job, GError **error)
{
  g_autoptr (Arriving) arriving = NULL;

  g_return_val_if_fail (TD_IS_SCORE_BOOK (book) && files != NULL, NULL);

  arriving = new_arriving (files, job);
  if (!read_files (arriving, error))
    return NULL;
  return compare_all (book, arriving, error);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (read_files (task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
td_forms_read_paths_async (TdScoreBook        *book,
                           GPtrArray          *files,
                           TdJob              *job,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (book, NULL, callback, user_data);

  g_return_if_fail (TD_IS_SCORE_BOOK (book) && files != NULL);

  g_task_set_source_tag (task, td_forms_read_paths_async);
  g_task_set_task_data (task, new_arriving (files, job), free_arriving);
  g_task_run_in_thread (task, read_in_thread);
}

TdFormReceipts *
td_forms_read_paths_finish (TdScoreBook *book, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, book), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, td_forms_read_paths_async), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  return compare_all (book, g_task_get_task_data (G_TASK (result)), error);
}

/* --- files of several rounds --- */

void
td_form_batch_free (TdFormBatch *self)
{
  g_clear_object (&self->book);
  g_clear_pointer (&self->receipts, td_form_receipts_free);
  g_free (self);
}

/* One round's share of what came; @round 0: no round is known for it. */
typedef struct
{
  gint64    round;
  Arriving *arriving;
} Share;

static void
free_share (gpointer data)
{
  Share *self = data;

  free_arriving (self->arriving);
  g_free (self);
}

static Share *
find_share (GPtrArray *shares, gint64 round, Arriving *all)
{
  Share *share;

  for (guint i = 0; i < shares->len; i++)
    {
      share = g_ptr_array_index (shares, i);
      if (share->round == round)
        return share;
    }
  share = g_new0 (Share, 1);
  share->round = round;
  share->arriving = new_arriving (all->files, all->job);
  g_ptr_array_add (shares, share);
  return share;
}

/* 0 and the reason in @arrival where it is not known; %FALSE with an error of the register. */
static gboolean
find_round_of (TdReader *reader, Arrival *arrival, gint64 *round, GError **error)
{
  g_autoptr (TdForm) form = NULL;
  g_autoptr (GError) failed = NULL;

  *round = 0;
  if (arrival->form == NULL)
    return TRUE;
  form = td_form_find (reader, arrival->form->token, round, &failed);
  if (form != NULL)
    return TRUE;
  if (!g_error_matches (failed, TD_ERROR, TD_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  *round = 0;
  arrival->reason = g_strdup (failed->message);
  g_clear_pointer (&arrival->form, td_form_file_free);
  return TRUE;
}

/* (element-type Share), what no round is known for last; takes the arrivals of @all. */
static GPtrArray *
share_out (TdReader *reader, Arriving *all, GError **error)
{
  g_autoptr (GPtrArray) shares = g_ptr_array_new_with_free_func (free_share);
  g_autofree gint64 *rounds = g_new0 (gint64, all->arrivals->len);
  const guint n = all->arrivals->len;

  for (guint i = 0; i < n; i++)
    if (!find_round_of (reader, g_ptr_array_index (all->arrivals, i), &rounds[i], error))
      return NULL;
  g_ptr_array_set_free_func (all->arrivals, NULL);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (find_share (shares, rounds[i], all)->arriving->arrivals,
                     g_ptr_array_index (all->arrivals, i));
  g_ptr_array_set_size (all->arrivals, 0);
  for (guint i = 0; i + 1 < shares->len; i++)
    if (((Share *) g_ptr_array_index (shares, i))->round == 0)
      {
        g_ptr_array_add (shares, g_ptr_array_steal_index (shares, i));
        break;
      }
  return g_steal_pointer (&shares);
}

GPtrArray *
td_forms_read_rounds (TdStore *store, GPtrArray *files, TdJob *job, GError **error)
{
  g_autoptr (Arriving) all = NULL;
  g_autoptr (GPtrArray) shares = NULL;
  g_autoptr (GPtrArray) batches = NULL;

  g_return_val_if_fail (TD_IS_STORE (store) && files != NULL, NULL);

  all = new_arriving (files, job);
  if (!read_files (all, error))
    return NULL;
  shares = share_out (td_store_get_reader (store), all, error);
  if (shares == NULL)
    return NULL;
  batches = g_ptr_array_new_with_free_func ((GDestroyNotify) td_form_batch_free);
  for (guint i = 0; i < shares->len; i++)
    {
      const Share *share = g_ptr_array_index (shares, i);
      TdFormBatch *batch = g_new0 (TdFormBatch, 1);

      g_ptr_array_add (batches, batch);
      if (share->round != 0)
        {
          batch->book = td_score_book_new (store, share->round, error);
          if (batch->book == NULL)
            return NULL;
        }
      batch->receipts = compare_all (batch->book, share->arriving, error);
      if (batch->receipts == NULL)
        return NULL;
    }
  return g_steal_pointer (&batches);
}
