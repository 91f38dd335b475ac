/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-filter-bar.h"

#include "td-number.h"
#include "td-views.h"

/**
 * Filter: one chip or other widget.
 * @key: (nullable): the field that a chip of td_filter_bar_add_text() filters by
 */
typedef struct
{
  GtkWidget      *widget;
  GtkWidget      *count;
  char           *name;
  char           *key;
  TdFilterOp      op;
  char           *text;
  gint64          number;
  gboolean        is_number;
  TdFilterFunc    func;
  gboolean      (*is_active) (gpointer);
  void          (*clear) (gpointer);
  gpointer        user_data;
  GDestroyNotify  destroy;
  gboolean        hides_empty;
} Filter;

struct _TdFilterBar
{
  GtkWidget  parent_instance;

  GPtrArray *filters;
  gboolean   clearing;
};

G_DEFINE_FINAL_TYPE (TdFilterBar, td_filter_bar, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_ACTIVE,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
free_filter (gpointer data)
{
  Filter *filter = data;

  if (filter->destroy != NULL)
    filter->destroy (filter->user_data);
  g_free (filter->name);
  g_free (filter->key);
  g_free (filter->text);
  g_free (filter);
}

static gboolean
is_on (const Filter *filter)
{
  if (filter->is_active != NULL)
    return filter->is_active (filter->user_data);
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (filter->widget));
}

static void
apply (const Filter *filter, TdQuery *query)
{
  if (filter->func != NULL)
    filter->func (query, filter->user_data);
  else if (filter->is_number)
    td_query_filter_int (query, filter->key, filter->op, filter->number);
  else
    td_query_filter_text (query, filter->key, filter->op, filter->text);
}

