/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-forms-private.h"

#include "td-test-forms.h"

#define N_PEOPLE 3

/**
 * Fixture: a round of people in two units, its forms given out.
 * @form: (nullable): the first of them, once init_sent() was called
 * @entries: (nullable): what comes back of that
 */
typedef struct
{
  TdTestStore   test;
  gint64        round;
  TdScoreBook  *book;
  GPtrArray    *forms;
  TdForm       *form;
  GPtrArray    *entries;
} Fixture;

static void
clear_fixture (Fixture *self)
{
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->form, td_form_free);
  g_clear_pointer (&self->forms, g_ptr_array_unref);
  g_clear_object (&self->book);
  td_test_store_clear (&self->test);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, clear_fixture)

static void
reload (Fixture *self)
{
  g_clear_object (&self->book);
  self->book = test_forms_open (self->test.store, self->round);
}

static void
issue (Fixture *self, gboolean returns, TdDate deadline)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->forms, g_ptr_array_unref);
  self->forms = test_forms_plan (self->book, returns);
  test_forms_run (self->test.store, td_forms_issue (self->book, self->forms, deadline, &error));
  g_assert_no_error (error);
  reload (self);
}

static void
init_fixture (Fixture *self, gboolean for_people)
{
  td_test_store_init (&self->test);
  test_forms_add_units (self->test.store, 2, N_PEOPLE);
  self->round = test_forms_add_round (self->test.store, "Quý I/2026", for_people);
  reload (self);
  issue (self, FALSE, (TdDate) { 2026, 4, 5 });
}

static TdForm *
find_token (Fixture *self, const char *token)
{
  g_autoptr (GError) error = NULL;
  gint64 round = 0;
  TdForm *form = td_form_find (td_store_get_reader (self->test.store), token, &round, &error);

  g_assert_no_error (error);
  g_assert_cmpint (round, ==, self->round);
  return form;
}

static TdForm *
find (Fixture *self, guint index)
{
  return find_token (self, ((TdForm *) g_ptr_array_index (self->forms, index))->token);
}

static guint
get_place (Fixture *self, const char *code)
{
  const TdCriteriaSet *set = td_score_book_get_set (self->book);
  guint place = 0;

  for (guint i = 0; i < set->criteria->len; i++)
    {
      const TdCriterion *criterion = td_criteria_set_get (set, i);

      if (g_str_equal (criterion->code, code))
        return place;
      place += criterion->rule != TD_RULE_GROUP;
    }
  g_assert_not_reached ();
}

/* Entries as a workbook that nobody touched gives them. */
static GPtrArray *
make_entries (const TdForm *form)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) td_form_entry_free);

  for (guint i = 0; i < form->cells->len; i++)
    {
      const TdFormCell *cell = g_ptr_array_index (form->cells, i);
      TdFormEntry *entry = g_new0 (TdFormEntry, 1);

      entry->sheet = cell->sheet;
      entry->criterion = cell->criterion;
      entry->text = g_strdup (cell->base);
      entry->reason = g_strdup (cell->reason);
      entry->place = g_strdup_printf ("Phiếu chấm, ô A%u", i + 1);
      g_ptr_array_add (entries, entry);
    }
  return entries;
}

static void
fill (GPtrArray *entries, guint row, guint place, const char *text, const char *reason)
{
  TdFormEntry *entry = g_ptr_array_index (entries, row * TEST_FORMS_N_CRITERIA + place);

  g_free (entry->text);
  entry->text = g_strdup (text);
  if (reason != NULL)
    {
      g_free (entry->reason);
      entry->reason = g_strdup (reason);
    }
}

static void
fill_row (GPtrArray *entries, guint row)
{
  for (guint i = 0; test_forms_answers[i] != NULL; i++)
    fill (entries, row, i, test_forms_answers[i], NULL);
}

static TdFormReceipt *
compare (Fixture *self, const TdForm *form, GPtrArray *entries, const char *content)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content));
  TdFormReceipt *receipt = td_form_compare (self->book, form, "phieu.xlsx", bytes, entries, &error);

  g_assert_no_error (error);
  return receipt;
}

/* A round of which the first form is looked at, as it comes back. */
static void
init_sent (Fixture *self, gboolean for_people)
{
  init_fixture (self, for_people);
  self->form = find (self, 0);
  self->entries = make_entries (self->form);
}

static TdFormReceipt *
compare_sent (Fixture *self, const char *content)
{
  return compare (self, self->form, self->entries, content);
}

static void
receive (Fixture *self, TdFormReceipt *receipt)
{
  g_autoptr (GPtrArray) receipts = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (receipts, receipt);
  test_forms_run (self->test.store, td_forms_receive (self->book, receipts, &error));
  g_assert_no_error (error);
  reload (self);
}

/* A value typed into the register meanwhile. */
static void
type_in_layer (Fixture *self, guint sheet, TdLayer layer, const char *code, const char *text)
{
  const TdCriteriaSet *set = td_score_book_get_set (self->book);
  const TdCriterion *criterion = td_criteria_set_get (set, td_criteria_set_find (set, code));
  g_autoptr (GPtrArray) changes = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  TdScoreChange change = { .sheet = td_score_book_get_sheet (self->book, sheet)->id,
                           .criterion = criterion->id, .layer = layer };

  g_assert_true (td_criterion_read (criterion, text, &change.score, &error));
  g_ptr_array_add (changes, &change);
  test_forms_run (self->test.store, td_score_book_set_scores (self->book, changes, NULL, &error));
  g_assert_no_error (error);
  td_score_clear (&change.score);
  reload (self);
}

static void
type (Fixture *self, guint sheet, const char *code, const char *text)
{
  type_in_layer (self, sheet, TD_LAYER_SELF, code, text);
}

static const TdFormComparison *
get (TdFormReceipt *receipt, guint row, guint place)
{
  return g_ptr_array_index (receipt->cells, row * TEST_FORMS_N_CRITERIA + place);
}

static GPtrArray *
list (Fixture *self, const TdEntity *entity)
{
  g_autoptr (TdQuery) query = td_query_new (entity);
  g_autoptr (GError) error = NULL;
  GPtrArray *records;

  td_query_set_sort_by_entry (query);
  records = td_reader_list (td_store_get_reader (self->test.store), query, &error);
  g_assert_no_error (error);
  return records;
}

/* --- the text that is kept --- */

