/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-entity.h"

#include "td-date.h"

G_BEGIN_DECLS

/**
 * TdRecord:
 *
 * One record of an entity: an id and a value for every field, each of which may
 * be missing.  A plain GObject with one property a field and notify; it knows no
 * store.  Not thread safe: a record is used by one thread at a time.
 * Field keys that do not exist are programming errors.
 */
#define TD_TYPE_RECORD (td_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (TdRecord, td_record, TD, RECORD, GObject)

/**
 * TdRecordClass:
 * @entity: what its records are
 * @properties: (private): one a field, by index
 * @title_slots: (private): by field index, which of a record's titles is that
 *   of a reference field
 * @n_titles: (private): how many reference fields there are
 *
 * A property is named like its field, in GObject's spelling: a handler for
 * "self_total" connects to "notify::self-total".  Text-like properties are
 * strings, the others int64 with %G_MININT64 for missing.
 */
struct _TdRecordClass
{
  GObjectClass    parent_class;
  const TdEntity *entity;
  GParamSpec    **properties;
  guint8         *title_slots;
  guint           n_titles;
};

TdRecord       *td_record_new        (const TdEntity *entity);
TdRecord       *td_record_copy       (TdRecord *self); /* with the id */
const TdEntity *td_record_get_entity (TdRecord *self);
gint64          td_record_get_id     (TdRecord *self); /* 0 until saved */
void            td_record_set_id     (TdRecord *self, gint64 id);

gboolean        td_record_has        (TdRecord *self, const char *key);
/* Text-like fields; %NULL when missing. */
const char     *td_record_get_text   (TdRecord *self, const char *key);
/* The other types; %FALSE when missing. */
gboolean        td_record_get_int    (TdRecord *self, const char *key, gint64 *value);
gint64          td_record_get_int_or (TdRecord *self, const char *key, gint64 missing);
TdDate          td_record_get_date   (TdRecord *self, const char *key);
/* Text is cleaned by td_text_clean(); "" is missing. */
void            td_record_set_text   (TdRecord *self, const char *key, const char *value);
/* Text of the program's own making (explanations, settings) as it is, lines and all. */
void            td_record_set_exact_text (TdRecord *self, const char *key, const char *value);
void            td_record_set_int    (TdRecord *self, const char *key, gint64 value);
void            td_record_set_date   (TdRecord *self, const char *key, TdDate value);
void            td_record_clear      (TdRecord *self, const char *key);

/**
 * td_record_set_from_text:
 * @text: (nullable): as a person types it or a list has it
 *
 * Reads @text by the field's type: a date day-first, a decimal with its comma, a
 * choice by code, term or label, a flag from "x", "có", "1", "không".  A
 * reference cannot be read here.
 *
 * Returns: %FALSE with %TD_ERROR_INVALID naming the field; nothing is changed
 */
gboolean        td_record_set_from_text (TdRecord *self, const char *key, const char *text,
                                         GError **error);

/**
 * td_record_dup_display:
 *
 * The value as a person reads it: dates dd/mm/yyyy, decimals with a comma, the
 * choice's translated label, a reference's title as it was loaded, "" when
 * missing.  td_record_dup_document() is the same with Vietnamese terms, for
 * workbooks.
 */
char           *td_record_dup_display  (TdRecord *self, const char *key);
char           *td_record_dup_document (TdRecord *self, const char *key);
/* The title of the referenced record, as loaded together with this one. */
const char     *td_record_get_reference_title (TdRecord *self, const char *key);
void            td_record_set_reference_title (TdRecord *self, const char *key, const char *title);
/* What names it, never %NULL. */
const char     *td_record_get_title  (TdRecord *self);

/* Keys of the fields that differ, derived ones left out.  (transfer container) */
GPtrArray      *td_record_diff       (TdRecord *a, TdRecord *b);
/* Derives, checks required fields and the entity's own rules. */
gboolean        td_record_prepare    (TdRecord *self, GError **error);

G_END_DECLS
