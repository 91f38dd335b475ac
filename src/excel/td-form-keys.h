/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * How a form tells what its cells are: private to td-form-*.
 *
 * The table has a hidden row and a hidden column of keys.  What a cell is follows from
 * the key of its row and the key of its column alone: sheet and criterion make a score,
 * criterion and "max" its maximum, whichever of the two goes across.  So rows and columns
 * that were sorted, moved or put between others are still found.  A very hidden sheet says
 * once more what has to be there, and carries the token and the hash (see TdFormHash).
 */

#define TD_FORM_COVER  "Bìa"
#define TD_FORM_TABLE  "Phiếu chấm"
#define TD_FORM_HIDDEN "_td"

/* In the cell where the row and the column of keys meet. */
#define TD_FORM_CORNER "td-keys"

/* First cells of the rows of the hidden sheet, and what follows in them. */
#define TD_FORM_LINE_FORMAT    "td-form"   /* version */
#define TD_FORM_LINE_TOKEN     "token"     /* token */
#define TD_FORM_LINE_SHEET     "sheet"     /* id, whose */
#define TD_FORM_LINE_CRITERION "criterion" /* id, code, text, maximum */
#define TD_FORM_LINE_HASH      "sha256"    /* hash */
#define TD_FORM_VERSION "1"

typedef enum
{
  TD_FORM_KEY_NONE,
  TD_FORM_KEY_SHEET,     /* "s:12": a subject */
  TD_FORM_KEY_CRITERION, /* "c:12" */
  TD_FORM_KEY_CODE,      /* with a criterion: its code */
  TD_FORM_KEY_TEXT,      /* with a criterion: its text, perhaps shortened */
  TD_FORM_KEY_MAX,       /* with a criterion: its maximum */
  TD_FORM_KEY_REASON,    /* with a criterion: what the unit wrote beside it */
  TD_FORM_KEY_NAME,      /* with a sheet: whose it is */
  TD_FORM_KEY_NOTE,      /* with a sheet: what the unit wrote beside it */
} TdFormKeyKind;
#define TD_N_FORM_KEYS 9

typedef struct
{
  TdFormKeyKind kind;
  gint64        id;
} TdFormKey;

/* "" for none; @id is for sheets and criteria.  (transfer full) */
char     *td_form_key_write (TdFormKeyKind kind, gint64 id);
/* %FALSE: it is no key. */
gboolean  td_form_key_read  (const char *text, TdFormKey *key);
/* A criterion's text as it heads a narrow column: cut after a word.  (transfer full) */
char     *td_form_dup_heading (const char *text);

G_END_DECLS
