/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-jobs-button.h"

#include "td-views.h"

#include <glib/gi18n-lib.h>

struct _TdJobsButton
{
  GtkWidget   parent_instance;

  GListStore *jobs;
  GtkWidget  *button;
  GtkWidget  *bar;
};

G_DEFINE_FINAL_TYPE (TdJobsButton, td_jobs_button, GTK_TYPE_WIDGET)

/* A bar that moves to and fro while the length of the job is not known. */
static void
show_fraction (GtkProgressBar *bar, double fraction)
{
  if (fraction < 0)
    gtk_progress_bar_pulse (bar);
  else
    gtk_progress_bar_set_fraction (bar, fraction);
}

static void
fraction_cb (TdJob *job, GParamSpec *pspec, GtkProgressBar *bar)
{
  show_fraction (bar, td_job_get_fraction (job));
}

static void
cancel_cb (TdJob *job)
{
  td_job_cancel (job);
}

static GtkWidget *
make_cancel (TdJob *job)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("process-stop-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Cancel"));
  td_widget_set_label (button, _("Cancel"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (cancel_cb), job, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  TdJob *job = item;
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title = gtk_label_new (td_job_get_title (job));
  GtkWidget *detail = gtk_label_new (NULL);
  GtkWidget *bar = gtk_progress_bar_new ();

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (detail), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (title), 30);
  gtk_widget_add_css_class (detail, "td-muted");
  gtk_widget_add_css_class (detail, "td-small");
  gtk_widget_add_css_class (detail, "numeric");
  gtk_widget_set_hexpand (texts, TRUE);
  g_object_bind_property (job, "detail", detail, "label", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (job, "notify::fraction", G_CALLBACK (fraction_cb), bar, 0);
  show_fraction (GTK_PROGRESS_BAR (bar), td_job_get_fraction (job));
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), bar);
  gtk_box_append (GTK_BOX (texts), detail);
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (GTK_BOX (row), make_cancel (job));
  return row;
}

static void
update_bar (TdJobsButton *self)
{
  guint n = td_jobs_button_get_n (self);
  g_autoptr (TdJob) first = g_list_model_get_item (G_LIST_MODEL (self->jobs), 0);
  g_autofree char *tooltip = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  if (first == NULL)
    {
      gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
      return;
    }
  show_fraction (GTK_PROGRESS_BAR (self->bar), td_job_get_fraction (first));
  tooltip = g_strdup_printf (ngettext ("%u job is running", "%u jobs are running", n), n);
  gtk_widget_set_tooltip_text (self->button, tooltip);
  td_widget_set_label (self->button, tooltip);
}

static void
done_cb (TdJob *job, GParamSpec *pspec, TdJobsButton *self)
{
  guint position;

  if (g_list_store_find (self->jobs, job, &position))
    g_list_store_remove (self->jobs, position);
  update_bar (self);
}

static void
progress_cb (TdJobsButton *self)
{
  update_bar (self);
}

/* Not before somebody wants to see it: hardly any window ever shows it. */
static void
create_popover_cb (GtkMenuButton *button, gpointer user_data)
{
  TdJobsButton *self = user_data;
  GtkWidget *popover;
  GtkWidget *list;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  popover = gtk_popover_new ();
  list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_list_box_bind_model (GTK_LIST_BOX (list), G_LIST_MODEL (self->jobs), make_row, NULL, NULL);
  gtk_widget_add_css_class (list, "td-lines");
  gtk_widget_set_size_request (list, 300, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), list);
  gtk_menu_button_set_popover (button, popover);
}

static void
td_jobs_button_dispose (GObject *object)
{
  TdJobsButton *self = TD_JOBS_BUTTON (object);

  td_widget_dispose_children (GTK_WIDGET (self));
  g_clear_object (&self->jobs);
  G_OBJECT_CLASS (td_jobs_button_parent_class)->dispose (object);
}

static void
td_jobs_button_class_init (TdJobsButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_jobs_button_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
td_jobs_button_init (TdJobsButton *self)
{
  self->jobs = g_list_store_new (TD_TYPE_JOB);
  self->bar = gtk_progress_bar_new ();
  gtk_widget_set_valign (self->bar, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (self->bar, 48, -1);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), self->bar);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), create_popover_cb, self,
                                         NULL);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
td_jobs_button_new (void)
{
  return g_object_new (TD_TYPE_JOBS_BUTTON, NULL);
}

void
td_jobs_button_add (TdJobsButton *self, TdJob *job)
{
  gboolean is_done;

  g_object_get (job, "done", &is_done, NULL);
  if (is_done)
    return;
  g_list_store_append (self->jobs, job);
  g_signal_connect_object (job, "notify::done", G_CALLBACK (done_cb), self, 0);
  g_signal_connect_object (job, "notify::fraction", G_CALLBACK (progress_cb), self,
                           G_CONNECT_SWAPPED);
  update_bar (self);
}

guint
td_jobs_button_get_n (TdJobsButton *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->jobs));
}
