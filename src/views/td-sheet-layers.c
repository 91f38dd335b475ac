/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-sheet-layers.h"

#include "td-score-labels.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

#define NAME_WIDTH 78

/* So that fields of three layers stand below each other. */
#define VALUE_CHARS 5

/**
 * Layer:
 * @filled: (nullable): what the entry was filled with; only what differs was typed
 */
typedef struct
{
  GtkWidget *row;
  GtkLabel  *note;
  GtkLabel  *value;
  GtkEntry  *entry;
  char      *filled;
} Layer;

/**
 * TdSheetLayers:
 * @cell: what is shown; holds references
 * @showing: entries are being filled, not typed into
 */
struct _TdSheetLayers
{
  GtkWidget   parent_instance;

  TdSheetCell cell;
  gboolean    showing;
  Layer       layers[TD_N_LAYERS];
};

G_DEFINE_FINAL_TYPE (TdSheetLayers, td_sheet_layers, GTK_TYPE_WIDGET)

static guint select_signal;

/* --- what is shown --- */

static char *
dup_who (const TdBookScore *scores, guint n)
{
  g_autofree char *day = NULL;

  if (n == 0)
    return NULL;
  if (scores[0].is_linked)
    return g_strdup (_("from the register"));
  if (n > 1)
    return g_strdup_printf (ngettext ("%u rater", "%u raters", n), n);
  day = td_sheet_dup_day (scores[0].scored_at);
  if (!td_has_text (scores[0].rater))
    return g_steal_pointer (&day);
  return day != NULL ? g_strdup_printf ("%s, %s", scores[0].rater, day)
                     : g_strdup (scores[0].rater);
}

/* Each rater's own points, where there are several. */
static char *
dup_raters (const TdSheetCell *cell, const TdBookScore *scores, guint n)
{
  const TdCriterion *criterion = td_criteria_set_get (td_score_book_get_set (cell->book),
                                                      cell->criterion);
  GString *text = g_string_new (NULL);

  for (guint i = 0; n > 1 && i < n; i++)
    {
      g_autofree char *words = td_sheet_mark_words (criterion, &scores[i].mark);

      g_string_append_printf (text, "%s%s: %s", i > 0 ? "\n" : "",
                              scores[i].rater != NULL ? scores[i].rater : "?", words);
    }
  return g_string_free (text, text->len == 0);
}

static void
show_note (Layer *layer, const TdSheetCell *cell)
{
  guint n = 0;
  const TdBookScore *scores = td_score_book_get_scores (cell->book, cell->sheet, cell->criterion,
                                                        cell->layer, &n);
  gboolean is_less = FALSE;
  g_autofree char *difference = td_sheet_dup_difference (cell, &is_less);
  g_autofree char *who = dup_who (scores, n);
  g_autofree char *raters = dup_raters (cell, scores, n);
  g_autofree char *text = NULL;

  if (difference != NULL && who != NULL)
    text = g_strdup_printf ("%s · %s", difference, who);
  else
    text = g_strdup (difference != NULL ? difference : who != NULL ? who : _("not scored"));
  gtk_label_set_text (layer->note, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (layer->note), raters != NULL ? raters : text);
}

