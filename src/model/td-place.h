/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * td_place_is_network:
 * @file: a file, which need not exist yet
 *
 * Whether @file lies where another computer may write too (a share, SSHFS, a
 * FUSE file system of any kind), so that a register there gets no write-ahead
 * log.  When in doubt it does: that costs speed, the other error costs data.
 */
gboolean td_place_is_network (GFile *file);

/* @file with symbolic links followed, so that one register has one name.  (transfer full) */
GFile   *td_place_resolve    (GFile *file);

/* The process with this id on this computer: whether it runs. */
gboolean td_process_is_alive (gint64 pid);
/* What tells it from a later process of the same id; %NULL where it cannot be
 * found out.  (transfer full) */
char    *td_process_identify (gint64 pid);
gint64   td_process_get_own_id (void);
/* The computer, and where processes see only some of the others (Flatpak,
 * containers) the place within it: ids of processes mean something only within
 * equal ones.  (transfer full) */
char    *td_process_get_space (void);

G_END_DECLS
