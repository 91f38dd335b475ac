/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-unit-row.h"

struct _TdUnitRow
{
  GObject        parent_instance;

  TdRecord      *record;
  TdUnitPlace    place;
  char          *body;
  gboolean       is_counted;
  TdUnitFigures  figures;
};

G_DEFINE_FINAL_TYPE (TdUnitRow, td_unit_row, G_TYPE_OBJECT)

static void
td_unit_row_finalize (GObject *object)
{
  TdUnitRow *self = TD_UNIT_ROW (object);

  g_object_unref (self->record);
  g_free (self->body);
  G_OBJECT_CLASS (td_unit_row_parent_class)->finalize (object);
}

static void
td_unit_row_class_init (TdUnitRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = td_unit_row_finalize;
}

static void
td_unit_row_init (TdUnitRow *self)
{
}

TdUnitRow *
td_unit_row_new (TdRecord *record, const TdUnitPlace *place, const char *body)
{
  TdUnitRow *self = g_object_new (TD_TYPE_UNIT_ROW, NULL);

  self->record = g_object_ref (record);
  self->place = *place;
  self->body = g_strdup (body);
  return self;
}

TdRecord *
td_unit_row_get_record (TdUnitRow *self)
{
  return self->record;
}

gint64
td_unit_row_get_id (TdUnitRow *self)
{
  return td_record_get_id (self->record);
}

const TdUnitPlace *
td_unit_row_get_place (TdUnitRow *self)
{
  return &self->place;
}

void
td_unit_row_set_expanded (TdUnitRow *self, gboolean expanded)
{
  self->place.is_expanded = expanded;
}

const char *
td_unit_row_get_body (TdUnitRow *self)
{
  return self->body;
}

gboolean
td_unit_row_is_archived (TdUnitRow *self)
{
  return td_record_get_int_or (self->record, "archived", 0) != 0;
}

const TdUnitFigures *
td_unit_row_get_figures (TdUnitRow *self)
{
  return self->is_counted ? &self->figures : NULL;
}

void
td_unit_row_set_figures (TdUnitRow *self, const TdUnitFigures *figures)
{
  self->is_counted = figures != NULL;
  if (figures != NULL)
    self->figures = *figures;
}
