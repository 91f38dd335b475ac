/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Many short texts in few blocks of memory.  A text stays where it is until
 * the pool is cleared or freed, so that cells can point at it.
 */
typedef struct _TdStringPool TdStringPool;

TdStringPool *td_string_pool_new      (void);
void          td_string_pool_free     (TdStringPool *self);
/* Copies @length bytes of @text and puts a NUL after them. */
const char   *td_string_pool_add      (TdStringPool *self,
                                       const char   *text,
                                       gsize         length);
/* Forgets all texts and keeps one block for the next ones. */
void          td_string_pool_clear    (TdStringPool *self);
/* Bytes of all texts held. */
gsize         td_string_pool_get_size (TdStringPool *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdStringPool, td_string_pool_free)

G_END_DECLS
