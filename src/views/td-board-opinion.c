/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-opinion.h"

#include "td-board-badge.h"
#include "td-board-run.h"
#include "td-board-words.h"
#include "td-views.h"
#include "td-year-reason.h"

#include <glib/gi18n-lib.h>

/* An opinion that was begun and not recorded. */
typedef struct
{
  gint64  staff;
  guint   selected;
  char   *reason;
} Draft;

/**
 * TdBoardOpinion:
 * @showing: the editors are being set, not used
 * @is_draft: class or reason were touched and not recorded yet
 * @drafts: (element-type Draft): of the people who are not shown
 * @recorded: whose opinion is being written
 * @focus_idle: gives the reason the focus once it is laid out
 */
struct _TdBoardOpinion
{
  GtkWidget    parent_instance;

  TdStore     *store;
  TdBoard     *board;
  gint64       staff;
  gboolean     showing;
  gboolean     is_draft;
  GHashTable  *drafts;
  gint64       recorded;
  guint        focus_idle;

  GtkDropDown *class_drop_down;
  GtkGrid     *effect;
  GtkTextView *reason_view;
  GtkWidget   *follow_button;
  GtkWidget   *record_button;
};

G_DEFINE_FINAL_TYPE (TdBoardOpinion, td_board_opinion, GTK_TYPE_WIDGET)

/* --- what was begun --- */

static void
free_draft (gpointer data)
{
  Draft *draft = data;

  g_free (draft->reason);
  g_free (draft);
}

static void
keep_draft (TdBoardOpinion *self)
{
  Draft *draft = g_new0 (Draft, 1);

  draft->staff = self->staff;
  draft->selected = gtk_drop_down_get_selected (self->class_drop_down);
  draft->reason = td_year_reason_dup (self->reason_view);
  g_hash_table_replace (self->drafts, &draft->staff, draft);
}

static void
set_editors (TdBoardOpinion *self, guint selected, const char *reason)
{
  self->showing = TRUE;
  gtk_drop_down_set_selected (self->class_drop_down, selected);
  td_year_reason_set (self->reason_view, reason);
  self->showing = FALSE;
}

static void
take_draft (TdBoardOpinion *self)
{
  const Draft *draft = g_hash_table_lookup (self->drafts, &self->staff);

  self->is_draft = draft != NULL;
  if (draft == NULL)
    return;
  set_editors (self, draft->selected, draft->reason);
  g_hash_table_remove (self->drafts, &self->staff);
}

/* --- what would be --- */

/* %NULL when the person left the board meanwhile, or has no class there. */
static const TdBoardPerson *
get_person (TdBoardOpinion *self)
{
  const TdBoardPerson *person;
  guint index;

  if (self->board == NULL || !td_board_find_person (self->board, self->staff, &index))
    return NULL;
  person = td_board_get_person (self->board, index);
  return person->rating->group >= 0 ? person : NULL;
}

static guint
get_position (TdClass klass)
{
  return (guint) (TD_CLASS_EXCELLENT - MAX (klass, TD_CLASS_FAILED));
}

static TdClass
get_chosen (TdBoardOpinion *self)
{
  return (TdClass) (TD_CLASS_EXCELLENT - gtk_drop_down_get_selected (self->class_drop_down));
}

static void
add_effect (TdBoardOpinion *self, int row, const char *name, const TdBoardCounter *counter)
{
  g_autofree char *ratio_text = td_board_counter_ratio (self->board, counter);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *ratio = gtk_label_new (ratio_text);
  GtkWidget *badge = td_board_badge_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (ratio), 1);
  gtk_widget_add_css_class (label, "td-small");
  gtk_widget_add_css_class (ratio, "td-small");
  gtk_widget_add_css_class (ratio, "numeric");
  td_board_badge_show_counter (TD_BOARD_BADGE (badge), self->board, counter);
  gtk_grid_attach (self->effect, label, 0, row, 1, 1);
  gtk_grid_attach (self->effect, ratio, 1, row, 1, 1);
  gtk_grid_attach (self->effect, badge, 2, row, 1, 1);
}

