/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-header-private.h"

G_BEGIN_DECLS

/* The inside of comparing headings with those wanted; private to the header finder. */

/* How sure a comparison is, 0 to 100; from TD_HEADER_CONFIDENT on nobody is asked. */
#define SURE 100
#define SURE_REVERSED 98
#define SURE_SHORT 95
#define SURE_VALUE 92
#define SURE_PARENT 90
#define LIKELY_PREFIX 80
#define DOUBTFUL 60
#define WEAK 45

typedef struct
{
  const char *key;
  char       *folded;
  char       *short_folded;
  /* The finder's own, which are too short to be looked for within a heading. */
  gboolean    is_own;
  /* It stands for one value of the field. */
  gboolean    is_value;
} TdHeaderAlias;

struct _TdHeaderMatcher
{
  GArray     *aliases;
  /* The key of the field for whole names, NULL where none is wanted. */
  const char *name_key;
};

/* A key that a column could have. */
typedef struct
{
  guint       column;
  const char *key;
  const char *value;
  guint       confidence;
  gsize       length;
} TdHeaderCandidate;

void td_header_add_candidate (GArray *candidates, guint column, const char *key, const char *value,
                              guint confidence, gsize length);
/* Where @words begins in @text as whole words, NULL where it does not. */
const char *td_header_find_words (const char *text, const char *words);

/* Each adds what the column can be by the way the list is arranged. */
void     td_header_add_sex_column   (const TdHeaderPath *path, GArray *candidates, guint column);
void     td_header_add_birth_part   (const TdHeaderPath *path, GArray *candidates, guint column);
void     td_header_add_value_column (TdHeaderMatcher *self, const TdHeaderPath *path,
                                     GArray *candidates, guint column);
/* %TRUE when it is one of two columns of a name, so that nothing else is to be looked for. */
gboolean td_header_add_split_name   (const TdHeaderPath *paths, guint n_columns,
                                     GArray *candidates, guint column);
/* After all columns. */
void     td_header_add_given_names  (const TdHeaderPath *paths, guint n_columns,
                                     GArray *candidates);

G_END_DECLS
