/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-export-private.h"

#include "td-number.h"

/* What the sheets about a round share. */

static void
free_section (gpointer data)
{
  TdRoundSection *section = data;

  g_free (section->title);
  g_array_unref (section->sheets);
  g_free (section);
}

gboolean
td_export_has_clusters (TdScoreBook *book)
{
  for (guint i = 0; i < td_score_book_get_n_sheets (book); i++)
    if (td_score_book_get_sheet (book, i)->cluster != NULL)
      return TRUE;
  return FALSE;
}

GPtrArray *
td_export_make_round_sections (TdScoreBook *book)
{
  GPtrArray *sections = g_ptr_array_new_with_free_func (free_section);
  g_autoptr (GHashTable) by_title = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean has_clusters = td_export_has_clusters (book);
  gboolean for_people = td_score_book_get_set (book)->for_people;

  for (guint i = 0; i < td_score_book_get_n_sheets (book); i++)
    {
      const TdBookSheet *sheet = td_score_book_get_sheet (book, i);
      const char *title = has_clusters ? sheet->cluster : for_people ? sheet->unit_name : NULL;
      TdRoundSection *section;

      if (title == NULL && has_clusters)
        title = "Chưa xếp vào cụm, khối";
      else if (title == NULL && for_people)
        title = "Chưa xếp vào đơn vị nào";
      section = g_hash_table_lookup (by_title, title != NULL ? title : "");
      if (section == NULL)
        {
          section = g_new0 (TdRoundSection, 1);
          section->title = g_strdup (title);
          section->sheets = g_array_new (FALSE, FALSE, sizeof (guint));
          g_ptr_array_add (sections, section);
          g_hash_table_insert (by_title, section->title != NULL ? section->title : (char *) "",
                               section);
        }
      g_array_append_val (section->sheets, i);
    }
  return sections;
}

gboolean
td_export_has_role (const TdCriteriaSet *set, TdCriterionRole role)
{
  for (guint i = 0; i < set->criteria->len; i++)
    if (td_criteria_set_get (set, i)->role == role)
      return TRUE;
  return FALSE;
}

char *
td_export_dup_round_name (TdScoreBook *book)
{
  TdRecord *record = td_score_book_get_record (book);
  g_autofree char *started = td_date_to_text (td_record_get_date (record, "started"));
  g_autofree char *ended = td_date_to_text (td_record_get_date (record, "ended"));

  return g_strdup_printf ("%s (từ ngày %s đến ngày %s)", td_record_get_text (record, "name"),
                          started, ended);
}

char *
td_export_dup_round_class (TdScoreBook *book, guint sheet)
{
  const TdCriteriaSet *set = td_score_book_get_set (book);
  const TdSheetResult *result = td_score_book_get_result (book, sheet);

  if (result->band >= 0)
    return g_strdup (((TdBand *) set->bands->pdata[result->band])->name);
  if (!result->is_complete)
    return g_strdup ("Chưa chấm xong");
  return g_strdup (set->bands->len > 0 ? "Chưa xếp loại" : NULL);
}

gint64
td_export_get_percent (TdScoreBook *book, guint sheet)
{
  const TdSheetResult *result = td_score_book_get_result (book, sheet);

  return result->is_complete ? result->decided.percent : TD_POINTS_MISSING;
}

char *
td_export_dup_completeness (const TdTotal *total)
{
  return g_strdup_printf ("Đã chấm %u/%u tiêu chí", total->scored, total->applicable);
}

void
td_export_write_mark (TdHouseForm *form, guint column, const TdMark *mark)
{
  switch (mark->state)
    {
    case TD_SCORE_GIVEN:
      td_house_form_decimal (form, column, mark->points);
      break;
    case TD_SCORE_NOT_APPLICABLE:
      td_house_form_words (form, column, "không áp dụng");
      break;
    case TD_SCORE_OPEN:
    default:
      td_house_form_words (form, column, "chưa chấm");
      break;
    }
}
