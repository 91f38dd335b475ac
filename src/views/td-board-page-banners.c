/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-page-private.h"

#include "td-time.h"

#include <glib/gi18n-lib.h>

/* So much of a hash is compared by eye. */
#define SHOWN_HASH 12

static char *
describe_seal (TdBoardPage *self, const TdYearSeal *seal)
{
  g_autofree char *at = td_time_dup_full (seal->sealed_at);
  g_autofree char *hash = g_strndup (seal->hash, SHOWN_HASH);

  if (seal->variant != td_board_get_variant (self->board))
    /* Translators: another variant than the one on the screen was frozen. */
    return g_strdup_printf (_("%u is frozen in another variant; this one cannot be changed."),
                            seal->year);
  if (seal->sealed_by == NULL)
    return g_strdup_printf (_("Frozen, version %u, %s, hash %s…"), seal->version, at, hash);
  /* Translators: version, date and time, who, the first letters of the hash. */
  return g_strdup_printf (_("Frozen, version %u, %s, %s, hash %s…"), seal->version, at,
                          seal->sealed_by, hash);
}

static char *
describe_workers (TdBoard *board)
{
  GPtrArray *issues = td_board_get_issues (board);

  for (guint i = 0; i < issues->len; i++)
    {
      const TdBoardIssue *issue = issues->pdata[i];

      if (issue->kind == TD_ISSUE_WORKERS_UNDECIDED)
        return g_strdup_printf (ngettext ("%u contract worker waits for the office to choose how "
                                          "to classify",
                                          "%u contract workers wait for the office to choose how "
                                          "to classify",
                                          issue->people->len),
                                issue->people->len);
    }
  return NULL;
}

static void
show_banner (GtkWidget *banner, TdBoardText *label, const char *text)
{
  td_board_text_set_label (label, text);
  gtk_widget_set_visible (banner, text != NULL);
}

void
td_board_page_update_banners (TdBoardPage *self)
{
  const TdYearSeal *seal = self->board != NULL ? td_board_get_seal (self->board) : NULL;
  const GError *error = self->board != NULL ? td_board_get_error (self->board) : NULL;
  g_autofree char *frozen = seal != NULL ? describe_seal (self, seal) : NULL;
  g_autofree char *workers = self->board != NULL && seal == NULL ? describe_workers (self->board)
                                                                 : NULL;

  show_banner (self->frozen_banner, self->frozen_label, frozen);
  show_banner (self->workers_banner, self->workers_label, workers);
  show_banner (self->error_banner, self->error_label, error != NULL ? error->message : NULL);
}

void
td_board_page_class_bind_banners (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TdBoardPage, frozen_banner);
  gtk_widget_class_bind_template_child (widget_class, TdBoardPage, frozen_label);
  gtk_widget_class_bind_template_child (widget_class, TdBoardPage, workers_banner);
  gtk_widget_class_bind_template_child (widget_class, TdBoardPage, workers_label);
  gtk_widget_class_bind_template_child (widget_class, TdBoardPage, error_banner);
  gtk_widget_class_bind_template_child (widget_class, TdBoardPage, error_label);
}
