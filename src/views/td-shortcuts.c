/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-shortcuts.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  const char *keys;
  const char *what;
} Shortcut;

static const Shortcut everywhere[] = {
  { "Ctrl+F", N_("Search on this page") },
  { "Ctrl+N", N_("Add") },
  { "Ctrl+E", N_("Export the list as it is shown") },
  { "Ctrl+Z", N_("Undo") },
  { "Ctrl+Shift+Z, Ctrl+Y", N_("Redo") },
  { "Alt+1 … Alt+9", N_("Go to a page of the sidebar") },
  { "F9", N_("Show or hide the details") },
  { "Ctrl+F9", N_("Show or hide the sidebar") },
  { "Ctrl+O", N_("Open a register") },
  { "Ctrl+,", N_("Preferences") },
  { "F1", N_("These shortcuts") },
  { "Ctrl+Q", N_("Quit") },
};

static const Shortcut in_tables[] = {
  { "↑ ↓ PgUp PgDn Home End", N_("Move the current row") },
  { "Enter", N_("Show the current row's details") },
  { "Space", N_("Tick the current row") },
  { "Shift+↑ ↓", N_("Tick rows in a run") },
  { "Ctrl+A", N_("Tick all rows") },
  { "Ctrl+Shift+A", N_("Untick all rows") },
  { "Ctrl+C", N_("Copy ticked rows for Excel") },
  { "Ctrl+V", N_("Paste rows from Excel") },
  { "Alt+↑, Alt+↓", N_("Previous or next person while editing") },
};

static const Shortcut in_board[] = {
  { "Enter", N_("Why this class, this cap? Once more: into the explanation") },
  { "Esc", N_("Close the explanation") },
  { "← →", N_("Close or open a group") },
  { "Ctrl+↑, Ctrl+↓", N_("Move the line of the group") },
  { "Ctrl+Shift+↑, Ctrl+Shift+↓", N_("Move one person across: a class higher or lower") },
  { "Ctrl+Enter", N_("Record the opinion on the person") },
  { "Ctrl+C", N_("Copy the person, or the whole group from its head, for Excel") },
};

static const Shortcut in_scoring[] = {
  { "↑ ↓ ← →, Tab, Enter", N_("Move through the cells; typing replaces") },
  { "F2, Esc", N_("Edit the cell, or leave it as it was") },
  { "Delete", N_("Take the score back") },
  { "Shift+↑ ↓ ← →", N_("Choose a block of cells") },
  { "Ctrl+C, Ctrl+V", N_("Copy a block, or paste one from Excel and look at it first") },
  { "Ctrl+D", N_("Fill the block from its first row") },
  { "Ctrl+Enter", N_("Take what was pasted") },
  { "Alt+Enter", N_("Open the score sheet") },
  { "Alt+→, Alt+←", N_("Next or previous score sheet") },
};

static const Shortcut in_criteria[] = {
  { "Alt+↑, Alt+↓", N_("Move the criterion up or down") },
  { "Alt+→, Alt+←", N_("Into the group above, or out of it") },
  { "Ctrl+N", N_("Add a criterion below this one") },
  { "Delete", N_("Remove the criterion") },
};

static const Shortcut in_units[] = {
  { "Alt+↑, Alt+↓", N_("Move the unit up or down") },
  { "Alt+→", N_("Make the unit part of the one above") },
  { "Alt+←", N_("Take the unit out one level") },
  { "→, ←", N_("Open or close a branch") },
};

static const Shortcut in_import[] = {
  { "Ctrl+O", N_("Choose the list") },
  { "Ctrl+V", N_("Paste cells as the list") },
  { "Ctrl+PgDn, Ctrl+PgUp", N_("Next or previous step") },
  { "Ctrl+↓, Ctrl+↑", N_("Next or previous cell with a problem") },
  { "Enter", N_("Write what is proposed, or edit the cell") },
  { "F2", N_("Edit the cell") },
  { "Ctrl+Z", N_("Take the last correction back") },
  { "F9", N_("Show or hide the problems") },
};

static const struct
{
  const char     *title;
  const Shortcut *shortcuts;
  guint           n;
} groups[] = {
  { N_("Everywhere"), everywhere, G_N_ELEMENTS (everywhere) },
  { N_("In Lists"), in_tables, G_N_ELEMENTS (in_tables) },
  { N_("In the List of Units"), in_units, G_N_ELEMENTS (in_units) },
  { N_("Scoring"), in_scoring, G_N_ELEMENTS (in_scoring) },
  { N_("Criteria Sets"), in_criteria, G_N_ELEMENTS (in_criteria) },
  { N_("Annual Classification"), in_board, G_N_ELEMENTS (in_board) },
  { N_("While Importing"), in_import, G_N_ELEMENTS (in_import) },
};

static GtkWidget *
make_group (const char *title, const Shortcut *shortcuts, guint n_shortcuts)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  for (guint i = 0; i < n_shortcuts; i++)
    {
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *keys = gtk_label_new (shortcuts[i].keys);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(shortcuts[i].what));
      gtk_widget_add_css_class (keys, "td-keys");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), keys);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  return group;
}

void
td_shortcuts_show (GtkWindow *parent)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = adw_preferences_page_new ();
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcut *close;

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                              ADW_PREFERENCES_GROUP (make_group (_(groups[i].title),
                                                                 groups[i].shortcuts,
                                                                 groups[i].n)));
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (window), box);

  close = gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                            gtk_named_action_new ("window.close"));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), close);
  gtk_widget_add_controller (window, controller);
  gtk_window_set_title (GTK_WINDOW (window), _("Keyboard Shortcuts"));
  gtk_window_set_default_size (GTK_WINDOW (window), 520, 640);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_present (GTK_WINDOW (window));
}