static void
test_base (void)
{
  g_autoptr (TdForm) form = td_form_new ();
  g_autoptr (TdForm) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *text_again = NULL;
  TdFormCell *cell;

  form->token = g_strdup ("0123456789abcdef0123456789abcdef");
  form->digest = g_strnfill (64, 'a');
  td_form_add_row (form, 77, "Nguyễn Văn A – 100 % = “đủ”");
  cell = td_form_add_cell (form, 77, 5);
  cell->base = g_strdup ("95,7 %");
  cell->reason = g_strdup ("-");
  cell->question = g_strdup ("Dòng 1\nDòng\t2 =%0A");
  cell->is_open = TRUE;
  td_form_add_cell (form, 77, 6)->base = g_strdup ("");
  td_form_add_row (form, 78, "B");
  td_form_add_cell (form, 78, 5);

  text = td_form_base_write (form);
  again = td_form_base_read (text, &error);
  g_assert_no_error (error);
  text_again = td_form_base_write (again);
  g_assert_cmpstr (text, ==, text_again);
  g_assert_cmpuint (again->cells->len, ==, 3);
  cell = g_ptr_array_index (again->cells, 0);
  g_assert_cmpstr (cell->base, ==, "95,7 %");
  g_assert_cmpstr (cell->reason, ==, "-");
  g_assert_cmpstr (cell->question, ==, "Dòng 1\nDòng\t2 =%0A");
  g_assert_true (cell->is_open);
  cell = g_ptr_array_index (again->cells, 1);
  g_assert_cmpstr (cell->base, ==, "");
  g_assert_null (cell->reason);
  g_assert_cmpint (((TdFormCell *) g_ptr_array_index (again->cells, 2))->sheet, ==, 78);
}

static void
test_base_damaged (void)
{
  static const char *const texts[] = {
    NULL, "", "tdform2 0123456789abcdef0123456789abcdef x", "tdform1 short x",
    "tdform1 0123456789abcdef0123456789abcdef "
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\nc 1 1 - - -",
    "tdform1 0123456789abcdef0123456789abcdef "
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\ns 1 =A\nc 1 2 - - -",
    "tdform1 0123456789abcdef0123456789abcdef "
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\ns 1 =A%2",
    "tdform1 0123456789abcdef0123456789abcdef "
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (td_form_base_read (texts[i], &error));
      g_assert_error (error, TD_ERROR, TD_ERROR_CORRUPT);
    }
}

/* --- giving out --- */

