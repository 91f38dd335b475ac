/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-sheet-state.h"

static void
test_transitions (void)
{
  /* From the row to the column: not sent, self, submitted, appraised, returned, council,
   * closed. */
  static const gboolean can_go[TD_N_SHEET_STATES][TD_N_SHEET_STATES] = {
    [TD_SHEET_NOT_SENT] = { 0, 1, 1, 1, 0, 0, 1 },
    [TD_SHEET_SELF] = { 0, 0, 1, 1, 0, 1, 1 },
    [TD_SHEET_SUBMITTED] = { 0, 0, 0, 1, 1, 1, 1 },
    [TD_SHEET_APPRAISED] = { 0, 0, 0, 0, 1, 1, 1 },
    [TD_SHEET_RETURNED] = { 0, 0, 1, 1, 0, 1, 1 },
    [TD_SHEET_COUNCIL] = { 0, 0, 0, 0, 1, 0, 1 },
    [TD_SHEET_CLOSED] = { 0, 0, 0, 0, 0, 1, 0 },
  };

  for (guint from = 0; from < TD_N_SHEET_STATES; from++)
    for (guint to = 0; to < TD_N_SHEET_STATES; to++)
      {
        g_test_message ("%s to %s", td_sheet_state_code ((TdSheetState) from),
                        td_sheet_state_code ((TdSheetState) to));
        g_assert_cmpint (td_sheet_state_can_go ((TdSheetState) from, (TdSheetState) to), ==,
                         can_go[from][to]);
      }
}

static void
test_rights (void)
{
  /* Self without and with a question, appraised, council. */
  static const gboolean can_score[TD_N_SHEET_STATES][4] = {
    [TD_SHEET_NOT_SENT] = { 1, 1, 0, 0 },
    [TD_SHEET_SELF] = { 1, 1, 0, 0 },
    [TD_SHEET_SUBMITTED] = { 0, 0, 1, 0 },
    [TD_SHEET_APPRAISED] = { 0, 0, 1, 1 },
    [TD_SHEET_RETURNED] = { 0, 1, 1, 0 },
    [TD_SHEET_COUNCIL] = { 0, 0, 1, 1 },
    [TD_SHEET_CLOSED] = { 0, 0, 0, 0 },
  };

  for (guint i = 0; i < TD_N_SHEET_STATES; i++)
    for (guint layer = 0; layer < TD_N_LAYERS; layer++)
      for (guint questioned = 0; questioned < 2; questioned++)
        {
          TdSheetState state = (TdSheetState) i;
          gboolean expected = can_score[i][layer == TD_LAYER_SELF ? questioned : layer + 1];
          g_autofree char *refusal = td_sheet_state_dup_refusal (state, (TdLayer) layer,
                                                                 questioned);

          g_test_message ("%s, %s, %u", td_sheet_state_code (state),
                          td_layer_code ((TdLayer) layer), questioned);
          g_assert_cmpint (td_sheet_state_can_score (state, (TdLayer) layer, questioned), ==,
                           expected);
          g_assert_cmpint (refusal == NULL, ==, expected);
        }
}

/* Each refusal is for its own case. */
static void
test_refusals (void)
{
  static const struct
  {
    TdSheetState state;
    TdLayer layer;
    const char *begins;
  } cases[] = {
    { TD_SHEET_CLOSED, TD_LAYER_SELF, "The sheet is closed." },
    { TD_SHEET_CLOSED, TD_LAYER_COUNCIL, "The sheet is closed." },
    { TD_SHEET_RETURNED, TD_LAYER_SELF, "Only the criteria in question" },
    { TD_SHEET_SUBMITTED, TD_LAYER_SELF, "The sheet has been submitted" },
    { TD_SHEET_SELF, TD_LAYER_APPRAISED, "The sheet has not been submitted yet." },
    { TD_SHEET_RETURNED, TD_LAYER_COUNCIL, "The sheet was returned" },
    { TD_SHEET_SUBMITTED, TD_LAYER_COUNCIL, "The council can score the sheet" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *refusal = td_sheet_state_dup_refusal (cases[i].state, cases[i].layer,
                                                             FALSE);

      g_test_message ("%s", refusal);
      g_assert_true (g_str_has_prefix (refusal, cases[i].begins));
    }
}

static void
test_words (void)
{
  TdSheetState state = TD_SHEET_CLOSED;

  for (guint i = 0; i < TD_N_SHEET_STATES; i++)
    {
      g_assert_true (td_sheet_state_read (td_sheet_state_code ((TdSheetState) i), &state));
      g_assert_cmpint (state, ==, i);
    }
  g_assert_true (td_sheet_state_read ("đã NỘP", &state));
  g_assert_cmpint (state, ==, TD_SHEET_SUBMITTED);
  g_assert_false (td_sheet_state_read ("xong", &state));
  g_assert_false (td_sheet_state_read (NULL, &state));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet-state/transitions", test_transitions);
  g_test_add_func ("/sheet-state/rights", test_rights);
  g_test_add_func ("/sheet-state/refusals", test_refusals);
  g_test_add_func ("/sheet-state/words", test_words);
  return g_test_run ();
}
