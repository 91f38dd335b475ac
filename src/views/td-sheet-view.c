/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-sheet-view-private.h"

#include "td-pair-layout.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

#define PANE_WIDTH        336
#define NARROW_PANE_WIDTH 330

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_SUBTITLE,
  PROP_NARROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint closed_signal;

G_DEFINE_FINAL_TYPE (TdSheetView, td_sheet_view, GTK_TYPE_WIDGET)

const TdBookSheet *
td_sheet_view_get_shown (TdSheetView *self)
{
  return self->book != NULL && self->sheet < td_score_book_get_n_sheets (self->book)
         ? td_score_book_get_sheet (self->book, self->sheet) : NULL;
}

/* --- what is shown --- */

static void
update_title (TdSheetView *self, const TdBookSheet *sheet)
{
  const TdCriteriaSet *set = td_score_book_get_set (self->book);
  const char *round = td_record_get_title (td_score_book_get_record (self->book));

  g_free (self->title);
  g_free (self->subtitle);
  self->title = g_strdup (sheet->name);
  /* Translators: a round, a criteria set, its version. */
  self->subtitle = g_strdup_printf (_("%s · %s, version %u"), round, set->name, set->version);
  gtk_label_set_text (self->name_label, sheet->name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name_label), sheet->name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBTITLE]);
}

static void
show_chip (TdSheetView *self, GtkToggleButton *button, TdSheetFilter filter, const char *label,
           gboolean always)
{
  guint n = td_sheet_table_count (self->table, filter);
  /* Translators: what criteria have in common, and how many they are. */
  g_autofree char *text = g_strdup_printf (_("%s %u"), label, n);

  gtk_button_set_label (GTK_BUTTON (button), text);
  gtk_widget_set_sensitive (GTK_WIDGET (button), n > 0 || gtk_toggle_button_get_active (button));
  gtk_widget_set_visible (GTK_WIDGET (button), always || n > 0 ||
                                               gtk_toggle_button_get_active (button));
}

static void
update_chips (TdSheetView *self)
{
  show_chip (self, self->differences_button, TD_SHEET_SHOW_DIFFERENCES,
             C_("score", "Differences"), TRUE);
  show_chip (self, self->lacking_button, TD_SHEET_SHOW_LACKING, _("No Evidence"), TRUE);
  show_chip (self, self->questioned_button, TD_SHEET_SHOW_QUESTIONED, _("Questions"), FALSE);
}

static void
update (TdSheetView *self)
{
  const TdBookSheet *sheet = td_sheet_view_get_shown (self);

  td_sheet_view_update_actions (self);
  if (sheet == NULL)
    return;
  update_title (self, sheet);
  td_sheet_strip_show (self->strip, sheet->state);
  td_sheet_foot_show (self->foot, self->book, self->sheet);
  td_sheet_view_update_head (self);
  td_sheet_view_update_header (self);
  update_chips (self);
  td_sheet_view_update_pane (self);
}

static void
book_changed_cb (TdSheetView *self, guint sheet)
{
  if (sheet != TD_BOOK_ALL && sheet != self->sheet)
    {
      /* Ranks and the place among the others. */
      td_sheet_foot_show (self->foot, self->book, self->sheet);
      return;
    }
  if (!td_score_book_find_sheet (self->book, self->id, &self->sheet))
    {
      td_sheet_view_show (self, self->store, NULL, 0);
      g_signal_emit (self, closed_signal, 0);
      return;
    }
  td_sheet_table_show (self->table, self->store, self->book, self->sheet);
  update (self);
}

static void
forget_book (TdSheetView *self)
{
  if (self->book != NULL)
    g_signal_handlers_disconnect_by_func (self->book, book_changed_cb, self);
  g_clear_object (&self->book);
}