static void
clear_effect (TdBoardOpinion *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->effect))) != NULL)
    gtk_grid_remove (self->effect, child);
  gtk_widget_set_visible (GTK_WIDGET (self->effect), FALSE);
}

static void
show_effect (TdBoardOpinion *self, const TdBoardPerson *person)
{
  const TdBoardGroup *group = td_board_get_group (self->board, (guint) person->rating->group);
  TdBoardPreview preview;

  clear_effect (self);
  if (get_chosen (self) == person->final ||
      !td_board_preview_class (self->board, self->staff, get_chosen (self), &preview, NULL))
    return;
  add_effect (self, 0, group->group->label, &preview.group);
  if ((td_board_get_settings (self->board)->grouping & TD_GROUP_BY_BODY) != 0 &&
      person->facts->body_name != NULL)
    add_effect (self, 1, person->facts->body_name, &preview.body);
  add_effect (self, 2, _("The whole department"), &preview.whole);
  gtk_widget_set_visible (GTK_WIDGET (self->effect), TRUE);
}

/* --- recording --- */

static void
update_record_button (TdBoardOpinion *self, const TdBoardPerson *person)
{
  g_autofree char *reason = td_year_reason_dup (self->reason_view);
  gboolean same_reason = g_strcmp0 (reason, person->reason) == 0;
  const char *hint = NULL;

  if (get_chosen (self) == person->final && (!person->is_overridden || same_reason))
    hint = _("This class stands already");
  else if (reason == NULL)
    hint = _("Give the reason first: it is printed in “Giải trình”");
  gtk_widget_set_sensitive (self->record_button, hint == NULL);
  if (hint == NULL)
    hint = _("Record class and reason as one change (Ctrl+Enter)");
  gtk_widget_set_tooltip_text (self->record_button, hint);
}

static void
touch (TdBoardOpinion *self)
{
  const TdBoardPerson *person = get_person (self);

  if (self->showing || person == NULL)
    return;
  self->is_draft = TRUE;
  show_effect (self, person);
  update_record_button (self, person);
}

static void
class_chosen_cb (TdBoardOpinion *self)
{
  touch (self);
}

/* What was refused stays to be mended. */
static void
recorded_cb (GtkWidget *widget, gboolean good)
{
  TdBoardOpinion *self = TD_BOARD_OPINION (widget);

  if (!good && self->staff == self->recorded)
    self->is_draft = TRUE;
  /* Neither the reason nor the button has anything left to do. */
  if (good)
    gtk_widget_activate_action (widget, "board.focus", NULL);
}

void
td_board_opinion_record (TdBoardOpinion *self)
{
  g_autofree char *reason = td_year_reason_dup (self->reason_view);
  GError *error = NULL;
  TdAction *action = td_board_set_class (self->board, self->staff, get_chosen (self), reason,
                                         &error);

  /* What was typed is what will stand: the board is shown anew before this ends. */
  self->is_draft = FALSE;
  self->recorded = self->staff;
  td_board_run_then (GTK_WIDGET (self), self->store, action, error, TRUE, recorded_cb);
}

static void
record_cb (TdBoardOpinion *self)
{
  td_board_opinion_record (self);
}

static gboolean
record_by_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  TdBoardOpinion *self = TD_BOARD_OPINION (widget);

  if (gtk_widget_get_sensitive (self->record_button))
    td_board_opinion_record (self);
  else
    gtk_widget_error_bell (widget);
  return TRUE;
}

static void
follow_cb (TdBoardOpinion *self)
{
  GError *error = NULL;
  TdAction *action = td_board_follow_rules (self->board, self->staff, &error);

  self->is_draft = FALSE;
  td_board_run (GTK_WIDGET (self), self->store, action, error);
}

/* --- class --- */

static void
td_board_opinion_dispose (GObject *object)
{
  TdBoardOpinion *self = TD_BOARD_OPINION (object);

  g_clear_handle_id (&self->focus_idle, g_source_remove);
  g_clear_object (&self->store);
  g_clear_object (&self->board);
  gtk_widget_dispose_template (GTK_WIDGET (object), TD_TYPE_BOARD_OPINION);
  td_widget_dispose_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (td_board_opinion_parent_class)->dispose (object);
}

