/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-sample.h"

#include "td-excel-resources.h"
#include "td-import.h"

#include <glib/gi18n-lib.h>

#define SETTING_SAMPLE "sample"
#define RESOURCES "resource:///io/github/thidua/ThiDua/sample/"

static gboolean
write_mark (TdWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  return td_writer_set_setting (writer, SETTING_SAMPLE, "1", error);
}

gboolean
td_sample_mark (TdStore *store, GError **error)
{
  return td_store_write (store, _("Mark the register as fictional"), write_mark, NULL, NULL,
                         error) >= 0;
}

gboolean
td_sample_is (TdReader *reader)
{
  g_autofree char *value = td_reader_get_setting (reader, SETTING_SAMPLE);

  return value != NULL;
}

static gboolean
import_list (TdStore *store, TdImportProfile profile, const char *name, GError **error)
{
  g_autofree char *uri = g_strconcat (RESOURCES, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_uri (uri);
  g_autoptr (TdImport) import = td_import_new_for_file (store, profile, file);

  td_import_set_year (import, TD_SAMPLE_YEAR);
  td_import_set_accept_doubtful (import, TRUE);
  return td_import_open (import, error) && td_import_run (import, FALSE, NULL, error) >= 0;
}

TdStore *
td_sample_create (GFile *file, GError **error)
{
  g_autoptr (TdRecord) organisation = td_record_new (&td_entity_organisation);
  g_autoptr (TdStore) store = NULL;

  g_resources_register (td_excel_get_resource ());
  td_record_set_text (organisation, "governing", "UBND tỉnh Khánh Hòa");
  td_record_set_text (organisation, "department", "Sở Tư pháp (số liệu hư cấu)");
  td_record_set_text (organisation, "place", "Khánh Hòa");
  td_record_set_text (organisation, "symbol", "STP");
  store = td_store_create (file, organisation, error);
  if (store == NULL
      || !td_sample_mark (store, error)
      || !import_list (store, TD_IMPORT_STAFF, "ds-cbccvc-so-tu-phap-2026.xlsx", error)
      || !import_list (store, TD_IMPORT_SELF_ASSESSMENT, "tu-danh-gia-2026-so-tu-phap.xlsx", error))
    return NULL;
  return g_steal_pointer (&store);
}
