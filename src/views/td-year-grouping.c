/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-year-grouping.h"

#include "td-board-words.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

static const guint usual[] = {
  TD_GROUP_BY_BODY | TD_GROUP_BY_LEADER,
  TD_GROUP_BY_BODY,
  TD_GROUP_BY_BODY | TD_GROUP_BY_KIND,
  TD_GROUP_BY_BODY | TD_GROUP_BY_LEADER | TD_GROUP_BY_KIND,
  TD_GROUP_BY_UNIT,
  TD_GROUP_BY_UNIT | TD_GROUP_BY_LEADER,
  TD_GROUP_BY_LEADER,
  0,
};

struct _TdYearGrouping
{
  GtkWidget  parent_instance;

  GtkWidget *drop_down;
  GArray    *groupings; /* of guint: what the positions mean */
  gboolean   titled;
  gboolean   showing;
};

enum
{
  PROP_0,
  PROP_GROUPING,
  PROP_TITLED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TdYearGrouping, td_year_grouping, GTK_TYPE_WIDGET)

static char *
dup_words (TdYearGrouping *self, guint grouping)
{
  g_autofree char *words = td_board_grouping_words (grouping);

  /* Translators: on a drop-down; %s is “body, leading post”. */
  return self->titled ? g_strdup_printf (_("Groups: %s"), words) : g_steal_pointer (&words);
}

static void
fill (TdYearGrouping *self, guint selected)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  self->showing = TRUE;
  for (guint i = 0; i < self->groupings->len; i++)
    {
      g_autofree char *words = dup_words (self, g_array_index (self->groupings, guint, i));

      gtk_string_list_append (list, words);
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->drop_down), G_LIST_MODEL (list));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), selected);
  self->showing = FALSE;
}

static void
chosen_cb (TdYearGrouping *self)
{
  if (!self->showing)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GROUPING]);
}

static void
td_year_grouping_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdYearGrouping *self = TD_YEAR_GROUPING (object);

  switch (id)
    {
    case PROP_GROUPING:
      g_value_set_uint (value, td_year_grouping_get_grouping (self));
      break;
    case PROP_TITLED:
      g_value_set_boolean (value, self->titled);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_year_grouping_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdYearGrouping *self = TD_YEAR_GROUPING (object);

  switch (id)
    {
    case PROP_GROUPING:
      td_year_grouping_set_grouping (self, g_value_get_uint (value));
      break;
    case PROP_TITLED:
      self->titled = g_value_get_boolean (value);
      fill (self, gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down)));
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_year_grouping_dispose (GObject *object)
{
  td_widget_dispose_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (td_year_grouping_parent_class)->dispose (object);
}

static void
td_year_grouping_finalize (GObject *object)
{
  g_array_unref (TD_YEAR_GROUPING (object)->groupings);
  G_OBJECT_CLASS (td_year_grouping_parent_class)->finalize (object);
}

static void
td_year_grouping_class_init (TdYearGroupingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = td_year_grouping_get_property;
  object_class->set_property = td_year_grouping_set_property;
  object_class->dispose = td_year_grouping_dispose;
  object_class->finalize = td_year_grouping_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  properties[PROP_GROUPING] = g_param_spec_uint ("grouping", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_TITLED] = g_param_spec_boolean ("titled", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
td_year_grouping_init (TdYearGrouping *self)
{
  self->groupings = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_vals (self->groupings, usual, G_N_ELEMENTS (usual));
  self->drop_down = gtk_drop_down_new (NULL, NULL);
  td_widget_set_label (self->drop_down, _("How people are grouped"));
  gtk_widget_set_parent (self->drop_down, GTK_WIDGET (self));
  fill (self, 0);
  g_signal_connect_object (self->drop_down, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
}

guint
td_year_grouping_get_grouping (TdYearGrouping *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));

  return selected < self->groupings->len ? g_array_index (self->groupings, guint, selected) : 0;
}

void
td_year_grouping_set_grouping (TdYearGrouping *self, guint grouping)
{
  for (guint i = 0; i < self->groupings->len; i++)
    if (g_array_index (self->groupings, guint, i) == grouping)
      {
        self->showing = TRUE;
        gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), i);
        self->showing = FALSE;
        return;
      }
  g_array_append_val (self->groupings, grouping);
  fill (self, self->groupings->len - 1);
}
