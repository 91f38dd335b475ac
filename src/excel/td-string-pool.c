/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-string-pool.h"

#include <string.h>

#define BLOCK_SIZE (64 * 1024)

struct _TdStringPool
{
  GPtrArray *blocks;
  char      *free_space;
  gsize      n_free;
  gsize      size;
};

TdStringPool *
td_string_pool_new (void)
{
  TdStringPool *self = g_new0 (TdStringPool, 1);

  self->blocks = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
td_string_pool_free (TdStringPool *self)
{
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

const char *
td_string_pool_add (TdStringPool *self,
                    const char   *text,
                    gsize         length)
{
  char *copy;

  self->size += length + 1;
  if (length + 1 > BLOCK_SIZE / 4)
    {
      /* A long text gets a block of its own, so that none is left half empty. */
      copy = g_malloc (length + 1);
      g_ptr_array_insert (self->blocks, 0, copy);
    }
  else
    {
      if (length + 1 > self->n_free)
        {
          self->free_space = g_malloc (BLOCK_SIZE);
          self->n_free = BLOCK_SIZE;
          g_ptr_array_add (self->blocks, self->free_space);
        }
      copy = self->free_space;
      self->free_space += length + 1;
      self->n_free -= length + 1;
    }
  if (length > 0)
    memcpy (copy, text, length);
  copy[length] = '\0';
  return copy;
}

void
td_string_pool_clear (TdStringPool *self)
{
  char *block = NULL;

  self->size = 0;
  if (self->free_space == NULL)
    {
      g_ptr_array_set_size (self->blocks, 0);
      return;
    }
  /* Blocks of BLOCK_SIZE are added at the end only. */
  block = g_ptr_array_steal_index (self->blocks, self->blocks->len - 1);
  g_ptr_array_set_size (self->blocks, 0);
  g_ptr_array_add (self->blocks, block);
  self->free_space = block;
  self->n_free = BLOCK_SIZE;
}

gsize
td_string_pool_get_size (TdStringPool *self)
{
  return self->size;
}
