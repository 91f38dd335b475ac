/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-application.h"
#include "td-store.h"
#include "td-test-people.h"
#include "td-window.h"

G_BEGIN_DECLS

/* In-process tests of the widgets: under Xvfb, in folders of their own, every
 * warning fatal, no animation, no accessibility bus. */

/* Instead of g_test_init(). */
void           td_test_views_init (int *argc, char ***argv);
/* Instead of g_test_run(): clears up after it. */
int            td_test_views_run  (void);
/* The one application of the program, registered. */
TdApplication *td_test_get_application (void);
/* The preferences of that application. */
TdPreferences *td_test_get_preferences (void);

/* Lets the main loop run until @condition holds; the test fails after ten seconds. */
#define td_test_until(condition) \
  G_STMT_START { \
    const gint64 until_ = g_get_monotonic_time () + 10 * G_USEC_PER_SEC; \
    while (!(condition)) \
      { \
        if (g_get_monotonic_time () > until_) \
          g_error ("%s:%d: waited in vain for %s", __FILE__, __LINE__, #condition); \
        g_main_context_iteration (NULL, FALSE); \
        g_usleep (200); \
      } \
  } G_STMT_END
/* Until nothing is left to do at once. */
void           td_test_settle     (void);
/* Until the window has drawn a frame. */
void           td_test_draw       (GtkWidget *widget);

/* A register with an organisation and nothing else, in the test's own folder. */
TdStore       *td_test_make_store (const char *name);
gint64         td_test_add_unit   (TdStore *store, const char *name);
gint64         td_test_add_person (TdStore *store, const char *name, gint64 unit);
/* Two units and @n people. */
TdStore       *td_test_make_staffed_store (const char *name, guint n);
/* The value of a field as it is in the file now, "" when missing.  (transfer full) */
char          *td_test_get_value  (TdStore *store, const TdEntity *entity, gint64 id,
                                   const char *key);
guint          td_test_count      (TdStore *store, const TdEntity *entity);

/* A window that shows @store, mapped and drawn. */
TdWindow      *td_test_make_window (TdStore *store);
void           td_test_close_window (TdWindow *window);
/* Lets go of it once nothing else holds it: counting and searching may still, in threads. */
void           td_test_release    (TdStore *store);
/* Activates an action of @widget; @format: of its target as for g_variant_new(), %NULL:
 * it has none. */
void           td_test_activate   (GtkWidget *widget, const char *action, const char *format,
                                   ...);
/* A plain window of 1000x600 around @child, mapped and drawn. */
GtkWidget     *td_test_show       (GtkWidget *child);
/* The first widget below @root of that type, depth first; %NULL when none is mapped. */
GtkWidget     *td_test_find       (GtkWidget *root, GType type);
/* The button below @root with that label or accessible tooltip, mapped. */
GtkWidget     *td_test_find_button (GtkWidget *root, const char *label);
/* The newest open window of that type. */
GtkWindow     *td_test_find_window (GType type);

G_END_DECLS
