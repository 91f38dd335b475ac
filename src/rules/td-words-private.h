/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-text.h"

G_BEGIN_DECLS

/* Defines NAME_code(), NAME_term() and NAME_read() of an enumeration @Type of @n values, as
 * declared beside it: what is stored and what documents have, each by value, and reading
 * either. */
#define TD_DEFINE_WORDS(name, Type, n, codes, terms) \
  const char * \
  name##_code (Type value) \
  { \
    g_return_val_if_fail (value < (n), ""); \
 \
    return (codes)[value]; \
  } \
 \
  const char * \
  name##_term (Type value) \
  { \
    g_return_val_if_fail (value < (n), ""); \
 \
    return (terms)[value]; \
  } \
 \
  gboolean \
  name##_read (const char *text, Type *value) \
  { \
    guint place; \
 \
    if (!td_words_find ((codes), (terms), (n), text, &place)) \
      return FALSE; \
    *value = (Type) place; \
    return TRUE; \
  }

G_END_DECLS
