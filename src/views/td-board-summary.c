/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-summary.h"

#include "td-board-badge.h"
#include "td-board-bar.h"
#include "td-board-quotas.h"
#include "td-board-text.h"
#include "td-board-words.h"
#include "td-number.h"
#include "td-views.h"
#include "td-year-settings.h"

#include <glib/gi18n-lib.h>

/* So many things to look at are shown unasked. */
#define FEW_ISSUES 6

/* One class: how many, and what share of all. */
typedef struct
{
  GtkWidget *badge;
  GtkWidget *count;
  GtkWidget *share;
} Share;

struct _TdBoardSummary
{
  GtkWidget     parent_instance;

  TdBoard       *board;
  GtkLabel      *total_label;
  TdBoardBar    *bar;
  GtkBox        *classes;
  GtkLabel      *rest_label;
  TdBoardQuotas *quotas;
  GtkLabel      *issues_label;
  GtkListBox    *issues;
  GtkButton     *all_button;
  GtkLabel      *rule_label;

  Share         shares[TD_N_CLASSES];
  gboolean      shows_all;
};

enum
{
  EXPLAIN,
  ISSUE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdBoardSummary, td_board_summary, GTK_TYPE_WIDGET)

static GtkWidget *
make_number (int width, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_set_size_request (label, width, -1);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, style);
  return label;
}

/* --- classes --- */

static void
make_shares (TdBoardSummary *self)
{
  for (int klass = TD_CLASS_EXCELLENT; klass > TD_CLASS_NONE; klass--)
    {
      Share *share = &self->shares[klass];
      GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

      share->badge = td_board_badge_new ();
      share->count = make_number (36, "td-strong");
      share->share = make_number (60, "td-muted");
      td_board_badge_show_class (TD_BOARD_BADGE (share->badge), (TdClass) klass, FALSE);
      gtk_widget_set_hexpand (share->badge, TRUE);
      gtk_widget_set_size_request (row, -1, 24);
      gtk_box_append (GTK_BOX (row), share->badge);
      gtk_box_append (GTK_BOX (row), share->count);
      gtk_box_append (GTK_BOX (row), share->share);
      gtk_box_append (self->classes, row);
    }
}

static void
show_shares (TdBoardSummary *self, TdBoard *board)
{
  const TdBoardCounter *counter = &td_board_get_whole (board)->counter;
  guint n_people = td_board_get_n_people (board);
  g_autofree char *n_text = td_integer_to_text (n_people);
  g_autofree char *total = g_strdup_printf (ngettext ("%s person", "%s people", n_people), n_text);

  gtk_label_set_text (self->total_label, total);
  td_board_bar_show (self->bar, counter);
  for (int klass = TD_CLASS_EXCELLENT; klass > TD_CLASS_NONE; klass--)
    {
      g_autofree char *count = td_integer_to_text (counter->n_class[klass]);
      g_autofree char *share = td_board_percent_words (counter->n_class[klass], counter->rated);

      gtk_label_set_text (GTK_LABEL (self->shares[klass].count), count);
      gtk_label_set_text (GTK_LABEL (self->shares[klass].share), share);
    }
}

static void
show_rest (TdBoardSummary *self, TdBoard *board)
{
  guint n_missing;
  guint n_exempt;
  g_autofree char *missing = NULL;
  g_autofree char *exempt = NULL;
  g_autofree char *both = NULL;

  td_board_get_missing (board, &n_missing);
  td_board_get_exempt (board, &n_exempt);
  missing = g_strdup_printf (ngettext ("%u without enough data", "%u without enough data",
                                       n_missing),
                             n_missing);
  exempt = g_strdup_printf (ngettext ("%u not classified here", "%u not classified here", n_exempt),
                            n_exempt);
  if (n_missing > 0 && n_exempt > 0)
    both = g_strdup_printf ("%s · %s", missing, exempt);
  gtk_label_set_text (self->rest_label, both != NULL ? both : n_missing > 0 ? missing : exempt);
  gtk_widget_set_visible (GTK_WIDGET (self->rest_label), n_missing > 0 || n_exempt > 0);
}

/* --- what to look at --- */

static const char *
get_issue_icon (TdBoardIssueKind kind)
{
  switch (kind)
    {
    case TD_ISSUE_TIE_AT_CAP:
    case TD_ISSUE_LINE_PARTS_TIE:
      return "format-justify-fill-symbolic";
    case TD_ISSUE_MISSING_DATA:
    case TD_ISSUE_WORKERS_UNDECIDED:
      return "td-unknown-symbolic";
    case TD_ISSUE_OVER_CAP:
    case TD_ISSUE_IDLE_CHOICE:
    case TD_ISSUE_NO_REASON:
    case TD_ISSUE_DISAGREEMENT:
    case TD_ISSUE_UNVERIFIED_PACK:
    default:
      return "dialog-warning-symbolic";
    }
}

static void
add_issue (TdBoardSummary *self, const TdBoardIssue *issue)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *icon = gtk_image_new_from_icon_name (get_issue_icon (issue->kind));
  GtkWidget *label = td_board_text_new (issue->text, 3);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_widget_set_tooltip_text (label, issue->text);
  gtk_image_set_pixel_size (GTK_IMAGE (icon), 14);
  gtk_image_set_pixel_size (GTK_IMAGE (arrow), 12);
  gtk_widget_add_css_class (icon, issue->kind == TD_ISSUE_MISSING_DATA ? "td-muted" : "td-warn");
  gtk_widget_add_css_class (arrow, "td-muted");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), arrow);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  td_widget_set_label (row, issue->text);
  gtk_list_box_append (self->issues, row);
}

