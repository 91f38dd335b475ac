/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-first-run.h"

#include "td-adaptive-bin.h"
#include "td-file-picker.h"
#include "td-letterhead-preview.h"
#include "td-recent-menu.h"
#include "td-sample.h"
#include "td-views.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define SUFFIX ".thidua"

struct _TdFirstRun
{
  GtkWidget            parent_instance;

  TdPreferences       *preferences;
  GFile               *file;   /* chosen by the person; NULL: from the department's name */

  AdwEntryRow         *governing;
  AdwEntryRow         *department;
  AdwEntryRow         *place;
  AdwEntryRow         *director;
  GtkLabel            *error_label;
  AdwActionRow        *file_row;
  GtkMenuButton       *recent_button;
  GtkWidget           *create_button;
  GtkWidget           *sample_button;
  TdAdaptiveBin       *frame;
  TdLetterheadPreview *preview;
};

G_DEFINE_FINAL_TYPE (TdFirstRun, td_first_run, GTK_TYPE_WIDGET)

enum
{
  CREATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

char *
td_first_run_file_name (const char *department)
{
  g_autoptr (GString) text = g_string_new (department);
  g_autoptr (GString) name = g_string_new (NULL);
  g_autofree char *ascii = NULL;

  /* GLib takes the marks off, but does not know these two. */
  g_string_replace (text, "Đ", "D", 0);
  g_string_replace (text, "đ", "d", 0);
  ascii = g_str_to_ascii (text->str, "C");
  for (const char *c = ascii; *c != '\0'; c++)
    {
      if (g_ascii_isalnum (*c))
        g_string_append_c (name, *c);
      else if (name->len > 0 && name->str[name->len - 1] != '-')
        g_string_append_c (name, '-');
    }
  while (name->len > 0 && name->str[name->len - 1] == '-')
    g_string_truncate (name, name->len - 1);
  if (name->len == 0)
    g_string_append (name, "So-thi-dua");
  g_string_append (name, SUFFIX);
  return g_string_free (g_steal_pointer (&name), FALSE);
}

static GFile *
get_documents (void)
{
  const char *path = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  return g_file_new_for_path (path ? path : g_get_home_dir ());
}

/* A register that is there already is never written over: the next number is
 * taken instead. */
static GFile *
find_free (GFile *folder, const char *name)
{
  g_autofree char *stem = g_strndup (name, strlen (name) - strlen (SUFFIX));
  GFile *file = g_file_get_child (folder, name);

  for (guint i = 2; g_file_query_exists (file, NULL); i++)
    {
      g_autofree char *next = g_strdup_printf ("%s-%u%s", stem, i, SUFFIX);

      g_object_unref (file);
      file = g_file_get_child (folder, next);
    }
  return file;
}

static GFile *
get_file (TdFirstRun *self)
{
  g_autofree char *name = NULL;
  g_autoptr (GFile) folder = NULL;

  if (self->file != NULL)
    return g_object_ref (self->file);
  folder = get_documents ();
  name = td_first_run_file_name (gtk_editable_get_text (GTK_EDITABLE (self->department)));
  return find_free (folder, name);
}

static void
show_file (TdFirstRun *self)
{
  g_autoptr (GFile) file = get_file (self);
  g_autofree char *path = g_file_get_parse_name (file);
  g_autofree char *shown = NULL;
  g_autofree char *escaped = NULL;

  shown = g_strdup_printf (_("%s · on this computer, no network needed"), path);
  escaped = g_markup_escape_text (shown, -1);
  adw_action_row_set_subtitle (self->file_row, escaped);
}

static void
show_error (TdFirstRun *self, const char *text)
{
  gtk_label_set_text (self->error_label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), text != NULL);
}

static void
changed_cb (TdFirstRun *self, AdwEntryRow *row)
{
  g_autoptr (TdRecord) draft = td_first_run_dup_draft (self);

  if (row != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  show_error (self, NULL);
  show_file (self);
  td_letterhead_preview_show (self->preview, draft);
}

static gboolean
mark_missing (AdwEntryRow *row, gboolean found_before)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));
  gboolean missing = *g_strstrip (text) == '\0';

  td_widget_set_css_class (GTK_WIDGET (row), "error", missing);
  if (missing && !found_before)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  return missing;
}

static gboolean
check (TdFirstRun *self)
{
  AdwEntryRow *required[] = { self->governing, self->department, self->place };
  gboolean missing = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (required); i++)
    missing |= mark_missing (required[i], missing);
  if (missing)
    show_error (self, _("Fill in the marked lines: they stand at the head of every printed list."));
  return !missing;
}

/* Makes the folder, which need not be there on a new computer. */
static gboolean
make_folder (GFile *file, GError **error)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GError) local = NULL;

  if (folder == NULL || g_file_make_directory_with_parents (folder, NULL, &local) ||
      g_error_matches (local, G_IO_ERROR, G_IO_ERROR_EXISTS))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
td_first_run_create (TdFirstRun *self)
{
  g_autoptr (TdRecord) organisation = td_first_run_dup_draft (self);
  g_autoptr (GFile) file = get_file (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdStore) store = NULL;

  if (!check (self))
    return FALSE;
  if (make_folder (file, &error))
    store = td_store_create (file, organisation, &error);
  if (store == NULL)
    {
      show_error (self, error->message);
      return FALSE;
    }
  g_signal_emit (self, signals[CREATED], 0, store);
  return TRUE;
}

