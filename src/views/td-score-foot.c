/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score-foot.h"

#include "td-pair-layout.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

enum
{
  PROP_0,
  PROP_GRID,
  N_PROPS
};

struct _TdScoreFoot
{
  GtkWidget    parent_instance;

  TdScoreGrid *grid;
  GtkWidget   *legend;
  GtkWidget   *paste_box;
  GtkWidget   *paste_buttons;
  GtkLabel    *size_label;
  GtkWidget   *changed_box;
  GtkLabel    *changed_label;
  GtkWidget   *added_box;
  GtkLabel    *added_label;
  GtkWidget   *refused_box;
  GtkLabel    *refused_label;
  GtkLabel    *note_label;
  GtkWidget   *accept_button;
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TdScoreFoot, td_score_foot, GTK_TYPE_WIDGET)

static void
show_count (GtkWidget *box, GtkLabel *label, guint n, char *text)
{
  gtk_widget_set_visible (box, n > 0);
  gtk_label_set_text (label, text);
  g_free (text);
}

/* “5 rows × 3 columns”, both numbers with their own plural. */
static void
show_size (TdScoreFoot *self, guint rows, guint columns)
{
  g_autofree char *down = g_strdup_printf (ngettext ("%u row", "%u rows", rows), rows);
  g_autofree char *across = g_strdup_printf (ngettext ("%u column", "%u columns", columns),
                                             columns);
  /* Translators: how many rows, how many columns. */
  g_autofree char *text = g_strdup_printf (_("Pasted from Excel, %s × %s"), down, across);

  gtk_label_set_text (self->size_label, text);
}

static void
show_note (TdScoreFoot *self, TdScorePreview *preview, guint outside)
{
  const char *reason = td_score_preview_get_reason (preview);
  g_autofree char *beyond = NULL;
  g_autofree char *text = NULL;

  if (outside > 0)
    beyond = g_strdup_printf (ngettext ("%u cell lies beyond the last row or column.",
                                        "%u cells lie beyond the last row or column.", outside),
                              outside);
  if (beyond != NULL && reason != NULL)
    text = g_strconcat (beyond, " ", reason, NULL);
  else if (beyond != NULL || reason != NULL)
    text = g_strdup (beyond != NULL ? beyond : reason);
  else
    text = g_strdup (_("Every cell can be amended before it is taken."));
  gtk_label_set_text (self->note_label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->note_label), text);
}

static void
show_accept (TdScoreFoot *self, guint n)
{
  g_autofree char *text = g_strdup_printf (ngettext ("Take %u Cell (Ctrl+Enter)",
                                                     "Take %u Cells (Ctrl+Enter)", n), n);

  gtk_button_set_label (GTK_BUTTON (self->accept_button), text);
  gtk_widget_set_sensitive (self->accept_button, n > 0);
  gtk_widget_set_tooltip_text (self->accept_button,
                               n > 0 ? NULL : _("There is no cell that can be taken."));
}

static void
show_preview (TdScoreFoot *self)
{
  TdScorePreview *preview = self->grid != NULL ? td_score_grid_get_preview (self->grid) : NULL;
  guint rows;
  guint columns;
  guint outside;
  guint changed;
  guint added;
  guint refused;

  gtk_widget_set_visible (self->legend, preview == NULL);
  gtk_widget_set_visible (self->paste_box, preview != NULL);
  gtk_widget_set_visible (self->paste_buttons, preview != NULL);
  td_widget_set_css_class (GTK_WIDGET (self), "pasting", preview != NULL);
  if (preview == NULL)
    return;
  td_score_grid_get_pasted (self->grid, &rows, &columns, &outside);
  changed = td_score_preview_count (preview, TD_PROPOSAL_CHANGED);
  added = td_score_preview_count (preview, TD_PROPOSAL_ADDED);
  refused = td_score_preview_count (preview, TD_PROPOSAL_REFUSED) + outside;
  show_size (self, rows, columns);
  show_count (self->changed_box, self->changed_label, changed,
              g_strdup_printf (ngettext ("replaces %u cell", "replaces %u cells", changed),
                               changed));
  show_count (self->added_box, self->added_label, added,
              g_strdup_printf (ngettext ("adds %u cell", "adds %u cells", added), added));
  show_count (self->refused_box, self->refused_label, refused,
              g_strdup_printf (ngettext ("%u cell is not taken", "%u cells are not taken",
                                         refused), refused));
  show_note (self, preview, outside);
  show_accept (self, changed + added);
}

static void
accept_cb (TdScoreFoot *self)
{
  td_score_grid_accept (self->grid);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
drop_cb (TdScoreFoot *self)
{
  td_score_grid_drop (self->grid);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

/* --- class --- */

static void
td_score_foot_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_GRID)
    g_value_set_object (value, TD_SCORE_FOOT (object)->grid);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
td_score_foot_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_GRID)
    td_score_foot_set_grid (TD_SCORE_FOOT (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
forget_grid (TdScoreFoot *self)
{
  if (self->grid != NULL)
    g_signal_handlers_disconnect_by_func (self->grid, show_preview, self);
  g_clear_object (&self->grid);
}

static void
td_score_foot_dispose (GObject *object)
{
  forget_grid (TD_SCORE_FOOT (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), TD_TYPE_SCORE_FOOT);
  td_widget_dispose_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (td_score_foot_parent_class)->dispose (object);
}

static void
td_score_foot_class_init (TdScoreFootClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = td_score_foot_get_property;
  object_class->set_property = td_score_foot_set_property;
  object_class->dispose = td_score_foot_dispose;
  g_type_ensure (TD_TYPE_PAIR_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, TD_RESOURCES "td-score-foot.ui");
  gtk_widget_class_bind_template_child (widget_class, TdScoreFoot, legend);
  gtk_widget_class_bind_template_child (widget_class, TdScoreFoot, paste_buttons);
  gtk_widget_class_bind_template_child (widget_class, TdScoreFoot, paste_box);
  gtk_widget_class_bind_template_child (widget_class, TdScoreFoot, size_label);
  gtk_widget_class_bind_template_child (widget_class, TdScoreFoot, changed_box);
  gtk_widget_class_bind_template_child (widget_class, TdScoreFoot, changed_label);
  gtk_widget_class_bind_template_child (widget_class, TdScoreFoot, added_box);
  gtk_widget_class_bind_template_child (widget_class, TdScoreFoot, added_label);
  gtk_widget_class_bind_template_child (widget_class, TdScoreFoot, refused_box);
  gtk_widget_class_bind_template_child (widget_class, TdScoreFoot, refused_label);
  gtk_widget_class_bind_template_child (widget_class, TdScoreFoot, note_label);
  gtk_widget_class_bind_template_child (widget_class, TdScoreFoot, accept_button);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_bind_template_callback (widget_class, drop_cb);

  properties[PROP_GRID] = g_param_spec_object ("grid", NULL, NULL, TD_TYPE_SCORE_GRID,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                               G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
td_score_foot_init (TdScoreFoot *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
td_score_foot_new (TdScoreGrid *grid)
{
  return g_object_new (TD_TYPE_SCORE_FOOT, "grid", grid, NULL);
}

void
td_score_foot_set_grid (TdScoreFoot *self, TdScoreGrid *grid)
{
  if (self->grid == grid)
    return;
  forget_grid (self);
  self->grid = grid != NULL ? g_object_ref (grid) : NULL;
  if (grid != NULL)
    g_signal_connect_object (grid, "preview-changed", G_CALLBACK (show_preview), self,
                             G_CONNECT_SWAPPED);
  show_preview (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GRID]);
}
