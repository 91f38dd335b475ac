/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-adaptive-bin.h"
#include "td-form-choices.h"
#include "td-form-receive-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdFormReceiveView:
 * @files: (element-type GFile): all that were added
 * @receipts: (nullable): what was read of them
 * @choices: made in them and in those before
 * @job: (nullable): while they are being read
 * @is_taking: they are being written
 */
struct _TdFormReceiveView
{
  GtkWidget           parent_instance;

  TdStore            *store;
  TdScoreBook        *book;
  GPtrArray          *files;
  TdFormReceipts     *receipts;
  TdFormChoices      *choices;
  TdJob              *job;
  gboolean            is_taking;
  GSimpleActionGroup *actions;

  TdAdaptiveBin      *area;
  AdwHeaderBar       *header;
  AdwWindowTitle     *title;
  GtkWidget          *take_button;
  GtkWidget          *more_button;
  GtkStack           *stack;
  GtkProgressBar     *progress;
  GtkBox             *list;
  GtkLabel           *foot;
};

/* td-form-receive-view.c: what would be taken changed */
void td_form_receive_view_update (TdFormReceiveView *self);

/* td-form-receive-list.c: the files, those refused, and the forms still out */
void td_form_receive_view_fill   (TdFormReceiveView *self);
void td_form_receive_view_clear  (TdFormReceiveView *self);

G_END_DECLS
