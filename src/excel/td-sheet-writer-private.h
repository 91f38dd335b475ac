/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <locale.h>
#include <xlsxwriter.h>

#include "td-sheet-package.h"
#include "td-sheet-writer.h"

G_BEGIN_DECLS

/*
 * Debian's xlsxwriter.pc carries the soname as its version: only the header
 * tells.  1.1.4 is what the writer was tried with.
 */
#if LXW_VERSION_ID < 114
#error "libxlsxwriter 1.1.4 or newer is needed"
#endif

/* A style and its formats; @guarded is for text that Excel would take for a formula. */
typedef struct
{
  TdCellStyle  style;
  lxw_format  *format;
  lxw_format  *guarded;
} TdStyleEntry;

/* What is to be done to a sheet's part once the workbook is closed. */
typedef struct
{
  lxw_worksheet *worksheet;
  TdSheetPart    part;
} TdSheetEntry;

struct _TdSheetWriter
{
  GFile              *destination;
  char               *name;      /* for messages */
  char               *path;      /* of the destination; NULL: it has none */
  char               *temporary; /* NULL once it was moved or removed */
  gboolean            is_beside; /* whether the temporary file is in the same folder */
  TdSheetWriterFlags  flags;

  lxw_workbook       *workbook; /* NULL once it was closed */
  lxw_worksheet      *worksheet;
  GArray             *sheets; /* element-type TdSheetEntry */
  GArray             *styles; /* element-type TdStyleEntry */
  GPtrArray          *lists;  /* element-type GStrv: drop-downs too long for their rule */
  GError             *error;

  GThread            *thread; /* NULL while nobody has it */
#ifdef G_OS_WIN32
  int                 old_locale_mode;
  char               *old_numeric;
#else
  locale_t            c_locale;
  locale_t            old_locale;
#endif
};

/* %NULL when there is no memory; @number_format goes before the style's own. */
lxw_format *td_sheet_writer_make_format (TdSheetWriter     *self,
                                         const TdCellStyle *style,
                                         TdCellFormat       number_format);

/* td-sheet-writer-save.c */
gboolean td_sheet_writer_make_temporary (TdSheetWriter  *self,
                                         GError        **error);
void     td_sheet_writer_remove_temporary (TdSheetWriter *self);
/* Removes what killed programs have left in @folder, files of this user a day old. */
void     td_sheet_writer_remove_stale     (const char *folder);
char    *td_sheet_writer_get_cache_folder (void);
/* Keeps the first error: @code is what libxlsxwriter said, 0 for none. */
void     td_sheet_writer_keep (TdSheetWriter *self,
                               lxw_error      code);

/* td-sheet-writer-errors.c: what a number of errno is, and what is said of it. */
gboolean td_sheet_writer_is_full       (int code);
gboolean td_sheet_writer_is_refused    (int code);
void     td_sheet_writer_set_errno     (TdSheetWriter *self, int code, GError **error);
void     td_sheet_writer_set_no_space  (TdSheetWriter *self, GError **error);
void     td_sheet_writer_set_busy      (TdSheetWriter *self, GError **error);
void     td_sheet_writer_set_read_only (TdSheetWriter *self, GError **error);

/* td-sheet-writer-forms.c: adds the sheet of the drop-downs where there are any. */
void     td_sheet_writer_write_lists (TdSheetWriter *self);

G_END_DECLS
