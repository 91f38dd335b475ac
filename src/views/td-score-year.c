/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score-year.h"

#include "td-data-table.h"
#include "td-score-labels.h"
#include "td-view-load.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _TdScoreYear
{
  GtkWidget     parent_instance;

  TdScoreBook  *book;
  TdViewLoad    load;
  TdScoreFeed  *feed;

  GtkWidget    *rule_label;
  GtkWidget    *feed_button;
  GtkStack     *stack;
  GtkWidget    *error_label;
  GtkWidget    *table_place;
  TdDataTable  *table;
};

G_DEFINE_FINAL_TYPE (TdScoreYear, td_score_year, GTK_TYPE_WIDGET)

/* --- the table --- */

static const TdYearScore *
get_score (gpointer item)
{
  return g_object_get_data (item, "td-score");
}

/* A year has many rounds that were not yet: a dash is enough for each. */
static char *
dup_percent (gint64 value, const char *missing)
{
  return value == TD_POINTS_MISSING ? g_strdup (missing) : td_score_rounded_words (value);
}

static char *
dup_name (TdTableColumn *column, gpointer item, gpointer user_data)
{
  return g_strdup (get_score (item)->name);
}

static char *
dup_period (TdTableColumn *column, gpointer item, gpointer index)
{
  const TdYearScore *score = get_score (item);

  return GPOINTER_TO_UINT (index) < score->n
         ? dup_percent (score->values[GPOINTER_TO_UINT (index)], "–") : NULL;
}

static char *
dup_present (TdTableColumn *column, gpointer item, gpointer user_data)
{
  const TdYearScore *score = get_score (item);

  return g_strdup_printf ("%u/%u", score->n_present, score->n);
}

static char *
dup_figure (TdTableColumn *column, gpointer item, gpointer user_data)
{
  return dup_percent (get_score (item)->figure, _("missing"));
}

static void
add_column (TdScoreYear *self, const char *key, const char *title, int width, TdCellTextFunc text,
            guint index)
{
  TdTableColumn *column = td_table_column_new (key, title, width, text, GUINT_TO_POINTER (index),
                                               NULL);

  td_table_column_set_sortable (column, FALSE);
  td_table_column_set_expand (column, text == dup_name);
  td_table_column_set_xalign (column, text == dup_name ? 0 : 1);
  td_data_table_append_column (self->table, column);
}

/* "Quý III" of "Quý III/2026". */
static char *
dup_period_title (TdRoundPeriod period, guint year, guint number)
{
  char *name = td_period_dup_name (period, year, number);
  char *end = name != NULL ? strchr (name, '/') : NULL;

  if (end != NULL)
    *end = '\0';
  return name;
}

static void
add_columns (TdScoreYear *self, guint n)
{
  TdRecord *round = td_score_book_get_record (self->book);
  guint year = (guint) td_record_get_int_or (round, "year", 0);
  TdRoundPeriod period = TD_PERIOD_YEAR;

  td_period_read (td_record_get_text (round, "period"), &period);
  add_column (self, "name", C_("score sheet", "Whose"), 260, dup_name, 0);
  /* What it comes to stands beside the name: weeks are so many that the table scrolls. */
  add_column (self, "figure", _("Whole Year"), 90, dup_figure, 0);
  add_column (self, "present", _("Rounds"), 72, dup_present, 0);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *key = g_strdup_printf ("period-%u", i + 1);
      g_autofree char *title = dup_period_title (period, year, i + 1);

      add_column (self, key, title != NULL ? title : key, 80, dup_period, i);
    }
}

static void
make_table (TdScoreYear *self, guint n)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->table_place)) != NULL)
    gtk_box_remove (GTK_BOX (self->table_place), child);
  self->table = TD_DATA_TABLE (td_data_table_new ());
  g_object_set (self->table, "ticks", FALSE, "vexpand", TRUE, "hexpand", TRUE, NULL);
  td_data_table_set_label (self->table, _("What the rounds of the year come to"));
  add_columns (self, n);
  gtk_box_append (GTK_BOX (self->table_place), GTK_WIDGET (self->table));
}

static void
fill_table (TdScoreYear *self)
{
  g_autoptr (GListStore) rows = g_list_store_new (G_TYPE_OBJECT);
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = 0;

  for (guint i = 0; i < self->feed->scores->len; i++)
    {
      GObject *object = g_object_new (G_TYPE_OBJECT, NULL);

      n = ((const TdYearScore *) self->feed->scores->pdata[i])->n;
      g_object_set_data (object, "td-score", self->feed->scores->pdata[i]);
      g_ptr_array_add (objects, object);
    }
  g_list_store_splice (rows, 0, 0, objects->pdata, objects->len);
  if (self->table != NULL)
    td_data_table_set_model (self->table, NULL, NULL);
  make_table (self, n);
  td_data_table_set_model (self->table, G_LIST_MODEL (rows), &td_id_funcs_by_position);
}

/* --- what is said above it --- */

