/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-unit-page-private.h"

#include "td-confirm.h"
#include "td-shell.h"
#include "td-unit-actions.h"

#include <glib/gi18n-lib.h>

/* @crowded: the unit that people work in, once archiving was refused for it */
typedef struct
{
  TdUnitPage *page;
  GArray     *units;
  char       *text;
  gint64      crowded;
} Archiving;

static void
free_archiving (Archiving *archiving)
{
  g_object_unref (archiving->page);
  g_array_unref (archiving->units);
  g_free (archiving->text);
  g_free (archiving);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archiving, free_archiving)

static TdStore *
get_store (TdUnitPage *self)
{
  return td_page_get_store (TD_PAGE (self));
}

static void
show_people_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Archiving) archiving = user_data;
  TdUnitPage *self = archiving->page;

  if (!td_confirm_finish (GTK_WIDGET (source), result) || !td_unit_page_is_in_use (self))
    return;
  if (td_unit_page_show_unit (self, archiving->crowded) && self->pane != NULL)
    td_unit_pane_show_people (TD_UNIT_PANE (self->pane));
}

/* The first of them that people work in; 0 for none. */
static gint64
find_crowded (TdUnitPage *self, GArray *units)
{
  for (guint i = 0; i < units->len; i++)
    {
      gint64 unit = g_array_index (units, gint64, i);
      g_autoptr (TdQuery) query = td_query_new (&td_entity_staff);

      td_query_filter_int (query, "unit", TD_FILTER_IS, unit);
      if (td_reader_count (td_store_get_reader (get_store (self)), query, NULL) > 0)
        return unit;
    }
  return 0;
}

/* Refused while people work in one of them: the message says in which and how many,
 * and they are one click away. */
static void
archived_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Archiving) archiving = user_data;
  TdUnitPage *self = archiving->page;
  g_autoptr (GError) error = NULL;

  if (td_store_write_finish (TD_STORE (source), result, &error) >= 0)
    {
      if (td_unit_page_is_in_use (self))
        td_id_selection_clear (
          td_data_table_get_selection (td_list_page_get_table (TD_LIST_PAGE (self))));
      td_shell_toast_change (GTK_WIDGET (self), archiving->text);
      return;
    }
  if (td_unit_page_is_in_use (self))
    archiving->crowded = find_crowded (self, archiving->units);
  if (archiving->crowded != 0)
    td_confirm_async (GTK_WIDGET (self), _("The Unit Is Not Empty"), error->message,
                      _("_Show These People"), FALSE, show_people_cb,
                      g_steal_pointer (&archiving));
  else
    td_shell_report_error (GTK_WIDGET (self), error);
}

static char *
dup_outcome (TdUnitPage *self, GArray *units, gboolean archived)
{
  guint n = units->len;

  if (n == 1)
    {
      const TdUnitNode *node = td_unit_tree_get (td_unit_model_get_tree (self->model),
                                                 g_array_index (units, gint64, 0));

      return g_strdup_printf (archived ? _("“%s” was archived") : _("“%s” was brought back"),
                              node->name);
    }
  return g_strdup_printf (archived ? ngettext ("%u unit was archived", "%u units were archived", n)
                                   : ngettext ("%u unit was brought back",
                                               "%u units were brought back", n), n);
}

void
td_unit_page_archive (TdUnitPage *self, gboolean archived)
{
  Archiving *archiving = g_new0 (Archiving, 1);
  GArray *units = td_list_page_dup_targets (TD_LIST_PAGE (self));

  archiving->page = g_object_ref (self);
  archiving->units = units;
  archiving->text = dup_outcome (self, units, archived);
  td_action_run_async (td_unit_archive_units ((const gint64 *) (gpointer) units->data, units->len,
                                              archived),
                       get_store (self), NULL, archived_cb, archiving);
}
