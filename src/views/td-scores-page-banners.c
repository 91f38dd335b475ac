/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-scores-page-private.h"

#include "td-criteria-sets.h"
#include "td-time.h"

#include <glib/gi18n-lib.h>

/* So much of a hash is compared by eye. */
#define SHOWN_HASH 12

static char *
describe_seal (const TdBookSeal *seal)
{
  g_autofree char *at = td_time_dup_full (seal->sealed_at);
  g_autofree char *hash = g_strndup (seal->hash, SHOWN_HASH);

  if (seal->sealed_by == NULL)
    return g_strdup_printf (_("Closed, version %u, %s, hash %s…"), seal->version, at, hash);
  /* Translators: version, date and time, who, the first letters of the hash. */
  return g_strdup_printf (_("Closed, version %u, %s, %s, hash %s…"), seal->version, at,
                          seal->sealed_by, hash);
}

static void
show_banner (GtkWidget *banner, TdBoardText *label, const char *text)
{
  td_board_text_set_label (label, text);
  gtk_widget_set_visible (banner, text != NULL);
}

/* A round that is closed keeps its copy for good. */
static gboolean
is_older (TdScoresPage *self)
{
  return self->book != NULL && !td_score_book_is_closed (self->book) &&
         td_round_set_is_older (td_store_get_reader (td_page_get_store (TD_PAGE (self))),
                                td_score_book_get_round (self->book));
}

void
td_scores_page_update_banners (TdScoresPage *self)
{
  const TdBookSeal *seal = self->book != NULL ? td_score_book_get_seal (self->book) : NULL;
  const GError *error = self->book != NULL ? td_score_book_get_error (self->book) : NULL;
  g_autofree char *closed = seal != NULL ? describe_seal (seal) : NULL;

  show_banner (self->closed_banner, self->closed_label, closed);
  show_banner (self->older_banner, self->older_label,
               is_older (self) ? _("The criteria set has a newer version than the one that this "
                                   "round works with.") : NULL);
  show_banner (self->error_banner, self->error_label, error != NULL ? error->message : NULL);
}

void
td_scores_page_class_bind_banners (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TdScoresPage, closed_banner);
  gtk_widget_class_bind_template_child (widget_class, TdScoresPage, closed_label);
  gtk_widget_class_bind_template_child (widget_class, TdScoresPage, older_banner);
  gtk_widget_class_bind_template_child (widget_class, TdScoresPage, older_label);
  gtk_widget_class_bind_template_child (widget_class, TdScoresPage, error_banner);
  gtk_widget_class_bind_template_child (widget_class, TdScoresPage, error_label);
}
