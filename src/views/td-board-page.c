/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-page-private.h"

#include "td-views.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Everything of the year in one workbook: what Ctrl+E exports. */
#define WHOLE_EXPORT "xep-loai-nam"

G_DEFINE_FINAL_TYPE (TdBoardPage, td_board_page, TD_TYPE_PAGE)

gboolean
td_board_page_is_editable (TdBoardPage *self)
{
  return self->board != NULL && !td_board_is_frozen (self->board) &&
         !td_store_is_read_only (td_page_get_store (TD_PAGE (self)));
}

/* --- what is seen --- */

/* "2026 · NĐ 335/2025, NĐ 233/2026": the numbers without the issuer's letters. */
static void
update_subtitle (TdBoardPage *self)
{
  GPtrArray *packs = td_board_get_packs (self->board);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%u", td_board_get_year (self->board));
  for (guint i = 0; i < packs->len; i++)
    {
      const char *name = td_pack_get_name (packs->pdata[i]);
      const char *issuer = strstr (name, "/NĐ-CP");

      g_string_append (text, i == 0 ? " · " : ", ");
      g_string_append_len (text, name, issuer != NULL ? issuer - name : (gssize) strlen (name));
    }
  td_page_set_subtitle (TD_PAGE (self), text->str);
  g_string_free (text, TRUE);
}

static gboolean
has_facts (TdBoard *board)
{
  for (guint i = 0; i < td_board_get_n_people (board); i++)
    if (td_board_get_person (board, i)->person->year_fact != 0)
      return TRUE;
  return td_board_is_frozen (board);
}

static const char *
choose_page (TdBoardPage *self)
{
  TdBoardList *list = td_board_view_get_list (self->view);

  if (self->board == NULL || self->load.is_slow)
    return "loading";
  if (td_board_get_n_people (self->board) == 0)
    return "nobody";
  if (!self->by_hand && !has_facts (self->board))
    return "empty";
  if (self->compares)
    return "compare";
  return td_board_list_is_searching (list) && td_board_list_get_n (list) == 0 ? "nothing" : "board";
}

void
td_board_page_update_stack (TdBoardPage *self)
{
  const char *name = choose_page (self);
  gboolean shows_board = g_str_equal (name, "board") || g_str_equal (name, "nothing");
  g_autofree char *title = NULL;

  if (g_str_equal (name, "empty"))
    {
      title = g_strdup_printf (_("No Facts for %u Yet"), td_board_get_year (self->board));
      adw_status_page_set_title (self->empty_page, title);
    }
  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_spinner_set_spinning (self->spinner, g_str_equal (name, "loading"));
  if (!shows_board)
    td_split_view_set_reveal (self->split, FALSE);
  else if (!td_page_is_narrow (TD_PAGE (self)))
    td_split_view_set_reveal (self->split, TRUE);
}

void
td_board_page_update (TdBoardPage *self)
{
  if (self->board == NULL)
    return;
  td_board_view_set_editable (self->view, td_board_page_is_editable (self));
  td_board_titles_set_layers (self->titles,
                              td_board_list_get_layers (td_board_view_get_list (self->view)));
  update_subtitle (self);
  td_board_page_update_bar (self);
  td_board_page_update_banners (self);
  td_board_page_update_stack (self);
  td_board_page_update_pane (self);
  td_board_page_update_actions (self);
}

/* --- page --- */

static void
store_changed_cb (TdBoardPage *self, TdChanges *changes)
{
  if (td_changes_touch (changes, &td_entity_year_fact) ||
      td_changes_touch (changes, &td_entity_year_seal) ||
      td_changes_touch (changes, &td_entity_year_variant))
    td_board_page_update_years (self);
  /* What could not be shown can be, perhaps. */
  if (self->board == NULL && self->load.cancellable == NULL)
    td_board_page_show_board (self, self->year, self->variant);
}

static void
td_board_page_load (TdPage *page)
{
  TdBoardPage *self = TD_BOARD_PAGE (page);

  g_signal_connect_object (td_page_get_store (page), "changed", G_CALLBACK (store_changed_cb),
                           self, G_CONNECT_SWAPPED);
  td_board_page_update_years (self);
  td_board_page_show_board (self, self->year, self->variant);
}

static void
td_board_page_search (TdPage *page, const char *text)
{
  TdBoardPage *self = TD_BOARD_PAGE (page);

  td_board_view_forget_place (self->view);
  td_board_list_set_search (td_board_view_get_list (self->view), text);
  td_board_page_update_stack (self);
}

static void
td_board_page_focus_main (TdPage *page)
{
  TdBoardPage *self = TD_BOARD_PAGE (page);

  self->wants_focus = self->board == NULL;
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "board") == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

/* The facts or the result of one person in one year. */
static gboolean
td_board_page_show_record (TdPage *page, const TdEntity *entity, gint64 id)
{
  TdBoardPage *self = TD_BOARD_PAGE (page);
  g_autoptr (TdRecord) record = NULL;
  gint64 staff;
  gint64 year;

  if (entity != &td_entity_year_fact)
    return FALSE;
  record = td_reader_get (td_store_get_reader (td_page_get_store (page)), entity, id, NULL);
  if (record == NULL || !td_record_get_int (record, "staff", &staff) ||
      !td_record_get_int (record, "year", &year))
    return FALSE;
  if (self->board != NULL && td_board_get_year (self->board) == (guint) year)
    return td_board_page_show_person (self, staff);
  self->wanted = staff;
  td_board_page_show_board (self, (guint) year, NULL);
  return TRUE;
}

