/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "td-class.h"
#include "td-explain.h"
#include "td-pack.h"
#include "td-quota.h"

G_BEGIN_DECLS

/*
 * The annual classification as pure functions: facts in, classes, groups and
 * explanations out.  Nothing here knows a database or a screen.
 */

#define TD_SCORE_MISSING G_MININT64

typedef enum
{
  TD_ANSWER_UNKNOWN,
  TD_ANSWER_NO,
  TD_ANSWER_YES,
} TdAnswer;

/**
 * TdFacts: what is known of one person and one year.  Strings are borrowed for
 * the duration of the call that gets them.
 * @id: the person's id, only carried through
 * @name: for ties and texts
 * @body: id of the body (đơn vị tự đánh giá) the person is counted in
 * @body_name: its name
 * @unit_name: the unit
 * @kind: %TD_KIND_UNKNOWN leads to "chưa đủ dữ liệu"
 * @is_leader: holds a leading post
 * @is_head: heads the unit or the body
 * @self_score, @appraised_score, @council_score: totals in thousandths, or
 *   %TD_SCORE_MISSING; the deciding one is the last layer that has one, see
 *   #TdClassifySettings
 * @common_score, @task_score: the parts of the deciding score where known (30, 70)
 * @self_class, @appraised_class, @council_class: the class proposed at each layer,
 *   which is what a qualitative pack (NĐ 90) goes by
 * @months: months worked in the year 0 to 12, leave of any kind not counted in; -1
 *   unknown
 * @leave_months: months absent by law, without maternity leave; 0 when none
 * @maternity_months: months of maternity leave; together with the two before it
 *   never over 12
 * @discipline: (nullable): form and date, "Khiển trách, 15/06/2026"; %NULL: none
 * @discipline_for_duty: whether it was for a violation of public duty
 * @initiatives: number of recognised initiatives
 * @degraded: concluded "suy thoái" or a breach of party prohibitions
 * @body_in_corruption: (leaders) the body in their direct charge involved in
 *   corruption or waste and dealt with
 * @has_failed_subordinate: (leaders) a subordinate is KHTNV
 * @rated_by_superior: classified by a higher level: in no group and no quota here
 */
typedef struct
{
  gint64       id;
  const char  *name;
  gint64       body;
  const char  *body_name;
  const char  *unit_name;
  TdStaffKind  kind;
  gboolean     is_leader;
  gboolean     is_head;
  gint64       self_score;
  gint64       appraised_score;
  gint64       council_score;
  gint64       common_score;
  gint64       task_score;
  TdClass      self_class;
  TdClass      appraised_class;
  TdClass      council_class;
  int          months;
  guint        leave_months;
  guint        maternity_months;
  const char  *discipline;
  TdAnswer     discipline_for_duty;
  guint        initiatives;
  TdAnswer     degraded;
  TdAnswer     body_in_corruption;
  gboolean     has_failed_subordinate;
  gboolean     rated_by_superior;
} TdFacts;

/* How people are grouped for the quota: bits of this. */
typedef enum
{
  TD_GROUP_BY_BODY   = 1 << 0,
  TD_GROUP_BY_LEADER = 1 << 1,
  TD_GROUP_BY_KIND   = 1 << 2,
  TD_GROUP_BY_UNIT   = 1 << 3,
} TdGrouping;
#define TD_GROUPING_DEFAULT (TD_GROUP_BY_BODY | TD_GROUP_BY_LEADER)

/**
 * TdWorkerRule: the office's choice for người lao động (HĐLĐ).
 * @TD_WORKERS_UNDECIDED: not chosen yet: they are not classified, and the
 *   reason says so
 * @TD_WORKERS_NOT_RATED: the office does not classify them
 * @TD_WORKERS_AS_CIVIL_SERVANTS: by the công chức pack of the year
 * @TD_WORKERS_AS_PUBLIC_EMPLOYEES: by the viên chức pack of the year
 */
typedef enum
{
  TD_WORKERS_UNDECIDED,
  TD_WORKERS_NOT_RATED,
  TD_WORKERS_AS_CIVIL_SERVANTS,
  TD_WORKERS_AS_PUBLIC_EMPLOYEES,
} TdWorkerRule;

/**
 * TdClassifySettings:
 * @year: the year classified
 * @grouping: bits of #TdGrouping
 * @workers: see #TdWorkerRule
 * @quota: the rule used for every group; initialise with
 *   td_classify_settings_init(), which takes the year's pack
 * @use_exception: use the pack's exception percentage instead of its percentage
 */
typedef struct
{
  guint        year;
  guint        grouping;
  TdWorkerRule workers;
  TdQuotaRule  quota;
  gboolean     use_exception;
} TdClassifySettings;

/* Settings as the packs of @year have them: the quota is that of the công chức
 * pack; NĐ 90 has one from 2023 only, and before it the rule limits nothing (see
 * td_quota_rule_is_limit()).  %FALSE with %TD_ERROR_NOT_FOUND when no pack covers
 * the year. */
gboolean td_classify_settings_init (TdClassifySettings *settings, guint year, GError **error);

