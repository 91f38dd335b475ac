/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-xlsx-book.h"

#include "td-error.h"
#include "td-sheet-row.h"
#include "td-xlsx-styles.h"
#include "td-xlsx-xml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Excel's own limit is what fits into memory. */
#define MAX_SHEETS 10000

typedef struct
{
  char *type;
  char *path;
} Relation;

typedef struct
{
  const char *base;
  GHashTable *relations;
} RelationParse;

typedef struct
{
  TdXlsxBook *book;
  GHashTable *relations;
  /* Counts every sheet, also charts, as activeTab does. */
  guint       n_tabs;
  guint       active_tab;
  gboolean    is_workbook;
  gboolean    has_active;
} WorkbookParse;

static void
sheet_free (TdXlsxSheet *sheet)
{
  g_free (sheet->name);
  g_free (sheet->path);
  g_free (sheet);
}

static void
relation_free (Relation *relation)
{
  g_free (relation->type);
  g_free (relation->path);
  g_free (relation);
}

/* "xl/workbook.xml" and "../customXml/item.xml" give "customXml/item.xml". */
static char *
resolve_target (const char *base,
                const char *target)
{
  g_auto (GStrv) parts = NULL;
  g_autoptr (GPtrArray) path = g_ptr_array_new ();
  g_autofree char *whole = NULL;

  if (*target == '/')
    {
      whole = g_strdup (target);
    }
  else
    {
      const char *slash = strrchr (base, '/');

      whole = slash != NULL ? g_strdup_printf ("%.*s/%s", (int) (slash - base), base, target)
                            : g_strdup (target);
    }
  g_strdelimit (whole, "\\", '/');
  parts = g_strsplit (whole, "/", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] == '\0' || strcmp (parts[i], ".") == 0)
        continue;
      if (strcmp (parts[i], "..") != 0)
        g_ptr_array_add (path, parts[i]);
      else if (path->len > 0)
        g_ptr_array_set_size (path, (int) path->len - 1);
    }
  g_ptr_array_add (path, NULL);
  return g_strjoinv ("/", (char **) path->pdata);
}

static void
start_relation_cb (gpointer     user_data,
                   const char  *name,
                   const char **attributes)
{
  RelationParse *parse = user_data;
  const char *id = td_xlsx_xml_get (attributes, "Id");
  const char *type = td_xlsx_xml_get (attributes, "Type");
  const char *target = td_xlsx_xml_get (attributes, "Target");
  const char *mode = td_xlsx_xml_get (attributes, "TargetMode");
  Relation *relation;

  if (strcmp (name, "Relationship") != 0 || id == NULL || type == NULL || target == NULL ||
      g_strcmp0 (mode, "External") == 0)
    return;
  /* The last part of the type is the same in strict and transitional workbooks. */
  relation = g_new0 (Relation, 1);
  relation->type = g_strdup (strrchr (type, '/') != NULL ? strrchr (type, '/') + 1 : type);
  relation->path = resolve_target (parse->base, target);
  g_hash_table_replace (parse->relations, g_strdup (id), relation);
}

/* @base is the part whose relations are wanted, "" for the package. */
static GHashTable *
read_relations (TdZip       *zip,
                const char  *base,
                GError     **error)
{
  g_autoptr (GHashTable) relations = NULL;
  const char *slash = strrchr (base, '/');
  g_autofree char *path = NULL;
  RelationParse parse = { .base = base };

  relations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                     (GDestroyNotify) relation_free);
  if (slash != NULL)
    path = g_strdup_printf ("%.*s/_rels/%s.rels", (int) (slash - base), base, slash + 1);
  else
    path = g_strdup_printf ("_rels/%s.rels", base);
  parse.relations = relations;
  if (td_zip_has (zip, path) &&
      !td_xlsx_xml_parse_part (zip, path, start_relation_cb, NULL, &parse, error))
    return NULL;
  return g_steal_pointer (&relations);
}

static const char *
find_relation (GHashTable *relations,
               const char *type)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, relations);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Relation *relation = value;

      if (strcmp (relation->type, type) == 0)
        return relation->path;
    }
  return NULL;
}

static void
add_sheet (WorkbookParse  *parse,
           const char    **attributes)
{
  const char *name = td_xlsx_xml_get (attributes, "name");
  const char *id = td_xlsx_xml_get (attributes, "id");
  const char *state = td_xlsx_xml_get (attributes, "state");
  const Relation *relation = id != NULL ? g_hash_table_lookup (parse->relations, id) : NULL;
  TdXlsxSheet *sheet;

  if (parse->book->sheets->len >= MAX_SHEETS)
    return;
  /* A chart or a macro sheet has no rows; a sheet whose relation is missing is
   * kept, so that choosing it says what is wrong. */
  if (name == NULL || (relation != NULL && strcmp (relation->type, "worksheet") != 0))
    {
      parse->n_tabs++;
      return;
    }
  sheet = g_new0 (TdXlsxSheet, 1);
  sheet->name = g_strdup (name);
  sheet->path = g_strdup (relation != NULL ? relation->path : name);
  sheet->is_hidden = state != NULL && strcmp (state, "visible") != 0;
  if (parse->n_tabs++ == parse->active_tab && !sheet->is_hidden)
    {
      parse->book->active = parse->book->sheets->len;
      parse->has_active = TRUE;
    }
  g_ptr_array_add (parse->book->sheets, sheet);
}

