/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-year-settings-view.h"

#include "td-board-run.h"
#include "td-board-words.h"
#include "td-shell.h"
#include "td-views.h"
#include "td-year-grouping.h"
#include "td-year-settings.h"

#include <glib/gi18n-lib.h>

struct _TdYearSettingsView
{
  GtkWidget           parent_instance;

  TdStore            *store;
  TdClassifySettings  saved;
  TdClassifySettings  chosen;
  gboolean            showing;

  GtkBox             *packs;
  GtkLabel           *settings_label;
  GtkWidget          *grid;
  TdYearGrouping     *grouping;
  GtkDropDown        *workers;
  GtkSpinButton      *percent;
  GtkDropDown        *base;
  GtkDropDown        *rounding;
  GtkCheckButton     *exception;
  GtkLabel           *summary_label;
  GtkWidget          *buttons;
  GtkWidget          *decree_button;
  GtkWidget          *apply_button;
};

enum
{
  APPLIED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdYearSettingsView, td_year_settings_view, GTK_TYPE_WIDGET)

/* --- packs --- */

static GtkWidget *
make_text (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
add_pack (TdYearSettingsView *self, const TdPack *pack)
{
  gboolean verified = td_pack_get_verification (pack) == TD_VERIFIED;
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *icon = gtk_image_new_from_icon_name (verified ? "emblem-ok-symbolic"
                                                           : "dialog-warning-symbolic");
  /* Translators: %s is a decree, of which the text itself has or has not been seen. */
  g_autofree char *title = g_strdup_printf (verified ? _("%s, verified") : _("%s, not verified"),
                                            td_pack_get_name (pack));
  GtkWidget *note = make_text (verified ? td_pack_get_title (pack) : td_pack_get_caveat (pack),
                               "td-small");

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, verified ? "td-ok" : "td-warn");
  gtk_widget_add_css_class (note, "td-muted");
  gtk_box_append (GTK_BOX (column), make_text (title, "td-strong"));
  gtk_box_append (GTK_BOX (column), note);
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), column);
  gtk_box_append (self->packs, row);
}

static void
show_packs (TdYearSettingsView *self, TdBoard *board)
{
  GPtrArray *packs = board != NULL ? td_board_get_packs (board) : NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->packs))) != NULL)
    gtk_box_remove (self->packs, child);
  for (guint i = 0; packs != NULL && i < packs->len; i++)
    add_pack (self, packs->pdata[i]);
  if (packs == NULL || packs->len == 0)
    gtk_box_append (self->packs, make_text (_("No pack is used yet: nobody is classified."),
                                            "td-muted"));
}

/* --- settings --- */

/* The exception of the pack that the quota is from; 0: it knows none. */
static guint
get_exception_percent (TdYearSettingsView *self)
{
  TdPack *pack = td_packs_for (TD_KIND_CIVIL_SERVANT, self->saved.year, NULL);

  return pack != NULL ? td_pack_get_exception_percent (pack) : 0;
}

static void
update (TdYearSettingsView *self)
{
  TdQuotaRule rule = td_year_settings_get_quota (&self->chosen);
  TdClassifySettings decree;
  gboolean is_decree;
  g_autofree char *words = td_board_quota_words (&rule);
  g_autofree char *summary = g_strdup_printf (_("“Excellent” then: %s."), words);

  is_decree = td_classify_settings_init (&decree, self->saved.year, NULL) &&
              decree.quota.percent == self->chosen.quota.percent &&
              decree.quota.base == self->chosen.quota.base &&
              decree.quota.rounding == self->chosen.quota.rounding && !self->chosen.use_exception;
  gtk_label_set_text (self->summary_label, summary);
  gtk_widget_set_sensitive (GTK_WIDGET (self->percent), !self->chosen.use_exception);
  gtk_widget_set_sensitive (self->decree_button, !is_decree);
  gtk_widget_set_sensitive (self->apply_button,
                            !td_year_settings_equal (&self->saved, &self->chosen));
}

static void
changed_cb (TdYearSettingsView *self)
{
  if (self->showing)
    return;
  self->chosen.grouping = td_year_grouping_get_grouping (self->grouping);
  self->chosen.workers = (TdWorkerRule) gtk_drop_down_get_selected (self->workers);
  self->chosen.quota.percent = (guint) gtk_spin_button_get_value_as_int (self->percent);
  self->chosen.quota.base = (TdQuotaBase) gtk_drop_down_get_selected (self->base);
  self->chosen.quota.rounding = (TdRounding) gtk_drop_down_get_selected (self->rounding);
  self->chosen.use_exception = gtk_check_button_get_active (self->exception);
  update (self);
}

