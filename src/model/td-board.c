/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board.h"

#include "td-board-state.h"
#include "td-error.h"

struct _TdBoard
{
  GObject       parent_instance;

  TdStore      *store;  /* %NULL: made for a reader, follows nothing */
  TdReader     *reader; /* of the thread that the board lives on */
  guint         year;
  char         *variant;
  TdBoardState *state;  /* %NULL only until the first load is done */
  GError       *error;  /* of the last reload */
  guint         idle;
  gboolean      is_loading;
  gboolean      is_stale; /* something changed since the load began */
};

/* What a load on another thread needs.  A task may go last on its thread, where
 * neither board nor store may end: take_board() lets both go on the board's own. */
typedef struct
{
  TdBoard  *board;
  TdStore  *store;
  guint     year;
  char     *variant;
  gboolean  may_change;
} Load;

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

static void
free_load (gpointer data)
{
  Load *load = data;

  g_clear_object (&load->board);
  g_clear_object (&load->store);
  g_free (load->variant);
  g_free (load);
}

static void
set_loading (TdBoard  *self,
             gboolean  is_loading)
{
  if (self->is_loading == is_loading)
    return;
  self->is_loading = is_loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/* Takes @state over. */
static void
set_state (TdBoard      *self,
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

/* Takes @error over: what is shown stays as it is. */
static void
set_error (TdBoard *self,
           GError  *error)
{
  g_clear_error (&self->error);
  self->error = error;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* One state of the register, however long the reading takes.  A variant that is
 * gone, undone for instance, gives way to the first one when @may_change. */
static TdBoardState *
load_state (TdReader      *reader,
            guint          year,
            const char    *variant,
            gboolean       may_change,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr(GError) failure = NULL;
  TdBoardState *state;

  if (!td_reader_begin (reader, error))
    return NULL;
  state = td_board_state_new (reader, year, variant, cancellable, &failure);
  if (state == NULL && may_change && g_error_matches (failure, TD_ERROR, TD_ERROR_NOT_FOUND))
    {
      g_clear_error (&failure);
      state = td_board_state_new (reader, year, NULL, cancellable, &failure);
    }
  td_reader_end (reader);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return state;
}

static void
run_load (GTask        *task,
          gpointer      source,
          gpointer      task_data,
          GCancellable *cancellable)
{
  const Load *load = task_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(TdReader) reader = td_store_open_reader (load->store, &error);
  TdBoardState *state = NULL;

  if (reader != NULL)
    state = load_state (reader, load->year, load->variant, load->may_change, cancellable, &error);
  if (state != NULL)
    g_task_return_pointer (task, state, (GDestroyNotify) td_board_state_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* Ends a load; on the board's thread, before the task goes. */
static TdBoard *
take_board (GTask *task)
{
  Load *load = g_task_get_task_data (task);

  g_clear_object (&load->store);
  return g_steal_pointer (&load->board);
}

static void start_load (TdBoard *self);

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(TdBoard) self = take_board (G_TASK (result));
  g_autoptr(GError) error = NULL;
  TdBoardState *state = g_task_propagate_pointer (G_TASK (result), &error);

  set_loading (self, FALSE);
  if (state != NULL)
    set_state (self, state);
  else
    set_error (self, g_steal_pointer (&error));
  if (self->is_stale)
    start_load (self);
}

/* The first load gives the variant that was asked for, or says that there is none. */
static GTask *
make_load_task (TdBoard             *self,
                gboolean             may_change,
                GCancellable        *cancellable,
                GAsyncReadyCallback  callback,
                gpointer             user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Load *load = g_new0 (Load, 1);

  load->board = g_object_ref (self);
  load->store = g_object_ref (self->store);
  load->year = self->year;
  load->variant = g_strdup (self->variant);
  load->may_change = may_change;
  g_task_set_task_data (task, load, free_load);
  return task;
}

static void
start_load (TdBoard *self)
{
  g_autoptr(GTask) task = make_load_task (self, TRUE, NULL, loaded_cb, NULL);

  g_task_set_source_tag (task, start_load);
  self->is_stale = FALSE;
  set_loading (self, TRUE);
  g_task_run_in_thread (task, run_load);
}

static gboolean
idle_cb (gpointer user_data)
{
  TdBoard *self = user_data;

  self->idle = 0;
  if (self->is_stale && !self->is_loading)
    start_load (self);
  return G_SOURCE_REMOVE;
}

void
td_board_queue_reload (TdBoard *self)
{
  g_return_if_fail (TD_IS_BOARD (self));
  g_return_if_fail (self->store != NULL);

  self->is_stale = TRUE;
  if (!self->is_loading && self->idle == 0)
    self->idle = g_idle_add (idle_cb, self);
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
    set_error (self, g_steal_pointer (&error));
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
  if (facts || self->is_loading || self->state == NULL)
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
      g_value_set_boolean (value, self->is_loading);
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

  g_clear_handle_id (&self->idle, g_source_remove);
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

static TdBoard *
make_board (TdStore    *store,
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

  self = make_board (store, td_store_get_reader (store), year, variant);
  state = load_state (self->reader, year, variant, FALSE, NULL, error);
  if (state == NULL)
    return NULL;
  set_state (self, state);
  return g_steal_pointer (&self);
}

void
td_board_new_async (TdStore             *store,
                    guint                year,
                    const char          *variant,
                    GCancellable        *cancellable,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  g_autoptr(TdBoard) self = NULL;
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (TD_IS_STORE (store));

  self = make_board (store, td_store_get_reader (store), year, variant);
  /* Follows the store from now on, so that nothing is missed meanwhile. */
  self->is_loading = TRUE;
  task = make_load_task (self, FALSE, cancellable, callback, user_data);
  g_task_set_source_tag (task, td_board_new_async);
  g_task_run_in_thread (task, run_load);
}

TdBoard *
td_board_new_finish (GAsyncResult  *result,
                     GError       **error)
{
  GTask *task = G_TASK (result);
  g_autoptr(TdBoard) self = NULL;
  TdBoardState *state;

  g_return_val_if_fail (g_task_get_source_tag (task) == td_board_new_async, NULL);

  self = take_board (task);
  state = g_task_propagate_pointer (task, error);
  self->is_loading = FALSE;
  if (state == NULL)
    return NULL;
  set_state (self, state);
  if (self->is_stale)
    td_board_queue_reload (self);
  return g_steal_pointer (&self);
}

TdBoard *
td_board_new_for_reader (TdReader    *reader,
                         guint        year,
                         const char  *variant,
                         GError     **error)
{
  g_autoptr(TdBoard) self = make_board (NULL, reader, year, variant);
  TdBoardState *state = td_board_state_new (reader, year, variant, NULL, error);

  if (state == NULL)
    return NULL;
  set_state (self, state);
  return g_steal_pointer (&self);
}

gboolean
td_board_reload (TdBoard  *self,
                 GError  **error)
{
  TdBoardState *state;

  g_return_val_if_fail (TD_IS_BOARD (self), FALSE);

  state = self->store != NULL
            ? load_state (self->reader, self->year, self->variant, TRUE, NULL, error)
            : td_board_state_new (self->reader, self->year, self->variant, NULL, error);
  if (state == NULL)
    return FALSE;
  /* A load under way is not newer than this; it is run once more at worst. */
  self->is_stale = self->is_loading;
  set_state (self, state);
  return TRUE;
}

gboolean
td_board_is_loading (TdBoard *self)
{
  g_return_val_if_fail (TD_IS_BOARD (self), FALSE);

  return self->is_loading;
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
