/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-claims.h"

#define MANY 50000

static void
test_claims (void)
{
  TdImportClaims *claims = td_import_claims_new ();

  g_assert_cmpuint (td_import_claims_find (claims, "nguyen van a|1980"), ==, 0);
  g_assert_cmpuint (td_import_claims_find (claims, NULL), ==, 0);
  td_import_claims_add (claims, NULL, 3);
  td_import_claims_add_id (claims, 0, 3);
  g_assert_cmpuint (td_import_claims_find_id (claims, 0), ==, 0);
  for (guint i = 1; i <= MANY; i++)
    {
      g_autofree char *text = g_strdup_printf ("nguyen van %u|1980", i);

      td_import_claims_add (claims, text, i);
      td_import_claims_add_id (claims, i, MANY + i);
    }
  for (guint i = 1; i <= MANY; i++)
    {
      g_autofree char *text = g_strdup_printf ("nguyen van %u|1980", i);

      g_assert_cmpuint (td_import_claims_find (claims, text), ==, i);
      g_assert_cmpuint (td_import_claims_find_id (claims, i), ==, MANY + i);
      g_assert_cmpuint (td_import_claims_find_id (claims, MANY + i), ==, 0);
    }
  td_import_claims_add (claims, "nguyen van 7|1980", 9);
  g_assert_cmpuint (td_import_claims_find (claims, "nguyen van 7|1980"), ==, 9);
  td_import_claims_clear (claims);
  g_assert_cmpuint (td_import_claims_find (claims, "nguyen van 7|1980"), ==, 0);
  td_import_claims_free (claims);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/claims", test_claims);
  return g_test_run ();
}