static void
td_board_opinion_finalize (GObject *object)
{
  g_hash_table_unref (TD_BOARD_OPINION (object)->drafts);
  G_OBJECT_CLASS (td_board_opinion_parent_class)->finalize (object);
}

static void
td_board_opinion_class_init (TdBoardOpinionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_board_opinion_dispose;
  G_OBJECT_CLASS (klass)->finalize = td_board_opinion_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, TD_RESOURCES "td-board-opinion.ui");
  gtk_widget_class_bind_template_child (widget_class, TdBoardOpinion, class_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TdBoardOpinion, effect);
  gtk_widget_class_bind_template_child (widget_class, TdBoardOpinion, reason_view);
  gtk_widget_class_bind_template_child (widget_class, TdBoardOpinion, follow_button);
  gtk_widget_class_bind_template_child (widget_class, TdBoardOpinion, record_button);
  gtk_widget_class_bind_template_callback (widget_class, class_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, follow_cb);
  gtk_widget_class_bind_template_callback (widget_class, record_cb);
}

/* Before the reason takes Return for a new line. */
static void
add_shortcut (TdBoardOpinion *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  const char *keys = "<Control>Return|<Control>KP_Enter";
  GtkShortcutTrigger *trigger = gtk_shortcut_trigger_parse_string (keys);
  GtkShortcutAction *action = gtk_callback_action_new (record_by_key_cb, NULL, NULL);

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (trigger, action));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
td_board_opinion_init (TdBoardOpinion *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  self->drafts = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, free_draft);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->showing = TRUE;
  for (int klass = TD_CLASS_EXCELLENT; klass > TD_CLASS_NONE; klass--)
    gtk_string_list_append (words, td_board_class_label ((TdClass) klass));
  gtk_drop_down_set_model (self->class_drop_down, G_LIST_MODEL (words));
  g_signal_connect_object (gtk_text_view_get_buffer (self->reason_view), "changed",
                           G_CALLBACK (touch), self, G_CONNECT_SWAPPED);
  self->showing = FALSE;
  add_shortcut (self);
}

void
td_board_opinion_show (TdBoardOpinion *self, TdStore *store, TdBoard *board, gint64 staff)
{
  const TdBoardPerson *person;

  g_set_object (&self->store, store);
  if (g_set_object (&self->board, board))
    {
      g_hash_table_remove_all (self->drafts);
      self->is_draft = FALSE;
    }
  if (self->staff != staff)
    {
      if (self->is_draft)
        keep_draft (self);
      self->staff = staff;
      take_draft (self);
    }
  person = get_person (self);
  if (person == NULL)
    return;
  gtk_widget_set_sensitive (self->follow_button, person->is_overridden);
  if (!self->is_draft)
    set_editors (self, get_position (person->final), person->reason);
  show_effect (self, person);
  update_record_button (self, person);
}

void
td_board_opinion_choose (TdBoardOpinion *self, TdClass klass, const char *reason)
{
  gtk_drop_down_set_selected (self->class_drop_down, get_position (klass));
  td_year_reason_set (self->reason_view, reason);
}

static gboolean
focus_cb (gpointer user_data)
{
  TdBoardOpinion *self = user_data;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->reason_view);
  GtkTextIter start;
  GtkTextIter end;

  self->focus_idle = 0;
  gtk_widget_grab_focus (GTK_WIDGET (self->reason_view));
  /* The reason for the class of before gives way to what is typed now. */
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_select_range (buffer, &start, &end);
  return G_SOURCE_REMOVE;
}

gboolean
td_board_opinion_shift (TdBoardOpinion *self, int by)
{
  const TdBoardPerson *person = get_person (self);
  int klass = person != NULL ? (int) person->final - by : TD_CLASS_NONE;

  if (klass <= TD_CLASS_NONE || klass > TD_CLASS_EXCELLENT)
    return FALSE;
  gtk_drop_down_set_selected (self->class_drop_down, get_position ((TdClass) klass));
  /* What this would do has lines above it: only below them is the reason scrolled to. */
  if (self->focus_idle == 0)
    self->focus_idle = g_idle_add_full (G_PRIORITY_LOW, focus_cb, self, NULL);
  return TRUE;
}
