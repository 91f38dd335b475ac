/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-form-private.h"

#include "td-text.h"

#include <string.h>

/* Bytes of a file's name without its number and ending: with three bytes a letter this
 * stays below the 255 of most file systems, and below what Windows takes of a path. */
#define MAX_STEM 150

TdFormPaper *
td_form_paper_new (TdScoreBook *book, TdRecord *organisation, const char *author, TdDate deadline)
{
  TdFormPaper *self = g_new0 (TdFormPaper, 1);
  TdRecord *round = td_score_book_get_record (book);

  self->set = td_criteria_set_ref ((TdCriteriaSet *) td_score_book_get_set (book));
  self->round_name = g_strdup (td_record_get_title (round));
  self->first = td_record_get_date (round, "started");
  self->last = td_record_get_date (round, "ended");
  self->head = td_letterhead_new (organisation);
  self->author = g_strdup (author);
  self->deadline = deadline;
  self->issued = td_date_today ();
  return self;
}

void
td_form_paper_free (TdFormPaper *self)
{
  td_criteria_set_unref (self->set);
  g_free (self->round_name);
  td_letterhead_free (self->head);
  g_free (self->author);
  g_free (self);
}

/* --- the name of the file --- */

/* What no name on Windows may hold becomes a dash; nothing ends with a dot. */
static char *
make_file_name (const char *text)
{
  g_autofree char *clean = td_text_clean (text);
  GString *name = g_string_new (clean);

  for (gsize i = 0; i < name->len; i++)
    if (strchr ("<>:\"/\\|?*", name->str[i]) != NULL || g_ascii_iscntrl (name->str[i]))
      name->str[i] = '-';
  if (name->len > MAX_STEM)
    g_string_truncate (name, (gsize) (g_utf8_find_prev_char (name->str, name->str + MAX_STEM + 1) -
                                      name->str));
  while (name->len > 0 && strchr (". ", name->str[name->len - 1]) != NULL)
    g_string_truncate (name, name->len - 1);
  return g_string_free (name, FALSE);
}

char *
td_form_dup_file_stem (const TdFormPaper *self, const TdForm *form)
{
  g_autofree char *text = g_strdup_printf ("%s %s - %s",
                                           form->is_return ? "Phiếu trả lại" : "Phiếu chấm",
                                           self->round_name, form->unit_name);

  return make_file_name (text);
}

/* --- the workbook --- */

static void
add_styles (TdFormDraft *self)
{
  static const TdCellStyle styles[TD_N_FORM_STYLES] = {
    [TD_FORM_STYLE_PLAIN] = { .size = 13, .wrap = TRUE, .valign = TD_VALIGN_TOP },
    [TD_FORM_STYLE_SMALL] = { .size = 8 },
    [TD_FORM_STYLE_BOLD] = { .size = 13, .bold = TRUE, .wrap = TRUE },
    [TD_FORM_STYLE_TITLE] = { .size = 16, .bold = TRUE, .wrap = TRUE, .align = TD_ALIGN_CENTRE },
    [TD_FORM_STYLE_SUBTITLE] = { .size = 13, .bold = TRUE, .align = TD_ALIGN_LEFT },
    [TD_FORM_STYLE_HINT] = { .size = 11, .italic = TRUE, .wrap = TRUE, .valign = TD_VALIGN_TOP },
    [TD_FORM_STYLE_HEAD] = { .bold = TRUE, .wrap = TRUE, .align = TD_ALIGN_CENTRE,
                             .borders = TRUE },
    [TD_FORM_STYLE_HEAD_SMALL] = { .size = 10, .bold = TRUE, .wrap = TRUE,
                                   .align = TD_ALIGN_CENTRE, .borders = TRUE },
    [TD_FORM_STYLE_LABEL] = { .size = 13, .indent = 1, .borders = TRUE },
    [TD_FORM_STYLE_VALUE] = { .size = 13, .bold = TRUE, .wrap = TRUE, .indent = 1,
                              .borders = TRUE },
    [TD_FORM_STYLE_CODE] = { .format = TD_FORMAT_TEXT, .align = TD_ALIGN_CENTRE, .borders = TRUE },
    [TD_FORM_STYLE_TEXT] = { .wrap = TRUE, .borders = TRUE },
    [TD_FORM_STYLE_GROUP] = { .bold = TRUE, .wrap = TRUE, .borders = TRUE },
    [TD_FORM_STYLE_GROUP_CODE] = { .bold = TRUE, .align = TD_ALIGN_CENTRE, .borders = TRUE },
    [TD_FORM_STYLE_CENTRE] = { .wrap = TRUE, .align = TD_ALIGN_CENTRE, .borders = TRUE },
    [TD_FORM_STYLE_NUMBER] = { .align = TD_ALIGN_CENTRE, .borders = TRUE },
    [TD_FORM_STYLE_GUIDE] = { .size = 10, .wrap = TRUE, .borders = TRUE },
    [TD_FORM_STYLE_OPEN_NUMBER] = { .wrap = TRUE, .align = TD_ALIGN_CENTRE, .borders = TRUE,
                                    .unlocked = TRUE, .fill = TRUE },
    [TD_FORM_STYLE_OPEN_TEXT] = { .wrap = TRUE, .align = TD_ALIGN_CENTRE, .borders = TRUE,
                                  .format = TD_FORMAT_TEXT, .unlocked = TRUE, .fill = TRUE },
    [TD_FORM_STYLE_OPEN_REASON] = { .wrap = TRUE, .borders = TRUE, .unlocked = TRUE,
                                    .fill = TRUE },
  };

  for (guint i = 0; i < TD_N_FORM_STYLES; i++)
    self->styles[i] = td_sheet_writer_add_style (self->writer, &styles[i]);
}

