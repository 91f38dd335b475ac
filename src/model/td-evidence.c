/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-evidence-private.h"

#include "td-error.h"

#include <glib/gi18n-lib.h>

/**
 * Attaching: what td_evidence_attach() is to do.
 * @criteria: (element-type gint64)
 * @files: (element-type GFile)
 */
typedef struct
{
  gint64     sheet;
  GArray    *criteria;
  GPtrArray *files;
} Attaching;

/* One file for one criterion of a sheet. */
typedef struct
{
  gint64 sheet;
  gint64 criterion;
  gint64 attachment;
} Linking;

static void
free_attaching (gpointer data)
{
  Attaching *self = data;

  g_array_unref (self->criteria);
  g_ptr_array_unref (self->files);
  g_free (self);
}

/* The sheet, whose round works with the set that the criterion is of. */
static TdRecord *
get_sheet (TdReader  *reader,
           gint64     sheet,
           gint64     criterion,
           GError   **error)
{
  g_autoptr (TdRecord) record = td_reader_get (reader, &td_entity_sheet, sheet, error);
  g_autoptr (TdRecord) round = NULL;
  g_autoptr (TdRecord) of = NULL;

  if (record == NULL)
    return NULL;
  round = td_reader_get (reader, &td_entity_round, td_record_get_int_or (record, "round", 0),
                         error);
  if (round == NULL)
    return NULL;
  of = td_reader_get (reader, &td_entity_criterion, criterion, error);
  if (of == NULL)
    return NULL;
  if (td_record_get_int_or (of, "criteria", 0) == td_record_get_int_or (round, "criteria", -1) &&
      g_strcmp0 (td_record_get_text (of, "rule"), "nhom") != 0)
    return g_steal_pointer (&record);
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               /* Translators: the text of a criterion, then whose sheet. */
               _("“%1$s” is not scored on the sheet of “%2$s”. Choose one of its criteria."),
               td_record_get_title (of), td_record_get_title (record));
  return NULL;
}

static TdQuery *
query_evidence (gint64 sheet,
                gint64 criterion,
                gint64 attachment)
{
  TdQuery *query = td_query_new (&td_entity_evidence);

  td_query_set_sort_by_entry (query);
  if (sheet != 0)
    td_query_filter_int (query, "sheet", TD_FILTER_IS, sheet);
  if (criterion != 0)
    td_query_filter_int (query, "criterion", TD_FILTER_IS, criterion);
  if (attachment != 0)
    td_query_filter_int (query, "attachment", TD_FILTER_IS, attachment);
  return query;
}

gint64
td_evidence_find (TdReader  *reader,
                  gint64     sheet,
                  gint64     criterion,
                  gint64     attachment,
                  GError   **error)
{
  g_autoptr (TdQuery) query = query_evidence (sheet, criterion, attachment);
  g_autoptr (TdRecord) record = NULL;

  g_return_val_if_fail (reader != NULL && sheet != 0 && criterion != 0 && attachment != 0, 0);

  record = td_reader_first (reader, query, error);
  return record != NULL ? td_record_get_id (record) : 0;
}

/* Does nothing where it is evidence already. */
static gboolean
add_evidence (TdWriter       *writer,
              const Linking  *linking,
              GError        **error)
{
  TdReader *reader = td_writer_get_reader (writer);
  g_autoptr (TdRecord) sheet = get_sheet (reader, linking->sheet, linking->criterion, error);
  g_autoptr (TdRecord) record = NULL;
  g_autoptr (GError) failed = NULL;

  if (sheet == NULL)
    return FALSE;
  if (td_evidence_find (reader, linking->sheet, linking->criterion, linking->attachment,
                        &failed) != 0)
    return TRUE;
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  record = td_record_new (&td_entity_evidence);
  td_record_set_int (record, "round", td_record_get_int_or (sheet, "round", 0));
  td_record_set_int (record, "sheet", linking->sheet);
  td_record_set_int (record, "criterion", linking->criterion);
  td_record_set_int (record, "attachment", linking->attachment);
  return td_writer_save (writer, record, NULL, error);
}

static void
set_label (TdWriter        *writer,
           const Attaching *self)
{
  g_autoptr (TdRecord) sheet =
    td_reader_get (td_writer_get_reader (writer), &td_entity_sheet, self->sheet, NULL);
  g_autofree char *name = td_attachment_dup_name (self->files->pdata[0]);
  g_autofree char *label = NULL;

  if (sheet == NULL)
    return;
  if (self->files->len == 1)
    /* Translators: a file, then whose sheet. */
    label = g_strdup_printf (_("Attach “%1$s” to the sheet of “%2$s”"), name,
                             td_record_get_title (sheet));
  else
    /* Translators: how many files, then whose sheet. */
    label = g_strdup_printf (ngettext ("Attach %1$u file to the sheet of “%2$s”",
                                       "Attach %1$u files to the sheet of “%2$s”",
                                       self->files->len),
                             self->files->len, td_record_get_title (sheet));
  td_writer_set_label (writer, label);
}

static gboolean
attach_files (TdWriter      *writer,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  const Attaching *self = data;

  set_label (writer, self);
  for (guint i = 0; i < self->files->len; i++)
    {
      g_autofree char *name = td_attachment_dup_name (self->files->pdata[i]);
      g_autoptr (GBytes) content = td_attachment_load (self->files->pdata[i], cancellable, error);
      Linking linking = { .sheet = self->sheet };

      if (content == NULL)
        return FALSE;
      linking.attachment = td_attachment_write (writer, name, content, error);
      if (linking.attachment == 0)
        return FALSE;
      for (guint c = 0; c < self->criteria->len; c++)
        {
          linking.criterion = g_array_index (self->criteria, gint64, c);
          if (!add_evidence (writer, &linking, error))
            return FALSE;
        }
    }
  return TRUE;
}

