/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-view-private.h"

#include "td-board-words.h"

#include <glib/gi18n-lib.h>

static void
append_cell (GString *tsv, const char *text, gboolean last)
{
  /* No cell holds a tab or a line end: the door for text takes them away. */
  g_string_append_printf (tsv, "%s%c", text != NULL ? text : "", last ? '\n' : '\t');
}

static void
append_person (GString *tsv, const TdBoardPerson *person)
{
  g_autofree char *rank = person->rating->group >= 0 ? g_strdup_printf ("%u", person->rating->rank)
                                                     : g_strdup ("");
  g_autofree char *own = td_board_score_words (person->facts->self_score);
  g_autofree char *appraised = td_board_score_words (person->facts->appraised_score);
  g_autofree char *council = td_board_score_words (person->facts->council_score);

  append_cell (tsv, rank, FALSE);
  append_cell (tsv, person->facts->name, FALSE);
  append_cell (tsv, person->person->post, FALSE);
  append_cell (tsv, person->facts->unit_name, FALSE);
  append_cell (tsv, own, FALSE);
  append_cell (tsv, appraised, FALSE);
  append_cell (tsv, council, FALSE);
  append_cell (tsv, td_class_term (person->final), TRUE);
}

static void
append_titles (GString *tsv)
{
  static const char *const titles[] = { N_("Rank"), N_("Full Name"), N_("Post"), N_("Unit"),
                                        N_("Self"), N_("Appraised"), N_("Council"), N_("Class") };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    append_cell (tsv, _(titles[i]), i + 1 == G_N_ELEMENTS (titles));
}

char *
td_board_view_dup_tsv (TdBoardView *self)
{
  const TdBoardRow *row = td_board_view_get_current_row (self);
  GString *tsv = g_string_new (NULL);

  if (row == NULL)
    return g_string_free (tsv, FALSE);
  append_titles (tsv);
  if (td_board_row_is_person (row))
    append_person (tsv, td_board_list_get_person (self->list, row));
  else
    for (guint i = td_board_list_find_head (self->list, self->current_position) + 1;
         i < td_board_list_get_n (self->list); i++)
      {
        row = td_board_list_get (self->list, i);
        if (td_board_row_is_head (row))
          break;
        if (td_board_row_is_person (row))
          append_person (tsv, td_board_list_get_person (self->list, row));
      }
  return g_string_free (tsv, FALSE);
}

void
td_board_view_copy (TdBoardView *self)
{
  g_autofree char *tsv = td_board_view_dup_tsv (self);

  if (*tsv != '\0')
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), tsv);
}
