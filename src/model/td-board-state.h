/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-board.h"

G_BEGIN_DECLS

/* A class chosen for one person. */
typedef struct
{
  gint64   staff;
  gint64   id; /* of the record */
  TdClass  klass;
  char    *reason;
} TdBoardChoice;

/* Where the line of a group was put. */
typedef struct
{
  gint64  id; /* of the record */
  guint   above;
  char   *group_key;
} TdBoardLine;

/* What stands for the group of those who are in none, in a seal. */
#define TD_GROUP_KEY_MISSING "none:missing"
#define TD_GROUP_KEY_EXEMPT "none:exempt"
/* A result's group is stored as "KEY|BODY|LEADER", whatever people are grouped
 * by: the body's id, and 1 for a leader. */
#define TD_SEALED_GROUP_FORMAT "%s|%" G_GINT64_FORMAT "|%d"

/* What a seal says of one person, its explanation left out for being long. */
typedef struct
{
  gint64   staff;
  gint64   id; /* of the record */
  char    *unit_name;
  char    *body_name;
  char    *group_key;
  gint64   body;
  gboolean is_leader;
  char    *pack;
  gint64   score; /* %TD_SCORE_MISSING */
  TdClass  proposed;
  TdClass  klass;
  char    *reason;
} TdBoardResult;

/**
 * TdBoardState: what a board shows, computed in one go from one state of the
 * register; private to the model.  Not changed afterwards but by
 * td_board_state_decide(), so that it can be made on one thread and shown on
 * another.  Fields as in the getters of #TdBoard, and:
 * @base_grouping: the year's grouping, which a variant may replace
 * @quota: the rule in force, exception included
 * @choices: (element-type gint64 TdBoardChoice)
 * @lines: (element-type utf8 TdBoardLine)
 * @results: (element-type gint64 TdBoardResult) (nullable): sealed results that are shown
 * @final: (array): class of everybody
 * @body_of: (element-type gint64 guint): place of a body plus one, by id
 */
typedef struct
{
  guint               year;
  gint64              variant;
  char               *variant_name;
  GStrv               variants;
  guint               base_grouping;
  TdClassifySettings  settings;
  TdQuotaRule         quota;
  TdYearFacts        *facts;
  TdOutcome          *outcome;
  TdYearSeal         *seal;
  GHashTable         *choices;
  GHashTable         *lines;
  GHashTable         *results;
  TdClass            *final;
  GArray             *people; /* TdBoardPerson */
  GArray             *groups; /* TdBoardGroup */
  GArray             *bodies; /* TdBoardGroup */
  TdBoardGroup        whole;
  GHashTable         *body_of;
  GArray             *missing; /* guint */
  GArray             *exempt;  /* guint */
  GPtrArray          *packs;
  GPtrArray          *issues;
} TdBoardState;

/* Loads and classifies; @variant as in td_board_new().  Any thread with its reader. */
TdBoardState *td_board_state_new  (TdReader *reader, guint year, const char *variant,
                                   GCancellable *cancellable, GError **error);
void          td_board_state_free (TdBoardState *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdBoardState, td_board_state_free)

/**
 * td_board_state_decide:
 * @is_stale: (out): the variant is gone or groups in another way: load anew
 *
 * Reads only what people decided, lines and choices, and applies it.
 */
gboolean      td_board_state_decide (TdBoardState *self, TdReader *reader, gboolean *is_stale,
                                     GError **error);

/* Reading the decisions; td-board-decisions.c. */
gboolean      td_board_state_read_variants  (TdBoardState *self, TdReader *reader,
                                             const char *variant, guint *grouping, GError **error);
gboolean      td_board_state_read_decisions (TdBoardState *self, TdReader *reader,
                                             GError **error);

/* The outcome out of the sealed results in place of a classification. */
void          td_board_state_restore        (TdBoardState *self);
/* Text that lives as long as the facts do; only while they are not shared yet. */
const char   *td_year_facts_keep            (TdYearFacts *facts, const char *text);

/* Figures of @members under @final. */
TdBoardCounter td_board_state_count (const TdBoardState *self, const GArray *members,
                                     const TdClass *final);
/* The class of every member of a group with its line after @above eligible people,
 * choices applied, into @final. */
void           td_board_state_draw_line (const TdBoardState *self, const TdGroup *group,
                                         guint above, TdClass *final);
/* The body that an index's person is counted in; %NULL for those in no group. */
const TdBoardGroup *td_board_state_find_body (const TdBoardState *self, guint index);
const TdBoardGroup *td_board_state_find_group (const TdBoardState *self, const char *key);
/* Only among the groups, which have a line. */
const TdBoardGroup *td_board_state_find_line  (const TdBoardState *self, const char *key);

/* (element-type TdBoardIssue) (transfer full) */
GPtrArray     *td_board_state_list_issues (const TdBoardState *self);

/* @reader %NULL: without who and when, which only the history knows. */
TdExplain     *td_board_state_explain (const TdBoardState *self, guint index, TdReader *reader);
TdExplain     *td_board_state_explain_group (const TdBoardState *self, const TdBoardGroup *group,
                                             TdReader *reader);

/* The state that a board shows, and what it was made from. */
const TdBoardState *td_board_get_state (TdBoard *self);
TdStore            *td_board_get_store (TdBoard *self); /* nullable */
TdReader           *td_board_get_reader (TdBoard *self);

/* Sets the error of a change to a frozen year. */

/* The id of the year's variant of that name, which is made when missing. */
gboolean       td_year_variant_ensure (TdWriter *writer, guint year, const char *name,
                                       gint64 *variant, GError **error);

G_END_DECLS
