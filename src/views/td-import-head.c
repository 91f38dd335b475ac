/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-head.h"

#include "td-views.h"

static GtkWidget *
make_label (const char *text, float xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "td-small");
  gtk_widget_add_css_class (label, "td-muted");
  return label;
}

static GtkWidget *
make_box (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (box, "xl-col");
  gtk_widget_set_overflow (box, GTK_OVERFLOW_HIDDEN);
  return box;
}

GtkWidget *
td_import_head_new (const char *first, const char *second, float xalign)
{
  GtkWidget *box = make_box ();
  GtkWidget *label = make_label (first, xalign);

  gtk_widget_set_vexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (second != NULL)
    {
      label = make_label (second, xalign);
      gtk_widget_set_vexpand (label, TRUE);
      gtk_box_append (GTK_BOX (box), label);
    }
  return box;
}

GtkWidget *
td_import_letter_new (const char *letters)
{
  GtkWidget *letter = gtk_label_new (letters);

  gtk_widget_add_css_class (letter, "xl-letter");
  gtk_widget_set_valign (letter, GTK_ALIGN_CENTER);
  return letter;
}

GtkWidget *
td_import_head_new_column (const char *letters, const char *heading, GtkWidget *below)
{
  GtkWidget *box = make_box ();
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = make_label (heading, 0);

  gtk_widget_set_tooltip_text (label, heading);
  gtk_box_append (GTK_BOX (top), td_import_letter_new (letters));
  gtk_box_append (GTK_BOX (top), label);
  gtk_box_append (GTK_BOX (box), top);
  if (below != NULL)
    gtk_box_append (GTK_BOX (box), below);
  return box;
}

int
td_import_text_width (GtkWidget *widget, const char *text)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  int width;

  /* As the styles have it: figures of one width are wider ones. */
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* --- drop-downs --- */

static void
setup_narrow_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 3);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 3);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_list_item_set_child (item, label);
}

static void
bind_narrow_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static void
setup_choice_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *mark = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_list_item_set_child (item, box);
}

static void
show_mark (GtkDropDown *drop_down, GtkListItem *item)
{
  GtkWidget *mark = gtk_widget_get_last_child (gtk_list_item_get_child (item));

  gtk_widget_set_opacity (mark, gtk_drop_down_get_selected_item (drop_down) ==
                                gtk_list_item_get_item (item));
}

static void
selected_cb (GtkDropDown *drop_down, GParamSpec *pspec, GtkListItem *item)
{
  show_mark (drop_down, item);
}

static void
bind_choice_cb (GtkSignalListItemFactory *factory, GtkListItem *item, GtkDropDown *drop_down)
{
  GtkWidget *box = gtk_list_item_get_child (item);

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
  show_mark (drop_down, item);
  g_signal_connect_object (drop_down, "notify::selected-item", G_CALLBACK (selected_cb), item, 0);
}

static void
unbind_choice_cb (GtkSignalListItemFactory *factory, GtkListItem *item, GtkDropDown *drop_down)
{
  g_signal_handlers_disconnect_by_func (drop_down, selected_cb, item);
}

GtkWidget *
td_import_drop_down_new (GListModel *labels, const char *label)
{
  GtkWidget *drop_down = gtk_drop_down_new (g_object_ref (labels), NULL);
  g_autoptr (GtkListItemFactory) narrow = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) choices = gtk_signal_list_item_factory_new ();

  g_signal_connect (narrow, "setup", G_CALLBACK (setup_narrow_cb), NULL);
  g_signal_connect (narrow, "bind", G_CALLBACK (bind_narrow_cb), NULL);
  g_signal_connect (choices, "setup", G_CALLBACK (setup_choice_cb), NULL);
  g_signal_connect_object (choices, "bind", G_CALLBACK (bind_choice_cb), drop_down, 0);
  g_signal_connect_object (choices, "unbind", G_CALLBACK (unbind_choice_cb), drop_down, 0);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (drop_down), narrow);
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (drop_down), choices);
  td_widget_set_label (drop_down, label);
  return drop_down;
}
