/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-slice-model.h"

typedef struct
{
  TdTableColumn *column;
  GtkWidget     *cell;
} Cell;

struct _TdSlot
{
  GObject       parent_instance;

  TdSliceModel *model; /* unowned: slots do not outlive it in use */
  gpointer      item;
  gulong        notify_handler;
  guint         position;
  GArray       *cells; /* of Cell, unowned */
};

struct _TdSliceModel
{
  GObject        parent_instance;

  GListModel    *source;
  TdIdSelection *selection;
  GPtrArray     *slots;
  guint          offset;
  guint          wanted;
};

G_DEFINE_FINAL_TYPE (TdSlot, td_slot, G_TYPE_OBJECT)

enum
{
  SLOT_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
update_cells (TdSlot *self)
{
  if (self->item == NULL)
    return;
  for (guint i = 0; i < self->cells->len; i++)
    {
      Cell *cell = &g_array_index (self->cells, Cell, i);

      td_table_column_update_cell (cell->column, cell->cell, self->item);
    }
  if (self->model != NULL)
    g_signal_emit (self->model, signals[SLOT_CHANGED], 0, self);
}

static void
drop_item (TdSlot *self)
{
  g_clear_signal_handler (&self->notify_handler, self->item);
  g_clear_object (&self->item);
}

/* @item: (transfer full) (nullable) */
static void
show_item (TdSlot *self, gpointer item, guint position)
{
  self->position = position;
  if (item != self->item)
    {
      drop_item (self);
      self->item = g_steal_pointer (&item);
      if (self->item != NULL)
        self->notify_handler = g_signal_connect_swapped (self->item, "notify",
                                                         G_CALLBACK (update_cells), self);
    }
  g_clear_object (&item);
  update_cells (self);
}

static void
td_slot_dispose (GObject *object)
{
  drop_item (TD_SLOT (object));
  G_OBJECT_CLASS (td_slot_parent_class)->dispose (object);
}

static void
td_slot_finalize (GObject *object)
{
  g_array_unref (TD_SLOT (object)->cells);
  G_OBJECT_CLASS (td_slot_parent_class)->finalize (object);
}

static void
td_slot_class_init (TdSlotClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_slot_dispose;
  G_OBJECT_CLASS (klass)->finalize = td_slot_finalize;
}

static void
td_slot_init (TdSlot *self)
{
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
}

gpointer
td_slot_get_item (TdSlot *self)
{
  return self->item;
}

guint
td_slot_get_position (TdSlot *self)
{
  return self->position;
}

void
td_slot_add_cell (TdSlot *self, TdTableColumn *column, GtkWidget *widget)
{
  Cell cell = { column, widget };

  g_array_append_val (self->cells, cell);
  if (self->item == NULL)
    return;
  td_table_column_update_cell (column, widget, self->item);
  if (self->model != NULL)
    g_signal_emit (self->model, signals[SLOT_CHANGED], 0, self);
}

void
td_slot_remove_cell (TdSlot *self, GtkWidget *widget)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      if (g_array_index (self->cells, Cell, i).cell == widget)
        {
          g_array_remove_index_fast (self->cells, i);
          return;
        }
    }
}

GtkWidget *
td_slot_get_row (TdSlot *self)
{
  GtkWidget *cell = self->cells->len > 0
                    ? gtk_widget_get_parent (g_array_index (self->cells, Cell, 0).cell)
                    : NULL;

  return cell ? gtk_widget_get_parent (cell) : NULL;
}

/* --- the model --- */

static GType
get_item_type (GListModel *list)
{
  return TD_TYPE_SLOT;
}

static guint
get_n_items (GListModel *list)
{
  return TD_SLICE_MODEL (list)->slots->len;
}

static gpointer
get_item (GListModel *list, guint position)
{
  TdSlot *slot = td_slice_model_get_slot (TD_SLICE_MODEL (list), position);

  return slot ? g_object_ref (slot) : NULL;
}

