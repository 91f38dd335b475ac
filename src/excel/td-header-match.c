/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-header-match.h"

#include "td-text.h"

#include <string.h>

/* Bytes beyond which a text is no heading, which keeps comparing it from taking long. */
#define MAX_HEADING_SIZE 1000

static const struct
{
  const char *key;
  const char *heading;
} own_aliases[] = {
  { TD_HEADER_ORDINAL, "STT" },
  { TD_HEADER_ORDINAL, "TT" },
  { TD_HEADER_ORDINAL, "S T T" },
  { TD_HEADER_ORDINAL, "Số TT" },
  { TD_HEADER_ORDINAL, "Số thứ tự" },
  { TD_HEADER_ORDINAL, "Thứ tự" },
  { TD_HEADER_FAMILY_NAME, "Họ và chữ đệm" },
  { TD_HEADER_FAMILY_NAME, "Họ, chữ đệm" },
  { TD_HEADER_FAMILY_NAME, "Họ và tên đệm" },
  { TD_HEADER_FAMILY_NAME, "Họ, tên đệm" },
  { TD_HEADER_FAMILY_NAME, "Họ và đệm" },
  { TD_HEADER_FAMILY_NAME, "Họ đệm" },
  { TD_HEADER_FAMILY_NAME, "Họ và chữ lót" },
  { TD_HEADER_FAMILY_NAME, "Họ lót" },
  { TD_HEADER_FAMILY_NAME, "Họ" },
  { TD_HEADER_FAMILY_NAME, "Họ và" },
  { TD_HEADER_MIDDLE_NAME, "Tên đệm" },
  { TD_HEADER_MIDDLE_NAME, "Chữ đệm" },
  { TD_HEADER_MIDDLE_NAME, "Đệm" },
  { TD_HEADER_MIDDLE_NAME, "Tên lót" },
  { TD_HEADER_MIDDLE_NAME, "Chữ lót" },
  { TD_HEADER_SEX_FEMALE_MARK, "Phụ nữ" },
};

char *
td_header_fold_short (const char *text)
{
  g_autoptr (GString) outside = g_string_new (NULL);
  guint depth = 0;

  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '(')
        depth++;
      else if (*c == ')' && depth > 0)
        depth--;
      else if (depth == 0)
        g_string_append_c (outside, *c);
    }
  return td_text_fold (outside->str);
}

static void
clear_alias (gpointer data)
{
  TdHeaderAlias *alias = data;

  g_free (alias->folded);
  g_free (alias->short_folded);
}

static void
add_alias (TdHeaderMatcher *self,
           const char      *key,
           const char      *heading,
           gboolean         is_own,
           gboolean         is_value)
{
  TdHeaderAlias alias = {
    .key = key,
    .folded = td_text_fold (heading),
    .short_folded = td_header_fold_short (heading),
    .is_own = is_own,
    .is_value = is_value,
  };

  if (self->name_key == NULL &&
      (strcmp (alias.folded, "ho va ten") == 0 || strcmp (alias.folded, "ho ten") == 0))
    self->name_key = key;
  g_array_append_val (self->aliases, alias);
}

TdHeaderMatcher *
td_header_matcher_new (const TdHeaderField *fields,
                       gsize                n_fields)
{
  TdHeaderMatcher *self = g_new0 (TdHeaderMatcher, 1);

  self->aliases = g_array_new (FALSE, FALSE, sizeof (TdHeaderAlias));
  g_array_set_clear_func (self->aliases, clear_alias);
  for (gsize i = 0; i < n_fields; i++)
    {
      for (const char *const *heading = fields[i].aliases; heading && *heading; heading++)
        add_alias (self, fields[i].key, *heading, FALSE, FALSE);
      for (const char *const *heading = fields[i].values; heading && *heading; heading++)
        add_alias (self, fields[i].key, *heading, FALSE, TRUE);
    }
  /* After the caller's, so that those go first where both fit as well. */
  for (gsize i = 0; i < G_N_ELEMENTS (own_aliases); i++)
    add_alias (self, own_aliases[i].key, own_aliases[i].heading, TRUE, FALSE);
  return self;
}

