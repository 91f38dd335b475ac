/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-cli-private.h"

#include "td-criteria-sets.h"
#include "td-error.h"
#include "td-rounds.h"
#include "td-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * What is named on the command line: rounds, sheets, units and criteria sets.  A name
 * is found in any case, composed or decomposed, and without its marks where that leaves
 * no doubt; what two have in common is refused with the number of each.
 */

/* So many of one name are told apart for whoever asked. */
#define MAX_NAMED 8

/* An id has no more digits. */
#define MAX_DIGITS 19

typedef struct
{
  gint64 id;
  char  *lower;
  char  *folded;
  char  *where; /* nullable */
} Candidate;

struct _TdCliNames
{
  GArray *candidates;
};

static void
clear_candidate (gpointer data)
{
  Candidate *self = data;

  g_free (self->lower);
  g_free (self->folded);
  g_free (self->where);
}

/* As typed, with one blank for several. */
static char *
dup_lower (const char *name)
{
  g_autofree char *clean = td_text_clean (name);

  return td_text_lower (clean);
}

TdCliNames *
td_cli_names_new (void)
{
  TdCliNames *self = g_new0 (TdCliNames, 1);

  self->candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_array_set_clear_func (self->candidates, clear_candidate);
  return self;
}

void
td_cli_names_free (TdCliNames *self)
{
  g_array_unref (self->candidates);
  g_free (self);
}

void
td_cli_names_add (TdCliNames *self, gint64 id, const char *name, const char *where)
{
  Candidate candidate = { id, dup_lower (name), td_text_fold (name), g_strdup (where) };

  g_array_append_val (self->candidates, candidate);
}

static gint64
read_id (const char *text)
{
  gsize length = strlen (text);

  if (length == 0 || length > MAX_DIGITS || strspn (text, "0123456789") != length)
    return 0;
  return g_ascii_strtoll (text, NULL, 10);
}

/* "12 (Phòng A); 15 (Phòng B)" */
static void
set_ambiguous_error (const GPtrArray *hits, const char *asked, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < hits->len && i < MAX_NAMED; i++)
    {
      const Candidate *hit = hits->pdata[i];

      g_string_append_printf (names, "%s%" G_GINT64_FORMAT, i > 0 ? "; " : "", hit->id);
      if (hit->where != NULL)
        g_string_append_printf (names, " (%s)", hit->where);
    }
  if (hits->len > MAX_NAMED)
    g_string_append (names, "; …");
  g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
               /* Translators: %2$s are numbers, each with where it belongs. */
               _("“%1$s” is the name of several; give the number instead of the name: %2$s"), asked,
               names->str);
}

static GPtrArray *
list_hits (const TdCliNames *self, const char *text, gboolean folded)
{
  GPtrArray *hits = g_ptr_array_new ();

  for (guint i = 0; *text != '\0' && i < self->candidates->len; i++)
    {
      Candidate *candidate = &g_array_index (self->candidates, Candidate, i);

      if (strcmp (folded ? candidate->folded : candidate->lower, text) == 0)
        g_ptr_array_add (hits, candidate);
    }
  return hits;
}

gint64
td_cli_names_find_exact (const TdCliNames *self, const char *asked, GError **error)
{
  g_autofree char *lower = dup_lower (asked);
  g_autoptr (GPtrArray) hits = list_hits (self, lower, FALSE);

  if (hits->len > 1)
    set_ambiguous_error (hits, asked, error);
  return hits->len == 1 ? ((Candidate *) hits->pdata[0])->id : 0;
}

gint64
td_cli_names_find (const TdCliNames *self, const char *asked, GError **error)
{
  g_autofree char *lower = dup_lower (asked);
  g_autofree char *folded = td_text_fold (asked);
  g_autoptr (GPtrArray) hits = list_hits (self, lower, FALSE);
  gint64 id = read_id (asked);

  for (guint i = 0; hits->len != 1 && id != 0 && i < self->candidates->len; i++)
    if (g_array_index (self->candidates, Candidate, i).id == id)
      return id;
  if (hits->len == 0)
    {
      g_ptr_array_unref (hits);
      hits = list_hits (self, folded, TRUE);
    }
  if (hits->len > 1)
    set_ambiguous_error (hits, asked, error);
  return hits->len == 1 ? ((Candidate *) hits->pdata[0])->id : 0;
}

