/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-zip.h"

G_BEGIN_DECLS

/**
 * td_xlsx_styles_read:
 * @styles: (element-type TdSheetStyle): appended to, by the s attribute of a cell
 * @path: of the part with the styles
 * @error: as td_xlsx_xml_parse_part()
 */
gboolean td_xlsx_styles_read (GArray      *styles,
                              TdZip       *zip,
                              const char  *path,
                              GError     **error);

G_END_DECLS
