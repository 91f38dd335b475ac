/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-explain-view.h"

#include "td-entity.h"
#include "td-explain-step.h"
#include "td-shell.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Steps with steps below them are open at first above this level. */
#define OPEN_LEVELS 1

/**
 * Step: one step of the tree.
 * @node: of the tree
 * @path: "0/2/1": names it while the tree is shown anew
 */
typedef struct
{
  const TdExplain *node;
  char            *path;
  guint            level;
  gboolean         is_open;
  GtkWidget       *row;
  TdExplainStep   *line;
} Step;

struct _TdExplainView
{
  GtkWidget   parent_instance;

  GtkWidget  *list;
  TdExplain  *why;
  char       *subject;
  GPtrArray  *steps;
  GHashTable *toggled; /* paths of steps that are not as they were at first */
};

G_DEFINE_FINAL_TYPE (TdExplainView, td_explain_view, GTK_TYPE_WIDGET)

static void
free_step (gpointer data)
{
  Step *step = data;

  g_free (step->path);
  g_free (step);
}

/* --- what is open --- */

static gboolean
has_steps (const Step *step)
{
  return step->node->children != NULL && step->node->children->len > 0;
}

static void
show_step (Step *step)
{
  gboolean can_open = td_explain_step_can_open (step->line);

  td_explain_step_set_open (step->line, step->is_open);
  if (can_open)
    gtk_accessible_update_state (GTK_ACCESSIBLE (step->row), GTK_ACCESSIBLE_STATE_EXPANDED,
                                 step->is_open, -1);
}

static void
show_open (TdExplainView *self)
{
  guint closed_at = G_MAXUINT;

  for (guint i = 0; i < self->steps->len; i++)
    {
      Step *step = self->steps->pdata[i];

      if (step->level <= closed_at)
        closed_at = G_MAXUINT;
      gtk_widget_set_visible (step->row, closed_at == G_MAXUINT);
      if (!step->is_open && closed_at == G_MAXUINT)
        closed_at = step->level;
      show_step (step);
    }
}

static gboolean
is_open_at_first (const Step *step)
{
  return step->level < OPEN_LEVELS && has_steps (step);
}

static void
set_open (TdExplainView *self, Step *step, gboolean open)
{
  if (!td_explain_step_can_open (step->line) || step->is_open == open)
    return;
  step->is_open = open;
  if (open == is_open_at_first (step))
    g_hash_table_remove (self->toggled, step->path);
  else
    g_hash_table_add (self->toggled, g_strdup (step->path));
  show_open (self);
}

static Step *
get_step (TdExplainView *self, GtkListBoxRow *row)
{
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  return index >= 0 && (guint) index < self->steps->len ? self->steps->pdata[index] : NULL;
}

static void
activated_cb (TdExplainView *self, GtkListBoxRow *row)
{
  Step *step = get_step (self, row);

  if (step != NULL)
    set_open (self, step, !step->is_open);
}

static gboolean
key_pressed_cb (TdExplainView *self, guint keyval, guint keycode, GdkModifierType state)
{
  GtkWidget *focus = gtk_widget_get_focus_child (self->list);
  Step *step = get_step (self, GTK_IS_LIST_BOX_ROW (focus) ? GTK_LIST_BOX_ROW (focus) : NULL);

  if (step == NULL || state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK))
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      set_open (self, step, FALSE);
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      set_open (self, step, TRUE);
      return TRUE;
    default:
      return FALSE;
    }
}

/* --- records --- */

/* "discipline:123" as an entity and an id; %NULL where it is none. */
static const TdEntity *
read_record (const char *record, gint64 *id)
{
  const char *colon = record ? strchr (record, ':') : NULL;
  g_autofree char *key = NULL;

  if (colon == NULL)
    return NULL;
  key = g_strndup (record, (gsize) (colon - record));
  *id = g_ascii_strtoll (colon + 1, NULL, 10);
  return td_entity_find (key);
}

static void
show_record_cb (GtkButton *button, TdExplainView *self)
{
  const char *record = g_object_get_data (G_OBJECT (button), "record");
  gint64 id = 0;
  const TdEntity *entity = read_record (record, &id);

  if (!td_shell_show_record (GTK_WIDGET (self), entity, id))
    td_shell_toast (GTK_WIDGET (self), _("There is no page for this record yet."));
}

/* %NULL where no record caused the step, where it is whom it is about, who stands above,
 * or a score, which the step itself shows. */
