/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-sheet-questions.h"

#include "td-board-run.h"
#include "td-related-list.h"
#include "td-shell.h"
#include "td-text.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

/**
 * TdSheetQuestions:
 * @cell: what is shown; holds references
 * @key: names what the lines were made of
 * @text: what the lines say
 * @entry: (nullable): of the newest open question, owned by its line
 * @question: the id of that
 * @sheet: the id of the shown one
 * @drafts: (element-type gint64 utf8): answers that were begun, by question
 */
struct _TdSheetQuestions
{
  GtkWidget    parent_instance;

  TdSheetCell  cell;
  char        *key;
  GString     *text;
  GtkWidget   *lines;
  GtkEntry    *entry;
  gint64       question;
  gint64       sheet;
  GHashTable  *drafts;
};

G_DEFINE_FINAL_TYPE (TdSheetQuestions, td_sheet_questions, GTK_TYPE_WIDGET)

/* What was begun stays while one looks at something else. */
static void
typed_cb (TdSheetQuestions *self, GtkEditable *entry)
{
  g_hash_table_replace (self->drafts, g_memdup2 (&self->question, sizeof self->question),
                        g_strdup (gtk_editable_get_text (entry)));
}

/* What could not be written and is still there to be seen is begun again. */
static void
answered_cb (GtkWidget *widget, gboolean good)
{
  TdSheetQuestions *self = TD_SHEET_QUESTIONS (widget);

  if (!good && self->entry != NULL)
    typed_cb (self, GTK_EDITABLE (self->entry));
}

static gboolean
answer (TdSheetQuestions *self, gint64 question, const char *text)
{
  GError *error = NULL;
  TdAction *action = td_score_book_answer (self->cell.book, question, text, &error);
  gboolean good = action != NULL;

  if (good)
    g_hash_table_remove (self->drafts, &question);
  td_board_run_then (GTK_WIDGET (self), self->cell.store, action, error, TRUE, answered_cb);
  return good;
}

static void
answer_cb (TdSheetQuestions *self)
{
  g_autofree char *text = td_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  if (td_has_text (text))
    answer (self, self->question, text);
  else
    gtk_widget_error_bell (GTK_WIDGET (self->entry));
}

/* Escape takes back what was begun, before it goes back to the round. */
static gboolean
key_cb (TdSheetQuestions *self, guint keyval)
{
  if (keyval != GDK_KEY_Escape || self->entry == NULL ||
      !td_has_text (gtk_editable_get_text (GTK_EDITABLE (self->entry))))
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  return TRUE;
}

static gboolean
is_open (TdRecord *question)
{
  gint64 answered = 0;

  return !td_record_get_int (question, "answered_at", &answered) || answered == 0;
}

gboolean
td_sheet_questions_commit (TdSheetQuestions *self)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;

  if (self->cell.book == NULL || g_hash_table_size (self->drafts) == 0)
    return TRUE;
  all = td_score_book_list_questions (self->cell.book, self->sheet, &error);
  if (all == NULL)
    {
      td_shell_report_error (GTK_WIDGET (self), error);
      return FALSE;
    }
  for (guint i = 0; i < all->len; i++)
    {
      gint64 question = td_record_get_id (all->pdata[i]);
      g_autofree char *text = td_text_clean (g_hash_table_lookup (self->drafts, &question));

      if (is_open (all->pdata[i]) && td_has_text (text) && !answer (self, question, text))
        return FALSE;
    }
  g_hash_table_remove_all (self->drafts);
  return TRUE;
}

static void
add_answer_row (TdSheetQuestions *self, gint64 question)
{
  const char *draft = g_hash_table_lookup (self->drafts, &question);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Answer"));
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("The unit's answer"));
  td_widget_set_label (entry, _("The unit's answer"));
  gtk_editable_set_text (GTK_EDITABLE (entry), draft != NULL ? draft : "");
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_widget_add_css_class (entry, "td-compact");
  gtk_widget_add_css_class (button, "td-compact");
  gtk_widget_set_tooltip_text (button, _("Once the last question is answered the sheet is "
                                         "submitted again"));
  g_signal_connect_object (entry, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (answer_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, keys);
  g_signal_connect_object (button, "clicked", G_CALLBACK (answer_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (self->lines), box);
  self->entry = GTK_ENTRY (entry);
  self->question = question;
}

static void
add_text (TdSheetQuestions *self, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 8);
  gtk_widget_add_css_class (label, "td-small");
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (self->lines), label);
}

static char *
dup_who (TdRecord *question)
{
  gint64 at = 0;
  const char *who = td_record_get_text (question, "asked_by");
  g_autofree char *day = NULL;

  td_record_get_int (question, "asked_at", &at);
  day = td_sheet_dup_day (at);
  return td_has_text (who) && day != NULL ? g_strdup_printf ("%s, %s", who, day)
                                          : g_strdup (day != NULL ? day : "");
}

