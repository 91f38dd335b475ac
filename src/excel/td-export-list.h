/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-export-pipe.h"
#include "td-export-private.h"

G_BEGIN_DECLS

/* The two halves of "the list as it is shown"; private to that export. */

/* One column of the list: its field and how it is set. */
typedef struct
{
  const TdField *field;
  guint          style;
  gboolean       masked;
  double         width; /* millimetres */
  GHashTable    *titles; /* (nullable): of what is referred to, by id */
} TdListColumn;

typedef struct
{
  TdExport *export;
  GArray   *columns; /* element-type TdListColumn */
  guint     ordinal_style;
  guint     n_rows;

  /* The thread that reads. */
  TdExportPipe *pipe;
  TdListBatch  *batch;
  guint         n_read;

  /* The thread that writes. */
  gboolean  is_taken;
  guint     n_written;
  guint     lines; /* of the present row */
} TdListWriter;

/* For g_array_set_clear_func(). */
void     td_list_column_clear (gpointer data);
/* The fields that the columns show.  (transfer full) */
GStrv    td_list_dup_keys     (TdListWriter *self);
/* Of what columns refer to. */
gboolean td_list_load_titles  (TdListWriter *self, GError **error);
/* A #TdRecordFunc: adds a row to the batch, and sends it when it is full. */
gboolean td_list_read_record  (TdRecord *record, gpointer user_data, GError **error);

G_END_DECLS
