/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-sheet-foot.h"

#include "td-board-text.h"
#include "td-score-labels.h"
#include "td-sheet-line.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget *box;
  GtkLabel  *total;
  GtkWidget *bar;
  GtkLabel  *count;
} Layer;

struct _TdSheetFoot
{
  GtkWidget    parent_instance;

  TdBoardText *sentence;
  GtkWidget   *max_box;
  GtkLabel    *max_label;
  GtkLabel    *less_label;
  Layer        layers[TD_N_LAYERS];
};

G_DEFINE_FINAL_TYPE (TdSheetFoot, td_sheet_foot, GTK_TYPE_WIDGET)

/* --- in words --- */

/* "9, 12": what does not apply, in what counts. */
static char *
dup_away (TdScoreBook *book, guint sheet, guint *n)
{
  const TdCriteriaSet *set = td_score_book_get_set (book);
  GString *codes = g_string_new (NULL);

  *n = 0;
  for (guint i = 0; i < set->criteria->len; i++)
    {
      const TdCriterion *criterion = td_criteria_set_get (set, i);

      if (criterion->rule == TD_RULE_GROUP || criterion->role != TD_ROLE_BASE ||
          td_score_book_get_decided (book, sheet, i).state != TD_SCORE_NOT_APPLICABLE)
        continue;
      g_string_append_printf (codes, "%s%s", codes->len > 0 ? ", " : "", criterion->code);
      (*n)++;
    }
  return g_string_free (codes, FALSE);
}

static char *
dup_outcome (TdScoreBook *book, guint sheet)
{
  const TdSheetResult *result = td_score_book_get_result (book, sheet);
  const TdCriteriaSet *set = td_score_book_get_set (book);
  guint open = result->decided.applicable - result->decided.scored;
  guint rank = td_score_book_get_rank (book, sheet)->rank;
  g_autofree char *total = td_score_points_words (result->decided.total);
  const TdBand *band = result->band >= 0 ? set->bands->pdata[result->band] : NULL;

  if (!result->is_complete)
    return g_strdup_printf (ngettext ("%u criterion is still to be scored before it is ranked.",
                                      "%u criteria are still to be scored before it is ranked.",
                                      open), open);
  if (band == NULL)
    /* Translators: points. */
    return g_strdup_printf (_("What counts: %s."), total);
  if (rank == 0)
    /* Translators: points, a class. */
    return g_strdup_printf (_("What counts: %s, %s."), total, band->name);
  /* Translators: points, a class, a rank. */
  return g_strdup_printf (_("What counts: %s, %s, rank %u."), total, band->name, rank);
}

static char *
dup_failed (TdScoreBook *book, guint sheet)
{
  int failed = td_score_book_get_result (book, sheet)->failed;

  return failed < 0 ? NULL
         /* Translators: %s is the code of a criterion. */
         : g_strdup_printf (_("Mandatory criterion %s is failed, which bounds the class."),
                            td_criteria_set_get (td_score_book_get_set (book),
                                                 (guint) failed)->code);
}

static void
show_sentence (TdSheetFoot *self, TdScoreBook *book, guint sheet)
{
  const TdTotal *decided = &td_score_book_get_result (book, sheet)->decided;
  guint n;
  g_autofree char *codes = dup_away (book, sheet, &n);
  g_autofree char *max = decided->max != TD_POINTS_MISSING ? td_decimal_to_text (decided->max)
                                                           : g_strdup ("");
  g_autofree char *outcome = dup_outcome (book, sheet);
  g_autofree char *failed = dup_failed (book, sheet);
  g_autofree char *away = NULL;
  g_autofree char *text = NULL;

  if (n > 0)
    /* Translators: codes of criteria, then the points that are left to be out of. */
    away = g_strdup_printf (ngettext ("%s does not apply: the maximum is %s.",
                                      "%s do not apply: the maximum is %s.", n), codes, max);
  text = g_strjoin (" ", outcome, failed != NULL ? failed : away, failed != NULL ? away : NULL,
                    NULL);
  td_board_text_set_label (self->sentence, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->sentence), text);
}

/* --- figures --- */

static void
show_max (TdSheetFoot *self, TdScoreBook *book, guint sheet)
{
  gint64 whole = td_criteria_set_get_max (td_score_book_get_set (book));
  gint64 max = td_score_book_get_result (book, sheet)->decided.max;
  gboolean is_less = whole != TD_POINTS_MISSING && max != TD_POINTS_MISSING && max < whole;
  g_autofree char *max_text = max != TD_POINTS_MISSING ? td_decimal_to_text (max) : g_strdup ("");
  g_autofree char *less = NULL;

  gtk_label_set_text (self->max_label, max_text);
  if (is_less)
    {
      g_autofree char *whole_text = td_decimal_to_text (whole);
      g_autofree char *away = td_decimal_to_text (whole - max);

      less = g_strdup_printf ("%s − %s", whole_text, away);
    }
  gtk_label_set_text (self->less_label, less != NULL ? less : "");
}