void
td_header_matcher_free (TdHeaderMatcher *self)
{
  g_array_unref (self->aliases);
  g_free (self);
}

gboolean
td_header_matcher_is_exact (TdHeaderMatcher *self,
                            const char      *text)
{
  g_autofree char *folded = NULL;
  g_autofree char *short_folded = NULL;

  if (strlen (text) > MAX_HEADING_SIZE)
    return FALSE;
  folded = td_text_fold (text);
  short_folded = td_header_fold_short (text);
  for (guint i = 0; i < self->aliases->len; i++)
    {
      const TdHeaderAlias *alias = &g_array_index (self->aliases, TdHeaderAlias, i);

      if (!alias->is_value && *alias->folded != '\0' &&
          (strcmp (alias->folded, folded) == 0 || strcmp (alias->folded, short_folded) == 0))
        return TRUE;
    }
  return FALSE;
}

/* How well one heading fits one of those wanted. */
static guint
compare (const TdHeaderAlias *alias,
         const char  *folded,
         const char  *short_folded)
{
  gboolean has_several_words = strchr (alias->folded, ' ') != NULL;
  const char *found;

  if (*alias->folded == '\0' || *folded == '\0')
    return 0;
  if (strcmp (alias->folded, folded) == 0)
    return SURE;
  if (*short_folded != '\0' && (strcmp (alias->folded, short_folded) == 0 ||
                                strcmp (alias->short_folded, short_folded) == 0))
    return SURE_SHORT;
  found = alias->is_own ? NULL : td_header_find_words (folded, alias->folded);
  if (found == NULL)
    return 0;
  if (found == folded)
    return has_several_words ? LIKELY_PREFIX : DOUBTFUL;
  return has_several_words ? DOUBTFUL : WEAK;
}

/* Compares @text, one heading or several put together, with all that are wanted. */
static void
add_matches (TdHeaderMatcher *self,
             GArray          *candidates,
             guint            column,
             const char      *text,
             const char      *value,
             guint            least,
             guint            most)
{
  g_autofree char *folded = NULL;
  g_autofree char *short_folded = NULL;

  if (strlen (text) > MAX_HEADING_SIZE)
    return;
  folded = td_text_fold (text);
  short_folded = td_header_fold_short (text);
  for (guint i = 0; i < self->aliases->len; i++)
    {
      const TdHeaderAlias *alias = &g_array_index (self->aliases, TdHeaderAlias, i);
      guint confidence = alias->is_value ? 0 : compare (alias, folded, short_folded);

      if (confidence > 0 && confidence >= least)
        td_header_add_candidate (candidates, column, alias->key, value, MIN (confidence, most),
                       strlen (alias->folded));
    }
}

/* @from: where the candidates of one column begin. */
static gboolean
has_exact (GArray *candidates,
           guint   from)
{
  for (guint i = from; i < candidates->len; i++)
    if (g_array_index (candidates, TdHeaderCandidate, i).confidence >= SURE_SHORT)
      return TRUE;
  return FALSE;
}

/* Headings together with those above them: "CCCD" over "Số" is the same as "Số CCCD". */
static void
add_joined (TdHeaderMatcher    *self,
            const TdHeaderPath *path,
            GArray             *candidates,
            guint               column)
{
  const char *leaf = g_ptr_array_index (path->texts, path->texts->len - 1);

  for (guint i = path->texts->len - 1; i > 0; i--)
    {
      const char *above = g_ptr_array_index (path->texts, i - 1);
      g_autofree char *downward = g_strconcat (above, " ", leaf, NULL);
      g_autofree char *upward = g_strconcat (leaf, " ", above, NULL);

      add_matches (self, candidates, column, downward, NULL, SURE_SHORT, SURE);
      add_matches (self, candidates, column, upward, NULL, SURE_SHORT, SURE_REVERSED);
    }
}

/* How many columns stand under the same heading; @are_marks: whether they hold marks only. */
static guint
count_children (const TdHeaderPath *paths,
                guint               n_columns,
                gint64              parent,
                gboolean           *are_marks)
{
  guint n = 0;
  gboolean has_marks = FALSE;
  gboolean has_others = FALSE;

  for (guint i = 0; i < n_columns; i++)
    {
      if (paths[i].parent != parent || paths[i].texts->len < 2)
        continue;
      n++;
      has_marks |= paths[i].is_mark;
      has_others |= paths[i].n_values > 0 && !paths[i].is_mark;
    }
  *are_marks = has_marks && !has_others;
  return n;
}

