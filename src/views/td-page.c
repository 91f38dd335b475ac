/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-page.h"

typedef struct
{
  TdStore       *store;
  TdPreferences *preferences;
  char          *title;
  char          *subtitle;
  char          *icon_name;
  char          *page_name;
  GtkWidget     *header_start;
  GtkWidget     *header_end;
  char          *search_placeholder;
  char          *search_text;
  gboolean       narrow;
  gboolean       loaded;
  GtkWidget     *child;
} TdPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TdPage, td_page, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_STORE,
  PROP_PREFERENCES,
  PROP_TITLE,
  PROP_SUBTITLE,
  PROP_ICON_NAME,
  PROP_PAGE_NAME,
  PROP_HEADER_START,
  PROP_HEADER_END,
  PROP_SEARCH_PLACEHOLDER,
  PROP_SEARCH_TEXT,
  PROP_NARROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Sets one of our strings; %FALSE when it was that already. */
static gboolean
replace_string (char **where, const char *value)
{
  if (g_strcmp0 (*where, value) == 0)
    return FALSE;
  g_free (*where);
  *where = g_strdup (value);
  return TRUE;
}

static void
set_narrow (TdPage *self, gboolean narrow)
{
  TdPagePrivate *priv = td_page_get_instance_private (self);

  if (priv->narrow == narrow)
    return;
  priv->narrow = narrow;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

/* The window shows these widgets in its header bar, far from the page: the page
 * owns them all the same. */
static void
take_header (GtkWidget **where, GtkWidget *widget)
{
  g_clear_object (where);
  *where = widget ? g_object_ref_sink (widget) : NULL;
}

/* AdwBin has no reference of its own: gtk_widget_dispose_template() in a subclass
 * would leave it with a widget that is gone. */
static void
keep_child_cb (TdPage *self)
{
  TdPagePrivate *priv = td_page_get_instance_private (self);

  g_set_object (&priv->child, adw_bin_get_child (ADW_BIN (self)));
}

static void
td_page_map (GtkWidget *widget)
{
  td_page_ensure_loaded (TD_PAGE (widget));
  GTK_WIDGET_CLASS (td_page_parent_class)->map (widget);
}

static void
td_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdPagePrivate *priv = td_page_get_instance_private (TD_PAGE (object));

  switch (id)
    {
    case PROP_STORE:
      g_value_set_object (value, priv->store);
      break;
    case PROP_PREFERENCES:
      g_value_set_object (value, priv->preferences);
      break;
    case PROP_TITLE:
      g_value_set_string (value, priv->title);
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, priv->subtitle);
      break;
    case PROP_ICON_NAME:
      g_value_set_string (value, priv->icon_name);
      break;
    case PROP_PAGE_NAME:
      g_value_set_string (value, priv->page_name);
      break;
    case PROP_HEADER_START:
      g_value_set_object (value, priv->header_start);
      break;
    case PROP_HEADER_END:
      g_value_set_object (value, priv->header_end);
      break;
    case PROP_SEARCH_PLACEHOLDER:
      g_value_set_string (value, priv->search_placeholder);
      break;
    case PROP_SEARCH_TEXT:
      g_value_set_string (value, td_page_get_search_text (TD_PAGE (object)));
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, priv->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdPage *self = TD_PAGE (object);
  TdPagePrivate *priv = td_page_get_instance_private (self);

  switch (id)
    {
    case PROP_STORE:
      priv->store = g_value_dup_object (value);
      break;
    case PROP_PREFERENCES:
      priv->preferences = g_value_dup_object (value);
      break;
    case PROP_TITLE:
      td_page_set_title (self, g_value_get_string (value));
      break;
    case PROP_SUBTITLE:
      td_page_set_subtitle (self, g_value_get_string (value));
      break;
    case PROP_ICON_NAME:
      if (replace_string (&priv->icon_name, g_value_get_string (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_PAGE_NAME:
      if (replace_string (&priv->page_name, g_value_get_string (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_HEADER_START:
      take_header (&priv->header_start, g_value_get_object (value));
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_HEADER_END:
      take_header (&priv->header_end, g_value_get_object (value));
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_SEARCH_PLACEHOLDER:
      if (replace_string (&priv->search_placeholder, g_value_get_string (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_SEARCH_TEXT:
      td_page_set_search_text (self, g_value_get_string (value));
      break;
    case PROP_NARROW:
      set_narrow (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_page_dispose (GObject *object)
{
  TdPagePrivate *priv = td_page_get_instance_private (TD_PAGE (object));

  g_clear_object (&priv->header_start);
  g_clear_object (&priv->header_end);
  g_clear_object (&priv->store);
  g_clear_object (&priv->preferences);
  G_OBJECT_CLASS (td_page_parent_class)->dispose (object);
  g_clear_object (&priv->child);
}

static void
td_page_finalize (GObject *object)
{
  TdPagePrivate *priv = td_page_get_instance_private (TD_PAGE (object));

  g_free (priv->title);
  g_free (priv->subtitle);
  g_free (priv->icon_name);
  g_free (priv->page_name);
  g_free (priv->search_placeholder);
  g_free (priv->search_text);
  G_OBJECT_CLASS (td_page_parent_class)->finalize (object);
}

static void
td_page_class_init (TdPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GParamFlags once = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = td_page_get_property;
  object_class->set_property = td_page_set_property;
  object_class->dispose = td_page_dispose;
  object_class->finalize = td_page_finalize;
  GTK_WIDGET_CLASS (klass)->map = td_page_map;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, TD_TYPE_STORE, once);
  properties[PROP_PREFERENCES] = g_param_spec_object ("preferences", NULL, NULL,
                                                      TD_TYPE_PREFERENCES, once);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, flags);
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  properties[PROP_PAGE_NAME] = g_param_spec_string ("page-name", NULL, NULL, NULL, flags);
  properties[PROP_HEADER_START] = g_param_spec_object ("header-start", NULL, NULL,
                                                       GTK_TYPE_WIDGET, flags);
  properties[PROP_HEADER_END] = g_param_spec_object ("header-end", NULL, NULL,
                                                     GTK_TYPE_WIDGET, flags);
  properties[PROP_SEARCH_PLACEHOLDER] = g_param_spec_string ("search-placeholder", NULL, NULL,
                                                             NULL, flags);
  properties[PROP_SEARCH_TEXT] = g_param_spec_string ("search-text", NULL, NULL, "", flags);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
td_page_init (TdPage *self)
{
  g_signal_connect (self, "notify::child", G_CALLBACK (keep_child_cb), NULL);
}

TdStore *
td_page_get_store (TdPage *self)
{
  TdPagePrivate *priv = td_page_get_instance_private (self);

  return priv->store;
}

TdPreferences *
td_page_get_preferences (TdPage *self)
{
  TdPagePrivate *priv = td_page_get_instance_private (self);

  return priv->preferences;
}

const char *
td_page_get_title (TdPage *self)
{
  TdPagePrivate *priv = td_page_get_instance_private (self);

  return priv->title;
}

void
td_page_set_title (TdPage *self, const char *title)
{
  TdPagePrivate *priv = td_page_get_instance_private (self);

  if (replace_string (&priv->title, title))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

const char *
td_page_get_subtitle (TdPage *self)
{
  TdPagePrivate *priv = td_page_get_instance_private (self);

  return priv->subtitle;
}

void
td_page_set_subtitle (TdPage *self, const char *subtitle)
{
  TdPagePrivate *priv = td_page_get_instance_private (self);

  if (replace_string (&priv->subtitle, subtitle))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBTITLE]);
}

const char *
td_page_get_page_name (TdPage *self)
{
  TdPagePrivate *priv = td_page_get_instance_private (self);

  return priv->page_name;
}

GtkWidget *
td_page_get_header_start (TdPage *self)
{
  TdPagePrivate *priv = td_page_get_instance_private (self);

  return priv->header_start;
}

GtkWidget *
td_page_get_header_end (TdPage *self)
{
  TdPagePrivate *priv = td_page_get_instance_private (self);

  return priv->header_end;
}

const char *
td_page_get_search_placeholder (TdPage *self)
{
  TdPagePrivate *priv = td_page_get_instance_private (self);

  return priv->search_placeholder;
}

const char *
td_page_get_search_text (TdPage *self)
{
  TdPagePrivate *priv = td_page_get_instance_private (self);

  return priv->search_text ? priv->search_text : "";
}

void
td_page_set_search_text (TdPage *self, const char *text)
{
  TdPagePrivate *priv = td_page_get_instance_private (self);

  if (g_str_equal (td_page_get_search_text (self), text ? text : ""))
    return;
  replace_string (&priv->search_text, text);
  if (priv->loaded && TD_PAGE_GET_CLASS (self)->search != NULL)
    TD_PAGE_GET_CLASS (self)->search (self, td_page_get_search_text (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCH_TEXT]);
}

gboolean
td_page_is_narrow (TdPage *self)
{
  TdPagePrivate *priv = td_page_get_instance_private (self);

  return priv->narrow;
}

void
td_page_ensure_loaded (TdPage *self)
{
  TdPagePrivate *priv = td_page_get_instance_private (self);

  if (priv->loaded)
    return;
  priv->loaded = TRUE;
  if (TD_PAGE_GET_CLASS (self)->load != NULL)
    TD_PAGE_GET_CLASS (self)->load (self);
}
