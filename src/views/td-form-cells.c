/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-form-cells.h"

#include "td-score-labels.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

/* More rows than this are counted only: nobody looks through them here. */
#define MOST_ROWS 200

/* What is shown, in this order. */
static const TdFormStatus shown[] = { TD_FORM_CONFLICT, TD_FORM_REFUSED, TD_FORM_CHANGED,
                                      TD_FORM_FILLED };

enum
{
  COLUMN_SUBJECT,
  COLUMN_CRITERION,
  COLUMN_BASE,
  COLUMN_OURS,
  COLUMN_THEIRS,
  COLUMN_CHOICE,
};

typedef struct
{
  TdFormComparison *cell;
  void            (*changed) (gpointer user_data);
  gpointer          user_data;
} Choice;

static void
free_choice (gpointer data, GClosure *closure)
{
  g_free (data);
}

static GtkWidget *
make_label (const char *text, float xalign, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* A sentence beside a cell.  The scroller around is as high as what is in it would be at
 * its least width, so that this is not to be a word. */
static GtkWidget *
make_sentence (const char *text, const char *style)
{
  GtkWidget *label = make_label (text, 0, style);

  gtk_label_set_width_chars (GTK_LABEL (label), 40);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
  return label;
}

static void
attach_text (GtkGrid *grid, guint column, int row, const char *text, float xalign,
             const char *style)
{
  GtkWidget *label = make_label (text, xalign, style);

  gtk_label_set_width_chars (GTK_LABEL (label), column == COLUMN_CRITERION ? 30
                             : column == COLUMN_SUBJECT ? 12 : 7);
  gtk_label_set_max_width_chars (GTK_LABEL (label), column <= COLUMN_CRITERION ? 34 : 10);
  gtk_widget_set_hexpand (label, column == COLUMN_CRITERION);
  gtk_grid_attach (grid, label, (int) column, row, 1, 1);
}

static void
attach_value (GtkGrid *grid, guint column, int row, const char *value, const char *style)
{
  attach_text (grid, column, row, td_has_text (value) ? value : "–", 1, style);
}

/* --- choices --- */

static void
theirs_toggled_cb (GtkCheckButton *button, Choice *choice)
{
  choice->cell->take = gtk_check_button_get_active (button);
  choice->cell->is_settled = TRUE;
  choice->changed (choice->user_data);
}

static void
ours_toggled_cb (GtkCheckButton *button, Choice *choice)
{
  if (!gtk_check_button_get_active (button))
    return;
  choice->cell->take = FALSE;
  choice->cell->is_settled = TRUE;
  choice->changed (choice->user_data);
}

static void
connect (GtkWidget *button, GCallback callback, const Choice *choice)
{
  g_signal_connect_data (button, "toggled", callback, g_memdup2 (choice, sizeof *choice),
                         free_choice, 0);
}

/* Two buttons: neither is on until somebody chose. */
static GtkWidget *
make_conflict (const Choice *choice, const char *place)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *ours = gtk_check_button_new_with_label (_("Keep ours"));
  GtkWidget *theirs = gtk_check_button_new_with_label (_("Take the unit's"));

  gtk_check_button_set_group (GTK_CHECK_BUTTON (theirs), GTK_CHECK_BUTTON (ours));
  if (choice->cell->is_settled)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (choice->cell->take ? theirs : ours), TRUE);
  connect (ours, G_CALLBACK (ours_toggled_cb), choice);
  connect (theirs, G_CALLBACK (theirs_toggled_cb), choice);
  gtk_widget_set_tooltip_text (box, place);
  gtk_box_append (GTK_BOX (box), ours);
  gtk_box_append (GTK_BOX (box), theirs);
  return box;
}

