/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-export-private.h"

#include "td-class.h"
#include "td-text.h"

guint
td_export_get_rank (gboolean    is_head,
                    gboolean    is_leader,
                    const char *post)
{
  g_autofree char *folded = td_text_fold (post);

  if (is_head)
    return 0;
  if (!is_leader)
    return 3;
  return g_str_has_prefix (folded, "pho ") ? 2 : 1;
}

gboolean
td_export_is_gone (TdRecord *person)
{
  static const char *const codes[] = { "thoi_viec", "nghi_huu", "chuyen_cong_tac", NULL };
  const char *status = td_record_get_text (person, "status");

  return status != NULL && g_strv_contains (codes, status);
}

gboolean
td_export_is_leader (TdRecord *person)
{
  const char *leader = td_record_get_text (person, "leader");

  if (leader != NULL)
    return g_strcmp0 (leader, "co") == 0;
  return td_post_is_leader (td_record_get_text (person, "post"));
}

char *
td_export_roman (guint number)
{
  static const struct
  {
    guint       value;
    const char *text;
  } steps[] = {
    { 1000, "M" }, { 900, "CM" }, { 500, "D" }, { 400, "CD" }, { 100, "C" }, { 90, "XC" },
    { 50, "L" }, { 40, "XL" }, { 10, "X" }, { 9, "IX" }, { 5, "V" }, { 4, "IV" }, { 1, "I" },
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    for (; number >= steps[i].value; number -= steps[i].value)
      g_string_append (text, steps[i].text);
  return g_string_free (text, FALSE);
}