static void
create_cb (TdFirstRun *self)
{
  td_first_run_create (self);
}

/* Enter goes to the next line, and from the last makes the register. */
static void
activated_cb (TdFirstRun *self, AdwEntryRow *row)
{
  if (row == self->director)
    td_first_run_create (self);
  else
    gtk_widget_child_focus (gtk_widget_get_parent (GTK_WIDGET (row)), GTK_DIR_TAB_FORWARD);
}

static void
sample_cb (TdFirstRun *self)
{
  g_autoptr (GFile) folder = get_documents ();
  g_autoptr (GFile) file = find_free (folder, "So-mau-hu-cau" SUFFIX);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdStore) store = NULL;

  if (make_folder (file, &error))
    store = td_sample_create (file, &error);
  if (store != NULL)
    g_signal_emit (self, signals[CREATED], 0, store);
  else
    show_error (self, error->message);
}

static void
picked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TdFirstRun *self = TD_FIRST_RUN (source);
  g_autoptr (GFile) file = td_file_picker_finish (GTK_WIDGET (self), result);
  g_autoptr (GFile) named = file ? td_file_picker_with_suffix (file, SUFFIX) : NULL;

  if (named != NULL)
    td_first_run_set_file (self, named);
}

static void
change_file_cb (TdFirstRun *self)
{
  g_autoptr (GFile) file = get_file (self);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *name = g_file_get_basename (file);

  td_file_picker_save_async (GTK_WIDGET (self), _("Where to Keep the Register"), TD_FILE_REGISTER,
                             folder, name, picked_cb, NULL);
}

static void
td_first_run_dispose (GObject *object)
{
  TdFirstRun *self = TD_FIRST_RUN (object);

  g_clear_object (&self->preferences);
  g_clear_object (&self->file);
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_FIRST_RUN);
  td_widget_dispose_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (td_first_run_parent_class)->dispose (object);
}

static void
td_first_run_class_init (TdFirstRunClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_first_run_dispose;
  signals[CREATED] = g_signal_new ("created", TD_TYPE_FIRST_RUN, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, TD_TYPE_STORE);

  g_type_ensure (TD_TYPE_ADAPTIVE_BIN);
  g_type_ensure (TD_TYPE_LETTERHEAD_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class, TD_RESOURCES "td-first-run.ui");
  gtk_widget_class_bind_template_child (widget_class, TdFirstRun, governing);
  gtk_widget_class_bind_template_child (widget_class, TdFirstRun, department);
  gtk_widget_class_bind_template_child (widget_class, TdFirstRun, place);
  gtk_widget_class_bind_template_child (widget_class, TdFirstRun, director);
  gtk_widget_class_bind_template_child (widget_class, TdFirstRun, error_label);
  gtk_widget_class_bind_template_child (widget_class, TdFirstRun, file_row);
  gtk_widget_class_bind_template_child (widget_class, TdFirstRun, recent_button);
  gtk_widget_class_bind_template_child (widget_class, TdFirstRun, create_button);
  gtk_widget_class_bind_template_child (widget_class, TdFirstRun, sample_button);
  gtk_widget_class_bind_template_child (widget_class, TdFirstRun, frame);
  gtk_widget_class_bind_template_child (widget_class, TdFirstRun, preview);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
  gtk_widget_class_bind_template_callback (widget_class, sample_cb);
  gtk_widget_class_bind_template_callback (widget_class, change_file_cb);
}

static void
td_first_run_init (TdFirstRun *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_draft (AdwEntryRow *row, TdRecord *draft, const char *key)
{
  const char *text = td_record_get_text (draft, key);

  if (text != NULL)
    gtk_editable_set_text (GTK_EDITABLE (row), text);
}

GtkWidget *
td_first_run_new (TdPreferences *preferences, TdRecord *draft)
{
  TdFirstRun *self = g_object_new (TD_TYPE_FIRST_RUN, NULL);
  g_autoptr (GMenu) recent = td_recent_menu_new (preferences);

  self->preferences = g_object_ref (preferences);
  gtk_menu_button_set_menu_model (self->recent_button, G_MENU_MODEL (recent));
  gtk_widget_set_visible (GTK_WIDGET (self->recent_button),
                          g_menu_model_get_n_items (G_MENU_MODEL (recent)) > 0);
  if (draft != NULL)
    {
      show_draft (self->governing, draft, "governing");
      show_draft (self->department, draft, "department");
      show_draft (self->place, draft, "place");
      show_draft (self->director, draft, "director");
    }
  changed_cb (self, NULL);
  return GTK_WIDGET (self);
}

TdRecord *
td_first_run_dup_draft (TdFirstRun *self)
{
  TdRecord *draft = td_record_new (&td_entity_organisation);

  td_record_set_text (draft, "governing", gtk_editable_get_text (GTK_EDITABLE (self->governing)));
  td_record_set_text (draft, "department", gtk_editable_get_text (GTK_EDITABLE (self->department)));
  td_record_set_text (draft, "place", gtk_editable_get_text (GTK_EDITABLE (self->place)));
  td_record_set_text (draft, "director", gtk_editable_get_text (GTK_EDITABLE (self->director)));
  return draft;
}

void
td_first_run_set_file (TdFirstRun *self, GFile *file)
{
  g_set_object (&self->file, file);
  show_file (self);
}
