/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-header-match.h"

#include "td-text.h"

#include <string.h>

/* Columns that are no heading each but a way to arrange a list: names in two or
 * three columns, births under Nam and Nữ, values marked with x. */

void
td_header_add_candidate (GArray     *candidates,
               guint       column,
               const char *key,
               const char *value,
               guint       confidence,
               gsize       length)
{
  TdHeaderCandidate candidate = { column, key, value, confidence, length };

  g_array_append_val (candidates, candidate);
}

const char *
td_header_find_words (const char *text,
            const char *words)
{
  gsize length = strlen (words);
  const char *found = text;

  while ((found = strstr (found, words)) != NULL)
    {
      if ((found == text || found[-1] == ' ') && (found[length] == '\0' || found[length] == ' '))
        return found;
      found++;
    }
  return NULL;
}

/* Whether any heading above the lowest speaks of @words. */
static gboolean
is_under (const TdHeaderPath *path,
          const char         *words)
{
  for (guint i = 0; i + 1 < path->texts->len; i++)
    {
      g_autofree char *folded = td_text_fold (g_ptr_array_index (path->texts, i));

      if (td_header_find_words (folded, words) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* "Nam" and "Nữ": a birth or a mark, by what stands above them or below.  "Năm" is another word,
 * which folding would not tell. */
void
td_header_add_sex_column (const TdHeaderPath *path,
                GArray             *candidates,
                guint               column)
{
  const char *leaf = g_ptr_array_index (path->texts, path->texts->len - 1);
  g_autofree char *folded = td_header_fold_short (leaf);
  g_autofree char *lower = td_text_lower (leaf);
  gboolean is_female = strcmp (folded, "nu") == 0;
  const char *birth = is_female ? TD_HEADER_BIRTH_FEMALE : TD_HEADER_BIRTH_MALE;
  const char *mark = is_female ? TD_HEADER_SEX_FEMALE_MARK : TD_HEADER_SEX_MALE_MARK;

  if (!is_female && (strcmp (folded, "nam") != 0 || strstr (lower, "ă") != NULL))
    return;
  if (is_under (path, "sinh"))
    td_header_add_candidate (candidates, column, birth, NULL, SURE, strlen (folded));
  else if (is_under (path, "gioi tinh") || is_under (path, "phai"))
    td_header_add_candidate (candidates, column, mark, NULL, SURE, strlen (folded));
  else if (path->n_values > 0 && !path->is_mark)
    td_header_add_candidate (candidates, column, birth, NULL, LIKELY_PREFIX, strlen (folded));
  else
    td_header_add_candidate (candidates, column, mark, NULL, path->is_mark ? SURE_SHORT : DOUBTFUL,
                   strlen (folded));
}

/* "Công chức", "Viên chức" side by side, marked with x: values of one field. */
void
td_header_add_value_column (TdHeaderMatcher    *self,
                  const TdHeaderPath *path,
                  GArray             *candidates,
                  guint               column)
{
  const char *leaf = g_ptr_array_index (path->texts, path->texts->len - 1);
  g_autofree char *folded = td_header_fold_short (leaf);

  if (!path->is_mark && path->n_values > 0)
    return;
  for (guint i = 0; i < self->aliases->len; i++)
    {
      const TdHeaderAlias *alias = &g_array_index (self->aliases, TdHeaderAlias, i);

      if (alias->is_value && strcmp (alias->folded, folded) == 0)
        td_header_add_candidate (candidates, column, alias->key, leaf, SURE_VALUE, strlen (folded));
    }
}

/* "Ngày", "Tháng", "Năm" below a heading about the birth. */
void
td_header_add_birth_part (const TdHeaderPath *path,
                GArray             *candidates,
                guint               column)
{
  static const struct
  {
    const char *word;
    const char *key;
  } parts[] = {
    { "ngày", TD_HEADER_BIRTH_DAY },
    { "tháng", TD_HEADER_BIRTH_MONTH },
    { "năm", TD_HEADER_BIRTH_YEAR },
  };
  const char *leaf = g_ptr_array_index (path->texts, path->texts->len - 1);
  g_autofree char *lower = td_text_lower (leaf);

  if (!is_under (path, "sinh"))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strcmp (lower, parts[i].word) == 0)
      td_header_add_candidate (candidates, column, parts[i].key, NULL, SURE + 1, strlen (lower));
}

gboolean
td_header_is_whole_name (const char *text)
{
  g_autofree char *folded = td_header_fold_short (text);

  return g_str_has_prefix (folded, "ho va ten") || g_str_has_prefix (folded, "ho ten");
}

/* "Họ và tên" over two columns is family name and given name when most rows fill both. */
gboolean
td_header_add_split_name (const TdHeaderPath *paths,
                guint               n_columns,
                GArray             *candidates,
                guint               column)
{
  const TdHeaderPath *path = &paths[column];
  const char *leaf = g_ptr_array_index (path->texts, path->texts->len - 1);
  guint first = column - path->sibling;

  if (path->n_siblings != 2 || first + 1 >= n_columns || !td_header_is_whole_name (leaf) ||
      paths[first].n_values == 0 || paths[first + 1].n_values * 2 < paths[first].n_values)
    return FALSE;
  td_header_add_candidate (candidates, column,
                 path->sibling == 0 ? TD_HEADER_FAMILY_NAME : TD_HEADER_GIVEN_NAME, NULL,
                 SURE_SHORT, strlen (leaf));
  return TRUE;
}

/* "Tên" means the given name beside a column of family names, and only there. */
void
td_header_add_given_names (const TdHeaderPath *paths,
                 guint               n_columns,
                 GArray             *candidates)
{
  gboolean has_family = FALSE;

  for (guint i = 0; i < candidates->len; i++)
    {
      const TdHeaderCandidate *candidate = &g_array_index (candidates, TdHeaderCandidate, i);

      has_family |= candidate->confidence >= SURE_SHORT &&
                    strcmp (candidate->key, TD_HEADER_FAMILY_NAME) == 0;
    }
  for (guint i = 0; i < n_columns && has_family; i++)
    {
      g_autofree char *folded = NULL;

      if (paths[i].texts->len == 0)
        continue;
      folded = td_header_fold_short (g_ptr_array_index (paths[i].texts, paths[i].texts->len - 1));
      /* Above all that an alias can give. */
      if (strcmp (folded, "ten") == 0)
        td_header_add_candidate (candidates, i, TD_HEADER_GIVEN_NAME, NULL, SURE + 1,
                                 strlen (folded));
    }
}
