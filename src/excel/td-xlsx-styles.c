/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-xlsx-styles.h"

#include "td-sheet-format.h"
#include "td-sheet-row.h"
#include "td-xlsx-xml.h"

#include <string.h>

/* Excel's own limit is 64,000. */
#define MAX_STYLES 100000

typedef struct
{
  GHashTable *formats;
  GArray     *fonts;
  GArray     *format_ids;
  GArray     *font_ids;
  gboolean    in_fonts;
  gboolean    in_cell_styles;
} StylesParse;

static void
start_style_cb (gpointer     user_data,
                const char  *name,
                const char **attributes)
{
  StylesParse *parse = user_data;

  if (strcmp (name, "numFmt") == 0)
    {
      const char *code = td_xlsx_xml_get (attributes, "formatCode");
      gint64 id = td_xlsx_xml_get_integer (attributes, "numFmtId", -1);

      if (code != NULL && id >= 0 && id <= G_MAXINT)
        g_hash_table_replace (parse->formats, GINT_TO_POINTER ((int) id), g_strdup (code));
    }
  else if (strcmp (name, "fonts") == 0)
    {
      parse->in_fonts = TRUE;
    }
  else if (strcmp (name, "cellXfs") == 0)
    {
      parse->in_cell_styles = TRUE;
    }
  else if (parse->in_fonts && strcmp (name, "font") == 0 && parse->fonts->len < MAX_STYLES)
    {
      guint8 legacy = TD_LEGACY_NONE;

      g_array_append_val (parse->fonts, legacy);
    }
  else if (parse->in_fonts && strcmp (name, "name") == 0 && parse->fonts->len > 0)
    {
      g_array_index (parse->fonts, guint8, parse->fonts->len - 1) =
        (guint8) td_legacy_text_from_font (td_xlsx_xml_get (attributes, "val"));
    }
  else if (parse->in_cell_styles && strcmp (name, "xf") == 0 &&
           parse->format_ids->len < MAX_STYLES)
    {
      gint64 format_id = td_xlsx_xml_get_integer (attributes, "numFmtId", 0);
      gint64 font_id = td_xlsx_xml_get_integer (attributes, "fontId", 0);

      g_array_append_val (parse->format_ids, format_id);
      g_array_append_val (parse->font_ids, font_id);
    }
}

static void
end_style_cb (gpointer    user_data,
              const char *name)
{
  StylesParse *parse = user_data;

  if (strcmp (name, "fonts") == 0)
    parse->in_fonts = FALSE;
  else if (strcmp (name, "cellXfs") == 0)
    parse->in_cell_styles = FALSE;
}

static void
resolve_styles (GArray            *styles,
                const StylesParse *parse)
{
  for (guint i = 0; i < parse->format_ids->len; i++)
    {
      gint64 format_id = g_array_index (parse->format_ids, gint64, i);
      gint64 font_id = g_array_index (parse->font_ids, gint64, i);
      TdSheetStyle style = { 0 };

      if (format_id >= 0 && format_id <= G_MAXINT)
        {
          const char *code = g_hash_table_lookup (parse->formats,
                                                  GINT_TO_POINTER ((int) format_id));

          style.is_date = td_sheet_format_is_date ((guint) format_id, code);
          style.is_percent = td_sheet_format_is_percent ((guint) format_id, code);
        }
      if (font_id >= 0 && font_id < parse->fonts->len)
        style.legacy = g_array_index (parse->fonts, guint8, font_id);
      g_array_append_val (styles, style);
    }
}

gboolean
td_xlsx_styles_read (GArray      *styles,
                     TdZip       *zip,
                     const char  *path,
                     GError     **error)
{
  g_autoptr (GHashTable) formats = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GArray) fonts = g_array_new (FALSE, FALSE, sizeof (guint8));
  g_autoptr (GArray) format_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) font_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  StylesParse parse = {
    .formats = formats,
    .fonts = fonts,
    .format_ids = format_ids,
    .font_ids = font_ids,
  };

  if (!td_xlsx_xml_parse_part (zip, path, start_style_cb, end_style_cb, &parse, error))
    return FALSE;
  resolve_styles (styles, &parse);
  return TRUE;
}
