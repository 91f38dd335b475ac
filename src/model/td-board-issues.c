/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-state.h"

#include <glib/gi18n-lib.h>

static void
free_issue (gpointer data)
{
  TdBoardIssue *issue = data;

  g_free (issue->key);
  g_free (issue->text);
  g_array_unref (issue->people);
  g_free (issue);
}

/* @text: (transfer full). */
static TdBoardIssue *
add_issue (GPtrArray        *issues,
           TdBoardIssueKind  kind,
           const char       *key,
           char             *text)
{
  TdBoardIssue *issue = g_new0 (TdBoardIssue, 1);

  issue->kind = kind;
  issue->key = g_strdup (key);
  issue->text = text;
  issue->people = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (issues, issue);
  return issue;
}

static void
check_cap (GPtrArray          *issues,
           const TdBoardGroup *group)
{
  guint over = group->counter.left < 0 ? (guint) -group->counter.left : 0;

  if (over > 0)
    add_issue (issues, TD_ISSUE_OVER_CAP, group->group->key,
               /* Translators: a group of people, how many are “excellent”, the cap, the excess */
               g_strdup_printf (_("%s: %u excellent, the cap is %u: %u too many"),
                                group->group->label, group->counter.used, group->counter.cap,
                                over));
}

static const TdRating *
get_rating (const TdBoardState *self,
            guint               index)
{
  return g_array_index (self->people, TdBoardPerson, index).rating;
}

/* Those of the group whose score reaches and between whom the cap falls: the
 * highest of equal rank that the rules left out. */
static void
add_tied (const TdBoardState *self,
          const TdGroup      *group,
          GArray             *people)
{
  guint rank = 0;

  for (guint i = 0; i < group->members->len; i++)
    {
      guint index = g_array_index (group->members, guint, i);
      const TdRating *rating = get_rating (self, index);

      if (rating->by_score != TD_CLASS_EXCELLENT || rating->proposed == TD_CLASS_EXCELLENT)
        continue;
      if (rank == 0)
        rank = rating->rank;
      if (rating->rank == rank)
        g_array_append_val (people, index);
    }
}

static void
check_ties (const TdBoardState *self,
            GPtrArray          *issues,
            const TdBoardGroup *group)
{
  if (group->group->tie_at_cap && !group->line_is_set)
    {
      TdBoardIssue *issue = add_issue (issues, TD_ISSUE_TIE_AT_CAP, group->group->key, NULL);

      add_tied (self, group->group, issue->people);
      issue->text = g_strdup_printf (ngettext ("%s: the cap falls between people of equal score, "
                                               "%u person",
                                               "%s: the cap falls between people of equal score, "
                                               "%u people",
                                               issue->people->len),
                                     group->group->label, issue->people->len);
    }
  if (group->line_parts_tie)
    add_issue (issues, TD_ISSUE_LINE_PARTS_TIE, group->group->key,
               g_strdup_printf (_("%s: the line stands between people of equal score"),
                                group->group->label));
}

/* Ties that the cap of a whole body parts have no line to show them. */
static void
check_wide_tie (GPtrArray          *issues,
                const TdBoardGroup *group)
{
  if (group->group->tie_at_cap && group->counter.left > 0)
    add_issue (issues, TD_ISSUE_TIE_AT_CAP, group->group->key,
               g_strdup_printf (_("%s: the cap falls between people of equal score"),
                                group->group->label));
}

static void
check_choices (const TdBoardState *self,
               GPtrArray          *issues)
{
  for (guint i = 0; i < self->people->len; i++)
    {
      const TdBoardPerson *person = &g_array_index (self->people, TdBoardPerson, i);
      const TdBoardChoice *choice = g_hash_table_lookup (self->choices, &person->facts->id);
      TdBoardIssue *issue = NULL;

      if (choice == NULL)
        continue;
      if (person->rating->group < 0)
        issue = add_issue (issues, TD_ISSUE_IDLE_CHOICE, NULL,
                           g_strdup_printf (_("%s: a class was chosen, but this person is not "
                                              "classified"),
                                            person->facts->name));
      else if (choice->reason == NULL)
        issue = add_issue (issues, TD_ISSUE_NO_REASON, NULL,
                           g_strdup_printf (_("%s: a class was chosen without a reason"),
                                            person->facts->name));
      if (issue != NULL)
        g_array_append_val (issue->people, i);
    }
}

static void
check_data (const TdBoardState *self,
            GPtrArray          *issues)
{
  TdBoardIssue *workers = NULL;
  TdBoardIssue *issue;

  if (self->missing->len > 0)
    {
      issue = add_issue (issues, TD_ISSUE_MISSING_DATA, NULL,
                         g_strdup_printf (ngettext ("%u person without enough data",
                                                    "%u people without enough data",
                                                    self->missing->len),
                                          self->missing->len));
      g_array_append_vals (issue->people, self->missing->data, self->missing->len);
    }

  for (guint i = 0; self->settings.workers == TD_WORKERS_UNDECIDED && i < self->missing->len; i++)
    {
      guint index = g_array_index (self->missing, guint, i);

      if (self->facts->facts[index].kind != TD_KIND_WORKER)
        continue;
      if (workers == NULL)
        workers = add_issue (issues, TD_ISSUE_WORKERS_UNDECIDED, NULL, NULL);
      g_array_append_val (workers->people, index);
    }
  if (workers != NULL)
    workers->text = g_strdup_printf (ngettext ("How contract workers are classified was not "
                                               "chosen: %u person",
                                               "How contract workers are classified was not "
                                               "chosen: %u people",
                                               workers->people->len),
                                     workers->people->len);

  for (guint i = 0; i < self->facts->warnings->len; i++)
    {
      const TdYearWarning *warning = g_ptr_array_index (self->facts->warnings, i);
      guint index;

      issue = add_issue (issues, TD_ISSUE_DISAGREEMENT, NULL, g_strdup (warning->text));
      if (td_year_facts_find (self->facts, warning->staff, &index))
        g_array_append_val (issue->people, index);
    }
}

GPtrArray *
td_board_state_list_issues (const TdBoardState *self)
{
  GPtrArray *issues = g_ptr_array_new_with_free_func (free_issue);

  check_cap (issues, &self->whole);
  for (guint i = 0; i < self->bodies->len; i++)
    check_cap (issues, &g_array_index (self->bodies, TdBoardGroup, i));
  for (guint i = 0; i < self->groups->len; i++)
    check_cap (issues, &g_array_index (self->groups, TdBoardGroup, i));
  for (guint i = 0; i < self->groups->len; i++)
    check_ties (self, issues, &g_array_index (self->groups, TdBoardGroup, i));
  for (guint i = 0; i < self->bodies->len; i++)
    check_wide_tie (issues, &g_array_index (self->bodies, TdBoardGroup, i));
  check_wide_tie (issues, &self->whole);
  check_choices (self, issues);
  check_data (self, issues);
  for (guint i = 0; i < self->packs->len; i++)
    {
      TdPack *pack = g_ptr_array_index (self->packs, i);

      if (td_pack_get_verification (pack) != TD_VERIFIED)
        add_issue (issues, TD_ISSUE_UNVERIFIED_PACK, td_pack_get_id (pack),
                   /* Translators: a decree, why it is not verified */
                   g_strdup_printf (_("%s is not verified: %s"), td_pack_get_name (pack),
                                    td_pack_get_caveat (pack)));
    }
  return issues;
}
