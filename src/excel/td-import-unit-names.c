/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-units.h"

#include "td-text.h"

#include <string.h>

/* How names of units are written (NĐ 30/2020/NĐ-CP, Phụ lục II: the first letters
 * of the words for the kind and for the duty), and where posts hold them. */

static char *
capitalize (const char *word)
{
  char utf8[7] = { 0 };

  g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (word)), utf8);
  return g_strconcat (utf8, g_utf8_next_char (word), NULL);
}

/* How many words at the front are the kind of unit, so that the next one begins
 * the duty. */
static guint
count_kind_words (GStrv words)
{
  static const char *const kinds[] = {
    "phòng", "trung tâm", "chi cục", "ban", "trường", "quỹ", "viện", "nhà",
  };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_auto (GStrv) kind = g_strsplit (kinds[i], " ", -1);
      guint j = 0;

      while (kind[j] != NULL && words[j] != NULL && strcmp (words[j], kind[j]) == 0)
        j++;
      if (kind[j] == NULL)
        n = MAX (n, j);
    }
  return n;
}

char *
td_import_unit_name_from_capitals (const char *text)
{
  g_autofree char *titled = td_name_from_capitals (text);
  g_autofree char *lower = NULL;
  g_auto (GStrv) words = NULL;
  guint n_kind;

  /* Nothing was lower case, or else the writer knew what to write large. */
  if (strcmp (titled, text) == 0)
    return g_steal_pointer (&titled);

  lower = td_text_lower (titled);
  words = g_strsplit (lower, " ", -1);
  n_kind = count_kind_words (words);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' &&
        (i == 0 || (n_kind > 0 && i == n_kind) || strcmp (words[i], "sở") == 0 ||
         strcmp (words[i - 1], "-") == 0 || strcmp (words[i - 1], "–") == 0))
      {
        char *word = words[i];

        words[i] = capitalize (word);
        g_free (word);
      }
  return g_strjoinv (" ", words);
}

/* "Trưởng" and "phòng Tổ chức": the post is "Trưởng phòng". */
static char *
complete_post (const char *before, const char *unit)
{
  static const struct
  {
    const char *last;
    guint       n_words;
  } heads[] = { { "truong", 1 }, { "pho", 1 }, { "chanh", 2 } };
  g_autofree char *folded = td_text_fold (before);
  const char *last = strrchr (folded, ' ');
  g_auto (GStrv) words = g_strsplit (unit, " ", 3);

  last = last != NULL ? last + 1 : folded;
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    if (strcmp (last, heads[i].last) == 0)
      {
        if (heads[i].n_words == 1 || words[0] == NULL || words[1] == NULL)
          return g_strdup_printf ("%s %s", before, words[0] != NULL ? words[0] : "");
        return g_strdup_printf ("%s %s %s", before, words[0], words[1]);
      }
  return g_strdup (before);
}

/* The text up to @end without the separators there. */
static char *
dup_before (const char *text, const char *end)
{
  while (end > text && strchr (" ,;-/(", end[-1]) != NULL)
    end--;
  return g_strndup (text, (gsize) (end - text));
}

gboolean
td_import_split_post (TdImportUnits *units, const char *text, gboolean may_create, char **post,
                      char **unit)
{
  /* The longest end that is a unit, beginning at a word. */
  for (const char *c = strchr (text, ' '); c != NULL; c = strchr (c + 1, ' '))
    {
      g_autofree char *before = dup_before (text, c);
      gboolean is_apart = strchr (",;-(", c[-1]) != NULL;
      g_autofree char *rest = g_strdup (c + 1);

      if (g_str_has_suffix (rest, ")") && strchr (rest, '(') == NULL)
        rest[strlen (rest) - 1] = '\0';
      if (*before == '\0' || (!td_import_units_knows (units, rest) &&
                              !(may_create && is_apart && td_header_is_unit_line (rest))))
        continue;
      *post = is_apart ? g_strdup (before) : complete_post (before, rest);
      *unit = g_steal_pointer (&rest);
      return TRUE;
    }
  return FALSE;
}
