/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-summary.h"

#include "td-board-badge.h"
#include "td-board-bar.h"
#include "td-board-text.h"
#include "td-board-words.h"
#include "td-number.h"
#include "td-views.h"
#include "td-year-settings.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A department of so many groups is better read in the board. */
#define MOST_QUOTAS 60
/* So many things to look at are shown unasked. */
#define FEW_ISSUES 6

/* One counter: a body, or a group below it. */
typedef struct
{
  GtkWidget *row;
  GtkWidget *name;
  GtkWidget *ratio;
  GtkWidget *badge;
  char      *key;
} Quota;

/* One class: how many, and what share of all. */
typedef struct
{
  GtkWidget *badge;
  GtkWidget *count;
  GtkWidget *share;
} Share;

struct _TdBoardSummary
{
  GtkWidget   parent_instance;

  TdBoard    *board;
  GtkLabel   *total_label;
  TdBoardBar *bar;
  GtkBox     *classes;
  GtkLabel   *rest_label;
  GtkListBox *quotas;
  GtkLabel   *more_label;
  GtkLabel   *issues_label;
  GtkListBox *issues;
  GtkButton  *all_button;
  GtkLabel   *rule_label;

  Share       shares[TD_N_CLASSES];
  GPtrArray  *counters; /* of Quota */
  gboolean    shows_all;
};

enum
{
  EXPLAIN,
  ISSUE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdBoardSummary, td_board_summary, GTK_TYPE_WIDGET)

static void
free_quota (gpointer data)
{
  Quota *quota = data;

  g_free (quota->key);
  g_free (quota);
}

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

/* --- counters --- */

static Quota *
make_quota (TdBoardSummary *self)
{
  Quota *quota = g_new0 (Quota, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  quota->name = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (quota->name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (quota->name), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (quota->name), 1);
  gtk_label_set_max_width_chars (GTK_LABEL (quota->name), 1);
  gtk_widget_set_hexpand (quota->name, TRUE);
  quota->ratio = make_number (30, "ratio");
  quota->badge = td_board_badge_new ();
  gtk_widget_set_size_request (cell, 90, -1);
  gtk_box_append (GTK_BOX (cell), quota->badge);
  gtk_box_append (GTK_BOX (box), quota->name);
  gtk_box_append (GTK_BOX (box), quota->ratio);
  gtk_box_append (GTK_BOX (box), cell);
  quota->row = gtk_list_box_row_new ();
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (quota->row), box);
  gtk_list_box_append (self->quotas, quota->row);
  g_ptr_array_add (self->counters, quota);
  return quota;
}

/* The group's name without that of its body, which stands above it. */
static const char *
get_short_label (const TdBoardGroup *group, const char *body)
{
  static const char separator[] = " · ";
  const char *label = group->group->label;

  if (body == NULL || !g_str_has_prefix (label, body) ||
      !g_str_has_prefix (label + strlen (body), separator))
    return label;
  return label + strlen (body) + strlen (separator);
}

static void
show_quota (TdBoardSummary *self, guint index, TdBoard *board, const TdBoardGroup *group,
            const char *body)
{
  Quota *quota = index < self->counters->len ? self->counters->pdata[index] : make_quota (self);
  g_autofree char *ratio = td_board_counter_ratio (board, &group->counter);
  g_autofree char *spoken = NULL;
  const char *label = get_short_label (group, body);

  g_free (quota->key);
  quota->key = g_strdup (group->group->key);
  gtk_label_set_text (GTK_LABEL (quota->name), label);
  gtk_label_set_text (GTK_LABEL (quota->ratio), ratio);
  td_board_badge_show_counter (TD_BOARD_BADGE (quota->badge), board, &group->counter);
  gtk_widget_set_margin_start (quota->name, body != NULL ? 15 : 0);
  td_widget_set_css_class (quota->row, "body", body == NULL);
  gtk_widget_set_tooltip_text (quota->row, group->group->label);
  /* Translators: read out for a counter: group, used/cap, “1 over”. */
  spoken = g_strdup_printf (_("%s, %s, %s"), group->group->label, ratio,
                            td_board_badge_get_text (TD_BOARD_BADGE (quota->badge)));
  td_widget_set_label (quota->row, spoken);
}

static guint
count_groups (TdBoard *board, gint64 body)
{
  guint n = 0;

  for (guint i = 0; i < td_board_get_n_groups (board); i++)
    n += td_board_get_group (board, i)->group->body == body;
  return n;
}

/* A body, and its groups unless it is but one group. */
static guint
show_body (TdBoardSummary *self, guint index, TdBoard *board, const TdBoardGroup *body,
           gboolean with_groups)
{
  show_quota (self, index++, board, body, NULL);
  if (!with_groups || count_groups (board, body->group->body) < 2)
    return index;
  for (guint i = 0; i < td_board_get_n_groups (board); i++)
    {
      const TdBoardGroup *group = td_board_get_group (board, i);

      if (group->group->body == body->group->body)
        show_quota (self, index++, board, group, body->group->label);
    }
  return index;
}

static void
drop_quotas (TdBoardSummary *self, guint n)
{
  while (self->counters->len > n)
    {
      Quota *quota = self->counters->pdata[self->counters->len - 1];

      gtk_list_box_remove (self->quotas, quota->row);
      g_ptr_array_set_size (self->counters, (int) self->counters->len - 1);
    }
}

/* The bodies, or the groups where people are not grouped by body. */
static const TdBoardGroup *
get_top (TdBoard *board, guint index)
{
  return (td_board_get_settings (board)->grouping & TD_GROUP_BY_BODY) != 0
         ? td_board_get_body (board, index)
         : td_board_get_group (board, index);
}

