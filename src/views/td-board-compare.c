/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-compare.h"

#include "td-board-badge.h"
#include "td-board-words.h"
#include "td-data-table.h"
#include "td-views.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* So many groups are compared one by one. */
#define MOST_GROUPS 60

/* --- one person who differs --- */

#define TD_TYPE_BOARD_DIFFERENT (td_board_different_get_type ())
G_DECLARE_FINAL_TYPE (TdBoardDifferent, td_board_different, TD, BOARD_DIFFERENT, GObject)

struct _TdBoardDifferent
{
  GObject  parent_instance;

  gint64   staff;
  char    *name;
  char    *post;
  char    *score;
  TdClass  classes[2];
};

G_DEFINE_FINAL_TYPE (TdBoardDifferent, td_board_different, G_TYPE_OBJECT)

static void
td_board_different_finalize (GObject *object)
{
  TdBoardDifferent *self = TD_BOARD_DIFFERENT (object);

  g_free (self->name);
  g_free (self->post);
  g_free (self->score);
  G_OBJECT_CLASS (td_board_different_parent_class)->finalize (object);
}

static void
td_board_different_class_init (TdBoardDifferentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = td_board_different_finalize;
}

static void
td_board_different_init (TdBoardDifferent *self)
{
}

/* --- the view --- */

struct _TdBoardCompare
{
  GtkWidget      parent_instance;

  TdStore       *store;
  TdBoard       *boards[2];
  GCancellable  *cancellable;
  char          *other; /* the variant compared with, chosen or the next */
  gboolean       showing;
  gboolean       narrow;

  GtkLabel      *first_label;
  GtkDropDown   *other_drop_down;
  GtkLabel      *count_label;
  GtkStack      *stack;
  AdwStatusPage *failed_page;
  GtkWidget     *both;
  GtkStack      *people;
  AdwBin        *table_bin;
  GListStore    *differences;
  GtkGrid       *counters;
};

enum
{
  PROP_0,
  PROP_NARROW,
  N_PROPS
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdBoardCompare, td_board_compare, GTK_TYPE_WIDGET)

/* --- people --- */

static TdBoardDifferent *
make_different (TdBoard *board, const TdBoardDifference *difference)
{
  const TdBoardPerson *person = td_board_get_person (board, difference->index_a);
  TdBoardDifferent *self = g_object_new (TD_TYPE_BOARD_DIFFERENT, NULL);

  self->staff = difference->staff;
  self->name = g_strdup (difference->name);
  self->post = td_board_post_words (person);
  self->score = td_board_score_words (person->rating->score);
  self->classes[0] = difference->a;
  self->classes[1] = difference->b;
  return self;
}

static void
show_people (TdBoardCompare *self)
{
  g_autoptr (GPtrArray) differences = td_board_compare (self->boards[0], self->boards[1]);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *count = g_strdup_printf (ngettext ("%u person differs", "%u people differ",
                                                      differences->len),
                                            differences->len);

  for (guint i = 0; i < differences->len; i++)
    g_ptr_array_add (items, make_different (self->boards[0], differences->pdata[i]));
  g_list_store_splice (self->differences, 0,
                       g_list_model_get_n_items (G_LIST_MODEL (self->differences)), items->pdata,
                       items->len);
  gtk_label_set_text (self->count_label, count);
  gtk_stack_set_visible_child_name (self->people, items->len > 0 ? "table" : "same");
}

static char *
dup_name (TdTableColumn *column, gpointer item, gpointer user_data)
{
  return g_strdup (TD_BOARD_DIFFERENT (item)->name);
}

static char *
dup_post (TdTableColumn *column, gpointer item, gpointer user_data)
{
  return g_strdup (TD_BOARD_DIFFERENT (item)->post);
}

static char *
dup_score (TdTableColumn *column, gpointer item, gpointer user_data)
{
  return g_strdup (TD_BOARD_DIFFERENT (item)->score);
}

