/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-import-log.h"
#include "td-import-session.h"

G_BEGIN_DECLS

/**
 * TdImportSession:
 * @opening: (nullable): being opened; becomes @import when it is
 * @file, @text: where @opening or @import comes from
 * @reloading: @opening replaces @import with all that was done to it
 * @cancellable: of what goes on and has no job
 * @samples: (element-type TdImportSample): of texts in an old font
 * @quiet: what the engine says is not passed on
 * @label: of the change that was written, as the history has it
 */
struct _TdImportSession
{
  GObject           parent_instance;

  TdStore          *store;
  TdImportProfile   profile;
  GFile            *file;
  char             *text;
  TdImport         *import;
  TdImport         *opening;
  gboolean          reloading;
  TdImportLog      *log;
  GListModel       *labels;
  GPtrArray        *samples;

  TdImportActivity  activity;
  TdJob            *job;
  GCancellable     *cancellable;
  GError           *error;
  gboolean          quiet;
  gboolean          checked;
  gint64            change;
  char             *label;
};

/* @error: (transfer full) (nullable); being stopped is no error. */
void     td_import_session_take_error   (TdImportSession *self, GError *error);
void     td_import_session_set_activity (TdImportSession *self, TdImportActivity activity);
/* Whether a source is open and nothing goes on. */
gboolean td_import_session_can_change   (TdImportSession *self);
/* Opens the source anew, with all that was chosen and done, and checks it. */
void     td_import_session_reopen       (TdImportSession *self);
/* Something about how the list is read is another: its rows are no longer known. */
void     td_import_session_forget_check (TdImportSession *self, gboolean is_other_list);
GPtrArray *td_import_session_samples_new (void);
/* Nothing may have been chosen for the sheet yet: it is looked at both ways. */
void     td_import_session_take_samples (TdImportSession *self, TdImport *import);
void     td_import_session_emit_checked (TdImportSession *self, gboolean whole);
void     td_import_session_emit_written (TdImportSession *self);
void     td_import_session_emit_reverted (TdImportSession *self);

G_END_DECLS
