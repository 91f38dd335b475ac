/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-json.h"

#include "td-number.h"

struct _TdJson
{
  GString *text;
  gboolean needs_comma;
};

TdJson *
td_json_new (void)
{
  TdJson *self = g_new0 (TdJson, 1);

  self->text = g_string_new ("{");
  return self;
}

void
td_json_free (TdJson *self)
{
  if (self == NULL)
    return;
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  g_free (self);
}

static void
append_quoted (GString *text, const char *value)
{
  g_string_append_c (text, '"');
  for (const char *p = value; *p != '\0'; p++)
    {
      switch (*p)
        {
        case '"':
          g_string_append (text, "\\\"");
          break;
        case '\\':
          g_string_append (text, "\\\\");
          break;
        case '\n':
          g_string_append (text, "\\n");
          break;
        case '\t':
          g_string_append (text, "\\t");
          break;
        default:
          if ((guchar) *p < 0x20)
            g_string_append_printf (text, "\\u%04x", (guint) (guchar) *p);
          else
            g_string_append_c (text, *p);
        }
    }
  g_string_append_c (text, '"');
}

/* The comma, the key and its colon before a value. */
static void
start_value (TdJson *self, const char *key)
{
  if (self->needs_comma)
    g_string_append (self->text, ", ");
  self->needs_comma = TRUE;
  if (key != NULL)
    {
      append_quoted (self->text, key);
      g_string_append (self->text, ": ");
    }
}

static void
open_bracket (TdJson *self, const char *key, char bracket)
{
  start_value (self, key);
  g_string_append_c (self->text, bracket);
  self->needs_comma = FALSE;
}

static void
close_bracket (TdJson *self, char bracket)
{
  g_string_append_c (self->text, bracket);
  self->needs_comma = TRUE;
}

void
td_json_begin_object (TdJson *self, const char *key)
{
  open_bracket (self, key, '{');
}

void
td_json_end_object (TdJson *self)
{
  close_bracket (self, '}');
}

void
td_json_begin_array (TdJson *self, const char *key)
{
  open_bracket (self, key, '[');
}

void
td_json_end_array (TdJson *self)
{
  close_bracket (self, ']');
}

void
td_json_add_null (TdJson *self, const char *key)
{
  start_value (self, key);
  g_string_append (self->text, "null");
}

void
td_json_add_string (TdJson *self, const char *key, const char *value)
{
  if (value == NULL)
    {
      td_json_add_null (self, key);
      return;
    }
  start_value (self, key);
  append_quoted (self->text, value);
}

void
td_json_add_int (TdJson *self, const char *key, gint64 value)
{
  start_value (self, key);
  g_string_append_printf (self->text, "%" G_GINT64_FORMAT, value);
}

void
td_json_add_id (TdJson *self, const char *key, gint64 id)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  td_json_add_string (self, key, text);
}

void
td_json_add_boolean (TdJson *self, const char *key, gboolean value)
{
  start_value (self, key);
  g_string_append (self->text, value ? "true" : "false");
}

void
td_json_add_decimal (TdJson *self, const char *key, gint64 thousandths)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  start_value (self, key);
  g_string_append (self->text,
                   g_ascii_formatd (digits, sizeof digits, "%.10g",
                                    (double) thousandths / TD_DECIMAL_ONE));
}

char *
td_json_finish (TdJson *self)
{
  g_string_append (self->text, "}");
  return g_string_free (g_steal_pointer (&self->text), FALSE);
}
