/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-unit-people.h"

#include "td-class.h"
#include "td-number.h"
#include "td-shell.h"
#include "td-staff-dialogs.h"
#include "td-text.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

#define FIRST 15

struct _TdUnitPeople
{
  GtkWidget    parent_instance;

  TdStore     *store;
  gint64       unit;
  gint64       head;
  gboolean     all;
  guint        n;

  GtkLabel    *title_label;
  GtkWidget   *all_button;
  GtkWidget   *add_button;
  GtkWidget   *nobody_label;
  GtkListBox  *list;
};

G_DEFINE_FINAL_TYPE (TdUnitPeople, td_unit_people, GTK_TYPE_WIDGET)

/* --- lines --- */

static GtkWidget *
make_label (const char *text, gboolean muted)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "td-small");
  td_widget_set_css_class (label, "td-muted", muted);
  return label;
}

/* What a person is in the unit: "Head · Chief of division". */
static char *
dup_role (TdUnitPeople *self, TdRecord *person)
{
  const char *post = td_record_get_text (person, "post");

  if (td_record_get_id (person) == self->head)
    return post ? g_strdup_printf ("%s · %s", C_("of a unit", "Head"), post)
                : g_strdup (C_("of a unit", "Head"));
  return post ? g_strdup (post) : td_record_dup_display (person, "kind");
}

static void
append_person (TdUnitPeople *self, TdRecord *person)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  const char *name = td_record_get_title (person);
  g_autofree char *role = dup_role (self, person);
  GtkWidget *label = make_label (name, FALSE);
  GtkWidget *role_label = make_label (role, TRUE);
  gint64 id = td_record_get_id (person);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (role_label), 1);
  gtk_label_set_max_width_chars (GTK_LABEL (role_label), 22);
  gtk_widget_set_tooltip_text (role_label, role);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), role_label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (label, _("Show this person"));
  td_widget_set_label (row, name);
  g_object_set_data_full (G_OBJECT (row), "td-id", g_memdup2 (&id, sizeof id), g_free);
  gtk_list_box_append (self->list, row);
}

/* --- who: the head, leaders, their deputies, the others, each by name --- */

enum
{
  RANK_HEAD,
  RANK_LEADER,
  RANK_DEPUTY,
  RANK_OTHER,
  N_RANKS
};

static guint
get_rank (TdUnitPeople *self, TdRecord *person)
{
  const char *post = td_record_get_text (person, "post");
  const char *leader = td_record_get_text (person, "leader");
  g_autofree char *folded = NULL;

  if (td_record_get_id (person) == self->head)
    return RANK_HEAD;
  if (leader ? !g_str_equal (leader, "co") : !td_post_is_leader (post))
    return RANK_OTHER;
  folded = td_text_fold (post);
  return g_str_has_prefix (folded, "pho ") ? RANK_DEPUTY : RANK_LEADER;
}

/* (element-type TdRecord) */
static GPtrArray *
find_people (TdUnitPeople *self)
{
  TdReader *reader = td_store_get_reader (self->store);
  g_autoptr (TdQuery) query = td_query_new (&td_entity_staff);
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GArray) ranks = g_array_new (FALSE, FALSE, sizeof (guint));
  GPtrArray *ordered = g_ptr_array_new_with_free_func (g_object_unref);

  td_query_filter_int (query, "unit", TD_FILTER_IS, self->unit);
  people = td_reader_list (reader, query, NULL);
  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      guint rank = get_rank (self, people->pdata[i]);

      g_array_append_val (ranks, rank);
    }
  for (guint rank = 0; rank < N_RANKS; rank++)
    {
      for (guint i = 0; i < ranks->len; i++)
        {
          if (g_array_index (ranks, guint, i) == rank)
            g_ptr_array_add (ordered, g_object_ref (people->pdata[i]));
        }
    }
  return ordered;
}

static void
show_title (TdUnitPeople *self)
{
  g_autofree char *n = td_integer_to_text (self->n);
  /* Translators: heading of a list of people, with how many there are. */
  g_autofree char *title = g_strdup_printf (_("People (%s)"), n);

  gtk_label_set_text (self->title_label, title);
}

static void
fill (TdUnitPeople *self)
{
  g_autoptr (GPtrArray) people = NULL;
  guint limit;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  self->n = 0;
  if (self->unit == 0)
    return;
  people = find_people (self);
  self->n = people->len;
  limit = self->all ? people->len : FIRST;
  for (guint i = 0; i < people->len && i < limit; i++)
    append_person (self, people->pdata[i]);
  show_title (self);
  gtk_widget_set_visible (self->all_button, people->len > limit);
  gtk_widget_set_visible (self->nobody_label, people->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->list), people->len > 0);
}

static void
store_changed_cb (TdUnitPeople *self, TdChanges *changes)
{
  /* A write that was under way may end when the window has let the register go. */
  if (self->unit != 0 && gtk_widget_get_root (GTK_WIDGET (self)) != NULL &&
      td_changes_touch (changes, &td_entity_staff))
    fill (self);
}

static void
row_activated_cb (TdUnitPeople *self, GtkListBoxRow *row)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "td-id");

  td_shell_show_record (GTK_WIDGET (self), &td_entity_staff, *id);
}

static void
add_cb (TdUnitPeople *self)
{
  td_staff_dialog_add (GTK_WIDGET (self), self->store, self->unit);
}

/* --- class --- */

static void
td_unit_people_dispose (GObject *object)
{
  TdUnitPeople *self = TD_UNIT_PEOPLE (object);

  self->unit = 0;
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_UNIT_PEOPLE);
  td_widget_dispose_children (GTK_WIDGET (self));
  g_clear_object (&self->store);
  G_OBJECT_CLASS (td_unit_people_parent_class)->dispose (object);
}

static void
td_unit_people_class_init (TdUnitPeopleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_unit_people_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, TD_RESOURCES "td-unit-people.ui");
  gtk_widget_class_bind_template_child (widget_class, TdUnitPeople, title_label);
  gtk_widget_class_bind_template_child (widget_class, TdUnitPeople, all_button);
  gtk_widget_class_bind_template_child (widget_class, TdUnitPeople, add_button);
  gtk_widget_class_bind_template_child (widget_class, TdUnitPeople, nobody_label);
  gtk_widget_class_bind_template_child (widget_class, TdUnitPeople, list);
  gtk_widget_class_bind_template_callback (widget_class, td_unit_people_show_all);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
td_unit_people_init (TdUnitPeople *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
td_unit_people_new (TdStore *store)
{
  TdUnitPeople *self = g_object_new (TD_TYPE_UNIT_PEOPLE, NULL);

  self->store = g_object_ref (store);
  gtk_widget_set_sensitive (self->add_button, !td_store_is_read_only (store));
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
td_unit_people_set_unit (TdUnitPeople *self, gint64 unit, gint64 head)
{
  if (unit == self->unit && head == self->head)
    return;
  if (unit != self->unit)
    self->all = FALSE;
  self->unit = unit;
  self->head = head;
  fill (self);
}

guint
td_unit_people_get_n (TdUnitPeople *self)
{
  return self->n;
}

void
td_unit_people_show_all (TdUnitPeople *self)
{
  self->all = TRUE;
  fill (self);
}

void
td_unit_people_focus (TdUnitPeople *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
  /* Also where the mouse asked for it: it is what the person is to see. */
  if (GTK_IS_WINDOW (root))
    gtk_window_set_focus_visible (GTK_WINDOW (root), TRUE);
}