/* Too many for the pane: those over their cap come first. */
static guint
show_first_quotas (TdBoardSummary *self, TdBoard *board, guint n_tops)
{
  guint index = 0;

  for (int over = 1; over >= 0; over--)
    for (guint i = 0; i < n_tops && index < MOST_QUOTAS; i++)
      {
        const TdBoardGroup *top = get_top (board, i);

        if ((top->counter.left < 0) == over)
          show_quota (self, index++, board, top, NULL);
      }
  return index;
}

static guint
show_all_quotas (TdBoardSummary *self, TdBoard *board, guint n_tops)
{
  gboolean by_body = (td_board_get_settings (board)->grouping & TD_GROUP_BY_BODY) != 0;
  gboolean with_groups = td_board_get_n_groups (board) + n_tops <= MOST_QUOTAS;
  guint index = 0;

  for (guint i = 0; i < n_tops; i++)
    if (by_body)
      index = show_body (self, index, board, td_board_get_body (board, i), with_groups);
    else
      show_quota (self, index++, board, td_board_get_group (board, i), NULL);
  return index;
}

static void
show_quotas (TdBoardSummary *self, TdBoard *board)
{
  gboolean by_body = (td_board_get_settings (board)->grouping & TD_GROUP_BY_BODY) != 0;
  guint n_tops = by_body ? td_board_get_n_bodies (board) : td_board_get_n_groups (board);
  gboolean too_many = n_tops > MOST_QUOTAS;
  g_autofree char *more = NULL;

  drop_quotas (self, too_many ? show_first_quotas (self, board, n_tops)
                              : show_all_quotas (self, board, n_tops));
  if (too_many)
    more = g_strdup_printf (ngettext ("and %u more, in the board", "and %u more, in the board",
                                      n_tops - MOST_QUOTAS),
                            n_tops - MOST_QUOTAS);
  gtk_label_set_text (self->more_label, too_many ? more : "");
  gtk_widget_set_visible (GTK_WIDGET (self->more_label), too_many);
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
      return "dialog-question-symbolic";
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
  gtk_label_set_text (self->issues_label, issues->len > 0 ? _("To Look at Before Freezing")
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
quota_activated_cb (TdBoardSummary *self, GtkListBoxRow *row)
{
  guint index = (guint) gtk_list_box_row_get_index (row);
  const Quota *quota = self->counters->pdata[index];

  g_signal_emit (self, signals[EXPLAIN], 0, quota->key);
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
td_board_summary_finalize (GObject *object)
{
  g_ptr_array_unref (TD_BOARD_SUMMARY (object)->counters);
  G_OBJECT_CLASS (td_board_summary_parent_class)->finalize (object);
}

static void
td_board_summary_class_init (TdBoardSummaryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_board_summary_dispose;
  G_OBJECT_CLASS (klass)->finalize = td_board_summary_finalize;
  signals[EXPLAIN] = g_signal_new ("explain", TD_TYPE_BOARD_SUMMARY, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ISSUE] = g_signal_new ("issue", TD_TYPE_BOARD_SUMMARY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  g_type_ensure (TD_TYPE_BOARD_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, TD_RESOURCES "td-board-summary.ui");
  gtk_widget_class_bind_template_child (widget_class, TdBoardSummary, total_label);
  gtk_widget_class_bind_template_child (widget_class, TdBoardSummary, bar);
  gtk_widget_class_bind_template_child (widget_class, TdBoardSummary, classes);
  gtk_widget_class_bind_template_child (widget_class, TdBoardSummary, rest_label);
  gtk_widget_class_bind_template_child (widget_class, TdBoardSummary, quotas);
  gtk_widget_class_bind_template_child (widget_class, TdBoardSummary, more_label);
  gtk_widget_class_bind_template_child (widget_class, TdBoardSummary, issues_label);
  gtk_widget_class_bind_template_child (widget_class, TdBoardSummary, issues);
  gtk_widget_class_bind_template_child (widget_class, TdBoardSummary, all_button);
  gtk_widget_class_bind_template_child (widget_class, TdBoardSummary, rule_label);
  gtk_widget_class_bind_template_callback (widget_class, explain_whole_cb);
  gtk_widget_class_bind_template_callback (widget_class, quota_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, issue_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_clicked_cb);
}

static void
td_board_summary_init (TdBoardSummary *self)
{
  self->counters = g_ptr_array_new_with_free_func (free_quota);
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
  show_quotas (self, board);
  show_issues (self, board);
  /* Translators: the rule for the number of “excellent”, in words. */
  text = g_strdup_printf (_("Excellent: %s; kept by every group, every body and the whole."),
                          words);
  gtk_label_set_text (self->rule_label, text);
}

char *
td_board_summary_dup_text (TdBoardSummary *self)
{
  GString *text = g_string_new (NULL);

  for (int klass = TD_CLASS_EXCELLENT; klass > TD_CLASS_NONE; klass--)
    g_string_append_printf (text, "%s %s\n",
                            td_board_badge_get_text (TD_BOARD_BADGE (self->shares[klass].badge)),
                            gtk_label_get_text (GTK_LABEL (self->shares[klass].count)));
  for (guint i = 0; i < self->counters->len; i++)
    {
      const Quota *quota = self->counters->pdata[i];

      g_string_append_printf (text, "%s %s %s\n", gtk_label_get_text (GTK_LABEL (quota->name)),
                              gtk_label_get_text (GTK_LABEL (quota->ratio)),
                              td_board_badge_get_text (TD_BOARD_BADGE (quota->badge)));
    }
  return g_string_free (text, FALSE);
}
