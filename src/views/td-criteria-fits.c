/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-fits.h"

#include "td-criteria-sets.h"

#include <glib/gi18n-lib.h>

/* --- a line --- */

#define TD_TYPE_CRITERIA_FIT (td_criteria_fit_get_type ())
G_DECLARE_FINAL_TYPE (TdCriteriaFit, td_criteria_fit, TD, CRITERIA_FIT, GObject)

struct _TdCriteriaFit
{
  GObject            parent_instance;

  GPtrArray         *changes;
  const TdFitChange *change; /* one of them */
};

G_DEFINE_FINAL_TYPE (TdCriteriaFit, td_criteria_fit, G_TYPE_OBJECT)

static void
td_criteria_fit_finalize (GObject *object)
{
  g_ptr_array_unref (TD_CRITERIA_FIT (object)->changes);
  G_OBJECT_CLASS (td_criteria_fit_parent_class)->finalize (object);
}

static void
td_criteria_fit_class_init (TdCriteriaFitClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = td_criteria_fit_finalize;
}

static void
td_criteria_fit_init (TdCriteriaFit *self)
{
}

/* --- all of them: lines are made as they come into view --- */

#define TD_TYPE_CRITERIA_FITS (td_criteria_fits_get_type ())
G_DECLARE_FINAL_TYPE (TdCriteriaFits, td_criteria_fits, TD, CRITERIA_FITS, GObject)

struct _TdCriteriaFits
{
  GObject    parent_instance;

  GPtrArray *changes;
};

static GType
get_item_type (GListModel *model)
{
  return TD_TYPE_CRITERIA_FIT;
}

static guint
get_n_items (GListModel *model)
{
  return TD_CRITERIA_FITS (model)->changes->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  TdCriteriaFits *self = TD_CRITERIA_FITS (model);
  TdCriteriaFit *fit;

  if (position >= self->changes->len)
    return NULL;
  fit = g_object_new (TD_TYPE_CRITERIA_FIT, NULL);
  fit->changes = g_ptr_array_ref (self->changes);
  fit->change = self->changes->pdata[position];
  return fit;
}

static void
init_list_model (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TdCriteriaFits, td_criteria_fits, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, init_list_model))

static void
td_criteria_fits_finalize (GObject *object)
{
  g_ptr_array_unref (TD_CRITERIA_FITS (object)->changes);
  G_OBJECT_CLASS (td_criteria_fits_parent_class)->finalize (object);
}

static void
td_criteria_fits_class_init (TdCriteriaFitsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = td_criteria_fits_finalize;
}

static void
td_criteria_fits_init (TdCriteriaFits *self)
{
}

GListModel *
td_criteria_fits_new (GPtrArray *changes)
{
  TdCriteriaFits *self = g_object_new (TD_TYPE_CRITERIA_FITS, NULL);

  self->changes = g_ptr_array_ref (changes);
  return G_LIST_MODEL (self);
}

/* --- columns --- */

static const TdFitChange *
get_change (gpointer item)
{
  return TD_CRITERIA_FIT (item)->change;
}

static char *
dup_sheet (TdTableColumn *column, gpointer item, gpointer user_data)
{
  return g_strdup (get_change (item)->sheet_name);
}

static char *
dup_criterion (TdTableColumn *column, gpointer item, gpointer user_data)
{
  return g_strdup (get_change (item)->criterion);
}

static char *
dup_layer (TdTableColumn *column, gpointer item, gpointer user_data)
{
  const TdField *field = td_entity_field (&td_entity_score, "layer");

  return g_strdup (_(field->choices[get_change (item)->layer].label));
}

static char *
dup_before (TdTableColumn *column, gpointer item, gpointer user_data)
{
  return td_decimal_to_text (get_change (item)->before);
}

/* A score that goes is not a score of nothing. */
static char *
dup_after (TdTableColumn *column, gpointer item, gpointer user_data)
{
  gint64 after = get_change (item)->after;

  return after == TD_POINTS_MISSING ? g_strdup (C_("score", "goes")) : td_decimal_to_text (after);
}

static void
add_column (TdDataTable *table, const char *key, const char *title, int width, float xalign,
            TdCellTextFunc func)
{
  TdTableColumn *column = td_table_column_new (key, title, width, func, NULL, NULL);

  td_table_column_set_sortable (column, FALSE);
  td_table_column_set_xalign (column, xalign);
  td_table_column_set_expand (column, g_str_equal (key, "sheet"));
  td_data_table_append_column (table, column);
}

void
td_criteria_fits_add_columns (TdDataTable *table)
{
  add_column (table, "sheet", C_("score", "Sheet"), 160, 0, dup_sheet);
  add_column (table, "criterion", _("Criterion"), 84, 0, dup_criterion);
  add_column (table, "layer", _("Layer"), 92, 0, dup_layer);
  add_column (table, "before", C_("score", "Before"), 70, 1, dup_before);
  add_column (table, "after", C_("score", "After"), 70, 1, dup_after);
}
