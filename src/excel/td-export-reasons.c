/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-export-reasons.h"

/* Word for word in at least so many explanations, and it is written once. */
#define COMMON 3
/* Any other single step, unless it has somebody's own figure, which some others have by chance:
 * when it stands in so many, and in one of ten. */
#define COMMON_STEP 10
#define OF_ALL 10

struct _TdExportReasons
{
  guint       n_seen;
  GHashTable *counts;  /* text of a step with those below it: how often it was seen */
  GHashTable *numbers; /* the same text: its number among @common */
  GPtrArray  *common;  /* (element-type TdExplain) */
  GHashTable *cited;   /* basis: its number */
  GPtrArray  *bases;
};

TdExportReasons *
td_export_reasons_new (void)
{
  TdExportReasons *self = g_new0 (TdExportReasons, 1);

  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->common = g_ptr_array_new_with_free_func ((GDestroyNotify) td_explain_unref);
  self->cited = g_hash_table_new (g_str_hash, g_str_equal);
  self->bases = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
td_export_reasons_free (TdExportReasons *self)
{
  g_hash_table_unref (self->counts);
  g_hash_table_unref (self->numbers);
  g_ptr_array_unref (self->common);
  g_hash_table_unref (self->cited);
  g_ptr_array_unref (self->bases);
  g_free (self);
}

static gboolean
has_digit (const char *text)
{
  for (; text != NULL && *text != '\0'; text++)
    if (g_ascii_isdigit (*text))
      return TRUE;
  return FALSE;
}

/* Something found, and no figure: "không có kỷ luật nào được ghi". */
static gboolean
is_finding (const TdExplain *node)
{
  return node->basis != NULL && node->figure != NULL && !has_digit (node->text) &&
         !has_digit (node->figure);
}

static void
see_below (TdExportReasons *self,
           const TdExplain *node)
{
  for (guint i = 0; i < node->children->len; i++)
    {
      const TdExplain *child = g_ptr_array_index (node->children, i);
      char *text = td_explain_to_text (child);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, text));

      g_hash_table_insert (self->counts, text, GUINT_TO_POINTER (n + 1));
      see_below (self, child);
    }
}

void
td_export_reasons_see (TdExportReasons *self,
                       const TdExplain *why)
{
  self->n_seen++;
  see_below (self, why);
}

static gboolean
is_common (TdExportReasons *self,
           const TdExplain *node,
           const char      *text)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, text));

  if (node->children->len > 0 || is_finding (node))
    return n >= COMMON;
  if (node->figure != NULL && g_ascii_isdigit (*node->figure))
    return FALSE;
  return n >= COMMON_STEP && n >= self->n_seen / OF_ALL;
}

/* Its number from 1, 0: it is not common. */
static guint
find_common (TdExportReasons *self,
             const TdExplain *node)
{
  g_autofree char *text = td_explain_to_text (node);
  guint number;

  if (!is_common (self, node, text))
    return 0;
  number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, text));
  if (number == 0)
    {
      g_ptr_array_add (self->common, td_explain_ref ((TdExplain *) node));
      number = self->common->len;
      g_hash_table_insert (self->numbers, g_steal_pointer (&text), GUINT_TO_POINTER (number));
    }
  return number;
}

static guint
cite (TdExportReasons *self,
      const char      *basis)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->cited, basis));

  if (number == 0)
    {
      g_ptr_array_add (self->bases, g_strdup (basis));
      number = self->bases->len;
      g_hash_table_insert (self->cited, g_ptr_array_index (self->bases, number - 1),
                           GUINT_TO_POINTER (number));
    }
  return number;
}

/* "Mức theo điểm: 88,8 ≥ 70 và < 90: Hoàn thành tốt nhiệm vụ [2]". */
static void
append_step (TdExportReasons *self,
             const TdExplain *node,
             GString         *line)
{
  g_string_append (line, node->text);
  if (node->figure != NULL)
    g_string_append_printf (line, ": %s", node->figure);
  if (node->basis != NULL)
    g_string_append_printf (line, " [%u]", cite (self, node->basis));
}

