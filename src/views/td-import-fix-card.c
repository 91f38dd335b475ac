/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-fix-card.h"

#include "td-import-head.h"
#include "td-import-style.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

/**
 * TdImportFixCard:
 * @row: the row that the problem was met in
 * @key, @value, @proposal: (nullable): of the problem
 * @texts: (nullable): what can be chosen, as it is written; %NULL: any text
 * @drop_down: shows @texts, behind "Choose…"
 */
struct _TdImportFixCard
{
  GtkWidget        parent_instance;

  TdImportSession *session;
  TdImportRow     *row;
  char            *key;
  char            *value;
  char            *proposal;
  guint            n_same;
  gboolean         fixes_all;
  GStrv            texts;
  GtkStringList   *labels;
  GtkWidget       *drop_down;

  GtkLabel        *message_label;
  GtkLabel        *found_label;
  GtkBox          *value_box;
  GtkEditable     *entry;
  GtkWidget       *button_box;
  GtkButton       *fix_button;
  GtkWidget       *create_button;
  GtkPopover      *create_popover;
  GtkEditable     *create_entry;
};

enum
{
  FIXED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdImportFixCard, td_import_fix_card, GTK_TYPE_WIDGET)

/* --- what is written instead --- */

static const TdField *
find_field (TdImportFixCard *self, const char *key)
{
  const TdField *field = NULL;

  if (td_import_session_get_profile (self->session) == TD_IMPORT_SELF_ASSESSMENT)
    field = td_entity_field (&td_entity_year_fact, key);
  return field != NULL ? field : td_entity_field (&td_entity_staff, key);
}

static void
add_choice (TdImportFixCard *self, GPtrArray *texts, const char *text, const char *label)
{
  g_ptr_array_add (texts, g_strdup (text));
  gtk_string_list_append (self->labels, label);
}

/* %FALSE for a field that takes any text. */
static gboolean
load_choices (TdImportFixCard *self)
{
  const TdField *field = self->key != NULL ? find_field (self, self->key) : NULL;
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  g_clear_pointer (&self->texts, g_strfreev);
  gtk_string_list_splice (self->labels, 0,
                          g_list_model_get_n_items (G_LIST_MODEL (self->labels)), NULL);
  if (field == NULL || (field->type != TD_TYPE_CHOICE && field->type != TD_TYPE_REFERENCE))
    return FALSE;
  gtk_string_list_append (self->labels, _("Choose…"));
  if (field->type == TD_TYPE_REFERENCE)
    {
      TdImport *import = td_import_session_get_import (self->session);
      g_auto (GStrv) names = td_import_dup_unit_names (import);

      for (guint i = 0; names[i] != NULL; i++)
        add_choice (self, texts, names[i], names[i]);
    }
  else
    {
      for (const TdChoice *choice = field->choices; choice->code != NULL; choice++)
        add_choice (self, texts, choice->term, _(choice->label));
    }
  g_ptr_array_add (texts, NULL);
  self->texts = (GStrv) g_ptr_array_steal (texts, NULL);
  return TRUE;
}

/* %NULL while nothing is chosen. */
static const char *
get_text (TdImportFixCard *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));

  if (self->texts == NULL)
    return gtk_editable_get_text (self->entry);
  return selected > 0 && selected <= g_strv_length (self->texts) ? self->texts[selected - 1]
                                                                 : NULL;
}

static void
value_changed_cb (TdImportFixCard *self)
{
  const char *text = self->key != NULL ? get_text (self) : NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->fix_button),
                            text != NULL && g_strcmp0 (text, self->value ? self->value : "") != 0);
}

void
td_import_fix_card_set_text (TdImportFixCard *self, const char *text)
{
  for (guint i = 0; self->texts != NULL && self->texts[i] != NULL; i++)
    {
      if (g_strcmp0 (self->texts[i], text) == 0)
        {
          gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), i + 1);
          return;
        }
    }
  if (self->texts != NULL)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), 0);
  else
    gtk_editable_set_text (self->entry, text != NULL ? text : "");
}

/* --- doing it --- */

