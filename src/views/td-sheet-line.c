/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-sheet-line.h"

#include "td-criteria-columns.h"
#include "td-score-labels.h"
#include "td-sheet-figure.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How much deeper groups in groups stand. */
#define INDENT 12

struct _TdSheetLine
{
  GtkWidget      parent_instance;

  guint          criterion;
  gboolean       is_group;

  GtkImage      *arrow;
  GtkLabel      *code_label;
  GtkWidget     *question;
  GtkLabel      *text_label;
  GtkLabel      *max_label;
  TdSheetFigure *figures[TD_N_LAYERS];
  GtkWidget     *evidence;
  GtkWidget     *evidence_icon;
  GtkLabel      *evidence_label;
};

G_DEFINE_FINAL_TYPE (TdSheetLine, td_sheet_line, GTK_TYPE_WIDGET)

/* --- what it says --- */

static guint
count_evidence (const TdSheetCell *cell, guint criterion)
{
  const TdCriteriaSet *set = td_score_book_get_set (cell->book);
  guint n = 0;

  for (guint i = criterion; i < set->criteria->len; i++)
    if (td_criteria_set_is_within (set, i, (int) criterion) &&
        td_criteria_set_get (set, i)->rule != TD_RULE_GROUP)
      n += td_score_book_count_evidence (cell->book, cell->sheet, i);
  return n;
}

static void
show_evidence (TdSheetLine *self, const TdSheetCell *cell)
{
  guint n = count_evidence (cell, self->criterion);
  gboolean lacks = !self->is_group &&
                   td_score_book_lacks_evidence (cell->book, cell->sheet, self->criterion);
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autofree char *words = g_strdup_printf (ngettext ("%u file", "%u files", n), n);

  gtk_widget_set_visible (self->evidence_icon, lacks || (n > 0 && !self->is_group));
  gtk_image_set_from_icon_name (GTK_IMAGE (self->evidence_icon),
                                lacks ? "dialog-warning-symbolic" : "mail-attachment-symbolic");
  /* Translators: in a narrow column: a file as evidence is missing. */
  gtk_label_set_text (self->evidence_label, lacks ? _("missing") : n > 0 ? count : "–");
  td_widget_set_css_class (self->evidence, "td-warn", lacks);
  td_widget_set_css_class (self->evidence, "td-strong", lacks);
  td_widget_set_css_class (GTK_WIDGET (self->evidence_label), "td-muted", !lacks && n == 0);
  gtk_widget_set_tooltip_text (self->evidence, lacks ? _("Points need a file as evidence.")
                                                     : n > 0 ? words : NULL);
}

void
td_sheet_line_show (TdSheetLine *self, const TdSheetCell *cell)
{
  TdSheetCell one = *cell;

  one.criterion = self->criterion;
  for (int layer = 0; layer < TD_N_LAYERS; layer++)
    {
      one.layer = (TdLayer) layer;
      td_sheet_figure_show (self->figures[layer], &one);
    }
  show_evidence (self, cell);
  gtk_widget_set_visible (self->question, !self->is_group &&
                          td_score_book_is_questioned (cell->book, cell->sheet, self->criterion));
}

/* --- how it stands --- */

void
td_sheet_line_set_layer (TdSheetLine *self, int layer)
{
  for (int i = 0; i < TD_N_LAYERS; i++)
    gtk_widget_set_visible (GTK_WIDGET (self->figures[i]), layer < 0 || i == layer);
  gtk_widget_set_visible (GTK_WIDGET (self->max_label), layer < 0);
}

void
td_sheet_line_set_current (TdSheetLine *self, int layer)
{
  td_widget_set_css_class (GTK_WIDGET (self), "current", layer >= 0);
  for (int i = 0; i < TD_N_LAYERS; i++)
    td_widget_set_css_class (GTK_WIDGET (self->figures[i]), "current",
                             i == layer && !self->is_group);
}

void
td_sheet_line_set_folded (TdSheetLine *self, gboolean folded)
{
  if (!self->is_group)
    return;
  gtk_image_set_from_icon_name (self->arrow, folded ? "pan-end-symbolic" : "pan-down-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, !folded, -1);
}

gboolean
td_sheet_line_get_cell (TdSheetLine *self, TdLayer layer, GtkWidget *other, GdkRectangle *area)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (GTK_WIDGET (self->figures[layer]), other, &bounds))
    return FALSE;
  area->x = (int) bounds.origin.x;
  area->y = (int) bounds.origin.y;
  area->width = (int) bounds.size.width;
  area->height = (int) bounds.size.height;
  return TRUE;
}

