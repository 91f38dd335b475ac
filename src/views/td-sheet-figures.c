/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-sheet-figures.h"

#include "td-sheet-layers.h"
#include "td-sheet-people.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

/**
 * TdSheetFigures:
 * @cell: what is shown; holds references
 * @key: names the cell that the editors were made for
 * @editors: (element-type GtkWidget): a drop-down or entry a line; owned by the grid
 * @people: (element-type gint64): whose line it is, for worst; 0: everybody
 * @showing: editors are being set, not used
 */
struct _TdSheetFigures
{
  GtkWidget    parent_instance;

  TdSheetCell  cell;
  char        *key;
  GPtrArray   *editors;
  GArray      *people;
  gboolean     showing;
  GtkGrid     *grid;
  GtkLabel    *hint;
};

G_DEFINE_FINAL_TYPE (TdSheetFigures, td_sheet_figures, GTK_TYPE_WIDGET)

static const TdCriterion *
get_criterion (TdSheetFigures *self)
{
  return td_criteria_set_get (td_score_book_get_set (self->cell.book), self->cell.criterion);
}

/* --- writing --- */

static void
write_figure (TdSheetFigures *self, gint64 figure, char *detail)
{
  TdScore score = { .state = TD_SCORE_GIVEN, .figure = figure, .detail = detail };

  td_sheet_cell_write (&self->cell, GTK_WIDGET (self), &score);
}

/* "5;4;0;2;2" once every line is a number; %NULL before. */
static char *
dup_tally (TdSheetFigures *self, guint *n_missing)
{
  GString *detail = g_string_new (NULL);

  *n_missing = 0;
  for (guint i = 0; i < self->editors->len; i++)
    {
      const char *text = gtk_editable_get_text (GTK_EDITABLE (self->editors->pdata[i]));
      guint64 count = 0;
      gboolean good = g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT32, &count, NULL);

      *n_missing += !good;
      td_widget_set_css_class (self->editors->pdata[i], "error", !good && td_has_text (text));
      g_string_append_printf (detail, "%s%" G_GUINT64_FORMAT, i > 0 ? ";" : "", count);
    }
  return g_string_free (detail, *n_missing > 0);
}

static void
show_missing (TdSheetFigures *self, guint n)
{
  g_autofree char *text = NULL;

  if (n > 0)
    text = g_strdup_printf (ngettext ("Written once every line has a number: %u has none.",
                                      "Written once every line has a number: %u have none.", n), n);
  gtk_label_set_text (self->hint, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), text != NULL);
}

static void
commit_tally (TdSheetFigures *self)
{
  guint n_missing;
  g_autofree char *detail = NULL;
  TdScore entry;

  if (self->showing || self->cell.book == NULL || get_criterion (self)->rule != TD_RULE_TALLY)
    return;
  detail = dup_tally (self, &n_missing);
  show_missing (self, n_missing);
  entry = td_score_book_get_entry (self->cell.book, self->cell.sheet, self->cell.criterion,
                                   self->cell.layer);
  if (detail != NULL && g_strcmp0 (detail, entry.detail) != 0)
    write_figure (self, 0, detail);
}

static void
commit_people (TdSheetFigures *self)
{
  g_autoptr (GString) detail = g_string_new (NULL);
  TdScore open = { .state = TD_SCORE_OPEN };

  for (guint i = 0; i < self->editors->len; i++)
    {
      guint grade = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->editors->pdata[i]));

      /* The first choice is "not given". */
      if (grade > 0 && grade != GTK_INVALID_LIST_POSITION)
        g_string_append_printf (detail, "%s%" G_GINT64_FORMAT "=%u", detail->len > 0 ? ";" : "",
                                g_array_index (self->people, gint64, i), grade - 1);
    }
  if (detail->len > 0)
    write_figure (self, 0, detail->str);
  else
    td_sheet_cell_write (&self->cell, GTK_WIDGET (self), &open);
}

static void
chosen_cb (TdSheetFigures *self, GParamSpec *pspec, GtkDropDown *drop_down)
{
  guint selected = gtk_drop_down_get_selected (drop_down);
  TdScore open = { .state = TD_SCORE_OPEN };

  if (self->showing || self->cell.book == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  if (get_criterion (self)->rule == TD_RULE_WORST)
    commit_people (self);
  else if (selected == 0)
    td_sheet_cell_write (&self->cell, GTK_WIDGET (self), &open);
  else if (get_criterion (self)->rule == TD_RULE_YES_NO)
    write_figure (self, selected == 1, NULL);
  else
    write_figure (self, (gint64) selected - 1, NULL);
}

/* Enter goes on to the next line. */
static void
entered_cb (TdSheetFigures *self)
{
  commit_tally (self);
  gtk_widget_child_focus (GTK_WIDGET (self->grid), GTK_DIR_TAB_FORWARD);
}

/* --- making --- */

static GtkWidget *
add_label (TdSheetFigures *self, const char *text, int column, int row)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), column == 0 ? 4 : -1);
  gtk_widget_set_hexpand (label, column == 0);
  gtk_widget_set_tooltip_text (label, column == 0 ? text : NULL);
  gtk_widget_add_css_class (label, "td-small");
  gtk_widget_add_css_class (label, "numeric");
  gtk_grid_attach (self->grid, label, column, row, 1, 1);
  return label;
}