static void
emit_fixed (TdImportFixCard *self)
{
  g_signal_emit (self, signals[FIXED], 0);
}

void
td_import_fix_card_fix (TdImportFixCard *self)
{
  g_autofree char *text = g_strdup (get_text (self));
  g_autofree char *key = g_strdup (self->key);
  g_autofree char *value = g_strdup (self->value ? self->value : "");

  if (key == NULL || text == NULL)
    return;
  if (self->fixes_all ? td_import_session_correct_all (self->session, key, value, text) > 0
                      : td_import_session_correct (self->session, self->row, key, text))
    emit_fixed (self);
}

static void
fix_cb (TdImportFixCard *self)
{
  td_import_fix_card_fix (self);
}

static void
entered_cb (TdImportFixCard *self)
{
  if (gtk_widget_get_sensitive (GTK_WIDGET (self->fix_button)))
    td_import_fix_card_fix (self);
}

static void
create_shown_cb (TdImportFixCard *self)
{
  gtk_editable_set_text (self->create_entry, self->value != NULL ? self->value : "");
  gtk_widget_grab_focus (GTK_WIDGET (self->create_entry));
}

/* The rows name the unit as they do; where the name is mended here, so are they. */
static void
create_cb (TdImportFixCard *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->create_entry)));
  g_autofree char *value = g_strdup (self->value ? self->value : "");

  gtk_popover_popdown (self->create_popover);
  if (!td_import_session_create_unit (self->session, name))
    return;
  if (!g_str_equal (name, value) && *value != '\0')
    td_import_session_correct_all (self->session, "unit", value, name);
  emit_fixed (self);
}

/* --- showing --- */

/* Where every row has a wrong text of its own, or none, one answer does not fit
 * them all, but for the kind and the unit. */
static gboolean
may_fix_all (TdImportFixCard *self)
{
  gboolean is_common = g_strcmp0 (self->key, "kind") == 0 || g_strcmp0 (self->key, "unit") == 0;

  return self->n_same > 1 && (is_common || (self->value != NULL && *self->value != '\0'));
}

/* Nothing that is typed into one cell mends these. */
static gboolean
is_about_rows (const TdImportProblem *problem)
{
  static const char *const codes[] = {
    "duplicate-in-file", "namesake-in-file", "unit-created", "unit-similar", "legacy-font",
    "record-refused", NULL,
  };

  return problem->key == NULL || g_strv_contains (codes, problem->code);
}

static void
show_buttons (TdImportFixCard *self, const TdImportProblem *problem)
{
  g_autofree char *label = NULL;
  gboolean about_rows = is_about_rows (problem);

  self->fixes_all = may_fix_all (self);
  if (self->fixes_all)
    label = g_strdup_printf (ngettext ("Correct %u row", "Correct all %u rows", self->n_same),
                             self->n_same);
  gtk_button_set_label (self->fix_button, label != NULL ? label : _("Correct this row"));
  gtk_widget_set_visible (GTK_WIDGET (self->value_box), !about_rows);
  gtk_widget_set_visible (self->button_box, !about_rows);
  gtk_widget_set_visible (self->create_button, g_str_equal (problem->code, "unit-unknown") &&
                          td_import_session_get_profile (self->session) == TD_IMPORT_STAFF);
}

static void
show_found (TdImportFixCard *self)
{
  g_autofree char *found = NULL;

  found = g_strdup_printf (ngettext ("Found in %u row", "Found in %u rows", self->n_same),
                           self->n_same);
  gtk_label_set_text (self->found_label, found);
  gtk_widget_set_visible (GTK_WIDGET (self->found_label), self->n_same > 1);
}

