/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-steps.h"

#include "td-views.h"

#include <glib/gi18n-lib.h>

struct _TdImportSteps
{
  GtkWidget    parent_instance;

  GtkWidget   *buttons[TD_N_IMPORT_STEPS];
  GtkWidget   *chevrons[TD_N_IMPORT_STEPS];
  GtkStack    *marks[TD_N_IMPORT_STEPS];
  GtkLabel    *numbers[TD_N_IMPORT_STEPS];
  TdImportStep current;
  gboolean     done;
  gboolean     narrow;
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

G_DEFINE_FINAL_TYPE (TdImportSteps, td_import_steps, GTK_TYPE_WIDGET)

const char *
td_import_step_get_title (TdImportStep step)
{
  static const char *const titles[TD_N_IMPORT_STEPS] = {
    N_("File, sheet"),
    N_("Header, columns"),
    N_("Check rows"),
    N_("Differences"),
    N_("Summary"),
  };

  return _(titles[step]);
}

static void
show_step (TdImportSteps *self, int step)
{
  gboolean is_done = self->done || step < (int) self->current;
  gboolean is_now = !self->done && step == (int) self->current;
  g_autofree char *number = self->narrow ? g_strdup_printf ("%d/%d", step + 1, TD_N_IMPORT_STEPS)
                                         : g_strdup_printf ("%d", step + 1);

  td_widget_set_css_class (self->buttons[step], "done", is_done);
  td_widget_set_css_class (self->buttons[step], "now", is_now);
  gtk_label_set_text (self->numbers[step], number);
  gtk_stack_set_visible_child_name (self->marks[step], is_done && !self->narrow ? "done"
                                                                                : "number");
  gtk_widget_set_can_target (self->buttons[step], is_done && !self->done);
  gtk_widget_set_focusable (self->buttons[step], is_done && !self->done);
  gtk_widget_set_visible (self->buttons[step], !self->narrow || step == (int) self->current);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->buttons[step]),
                               GTK_ACCESSIBLE_STATE_DISABLED, !(is_done && !self->done), -1);
  if (step > 0)
    gtk_widget_set_visible (self->chevrons[step], !self->narrow);
}

static void
show_steps (TdImportSteps *self)
{
  for (int i = 0; i < TD_N_IMPORT_STEPS; i++)
    show_step (self, i);
}

static void
clicked_cb (TdImportSteps *self, GtkButton *button)
{
  for (int i = 0; i < TD_N_IMPORT_STEPS; i++)
    {
      if (self->buttons[i] == GTK_WIDGET (button) && i < (int) self->current && !self->done)
        g_signal_emit (self, signals[CHOSEN], 0, i);
    }
}

static void
td_import_steps_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    g_value_set_boolean (value, TD_IMPORT_STEPS (object)->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
td_import_steps_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdImportSteps *self = TD_IMPORT_STEPS (object);

  if (id != PROP_NARROW)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  if (self->narrow == g_value_get_boolean (value))
    return;
  self->narrow = g_value_get_boolean (value);
  show_steps (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
td_import_steps_dispose (GObject *object)
{
  td_widget_dispose_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (td_import_steps_parent_class)->dispose (object);
}

static void
td_import_steps_class_init (TdImportStepsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = td_import_steps_get_property;
  object_class->set_property = td_import_steps_set_property;
  object_class->dispose = td_import_steps_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "importsteps");

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                  G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHOSEN] = g_signal_new ("chosen", TD_TYPE_IMPORT_STEPS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static GtkWidget *
make_mark (TdImportSteps *self, int step)
{
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *number = gtk_label_new (NULL);
  GtkWidget *icon = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 12);
  gtk_stack_add_named (GTK_STACK (stack), number, "number");
  gtk_stack_add_named (GTK_STACK (stack), icon, "done");
  gtk_widget_set_valign (stack, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (stack, "step-n");
  self->marks[step] = GTK_STACK (stack);
  self->numbers[step] = GTK_LABEL (number);
  return stack;
}

static void
add_step (TdImportSteps *self, int step)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (td_import_step_get_title ((TdImportStep) step));
  GtkWidget *button = gtk_button_new ();

  if (step > 0)
    {
      self->chevrons[step] = gtk_image_new_from_icon_name ("go-next-symbolic");
      gtk_image_set_pixel_size (GTK_IMAGE (self->chevrons[step]), 12);
      gtk_widget_add_css_class (self->chevrons[step], "td-muted");
      gtk_widget_set_parent (self->chevrons[step], GTK_WIDGET (self));
    }
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), make_mark (self, step));
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_add_css_class (button, "step");
  td_widget_set_label (button, td_import_step_get_title ((TdImportStep) step));
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  self->buttons[step] = button;
}

static void
td_import_steps_init (TdImportSteps *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 3);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  for (int i = 0; i < TD_N_IMPORT_STEPS; i++)
    add_step (self, i);
  show_steps (self);
}

GtkWidget *
td_import_steps_new (void)
{
  return g_object_new (TD_TYPE_IMPORT_STEPS, NULL);
}

void
td_import_steps_set_current (TdImportSteps *self, TdImportStep step)
{
  self->current = step;
  show_steps (self);
}

void
td_import_steps_set_done (TdImportSteps *self, gboolean done)
{
  self->done = done;
  show_steps (self);
}
