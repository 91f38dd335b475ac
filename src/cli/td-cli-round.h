/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-cli-private.h"

#include "td-score-book.h"

G_BEGIN_DECLS

/* What the options of `thidua round` say. */
typedef struct
{
  char    *round;
  char    *set;
  char    *name;
  char    *period;
  int      year;
  int      number;
  char    *from;
  char    *to;
  char    *deadline;
  char    *deciding;
  char    *weights;
  char    *raters;
  char    *tie_break;
  char    *tie_group;
  char    *rollup;
  char    *state;
  char    *reason;
  char    *fit;
  GStrv    questions;
  GStrv    units;
  GStrv    sheets;
  gboolean strict;
  gboolean dry_run;
} TdCliRoundOptions;

/* An option of `thidua round` cannot have that value: always %FALSE. */
gboolean td_cli_round_refuse_option (TdCli *cli, const char *option, const char *value,
                                     GError **error);
/* Makes the round that the options tell; its id, 0 with an error. */
gint64   td_cli_round_make          (TdCli *cli, TdStore *store, const TdCliRoundOptions *options,
                                     GError **error);

/* In td-cli-year.c: what the rounds of the year come to, and whom that leaves out.
 * @feeds: it becomes the score of the year's classification */
gboolean td_cli_round_year          (TdCli *cli, TdStore *store, const char *round,
                                     gboolean feeds, GError **error);
/* In td-cli-round-set.c: the round takes its set as that is now; with --dry-run it only
 * says what that would change. */
gboolean td_cli_round_take_set      (TdCli *cli, TdStore *store,
                                     const TdCliRoundOptions *options, GError **error);

G_END_DECLS
