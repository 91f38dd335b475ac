/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-forms-private.h"

#include "td-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FORMAT "tdform1"
#define TOKEN_LENGTH 32
#define DIGEST_LENGTH 64

/* Of one line. */
#define MAX_PARTS 6

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

typedef struct
{
  guint       n;
  const char *parts[MAX_PARTS];
} Line;

/* Cuts a line at its blanks; %FALSE where it has more parts than any. */
static gboolean
split_line (char *text, Line *line)
{
  line->n = 0;
  for (char *at = text; at != NULL;)
    {
      char *blank = strchr (at, ' ');

      if (line->n == MAX_PARTS)
        return FALSE;
      line->parts[line->n++] = at;
      if (blank != NULL)
        *blank++ = '\0';
      at = blank;
    }
  return TRUE;
}

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
  if (strchr (part, '%') == NULL)
    {
      *text = g_strdup (part + 1);
      return TRUE;
    }
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
read_head (TdForm *self, const Line *line)
{
  if (line->n != 3 || !g_str_equal (line->parts[0], FORMAT) ||
      !td_form_token_is_valid (line->parts[1]) || !is_hexadecimal (line->parts[2], DIGEST_LENGTH))
    return FALSE;
  self->token = g_strdup (line->parts[1]);
  self->digest = g_strdup (line->parts[2]);
  return TRUE;
}

/* Once, and before the rows. */
static gboolean
read_saved (TdForm *self, const Line *line)
{
  return line->n == 2 && self->saved == 0 && self->rows->len == 0 &&
         read_id (line->parts[1], &self->saved);
}

static gboolean
read_row (TdForm *self, const Line *line)
{
  g_autofree char *name = NULL;
  gint64 sheet;

  if (line->n != 3 || !read_id (line->parts[1], &sheet) || !read_text (line->parts[2], &name) ||
      name == NULL)
    return FALSE;
  td_form_add_row (self, sheet, name);
  return TRUE;
}

static gboolean
read_cell (TdForm *self, const Line *line)
{
  const char *const *parts = line->parts;
  const TdFormRow *row;
  TdFormCell *cell;
  gint64 criterion;

  if (line->n != 6 || self->rows->len == 0 || !read_id (parts[1], &criterion) ||
      (!g_str_equal (parts[2], "0") && !g_str_equal (parts[2], "1")))
    return FALSE;
  row = g_ptr_array_index (self->rows, self->rows->len - 1);
  cell = td_form_add_cell (self, row->sheet, criterion);
  cell->is_open = parts[2][0] == '1';
  return read_text (parts[3], &cell->base) && read_text (parts[4], &cell->reason) &&
         read_text (parts[5], &cell->question);
}

static gboolean
read_line (TdForm *self, char *text, gboolean is_first)
{
  Line line;

  if (!split_line (text, &line))
    return FALSE;
  if (is_first)
    return read_head (self, &line);
  if (g_str_equal (line.parts[0], "r"))
    return read_saved (self, &line);
  if (g_str_equal (line.parts[0], "s"))
    return read_row (self, &line);
  return g_str_equal (line.parts[0], "c") && read_cell (self, &line);
}

TdForm *
td_form_base_read (const char *text, GError **error)
{
  g_autoptr (TdForm) self = td_form_new ();
  g_autofree char *copy = g_strdup (text != NULL ? text : "");
  gboolean is_good = TRUE;

  for (char *at = copy; at != NULL && is_good;)
    {
      char *line = at;

      at = strchr (line, '\n');
      if (at != NULL)
        *at++ = '\0';
      is_good = read_line (self, line, line == copy);
    }
  if (is_good)
    return g_steal_pointer (&self);
  g_set_error_literal (error, TD_ERROR, TD_ERROR_CORRUPT,
                       _("The register does not say any more what this form contained. Restore "
                         "it from a backup, or give the form out anew."));
  return NULL;
}