void
td_sheet_view_show (TdSheetView *self, TdStore *store, TdScoreBook *book, guint sheet)
{
  const TdBookSheet *shown;
  TdSheetCell cell = { .layer = TD_LAYER_SELF };
  gboolean is_other_state;

  g_return_if_fail (TD_IS_SHEET_VIEW (self));
  g_return_if_fail (book == NULL || sheet < td_score_book_get_n_sheets (book));

  td_sheet_view_commit (self);
  g_set_object (&self->store, store);
  if (book != self->book)
    {
      forget_book (self);
      self->book = book != NULL ? g_object_ref (book) : NULL;
      if (book != NULL)
        g_signal_connect_object (book, "changed", G_CALLBACK (book_changed_cb), self,
                                 G_CONNECT_SWAPPED);
    }
  shown = book != NULL ? td_score_book_get_sheet (book, sheet) : NULL;
  is_other_state = shown != NULL && shown->id != self->id;
  self->sheet = sheet;
  self->id = shown != NULL ? shown->id : 0;
  gtk_toggle_button_set_active (self->differences_button, FALSE);
  gtk_toggle_button_set_active (self->lacking_button, FALSE);
  gtk_toggle_button_set_active (self->questioned_button, FALSE);
  td_sheet_table_show (self->table, store, book, sheet);
  /* The layer that is being worked on, in the row that was looked at last. */
  if (is_other_state && td_sheet_table_get_current (self->table, &cell))
    td_sheet_table_set_current (self->table, cell.criterion,
                                td_sheet_working_layer (shown->state));
  update (self);
}

void
td_sheet_view_select (TdSheetView *self, guint criterion, TdLayer layer)
{
  td_sheet_table_set_current (self->table, criterion, layer);
}

/* --- what is asked for --- */

static void
current_changed_cb (TdSheetView *self)
{
  if (self->is_narrow)
    td_sheet_view_update_head (self);
  td_sheet_view_update_pane (self);
}

static void
filter_toggled_cb (TdSheetView *self, GtkToggleButton *button)
{
  GtkToggleButton *buttons[] = { self->differences_button, self->lacking_button,
                                 self->questioned_button };
  TdSheetFilter filters[] = { TD_SHEET_SHOW_DIFFERENCES, TD_SHEET_SHOW_LACKING,
                              TD_SHEET_SHOW_QUESTIONED };
  TdSheetFilter filter = TD_SHEET_SHOW_ALL;

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      /* One at a time. */
      if (buttons[i] != button && gtk_toggle_button_get_active (button))
        gtk_toggle_button_set_active (buttons[i], FALSE);
      if (gtk_toggle_button_get_active (buttons[i]))
        filter = filters[i];
    }
  td_sheet_table_set_filter (self->table, filter);
  if (self->book != NULL)
    update_chips (self);
}

/* --- class --- */