int
td_sheet_line_find_layer (TdSheetLine *self, double x)
{
  for (int i = 0; i < TD_N_LAYERS; i++)
    {
      GdkRectangle area;

      if (gtk_widget_get_visible (GTK_WIDGET (self->figures[i])) &&
          td_sheet_line_get_cell (self, (TdLayer) i, GTK_WIDGET (self), &area) &&
          x >= area.x && x < area.x + area.width)
        return i;
    }
  return -1;
}

guint
td_sheet_line_get_criterion (TdSheetLine *self)
{
  return self->criterion;
}

gboolean
td_sheet_line_is_group (TdSheetLine *self)
{
  return self->is_group;
}

char *
td_sheet_line_dup_text (TdSheetLine *self)
{
  char *figures[TD_N_LAYERS];
  char *text;

  for (int i = 0; i < TD_N_LAYERS; i++)
    figures[i] = td_sheet_figure_dup_text (self->figures[i]);
  text = g_strjoin ("|", gtk_label_get_text (self->code_label),
                    gtk_label_get_text (self->text_label), gtk_label_get_text (self->max_label),
                    figures[0], figures[1], figures[2], gtk_label_get_text (self->evidence_label),
                    NULL);
  for (int i = 0; i < TD_N_LAYERS; i++)
    g_free (figures[i]);
  return text;
}

/* --- making --- */

static GtkLabel *
add_label (TdSheetLine *self, int width, float xalign, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 1);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 1);
  gtk_widget_set_hexpand (label, width < 0);
  td_widget_set_text_width (label, width);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return GTK_LABEL (label);
}

static GtkWidget *
make_space (void)
{
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_hexpand (space, TRUE);
  return space;
}

static void
make_evidence (TdSheetLine *self)
{
  self->evidence = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  self->evidence_icon = gtk_image_new ();
  self->evidence_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_image_set_pixel_size (GTK_IMAGE (self->evidence_icon), 12);
  /* A space at the left: the icon may be away. */
  gtk_box_append (GTK_BOX (self->evidence), make_space ());
  gtk_widget_add_css_class (GTK_WIDGET (self->evidence_label), "numeric");
  gtk_label_set_ellipsize (self->evidence_label, PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (self->evidence_label, 1);
  gtk_widget_add_css_class (self->evidence, "evidence");
  td_widget_set_text_width (self->evidence, TD_SHEET_EVIDENCE_WIDTH);
  gtk_box_append (GTK_BOX (self->evidence), self->evidence_icon);
  gtk_box_append (GTK_BOX (self->evidence), GTK_WIDGET (self->evidence_label));
  gtk_widget_set_hexpand (self->evidence, FALSE);
  gtk_widget_set_parent (self->evidence, GTK_WIDGET (self));
}

static void
make_head (TdSheetLine *self, const TdCriteriaSet *set)
{
  const TdCriterion *criterion = td_criteria_set_get (set, self->criterion);
  guint depth = td_criteria_set_get_depth (set, self->criterion);

  self->arrow = GTK_IMAGE (gtk_image_new ());
  gtk_image_set_pixel_size (self->arrow, 12);
  td_widget_set_text_width (GTK_WIDGET (self->arrow), 15);
  gtk_widget_set_parent (GTK_WIDGET (self->arrow), GTK_WIDGET (self));
  self->code_label = add_label (self, TD_SHEET_CODE_WIDTH - 15, self->is_group ? 0 : 1, "numeric");
  td_widget_set_css_class (GTK_WIDGET (self->code_label), "td-muted", !self->is_group);
  self->question = gtk_image_new_from_icon_name ("dialog-question-symbolic");
  gtk_image_set_pixel_size (GTK_IMAGE (self->question), 12);
  gtk_widget_add_css_class (self->question, "td-warn");
  gtk_widget_set_margin_start (self->question, 9);
  gtk_widget_set_visible (self->question, FALSE);
  gtk_widget_set_tooltip_text (self->question, _("There is an open question about it."));
  gtk_widget_set_parent (self->question, GTK_WIDGET (self));
  self->text_label = add_label (self, -1, 0, "criterion");
  gtk_widget_set_margin_start (GTK_WIDGET (self->text_label),
                               depth > 1 ? (int) (depth - 1) * INDENT : 0);
  gtk_label_set_text (self->text_label, criterion->text);
}

static void
fill (TdSheetLine *self, const TdCriteriaSet *set)
{
  const TdCriterion *criterion = td_criteria_set_get (set, self->criterion);
  gint64 sum = self->is_group && criterion->max == TD_POINTS_MISSING
               ? td_criteria_set_add_up (set, (int) self->criterion) : criterion->max;
  g_autofree char *max = td_criteria_columns_dup_max (criterion, sum);
  g_autofree char *title = td_score_title (set, self->criterion);
  g_autofree char *tooltip = td_score_criterion_tooltip (set, self->criterion);
  gsize code = strlen (title) - strlen (criterion->text) - strlen (". ");

  title[code] = '\0';
  gtk_label_set_text (self->code_label, title);
  gtk_label_set_text (self->max_label, max);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->text_label), tooltip);
  td_widget_set_label (GTK_WIDGET (self), criterion->text);
  td_widget_set_css_class (GTK_WIDGET (self), "group", self->is_group);
  td_sheet_line_set_folded (self, FALSE);
}