static gboolean
is_typed_into (Layer *layer)
{
  GtkStateFlags flags = gtk_widget_get_state_flags (GTK_WIDGET (layer->entry));

  return (flags & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

static void
fill (Layer *layer, const char *text)
{
  char *filled = g_strdup (text);

  g_free (layer->filled);
  layer->filled = filled;
  gtk_editable_set_text (GTK_EDITABLE (layer->entry), filled);
}

static char *
dup_placeholder (const TdCriterion *criterion)
{
  g_autofree char *max = NULL;

  switch (criterion->rule)
    {
    case TD_RULE_RATIO:
      return g_strdup ("45/47");
    case TD_RULE_COUNT:
      /* Translators: in an empty field: how often something came up is typed here. */
      return g_strdup (C_("score", "times"));
    case TD_RULE_POINTS:
      max = criterion->max != TD_POINTS_MISSING ? td_decimal_to_text (criterion->max) : NULL;
      return max != NULL ? g_strdup_printf ("0–%s", max) : NULL;
    case TD_RULE_GROUP:
    case TD_RULE_GRADED:
    case TD_RULE_YES_NO:
    case TD_RULE_TALLY:
    case TD_RULE_WORST:
    default:
      return NULL;
    }
}

static void
show_value (TdSheetLayers *self, Layer *layer, const TdSheetCell *cell, gboolean same)
{
  const TdCriterion *criterion = td_criteria_set_get (td_score_book_get_set (cell->book),
                                                      cell->criterion);
  TdMark mark = td_score_book_get_mark (cell->book, cell->sheet, cell->criterion, cell->layer);
  g_autofree char *refusal = td_score_book_dup_refusal (cell->book, cell->sheet, cell->criterion,
                                                        cell->layer);
  gboolean typed = refusal == NULL && td_sheet_is_text_rule (criterion);
  g_autofree char *words = td_sheet_mark_words (criterion, &mark);
  g_autofree char *hint = td_criterion_hint (criterion);
  g_autofree char *text = td_sheet_cell_dup_text (cell);
  g_autofree char *placeholder = dup_placeholder (criterion);

  gtk_label_set_text (layer->value, typed && mark.state != TD_SCORE_GIVEN ? "" : words);
  td_widget_set_css_class (GTK_WIDGET (layer->value), "td-strong", mark.state == TD_SCORE_GIVEN);
  td_widget_set_css_class (GTK_WIDGET (layer->value), "td-muted", mark.state != TD_SCORE_GIVEN);
  /* What is typed may be a count or a fraction: the points it makes stand behind it. */
  gtk_widget_set_visible (GTK_WIDGET (layer->value),
                          typed ? criterion->rule != TD_RULE_POINTS
                                : mark.state != TD_SCORE_OPEN);
  gtk_label_set_width_chars (layer->value, typed ? VALUE_CHARS : -1);
  gtk_widget_set_visible (GTK_WIDGET (layer->entry), typed);
  gtk_widget_set_tooltip_text (GTK_WIDGET (layer->entry), hint);
  gtk_entry_set_placeholder_text (layer->entry, placeholder);
  if (!same || !is_typed_into (layer))
    fill (layer, text);
}

void
td_sheet_layers_show (TdSheetLayers *self, const TdSheetCell *cell)
{
  gboolean same = self->cell.book == cell->book && self->cell.sheet == cell->sheet &&
                  self->cell.criterion == cell->criterion;

  g_set_object (&self->cell.book, cell->book);
  g_set_object (&self->cell.store, cell->store);
  self->cell.sheet = cell->sheet;
  self->cell.criterion = cell->criterion;
  self->cell.layer = cell->layer;
  self->showing = TRUE;
  for (int i = 0; i < TD_N_LAYERS; i++)
    {
      TdSheetCell one = *cell;

      one.layer = (TdLayer) i;
      show_note (&self->layers[i], &one);
      show_value (self, &self->layers[i], &one, same);
      td_widget_set_css_class (self->layers[i].row, "current", (TdLayer) i == cell->layer);
    }
  self->showing = FALSE;
}

GtkEntry *
td_sheet_layers_get_entry (TdSheetLayers *self, TdLayer layer)
{
  return self->layers[layer].entry;
}

/* --- typing --- */

static TdLayer
find_layer (TdSheetLayers *self, GtkWidget *widget)
{
  for (int i = 0; i < TD_N_LAYERS; i++)
    if (gtk_widget_is_ancestor (widget, self->layers[i].row) || widget == self->layers[i].row)
      return (TdLayer) i;
  return TD_LAYER_SELF;
}

/* %FALSE: it cannot be taken. */
static gboolean
commit (TdSheetLayers *self, TdLayer layer)
{
  Layer *at = &self->layers[layer];
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (at->entry)));
  TdSheetCell cell = self->cell;
  g_autofree char *before = NULL;

  if (self->cell.book == NULL || self->showing || g_strcmp0 (text, at->filled) == 0 ||
      !gtk_widget_get_visible (GTK_WIDGET (at->entry)))
    return TRUE;
  cell.layer = layer;
  before = td_sheet_cell_dup_text (&cell);
  if (g_strcmp0 (before, text) != 0 &&
      !td_sheet_cell_write_text (&cell, GTK_WIDGET (self), text))
    {
      fill (at, before);
      return FALSE;
    }
  g_free (at->filled);
  at->filled = g_steal_pointer (&text);
  return TRUE;
}

gboolean
td_sheet_layers_commit (TdSheetLayers *self)
{
  for (int i = 0; i < TD_N_LAYERS; i++)
    if (!commit (self, (TdLayer) i))
      return FALSE;
  return TRUE;
}