static void
test_issue (void)
{
  g_auto (Fixture) self = { 0 };
  g_autoptr (GPtrArray) out = NULL;
  g_autoptr (GError) error = NULL;

  init_fixture (&self, TRUE);
  g_assert_cmpuint (self.forms->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const TdForm *planned = g_ptr_array_index (self.forms, i);
      g_autoptr (TdForm) form = find (&self, i);

      g_assert_cmpuint (form->rows->len, ==, N_PEOPLE);
      g_assert_cmpuint (form->cells->len, ==, N_PEOPLE * TEST_FORMS_N_CRITERIA);
      g_assert_cmpuint (form->serial, ==, 1);
      g_assert_cmpstr (form->digest, ==, planned->digest);
      g_assert_cmpstr (form->unit_name, ==, planned->unit_name);
      g_assert_cmpint (form->deadline.month, ==, 4);
    }
  for (guint i = 0; i < td_score_book_get_n_sheets (self.book); i++)
    g_assert_cmpint (td_score_book_get_sheet (self.book, i)->state, ==, TD_SHEET_SELF);

  issue (&self, FALSE, (TdDate) { 0 });
  out = td_forms_list_out (td_store_get_reader (self.test.store), self.round, &error);
  g_assert_cmpuint (out->len, ==, 2);
  g_assert_cmpint (td_record_get_int_or (out->pdata[0], "serial", 0), ==, 2);

  g_assert_cmpint (td_store_undo (self.test.store, &error), >, 0);
  g_assert_cmpint (td_store_undo (self.test.store, &error), >, 0);
  reload (&self);
  g_assert_cmpint (td_score_book_get_sheet (self.book, 0)->state, ==, TD_SHEET_NOT_SENT);
  g_assert_null (td_form_find (td_store_get_reader (self.test.store),
                               ((TdForm *) g_ptr_array_index (self.forms, 0))->token, NULL,
                               &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

static void
test_find_nothing (void)
{
  static const char *const tokens[] = { NULL, "", "~", "0123456789abcdef0123456789abcdef", "%" };
  g_auto (Fixture) self = { 0 };

  init_fixture (&self, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (tokens); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (td_form_find (td_store_get_reader (self.test.store), tokens[i], NULL, &error));
      g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
    }
}

static void
test_plan_units (void)
{
  g_auto (Fixture) self = { 0 };
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) forms = NULL;
  g_autoptr (GError) error = NULL;
  gint64 none = 12345;

  init_fixture (&self, FALSE);
  g_array_append_val (units, ((TdForm *) g_ptr_array_index (self.forms, 1))->unit);
  forms = td_forms_plan (self.book, units, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (forms->len, ==, 1);
  g_assert_cmpstr (((TdForm *) g_ptr_array_index (forms, 0))->unit_name, ==, "Phòng Nghiệp vụ 1");
  g_array_index (units, gint64, 0) = none;
  g_assert_null (td_forms_plan (self.book, units, FALSE, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (td_forms_plan (self.book, NULL, TRUE, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
}

/* --- three ways --- */

/* Base, register and form, and what becomes of it; %NULL: empty. */
static const struct
{
  const char   *base;
  const char   *ours;
  const char   *theirs;
  TdFormStatus  status;
  gboolean      take;
} ways[] = {
  { NULL, NULL, NULL, TD_FORM_EMPTY, FALSE },
  { NULL, NULL, "8,5", TD_FORM_FILLED, TRUE },
  { NULL, "8,5", "8.5", TD_FORM_SAME, FALSE },
  { NULL, "7", NULL, TD_FORM_SAME, FALSE },
  { NULL, "7", "8,5", TD_FORM_CONFLICT, FALSE },
  { "7", "7", "7", TD_FORM_SAME, FALSE },
  { "7", "7", "8,5", TD_FORM_CHANGED, TRUE },
  { "7", "7", NULL, TD_FORM_CHANGED, TRUE },
  { "7", "6", "7", TD_FORM_SAME, FALSE },
  { "7", "6", "6", TD_FORM_SAME, FALSE },
  { "7", "6", "8,5", TD_FORM_CONFLICT, FALSE },
  { "7", "6", NULL, TD_FORM_CONFLICT, FALSE },
  { "7", "", NULL, TD_FORM_EMPTY, FALSE },
  { "7", "", "7", TD_FORM_SAME, FALSE },
  { "7", "7", "không áp dụng", TD_FORM_CHANGED, TRUE },
  { "7", "7", "10,6", TD_FORM_REFUSED, FALSE },
  { "7", "7", "-1", TD_FORM_REFUSED, FALSE },
  { NULL, NULL, "chín", TD_FORM_REFUSED, FALSE },
};

static void
test_ways (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_auto (Fixture) self = { 0 };
  g_autoptr (TdForm) form = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (TdFormReceipt) receipt = NULL;
  const TdFormComparison *cell;

  init_fixture (&self, FALSE);
  if (ways[i].base != NULL)
    {
      type (&self, 0, "I.1", ways[i].base);
      issue (&self, FALSE, (TdDate) { 0 });
    }
  if (g_strcmp0 (ways[i].ours, ways[i].base) != 0)
    type (&self, 0, "I.1", ways[i].ours);
  form = find (&self, 0);
  entries = make_entries (form);
  fill (entries, 0, 0, ways[i].theirs, NULL);
  receipt = compare (&self, form, entries, "A");
  cell = get (receipt, 0, 0);
  g_assert_cmpint (cell->status, ==, ways[i].status);
  g_assert_true (!cell->take == !ways[i].take);
  g_assert_cmpstr (cell->base, ==, ways[i].base);
  g_assert_true ((cell->message != NULL) == (ways[i].status == TD_FORM_REFUSED));
  g_assert_cmpuint (receipt->counts[ways[i].status], >=, 1);

  receive (&self, receipt);
  test_forms_assert (self.book, 0, "I.1",
                     ways[i].take ? cell->theirs != NULL ? cell->theirs : ""
                                  : ways[i].ours != NULL ? ways[i].ours : "");
}

static void
test_rules (void)
{
  static const struct
  {
    guint       place;
    const char *text;
    gboolean    is_formula;
    const char *expected;
  } cases[] = {
    { 0, "10,5", FALSE, "10,5" },
    { 0, NULL, TRUE, NULL },
    { 0, "4,25", TRUE, "4,25" },
    { 0, "8,666666666667", TRUE, "8,667" },
    { 0, "8,666666666667", FALSE, NULL },
    { 0, "10,4996", TRUE, NULL },
    { 1, "khá, có cố gắng", FALSE, "Khá, có cố gắng" },
    { 1, "7", FALSE, "Khá, có cố gắng" },
    { 1, "Trung bình", FALSE, NULL },
    { 2, "đạt", FALSE, "Đạt" },
    { 2, "x", FALSE, "Đạt" },
    { 2, "TRUE", FALSE, NULL },
    { 3, "120", FALSE, "120" },
    { 3, "199,9996", FALSE, NULL },
    { 3, "120,6666666667", TRUE, "120,667" },
    { 4, "95,7 %", FALSE, "95,7 %" },
    { 4, "95,7", FALSE, "95,7 %" },
    { 4, "95,7446808511 %", TRUE, "95,745 %" },
    { 4, "95,7446808511 %", FALSE, NULL },
    { 4, "0,957", FALSE, NULL },
    { 4, "1", FALSE, NULL },
    { 4, "–", FALSE, NULL },
    { 7, "-", FALSE, NULL },
    { 4, "0", FALSE, "0 %" },
    { 4, "05/10/2026", FALSE, NULL },
    { 5, "12", FALSE, "12" },
    { 6, "5;1;0", FALSE, "5; 1; 0" },
    { 7, "Có", FALSE, "Có" },
    { 7, "K/A", FALSE, "không áp dụng" },
  };
  g_auto (Fixture) self = { 0 };
  g_autoptr (TdForm) form = NULL;

  init_fixture (&self, FALSE);
  form = find (&self, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) entries = make_entries (form);
      g_autoptr (TdFormReceipt) receipt = NULL;
      TdFormEntry *entry = g_ptr_array_index (entries, cases[i].place);
      const TdFormComparison *cell;

      fill (entries, 0, cases[i].place, cases[i].text, NULL);
      entry->is_formula = cases[i].is_formula;
      receipt = compare (&self, form, entries, "A");
      cell = get (receipt, 0, cases[i].place);
      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (cell->status, ==,
                       cases[i].expected != NULL ? TD_FORM_FILLED : TD_FORM_REFUSED);
      if (cases[i].expected != NULL)
        g_assert_cmpstr (cell->theirs, ==, cases[i].expected);
      g_assert_true ((cell->message != NULL) == (cases[i].expected == NULL || cases[i].is_formula));
    }
}

/* --- receiving --- */

static void
test_receive (void)
{
  g_auto (Fixture) self = { 0 };
  g_autoptr (TdFormReceipt) receipt = NULL;
  g_autoptr (GPtrArray) receipts = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GPtrArray) out = NULL;
  g_autoptr (GError) error = NULL;
  TdFormEntry *note = g_new0 (TdFormEntry, 1);

  init_sent (&self, TRUE);
  fill_row (self.entries, 0);
  fill_row (self.entries, 1);
  fill (self.entries, 1, 0, NULL, NULL);
  fill (self.entries, 0, 1, "Tốt", "Được biểu dương");
  note->sheet = self.form->rows->len > 2 ? ((TdFormRow *) self.form->rows->pdata[2])->sheet : 0;
  note->reason = g_strdup ("Nghỉ thai sản");
  g_ptr_array_add (self.entries, note);
  receipt = compare_sent (&self, "A");
  g_assert_cmpuint (receipt->counts[TD_FORM_FILLED], ==, 15);
  g_assert_cmpuint (receipt->counts[TD_FORM_EMPTY], ==, 9);
  g_assert_cmpuint (receipt->counts[TD_FORM_SAME], ==, 3);
  g_assert_cmpuint (receipt->notes->len, ==, 1);
  g_assert_cmpuint (receipt->late_days, >, 0);
  receive (&self, receipt);

  for (guint i = 0; test_forms_answers[i] != NULL; i++)
    {
      const TdCriteriaSet *set = td_score_book_get_set (self.book);
      static const char *const codes[] = { "I.1", "I.2", "I.3", "I.4", "II.1", "II.2", "II.3",
                                           "II.4" };

      g_assert_cmpuint (get_place (&self, codes[i]), ==, i);
      g_assert_cmpint (td_criteria_set_find (set, codes[i]), >=, 0);
      if (i != 0)
        test_forms_assert (self.book, 1, codes[i], test_forms_answers[i]);
    }
  test_forms_assert (self.book, 0, "I.2", "Tốt");
  g_assert_cmpstr (td_score_book_get_reason (self.book, 0, 2, TD_LAYER_SELF), ==,
                   "Được biểu dương");
  /* Nothing is missing of the first, something of the others. */
  g_assert_cmpint (td_score_book_get_sheet (self.book, 0)->state, ==, TD_SHEET_SUBMITTED);
  g_assert_cmpstr (td_score_book_get_sheet (self.book, 0)->submitted_by, ==, self.form->unit_name);
  g_assert_cmpint (td_score_book_get_sheet (self.book, 1)->state, ==, TD_SHEET_SELF);
  g_assert_cmpint (td_score_book_get_sheet (self.book, 2)->state, ==, TD_SHEET_SELF);

  receipts = list (&self, &td_entity_form_receipt);
  g_assert_cmpuint (receipts->len, ==, 1);
  g_assert_cmpint (td_record_get_int_or (receipts->pdata[0], "filled", 0), ==, 15);
  g_assert_cmpint (td_record_get_int_or (receipts->pdata[0], "missing", 0), ==, 9);
  g_assert_cmpint (td_record_get_int_or (receipts->pdata[0], "superseded", 9), ==, 0);
  files = list (&self, &td_entity_attachment);
  g_assert_cmpuint (files->len, ==, 1);
  g_assert_cmpstr (td_record_get_text (files->pdata[0], "name"), ==, "phieu.xlsx");
  out = td_forms_list_out (td_store_get_reader (self.test.store), self.round, &error);
  g_assert_cmpuint (out->len, ==, 1);

  /* One undo takes all of it back. */
  g_assert_cmpint (td_store_undo (self.test.store, &error), >, 0);
  g_assert_no_error (error);
  reload (&self);
  test_forms_assert (self.book, 0, "I.2", "");
  g_assert_cmpint (td_score_book_get_sheet (self.book, 0)->state, ==, TD_SHEET_SELF);
  g_assert_null (td_score_book_get_reason (self.book, 0, 2, TD_LAYER_SELF));
  g_ptr_array_unref (g_steal_pointer (&receipts));
  receipts = list (&self, &td_entity_form_receipt);
  g_assert_cmpuint (receipts->len, ==, 0);
}

static void
test_versions (void)
{
  g_auto (Fixture) self = { 0 };
  g_autoptr (TdForm) first = NULL;
  g_autoptr (TdForm) second = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) receipts = NULL;
  g_autofree char *token = NULL;

  init_fixture (&self, TRUE);
  first = find (&self, 0);
  token = g_strdup (first->token);
  issue (&self, FALSE, (TdDate) { 9999, 1, 1 });
  second = find (&self, 0);
  entries = make_entries (first);
  fill (entries, 0, 0, "5", NULL);
  {
    g_autoptr (TdFormReceipt) receipt = compare (&self, first, entries, "A");

    g_assert_false (receipt->is_older);
    receive (&self, receipt);
  }
  {
    g_autoptr (TdForm) again = find_token (&self, token);
    g_autoptr (TdFormReceipt) repeat = compare (&self, again, entries, "A");

    g_assert_true (repeat->is_repeat);
    receive (&self, repeat);
  }
  receipts = list (&self, &td_entity_form_receipt);
  g_assert_cmpuint (receipts->len, ==, 1);
  g_clear_pointer (&receipts, g_ptr_array_unref);

  /* The same form again with something else in it: the first is superseded. */
  g_clear_pointer (&first, td_form_free);
  first = find_token (&self, token);
  fill (entries, 0, 0, "6", NULL);
  {
    g_autoptr (TdFormReceipt) receipt = compare (&self, first, entries, "B");

    g_assert_false (receipt->was_received);
    g_assert_cmpint (get (receipt, 0, 0)->status, ==, TD_FORM_CHANGED);
    receive (&self, receipt);
  }
  test_forms_assert (self.book, 0, "I.1", "6");
  receipts = list (&self, &td_entity_form_receipt);
  g_assert_cmpuint (receipts->len, ==, 2);
  g_assert_cmpint (td_record_get_int_or (receipts->pdata[0], "superseded", 0), ==, 1);
  g_assert_cmpint (td_record_get_int_or (receipts->pdata[1], "superseded", 9), ==, 0);
  g_clear_pointer (&receipts, g_ptr_array_unref);

  /* The later issue comes in time; then the earlier one once more is older. */
  {
    g_autoptr (GPtrArray) later = make_entries (second);
    g_autoptr (TdFormReceipt) receipt = compare (&self, second, later, "C");

    g_assert_cmpuint (receipt->late_days, ==, 0);
    receive (&self, receipt);
  }
  fill (entries, 0, 0, "7", NULL);
  {
    g_autoptr (TdFormReceipt) receipt = compare (&self, first, entries, "D");

    g_assert_true (receipt->is_older);
    for (guint i = 0; i < receipt->cells->len; i++)
      g_assert_false (((TdFormComparison *) receipt->cells->pdata[i])->take);
    receive (&self, receipt);
  }
  test_forms_assert (self.book, 0, "I.1", "6");
  receipts = list (&self, &td_entity_form_receipt);
  g_assert_cmpuint (receipts->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (td_record_get_int_or (receipts->pdata[i], "superseded", 9), ==, i != 2);
}

static void
test_stale (void)
{
  g_auto (Fixture) self = { 0 };
  g_autoptr (TdFormReceipt) receipt = NULL;
  g_autoptr (GPtrArray) receipts = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  TdAction *action;

  init_sent (&self, TRUE);
  fill (self.entries, 0, 0, "5", NULL);
  fill (self.entries, 1, 0, "5", NULL);
  receipt = compare_sent (&self, "A");
  g_ptr_array_add (receipts, receipt);
  action = td_forms_receive (self.book, receipts, &error);
  type (&self, 1, "I.1", "4");
  g_assert_cmpint (td_action_run (action, self.test.store, NULL, &error), ==, -1);
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  reload (&self);
  test_forms_assert (self.book, 0, "I.1", "");
  test_forms_assert (self.book, 1, "I.1", "4");
}

/* --- one submission after the other --- */

/* What the unit said first, what the register has by then, what the unit says next, and
 * what becomes of that; %NULL: empty. */
static const struct
{
  const char   *first;
  const char   *ours;
  const char   *next;
  TdFormStatus  status;
  const char   *then;
} successions[] = {
  /* Only the unit changed it. */
  { "7", "7", "8", TD_FORM_CHANGED, "8" },
  { "7", "7", NULL, TD_FORM_CHANGED, "" },
  { NULL, NULL, "8", TD_FORM_FILLED, "8" },
  /* Only the office did, and the unit does not take that back. */
  { "7", "9", "7", TD_FORM_SAME, "9" },
  { "7", NULL, "7", TD_FORM_SAME, "" },
  { NULL, "9", NULL, TD_FORM_SAME, "9" },
  /* Both did. */
  { "7", "9", "8", TD_FORM_CONFLICT, "9" },
  { "7", "9", NULL, TD_FORM_CONFLICT, "9" },
  { "7", NULL, "8", TD_FORM_CONFLICT, "" },
  { NULL, "9", "8", TD_FORM_CONFLICT, "9" },
  { "7", "9", "9", TD_FORM_SAME, "9" },
  { "7", NULL, NULL, TD_FORM_EMPTY, "" },
  /* Nobody did. */
  { "7", "7", "7", TD_FORM_SAME, "7" },
  { NULL, NULL, NULL, TD_FORM_EMPTY, "" },
};

static void
receive_as (Fixture *self, GPtrArray *entries, const char *content)
{
  g_autoptr (TdForm) form = find (self, 0);
  g_autoptr (TdFormReceipt) receipt = compare (self, form, entries, content);

  receive (self, receipt);
}

static void
test_successions (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_auto (Fixture) self = { 0 };
  g_autoptr (TdFormReceipt) receipt = NULL;
  g_autofree char *base = NULL;
  g_autofree char *after = NULL;

  init_sent (&self, FALSE);
  fill (self.entries, 0, 0, successions[i].first, NULL);
  fill (self.entries, 0, 1, "Tốt", NULL);
  receive_as (&self, self.entries, "A");
  test_forms_assert (self.book, 0, "I.1",
                     successions[i].first != NULL ? successions[i].first : "");
  if (g_strcmp0 (successions[i].ours, successions[i].first) != 0)
    type (&self, 0, "I.1", successions[i].ours);
  g_clear_pointer (&self.form, td_form_free);
  self.form = find (&self, 0);
  base = td_form_base_write (self.form);

  fill (self.entries, 0, 0, successions[i].next, NULL);
  receipt = compare_sent (&self, "B");
  g_assert_cmpint (get (receipt, 0, 0)->status, ==, successions[i].status);
  g_assert_cmpstr (get (receipt, 0, 0)->base, ==, successions[i].first);
  g_assert_cmpint (get (receipt, 0, 1)->status, ==, TD_FORM_SAME);
  receive (&self, receipt);
  test_forms_assert (self.book, 0, "I.1", successions[i].then);
  g_assert_cmpint (td_score_book_get_sheet (self.book, 0)->state, ==, TD_SHEET_SELF);

  /* Undone, it is compared as before. */
  {
    g_autoptr (TdForm) undone = NULL;
    g_autoptr (GError) error = NULL;

    g_assert_cmpint (td_store_undo (self.test.store, &error), >, 0);
    undone = find (&self, 0);
    after = td_form_base_write (undone);
    g_assert_cmpstr (after, ==, base);
  }
}

/* A conflict that nobody settled is told of again, also by the very same file, which can
 * settle it then; once it is settled it is over. */
static void
test_unsettled (gconstpointer data)
{
  gboolean take = GPOINTER_TO_INT (data);
  g_auto (Fixture) self = { 0 };
  g_autoptr (GPtrArray) receipts = NULL;
  TdFormComparison *cell;

  init_sent (&self, FALSE);
  type (&self, 0, "I.1", "9");
  fill_row (self.entries, 0);
  receive_as (&self, self.entries, "A");
  test_forms_assert (self.book, 0, "I.1", "9");
  g_assert_cmpint (td_score_book_get_sheet (self.book, 0)->state, ==, TD_SHEET_SELF);
  {
    g_autoptr (TdForm) again = find (&self, 0);
    g_autoptr (TdFormReceipt) other = compare (&self, again, self.entries, "B");
    g_autoptr (TdFormReceipt) receipt = compare (&self, again, self.entries, "A");

    g_assert_cmpint (get (other, 0, 0)->status, ==, TD_FORM_CONFLICT);
    g_assert_false (other->was_received);
    g_assert_true (receipt->was_received);
    g_assert_false (receipt->is_repeat);
    cell = (TdFormComparison *) get (receipt, 0, 0);
    g_assert_cmpint (cell->status, ==, TD_FORM_CONFLICT);
    g_assert_null (cell->base);
    cell->take = take;
    cell->is_settled = TRUE;
    receive (&self, receipt);
  }
  test_forms_assert (self.book, 0, "I.1", take ? test_forms_answers[0] : "9");
  g_assert_cmpint (td_score_book_get_sheet (self.book, 0)->state, ==, TD_SHEET_SUBMITTED);
  receipts = list (&self, &td_entity_form_receipt);
  g_assert_cmpuint (receipts->len, ==, 1);
  {
    g_autoptr (TdForm) again = find (&self, 0);
    g_autoptr (TdFormReceipt) receipt = compare (&self, again, self.entries, "A");

    g_assert_true (receipt->is_repeat);
    g_assert_cmpuint (receipt->counts[TD_FORM_CONFLICT], ==, 0);
  }
}

/* What was refused has not been said: with another value, or in another state, it counts. */
static void
test_refused_then (void)
{
  g_auto (Fixture) self = { 0 };
  g_autoptr (TdFormReceipt) receipt = NULL;

  init_sent (&self, FALSE);
  fill (self.entries, 0, 0, "99", NULL);
  fill (self.entries, 0, 1, "Tốt", "Có khen");
  receive_as (&self, self.entries, "A");
  fill (self.entries, 0, 0, "9", NULL);
  g_clear_pointer (&self.form, td_form_free);
  self.form = find (&self, 0);
  receipt = compare_sent (&self, "B");
  g_assert_cmpint (get (receipt, 0, 0)->status, ==, TD_FORM_FILLED);
  /* The reason is the one that is there already. */
  g_assert_cmpint (get (receipt, 0, 1)->status, ==, TD_FORM_SAME);
  g_assert_null (get (receipt, 0, 1)->reason);
}

/* A score that is taken back takes what was written beside it along, and comes with it. */
static void
test_reason_again (void)
{
  static const char *const texts[] = { "Tốt", NULL, "Tốt" };
  static const char *const contents[] = { "A", "B", "C" };
  g_auto (Fixture) self = { 0 };

  init_sent (&self, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      fill (self.entries, 0, 1, texts[i], "Có khen");
      receive_as (&self, self.entries, contents[i]);
      test_forms_assert (self.book, 0, "I.2", texts[i] != NULL ? texts[i] : "");
      g_assert_cmpstr (td_score_book_get_reason (self.book, 0, 2, TD_LAYER_SELF), ==,
                       texts[i] != NULL ? "Có khen" : NULL);
    }
}

/* A file that was saved before the one received last takes nothing back. */
static void
test_saved_before (void)
{
  static const struct
  {
    gint64   saved;
    gint64   latest;
    gboolean is_older;
  } cases[] = {
    { 999, 5000, TRUE },
    { 1000, 5000, FALSE },
    { 1001, 5000, FALSE },
    /* It does not say when it was saved, but certainly not after it was written. */
    { 0, 999, TRUE },
    { 0, 5000, FALSE },
    { 0, 0, FALSE },
    /* A clock that is ahead. */
    { G_MAXINT64 / 2, 5000, FALSE },
  };
  g_auto (Fixture) self = { 0 };
  g_autoptr (TdFormReceipt) first = NULL;

  init_sent (&self, FALSE);
  fill (self.entries, 0, 0, "7", NULL);
  first = compare_sent (&self, "A");
  td_form_receipt_set_saved (first, 1000, 2000);
  g_assert_false (first->is_older);
  receive (&self, first);
  g_clear_pointer (&self.form, td_form_free);
  self.form = find (&self, 0);
  g_assert_cmpint (self.form->saved, ==, 1000);
  fill (self.entries, 0, 0, "8", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdFormReceipt) receipt = compare_sent (&self, "B");

      td_form_receipt_set_saved (receipt, cases[i].saved, cases[i].latest);
      g_assert_true (!receipt->is_older == !cases[i].is_older);
      g_assert_true (!get (receipt, 0, 0)->take == !!cases[i].is_older);
      g_assert_cmpuint (receipt->remarks->len, ==, cases[i].is_older);
    }
  /* Received all the same, as the older one that it is. */
  {
    g_autoptr (TdFormReceipt) receipt = compare_sent (&self, "B");

    td_form_receipt_set_saved (receipt, 999, 5000);
    receive (&self, receipt);
  }
  test_forms_assert (self.book, 0, "I.1", "7");
  g_clear_pointer (&self.form, td_form_free);
  self.form = find (&self, 0);
  g_assert_cmpint (self.form->saved, ==, 1000);
  {
    g_autoptr (TdFormReceipt) receipt = compare_sent (&self, "B");

    g_assert_true (receipt->is_older && receipt->is_repeat);
  }
}

/* Two looked at the same form: who comes second looks again. */
static void
test_meanwhile (void)
{
  g_auto (Fixture) self = { 0 };
  g_autoptr (TdFormReceipt) receipt = NULL;
  g_autoptr (GPtrArray) receipts = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  init_sent (&self, FALSE);
  fill (self.entries, 0, 0, "7", NULL);
  receipt = compare_sent (&self, "A");
  g_ptr_array_add (receipts, receipt);
  fill (self.entries, 0, 0, NULL, NULL);
  fill (self.entries, 0, 1, "Tốt", NULL);
  receive_as (&self, self.entries, "B");
  g_assert_cmpint (td_action_run (td_forms_receive (self.book, receipts, &error), self.test.store,
                                  NULL, &error), ==, -1);
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
}

/* A form that came back as it went out is still out. */
static void
test_out_empty (void)
{
  g_auto (Fixture) self = { 0 };
  g_autoptr (GError) error = NULL;
  static const guint expected[] = { 2, 1 };

  init_sent (&self, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (GPtrArray) out = NULL;

      receive_as (&self, self.entries, i == 0 ? "A" : "B");
      out = td_forms_list_out (td_store_get_reader (self.test.store), self.round, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (out->len, ==, expected[i]);
      fill (self.entries, 0, 0, "7", NULL);
    }
}

/* --- return slips --- */

static void
submit_and_return (Fixture *self)
{
  g_autoptr (TdForm) form = find (self, 0);
  g_autoptr (GPtrArray) entries = make_entries (form);
  g_autoptr (TdFormReceipt) receipt = NULL;
  g_autoptr (GPtrArray) questions = g_ptr_array_new_with_free_func (
    (GDestroyNotify) td_score_question_free);
  g_autoptr (GError) error = NULL;
  static const char *const codes[] = { "I.1", "II.2" };

  fill_row (entries, 0);
  receipt = compare (self, form, entries, "A");
  receive (self, receipt);
  g_assert_cmpint (td_score_book_get_sheet (self->book, 0)->state, ==, TD_SHEET_SUBMITTED);
  for (guint i = 0; i < 2; i++)
    {
      const TdCriteriaSet *set = td_score_book_get_set (self->book);
      TdScoreQuestion *question = g_new0 (TdScoreQuestion, 1);

      question->criterion = td_criteria_set_get (set, td_criteria_set_find (set, codes[i]))->id;
      question->text = g_strdup_printf ("Căn cứ nào cho %s?", codes[i]);
      g_ptr_array_add (questions, question);
    }
  test_forms_run (self->test.store,
                  td_score_book_return (self->book, td_score_book_get_sheet (self->book, 0)->id,
                                        questions, &error));
  g_assert_no_error (error);
  reload (self);
  issue (self, TRUE, (TdDate) { 0 });
}

static void
test_return (void)
{
  g_auto (Fixture) self = { 0 };
  g_autoptr (TdForm) slip = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) questions = NULL;
  guint n_open = 0;

  init_fixture (&self, FALSE);
  submit_and_return (&self);
  g_assert_cmpuint (self.forms->len, ==, 1);
  slip = find (&self, 0);
  g_assert_true (slip->is_return);
  for (guint i = 0; i < slip->cells->len; i++)
    {
      const TdFormCell *cell = g_ptr_array_index (slip->cells, i);

      n_open += cell->is_open;
      g_assert_true (cell->is_open == (cell->question != NULL));
    }
  g_assert_cmpuint (n_open, ==, 2);

  /* One question is answered, and a cell was changed that is not open. */
  entries = make_entries (slip);
  fill (entries, 0, 0, "8,5", "Theo biên bản số 5");
  fill (entries, 0, 1, "Tốt", NULL);
  {
    g_autoptr (TdFormReceipt) receipt = compare (&self, slip, entries, "B");

    g_assert_cmpint (get (receipt, 0, 0)->status, ==, TD_FORM_CHANGED);
    g_assert_cmpint (get (receipt, 0, 1)->status, ==, TD_FORM_REFUSED);
    g_assert_cmpint (get (receipt, 0, 5)->status, ==, TD_FORM_EMPTY);
    receive (&self, receipt);
  }
  g_assert_cmpint (td_score_book_get_sheet (self.book, 0)->state, ==, TD_SHEET_RETURNED);
  test_forms_assert (self.book, 0, "I.2", "Khá, có cố gắng");

  /* The other by another score alone: the sheet is submitted again. */
  fill (entries, 0, 1, "Khá, có cố gắng", NULL);
  fill (entries, 0, 5, "10", NULL);
  {
    g_autoptr (TdForm) again = find (&self, 0);
    g_autoptr (TdFormReceipt) receipt = compare (&self, again, entries, "C");

    g_assert_cmpint (get (receipt, 0, 5)->status, ==, TD_FORM_CHANGED);
    /* That question is answered by now, as the slip still says. */
    g_assert_cmpint (get (receipt, 0, 0)->status, ==, TD_FORM_SAME);
    g_assert_cmpuint (receipt->counts[TD_FORM_REFUSED], ==, 0);
    receive (&self, receipt);
  }
  test_forms_assert (self.book, 0, "II.2", "10");
  g_assert_cmpint (td_score_book_get_sheet (self.book, 0)->state, ==, TD_SHEET_SUBMITTED);
  questions = list (&self, &td_entity_question);
  g_assert_cmpuint (questions->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_true (td_record_has (questions->pdata[i], "answered_at"));
  g_assert_cmpstr (td_record_get_text (questions->pdata[0], "answer"), ==, "Theo biên bản số 5");
}

/* Of people there is one answer beside the whole row. */
static void
test_return_people (void)
{
  g_auto (Fixture) self = { 0 };
  g_autoptr (TdForm) slip = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (TdFormReceipt) receipt = NULL;
  g_autoptr (GPtrArray) questions = NULL;
  TdFormEntry *answer = g_new0 (TdFormEntry, 1);

  init_fixture (&self, TRUE);
  submit_and_return (&self);
  slip = find (&self, 0);
  g_assert_cmpuint (slip->rows->len, ==, 1);
  entries = make_entries (slip);
  answer->sheet = ((TdFormRow *) slip->rows->pdata[0])->sheet;
  answer->reason = g_strdup ("Đã bổ sung văn bản");
  g_ptr_array_add (entries, answer);
  receipt = compare (&self, slip, entries, "B");
  g_assert_cmpuint (receipt->counts[TD_FORM_CHANGED], ==, 2);
  g_assert_cmpuint (receipt->notes->len, ==, 0);
  receive (&self, receipt);
  g_assert_cmpint (td_score_book_get_sheet (self.book, 0)->state, ==, TD_SHEET_SUBMITTED);
  questions = list (&self, &td_entity_question);
  for (guint i = 0; i < questions->len; i++)
    g_assert_cmpstr (td_record_get_text (questions->pdata[i], "answer"), ==, "Đã bổ sung văn bản");
}

/* A later form replaces what is submitted until somebody appraises; then it is told, and
 * kept all the same. */
static void
test_submitted (void)
{
  g_auto (Fixture) self = { 0 };
  g_autoptr (GPtrArray) receipts = NULL;

  init_sent (&self, FALSE);
  fill_row (self.entries, 0);
  {
    g_autoptr (TdFormReceipt) receipt = compare_sent (&self, "A");

    receive (&self, receipt);
  }
  fill (self.entries, 0, 0, "9", NULL);
  {
    g_autoptr (TdForm) again = find (&self, 0);
    g_autoptr (TdFormReceipt) receipt = compare (&self, again, self.entries, "B");

    g_assert_cmpint (get (receipt, 0, 0)->status, ==, TD_FORM_CHANGED);
    g_assert_cmpuint (receipt->counts[TD_FORM_SAME], ==, TEST_FORMS_N_CRITERIA - 1);
    receive (&self, receipt);
  }
  test_forms_assert (self.book, 0, "I.1", "9");
  g_assert_cmpint (td_score_book_get_sheet (self.book, 0)->state, ==, TD_SHEET_SUBMITTED);
  type_in_layer (&self, 0, TD_LAYER_APPRAISED, "I.1", "7");
  fill (self.entries, 0, 0, "9,5", NULL);
  {
    g_autoptr (TdForm) again = find (&self, 0);
    g_autoptr (TdFormReceipt) receipt = compare (&self, again, self.entries, "C");

    g_assert_cmpint (get (receipt, 0, 0)->status, ==, TD_FORM_REFUSED);
    receive (&self, receipt);
  }
  test_forms_assert (self.book, 0, "I.1", "9");
  receipts = list (&self, &td_entity_form_receipt);
  g_assert_cmpuint (receipts->len, ==, 3);
  g_assert_cmpint (td_record_get_int_or (receipts->pdata[0], "superseded", 9), ==, 1);
  g_assert_cmpint (td_record_get_int_or (receipts->pdata[1], "superseded", 9), ==, 0);
}

/* What a register of the department says is shown and closed; where it says nothing, the
 * unit may, but need not. */
static void
test_linked (void)
{
  g_auto (Fixture) self = { 0 };
  g_autoptr (TdCriteriaSet) set = test_forms_make_set (TRUE);
  g_autoptr (TdRecord) discipline = td_record_new (&td_entity_discipline);
  g_autoptr (TdForm) form = NULL;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  const guint place = 5;

  td_test_store_init (&self.test);
  test_forms_add_units (self.test.store, 1, 2);
  ((TdCriterion *) set->criteria->pdata[td_criteria_set_find (set, "II.2")])->link =
    g_strdup ("violations");
  self.round = test_forms_add_round_with (self.test.store, "Quý I/2026", set);
  reload (&self);
  issue (&self, FALSE, (TdDate) { 0 });
  form = find (&self, 0);
  g_assert_true (((TdFormCell *) form->cells->pdata[place])->is_open);
  entries = make_entries (form);
  {
    g_autoptr (TdFormReceipt) receipt = compare (&self, form, entries, "A");

    g_assert_cmpint (get (receipt, 0, place)->status, ==, TD_FORM_SAME);
    g_assert_cmpint (get (receipt, 0, 4)->status, ==, TD_FORM_EMPTY);
  }

  people = list (&self, &td_entity_staff);
  td_record_set_int (discipline, "staff", td_record_get_id (people->pdata[0]));
  td_record_set_text (discipline, "form", "khien_trach");
  td_record_set_text (discipline, "decided", "2026-02-10");
  td_test_save (self.test.store, discipline);
  reload (&self);
  issue (&self, FALSE, (TdDate) { 0 });
  g_clear_pointer (&form, td_form_free);
  g_clear_pointer (&entries, g_ptr_array_unref);
  form = find (&self, 0);
  g_assert_false (((TdFormCell *) form->cells->pdata[place])->is_open);
  g_assert_cmpstr (((TdFormCell *) form->cells->pdata[place])->base, ==, "1");
  entries = make_entries (form);
  fill_row (entries, 0);
  fill_row (entries, 1);
  fill (entries, 0, place, "1", NULL);
  {
    g_autoptr (TdFormReceipt) receipt = compare (&self, form, entries, "B");

    g_assert_cmpint (get (receipt, 0, place)->status, ==, TD_FORM_SAME);
    g_assert_cmpint (get (receipt, 1, place)->status, ==, TD_FORM_REFUSED);
    receive (&self, receipt);
  }
  g_assert_cmpint (td_score_book_get_sheet (self.book, 0)->state, ==, TD_SHEET_SUBMITTED);
  g_assert_cmpint (td_score_book_get_sheet (self.book, 1)->state, ==, TD_SHEET_SELF);
}

/* What is written beside a cell without a score has nothing to stand beside. */
static void
test_lone_reason (void)
{
  g_auto (Fixture) self = { 0 };
  g_autoptr (TdFormReceipt) receipt = NULL;

  init_sent (&self, FALSE);
  fill (self.entries, 0, 0, NULL, "Chưa có số liệu");
  fill (self.entries, 0, 8, NULL, "Không có sáng kiến");
  fill (self.entries, 0, 1, "Tốt", "Có khen");
  receipt = compare_sent (&self, "A");
  g_assert_cmpint (get (receipt, 0, 0)->status, ==, TD_FORM_EMPTY);
  g_assert_nonnull (get (receipt, 0, 0)->message);
  g_assert_cmpstr (get (receipt, 0, 0)->reason, ==, "Chưa có số liệu");
  g_assert_cmpint (get (receipt, 0, 8)->status, ==, TD_FORM_SAME);
  g_assert_nonnull (get (receipt, 0, 8)->message);
  g_assert_null (get (receipt, 0, 1)->message);
}

static void
test_stranger (void)
{
  g_auto (Fixture) self = { 0 };
  g_autoptr (TdForm) form = NULL;
  g_autoptr (TdForm) other = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (TdFormReceipt) receipt = NULL;
  const TdFormComparison *last;

  init_fixture (&self, FALSE);
  form = find (&self, 0);
  other = find (&self, 1);
  entries = make_entries (form);
  ((TdFormEntry *) entries->pdata[0])->sheet = ((TdFormRow *) other->rows->pdata[0])->sheet;
  fill (entries, 0, 0, "9", NULL);
  receipt = compare (&self, form, entries, "A");
  g_assert_cmpuint (receipt->cells->len, ==, TEST_FORMS_N_CRITERIA + 1);
  last = receipt->cells->pdata[TEST_FORMS_N_CRITERIA];
  g_assert_cmpint (last->status, ==, TD_FORM_REFUSED);
  g_assert_cmpstr (last->theirs, ==, "9");
}

static void
test_other_round (void)
{
  g_auto (Fixture) self = { 0 };
  g_autoptr (TdScoreBook) book = NULL;
  g_autoptr (TdForm) form = NULL;
  g_autoptr (GError) error = NULL;
  gint64 round;

  init_fixture (&self, FALSE);
  round = test_forms_add_round (self.test.store, "Quý II", FALSE);
  book = test_forms_open (self.test.store, round);
  form = td_form_find_in (book, ((TdForm *) self.forms->pdata[0])->token, &error);
  g_assert_null (form);
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Quý I/2026"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forms/base", test_base);
  g_test_add_func ("/forms/base-damaged", test_base_damaged);
  g_test_add_func ("/forms/issue", test_issue);
  g_test_add_func ("/forms/find-nothing", test_find_nothing);
  g_test_add_func ("/forms/plan-units", test_plan_units);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *path = g_strdup_printf ("/forms/ways/%u", i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_ways);
    }
  g_test_add_func ("/forms/rules", test_rules);
  g_test_add_func ("/forms/receive", test_receive);
  g_test_add_func ("/forms/versions", test_versions);
  g_test_add_func ("/forms/stale", test_stale);
  for (guint i = 0; i < G_N_ELEMENTS (successions); i++)
    {
      g_autofree char *path = g_strdup_printf ("/forms/successions/%u", i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_successions);
    }
  g_test_add_data_func ("/forms/unsettled/ours", GINT_TO_POINTER (FALSE), test_unsettled);
  g_test_add_data_func ("/forms/unsettled/theirs", GINT_TO_POINTER (TRUE), test_unsettled);
  g_test_add_func ("/forms/refused-then", test_refused_then);
  g_test_add_func ("/forms/reason-again", test_reason_again);
  g_test_add_func ("/forms/saved-before", test_saved_before);
  g_test_add_func ("/forms/meanwhile", test_meanwhile);
  g_test_add_func ("/forms/out-empty", test_out_empty);
  g_test_add_func ("/forms/return", test_return);
  g_test_add_func ("/forms/return-people", test_return_people);
  g_test_add_func ("/forms/submitted", test_submitted);
  g_test_add_func ("/forms/linked", test_linked);
  g_test_add_func ("/forms/lone-reason", test_lone_reason);
  g_test_add_func ("/forms/stranger", test_stranger);
  g_test_add_func ("/forms/other-round", test_other_round);
  return g_test_run ();
}
