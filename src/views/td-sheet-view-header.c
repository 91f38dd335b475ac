/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-sheet-view-private.h"

#include "td-button-content.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
add_icon_button (GtkWidget *box, const char *icon, const char *label, const char *tooltip,
                 const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tooltip);
  td_widget_set_label (button, label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
add_word_button (TdSheetView *self, const char *icon, const char *label, const char *action,
                 GtkWidget **content)
{
  GtkWidget *button = gtk_button_new ();

  *content = td_button_content_new (icon, label);
  g_object_bind_property (self, "narrow", *content, "narrow", G_BINDING_SYNC_CREATE);
  gtk_button_set_child (GTK_BUTTON (button), *content);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  td_widget_set_label (button, label);
  gtk_widget_add_css_class (button, "td-word");
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_box_append (GTK_BOX (self->header_end), button);
  return button;
}

void
td_sheet_view_make_header (TdSheetView *self)
{
  GtkWidget *content;
  GtkWidget *place = gtk_label_new (NULL);

  self->header_start = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3));
  self->header_end = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  self->place_label = GTK_LABEL (place);
  add_icon_button (self->header_start, "view-grid-symbolic", _("Back to the round"),
                   _("Back to the round (Esc)"), "sheet.back");
  add_icon_button (self->header_start, "go-previous-symbolic", _("Previous sheet"),
                   _("Previous sheet (Alt+←)"), "sheet.previous");
  gtk_widget_add_css_class (place, "numeric");
  gtk_widget_set_valign (place, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->header_start), place);
  add_icon_button (self->header_start, "go-next-symbolic", _("Next sheet"),
                   _("Next sheet (Alt+→)"), "sheet.next");

  self->export_button = add_word_button (self, "td-export-symbolic", _("Export"), "sheet.export",
                                         &content);
  gtk_widget_set_tooltip_text (self->export_button, _("Export this sheet to Excel"));
  self->return_button = add_word_button (self, "mail-reply-sender-symbolic", _("Return…"),
                                         "sheet.return", &content);
  self->step_button = add_word_button (self, "go-next-symbolic", _("Next Step"), "sheet.step",
                                       &self->step_content);
  gtk_widget_add_css_class (self->step_button, "suggested-action");
  self->close_button = add_word_button (self, "changes-prevent-symbolic", _("Close Round…"),
                                        "scores.close", &content);
  gtk_widget_insert_action_group (self->header_start, "sheet", G_ACTION_GROUP (self->actions));
  gtk_widget_insert_action_group (self->header_end, "sheet", G_ACTION_GROUP (self->actions));
}

/* --- why not --- */

static const char *
get_return_hint (TdSheetView *self, const TdBookSheet *sheet)
{
  if (td_store_is_read_only (self->store))
    return _("The register is open for reading only");
  if (td_sheet_state_can_go (sheet->state, TD_SHEET_RETURNED))
    return _("Ask the unit about some criteria; only those are opened to it again");
  if (sheet->state == TD_SHEET_CLOSED)
    return _("The round is closed: open it again first");
  return _("The sheet is with its unit already");
}

static const char *
get_step_label (TdSheetState next)
{
  switch (next)
    {
    case TD_SHEET_SELF:
      return _("Start Self-Scoring");
    case TD_SHEET_SUBMITTED:
      return _("Mark as Submitted");
    case TD_SHEET_APPRAISED:
      return _("Start Appraisal");
    case TD_SHEET_COUNCIL:
      return _("Submit to Council");
    case TD_SHEET_NOT_SENT:
    case TD_SHEET_RETURNED:
    case TD_SHEET_CLOSED:
    default:
      return "";
    }
}

/* What is open in the layer that the present state works on: it may stay so. */
static char *
dup_step_hint (TdSheetView *self, const TdBookSheet *sheet)
{
  const TdTotal *total = &td_score_book_get_result (self->book, self->sheet)
                            ->layers[td_sheet_working_layer (sheet->state)];
  guint open = total->applicable - total->scored;

  if (td_store_is_read_only (self->store))
    return g_strdup (_("The register is open for reading only"));
  if (open == 0)
    return g_strdup (_("Everything is scored so far"));
  return g_strdup_printf (ngettext ("%u criterion is not scored yet",
                                    "%u criteria are not scored yet", open), open);
}

static char *
dup_close_hint (TdSheetView *self)
{
  const TdTotal *decided = &td_score_book_get_result (self->book, self->sheet)->decided;
  guint open = decided->applicable - decided->scored;

  if (open == 0)
    return g_strdup (_("Sheets are closed together, by closing the round"));
  return g_strdup_printf (ngettext ("Sheets are closed together, by closing the round. %u "
                                    "criterion of this one is still to be scored.",
                                    "Sheets are closed together, by closing the round. %u "
                                    "criteria of this one are still to be scored.", open), open);
}

void
td_sheet_view_update_header (TdSheetView *self)
{
  const TdBookSheet *sheet = td_sheet_view_get_shown (self);
  TdSheetState next = TD_SHEET_NOT_SENT;
  gboolean has_next;
  g_autofree char *place = NULL;
  g_autofree char *step_hint = NULL;
  g_autofree char *close_hint = NULL;

  if (sheet == NULL)
    return;
  place = g_strdup_printf ("%u/%u", self->sheet + 1, td_score_book_get_n_sheets (self->book));
  gtk_label_set_text (self->place_label, place);
  has_next = td_sheet_view_get_next_state (self, &next);
  step_hint = dup_step_hint (self, sheet);
  close_hint = dup_close_hint (self);
  gtk_widget_set_tooltip_text (self->return_button, get_return_hint (self, sheet));
  gtk_widget_set_tooltip_text (self->step_button, step_hint);
  gtk_widget_set_tooltip_text (self->close_button, close_hint);
  /* In a narrow window there is only room for what moves the sheet on. */
  gtk_widget_set_visible (self->export_button, !self->is_narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->place_label), !self->is_narrow);
  gtk_widget_set_visible (self->step_button, has_next);
  gtk_widget_set_visible (self->close_button, sheet->state == TD_SHEET_COUNCIL);
  g_object_set (self->step_content, "label", get_step_label (next), NULL);
  td_widget_set_label (self->step_button, get_step_label (next));
}