/**
 * TdGroup: one group of similar-task people, one body, or the whole.
 * @key: stable name of the group, "body:123/leader:1"; "body:123"; "all"
 * @label: "Cơ quan Sở · Lãnh đạo, quản lý"
 * @body: the body's id, 0 for the whole
 * @is_leader: -1 where the group does not tell leaders apart
 * @rated: people with a class
 * @good_or_better: HTTNV and HTXSNV by score, before the quota
 * @cap: how many may be HTXSNV; @good_or_better where nothing limits them
 * @used: how many are, as things stand (the proposal, or the board's state)
 * @by_score: how many the score alone would make HTXSNV
 * @tie_at_cap: the cap falls between people of equal score
 * @pack: (nullable) (transfer none): the pack of all its members, %NULL where they differ
 * @members: (element-type guint): indexes into the outcome's people, in rank order
 */
typedef struct
{
  char     *key;
  char     *label;
  gint64    body;
  char     *body_name;
  int       is_leader;
  guint     rated;
  guint     good_or_better;
  guint     cap;
  guint     used;
  guint     by_score;
  gboolean  tie_at_cap;
  TdPack   *pack;
  GArray   *members;
} TdGroup;

/**
 * TdLimit: which ceiling took "xuất sắc" away.
 */
typedef enum
{
  TD_LIMIT_NONE,
  TD_LIMIT_GROUP,
  TD_LIMIT_BODY,
  TD_LIMIT_WHOLE,
} TdLimit;

/**
 * TdRating: the outcome for one person.
 * @facts: index of the facts this is about
 * @group: index into groups, -1: in no group (not enough data, not classified here)
 * @rank: 1-based within the group by deciding score; equal scores share a rank.
 *   Who has no score (a qualitative pack) comes after those who have one, by class
 * @tied: somebody else in the group shares the rank
 * @score: the deciding score or %TD_SCORE_MISSING
 * @score_layer: 0 self, 1 appraised, 2 council; -1 without a score
 * @by_score: the class before the quota
 * @proposed: the class that the rules propose, quota applied
 * @missing: (nullable): why there is not enough data, Vietnamese; %NULL when there is
 * @is_exempt: not classified here by rule (superior's matter, under six months,
 *   workers not rated), as against data that is missing
 * @exempt: (nullable): which rule that is, Vietnamese; set if and only if @is_exempt
 * @limit: the ceiling because of which @proposed is below @by_score
 * @pack: (nullable) (transfer none): the pack used
 *
 * The reasons in full are made when asked for: td_outcome_explain().
 */
typedef struct
{
  guint      facts;
  int        group;
  guint      rank;
  gboolean   tied;
  gint64     score;
  int        score_layer;
  TdClass    by_score;
  TdClass    proposed;
  char      *missing;
  gboolean   is_exempt;
  char      *exempt;
  TdLimit    limit;
  TdPack    *pack;
} TdRating;

/**
 * TdOutcome: the classification of one year.
 * @ratings: (element-type TdRating): one for each of the facts, in their order
 * @groups: (element-type TdGroup): by body name, leaders first
 * @bodies: (element-type TdGroup): one a body
 * @whole: the department as a whole
 */
typedef struct
{
  GPtrArray *ratings;
  GPtrArray *groups;
  GPtrArray *bodies;
  TdGroup   *whole;
} TdOutcome;

/**
 * td_classify:
 * @facts: (array length=n_facts): the people
 * @settings: see there
 *
 * Class by each person's pack, groups, caps, and the proposal: within a group
 * the highest scores keep HTXSNV up to the cap, the others become HTTNV with
 * the reason; people of equal score are never parted by the rule, they all
 * stay below and @tie_at_cap says so.  Caps of the body and of the whole are
 * then kept in the same way.  Linear but for sorting.
 *
 * Returns: (transfer full): %NULL with %TD_ERROR_NOT_FOUND when no pack covers the
 *   year, with %TD_ERROR_INVALID when the exception percentage is asked for and the
 *   year's pack knows none
 */
TdOutcome *td_classify (const TdFacts *facts, gsize n_facts,
                        const TdClassifySettings *settings, GError **error);

/**
 * td_outcome_apply:
 * @self: an outcome
 * @final: (array): a class for every person, in the order of the facts: the board
 *   as people moved it
 *
 * Recounts @used of every group, body and the whole, for what-if.  Only members
 * of groups are counted.
 */
void td_outcome_apply (TdOutcome *self, const TdClass *final);

/**
 * td_outcome_explain:
 * @self: an outcome
 * @index: one of its ratings
 * @facts: the same facts that were classified
 * @settings: the same settings
 *
 * Why this person has the class that the rules propose.  Made by the code that
 * decided, when asked for, since 100,000 trees that nobody opens are waste.  The
 * top line names the proposed class.
 *
 * Returns: (transfer full): the tree
 */
TdExplain *td_outcome_explain (const TdOutcome *self, guint index, const TdFacts *facts,
                               const TdClassifySettings *settings);

/* The same tree's top line and the steps below it, a line each, for JSON.  (transfer full) */
GStrv      td_outcome_reasons (const TdOutcome *self, guint index, const TdFacts *facts,
                               const TdClassifySettings *settings);

/* The arithmetic of one counter.  (transfer full) */
TdExplain *td_group_explain (const TdGroup *group, const TdClassifySettings *settings);

void td_outcome_free (TdOutcome *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdOutcome, td_outcome_free)

G_END_DECLS
