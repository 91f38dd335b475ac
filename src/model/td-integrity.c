/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-integrity.h"

#include "td-backup.h"
#include "td-content.h"
#include "td-error.h"
#include "td-history.h"
#include "td-number.h"
#include "td-reader-private.h"
#include "td-score-book.h"
#include "td-year-seal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More of one kind say nothing new. */
#define MAX_LINES 20

typedef struct
{
  TdDb      *db;
  GPtrArray *lines;
  char      *first; /* trouble */
} TdCheck;

/* Takes @line over. */
static void
add_line (TdCheck *self,
          char    *line)
{
  if (self->lines != NULL)
    g_ptr_array_add (self->lines, line);
  else
    g_free (line);
}

/* Takes @line over. */
static void
add_trouble (TdCheck *self,
             char    *line)
{
  if (self->first == NULL)
    self->first = g_strdup (line);
  add_line (self, line);
}

/* A file may be too damaged to be checked to the end: that is a finding. */
static gboolean
take_corruption (TdCheck *self,
                 GError **failed,
                 GError **error)
{
  if (!g_error_matches (*failed, TD_ERROR, TD_ERROR_CORRUPT))
    {
      g_propagate_error (error, g_steal_pointer (failed));
      return FALSE;
    }
  add_trouble (self, g_strdup ((*failed)->message));
  g_clear_error (failed);
  return TRUE;
}

static gboolean
check_structure (TdCheck *self,
                 GError **error)
{
  g_auto (TdStatement) statement = { 0 };
  g_autoptr (GError) failed = NULL;
  guint n_troubles = 0;
  gboolean row = TRUE;
  gboolean done =
    td_statement_prepare (&statement, self->db, "PRAGMA integrity_check(20)", &failed);

  while (done && (done = td_statement_step (&statement, &row, &failed)) && row)
    {
      const char *text = td_statement_get_text (&statement, 0);

      if (g_strcmp0 (text, "ok") == 0)
        continue;
      n_troubles++;
      /* Translators: %s is what SQLite says, in English. */
      add_trouble (self, g_strdup_printf (_("The file is damaged: %s"), text));
    }
  if (!done)
    return take_corruption (self, &failed, error);
  if (n_troubles == 0)
    add_line (self, g_strdup (_("The structure of the file is whole.")));
  return TRUE;
}

static gboolean
check_references (TdCheck *self,
                  GError **error)
{
  g_auto (TdStatement) statement = { 0 };
  g_autoptr (GError) failed = NULL;
  guint n_troubles = 0;
  gboolean row = TRUE;
  gboolean done = td_statement_prepare (&statement, self->db, "PRAGMA foreign_key_check", &failed);

  while (done && (done = td_statement_step (&statement, &row, &failed)) && row)
    {
      const char *table = td_statement_get_text (&statement, 0);
      const char *record = td_statement_get_text (&statement, 1);
      const char *target = td_statement_get_text (&statement, 2);

      if (n_troubles++ >= MAX_LINES)
        continue;
      add_trouble (self,
                   /* Translators: %1$s and %3$s are tables, %2$s is the number of a record. */
                   g_strdup_printf (_("Record %2$s of “%1$s” names one of “%3$s” that is missing."),
                                    table, record, target));
    }
  if (!done)
    return take_corruption (self, &failed, error);
  if (n_troubles == 0)
    add_line (self, g_strdup (_("Every reference names a record that is there.")));
  return TRUE;
}

static gboolean
check_history (TdCheck  *self,
               TdReader *reader,
               GError  **error)
{
  g_autoptr (GError) failed = NULL;
  g_autofree char *count = NULL;
  gint64 n_entries;

  if (!td_history_verify (reader, &n_entries, &failed))
    return take_corruption (self, &failed, error);

  count = td_integer_to_text (n_entries);
  add_line (self, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                "The history is whole: %s entry.",
                                                "The history is whole: %s entries.",
                                                (gulong) n_entries), count));
  return TRUE;
}

static gboolean
check_content (TdCheck  *self,
               TdRecord *attachment,
               gboolean *is_whole,
               GError  **error)
{
  if (!td_content_verify (self->db, td_record_get_text (attachment, "sha256"),
                          td_record_get_int_or (attachment, "size", -1), is_whole, error))
    return FALSE;
  if (!*is_whole)
    add_trouble (self,
                 /* Translators: an attached file. */
                 g_strdup_printf (_("The content of the file “%s” is missing or damaged."),
                                  td_record_get_title (attachment)));
  return TRUE;
}

