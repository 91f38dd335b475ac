/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-text.h"

#include "td-views.h"

struct _TdBoardText
{
  GtkWidget  parent_instance;

  GtkWidget *label;
};

enum
{
  PROP_0,
  PROP_LABEL,
  PROP_LINES,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TdBoardText, td_board_text, GTK_TYPE_WIDGET)

static void
td_board_text_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  TdBoardText *self = TD_BOARD_TEXT (widget);

  gtk_widget_measure (self->label, orientation,
                      orientation == GTK_ORIENTATION_HORIZONTAL ? -1 : for_size, minimum, natural,
                      NULL, NULL);
}

static void
td_board_text_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_size_allocate (TD_BOARD_TEXT (widget)->label,
                            &(GtkAllocation) { 0, 0, width, height }, -1);
}

static GtkSizeRequestMode
td_board_text_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
td_board_text_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdBoardText *self = TD_BOARD_TEXT (object);

  switch (id)
    {
    case PROP_LABEL:
      g_value_set_string (value, td_board_text_get_label (self));
      break;
    case PROP_LINES:
      g_value_set_int (value, gtk_label_get_lines (GTK_LABEL (self->label)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_board_text_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdBoardText *self = TD_BOARD_TEXT (object);

  switch (id)
    {
    case PROP_LABEL:
      td_board_text_set_label (self, g_value_get_string (value));
      break;
    case PROP_LINES:
      gtk_label_set_lines (GTK_LABEL (self->label), g_value_get_int (value));
      gtk_label_set_ellipsize (GTK_LABEL (self->label), g_value_get_int (value) > 0
                                                        ? PANGO_ELLIPSIZE_END
                                                        : PANGO_ELLIPSIZE_NONE);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_board_text_dispose (GObject *object)
{
  td_widget_dispose_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (td_board_text_parent_class)->dispose (object);
}

static void
td_board_text_class_init (TdBoardTextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = td_board_text_get_property;
  object_class->set_property = td_board_text_set_property;
  object_class->dispose = td_board_text_dispose;
  widget_class->measure = td_board_text_measure;
  widget_class->size_allocate = td_board_text_size_allocate;
  widget_class->get_request_mode = td_board_text_get_request_mode;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, "", flags);
  properties[PROP_LINES] = g_param_spec_int ("lines", NULL, NULL, -1, G_MAXINT, -1, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
td_board_text_init (TdBoardText *self)
{
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (self->label), 1);
  gtk_label_set_max_width_chars (GTK_LABEL (self->label), 1);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
td_board_text_new (const char *text, int lines)
{
  return g_object_new (TD_TYPE_BOARD_TEXT, "label", text, "lines", lines, NULL);
}

void
td_board_text_set_label (TdBoardText *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->label), text != NULL ? text : "");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
}

const char *
td_board_text_get_label (TdBoardText *self)
{
  return gtk_label_get_text (GTK_LABEL (self->label));
}
