/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-form-keys.h"
#include "td-form-read.h"
#include "td-sheet-reader.h"

G_BEGIN_DECLS

/**
 * TdFormPart: a sheet or criterion that the hidden sheet tells of.
 * @name: whose sheet it is, or the criterion's text
 * @code, @max: of a criterion
 * @n_keys: how often its key was found in the table
 * @place: (nullable): where, the first time
 * @reason: (nullable): what stands beside a criterion
 */
typedef struct
{
  gint64  id;
  char   *name;
  char   *code;
  char   *max;
  guint   n_keys;
  char   *place;
  char   *reason;
} TdFormPart;

/**
 * TdFormReading:
 * @sheets, @criteria: (element-type TdFormPart): in the hidden sheet's order
 * @sheet_of, @criterion_of: the same by id
 */
typedef struct
{
  TdFormFile    *file;
  TdSheetReader *reader;
  char          *digest;
  GPtrArray     *sheets;
  GPtrArray     *criteria;
  GHashTable    *sheet_of;
  GHashTable    *criterion_of;
} TdFormReading;

/* In td-form-read-hidden.c: token, hash, sheets and criteria. */
gboolean td_form_read_hidden (TdFormReading *self, GError **error);
/* In td-form-read-table.c: scores, and whether all is as the hidden sheet says. */
gboolean td_form_read_table  (TdFormReading *self, GError **error);

/* "“Phiếu.xlsx” was changed …: %s": for whoever finds something.  @place: (nullable) */
void     td_form_refuse (const TdFormReading *self, const char *place, const char *what,
                         GError **error);

G_END_DECLS