static char *
dup_class (TdTableColumn *column, gpointer item, gpointer user_data)
{
  return g_strdup (td_board_class_label (
    TD_BOARD_DIFFERENT (item)->classes[GPOINTER_TO_UINT (user_data)]));
}

static GtkWidget *
make_badge (TdTableColumn *column, gpointer user_data)
{
  return td_board_badge_new ();
}

static void
update_badge (TdTableColumn *column, GtkWidget *cell, gpointer item, gpointer user_data)
{
  TdBoardDifferent *different = item;

  td_board_badge_show_class (TD_BOARD_BADGE (cell),
                             different->classes[GPOINTER_TO_UINT (user_data)], FALSE);
}

static void
activated_cb (TdBoardCompare *self, gint64 id)
{
  g_autoptr (TdBoardDifferent) item = g_list_model_get_item (G_LIST_MODEL (self->differences),
                                                             (guint) id - 1);

  if (item != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, item->staff);
}

static TdTableColumn *
add_column (TdDataTable *table, const char *key, const char *title, int width,
            TdCellTextFunc text, gpointer user_data)
{
  TdTableColumn *column = td_table_column_new (key, title, width, text, user_data, NULL);

  td_table_column_set_sortable (column, FALSE);
  td_data_table_append_column (table, column);
  return column;
}

/* A table with the names of both variants in its titles, which cannot change. */
static void
make_table (TdBoardCompare *self, const char *const titles[2])
{
  static const char *const keys[2] = { "first", "second" };
  TdDataTable *table = TD_DATA_TABLE (td_data_table_new ());
  TdTableColumn *column;

  g_object_set (table, "ticks", FALSE, NULL);
  add_column (table, "name", _("Full Name"), 160, dup_name, NULL);
  column = add_column (table, "post", _("Post, Unit"), 140, dup_post, NULL);
  td_table_column_set_expand (column, TRUE);
  column = add_column (table, "score", _("Score"), 62, dup_score, NULL);
  td_table_column_set_xalign (column, 1);
  for (guint i = 0; i < 2; i++)
    {
      column = add_column (table, keys[i], titles[i], 160, dup_class, GUINT_TO_POINTER (i));
      td_table_column_set_cell (column, make_badge, update_badge);
    }
  td_data_table_set_label (table, _("People whose class differs"));
  td_data_table_set_model (table, G_LIST_MODEL (self->differences), &td_id_funcs_by_position);
  g_signal_connect_object (table, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->table_bin, GTK_WIDGET (table));
}

/* --- counters --- */

static void
add_counter (TdBoardCompare *self, int column, int row, TdBoard *board, const TdBoardGroup *group)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *badge = td_board_badge_new ();
  g_autofree char *text = td_board_counter_ratio (board, &group->counter);
  GtkWidget *ratio = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (ratio), 1);
  gtk_widget_set_size_request (ratio, 30, -1);
  gtk_widget_add_css_class (ratio, "numeric");
  td_board_badge_show_counter (TD_BOARD_BADGE (badge), board, &group->counter);
  gtk_box_append (GTK_BOX (box), ratio);
  gtk_box_append (GTK_BOX (box), badge);
  gtk_grid_attach (self->counters, box, column, row, 1, 1);
}

static void
add_label (TdBoardCompare *self, int column, int row, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 18);
  gtk_widget_set_tooltip_text (label, text);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_grid_attach (self->counters, label, column, row, 1, 1);
}

/* Only what both variants have: they may group people in different ways. */
static int
add_group (TdBoardCompare *self, int row, const TdBoardGroup *first, const char *label,
           const char *style)
{
  const TdBoardGroup *second = td_board_find_group (self->boards[1], first->group->key);

  if (second == NULL)
    return row;
  add_label (self, 0, row, label,
             first->counter.used != second->counter.used ? "td-strong" : style);
  add_counter (self, 1, row, self->boards[0], first);
  add_counter (self, 2, row, self->boards[1], second);
  return row + 1;
}

