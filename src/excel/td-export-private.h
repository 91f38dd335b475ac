/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-board.h"
#include "td-export.h"
#include "td-export-reasons.h"
#include "td-house-form.h"
#include "td-score-book.h"
#include "td-unit-tree.h"

G_BEGIN_DECLS

/**
 * TdExport: one export under way.
 * @reader: of this thread, within one snapshot
 * @params: never %NULL
 * @register_name: of the register's file
 * @author: (nullable): who exports
 * @at: when, seconds since 1970, UTC
 * @board: (nullable): of the year, for exports that need one
 * @book: (nullable): of the round, for exports that need one
 */
typedef struct
{
  TdReader             *reader;
  const TdExportParams *params;
  TdSheetWriter        *writer;
  TdLetterhead         *head;
  TdJob                *job;
  GCancellable         *cancellable;
  const char           *register_name;
  const char           *author;
  gint64                at;
  TdBoard              *board;
  TdScoreBook          *book;
} TdExport;

/* How many rows pass between two reports of progress. */
#define TD_EXPORT_STEP 256

/* Reports progress and asks for cancellation.  %FALSE with an error. */
gboolean td_export_report (TdExport *self, guint done, guint total, GError **error);
/* The same every %TD_EXPORT_STEP rows, and whether the workbook is still well. */
gboolean td_export_step  (TdExport *self, guint done, guint total, GError **error);

/* A spec with what all forms of one export share: letterhead, date, "Kèm theo …",
 * and "DỰ THẢO" where a year is not frozen or a round not closed.  @kind: see #TdFormSpec. */
void     td_export_init_form (TdExport *self, TdFormSpec *spec, const char *kind);

/* "I", "II", … for 1, 2, ….  (transfer full) */
char    *td_export_roman (guint number);

/* Whether somebody has left: thôi việc, nghỉ hưu, chuyển công tác. */
gboolean td_export_is_gone   (TdRecord *person);
/* By the record, else by the post. */
gboolean td_export_is_leader (TdRecord *person);

/* Ranks within a unit: the head, other chiefs, their deputies, everybody else. */
#define TD_EXPORT_N_RANKS 4
guint    td_export_get_rank (gboolean is_head, gboolean is_leader, const char *post);

/**
 * TdYearSection: one unit and its people.
 * @body: place of its body among the sections' bodies, from 0
 * @body_name: name of the body
 * @unit: id of the unit, 0: people without one
 * @unit_name: name with what it belongs to within the body: "Phòng A"
 * @is_body: it is the whole of its body, so that the two need not be told apart
 * @people: (element-type guint): the board's indexes, by rank, then by name
 */
typedef struct
{
  guint       body;
  const char *body_name;
  gint64      unit;
  char       *unit_name;
  gboolean    is_body;
  GArray     *people;
} TdYearSection;

/* Where a unit stands in every sheet: the department's own units first, then bodies
 * as the tree has them, units within each likewise.  A body is the unit that it is. */
guint64    td_export_get_place (const TdUnitTree *tree, gint64 unit);

/* The people of the year's board by body, then unit in the order of the tree.
 * (element-type TdYearSection) (transfer full) */
GPtrArray *td_export_make_sections (TdBoard *board);
/* How many bodies the sections have. */
guint      td_export_count_bodies  (GPtrArray *sections);
/* Whether a row for its body goes before the section at @index. */
gboolean   td_export_begins_body   (GPtrArray *sections, guint index);

/* --- "Xác thực": td-export-proof.c --- */
TdHouseForm *td_export_proof_new      (TdExport *self);
void         td_export_proof_heading  (TdHouseForm *form, const char *text);
void         td_export_proof_line     (TdHouseForm *form, const char *name, const char *value);
/* "Chia nhóm theo: cơ quan, chức vụ" in two cells each. */
void         td_export_proof_lines    (TdHouseForm *form, const char *const *lines);
/* In Vietnam's time, whatever the machine's zone.  (transfer full) */
char        *td_export_proof_time     (gint64 seconds);
/* What a seal says, and whether what it sealed is still there. */
void         td_export_proof_seal     (TdHouseForm *form, guint version, gint64 sealed_at,
                                       const char *sealed_by, const char *hash);
