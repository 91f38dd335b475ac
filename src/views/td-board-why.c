/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-why.h"

#include "td-board-badge.h"
#include "td-board-last.h"
#include "td-board-opinion.h"
#include "td-board-quota-table.h"
#include "td-board-text.h"
#include "td-explain-view.h"
#include "td-record-form.h"
#include "td-shell.h"
#include "td-views.h"
#include "td-year-edit.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define LABEL_WIDTH 130

struct _TdBoardWhy
{
  GtkWidget          parent_instance;

  TdStore           *store;
  TdBoard           *board;
  gint64             staff;
  gboolean           editable;

  GtkWidget         *classes;
  GtkLabel          *rules_label;
  GtkWidget         *now_box;
  TdBoardBadge      *rules_badge;
  TdBoardBadge      *now_badge;
  TdExplainView     *explain;
  GtkLabel          *quota_label;
  TdBoardQuotaTable *quota;
  TdBoardOpinion    *opinion;
  GtkWidget         *facts_button;
  AdwBin            *scores;
  TdRecordForm      *form;
  GtkWidget         *history;
  TdBoardText       *history_label;
};

enum
{
  EDIT_FACTS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdBoardWhy, td_board_why, GTK_TYPE_WIDGET)

/* %NULL when the person left the board meanwhile. */
static const TdBoardPerson *
get_person (TdBoardWhy *self)
{
  guint index;

  return self->board != NULL && td_board_find_person (self->board, self->staff, &index)
         ? td_board_get_person (self->board, index)
         : NULL;
}

static const TdBoardGroup *
get_group (TdBoardWhy *self, const TdBoardPerson *person)
{
  return person->rating->group >= 0
         ? td_board_get_group (self->board, (guint) person->rating->group)
         : NULL;
}

/* --- scores --- */

typedef struct
{
  TdBoardWhy *self;
  char       *key;
} ScoreEdit;

static void
score_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ScoreEdit *edit = user_data;
  g_autoptr (TdBoardWhy) self = edit->self;
  g_autoptr (GError) error = NULL;

  if (td_store_write_finish (TD_STORE (source), result, &error) < 0)
    td_record_form_show_error (self->form, edit->key, error->message);
  else
    td_shell_toast_change (GTK_WIDGET (self), _("Score saved"));
  g_free (edit->key);
  g_free (edit);
}

static void
score_committed_cb (TdBoardWhy *self, TdRecord *edited, const char *key)
{
  ScoreEdit *edit = g_new0 (ScoreEdit, 1);

  edit->self = g_object_ref (self);
  edit->key = g_strdup (key);
  td_year_edit_save_async (self->store, td_record_form_get_record (self->form), edited, NULL, NULL,
                           score_saved_cb, edit);
}

static void
make_form (TdBoardWhy *self)
{
  static const char *const keys[] = { "self_total", "appraised_total", "council_total", NULL };
  GtkWidget *form = td_record_form_new (self->store, &td_entity_year_fact, keys, LABEL_WIDTH);

  self->form = TD_RECORD_FORM (form);
  g_signal_connect_object (form, "committed", G_CALLBACK (score_committed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (self->scores, form);
}

static void
show_scores (TdBoardWhy *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdRecord) facts = td_year_edit_load (td_store_get_reader (self->store), self->staff,
                                                  td_board_get_year (self->board), &error);

  if (self->form == NULL)
    make_form (self);
  td_record_form_clear_errors (self->form);
  if (facts != NULL)
    td_record_form_set_record (self->form, facts);
  else
    td_record_form_show_error (self->form, NULL, error->message);
  td_record_form_set_editable (self->form, self->editable && facts != NULL);
  gtk_widget_set_visible (self->facts_button, self->editable);
}

static void
facts_cb (TdBoardWhy *self)
{
  g_signal_emit (self, signals[EDIT_FACTS], 0);
}

static void
person_cb (TdBoardWhy *self)
{
  td_shell_show_record (GTK_WIDGET (self), &td_entity_staff, self->staff);
}

/* --- why --- */

static void
show_quota (TdBoardWhy *self, const TdBoardPerson *person)
{
  const TdBoardGroup *group = get_group (self, person);
  gboolean matters = group != NULL && (person->eligible > 0 || person->final == TD_CLASS_EXCELLENT);
  g_autofree char *title = NULL;

  if (matters)
    {
      td_board_quota_table_show (self->quota, self->board, &group->counter);
      /* Translators: %s is a group of people. */
      title = g_strdup_printf (_("The cap of %s"), group->group->label);
      gtk_label_set_text (self->quota_label, title);
    }
  else
    gtk_widget_set_visible (GTK_WIDGET (self->quota), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->quota_label),
                          gtk_widget_get_visible (GTK_WIDGET (self->quota)));
}