/* Columns of marks under one heading are values of one field; a single column under a heading
 * of its own is that field, whatever small print stands between. */
static void
add_parents (TdHeaderMatcher    *self,
             const TdHeaderPath *paths,
             guint               n_columns,
             GArray             *candidates,
             guint               column)
{
  const TdHeaderPath *path = &paths[column];
  const char *leaf = g_ptr_array_index (path->texts, path->texts->len - 1);
  gboolean are_marks;
  guint n_children = count_children (paths, n_columns, path->parent, &are_marks);
  guint before = candidates->len;

  if (n_children != 1 && !(are_marks && n_children > 1))
    return;
  for (guint i = path->texts->len - 1; i > 0 && candidates->len == before; i--)
    add_matches (self, candidates, column, g_ptr_array_index (path->texts, i - 1),
                 n_children > 1 ? leaf : NULL, LIKELY_PREFIX,
                 n_children > 1 ? SURE_VALUE : SURE_PARENT);
}

static void
add_column (TdHeaderMatcher    *self,
            const TdHeaderPath *paths,
            guint               n_columns,
            GArray             *candidates,
            guint               column)
{
  const TdHeaderPath *path = &paths[column];
  guint from = candidates->len;

  if (path->texts->len == 0 || td_header_add_split_name (paths, n_columns, candidates, column))
    return;
  td_header_add_sex_column (path, candidates, column);
  td_header_add_birth_part (path, candidates, column);
  td_header_add_value_column (self, path, candidates, column);
  add_matches (self, candidates, column,
               g_ptr_array_index (path->texts, path->texts->len - 1), NULL, WEAK, SURE);
  add_joined (self, path, candidates, column);
  if (path->texts->len > 1 && !has_exact (candidates, from))
    add_parents (self, paths, n_columns, candidates, column);
}

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const TdHeaderCandidate *first = a;
  const TdHeaderCandidate *second = b;

  if (first->confidence != second->confidence)
    return first->confidence > second->confidence ? -1 : 1;
  if (first->length != second->length)
    return first->length > second->length ? -1 : 1;
  return first->column < second->column ? -1 : first->column > second->column;
}

static void
take_candidate (const TdHeaderCandidate *candidate,
                GPtrArray       *columns,
                GHashTable      *taken)
{
  TdHeaderColumn *column = g_ptr_array_index (columns, candidate->column);
  gpointer by_values;

  if (column->key != NULL)
    return;
  /* A key is for one column, or for several that mark its values. */
  if (g_hash_table_lookup_extended (taken, candidate->key, NULL, &by_values) &&
      !(GPOINTER_TO_INT (by_values) && candidate->value != NULL))
    return;
  g_hash_table_insert (taken, (gpointer) candidate->key,
                       GINT_TO_POINTER (candidate->value != NULL));
  column->key = g_strdup (candidate->key);
  column->value = g_strdup (candidate->value);
  column->confidence = MIN (candidate->confidence, SURE);
}

static int
find_name_column (TdHeaderMatcher *self,
                  GPtrArray       *columns)
{
  for (guint i = 0; i < columns->len; i++)
    {
      const TdHeaderColumn *column = g_ptr_array_index (columns, i);

      if (g_strcmp0 (column->key, TD_HEADER_FAMILY_NAME) == 0 ||
          (column->key != NULL && g_strcmp0 (column->key, self->name_key) == 0))
        return (int) i;
    }
  return -1;
}

int
td_header_matcher_assign (TdHeaderMatcher    *self,
                          const TdHeaderPath *paths,
                          GPtrArray          *columns)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (TdHeaderCandidate));
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < columns->len; i++)
    add_column (self, paths, columns->len, candidates, i);
  td_header_add_given_names (paths, columns->len, candidates);
  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < candidates->len; i++)
    take_candidate (&g_array_index (candidates, TdHeaderCandidate, i), columns, taken);
  return find_name_column (self, columns);
}
