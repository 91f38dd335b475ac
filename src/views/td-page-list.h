/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* The type of the @index-th page in the sidebar's order; %G_TYPE_INVALID past the
 * last.  td-page-list.c is the one place where a new page is named. */
GType td_page_list_get (guint index);

G_END_DECLS
