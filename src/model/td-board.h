/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-action.h"
#include "td-classify.h"
#include "td-year-facts.h"

G_BEGIN_DECLS

/**
 * TdYearSeal: one freezing of a year.
 * @id: of the record
 * @year: the year
 * @version: 1, 2 …
 * @variant: id of the variant that was frozen
 * @sealed_at: seconds since 1970, UTC
 * @sealed_by: (nullable): who
 * @settings: td_year_settings_to_text()
 * @basis: (nullable): that basis alone
 * @packs: "nd335-2025 HASH; …"
 * @hash: SHA-256 in hexadecimal
 * @reopened_at: 0: in force
 * @reopened_by: (nullable): who
 * @reopen_reason: (nullable): why
 */
typedef struct
{
  gint64  id;
  guint   year;
  guint   version;
  gint64  variant;
  gint64  sealed_at;
  char   *sealed_by;
  char   *settings;
  char   *basis;
  char   *packs;
  char   *hash;
  gint64  reopened_at;
  char   *reopened_by;
  char   *reopen_reason;
} TdYearSeal;
void td_year_seal_free (TdYearSeal *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdYearSeal, td_year_seal_free)

/**
 * TdBoardCounter: the figures of one group, one body or the whole, as the board
 * stands.
 * @rated: people with a class
 * @good_or_better: HTTNV and HTXSNV together
 * @cap: how many may be HTXSNV
 * @used: how many are
 * @left: @cap less @used: over the cap when negative
 * @n_class: how many have each class, by #TdClass
 */
typedef struct
{
  guint rated;
  guint good_or_better;
  guint cap;
  guint used;
  int   left;
  guint n_class[TD_N_CLASSES];
} TdBoardCounter;

/**
 * TdBoardPerson: one person on the board.
 * @facts: what is known
 * @person: what lists show beside it
 * @rating: what the rules say
 * @final: the class as the board stands; %TD_CLASS_NONE: chưa xếp loại
 * @is_overridden: the class was chosen by hand for this person
 * @reason: (nullable): the reason of that choice, or of the sealed result
 * @eligible: 1-based place among those of the group whose score makes them
 *   HTXSNV, in rank order, 0: not one of them.  What a line counts.
 */
typedef struct
{
  const TdFacts      *facts;
  const TdYearPerson *person;
  const TdRating     *rating;
  TdClass             final;
  gboolean            is_overridden;
  const char         *reason;
  guint               eligible;
} TdBoardPerson;

/**
 * TdBoardGroup: one group, one body or the whole.
 * @group: key, label and members (indexes of people in rank order); its own
 *   figures are those of the rules' proposal, use @counter
 * @counter: the figures as the board stands
 * @line: how many eligible people stand above the line of "xuất sắc"
 * @line_rules: where the rules would put it
 * @n_eligible: how many are eligible: the lowest place of the line
 * @line_is_set: somebody put it where it is
 * @line_parts_tie: it stands between two people of the same score
 *
 * The line's fields are 0 for bodies and the whole: only groups have a line.
 */
typedef struct
{
  const TdGroup  *group;
  TdBoardCounter  counter;
  guint           line;
  guint           line_rules;
  guint           n_eligible;
  gboolean        line_is_set;
  gboolean        line_parts_tie;
} TdBoardGroup;

/**
 * TdBoardIssueKind: what needs looking at before a year is frozen.
 * @TD_ISSUE_OVER_CAP: a group, body or the whole over its cap: needs a basis
 * @TD_ISSUE_TIE_AT_CAP: the cap falls between people of equal score
 * @TD_ISSUE_LINE_PARTS_TIE: a line put by hand stands between people of equal score
 * @TD_ISSUE_MISSING_DATA: people with not enough data
 * @TD_ISSUE_WORKERS_UNDECIDED: what is done with contract workers was not chosen
 * @TD_ISSUE_IDLE_CHOICE: a class chosen by hand for somebody who is not classified
 * @TD_ISSUE_NO_REASON: a class chosen by hand without a reason: stands in the way
 * @TD_ISSUE_DISAGREEMENT: sources that disagree, see #TdYearWarning
 * @TD_ISSUE_UNVERIFIED_PACK: a pack known from secondary sources only
 */
