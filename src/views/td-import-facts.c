/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-facts.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Lines of one fact that are shown. */
#define MOST_LINES 100
/* Refused rows that are shown without being asked for. */
#define MOST_EXPANDED 12

static GtkWidget *
make_line (const char *number, const char *text, const char *detail)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *place = gtk_label_new (number);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (place), 1);
  gtk_label_set_width_chars (GTK_LABEL (place), 5);
  gtk_widget_add_css_class (place, "numeric");
  gtk_widget_add_css_class (place, "td-muted");
  gtk_widget_set_visible (place, number != NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), place);
  gtk_box_append (GTK_BOX (box), label);
  if (detail != NULL)
    {
      GtkWidget *after = gtk_label_new (detail);

      gtk_widget_add_css_class (after, "td-muted");
      gtk_label_set_xalign (GTK_LABEL (after), 1);
      gtk_label_set_wrap (GTK_LABEL (after), TRUE);
      gtk_box_append (GTK_BOX (box), after);
    }
  gtk_widget_add_css_class (row, "fact-line");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

static GtkWidget *
add_fact (GtkListBox *list, const char *icon, const char *title)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *image = gtk_image_new_from_icon_name (icon);
  g_autofree char *markup = g_markup_escape_text (title, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), markup);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), image);
  gtk_list_box_append (list, row);
  return row;
}

static void
add_line (GtkWidget *fact, const char *number, const char *text, const char *detail)
{
  adw_expander_row_add_row (ADW_EXPANDER_ROW (fact), make_line (number, text, detail));
}

static void
add_rest (GtkWidget *fact, guint n)
{
  g_autofree char *text = NULL;

  if (n <= MOST_LINES)
    return;
  n -= MOST_LINES;
  text = g_strdup_printf (ngettext ("… and %u more", "… and %u more", n), n);
  add_line (fact, NULL, text, NULL);
}

/* Lines for the problems of one kind: what each is about. */
static void
add_problems (GtkListBox *list, GPtrArray *problems, const char *code, const char *icon,
              const char *title, gboolean by_detail)
{
  GtkWidget *fact = add_fact (list, icon, title);
  guint n = 0;

  for (guint i = 0; i < problems->len; i++)
    {
      const TdImportProblem *problem = problems->pdata[i];
      const char *text = by_detail ? problem->detail : problem->value;

      if (g_str_equal (problem->code, code) && n++ < MOST_LINES)
        add_line (fact, NULL, text, NULL);
    }
  add_rest (fact, n);
}

static guint
count_problems (GPtrArray *problems, const char *code)
{
  guint n = 0;

  for (guint i = 0; i < problems->len; i++)
    n += g_str_equal (((TdImportProblem *) problems->pdata[i])->code, code);
  return n;
}

static void
add_units (GtkListBox *list, GPtrArray *problems, guint n, gboolean is_written)
{
  g_autofree char *title = NULL;

  if (n == 0)
    return;
  title = g_strdup_printf (is_written
                           ? ngettext ("%u unit was created", "%u units were created", n)
                           : ngettext ("%u unit is created", "%u units are created", n), n);
  add_problems (list, problems, "unit-created", "td-unit-symbolic", title, TRUE);
}

static void
add_missing (GtkListBox *list, GPtrArray *problems)
{
  guint n = count_problems (problems, "not-in-list");
  g_autofree char *title = NULL;

  if (n == 0)
    return;
  title = g_strdup_printf (ngettext ("%u person of the register is not in the list",
                                     "%u people of the register are not in the list", n), n);
  add_problems (list, problems, "not-in-list", "dialog-warning-symbolic", title, FALSE);
}

static const char *
get_skipped_label (TdRowKind kind)
{
  switch (kind)
    {
    case TD_ROW_SECTION:
      return _("heading of a section");
    case TD_ROW_TOTAL:
      return _("total");
    case TD_ROW_FOOTER:
      return _("signature or note");
    case TD_ROW_NUMBERS:
      return _("numbers of the columns");
    case TD_ROW_HEADER:
      return _("header again");
    case TD_ROW_EMPTY:
    case TD_ROW_DATA:
    default:
      return _("empty");
    }
}