static void
td_board_page_export_view (TdPage *page)
{
  if (TD_BOARD_PAGE (page)->board != NULL)
    td_board_page_export (TD_BOARD_PAGE (page), WHOLE_EXPORT);
}

static void
narrow_cb (TdBoardPage *self)
{
  if (self->board != NULL)
    td_split_view_set_reveal (self->split, !td_page_is_narrow (TD_PAGE (self)));
}

/* What nobody waits for any more is not read to its end; coming back asks again. */
static void
td_board_page_unmap (GtkWidget *widget)
{
  td_view_load_stop (&TD_BOARD_PAGE (widget)->load);
  GTK_WIDGET_CLASS (td_board_page_parent_class)->unmap (widget);
}

static void
td_board_page_map (GtkWidget *widget)
{
  TdBoardPage *self = TD_BOARD_PAGE (widget);

  GTK_WIDGET_CLASS (td_board_page_parent_class)->map (widget);
  if (self->load.cancellable == NULL && (self->board == NULL ||
                                    td_board_get_year (self->board) != self->year ||
                                    g_strcmp0 (td_board_get_variant_name (self->board),
                                               self->variant) != 0))
    td_board_page_show_board (self, self->year, self->variant);
  else
    td_board_page_update_stack (self);
}

static void
td_board_page_dispose (GObject *object)
{
  TdBoardPage *self = TD_BOARD_PAGE (object);

  td_view_load_stop (&self->load);
  td_board_page_drop_board (self);
  g_clear_object (&self->why);
  g_clear_object (&self->counter);
  g_clear_object (&self->actions);
  gtk_widget_dispose_template (GTK_WIDGET (object), TD_TYPE_BOARD_PAGE);
  G_OBJECT_CLASS (td_board_page_parent_class)->dispose (object);
}

static void
td_board_page_finalize (GObject *object)
{
  TdBoardPage *self = TD_BOARD_PAGE (object);

  g_free (self->variant);
  g_free (self->key);
  g_free (self->created);
  g_strfreev (self->variant_names);
  g_array_unref (self->years);
  G_OBJECT_CLASS (td_board_page_parent_class)->finalize (object);
}

static void
add_shortcuts (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "board.step", "i",
                                       -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "board.step", "i",
                                       1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, 0, "board.toggle-pane", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "board.close-pane", NULL);
}

static void
ensure_types (void)
{
  g_type_ensure (TD_TYPE_BOARD_COMPARE);
  g_type_ensure (TD_TYPE_BOARD_SUMMARY);
  g_type_ensure (TD_TYPE_BOARD_TEXT);
  g_type_ensure (TD_TYPE_BOARD_TITLES);
  g_type_ensure (TD_TYPE_BOARD_VIEW);
  g_type_ensure (TD_TYPE_BUTTON_CONTENT);
  g_type_ensure (TD_TYPE_DETAILS_PANE);
  g_type_ensure (TD_TYPE_SPLIT_VIEW);
  g_type_ensure (TD_TYPE_YEAR_GROUPING);
  g_type_ensure (TD_TYPE_YEAR_SETTINGS_VIEW);
}

static void
td_board_page_class_init (TdBoardPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TdPageClass *page_class = TD_PAGE_CLASS (klass);

  object_class->dispose = td_board_page_dispose;
  object_class->finalize = td_board_page_finalize;
  widget_class->map = td_board_page_map;
  widget_class->unmap = td_board_page_unmap;
  page_class->load = td_board_page_load;
  page_class->search = td_board_page_search;
  page_class->focus_main = td_board_page_focus_main;
  page_class->show_record = td_board_page_show_record;
  page_class->export_view = td_board_page_export_view;

  ensure_types ();
  gtk_widget_class_set_template_from_resource (widget_class, TD_RESOURCES "td-board-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TdBoardPage, split);
  gtk_widget_class_bind_template_child (widget_class, TdBoardPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TdBoardPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, TdBoardPage, titles);
  gtk_widget_class_bind_template_child (widget_class, TdBoardPage, view);
  gtk_widget_class_bind_template_child (widget_class, TdBoardPage, compare);
  gtk_widget_class_bind_template_child (widget_class, TdBoardPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, TdBoardPage, failed_page);
  td_board_page_class_bind_bar (widget_class);
  td_board_page_class_bind_banners (widget_class);
  td_board_page_class_bind_pane (widget_class);
  add_shortcuts (widget_class);
}

static void
td_board_page_init (TdBoardPage *self)
{
  self->years = g_array_new (FALSE, FALSE, sizeof (guint));
  self->next_group = TD_BOARD_NO_GROUP;
  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->showing = FALSE;
  td_board_page_init_actions (self);
  td_board_page_make_panes (self);
  g_object_set (self,
                "title", _("Annual Classification"),
                "icon-name", "td-year-symbolic",
                "page-name", "year",
                "search-placeholder", _("Find name, post, unit… (Ctrl+F)"),
                "header-end", td_board_page_make_header (self),
                NULL);
  g_signal_connect (self, "notify::narrow", G_CALLBACK (narrow_cb), NULL);
  td_board_page_update_actions (self);
}
