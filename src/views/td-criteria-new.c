/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-new.h"

#include "td-criteria-sets.h"
#include "td-shell.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

#define CHECK_KEY "td-check"
#define SHIPPED_KEY "td-shipped"

struct _TdCriteriaNew
{
  AdwWindow    parent_instance;

  TdStore     *store;
  gint64       id; /* of the set, once it is there */
  gboolean     is_busy;
  GtkWidget   *empty_check;
  GtkWidget   *workbook_check;

  GtkWidget   *create_button;
  GtkListBox  *own_list;
  GtkWidget   *name_list;
  GtkEditable *name_row;
  AdwComboRow *subject_row;
  GtkListBox  *shipped_list;
};

G_DEFINE_FINAL_TYPE (TdCriteriaNew, td_criteria_new, ADW_TYPE_WINDOW)

enum
{
  CREATED,
  WORKBOOK_WANTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_on (GtkWidget *check)
{
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (check));
}

/* A button that cannot be used says why. */
static void
update_button (TdCriteriaNew *self)
{
  gboolean lacks_name = is_on (self->empty_check) &&
                        !td_has_text (gtk_editable_get_text (self->name_row));

  gtk_widget_set_visible (self->name_list, is_on (self->empty_check));
  gtk_widget_set_sensitive (self->create_button, !self->is_busy && !lacks_name);
  gtk_widget_set_tooltip_text (self->create_button, lacks_name ? _("Give the set a name first")
                                                               : NULL);
  gtk_button_set_label (GTK_BUTTON (self->create_button),
                        is_on (self->workbook_check) ? _("C_hoose a File…") : _("C_reate"));
}

/* --- rows --- */

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *css)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 20);
  gtk_widget_set_hexpand (label, TRUE);
  if (css != NULL)
    gtk_widget_add_css_class (label, css);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
add_row (TdCriteriaNew *self, GtkListBox *list, const char *title, const char *details,
         GtkWidget **texts)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *check = gtk_check_button_new ();

  *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_set_valign (check, GTK_ALIGN_START);
  td_widget_set_label (check, title);
  if (self->empty_check != NULL)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), GTK_CHECK_BUTTON (self->empty_check));
  g_signal_connect_object (check, "toggled", G_CALLBACK (update_button), self, G_CONNECT_SWAPPED);
  add_label (*texts, title, "td-strong");
  gtk_widget_add_css_class (add_label (*texts, details, "td-small"), "td-muted");
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), *texts);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), CHECK_KEY, check);
  gtk_list_box_append (list, row);
  return check;
}

/* "Cá nhân · 18 tiêu chí · 100 điểm · 4 mức xếp loại". */
static char *
dup_size (const TdCriteriaSet *set)
{
  guint n = 0;
  g_autofree char *criteria = NULL;
  g_autofree char *max = td_decimal_to_text (td_criteria_set_get_max (set));
  g_autofree char *points = NULL;
  g_autofree char *bands = NULL;

  for (guint i = 0; i < set->criteria->len; i++)
    n += td_criteria_set_get (set, i)->rule != TD_RULE_GROUP;
  criteria = g_strdup_printf (ngettext ("%u criterion", "%u criteria", n), n);
  /* Translators: the maximum of a criteria set. */
  points = g_strdup_printf (_("%s points"), max);
  bands = g_strdup_printf (ngettext ("%u class", "%u classes", set->bands->len), set->bands->len);
  return g_strjoin (" · ", set->for_people ? _("People") : _("Units"), criteria, points,
                    set->bands->len > 0 ? bands : NULL, NULL);
}

static void
add_source (GtkWidget *texts, const TdCriteriaSet *set)
{
  g_autofree char *source = NULL;

  if (set->source == NULL)
    return;
  /* Translators: where a criteria set is from. */
  source = g_strdup_printf (_("Source: %s"), set->source);
  add_label (texts, source, "td-small");
}

static void
add_unverified (GtkWidget *texts, const TdCriteriaSet *set)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  g_autofree char *text = NULL;

  if (set->unverified == NULL)
    return;
  text = g_strdup_printf (_("Not verified: %s"), set->unverified);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, "td-warn");
  gtk_widget_set_margin_top (box, 3);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_widget_add_css_class (add_label (box, text, "td-small"), "td-warn");
  gtk_box_append (GTK_BOX (texts), box);
}

static void
add_shipped (TdCriteriaNew *self, const TdCriteriaSet *set)
{
  GtkWidget *texts;
  g_autofree char *size = dup_size (set);
  GtkWidget *check = add_row (self, self->shipped_list, set->name, size, &texts);

  g_object_set_data_full (G_OBJECT (check), SHIPPED_KEY, g_strdup (set->shipped), g_free);
  add_source (texts, set);
  add_unverified (texts, set);
  if (td_criteria_set_lookup (td_store_get_reader (self->store), set->name, NULL) == 0)
    return;
  gtk_widget_set_sensitive (gtk_widget_get_ancestor (check, GTK_TYPE_LIST_BOX_ROW), FALSE);
  add_label (texts, _("A set of this name is in the register already."), "td-small");
}