static void
set_narrow (TdSheetView *self, gboolean narrow)
{
  if (self->is_narrow == narrow)
    return;
  self->is_narrow = narrow;
  td_split_view_set_reveal (self->split, !narrow);
  td_split_view_set_folded (self->split, narrow);
  gtk_widget_set_size_request (GTK_WIDGET (self->details),
                               narrow ? NARROW_PANE_WIDTH : PANE_WIDTH, -1);
  td_sheet_strip_set_narrow (self->strip, narrow);
  /* There the header bar has no room for the name. */
  gtk_widget_set_visible (GTK_WIDGET (self->name_label), narrow);
  td_sheet_table_set_narrow (self->table, narrow);
  td_sheet_view_update_head (self);
  td_sheet_view_update_header (self);
  td_sheet_view_update_pane (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
td_sheet_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdSheetView *self = TD_SHEET_VIEW (object);

  if (id == PROP_TITLE)
    g_value_set_string (value, self->title);
  else if (id == PROP_SUBTITLE)
    g_value_set_string (value, self->subtitle);
  else if (id == PROP_NARROW)
    g_value_set_boolean (value, self->is_narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
td_sheet_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    set_narrow (TD_SHEET_VIEW (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static gboolean
td_sheet_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TD_SHEET_VIEW (widget)->table));
}

/* Who comes in from before it begins in the table, where the work is; what stands above
 * it is one step back. */
static gboolean
td_sheet_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if (direction == GTK_DIR_TAB_FORWARD && gtk_widget_get_focus_child (widget) == NULL)
    return gtk_widget_grab_focus (widget);
  return GTK_WIDGET_CLASS (td_sheet_view_parent_class)->focus (widget, direction);
}

/* Another page, or the window is closed. */
static void
td_sheet_view_unmap (GtkWidget *widget)
{
  td_sheet_view_commit (TD_SHEET_VIEW (widget));
  GTK_WIDGET_CLASS (td_sheet_view_parent_class)->unmap (widget);
}

static void
td_sheet_view_dispose (GObject *object)
{
  TdSheetView *self = TD_SHEET_VIEW (object);

  forget_book (self);
  g_clear_object (&self->store);
  g_clear_object (&self->actions);
  g_clear_object (&self->header_start);
  g_clear_object (&self->header_end);
  gtk_widget_dispose_template (GTK_WIDGET (object), TD_TYPE_SHEET_VIEW);
  td_widget_dispose_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (td_sheet_view_parent_class)->dispose (object);
}

static void
td_sheet_view_finalize (GObject *object)
{
  g_free (TD_SHEET_VIEW (object)->title);
  g_free (TD_SHEET_VIEW (object)->subtitle);
  G_OBJECT_CLASS (td_sheet_view_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (TD_TYPE_DETAILS_PANE);
  g_type_ensure (TD_TYPE_PAIR_LAYOUT);
  g_type_ensure (TD_TYPE_SHEET_FOOT);
  g_type_ensure (TD_TYPE_SHEET_PANE);
  g_type_ensure (TD_TYPE_SHEET_STRIP);
  g_type_ensure (TD_TYPE_SHEET_TABLE);
  g_type_ensure (TD_TYPE_SPLIT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, TD_RESOURCES "td-sheet-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TdSheetView, strip);
  gtk_widget_class_bind_template_child (widget_class, TdSheetView, name_label);
  gtk_widget_class_bind_template_child (widget_class, TdSheetView, differences_button);
  gtk_widget_class_bind_template_child (widget_class, TdSheetView, lacking_button);
  gtk_widget_class_bind_template_child (widget_class, TdSheetView, questioned_button);
  gtk_widget_class_bind_template_child (widget_class, TdSheetView, head);
  gtk_widget_class_bind_template_child (widget_class, TdSheetView, table);
  gtk_widget_class_bind_template_child (widget_class, TdSheetView, foot);
  gtk_widget_class_bind_template_callback (widget_class, current_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_toggled_cb);
  td_sheet_view_class_bind_pane (widget_class);
}

static void
td_sheet_view_class_init (TdSheetViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = td_sheet_view_get_property;
  object_class->set_property = td_sheet_view_set_property;
  object_class->dispose = td_sheet_view_dispose;
  object_class->finalize = td_sheet_view_finalize;
  widget_class->grab_focus = td_sheet_view_grab_focus;
  widget_class->focus = td_sheet_view_focus;
  widget_class->unmap = td_sheet_view_unmap;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL,
                                                flags | G_PARAM_READABLE);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL,
                                                   flags | G_PARAM_READABLE);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  flags | G_PARAM_READWRITE);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  closed_signal = g_signal_new ("closed", TD_TYPE_SHEET_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  bind_template (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "sheet.previous",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "sheet.next",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, 0, "sheet.toggle-pane", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "sheet.back", NULL);
}

static void
td_sheet_view_init (TdSheetView *self)
{
  td_sheet_view_init_actions (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  td_sheet_view_make_header (self);
  td_sheet_view_make_head (self);
  td_sheet_view_update_actions (self);
}

GtkWidget *
td_sheet_view_new (void)
{
  return g_object_new (TD_TYPE_SHEET_VIEW, NULL);
}

GtkWidget *
td_sheet_view_get_header_start (TdSheetView *self)
{
  return self->header_start;
}

GtkWidget *
td_sheet_view_get_header_end (TdSheetView *self)
{
  return self->header_end;
}

const char *
td_sheet_view_get_title (TdSheetView *self)
{
  return self->title;
}

const char *
td_sheet_view_get_subtitle (TdSheetView *self)
{
  return self->subtitle;
}

gboolean
td_sheet_view_get_sheet (TdSheetView *self, guint *sheet)
{
  if (td_sheet_view_get_shown (self) == NULL)
    return FALSE;
  *sheet = self->sheet;
  return TRUE;
}
