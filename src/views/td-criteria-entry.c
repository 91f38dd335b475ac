/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-entry.h"

#include "td-criteria-sets.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

void
td_criteria_entry_free (gpointer entry)
{
  TdCriteriaEntry *self = entry;

  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self);
}

/* --- reading --- */

/* What is not verified is told apart: nothing can be mended there at once. */
static void
count_issues (TdCriteriaEntry *entry, const TdCriteriaSet *set)
{
  g_autoptr (GPtrArray) issues = td_criteria_set_check (set);

  entry->is_unverified = set->unverified != NULL;
  for (guint i = 0; i < issues->len; i++)
    {
      const TdCriteriaIssue *issue = issues->pdata[i];

      entry->n_errors += issue->is_error;
      entry->n_notes += !issue->is_error;
    }
  if (entry->is_unverified && entry->n_notes > 0)
    entry->n_notes--;
}

static TdCriteriaEntry *
read_entry (TdReader *reader, TdRecord *record, GError **error)
{
  g_autoptr (TdCriteriaSet) set = td_criteria_set_load (reader, td_record_get_id (record), error);
  gint64 n_rounds = set ? td_criteria_count_rounds (reader, set->id, error) : -1;
  TdCriteriaEntry *entry;

  if (n_rounds < 0)
    return NULL;
  entry = g_new0 (TdCriteriaEntry, 1);
  entry->id = set->id;
  entry->name = g_strdup (set->name);
  entry->for_people = set->for_people;
  entry->is_archived = td_record_get_int_or (record, "archived", 0) != 0;
  entry->version = set->version;
  entry->n_rounds = (guint) n_rounds;
  count_issues (entry, set);
  return entry;
}

GPtrArray *
td_criteria_entries_read (TdReader *reader, GError **error)
{
  g_autoptr (TdQuery) query = td_criteria_set_query ();
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (td_criteria_entry_free);

  td_query_set_archived (query, TRUE);
  records = td_reader_list (reader, query, error);
  if (records == NULL)
    return NULL;
  for (guint i = 0; i < records->len; i++)
    {
      TdCriteriaEntry *entry = read_entry (reader, records->pdata[i], error);

      if (entry == NULL)
        return NULL;
      g_ptr_array_add (entries, entry);
    }
  return g_steal_pointer (&entries);
}

/* --- rows --- */

/* "Cá nhân · phiên bản 2 · 3 kỳ chấm". */
static char *
dup_details (const TdCriteriaEntry *entry)
{
  g_autoptr (GString) text = g_string_new (entry->for_people ? _("People") : _("Units"));
  g_autofree char *version = g_strdup_printf (_("version %u"), entry->version);

  g_string_append_printf (text, " · %s", version);
  if (entry->n_rounds > 0)
    {
      g_autofree char *rounds = g_strdup_printf (ngettext ("%u round", "%u rounds",
                                                           entry->n_rounds), entry->n_rounds);

      g_string_append_printf (text, " · %s", rounds);
    }
  if (entry->is_archived)
    g_string_append_printf (text, " · %s", _("archived"));
  return g_strdup (text->str);
}

static GtkWidget *
make_mark (const char *icon, const char *css, char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (box, css);
  gtk_widget_add_css_class (box, "td-small");
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  g_free (text);
  return box;
}

static GtkWidget *
make_marks (const TdCriteriaEntry *entry)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  if (entry->n_errors > 0)
    gtk_box_append (GTK_BOX (box),
                    make_mark ("dialog-error-symbolic", "td-err",
                               g_strdup_printf (ngettext ("%u error", "%u errors",
                                                          entry->n_errors), entry->n_errors)));
  if (entry->n_notes > 0)
    gtk_box_append (GTK_BOX (box),
                    make_mark ("dialog-warning-symbolic", "td-warn",
                               g_strdup_printf (ngettext ("%u thing to look at",
                                                          "%u things to look at",
                                                          entry->n_notes), entry->n_notes)));
  if (entry->is_unverified)
    gtk_box_append (GTK_BOX (box), make_mark ("td-unknown-symbolic", "td-warn",
                                              g_strdup (_("Not fully verified"))));
  return box;
}

GtkWidget *
td_criteria_entry_make_row (const TdCriteriaEntry *entry)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *name = gtk_label_new (entry->name);
  g_autofree char *details_text = dup_details (entry);
  GtkWidget *details = gtk_label_new (details_text);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_lines (GTK_LABEL (name), 3);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (name), 10);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 10);
  gtk_widget_add_css_class (name, "td-strong");
  gtk_label_set_xalign (GTK_LABEL (details), 0);
  gtk_label_set_wrap (GTK_LABEL (details), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (details), 10);
  gtk_widget_add_css_class (details, "td-small");
  gtk_widget_add_css_class (details, "td-muted");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), details);
  gtk_box_append (GTK_BOX (box), make_marks (entry));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  td_widget_set_css_class (row, "td-archived", entry->is_archived);
  return row;
}
