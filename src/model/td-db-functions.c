/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-db-private.h"

#include "td-text.h"

#include <string.h>


/* The functions that our SQL calls.  None of them is used by the schema: a
 * register can be looked into with any SQLite program. */

static const char *
get_argument (sqlite3_value *value)
{
  return (const char *) sqlite3_value_text (value);
}

/* td_fold (text): td_text_fold(), NULL for NULL. */
static void
run_fold (sqlite3_context *context,
          int              n_args,
          sqlite3_value  **args)
{
  const char *text = get_argument (args[0]);

  if (text != NULL)
    sqlite3_result_text (context, td_text_fold (text), -1, g_free);
}

/* td_sort_key (text): td_text_sort_key(), NULL for NULL. */
static void
run_sort_key (sqlite3_context *context,
              int              n_args,
              sqlite3_value  **args)
{
  const char *text = get_argument (args[0]);

  if (text != NULL)
    sqlite3_result_text (context, td_text_sort_key (text), -1, g_free);
}

/* td_has (search, word): whether a folded text holds a folded word.  LIKE would
 * do, at twice the time over a hundred thousand people. */
static void
run_has (sqlite3_context *context,
         int              n_args,
         sqlite3_value  **args)
{
  const char *search = get_argument (args[0]);
  const char *word = get_argument (args[1]);

  sqlite3_result_int (context, search != NULL && word != NULL && strstr (search, word) != NULL);
}

/* td_holds (text, lower): td_text_holds(), false for NULL. */
static void
run_holds (sqlite3_context *context,
           int              n_args,
           sqlite3_value  **args)
{
  const char *text = get_argument (args[0]);
  const char *lower = get_argument (args[1]);

  sqlite3_result_int (context, text != NULL && lower != NULL && td_text_holds (text, lower));
}

int
td_db_add_functions (sqlite3 *handle)
{
  static const struct
  {
    const char *name;
    int         n_args;
    void      (*run) (sqlite3_context *context, int n_args, sqlite3_value **args);
  } functions[] = {
    { "td_fold", 1, run_fold },
    { "td_sort_key", 1, run_sort_key },
    { "td_has", 2, run_has },
    { "td_holds", 2, run_holds },
  };

  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    {
      int code = sqlite3_create_function_v2 (handle, functions[i].name, functions[i].n_args,
                                             SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY,
                                             NULL, functions[i].run, NULL, NULL, NULL);

      if (code != SQLITE_OK)
        return code;
    }
  return SQLITE_OK;
}