static void
show_counters (TdBoardCompare *self)
{
  GtkWidget *child;
  int row = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->counters))) != NULL)
    gtk_grid_remove (self->counters, child);
  add_label (self, 0, row, _("Places for Excellence"), "td-section");
  for (int i = 0; i < 2; i++)
    add_label (self, i + 1, row, td_board_get_variant_name (self->boards[i]), "td-section");
  row = add_group (self, row + 1, td_board_get_whole (self->boards[0]), _("The whole department"),
                   "td-strong");
  for (guint i = 0; i < td_board_get_n_groups (self->boards[0]) && row < MOST_GROUPS; i++)
    {
      const TdBoardGroup *group = td_board_get_group (self->boards[0], i);

      row = add_group (self, row, group, group->group->label, NULL);
    }
}

/* --- the two boards --- */

static void
show_both (TdBoardCompare *self)
{
  if (self->boards[0] == NULL || self->boards[1] == NULL)
    return;
  show_people (self);
  show_counters (self);
  gtk_stack_set_visible_child_name (self->stack, "both");
}

static void
disconnect (TdBoardCompare *self, guint index)
{
  if (self->boards[index] != NULL)
    g_signal_handlers_disconnect_by_func (self->boards[index], show_both, self);
  g_clear_object (&self->boards[index]);
}

static void
take_board (TdBoardCompare *self, guint index, TdBoard *board)
{
  if (self->boards[index] == board)
    return;
  disconnect (self, index);
  self->boards[index] = g_object_ref (board);
  g_signal_connect_object (board, "changed", G_CALLBACK (show_both), self, G_CONNECT_SWAPPED);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdBoardCompare) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdBoard) board = td_board_new_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  if (board == NULL)
    {
      adw_status_page_set_description (self->failed_page, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }
  take_board (self, 1, board);
  show_both (self);
}

static void
load_other (TdBoardCompare *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  disconnect (self, 1);
  if (self->other == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "single");
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "loading");
  self->cancellable = g_cancellable_new ();
  td_board_new_async (self->store, td_board_get_year (self->boards[0]), self->other,
                      self->cancellable, loaded_cb, g_object_ref (self));
}

static char *
dup_title (const char *variant)
{
  /* Translators: a saved board; %s is its name, “A”. */
  return g_strdup_printf (_("Variant %s"), variant);
}

static void
set_titles (TdBoardCompare *self)
{
  g_autofree char *first = dup_title (td_board_get_variant_name (self->boards[0]));
  g_autofree char *second = self->other ? dup_title (self->other) : NULL;
  g_autofree char *text = g_strdup_printf (_("%s compared with"), first);

  gtk_label_set_text (self->first_label, text);
  make_table (self, (const char *const[2]) { first, second != NULL ? second : "" });
}

/* The drop-down of all variants but the first. */
static void
fill_others (TdBoardCompare *self)
{
  const char *const *names = td_board_get_variants (self->boards[0]);
  g_autoptr (GtkStringList) others = gtk_string_list_new (NULL);
  guint selected = GTK_INVALID_LIST_POSITION;
  guint n = 0;

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (g_strcmp0 (names[i], td_board_get_variant_name (self->boards[0])) == 0)
        continue;
      gtk_string_list_append (others, names[i]);
      if (g_strcmp0 (names[i], self->other) == 0)
        selected = n;
      n++;
    }
  if (selected == GTK_INVALID_LIST_POSITION)
    {
      g_free (self->other);
      self->other = n > 0 ? g_strdup (gtk_string_list_get_string (others, 0)) : NULL;
      selected = 0;
    }
  self->showing = TRUE;
  gtk_drop_down_set_model (self->other_drop_down, G_LIST_MODEL (others));
  if (n > 0)
    gtk_drop_down_set_selected (self->other_drop_down, selected);
  self->showing = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->other_drop_down), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->first_label), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->count_label), n > 0);
}