static void
write_line (TdFormDraft *self, guint row, const char *kind, const char *const *values)
{
  guint style = self->styles[TD_FORM_STYLE_CODE];

  td_sheet_writer_text (self->writer, row, 0, kind, style);
  for (guint i = 0; values[i] != NULL; i++)
    td_sheet_writer_text (self->writer, row, i + 1, values[i], style);
}

/* All of it as text: ids have more digits than Excel's numbers. */
static void
write_hidden (TdFormDraft *self)
{
  guint row = 0;

  td_sheet_writer_add_sheet (self->writer, TD_FORM_HIDDEN);
  write_line (self, row++, TD_FORM_LINE_FORMAT, (const char *[]) { TD_FORM_VERSION, NULL });
  write_line (self, row++, TD_FORM_LINE_TOKEN, (const char *[]) { self->form->token, NULL });
  for (guint i = 0; i < self->form->rows->len; i++)
    {
      const TdFormRow *subject = g_ptr_array_index (self->form->rows, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, subject->sheet);

      write_line (self, row++, TD_FORM_LINE_SHEET, (const char *[]) { id, subject->name, NULL });
    }
  for (guint i = 0; i < self->criteria->len; i++)
    {
      const TdCriterion *criterion = td_form_get_criterion (self, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, criterion->id);
      g_autofree char *max = td_form_dup_max (criterion);

      write_line (self, row++, TD_FORM_LINE_CRITERION,
                  (const char *[]) { id, criterion->code, criterion->text, max, NULL });
    }
  write_line (self, row, TD_FORM_LINE_HASH, (const char *[]) { self->form->digest, NULL });
  td_sheet_writer_hide_sheet (self->writer);
}

static void
list_criteria (TdFormDraft *self)
{
  for (guint i = 0; i < self->paper->set->criteria->len; i++)
    if (td_criteria_set_get (self->paper->set, i)->rule != TD_RULE_GROUP)
      g_array_append_val (self->criteria, i);
}

gboolean
td_form_write (const TdFormPaper *self,
               const TdForm      *form,
               GFile             *destination,
               GCancellable      *cancellable,
               GError           **error)
{
  g_autoptr (TdSheetWriter) writer = td_sheet_writer_new (destination, TD_SHEET_WRITER_DEFAULT,
                                                          error);
  g_autoptr (GArray) criteria = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *title = td_form_dup_file_stem (self, form);
  TdFormDraft draft = { .paper = self, .form = form, .writer = writer, .criteria = criteria };

  if (writer == NULL)
    return FALSE;
  td_sheet_writer_set_properties (writer, title, self->head->department_name, self->author);
  list_criteria (&draft);
  g_assert (form->cells->len == form->rows->len * criteria->len);
  add_styles (&draft);
  td_form_write_cover (&draft);
  if (self->set->for_people)
    td_form_write_people (&draft);
  else
    td_form_write_unit (&draft);
  write_hidden (&draft);
  return td_sheet_writer_finish (writer, cancellable, error);
}
