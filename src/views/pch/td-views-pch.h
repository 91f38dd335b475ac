/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Read once for all files of the window where -Db_pch=true asks for it.  Each of them
 * includes what it needs nevertheless: other builds do without. */
#include <adwaita.h>
