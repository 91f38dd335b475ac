/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-explain.h"

#include <string.h>

/* So many blanks a level. */
#define INDENT 2

TdExplain *
td_explain_new (const char *text, const char *figure, const char *basis)
{
  TdExplain *self = g_atomic_rc_box_new0 (TdExplain);

  self->text = g_strdup (text);
  self->figure = g_strdup (figure);
  self->basis = g_strdup (basis);
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) td_explain_unref);
  return self;
}

TdExplain *
td_explain_add (TdExplain *self, const char *text, const char *figure, const char *basis)
{
  TdExplain *child;

  if (self == NULL)
    return NULL;
  child = td_explain_new (text, figure, basis);
  g_ptr_array_add (self->children, child);
  return child;
}

TdExplain *
td_explain_addf (TdExplain *self, const char *basis, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  if (self == NULL)
    return NULL;
  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  return td_explain_add (self, text, NULL, basis);
}

void
td_explain_take (TdExplain *self, TdExplain *child)
{
  g_ptr_array_add (self->children, child);
}

void
td_explain_set_record (TdExplain *self, const char *record)
{
  g_free (self->record);
  self->record = g_strdup (record);
}

TdExplain *
td_explain_ref (TdExplain *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  TdExplain *self = data;

  g_free (self->text);
  g_free (self->figure);
  g_free (self->basis);
  g_free (self->record);
  g_ptr_array_unref (self->children);
}

void
td_explain_unref (TdExplain *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

static void
append_line (GString *string, const TdExplain *self)
{
  g_string_append (string, self->text);
  if (self->figure != NULL)
    g_string_append_printf (string, ": %s", self->figure);
  if (self->basis != NULL)
    g_string_append_printf (string, " (%s)", self->basis);
}

/* Text, figure, basis, record: those at the end that there are not leave no tab. */
static void
append_parts (GString *string, const TdExplain *self)
{
  const char *const parts[] = { self->text, self->figure, self->basis, self->record };
  guint tabs = 0;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++, tabs++)
    {
      if (parts[i] == NULL)
        continue;
      for (; tabs > 0; tabs--)
        g_string_append_c (string, '\t');
      for (const char *c = parts[i]; *c != '\0'; c++)
        g_string_append_c (string, *c == '\n' || *c == '\r' || *c == '\t' ? ' ' : *c);
    }
}

typedef void (*AppendFunc) (GString *string, const TdExplain *self);

static void
append_tree (GString *string, const TdExplain *self, guint depth, AppendFunc append)
{
  g_string_append_printf (string, "%*s", (int) depth * INDENT, "");
  append (string, self);
  g_string_append_c (string, '\n');
  for (guint i = 0; i < self->children->len; i++)
    append_tree (string, g_ptr_array_index (self->children, i), depth + 1, append);
}

static char *
write_tree (const TdExplain *self, AppendFunc append)
{
  GString *string = g_string_new (NULL);

  append_tree (string, self, 0, append);
  g_string_truncate (string, string->len - 1);
  return g_string_free (string, FALSE);
}

char *
td_explain_to_text (const TdExplain *self)
{
  return write_tree (self, append_line);
}

char *
td_explain_to_stored (const TdExplain *self)
{
  return write_tree (self, append_parts);
}

static TdExplain *
read_line (const char *line)
{
  g_auto (GStrv) parts = g_strsplit (line, "\t", 4);
  guint n = g_strv_length (parts);
  TdExplain *node = td_explain_new (n > 0 ? parts[0] : "",
                                    n > 1 && *parts[1] != '\0' ? parts[1] : NULL,
                                    n > 2 && *parts[2] != '\0' ? parts[2] : NULL);

  if (n > 3 && *parts[3] != '\0')
    td_explain_set_record (node, parts[3]);
  return node;
}

TdExplain *
td_explain_read_stored (const char *stored)
{
  g_autoptr (GPtrArray) path = g_ptr_array_new ();
  g_auto (GStrv) lines = NULL;

  if (stored == NULL || *stored == '\0')
    return NULL;
  lines = g_strsplit (stored, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = lines[i] + strspn (lines[i], " ");
      guint depth = (guint) (line - lines[i]) / INDENT;
      TdExplain *node = read_line (line);

      /* A node hangs below the last one that is less deep, the root at least. */
      depth = i > 0 ? CLAMP (depth, 1, path->len) : 0;
      if (depth > 0)
        td_explain_take (path->pdata[depth - 1], node);
      g_ptr_array_set_size (path, (int) depth);
      g_ptr_array_add (path, node);
    }
  return path->pdata[0];
}

GStrv
td_explain_to_lines (const TdExplain *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GString) line = g_string_new (NULL);

  append_line (line, self);
  g_strv_builder_add (builder, line->str);
  for (guint i = 0; i < self->children->len; i++)
    {
      g_string_truncate (line, 0);
      append_line (line, g_ptr_array_index (self->children, i));
      g_strv_builder_add (builder, line->str);
    }
  return g_strv_builder_end (builder);
}
