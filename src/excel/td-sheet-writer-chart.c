/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-sheet-writer-private.h"

/* What the library draws at scale 1, in pixels. */
#define DEFAULT_WIDTH 480.0
#define DEFAULT_HEIGHT 288.0
#define PIXELS_PER_MM (96.0 / 25.4)
#define COLUMN_COLOUR 0x3A6EA5

/* Of an axis and its title; of the chart's own title without @axis. */
static void
set_letters (lxw_chart      *chart,
             lxw_chart_axis *axis,
             const char     *title)
{
  lxw_chart_font plain = { .name = (char *) "Times New Roman", .size = 11 };
  lxw_chart_font bold = { .name = (char *) "Times New Roman", .size = 11, .bold = TRUE };

  if (axis == NULL)
    {
      bold.size = 13;
      chart_title_set_name (chart, title);
      chart_title_set_name_font (chart, &bold);
      return;
    }
  chart_axis_set_num_font (axis, &plain);
  if (title == NULL)
    return;
  chart_axis_set_name (axis, title);
  chart_axis_set_name_font (axis, &bold);
}

void
td_sheet_writer_add_chart (TdSheetWriter      *self,
                           guint               row,
                           guint               column,
                           const TdSheetChart *spec)
{
  lxw_chart *chart;
  lxw_chart_series *series;
  lxw_chart_fill fill = { .color = COLUMN_COLOUR };
  lxw_chart_font letters = { .name = (char *) "Times New Roman", .size = 11 };
  lxw_chart_options options = {
    .x_scale = spec->width * PIXELS_PER_MM / DEFAULT_WIDTH,
    .y_scale = spec->height * PIXELS_PER_MM / DEFAULT_HEIGHT,
    .description = (char *) spec->title,
  };

  g_return_if_fail (!(self->flags & TD_SHEET_WRITER_STREAM));

  chart = workbook_add_chart (self->workbook, LXW_CHART_COLUMN);
  series = chart_add_series (chart, NULL, NULL);
  chart_series_set_categories (series, spec->sheet, spec->first_row, spec->category_column,
                               spec->last_row, spec->category_column);
  chart_series_set_values (series, spec->sheet, spec->first_row, spec->value_column,
                           spec->last_row, spec->value_column);
  chart_series_set_fill (series, &fill);
  chart_series_set_labels (series);
  chart_series_set_labels_font (series, &letters);
  chart_set_series_gap (chart, 60);
  chart_legend_set_position (chart, LXW_CHART_LEGEND_NONE);
  if (spec->title != NULL)
    set_letters (chart, NULL, spec->title);
  else
    chart_title_off (chart);
  set_letters (chart, chart->x_axis, spec->category_title);
  set_letters (chart, chart->y_axis, spec->value_title);
  /* Counts of people: no halves on the axis. */
  chart_axis_set_min (chart->y_axis, 0);
  chart_axis_set_num_format (chart->y_axis, "#,##0");
  td_sheet_writer_keep (self, worksheet_insert_chart_opt (self->worksheet, row, column, chart,
                                                          &options));
}
