/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-table-column.h"

struct _TdTableColumn
{
  GObject           parent_instance;

  char             *key;
  char             *title;
  char             *label;
  int               width;
  float             xalign;
  gboolean          expand;
  gboolean          sortable;
  gboolean          listed;
  guint             rank;
  TdCellTextFunc    text;
  TdCellNewFunc     make;
  TdCellUpdateFunc  update;
  gpointer          user_data;
  GDestroyNotify    destroy;
};

G_DEFINE_FINAL_TYPE (TdTableColumn, td_table_column, G_TYPE_OBJECT)

/* A GtkInscription rather than a label: another text asks for no new layout.  It
 * gets the height of one line, so that a long text is cut and not wrapped. */
GtkWidget *
td_table_text_cell_new (float xalign)
{
  GtkWidget *cell = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (cell), xalign);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (cell), 1);
  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (cell), 1);
  gtk_widget_set_valign (cell, GTK_ALIGN_CENTER);
  return cell;
}

static GtkWidget *
make_text_cell (TdTableColumn *self, gpointer user_data)
{
  return td_table_text_cell_new (self->xalign);
}

static void
update_text_cell (TdTableColumn *self, GtkWidget *cell, gpointer item, gpointer user_data)
{
  g_autofree char *text = td_table_column_dup_text (self, item);

  gtk_inscription_set_text (GTK_INSCRIPTION (cell), text);
}

static void
td_table_column_finalize (GObject *object)
{
  TdTableColumn *self = TD_TABLE_COLUMN (object);

  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_free (self->key);
  g_free (self->title);
  g_free (self->label);
  G_OBJECT_CLASS (td_table_column_parent_class)->finalize (object);
}

static void
td_table_column_class_init (TdTableColumnClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = td_table_column_finalize;
}

static void
td_table_column_init (TdTableColumn *self)
{
  self->sortable = TRUE;
  self->listed = TRUE;
  self->make = make_text_cell;
  self->update = update_text_cell;
}

TdTableColumn *
td_table_column_new (const char *key, const char *title, int width, TdCellTextFunc text,
                     gpointer user_data, GDestroyNotify destroy)
{
  TdTableColumn *self = g_object_new (TD_TYPE_TABLE_COLUMN, NULL);

  self->key = g_strdup (key);
  self->title = g_strdup (title);
  self->width = width;
  td_table_column_set_text (self, text, user_data, destroy);
  return self;
}

void
td_table_column_set_cell (TdTableColumn *self, TdCellNewFunc make, TdCellUpdateFunc update)
{
  self->make = make;
  self->update = update;
}

void
td_table_column_set_text (TdTableColumn *self, TdCellTextFunc text, gpointer user_data,
                          GDestroyNotify destroy)
{
  if (self->destroy != NULL)
    self->destroy (self->user_data);
  self->text = text;
  self->user_data = user_data;
  self->destroy = destroy;
}

const char *
td_table_column_get_key (TdTableColumn *self)
{
  return self->key;
}

const char *
td_table_column_get_title (TdTableColumn *self)
{
  return self->title;
}

void
td_table_column_set_title (TdTableColumn *self, const char *title)
{
  if (self->label == NULL)
    self->label = g_steal_pointer (&self->title);
  g_free (self->title);
  self->title = g_strdup (title);
}

const char *
td_table_column_get_label (TdTableColumn *self)
{
  return self->label ? self->label : self->title;
}

void
td_table_column_set_label (TdTableColumn *self, const char *label)
{
  g_free (self->label);
  self->label = g_strdup (label);
}

int
td_table_column_get_width (TdTableColumn *self)
{
  return self->width;
}

void
td_table_column_set_width (TdTableColumn *self, int width)
{
  self->width = width;
}

float
td_table_column_get_xalign (TdTableColumn *self)
{
  return self->xalign;
}

void
td_table_column_set_xalign (TdTableColumn *self, float xalign)
{
  self->xalign = xalign;
}

gboolean
td_table_column_get_expand (TdTableColumn *self)
{
  return self->expand;
}

void
td_table_column_set_expand (TdTableColumn *self, gboolean expand)
{
  self->expand = expand;
}

guint
td_table_column_get_rank (TdTableColumn *self)
{
  return self->rank;
}

void
td_table_column_set_rank (TdTableColumn *self, guint rank)
{
  self->rank = rank;
}

gboolean
td_table_column_get_sortable (TdTableColumn *self)
{
  return self->sortable;
}

void
td_table_column_set_sortable (TdTableColumn *self, gboolean sortable)
{
  self->sortable = sortable;
}

gboolean
td_table_column_get_listed (TdTableColumn *self)
{
  return self->listed;
}

void
td_table_column_set_listed (TdTableColumn *self, gboolean listed)
{
  self->listed = listed;
}

GtkWidget *
td_table_column_make_cell (TdTableColumn *self)
{
  GtkWidget *cell = self->make (self, self->user_data);

  if (self->xalign == 1)
    gtk_widget_add_css_class (cell, "numeric");
  return cell;
}

void
td_table_column_update_cell (TdTableColumn *self, GtkWidget *cell, gpointer item)
{
  self->update (self, cell, item, self->user_data);
}

char *
td_table_column_dup_text (TdTableColumn *self, gpointer item)
{
  char *text = self->text ? self->text (self, item, self->user_data) : NULL;

  return text ? text : g_strdup ("");
}
