/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-sheet-package.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <glib/gstdio.h>
#include <minizip/unzip.h>
#include <minizip/zip.h>

#define SHEET_PATTERN "xl/worksheets/sheet%u.xml"
#define SHEET_END "</worksheet>"
#define PLAIN_TAG "<headerFooter>"
#define FIRST_TAG "<headerFooter differentFirst=\"1\">"
#define RULES_TAG "<dataValidations count=\""
#define ROW_TAG "<row r=\""
#define FIXED_MARK " customHeight=\"1\""
#define BOOK_PART "xl/workbook.xml"
#define BOOK_END "</workbook>"
#define HIDDEN_MARK "state=\"hidden\""
#define VERY_HIDDEN_MARK "state=\"veryHidden\""
#define BLOCK 65536

/* A part's index among the sheets, @n_parts for any other part. */
static guint
find_part (const char *name,
           guint       n_parts)
{
  guint number = 0;
  int length = 0;

  if (sscanf (name, SHEET_PATTERN "%n", &number, &length) == 1 && length > 0
      && name[length] == '\0' && number >= 1 && number <= n_parts)
    return number - 1;
  return n_parts;
}

/* Reads the current part to its end, its checksum included, keeping the text
 * only where it is wanted.  %FALSE when it is not there to its end. */
static gboolean
read_part (unzFile     zip,
           guint64     min_size,
           const char *ending,
           GString    *text)
{
  gsize tail_size = strlen (ending);
  g_autofree char *block = g_malloc (BLOCK + 64);
  char tail[64] = { 0 };
  guint64 size = 0;
  int n;

  if (unzOpenCurrentFile (zip) != UNZ_OK)
    return FALSE;
  while ((n = unzReadCurrentFile (zip, block, BLOCK)) > 0)
    {
      gsize kept = MIN ((gsize) n, tail_size);

      memmove (tail, tail + kept, tail_size - kept);
      memcpy (tail + tail_size - kept, block + n - kept, kept);
      size += n;
      if (text != NULL)
        g_string_append_len (text, block, n);
    }
  return unzCloseCurrentFile (zip) == UNZ_OK && n == 0 && size >= min_size
         && memcmp (tail, ending, tail_size) == 0;
}

static gboolean
needs_change (const TdSheetPart *part)
{
  return part->hide_first_number || part->fit_first > 0 || part->n_rules > G_MAXUINT8;
}

static void
set_first_page (GString *text)
{
  const char *at = strstr (text->str, PLAIN_TAG);
  gsize offset = at != NULL ? at - text->str : 0;

  if (at == NULL)
    return;
  g_string_erase (text, offset, strlen (PLAIN_TAG));
  g_string_insert (text, offset, FIRST_TAG);
}

static void
set_rule_count (GString *text,
                guint    n_rules)
{
  g_autofree char *count = g_strdup_printf ("%u", n_rules);
  const char *at = strstr (text->str, RULES_TAG);
  gsize offset = at != NULL ? at - text->str + strlen (RULES_TAG) : 0;

  if (at == NULL)
    return;
  g_string_erase (text, offset, strcspn (text->str + offset, "\""));
  g_string_insert (text, offset, count);
}

/* Takes the mark of a height fixed by hand out of rows. */
static GString *
unfix_heights (const char *text,
               guint       first,
               guint       last)
{
  GString *result = g_string_sized_new (strlen (text));
  const char *from = text;
  const char *at = text;

  while ((at = strstr (at, ROW_TAG)) != NULL)
    {
      guint64 row = g_ascii_strtoull (at + strlen (ROW_TAG), NULL, 10);
      const char *end = strchr (at, '>');
      const char *mark = strstr (at, FIXED_MARK);

      at = end;
      if (row < first || row > last || mark == NULL || mark > end)
        continue;
      g_string_append_len (result, from, mark - from);
      from = mark + strlen (FIXED_MARK);
    }
  g_string_append (result, from);
  return result;
}

static gboolean
write_text (zipFile              zip,
            const char          *name,
            const unz_file_info *info,
            GString             *text)
{
  zip_fileinfo file_info = { .dosDate = info->dosDate };

  return zipOpenNewFileInZip (zip, name, &file_info, NULL, 0, NULL, 0, NULL, Z_DEFLATED,
                              Z_DEFAULT_COMPRESSION) == ZIP_OK
         && zipWriteInFileInZip (zip, text->str, text->len) == ZIP_OK
         && zipCloseFileInZip (zip) == ZIP_OK;
}

static gboolean
write_part (zipFile              zip,
            const char          *name,
            const unz_file_info *info,
            const TdSheetPart   *part,
            GString             *source)
{
  g_autoptr (GString) text = unfix_heights (source->str, part->fit_first, part->fit_last);

  if (part->hide_first_number)
    set_first_page (text);
  if (part->n_rules > G_MAXUINT8)
    set_rule_count (text, part->n_rules);
  return write_text (zip, name, info, text);
}

