/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-job.h"

static void
count_cb (GObject *object, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

static void
stop_cb (GObject *object, GParamSpec *pspec, GMainLoop *loop)
{
  g_main_loop_quit (loop);
}

static gpointer
report_often (gpointer data)
{
  TdJob *job = data;

  for (guint i = 1; i <= 20000; i++)
    td_job_report (job, i, 20000);
  return NULL;
}

static void
test_new (void)
{
  TdJob *job = td_job_new ("Xuất danh sách");

  g_assert_cmpstr (td_job_get_title (job), ==, "Xuất danh sách");
  g_assert_cmpfloat (td_job_get_fraction (job), <, 0);
  g_assert_cmpstr (td_job_get_detail (job), ==, "");
  g_assert_false (td_job_is_done (job));
  g_assert_finalize_object (job);
}

/* Twenty thousand reports from a thread come as few notifies, on this thread. */
static void
test_reports_are_few (void)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  TdJob *job = td_job_new ("Nhập");
  guint n_notifies = 0;
  GThread *thread;

  g_signal_connect (job, "notify::fraction", G_CALLBACK (count_cb), &n_notifies);
  g_signal_connect (job, "notify::detail", G_CALLBACK (stop_cb), loop);
  thread = g_thread_new ("reporter", report_often, job);
  g_thread_join (thread);
  g_assert_cmpuint (n_notifies, ==, 0);
  g_main_loop_run (loop);

  g_assert_cmpuint (n_notifies, ==, 1);
  g_assert_cmpfloat_with_epsilon (td_job_get_fraction (job), 1.0, 1e-9);
  g_assert_true (g_str_has_prefix (td_job_get_detail (job), "20.000"));
  g_assert_finalize_object (job);
}

static void
test_unknown_total (void)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (TdJob) job = td_job_new ("Đọc");

  g_signal_connect (job, "notify::detail", G_CALLBACK (stop_cb), loop);
  td_job_report (job, 1234, 0);
  g_main_loop_run (loop);
  g_assert_cmpfloat (td_job_get_fraction (job), <, 0);
  g_assert_cmpstr (td_job_get_detail (job), ==, "1.234");
}

static void
test_finish (void)
{
  TdJob *job = td_job_new ("Sao lưu");
  guint n_done = 0;

  g_signal_connect (job, "notify::done", G_CALLBACK (count_cb), &n_done);
  td_job_report (job, 1, 4);
  td_job_finish (job);
  td_job_finish (job);
  g_assert_true (td_job_is_done (job));
  g_assert_cmpuint (n_done, ==, 1);
  /* The last report is not lost. */
  g_assert_cmpfloat_with_epsilon (td_job_get_fraction (job), 0.25, 1e-9);

  /* What comes afterwards changes nothing, and keeps nothing alive. */
  td_job_report (job, 2, 4);
  while (g_main_context_iteration (NULL, TRUE) && G_OBJECT (job)->ref_count > 1)
    ;
  g_assert_cmpfloat_with_epsilon (td_job_get_fraction (job), 0.25, 1e-9);
  g_assert_finalize_object (job);
}

static void
test_cancel (void)
{
  g_autoptr (TdJob) job = td_job_new ("Xuất");

  g_assert_false (g_cancellable_is_cancelled (td_job_get_cancellable (job)));
  td_job_cancel (job);
  g_assert_true (g_cancellable_is_cancelled (td_job_get_cancellable (job)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/job/new", test_new);
  g_test_add_func ("/job/reports-are-few", test_reports_are_few);
  g_test_add_func ("/job/unknown-total", test_unknown_total);
  g_test_add_func ("/job/finish", test_finish);
  g_test_add_func ("/job/cancel", test_cancel);
  return g_test_run ();
}
