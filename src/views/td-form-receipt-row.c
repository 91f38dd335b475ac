/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-form-receipt-row.h"

#include "td-form-cells.h"
#include "td-side-scroller.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

/**
 * TdFormReceiptRow:
 * @revealer: its child is made when the row is opened first, and anew after all were
 *   decided at once, by @refill_source
 */
struct _TdFormReceiptRow
{
  GtkBox         parent_instance;

  TdScoreBook   *book;
  TdFormReceipt *receipt;

  GtkWidget     *expander;
  GtkWidget     *revealer;
  guint          refill_source;
  GtkWidget     *counts;
  GtkWidget     *open_label;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdFormReceiptRow, td_form_receipt_row, GTK_TYPE_BOX)

guint
td_form_receipt_count_taken (const TdFormReceipt *receipt)
{
  guint n = 0;

  for (guint i = 0; !receipt->is_repeat && i < receipt->cells->len; i++)
    n += ((const TdFormComparison *) receipt->cells->pdata[i])->take;
  return n;
}

guint
td_form_receipt_count_open (const TdFormReceipt *receipt)
{
  guint n = 0;

  for (guint i = 0; !receipt->is_repeat && i < receipt->cells->len; i++)
    {
      const TdFormComparison *cell = receipt->cells->pdata[i];

      n += cell->status == TD_FORM_CONFLICT && !cell->is_settled;
    }
  return n;
}

/* --- what it says --- */

static char *
describe_count (TdFormStatus status, guint n)
{
  switch (status)
    {
    case TD_FORM_EMPTY:
      /* Translators: of cells in a workbook: how many are not filled in. */
      return g_strdup_printf (C_("cells", "%u missing"), n);
    case TD_FORM_FILLED:
      return g_strdup_printf (C_("cells", "%u new"), n);
    case TD_FORM_SAME:
      return g_strdup_printf (C_("cells", "%u same"), n);
    case TD_FORM_CHANGED:
      return g_strdup_printf (C_("cells", "%u changed"), n);
    case TD_FORM_CONFLICT:
      return g_strdup_printf (C_("cells", "%u in conflict"), n);
    case TD_FORM_REFUSED:
    default:
      return g_strdup_printf (C_("cells", "%u refused"), n);
    }
}

static void
add_mark (GtkWidget *box, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "pill-mark");
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
}

static void
fill_counts (TdFormReceiptRow *self)
{
  static const TdFormStatus order[] = { TD_FORM_FILLED, TD_FORM_CHANGED, TD_FORM_SAME,
                                        TD_FORM_CONFLICT, TD_FORM_REFUSED, TD_FORM_EMPTY };
  static const char *const styles[TD_N_FORM_STATUSES] = {
    [TD_FORM_EMPTY] = "warn", [TD_FORM_FILLED] = "ok", [TD_FORM_CHANGED] = "ok",
    [TD_FORM_CONFLICT] = "warn", [TD_FORM_REFUSED] = "err",
  };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      guint n = self->receipt->counts[order[i]];
      g_autofree char *text = describe_count (order[i], n);

      if (n > 0)
        add_mark (self->counts, text, styles[order[i]]);
    }
  if (self->receipt->late_days > 0)
    {
      guint days = self->receipt->late_days;
      g_autofree char *late = g_strdup_printf (ngettext ("%u day late", "%u days late", days),
                                               days);

      add_mark (self->counts, late, "warn");
    }
}

static void
show_open (TdFormReceiptRow *self)
{
  guint n = td_form_receipt_count_open (self->receipt);
  g_autofree char *text = g_strdup_printf (ngettext ("%u conflict to be chosen",
                                                     "%u conflicts to be chosen", n), n);

  gtk_label_set_text (GTK_LABEL (self->open_label), text);
  gtk_widget_set_visible (self->open_label, n > 0);
}

static void
choice_made (gpointer user_data)
{
  TdFormReceiptRow *self = user_data;

  show_open (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- the cells --- */

static void
take_theirs_cb (TdFormReceiptRow *self)
{
  td_form_receipt_row_take_all (self, TRUE);
}

static void
keep_ours_cb (TdFormReceiptRow *self)
{
  td_form_receipt_row_take_all (self, FALSE);
}

static void
add_button (TdFormReceiptRow *self, GtkWidget *box, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "td-compact");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
make_buttons (TdFormReceiptRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (box, "form-buttons");
  add_button (self, box, _("Keep All of Ours"), G_CALLBACK (keep_ours_cb));
  add_button (self, box, _("Take All of the Unit's"), G_CALLBACK (take_theirs_cb));
  return box;
}

static void
fill_cells (TdFormReceiptRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  if (!self->receipt->is_repeat &&
      (self->receipt->counts[TD_FORM_CONFLICT] > 0 || self->receipt->is_older))
    gtk_box_append (GTK_BOX (box), make_buttons (self));
  gtk_box_append (GTK_BOX (box),
                  td_form_cells_new (self->book, self->receipt, choice_made, self));
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), box);
}

/* Not while one of its own buttons is being pressed. */
static gboolean
refill_cb (gpointer user_data)
{
  TdFormReceiptRow *self = user_data;

  self->refill_source = 0;
  fill_cells (self);
  return G_SOURCE_REMOVE;
}

