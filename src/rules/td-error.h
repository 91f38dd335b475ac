/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TD_ERROR:
 *
 * The one error domain of the program.  A message says what happened, to which
 * row or file, and what the person can do; it is translated and complete, so
 * that the command line and the window can show it as it is.
 */
#define TD_ERROR (td_error_quark ())
GQuark td_error_quark (void);

/**
 * TdError:
 * @TD_ERROR_INVALID: what was entered or read cannot be taken as it is
 * @TD_ERROR_NOT_FOUND: no such record, file, sheet, export or pack
 * @TD_ERROR_CONFLICT: something else changed it meanwhile, or undo no longer fits
 * @TD_ERROR_BUSY: another program or person holds the register
 * @TD_ERROR_NO_SPACE: the disk is full
 * @TD_ERROR_READ_ONLY: the file or folder cannot be written
 * @TD_ERROR_CORRUPT: the file is damaged, or is not what it claims to be
 * @TD_ERROR_TOO_NEW: the file was written by a newer version of the program
 * @TD_ERROR_EXPORT: a workbook could not be written
 * @TD_ERROR_FAILED: anything else
 */
typedef enum
{
  TD_ERROR_INVALID,
  TD_ERROR_NOT_FOUND,
  TD_ERROR_CONFLICT,
  TD_ERROR_BUSY,
  TD_ERROR_NO_SPACE,
  TD_ERROR_READ_ONLY,
  TD_ERROR_CORRUPT,
  TD_ERROR_TOO_NEW,
  TD_ERROR_EXPORT,
  TD_ERROR_FAILED,
} TdError;

G_END_DECLS
