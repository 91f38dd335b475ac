/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-problems.h"

#include "td-import-kind-row.h"
#include "td-import-style.h"
#include "td-number.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

#define WIDTH 280
/* Names told of people who are not in the list; the summary has them all. */
#define MOST_LIST_PROBLEMS 5

/* One heading with its kinds. */
typedef struct
{
  GtkWidget  *box;
  GtkLabel   *count;
  GtkListBox *list;
} Group;

struct _TdImportProblems
{
  GtkWidget        parent_instance;

  TdImportSession *session;
  GtkWidget       *box;
  GtkWidget       *good_label;
  Group            groups[2]; /* by TdImportSeverity */
  GtkWidget       *card;
  GtkWidget       *list_box;
  GtkWidget       *save_button;
  char            *chosen;
  gboolean         showing;
};

enum
{
  KIND_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdImportProblems, td_import_problems, GTK_TYPE_WIDGET)

static void
select_chosen (TdImportProblems *self)
{
  self->showing = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (self->groups); i++)
    {
      GtkListBox *list = self->groups[i].list;
      GtkListBoxRow *found = NULL;
      GtkListBoxRow *row;

      for (int j = 0; (row = gtk_list_box_get_row_at_index (list, j)) != NULL; j++)
        found = g_strcmp0 (td_import_kind_row_get_code (row), self->chosen) == 0 ? row : found;
      gtk_list_box_select_row (list, found);
    }
  self->showing = FALSE;
}

/* The kind that is chosen already is let go again. */
static void
activated_cb (TdImportProblems *self, GtkListBoxRow *row)
{
  g_autofree char *code = g_strdup (td_import_kind_row_get_code (row));

  if (g_strcmp0 (code, self->chosen) == 0)
    g_clear_pointer (&code, g_free);
  td_import_problems_choose (self, code);
}

void
td_import_problems_choose (TdImportProblems *self, const char *code)
{
  char *copy = g_strdup (code);

  g_free (self->chosen);
  self->chosen = copy;
  select_chosen (self);
  g_signal_emit (self, signals[KIND_CHOSEN], 0, self->chosen);
}

static GtkWidget *
find_row (GtkListBox *list, const char *code)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    {
      if (g_str_equal (td_import_kind_row_get_code (row), code))
        return GTK_WIDGET (row);
    }
  return NULL;
}

static void
show_kind (TdImportProblems *self, const TdImportKind *kind)
{
  GtkListBox *list = self->groups[kind->severity].list;
  GtkWidget *row = find_row (list, kind->code);

  if (row == NULL)
    {
      row = td_import_kind_row_new (kind);
      gtk_list_box_append (list, row);
    }
  td_import_kind_row_show (row, kind);
}

static gboolean
is_among (GPtrArray *kinds, const char *code)
{
  for (guint i = 0; i < kinds->len; i++)
    {
      if (g_str_equal (((TdImportKind *) kinds->pdata[i])->code, code))
        return TRUE;
    }
  return FALSE;
}

/* A row that stays is the same widget: it may be the one that is being clicked,
 * which ended the typing that changed the counts. */
static void
show_group (TdImportProblems *self, TdImportSeverity severity, GPtrArray *kinds)
{
  Group *group = &self->groups[severity];
  g_autofree char *number = NULL;
  GtkListBoxRow *row;
  guint n = 0;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (group->list, i)) != NULL;)
    {
      if (is_among (kinds, td_import_kind_row_get_code (row)))
        i++;
      else
        gtk_list_box_remove (group->list, GTK_WIDGET (row));
    }
  for (guint i = 0; i < kinds->len; i++)
    {
      const TdImportKind *kind = kinds->pdata[i];

      if (kind->severity != severity)
        continue;
      show_kind (self, kind);
      n += kind->n;
    }
  gtk_list_box_invalidate_sort (group->list);
  number = td_integer_to_text (n);
  gtk_label_set_text (group->count, number);
  gtk_widget_set_visible (group->box, n > 0);
}

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static GtkWidget *
make_note (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 8);
  gtk_widget_add_css_class (label, "td-small");
  return label;
}

static GtkWidget *
make_section (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 8);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (label, text);
  gtk_widget_add_css_class (label, "td-section");
  return label;
}

static void
show_list_problems (TdImportProblems *self, GPtrArray *problems)
{
  guint n = MIN (problems->len, MOST_LIST_PROBLEMS);

  clear_box (self->list_box);
  gtk_widget_set_visible (self->list_box, n > 0);
  if (n == 0)
    return;
  gtk_box_append (GTK_BOX (self->list_box), make_section (_("About the whole list")));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *message = td_import_problem_dup_message (problems->pdata[i]);

      gtk_box_append (GTK_BOX (self->list_box), make_note (message));
    }
  if (problems->len > n)
    {
      guint rest = problems->len - n;
      g_autofree char *more = g_strdup_printf (ngettext ("… and %u more, see the summary",
                                                         "… and %u more, see the summary", rest),
                                               rest);

      gtk_box_append (GTK_BOX (self->list_box), make_note (more));
    }
}

