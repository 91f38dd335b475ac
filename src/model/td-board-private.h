/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-board.h"

#include "td-board-state.h"
#include "td-loader.h"

G_BEGIN_DECLS

struct _TdBoard
{
  GObject       parent_instance;

  TdStore      *store;  /* %NULL: made for a reader, follows nothing */
  TdReader     *reader; /* of the thread that the board lives on */
  guint         year;
  char         *variant;
  TdBoardState *state;  /* %NULL only until the first load is done */
  GError       *error;  /* of the last reload */
  TdLoader      loader;
};

/* @reader: of the calling thread; @store: (nullable): what the board follows */
TdBoard      *td_board_make        (TdStore *store, TdReader *reader, guint year,
                                    const char *variant);
/* Takes @state over, and tells. */
void          td_board_set_state   (TdBoard *self, TdBoardState *state);
/* Takes @error over: what is shown stays as it is. */
void          td_board_set_error   (TdBoard *self, GError *error);
void          td_board_notify_loading (TdBoard *self);
/* In td-board-load.c: how boards are loaded. */
const TdLoaderFuncs *td_board_get_loader_funcs (void);
/* One state of the register, however long the reading takes.  A variant that is
 * gone, undone for instance, gives way to the first one when @may_change. */
TdBoardState *td_board_load_state  (TdReader *reader, guint year, const char *variant,
                                    gboolean may_change, GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
