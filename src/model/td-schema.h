/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-db-private.h"

G_BEGIN_DECLS

/* In the file's header: "ThDu". */
#define TD_APPLICATION_FORMAT 0x54684475
/* The version of the schema that this program writes: the number of scripts. */
#define TD_SCHEMA_VERSION 2
/* The last version whose script rebuilt a table: changesets of older entries of
 * the change log no longer fit the tables, and cannot be undone.  0: none did. */
#define TD_SCHEMA_LAST_REBUILD 0

/**
 * TdSchemaStep: what makes version N of version N - 1; never changed once released.
 * @sql: the script
 * @rebuilds: whether it rebuilds tables, with foreign keys checked at its end only
 */
typedef struct
{
  const char *sql;
  gboolean    rebuilds;
} TdSchemaStep;

/* An empty file becomes a register of the current version. */
gboolean td_schema_create  (TdDb *db, GError **error);
/**
 * td_schema_upgrade:
 *
 * Brings a register to the current version, each step in a transaction of its
 * own, after a copy of the whole file beside it: NAME.v1.thidua.
 *
 * Returns: %FALSE with an error; the register is then at the version that the
 *   last whole step made; %TD_ERROR_TOO_NEW where it is newer than the program
 */
gboolean td_schema_upgrade (TdDb *db, GError **error);
/* The same with other steps, for tests. */
gboolean td_schema_upgrade_by (TdDb *db, const TdSchemaStep *steps, guint n_steps, GError **error);
/* What is said of a file that is newer than the program. */
void     td_schema_set_too_new (const char *path, GError **error);
gboolean td_schema_get_version (TdDb *db, gint64 *version, GError **error);

G_END_DECLS
