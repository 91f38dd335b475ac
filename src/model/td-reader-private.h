/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-reader.h"

#include "td-columns.h"

G_BEGIN_DECLS

/* Takes @db over: closed together with the reader. */
TdReader *td_reader_new      (TdDb *db);
/* Reads through a connection that somebody else closes. */
TdReader *td_reader_new_over (TdDb *db);
TdDb     *td_reader_get_db   (TdReader *self);
/* Read once a connection; %NULL with an error. */
TdColumns *td_reader_get_columns (TdReader *self, GError **error);
/* Makes @record what the statement's row says, see td_sql_append_columns(). */
void      td_reader_fill     (TdStatement *statement, TdRecord *record);
/* The same of the fields in the mask, see td_sql_append_fields(). */
void      td_reader_fill_fields (TdStatement *statement, TdRecord *record, guint64 fields);

G_END_DECLS
