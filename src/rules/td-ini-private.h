/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Reading the configuration files of rules: rule packs and criteria sets.  Anything
 * that is not known or cannot be read is a fault, so that a typing error is not
 * passed over.
 */

/**
 * TdIni: a file being read: after the first fault nothing more is reported.
 * @file: its entries
 * @id: what messages call it; borrowed
 * @error: the first fault
 */
typedef struct
{
  GKeyFile   *file;
  const char *id;
  GError     *error;
} TdIni;

/**
 * TdIniSection: a section that may stand in a file.
 * @section: its name; with a blank at the end the beginning of names: "rule "
 * @keys: the entries that it may have, each with a semicolon behind it; %NULL: any
 */
typedef struct
{
  const char *section;
  const char *keys;
} TdIniSection;

/* A word and what it stands for, from 0; lists end with a %NULL name. */
typedef struct
{
  const char *name;
  int         value;
} TdIniWord;

/* Remembers that @key of @section is missing or not valid. */
void     td_ini_fail         (TdIni *self, const char *section, const char *key);
/* Fails for everything that is not @known. */
void     td_ini_check        (TdIni *self, const TdIniSection *known, guint n_known);
/* %NULL where there is none.  (transfer full) (nullable) */
char    *td_ini_get_text     (TdIni *self, const char *section, const char *key,
                              gboolean is_required);
/* -1 where there is no such word. */
int      td_ini_find_word    (const TdIniWord *words, const char *name);
/* Required; 0 where it is not valid. */
int      td_ini_get_word     (TdIni *self, const char *section, const char *key,
                              const TdIniWord *words);
/* "true" or "false", required. */
gboolean td_ini_get_flag     (TdIni *self, const char *section, const char *key);
/* Thousandths; @missing where it is not there, which is a fault if it is required. */
gint64   td_ini_get_decimal  (TdIni *self, const char *section, const char *key,
                              gboolean is_required, gint64 missing);

G_END_DECLS
