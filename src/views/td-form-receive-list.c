/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-form-receive-private.h"

#include "td-form-receipt-row.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

static void
add_heading (TdFormReceiveView *self, char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_add_css_class (label, "td-section");
  gtk_box_append (self->list, label);
  g_free (text);
}

static void
row_changed_cb (TdFormReceiveView *self)
{
  td_form_receive_view_update (self);
}

static void
add_receipts (TdFormReceiveView *self)
{
  GPtrArray *receipts = self->receipts->receipts;

  if (receipts->len > 0)
    add_heading (self, g_strdup_printf (ngettext ("%u Form Read", "%u Forms Read", receipts->len),
                                        receipts->len));
  for (guint i = 0; i < receipts->len; i++)
    {
      TdFormReceipt *receipt = receipts->pdata[i];
      GtkWidget *row = td_form_receipt_row_new (self->book, receipt);

      g_signal_connect_object (row, "changed", G_CALLBACK (row_changed_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (self->list, row);
      if (td_form_receipt_count_open (receipt) > 0)
        td_form_receipt_row_expand (TD_FORM_RECEIPT_ROW (row));
    }
}

static void
add_line (TdFormReceiveView *self, const char *icon_name, const char *style, const char *title,
          const char *text)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *markup = text == NULL ? g_markup_printf_escaped ("<b>%s</b>", title)
                            : g_markup_printf_escaped ("<b>%s</b>\n%s", title, text);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, style);
  gtk_widget_add_css_class (row, "form-receipt");
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (self->list, row);
}

static void
add_files (TdFormReceiveView *self, GPtrArray *files, const char *icon_name, const char *style)
{
  for (guint i = 0; i < files->len; i++)
    {
      const TdFormRefusal *refusal = files->pdata[i];
      g_autofree char *name = g_file_get_basename (refusal->file);

      add_line (self, icon_name, style, name, refusal->reason);
    }
}

static void
add_refused (TdFormReceiveView *self)
{
  const guint n = self->receipts->refused->len;

  if (n > 0)
    add_heading (self, g_strdup_printf (ngettext ("%u File Refused", "%u Files Refused", n), n));
  add_files (self, self->receipts->refused, "dialog-error-symbolic", "td-err");
}

static void
add_copies (TdFormReceiveView *self)
{
  const guint n = self->receipts->copies->len;

  if (n > 0)
    add_heading (self, g_strdup_printf (ngettext ("%u Copy", "%u Copies", n), n));
  add_files (self, self->receipts->copies, "edit-copy-symbolic", "td-muted");
}

static gboolean
is_here (TdFormReceiveView *self, gint64 form)
{
  for (guint i = 0; i < self->receipts->receipts->len; i++)
    if (((const TdFormReceipt *) self->receipts->receipts->pdata[i])->form->id == form)
      return TRUE;
  return FALSE;
}

/* Units whose form is out and not among these. */
static void
add_missing (TdFormReceiveView *self)
{
  g_autoptr (GPtrArray) out = td_forms_list_out (td_store_get_reader (self->store),
                                                 td_score_book_get_round (self->book), NULL);
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();

  for (guint i = 0; out != NULL && i < out->len; i++)
    if (!is_here (self, td_record_get_id (out->pdata[i])))
      g_ptr_array_add (missing, out->pdata[i]);
  if (missing->len > 0)
    add_heading (self, g_strdup_printf (ngettext ("%u Form Still Out", "%u Forms Still Out",
                                                  missing->len), missing->len));
  for (guint i = 0; i < missing->len; i++)
    {
      g_autofree char *deadline = td_record_dup_display (missing->pdata[i], "deadline");
      g_autofree char *due = td_has_text (deadline) ? g_strdup_printf (_("Due %s"), deadline)
                                                    : NULL;

      add_line (self, "td-unknown-symbolic", "td-warn",
                td_record_get_text (missing->pdata[i], "unit_name"), due);
    }
}

void
td_form_receive_view_clear (TdFormReceiveView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_box_remove (self->list, child);
}

void
td_form_receive_view_fill (TdFormReceiveView *self)
{
  td_form_receive_view_clear (self);
  add_receipts (self);
  add_refused (self);
  add_copies (self);
  add_missing (self);
}
