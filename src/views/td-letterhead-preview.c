/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-letterhead-preview.h"

#include "td-letterhead.h"
#include "td-views.h"

#include <string.h>

/* The paper's words are Vietnamese in either language of the program. */

struct _TdLetterheadPreview
{
  GtkWidget  parent_instance;

  GtkWidget *governing;
  GtkWidget *department;
  GtkWidget *number;
  GtkWidget *place;
  GtkWidget *date;
  GtkWidget *title;
  GtkWidget *signer_authority;
  GtkWidget *signer_title;
  GtkWidget *signer_name;
  GtkWidget *recipients;
};

G_DEFINE_FINAL_TYPE (TdLetterheadPreview, td_letterhead_preview, GTK_TYPE_WIDGET)

static GtkWidget *
make_label (const char *text, const char *style, gboolean fill)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_set_halign (label, GTK_ALIGN_CENTER);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  if (fill)
    gtk_widget_add_css_class (label, "fill");
  return label;
}

/* A letterhead may be longer than its half of the page: it wraps, as on paper. */
static GtkWidget *
make_wrapping (const char *style, int chars)
{
  GtkWidget *label = make_label (NULL, style, TRUE);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (label), chars);
  return label;
}

static GtkWidget *
make_rule (int width)
{
  GtkWidget *rule = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (rule, "rule");
  gtk_widget_set_size_request (rule, width, -1);
  gtk_widget_set_halign (rule, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (rule, 2);
  return rule;
}

static GtkWidget *
make_column (void)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_set_valign (column, GTK_ALIGN_START);
  return column;
}

static GtkWidget *
make_head (TdLetterheadPreview *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *left = make_column ();
  GtkWidget *right = make_column ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->governing = make_wrapping (NULL, 24);
  self->department = make_wrapping ("bold", 24);
  self->number = make_label (NULL, NULL, FALSE);
  gtk_widget_set_margin_top (self->number, 9);
  gtk_box_append (GTK_BOX (left), self->governing);
  gtk_box_append (GTK_BOX (left), self->department);
  gtk_box_append (GTK_BOX (left), make_rule (48));
  gtk_box_append (GTK_BOX (left), self->number);

  self->place = make_label (NULL, "italic", TRUE);
  self->date = make_label (NULL, "italic", FALSE);
  gtk_widget_set_halign (line, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (line, 8);
  gtk_box_append (GTK_BOX (line), self->place);
  gtk_box_append (GTK_BOX (line), self->date);
  gtk_widget_set_hexpand (right, TRUE);
  gtk_box_append (GTK_BOX (right),
                  make_label ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "bold", FALSE));
  gtk_box_append (GTK_BOX (right), make_label ("Độc lập - Tự do - Hạnh phúc", "bold", FALSE));
  gtk_box_append (GTK_BOX (right), make_rule (170));
  gtk_box_append (GTK_BOX (right), line);

  gtk_box_append (GTK_BOX (head), left);
  gtk_box_append (GTK_BOX (head), right);
  return head;
}

static GtkWidget *
make_table (void)
{
  static const char *const cells[5][4] = {
    { "STT", "Họ và tên", "Chức vụ", "Xếp loại" },
    { "(1)", "(2)", "(3)", "(4)" },
    { "1", "", "", "" },
    { "2", "", "", "" },
    { "3", "", "", "" },
  };
  static const int widths[4] = { 40, 170, 130, 130 };
  GtkWidget *grid = gtk_grid_new ();

  gtk_widget_set_margin_top (grid, 12);
  for (int row = 0; row < 5; row++)
    {
      for (int column = 0; column < 4; column++)
        {
          GtkWidget *label = gtk_label_new (cells[row][column]);

          gtk_widget_set_size_request (label, widths[column], -1);
          gtk_widget_set_hexpand (label, column > 0);
          gtk_widget_add_css_class (label, "cell");
          td_widget_set_css_class (label, "top", row == 0);
          td_widget_set_css_class (label, "left", column == 0);
          gtk_grid_attach (GTK_GRID (grid), label, column, row, 1, 1);
        }
    }
  return grid;
}