void
td_import_problems_update (TdImportProblems *self, TdImportRowList *rows)
{
  TdImport *import = td_import_session_get_import (self->session);
  guint refused = import != NULL ? td_import_get_counts (import)->refused : 0;
  GPtrArray *kinds = td_import_row_list_get_kinds (rows);
  g_autofree char *save = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (self->groups); i++)
    show_group (self, (TdImportSeverity) i, kinds);
  gtk_widget_set_visible (self->good_label, kinds->len == 0);
  show_list_problems (self, td_import_row_list_get_list_problems (rows));
  save = g_strdup_printf (ngettext ("Save %u refused row (.xlsx)…", "Save %u refused rows (.xlsx)…",
                                    refused), refused);
  gtk_button_set_label (GTK_BUTTON (self->save_button), save);
  gtk_widget_set_visible (self->save_button, refused > 0);
  g_free (self->chosen);
  self->chosen = g_strdup (td_import_row_list_get_filter (rows) == TD_IMPORT_ROWS_KIND
                           ? td_import_row_list_get_code (rows) : NULL);
  select_chosen (self);
}

void
td_import_problems_show (TdImportProblems *self, TdImportRow *row, const TdImportProblem *problem,
                         guint n_same)
{
  td_import_fix_card_show (TD_IMPORT_FIX_CARD (self->card), row, problem, n_same);
}

TdImportFixCard *
td_import_problems_get_card (TdImportProblems *self)
{
  return TD_IMPORT_FIX_CARD (self->card);
}

/* --- class --- */

static void
td_import_problems_dispose (GObject *object)
{
  g_clear_object (&TD_IMPORT_PROBLEMS (object)->session);
  td_widget_dispose_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (td_import_problems_parent_class)->dispose (object);
}

static void
td_import_problems_finalize (GObject *object)
{
  g_free (TD_IMPORT_PROBLEMS (object)->chosen);
  G_OBJECT_CLASS (td_import_problems_parent_class)->finalize (object);
}

static void
td_import_problems_class_init (TdImportProblemsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_import_problems_dispose;
  G_OBJECT_CLASS (klass)->finalize = td_import_problems_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  signals[KIND_CHOSEN] = g_signal_new ("kind-chosen", TD_TYPE_IMPORT_PROBLEMS, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  td_import_style_ensure ();
}

static void
add_group (TdImportProblems *self, TdImportSeverity severity, const char *title)
{
  Group *group = &self->groups[severity];
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *count = gtk_label_new (NULL);
  GtkWidget *list = gtk_list_box_new ();

  group->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  group->count = GTK_LABEL (count);
  group->list = GTK_LIST_BOX (list);
  gtk_widget_add_css_class (top, "kinds-head");
  gtk_widget_add_css_class (count, "td-section");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (top), make_section (title));
  gtk_box_append (GTK_BOX (top), count);
  gtk_widget_add_css_class (list, "kinds");
  gtk_list_box_set_sort_func (GTK_LIST_BOX (list), td_import_kind_row_compare, NULL, NULL);
  td_widget_set_label (list, title);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (group->box), top);
  gtk_box_append (GTK_BOX (group->box), list);
  gtk_box_append (GTK_BOX (self->box), group->box);
}

/* What scrolls: the kinds, of which there can be many. */
static GtkWidget *
make_kinds (TdImportProblems *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->box, "problems");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->box);
  gtk_widget_set_vexpand (scroller, TRUE);
  self->good_label = make_note (_("Nothing is wrong with the rows."));
  gtk_box_append (GTK_BOX (self->box), self->good_label);
  add_group (self, TD_IMPORT_ERROR, _("Errors: refused until corrected"));
  add_group (self, TD_IMPORT_WARNING, _("Warnings: imported all the same"));
  self->list_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->list_box, "kinds-head");
  gtk_box_append (GTK_BOX (self->box), self->list_box);
  return scroller;
}

static void
td_import_problems_init (TdImportProblems *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_hexpand (GTK_WIDGET (self), FALSE);
  gtk_widget_set_size_request (GTK_WIDGET (self), WIDTH, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self), "td-details");
  gtk_widget_set_parent (make_kinds (self), GTK_WIDGET (self));

  self->save_button = gtk_button_new ();
  gtk_widget_set_halign (self->save_button, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->save_button, "flat");
  gtk_widget_add_css_class (self->save_button, "td-link");
  gtk_widget_add_css_class (self->save_button, "save-refused");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->save_button), "import.save-refused");
  gtk_widget_set_parent (self->save_button, GTK_WIDGET (self));
}

GtkWidget *
td_import_problems_new (TdImportSession *session)
{
  TdImportProblems *self = g_object_new (TD_TYPE_IMPORT_PROBLEMS, NULL);

  self->session = g_object_ref (session);
  /* Always in view, below the kinds. */
  self->card = td_import_fix_card_new (session);
  gtk_widget_insert_before (self->card, GTK_WIDGET (self), self->save_button);
  return GTK_WIDGET (self);
}
