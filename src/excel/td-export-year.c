/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-export-private.h"

/* What the sheets about a year share: who stands where. */

static void
free_section (gpointer data)
{
  TdYearSection *self = data;

  g_free (self->unit_name);
  g_array_unref (self->people);
  g_free (self);
}

/* By rank, within a rank as the board has them: by name. */
static void
sort_by_rank (GArray  *people,
              TdBoard *board)
{
  g_autofree guint *before = g_memdup2 (people->data, people->len * sizeof (guint));
  g_autofree guint8 *ranks = g_new (guint8, people->len);
  guint n = people->len;

  for (guint i = 0; i < n; i++)
    {
      const TdBoardPerson *person = td_board_get_person (board, before[i]);

      ranks[i] = td_export_get_rank (person->facts->is_head, person->facts->is_leader,
                                     person->person->post);
    }
  g_array_set_size (people, 0);
  for (guint rank = 0; rank < TD_EXPORT_N_RANKS; rank++)
    for (guint i = 0; i < n; i++)
      if (ranks[i] == rank)
        g_array_append_val (people, before[i]);
}

static TdYearSection *
new_section (const TdUnitTree *tree,
             gint64            unit)
{
  TdYearSection *self = g_new0 (TdYearSection, 1);
  gint64 body = td_unit_tree_get_body (tree, unit);

  self->unit = unit;
  self->body_name = td_unit_tree_get_body_name (tree, body);
  if (unit == 0)
    self->unit_name = g_strdup ("Chưa xếp vào đơn vị nào");
  else if (body == TD_BODY_DEPARTMENT)
    self->unit_name = td_unit_tree_dup_path (tree, unit);
  else
    self->unit_name = g_strdup (td_unit_tree_get (tree, unit)->name);
  self->people = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

guint64
td_export_get_place (const TdUnitTree *tree,
                     gint64            unit)
{
  const TdUnitNode *node = td_unit_tree_get (tree, unit);
  const TdUnitNode *body = td_unit_tree_get (tree, td_unit_tree_get_body (tree, unit));
  guint64 body_place = body != NULL ? body->order + 1 : 0;

  return body_place << 32 | (node != NULL ? node->order : G_MAXUINT32);
}

static int
compare_sections (gconstpointer a,
                  gconstpointer b,
                  gpointer      user_data)
{
  const TdYearSection *one = *(const TdYearSection *const *) a;
  const TdYearSection *other = *(const TdYearSection *const *) b;
  guint64 first = td_export_get_place (user_data, one->unit);
  guint64 second = td_export_get_place (user_data, other->unit);

  return first < second ? -1 : first > second;
}

GPtrArray *
td_export_make_sections (TdBoard *board)
{
  const TdUnitTree *tree = td_board_get_facts (board)->tree;
  GPtrArray *sections = g_ptr_array_new_with_free_func (free_section);
  g_autoptr (GHashTable) by_unit = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint body = 0;

  for (guint i = 0; i < td_board_get_n_people (board); i++)
    {
      gint64 unit = td_board_get_person (board, i)->person->unit;
      TdYearSection *section;

      if (td_unit_tree_get (tree, unit) == NULL)
        unit = 0;
      section = g_hash_table_lookup (by_unit, &unit);
      if (section == NULL)
        {
          section = new_section (tree, unit);
          g_ptr_array_add (sections, section);
          g_hash_table_insert (by_unit, &section->unit, section);
        }
      g_array_append_val (section->people, i);
    }
  g_ptr_array_sort_with_data (sections, compare_sections, (gpointer) tree);
  for (guint i = 0; i < sections->len; i++)
    {
      TdYearSection *section = g_ptr_array_index (sections, i);
      TdYearSection *previous = i > 0 ? g_ptr_array_index (sections, i - 1) : section;

      gint64 unit_body = td_unit_tree_get_body (tree, section->unit);

      if (td_unit_tree_get_body (tree, previous->unit) != unit_body)
        body++;
      else
        previous->is_body = FALSE;
      section->body = body;
      section->is_body = section->unit == unit_body && unit_body != TD_BODY_DEPARTMENT
                         && (i == 0 || previous->body != body);
      sort_by_rank (section->people, board);
    }
  return sections;
}

guint
td_export_count_bodies (GPtrArray *sections)
{
  if (sections->len == 0)
    return 0;
  return ((TdYearSection *) g_ptr_array_index (sections, sections->len - 1))->body + 1;
}

gboolean
td_export_begins_body (GPtrArray *sections,
                       guint      index)
{
  const TdYearSection *section = g_ptr_array_index (sections, index);
  const TdYearSection *previous = index > 0 ? g_ptr_array_index (sections, index - 1) : NULL;

  return td_export_count_bodies (sections) > 1
         && (previous == NULL || previous->body != section->body);
}
