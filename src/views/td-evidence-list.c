/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-evidence-list.h"

#include "td-board-run.h"
#include "td-evidence-file.h"
#include "td-evidence-uses.h"
#include "td-evidence.h"
#include "td-file-picker.h"
#include "td-related-list.h"
#include "td-shell.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

/**
 * TdEvidenceList:
 * @cell: what is shown; holds references
 * @key: names what @files are for
 * @files: (element-type TdRecord): of td_entity_attachment
 */
struct _TdEvidenceList
{
  GtkWidget    parent_instance;

  TdSheetCell  cell;
  char        *key;
  GPtrArray   *files;
  GtkWidget   *heading;
  GtkWidget   *add_button;
  GtkWidget   *lines;
  GtkLabel    *nothing;
};

G_DEFINE_FINAL_TYPE (TdEvidenceList, td_evidence_list, GTK_TYPE_WIDGET)

static gint64
get_sheet_id (TdEvidenceList *self)
{
  return td_score_book_get_sheet (self->cell.book, self->cell.sheet)->id;
}

static gint64
get_criterion_id (TdEvidenceList *self, guint criterion)
{
  return td_criteria_set_get (td_score_book_get_set (self->cell.book), criterion)->id;
}

static gboolean
is_editable (TdEvidenceList *self)
{
  return !td_score_book_is_closed (self->cell.book) && !td_store_is_read_only (self->cell.store);
}

/* --- changing --- */

void
td_evidence_list_attach (TdEvidenceList *self, GPtrArray *files)
{
  g_autoptr (GArray) criteria = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 criterion = get_criterion_id (self, self->cell.criterion);
  GError *error = NULL;
  TdAction *action;

  g_array_append_val (criteria, criterion);
  action = td_evidence_attach (get_sheet_id (self), criteria, files, &error);
  td_board_run (GTK_WIDGET (self), self->cell.store, action, error);
}

void
td_evidence_list_use (TdEvidenceList *self, gint64 attachment, guint criterion, gboolean used)
{
  gint64 id = get_criterion_id (self, criterion);
  GError *error = NULL;
  gint64 evidence;

  if (used)
    {
      td_board_run (GTK_WIDGET (self), self->cell.store,
                    td_evidence_link (get_sheet_id (self), id, attachment), NULL);
      return;
    }
  evidence = td_evidence_find (td_store_get_reader (self->cell.store), get_sheet_id (self), id,
                               attachment, &error);
  if (evidence != 0)
    td_board_run (GTK_WIDGET (self), self->cell.store, td_evidence_remove (evidence), NULL);
  else if (error != NULL)
    td_shell_report_error (GTK_WIDGET (self), error);
  g_clear_error (&error);
}

static void
picked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdEvidenceList) self = user_data;
  g_autoptr (GPtrArray) files = td_file_picker_open_many_finish (GTK_WIDGET (source), result);

  if (files != NULL && files->len > 0 && self->cell.book != NULL)
    td_evidence_list_attach (self, files);
}

static void
add_cb (TdEvidenceList *self)
{
  td_file_picker_open_many_async (GTK_WIDGET (self), _("Attach Files as Evidence"), TD_FILE_ANY,
                                  picked_cb, g_object_ref (self));
}

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, TdEvidenceList *self)
{
  GdkFileList *list = g_value_get_boxed (value);
  g_autoptr (GSList) dropped = list != NULL ? gdk_file_list_get_files (list) : NULL;
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  for (GSList *file = dropped; file != NULL; file = file->next)
    g_ptr_array_add (files, file->data);
  if (files->len == 0 || self->cell.book == NULL || !is_editable (self))
    return FALSE;
  td_evidence_list_attach (self, files);
  return TRUE;
}

/* --- a line --- */

static TdRecord *
get_file (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "file");
}

static void
open_cb (TdEvidenceList *self, GtkWidget *button)
{
  td_evidence_file_open (GTK_WIDGET (self), self->cell.store, get_file (button));
}

static void
save_cb (TdEvidenceList *self, GtkWidget *button)
{
  td_evidence_file_save (GTK_WIDGET (self), self->cell.store, get_file (button));
}

