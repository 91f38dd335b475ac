/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-ini-private.h"

#include "td-error.h"
#include "td-number.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
td_ini_fail (TdIni *self, const char *section, const char *key)
{
  if (self->error == NULL)
    g_set_error (&self->error, TD_ERROR, TD_ERROR_INVALID,
                 /* Translators: name of a set of rules, entry, section of a configuration file. */
                 _("“%s” cannot be used: the entry “%s” of its section [%s] is missing or not "
                   "valid. Correct the file."),
                 self->id, key, section);
}

static void
check_keys (TdIni *self, const char *section, const char *known)
{
  g_auto (GStrv) keys = g_key_file_get_keys (self->file, section, NULL, NULL);

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      g_autofree char *entry = g_strconcat (keys[i], ";", NULL);
      const char *found = strstr (known, entry);

      if (found == NULL || (found != known && found[-1] != ';'))
        td_ini_fail (self, section, keys[i]);
    }
}

void
td_ini_check (TdIni *self, const TdIniSection *known, guint n_known)
{
  g_auto (GStrv) sections = g_key_file_get_groups (self->file, NULL);

  for (guint i = 0; sections[i] != NULL; i++)
    {
      guint n = 0;

      while (n < n_known && !(g_str_has_suffix (known[n].section, " ")
                                ? g_str_has_prefix (sections[i], known[n].section)
                                : g_str_equal (sections[i], known[n].section)))
        n++;
      if (n == n_known)
        td_ini_fail (self, sections[i], "…");
      else if (known[n].keys != NULL)
        check_keys (self, sections[i], known[n].keys);
    }
}

char *
td_ini_get_text (TdIni *self, const char *section, const char *key, gboolean is_required)
{
  g_autofree char *text = g_key_file_get_string (self->file, section, key, NULL);

  if (text == NULL || *text == '\0')
    {
      if (text != NULL || is_required)
        td_ini_fail (self, section, key);
      return NULL;
    }
  return g_steal_pointer (&text);
}

int
td_ini_find_word (const TdIniWord *words, const char *name)
{
  for (; words->name != NULL; words++)
    if (g_str_equal (words->name, name))
      return words->value;
  return -1;
}

int
td_ini_get_word (TdIni *self, const char *section, const char *key, const TdIniWord *words)
{
  g_autofree char *name = td_ini_get_text (self, section, key, TRUE);
  int value = name != NULL ? td_ini_find_word (words, name) : -1;

  if (value < 0)
    td_ini_fail (self, section, key);
  return MAX (value, 0);
}

gboolean
td_ini_get_flag (TdIni *self, const char *section, const char *key)
{
  g_autoptr (GError) error = NULL;
  gboolean flag = g_key_file_get_boolean (self->file, section, key, &error);

  if (error != NULL)
    td_ini_fail (self, section, key);
  return flag;
}

gint64
td_ini_get_decimal (TdIni *self, const char *section, const char *key, gboolean is_required,
                    gint64 missing)
{
  g_autofree char *text = td_ini_get_text (self, section, key, is_required);
  gint64 value = missing;

  if (text != NULL && !td_decimal_read (text, &value))
    td_ini_fail (self, section, key);
  return value;
}
