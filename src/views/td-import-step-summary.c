/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-step-summary.h"

#include "td-import-style.h"
#include "td-import-sum.h"
#include "td-number.h"
#include "td-views.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Lines of one fact that are shown. */
#define MOST_LINES 100
/* Refused rows that are shown without being asked for. */
#define MOST_EXPANDED 12

/* Where the import is. */
typedef enum
{
  BEFORE,
  DONE,
  NOTHING_DONE,
  REVERTED,
} State;

struct _TdImportStepSummary
{
  GtkWidget        parent_instance;

  TdImportSession *session;
  State            state;
  gboolean         narrow;
  GtkWidget       *parts[TD_N_IMPORT_OUTCOMES];
  GtkLabel        *numbers[TD_N_IMPORT_OUTCOMES];

  GtkImage        *icon;
  GtkLabel        *title_label;
  GtkLabel        *subtitle_label;
  GtkWidget       *done_box;
  GtkWidget       *show_button;
  GtkWidget       *revert_button;
  GtkWidget       *again_button;
  GtkWidget       *other_button;
  GtkGrid         *cards;
  GtkLabel        *sum_label;
  GtkListBox      *facts;
  GtkWidget       *save_button;
};

enum
{
  PROP_0,
  PROP_NARROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TdImportStepSummary, td_import_step_summary, GTK_TYPE_WIDGET)

/* --- the counts --- */

static void
make_card (TdImportStepSummary *self, int outcome)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name (
    td_import_outcome_get_icon ((TdImportOutcome) outcome));
  GtkWidget *number = gtk_label_new ("0");
  GtkWidget *word = gtk_label_new (td_import_outcome_get_label ((TdImportOutcome) outcome));

  gtk_widget_add_css_class (card, "td-card");
  gtk_widget_add_css_class (number, "summary-n");
  gtk_widget_add_css_class (word, "td-small");
  gtk_widget_add_css_class (word, "td-muted");
  gtk_label_set_xalign (GTK_LABEL (word), 0);
  gtk_label_set_ellipsize (GTK_LABEL (word), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (top), icon);
  gtk_box_append (GTK_BOX (top), number);
  gtk_box_append (GTK_BOX (card), top);
  gtk_box_append (GTK_BOX (card), word);
  self->parts[outcome] = card;
  self->numbers[outcome] = GTK_LABEL (number);
}

/* Four beside one another, or two and two. */
static void
place_cards (TdImportStepSummary *self)
{
  int across = self->narrow ? 2 : TD_N_IMPORT_OUTCOMES;

  for (int i = 0; i < TD_N_IMPORT_OUTCOMES; i++)
    {
      g_autoptr (GtkWidget) card = g_object_ref (self->parts[i]);

      if (gtk_widget_get_parent (card) != NULL)
        gtk_grid_remove (self->cards, card);
      gtk_grid_attach (self->cards, card, i % across, i / across, 1, 1);
    }
}

static void
show_counts (TdImportStepSummary *self, const TdImportCounts *counts)
{
  const guint n[TD_N_IMPORT_OUTCOMES] = {
    counts->added, counts->changed, counts->same, counts->refused,
  };
  g_autofree char *sum = NULL;

  for (int i = 0; i < TD_N_IMPORT_OUTCOMES; i++)
    {
      g_autofree char *number = td_integer_to_text (n[i]);

      gtk_label_set_text (self->numbers[i], number);
    }
  td_widget_set_css_class (self->parts[TD_IMPORT_REFUSED], "td-err", counts->refused > 0);
  sum = g_strdup_printf (ngettext ("%u + %u + %u + %u = %u row read",
                                   "%u + %u + %u + %u = %u rows read", counts->read),
                         n[0], n[1], n[2], n[3], counts->read);
  gtk_label_set_text (self->sum_label, sum);
}