/* Sheets are listed in order, each in a tag of its own. */
static void
hide_sheets (GString           *text,
             const TdSheetPart *parts,
             guint              n_parts)
{
  gsize offset = 0;

  for (guint i = 0; i < n_parts; i++)
    {
      const char *tag = strstr (text->str + offset, "<sheet ");
      const char *end = tag != NULL ? strchr (tag, '>') : NULL;
      const char *mark = tag != NULL ? strstr (tag, HIDDEN_MARK) : NULL;

      if (end == NULL)
        return;
      offset = end - text->str;
      if (!parts[i].very_hidden || mark == NULL || mark > end)
        continue;
      offset = mark - text->str;
      g_string_erase (text, offset, strlen (HIDDEN_MARK));
      g_string_insert (text, offset, VERY_HIDDEN_MARK);
    }
}

static gboolean
hides_any (const TdSheetPart *parts,
           guint              n_parts)
{
  for (guint i = 0; i < n_parts; i++)
    if (parts[i].very_hidden)
      return TRUE;
  return FALSE;
}

/* The list of sheets.  %FALSE with errno set when it could not be read or written. */
static gboolean
change_book (unzFile              source,
             zipFile              target,
             const unz_file_info *info,
             const TdSheetPart   *parts,
             guint                n_parts)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (!read_part (source, 0, BOOK_END, text))
    return FALSE;
  hide_sheets (text, parts, n_parts);
  return write_text (target, BOOK_PART, info, text);
}

/* As it is packed, without unpacking. */
static gboolean
copy_part (unzFile              source,
           zipFile              target,
           const char          *name,
           const unz_file_info *info)
{
  zip_fileinfo file_info = { .dosDate = info->dosDate };
  g_autofree char *block = g_malloc (BLOCK);
  int method;
  int level;
  int n;

  if (unzOpenCurrentFile2 (source, &method, &level, 1) != UNZ_OK
      || zipOpenNewFileInZip2 (target, name, &file_info, NULL, 0, NULL, 0, NULL, method, level,
                               1) != ZIP_OK)
    return FALSE;
  while ((n = unzReadCurrentFile (source, block, BLOCK)) > 0)
    if (zipWriteInFileInZip (target, block, n) != ZIP_OK)
      return FALSE;
  unzCloseCurrentFile (source);
  return n == 0 && zipCloseFileInZipRaw (target, info->uncompressed_size, info->crc) == ZIP_OK;
}

/* Goes through all parts; @target %NULL: only reads the sheets.  %FALSE with
 * errno set when something could not be read or written. */
static gboolean
go_through (unzFile            source,
            zipFile            target,
            const TdSheetPart *parts,
            guint              n_parts,
            gboolean          *is_whole)
{
  guint n_seen = 0;

  *is_whole = TRUE;
  for (int state = unzGoToFirstFile (source); state != UNZ_END_OF_LIST_OF_FILE;
       state = unzGoToNextFile (source))
    {
      char name[256];
      unz_file_info info;
      guint part;

      if (state != UNZ_OK
          || unzGetCurrentFileInfo (source, &info, name, sizeof name, NULL, 0, NULL, 0) != UNZ_OK)
        return FALSE;
      part = find_part (name, n_parts);
      if (part < n_parts && (target == NULL || needs_change (&parts[part])))
        {
          g_autoptr (GString) text = target != NULL ? g_string_new (NULL) : NULL;

          n_seen++;
          if (!read_part (source, parts[part].min_size, SHEET_END, text))
            *is_whole = FALSE;
          else if (target != NULL && !write_part (target, name, &info, &parts[part], text))
            return FALSE;
        }
      else if (target != NULL && strcmp (name, BOOK_PART) == 0 && hides_any (parts, n_parts))
        {
          if (!change_book (source, target, &info, parts, n_parts))
            return FALSE;
        }
      else if (target != NULL && !copy_part (source, target, name, &info))
        return FALSE;
    }
  if (target == NULL && n_seen != n_parts)
    *is_whole = FALSE;
  return TRUE;
}

static gboolean
rewrite_package (unzFile            source,
                 const char        *path,
                 const TdSheetPart *parts,
                 guint              n_parts)
{
  zipFile target = zipOpen (path, APPEND_STATUS_CREATE);
  gboolean is_whole = FALSE;
  gboolean good;
  int reason;

  if (target == NULL)
    return FALSE;
  errno = 0;
  good = go_through (source, target, parts, n_parts, &is_whole) && is_whole;
  reason = errno;
  if (zipClose (target, NULL) != ZIP_OK && good)
    {
      reason = errno;
      good = FALSE;
    }
  if (!good)
    errno = reason != 0 ? reason : EIO;
  return good;
}

gboolean
td_sheet_package_complete (const char        *path,
                           const TdSheetPart *parts,
                           guint              n_parts,
                           gboolean          *is_whole)
{
  g_autofree char *second = g_strconcat (path, ".tmp", NULL);
  unzFile source = unzOpen (path);
  gboolean rewrite = hides_any (parts, n_parts);
  gboolean good;
  int reason;

  if (source == NULL)
    {
      errno = EIO;
      return FALSE;
    }
  errno = 0;
  good = go_through (source, NULL, parts, n_parts, is_whole);
  for (guint i = 0; i < n_parts; i++)
    rewrite = rewrite || needs_change (&parts[i]);
  if (good && *is_whole && rewrite)
    good = rewrite_package (source, second, parts, n_parts);
  reason = errno != 0 ? errno : EIO;
  unzClose (source);

  if (good && *is_whole && rewrite && g_rename (second, path) != 0)
    {
      reason = errno;
      good = FALSE;
    }
  if (!good)
    g_unlink (second);
  errno = reason;
  return good;
}