typedef enum
{
  TD_ISSUE_OVER_CAP,
  TD_ISSUE_TIE_AT_CAP,
  TD_ISSUE_LINE_PARTS_TIE,
  TD_ISSUE_MISSING_DATA,
  TD_ISSUE_WORKERS_UNDECIDED,
  TD_ISSUE_IDLE_CHOICE,
  TD_ISSUE_NO_REASON,
  TD_ISSUE_DISAGREEMENT,
  TD_ISSUE_UNVERIFIED_PACK,
} TdBoardIssueKind;

/**
 * TdBoardIssue:
 * @kind: see there
 * @key: (nullable): key of the group, body or whole; id of the pack
 * @text: translated, one line, complete
 * @people: (element-type guint): indexes of the people concerned, perhaps empty
 */
typedef struct
{
  TdBoardIssueKind  kind;
  char             *key;
  char             *text;
  GArray           *people;
} TdBoardIssue;

/**
 * TdBoardPreview: what would be if a line or one person were moved.
 * @group: figures of the group
 * @body: figures of its body, of the whole where groups are not made by body
 * @whole: figures of the department
 * @n_changed: people whose class would change
 */
typedef struct
{
  TdBoardCounter group;
  TdBoardCounter body;
  TdBoardCounter whole;
  guint          n_changed;
} TdBoardPreview;

/* A person whose final class differs between two boards. */
typedef struct
{
  gint64      staff;
  const char *name;   /* borrowed from the first board's state */
  guint       index_a;
  guint       index_b;
  TdClass     a;
  TdClass     b;
} TdBoardDifference;

/**
 * TdBoard:
 *
 * The classification of one year in one variant: facts, the rules' outcome and
 * what people decided on top of it.  The class of a person is, in this order:
 * the sealed result in a frozen year; the class chosen for that person with a
 * reason; the place above or below the group's line; the rules' proposal.
 *
 * A line says how many of the group stay HTXSNV, counted in rank order among
 * those whose score makes them so; who stands below is HTTNV.  It may be put
 * beyond the cap, which is counted as over, but not beyond those whose score
 * reaches: that is a choice for one person and needs a reason.
 *
 * Properties: "loading" (a reload is on its way), "frozen".
 *
 * Used by one thread.  Made with td_board_new() or td_board_new_async() it
 * belongs to the store's thread and follows #TdStore::changed by itself.  All
 * that getters return is valid until the next ::changed.
 */
#define TD_TYPE_BOARD (td_board_get_type ())
G_DECLARE_FINAL_TYPE (TdBoard, td_board, TD, BOARD, GObject)

/* The name of the variant that a year begins with, saved with the first decision. */
#define TD_VARIANT_FIRST "A"

/**
 * td_board_new:
 * @variant: (nullable): name; %NULL: the frozen one, else the first
 *
 * Loads and classifies at once, waiting.  %TD_ERROR_NOT_FOUND when there is no
 * such variant, or no pack for the year.
 */
TdBoard    *td_board_new        (TdStore *store, guint year, const char *variant, GError **error);
/* The same on a thread of its own, for a window; @callback gets no source object. */
void        td_board_new_async  (TdStore *store, guint year, const char *variant,
                                 GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data);
TdBoard    *td_board_new_finish (GAsyncResult *result, GError **error);
/**
 * td_board_new_for_reader:
 * @reader: the calling thread's reader, which must outlive the board; a job
 *   calls td_reader_begin() before, so that all comes from one state
 *
 * For exports and write functions: the state as it is now, which does not
 * follow changes.  Actions can be made from it, but are to be run elsewhere.
 */
TdBoard    *td_board_new_for_reader (TdReader *reader, guint year, const char *variant,
                                     GError **error);

/* Reads everything again, waiting. */
gboolean    td_board_reload         (TdBoard *self, GError **error);
/* On a thread of its own; ::changed follows.  Several calls become one. */
void        td_board_queue_reload   (TdBoard *self);
gboolean    td_board_is_loading     (TdBoard *self);
/* Why the last reload failed: what is shown is older than the register.  %NULL: it did not. */
const GError *
            td_board_get_error      (TdBoard *self);

guint       td_board_get_year         (TdBoard *self);
const char *td_board_get_variant_name (TdBoard *self);
gint64      td_board_get_variant      (TdBoard *self); /* 0: not saved yet */
/* Names of the year's variants, this one included, in order. */
const char *const *
            td_board_get_variants     (TdBoard *self);