void
td_year_settings_view_set (TdYearSettingsView *self, const TdClassifySettings *settings)
{
  self->showing = TRUE;
  self->chosen = *settings;
  td_year_grouping_set_grouping (self->grouping, settings->grouping);
  gtk_drop_down_set_selected (self->workers, settings->workers);
  gtk_spin_button_set_value (self->percent, settings->quota.percent);
  gtk_drop_down_set_selected (self->base, settings->quota.base);
  gtk_drop_down_set_selected (self->rounding, settings->quota.rounding);
  gtk_check_button_set_active (self->exception, settings->use_exception);
  self->showing = FALSE;
  update (self);
}

static void
decree_cb (TdYearSettingsView *self)
{
  TdClassifySettings settings = self->chosen;
  TdClassifySettings decree;

  if (!td_classify_settings_init (&decree, settings.year, NULL))
    return;
  settings.quota = decree.quota;
  settings.use_exception = FALSE;
  td_year_settings_view_set (self, &settings);
}

void
td_year_settings_view_apply (TdYearSettingsView *self)
{
  g_signal_emit (self, signals[APPLIED], 0);
  td_board_run (GTK_WIDGET (self), self->store, td_year_settings_save (&self->chosen), NULL);
}

static void
apply_cb (TdYearSettingsView *self)
{
  td_year_settings_view_apply (self);
}

static void
td_year_settings_view_dispose (GObject *object)
{
  g_clear_object (&TD_YEAR_SETTINGS_VIEW (object)->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), TD_TYPE_YEAR_SETTINGS_VIEW);
  td_widget_dispose_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (td_year_settings_view_parent_class)->dispose (object);
}

static void
td_year_settings_view_class_init (TdYearSettingsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_year_settings_view_dispose;
  signals[APPLIED] = g_signal_new ("applied", TD_TYPE_YEAR_SETTINGS_VIEW, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (TD_TYPE_YEAR_GROUPING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               TD_RESOURCES "td-year-settings-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TdYearSettingsView, packs);
  gtk_widget_class_bind_template_child (widget_class, TdYearSettingsView, settings_label);
  gtk_widget_class_bind_template_child (widget_class, TdYearSettingsView, grid);
  gtk_widget_class_bind_template_child (widget_class, TdYearSettingsView, grouping);
  gtk_widget_class_bind_template_child (widget_class, TdYearSettingsView, workers);
  gtk_widget_class_bind_template_child (widget_class, TdYearSettingsView, percent);
  gtk_widget_class_bind_template_child (widget_class, TdYearSettingsView, base);
  gtk_widget_class_bind_template_child (widget_class, TdYearSettingsView, rounding);
  gtk_widget_class_bind_template_child (widget_class, TdYearSettingsView, exception);
  gtk_widget_class_bind_template_child (widget_class, TdYearSettingsView, summary_label);
  gtk_widget_class_bind_template_child (widget_class, TdYearSettingsView, buttons);
  gtk_widget_class_bind_template_child (widget_class, TdYearSettingsView, decree_button);
  gtk_widget_class_bind_template_child (widget_class, TdYearSettingsView, apply_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, decree_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
}

static void
td_year_settings_view_init (TdYearSettingsView *self)
{
  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->showing = FALSE;
}

GtkWidget *
td_year_settings_view_new (void)
{
  return g_object_new (TD_TYPE_YEAR_SETTINGS_VIEW, NULL);
}

void
td_year_settings_view_show (TdYearSettingsView *self, TdStore *store, guint year, TdBoard *board,
                            gboolean editable)
{
  gboolean known;
  guint exception;
  g_autofree char *title = g_strdup_printf (_("Choices of the Office for %u"), year);
  g_autofree char *exception_text = NULL;

  g_set_object (&self->store, store);
  show_packs (self, board);
  /* The board's own settings have the grouping of its variant, not that of the year. */
  known = td_year_settings_load (td_store_get_reader (store), year, &self->saved, NULL) ||
          td_classify_settings_init (&self->saved, year, NULL);
  exception = get_exception_percent (self);
  exception_text = g_strdup_printf (_("exception of the decree: %u %%"), exception);
  gtk_check_button_set_label (self->exception, exception_text);
  gtk_widget_set_visible (GTK_WIDGET (self->exception), exception > 0);
  gtk_label_set_text (self->settings_label, title);
  gtk_widget_set_sensitive (self->grid, editable && known);
  gtk_widget_set_visible (self->buttons, editable && known);
  if (known)
    td_year_settings_view_set (self, &self->saved);
  /* What cannot be read has to be written anew, whatever is chosen. */
  if (known && board == NULL)
    gtk_widget_set_sensitive (self->apply_button, TRUE);
}

const TdClassifySettings *
td_year_settings_view_get (TdYearSettingsView *self)
{
  return &self->chosen;
}

void
td_year_settings_view_focus_workers (TdYearSettingsView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->workers));
}