/* --- facts --- */

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
add_fact (TdImportStepSummary *self, const char *icon, const char *title)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *image = gtk_image_new_from_icon_name (icon);
  g_autofree char *markup = g_markup_escape_text (title, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), markup);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), image);
  gtk_list_box_append (self->facts, row);
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
add_problems (TdImportStepSummary *self, GPtrArray *problems, const char *code, const char *icon,
              const char *title, gboolean by_detail)
{
  GtkWidget *fact = add_fact (self, icon, title);
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
add_units (TdImportStepSummary *self, GPtrArray *problems, guint n)
{
  g_autofree char *title = NULL;

  if (n == 0)
    return;
  title = g_strdup_printf (self->state == DONE
                           ? ngettext ("%u unit was created", "%u units were created", n)
                           : ngettext ("%u unit is created", "%u units are created", n), n);
  add_problems (self, problems, "unit-created", "td-unit-symbolic", title, TRUE);
}

static void
add_missing (TdImportStepSummary *self, GPtrArray *problems)
{
  guint n = count_problems (problems, "not-in-list");
  g_autofree char *title = NULL;

  if (n == 0)
    return;
  title = g_strdup_printf (ngettext ("%u person of the register is not in the list",
                                     "%u people of the register are not in the list", n), n);
  add_problems (self, problems, "not-in-list", "dialog-warning-symbolic", title, FALSE);
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
add_skipped (TdImportStepSummary *self, GPtrArray *skipped)
{
  g_autofree char *title = NULL;
  GtkWidget *fact;

  if (skipped->len == 0)
    return;
  title = g_strdup_printf (ngettext ("%u row was skipped: it is no person",
                                     "%u rows were skipped: they are no people", skipped->len),
                           skipped->len);
  fact = add_fact (self, "go-jump-symbolic", title);
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
add_refused (TdImportStepSummary *self, GListModel *rows, guint n_refused)
{
  g_autofree char *title = NULL;
  GtkWidget *fact;
  guint n = 0;

  if (n_refused == 0)
    return;
  title = g_strdup_printf (ngettext ("%u row is refused", "%u rows are refused", n_refused),
                           n_refused);
  fact = add_fact (self, "action-unavailable-symbolic", title);
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
add_untaken (TdImportStepSummary *self, GListModel *rows)
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
  fact = add_fact (self, "dialog-question-symbolic", title);
  add_line (fact, NULL, _("They are doubtful, or somebody unticked them, in the step before. The register keeps what it has."),
            NULL);
}

static void
show_facts (TdImportStepSummary *self, TdImport *import)
{
  const TdImportCounts *counts = td_import_get_counts (import);
  GListModel *rows = td_import_get_rows (import);
  g_autoptr (GPtrArray) problems = td_import_dup_problems (import);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->facts, 0)) != NULL)
    gtk_list_box_remove (self->facts, GTK_WIDGET (row));
  if (self->state != REVERTED)
    {
      add_units (self, problems, counts->units);
      add_missing (self, problems);
      add_untaken (self, rows);
      add_refused (self, rows, counts->refused);
      add_skipped (self, td_import_get_skipped (import));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->facts),
                          gtk_list_box_get_row_at_index (self->facts, 0) != NULL);
}

/* --- titles --- */

/* "41 added, 96 changed". */
static char *
dup_done_title (TdImport *import)
{
  const TdImportCounts *counts = td_import_get_counts (import);

  if (td_import_get_profile (import) == TD_IMPORT_SELF_ASSESSMENT)
    return g_strdup_printf (_("Self-assessments of %u are in: %u new, %u changed"),
                            td_import_get_year (import), counts->added, counts->changed);
  return g_strdup_printf (_("The list is in: %u people new, %u changed"), counts->added,
                          counts->changed);
}

static char *
dup_before_title (TdImport *import)
{
  const TdImportCounts *counts = td_import_get_counts (import);
  guint n = counts->added + counts->changed;

  if (n == 0)
    return g_strdup (_("There is nothing to import"));
  if (td_import_get_profile (import) == TD_IMPORT_SELF_ASSESSMENT)
    return g_strdup_printf (ngettext ("%u self-assessment of %u is ready to be imported",
                                      "%u self-assessments of %u are ready to be imported", n),
                            n, td_import_get_year (import));
  return g_strdup_printf (ngettext ("%u row is ready to be imported",
                                    "%u rows are ready to be imported", n), n);
}

static void
show_titles (TdImportStepSummary *self, TdImport *import)
{
  static const char *const icons[] = {
    [BEFORE] = "td-sheet-symbolic",
    [DONE] = "emblem-ok-symbolic",
    [NOTHING_DONE] = "emblem-ok-symbolic",
    [REVERTED] = "edit-undo-symbolic",
  };
  const TdImportCounts *counts = td_import_get_counts (import);
  g_autofree char *title = self->state == DONE ? dup_done_title (import)
                                               : dup_before_title (import);
  const char *subtitle;

  if (self->state == REVERTED)
    subtitle = _("The register is as it was before. The list can be checked and imported again.");
  else if (self->state == DONE)
    subtitle = _("It is one step in the history and can be undone as a whole.");
  else if (self->state == NOTHING_DONE)
    subtitle = _("Everything in the list is in the register already.");
  else if (counts->added + counts->changed == 0)
    subtitle = _("Everything in the list is in the register already, or is refused.");
  else
    subtitle = _("Nothing is written to the register yet. The import is one step and can be undone as a whole.");
  gtk_image_set_from_icon_name (self->icon, icons[self->state]);
  gtk_label_set_text (self->title_label, self->state == REVERTED ? _("The import was undone")
                                                                 : title);
  gtk_label_set_text (self->subtitle_label, subtitle);
}

