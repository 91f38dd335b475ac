/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-store.h"

G_BEGIN_DECLS

/* Adds @n invented people to the units, as one change; the same ones every time. */
void td_test_add_people (TdStore *store, const gint64 *units, guint n_units, guint n);

G_END_DECLS