static void
expander_toggled_cb (TdFormReceiptRow *self)
{
  gboolean open = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->expander));

  if (open && gtk_revealer_get_child (GTK_REVEALER (self->revealer)) == NULL)
    fill_cells (self);
  gtk_button_set_icon_name (GTK_BUTTON (self->expander), open ? "pan-down-symbolic"
                                                              : "pan-end-symbolic");
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), open);
}

void
td_form_receipt_row_expand (TdFormReceiptRow *self)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->expander), TRUE);
}

void
td_form_receipt_row_take_all (TdFormReceiptRow *self, gboolean theirs)
{
  for (guint i = 0; i < self->receipt->cells->len; i++)
    {
      TdFormComparison *cell = self->receipt->cells->pdata[i];

      if (cell->status != TD_FORM_CONFLICT &&
          !(self->receipt->is_older &&
            (cell->status == TD_FORM_FILLED || cell->status == TD_FORM_CHANGED)))
        continue;
      cell->take = theirs;
      cell->is_settled = TRUE;
    }
  if (gtk_revealer_get_child (GTK_REVEALER (self->revealer)) != NULL && self->refill_source == 0)
    self->refill_source = g_idle_add (refill_cb, self);
  choice_made (self);
}

/* --- construction --- */

static GtkWidget *
make_names (TdFormReceiptRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *unit = gtk_label_new (self->receipt->form->unit_name);
  GtkWidget *file = gtk_label_new (self->receipt->file_name);

  gtk_widget_add_css_class (unit, "td-strong");
  gtk_widget_add_css_class (file, "td-small");
  gtk_widget_add_css_class (file, "td-muted");
  gtk_label_set_xalign (GTK_LABEL (unit), 0);
  gtk_label_set_xalign (GTK_LABEL (file), 0);
  gtk_label_set_ellipsize (GTK_LABEL (unit), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (file), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_tooltip_text (file, self->receipt->file_name);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), unit);
  gtk_box_append (GTK_BOX (box), file);
  return box;
}

static void
make_head (TdFormReceiptRow *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->expander = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (self->expander), "pan-end-symbolic");
  gtk_widget_add_css_class (self->expander, "flat");
  gtk_widget_add_css_class (self->expander, "td-tiny");
  gtk_widget_set_valign (self->expander, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->expander, _("Show the cells"));
  td_widget_set_label (self->expander, _("Show the cells"));
  g_signal_connect_object (self->expander, "toggled", G_CALLBACK (expander_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (head), self->expander);
  gtk_box_append (GTK_BOX (head), make_names (self));
  gtk_box_append (GTK_BOX (self), head);
}

static void
add_remark (TdFormReceiptRow *self, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_margin_start (label, 30);
  gtk_widget_add_css_class (label, "td-small");
  gtk_box_append (GTK_BOX (self), label);
}

static void
make_remarks (TdFormReceiptRow *self)
{
  if (self->receipt->is_repeat)
    add_remark (self, _("This very file was received before: there is nothing to do."));
  else if (self->receipt->is_older)
    add_remark (self, _("A later file of this unit is here already, so nothing of this one is "
                        "taken unless you choose it."));
  for (guint i = 0; i < self->receipt->remarks->len; i++)
    add_remark (self, self->receipt->remarks->pdata[i]);
}

static void
make_counts (TdFormReceiptRow *self)
{

  self->counts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->open_label = gtk_label_new (NULL);
  gtk_widget_set_margin_start (self->counts, 30);
  gtk_widget_add_css_class (self->open_label, "td-small");
  gtk_widget_add_css_class (self->open_label, "td-warn");
  fill_counts (self);
  gtk_box_append (GTK_BOX (self->counts), self->open_label);
  gtk_box_append (GTK_BOX (self), td_side_scroller_new (self->counts, GTK_POLICY_EXTERNAL));
}

static void
td_form_receipt_row_dispose (GObject *object)
{
  TdFormReceiptRow *self = TD_FORM_RECEIPT_ROW (object);

  g_clear_handle_id (&self->refill_source, g_source_remove);
  g_clear_object (&self->book);
  G_OBJECT_CLASS (td_form_receipt_row_parent_class)->dispose (object);
}

static void
td_form_receipt_row_class_init (TdFormReceiptRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_form_receipt_row_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
td_form_receipt_row_init (TdFormReceiptRow *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 3);
  gtk_widget_add_css_class (GTK_WIDGET (self), "form-receipt");
}

GtkWidget *
td_form_receipt_row_new (TdScoreBook *book, TdFormReceipt *receipt)
{
  TdFormReceiptRow *self = g_object_new (TD_TYPE_FORM_RECEIPT_ROW, NULL);

  self->book = g_object_ref (book);
  self->receipt = receipt;
  make_head (self);
  make_counts (self);
  make_remarks (self);
  self->revealer = gtk_revealer_new ();
  gtk_box_append (GTK_BOX (self), td_side_scroller_new (self->revealer, GTK_POLICY_AUTOMATIC));
  show_open (self);
  return GTK_WIDGET (self);
}
