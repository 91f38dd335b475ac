/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdJson:
 *
 * Writes one JSON object piece by piece.  Keys are %NULL inside arrays.  A
 * missing value is written as null, never as 0 or "".  Small on purpose:
 * json-glib is not among our dependencies, and nothing here reads JSON.
 */
typedef struct _TdJson TdJson;

TdJson *td_json_new          (void); /* the outermost object is open */
void    td_json_free         (TdJson *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdJson, td_json_free)

void    td_json_begin_object (TdJson *self, const char *key);
void    td_json_end_object   (TdJson *self);
void    td_json_begin_array  (TdJson *self, const char *key);
void    td_json_end_array    (TdJson *self);
void    td_json_add_string   (TdJson *self, const char *key, const char *value); /* nullable */
void    td_json_add_int      (TdJson *self, const char *key, gint64 value);
/* As text, since many who read JSON keep no more than 53 bits of a number. */
void    td_json_add_id       (TdJson *self, const char *key, gint64 id);
void    td_json_add_boolean  (TdJson *self, const char *key, gboolean value);
void    td_json_add_null     (TdJson *self, const char *key);
/* Thousandths, see td-number.h: 93830 is written 93.83. */
void    td_json_add_decimal  (TdJson *self, const char *key, gint64 thousandths);
/* Closes the outermost object.  (transfer full) */
char   *td_json_finish       (TdJson *self);

G_END_DECLS
