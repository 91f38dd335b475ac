/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-job.h"
#include "td-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdShell:
 *
 * What a page or a dialog may ask of the window that it stands in, so that no
 * page knows the window.  Implemented by TdWindow.  Every function takes any
 * widget and finds the shell by itself, also from a dialog that belongs to the
 * window; where there is none (a widget alone in a test) nothing happens.
 */
#define TD_TYPE_SHELL (td_shell_get_type ())
G_DECLARE_INTERFACE (TdShell, td_shell, TD, SHELL, GtkWidget)

struct _TdShellInterface
{
  GTypeInterface parent_interface;

  void     (*toast)       (TdShell *self, const char *text, const char *button,
                           const char *action, GVariant *target);
  void     (*add_job)     (TdShell *self, TdJob *job);
  void     (*show_view)   (TdShell *self, GtkWidget *view);
  void     (*close_view)  (TdShell *self, GtkWidget *view);
  gboolean (*show_record) (TdShell *self, const TdEntity *entity, gint64 id);
};

/* %NULL where there is none. */
TdShell *td_shell_find (GtkWidget *widget);

/* A line that passes by.  @text: (transfer none), translated. */
void     td_shell_toast         (GtkWidget *widget, const char *text);
/* The same with a button; @action as "app.open-folder", @target floating or %NULL. */
void     td_shell_toast_action  (GtkWidget *widget, const char *text, const char *button,
                                 const char *action, GVariant *target);
/* "… " with the button "Hoàn tác": after a change. */
void     td_shell_toast_change  (GtkWidget *widget, const char *text);
/* A short error passes by as a toast, a long one gets a dialog that stays;
 * being cancelled is silent. */
void     td_shell_report_error  (GtkWidget *widget, const GError *error);
/* Shows progress and cancel until the job is done. */
void     td_shell_add_job       (GtkWidget *widget, TdJob *job);
/* Lets @view cover everything in the window, header bar included (the import
 * assistant); it brings its own AdwHeaderBar. */
void     td_shell_show_view     (GtkWidget *widget, GtkWidget *view);
void     td_shell_close_view    (GtkWidget *widget, GtkWidget *view);
/* Turns to the page of that entity and shows the record there; %FALSE when no
 * page shows such records. */
gboolean td_shell_show_record   (GtkWidget *widget, const TdEntity *entity, gint64 id);

G_END_DECLS