static void
remove_cb (TdEvidenceList *self, GtkWidget *button)
{
  td_evidence_list_use (self, td_record_get_id (get_file (button)), self->cell.criterion, FALSE);
}

static void
use (gpointer user_data, gint64 attachment, guint criterion, gboolean used)
{
  td_evidence_list_use (user_data, attachment, criterion, used);
}

/* Filled in when it opens: what it ticks is asked then. */
static void
fill_uses (GtkMenuButton *button, gpointer user_data)
{
  TdEvidenceList *self = user_data;

  gtk_menu_button_set_popover (button,
                               td_evidence_uses_new (&self->cell,
                                                     td_record_get_id (get_file
                                                                       (GTK_WIDGET (button))),
                                                     use, self));
}

static GtkWidget *
make_button (TdEvidenceList *self, TdRecord *file, const char *icon, const char *label,
             GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, label);
  td_widget_set_label (button, label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "td-tiny");
  gtk_widget_set_focus_on_click (button, FALSE);
  g_object_set_data (G_OBJECT (button), "file", file);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_uses_button (TdEvidenceList *self, TdRecord *file)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-list-symbolic");
  gtk_widget_set_tooltip_text (button, _("Use for other criteria too"));
  td_widget_set_label (button, _("Use for other criteria too"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "td-tiny");
  gtk_widget_set_focus_on_click (button, FALSE);
  g_object_set_data (G_OBJECT (button), "file", file);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), fill_uses, self, NULL);
  return button;
}

static GtkWidget *
make_name (TdEvidenceList *self, TdRecord *file)
{
  const char *name = td_record_get_text (file, "name");
  GtkWidget *button = gtk_button_new_with_label (name);
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));
  g_autofree char *tooltip = g_strdup_printf (_("Open “%s”"), name);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_width_chars (GTK_LABEL (label), 4);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_add_css_class (button, "td-link");
  gtk_widget_set_focus_on_click (button, FALSE);
  g_object_set_data (G_OBJECT (button), "file", file);
  g_signal_connect_object (button, "clicked", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  return button;
}

/* GLib's own words would need its catalogue. */
static char *
dup_size (gint64 bytes)
{
  g_autofree char *number = NULL;

  if (bytes < 1000)
    return g_strdup_printf ("%" G_GINT64_FORMAT " B", bytes);
  if (bytes < 1000 * 1000)
    return g_strdup_printf ("%" G_GINT64_FORMAT " kB", (bytes + 500) / 1000);
  number = td_decimal_to_text ((bytes + 50000) / 100000 * (TD_DECIMAL_ONE / 10));
  return g_strdup_printf ("%s MB", number);
}

static void
add_line (TdEvidenceList *self, TdRecord *file)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *icon = gtk_image_new_from_icon_name ("mail-attachment-symbolic");
  g_autofree char *size_text = NULL;
  GtkWidget *size;
  gint64 bytes = 0;

  td_record_get_int (file, "size", &bytes);
  size_text = dup_size (bytes);
  size = gtk_label_new (size_text);
  gtk_image_set_pixel_size (GTK_IMAGE (icon), 12);
  gtk_widget_add_css_class (size, "td-small");
  gtk_widget_add_css_class (size, "td-muted");
  gtk_widget_add_css_class (size, "numeric");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), make_name (self, file));
  gtk_box_append (GTK_BOX (box), size);
  gtk_box_append (GTK_BOX (box), make_button (self, file, "document-save-symbolic",
                                              _("Save a copy…"), G_CALLBACK (save_cb)));
  if (is_editable (self))
    {
      gtk_box_append (GTK_BOX (box), make_uses_button (self, file));
      gtk_box_append (GTK_BOX (box), make_button (self, file, "user-trash-symbolic",
                                                  _("No longer evidence for this criterion"),
                                                  G_CALLBACK (remove_cb)));
    }
  gtk_box_append (GTK_BOX (self->lines), box);
}

/* --- what is shown --- */

static void
fill (TdEvidenceList *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->lines)) != NULL)
    gtk_box_remove (GTK_BOX (self->lines), child);
  for (guint i = 0; self->files != NULL && i < self->files->len; i++)
    add_line (self, self->files->pdata[i]);
}

