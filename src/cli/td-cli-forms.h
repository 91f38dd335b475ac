/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-cli-private.h"
#include "td-forms-io.h"

G_BEGIN_DECLS

/*
 * What the files of `thidua forms` share.
 */

/**
 * TdCliForms: what its options say.
 * @conflicts: (nullable): "ours" or "theirs": settles them all; %NULL: they stay open, and
 *   the register keeps what it has
 */
typedef struct
{
  char    *round;
  char    *dir;
  char    *deadline;
  char    *conflicts;
  GStrv    units;
  gboolean returns;
  gboolean dry_run;
} TdCliForms;

/* In td-cli-forms.c: the round of that name, whole. */
TdScoreBook *td_cli_open_book   (TdCli *cli, TdStore *store, const char *name, GError **error);

/* In td-cli-receive.c: `receive PATH…`. */
gboolean td_cli_receive_forms   (TdCli *cli, TdStore *store, GStrv paths,
                                 const TdCliForms *options, GError **error);

/* In td-cli-receipts.c: what became of it, as lines or JSON.
 * @batches: (element-type TdFormBatch) */
void     td_cli_answer_receipts (TdCli *cli, GPtrArray *batches);

G_END_DECLS