static void
entered_cb (TdSheetLayers *self, GtkEntry *entry)
{
  commit (self, find_layer (self, GTK_WIDGET (entry)));
}

static void
focus_left_cb (TdSheetLayers *self, GtkEventController *focus)
{
  commit (self, find_layer (self, gtk_event_controller_get_widget (focus)));
}

static void
select_cb (TdSheetLayers *self, GtkEventController *controller)
{
  TdLayer layer = find_layer (self, gtk_event_controller_get_widget (controller));

  if (layer != self->cell.layer)
    g_signal_emit (self, select_signal, 0, (guint) layer);
}

static void
pressed_cb (TdSheetLayers *self, int n_press, double x, double y, GtkEventController *click)
{
  select_cb (self, click);
}

static gboolean
key_cb (TdSheetLayers *self, guint keyval, guint keycode, GdkModifierType state,
        GtkEventController *keys)
{
  TdLayer layer = find_layer (self, gtk_event_controller_get_widget (keys));
  TdSheetCell cell = self->cell;
  g_autofree char *before = NULL;

  if (keyval != GDK_KEY_Escape || cell.book == NULL)
    return FALSE;
  cell.layer = layer;
  before = td_sheet_cell_dup_text (&cell);
  if (g_strcmp0 (before, gtk_editable_get_text (GTK_EDITABLE (self->layers[layer].entry))) == 0)
    return FALSE;
  fill (&self->layers[layer], before);
  return TRUE;
}

/* --- making --- */

static void
make_entry (TdSheetLayers *self, Layer *layer, const char *name)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  layer->entry = GTK_ENTRY (entry);
  gtk_entry_set_alignment (layer->entry, 1);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 6);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 8);
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (entry, "numeric");
  td_widget_set_label (entry, name);
  g_signal_connect_object (entry, "activate", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "enter", G_CALLBACK (select_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, focus);
  gtk_widget_add_controller (entry, keys);
}

static void
make_layer (TdSheetLayers *self, Layer *layer, const char *name)
{
  GtkWidget *title = gtk_label_new (name);
  GtkGesture *click = gtk_gesture_click_new ();

  layer->row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  layer->note = GTK_LABEL (gtk_label_new (NULL));
  layer->value = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_size_request (title, NAME_WIDTH, -1);
  gtk_widget_add_css_class (title, "td-strong");
  gtk_label_set_xalign (layer->note, 0);
  gtk_label_set_ellipsize (layer->note, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (layer->note), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (layer->note), "td-small");
  gtk_widget_add_css_class (GTK_WIDGET (layer->note), "td-muted");
  gtk_widget_add_css_class (GTK_WIDGET (layer->note), "numeric");
  gtk_label_set_xalign (layer->value, 1);
  gtk_widget_add_css_class (GTK_WIDGET (layer->value), "numeric");
  make_entry (self, layer, name);
  gtk_box_append (GTK_BOX (layer->row), title);
  gtk_box_append (GTK_BOX (layer->row), GTK_WIDGET (layer->note));
  gtk_box_append (GTK_BOX (layer->row), GTK_WIDGET (layer->entry));
  gtk_box_append (GTK_BOX (layer->row), GTK_WIDGET (layer->value));
  gtk_widget_add_css_class (layer->row, "layer");
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (layer->row, GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_parent (layer->row, GTK_WIDGET (self));
}

static void
td_sheet_layers_dispose (GObject *object)
{
  TdSheetLayers *self = TD_SHEET_LAYERS (object);

  g_clear_object (&self->cell.book);
  g_clear_object (&self->cell.store);
  td_widget_dispose_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (td_sheet_layers_parent_class)->dispose (object);
}

static void
td_sheet_layers_finalize (GObject *object)
{
  for (int i = 0; i < TD_N_LAYERS; i++)
    g_free (TD_SHEET_LAYERS (object)->layers[i].filled);
  G_OBJECT_CLASS (td_sheet_layers_parent_class)->finalize (object);
}

static void
td_sheet_layers_class_init (TdSheetLayersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_sheet_layers_dispose;
  G_OBJECT_CLASS (klass)->finalize = td_sheet_layers_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "sheetlayers");
  select_signal = g_signal_new ("select", TD_TYPE_SHEET_LAYERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
td_sheet_layers_init (TdSheetLayers *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  for (int i = 0; i < TD_N_LAYERS; i++)
    make_layer (self, &self->layers[i], td_score_layer_label ((TdLayer) i));
}