void
td_filter_bar_changed (TdFilterBar *self)
{
  if (self->clearing)
    return;
  g_signal_emit (self, signals[CHANGED], 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
}

static Filter *
add_filter (TdFilterBar *self, GtkWidget *widget)
{
  Filter *filter = g_new0 (Filter, 1);

  filter->widget = widget;
  g_ptr_array_add (self->filters, filter);
  gtk_widget_set_parent (widget, GTK_WIDGET (self));
  return filter;
}

static Filter *
add_chip (TdFilterBar *self, const char *label)
{
  GtkWidget *chip = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *count = gtk_label_new (NULL);
  Filter *filter;

  gtk_widget_add_css_class (count, "n");
  gtk_widget_set_visible (count, FALSE);
  gtk_box_append (GTK_BOX (box), gtk_label_new (label));
  gtk_box_append (GTK_BOX (box), count);
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  td_widget_set_label (chip, label);
  g_signal_connect_object (chip, "toggled", G_CALLBACK (td_filter_bar_changed), self,
                           G_CONNECT_SWAPPED);
  filter = add_filter (self, chip);
  filter->count = count;
  return filter;
}

static void
td_filter_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ACTIVE)
    g_value_set_boolean (value, td_filter_bar_is_active (TD_FILTER_BAR (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
td_filter_bar_dispose (GObject *object)
{
  TdFilterBar *self = TD_FILTER_BAR (object);

  g_ptr_array_set_size (self->filters, 0);
  td_widget_dispose_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (td_filter_bar_parent_class)->dispose (object);
}

static void
td_filter_bar_finalize (GObject *object)
{
  g_ptr_array_unref (TD_FILTER_BAR (object)->filters);
  G_OBJECT_CLASS (td_filter_bar_parent_class)->finalize (object);
}

static void
td_filter_bar_class_init (TdFilterBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = td_filter_bar_get_property;
  object_class->dispose = td_filter_bar_dispose;
  object_class->finalize = td_filter_bar_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  properties[PROP_ACTIVE] = g_param_spec_boolean ("active", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed", TD_TYPE_FILTER_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
td_filter_bar_init (TdFilterBar *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->filters = g_ptr_array_new_with_free_func (free_filter);
}

GtkWidget *
td_filter_bar_new (void)
{
  return g_object_new (TD_TYPE_FILTER_BAR, NULL);
}

GtkWidget *
td_filter_bar_add (TdFilterBar *self, const char *name, const char *label, TdFilterFunc func,
                   gpointer user_data, GDestroyNotify destroy)
{
  Filter *filter = add_chip (self, label);

  filter->name = g_strdup (name);
  filter->func = func;
  filter->user_data = user_data;
  filter->destroy = destroy;
  return filter->widget;
}

GtkWidget *
td_filter_bar_add_text (TdFilterBar *self, const char *label, const char *key, TdFilterOp op,
                        const char *value)
{
  Filter *filter = add_chip (self, label);

  filter->name = g_strdup_printf ("%s=%s", key, value ? value : "");
  filter->key = g_strdup (key);
  filter->op = op;
  filter->text = g_strdup (value);
  return filter->widget;
}

GtkWidget *
td_filter_bar_add_int (TdFilterBar *self, const char *label, const char *key, TdFilterOp op,
                       gint64 value)
{
  Filter *filter = add_chip (self, label);

  filter->name = g_strdup_printf ("%s=%" G_GINT64_FORMAT, key, value);
  filter->key = g_strdup (key);
  filter->op = op;
  filter->text = g_strdup_printf ("%" G_GINT64_FORMAT, value);
  filter->number = value;
  filter->is_number = TRUE;
  return filter->widget;
}

void
td_filter_bar_add_separator (TdFilterBar *self)
{
  GtkWidget *separator = gtk_separator_new (GTK_ORIENTATION_VERTICAL);

  gtk_widget_set_margin_top (separator, 4);
  gtk_widget_set_margin_bottom (separator, 4);
  gtk_widget_set_margin_start (separator, 3);
  gtk_widget_set_margin_end (separator, 3);
  gtk_widget_set_parent (separator, GTK_WIDGET (self));
}

void
td_filter_bar_add_widget (TdFilterBar *self, GtkWidget *widget, TdFilterFunc func,
                          gboolean (*is_active) (gpointer), void (*clear) (gpointer),
                          gpointer user_data)
{
  Filter *filter = add_filter (self, widget);

  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  filter->func = func;
  filter->is_active = is_active;
  filter->clear = clear;
  filter->user_data = user_data;
}

static Filter *
find_filter (TdFilterBar *self, const char *name)
{
  for (guint i = 0; i < self->filters->len; i++)
    {
      Filter *filter = self->filters->pdata[i];

      if (g_strcmp0 (filter->name, name) == 0)
        return filter;
    }
  return NULL;
}

GtkWidget *
td_filter_bar_get_chip (TdFilterBar *self, const char *name)
{
  Filter *filter = find_filter (self, name);

  return filter ? filter->widget : NULL;
}

static void
show_count (Filter *filter, gint64 count)
{
  g_autofree char *text = td_integer_to_text (count);

  gtk_label_set_text (GTK_LABEL (filter->count), text);
  gtk_widget_set_visible (filter->count, count >= 0);
  if (filter->hides_empty)
    gtk_widget_set_visible (filter->widget, count > 0 || is_on (filter));
}

void
td_filter_bar_set_hides_empty (TdFilterBar *self, GtkWidget *chip)
{
  for (guint i = 0; i < self->filters->len; i++)
    {
      Filter *filter = self->filters->pdata[i];

      if (filter->widget != chip)
        continue;
      filter->hides_empty = TRUE;
      gtk_widget_set_visible (chip, FALSE);
    }
}

void
td_filter_bar_set_count (TdFilterBar *self, const char *name, gint64 count)
{
  Filter *filter = find_filter (self, name);

  if (filter != NULL)
    show_count (filter, count);
}

gboolean
td_filter_bar_is_active (TdFilterBar *self)
{
  for (guint i = 0; i < self->filters->len; i++)
    {
      if (is_on (self->filters->pdata[i]))
        return TRUE;
    }
  return FALSE;
}

void
td_filter_bar_clear (TdFilterBar *self)
{
  if (!td_filter_bar_is_active (self))
    return;
  self->clearing = TRUE;
  for (guint i = 0; i < self->filters->len; i++)
    {
      Filter *filter = self->filters->pdata[i];

      if (filter->clear != NULL)
        filter->clear (filter->user_data);
      else
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (filter->widget), FALSE);
    }
  self->clearing = FALSE;
  td_filter_bar_changed (self);
}

void
td_filter_bar_apply (TdFilterBar *self, TdQuery *query)
{
  for (guint i = 0; i < self->filters->len; i++)
    {
      if (is_on (self->filters->pdata[i]))
        apply (self->filters->pdata[i], query);
    }
}

GPtrArray *
td_filter_bar_dup_queries (TdFilterBar *self, const TdQuery *base)
{
  GPtrArray *queries = g_ptr_array_new_with_free_func ((GDestroyNotify) td_query_free);

  for (guint i = 0; i < self->filters->len; i++)
    {
      const Filter *filter = self->filters->pdata[i];
      TdQuery *query;

      if (filter->key == NULL)
        continue;
      query = td_query_copy (base);
      apply (filter, query);
      g_ptr_array_add (queries, query);
    }
  return queries;
}

void
td_filter_bar_show_counts (TdFilterBar *self, const gint64 *counts, guint n)
{
  guint at = 0;

  for (guint i = 0; i < self->filters->len && at < n; i++)
    {
      Filter *filter = self->filters->pdata[i];

      if (filter->key != NULL)
        show_count (filter, counts[at++]);
    }
}