/* What the rules say, and what stands where that is something else. */
static void
show_classes (TdBoardWhy *self, const TdBoardPerson *person)
{
  gboolean differs = person->final != person->rating->proposed;

  gtk_widget_set_visible (self->classes, person->rating->group >= 0);
  gtk_widget_set_visible (self->now_box, differs);
  gtk_label_set_text (self->rules_label, differs ? _("Rules") : _("As the rules say"));
  td_board_badge_show_class (self->rules_badge, person->rating->proposed, FALSE);
  td_board_badge_show_class (self->now_badge, person->final, FALSE);
}

static void
show_why (TdBoardWhy *self)
{
  g_autoptr (TdExplain) why = td_board_explain (self->board, self->staff);
  g_autofree char *subject = g_strdup_printf ("%" G_GINT64_FORMAT, self->staff);

  td_explain_view_show (self->explain, why, subject);
}

static void
show_history (TdBoardWhy *self, const TdBoardPerson *person)
{
  const TdBoardGroup *group = get_group (self, person);
  g_autofree char *text = td_board_dup_last_decision (self->store, self->board,
                                                      group != NULL ? group->group->key : NULL,
                                                      self->staff);

  td_board_text_set_label (self->history_label, text);
  gtk_widget_set_visible (self->history, text != NULL);
}

/* --- class --- */

static void
td_board_why_dispose (GObject *object)
{
  TdBoardWhy *self = TD_BOARD_WHY (object);

  g_clear_object (&self->store);
  g_clear_object (&self->board);
  gtk_widget_dispose_template (GTK_WIDGET (object), TD_TYPE_BOARD_WHY);
  td_widget_dispose_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (td_board_why_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, TD_RESOURCES "td-board-why.ui");
  gtk_widget_class_bind_template_child (widget_class, TdBoardWhy, classes);
  gtk_widget_class_bind_template_child (widget_class, TdBoardWhy, rules_label);
  gtk_widget_class_bind_template_child (widget_class, TdBoardWhy, rules_badge);
  gtk_widget_class_bind_template_child (widget_class, TdBoardWhy, now_box);
  gtk_widget_class_bind_template_child (widget_class, TdBoardWhy, now_badge);
  gtk_widget_class_bind_template_child (widget_class, TdBoardWhy, explain);
  gtk_widget_class_bind_template_child (widget_class, TdBoardWhy, quota_label);
  gtk_widget_class_bind_template_child (widget_class, TdBoardWhy, quota);
  gtk_widget_class_bind_template_child (widget_class, TdBoardWhy, opinion);
  gtk_widget_class_bind_template_child (widget_class, TdBoardWhy, facts_button);
  gtk_widget_class_bind_template_child (widget_class, TdBoardWhy, scores);
  gtk_widget_class_bind_template_child (widget_class, TdBoardWhy, history);
  gtk_widget_class_bind_template_child (widget_class, TdBoardWhy, history_label);
  gtk_widget_class_bind_template_callback (widget_class, facts_cb);
  gtk_widget_class_bind_template_callback (widget_class, person_cb);
}

static void
td_board_why_class_init (TdBoardWhyClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_board_why_dispose;
  signals[EDIT_FACTS] = g_signal_new ("edit-facts", TD_TYPE_BOARD_WHY, G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (TD_TYPE_BOARD_BADGE);
  g_type_ensure (TD_TYPE_BOARD_OPINION);
  g_type_ensure (TD_TYPE_BOARD_QUOTA_TABLE);
  g_type_ensure (TD_TYPE_BOARD_TEXT);
  g_type_ensure (TD_TYPE_EXPLAIN_VIEW);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
td_board_why_init (TdBoardWhy *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
td_board_why_new (void)
{
  return g_object_new (TD_TYPE_BOARD_WHY, NULL);
}

gboolean
td_board_why_show (TdBoardWhy *self, TdStore *store, TdBoard *board, gint64 staff,
                   gboolean editable)
{
  const TdBoardPerson *person;

  g_set_object (&self->store, store);
  g_set_object (&self->board, board);
  self->staff = staff;
  self->editable = editable;
  person = get_person (self);
  if (person == NULL)
    return FALSE;
  show_classes (self, person);
  show_why (self);
  show_quota (self, person);
  gtk_widget_set_visible (GTK_WIDGET (self->opinion), editable && person->rating->group >= 0);
  td_board_opinion_show (self->opinion, store, board, staff);
  show_scores (self);
  show_history (self, person);
  return TRUE;
}

char *
td_board_why_dup_text (TdBoardWhy *self)
{
  return td_explain_view_dup_text (self->explain);
}

void
td_board_why_focus (TdBoardWhy *self)
{
  td_explain_view_focus (self->explain);
}

gboolean
td_board_why_shift_class (TdBoardWhy *self, int by)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->opinion)) &&
         td_board_opinion_shift (self->opinion, by);
}
