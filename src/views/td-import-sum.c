/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-sum.h"

#include "td-number.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

/* The last one is the sum. */
#define N_PARTS (TD_N_IMPORT_OUTCOMES + 1)

struct _TdImportSum
{
  GtkWidget  parent_instance;

  GtkWidget *parts[N_PARTS];
  GtkLabel  *numbers[N_PARTS];
  GtkWidget *words[N_PARTS];
  gboolean   narrow;
};

enum
{
  PROP_0,
  PROP_NARROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TdImportSum, td_import_sum, GTK_TYPE_WIDGET)

const char *
td_import_outcome_get_icon (TdImportOutcome outcome)
{
  static const char *const icons[TD_N_IMPORT_OUTCOMES] = {
    [TD_IMPORT_ADDED] = "list-add-symbolic",
    [TD_IMPORT_CHANGED] = "document-edit-symbolic",
    [TD_IMPORT_SAME] = "emblem-ok-symbolic",
    [TD_IMPORT_REFUSED] = "action-unavailable-symbolic",
  };

  return icons[outcome];
}

static void
set_narrow (TdImportSum *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  for (int i = 0; i < N_PARTS; i++)
    gtk_widget_set_visible (self->words[i], !narrow);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
td_import_sum_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    g_value_set_boolean (value, TD_IMPORT_SUM (object)->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
td_import_sum_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    set_narrow (TD_IMPORT_SUM (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
td_import_sum_dispose (GObject *object)
{
  td_widget_dispose_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (td_import_sum_parent_class)->dispose (object);
}

static void
td_import_sum_class_init (TdImportSumClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = td_import_sum_get_property;
  object_class->set_property = td_import_sum_set_property;
  object_class->dispose = td_import_sum_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                  G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
add_operator (TdImportSum *self, const char *sign)
{
  GtkWidget *label = gtk_label_new (sign);

  gtk_widget_add_css_class (label, "td-muted");
  gtk_widget_set_parent (label, GTK_WIDGET (self));
}

static void
add_part (TdImportSum *self, int index)
{
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);

  self->parts[index] = part;
  gtk_widget_set_valign (part, GTK_ALIGN_CENTER);
  if (index < TD_N_IMPORT_OUTCOMES)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name (
        td_import_outcome_get_icon ((TdImportOutcome) index));

      gtk_image_set_pixel_size (GTK_IMAGE (icon), 14);
      gtk_box_append (GTK_BOX (part), icon);
    }
  self->numbers[index] = GTK_LABEL (gtk_label_new ("0"));
  gtk_widget_add_css_class (GTK_WIDGET (self->numbers[index]), "count-n");
  gtk_box_append (GTK_BOX (part), GTK_WIDGET (self->numbers[index]));
  self->words[index] = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->words[index], "td-small");
  gtk_box_append (GTK_BOX (part), self->words[index]);
  gtk_widget_set_parent (part, GTK_WIDGET (self));
}

static void
td_import_sum_init (TdImportSum *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 9);
  for (int i = 0; i < N_PARTS; i++)
    {
      if (i > 0)
        add_operator (self, i < TD_N_IMPORT_OUTCOMES ? "+" : "=");
      add_part (self, i);
    }
}

GtkWidget *
td_import_sum_new (void)
{
  return g_object_new (TD_TYPE_IMPORT_SUM, NULL);
}

static void
show_part (TdImportSum *self, int index, guint n, const char *word)
{
  g_autofree char *number = td_integer_to_text (n);
  g_autofree char *both = g_strdup_printf ("%s: %s", word, number);

  gtk_label_set_text (self->numbers[index], number);
  gtk_label_set_text (GTK_LABEL (self->words[index]), word);
  gtk_widget_set_tooltip_text (self->parts[index], both);
}

void
td_import_sum_show (TdImportSum *self, const TdImportCounts *counts)
{
  const guint n[TD_N_IMPORT_OUTCOMES] = {
    counts->added, counts->changed, counts->same, counts->refused,
  };
  g_autofree char *label = NULL;

  for (int i = 0; i < TD_N_IMPORT_OUTCOMES; i++)
    show_part (self, i, n[i], td_import_outcome_get_label ((TdImportOutcome) i));
  show_part (self, TD_N_IMPORT_OUTCOMES, counts->read,
             ngettext ("row read", "rows read", counts->read));
  td_widget_set_css_class (self->parts[TD_IMPORT_REFUSED], "td-err", counts->refused > 0);
  /* Translators: read out by screen readers. */
  label = g_strdup_printf (_("%u new, %u changed, %u the same, %u refused: %u rows read"),
                           counts->added, counts->changed, counts->same, counts->refused,
                           counts->read);
  td_widget_set_label (GTK_WIDGET (self), label);
}