static void
init_list (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  TdSliceModel *self = TD_SLICE_MODEL (model);

  return self->selection != NULL && position < self->slots->len &&
         gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection),
                                          self->offset + position);
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n)
{
  GtkBitset *set = gtk_bitset_new_empty ();

  for (guint i = position; i < TD_SLICE_MODEL (model)->slots->len && i - position < n; i++)
    {
      if (is_selected (model, i))
        gtk_bitset_add (set, i);
    }
  return set;
}

static void
init_selection (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TdSliceModel, td_slice_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, init_list)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, init_selection))

/* The ticks of the rows in view may have changed. */
static void
selection_changed_cb (TdSliceModel *self)
{
  if (self->slots->len > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, self->slots->len);
  for (guint i = 0; i < self->slots->len; i++)
    g_signal_emit (self, signals[SLOT_CHANGED], 0, self->slots->pdata[i]);
}

static void
free_slot (gpointer data)
{
  TdSlot *slot = data;

  /* GTK may keep it for a moment; it is to be silent then. */
  slot->model = NULL;
  drop_item (slot);
  g_object_unref (slot);
}

static void
td_slice_model_dispose (GObject *object)
{
  TdSliceModel *self = TD_SLICE_MODEL (object);

  g_ptr_array_set_size (self->slots, 0);
  g_clear_object (&self->source);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (td_slice_model_parent_class)->dispose (object);
}

static void
td_slice_model_finalize (GObject *object)
{
  g_ptr_array_unref (TD_SLICE_MODEL (object)->slots);
  G_OBJECT_CLASS (td_slice_model_parent_class)->finalize (object);
}

static void
td_slice_model_class_init (TdSliceModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_slice_model_dispose;
  G_OBJECT_CLASS (klass)->finalize = td_slice_model_finalize;
  signals[SLOT_CHANGED] = g_signal_new ("slot-changed", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                        TD_TYPE_SLOT);
}

static void
td_slice_model_init (TdSliceModel *self)
{
  self->slots = g_ptr_array_new_with_free_func (free_slot);
}

TdSliceModel *
td_slice_model_new (void)
{
  return g_object_new (TD_TYPE_SLICE_MODEL, NULL);
}

void
td_slice_model_set_source (TdSliceModel *self, GListModel *source, TdIdSelection *selection)
{
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_func (self->selection, selection_changed_cb, self);
  g_set_object (&self->source, source);
  g_set_object (&self->selection, selection);
  if (selection != NULL)
    g_signal_connect_object (selection, "selection-changed", G_CALLBACK (selection_changed_cb),
                             self, G_CONNECT_SWAPPED);
  td_slice_model_show (self, 0, self->wanted);
}

guint
td_slice_model_get_offset (TdSliceModel *self)
{
  return self->offset;
}

void
td_slice_model_show (TdSliceModel *self, guint offset, guint wanted)
{
  guint total = self->source ? g_list_model_get_n_items (self->source) : 0;
  guint before = self->slots->len;
  guint n = offset < total ? MIN (wanted, total - offset) : 0;

  self->offset = offset;
  self->wanted = wanted;
  if (n < before)
    {
      g_ptr_array_set_size (self->slots, (int) n);
      g_list_model_items_changed (G_LIST_MODEL (self), n, before - n, 0);
    }
  for (guint i = before; i < n; i++)
    {
      TdSlot *slot = g_object_new (TD_TYPE_SLOT, NULL);

      slot->model = self;
      g_ptr_array_add (self->slots, slot);
    }
  for (guint i = 0; i < n; i++)
    show_item (self->slots->pdata[i], g_list_model_get_item (self->source, offset + i), offset + i);
  if (n > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, n - before);
  if (MIN (n, before) > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, MIN (n, before));
}

TdSlot *
td_slice_model_get_slot (TdSliceModel *self, guint index)
{
  return index < self->slots->len ? self->slots->pdata[index] : NULL;
}