static GtkWidget *
make_foot (TdLetterheadPreview *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *left = make_column ();
  GtkWidget *right = make_column ();
  GtkWidget *heading = gtk_label_new ("Nơi nhận:");

  gtk_widget_add_css_class (heading, "bold");
  gtk_widget_add_css_class (heading, "italic");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  self->recipients = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->recipients), 0);
  gtk_widget_set_hexpand (left, TRUE);
  gtk_box_append (GTK_BOX (left), heading);
  gtk_box_append (GTK_BOX (left), self->recipients);

  self->signer_authority = make_label (NULL, "title", FALSE);
  self->signer_title = make_label (NULL, "title", FALSE);
  self->signer_name = make_label (NULL, "title", TRUE);
  gtk_widget_set_margin_top (self->signer_name, 60);
  gtk_widget_set_margin_end (right, 24);
  gtk_box_append (GTK_BOX (right), self->signer_authority);
  gtk_box_append (GTK_BOX (right), self->signer_title);
  gtk_box_append (GTK_BOX (right), self->signer_name);

  gtk_widget_set_margin_top (foot, 18);
  gtk_box_append (GTK_BOX (foot), left);
  gtk_box_append (GTK_BOX (foot), right);
  return foot;
}

static void
td_letterhead_preview_dispose (GObject *object)
{
  td_widget_dispose_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (td_letterhead_preview_parent_class)->dispose (object);
}

static void
td_letterhead_preview_class_init (TdLetterheadPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_letterhead_preview_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_IMG);
}

static void
td_letterhead_preview_init (TdLetterheadPreview *self)
{
  GtkWidget *paper = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = make_label ("DANH SÁCH", "title", FALSE);
  GtkWidget *subject = make_label (NULL, "bold", FALSE);

  self->title = subject;
  gtk_widget_add_css_class (paper, "td-paper");
  gtk_widget_set_size_request (paper, 588, -1);
  gtk_widget_set_margin_top (title, 24);
  gtk_box_append (GTK_BOX (paper), make_head (self));
  gtk_box_append (GTK_BOX (paper), title);
  gtk_box_append (GTK_BOX (paper), subject);
  gtk_box_append (GTK_BOX (paper), make_table ());
  gtk_box_append (GTK_BOX (paper), make_foot (self));
  gtk_widget_set_parent (paper, GTK_WIDGET (self));
}

GtkWidget *
td_letterhead_preview_new (void)
{
  return g_object_new (TD_TYPE_LETTERHEAD_PREVIEW, NULL);
}

/* What is not typed yet is a dotted line, as on a form. */
#define DOTS "……………………"

static void
set_text (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text ? text : "");
}

static void
set_or_dots (GtkWidget *label, const char *text)
{
  set_text (label, text && *text != '\0' ? text : DOTS);
}

/* "Khánh Hòa" and ", ngày 20 …" apart: only the first comes from the record. */
static void
show_place_date (TdLetterheadPreview *self, const TdLetterhead *letterhead)
{
  TdDate today = td_date_today ();
  g_autofree char *line = td_letterhead_dup_place_date (letterhead, today, today.year);
  const char *comma = strchr (line, ',');

  set_or_dots (self->place, letterhead->place);
  set_text (self->date, comma ? comma : line);
}

static void
show_recipients (TdLetterheadPreview *self, const TdLetterhead *letterhead)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; letterhead->recipients != NULL && letterhead->recipients[i] != NULL; i++)
    g_string_append_printf (text, "%s- %s%s", i > 0 ? "\n" : "", letterhead->recipients[i],
                            letterhead->recipients[i + 1] != NULL ? ";" : ".");
  set_text (self->recipients, text->str);
}

void
td_letterhead_preview_show (TdLetterheadPreview *self, TdRecord *organisation)
{
  g_autoptr (TdLetterhead) letterhead = td_letterhead_new (organisation);
  g_autofree char *number = td_letterhead_dup_number (letterhead, "BC");
  g_autofree char *subject = g_strdup_printf ("Kết quả xếp loại năm %u", td_date_today ().year);

  set_or_dots (self->governing, letterhead->governing);
  set_or_dots (self->department, letterhead->department);
  set_text (self->number, number);
  set_text (self->title, subject);
  show_place_date (self, letterhead);
  show_recipients (self, letterhead);
  set_text (self->signer_authority, letterhead->authority);
  gtk_widget_set_visible (self->signer_authority, letterhead->authority != NULL);
  set_text (self->signer_title, letterhead->title);
  set_or_dots (self->signer_name, letterhead->name);
}