static void
show_buttons (TdImportStepSummary *self)
{
  gtk_widget_set_visible (self->done_box, self->state != BEFORE);
  gtk_widget_set_visible (gtk_widget_get_parent (self->show_button), self->state != REVERTED);
  gtk_widget_set_visible (gtk_widget_get_parent (self->revert_button), self->state == DONE);
  gtk_widget_set_visible (gtk_widget_get_parent (self->again_button), self->state == REVERTED);
}

static void
show_save (TdImportStepSummary *self, guint refused)
{
  g_autofree char *label = NULL;

  label = g_strdup_printf (ngettext ("Save %u refused row (.xlsx)…", "Save %u refused rows (.xlsx)…",
                                     refused), refused);
  gtk_button_set_label (GTK_BUTTON (self->save_button), label);
  gtk_widget_set_visible (self->save_button, refused > 0 && self->state != REVERTED);
}

static void
update (TdImportStepSummary *self)
{
  TdImport *import = td_import_session_get_import (self->session);

  if (import == NULL || !td_import_session_is_checked (self->session))
    return;
  show_counts (self, td_import_get_counts (import));
  show_facts (self, import);
  show_titles (self, import);
  show_buttons (self);
  show_save (self, td_import_get_counts (import)->refused);
  gtk_widget_set_visible (GTK_WIDGET (self->cards), self->state != REVERTED);
  gtk_widget_set_visible (GTK_WIDGET (self->sum_label), self->state != REVERTED);
}

static void
checked_cb (TdImportStepSummary *self)
{
  self->state = BEFORE;
  update (self);
}

static void
written_cb (TdImportStepSummary *self)
{
  self->state = td_import_session_get_change (self->session) > 0 ? DONE : NOTHING_DONE;
  update (self);
}

static void
reverted_cb (TdImportStepSummary *self)
{
  self->state = REVERTED;
  update (self);
}

/* --- class --- */

static void
td_import_step_summary_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    g_value_set_boolean (value, TD_IMPORT_STEP_SUMMARY (object)->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
td_import_step_summary_set_property (GObject *object, guint id, const GValue *value,
                                     GParamSpec *pspec)
{
  TdImportStepSummary *self = TD_IMPORT_STEP_SUMMARY (object);

  if (id != PROP_NARROW)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  if (self->narrow == g_value_get_boolean (value))
    return;
  self->narrow = g_value_get_boolean (value);
  place_cards (self);
  g_object_notify_by_pspec (object, pspec);
}

static gboolean
td_import_step_summary_grab_focus (GtkWidget *widget)
{
  TdImportStepSummary *self = TD_IMPORT_STEP_SUMMARY (widget);

  /* The button that goes on is the assistant's. */
  if (self->state == BEFORE)
    return FALSE;
  return gtk_widget_grab_focus (self->state == REVERTED ? self->again_button : self->show_button);
}

static void
td_import_step_summary_dispose (GObject *object)
{
  TdImportStepSummary *self = TD_IMPORT_STEP_SUMMARY (object);

  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_IMPORT_STEP_SUMMARY);
  G_OBJECT_CLASS (td_import_step_summary_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TdImportStepSummary, icon);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepSummary, title_label);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepSummary, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepSummary, done_box);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepSummary, show_button);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepSummary, revert_button);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepSummary, again_button);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepSummary, other_button);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepSummary, cards);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepSummary, sum_label);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepSummary, facts);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepSummary, save_button);
}

static void
td_import_step_summary_class_init (TdImportStepSummaryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = td_import_step_summary_get_property;
  object_class->set_property = td_import_step_summary_set_property;
  object_class->dispose = td_import_step_summary_dispose;
  widget_class->grab_focus = td_import_step_summary_grab_focus;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                  G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  td_import_style_ensure ();
  g_type_ensure (ADW_TYPE_CLAMP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               TD_RESOURCES "td-import-step-summary.ui");
  bind_children (widget_class);
}

static void
td_import_step_summary_init (TdImportStepSummary *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < TD_N_IMPORT_OUTCOMES; i++)
    make_card (self, i);
  place_cards (self);
}

GtkWidget *
td_import_step_summary_new (TdImportSession *session)
{
  TdImportStepSummary *self = g_object_new (TD_TYPE_IMPORT_STEP_SUMMARY, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "checked", G_CALLBACK (checked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "written", G_CALLBACK (written_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "reverted", G_CALLBACK (reverted_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

const char *
td_import_step_summary_get_title (TdImportStepSummary *self)
{
  return gtk_label_get_text (self->title_label);
}
