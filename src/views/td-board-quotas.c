/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-quotas.h"

#include "td-board-badge.h"
#include "td-board-text.h"
#include "td-board-words.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A department of so many groups is better read in the board. */
#define MOST_QUOTAS 60
/* A name may take so many lines: “Trung tâm Trợ giúp pháp lý nhà nước tỉnh” takes two. */
#define MOST_LINES 3

/* One counter: a body, or a group below it. */
typedef struct
{
  GtkWidget *row;
  GtkWidget *name;
  GtkWidget *ratio;
  GtkWidget *badge;
  char      *key;
} Quota;

struct _TdBoardQuotas
{
  GtkWidget  parent_instance;

  GtkWidget *list;
  GtkWidget *more_label;
  GPtrArray *counters; /* of Quota */
};

enum
{
  EXPLAIN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdBoardQuotas, td_board_quotas, GTK_TYPE_WIDGET)

static void
free_quota (gpointer data)
{
  Quota *quota = data;

  g_free (quota->key);
  g_free (quota);
}

static GtkWidget *
make_ratio (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_set_size_request (label, 30, -1);
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

static Quota *
make_quota (TdBoardQuotas *self)
{
  Quota *quota = g_new0 (Quota, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  quota->name = td_board_text_new ("", MOST_LINES);
  quota->ratio = make_ratio ();
  quota->badge = td_board_badge_new ();
  gtk_widget_set_size_request (cell, 90, -1);
  gtk_box_append (GTK_BOX (cell), quota->badge);
  gtk_box_append (GTK_BOX (box), quota->name);
  gtk_box_append (GTK_BOX (box), quota->ratio);
  gtk_box_append (GTK_BOX (box), cell);
  quota->row = gtk_list_box_row_new ();
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (quota->row), box);
  gtk_list_box_append (GTK_LIST_BOX (self->list), quota->row);
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
show_quota (TdBoardQuotas *self, guint index, TdBoard *board, const TdBoardGroup *group,
            const char *body)
{
  Quota *quota = index < self->counters->len ? self->counters->pdata[index] : make_quota (self);
  g_autofree char *ratio = td_board_counter_ratio (board, &group->counter);
  g_autofree char *spoken = NULL;
  const char *label = get_short_label (group, body);

  g_free (quota->key);
  quota->key = g_strdup (group->group->key);
  td_board_text_set_label (TD_BOARD_TEXT (quota->name), label);
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
show_body (TdBoardQuotas *self, guint index, TdBoard *board, const TdBoardGroup *body,
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
drop_quotas (TdBoardQuotas *self, guint n)
{
  while (self->counters->len > n)
    {
      Quota *quota = self->counters->pdata[self->counters->len - 1];

      gtk_list_box_remove (GTK_LIST_BOX (self->list), quota->row);
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
show_first_quotas (TdBoardQuotas *self, TdBoard *board, guint n_tops)
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

/* The cap of a body holds however people are grouped: there its bodies follow the groups. */
static guint
show_all_quotas (TdBoardQuotas *self, TdBoard *board, guint n_tops)
{
  gboolean by_body = (td_board_get_settings (board)->grouping & TD_GROUP_BY_BODY) != 0;
  gboolean with_groups = td_board_get_n_groups (board) + n_tops <= MOST_QUOTAS;
  guint n_bodies = td_board_get_n_bodies (board);
  guint index = 0;

  for (guint i = 0; i < n_tops; i++)
    if (by_body)
      index = show_body (self, index, board, td_board_get_body (board, i), with_groups);
    else
      show_quota (self, index++, board, td_board_get_group (board, i), NULL);
  for (guint i = 0; !by_body && n_bodies > 1 && i < n_bodies && index < MOST_QUOTAS; i++)
    show_quota (self, index++, board, td_board_get_body (board, i), NULL);
  return index;
}

static void
activated_cb (TdBoardQuotas *self, GtkListBoxRow *row)
{
  const Quota *quota = self->counters->pdata[gtk_list_box_row_get_index (row)];

  g_signal_emit (self, signals[EXPLAIN], 0, quota->key);
}

static void
td_board_quotas_dispose (GObject *object)
{
  td_widget_dispose_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (td_board_quotas_parent_class)->dispose (object);
}

static void
td_board_quotas_finalize (GObject *object)
{
  g_ptr_array_unref (TD_BOARD_QUOTAS (object)->counters);
  G_OBJECT_CLASS (td_board_quotas_parent_class)->finalize (object);
}

static void
td_board_quotas_class_init (TdBoardQuotasClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_board_quotas_dispose;
  G_OBJECT_CLASS (klass)->finalize = td_board_quotas_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  signals[EXPLAIN] = g_signal_new ("explain", TD_TYPE_BOARD_QUOTAS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
td_board_quotas_init (TdBoardQuotas *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->counters = g_ptr_array_new_with_free_func (free_quota);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "td-quotas");
  td_widget_set_label (self->list, _("Places for Excellence"));
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  self->more_label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->more_label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->more_label), TRUE);
  gtk_widget_add_css_class (self->more_label, "td-small");
  gtk_widget_add_css_class (self->more_label, "td-muted");
  gtk_widget_set_parent (self->more_label, GTK_WIDGET (self));
}

void
td_board_quotas_show (TdBoardQuotas *self, TdBoard *board)
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
  gtk_label_set_text (GTK_LABEL (self->more_label), too_many ? more : "");
  gtk_widget_set_visible (self->more_label, too_many);
}

char *
td_board_quotas_dup_text (TdBoardQuotas *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->counters->len; i++)
    {
      const Quota *quota = self->counters->pdata[i];

      g_string_append_printf (text, "%s %s %s\n",
                              td_board_text_get_label (TD_BOARD_TEXT (quota->name)),
                              gtk_label_get_text (GTK_LABEL (quota->ratio)),
                              td_board_badge_get_text (TD_BOARD_BADGE (quota->badge)));
    }
  return g_string_free (text, FALSE);
}