static void
show_layer (Layer *layer, const TdTotal *total)
{
  gboolean full = total->any && total->scored == total->applicable;
  g_autofree char *points = total->any ? td_score_points_words (total->total) : g_strdup ("–");
  g_autofree char *count = NULL;

  /* Translators: all criteria of a layer are scored, as “16/16”. */
  count = full ? g_strdup_printf (_("all %u/%u"), total->scored, total->applicable)
               : g_strdup_printf ("%u/%u", total->scored, total->applicable);
  gtk_label_set_text (layer->total, points);
  gtk_label_set_text (layer->count, count);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (layer->bar), total->applicable > 0
                                 ? (double) total->scored / total->applicable : 0);
  td_widget_set_css_class (layer->bar, "part", !full);
  td_widget_set_css_class (GTK_WIDGET (layer->count), "td-warn", !full && total->any);
  td_widget_set_css_class (GTK_WIDGET (layer->count), "td-muted", full || !total->any);
}

void
td_sheet_foot_show (TdSheetFoot *self, TdScoreBook *book, guint sheet)
{
  for (int i = 0; i < TD_N_LAYERS; i++)
    show_layer (&self->layers[i], &td_score_book_get_result (book, sheet)->layers[i]);
  show_max (self, book, sheet);
  show_sentence (self, book, sheet);
}

void
td_sheet_foot_set_layer (TdSheetFoot *self, int layer)
{
  for (int i = 0; i < TD_N_LAYERS; i++)
    gtk_widget_set_visible (self->layers[i].box, layer < 0 || i == layer);
  gtk_widget_set_visible (self->max_box, layer < 0);
}

char *
td_sheet_foot_dup_text (TdSheetFoot *self)
{
  GString *text = g_string_new (td_board_text_get_label (self->sentence));

  g_string_append_printf (text, "\n%s\n%s", gtk_label_get_text (self->max_label),
                          gtk_label_get_text (self->less_label));
  for (int i = 0; i < TD_N_LAYERS; i++)
    g_string_append_printf (text, "\n%s %s", gtk_label_get_text (self->layers[i].total),
                            gtk_label_get_text (self->layers[i].count));
  return g_string_free (text, FALSE);
}

/* --- making --- */

static GtkLabel *
add_label (GtkWidget *box, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, style);
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static GtkWidget *
add_column (TdSheetFoot *self, int width)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  td_widget_set_text_width (box, width);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (box, FALSE);
  gtk_widget_add_css_class (box, "column");
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  return box;
}

static void
make_info (TdSheetFoot *self)
{
  GtkWidget *box = add_column (self, -1);
  GtkWidget *title = gtk_label_new (_("Total"));
  GtkWidget *sentence = td_board_text_new ("", 2);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "td-strong");
  gtk_widget_add_css_class (sentence, "td-small");
  gtk_widget_add_css_class (sentence, "td-muted");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), sentence);
  gtk_widget_set_hexpand (box, TRUE);
  self->sentence = TD_BOARD_TEXT (sentence);
}

static void
make_layer (TdSheetFoot *self, Layer *layer)
{
  layer->box = add_column (self, TD_SHEET_LAYER_WIDTH);
  layer->total = add_label (layer->box, "total");
  layer->bar = gtk_progress_bar_new ();
  gtk_widget_add_css_class (layer->bar, "thin");
  gtk_box_append (GTK_BOX (layer->box), layer->bar);
  layer->count = add_label (layer->box, "td-small");
}

static void
td_sheet_foot_dispose (GObject *object)
{
  td_widget_dispose_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (td_sheet_foot_parent_class)->dispose (object);
}

static void
td_sheet_foot_class_init (TdSheetFootClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_sheet_foot_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "sheetfoot");
}

static void
td_sheet_foot_init (TdSheetFoot *self)
{
  make_info (self);
  self->max_box = add_column (self, TD_SHEET_MAX_WIDTH);
  self->max_label = add_label (self->max_box, "total");
  self->less_label = add_label (self->max_box, "td-small");
  gtk_widget_add_css_class (GTK_WIDGET (self->less_label), "td-muted");
  for (int i = 0; i < TD_N_LAYERS; i++)
    make_layer (self, &self->layers[i]);
  add_column (self, TD_SHEET_EVIDENCE_WIDTH);
}
