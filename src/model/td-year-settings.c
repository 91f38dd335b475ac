/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-year-settings.h"

#include "td-error.h"
#include "td-year-seal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One value of a setting: what is stored, and how documents say it. */
typedef struct
{
  int         value;
  const char *text;
  const char *document;
} TdNamed;

static const TdNamed groupings[] = {
  { TD_GROUP_BY_BODY, "body", "cơ quan" },
  { TD_GROUP_BY_LEADER, "leader", "chức vụ" },
  { TD_GROUP_BY_KIND, "kind", "đối tượng" },
  { TD_GROUP_BY_UNIT, "unit", "phòng, đơn vị" },
};

static const TdNamed workers[] = {
  { TD_WORKERS_UNDECIDED, "undecided", "chưa chọn" },
  { TD_WORKERS_NOT_RATED, "not_rated", "không xếp loại" },
  { TD_WORKERS_AS_CIVIL_SERVANTS, "as_civil_servants", "xếp loại như công chức" },
  { TD_WORKERS_AS_PUBLIC_EMPLOYEES, "as_public_employees", "xếp loại như viên chức" },
};

static const TdNamed bases[] = {
  { TD_QUOTA_OF_GOOD, "good", NULL },
  { TD_QUOTA_OF_GOOD_AND_EXCELLENT, "good_and_excellent", NULL },
  { TD_QUOTA_OF_RATED, "rated", NULL },
};

static const TdNamed roundings[] = {
  { TD_ROUND_DOWN, "down", NULL },
  { TD_ROUND_NEAREST, "nearest", NULL },
  { TD_ROUND_UP, "up", NULL },
};

static const TdNamed answers[] = {
  { FALSE, "no", NULL },
  { TRUE, "yes", NULL },
};

static gboolean
find_value (const TdNamed *names,
            gsize          n_names,
            const char    *text,
            int           *value)
{
  for (gsize i = 0; i < n_names; i++)
    if (strcmp (names[i].text, text) == 0)
      {
        *value = names[i].value;
        return TRUE;
      }
  return FALSE;
}

static const TdNamed *
find_name (const TdNamed *names,
           gsize          n_names,
           int            value)
{
  for (gsize i = 0; i < n_names; i++)
    if (names[i].value == value)
      return &names[i];
  g_return_val_if_reached (&names[0]);
}

#define FIND_VALUE(names, text, value) find_value (names, G_N_ELEMENTS (names), text, value)
#define FIND_NAME(names, value) find_name (names, G_N_ELEMENTS (names), value)

char *
td_year_grouping_to_text (guint grouping)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (groupings); i++)
    if ((grouping & (guint) groupings[i].value) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "," : "", groupings[i].text);
  return g_string_free (text->len > 0 ? text : g_string_assign (text, "none"), FALSE);
}

char *
td_year_grouping_to_document (guint grouping)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (groupings); i++)
    if ((grouping & (guint) groupings[i].value) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", groupings[i].document);
  return g_string_free (text->len > 0 ? text : g_string_assign (text, "không chia nhóm"), FALSE);
}

gboolean
td_year_grouping_read (const char *text,
                       guint      *grouping)
{
  g_auto(GStrv) words = g_strsplit (text, ",", -1);
  guint bits = 0;
  int bit;

  if (strcmp (text, "none") != 0)
    {
      for (guint i = 0; words[i] != NULL; i++)
        {
          if (!FIND_VALUE (groupings, g_strstrip (words[i]), &bit))
            return FALSE;
          bits |= (guint) bit;
        }
      if (bits == 0)
        return FALSE;
    }
  *grouping = bits;
  return TRUE;
}

const char *
td_year_workers_to_text (TdWorkerRule rule)
{
  return FIND_NAME (workers, (int) rule)->text;
}

gboolean
td_year_workers_read (const char   *text,
                      TdWorkerRule *rule)
{
  int value;

  if (!FIND_VALUE (workers, text, &value))
    return FALSE;
  *rule = (TdWorkerRule) value;
  return TRUE;
}

static gboolean
read_percent (const char *text,
              guint      *percent)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (text, 10, 0, 100, &value, NULL))
    return FALSE;
  *percent = (guint) value;
  return TRUE;
}

/* Takes one setting over; %FALSE when its text means nothing. */
static gboolean
apply_setting (TdClassifySettings *settings,
               const char         *key,
               const char         *text)
{
  int value = 0;

  if (strcmp (key, "grouping") == 0)
    return td_year_grouping_read (text, &settings->grouping);
  if (strcmp (key, "workers") == 0)
    return td_year_workers_read (text, &settings->workers);
  if (strcmp (key, "quota.percent") == 0)
    return read_percent (text, &settings->quota.percent);
  if (strcmp (key, "quota.base") == 0)
    {
      if (!FIND_VALUE (bases, text, &value))
        return FALSE;
      settings->quota.base = (TdQuotaBase) value;
      return TRUE;
    }
  if (strcmp (key, "quota.rounding") == 0)
    {
      if (!FIND_VALUE (roundings, text, &value))
        return FALSE;
      settings->quota.rounding = (TdRounding) value;
      return TRUE;
    }
  if (!FIND_VALUE (answers, text, &value))
    return FALSE;
  settings->use_exception = value;
  return TRUE;
}

static const char *const keys[] = {
  "grouping", "workers", "quota.percent", "quota.base", "quota.rounding", "quota.exception", NULL,
};

