/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score-book-private.h"

enum
{
  PROP_0,
  PROP_LOADING,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdScoreBook, td_score_book, G_TYPE_OBJECT)

void
td_score_book_emit_changed (TdScoreBook *self,
                            guint        sheet)
{
  g_signal_emit (self, signals[CHANGED], 0, sheet);
}

void
td_score_book_notify_loading (TdScoreBook *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

void
td_score_book_set_state_now (TdScoreBook *self,
                             TdBookState *state)
{
  TdBookState *old = g_steal_pointer (&self->state);

  g_clear_error (&self->error);
  self->state = state;
  td_score_book_emit_changed (self, TD_BOOK_ALL);
  /* Only now does nobody look at it any more. */
  g_clear_pointer (&old, td_book_state_free);
}

void
td_score_book_set_error (TdScoreBook *self,
                         GError      *error)
{
  g_clear_error (&self->error);
  self->error = error;
  td_score_book_emit_changed (self, TD_BOOK_ALL);
}

static void
store_changed_cb (TdStore     *store,
                  TdChanges   *changes,
                  TdScoreBook *self)
{
  td_score_book_follow (self, changes);
}

static void
td_score_book_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  TdScoreBook *self = TD_SCORE_BOOK (object);

  switch (prop_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, self->loader.is_loading);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
td_score_book_dispose (GObject *object)
{
  TdScoreBook *self = TD_SCORE_BOOK (object);

  td_loader_clear (&self->loader);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (td_score_book_parent_class)->dispose (object);
}

static void
td_score_book_finalize (GObject *object)
{
  TdScoreBook *self = TD_SCORE_BOOK (object);

  g_clear_pointer (&self->state, td_book_state_free);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (td_score_book_parent_class)->finalize (object);
}

static void
td_score_book_class_init (TdScoreBookClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = td_score_book_get_property;
  object_class->dispose = td_score_book_dispose;
  object_class->finalize = td_score_book_finalize;

  properties[PROP_LOADING] =
    g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
td_score_book_init (TdScoreBook *self)
{
}

TdScoreBook *
td_score_book_make (TdStore  *store,
                    TdReader *reader,
                    gint64    round)
{
  TdScoreBook *self = g_object_new (TD_TYPE_SCORE_BOOK, NULL);

  self->reader = reader;
  self->round = round;
  if (store != NULL)
    {
      self->store = g_object_ref (store);
      g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, 0);
    }
  td_loader_init (&self->loader, td_score_book_get_loader_funcs (), self, store);
  return self;
}

TdScoreBook *
td_score_book_new (TdStore  *store,
                   gint64    round,
                   GError  **error)
{
  g_autoptr (TdScoreBook) self = NULL;
  TdBookState *state;

  g_return_val_if_fail (TD_IS_STORE (store), NULL);

  self = td_score_book_make (store, td_store_get_reader (store), round);
  state = td_score_book_load_state (self->reader, round, NULL, error);
  if (state == NULL)
    return NULL;
  td_score_book_set_state_now (self, state);
  return g_steal_pointer (&self);
}

TdScoreBook *
td_score_book_new_for_reader (TdReader  *reader,
                              gint64     round,
                              GError   **error)
{
  g_autoptr (TdScoreBook) self = NULL;
  TdBookState *state;

  g_return_val_if_fail (reader != NULL, NULL);

  self = td_score_book_make (NULL, reader, round);
  state = td_book_state_new (reader, round, NULL, error);
  if (state == NULL)
    return NULL;
  td_score_book_set_state_now (self, state);
  return g_steal_pointer (&self);
}

gboolean
td_score_book_reload (TdScoreBook  *self,
                      GError      **error)
{
  TdBookState *state;

  g_return_val_if_fail (TD_IS_SCORE_BOOK (self), FALSE);

  state = self->store != NULL ? td_score_book_load_state (self->reader, self->round, NULL, error)
                              : td_book_state_new (self->reader, self->round, NULL, error);
  if (state == NULL)
    return FALSE;
  /* A load under way is not newer than this; it is run once more at worst. */
  td_loader_outdate (&self->loader);
  td_score_book_set_state_now (self, state);
  return TRUE;
}

const char *
td_score_book_get_author (TdScoreBook *self)
{
  return self->store != NULL ? td_store_get_author (self->store) : NULL;
}
