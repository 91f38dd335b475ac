/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-date.h"

G_BEGIN_DECLS

/*
 * Rows on their way from the thread that reads a register to a thread that
 * writes a workbook, so that a long list takes as long as writing alone.  A few
 * batches go round and round: memory does not grow with the rows.
 */

typedef enum
{
  TD_LIST_BLANK,
  TD_LIST_TEXT,
  TD_LIST_INTEGER,
  TD_LIST_DECIMAL,
  TD_LIST_DATE,
} TdListKind;

/**
 * TdListCell:
 * @text: where the text begins in the batch's @texts
 * @number: of integers, and of decimals in thousandths
 */
typedef struct
{
  TdListKind kind;
  union
  {
    gsize  text;
    gint64 number;
    TdDate date;
  };
} TdListCell;

/**
 * TdListBatch:
 * @cells: (element-type TdListCell): row by row
 * @texts: their texts, each with its NUL
 */
typedef struct
{
  GArray  *cells;
  GString *texts;
} TdListBatch;

void td_list_batch_add_blank  (TdListBatch *self);
/* %NULL and "" are blank. */
void td_list_batch_add_text   (TdListBatch *self, const char *text);
void td_list_batch_add_number (TdListBatch *self, TdListKind kind, gint64 number);
void td_list_batch_add_date   (TdListBatch *self, TdDate date);

typedef struct _TdExportPipe TdExportPipe;

/**
 * TdBatchFunc:
 * @batch: (nullable): %NULL once, at the end, so that the thread can let go of
 *   what it holds
 *
 * Called in the pipe's own thread.  Returns %FALSE when there is no use in more.
 */
typedef gboolean (*TdBatchFunc) (TdListBatch *batch, gpointer user_data);

TdExportPipe *td_export_pipe_new    (TdBatchFunc func, gpointer user_data);
/* An empty batch to be filled; waits until there is one. */
TdListBatch  *td_export_pipe_take   (TdExportPipe *self);
/* Sends a batch on its way.  %FALSE when there is no use in more. */
gboolean      td_export_pipe_send   (TdExportPipe *self, TdListBatch *batch);
/* Waits until all that was sent is done with, and frees the pipe. */
void          td_export_pipe_finish (TdExportPipe *self);

G_END_DECLS
