/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-pane-private.h"

#include "td-criteria-sets.h"

#include <glib/gi18n-lib.h>

static const TdCriteriaPart parts[] = {
  { "code", TD_PART_PLAIN },
  { "text", TD_PART_TEXT },
  { "rule", TD_PART_PLAIN },
  { "role", TD_PART_PLAIN },
  { "max", TD_PART_PLAIN },
  { "unit_points", TD_PART_PLAIN },
  { "link", TD_PART_CHOICE },
  { "mandatory", TD_PART_SWITCH },
  { "pass", TD_PART_PLAIN },
  { "bound", TD_PART_CHOICE },
  { "needs_evidence", TD_PART_SWITCH },
};

static const TdCriteriaPart note_parts[] = {
  { "basis", TD_PART_TEXT },
  { "guidance", TD_PART_TEXT },
};

/* --- saving --- */

static TdCriteriaForm *
get_form_of (TdCriteriaPane *self, const char *key)
{
  gboolean is_note = g_str_equal (key, "basis") || g_str_equal (key, "guidance");

  return TD_CRITERIA_FORM (is_note ? self->notes : self->form);
}

static void
field_failed (TdCriteriaPane *self, const char *key, const char *message)
{
  td_criteria_form_set_record (get_form_of (self, key), self->record);
  td_criteria_form_set_error (get_form_of (self, key), key, message);
}

static void
committed_cb (TdCriteriaPane *self, TdRecord *before, TdRecord *edited, const char *key)
{
  const TdField *field = td_entity_field (&td_entity_criterion, key);

  td_criteria_pane_run (self, td_criteria_save_criterion (before, edited),
                        td_record_get_id (before), field->key, field_failed);
}

/* --- showing --- */

/* Only what the rule asks for, and what somebody wrote there before. */
static void
show_fields (TdCriteriaPane *self, const TdCriterion *criterion)
{
  TdCriteriaForm *form = TD_CRITERIA_FORM (self->form);
  gboolean is_group = criterion->rule == TD_RULE_GROUP;
  gboolean is_counted = criterion->rule == TD_RULE_COUNT;

  td_criteria_form_show_row (form, "role", criterion->parent < 0);
  td_criteria_form_show_row (form, "unit_points", is_counted);
  td_criteria_form_show_row (form, "link", is_counted || criterion->rule == TD_RULE_TALLY ||
                                           criterion->rule == TD_RULE_RATIO ||
                                           criterion->link != NULL);
  td_criteria_form_show_row (form, "mandatory", !is_group || criterion->mandatory);
  td_criteria_form_show_row (form, "pass", criterion->mandatory);
  td_criteria_form_show_row (form, "bound", criterion->mandatory);
  td_criteria_form_show_row (form, "needs_evidence", !is_group || criterion->needs_evidence);
}

/* "XS – Thực hiện xuất sắc". */
static void
offer_bands (TdCriteriaPane *self)
{
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) code_texts = NULL;
  g_auto (GStrv) label_texts = NULL;

  for (guint i = 0; i < self->set->bands->len; i++)
    {
      const TdBand *band = self->set->bands->pdata[i];

      g_strv_builder_add (codes, band->code);
      g_strv_builder_add (labels, band->name);
    }
  code_texts = g_strv_builder_end (codes);
  label_texts = g_strv_builder_end (labels);
  td_criteria_form_set_choices (TD_CRITERIA_FORM (self->form), "bound", _("The lowest"),
                                (const char *const *) code_texts,
                                (const char *const *) label_texts);
}

static void
offer_links (TdCriteriaPane *self)
{
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) code_texts = NULL;
  g_auto (GStrv) label_texts = NULL;
  guint n;
  const TdScoreLink *links = td_score_links_get (&n);

  for (guint i = 0; i < n; i++)
    {
      g_strv_builder_add (codes, links[i].code);
      g_strv_builder_add (labels, links[i].term);
    }
  code_texts = g_strv_builder_end (codes);
  label_texts = g_strv_builder_end (labels);
  td_criteria_form_set_choices (TD_CRITERIA_FORM (self->form), "link", _("Entered by hand"),
                                (const char *const *) code_texts,
                                (const char *const *) label_texts);
}

void
td_criteria_pane_show_criterion (TdCriteriaPane *self)
{
  const TdCriterion *criterion = td_criteria_pane_get_criterion (self);
  g_autoptr (TdRecord) record = NULL;
  gint64 before = self->record ? td_record_get_id (self->record) : 0;

  if (criterion != NULL)
    record = td_reader_get (td_store_get_reader (self->store), &td_entity_criterion,
                            self->criterion, NULL);
  gtk_widget_set_visible (self->criterion_box, record != NULL);
  gtk_widget_set_visible (self->nothing, record == NULL);
  if (record == NULL)
    {
      td_criteria_form_set_record (TD_CRITERIA_FORM (self->form), NULL);
      td_criteria_form_set_record (TD_CRITERIA_FORM (self->notes), NULL);
      g_clear_object (&self->record);
      return;
    }
  offer_bands (self);
  td_criteria_form_set_record (TD_CRITERIA_FORM (self->form), record);
  td_criteria_form_set_record (TD_CRITERIA_FORM (self->notes), record);
  g_set_object (&self->record, record);
  show_fields (self, criterion);
  td_criteria_pane_show_grades (self, criterion, before != self->criterion);
}

/* --- building --- */

static GtkWidget *
make_nothing (void)
{
  GtkWidget *label = gtk_label_new (_("Choose a criterion in the table to edit it here."));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "td-muted");
  gtk_widget_set_margin_start (label, 3);
  return label;
}

static GtkWidget *
make_form (TdCriteriaPane *self, const TdCriteriaPart *some_parts, guint n)
{
  GtkWidget *form = td_criteria_form_new (self->store, &td_entity_criterion, some_parts, n);

  td_criteria_form_set_editable (TD_CRITERIA_FORM (form), !td_store_is_read_only (self->store));
  g_signal_connect_object (form, "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  return form;
}

GtkWidget *
td_criteria_pane_make_criterion (TdCriteriaPane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->nothing = make_nothing ();
  self->criterion_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->form = make_form (self, parts, G_N_ELEMENTS (parts));
  self->notes = make_form (self, note_parts, G_N_ELEMENTS (note_parts));
  offer_links (self);
  gtk_box_append (GTK_BOX (self->criterion_box), self->form);
  td_criteria_pane_add_grades (self, GTK_BOX (self->criterion_box));
  gtk_box_append (GTK_BOX (self->criterion_box), self->notes);
  gtk_box_append (GTK_BOX (box), self->nothing);
  gtk_box_append (GTK_BOX (box), self->criterion_box);
  return box;
}