const TdClassifySettings *
            td_board_get_settings     (TdBoard *self); /* with the variant's grouping */
TdYearFacts *td_board_get_facts       (TdBoard *self); /* (transfer none) */
const TdOutcome *
            td_board_get_outcome      (TdBoard *self); /* the rules' proposal */
/* (element-type TdPack) (transfer none): the packs used, oldest first. */
GPtrArray  *td_board_get_packs        (TdBoard *self);

gboolean    td_board_is_frozen        (TdBoard *self);
const TdYearSeal *
            td_board_get_seal         (TdBoard *self); /* the one in force; nullable */

guint       td_board_get_n_people     (TdBoard *self);
const TdBoardPerson *
            td_board_get_person       (TdBoard *self, guint index);
gboolean    td_board_find_person      (TdBoard *self, gint64 staff, guint *index);
/* (array length=n): indexes of people with not enough data, by name; see @rating->missing. */
const guint *td_board_get_missing     (TdBoard *self, guint *n);
/* (array length=n): those not classified here by rule, by name; see @rating->exempt. */
const guint *td_board_get_exempt      (TdBoard *self, guint *n);

guint       td_board_get_n_groups     (TdBoard *self);
const TdBoardGroup *
            td_board_get_group        (TdBoard *self, guint index);
guint       td_board_get_n_bodies     (TdBoard *self);
const TdBoardGroup *
            td_board_get_body         (TdBoard *self, guint index);
const TdBoardGroup *
            td_board_get_whole        (TdBoard *self);
/* A group, a body or the whole by its key; %NULL when there is none. */
const TdBoardGroup *
            td_board_find_group       (TdBoard *self, const char *key);

/* (element-type TdBoardIssue) (transfer none): what needs looking at before freezing. */
GPtrArray  *td_board_get_issues       (TdBoard *self);

/* The tree behind a person's class: the rules' steps and the board's own.
 * (transfer full); %NULL when the person is not on the board. */
TdExplain  *td_board_explain          (TdBoard *self, gint64 staff);
/* The arithmetic behind a counter.  @key of a group, a body or the whole.
 * (transfer full) (nullable) */
TdExplain  *td_board_explain_group    (TdBoard *self, const char *key);

/* What would be if the line were there.  %FALSE with the error that the action would give. */
gboolean    td_board_preview_line     (TdBoard *self, const char *group_key, guint above,
                                       TdBoardPreview *preview, GError **error);
gboolean    td_board_preview_class    (TdBoard *self, gint64 staff, TdClass klass,
                                       TdBoardPreview *preview, GError **error);
/* People who are on both and whose final class differs.  (element-type TdBoardDifference) */
GPtrArray  *td_board_compare          (TdBoard *a, TdBoard *b);

/*
 * Actions, each one named undoable change: run with td_action_run_async().  All
 * give %NULL with %TD_ERROR_CONFLICT in a frozen year, and with
 * %TD_ERROR_INVALID or %TD_ERROR_NOT_FOUND for what makes no sense.
 */

/* Puts the line of a group so that @above eligible people stand above it. */
TdAction   *td_board_move_line        (TdBoard *self, const char *group_key, guint above,
                                       GError **error);
/* Lets the rules place the line of a group again. */
TdAction   *td_board_reset_line       (TdBoard *self, const char *group_key, GError **error);
/* Chooses a class for one person; the reason is required and printed in "Giải trình". */
TdAction   *td_board_set_class        (TdBoard *self, gint64 staff, TdClass klass,
                                       const char *reason, GError **error);
/* Takes the choice for a person back. */
TdAction   *td_board_follow_rules     (TdBoard *self, gint64 staff, GError **error);
/* Saves this variant's lines and choices under another name as well. */
TdAction   *td_board_copy_variant     (TdBoard *self, const char *name, GError **error);
/* Removes this variant with its lines and choices; the history keeps them. */
TdAction   *td_board_delete_variant   (TdBoard *self, GError **error);
/* Groups people another way in this variant; its lines, which name groups, are taken back. */
TdAction   *td_board_set_grouping     (TdBoard *self, guint grouping, GError **error);

/**
 * TdBoard::changed:
 *
 * After the state was computed anew, on the board's thread.
 */

G_END_DECLS