static void
other_chosen_cb (TdBoardCompare *self)
{
  GObject *item = gtk_drop_down_get_selected_item (self->other_drop_down);

  if (self->showing || item == NULL)
    return;
  g_free (self->other);
  self->other = g_strdup (gtk_string_object_get_string (GTK_STRING_OBJECT (item)));
  set_titles (self);
  load_other (self);
}

/* --- class --- */

static void
td_board_compare_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    g_value_set_boolean (value, TD_BOARD_COMPARE (object)->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
td_board_compare_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdBoardCompare *self = TD_BOARD_COMPARE (object);

  if (id != PROP_NARROW)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  if (self->narrow == g_value_get_boolean (value))
    return;
  self->narrow = g_value_get_boolean (value);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->both),
                                  self->narrow ? GTK_ORIENTATION_VERTICAL
                                               : GTK_ORIENTATION_HORIZONTAL);
  g_object_notify_by_pspec (object, pspec);
}

static void
td_board_compare_dispose (GObject *object)
{
  TdBoardCompare *self = TD_BOARD_COMPARE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  disconnect (self, 0);
  disconnect (self, 1);
  g_clear_object (&self->store);
  g_clear_object (&self->differences);
  gtk_widget_dispose_template (GTK_WIDGET (object), TD_TYPE_BOARD_COMPARE);
  td_widget_dispose_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (td_board_compare_parent_class)->dispose (object);
}

static void
td_board_compare_finalize (GObject *object)
{
  g_free (TD_BOARD_COMPARE (object)->other);
  G_OBJECT_CLASS (td_board_compare_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, TD_RESOURCES "td-board-compare.ui");
  gtk_widget_class_bind_template_child (widget_class, TdBoardCompare, first_label);
  gtk_widget_class_bind_template_child (widget_class, TdBoardCompare, other_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TdBoardCompare, count_label);
  gtk_widget_class_bind_template_child (widget_class, TdBoardCompare, stack);
  gtk_widget_class_bind_template_child (widget_class, TdBoardCompare, failed_page);
  gtk_widget_class_bind_template_child (widget_class, TdBoardCompare, both);
  gtk_widget_class_bind_template_child (widget_class, TdBoardCompare, people);
  gtk_widget_class_bind_template_child (widget_class, TdBoardCompare, table_bin);
  gtk_widget_class_bind_template_child (widget_class, TdBoardCompare, counters);
  gtk_widget_class_bind_template_callback (widget_class, other_chosen_cb);
}

static void
td_board_compare_class_init (TdBoardCompareClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = td_board_compare_get_property;
  object_class->set_property = td_board_compare_set_property;
  object_class->dispose = td_board_compare_dispose;
  object_class->finalize = td_board_compare_finalize;
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                  G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHOSEN] = g_signal_new ("chosen", TD_TYPE_BOARD_COMPARE, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
td_board_compare_init (TdBoardCompare *self)
{
  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->showing = FALSE;
  self->differences = g_list_store_new (TD_TYPE_BOARD_DIFFERENT);
}

GtkWidget *
td_board_compare_new (void)
{
  return g_object_new (TD_TYPE_BOARD_COMPARE, NULL);
}

void
td_board_compare_show (TdBoardCompare *self, TdStore *store, TdBoard *board)
{
  if (board == NULL)
    {
      g_cancellable_cancel (self->cancellable);
      disconnect (self, 0);
      disconnect (self, 1);
      return;
    }
  g_set_object (&self->store, store);
  take_board (self, 0, board);
  fill_others (self);
  set_titles (self);
  load_other (self);
}

guint
td_board_compare_get_n (TdBoardCompare *self)
{
  return self->boards[1] != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->differences))
                                 : G_MAXUINT;
}
