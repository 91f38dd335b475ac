/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-decision.h"

#include "td-error.h"
#include "td-text.h"
#include "td-year-guard.h"

#include <glib/gi18n-lib.h>

/* What can be done on a board, checked before it is written by td-decision.c. */

static TdDecision *
new_decision (TdBoard *board)
{
  TdDecision *decision = g_new0 (TdDecision, 1);

  decision->year = td_board_get_year (board);
  decision->variant = g_strdup (td_board_get_variant_name (board));
  return decision;
}

static gboolean
check_open (TdBoard  *self,
            GError  **error)
{
  if (!td_board_is_frozen (self))
    return TRUE;
  td_year_set_frozen_error (td_board_get_seal (self), error);
  return FALSE;
}

/* The group whose line is to be moved, where it can be. */
static const TdBoardGroup *
find_line (TdBoard     *self,
           const char  *group_key,
           guint        above,
           GError     **error)
{
  const TdBoardGroup *group = td_board_state_find_line (td_board_get_state (self), group_key);

  if (!check_open (self, error))
    return NULL;
  if (group == NULL)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                   _("There is no group “%s” with a line of its own."), group_key);
      return NULL;
    }
  if (above > group->n_eligible)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   ngettext ("In “%s” the score of only %u person reaches “excellent”. To go "
                             "beyond that, choose a class for the person concerned and give "
                             "the reason.",
                             "In “%s” the scores of only %u people reach “excellent”. To go "
                             "beyond that, choose a class for the person concerned and give "
                             "the reason.",
                             group->n_eligible),
                   group->group->label, group->n_eligible);
      return NULL;
    }
  return group;
}

TdAction *
td_board_move_line (TdBoard     *self,
                    const char  *group_key,
                    guint        above,
                    GError     **error)
{
  const TdBoardGroup *group = find_line (self, group_key, above, error);
  TdDecision *decision;

  if (group == NULL)
    return NULL;
  decision = new_decision (self);
  decision->key = g_strdup (group_key);
  decision->number = above;
  /* Translators: a group of people, from how many above the line to how many */
  return td_action_new (g_strdup_printf (_("Move the line of “%s” from %u to %u"),
                                         group->group->label, group->line, above),
                        td_decision_save_line, decision, td_decision_free);
}

TdAction *
td_board_reset_line (TdBoard     *self,
                     const char  *group_key,
                     GError     **error)
{
  const TdBoardGroup *group = find_line (self, group_key, 0, error);
  TdDecision *decision;

  if (group == NULL)
    return NULL;
  if (!group->line_is_set)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                   _("The line of “%s” is where the rules have it already."),
                   group->group->label);
      return NULL;
    }
  decision = new_decision (self);
  decision->key = g_strdup (group_key);
  return td_action_new (g_strdup_printf (_("Put the line of “%s” where the rules have it"),
                                         group->group->label),
                        td_decision_remove_line, decision, td_decision_free);
}

/* Somebody who is classified on this board. */
static const TdBoardPerson *
find_classified (TdBoard  *self,
                 gint64    staff,
                 GError  **error)
{
  const TdBoardPerson *person;
  guint index;

  if (!check_open (self, error))
    return NULL;
  if (!td_board_find_person (self, staff, &index))
    {
      g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                   _("This person is not among those who are classified for %u."),
                   td_board_get_year (self));
      return NULL;
    }
  person = td_board_get_person (self, index);
  if (person->rating->group < 0)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   /* Translators: a person, and why he or she is not classified */
                   _("%s cannot be given a class: %s."), person->facts->name,
                   person->rating->is_exempt ? person->rating->exempt : person->rating->missing);
      return NULL;
    }
  return person;
}

TdAction *
td_board_set_class (TdBoard     *self,
                    gint64       staff,
                    TdClass      klass,
                    const char  *reason,
                    GError     **error)
{
  const TdBoardPerson *person = find_classified (self, staff, error);
  g_autofree char *clean = td_text_clean (reason);
  TdDecision *decision;

  if (person == NULL)
    return NULL;
  if (clean == NULL || klass == TD_CLASS_NONE)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   clean == NULL
                     ? _("A class chosen for %s needs a reason: it is printed in the explanation.")
                     : _("Choose a class for %s."),
                   person->facts->name);
      return NULL;
    }
  decision = new_decision (self);
  decision->staff = staff;
  decision->klass = klass;
  decision->reason = g_steal_pointer (&clean);
  /* Translators: a person, and the class's name */
  return td_action_new (g_strdup_printf (_("Classify %s: %s"), person->facts->name,
                                         td_class_term (klass)),
                        td_decision_save_choice, decision, td_decision_free);
}

TdAction *
td_board_follow_rules (TdBoard  *self,
                       gint64    staff,
                       GError  **error)
{
  const TdBoardState *state = td_board_get_state (self);
  const TdBoardChoice *choice = g_hash_table_lookup (state->choices, &staff);
  TdDecision *decision;
  guint index;

  if (!check_open (self, error))
    return NULL;
  if (choice == NULL || !td_board_find_person (self, staff, &index))
    {
      g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                   _("No class was chosen for this person in variant %s."),
                   td_board_get_variant_name (self));
      return NULL;
    }
  decision = new_decision (self);
  decision->staff = staff;
  return td_action_new (g_strdup_printf (_("Classify %s by the rules again"),
                                         state->facts->facts[index].name),
                        td_decision_remove_choice, decision, td_decision_free);
}

TdAction *
td_board_copy_variant (TdBoard     *self,
                       const char  *name,
                       GError     **error)
{
  g_autofree char *clean = td_text_clean (name);
  TdDecision *decision;

  if (!check_open (self, error))
    return NULL;
  if (clean == NULL)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID, _("The new variant needs a name."));
      return NULL;
    }
  if (g_strv_contains (td_board_get_variants (self), clean))
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _("There is a variant “%s” already. Choose another name."), clean);
      return NULL;
    }
  decision = new_decision (self);
  decision->key = g_steal_pointer (&clean);
  /* Translators: names like A and B, a year */
  return td_action_new (g_strdup_printf (_("Save variant %s as %s for %u"),
                                         decision->variant, decision->key, decision->year),
                        td_decision_copy_variant, decision, td_decision_free);
}

TdAction *
td_board_delete_variant (TdBoard  *self,
                         GError  **error)
{
  TdDecision *decision;

  if (!check_open (self, error))
    return NULL;
  if (td_board_get_variant (self) == 0)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                   _("Variant %s holds no decisions yet: there is nothing to remove."),
                   td_board_get_variant_name (self));
      return NULL;
    }
  decision = new_decision (self);
  return td_action_new (g_strdup_printf (_("Remove variant %s for %u"), decision->variant,
                                         decision->year),
                        td_decision_delete_variant, decision, td_decision_free);
}

TdAction *
td_board_set_grouping (TdBoard  *self,
                       guint     grouping,
                       GError  **error)
{
  TdDecision *decision;

  if (!check_open (self, error))
    return NULL;
  decision = new_decision (self);
  decision->number = grouping;
  return td_action_new (g_strdup_printf (_("Group people another way in variant %s for %u"),
                                         decision->variant, decision->year),
                        td_decision_save_grouping, decision, td_decision_free);
}
