/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-return-dialog.h"

#include "td-board-run.h"
#include "td-score-labels.h"
#include "td-sheet-edit.h"
#include "td-text.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

/**
 * Line: one criterion that may be asked about.
 */
typedef struct
{
  guint           criterion;
  gint64          id;
  GtkCheckButton *tick;
  GtkEntry       *entry;
} Line;

/**
 * TdReturnDialog:
 * @sheet: id
 * @questions: (nullable) (element-type TdRecord): of this sheet so far, newest first
 * @lines: (element-type Line)
 */
struct _TdReturnDialog
{
  AdwWindow    parent_instance;

  TdStore     *store;
  TdScoreBook *book;
  gint64       sheet;
  GPtrArray   *questions;
  GPtrArray   *lines;

  GtkWidget   *return_button;
  GtkWidget   *list;
};

G_DEFINE_FINAL_TYPE (TdReturnDialog, td_return_dialog, ADW_TYPE_WINDOW)

/* --- returning --- */

static char *
dup_question (const Line *line)
{
  if (!gtk_check_button_get_active (line->tick))
    return NULL;
  return td_text_clean (gtk_editable_get_text (GTK_EDITABLE (line->entry)));
}

static void
update (TdReturnDialog *self)
{
  guint n = 0;
  guint n_empty = 0;
  const char *hint = NULL;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = self->lines->pdata[i];
      g_autofree char *text = dup_question (line);
      gboolean ticked = gtk_check_button_get_active (line->tick);

      gtk_widget_set_visible (GTK_WIDGET (line->entry), ticked);
      n += ticked;
      n_empty += ticked && !td_has_text (text);
    }
  if (n == 0)
    hint = _("Tick at least one criterion");
  else if (n_empty > 0)
    hint = _("Write a question for every criterion that is ticked");
  gtk_widget_set_sensitive (self->return_button, hint == NULL);
  gtk_widget_set_tooltip_text (self->return_button, hint != NULL ? hint
                               : _("Only these criteria are opened to the unit again"));
}

guint
td_return_dialog_count (TdReturnDialog *self)
{
  guint n = 0;

  for (guint i = 0; i < self->lines->len; i++)
    n += gtk_check_button_get_active (((const Line *) self->lines->pdata[i])->tick);
  return n;
}

static void
done_cb (GtkWidget *widget, gboolean good)
{
  if (good)
    gtk_window_close (GTK_WINDOW (widget));
  else
    update (TD_RETURN_DIALOG (widget));
}

void
td_return_dialog_return (TdReturnDialog *self)
{
  g_autoptr (GPtrArray) questions =
    g_ptr_array_new_with_free_func ((GDestroyNotify) td_score_question_free);
  GError *error = NULL;
  TdAction *action;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = self->lines->pdata[i];
      g_autofree char *text = dup_question (line);
      TdScoreQuestion *question;

      if (!td_has_text (text))
        continue;
      question = g_new0 (TdScoreQuestion, 1);
      question->criterion = line->id;
      question->text = g_steal_pointer (&text);
      g_ptr_array_add (questions, question);
    }
  gtk_widget_set_sensitive (self->return_button, FALSE);
  action = td_score_book_return (self->book, self->sheet, questions, &error);
  td_board_run_then (GTK_WIDGET (self), self->store, action, error, TRUE, done_cb);
}

static void
return_cb (TdReturnDialog *self)
{
  td_return_dialog_return (self);
}

/* --- what stands in a line --- */

/* (transfer full): how the last layer that says something else differs; %NULL: none does. */
static char *
dup_difference (TdScoreBook *book, guint sheet, guint criterion)
{
  for (int layer = TD_N_LAYERS - 1; layer > 0; layer--)
    {
      TdSheetCell cell = { .book = book, .sheet = sheet, .criterion = criterion,
                           .layer = (TdLayer) layer };
      gboolean is_less;
      char *difference = td_sheet_dup_difference (&cell, &is_less);

      if (difference != NULL)
        return difference;
    }
  return NULL;
}