static void append_below (TdExportReasons *self, const TdExplain *node, GString *line);

/* A step and, in parentheses, those below it. */
static void
append_whole (TdExportReasons *self,
              const TdExplain *node,
              GString         *line)
{
  append_step (self, node, line);
  if (node->children->len == 0)
    return;
  g_string_append (line, " (");
  append_below (self, node, line);
  g_string_append_c (line, ')');
}

static void
append_below (TdExportReasons *self,
              const TdExplain *node,
              GString         *line)
{
  gboolean is_number = FALSE;

  for (guint i = 0; i < node->children->len; i++)
    {
      const TdExplain *child = g_ptr_array_index (node->children, i);
      guint number = find_common (self, child);
      gboolean was_number = is_number;

      /* What heads other steps is told with its figure, what stands alone by its number. */
      is_number = number > 0 && child->children->len == 0;
      if (i > 0)
        g_string_append (line, is_number && was_number ? ", " : "; ");
      if (is_number)
        g_string_append_printf (line, was_number ? "%u" : "mục %u", number);
      else if (number == 0)
        append_whole (self, child, line);
      else
        g_string_append_printf (line, child->figure != NULL ? "%s: %s, mục %u" : "%s%s, mục %u",
                                child->text, child->figure != NULL ? child->figure : "", number);
    }
}

/* What is named by itself even where it comes to the same as what it lies in: of several
 * criteria only one may apply. */
static gboolean
is_criterion (const TdExplain *node)
{
  return node->record != NULL && g_str_has_prefix (node->record, "criterion:");
}

/* Whether a step says no more than what stands beside it. */
static gboolean
is_said (const TdExplain *node,
         const char      *said)
{
  return node->basis == NULL && g_strcmp0 (node->figure, said) == 0;
}

/* A line for each step, and for those below one that says nothing new. */
static void
add_steps (TdExportReasons *self,
           const TdExplain *node,
           const char      *said,
           GPtrArray       *lines,
           GString         *common)
{
  for (guint i = 0; i < node->children->len; i++)
    {
      const TdExplain *child = g_ptr_array_index (node->children, i);
      guint number = find_common (self, child);
      g_autoptr (GString) line = NULL;

      if (number > 0)
        {
          g_string_append_printf (common, "%s%u", common->len > 0 ? ", " : "", number);
          continue;
        }
      if (child->children->len > 0 && is_said (child, said) && !is_criterion (child))
        {
          add_steps (self, child, said, lines, common);
          continue;
        }
      line = g_string_new ("– ");
      append_whole (self, child, line);
      g_ptr_array_add (lines, g_strdup (line->str));
    }
}

void
td_export_reasons_add_lines (TdExportReasons *self,
                             const TdExplain *why,
                             const char      *said,
                             GPtrArray       *lines)
{
  g_autoptr (GString) common = g_string_new (NULL);

  if (!is_said (why, said))
    {
      g_autoptr (GString) line = g_string_new (NULL);

      append_step (self, why, line);
      g_ptr_array_add (lines, g_strdup (line->str));
    }
  add_steps (self, why, said, lines, common);
  if (common->len > 0)
    g_ptr_array_add (lines, g_strdup_printf ("– Nội dung chung: mục %s", common->str));
}

guint
td_export_reasons_get_n_common (TdExportReasons *self)
{
  return self->common->len;
}

GPtrArray *
td_export_reasons_dup_common (TdExportReasons *self,
                              guint            index)
{
  const TdExplain *node = g_ptr_array_index (self->common, index);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) head = g_string_new (NULL);

  append_step (self, node, head);
  g_ptr_array_add (lines, g_strdup (head->str));
  for (guint i = 0; i < node->children->len; i++)
    {
      g_autoptr (GString) line = g_string_new ("– ");

      append_whole (self, g_ptr_array_index (node->children, i), line);
      g_ptr_array_add (lines, g_strdup (line->str));
    }
  return lines;
}

GPtrArray *
td_export_reasons_get_bases (TdExportReasons *self)
{
  return self->bases;
}