static void
start_workbook_cb (gpointer     user_data,
                   const char  *name,
                   const char **attributes)
{
  WorkbookParse *parse = user_data;

  if (strcmp (name, "workbook") == 0)
    parse->is_workbook = TRUE;
  else if (strcmp (name, "workbookPr") == 0)
    parse->book->is_1904 = td_xlsx_xml_get_boolean (attributes, "date1904");
  else if (strcmp (name, "workbookView") == 0)
    parse->active_tab = (guint) CLAMP (td_xlsx_xml_get_integer (attributes, "activeTab", 0),
                                       0, MAX_SHEETS);
  else if (strcmp (name, "sheet") == 0)
    add_sheet (parse, attributes);
}

static gboolean
read_workbook (TdXlsxBook  *self,
               TdZip       *zip,
               const char  *path,
               GHashTable  *relations,
               GError     **error)
{
  WorkbookParse parse = { .book = self, .relations = relations };

  if (!td_xlsx_xml_parse_part (zip, path, start_workbook_cb, NULL, &parse, error))
    return FALSE;
  if (!parse.is_workbook || self->sheets->len == 0)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_CORRUPT,
                   _("“%s” holds no sheet that can be read. Open it in Excel and save it again, "
                     "or choose another file."),
                   td_zip_get_name (zip));
      return FALSE;
    }
  for (guint i = 0; i < self->sheets->len && !parse.has_active; i++)
    {
      TdXlsxSheet *sheet = g_ptr_array_index (self->sheets, i);

      if (sheet->is_hidden)
        continue;
      self->active = i;
      parse.has_active = TRUE;
    }
  return TRUE;
}

/* Says what a package is that is no workbook of ours. */
static void
refuse_package (TdZip   *zip,
                GError **error)
{
  const char *name = td_zip_get_name (zip);

  if (td_zip_has (zip, "mimetype") && td_zip_has (zip, "content.xml"))
    g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                 _("“%s” is an OpenDocument file. Open it in LibreOffice or Excel and save it as "
                   "an Excel workbook (.xlsx)."),
                 name);
  else if (td_zip_has (zip, "xl/workbook.bin"))
    g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                 _("“%s” is a binary workbook (.xlsb). Open it in Excel and save it as an Excel "
                   "workbook (.xlsx)."),
                 name);
  else if (td_zip_has_folder (zip, "word/"))
    g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                 _("“%s” is a Word document. Copy its table into an empty Excel sheet and save "
                   "that."),
                 name);
  else if (td_zip_has_folder (zip, "xl/"))
    g_set_error (error, TD_ERROR, TD_ERROR_CORRUPT,
                 _("“%s” is damaged: it has no list of sheets. Open it in Excel and save it "
                   "again, or ask for it again."),
                 name);
  else
    g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                 _("“%s” is a compressed archive, not a workbook. If the workbook is inside it, "
                   "unpack it first."),
                 name);
}

static char *
find_workbook (TdZip   *zip,
               GError **error)
{
  g_autoptr (GHashTable) relations = read_relations (zip, "", error);
  const char *path;

  if (relations == NULL)
    return NULL;
  path = find_relation (relations, "officeDocument");
  if (path == NULL || !td_zip_has (zip, path))
    path = "xl/workbook.xml";
  if (!td_zip_has (zip, path) || g_str_has_suffix (path, ".bin") ||
      td_zip_has_folder (zip, "word/"))
    {
      refuse_package (zip, error);
      return NULL;
    }
  return g_strdup (path);
}

TdXlsxBook *
td_xlsx_book_read (TdZip   *zip,
                   GError **error)
{
  g_autoptr (TdXlsxBook) self = g_new0 (TdXlsxBook, 1);
  g_autoptr (GHashTable) relations = NULL;
  g_autofree char *path = NULL;
  const char *strings_path;
  const char *styles_path;

  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) sheet_free);
  self->styles = g_array_new (FALSE, FALSE, sizeof (TdSheetStyle));
  path = find_workbook (zip, error);
  if (path == NULL)
    return NULL;
  relations = read_relations (zip, path, error);
  if (relations == NULL || !read_workbook (self, zip, path, relations, error))
    return NULL;
  strings_path = find_relation (relations, "sharedStrings");
  styles_path = find_relation (relations, "styles");
  if (strings_path != NULL && td_zip_has (zip, strings_path))
    self->strings_path = g_strdup (strings_path);
  /* Without styles no number is known to be a date; the rest can be read. */
  if (styles_path != NULL && td_zip_has (zip, styles_path) &&
      !td_xlsx_styles_read (self->styles, zip, styles_path, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
td_xlsx_book_free (TdXlsxBook *self)
{
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_clear_pointer (&self->styles, g_array_unref);
  g_free (self->strings_path);
  g_free (self);
}
