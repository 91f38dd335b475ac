/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-board-page.h"
#include "td-board-view.h"
#include "test-board-fixture.h"

/* A window on the page of the annual classification. */
typedef struct
{
  TestOffice   office;
  TdStore     *store;
  TdWindow    *window;
  TdBoardPage *page;
} Fixture;

static inline void
open_window (Fixture *self)
{
  self->window = td_test_make_window (self->store);
  td_window_show_page (self->window, "year");
  self->page = TD_BOARD_PAGE (td_window_get_page (self->window, "year"));
  g_assert_nonnull (self->page);
  td_test_until (td_board_page_get_board (self->page) != NULL);
  td_test_draw (GTK_WIDGET (self->window));
}

static inline void
set_up (Fixture *self, const char *name)
{
  *self = (Fixture) { 0 };
  test_make_office (&self->office, name);
  self->store = self->office.store;
  open_window (self);
}

static inline void
tear_down (Fixture *self)
{
  td_test_close_window (self->window);
  td_test_release (self->store);
}

static inline TdBoard *
get_board (Fixture *self)
{
  return td_board_page_get_board (self->page);
}

static inline TdBoardView *
get_view (Fixture *self)
{
  GtkWidget *view = td_test_find (GTK_WIDGET (self->page), TD_TYPE_BOARD_VIEW);

  g_assert_nonnull (view);
  return TD_BOARD_VIEW (view);
}

/* The widget of that type that is seen on the page. */
static inline gpointer
get_seen (Fixture *self, GType type)
{
  GtkWidget *widget = td_test_find (GTK_WIDGET (self->page), type);

  g_assert_nonnull (widget);
  return widget;
}

static inline gboolean
is_seen (Fixture *self, GType type)
{
  return td_test_find (GTK_WIDGET (self->page), type) != NULL;
}

/* An action of the page, with its target as for g_variant_new(). */
#define activate(self, ...) \
  td_test_activate (GTK_WIDGET ((self)->page), __VA_ARGS__)

static inline guint
get_line (Fixture *self)
{
  return test_get_group (get_board (self), FALSE, NULL)->line;
}

static inline TdClass
get_class (Fixture *self, gint64 staff)
{
  return test_get_person (get_board (self), staff)->final;
}

static inline void
undo (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (td_store_undo (self->store, &error), >, 0);
  g_assert_no_error (error);
}