static void
show_heading (TdEvidenceList *self)
{
  guint n = self->files != NULL ? self->files->len : 0;
  gboolean lacks = td_score_book_lacks_evidence (self->cell.book, self->cell.sheet,
                                                 self->cell.criterion);
  g_autofree char *title = n > 0 ? g_strdup_printf (_("Evidence (%u)"), n)
                                 : g_strdup (_("Evidence"));
  GtkWidget *label = gtk_widget_get_first_child (self->heading);

  gtk_label_set_text (GTK_LABEL (label), title);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), n == 0);
  gtk_label_set_text (self->nothing, lacks ? _("Points need a file here: add one, or drop it here.")
                                           : _("No file yet. Files can be dropped here."));
  td_widget_set_css_class (GTK_WIDGET (self->nothing), "td-warn", lacks);
  td_widget_set_css_class (GTK_WIDGET (self->nothing), "td-muted", !lacks);
  gtk_widget_set_visible (self->add_button, is_editable (self));
}

/* Which files, and for which criterion: lines stay, and their popovers, while it is the
 * same. */
static char *
dup_key (TdEvidenceList *self)
{
  GString *key = g_string_new (NULL);

  g_string_append_printf (key, "%" G_GINT64_FORMAT " %u %d", get_sheet_id (self),
                          self->cell.criterion, is_editable (self));
  for (guint i = 0; self->files != NULL && i < self->files->len; i++)
    g_string_append_printf (key, " %" G_GINT64_FORMAT, td_record_get_id (self->files->pdata[i]));
  return g_string_free (key, FALSE);
}

void
td_evidence_list_show (TdEvidenceList *self, const TdSheetCell *cell)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->files);
  g_autofree char *key = NULL;

  g_set_object (&self->cell.book, cell->book);
  g_set_object (&self->cell.store, cell->store);
  self->cell.sheet = cell->sheet;
  self->cell.criterion = cell->criterion;
  self->cell.layer = cell->layer;
  self->files = td_evidence_list (td_store_get_reader (cell->store), get_sheet_id (self),
                                  get_criterion_id (self, cell->criterion), NULL);
  key = dup_key (self);
  if (g_strcmp0 (key, self->key) != 0)
    {
      g_free (self->key);
      self->key = g_steal_pointer (&key);
      fill (self);
    }
  else
    {
      /* The lines borrow the records that they were made of. */
      g_clear_pointer (&self->files, g_ptr_array_unref);
      self->files = g_steal_pointer (&old);
    }
  show_heading (self);
}

GPtrArray *
td_evidence_list_get_files (TdEvidenceList *self)
{
  return self->files;
}

/* --- class --- */

static void
td_evidence_list_dispose (GObject *object)
{
  TdEvidenceList *self = TD_EVIDENCE_LIST (object);

  g_clear_object (&self->cell.book);
  g_clear_object (&self->cell.store);
  td_widget_dispose_children (GTK_WIDGET (object));
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->key, g_free);
  G_OBJECT_CLASS (td_evidence_list_parent_class)->dispose (object);
}

static void
td_evidence_list_class_init (TdEvidenceListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_evidence_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "evidencelist");
}

static void
td_evidence_list_init (TdEvidenceList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->add_button = gtk_button_new_with_label (_("Add…"));
  gtk_widget_set_tooltip_text (self->add_button, _("Attach a file as evidence"));
  gtk_widget_set_focus_on_click (self->add_button, FALSE);
  gtk_widget_add_css_class (self->add_button, "td-link");
  g_signal_connect_object (self->add_button, "clicked", G_CALLBACK (add_cb), self,
                           G_CONNECT_SWAPPED);
  self->heading = td_section_new (_("Evidence"), self->add_button);
  self->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->nothing = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->nothing, 0);
  gtk_label_set_wrap (self->nothing, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->nothing), "td-small");
  gtk_widget_set_margin_start (self->heading, 0);
  gtk_widget_set_parent (self->heading, GTK_WIDGET (self));
  gtk_widget_set_parent (self->lines, GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->nothing), GTK_WIDGET (self));
  g_signal_connect_object (drop, "drop", G_CALLBACK (dropped_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}