TdAction *
td_evidence_attach (gint64      sheet,
                    GArray     *criteria,
                    GPtrArray  *files,
                    GError    **error)
{
  Attaching *self;

  g_return_val_if_fail (criteria != NULL && files != NULL, NULL);

  if (criteria->len == 0 || files->len == 0)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID,
                           criteria->len == 0 ? _("Choose the criterion that the file is evidence "
                                                  "for.")
                                              : _("Choose a file."));
      return NULL;
    }
  self = g_new0 (Attaching, 1);
  self->sheet = sheet;
  self->criteria = g_array_copy (criteria);
  self->files = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < files->len; i++)
    g_ptr_array_add (self->files, g_object_ref (files->pdata[i]));
  return td_action_new (g_strdup (_("Attach evidence")), attach_files, self, free_attaching);
}

static gboolean
link_file (TdWriter      *writer,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Linking *self = data;
  TdReader *reader = td_writer_get_reader (writer);
  g_autoptr (TdRecord) attachment = td_reader_get (reader, &td_entity_attachment,
                                                   self->attachment, error);
  g_autoptr (TdRecord) criterion = NULL;
  g_autofree char *label = NULL;

  if (attachment == NULL)
    return FALSE;
  criterion = td_reader_get (reader, &td_entity_criterion, self->criterion, error);
  if (criterion == NULL)
    return FALSE;
  /* Translators: a file, then the code of a criterion. */
  label = g_strdup_printf (_("Use “%1$s” as evidence for criterion %2$s too"),
                           td_record_get_title (attachment),
                           td_record_get_text (criterion, "code"));
  td_writer_set_label (writer, label);
  return add_evidence (writer, self, error);
}

TdAction *
td_evidence_link (gint64 sheet,
                  gint64 criterion,
                  gint64 attachment)
{
  const Linking linking = { sheet, criterion, attachment };

  return td_action_new (g_strdup (_("Use a file as evidence for another criterion")), link_file,
                        g_memdup2 (&linking, sizeof linking), g_free);
}

/* Whether anything names the attachment. */
static gboolean
is_used (TdReader        *reader,
         const TdEntity  *entity,
         gint64           attachment,
         gboolean        *used,
         GError         **error)
{
  g_autoptr (TdQuery) query = td_query_new (entity);
  gint64 n;

  td_query_filter_int (query, "attachment", TD_FILTER_IS, attachment);
  n = td_reader_count (reader, query, error);
  *used = *used || n > 0;
  return n >= 0;
}

gboolean
td_evidence_drop (TdWriter  *writer,
                  TdRecord  *evidence,
                  GError   **error)
{
  TdReader *reader = td_writer_get_reader (writer);
  const gint64 attachment = td_record_get_int_or (evidence, "attachment", 0);
  gboolean used = FALSE;

  if (!td_writer_delete (writer, &td_entity_evidence, td_record_get_id (evidence), error) ||
      !is_used (reader, &td_entity_evidence, attachment, &used, error) ||
      !is_used (reader, &td_entity_form_receipt, attachment, &used, error))
    return FALSE;
  return used || td_writer_delete (writer, &td_entity_attachment, attachment, error);
}

static gboolean
remove_evidence (TdWriter      *writer,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  const gint64 *id = data;
  TdReader *reader = td_writer_get_reader (writer);
  g_autoptr (TdRecord) evidence = td_reader_get (reader, &td_entity_evidence, *id, error);
  g_autoptr (TdRecord) criterion = NULL;
  g_autofree char *label = NULL;

  if (evidence == NULL)
    return FALSE;
  criterion = td_reader_get (reader, &td_entity_criterion,
                             td_record_get_int_or (evidence, "criterion", 0), error);
  if (criterion == NULL)
    return FALSE;
  /* Translators: a file, then the code of a criterion. */
  label = g_strdup_printf (_("Remove “%1$s” from the evidence for criterion %2$s"),
                           td_record_get_reference_title (evidence, "attachment"),
                           td_record_get_text (criterion, "code"));
  td_writer_set_label (writer, label);
  return td_evidence_drop (writer, evidence, error);
}

TdAction *
td_evidence_remove (gint64 evidence)
{
  return td_action_new (g_strdup (_("Remove evidence")), remove_evidence,
                        g_memdup2 (&evidence, sizeof evidence), g_free);
}

GPtrArray *
td_evidence_list (TdReader  *reader,
                  gint64     sheet,
                  gint64     criterion,
                  GError   **error)
{
  g_autoptr (TdQuery) query = query_evidence (sheet, criterion, 0);
  g_autoptr (GPtrArray) evidence = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  g_return_val_if_fail (reader != NULL && sheet != 0, NULL);

  evidence = td_reader_list (reader, query, error);
  if (evidence == NULL)
    return NULL;
  for (guint i = 0; i < evidence->len; i++)
    {
      const gint64 id = td_record_get_int_or (evidence->pdata[i], "attachment", 0);

      if (g_hash_table_add (seen, g_memdup2 (&id, sizeof id)))
        g_array_append_val (ids, id);
    }
  return td_reader_load (reader, &td_entity_attachment, (const gint64 *) (gpointer) ids->data,
                         ids->len, error);
}