static void
fill (TdCriteriaNew *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *sets = td_criteria_shipped (&error);
  GtkWidget *texts;

  self->empty_check = add_row (self, self->own_list, _("An Empty Set"),
                               _("Groups, criteria and classes are added one by one."), &texts);
  self->workbook_check = add_row (self, self->own_list, _("From an Excel Workbook…"),
                                  _("A table of criteria as the office has it: code, text, "
                                    "maximum. What was understood is shown before anything is "
                                    "written."), &texts);
  if (sets == NULL)
    add_label (gtk_widget_get_parent (GTK_WIDGET (self->shipped_list)), error->message, "td-err");
  for (guint i = 0; sets != NULL && i < sets->len; i++)
    add_shipped (self, sets->pdata[i]);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->empty_check), TRUE);
}

/* --- doing it --- */

static void
row_activated_cb (TdCriteriaNew *self, GtkListBoxRow *row)
{
  gtk_check_button_set_active (g_object_get_data (G_OBJECT (row), CHECK_KEY), TRUE);
}

static const char *
find_shipped (TdCriteriaNew *self)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->shipped_list));

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *check = g_object_get_data (G_OBJECT (row), CHECK_KEY);

      if (is_on (check))
        return g_object_get_data (G_OBJECT (check), SHIPPED_KEY);
    }
  return NULL;
}

/* An added record has no id before the change is made: it is found by its name. */
static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdCriteriaNew) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 change = td_store_write_finish (TD_STORE (source), result, &error);

  self->is_busy = FALSE;
  if (self->store == NULL)
    return;
  if (change < 0)
    {
      update_button (self);
      td_shell_report_error (GTK_WIDGET (self), error);
      return;
    }
  if (self->id == 0)
    self->id = td_criteria_set_lookup (td_store_get_reader (self->store),
                                       gtk_editable_get_text (self->name_row), NULL);
  g_signal_emit (self, signals[CREATED], 0, self->id);
  gtk_window_close (GTK_WINDOW (self));
}

static TdAction *
make_empty (TdCriteriaNew *self)
{
  g_autoptr (TdRecord) set = td_record_new (&td_entity_criteria_set);

  td_record_set_text (set, "name", gtk_editable_get_text (self->name_row));
  td_record_set_text (set, "subject",
                      adw_combo_row_get_selected (self->subject_row) == 1 ? "person" : "unit");
  td_record_set_text (set, "polarity", "higher");
  td_record_set_text (set, "edges", "percent");
  return td_criteria_save_set (NULL, set);
}

void
td_criteria_new_create (TdCriteriaNew *self)
{
  const char *shipped = find_shipped (self);
  g_autoptr (GError) error = NULL;
  TdAction *action;

  if (self->is_busy || !gtk_widget_get_sensitive (self->create_button))
    return;
  if (is_on (self->workbook_check))
    {
      g_signal_emit (self, signals[WORKBOOK_WANTED], 0);
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  self->id = 0;
  if (shipped != NULL)
    action = td_criteria_set_adopt (td_store_get_reader (self->store), shipped, &self->id, &error);
  else
    action = make_empty (self);
  if (action == NULL)
    {
      td_shell_report_error (GTK_WIDGET (self), error);
      return;
    }
  self->is_busy = TRUE;
  update_button (self);
  td_action_run_async (action, self->store, NULL, created_cb, g_object_ref (self));
}

static void
create_cb (TdCriteriaNew *self)
{
  td_criteria_new_create (self);
}

/* --- class --- */

static void
td_criteria_new_dispose (GObject *object)
{
  TdCriteriaNew *self = TD_CRITERIA_NEW (object);

  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_CRITERIA_NEW);
  G_OBJECT_CLASS (td_criteria_new_parent_class)->dispose (object);
}

static void
td_criteria_new_class_init (TdCriteriaNewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_criteria_new_dispose;
  signals[CREATED] = g_signal_new ("created", TD_TYPE_CRITERIA_NEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[WORKBOOK_WANTED] = g_signal_new ("workbook-wanted", TD_TYPE_CRITERIA_NEW,
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, TD_RESOURCES "td-criteria-new.ui");
  gtk_widget_class_bind_template_child (widget_class, TdCriteriaNew, create_button);
  gtk_widget_class_bind_template_child (widget_class, TdCriteriaNew, own_list);
  gtk_widget_class_bind_template_child (widget_class, TdCriteriaNew, name_list);
  gtk_widget_class_bind_template_child (widget_class, TdCriteriaNew, name_row);
  gtk_widget_class_bind_template_child (widget_class, TdCriteriaNew, subject_row);
  gtk_widget_class_bind_template_child (widget_class, TdCriteriaNew, shipped_list);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_button);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
td_criteria_new_init (TdCriteriaNew *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
td_criteria_new_new (GtkWidget *parent, TdStore *store)
{
  TdCriteriaNew *self = g_object_new (TD_TYPE_CRITERIA_NEW, "transient-for",
                                      GTK_WINDOW (gtk_widget_get_root (parent)), NULL);

  self->store = g_object_ref (store);
  fill (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
  return GTK_WIDGET (self);
}

void
td_criteria_new_choose (TdCriteriaNew *self, const char *shipped, const char *name)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->shipped_list));

  if (shipped == NULL)
    {
      gtk_check_button_set_active (GTK_CHECK_BUTTON (self->empty_check), TRUE);
      gtk_editable_set_text (self->name_row, name);
      return;
    }
  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *check = g_object_get_data (G_OBJECT (row), CHECK_KEY);

      if (g_strcmp0 (g_object_get_data (G_OBJECT (check), SHIPPED_KEY), shipped) == 0)
        gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
    }
}