/* Why one may want to ask about it. */
static char *
dup_note (TdScoreBook *book, guint sheet, guint criterion)
{
  g_autofree char *difference = dup_difference (book, sheet, criterion);
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  if (td_score_book_is_questioned (book, sheet, criterion))
    g_ptr_array_add (parts, _("asked already"));
  if (difference != NULL)
    g_ptr_array_add (parts, difference);
  if (td_score_book_lacks_evidence (book, sheet, criterion))
    g_ptr_array_add (parts, _("no evidence"));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

/* A text for the unit, as in documents: Vietnamese whatever the window's language. */
static char *
propose_difference (TdScoreBook *book, guint sheet, guint criterion)
{
  TdLayer from = TD_LAYER_SELF;

  for (int layer = TD_N_LAYERS - 1; layer > 0; layer--)
    {
      TdMark mark = td_score_book_get_mark (book, sheet, criterion, (TdLayer) layer);
      TdMark before = td_score_get_previous (book, sheet, criterion, (TdLayer) layer, &from);
      const char *reason = td_score_book_get_reason (book, sheet, criterion, (TdLayer) layer);
      g_autofree char *old = td_score_points_words (before.points);
      g_autofree char *new = td_score_points_words (mark.points);

      if (mark.state != TD_SCORE_GIVEN || before.state != TD_SCORE_GIVEN ||
          mark.points == before.points)
        continue;
      if (td_has_text (reason))
        return g_strdup (reason);
      return g_strdup_printf ("%s %s điểm, %s %s điểm. Đề nghị giải trình hoặc bổ sung.",
                              td_layer_term (from), old, td_layer_term ((TdLayer) layer), new);
    }
  return NULL;
}

/* The words of the newest question that is still open; %NULL: there is none. */
static const char *
find_question (GPtrArray *questions, gint64 criterion)
{
  for (guint i = 0; questions != NULL && i < questions->len; i++)
    {
      TdRecord *question = questions->pdata[i];

      if (td_record_get_int_or (question, "criterion", 0) == criterion &&
          td_record_get_int_or (question, "answered_at", 0) == 0)
        return td_record_get_text (question, "text");
    }
  return NULL;
}

static char *
propose (TdReturnDialog *self, guint sheet, guint criterion)
{
  const TdCriteriaSet *set = td_score_book_get_set (self->book);
  const char *asked = find_question (self->questions, td_criteria_set_get (set, criterion)->id);
  char *text = asked != NULL ? g_strdup (asked)
                             : propose_difference (self->book, sheet, criterion);

  if (text != NULL)
    return text;
  return td_score_book_lacks_evidence (self->book, sheet, criterion)
         ? g_strdup ("Đề nghị bổ sung minh chứng.") : g_strdup ("");
}

/* --- lines --- */

static GtkWidget *
make_head (Line *line, const char *title, const char *note)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *tick = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *note_label = gtk_label_new (note);

  line->tick = GTK_CHECK_BUTTON (tick);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 8);
  gtk_check_button_set_child (line->tick, label);
  gtk_widget_set_hexpand (tick, TRUE);
  gtk_widget_set_tooltip_text (tick, title);
  td_widget_set_label (tick, title);
  gtk_widget_add_css_class (note_label, "td-small");
  gtk_widget_add_css_class (note_label, "td-warn");
  gtk_widget_add_css_class (note_label, "numeric");
  gtk_box_append (GTK_BOX (head), tick);
  gtk_box_append (GTK_BOX (head), note_label);
  return head;
}

