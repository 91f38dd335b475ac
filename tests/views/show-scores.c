/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-language.h"
#include "td-score-bar.h"
#include "td-score-foot.h"
#include "td-score-grid.h"
#include "td-test-people.h"
#include "td-test-scores.h"
#include "td-views.h"

#include <adwaita.h>
#include <stdlib.h>

/*
 * The score grid alone, for looking at it: show-scores FOLDER [PEOPLE CRITERIA [LAYER]].
 * Without PEOPLE, or with 0, a round of units; layers count from 0.  A block to paste lies
 * on the clipboard.
 */

#define BLOCK "14\t9,5\t9,5\n13\t8,5\t10\n15\t8,5\t12\n14\t8,5\t9\n13\t9,5\t9,5\n"

typedef struct
{
  TdStore     *store;
  TdScoreBook *book;
  TdLayer      layer;
} Show;

/* One sheet is with its unit again, for one criterion. */
static void
ask (Show *show)
{
  g_autoptr (GPtrArray) questions =
    g_ptr_array_new_with_free_func ((GDestroyNotify) td_score_question_free);
  TdScoreQuestion *question = g_new0 (TdScoreQuestion, 1);
  g_autoptr (GError) error = NULL;
  TdAction *action;

  question->criterion = td_criteria_set_get (td_score_book_get_set (show->book), 3)->id;
  question->text = g_strdup ("Lịch công tác tháng 8 ở đâu?");
  g_ptr_array_add (questions, question);
  action = td_score_book_return (show->book, td_score_book_get_sheet (show->book, 2)->id,
                                 questions, &error);
  g_assert_no_error (error);
  td_action_run (action, show->store, NULL, &error);
  g_assert_no_error (error);
}

static void
make_register (Show *show, char **arguments)
{
  gboolean people = arguments[2] != NULL && arguments[3] != NULL && atoi (arguments[2]) > 0;
  g_autofree char *path = g_build_filename (arguments[1], "cham-diem.thidua", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (TdRecord) organisation = td_record_new (&td_entity_organisation);
  g_autoptr (TdCriteriaSet) set = td_test_make_set (people, people ? (guint) atoi (arguments[3])
                                                                   : 15);
  g_autoptr (GError) error = NULL;
  gint64 units[17];

  td_record_set_text (organisation, "governing", "UBND tỉnh Hư Cấu");
  td_record_set_text (organisation, "department", "Sở Tư pháp");
  td_record_set_text (organisation, "place", "Hư Cấu");
  show->store = td_store_create (file, organisation, &error);
  g_assert_no_error (error);
  td_test_add_units (show->store, units, G_N_ELEMENTS (units));
  if (people)
    td_test_add_people (show->store, units, G_N_ELEMENTS (units), (guint) atoi (arguments[2]));
  show->book = td_test_make_round (show->store, set);
  td_test_fill_round (show->store, show->book);
  if (people)
    return;
  td_test_set_score (show->store, show->book, 9, 10, TD_LAYER_APPRAISED, "");
  ask (show);
}

static void
activate_cb (GtkApplication *application, Show *show)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  TdScoreGrid *grid = TD_SCORE_GRID (td_score_grid_new ());

  td_score_grid_set_book (grid, show->store, show->book);
  td_score_grid_set_layer (grid, show->layer);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (grid));
  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (scroller), FALSE);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), td_score_bar_new (grid));
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), td_score_foot_new (grid));
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), 1185, 700);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (window), BLOCK);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (GTK_WIDGET (grid));
}

int
main (int argc, char **argv)
{
  g_auto (GStrv) arguments = td_language_init (argc, argv);
  g_autoptr (AdwApplication) application = NULL;
  Show show = { .layer = TD_LAYER_APPRAISED };

  if (g_strv_length (arguments) < 2)
    g_error ("usage: show-scores FOLDER [PEOPLE CRITERIA [LAYER]]");
  if (g_strv_length (arguments) > 4)
    show.layer = (TdLayer) CLAMP (atoi (arguments[4]), 0, TD_N_LAYERS - 1);
  td_views_init ();
  make_register (&show, arguments);
  application = adw_application_new ("io.github.thidua.ThiDua", G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), &show);
  g_application_run (G_APPLICATION (application), 0, NULL);
  g_clear_object (&show.book);
  g_clear_object (&show.store);
  return 0;
}