static void
add_choice (TdSheetFigures *self, const char *label, GtkStringList *words, gboolean alone)
{
  GtkWidget *drop_down = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (words)), NULL);
  int row = (int) self->editors->len;

  if (!alone)
    add_label (self, label, 0, row);
  td_widget_set_label (drop_down, label);
  gtk_widget_set_hexpand (drop_down, alone);
  gtk_widget_add_css_class (drop_down, "td-compact");
  gtk_grid_attach (self->grid, drop_down, alone ? 0 : 1, row, alone ? 2 : 1, 1);
  g_ptr_array_add (self->editors, drop_down);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
}

static GtkStringList *
make_words (const TdCriterion *criterion)
{
  GtkStringList *words = gtk_string_list_new (NULL);

  gtk_string_list_append (words, C_("score", "Not Scored"));
  for (guint i = 0; i < criterion->grades->len; i++)
    {
      const TdGrade *grade = criterion->grades->pdata[i];
      g_autofree char *points = td_decimal_to_text (grade->points);
      /* Translators: a grade and its points. */
      g_autofree char *text = g_strdup_printf (_("%s: %s"), grade->label, points);

      gtk_string_list_append (words, text);
    }
  if (criterion->rule == TD_RULE_YES_NO)
    {
      gtk_string_list_append (words, C_("score", "Yes"));
      gtk_string_list_append (words, C_("score", "No"));
    }
  return words;
}

static void
add_tally_head (TdSheetFigures *self)
{
  /* Translators: heads of a small table: a grade, how often it came up, its points. */
  const char *const names[] = { C_("tally", "Grade"), C_("tally", "Times"),
                                C_("tally", "Points") };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_add_css_class (add_label (self, names[i], (int) i, 0), "td-muted");
}

static void
make_tally (TdSheetFigures *self, const TdCriterion *criterion)
{
  add_tally_head (self);
  for (guint i = 0; i < criterion->grades->len; i++)
    {
      const TdGrade *grade = criterion->grades->pdata[i];
      g_autofree char *points = td_decimal_to_text (grade->points);
      GtkWidget *entry = gtk_entry_new ();
      GtkEventController *focus = gtk_event_controller_focus_new ();

      add_label (self, grade->label, 0, (int) i + 1);
      gtk_widget_add_css_class (add_label (self, points, 2, (int) i + 1), "td-muted");
      gtk_entry_set_alignment (GTK_ENTRY (entry), 1);
      gtk_editable_set_width_chars (GTK_EDITABLE (entry), 4);
      gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 5);
      gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_DIGITS);
      td_widget_set_label (entry, grade->label);
      gtk_widget_set_tooltip_text (entry, _("How often this came up"));
      gtk_grid_attach (self->grid, entry, 1, (int) i + 1, 1, 1);
      g_ptr_array_add (self->editors, entry);
      g_signal_connect_object (entry, "activate", G_CALLBACK (entered_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (focus, "leave", G_CALLBACK (commit_tally), self, G_CONNECT_SWAPPED);
      gtk_widget_add_controller (entry, focus);
    }
}

static void
make_people (TdSheetFigures *self, const TdCriterion *criterion)
{
  g_autoptr (GtkStringList) words = make_words (criterion);
  TdScore entry = td_score_book_get_entry (self->cell.book, self->cell.sheet,
                                           self->cell.criterion, self->cell.layer);
  g_autoptr (GPtrArray) people = td_sheet_list_people (&self->cell, entry.detail);

  for (guint i = 0; i < people->len; i++)
    {
      const TdSheetPerson *person = people->pdata[i];

      g_array_append_val (self->people, person->id);
      add_choice (self, person->name, words, FALSE);
    }
}

