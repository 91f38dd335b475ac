/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The compound file ("OLE2") that Excel 97-2003 workbooks are stored in: a
 * small file system of sectors and chains, none of which is believed.
 */
typedef struct _TdXlsOle TdXlsOle;

/* Whether a file that begins with @bytes is a compound file. */
gboolean  td_xls_ole_is    (gconstpointer   bytes,
                            gsize           size);

/* @error: %TD_ERROR_CORRUPT; @name is for messages. */
TdXlsOle *td_xls_ole_new   (GBytes         *bytes,
                            const char     *name,
                            GError        **error);
void      td_xls_ole_free  (TdXlsOle       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdXlsOle, td_xls_ole_free)

/* Whether the root folder holds a stream or a folder of that name. */
gboolean  td_xls_ole_has   (TdXlsOle       *self,
                            const char     *stream);

/* The whole content of a stream of the root folder. */
GBytes   *td_xls_ole_read  (TdXlsOle       *self,
                            const char     *stream,
                            GError        **error);

G_END_DECLS
