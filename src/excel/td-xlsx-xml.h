/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-zip.h"

G_BEGIN_DECLS

/*
 * One XML part of a workbook, parsed piece by piece.  Names are handed over
 * without their namespace prefix, so that strict, transitional and prefixed
 * workbooks read alike.  Document types, deep nesting and endless tags, which
 * no workbook has and bombs are made of, are errors.
 */
typedef struct _TdXlsxXml TdXlsxXml;

/* What td_xlsx_xml_run() came to. */
typedef enum
{
  TD_XLSX_XML_FAILED,
  TD_XLSX_XML_PAUSED,
  TD_XLSX_XML_FINISHED,
} TdXlsxXmlState;

/* @attributes: names and values by turns, then %NULL, as expat has them. */
typedef void (*TdXlsxXmlStart) (gpointer     user_data,
                                const char  *name,
                                const char **attributes);
typedef void (*TdXlsxXmlEnd)   (gpointer     user_data,
                                const char  *name);
typedef void (*TdXlsxXmlText)  (gpointer     user_data,
                                const char  *text,
                                int          length);

/* @part is taken over.  @end, @text: (nullable) */
TdXlsxXml *td_xlsx_xml_new  (TdZipPart      *part,
                             TdXlsxXmlStart  start,
                             TdXlsxXmlEnd    end,
                             TdXlsxXmlText   text,
                             gpointer        user_data);
void       td_xlsx_xml_free (TdXlsxXml      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdXlsxXml, td_xlsx_xml_free)

/* Goes on until a callback pauses or fails, or to the end of the part. */
TdXlsxXmlState td_xlsx_xml_run (TdXlsxXml  *self,
                                GError    **error);

/* Parses bytes that the caller has read from the part itself; nothing may pause. */
gboolean   td_xlsx_xml_feed (TdXlsxXml   *self,
                             const char  *bytes,
                             gsize        size,
                             gboolean     is_last,
                             GError     **error);
/* Parses a whole part of at most 64 MiB, for what stands in its tags.  @end: (nullable) */
gboolean   td_xlsx_xml_parse_part (TdZip           *zip,
                                   const char      *path,
                                   TdXlsxXmlStart   start,
                                   TdXlsxXmlEnd     end,
                                   gpointer         user_data,
                                   GError         **error);
TdZipPart *td_xlsx_xml_get_part (TdXlsxXml *self);

/* For callbacks: td_xlsx_xml_run() returns once this callback has. */
void       td_xlsx_xml_pause (TdXlsxXml *self);
/* For callbacks: stops for good; takes @error. */
void       td_xlsx_xml_fail  (TdXlsxXml *self,
                              GError    *error);
/* For callbacks: text is only handed over where it is wanted. */
void       td_xlsx_xml_want_text (TdXlsxXml *self,
                                  gboolean   want);

/* Share of the part that is read, 0 to 1. */
double     td_xlsx_xml_get_progress (TdXlsxXml *self);
const char *td_xlsx_xml_get_file_name (TdXlsxXml *self);
const char *td_xlsx_xml_get_path (TdXlsxXml *self);

/* The value of an attribute by its name without prefix, %NULL where there is none. */
const char *td_xlsx_xml_get (const char **attributes,
                             const char  *name);
/* The same as a whole number, @fallback where there is none or it is no number. */
gint64      td_xlsx_xml_get_integer (const char **attributes,
                                     const char  *name,
                                     gint64       fallback);
/* "1", "true", "on": TRUE. */
gboolean    td_xlsx_xml_get_boolean (const char **attributes,
                                     const char  *name);

/**
 * td_xlsx_xml_unescape:
 *
 * Replaces _x000D_ and its like, which stand for characters XML cannot hold, in
 * place.
 */
void        td_xlsx_xml_unescape (GString *text);

G_END_DECLS
