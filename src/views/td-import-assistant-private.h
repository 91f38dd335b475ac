/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-adaptive-bin.h"
#include "td-import-assistant.h"
#include "td-import-sum.h"

G_BEGIN_DECLS

/**
 * TdImportAssistant:
 * @wanted: the step to go to once rows were checked
 * @was_checking: rows were being checked
 * @is_written: all is done, perhaps undone
 * @is_reverted: it was undone
 * @patience: shows what goes on
 * @pulse: moves the bar while nobody knows how far it is
 */
struct _TdImportAssistant
{
  GtkWidget        parent_instance;

  TdImportSession *session;
  TdImportStep     step;
  TdImportStep     wanted;
  gboolean         was_checking;
  gboolean         is_written;
  gboolean         is_reverted;
  GtkWidget       *step_pages[TD_N_IMPORT_STEPS];
  guint            patience;
  guint            pulse;

  TdAdaptiveBin   *frame;
  TdAdaptiveBin   *area;
  TdImportSteps   *steps;
  GtkButton       *cancel_button;
  GtkLabel        *title_label;
  GtkRevealer     *banner;
  GtkLabel        *error_label;
  GtkWidget       *again_button;
  GtkStack        *pages;
  GtkLabel        *job_label;
  GtkProgressBar  *progress;
  GtkLabel        *detail_label;
  GtkWidget       *stop_button;
  GtkBox          *bar;
  TdImportSum     *sum;
  GtkLabel        *note_label;
  GtkWidget       *back_button;
  GtkButton       *next_button;
};

/* td-import-assistant.c */
void td_import_assistant_show_step  (TdImportAssistant *self, TdImportStep step);
/* Puts the focus where the present step's work begins. */
void td_import_assistant_focus_page (TdImportAssistant *self);

/* td-import-assistant-busy.c */
void td_import_assistant_begin_waiting (TdImportAssistant *self);
void td_import_assistant_end_waiting   (TdImportAssistant *self);

/* td-import-assistant-foot.c */
/* Whether the present step is done; else why not.  @why_not: (out) (optional) (nullable) */
gboolean td_import_assistant_can_go_on  (TdImportAssistant *self, char **why_not);
void     td_import_assistant_update_foot (TdImportAssistant *self);
void     td_import_assistant_update_title (TdImportAssistant *self);

/* td-import-assistant-actions.c */
void td_import_assistant_install_actions (GtkWidgetClass *widget_class);
/* Ctrl+Page Down and Ctrl+Page Up. */
void td_import_assistant_add_step_keys   (TdImportAssistant *self);

G_END_DECLS
