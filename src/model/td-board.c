/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-private.h"

enum
{
  PROP_0,
  PROP_LOADING,
  PROP_FROZEN,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdBoard, td_board, G_TYPE_OBJECT)

void
td_board_notify_loading (TdBoard *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

void
td_board_set_state (TdBoard      *self,
                    TdBoardState *state)
{
  gboolean was_frozen = self->state != NULL && td_board_is_frozen (self);

  g_clear_error (&self->error);
  g_clear_pointer (&self->state, td_board_state_free);
  self->state = state;
  g_free (self->variant);
  self->variant = g_strdup (state->variant_name);
  if (was_frozen != td_board_is_frozen (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FROZEN]);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
td_board_set_error (TdBoard *self,
                    GError  *error)
{
  g_clear_error (&self->error);
  self->error = error;
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
touches_facts (const TdChanges *changes)
{
  const TdEntity *const entities[] = {
    &td_entity_organisation, &td_entity_setting,    &td_entity_unit,
    &td_entity_staff,        &td_entity_membership, &td_entity_leave,
    &td_entity_discipline,   &td_entity_year_fact,  &td_entity_year_seal,
    &td_entity_year_result,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (entities); i++)
    if (td_changes_touch (changes, entities[i]))
      return TRUE;
  return FALSE;
}

static gboolean
touches_decisions (const TdChanges *changes)
{
  return td_changes_touch (changes, &td_entity_year_variant) ||
         td_changes_touch (changes, &td_entity_year_choice) ||
         td_changes_touch (changes, &td_entity_year_line);
}

/* A moved line or a chosen class is a few rows: shown at once. */
static void
follow_decisions (TdBoard *self)
{
  g_autoptr(GError) error = NULL;
  gboolean is_stale = FALSE;

  if (!td_board_state_decide (self->state, self->reader, &is_stale, &error))
    td_board_set_error (self, g_steal_pointer (&error));
  else if (is_stale)
    td_board_queue_reload (self);
  else
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
store_changed_cb (TdStore   *store,
                  TdChanges *changes,
                  TdBoard   *self)
{
  gboolean facts = touches_facts (changes);

  if (!facts && !touches_decisions (changes))
    return;
  /* What is being read on the other thread may be from before this change. */
  if (facts || self->loader.is_loading || self->state == NULL)
    td_board_queue_reload (self);
  if (!facts && self->state != NULL)
    follow_decisions (self);
}

static void
td_board_get_property (GObject    *object,
                       guint       prop_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  TdBoard *self = TD_BOARD (object);

  switch (prop_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, self->loader.is_loading);
      break;
    case PROP_FROZEN:
      g_value_set_boolean (value, self->state != NULL && td_board_is_frozen (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
td_board_dispose (GObject *object)
{
  TdBoard *self = TD_BOARD (object);

  td_loader_clear (&self->loader);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (td_board_parent_class)->dispose (object);
}

static void
td_board_finalize (GObject *object)
{
  TdBoard *self = TD_BOARD (object);

  g_clear_pointer (&self->state, td_board_state_free);
  g_clear_error (&self->error);
  g_free (self->variant);

  G_OBJECT_CLASS (td_board_parent_class)->finalize (object);
}

static void
td_board_class_init (TdBoardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = td_board_get_property;
  object_class->dispose = td_board_dispose;
  object_class->finalize = td_board_finalize;

  properties[PROP_LOADING] =
    g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FROZEN] =
    g_param_spec_boolean ("frozen", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
td_board_init (TdBoard *self)
{
}

TdBoard *
td_board_make (TdStore    *store,
               TdReader   *reader,
               guint       year,
               const char *variant)
{
  TdBoard *self = g_object_new (TD_TYPE_BOARD, NULL);

  self->reader = reader;
  self->year = year;
  self->variant = g_strdup (variant);
  if (store != NULL)
    {
      self->store = g_object_ref (store);
      g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, 0);
    }
  td_loader_init (&self->loader, td_board_get_loader_funcs (), self, store);
  return self;
}

TdBoard *
td_board_new (TdStore     *store,
              guint        year,
              const char  *variant,
              GError     **error)
{
  g_autoptr(TdBoard) self = NULL;
  TdBoardState *state;

  g_return_val_if_fail (TD_IS_STORE (store), NULL);

  self = td_board_make (store, td_store_get_reader (store), year, variant);
  state = td_board_load_state (self->reader, year, variant, FALSE, NULL, error);
  if (state == NULL)
    return NULL;
  td_board_set_state (self, state);
  return g_steal_pointer (&self);
}

TdBoard *
td_board_new_for_reader (TdReader    *reader,
                         guint        year,
                         const char  *variant,
                         GError     **error)
{
  g_autoptr(TdBoard) self = td_board_make (NULL, reader, year, variant);
  TdBoardState *state = td_board_state_new (reader, year, variant, NULL, error);

  if (state == NULL)
    return NULL;
  td_board_set_state (self, state);
  return g_steal_pointer (&self);
}

gboolean
td_board_reload (TdBoard  *self,
                 GError  **error)
{
  TdBoardState *state;

  g_return_val_if_fail (TD_IS_BOARD (self), FALSE);

  state = self->store != NULL
            ? td_board_load_state (self->reader, self->year, self->variant, TRUE, NULL, error)
            : td_board_state_new (self->reader, self->year, self->variant, NULL, error);
  if (state == NULL)
    return FALSE;
  /* A load under way is not newer than this; it is run once more at worst. */
  td_loader_outdate (&self->loader);
  td_board_set_state (self, state);
  return TRUE;
}

gboolean
td_board_is_loading (TdBoard *self)
{
  g_return_val_if_fail (TD_IS_BOARD (self), FALSE);

  return self->loader.is_loading;
}

const GError *
td_board_get_error (TdBoard *self)
{
  g_return_val_if_fail (TD_IS_BOARD (self), NULL);

  return self->error;
}

const TdBoardState *
td_board_get_state (TdBoard *self)
{
  return self->state;
}

TdStore *
td_board_get_store (TdBoard *self)
{
  return self->store;
}

TdReader *
td_board_get_reader (TdBoard *self)
{
  return self->reader;
}