/* What apply_setting() reads. */
static char *
format_setting (const TdClassifySettings *settings,
                const char               *key)
{
  if (strcmp (key, "grouping") == 0)
    return td_year_grouping_to_text (settings->grouping);
  if (strcmp (key, "workers") == 0)
    return g_strdup (td_year_workers_to_text (settings->workers));
  if (strcmp (key, "quota.percent") == 0)
    return g_strdup_printf ("%u", settings->quota.percent);
  if (strcmp (key, "quota.base") == 0)
    return g_strdup (FIND_NAME (bases, (int) settings->quota.base)->text);
  if (strcmp (key, "quota.rounding") == 0)
    return g_strdup (FIND_NAME (roundings, (int) settings->quota.rounding)->text);
  return g_strdup (FIND_NAME (answers, settings->use_exception != FALSE)->text);
}

gboolean
td_year_settings_load (TdReader            *reader,
                       guint                year,
                       TdClassifySettings  *settings,
                       GError             **error)
{
  if (!td_classify_settings_init (settings, year, error))
    return FALSE;

  for (gsize i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *own = g_strdup_printf ("year.%u.%s", year, keys[i]);
      g_autofree char *general = g_strdup_printf ("classify.%s", keys[i]);
      g_autofree char *name = g_strdup (own);
      g_autofree char *text = td_reader_get_setting (reader, own);

      if (text == NULL)
        {
          text = td_reader_get_setting (reader, general);
          g_free (name);
          name = g_steal_pointer (&general);
        }
      if (text != NULL && !apply_setting (settings, keys[i], text))
        {
          g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                       /* Translators: the name of a setting and its value */
                       _("The setting “%s” of this register has the value “%s”, which means "
                         "nothing. Choose it again in the settings of the classification."),
                       name, text);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
save_settings (TdWriter      *writer,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  const TdClassifySettings *settings = data;

  if (!td_year_guard (td_writer_get_reader (writer), settings->year, error))
    return FALSE;
  for (gsize i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *name = g_strdup_printf ("year.%u.%s", settings->year, keys[i]);
      g_autofree char *text = format_setting (settings, keys[i]);

      if (!td_writer_set_setting (writer, name, text, error))
        return FALSE;
    }
  return TRUE;
}

TdAction *
td_year_settings_save (const TdClassifySettings *settings)
{
  return td_action_new (g_strdup_printf (_("Change the classification settings of %u"),
                                         settings->year),
                        save_settings, g_memdup2 (settings, sizeof *settings), g_free);
}

gboolean
td_year_settings_equal (const TdClassifySettings *a,
                        const TdClassifySettings *b)
{
  return a->year == b->year && a->grouping == b->grouping && a->workers == b->workers &&
         a->quota.percent == b->quota.percent && a->quota.base == b->quota.base &&
         a->quota.rounding == b->quota.rounding && !a->use_exception == !b->use_exception;
}

char *
td_year_settings_to_text (const TdClassifySettings *settings)
{
  GString *line = g_string_new (NULL);

  for (gsize i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *text = format_setting (settings, keys[i]);

      g_string_append_printf (line, "%s%s=%s", line->len > 0 ? "; " : "", keys[i], text);
    }
  return g_string_free (line, FALSE);
}

gboolean
td_year_settings_read (const char         *text,
                       TdClassifySettings *settings)
{
  g_auto(GStrv) pairs = g_strsplit (text, "; ", -1);

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      char *value = strchr (pairs[i], '=');

      if (value == NULL)
        return FALSE;
      *value++ = '\0';
      if (!g_strv_contains (keys, pairs[i]) || !apply_setting (settings, pairs[i], value))
        return FALSE;
    }
  return TRUE;
}

GStrv
td_year_settings_to_lines (const TdClassifySettings *settings)
{
  g_autoptr(GStrvBuilder) lines = g_strv_builder_new ();
  g_autofree char *grouping = td_year_grouping_to_document (settings->grouping);
  g_autofree char *line = NULL;
  TdQuotaRule quota = td_year_settings_get_quota (settings);
  g_autofree char *rule = td_quota_rule_to_text (&quota);

  line = g_strdup_printf ("Chia nhóm theo: %s", grouping);
  g_strv_builder_add (lines, line);
  g_free (line);
  line = g_strdup_printf ("Người lao động hợp đồng: %s",
                          FIND_NAME (workers, (int) settings->workers)->document);
  g_strv_builder_add (lines, line);
  g_free (line);
  line = g_strdup_printf (settings->use_exception
                            ? "Trần hoàn thành xuất sắc nhiệm vụ: %s (tỷ lệ ngoại lệ)"
                            : "Trần hoàn thành xuất sắc nhiệm vụ: %s",
                          rule);
  g_strv_builder_add (lines, line);
  return g_strv_builder_end (lines);
}

TdQuotaRule
td_year_settings_get_quota (const TdClassifySettings *settings)
{
  TdQuotaRule quota = settings->quota;
  TdPack *pack = td_packs_for (TD_KIND_CIVIL_SERVANT, settings->year, NULL);

  /* td_classify_settings_init() takes the quota from the same pack. */
  if (settings->use_exception && pack != NULL && td_pack_get_exception_percent (pack) > 0)
    quota.percent = td_pack_get_exception_percent (pack);
  return quota;
}
