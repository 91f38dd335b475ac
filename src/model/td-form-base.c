/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-forms-private.h"

#include "td-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FORMAT "tdform1"
#define TOKEN_LENGTH 32
#define DIGEST_LENGTH 64

/* --- writing --- */

static void
append_text (GString *to, const char *text)
{
  if (text == NULL)
    {
      g_string_append (to, " -");
      return;
    }
  g_string_append (to, " =");
  for (const guchar *c = (const guchar *) text; *c != '\0'; c++)
    if (*c <= ' ' || *c == '%' || *c == 0x7f)
      g_string_append_printf (to, "%%%02X", *c);
    else
      g_string_append_c (to, (char) *c);
}

static void
append_cell (GString *to, const TdFormCell *cell)
{
  g_string_append_printf (to, "\nc %" G_GINT64_FORMAT " %d", cell->criterion, cell->is_open);
  append_text (to, cell->base);
  append_text (to, cell->reason);
  append_text (to, cell->question);
}

char *
td_form_base_write (const TdForm *self)
{
  GString *text = g_string_new (FORMAT);
  guint at = 0;

  g_string_append_printf (text, " %s %s", self->token, self->digest);
  if (self->saved != 0)
    g_string_append_printf (text, "\nr %" G_GINT64_FORMAT, self->saved);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const TdFormRow *row = g_ptr_array_index (self->rows, i);

      g_string_append_printf (text, "\ns %" G_GINT64_FORMAT, row->sheet);
      append_text (text, row->name);
      for (; at < self->cells->len; at++)
        {
          const TdFormCell *cell = g_ptr_array_index (self->cells, at);

          if (cell->sheet != row->sheet)
            break;
          append_cell (text, cell);
        }
    }
  return g_string_free (text, FALSE);
}

char *
td_form_base_dup_start (const char *token)
{
  return g_strconcat (FORMAT, " ", token, NULL);
}

/* --- reading --- */

static gboolean
is_hexadecimal (const char *text, gsize length)
{
  return text != NULL && strlen (text) == length && strspn (text, "0123456789abcdef") == length;
}

gboolean
td_form_token_is_valid (const char *token)
{
  return is_hexadecimal (token, TOKEN_LENGTH);
}

/* %FALSE where it is not what append_text() writes. */
static gboolean
read_text (const char *part, char **text)
{
  GString *result;

  *text = NULL;
  if (g_str_equal (part, "-"))
    return TRUE;
  if (part[0] != '=')
    return FALSE;
  result = g_string_new (NULL);
  for (const char *at = part + 1; *at != '\0'; at++)
    if (*at != '%')
      g_string_append_c (result, *at);
    else if (g_ascii_isxdigit (at[1]) && g_ascii_isxdigit (at[2]))
      {
        g_string_append_c (result, (char) (g_ascii_xdigit_value (at[1]) * 16 +
                                           g_ascii_xdigit_value (at[2])));
        at += 2;
      }
    else
      {
        g_string_free (result, TRUE);
        return FALSE;
      }
  *text = g_string_free (result, FALSE);
  return TRUE;
}

static gboolean
read_id (const char *part, gint64 *id)
{
  return g_ascii_string_to_signed (part, 10, 1, G_MAXINT64, id, NULL);
}

static gboolean
read_head (TdForm *self, GStrv parts)
{
  if (g_strv_length (parts) != 3 || !g_str_equal (parts[0], FORMAT) ||
      !td_form_token_is_valid (parts[1]) || !is_hexadecimal (parts[2], DIGEST_LENGTH))
    return FALSE;
  self->token = g_strdup (parts[1]);
  self->digest = g_strdup (parts[2]);
  return TRUE;
}

/* Once, and before the rows. */
static gboolean
read_saved (TdForm *self, GStrv parts)
{
  return g_strv_length (parts) == 2 && self->saved == 0 && self->rows->len == 0 &&
         read_id (parts[1], &self->saved);
}

static gboolean
read_row (TdForm *self, GStrv parts)
{
  g_autofree char *name = NULL;
  gint64 sheet;

  if (g_strv_length (parts) != 3 || !read_id (parts[1], &sheet) || !read_text (parts[2], &name) ||
      name == NULL)
    return FALSE;
  td_form_add_row (self, sheet, name);
  return TRUE;
}

static gboolean
read_cell (TdForm *self, GStrv parts)
{
  const TdFormRow *row;
  TdFormCell *cell;
  gint64 criterion;

  if (g_strv_length (parts) != 6 || self->rows->len == 0 || !read_id (parts[1], &criterion) ||
      (!g_str_equal (parts[2], "0") && !g_str_equal (parts[2], "1")))
    return FALSE;
  row = g_ptr_array_index (self->rows, self->rows->len - 1);
  cell = td_form_add_cell (self, row->sheet, criterion);
  cell->is_open = parts[2][0] == '1';
  return read_text (parts[3], &cell->base) && read_text (parts[4], &cell->reason) &&
         read_text (parts[5], &cell->question);
}

static gboolean
read_line (TdForm *self, const char *line, gboolean is_first)
{
  g_auto (GStrv) parts = g_strsplit (line, " ", -1);
  const char *kind = parts[0] != NULL ? parts[0] : "";

  if (is_first)
    return read_head (self, parts);
  if (g_str_equal (kind, "r"))
    return read_saved (self, parts);
  if (g_str_equal (kind, "s"))
    return read_row (self, parts);
  return g_str_equal (kind, "c") && read_cell (self, parts);
}

TdForm *
td_form_base_read (const char *text, GError **error)
{
  g_autoptr (TdForm) self = td_form_new ();
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  gboolean is_good = lines[0] != NULL;

  for (guint i = 0; lines[i] != NULL && is_good; i++)
    is_good = read_line (self, lines[i], i == 0);
  if (is_good)
    return g_steal_pointer (&self);
  g_set_error_literal (error, TD_ERROR, TD_ERROR_CORRUPT,
                       _("The register does not say any more what this form contained. Restore "
                         "it from a backup, or give the form out anew."));
  return NULL;
}
