/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-worker-private.h"

#define N_PIECES 1000

/* What one thread gives to a worker, and what came of it. */
typedef struct
{
  GThread *maker;
  GArray  *run;  /* numbers, in the order in which they were run */
  GArray  *done; /* and answered */
} TdWork;

typedef struct
{
  TdWork *work;
  guint   number;
} TdPiece;

static void
run_piece (gpointer data)
{
  TdPiece *piece = data;

  g_assert_true (g_thread_self () != piece->work->maker);
  g_array_append_val (piece->work->run, piece->number);
}

static void
finish_piece (gpointer data)
{
  TdPiece *piece = data;

  g_assert_true (g_thread_self () == piece->work->maker);
  g_array_append_val (piece->work->done, piece->number);
}

static void
assert_rising (GArray *numbers,
               guint   n_numbers)
{
  g_assert_cmpuint (numbers->len, ==, n_numbers);
  for (guint i = 1; i < numbers->len; i++)
    g_assert_cmpuint (g_array_index (numbers, guint, i), >, g_array_index (numbers, guint, i - 1));
}

/* Run in the order in which they were given, calls among them; answered in that
 * order too, on the thread that asked, although it does not iterate meanwhile. */
static void
test_order (void)
{
  TdWork work = { g_thread_self (), g_array_new (FALSE, FALSE, sizeof (guint)),
                  g_array_new (FALSE, FALSE, sizeof (guint)) };
  g_autofree TdPiece *pieces = g_new0 (TdPiece, N_PIECES);
  TdWorker *worker = td_worker_new ("test");
  guint n_calls = 0;

  for (guint i = 0; i < N_PIECES; i++)
    {
      pieces[i] = (TdPiece) { &work, i };
      if (i % 10 == 9)
        {
          n_calls++;
          td_worker_call (worker, run_piece, &pieces[i]);
          g_assert_cmpuint (work.run->len, ==, i + 1);
        }
      else
        td_worker_push (worker, run_piece, finish_piece, &pieces[i]);
    }
  /* Its end waits for what is left. */
  td_worker_free (worker);
  assert_rising (work.run, N_PIECES);
  g_assert_cmpuint (work.done->len, ==, 0);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  assert_rising (work.done, N_PIECES - n_calls);
  g_array_unref (work.run);
  g_array_unref (work.done);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/worker/order", test_order);
  return g_test_run ();
}