void
td_import_fix_card_show (TdImportFixCard *self, TdImportRow *row, const TdImportProblem *problem,
                         guint n_same)
{
  g_autofree char *message = NULL;
  gboolean has_choices;

  gtk_widget_set_visible (GTK_WIDGET (self), problem != NULL);
  g_set_object (&self->row, row);
  if (problem == NULL)
    return;
  g_free (self->key);
  g_free (self->value);
  g_free (self->proposal);
  self->key = g_strdup (problem->key);
  self->value = g_strdup (problem->value);
  self->proposal = g_strdup (problem->proposal);
  self->n_same = n_same;
  message = td_import_problem_dup_message (problem);
  gtk_label_set_text (self->message_label, message);
  has_choices = load_choices (self);
  gtk_widget_set_visible (self->drop_down, has_choices);
  gtk_widget_set_visible (GTK_WIDGET (self->entry), !has_choices);
  td_import_fix_card_set_text (self, self->proposal != NULL || has_choices ? self->proposal
                                                                           : self->value);
  show_found (self);
  show_buttons (self, problem);
  value_changed_cb (self);
}

/* --- class --- */

static gboolean
td_import_fix_card_grab_focus (GtkWidget *widget)
{
  TdImportFixCard *self = TD_IMPORT_FIX_CARD (widget);

  return gtk_widget_grab_focus (self->texts != NULL ? self->drop_down
                                                    : GTK_WIDGET (self->entry));
}

static void
td_import_fix_card_dispose (GObject *object)
{
  TdImportFixCard *self = TD_IMPORT_FIX_CARD (object);

  g_clear_object (&self->session);
  g_clear_object (&self->row);
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_IMPORT_FIX_CARD);
  td_widget_dispose_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (td_import_fix_card_parent_class)->dispose (object);
}

static void
td_import_fix_card_finalize (GObject *object)
{
  TdImportFixCard *self = TD_IMPORT_FIX_CARD (object);

  g_clear_object (&self->labels);
  g_strfreev (self->texts);
  g_free (self->key);
  g_free (self->value);
  g_free (self->proposal);
  G_OBJECT_CLASS (td_import_fix_card_parent_class)->finalize (object);
}

static void
td_import_fix_card_class_init (TdImportFixCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_import_fix_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = td_import_fix_card_finalize;
  widget_class->grab_focus = td_import_fix_card_grab_focus;
  signals[FIXED] = g_signal_new ("fixed", TD_TYPE_IMPORT_FIX_CARD, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);

  td_import_style_ensure ();
  gtk_widget_class_set_template_from_resource (widget_class, TD_RESOURCES "td-import-fix-card.ui");
  gtk_widget_class_bind_template_child (widget_class, TdImportFixCard, message_label);
  gtk_widget_class_bind_template_child (widget_class, TdImportFixCard, found_label);
  gtk_widget_class_bind_template_child (widget_class, TdImportFixCard, value_box);
  gtk_widget_class_bind_template_child (widget_class, TdImportFixCard, entry);
  gtk_widget_class_bind_template_child (widget_class, TdImportFixCard, button_box);
  gtk_widget_class_bind_template_child (widget_class, TdImportFixCard, fix_button);
  gtk_widget_class_bind_template_child (widget_class, TdImportFixCard, create_button);
  gtk_widget_class_bind_template_child (widget_class, TdImportFixCard, create_popover);
  gtk_widget_class_bind_template_child (widget_class, TdImportFixCard, create_entry);
  gtk_widget_class_bind_template_callback (widget_class, value_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, fix_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_shown_cb);
}

static void
td_import_fix_card_init (TdImportFixCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->labels = gtk_string_list_new (NULL);
  self->drop_down = td_import_drop_down_new (G_LIST_MODEL (self->labels), _("Write instead"));
  gtk_widget_set_hexpand (self->drop_down, TRUE);
  g_signal_connect_object (self->drop_down, "notify::selected", G_CALLBACK (value_changed_cb),
                           self, G_CONNECT_SWAPPED);
  gtk_box_append (self->value_box, self->drop_down);
  td_widget_set_label (GTK_WIDGET (self->entry), _("Write instead"));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
td_import_fix_card_new (TdImportSession *session)
{
  TdImportFixCard *self = g_object_new (TD_TYPE_IMPORT_FIX_CARD, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

char *
td_import_fix_card_dup_message (TdImportFixCard *self)
{
  return g_strdup (gtk_label_get_text (self->message_label));
}
