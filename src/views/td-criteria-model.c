/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-model.h"

#include "td-text.h"

#include <string.h>

/* --- rows --- */

struct _TdCriteriaRow
{
  GObject        parent_instance;

  TdCriteriaSet *set;
  guint          index;
  char          *issue;
};

G_DEFINE_FINAL_TYPE (TdCriteriaRow, td_criteria_row, G_TYPE_OBJECT)

static void
td_criteria_row_finalize (GObject *object)
{
  TdCriteriaRow *self = TD_CRITERIA_ROW (object);

  td_criteria_set_unref (self->set);
  g_free (self->issue);
  G_OBJECT_CLASS (td_criteria_row_parent_class)->finalize (object);
}

static void
td_criteria_row_class_init (TdCriteriaRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = td_criteria_row_finalize;
}

static void
td_criteria_row_init (TdCriteriaRow *self)
{
}

const TdCriterion *
td_criteria_row_get (TdCriteriaRow *self)
{
  return td_criteria_set_get (self->set, self->index);
}

TdCriteriaSet *
td_criteria_row_get_set (TdCriteriaRow *self)
{
  return self->set;
}

guint
td_criteria_row_get_index (TdCriteriaRow *self)
{
  return self->index;
}

const char *
td_criteria_row_get_issue (TdCriteriaRow *self)
{
  return self->issue;
}

/* --- the list --- */

struct _TdCriteriaModel
{
  GObject        parent_instance;

  TdCriteriaSet *set;
  GPtrArray     *issues;
  GArray        *shown; /* guint: indices of the criteria */
};

static gint64
get_id (GListModel *model, guint position)
{
  TdCriteriaModel *self = TD_CRITERIA_MODEL (model);

  if (position >= self->shown->len)
    return 0;
  return td_criteria_set_get (self->set, g_array_index (self->shown, guint, position))->id;
}

static gboolean
find (GListModel *model, gint64 id, guint *position)
{
  TdCriteriaModel *self = TD_CRITERIA_MODEL (model);

  for (guint i = 0; i < self->shown->len; i++)
    {
      if (get_id (model, i) != id)
        continue;
      *position = i;
      return TRUE;
    }
  return FALSE;
}

const TdIdFuncs td_criteria_model_id_funcs = { get_id, find };

static GType
get_item_type (GListModel *model)
{
  return TD_TYPE_CRITERIA_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return TD_CRITERIA_MODEL (model)->shown->len;
}

static char *
dup_issue (TdCriteriaModel *self, guint index)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->issues->len; i++)
    {
      const TdCriteriaIssue *issue = self->issues->pdata[i];

      if (issue->index == (int) index)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", issue->text);
    }
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

static gpointer
get_item (GListModel *model, guint position)
{
  TdCriteriaModel *self = TD_CRITERIA_MODEL (model);
  TdCriteriaRow *row;

  if (position >= self->shown->len)
    return NULL;
  row = g_object_new (TD_TYPE_CRITERIA_ROW, NULL);
  row->set = td_criteria_set_ref (self->set);
  row->index = g_array_index (self->shown, guint, position);
  row->issue = dup_issue (self, row->index);
  return row;
}

static void
init_list_model (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TdCriteriaModel, td_criteria_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, init_list_model))

static void
td_criteria_model_finalize (GObject *object)
{
  TdCriteriaModel *self = TD_CRITERIA_MODEL (object);

  g_clear_pointer (&self->set, td_criteria_set_unref);
  g_ptr_array_unref (self->issues);
  g_array_unref (self->shown);
  G_OBJECT_CLASS (td_criteria_model_parent_class)->finalize (object);
}

static void
td_criteria_model_class_init (TdCriteriaModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = td_criteria_model_finalize;
}

static void
td_criteria_model_init (TdCriteriaModel *self)
{
  self->issues = g_ptr_array_new ();
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
}

TdCriteriaModel *
td_criteria_model_new (void)
{
  return g_object_new (TD_TYPE_CRITERIA_MODEL, NULL);
}

static gboolean
has_words (const TdCriterion *criterion, char **words)
{
  g_autofree char *whole = g_strconcat (criterion->code, " ", criterion->text, NULL);
  g_autofree char *folded = td_text_fold (whole);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (strstr (folded, words[i]) == NULL)
        return FALSE;
    }
  return TRUE;
}

/* Those that have the words, with the groups that they lie in: from the end, so that
 * a group comes after what lies in it. */
static GArray *
find_shown (const TdCriteriaSet *set, const char *search)
{
  GArray *shown = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = set ? set->criteria->len : 0;
  g_autofree gboolean *is_shown = g_new0 (gboolean, n + 1);
  g_autofree char *folded = td_text_fold (search);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  for (guint i = n; i-- > 0;)
    {
      const TdCriterion *criterion = td_criteria_set_get (set, i);

      is_shown[i] = is_shown[i] || has_words (criterion, words);
      if (is_shown[i] && criterion->parent >= 0)
        is_shown[criterion->parent] = TRUE;
    }
  for (guint i = 0; i < n; i++)
    {
      if (is_shown[i])
        g_array_append_val (shown, i);
    }
  return shown;
}

static gint64
get_shown_id (const TdCriteriaSet *set, GArray *shown, guint position)
{
  return td_criteria_set_get (set, g_array_index (shown, guint, position))->id;
}

void
td_criteria_model_show (TdCriteriaModel *self, TdCriteriaSet *set, const char *search)
{
  g_autoptr (TdCriteriaSet) old_set = g_steal_pointer (&self->set);
  g_autoptr (GArray) old = g_steal_pointer (&self->shown);
  guint start = 0;
  guint end = 0;

  self->set = set ? td_criteria_set_ref (set) : NULL;
  self->shown = find_shown (set, search);
  g_ptr_array_unref (self->issues);
  self->issues = set ? td_criteria_set_check (set) : g_ptr_array_new ();
  while (start < MIN (old->len, self->shown->len) &&
         get_shown_id (old_set, old, start) == get_shown_id (set, self->shown, start))
    start++;
  while (end < MIN (old->len, self->shown->len) - start &&
         get_shown_id (old_set, old, old->len - 1 - end) ==
           get_shown_id (set, self->shown, self->shown->len - 1 - end))
    end++;
  if (old->len - start - end > 0 || self->shown->len - start - end > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), start, old->len - start - end,
                                self->shown->len - start - end);
}

TdCriteriaSet *
td_criteria_model_get_set (TdCriteriaModel *self)
{
  return self->set;
}

GPtrArray *
td_criteria_model_get_issues (TdCriteriaModel *self)
{
  return self->issues;
}
