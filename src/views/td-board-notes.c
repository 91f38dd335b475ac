/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-notes.h"

#include <glib/gi18n-lib.h>

void
td_board_note_clear (TdBoardNote *self)
{
  g_clear_pointer (&self->text, g_free);
}

/* Takes @text over. */
static void
add_note (TdBoardNote *note, const char *icon, char *text)
{
  g_autofree char *before = note->text;
  g_autofree char *added = text;

  if (before == NULL)
    note->icon = icon;
  note->text = before == NULL ? g_steal_pointer (&added)
                              : g_strdup_printf ("%s · %s", before, added);
}

static void
add_service_notes (const TdBoardPerson *person, TdBoardNote *note)
{
  const TdFacts *facts = person->facts;

  if (td_date_is_set (person->person->moved))
    {
      g_autofree char *date = td_date_to_text (person->person->moved);

      /* Translators: a transfer to another unit within the year; %s is its date. */
      add_note (note, "x-office-calendar-symbolic", g_strdup_printf (_("Transferred %s"), date));
    }
  if (facts->maternity_months > 0)
    add_note (note, "x-office-calendar-symbolic",
              g_strdup_printf (ngettext ("Maternity leave, %u month", "Maternity leave, %u months",
                                         facts->maternity_months),
                               facts->maternity_months));
  if (facts->leave_months > 0)
    add_note (note, "x-office-calendar-symbolic",
              g_strdup_printf (ngettext ("Leave, %u month", "Leave, %u months",
                                         facts->leave_months),
                               facts->leave_months));
  if (person->person->has_left)
    add_note (note, "system-log-out-symbolic", g_strdup (_("Has left since")));
}

void
td_board_note_read (const TdBoardPerson *person, gboolean tie_decides, TdBoardNote *note)
{
  const TdFacts *facts = person->facts;

  *note = (TdBoardNote) { 0 };
  if (person->is_overridden)
    {
      note->is_strong = TRUE;
      add_note (note, "document-edit-symbolic",
                g_strdup (person->reason != NULL ? _("Chosen by hand, with a reason")
                                                 : _("Chosen by hand, the reason is missing")));
    }
  if (tie_decides)
    {
      note->is_warning = TRUE;
      add_note (note, "format-justify-fill-symbolic",
                /* Translators: several people have the same score and so the same rank. */
                g_strdup_printf (_("Equal score, rank %u"), person->rating->rank));
    }
  if (facts->discipline != NULL)
    add_note (note, "dialog-warning-symbolic", g_strdup (facts->discipline));
  if (facts->is_leader && facts->has_failed_subordinate)
    add_note (note, "dialog-warning-symbolic", g_strdup (_("A subordinate did not complete")));
  add_service_notes (person, note);
  if (facts->initiatives > 0)
    add_note (note, "emblem-documents-symbolic",
              g_strdup_printf (ngettext ("%u initiative", "%u initiatives", facts->initiatives),
                               facts->initiatives));
}

/* --- what is missing --- */

TdBoardLack
td_board_get_lack (TdBoard *board, const TdBoardPerson *person)
{
  const TdFacts *facts = person->facts;
  const TdPack *pack = person->rating->pack;

  if (facts->kind == TD_KIND_UNKNOWN)
    return TD_LACK_KIND;
  if (facts->kind == TD_KIND_WORKER &&
      td_board_get_settings (board)->workers == TD_WORKERS_UNDECIDED)
    return TD_LACK_WORKER_RULE;
  if (pack == NULL)
    return TD_LACK_PACK;
  if (td_pack_is_scored (pack) && person->rating->score == TD_SCORE_MISSING)
    return TD_LACK_SCORE;
  if (!td_pack_is_scored (pack) && facts->self_class == TD_CLASS_NONE &&
      facts->appraised_class == TD_CLASS_NONE && facts->council_class == TD_CLASS_NONE)
    return TD_LACK_CLASS;
  if (facts->months < 0 && !td_pack_is_scored (pack))
    return TD_LACK_MONTHS;
  if (facts->discipline != NULL && facts->discipline_for_duty == TD_ANSWER_UNKNOWN)
    return TD_LACK_DISCIPLINE;
  return TD_LACK_OTHER;
}

const char *
td_board_lack_action (TdBoardLack lack)
{
  switch (lack)
    {
    case TD_LACK_KIND:
      return _("Choose the kind…");
    case TD_LACK_WORKER_RULE:
      return _("Choose how…");
    case TD_LACK_SCORE:
      return _("Enter scores…");
    case TD_LACK_CLASS:
      return _("Enter classes…");
    case TD_LACK_MONTHS:
      return _("Enter months…");
    case TD_LACK_DISCIPLINE:
      return _("State the cause…");
    case TD_LACK_PACK:
    case TD_LACK_OTHER:
    default:
      return _("Facts of the year…");
    }
}

const char *
td_board_lack_field (TdBoardLack lack)
{
  switch (lack)
    {
    case TD_LACK_SCORE:
      return "council_total";
    case TD_LACK_CLASS:
      return "council_class";
    case TD_LACK_MONTHS:
      return "months";
    case TD_LACK_DISCIPLINE:
      return "discipline_for_duty";
    case TD_LACK_KIND:
    case TD_LACK_WORKER_RULE:
    case TD_LACK_PACK:
    case TD_LACK_OTHER:
    default:
      return NULL;
    }
}
