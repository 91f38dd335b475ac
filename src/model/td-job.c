/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-job.h"

#include "td-number.h"

#include <glib/gi18n-lib.h>

#define NOTIFY_INTERVAL_MS 100

struct _TdJob
{
  GObject       parent_instance;

  char         *title;
  GCancellable *cancellable;
  GMainContext *context;  /* that of the thread that made it */
  char         *detail;
  double        fraction;
  gboolean      is_done;

  GMutex        lock;     /* guards what follows */
  guint64       reported_done;
  guint64       reported_total;
  gint64        notified_at;
  GSource      *pending;
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_FRACTION,
  PROP_DETAIL,
  PROP_DONE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TdJob, td_job, G_TYPE_OBJECT)

static char *
format_detail (guint64 done,
               guint64 total)
{
  g_autofree char *done_text = td_integer_to_text ((gint64) done);
  g_autofree char *total_text = NULL;

  if (total == 0)
    return g_steal_pointer (&done_text);

  total_text = td_integer_to_text ((gint64) total);
  /* Translators: progress of a long job, "1.234 of 10.000". */
  return g_strdup_printf (_("%s of %s"), done_text, total_text);
}

static void
show_progress (TdJob  *self,
               guint64 done,
               guint64 total)
{
  g_autofree char *detail = format_detail (done, total);
  double fraction = total == 0 ? -1 : MIN (1.0, (double) done / (double) total);

  if (fraction < self->fraction || fraction > self->fraction)
    {
      self->fraction = fraction;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
    }
  if (g_strcmp0 (detail, self->detail) != 0)
    {
      g_free (self->detail);
      self->detail = g_steal_pointer (&detail);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DETAIL]);
    }
}

static gboolean
show_progress_cb (gpointer user_data)
{
  TdJob *self = user_data;
  guint64 done, total;

  g_mutex_lock (&self->lock);
  g_clear_pointer (&self->pending, g_source_unref);
  self->notified_at = g_get_monotonic_time ();
  done = self->reported_done;
  total = self->reported_total;
  g_mutex_unlock (&self->lock);

  if (!self->is_done)
    show_progress (self, done, total);
  return G_SOURCE_REMOVE;
}

static void
td_job_get_property (GObject    *object,
                     guint       prop_id,
                     GValue     *value,
                     GParamSpec *pspec)
{
  TdJob *self = TD_JOB (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_FRACTION:
      g_value_set_double (value, self->fraction);
      break;
    case PROP_DETAIL:
      g_value_set_string (value, self->detail);
      break;
    case PROP_DONE:
      g_value_set_boolean (value, self->is_done);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
td_job_finalize (GObject *object)
{
  TdJob *self = TD_JOB (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_free (self->title);
  g_free (self->detail);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (td_job_parent_class)->finalize (object);
}

static void
td_job_class_init (TdJobClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = td_job_get_property;
  object_class->finalize = td_job_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, -1, 1, -1, flags);
  properties[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, "", flags);
  properties[PROP_DONE] = g_param_spec_boolean ("done", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
td_job_init (TdJob *self)
{
  g_mutex_init (&self->lock);
  self->context = g_main_context_ref_thread_default ();
  self->cancellable = g_cancellable_new ();
  self->detail = g_strdup ("");
  self->fraction = -1;
  self->notified_at = G_MININT64 / 2;
}

TdJob *
td_job_new (const char *title)
{
  TdJob *self = g_object_new (TD_TYPE_JOB, NULL);

  self->title = g_strdup (title);
  return self;
}

GCancellable *
td_job_get_cancellable (TdJob *self)
{
  g_return_val_if_fail (TD_IS_JOB (self), NULL);

  return self->cancellable;
}

const char *
td_job_get_title (TdJob *self)
{
  g_return_val_if_fail (TD_IS_JOB (self), NULL);

  return self->title;
}

double
td_job_get_fraction (TdJob *self)
{
  g_return_val_if_fail (TD_IS_JOB (self), -1);

  return self->fraction;
}

const char *
td_job_get_detail (TdJob *self)
{
  g_return_val_if_fail (TD_IS_JOB (self), "");

  return self->detail;
}

gboolean
td_job_is_done (TdJob *self)
{
  g_return_val_if_fail (TD_IS_JOB (self), TRUE);

  return self->is_done;
}

void
td_job_report (TdJob  *self,
               guint64 done,
               guint64 total)
{
  gint64 wait;

  g_return_if_fail (TD_IS_JOB (self));

  g_mutex_lock (&self->lock);
  self->reported_done = done;
  self->reported_total = total;
  if (self->pending == NULL)
    {
      wait = NOTIFY_INTERVAL_MS - (g_get_monotonic_time () - self->notified_at) / 1000;
      self->pending = g_timeout_source_new ((guint) CLAMP (wait, 0, NOTIFY_INTERVAL_MS));
      g_source_set_callback (self->pending, show_progress_cb, g_object_ref (self), g_object_unref);
      g_source_attach (self->pending, self->context);
    }
  g_mutex_unlock (&self->lock);
}

void
td_job_cancel (TdJob *self)
{
  g_return_if_fail (TD_IS_JOB (self));

  g_cancellable_cancel (self->cancellable);
}

void
td_job_finish (TdJob *self)
{
  g_autoptr (GSource) pending = NULL;
  guint64 done, total;

  g_return_if_fail (TD_IS_JOB (self));

  if (self->is_done)
    return;

  g_mutex_lock (&self->lock);
  pending = g_steal_pointer (&self->pending);
  done = self->reported_done;
  total = self->reported_total;
  g_mutex_unlock (&self->lock);

  /* The source holds a reference, and the caller another. */
  if (pending != NULL)
    {
      g_source_destroy (pending);
      show_progress (self, done, total);
    }
  self->is_done = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DONE]);
}
