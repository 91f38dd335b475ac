/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-store.h"

G_BEGIN_DECLS

/*
 * The sample register: a department of invented people, for trying the program
 * out.  It is marked as fictional in its own settings, and the window says so
 * as long as it is open.
 */

/* The year that the sample's self-assessments are of. */
#define TD_SAMPLE_YEAR 2026

/**
 * td_sample_create:
 * @file: where the register is made; must not exist yet
 *
 * Makes the register and imports the two lists that come with the program, the
 * way a person would.  The store's thread; takes well under a second.
 *
 * Returns: (transfer full): the open register
 */
TdStore *td_sample_create (GFile *file, GError **error);

/* Marks a register as fictional. */
gboolean td_sample_mark   (TdStore *store, GError **error);
gboolean td_sample_is     (TdReader *reader);

G_END_DECLS