static void
add_question (TdSheetQuestions *self, TdRecord *question)
{
  const char *text = td_record_get_text (question, "text");
  const char *answer = td_record_get_text (question, "answer");
  g_autofree char *who = dup_who (question);

  add_text (self, text, NULL);
  add_text (self, who, "td-muted");
  if (td_has_text (answer))
    {
      g_autofree char *line = g_strdup_printf (_("Answer: %s"), answer);

      add_text (self, line, "td-ok");
    }
  else if (is_open (question) && self->entry == NULL && !td_store_is_read_only (self->cell.store) &&
           !td_score_book_is_closed (self->cell.book))
    {
      add_answer_row (self, td_record_get_id (question));
    }
  g_string_append_printf (self->text, "%s|%s|%s\n", text, who, answer != NULL ? answer : "");
}

/* (element-type TdRecord): of this criterion. */
static GPtrArray *
list_questions (TdSheetQuestions *self)
{
  const TdCriteriaSet *set = td_score_book_get_set (self->cell.book);
  gint64 id = td_criteria_set_get (set, self->cell.criterion)->id;
  g_autoptr (GPtrArray) all = td_score_book_list_questions (self->cell.book, self->sheet, NULL);
  GPtrArray *mine = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      gint64 criterion = 0;

      if (td_record_get_int (all->pdata[i], "criterion", &criterion) && criterion == id)
        g_ptr_array_add (mine, g_object_ref (all->pdata[i]));
    }
  return mine;
}

/* What is being typed stays while the questions are the same. */
static char *
dup_key (GPtrArray *questions)
{
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < questions->len; i++)
    {
      const char *answer = td_record_get_text (questions->pdata[i], "answer");

      g_string_append_printf (key, "%" G_GINT64_FORMAT ":%s;",
                              td_record_get_id (questions->pdata[i]), answer ? answer : "");
    }
  return g_string_free (key, FALSE);
}

/* The entry says what was begun, and nothing once that was written. */
static void
show_draft (TdSheetQuestions *self)
{
  const char *draft = g_hash_table_lookup (self->drafts, &self->question);

  if (self->entry != NULL && draft == NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

void
td_sheet_questions_show (TdSheetQuestions *self, const TdSheetCell *cell)
{
  g_autoptr (GPtrArray) questions = NULL;
  g_autofree char *key = NULL;
  GtkWidget *child;

  g_set_object (&self->cell.book, cell->book);
  g_set_object (&self->cell.store, cell->store);
  self->cell.sheet = cell->sheet;
  self->cell.criterion = cell->criterion;
  self->sheet = td_score_book_get_sheet (cell->book, cell->sheet)->id;
  questions = list_questions (self);
  gtk_widget_set_visible (GTK_WIDGET (self), questions->len > 0);
  key = dup_key (questions);
  if (g_strcmp0 (key, self->key) == 0)
    {
      show_draft (self);
      return;
    }
  g_free (self->key);
  self->key = g_steal_pointer (&key);
  self->entry = NULL;
  g_string_truncate (self->text, 0);
  while ((child = gtk_widget_get_first_child (self->lines)) != NULL)
    gtk_box_remove (GTK_BOX (self->lines), child);
  for (guint i = 0; i < questions->len; i++)
    add_question (self, questions->pdata[i]);
}

void
td_sheet_questions_answer (TdSheetQuestions *self, const char *text)
{
  g_return_if_fail (self->entry != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  answer_cb (self);
}

GtkEditable *
td_sheet_questions_get_entry (TdSheetQuestions *self)
{
  return self->entry != NULL ? GTK_EDITABLE (self->entry) : NULL;
}

char *
td_sheet_questions_dup_text (TdSheetQuestions *self)
{
  return g_strdup (self->text->str);
}

static void
td_sheet_questions_dispose (GObject *object)
{
  TdSheetQuestions *self = TD_SHEET_QUESTIONS (object);

  g_clear_object (&self->cell.book);
  g_clear_object (&self->cell.store);
  td_widget_dispose_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (td_sheet_questions_parent_class)->dispose (object);
}

static void
td_sheet_questions_finalize (GObject *object)
{
  g_free (TD_SHEET_QUESTIONS (object)->key);
  g_hash_table_unref (TD_SHEET_QUESTIONS (object)->drafts);
  g_string_free (TD_SHEET_QUESTIONS (object)->text, TRUE);
  G_OBJECT_CLASS (td_sheet_questions_parent_class)->finalize (object);
}

static void
td_sheet_questions_class_init (TdSheetQuestionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_sheet_questions_dispose;
  G_OBJECT_CLASS (klass)->finalize = td_sheet_questions_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "sheetquestions");
}

static void
td_sheet_questions_init (TdSheetQuestions *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *heading;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->text = g_string_new (NULL);
  self->drafts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  heading = td_section_new (_("Questions"), NULL);
  gtk_widget_set_margin_start (heading, 0);
  gtk_widget_set_parent (heading, GTK_WIDGET (self));
  gtk_widget_set_parent (self->lines, GTK_WIDGET (self));
}