/* Whoever asks without an option that the command needs. */
static gint64
refuse_missing (TdCli *cli, const char *message, GError **error)
{
  cli->wrong_use = TRUE;
  g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID, message);
  return 0;
}

/* "Đơn vị, 01/07/2026 – 30/09/2026" */
static char *
describe_round (TdRecord *round)
{
  gboolean is_units = g_strcmp0 (td_record_get_text (round, "subject"), "unit") == 0;
  g_autofree char *from = td_record_dup_display (round, "started");
  g_autofree char *to = td_record_dup_display (round, "ended");

  return g_strdup_printf ("%s, %s – %s", is_units ? _("Units") : _("People"), from, to);
}

gint64
td_cli_find_round (TdCli *cli, TdStore *store, const char *name, GError **error)
{
  g_autoptr (TdQuery) query = td_round_query ();
  g_autoptr (GPtrArray) rounds = NULL;
  g_autoptr (TdCliNames) names = td_cli_names_new ();
  g_autoptr (GError) failed = NULL;
  gint64 id;

  if (name == NULL)
    return refuse_missing (cli, _("Say which round: --round NAME"), error);
  td_query_set_archived (query, TRUE);
  rounds = td_reader_list (td_store_get_reader (store), query, error);
  if (rounds == NULL)
    return 0;
  for (guint i = 0; i < rounds->len; i++)
    {
      g_autofree char *where = describe_round (rounds->pdata[i]);

      td_cli_names_add (names, td_record_get_id (rounds->pdata[i]),
                        td_record_get_title (rounds->pdata[i]), where);
    }
  id = td_cli_names_find (names, name, &failed);
  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  else if (id == 0)
    return td_round_lookup (td_store_get_reader (store), name, error);
  return id;
}

static TdCliNames *
list_sheets (TdStore *store, gint64 round, GError **error)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_sheet);
  g_autoptr (GPtrArray) sheets = NULL;
  TdCliNames *names;

  td_query_filter_int (query, "round", TD_FILTER_IS, round);
  td_query_set_sort_by_entry (query);
  sheets = td_reader_list (td_store_get_reader (store), query, error);
  if (sheets == NULL)
    return NULL;
  names = td_cli_names_new ();
  for (guint i = 0; i < sheets->len; i++)
    td_cli_names_add (names, td_record_get_id (sheets->pdata[i]),
                      td_record_get_text (sheets->pdata[i], "name"),
                      td_record_get_text (sheets->pdata[i], "unit_name"));
  return names;
}

static gint64
find_sheet (const TdCliNames *names, const char *name, GError **error)
{
  g_autoptr (GError) failed = NULL;
  gint64 id = td_cli_names_find (names, name, &failed);

  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  else if (id == 0)
    g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                 _("The round has no sheet of “%s”; “thidua scores FILE --round ROUND” names "
                   "them."),
                 name);
  return id;
}

gint64
td_cli_find_sheet (TdCli *cli, TdStore *store, gint64 round, const char *name, GError **error)
{
  g_autoptr (TdCliNames) names = NULL;

  if (name == NULL)
    return refuse_missing (cli, _("Say whose sheet: --sheet NAME"), error);
  names = list_sheets (store, round, error);
  return names != NULL ? find_sheet (names, name, error) : 0;
}

