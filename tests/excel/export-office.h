/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-export.h"

G_BEGIN_DECLS

/*
 * A register for the tests of exports: an invented department with three bodies,
 * in which everything occurs that is hard to print.
 */

#define OFFICE_YEAR 2026
/* Everybody in the list of staff; one of them has left. */
#define OFFICE_N_PEOPLE 48
#define OFFICE_N_WORKING 47
/* A note and a name that a spreadsheet would take for a formula. */
#define OFFICE_FORMULA_NOTE "=HYPERLINK(\"http://vi.du\",\"xem\")"
#define OFFICE_CCCD "056087000214"

/* Makes the register in a new file. */
TdStore *office_new (GFile *file);
/* Adds @n people to it, for long lists. */
void     office_add_people (TdStore *store, guint n);
/* Freezes the year as the rules propose it. */
void     office_freeze (TdStore *store);

/**
 * OfficeTest: that register in a folder of its own.
 * @workbook: in the same folder: what is exported
 */
typedef struct
{
  char    *folder;
  TdStore *store;
  GFile   *workbook;
} OfficeTest;

void     office_test_open  (OfficeTest *self);
/* Removes the folder, and whatever is in it. */
void     office_test_close (OfficeTest *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OfficeTest, office_test_close)
void     office_test_write (OfficeTest *self, const char *name, const TdExportParams *params);

G_END_DECLS
