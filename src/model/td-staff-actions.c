/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-staff-actions.h"

#include "td-error.h"

#include <glib/gi18n-lib.h>

/**
 * Bulk: one value for many people.
 * @ids: (element-type gint64): whom
 * @value: a record of which only @key matters
 */
typedef struct
{
  GArray     *ids;
  TdRecord   *value;
  const char *key;
} Bulk;

/* A new record that belongs to one person. */
typedef struct
{
  TdRecord   *record;
  const char *label; /* with %s for the name */
} Entry;

static void
free_bulk (gpointer data)
{
  Bulk *bulk = data;

  g_array_unref (bulk->ids);
  g_object_unref (bulk->value);
  g_free (bulk);
}

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_object_unref (entry->record);
  g_free (entry);
}

static void
copy_value (TdRecord   *from,
            TdRecord   *to,
            const char *key)
{
  if (!td_record_has (from, key))
    td_record_clear (to, key);
  else if (td_field_is_text_like (td_entity_field (&td_entity_staff, key)))
    td_record_set_text (to, key, td_record_get_text (from, key));
  else
    td_record_set_int (to, key, td_record_get_int_or (from, key, 0));
}

static gboolean
save_bulk (TdWriter      *writer,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Bulk *bulk = data;

  for (guint i = 0; i < bulk->ids->len; i++)
    {
      g_autoptr(TdRecord) person = td_reader_get (td_writer_get_reader (writer), &td_entity_staff,
                                                  g_array_index (bulk->ids, gint64, i), error);

      if (person == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      copy_value (bulk->value, person, bulk->key);
      if (!td_writer_save (writer, person, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* @label: (transfer full), @value: (transfer full). */
static TdAction *
make_bulk (const gint64 *ids,
           gsize         n_ids,
           const char   *key,
           TdRecord     *value,
           char         *label)
{
  Bulk *bulk = g_new0 (Bulk, 1);

  bulk->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), (guint) n_ids);
  g_array_append_vals (bulk->ids, ids, (guint) n_ids);
  bulk->value = value;
  bulk->key = key;
  return td_action_new (label, save_bulk, bulk, free_bulk);
}

static char *
make_bulk_label (const TdField *field,
                 gsize          n_ids)
{
  /* Translators: a field like “Post”, how many people */
  return g_strdup_printf (ngettext ("Set “%s” for %u person", "Set “%s” for %u people", n_ids),
                          _(field->label), (guint) n_ids);
}

static const TdField *
find_bulk_field (const char  *key,
                 gboolean     is_reference,
                 GError     **error)
{
  const TdField *field = td_entity_field (&td_entity_staff, key);

  if (field != NULL && (field->flags & TD_FIELD_BULK) != 0 &&
      (field->type == TD_TYPE_REFERENCE) == is_reference)
    return field;
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               _("“%s” cannot be set for several people at once."), key);
  return NULL;
}

TdAction *
td_staff_set_field (const gint64  *ids,
                    gsize          n_ids,
                    const char    *key,
                    const char    *text,
                    GError       **error)
{
  const TdField *field = find_bulk_field (key, FALSE, error);
  g_autoptr(TdRecord) value = td_record_new (&td_entity_staff);

  if (field == NULL)
    return NULL;
  if (text != NULL && *text != '\0' && !td_record_set_from_text (value, key, text, error))
    return NULL;
  return make_bulk (ids, n_ids, field->key, g_steal_pointer (&value),
                    make_bulk_label (field, n_ids));
}

TdAction *
td_staff_set_reference (const gint64  *ids,
                        gsize          n_ids,
                        const char    *key,
                        gint64         value,
                        GError       **error)
{
  const TdField *field = find_bulk_field (key, TRUE, error);
  g_autoptr(TdRecord) record = td_record_new (&td_entity_staff);

  if (field == NULL)
    return NULL;
  if (value != 0)
    td_record_set_int (record, key, value);
  return make_bulk (ids, n_ids, field->key, g_steal_pointer (&record),
                    make_bulk_label (field, n_ids));
}

TdAction *
td_staff_archive (const gint64 *ids,
                  gsize         n_ids,
                  gboolean      archived)
{
  TdRecord *value = td_record_new (&td_entity_staff);
  const char *format = archived
    ? ngettext ("Archive %u person", "Archive %u people", n_ids)
    : ngettext ("Bring %u archived person back", "Bring %u archived people back", n_ids);

  if (archived)
    td_record_set_int (value, "archived", 1);
  return make_bulk (ids, n_ids, "archived", value, g_strdup_printf (format, (guint) n_ids));
}

static gboolean
save_entry (TdWriter      *writer,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const Entry *entry = data;
  TdReader *reader = td_writer_get_reader (writer);
  g_autoptr(TdRecord) person = NULL;
  g_autofree char *label = NULL;

  person = td_reader_get (reader, &td_entity_staff,
                          td_record_get_int_or (entry->record, "staff", 0), error);
  if (person == NULL)
    return FALSE;
  label = g_strdup_printf (entry->label, td_record_get_title (person));
  td_writer_set_label (writer, label);
  return td_writer_save (writer, entry->record, NULL, error);
}

/* @record: (transfer full). */
static TdAction *
make_entry (TdRecord   *record,
            const char *plain_label,
            const char *label)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->record = record;
  entry->label = label;
  return td_action_new (g_strdup (plain_label), save_entry, entry, free_entry);
}

TdAction *
td_staff_add_leave (gint64       staff,
                    const char  *kind,
                    TdDate       started,
                    TdDate       ended,
                    const char  *note,
                    GError     **error)
{
  g_autoptr(TdRecord) record = td_record_new (&td_entity_leave);

  td_record_set_int (record, "staff", staff);
  td_record_set_text (record, "kind", kind);
  td_record_set_date (record, "started", started);
  td_record_set_date (record, "ended", ended);
  td_record_set_text (record, "note", note);
  if (!td_record_prepare (record, error))
    return NULL;
  return make_entry (g_steal_pointer (&record), _("Add a leave"),
                     _("Add a leave of %s"));
}

TdAction *
td_staff_add_discipline (gint64       staff,
                         const char  *form,
                         TdDate       decided,
                         TdAnswer     for_duty,
                         const char  *decision,
                         const char  *note,
                         GError     **error)
{
  g_autoptr(TdRecord) record = td_record_new (&td_entity_discipline);

  td_record_set_int (record, "staff", staff);
  td_record_set_text (record, "form", form);
  td_record_set_date (record, "decided", decided);
  if (for_duty != TD_ANSWER_UNKNOWN)
    td_record_set_int (record, "for_duty", for_duty == TD_ANSWER_YES);
  td_record_set_text (record, "decision", decision);
  td_record_set_text (record, "note", note);
  if (!td_record_prepare (record, error))
    return NULL;
  return make_entry (g_steal_pointer (&record), _("Add a disciplinary action"),
                     _("Add a disciplinary action against %s"));
}