static const char *
describe_rule (TdRollupRule rule)
{
  switch (rule)
    {
    case TD_ROLLUP_MEAN:
      return _("The year is the mean of the rounds that there are; what is missing does not "
               "count.");
    case TD_ROLLUP_MEAN_OF_ALL:
      return _("The year is the mean of all its rounds, and only once none is missing.");
    case TD_ROLLUP_LAST:
      return _("The year is its last round; it is missing while that one is.");
    case TD_ROLLUP_NONE:
    default:
      return _("The rounds of this kind do not come to a year.");
    }
}

static void
show_rule (TdScoreYear *self)
{
  TdRollupRule rule = TD_ROLLUP_NONE;

  td_rollup_rule_read (td_record_get_text (td_score_book_get_record (self->book), "rollup"), &rule);
  gtk_label_set_text (GTK_LABEL (self->rule_label), describe_rule (rule));
  gtk_widget_set_visible (self->feed_button, td_score_book_get_set (self->book)->for_people);
}

/* --- reading --- */

typedef struct
{
  TdStore *store;
  gint64   round;
} Reading;

static void
free_reading (gpointer data)
{
  Reading *reading = data;

  g_object_unref (reading->store);
  g_free (reading);
}

static void
run_reading (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Reading *reading = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdReader) reader = td_store_open_reader (reading->store, &error);
  TdScoreFeed *feed = reader != NULL ? td_score_feed_read (reader, reading->round, &error) : NULL;

  if (feed != NULL)
    g_task_return_pointer (task, feed, (GDestroyNotify) td_score_feed_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TdScoreYear *self = TD_SCORE_YEAR (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdScoreFeed) feed = g_task_propagate_pointer (G_TASK (result), &error);

  if (!td_view_load_finish (&self->load, result))
    return;
  if (feed == NULL)
    {
      gtk_label_set_text (GTK_LABEL (self->error_label), error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }
  if (self->table != NULL)
    td_data_table_set_model (self->table, NULL, NULL);
  g_clear_pointer (&self->feed, td_score_feed_free);
  self->feed = g_steal_pointer (&feed);
  fill_table (self);
  gtk_stack_set_visible_child_name (self->stack, "table");
}

void
td_score_year_show (TdScoreYear *self, TdStore *store, TdScoreBook *book)
{
  g_autoptr (GTask) task = NULL;
  Reading *reading;

  td_view_load_stop (&self->load);
  g_set_object (&self->book, book);
  if (book == NULL)
    return;
  show_rule (self);
  td_view_load_begin (&self->load, NULL, NULL);
  reading = g_new0 (Reading, 1);
  reading->store = g_object_ref (store);
  reading->round = td_score_book_get_round (book);
  task = g_task_new (self, self->load.cancellable, read_cb, NULL);
  g_task_set_source_tag (task, td_score_year_show);
  g_task_set_task_data (task, reading, free_reading);
  g_task_run_in_thread (task, run_reading);
}

gboolean
td_score_year_is_loading (TdScoreYear *self)
{
  return self->load.cancellable != NULL;
}

const TdScoreFeed *
td_score_year_get_feed (TdScoreYear *self)
{
  return self->feed;
}

/* --- construction --- */

static GtkWidget *
make_note (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "td-small");
  gtk_widget_add_css_class (label, "td-muted");
  return label;
}

static GtkWidget *
make_head (TdScoreYear *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->rule_label = make_note (NULL);
  gtk_widget_set_hexpand (self->rule_label, TRUE);
  self->feed_button = gtk_button_new_with_mnemonic (_("Use for the _Annual Classification…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->feed_button), "scores.feed-year");
  gtk_widget_set_valign (self->feed_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->feed_button, "td-compact");
  gtk_widget_add_css_class (box, "score-view-head");
  gtk_box_append (GTK_BOX (box), self->rule_label);
  gtk_box_append (GTK_BOX (box), make_note (_("Per cent of the maximum; –: the round is missing")));
  gtk_box_append (GTK_BOX (box), self->feed_button);
  return box;
}

static void
td_score_year_dispose (GObject *object)
{
  TdScoreYear *self = TD_SCORE_YEAR (object);

  td_view_load_stop (&self->load);
  g_clear_object (&self->book);
  td_widget_dispose_children (GTK_WIDGET (self));
  g_clear_pointer (&self->feed, td_score_feed_free);
  G_OBJECT_CLASS (td_score_year_parent_class)->dispose (object);
}

static void
td_score_year_class_init (TdScoreYearClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_score_year_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
td_score_year_init (TdScoreYear *self)
{
  GtkWidget *spinner = gtk_spinner_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (
                                    GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_parent (make_head (self), GTK_WIDGET (self));
  self->stack = GTK_STACK (gtk_stack_new ());
  self->table_place = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->error_label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->error_label), TRUE);
  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_stack_add_named (self->stack, spinner, "loading");
  gtk_stack_add_named (self->stack, self->table_place, "table");
  gtk_stack_add_named (self->stack, self->error_label, "failed");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
}
