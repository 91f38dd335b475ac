/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-step-summary.h"

#include "td-import-facts.h"
#include "td-import-style.h"
#include "td-import-sum.h"
#include "td-number.h"
#include "td-views.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

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
  gtk_widget_set_visible (self->show_button, self->state != REVERTED);
  gtk_widget_set_visible (self->revert_button, self->state == DONE);
  gtk_widget_set_visible (self->again_button, self->state == REVERTED);
}

static void
show_save (TdImportStepSummary *self, guint refused)
{
  g_autofree char *label = NULL;

  label = g_strdup_printf (ngettext ("Save %u refused row (.xlsx)…",
                                     "Save %u refused rows (.xlsx)…", refused), refused);
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
  if (self->state == REVERTED)
    td_import_facts_clear (self->facts);
  else
    td_import_facts_show (self->facts, import, self->state == DONE);
  gtk_widget_set_visible (GTK_WIDGET (self->facts),
                          gtk_list_box_get_row_at_index (self->facts, 0) != NULL);
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
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update (self);
}

static void
td_import_step_summary_map (GtkWidget *widget)
{
  update (TD_IMPORT_STEP_SUMMARY (widget));
  GTK_WIDGET_CLASS (td_import_step_summary_parent_class)->map (widget);
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
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->done_box),
                                  self->narrow ? GTK_ORIENTATION_VERTICAL
                                               : GTK_ORIENTATION_HORIZONTAL);
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
  td_widget_dispose_children (GTK_WIDGET (self));
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
  widget_class->map = td_import_step_summary_map;

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