/* Large as they are, only one piece of one file is in memory at a time. */
static gboolean
check_contents (TdCheck      *self,
                TdReader     *reader,
                GCancellable *cancellable,
                GError      **error)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_attachment);
  g_autoptr (GPtrArray) attachments = td_reader_list (reader, query, error);
  g_autofree char *count = NULL;
  guint n_troubles = 0;

  if (attachments == NULL)
    return FALSE;
  for (guint i = 0; i < attachments->len && n_troubles < MAX_LINES; i++)
    {
      gboolean is_whole;

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !check_content (self, attachments->pdata[i], &is_whole, error))
        return FALSE;
      n_troubles += !is_whole;
    }
  if (n_troubles > 0 || attachments->len == 0)
    return TRUE;
  count = td_integer_to_text (attachments->len);
  add_line (self, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                "%s attached file is whole.",
                                                "All %s attached files are whole.",
                                                attachments->len), count));
  return TRUE;
}

/* @verified: what verifying one seal gave, with @failed. */
static gboolean
take_seal (TdCheck  *self,
           gboolean  verified,
           GError  **failed,
           guint    *n_sound,
           GError  **error)
{
  *n_sound += verified;
  return verified || take_corruption (self, failed, error);
}

/* What was sealed of years and rounds is still what it was. */
static gboolean
check_seals (TdCheck      *self,
             TdReader     *reader,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_round_seal);
  g_autoptr (GPtrArray) years = td_year_seal_list (reader, 0, error);
  g_autoptr (GArray) rounds = years != NULL ? td_reader_query (reader, query, cancellable, error)
                                            : NULL;
  g_autofree char *count = NULL;
  guint n_sound = 0;

  for (guint i = 0; rounds != NULL && i < years->len; i++)
    {
      g_autoptr (GError) failed = NULL;
      gint64 id = ((const TdYearSeal *) years->pdata[i])->id;

      if (!take_seal (self, td_year_seal_verify (reader, id, cancellable, &failed), &failed,
                      &n_sound, error))
        return FALSE;
    }
  for (guint i = 0; rounds != NULL && i < rounds->len; i++)
    {
      g_autoptr (GError) failed = NULL;
      gint64 id = g_array_index (rounds, gint64, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !take_seal (self, td_round_seal_verify (reader, id, &failed), &failed, &n_sound, error))
        return FALSE;
    }
  if (rounds == NULL || n_sound == 0 || n_sound < years->len + rounds->len)
    return rounds != NULL;
  count = td_integer_to_text (n_sound);
  add_line (self, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                /* Translators: of a frozen year or closed round */
                                                "%s seal fits what it was taken of.",
                                                "All %s seals fit what they were taken of.",
                                                n_sound), count));
  return TRUE;
}

static gboolean
run_checks (TdReader     *reader,
            GPtrArray    *lines,
            gboolean      is_thorough,
            GCancellable *cancellable,
            GError      **error)
{
  TdCheck check = { td_reader_get_db (reader), lines, NULL };
  g_autofree char *first = NULL;
  g_autofree char *name = NULL;
  GCancellable *outer;
  gboolean done;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  outer = td_db_swap_cancellable (check.db, cancellable);
  done = check_structure (&check, error) &&
         check_references (&check, error) &&
         check_history (&check, reader, error) &&
         (!is_thorough || (check_contents (&check, reader, cancellable, error) &&
                           check_seals (&check, reader, cancellable, error)));
  td_db_swap_cancellable (check.db, outer);

  first = g_steal_pointer (&check.first);
  if (!done || first == NULL)
    return done;

  name = g_filename_display_basename (td_db_get_path (check.db));
  /* Translators: %1$s is a file, %2$s a sentence that names the damage. */
  g_set_error (error, TD_ERROR, TD_ERROR_CORRUPT,
               _("“%1$s” did not pass the checks. %2$s"), name, first);
  return FALSE;
}

gboolean
td_integrity_check (TdReader     *reader,
                    GPtrArray    *lines,
                    GCancellable *cancellable,
                    GError      **error)
{
  return run_checks (reader, lines, FALSE, cancellable, error);
}

gboolean
td_store_check (TdStore      *store,
                GStrv        *report,
                GCancellable *cancellable,
                GError      **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  gboolean is_sound;

  g_return_val_if_fail (TD_IS_STORE (store), FALSE);

  is_sound = run_checks (td_store_get_reader (store), lines, TRUE, cancellable, error);
  if (report != NULL)
    {
      g_ptr_array_add (lines, NULL);
      *report = (GStrv) g_ptr_array_free (g_steal_pointer (&lines), FALSE);
    }
  return is_sound;
}
