/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-store-private.h"

#include "td-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many records of @entity name @id in @field. */
static gboolean
count_uses (TdWriter       *self,
            const TdEntity *entity,
            const TdField  *field,
            gint64          id,
            gint64         *n_uses,
            GError        **error)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT count(*) FROM \"%s\" WHERE \"%s\" = ?1", entity->key, field->key);
  g_auto (TdStatement) statement = { 0 };
  gboolean row;

  if (!td_statement_prepare (&statement, self->engine->db, sql, error))
    return FALSE;
  td_statement_bind_int (&statement, 1, id);
  if (!td_statement_step (&statement, &row, error))
    return FALSE;
  *n_uses = td_statement_get_int (&statement, 0);
  return TRUE;
}

/* A foreign key would refuse as well, but not say who still needs the record. */
static gboolean
check_not_used (TdWriter       *self,
                const TdEntity *entity,
                gint64          id,
                const char     *title,
                GError        **error)
{
  guint n_entities;
  const TdEntity *const *entities = td_entities_get (&n_entities);

  for (guint i = 0; i < n_entities; i++)
    for (guint f = 0; f < entities[i]->n_fields; f++)
      {
        const TdField *field = &entities[i]->fields[f];
        gint64 n_uses;

        if (g_strcmp0 (field->reference, entity->key) != 0)
          continue;
        if (!count_uses (self, entities[i], field, id, &n_uses, error))
          return FALSE;
        if (n_uses == 0)
          continue;

        g_set_error (
          error, TD_ERROR, TD_ERROR_CONFLICT,
          /* Translators: %1$s names a record, %2$s is a kind of records such as "people",
           * %3$s a field of theirs such as "Unit". */
          g_dngettext (GETTEXT_PACKAGE,
                       "“%1$s” cannot be removed: one record of “%2$s” still names it (%3$s). "
                       "Archive it instead.",
                       "“%1$s” cannot be removed: several records of “%2$s” still name it (%3$s). "
                       "Archive it instead.",
                       (gulong) n_uses),
          title, _(entities[i]->plural), _(field->label));
        return FALSE;
      }
  return TRUE;
}

gboolean
td_writer_delete (TdWriter       *self,
                  const TdEntity *entity,
                  gint64          id,
                  GError        **error)
{
  g_autoptr (TdRecord) record = NULL;
  g_auto (TdStatement) statement = { 0 };
  g_autofree char *sql = NULL;

  g_return_val_if_fail (self != NULL && entity != NULL, FALSE);

  record = td_reader_get (self->engine->reader, entity, id, error);
  if (record == NULL || !td_writer_guard (self, record, NULL, error) ||
      !check_not_used (self, entity, id, td_record_get_title (record), error))
    return FALSE;

  sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE id = ?1", entity->key);
  if (!td_statement_prepare (&statement, self->engine->db, sql, error))
    return FALSE;
  td_statement_bind_int (&statement, 1, id);
  return td_statement_run (&statement, error);
}
