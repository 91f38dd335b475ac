/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-calendar.h"

#include "td-views.h"

#include <glib/gi18n-lib.h>

#define N_WEEKS 6
#define N_DAYS 7

struct _TdCalendar
{
  GtkWidget  parent_instance;

  TdDate     date;  /* chosen, perhaps none */
  int        year;  /* shown */
  int        month;
  GtkWidget *heading;
  GtkWidget *days[N_WEEKS * N_DAYS];
};

G_DEFINE_FINAL_TYPE (TdCalendar, td_calendar, GTK_TYPE_WIDGET)

enum
{
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Days are buttons that are never created anew: another month gives them other
 * numbers. */
static void
show_month (TdCalendar *self)
{
  g_autofree char *heading = NULL;
  TdDate today = td_date_today ();
  GDate first;
  int lead;
  int n_days = g_date_get_days_in_month (self->month, self->year);

  g_date_clear (&first, 1);
  g_date_set_dmy (&first, 1, self->month, self->year);
  lead = (int) g_date_get_weekday (&first) - 1;
  /* Translators: month and year above a calendar, as in "tháng 8 năm 2026". */
  heading = g_strdup_printf (_("%1$02d/%2$d"), self->month, self->year);
  gtk_label_set_text (GTK_LABEL (self->heading), heading);

  for (int i = 0; i < N_WEEKS * N_DAYS; i++)
    {
      int day = i - lead + 1;
      gboolean valid = day >= 1 && day <= n_days;
      g_autofree char *text = valid ? g_strdup_printf ("%d", day) : g_strdup ("");
      gboolean shown_month = self->date.year == self->year && self->date.month == self->month;
      gboolean is_today = today.year == self->year && today.month == self->month;

      gtk_button_set_label (GTK_BUTTON (self->days[i]), text);
      gtk_widget_set_opacity (self->days[i], valid ? 1 : 0);
      gtk_widget_set_sensitive (self->days[i], valid);
      gtk_widget_remove_css_class (self->days[i], "chosen");
      gtk_widget_remove_css_class (self->days[i], "today");
      if (valid && shown_month && self->date.day == day)
        gtk_widget_add_css_class (self->days[i], "chosen");
      if (valid && is_today && today.day == day)
        gtk_widget_add_css_class (self->days[i], "today");
    }
}

static void
move_month (TdCalendar *self, int months)
{
  int count = self->year * 12 + self->month - 1 + months;

  self->year = CLAMP (count / 12, 1900, 2999);
  self->month = count % 12 + 1;
  show_month (self);
}

static void
day_clicked_cb (TdCalendar *self, GtkButton *button)
{
  int day = atoi (gtk_button_get_label (button));

  self->date = (TdDate) { (guint16) self->year, (guint8) self->month, (guint8) day };
  show_month (self);
  g_signal_emit (self, signals[PICKED], 0);
}

static void
step_clicked_cb (TdCalendar *self, GtkButton *button)
{
  move_month (self, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "months")));
}

static GtkWidget *
make_step (TdCalendar *self, const char *icon, const char *label, int months)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "td-tiny");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data (G_OBJECT (button), "months", GINT_TO_POINTER (months));
  g_signal_connect_object (button, "clicked", G_CALLBACK (step_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_head (TdCalendar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->heading = gtk_label_new (NULL);
  gtk_widget_set_hexpand (self->heading, TRUE);
  gtk_widget_add_css_class (self->heading, "heading");
  gtk_widget_add_css_class (self->heading, "numeric");
  gtk_box_append (GTK_BOX (box), make_step (self, "go-first-symbolic", _("Previous year"), -12));
  gtk_box_append (GTK_BOX (box), make_step (self, "go-previous-symbolic", _("Previous month"), -1));
  gtk_box_append (GTK_BOX (box), self->heading);
  gtk_box_append (GTK_BOX (box), make_step (self, "go-next-symbolic", _("Next month"), 1));
  gtk_box_append (GTK_BOX (box), make_step (self, "go-last-symbolic", _("Next year"), 12));
  return box;
}

static GtkWidget *
make_grid (TdCalendar *self)
{
  const char *names[N_DAYS] = {
    C_("weekday", "Mo"), C_("weekday", "Tu"), C_("weekday", "We"), C_("weekday", "Th"),
    C_("weekday", "Fr"), C_("weekday", "Sa"), C_("weekday", "Su"),
  };
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  for (int i = 0; i < N_DAYS; i++)
    {
      GtkWidget *label = gtk_label_new (names[i]);

      gtk_widget_add_css_class (label, "td-muted");
      gtk_widget_add_css_class (label, "td-small");
      gtk_grid_attach (GTK_GRID (grid), label, i, 0, 1, 1);
    }
  for (int i = 0; i < N_WEEKS * N_DAYS; i++)
    {
      self->days[i] = gtk_button_new ();
      gtk_widget_add_css_class (self->days[i], "flat");
      gtk_widget_add_css_class (self->days[i], "td-day");
      gtk_widget_add_css_class (self->days[i], "numeric");
      g_signal_connect_object (self->days[i], "clicked", G_CALLBACK (day_clicked_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_grid_attach (GTK_GRID (grid), self->days[i], i % N_DAYS, 1 + i / N_DAYS, 1, 1);
    }
  return grid;
}

static void
td_calendar_dispose (GObject *object)
{
  td_widget_dispose_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (td_calendar_parent_class)->dispose (object);
}

static void
td_calendar_class_init (TdCalendarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_calendar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "tdcalendar");
  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
td_calendar_init (TdCalendar *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 3);
  gtk_widget_set_parent (make_head (self), GTK_WIDGET (self));
  gtk_widget_set_parent (make_grid (self), GTK_WIDGET (self));
  td_calendar_set_date (self, (TdDate) { 0 });
}

GtkWidget *
td_calendar_new (void)
{
  return g_object_new (TD_TYPE_CALENDAR, NULL);
}

void
td_calendar_set_date (TdCalendar *self, TdDate date)
{
  TdDate shown = td_date_is_set (date) ? date : td_date_today ();

  self->date = date;
  self->year = shown.year;
  self->month = shown.month ? shown.month : 1;
  show_month (self);
}

TdDate
td_calendar_get_date (TdCalendar *self)
{
  return self->date;
}
