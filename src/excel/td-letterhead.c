/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-letterhead.h"

#include "td-text.h"

#include <string.h>

/* A Sở is headed by a Giám đốc: whom "KT." and "TL." stand for. */
#define HEAD "GIÁM ĐỐC"
#define DEPUTY "PHÓ GIÁM ĐỐC"
#define FILED "Lưu: VT, VP"

void
td_letterhead_free (TdLetterhead *self)
{
  g_free (self->governing);
  g_free (self->department);
  g_free (self->department_name);
  g_free (self->place);
  g_free (self->symbol);
  g_free (self->authority);
  g_free (self->title);
  g_free (self->name);
  g_strfreev (self->recipients);
  g_free (self);
}

static char *
dup_capitals (TdRecord   *record,
              const char *key)
{
  const char *text = td_record_get_text (record, key);

  return text != NULL ? g_utf8_strup (text, -1) : NULL;
}

static GStrv
read_recipients (const char *text)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", ";", -1);
  gboolean is_filed = FALSE;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      /* Dashes and dots are put by the form. */
      char *line = g_strstrip (parts[i]);

      while (*line == '-' || *line == ' ')
        line++;
      if (*line == '\0')
        continue;
      if (g_str_has_suffix (line, "."))
        line[strlen (line) - 1] = '\0';
      is_filed = g_str_has_prefix (line, "Lưu");
      g_ptr_array_add (lines, g_strdup (line));
    }
  if (!is_filed)
    g_ptr_array_add (lines, g_strdup (FILED));
  g_ptr_array_add (lines, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&lines), FALSE);
}

static void
read_signer (TdLetterhead *self,
             TdRecord     *organisation)
{
  const char *form = td_record_get_text (organisation, "signer_authority");

  self->title = dup_capitals (organisation, "signer_title");
  self->name = g_strdup (td_record_get_text (organisation, "signer_name"));
  if (g_strcmp0 (form, "kt") == 0)
    {
      self->authority = g_strdup ("KT. " HEAD);
      if (self->title == NULL)
        self->title = g_strdup (DEPUTY);
    }
  else if (g_strcmp0 (form, "tl") == 0)
    self->authority = g_strdup ("TL. " HEAD);
  else if (g_strcmp0 (form, "tm") == 0)
    self->authority = g_strconcat ("TM. ", self->department, NULL);
  else
    {
      if (self->title == NULL)
        self->title = g_strdup (HEAD);
      if (self->name == NULL && g_str_equal (self->title, HEAD))
        self->name = g_strdup (td_record_get_text (organisation, "director"));
    }
}

/* "Sở Tư pháp" has the symbol STP, "Sở Giáo dục và Đào tạo" SGDĐT: the first letters, as
 * departments are abbreviated.  %NULL for other names, for which a hand fills it in. */
static char *
derive_symbol (const char *department)
{
  g_autofree char *clean = td_text_clean (department);
  g_auto (GStrv) words = NULL;
  g_autoptr (GString) symbol = g_string_new (NULL);

  if (clean == NULL || !g_str_has_prefix (clean, "Sở ") || strpbrk (clean, "0123456789()/") != NULL)
    return NULL;
  words = g_strsplit_set (clean, " ,", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *folded = td_text_fold (words[i]);
      gunichar first = g_unichar_toupper (g_utf8_get_char (words[i]));

      if (strcmp (words[i], "tỉnh") == 0 || strcmp (words[i], "thành") == 0)
        break;
      if (*folded == '\0' || strcmp (words[i], "và") == 0)
        continue;
      if (first == 0x110) /* Đ is a letter of its own. */
        g_string_append_unichar (symbol, first);
      else
        g_string_append_c (symbol, g_ascii_toupper (*folded));
    }
  return symbol->len > 1 ? g_string_free (g_steal_pointer (&symbol), FALSE) : NULL;
}

TdLetterhead *
td_letterhead_new (TdRecord *organisation)
{
  TdLetterhead *self = g_new0 (TdLetterhead, 1);

  self->governing = dup_capitals (organisation, "governing");
  self->department = dup_capitals (organisation, "department");
  self->department_name = g_strdup (td_record_get_text (organisation, "department"));
  self->place = g_strdup (td_record_get_text (organisation, "place"));
  self->symbol = g_strdup (td_record_get_text (organisation, "symbol"));
  if (self->symbol == NULL)
    self->symbol = derive_symbol (self->department_name);
  self->recipients = read_recipients (td_record_get_text (organisation, "recipients"));
  read_signer (self, organisation);
  return self;
}

char *
td_letterhead_dup_number (const TdLetterhead *self,
                          const char         *kind)
{
  if (self->symbol == NULL)
    return g_strdup_printf ("Số:          /%s-          ", kind);
  return g_strdup_printf ("Số:          /%s-%s", kind, self->symbol);
}

char *
td_letterhead_dup_place_date (const TdLetterhead *self,
                              TdDate              date,
                              guint               year)
{
  g_autofree char *text = NULL;

  if (td_date_is_full (date))
    text = td_date_to_document (date);
  else if (td_date_is_set (date) && date.month > 0)
    text = g_strdup_printf (date.month < 3 ? "ngày      tháng %02u năm %u"
                                           : "ngày      tháng %u năm %u",
                            date.month, date.year);
  else
    text = g_strdup_printf ("ngày      tháng      năm %u",
                            td_date_is_set (date) ? date.year : year);
  return g_strdup_printf ("%s, %s", self->place != NULL ? self->place : "", text);
}
