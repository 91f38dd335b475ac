/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-compare.h"

#include "td-board-compare-counters.h"
#include "td-board-differences.h"
#include "td-views.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _TdBoardCompare
{
  GtkWidget          parent_instance;

  TdStore            *store;
  TdBoard            *boards[2];
  GCancellable       *cancellable;
  char               *other; /* the variant compared with, chosen or the next */
  gboolean           showing;
  gboolean           narrow;

  GtkLabel           *first_label;
  GtkDropDown        *other_drop_down;
  GtkLabel           *count_label;
  GtkStack           *stack;
  AdwStatusPage      *failed_page;
  GtkWidget          *both;
  GtkStack           *people;
  TdBoardDifferences *differences;
  GtkGrid            *counters;
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

static void
show_people (TdBoardCompare *self)
{
  g_autofree char *count = NULL;
  guint n;

  td_board_differences_show (self->differences, self->boards[0], self->boards[1]);
  n = td_board_differences_get_n (self->differences);
  count = g_strdup_printf (ngettext ("%u person differs", "%u people differ", n), n);
  gtk_label_set_text (self->count_label, count);
  gtk_stack_set_visible_child_name (self->people, n > 0 ? "table" : "same");
}

static void
chosen_cb (TdBoardCompare *self, gint64 staff)
{
  g_signal_emit (self, signals[CHOSEN], 0, staff);
}

/* --- the two boards --- */

static void
show_both (TdBoardCompare *self)
{
  if (self->boards[0] == NULL || self->boards[1] == NULL)
    return;
  show_people (self);
  td_board_compare_counters_show (self->counters, self->boards[0], self->boards[1]);
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
  const char *name = td_board_get_variant_name (self->boards[0]);
  g_autofree char *first = dup_title (name);
  g_autofree char *second = self->other ? dup_title (self->other) : NULL;
  /* Translators: the label of a list of the other variants; %s is the name of one, “A”. */
  g_autofree char *text = g_strdup_printf (_("Compare variant %s with:"), name);

  gtk_label_set_text (self->first_label, text);
  td_board_differences_set_titles (self->differences, first, second != NULL ? second : "");
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
  gtk_widget_class_bind_template_child (widget_class, TdBoardCompare, differences);
  gtk_widget_class_bind_template_child (widget_class, TdBoardCompare, counters);
  gtk_widget_class_bind_template_callback (widget_class, other_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
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
  g_type_ensure (TD_TYPE_BOARD_DIFFERENCES);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
td_board_compare_init (TdBoardCompare *self)
{
  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->showing = FALSE;
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
  return self->boards[1] != NULL ? td_board_differences_get_n (self->differences) : G_MAXUINT;
}