GArray *
td_cli_find_sheets (TdStore *store, gint64 round, GStrv asked, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (TdCliNames) names = list_sheets (store, round, error);

  if (names == NULL)
    return NULL;
  for (guint i = 0; asked == NULL && i < names->candidates->len; i++)
    g_array_append_val (ids, g_array_index (names->candidates, Candidate, i).id);
  for (guint i = 0; asked != NULL && asked[i] != NULL; i++)
    {
      gint64 id = find_sheet (names, asked[i], error);

      if (id == 0)
        return NULL;
      g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

static TdCliNames *
list_units (TdStore *store, GError **error)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_unit);
  g_autoptr (GPtrArray) units = NULL;
  g_autoptr (GHashTable) titles = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree gint64 *ids = NULL;
  TdCliNames *names;

  units = td_reader_list (td_store_get_reader (store), query, error);
  if (units == NULL)
    return NULL;
  ids = g_new (gint64, units->len);
  for (guint i = 0; i < units->len; i++)
    {
      ids[i] = td_record_get_id (units->pdata[i]);
      g_hash_table_insert (titles, &ids[i], (gpointer) td_record_get_title (units->pdata[i]));
    }
  names = td_cli_names_new ();
  for (guint i = 0; i < units->len; i++)
    {
      gint64 parent = td_record_get_int_or (units->pdata[i], "parent", 0);

      td_cli_names_add (names, ids[i], td_record_get_text (units->pdata[i], "name"),
                        g_hash_table_lookup (titles, &parent));
    }
  return names;
}

GArray *
td_cli_find_units (TdStore *store, GStrv asked, GError **error)
{
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (TdCliNames) names = asked != NULL ? list_units (store, error) : NULL;

  if (asked != NULL && names == NULL)
    return NULL;
  for (guint i = 0; asked != NULL && asked[i] != NULL; i++)
    {
      g_autoptr (GError) failed = NULL;
      gint64 id = td_cli_names_find (names, asked[i], &failed);

      if (id == 0 && failed == NULL)
        g_set_error (&failed, TD_ERROR, TD_ERROR_NOT_FOUND,
                     _("There is no unit “%s”; “thidua list FILE units” names them."), asked[i]);
      if (failed != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failed));
          return NULL;
        }
      g_array_append_val (units, id);
    }
  return g_steal_pointer (&units);
}

/* @exact: only who bears that very name. */
static gint64
match_criteria (TdStore *store, const char *name, gboolean exact, GError **error)
{
  g_autoptr (TdQuery) query = td_criteria_set_query ();
  g_autoptr (GPtrArray) sets = td_reader_list (td_store_get_reader (store), query, error);
  g_autoptr (TdCliNames) names = td_cli_names_new ();

  for (guint i = 0; sets != NULL && i < sets->len; i++)
    td_cli_names_add (names, td_record_get_id (sets->pdata[i]),
                      td_record_get_text (sets->pdata[i], "name"), NULL);
  if (sets == NULL)
    return 0;
  return exact ? td_cli_names_find_exact (names, name, error)
               : td_cli_names_find (names, name, error);
}

gint64
td_cli_match_criteria (TdStore *store, const char *name, GError **error)
{
  return match_criteria (store, name, TRUE, error);
}

gint64
td_cli_find_criteria (TdCli *cli, TdStore *store, const char *name, GError **error)
{
  g_autoptr (GError) failed = NULL;
  gint64 id;

  if (name == NULL)
    return refuse_missing (cli, _("Say which criteria set: --set NAME"), error);
  id = match_criteria (store, name, FALSE, &failed);
  if (id == 0 && failed == NULL)
    id = td_criteria_set_lookup (td_store_get_reader (store), name, &failed);
  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  else if (id == 0)
    g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                 _("There is no criteria set “%s”; “thidua criteria FILE list” names them."), name);
  return id;
}

gint64
td_cli_find_criteria_of (TdCli      *cli,
                         TdStore    *store,
                         const char *name,
                         const char *round,
                         GError    **error)
{
  g_autoptr (TdRecord) record = NULL;
  gint64 id;

  if (round == NULL)
    return td_cli_find_criteria (cli, store, name, error);
  if (name != NULL)
    return refuse_missing (cli, _("Say either which criteria set (--set) or of which round "
                                  "(--round), not both."), error);
  id = td_cli_find_round (cli, store, round, error);
  if (id != 0)
    record = td_reader_get (td_store_get_reader (store), &td_entity_round, id, error);
  return record != NULL ? td_record_get_int_or (record, "criteria", 0) : 0;
}