static GtkWidget *
make_link (TdExplainView *self, const char *record)
{
  gint64 id;
  const TdEntity *entity = read_record (record, &id);
  g_autofree char *words = NULL;
  GtkWidget *button;

  if (entity == NULL || entity == &td_entity_staff || entity == &td_entity_score)
    return NULL;
  /* Translators: a link; %s is a kind of record: “Show discipline”. */
  words = g_strdup_printf (_("Show %s"), gettext (entity->label));
  button = gtk_button_new_with_label (words);
  gtk_widget_add_css_class (button, "td-link");
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "record", g_strdup (record), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (show_record_cb), self, 0);
  return button;
}

/* --- building --- */

static void
make_row (TdExplainView *self, Step *step)
{
  const TdExplain *node = step->node;
  GtkWidget *line = td_explain_step_new (node, step->level, make_link (self, node->record));
  g_autofree char *words = NULL;

  words = g_strdup_printf ("%s%s%s", node->text, node->figure ? ": " : "",
                           node->figure ? node->figure : "");
  step->line = TD_EXPLAIN_STEP (line);
  step->row = gtk_list_box_row_new ();
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (step->row),
                                    td_explain_step_can_open (step->line));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (step->row), line);
  td_widget_set_css_class (step->row, "first", step->level == 0 && self->steps->len > 0);
  td_widget_set_label (step->row, words);
}

static void
add_step (TdExplainView *self, const TdExplain *node, const char *path, guint level)
{
  Step *step = g_new0 (Step, 1);

  step->node = node;
  step->path = g_strdup (path);
  step->level = level;
  step->is_open = is_open_at_first (step) != g_hash_table_contains (self->toggled, path);
  make_row (self, step);
  gtk_list_box_append (GTK_LIST_BOX (self->list), step->row);
  g_ptr_array_add (self->steps, step);
}

static void
add_steps (TdExplainView *self, const TdExplain *node, const char *path, guint level)
{
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    {
      const TdExplain *child = node->children->pdata[i];
      g_autofree char *below = g_strdup_printf ("%s/%u", path, i);

      add_step (self, child, below, level);
      add_steps (self, child, below, level + 1);
    }
}

static void
clear (TdExplainView *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  g_ptr_array_set_size (self->steps, 0);
  g_clear_pointer (&self->why, td_explain_unref);
}

static void
td_explain_view_dispose (GObject *object)
{
  TdExplainView *self = TD_EXPLAIN_VIEW (object);

  g_ptr_array_set_size (self->steps, 0);
  td_widget_dispose_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (td_explain_view_parent_class)->dispose (object);
}

static void
td_explain_view_finalize (GObject *object)
{
  TdExplainView *self = TD_EXPLAIN_VIEW (object);

  g_clear_pointer (&self->why, td_explain_unref);
  g_ptr_array_unref (self->steps);
  g_hash_table_unref (self->toggled);
  g_free (self->subject);
  G_OBJECT_CLASS (td_explain_view_parent_class)->finalize (object);
}

static void
td_explain_view_class_init (TdExplainViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_explain_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = td_explain_view_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "tdexplain");
}

static void
td_explain_view_init (TdExplainView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->steps = g_ptr_array_new_with_free_func (free_step);
  self->toggled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "td-why");
  td_widget_set_label (self->list, _("Why"));
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->list, keys);
}

GtkWidget *
td_explain_view_new (void)
{
  return g_object_new (TD_TYPE_EXPLAIN_VIEW, NULL);
}

void
td_explain_view_show (TdExplainView *self, const TdExplain *why, const char *subject)
{
  clear (self);
  if (g_strcmp0 (self->subject, subject) != 0)
    {
      g_hash_table_remove_all (self->toggled);
      g_free (self->subject);
      self->subject = g_strdup (subject);
    }
  if (why != NULL)
    {
      self->why = td_explain_ref ((TdExplain *) why);
      add_steps (self, why, "", 0);
    }
  show_open (self);
}

char *
td_explain_view_dup_text (TdExplainView *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->steps->len; i++)
    {
      const Step *step = self->steps->pdata[i];

      if (gtk_widget_get_visible (step->row))
        g_string_append_printf (text, "%*s%s\n", (int) step->level * 2, "", step->node->text);
    }
  return g_string_free (text, FALSE);
}

gboolean
td_explain_view_focus (TdExplainView *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0);

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}
