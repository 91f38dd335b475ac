/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-import.h"

G_BEGIN_DECLS

/**
 * TdImportActivity: what goes on in the background.
 * @TD_IMPORT_RESTING: nothing
 * @TD_IMPORT_OPENING: a source is being opened
 * @TD_IMPORT_CHECKING: its rows are being checked
 * @TD_IMPORT_WRITING: they are being written
 * @TD_IMPORT_REVERTING: what was written is being undone
 */
typedef enum
{
  TD_IMPORT_RESTING,
  TD_IMPORT_OPENING,
  TD_IMPORT_CHECKING,
  TD_IMPORT_WRITING,
  TD_IMPORT_REVERTING,
} TdImportActivity;

/**
 * TdImportSession:
 *
 * One import in the window, from the choice of a file to the undoing of what was
 * written: a #TdImport with what the engine does not keep.  It remembers every
 * correction and tick in their order, so that they are made again when the list
 * has to be checked anew (the register was changed meanwhile), and so that the
 * last one can be taken back.
 *
 * While something goes on (td_import_session_is_busy()) nothing can be changed:
 * such calls do nothing.
 *
 * Signals: "activity": another one.  "error": there is one, or none any more.
 * "opened": another source or sheet, header or columns as a whole.
 * "mapped": one column or the year.  "checked": rows, counts and problems are
 * new (gboolean whole: of the whole list, not after a correction).
 * "written", "reverted".
 */
#define TD_TYPE_IMPORT_SESSION (td_import_session_get_type ())
G_DECLARE_FINAL_TYPE (TdImportSession, td_import_session, TD, IMPORT_SESSION, GObject)

TdImportSession *td_import_session_new         (TdStore *store, TdImportProfile profile);
TdStore         *td_import_session_get_store   (TdImportSession *self);
TdImportProfile  td_import_session_get_profile (TdImportSession *self);
/* Opens the source anew if there is one. */
void             td_import_session_set_profile (TdImportSession *self, TdImportProfile profile);

void             td_import_session_open_file   (TdImportSession *self, GFile *file);
void             td_import_session_open_text   (TdImportSession *self, const char *text);
/* %NULL until a source is open. */
TdImport        *td_import_session_get_import  (TdImportSession *self);
/* Where the list lies; %NULL for the clipboard and while there is none. */
GFile           *td_import_session_get_file    (TdImportSession *self);

TdImportActivity td_import_session_get_activity (TdImportSession *self);
gboolean         td_import_session_is_busy     (TdImportSession *self);
/* The job of a check or of writing, %NULL otherwise. */
TdJob           *td_import_session_get_job     (TdImportSession *self);
void             td_import_session_cancel      (TdImportSession *self);
/* What went wrong last; %NULL when nothing did since. */
const GError    *td_import_session_get_error   (TdImportSession *self);
void             td_import_session_clear_error (TdImportSession *self);

/* --- what is read; each throws a check away --- */
void             td_import_session_select_sheet (TdImportSession *self, guint sheet);
void             td_import_session_set_convert (TdImportSession *self, gboolean convert);
void             td_import_session_set_header_rows (TdImportSession *self, guint first, guint last);
void             td_import_session_set_column  (TdImportSession *self, guint column,
                                                const char *key);
void             td_import_session_set_year    (TdImportSession *self, guint year);
/* Whether rows can be checked; else why not, translated.  (transfer full) (nullable) */
gboolean         td_import_session_is_ready    (TdImportSession *self, char **why_not);

/* Self-assessments: whether the year can no longer be changed. */
gboolean         td_import_session_is_year_frozen (TdImportSession *self);

/**
 * TdImportSample: a text of the list in an old font.
 * @before: as it stands in the file
 * @after: converted
 */
typedef struct
{
  char *before;
  char *after;
} TdImportSample;
/* A few of them, none where no old font was found.
 * (element-type TdImportSample) (transfer none) */
GPtrArray       *td_import_session_get_samples (TdImportSession *self);

/* What a column can be imported as: "not imported", then the fields.  A list of
 * #GtkStringObject or of anything with a property "string". */
GListModel      *td_import_session_get_labels  (TdImportSession *self);
/* (nullable) */
const char      *td_import_session_get_label_key (TdImportSession *self, guint index);
guint            td_import_session_find_label  (TdImportSession *self, const char *key);

/* --- rows --- */
gboolean         td_import_session_is_checked  (TdImportSession *self);
void             td_import_session_check       (TdImportSession *self);
gboolean         td_import_session_correct     (TdImportSession *self, TdImportRow *row,
                                                const char *key, const char *text);
/* How many rows; -1 when it went wrong. */
int              td_import_session_correct_all (TdImportSession *self, const char *key,
                                                const char *old_text, const char *new_text);
gboolean         td_import_session_create_unit (TdImportSession *self, const char *name);
/* Ticks or unticks one difference of a row. */
void             td_import_session_accept      (TdImportSession *self, TdImportRow *row,
                                                const char *key, gboolean accepted);
/* Several as one step.  @rows: (element-type TdImportRow); @keys: (element-type
 * utf8): the field of each, interned */
void             td_import_session_accept_many (TdImportSession *self, GPtrArray *rows,
                                                GPtrArray *keys, gboolean accepted);
/* The row of that number in the file; %NULL when there is none. (transfer none) */
TdImportRow     *td_import_session_find_row    (TdImportSession *self, guint number);

/* How many corrections and ticks were made. */
guint            td_import_session_get_n_steps (TdImportSession *self);
/* Takes the last one back. */
void             td_import_session_step_back   (TdImportSession *self);

/* --- writing --- */
void             td_import_session_apply       (TdImportSession *self);
/* The id of the change; 0: nothing was written (yet). */
gint64           td_import_session_get_change  (TdImportSession *self);
/* Undoes what was written. */
void             td_import_session_revert      (TdImportSession *self);

G_END_DECLS