static void
rebuild (TdSheetFigures *self)
{
  const TdCriterion *criterion = get_criterion (self);
  g_autoptr (GtkStringList) words = NULL;
  GtkWidget *child;

  g_ptr_array_set_size (self->editors, 0);
  g_array_set_size (self->people, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  show_missing (self, 0);
  switch (criterion->rule)
    {
    case TD_RULE_YES_NO:
    case TD_RULE_GRADED:
      words = make_words (criterion);
      add_choice (self, criterion->text, words, TRUE);
      break;
    case TD_RULE_TALLY:
      make_tally (self, criterion);
      break;
    case TD_RULE_WORST:
      make_people (self, criterion);
      break;
    case TD_RULE_GROUP:
    case TD_RULE_POINTS:
    case TD_RULE_RATIO:
    case TD_RULE_COUNT:
    default:
      break;
    }
}

/* --- what is shown --- */

static void
fill_tally (TdSheetFigures *self, const TdScore *entry)
{
  g_auto (GStrv) counts = g_strsplit (entry->detail != NULL ? entry->detail : "", ";", -1);
  guint n = g_strv_length (counts);

  for (guint i = 0; i < self->editors->len; i++)
    gtk_editable_set_text (GTK_EDITABLE (self->editors->pdata[i]), i < n ? counts[i] : "");
}

static void
fill (TdSheetFigures *self)
{
  TdScore entry = td_score_book_get_entry (self->cell.book, self->cell.sheet,
                                           self->cell.criterion, self->cell.layer);
  gboolean given = entry.state == TD_SCORE_GIVEN;
  gboolean typing = (gtk_widget_get_state_flags (GTK_WIDGET (self->grid)) &
                     GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  switch (get_criterion (self)->rule)
    {
    case TD_RULE_TALLY:
      if (!typing)
        fill_tally (self, &entry);
      break;
    case TD_RULE_WORST:
      for (guint i = 0; i < self->editors->len; i++)
        gtk_drop_down_set_selected (GTK_DROP_DOWN (self->editors->pdata[i]),
                                    td_sheet_find_grade (entry.detail,
                                                         g_array_index (self->people, gint64, i)));
      break;
    case TD_RULE_YES_NO:
      gtk_drop_down_set_selected (self->editors->pdata[0], !given ? 0 : entry.figure == 1 ? 1 : 2);
      break;
    case TD_RULE_GRADED:
      gtk_drop_down_set_selected (self->editors->pdata[0],
                                  given ? (guint) entry.figure + 1 : 0);
      break;
    case TD_RULE_GROUP:
    case TD_RULE_POINTS:
    case TD_RULE_RATIO:
    case TD_RULE_COUNT:
    default:
      break;
    }
}

static char *
dup_key (const TdSheetCell *cell, const TdCriterion *criterion)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %d",
                          td_score_book_get_sheet (cell->book, cell->sheet)->id, criterion->id,
                          (int) cell->layer);
}

void
td_sheet_figures_show (TdSheetFigures *self, const TdSheetCell *cell)
{
  const TdCriterion *criterion = td_criteria_set_get (td_score_book_get_set (cell->book),
                                                      cell->criterion);
  g_autofree char *key = dup_key (cell, criterion);
  g_autofree char *refusal = NULL;
  gboolean shown = criterion->rule != TD_RULE_GROUP && !td_sheet_is_text_rule (criterion);

  g_set_object (&self->cell.book, cell->book);
  g_set_object (&self->cell.store, cell->store);
  self->cell.sheet = cell->sheet;
  self->cell.criterion = cell->criterion;
  self->cell.layer = cell->layer;
  gtk_widget_set_visible (GTK_WIDGET (self), shown);
  self->showing = TRUE;
  if (g_strcmp0 (key, self->key) != 0)
    {
      g_free (self->key);
      self->key = g_steal_pointer (&key);
      rebuild (self);
    }
  if (shown)
    {
      refusal = td_score_book_dup_refusal (cell->book, cell->sheet, cell->criterion, cell->layer);
      gtk_widget_set_sensitive (GTK_WIDGET (self->grid), refusal == NULL);
      fill (self);
    }
  self->showing = FALSE;
}

/* --- tests --- */

guint
td_sheet_figures_get_n_lines (TdSheetFigures *self)
{
  return self->editors->len;
}

void
td_sheet_figures_choose (TdSheetFigures *self, guint line, guint grade)
{
  gboolean is_yes = get_criterion (self)->rule == TD_RULE_YES_NO;

  gtk_drop_down_set_selected (self->editors->pdata[line], is_yes ? 2 - grade : grade + 1);
}

void
td_sheet_figures_type (TdSheetFigures *self, guint line, const char *text)
{
  gtk_editable_set_text (self->editors->pdata[line], text);
  commit_tally (self);
}

/* --- class --- */

static void
td_sheet_figures_dispose (GObject *object)
{
  TdSheetFigures *self = TD_SHEET_FIGURES (object);

  self->showing = TRUE;
  g_clear_object (&self->cell.book);
  g_clear_object (&self->cell.store);
  td_widget_dispose_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (td_sheet_figures_parent_class)->dispose (object);
}

static void
td_sheet_figures_finalize (GObject *object)
{
  TdSheetFigures *self = TD_SHEET_FIGURES (object);

  g_ptr_array_unref (self->editors);
  g_array_unref (self->people);
  g_free (self->key);
  G_OBJECT_CLASS (td_sheet_figures_parent_class)->finalize (object);
}

static void
td_sheet_figures_class_init (TdSheetFiguresClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_sheet_figures_dispose;
  G_OBJECT_CLASS (klass)->finalize = td_sheet_figures_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "sheetfigures");
}

static void
td_sheet_figures_init (TdSheetFigures *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->editors = g_ptr_array_new ();
  self->people = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->grid = GTK_GRID (gtk_grid_new ());
  self->hint = GTK_LABEL (gtk_label_new (NULL));
  gtk_grid_set_column_spacing (self->grid, 9);
  gtk_grid_set_row_spacing (self->grid, 3);
  gtk_label_set_xalign (self->hint, 0);
  gtk_label_set_wrap (self->hint, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "td-small");
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "td-warn");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->grid), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->hint), GTK_WIDGET (self));
}