static void
add_line (TdReturnDialog *self, guint sheet, guint criterion, gboolean ticked)
{
  const TdCriteriaSet *set = td_score_book_get_set (self->book);
  g_autofree char *title = td_score_title (set, criterion);
  g_autofree char *note = dup_note (self->book, sheet, criterion);
  g_autofree char *proposed = propose (self, sheet, criterion);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *entry = gtk_entry_new ();
  Line *line = g_new0 (Line, 1);

  line->criterion = criterion;
  line->id = td_criteria_set_get (set, criterion)->id;
  line->entry = GTK_ENTRY (entry);
  g_ptr_array_add (self->lines, line);
  gtk_box_append (GTK_BOX (box), make_head (line, title, note));
  gtk_check_button_set_active (line->tick, ticked);
  gtk_editable_set_text (GTK_EDITABLE (entry), proposed);
  gtk_entry_set_placeholder_text (line->entry, _("What the unit is asked"));
  gtk_entry_set_activates_default (line->entry, TRUE);
  td_widget_set_label (entry, title);
  gtk_widget_set_margin_start (entry, 27);
  gtk_widget_add_css_class (entry, "td-compact");
  g_signal_connect_object (line->tick, "toggled", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (self->list), box);
}

/* Where the work begins: the first question that is ticked, or the first criterion. */
static void
focus_first (TdReturnDialog *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = self->lines->pdata[i];

      if (!gtk_check_button_get_active (line->tick))
        continue;
      gtk_widget_grab_focus (GTK_WIDGET (line->entry));
      return;
    }
  if (self->lines->len > 0)
    gtk_widget_grab_focus (GTK_WIDGET (((const Line *) self->lines->pdata[0])->tick));
}

/* Only now it is known where a line far down lies. */
static void
td_return_dialog_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (td_return_dialog_parent_class)->map (widget);
  focus_first (TD_RETURN_DIALOG (widget));
}

void
td_return_dialog_set (TdReturnDialog *self, guint criterion, const char *text)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = self->lines->pdata[i];

      if (line->criterion != criterion)
        continue;
      gtk_check_button_set_active (line->tick, text != NULL);
      gtk_editable_set_text (GTK_EDITABLE (line->entry), text != NULL ? text : "");
    }
}

const char *
td_return_dialog_get (TdReturnDialog *self, guint criterion)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = self->lines->pdata[i];

      if (line->criterion == criterion && gtk_check_button_get_active (line->tick))
        return gtk_editable_get_text (GTK_EDITABLE (line->entry));
    }
  return NULL;
}

/* --- class --- */

static void
td_return_dialog_dispose (GObject *object)
{
  TdReturnDialog *self = TD_RETURN_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_object (&self->book);
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_RETURN_DIALOG);
  G_OBJECT_CLASS (td_return_dialog_parent_class)->dispose (object);
}

static void
td_return_dialog_finalize (GObject *object)
{
  TdReturnDialog *self = TD_RETURN_DIALOG (object);

  g_ptr_array_unref (self->lines);
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  G_OBJECT_CLASS (td_return_dialog_parent_class)->finalize (object);
}

static void
td_return_dialog_class_init (TdReturnDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_return_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = td_return_dialog_finalize;
  widget_class->map = td_return_dialog_map;
  gtk_widget_class_set_template_from_resource (widget_class, TD_RESOURCES "td-return-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdReturnDialog, return_button);
  gtk_widget_class_bind_template_child (widget_class, TdReturnDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, return_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
td_return_dialog_init (TdReturnDialog *self)
{
  self->lines = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
td_return_dialog_new (GtkWindow *parent, TdStore *store, TdScoreBook *book, guint sheet,
                      int criterion)
{
  TdReturnDialog *self = g_object_new (TD_TYPE_RETURN_DIALOG, "transient-for", parent, NULL);
  const TdCriteriaSet *set = td_score_book_get_set (book);
  const TdBookSheet *shown = td_score_book_get_sheet (book, sheet);
  g_autofree char *title = g_strdup_printf (_("Return the Sheet of %s"), shown->name);

  self->store = g_object_ref (store);
  self->book = g_object_ref (book);
  self->sheet = shown->id;
  self->questions = td_score_book_list_questions (book, shown->id, NULL);
  gtk_window_set_title (GTK_WINDOW (self), title);
  for (guint i = 0; i < set->criteria->len; i++)
    if (td_criteria_set_get (set, i)->rule != TD_RULE_GROUP)
      add_line (self, sheet, i, (int) i == criterion ||
                                td_score_book_is_questioned (book, sheet, i));
  update (self);
  return GTK_WIDGET (self);
}
