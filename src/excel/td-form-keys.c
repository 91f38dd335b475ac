/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-form-keys.h"

#include "td-text.h"

#include <string.h>

#define MAX_HEADING 70

static const char *const key_words[TD_N_FORM_KEYS] = {
  [TD_FORM_KEY_NONE] = "",         [TD_FORM_KEY_SHEET] = "s:", [TD_FORM_KEY_CRITERION] = "c:",
  [TD_FORM_KEY_CODE] = "code",     [TD_FORM_KEY_TEXT] = "text", [TD_FORM_KEY_MAX] = "max",
  [TD_FORM_KEY_REASON] = "reason", [TD_FORM_KEY_NAME] = "name", [TD_FORM_KEY_NOTE] = "note",
};

static gboolean
has_id (TdFormKeyKind kind)
{
  return kind == TD_FORM_KEY_SHEET || kind == TD_FORM_KEY_CRITERION;
}

char *
td_form_key_write (TdFormKeyKind kind, gint64 id)
{
  if (has_id (kind))
    return g_strdup_printf ("%s%" G_GINT64_FORMAT, key_words[kind], id);
  return g_strdup (key_words[kind]);
}

gboolean
td_form_key_read (const char *text, TdFormKey *key)
{
  g_autofree char *clean = td_text_clean (text);

  *key = (TdFormKey) { 0 };
  for (guint i = 1; i < TD_N_FORM_KEYS && clean != NULL; i++)
    {
      gboolean is_found;

      if (has_id ((TdFormKeyKind) i))
        is_found = g_str_has_prefix (clean, key_words[i]) &&
                   g_ascii_string_to_signed (clean + strlen (key_words[i]), 10, 1, G_MAXINT64,
                                             &key->id, NULL);
      else
        is_found = g_str_equal (clean, key_words[i]);
      if (is_found)
        {
          key->kind = (TdFormKeyKind) i;
          return TRUE;
        }
    }
  return FALSE;
}

char *
td_form_dup_heading (const char *text)
{
  g_autofree char *clean = td_text_clean (text);
  g_autofree char *start = NULL;
  char *blank;

  if (clean == NULL || g_utf8_strlen (clean, -1) <= MAX_HEADING)
    return g_strdup (clean != NULL ? clean : "");
  start = g_utf8_substring (clean, 0, MAX_HEADING);
  blank = strrchr (start, ' ');
  if (blank != NULL)
    *blank = '\0';
  return g_strconcat (start, "…", NULL);
}
