/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-reference-picker.h"

#include "td-views.h"

#include <glib/gi18n-lib.h>

/* More than anybody reads: who looks for the next one types another letter. */
#define MAX_SHOWN 60

struct _TdReferencePicker
{
  GtkWidget       parent_instance;

  TdStore        *store;
  const TdEntity *entity;
  gboolean        optional;
  TdQuery        *first; /* (nullable) */
  gint64          value;
  char           *title;

  GtkWidget      *button;
  GtkWidget      *label;
  GtkWidget      *popover;
  GtkWidget      *search;
  GtkWidget      *list;
};

G_DEFINE_FINAL_TYPE (TdReferencePicker, td_reference_picker, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_VALUE,
  PROP_TITLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
show_title (TdReferencePicker *self)
{
  gboolean has = self->title != NULL && *self->title != '\0';

  gtk_label_set_text (GTK_LABEL (self->label), has ? self->title : "—");
  td_widget_set_css_class (self->label, "td-muted", !has);
  gtk_widget_set_tooltip_text (self->button, self->title);
}

static void
append_row (TdReferencePicker *self, gint64 id, const char *title)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (title ? title : C_("reference", "None"));
  gint64 *value = g_new (gint64, 1);

  *value = id;
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  td_widget_set_css_class (label, "td-muted", title == NULL);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  g_object_set_data_full (G_OBJECT (row), "td-id", value, g_free);
  g_object_set_data_full (G_OBJECT (row), "td-title", g_strdup (title), g_free);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  if (id == self->value)
    gtk_list_box_select_row (GTK_LIST_BOX (self->list), GTK_LIST_BOX_ROW (row));
}

/* Brings the records of the query that comes first to the front of @ids. */
static void
put_first (TdReferencePicker *self, GArray *ids, const char *text)
{
  g_autoptr (TdQuery) query = td_query_copy (self->first);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) first = NULL;
  guint kept = 0;

  if (*text != '\0')
    td_query_set_search (query, text);
  first = td_reader_query (td_store_get_reader (self->store), query, NULL, NULL);
  if (first == NULL || first->len == 0)
    return;
  for (guint i = 0; i < first->len; i++)
    g_hash_table_add (seen, &g_array_index (first, gint64, i));
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (!g_hash_table_contains (seen, &id))
        g_array_index (ids, gint64, kept++) = id;
    }
  g_array_set_size (ids, kept);
  g_array_prepend_vals (ids, first->data, first->len);
}

static void
fill (TdReferencePicker *self)
{
  TdReader *reader = td_store_get_reader (self->store);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autoptr (TdQuery) query = td_query_new (self->entity);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) records = NULL;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  if (*text != '\0')
    td_query_set_search (query, text);
  else if (self->optional)
    append_row (self, 0, NULL);
  ids = td_reader_query (reader, query, NULL, NULL);
  if (ids != NULL && self->first != NULL)
    put_first (self, ids, text);
  if (ids != NULL)
    records = td_reader_load (reader, self->entity, (const gint64 *) (gpointer) ids->data,
                              MIN (ids->len, MAX_SHOWN), NULL);
  for (guint i = 0; records != NULL && i < records->len; i++)
    append_row (self, td_record_get_id (records->pdata[i]),
                td_record_get_title (records->pdata[i]));
}

static void
pick (TdReferencePicker *self, GtkListBoxRow *row)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "td-id");
  const char *title = g_object_get_data (G_OBJECT (row), "td-title");

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  td_reference_picker_set_value (self, *id, title ? title : "");
}

static void
row_activated_cb (TdReferencePicker *self, GtkListBoxRow *row)
{
  pick (self, row);
}

/* Enter in the search takes the first that matches. */
static void
search_activated_cb (TdReferencePicker *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0);

  if (row != NULL)
    pick (self, row);
}

static void
search_next_cb (TdReferencePicker *self)
{
  gtk_widget_child_focus (self->list, GTK_DIR_TAB_FORWARD);
}

static void
shown_cb (TdReferencePicker *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  fill (self);
  gtk_widget_grab_focus (self->search);
}

static gboolean
key_pressed_cb (TdReferencePicker *self, guint keyval)
{
  if (keyval != GDK_KEY_Down)
    return FALSE;
  search_next_cb (self);
  return TRUE;
}

static GtkWidget *
make_popover (TdReferencePicker *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->search = gtk_search_entry_new ();
  td_widget_set_label (self->search, _("Search"));
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (fill), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (search_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->search, keys);
  self->list = gtk_list_box_new ();
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 300);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_widget_set_size_request (box, 240, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect_object (popover, "show", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
  return popover;
}

static void
td_reference_picker_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdReferencePicker *self = TD_REFERENCE_PICKER (object);

  switch (id)
    {
    case PROP_VALUE:
      g_value_set_int64 (value, self->value);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static gboolean
td_reference_picker_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (TD_REFERENCE_PICKER (widget)->button);
}

static void
td_reference_picker_dispose (GObject *object)
{
  TdReferencePicker *self = TD_REFERENCE_PICKER (object);

  td_widget_dispose_children (GTK_WIDGET (self));
  g_clear_object (&self->store);
  G_OBJECT_CLASS (td_reference_picker_parent_class)->dispose (object);
}

static void
td_reference_picker_finalize (GObject *object)
{
  g_free (TD_REFERENCE_PICKER (object)->title);
  g_clear_pointer (&TD_REFERENCE_PICKER (object)->first, td_query_free);
  G_OBJECT_CLASS (td_reference_picker_parent_class)->finalize (object);
}

static void
td_reference_picker_class_init (TdReferencePickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = td_reference_picker_get_property;
  object_class->dispose = td_reference_picker_dispose;
  object_class->finalize = td_reference_picker_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = td_reference_picker_grab_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  properties[PROP_VALUE] = g_param_spec_int64 ("value", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
td_reference_picker_init (TdReferencePicker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (self->label), 4);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  self->popover = make_popover (self);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  /* Whatever the button puts around its child centres it. */
  for (GtkWidget *around = box; around != self->button; around = gtk_widget_get_parent (around))
    gtk_widget_set_halign (around, GTK_ALIGN_FILL);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  show_title (self);
}

GtkWidget *
td_reference_picker_new (TdStore *store, const TdEntity *entity, gboolean optional,
                         const char *label)
{
  TdReferencePicker *self = g_object_new (TD_TYPE_REFERENCE_PICKER, NULL);

  self->store = g_object_ref (store);
  self->entity = entity;
  self->optional = optional;
  td_widget_set_label (self->button, label);
  return GTK_WIDGET (self);
}

void
td_reference_picker_set_first (TdReferencePicker *self, TdQuery *first)
{
  g_clear_pointer (&self->first, td_query_free);
  self->first = first;
}

gint64
td_reference_picker_get_value (TdReferencePicker *self)
{
  return self->value;
}

const char *
td_reference_picker_get_title (TdReferencePicker *self)
{
  return self->title;
}

void
td_reference_picker_set_value (TdReferencePicker *self, gint64 value, const char *title)
{
  g_autoptr (TdRecord) record = NULL;
  gboolean changed = value != self->value;

  if (title == NULL && value != 0)
    {
      record = td_reader_get (td_store_get_reader (self->store), self->entity, value, NULL);
      title = record ? td_record_get_title (record) : NULL;
    }
  self->value = value;
  if (g_strcmp0 (title, self->title) != 0)
    {
      g_free (self->title);
      self->title = g_strdup (title);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
    }
  show_title (self);
  if (changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}