static void
show_issues (TdBoardSummary *self, TdBoard *board)
{
  GPtrArray *issues = td_board_get_issues (board);
  GtkListBoxRow *row;
  guint n_shown = self->shows_all ? issues->len : MIN (issues->len, FEW_ISSUES);
  g_autofree char *all = g_strdup_printf (ngettext ("Show all %u", "Show all %u", issues->len),
                                          issues->len);

  while ((row = gtk_list_box_get_row_at_index (self->issues, 0)) != NULL)
    gtk_list_box_remove (self->issues, GTK_WIDGET (row));
  for (guint i = 0; i < n_shown; i++)
    add_issue (self, issues->pdata[i]);
  if (td_board_is_frozen (board))
    gtk_label_set_text (self->issues_label, _("Known When It Was Frozen"));
  else
    gtk_label_set_text (self->issues_label, issues->len > 0
                                            ? _("To Look at Before Freezing")
                                            : _("Nothing Stands Out Before Freezing"));
  gtk_widget_set_visible (GTK_WIDGET (self->issues), issues->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->issues_label), !td_board_is_frozen (board) ||
                                                           issues->len > 0);
  gtk_button_set_label (self->all_button, all);
  gtk_widget_set_visible (GTK_WIDGET (self->all_button), n_shown < issues->len);
}

static void
all_clicked_cb (TdBoardSummary *self)
{
  self->shows_all = TRUE;
  show_issues (self, self->board);
}

static void
explain_whole_cb (TdBoardSummary *self)
{
  g_signal_emit (self, signals[EXPLAIN], 0, "all");
}

static void
explain_cb (TdBoardSummary *self, const char *key)
{
  g_signal_emit (self, signals[EXPLAIN], 0, key);
}

static void
issue_activated_cb (TdBoardSummary *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[ISSUE], 0, (guint) gtk_list_box_row_get_index (row));
}

static void
td_board_summary_dispose (GObject *object)
{
  TdBoardSummary *self = TD_BOARD_SUMMARY (object);

  g_clear_object (&self->board);
  gtk_widget_dispose_template (GTK_WIDGET (object), TD_TYPE_BOARD_SUMMARY);
  td_widget_dispose_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (td_board_summary_parent_class)->dispose (object);
}

static void
td_board_summary_class_init (TdBoardSummaryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_board_summary_dispose;
  signals[EXPLAIN] = g_signal_new ("explain", TD_TYPE_BOARD_SUMMARY, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ISSUE] = g_signal_new ("issue", TD_TYPE_BOARD_SUMMARY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  g_type_ensure (TD_TYPE_BOARD_BAR);
  g_type_ensure (TD_TYPE_BOARD_QUOTAS);
  gtk_widget_class_set_template_from_resource (widget_class, TD_RESOURCES "td-board-summary.ui");
  gtk_widget_class_bind_template_child (widget_class, TdBoardSummary, total_label);
  gtk_widget_class_bind_template_child (widget_class, TdBoardSummary, bar);
  gtk_widget_class_bind_template_child (widget_class, TdBoardSummary, classes);
  gtk_widget_class_bind_template_child (widget_class, TdBoardSummary, rest_label);
  gtk_widget_class_bind_template_child (widget_class, TdBoardSummary, quotas);
  gtk_widget_class_bind_template_child (widget_class, TdBoardSummary, issues_label);
  gtk_widget_class_bind_template_child (widget_class, TdBoardSummary, issues);
  gtk_widget_class_bind_template_child (widget_class, TdBoardSummary, all_button);
  gtk_widget_class_bind_template_child (widget_class, TdBoardSummary, rule_label);
  gtk_widget_class_bind_template_callback (widget_class, explain_whole_cb);
  gtk_widget_class_bind_template_callback (widget_class, explain_cb);
  gtk_widget_class_bind_template_callback (widget_class, issue_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_clicked_cb);
}

static void
td_board_summary_init (TdBoardSummary *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  make_shares (self);
}

GtkWidget *
td_board_summary_new (void)
{
  return g_object_new (TD_TYPE_BOARD_SUMMARY, NULL);
}

void
td_board_summary_show (TdBoardSummary *self, TdBoard *board)
{
  TdQuotaRule rule = td_year_settings_get_quota (td_board_get_settings (board));
  g_autofree char *words = td_board_quota_words (&rule);
  g_autofree char *text = NULL;

  if (g_set_object (&self->board, board))
    self->shows_all = FALSE;
  show_shares (self, board);
  show_rest (self, board);
  td_board_quotas_show (self->quotas, board);
  show_issues (self, board);
  if (td_board_get_settings (board)->use_exception)
    text = g_strdup_printf (_("Excellent, by the decree's exception: %s; kept by every group, "
                              "every body and the whole."),
                            words);
  else
    /* Translators: the rule for the number of “excellent”, in words. */
    text = g_strdup_printf (_("Excellent: %s; kept by every group, every body and the whole."),
                            words);
  gtk_label_set_text (self->rule_label, text);
}

char *
td_board_summary_dup_text (TdBoardSummary *self)
{
  GString *text = g_string_new (NULL);
  g_autofree char *quotas = td_board_quotas_dup_text (self->quotas);

  for (int klass = TD_CLASS_EXCELLENT; klass > TD_CLASS_NONE; klass--)
    g_string_append_printf (text, "%s %s\n",
                            td_board_badge_get_text (TD_BOARD_BADGE (self->shares[klass].badge)),
                            gtk_label_get_text (GTK_LABEL (self->shares[klass].count)));
  g_string_append (text, quotas);
  return g_string_free (text, FALSE);
}
