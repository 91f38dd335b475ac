/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * A text file as UTF-8, whatever it is written in: UTF-8, UTF-16, or one of the
 * 8-bit code pages that Excel saves .csv files in.
 */
typedef struct _TdCsvSource TdCsvSource;

/**
 * td_csv_source_new:
 * @stream: seekable; read from its beginning
 * @name: the file's name for messages
 * @error: %TD_ERROR_INVALID when it is no text
 *
 * Decides the encoding by a mark at the beginning, else by whether the whole
 * file is valid UTF-8.
 */
TdCsvSource *td_csv_source_new    (GInputStream  *stream,
                                   const char    *name,
                                   GError       **error);
void         td_csv_source_free   (TdCsvSource   *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdCsvSource, td_csv_source_free)

/* Whether tones may follow their letters, so that cells want NFC. */
gboolean     td_csv_source_is_decomposed (TdCsvSource *self);

gboolean     td_csv_source_rewind (TdCsvSource   *self,
                                   GError       **error);

/* Appends the next piece; %FALSE at the end without @error. */
gboolean     td_csv_source_read   (TdCsvSource   *self,
                                   GString       *to,
                                   GError       **error);

/* Share of the file that is read, 0 to 1. */
double       td_csv_source_get_progress (TdCsvSource *self);

G_END_DECLS