static void
add_skipped (GtkListBox *list, GPtrArray *skipped)
{
  g_autofree char *title = NULL;
  GtkWidget *fact;

  if (skipped->len == 0)
    return;
  title = g_strdup_printf (ngettext ("%u row was skipped: it is no person",
                                     "%u rows were skipped: they are no people", skipped->len),
                           skipped->len);
  fact = add_fact (list, "go-jump-symbolic", title);
  for (guint i = 0; i < MIN (skipped->len, MOST_LINES); i++)
    {
      const TdImportSkipped *row = skipped->pdata[i];
      g_autofree char *number = g_strdup_printf ("%u", row->row);

      add_line (fact, number, row->text, get_skipped_label (row->kind));
    }
  add_rest (fact, skipped->len);
}

/* What the row is refused for. */
static char *
dup_reasons (TdImportRow *row)
{
  GPtrArray *problems = td_import_row_get_problems (row);
  g_autoptr (GPtrArray) reasons = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < problems->len; i++)
    {
      const TdImportProblem *problem = problems->pdata[i];

      if (problem->severity == TD_IMPORT_ERROR)
        g_ptr_array_add (reasons, td_import_problem_dup_message (problem));
    }
  g_ptr_array_add (reasons, NULL);
  return g_strjoinv (" ", (char **) reasons->pdata);
}

static void
add_refused (GtkListBox *list, GListModel *rows, guint n_refused)
{
  g_autofree char *title = NULL;
  GtkWidget *fact;
  guint n = 0;

  if (n_refused == 0)
    return;
  title = g_strdup_printf (ngettext ("%u row is refused", "%u rows are refused", n_refused),
                           n_refused);
  fact = add_fact (list, "action-unavailable-symbolic", title);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (fact), n_refused <= MOST_EXPANDED);
  for (guint i = 0; i < g_list_model_get_n_items (rows) && n < MOST_LINES; i++)
    {
      g_autoptr (TdImportRow) row = g_list_model_get_item (rows, i);
      g_autofree char *number = NULL;
      g_autofree char *reasons = NULL;
      g_autofree char *text = NULL;

      if (td_import_row_get_outcome (row) != TD_IMPORT_REFUSED)
        continue;
      n++;
      number = g_strdup_printf ("%u", td_import_row_get_number (row));
      reasons = dup_reasons (row);
      text = *td_import_row_get_title (row) != '\0'
             ? g_strdup_printf ("%s: %s", td_import_row_get_title (row), reasons)
             : g_strdup (reasons);
      add_line (fact, number, text, NULL);
    }
  add_rest (fact, n_refused);
}

/* Differences that are there and not taken: doubtful ones, and those unticked. */
static void
add_untaken (GtkListBox *list, GListModel *rows)
{
  g_autofree char *title = NULL;
  GtkWidget *fact = NULL;
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (TdImportRow) row = g_list_model_get_item (rows, i);
      GPtrArray *changes = td_import_row_get_changes (row);

      if (td_import_row_get_outcome (row) == TD_IMPORT_REFUSED)
        continue;
      for (guint j = 0; j < changes->len; j++)
        n += !((TdImportChange *) changes->pdata[j])->is_accepted;
    }
  if (n == 0)
    return;
  title = g_strdup_printf (ngettext ("%u difference is not taken over",
                                     "%u differences are not taken over", n), n);
  fact = add_fact (list, "td-unknown-symbolic", title);
  add_line (fact, NULL, _("They are doubtful, or somebody unticked them, in the step before. The register keeps what it has."),
            NULL);
}

void
td_import_facts_clear (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

void
td_import_facts_show (GtkListBox *list, TdImport *import, gboolean is_written)
{
  const TdImportCounts *counts = td_import_get_counts (import);
  GListModel *rows = td_import_get_rows (import);
  g_autoptr (GPtrArray) problems = td_import_dup_problems (import);

  td_import_facts_clear (list);
  add_units (list, problems, counts->units, is_written);
  add_missing (list, problems);
  add_untaken (list, rows);
  add_refused (list, rows, counts->refused);
  add_skipped (list, td_import_get_skipped (import));
}
