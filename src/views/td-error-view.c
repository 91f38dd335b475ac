/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-error-view.h"

#include "td-error.h"
#include "td-file-picker.h"
#include "td-views.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _TdErrorView
{
  GtkWidget      parent_instance;

  GFile         *backup_folder;

  AdwStatusPage *status;
  GtkLabel      *place_label;
  GtkWidget     *try_button;
  GtkWidget     *restore_button;
};

G_DEFINE_FINAL_TYPE (TdErrorView, td_error_view, GTK_TYPE_WIDGET)

enum
{
  TRY_AGAIN,
  RESTORE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
try_again_cb (TdErrorView *self)
{
  g_signal_emit (self, signals[TRY_AGAIN], 0);
}

static void
picked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TdErrorView *self = TD_ERROR_VIEW (source);
  g_autoptr (GFile) backup = td_file_picker_finish (GTK_WIDGET (self), result);

  if (backup != NULL)
    g_signal_emit (self, signals[RESTORE], 0, backup);
}

static void
restore_cb (TdErrorView *self)
{
  td_file_picker_open_async (GTK_WIDGET (self), _("Choose a Backup"), TD_FILE_REGISTER,
                             self->backup_folder, picked_cb, NULL);
}

static void
td_error_view_dispose (GObject *object)
{
  TdErrorView *self = TD_ERROR_VIEW (object);

  g_clear_object (&self->backup_folder);
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_ERROR_VIEW);
  td_widget_dispose_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (td_error_view_parent_class)->dispose (object);
}

static void
td_error_view_class_init (TdErrorViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_error_view_dispose;
  signals[TRY_AGAIN] = g_signal_new ("try-again", TD_TYPE_ERROR_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 0);
  signals[RESTORE] = g_signal_new ("restore", TD_TYPE_ERROR_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);

  gtk_widget_class_set_template_from_resource (widget_class, TD_RESOURCES "td-error-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TdErrorView, status);
  gtk_widget_class_bind_template_child (widget_class, TdErrorView, place_label);
  gtk_widget_class_bind_template_child (widget_class, TdErrorView, try_button);
  gtk_widget_class_bind_template_child (widget_class, TdErrorView, restore_button);
  gtk_widget_class_bind_template_callback (widget_class, try_again_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_cb);
}

static void
td_error_view_init (TdErrorView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
td_error_view_new (void)
{
  return g_object_new (TD_TYPE_ERROR_VIEW, NULL);
}

/* A title for what kind of trouble it is; the message says the rest. */
static const char *
get_title (const GError *error)
{
  if (error->domain != TD_ERROR)
    return _("The register does not open");
  switch ((TdError) error->code)
    {
    case TD_ERROR_CORRUPT:
      return _("The register is damaged");
    case TD_ERROR_NOT_FOUND:
      return _("The register is not there");
    case TD_ERROR_TOO_NEW:
      return _("This register needs a newer Thi Đua");
    case TD_ERROR_BUSY:
      return _("Somebody else has the register open");
    case TD_ERROR_NO_SPACE:
      return _("The disk is full");
    case TD_ERROR_INVALID:
    case TD_ERROR_CONFLICT:
    case TD_ERROR_READ_ONLY:
    case TD_ERROR_EXPORT:
    case TD_ERROR_FAILED:
    default:
      return _("The register does not open");
    }
}

void
td_error_view_show (TdErrorView *self, GFile *file, const GError *error, GFile *backup_folder)
{
  g_autofree char *place = g_file_get_parse_name (file);
  g_autofree char *text = g_markup_escape_text (error->message, -1);
  gboolean damaged = g_error_matches (error, TD_ERROR, TD_ERROR_CORRUPT) ||
                     g_error_matches (error, TD_ERROR, TD_ERROR_NOT_FOUND);

  g_set_object (&self->backup_folder, backup_folder);
  adw_status_page_set_title (self->status, get_title (error));
  adw_status_page_set_description (self->status, text);
  gtk_label_set_text (self->place_label, place);
  gtk_widget_set_visible (self->restore_button, damaged);
  td_widget_set_css_class (self->restore_button, "suggested-action", damaged);
  td_widget_set_css_class (self->try_button, "suggested-action", !damaged);
  gtk_widget_grab_focus (self->try_button);
}