/* --- layout: columns keep their width, whatever stands in them --- */

/* -1: what is left over. */
static int
get_width (TdSheetLine *self, GtkWidget *child)
{
  int width = -1;

  if (child != self->question)
    gtk_widget_get_size_request (child, &width, NULL);
  else
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  return width;
}

static int
add_up (TdSheetLine *self)
{
  int sum = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child))
      sum += MAX (get_width (self, child), 0);
  return sum;
}

static void
td_sheet_line_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                      int *natural, int *minimum_baseline, int *natural_baseline)
{
  int least = 0;

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL
             ? add_up (TD_SHEET_LINE (widget)) + TD_SHEET_LAYER_WIDTH : 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && orientation == GTK_ORIENTATION_VERTICAL;
       child = gtk_widget_get_next_sibling (child))
    {
      gtk_widget_measure (child, orientation, -1, &least, NULL, NULL, NULL);
      *minimum = MAX (*minimum, least);
    }
  *natural = *minimum;
}

static void
td_sheet_line_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TdSheetLine *self = TD_SHEET_LINE (widget);
  GtkAllocation area = { 0, 0, 0, height };
  int left = MAX (width - add_up (self), 0);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int wished = get_width (self, child);

      if (!gtk_widget_get_visible (child))
        continue;
      area.width = wished >= 0 ? wished : left;
      gtk_widget_size_allocate (child, &area, -1);
      area.x += area.width;
    }
}

static void
td_sheet_line_dispose (GObject *object)
{
  td_widget_dispose_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (td_sheet_line_parent_class)->dispose (object);
}

static void
td_sheet_line_class_init (TdSheetLineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_sheet_line_dispose;
  GTK_WIDGET_CLASS (klass)->measure = td_sheet_line_measure;
  GTK_WIDGET_CLASS (klass)->size_allocate = td_sheet_line_size_allocate;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "sheetline");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_ROW);
}

static void
td_sheet_line_init (TdSheetLine *self)
{
}

GtkWidget *
td_sheet_line_new (const TdCriteriaSet *set, guint criterion)
{
  TdSheetLine *self = g_object_new (TD_TYPE_SHEET_LINE, NULL);

  self->criterion = criterion;
  self->is_group = td_criteria_set_get (set, criterion)->rule == TD_RULE_GROUP;
  make_head (self, set);
  self->max_label = add_label (self, TD_SHEET_MAX_WIDTH, 1, "max");
  for (int i = 0; i < TD_N_LAYERS; i++)
    {
      self->figures[i] = TD_SHEET_FIGURE (td_sheet_figure_new ());
      td_widget_set_text_width (GTK_WIDGET (self->figures[i]), TD_SHEET_LAYER_WIDTH);
      gtk_widget_set_parent (GTK_WIDGET (self->figures[i]), GTK_WIDGET (self));
    }
  make_evidence (self);
  fill (self, set);
  return GTK_WIDGET (self);
}
