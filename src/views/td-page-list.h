/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * TdPageInfo: what the sidebar says of a page before there is one.
 * @get_type: of a #TdPage
 * @name: its "page-name"
 * @title: English, translated when shown
 * @icon_name: a symbolic icon
 */
typedef struct
{
  GType      (*get_type) (void);
  const char  *name;
  const char  *title;
  const char  *icon_name;
} TdPageInfo;

/* The @index-th page in the sidebar's order; %NULL past the last.  td-page-list.c
 * is the one place where a new page is named. */
const TdPageInfo *td_page_list_get (guint index);

G_END_DECLS