static GtkWidget *
make_choice (const Choice *choice)
{
  const TdFormComparison *cell = choice->cell;
  GtkWidget *widget;

  if (cell->status == TD_FORM_REFUSED)
    return make_sentence (cell->message, "td-err");
  if (cell->status == TD_FORM_CONFLICT)
    return make_conflict (choice, cell->place);
  widget = gtk_check_button_new_with_label (cell->status == TD_FORM_FILLED ? _("Take (new)")
                                                                           : _("Take (changed)"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (widget), cell->take);
  gtk_widget_set_tooltip_text (widget, cell->place);
  connect (widget, G_CALLBACK (theirs_toggled_cb), choice);
  return widget;
}

/* --- rows --- */

static void
add_cell (GtkGrid *grid, int row, TdScoreBook *book, const Choice *choice)
{
  const TdFormComparison *cell = choice->cell;
  g_autofree char *criterion = td_score_title (td_score_book_get_set (book), cell->criterion);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  attach_text (grid, COLUMN_SUBJECT, row, td_score_book_get_sheet (book, cell->sheet)->name, 0,
               NULL);
  attach_text (grid, COLUMN_CRITERION, row, criterion, 0, NULL);
  attach_value (grid, COLUMN_BASE, row, cell->base, "td-muted");
  attach_value (grid, COLUMN_OURS, row, cell->ours, NULL);
  attach_value (grid, COLUMN_THEIRS, row, cell->theirs, "td-strong");
  gtk_box_append (GTK_BOX (box), make_choice (choice));
  if (td_has_text (cell->reason))
    {
      /* Translators: what the unit wrote beside a cell. */
      g_autofree char *reason = g_strdup_printf (_("The unit writes: %s"), cell->reason);

      gtk_box_append (GTK_BOX (box), make_sentence (reason, "td-muted"));
    }
  if (cell->status != TD_FORM_REFUSED && td_has_text (cell->message))
    gtk_box_append (GTK_BOX (box), make_sentence (cell->message, "td-warn"));
  gtk_grid_attach (grid, box, COLUMN_CHOICE, row, 1, 1);
}

static void
add_head (GtkGrid *grid)
{
  attach_text (grid, COLUMN_SUBJECT, 0, _("Unit or Person"), 0, "td-section");
  attach_text (grid, COLUMN_CRITERION, 0, _("Criterion"), 0, "td-section");
  attach_text (grid, COLUMN_BASE, 0, _("Issued"), 1, "td-section");
  attach_text (grid, COLUMN_OURS, 0, _("Ours"), 1, "td-section");
  attach_text (grid, COLUMN_THEIRS, 0, _("The Unit's"), 1, "td-section");
  attach_text (grid, COLUMN_CHOICE, 0, _("What Happens"), 0, "td-section");
}

static void
add_rest (GtkGrid *grid, int row, guint n)
{
  g_autofree char *text = g_strdup_printf (ngettext ("and %u more cell that is taken as it came",
                                                     "and %u more cells that are taken as they "
                                                     "came", n), n);

  gtk_grid_attach (grid, make_label (text, 0, "td-muted"), 0, row, COLUMN_CHOICE + 1, 1);
}

GtkWidget *
td_form_cells_new (TdScoreBook *book, TdFormReceipt *receipt, void (*changed) (gpointer user_data),
                   gpointer user_data)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());
  Choice choice = { NULL, changed, user_data };
  int row = 1;
  guint rest = 0;

  gtk_grid_set_column_spacing (grid, 12);
  gtk_grid_set_row_spacing (grid, 3);
  gtk_widget_add_css_class (GTK_WIDGET (grid), "form-cells");
  gtk_widget_add_css_class (GTK_WIDGET (grid), "numeric");
  add_head (grid);
  for (guint s = 0; s < G_N_ELEMENTS (shown); s++)
    for (guint i = 0; i < receipt->cells->len; i++)
      {
        choice.cell = receipt->cells->pdata[i];
        if (choice.cell->status != shown[s])
          continue;
        if (row <= MOST_ROWS || shown[s] == TD_FORM_CONFLICT)
          add_cell (grid, row++, book, &choice);
        else
          rest++;
      }
  if (rest > 0)
    add_rest (grid, row, rest);
  return GTK_WIDGET (grid);
}