void         td_export_proof_fits     (TdHouseForm *form, gboolean fits);
/* The register, and at the end who exported when. */
void         td_export_proof_register (TdExport *self, TdHouseForm *form);
void         td_export_proof_origin   (TdExport *self, TdHouseForm *form);

/* --- "Giải trình": td-export-reasons-rows.c --- */
TdHouseForm *td_export_reasons_new_form    (TdExport *self, const char *title,
                                            const char *subtitle, const TdFormColumn *columns,
                                            guint n_columns);
/* The lines of one cell in as many rows as they need; ends the row. */
void         td_export_reasons_write_lines (TdHouseForm *form, guint column, GPtrArray *lines);
/* What the rows above refer to: what is common, and the bases. */
void         td_export_reasons_write_common (TdExportReasons *reasons, TdHouseForm *form,
                                             guint last);

/**
 * TdRoundSection: subjects of a round that stand together.
 * @title: (nullable): their cluster, or their unit; %NULL where there are no such
 * @sheets: (element-type guint): the book's indexes, in its order
 */
typedef struct
{
  char   *title;
  GArray *sheets;
} TdRoundSection;

/* By clusters where there are any, else people by their units.  (element-type
 * TdRoundSection) (transfer full) */
GPtrArray  *td_export_make_round_sections (TdScoreBook *book);
gboolean    td_export_has_clusters (TdScoreBook *book);
/* "Quý III/2026 (từ ngày 01/07/2026 đến ngày 30/09/2026)".  (transfer full) */
char       *td_export_dup_round_name (TdScoreBook *book);
/* Whether any criterion of @set is of that kind. */
gboolean    td_export_has_role     (const TdCriteriaSet *set, TdCriterionRole role);
/* The class, or why there is none yet.  (transfer full) */
char       *td_export_dup_round_class (TdScoreBook *book, guint sheet);
/* Of the maximum that applies; %TD_POINTS_MISSING while criteria are open: there is no share
 * yet, as there is no class and no rank, here as in the window. */
gint64      td_export_get_percent (TdScoreBook *book, guint sheet);
/* "Đã chấm 12/14 tiêu chí".  (transfer full) */
char       *td_export_dup_completeness (const TdTotal *total);
/* "Tính trên 85 điểm: II.3 không áp dụng"; %NULL where all applies.  (transfer full) */
char       *td_export_dup_applied (TdScoreBook *book, guint sheet);
/* What is to be known about a result: why it has no other class, what parted equal scores.
 * "" for nothing.  (transfer full) */
char       *td_export_dup_round_note (TdScoreBook *book, guint sheet);
/* Points, or in words why there are none. */
void        td_export_write_mark (TdHouseForm *form, guint column, const TdMark *mark);

/* Each adds one sheet, or more, to the workbook. */
gboolean td_export_staff_form      (TdExport *self, GError **error);
gboolean td_export_units_form      (TdExport *self, GError **error);
gboolean td_export_list            (TdExport *self, GError **error);
gboolean td_export_year_people     (TdExport *self, GError **error);
gboolean td_export_year_counts     (TdExport *self, GError **error);
gboolean td_export_year_quota      (TdExport *self, GError **error);
gboolean td_export_year_reasons    (TdExport *self, GError **error);
gboolean td_export_year_proof      (TdExport *self, GError **error);
gboolean td_export_criteria        (TdExport *self, GError **error);
gboolean td_export_round_sheet     (TdExport *self, GError **error);
gboolean td_export_round_totals    (TdExport *self, GError **error);
gboolean td_export_round_reasons   (TdExport *self, GError **error);
gboolean td_export_round_chart     (TdExport *self, GError **error);
gboolean td_export_round_proof     (TdExport *self, GError **error);

G_END_DECLS
